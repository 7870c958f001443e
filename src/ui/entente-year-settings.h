/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* Which year's facts count: a row that opens, below the sliders. */

#define ENTENTE_TYPE_YEAR_SETTINGS (entente_year_settings_get_type ())
G_DECLARE_FINAL_TYPE (EntenteYearSettings, entente_year_settings, ENTENTE, YEAR_SETTINGS, AdwExpanderRow)

void entente_year_settings_set_session (EntenteYearSettings *self, EntenteSession *session);
