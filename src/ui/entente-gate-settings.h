/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* Which rules cap tiers, and how many partners each holds back: a row that opens, below the sliders. */

#define ENTENTE_TYPE_GATE_SETTINGS (entente_gate_settings_get_type ())
G_DECLARE_FINAL_TYPE (EntenteGateSettings, entente_gate_settings, ENTENTE, GATE_SETTINGS, AdwExpanderRow)

void entente_gate_settings_set_session (EntenteGateSettings *self, EntenteSession *session);
