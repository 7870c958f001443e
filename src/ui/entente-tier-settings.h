/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* How scores become tiers: a row that opens, below the sliders. */

#define ENTENTE_TYPE_TIER_SETTINGS (entente_tier_settings_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTierSettings, entente_tier_settings, ENTENTE, TIER_SETTINGS, AdwExpanderRow)

void entente_tier_settings_set_session (EntenteTierSettings *self, EntenteSession *session);
