/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From a block of draws to counts: scores, ranks, tiers.
 *
 * Weighted mean: a score is what today's weights give, plus reach times a product that was drawn before, so
 * that a moved slider costs one multiplication and two additions a partner and draw. Other methods score each
 * draw by itself. Then keys are compared as the evaluation compares them, llrint (score * 1e12).
 *
 * Thresholds and sizes are counted from keys and ranks, all draws of a block at once. The other rules need
 * each draw's own order, as do more partners than ranks are counted for.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-sampler-private.h"

#include "entente-rank-order.h"
#include "entente-tiers.h"

#include <math.h>
#include <string.h>

#define ROUNDER 6755399441055744.0 /* 1.5 x 2^52: adding it leaves the nearest integer */
#define NEVER INFINITY
#define ALWAYS (-1e300) /* less than any key but "not rated" */

typedef double Doubles __attribute__ ((vector_size (32), aligned (8), may_alias));

static gsize
round_up (gsize n)
{
  return (n + ENTENTE_LANES - 1) / ENTENTE_LANES * ENTENTE_LANES;
}

/**
 * entente_draw_bench_new:
 * @tally: what is counted into; not owned
 */
EntenteDrawBench *
entente_draw_bench_new (const EntenteSampler *sampler, EntenteDrawTally *tally)
{
  EntenteDrawBench *self = g_new0 (EntenteDrawBench, 1);
  const EntenteValues *values = sampler->values;
  const gsize row = sampler->block_size + ENTENTE_LANES, n = MAX (values->n_partners, 1);
  const gsize n_rank_rows = tally->n_ranks > 0 ? n : 1;
  guint t;

  self->sampler = sampler;
  self->tally = tally;
  self->lanes.n_partners = values->n_partners;
  self->lanes.key_stride = row;
  self->lanes.rank_stride = row + ENTENTE_LANES; /* rows of ranks are not a power of two apart */
  self->lanes.keys = g_new (double, n *row + ENTENTE_LANES);
  self->lanes.ranks = g_new (gint16, n_rank_rows * self->lanes.rank_stride + ENTENTE_LANES);
  self->scratch = entente_rank_scratch_new (tally->n_ranks);
  self->rows = g_new (double, (gsize)sampler->n_rows * sampler->block_size + ENTENTE_LANES);
  self->weights = g_new (double, values->n_criteria *row + ENTENTE_LANES);
  self->values =
      sampler->n_spots > 0 && (!sampler->is_linear || !entente_tiers_follow_order (sampler->scenario))
          ? entente_values_copy (sampler->drawn)
          : entente_values_ref (sampler->drawn);
  self->scores = ENTENTE_NEW0 (double, values->stride);
  self->shares = g_new (double, values->n_criteria + 1);
  self->packed = g_new (guint64, 2 * MAX (values->stride, 1));
  self->ranks = ENTENTE_NEW0 (guint, values->stride);
  self->tiers = ENTENTE_NEW0 (guint, values->stride);
  self->tier_scratch = g_malloc (entente_tiers_get_scratch_size (values->n_partners) + 1);
  for (t = 0; t < ENTENTE_MAX_TIERS; t++)
    self->limits[t] = g_new0 (gint16, row);
  self->sized_for = G_MAXUINT;
  return self;
}

void
entente_draw_bench_free (EntenteDrawBench *self)
{
  guint t;

  g_free (self->lanes.keys);
  g_free (self->lanes.ranks);
  entente_rank_scratch_free (self->scratch);
  g_free (self->rows);
  g_free (self->weights);
  entente_values_unref (self->values);
  g_free (self->scores);
  g_free (self->shares);
  g_free (self->packed);
  g_free (self->ranks);
  g_free (self->tiers);
  g_free (self->tier_scratch);
  for (t = 0; t < ENTENTE_MAX_TIERS; t++)
    g_free (self->limits[t]);
  g_free (self);
}

/* -- Scores ------------------------------------------------------------------------------------------------
 */

static void
fill_weights (EntenteDrawBench *self, const double *rows, guint first, guint n_draws)
{
  const EntenteSampler *sampler = self->sampler;
  guint c, d;

  for (c = 0; c < sampler->values->n_criteria; c++)
    {
      const double *x = rows + (gsize)c * sampler->block_size + first;
      double *weights = self->weights + c * self->lanes.key_stride;

      for (d = 0; d < n_draws; d++)
        weights[d] = sampler->space->centre[c] + sampler->space->reach * x[d];
    }
}

