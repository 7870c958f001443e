/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-draw-tally.h"
#include "entente-methods.h"
#include "entente-robustness.h"
#include "entente-uncertain-facts.h"
#include "entente-values-private.h"
#include "entente-weight-space.h"

/* Draws come in blocks of block_size, numbered from 0. What is drawn of a block, and stays when only weights
 * move, are rows of block_size numbers:
 *
 *   n_criteria   x, the random part of the weights
 *   n_spots      values of criteria that have uncertain facts
 *   n_products   weighted mean only: sum of x_c v_c of each partner, then of the criteria that each pattern
 * of holes has
 */
struct _EntenteSampler
{
  guint64 seed;
  EntenteValues *values;
  EntenteScenario *scenario;
  EntenteWeightSpace *space;    /* NULL = no weights are allowed: nothing is drawn */
  EntenteUncertainFacts *facts; /* of these values; NULL = all exact */
  EntenteValues *drawn; /* the values in which spots are 0; the values themselves when facts don't count */
  guint n_spots;        /* that count */
  const EntenteUncertainSpot *spots;
  EntenteMethodTable *table;    /* of the drawn values; NULL = each draw has its own */
  gboolean is_linear;           /* scores are sums of weight x column over the sum of weights */
  double *centre; /* [n_products]: what today's weights give: the same sums of centre_c v_c */

  guint block_size, n_products, n_rows;
  guint n_kept;  /* blocks that may be kept */
  double **kept; /* [n_kept] rows of a block, or NULL */

  EntenteDrawTally *tally;
  guint n_samples;
};

/* What one thread works with. */
typedef struct
{
  const EntenteSampler *sampler;
  EntenteDrawTally *tally;
  EntenteRankLanes lanes;
  EntenteRankScratch *scratch;
  double *rows;          /* of a block that is not kept */
  double *weights;       /* [n_criteria][block_size] */
  EntenteValues *values; /* own columns, for methods that need them and uncertain facts; or the sampler's */
  double *scores, *shares;
  guint64 *packed; /* [2][stride] */
  guint *ranks, *tiers;
  gpointer tier_scratch;
  gint16 *limits[ENTENTE_MAX_TIERS]; /* [block_size + ENTENTE_LANES] cumulative sizes of tiers */
  guint sized_for;                   /* rated partners that sizes hold for */
  guint sizes[ENTENTE_MAX_TIERS];
} EntenteDrawBench;

EntenteDrawBench *entente_draw_bench_new (const EntenteSampler *sampler, EntenteDrawTally *tally);
void entente_draw_bench_free (EntenteDrawBench *self);
void entente_draw_bench_count (EntenteDrawBench *self, const double *rows, guint first, guint n_draws);

gboolean entente_sampler_is_sorted_by_rule (const EntenteSampler *self);
void entente_sampler_fill_rows (const EntenteSampler *self, guint block, double *rows);
EntenteMethodTable *entente_sampler_get_table (const EntenteSampler *self, const EntenteValues *values)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_sampler_fill_columns (const EntenteSampler *self,
                                   const double *spots,
                                   gsize spot_stride,
                                   EntenteValues *values);
