/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* How much of its possible points a partner gets from a criterion, and how much another one gets. */

#define ENTENTE_TYPE_CONTRIBUTION_BAR (entente_contribution_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntenteContributionBar, entente_contribution_bar, ENTENTE, CONTRIBUTION_BAR, GtkWidget)

typedef struct
{
  double points;   /* in [0, 1]; NaN = missing */
  double possible; /* what full value would give */
  double other;    /* of the partner compared with; NaN = none */
  double scale;    /* the length of the widget stands for this many points */
} EntenteContribution;

GtkWidget *entente_contribution_bar_new (EntenteDataset *dataset, guint criterion);
void entente_contribution_bar_set (EntenteContributionBar *self, const EntenteContribution *contribution);