/* keys = centre + reach * products */
static void
spread (const EntenteSampler *sampler, double centre, const double *products, guint n_draws, double *keys)
{
  const double r = sampler->space->reach;
  const Doubles reach = { r, r, r, r }, from = { centre, centre, centre, centre };
  guint d;

  for (d = 0; d < n_draws; d += 4)
    *(Doubles *)(keys + d) = from + reach * *(const Doubles *)(products + d);
}

/* What uncertain criteria add under the part of the weights that is not random. Returns the next spot. */
static guint
add_spots (EntenteDrawBench *self, const double *rows, guint first, guint n_draws, guint spot)
{
  const EntenteSampler *sampler = self->sampler;
  const guint partner = sampler->spots[spot].partner;
  double *keys = self->lanes.keys + partner * self->lanes.key_stride;
  guint d;

  for (; spot < sampler->n_spots && sampler->spots[spot].partner == partner; spot++)
    {
      const double centre = sampler->space->centre[sampler->spots[spot].criterion];
      const double *values = rows + (gsize)(sampler->values->n_criteria + spot) * sampler->block_size + first;

      for (d = 0; d < n_draws; d++)
        keys[d] += centre * values[d];
    }
  return spot;
}

/* Divides by the weights of the criteria that have a value. */
static void
renormalise (EntenteDrawBench *self, const double *products, guint n_draws)
{
  const EntenteSampler *sampler = self->sampler;
  const EntenteHoles *holes = &sampler->drawn->holes;
  const guint n = sampler->values->n_partners;
  guint k, d;

  for (k = 0; k < holes->n; k++)
    {
      const guint pattern = n + holes->patterns[k];
      const double *present = products + (gsize)pattern * sampler->block_size;
      double *keys = self->lanes.keys + holes->partners[k] * self->lanes.key_stride;

      for (d = 0; d < n_draws; d++)
        {
          const double sum = sampler->centre[pattern] + sampler->space->reach * present[d];

          keys[d] = sum > 0 ? keys[d] / sum : NAN;
        }
    }
}

static void
score_linear (EntenteDrawBench *self, const double *rows, guint first, guint n_draws)
{
  const EntenteSampler *sampler = self->sampler;
  const guint n_before = sampler->values->n_criteria + sampler->n_spots;
  const double *products = rows + (gsize)n_before * sampler->block_size + first;
  guint i, spot = 0;

  for (i = 0; i < sampler->values->n_partners; i++)
    {
      spread (sampler, sampler->centre[i], products + (gsize)i * sampler->block_size, n_draws,
              self->lanes.keys + i * self->lanes.key_stride);
      if (spot < sampler->n_spots && sampler->spots[spot].partner == i)
        spot = add_spots (self, rows, first, n_draws, spot);
    }
  renormalise (self, products, n_draws);
}

static void
score_draw (EntenteDrawBench *self)
{
  g_autoptr (EntenteMethodTable) table = entente_sampler_get_table (self->sampler, self->values);
  const EntenteMethodInput input = { table, self->shares };

  entente_method_score (&input, self->scores);
}

static void
score_each (EntenteDrawBench *self, const double *rows, guint first, guint n_draws)
{
  const EntenteSampler *sampler = self->sampler;
  const guint n_criteria = sampler->values->n_criteria;
  const double *spots = rows + (gsize)n_criteria * sampler->block_size + first;
  guint d, c, i;

  for (d = 0; d < n_draws; d++)
    {
      for (c = 0; c < n_criteria; c++)
        self->shares[c] = self->weights[c * self->lanes.key_stride + d];
      if (sampler->n_spots > 0)
        entente_sampler_fill_columns (sampler, spots + d, sampler->block_size, self->values);
      score_draw (self);
      for (i = 0; i < sampler->values->n_partners; i++)
        self->lanes.keys[i * self->lanes.key_stride + d] = self->scores[i];
    }
}

/* Scores become whole numbers of 1e-12; what is not rated, and what lies behind the last draw, -INFINITY. */
static void
round_keys (EntenteDrawBench *self, guint n_draws)
{
  const Doubles steps = { ENTENTE_SCORE_STEPS, ENTENTE_SCORE_STEPS, ENTENTE_SCORE_STEPS,
                          ENTENTE_SCORE_STEPS };
  const Doubles rounder = { ROUNDER, ROUNDER, ROUNDER, ROUNDER };
  guint i, d;

  for (i = 0; i < self->lanes.n_partners; i++)
    {
      double *keys = self->lanes.keys + i * self->lanes.key_stride;

      for (d = 0; d < n_draws; d += 4)
        *(Doubles *)(keys + d) = (*(Doubles *)(keys + d) * steps + rounder) - rounder;
      for (d = 0; d < n_draws; d++)
        keys[d] = G_UNLIKELY (isnan (keys[d])) ? -INFINITY : keys[d];
      for (; d < self->lanes.n_draws; d++)
        keys[d] = -INFINITY;
    }
}

