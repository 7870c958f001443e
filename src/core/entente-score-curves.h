/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* How the scores of an additive method run while one slider moves. */

typedef struct
{
  const EntenteValues *values;
  const double *columns; /* [n_criteria][stride of values], of the method's table */
  const double *shares;  /* [n_criteria], today's, sum 1 */
  const gboolean *locks; /* [n_criteria], or NULL = none holds */
  guint criterion;       /* the one that moves */
} EntenteSlider;

/* S(t) = (a + b t) / (p + q t), p + q t > 0 for t in [0, available]. */
typedef struct
{
  double a, b, p, q;
  guint partner;
} EntenteScoreCurve;

gboolean entente_slider_can_move (const EntenteSlider *self);
guint entente_score_curves_build (const EntenteSlider *slider, double available, EntenteScoreCurve *curves);

static inline double
entente_score_curve_get (const EntenteScoreCurve *self,
                         double t)
{
  return (self->a + self->b * t) / (self->p + self->q * t);
}

/* From one tier boundary to the next in the order of t. */
typedef struct
{
  double share;
  guint partner;
  int steps; /* tiers down (positive) or up */
} EntenteTierStep;

void entente_tier_level_walk (const EntenteScoreCurve *curves, guint n, const double *sizes, guint n_sizes, double end,
                              const gint *stop, guint *tiers, GArray *steps);
