/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* Where on a slider somebody changes tier when only that share moves and the others keep their proportions;
 * in importance mode, when only that rating moves and the others stand still. */

typedef struct
{
  guint criterion;
  double share;           /* in [0, available]: the tier changes at or beyond it, seen from today's share */
  double rating;          /* importance mode: the slider's place at that share; else NaN */
  gboolean upwards;       /* beyond it = the share grows; tells two points at today's share apart */
  guint partner;
  guint n_tiers;
  guint tier, other_tier; /* today's side of the point; beyond it; n_tiers = not rated */
} EntenteTippingPoint;

typedef struct
{
  guint n_criteria;
  double *available;  /* [n_criteria]: the largest share the criterion can take */
  double *low, *high; /* [n_criteria]: between them nobody changes tier (stability interval) */
  guint *first;       /* [n_criteria + 1]: points[first[c]] .. points[first[c + 1]) belong to criterion c */
  guint n;
  EntenteTippingPoint *points; /* by criterion, then by share, then by partner */
} EntenteTippingPoints;

EntenteTippingPoints *entente_tipping_points_new (const EntenteEvaluation *evaluation,
                                                  const EntenteScenario *scenario, const gint *stop)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_tipping_points_free (EntenteTippingPoints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTippingPoints, entente_tipping_points_free)

int entente_tipping_points_find_nearest (const EntenteTippingPoints *self, guint criterion, double share);
char *entente_tipping_point_describe (const EntenteTippingPoint *self, const EntenteDataset *dataset,
                                      const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