/* -- Tiers, all draws at once ------------------------------------------------------------------------------
 */

/* Adds draws to the tier that gates leave. */
static void
add_to_tier (EntenteDrawBench *self, guint partner, guint tier, guint n_draws)
{
  const EntenteScenario *scenario = self->sampler->scenario;
  const guint cap =
      scenario->gates_on ? MIN (self->sampler->values->caps[partner], self->tally->n_tiers - 1) : 0;

  self->tally->tiers[(gsize)partner * (self->tally->n_tiers + 1) + MAX (tier, cap)] += n_draws;
}

static void
add_not_rated (EntenteDrawBench *self, guint partner, guint n_draws)
{
  const guint n_tiers = self->tally->n_tiers;

  self->tally->tiers[(gsize)partner * (n_tiers + 1) + n_tiers] += n_draws;
}

/* As entente_tiers_cut() compares. */
static double
get_threshold (double from)
{
  if (isnan (from) || from <= 0)
    return ALWAYS;
  return from <= 2 ? (from * ENTENTE_SCORE_STEPS + ROUNDER) - ROUNDER : NEVER;
}

static void
count_thresholds (EntenteDrawBench *self, guint n_draws)
{
  const EntenteScenario *scenario = self->sampler->scenario;
  const guint n_lanes = self->lanes.n_draws;
  guint i, t;

  for (i = 0; i < self->lanes.n_partners; i++)
    {
      const double *keys = self->lanes.keys + i * self->lanes.key_stride;
      const guint rated = entente_rank_lanes_count_reached (keys, n_lanes, ALWAYS);
      guint before = 0;

      for (t = 0; t + 1 < self->tally->n_tiers; t++)
        {
          const guint reached =
              MAX (before,
                   entente_rank_lanes_count_reached (keys, n_lanes, get_threshold (scenario->tier_from[t])));

          add_to_tier (self, i, t, reached - before);
          before = reached;
        }
      add_to_tier (self, i, t, rated - before);
      add_not_rated (self, i, n_draws - rated);
    }
}

/* How many ranks belong to each tier and those above it. */
static void
find_sizes (EntenteDrawBench *self, guint n_rated)
{
  double sizes[ENTENTE_MAX_TIERS];
  guint t;

  if (self->sized_for == n_rated)
    return;
  entente_tiers_get_sizes (self->sampler->scenario, n_rated, sizes);
  for (t = 0; t + 1 < self->tally->n_tiers; t++)
    self->sizes[t] = (guint)CLAMP (sizes[t], 0, n_rated);
  self->sizes[t] = n_rated;
  self->sized_for = n_rated;
}

static guint
count_rated (const EntenteDrawBench *self, guint draw)
{
  guint n_rated = 0, i;

  for (i = 0; i < self->lanes.n_partners; i++)
    n_rated += self->lanes.keys[i * self->lanes.key_stride + draw] != -INFINITY;
  return n_rated;
}

static void
fill_limits (EntenteDrawBench *self, guint n_draws)
{
  const gboolean has_holes = self->sampler->drawn->holes.n > 0 || !self->sampler->is_linear;
  guint d, t;

  for (d = 0; d < n_draws; d++)
    {
      find_sizes (self, has_holes ? count_rated (self, d) : self->lanes.n_partners);
      for (t = 0; t < self->tally->n_tiers; t++)
        self->limits[t][d] = self->sizes[t];
    }
  for (t = 0; t < self->tally->n_tiers; t++)
    for (d = n_draws; d < self->lanes.n_draws; d++)
      self->limits[t][d] = -1;
}

/* A partner belongs to the first tier whose cumulative size its rank does not exceed. */
static void
count_sizes (EntenteDrawBench *self, guint n_draws)
{
  guint i, t;

  fill_limits (self, n_draws);
  for (i = 0; i < self->lanes.n_partners; i++)
    {
      const gint16 *ranks = self->lanes.ranks + i * self->lanes.rank_stride;
      guint before = 0;

      for (t = 0; t < self->tally->n_tiers; t++)
        {
          const guint within = entente_rank_lanes_count_within (ranks, self->lanes.n_draws, self->limits[t]);

          add_to_tier (self, i, t, MAX (within, before) - before);
          before = MAX (within, before);
        }
      add_not_rated (self, i, n_draws - before);
    }
}

