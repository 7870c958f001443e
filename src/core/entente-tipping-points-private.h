/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-score-curves.h"
#include "entente-tipping-points.h"

/* What the two ways to find tipping points share: one slider at a time, and the points found so far. */

typedef struct
{
  const EntenteEvaluation *evaluation; /* today's */
  const EntenteScenario *scenario;
  const gint *stop;
  EntenteScenario *trial; /* a copy whose weights are moved */
  EntenteSlider slider;
  double today, available, end; /* today's share; all that is not locked; the largest share of the slider */
  GArray *points;               /* EntenteTippingPoint */
} EntenteTippingSearch;

gboolean entente_tipping_is_stopped (const EntenteTippingSearch *self);
void entente_tipping_get_tiers (const EntenteTippingSearch *self, double share, guint8 *tiers);
void entente_tipping_add_point (const EntenteTippingSearch *self, const EntenteTippingPoint *point);
void entente_tipping_search_intervals (const EntenteTippingSearch *self);
