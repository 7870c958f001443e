/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* The shares of all criteria as small bars side by side, each with a mark at today's share. */

#define ENTENTE_TYPE_WEIGHT_BARS (entente_weight_bars_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWeightBars, entente_weight_bars, ENTENTE, WEIGHT_BARS, GtkWidget)

GtkWidget *entente_weight_bars_new (void);
void entente_weight_bars_set (EntenteWeightBars *self, EntenteDataset *dataset, const double *shares,
                              const double *today);