static void
count_lanes (EntenteDrawBench *self, guint n_draws)
{
  entente_rank_lanes_fill (&self->lanes, self->scratch);
  if (entente_tiers_get_effective_rule (self->sampler->scenario) == ENTENTE_TIER_RULE_SIZES)
    count_sizes (self, n_draws);
  else
    count_thresholds (self, n_draws);
  entente_draw_tally_add_ranks (self->tally, &self->lanes, n_draws, self->weights, self->lanes.key_stride);
}

/* -- Draw by draw ------------------------------------------------------------------------------------------
 */

static guint
sort_draw (EntenteDrawBench *self, guint draw)
{
  guint n_rated = 0, i;

  for (i = 0; i < self->lanes.n_partners; i++)
    {
      const double key = self->lanes.keys[i * self->lanes.key_stride + draw];

      self->ranks[i] = 0;
      if (key != -INFINITY)
        self->packed[n_rated++] = (ENTENTE_KEY_MASK - (guint64)key) << ENTENTE_INDEX_BITS | i;
    }
  entente_rank_order_sort (self->packed, self->packed + MAX (self->sampler->values->stride, 1), n_rated);
  for (i = 0; i < n_rated; i++)
    {
      const gboolean tied =
          i > 0 && self->packed[i] >> ENTENTE_INDEX_BITS == self->packed[i - 1] >> ENTENTE_INDEX_BITS;
      const guint partner = entente_rank_order_get_index (self->packed[i]);

      self->ranks[partner] = tied ? self->ranks[entente_rank_order_get_index (self->packed[i - 1])] : i + 1;
    }
  return n_rated;
}

/* Fills tiers of one draw, before gates. */
static void
assign_tiers (EntenteDrawBench *self, const double *spots, guint draw, guint n_rated)
{
  const EntenteSampler *sampler = self->sampler;
  const EntenteTierInput input = { self->packed, self->ranks,  n_rated,
                                   self->values, self->shares, self->tier_scratch };
  guint c;

  for (c = 0; c < sampler->values->n_criteria; c++)
    self->shares[c] = self->weights[c * self->lanes.key_stride + draw];
  if (!entente_tiers_follow_order (sampler->scenario))
    entente_sampler_fill_columns (sampler, spots + draw, sampler->block_size, self->values);
  entente_tiers_assign (sampler->scenario, &input, self->tiers);
}

/* Ranks, tiers and the first of one draw. */
static void
count_draw (EntenteDrawBench *self, const double *spots, guint draw)
{
  guint i;

  assign_tiers (self, spots, draw, sort_draw (self, draw));
  for (i = 0; i < self->lanes.n_partners; i++)
    {
      if (self->ranks[i] > 0)
        add_to_tier (self, i, self->tiers[i], 1);
      else
        add_not_rated (self, i, 1);
      if (self->tally->n_ranks > 0)
        self->lanes.ranks[i * self->lanes.rank_stride + draw] =
            self->ranks[i] > 0 ? (gint16)self->ranks[i] : ENTENTE_RANK_NONE;
      else if (self->ranks[i] == 1)
        entente_draw_tally_add_first (self->tally, i, self->weights + draw, self->lanes.key_stride);
    }
}

/**
 * entente_sampler_is_sorted_by_rule:
 *
 * Returns: whether tiers need the order of every single draw
 */
gboolean
entente_sampler_is_sorted_by_rule (const EntenteSampler *self)
{
  const EntenteTierRule rule = entente_tiers_get_effective_rule (self->scenario);

  return rule != ENTENTE_TIER_RULE_SIZES && rule != ENTENTE_TIER_RULE_THRESHOLDS;
}

/**
 * entente_draw_bench_count:
 * @rows: of a block, as entente_sampler_fill_rows() leaves them
 * @first: the draw of the block to begin with
 * @n_draws: how many to count
 */
void
entente_draw_bench_count (EntenteDrawBench *self, const double *rows, guint first, guint n_draws)
{
  const double *spots = rows + (gsize)self->sampler->values->n_criteria * self->sampler->block_size + first;
  guint d;

  if (self->lanes.n_partners == 0)
    return;
  self->lanes.n_draws = round_up (n_draws);
  fill_weights (self, rows, first, n_draws);
  if (self->sampler->is_linear)
    score_linear (self, rows, first, n_draws);
  else
    score_each (self, rows, first, n_draws);
  round_keys (self, n_draws);
  if (self->tally->n_ranks > 0 && !entente_sampler_is_sorted_by_rule (self->sampler))
    {
      count_lanes (self, n_draws);
      return;
    }
  for (d = 0; d < n_draws; d++)
    count_draw (self, spots, d);
  if (self->tally->n_ranks > 0)
    entente_draw_tally_add_ranks (self->tally, &self->lanes, n_draws, self->weights, self->lanes.key_stride);
}
