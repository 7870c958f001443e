/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* The least and the greatest share that a criterion may have in a sampled weighting: two entries in a row.
 * Signal: "ask" with criterion, least and greatest share: the user wants them. */

#define ENTENTE_TYPE_BOUND_ROW (entente_bound_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteBoundRow, entente_bound_row, ENTENTE, BOUND_ROW, GtkWidget)

GtkWidget *entente_bound_row_new (EntenteSession *session, guint criterion);
void entente_bound_row_update (EntenteBoundRow *self);
