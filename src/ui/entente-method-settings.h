/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* How criteria become one score: a row that opens, below the sliders. */

#define ENTENTE_TYPE_METHOD_SETTINGS (entente_method_settings_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMethodSettings, entente_method_settings, ENTENTE, METHOD_SETTINGS, AdwExpanderRow)

void entente_method_settings_set_session (EntenteMethodSettings *self, EntenteSession *session);
