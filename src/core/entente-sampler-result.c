/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From counts to what is said about a ranking, and single draws to look at. */

#include "config.h"

#include "entente-array.h"
#include "entente-sampler-private.h"

#include "entente-rank-order.h"

#include <math.h>
#include <string.h>

#define TAIL 20             /* one in so many draws lies outside either end of a range of ranks */
#define MAX_FACT_DRAWS 1000 /* for confidence factors */
#define MIN_FACT_DRAWS 50
#define FACT_WORK (1 << 23) /* numbers touched for them in all */

static void
fill_central_weights (const EntenteDrawTally *tally, EntenteRobustness *result)
{
  const guint m = tally->n_criteria;
  guint i, c;

  for (i = 0; i < tally->n_partners; i++)
    for (c = 0; c < m; c++)
      result->central_weights[(gsize)i * m + c] =
          tally->firsts[i] > 0 ? tally->weights[(gsize)i * m + c] / ENTENTE_TALLY_ONE / tally->firsts[i]
                               : NAN;
}

/* The ranks that leave at most one draw in TAIL outside on either side, of the draws in which it is rated. */
static void
fill_rank_range (const EntenteDrawTally *tally, guint partner, EntenteRobustness *result)
{
  const guint32 *counts = tally->ranks + (gsize)partner * tally->n_ranks;
  guint64 rated = 0, better = 0, worse = 0;
  guint low, high, r;

  for (r = 0; r < tally->n_ranks; r++)
    rated += counts[r];
  if (rated == 0)
    return;
  for (low = 0; (better + counts[low]) * TAIL <= rated; low++)
    better += counts[low];
  for (high = tally->n_ranks - 1; (worse + counts[high]) * TAIL <= rated; high--)
    worse += counts[high];
  result->low_ranks[partner] = low + 1;
  result->high_ranks[partner] = high + 1;
}

/* Whether the partner is first, alone or with others that tie. */
static gboolean
is_first (const double *scores, guint n, guint partner)
{
  guint i;

  if (isnan (scores[partner]))
    return FALSE;
  for (i = 0; i < n; i++)
    if (!isnan (scores[i]) && entente_score_key (scores[i]) > entente_score_key (scores[partner]))
      return FALSE;
  return TRUE;
}

typedef struct
{
  EntenteSampler *sampler;
  EntenteRobustness *result;
  EntenteValues *values;
  guint n_draws;
  double *spots; /* [n_spots][n_draws] */
  double *scores;
  guint *wins; /* [partner] */
} Trial;

static void
try_winners (Trial *trial)
{
  const EntenteSampler *sampler = trial->sampler;
  g_autoptr (EntenteMethodTable) table = entente_sampler_get_table (sampler, trial->values);
  guint i;

  for (i = 0; i < sampler->values->n_partners; i++)
    {
      const gsize at = (gsize)i * sampler->values->n_criteria;
      const EntenteMethodInput input = { table, trial->result->central_weights + at };

      if (sampler->tally->firsts[i] == 0)
        continue;
      entente_method_score (&input, trial->scores);
      trial->wins[i] += is_first (trial->scores, sampler->values->n_partners, i);
    }
}

/* Few enough draws of the facts that the answer is there at once; the number depends on counts alone. */
static guint
choose_n_draws (const EntenteSampler *self)
{
  const EntenteValues *values = self->values;
  guint64 work = (guint64)values->n_partners * values->n_criteria;
  guint n_winners = 0, i;

  if (self->n_spots == 0)
    return 1;
  for (i = 0; i < values->n_partners; i++)
    n_winners += self->tally->firsts[i] > 0;
  if (!self->is_linear)
    work *= MAX (values->n_partners, 1);
  work *= MAX (n_winners, 1);
  return MIN (self->n_samples, CLAMP (FACT_WORK / MAX (work, 1), MIN_FACT_DRAWS, MAX_FACT_DRAWS));
}

static void
fill_confidence (EntenteSampler *self, EntenteRobustness *result)
{
  const guint n = self->values->n_partners;
  Trial trial = { .sampler = self, .result = result, .n_draws = choose_n_draws (self) };
  guint d, i;

  trial.values = self->n_spots > 0 ? entente_values_copy (self->drawn) : entente_values_ref (self->drawn);
  trial.spots = g_new (double, (gsize)self->n_spots *trial.n_draws + 1);
  trial.scores = ENTENTE_NEW0 (double, self->values->stride);
  trial.wins = g_new0 (guint, n + 1);
  if (self->n_spots > 0)
    entente_uncertain_facts_draw (self->facts, self->seed, 0, trial.n_draws, trial.spots);
  for (d = 0; d < trial.n_draws; d++)
    {
      entente_sampler_fill_columns (self, trial.spots + d, trial.n_draws, trial.values);
      try_winners (&trial);
    }
  for (i = 0; i < n; i++)
    result->confidence[i] = self->tally->firsts[i] > 0 ? (double)trial.wins[i] / trial.n_draws : NAN;
  entente_values_unref (trial.values);
  g_free (trial.spots);
  g_free (trial.scores);
  g_free (trial.wins);
}

