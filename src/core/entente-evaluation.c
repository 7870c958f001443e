/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One evaluation: scores, ranks, tiers and their reasons, from values and weights.
 *
 * This runs once a frame while a slider moves, and must not be felt at 20,000 partners. All that does not
 * depend on weights was settled in entente-values.c; here the columns are summed, the scores sorted as
 * integers (entente-rank-order.c) and the order cut into tiers. An evaluation is one block of memory, and
 * the values keep the last ones that were given back.
 */

#include "config.h"

#include "entente-evaluation.h"

#include "entente-methods-private.h"
#include "entente-rank-order.h"
#include "entente-shares.h"
#include "entente-tiers.h"
#include "entente-values-private.h"

#include <string.h>

static gsize
get_block_size (const EntenteValues *values)
{
  return sizeof (EntenteEvaluation) + values->n_criteria * sizeof (double) +
         4 * values->stride * sizeof (double) + 4 * values->stride * sizeof (guint) + values->stride * sizeof (int);
}

/* Doubles first, then integers, so that all stay aligned. */
static void
lay_out (EntenteEvaluation *self,
         const EntenteValues *values)
{
  double *at = (double *) (self + 1);
  guint *integers;

  self->shares = at;
  self->scores = self->shares + values->n_criteria;
  self->score_low = self->scores + values->stride;
  self->score_high = self->score_low + values->stride;
  self->coverage = self->score_high + values->stride;
  integers = (guint *) (self->coverage + values->stride);
  self->ranks = integers;
  self->tiers = self->ranks + values->stride;
  self->free_tiers = self->tiers + values->stride;
  self->order = self->free_tiers + values->stride;
  self->gates = (int *) (self->order + values->stride);
}

/* Sums @columns by share for the listed partners, in file order. */
static void
sum_listed (const EntenteEvaluation *self,
            const double *columns,
            double *sums)
{
  const guint n = self->values->incomplete.n;
  guint c, k;

  memset (sums, 0, n * sizeof (double));
  for (c = 0; c < self->n_criteria; c++)
    for (k = 0; k < n; k++)
      sums[k] += self->shares[c] * columns[(gsize) c * n + k];
}

/* The scores of partners that lack something, if what they lack were 0, then 1. The score itself is always
 * inside: a method that compares partners may rate somebody lower for a middling value than for none. */
static void
fill_score_ranges (EntenteEvaluation *self,
                   double *scratch)
{
  const EntenteIncomplete *list = &self->values->incomplete;
  const EntenteMethodInput input = { self->table, self->shares };
  double *low = scratch, *high = scratch + self->values->stride;
  guint k;

  entente_method_score_incomplete (&input, low, high);
  for (k = 0; k < list->n; k++)
    {
      const guint i = list->partners[k];

      self->score_low[i] = isnan (low[k]) ? 0 : fmin (low[k], self->scores[i]);
      self->score_high[i] = isnan (high[k]) ? 1 : fmax (high[k], self->scores[i]);
    }
}

/* The range that missing values leave, and the part of the weight that is known. @scratch: 2 x stride. */
static void
fill_ranges (EntenteEvaluation *self,
             double *scratch)
{
  const EntenteValues *values = self->values;
  const EntenteIncomplete *list = &values->incomplete;
  const gboolean is_mean = self->table->method == ENTENTE_METHOD_WEIGHTED_MEAN &&
                           self->table->columns == values->columns;
  double *low = scratch, *missing = scratch + values->stride;
  double possible = 0;
  guint c, k;

  for (c = 0; c < self->n_criteria; c++)
    if (values->possible[c])
      possible += self->shares[c];
  memcpy (self->score_low, self->scores, self->n_partners * sizeof (double));
  memcpy (self->score_high, self->scores, self->n_partners * sizeof (double));
  for (k = 0; k < self->n_partners; k++)
    self->coverage[k] = possible > 0;

  sum_listed (self, list->low, low);
  sum_listed (self, list->missing, missing);
  for (k = 0; k < list->n; k++)
    {
      const guint i = list->partners[k];
      const double share = possible > 0 ? MIN (missing[k] / possible, 1) : 1;

      self->score_low[i] = possible > 0 ? low[k] / possible : 0;
      self->score_high[i] = MIN (self->score_low[i] + share, 1);
      self->coverage[i] = 1 - share;
    }
  if (!is_mean && list->n > 0)
    fill_score_ranges (self, scratch);
}

