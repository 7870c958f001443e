/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* How far the weights are believed: uncertainty, bounds of shares, order of importance. */

#define ENTENTE_TYPE_CERTAINTY_SETTINGS (entente_certainty_settings_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCertaintySettings, entente_certainty_settings, ENTENTE, CERTAINTY_SETTINGS,
                      AdwExpanderRow)

void entente_certainty_settings_set_session (EntenteCertaintySettings *self, EntenteSession *session);
