/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* What a criterion does to the difference between two partners: a bar to one side or the other of a line. */

#define ENTENTE_TYPE_DIFFERENCE_BAR (entente_difference_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDifferenceBar, entente_difference_bar, ENTENTE, DIFFERENCE_BAR, GtkWidget)

GtkWidget *entente_difference_bar_new (EntenteDataset *dataset, guint criterion);
void entente_difference_bar_set (EntenteDifferenceBar *self, double difference, double scale);
