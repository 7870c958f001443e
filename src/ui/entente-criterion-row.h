/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* One criterion of the Priorities: name, lock, share, slider. */

#define ENTENTE_TYPE_CRITERION_ROW (entente_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCriterionRow, entente_criterion_row, ENTENTE, CRITERION_ROW, GtkWidget)

GtkWidget *entente_criterion_row_new (EntenteSession *session, guint criterion);
void entente_criterion_row_update (EntenteCriterionRow *self, gint64 units, gint64 baseline_units);
void entente_criterion_row_set_influence (EntenteCriterionRow *self, double influence);
GtkWidget *entente_criterion_row_get_scale (EntenteCriterionRow *self);
char *entente_criterion_row_describe_swing (EntenteDataset *dataset, guint criterion) G_GNUC_WARN_UNUSED_RESULT;