/* Competition ranking: the same key, the same rank, and the next rank counts all before it. */
static void
fill_ranks (EntenteEvaluation *self,
            const guint64 *packed)
{
  guint64 last = 0;
  guint rank = 0, place;

  for (place = 0; place < self->n_rated; place++)
    {
      const guint64 key = entente_rank_order_get_key (packed[place]);
      const guint i = entente_rank_order_get_index (packed[place]);

      if (rank == 0 || key != last)
        rank = place + 1;
      last = key;
      self->ranks[i] = rank;
      self->order[place] = i;
    }
  for (; place < self->n_partners; place++)
    {
      const guint i = entente_rank_order_get_index (packed[place]);

      self->order[place] = i;
      self->ranks[i] = 0;
      self->tiers[i] = self->free_tiers[i] = self->n_tiers;
      self->gates[i] = ENTENTE_NONE;
    }
}

/* Gives tiers by the rule, then lets gates hold partners back. A cap beyond the last tier is the last tier. */
static void
fill_tiers (EntenteEvaluation *self,
            const EntenteScenario *scenario,
            const guint64 *packed)
{
  EntenteValues *values = self->values;
  EntenteTierInput input = { packed, self->ranks, self->n_rated, values, self->shares, NULL };
  const guint last = self->n_tiers - 1;
  guint place;

  if (scenario->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    input.scratch = entente_values_take_block (&values->tier_scratch, 1,
                                               entente_tiers_get_scratch_size (self->n_partners));
  entente_tiers_assign (scenario, &input, self->free_tiers);
  if (input.scratch != NULL)
    entente_values_give_block (&values->tier_scratch, 1, input.scratch);
  for (place = 0; place < self->n_rated; place++)
    {
      const guint i = self->order[place], t = self->free_tiers[i];
      const guint cap = scenario->gates_on ? MIN (values->caps[i], last) : 0;

      self->tiers[i] = MAX (t, cap);
      self->gates[i] = cap > t ? values->cap_gates[i] : ENTENTE_NONE;
      self->tier_sizes[self->tiers[i]]++;
    }
}

/* Where each tier starts: its threshold, or the lowest score that the sizes or the breaks let in. Profiles have
 * no such score. */
static void
fill_cut_offs (EntenteEvaluation *self,
               const EntenteScenario *scenario)
{
  guint t, place;

  for (t = 0; t < ENTENTE_MAX_TIERS; t++)
    self->tier_from[t] = NAN;
  if (!entente_tiers_follow_order (scenario))
    return;
  if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
    {
      for (t = 0; t + 1 < self->n_tiers; t++)
        self->tier_from[t] = scenario->tier_from[t];
      return;
    }
  for (place = self->n_rated; place > 0; place--)
    {
      const guint i = self->order[place - 1];
      const guint tier = self->free_tiers[i];

      if (tier + 1 < self->n_tiers && isnan (self->tier_from[tier]))
        self->tier_from[tier] = self->scores[i];
    }
}

/**
 * entente_evaluate:
 * @values: of the same dataset and facts part as @scenario
 * @scenario: weights, method, tiers and gates are used
 *
 * Scores are those of entente_method_score(); ranks, thresholds and sizes compare
 * llrint (score * 1e12). A criterion without a value is left out and the others' shares scaled up; a
 * partner without any under positive shares is not rated. Works for no partners at all.
 * O(partners x criteria); no allocation after the first calls on the same values. Thread-safe.
 */
EntenteEvaluation *
entente_evaluate (EntenteValues *values,
                  const EntenteScenario *scenario)
{
  EntenteEvaluation *self;
  EntenteMethodInput input;
  guint64 *packed;

  g_return_val_if_fail (scenario->n_criteria == values->n_criteria, NULL);

  self = entente_values_take_block (values->spare, G_N_ELEMENTS (values->spare), get_block_size (values));
  packed = entente_values_take_block (&values->scratch, 1, 2 * values->stride * sizeof (guint64) + 16);
  self->ref_count = 1;
  self->values = entente_values_ref (values);
  self->n_partners = values->n_partners;
  self->n_criteria = values->n_criteria;
  self->n_tiers = CLAMP (scenario->n_tiers, 1, ENTENTE_MAX_TIERS);
  memset (self->tier_sizes, 0, sizeof self->tier_sizes);
  lay_out (self, values);

  entente_shares_from_weights (scenario->weights, self->n_criteria, self->shares);
  self->table = entente_method_table_get (values, scenario->method, &scenario->method_parameters);
  input = (EntenteMethodInput) { self->table, self->shares };
  entente_method_score (&input, self->scores);
  fill_ranges (self, (double *) packed);
  entente_rank_order_pack (self->scores, self->n_partners, packed, &self->n_rated);
  entente_rank_order_sort (packed, packed + values->stride, self->n_rated);
  fill_ranks (self, packed);
  fill_tiers (self, scenario, packed);
  fill_cut_offs (self, scenario);

  entente_values_give_block (&values->scratch, 1, packed);
  return self;
}

EntenteEvaluation *
entente_evaluation_ref (EntenteEvaluation *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_evaluation_unref (EntenteEvaluation *self)
{
  EntenteValues *values = self->values;

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  entente_method_table_unref (self->table);
  entente_values_give_block (values->spare, G_N_ELEMENTS (values->spare), self);
  entente_values_unref (values);
}

/* The sum of share x value of what is present; only for methods that don't add up. */
static double
sum_weighted_values (const EntenteEvaluation *self,
                     guint partner)
{
  double sum = 0;
  guint c;

  for (c = 0; c < self->n_criteria; c++)
    sum += self->shares[c] * self->values->columns[c * self->values->stride + partner];
  return sum;
}

/**
 * entente_evaluation_is_additive:
 *
 * Returns: whether contributions are points that the method adds up, not a division of the score for the eye
 */
gboolean
entente_evaluation_is_additive (const EntenteEvaluation *self)
{
  return entente_method_get (self->table->method)->additive;
}

/**
 * entente_evaluation_get_contribution:
 *
 * The part of the score that a criterion gives; the parts of a partner sum to its score. 0 for a criterion
 * without a value and for a partner that is not rated.
 *
 * For additive methods it is share x column (the value; for PROMETHEE II half of the flow plus 1), scaled up
 * for criteria that are missing. For the others nothing adds up by itself: the score is then divided in
 * proportion to share x value, which shows where a partner is strong and is no more than that.
 * See EntenteMethodClass.additive. O(1), for the others O(criteria).
 */
double
entente_evaluation_get_contribution (const EntenteEvaluation *self,
                                     guint partner,
                                     guint criterion)
{
  const gsize at = criterion * self->values->stride + partner;
  const double present = entente_method_get_present (self->values, self->shares, partner);
  double sum;

  if (!(present > 0) || entente_values_is_missing (self->values, partner, criterion))
    return 0;
  if (entente_evaluation_is_additive (self))
    return self->shares[criterion] * self->table->columns[at] / present;
  sum = sum_weighted_values (self, partner);
  if (sum > 0)
    return self->scores[partner] * (self->shares[criterion] * self->values->columns[at] / sum);
  return self->scores[partner] * self->shares[criterion] / present;
}

/**
 * entente_evaluation_get_possible:
 *
 * What the contribution would be if the criterion's value were 1. They sum to 1 over the criteria that
 * have a value.
 */
double
entente_evaluation_get_possible (const EntenteEvaluation *self,
                                 guint partner,
                                 guint criterion)
{
  const double present = entente_method_get_present (self->values, self->shares, partner);

  if (!(present > 0) || entente_values_is_missing (self->values, partner, criterion))
    return 0;
  return self->shares[criterion] / present;
}

/**
 * entente_evaluation_is_firm:
 *
 * Returns: whether the partner is rated and at least 65 % of what counts for it is known (OECD & JRC,
 * Handbook on Constructing Composite Indicators, 2008, doi:10.1787/9789264043466-en)
 */
gboolean
entente_evaluation_is_firm (const EntenteEvaluation *self,
                            guint partner)
{
  return self->ranks[partner] > 0 && self->coverage[partner] >= ENTENTE_COVERAGE_FIRM;
}

/**
 * entente_evaluation_list_gates:
 * @gates: (array) (out) (nullable): room for n_gates of the dataset
 *
 * All gates that hold the partner below the tier of its score, in file order: each of them alone would.
 *
 * Returns: how many; 0 when the tier is not capped
 */
guint
entente_evaluation_list_gates (const EntenteEvaluation *self,
                               guint partner,
                               int *gates)
{
  const EntenteDataset *dataset = entente_values_get_dataset (self->values);
  g_autofree int *all = NULL;
  guint n_all, n = 0, k;

  if (self->gates[partner] == ENTENTE_NONE)
    return 0;
  all = g_new (int, dataset->n_gates);
  n_all = entente_values_list_gates (self->values, partner, all);
  for (k = 0; k < n_all; k++)
    if (MIN (dataset->gates[all[k]].cap, (int) self->n_tiers - 1) > (int) self->free_tiers[partner])
      {
        if (gates != NULL)
          gates[n] = all[k];
        n++;
      }
  return n;
}
