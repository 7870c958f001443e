/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"
#include "entente-weight-space.h"

/* The best or the worst rank of one partner under all allowed weights, by halving them again and again. */

typedef struct
{
  const EntenteWeightSpace *space;
  guint n_partners, n_criteria;
  const double *values;   /* [partner][criterion]: what weights are multiplied with, 0 where there is none */
  const guint8 *present;  /* [partner][criterion] */
  const guint8 *complete; /* [partner]: nothing is missing */
  guint n_corners;
  const double *corners;  /* [n_corners][n_criteria] weights */
  double *corner_sums;    /* [partner][n_corners]: of weight x value there; entente_rank_search_prepare () */
  double *corner_present; /* likewise: of the weights that it has values for */
  guint n_seeds;
  const double *seeds; /* [n_seeds][n_criteria] weights to try first */
  double max_work;     /* how many numbers a search may touch, a little more or less */
  const gint *stop;    /* (nullable) */
} EntenteRankSearch;

typedef struct
{
  guint rank;  /* that some allowed weights give; 0 = none rate the partner */
  guint limit; /* that none are beyond */
} EntenteRankFound;

void entente_rank_search_prepare (EntenteRankSearch *self);
void entente_rank_search_clear (EntenteRankSearch *self);
double entente_rank_search_score (const EntenteRankSearch *self, guint partner, const double *weights);
gboolean entente_rank_search_is_allowed (const EntenteRankSearch *self, const double *weights);
EntenteRankFound entente_rank_search_find (const EntenteRankSearch *self, guint partner, gboolean best);