static guint32 *
copy_square (const guint32 *counts, guint n)
{
  return n > 0 ? g_memdup2 (counts, (gsize)n * n * sizeof (guint32)) : NULL;
}

static EntenteRobustness *
copy_tally (const EntenteSampler *self)
{
  EntenteRobustness *result = g_new0 (EntenteRobustness, 1);
  const EntenteDrawTally *tally = self->tally;
  const gsize n = tally->n_partners;
  guint i;

  result->ref_count = 1;
  result->n_partners = tally->n_partners;
  result->n_criteria = tally->n_criteria;
  result->n_tiers = tally->n_tiers;
  result->n_samples = self->n_samples;
  result->rank_counts = copy_square (tally->ranks, tally->n_ranks);
  result->pair_counts = copy_square (tally->pairs, tally->n_pairs);
  result->tier_counts = g_memdup2 (tally->tiers, (n * (tally->n_tiers + 1) + 1) * sizeof (guint32));
  result->central_weights = g_new (double, n * tally->n_criteria + 1);
  result->confidence = g_new (double, n + 1);
  result->low_ranks = g_new0 (guint, n + 1);
  result->high_ranks = g_new0 (guint, n + 1);
  fill_central_weights (tally, result);
  for (i = 0; i < tally->n_ranks; i++)
    fill_rank_range (tally, i, result);
  return result;
}

/**
 * entente_sampler_get_result:
 *
 * With b_i^r the share of draws in which i has the rank r:
 * - central weights: the mean weights of the draws in which i is first, "what one would have to believe"
 * - confidence factor: the chance to be first under the central weights, over the uncertain facts alone; 0 or
 * 1 when these are exact, else from 50 to 1,000 draws of them
 * - range of ranks: at most 5 % of the draws lie outside on either side
 *
 * Ranks are counted for up to %ENTENTE_ROBUSTNESS_MAX_PARTNERS, pairs for up to
 * %ENTENTE_ROBUSTNESS_MAX_PAIRED. O(partners^2).
 *
 * Returns: (transfer full): a copy, with no samples at all when no weights are allowed
 */
EntenteRobustness *
entente_sampler_get_result (EntenteSampler *self)
{
  EntenteRobustness *result = copy_tally (self);

  fill_confidence (self, result);
  return result;
}

/**
 * entente_sampler_get_ranks:
 *
 * The same without the confidence factors, which are NaN: finding them takes longer than all the rest, and nobody
 * reads them while something moves.
 */
EntenteRobustness *
entente_sampler_get_ranks (EntenteSampler *self)
{
  EntenteRobustness *result = copy_tally (self);
  guint i;

  for (i = 0; i < result->n_partners; i++)
    result->confidence[i] = NAN;
  return result;
}

/**
 * entente_sampler_evaluate_draw:
 *
 * One draw as a ranking of its own: its weights and facts, with tiers and gates.
 *
 * Returns: (transfer full): the evaluation of the scenario itself when no weights are allowed, or when
 * nothing is uncertain
 */
EntenteEvaluation *
entente_sampler_evaluate_draw (EntenteSampler *self, guint64 draw)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (self->scenario);
  g_autoptr (EntenteValues) values = NULL;
  g_autofree double *spots = NULL;
  guint c;

  if (self->space == NULL || !(scenario->uncertainty > 0))
    return entente_evaluate (self->values, scenario);
  entente_weight_space_draw (self->space, self->seed, draw, scenario->weights);
  for (c = 0; c < scenario->n_criteria; c++)
    scenario->weights[c] = self->space->centre[c] + self->space->reach * scenario->weights[c];
  if (self->n_spots == 0)
    return entente_evaluate (self->values, scenario);
  spots = g_new (double, self->n_spots);
  values = entente_values_copy (self->drawn);
  entente_uncertain_facts_draw (self->facts, self->seed, draw, 1, spots);
  entente_sampler_fill_columns (self, spots, 1, values);
  return entente_evaluate (values, scenario);
}
