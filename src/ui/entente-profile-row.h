/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

/* What one tier asks for in each criterion: a row that opens. */

#define ENTENTE_TYPE_PROFILE_ROW (entente_profile_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteProfileRow, entente_profile_row, ENTENTE, PROFILE_ROW, AdwExpanderRow)

GtkWidget *entente_profile_row_new (EntenteSession *session, guint tier);
void entente_profile_row_update (EntenteProfileRow *self);
