/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* A hundred marks, one a weighting out of 100: how many of them put a partner into which tier. */

#define ENTENTE_TYPE_DOT_GRID (entente_dot_grid_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDotGrid, entente_dot_grid, ENTENTE, DOT_GRID, GtkWidget)

/* As many columns as marks: a single one is the key of its tier. */
GtkWidget *entente_dot_grid_new (guint n_marks, guint n_columns);
void entente_dot_grid_set (EntenteDotGrid *self, EntenteDataset *dataset, guint n_tiers, const gint64 *counts);
