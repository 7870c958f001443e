/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same figures and words, also in the next version: of files by chance, under rules by chance.
 * That they are right is what other tests ask. */

#include "kept-variation.h"

#include "entente-certainty-words.h"
#include "entente-change-description.h"
#include "entente-change-summary.h"
#include "entente-comparison.h"
#include "entente-finding.h"
#include "entente-leverage.h"
#include "entente-method-comparison.h"
#include "entente-method-description.h"
#include "entente-possible-ranks.h"
#include "entente-tipping-points.h"
#include "entente-weight-space.h"
#include "entente-what-if.h"

#define N_VARIATIONS 100
#define N_DRAWS 120

static const char *const languages[] = { "en", NULL };

typedef struct
{
  KeptNumbers *kept;
  KeptSample *sample;
  guint number;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
} Variation;

/* Sums of shares hide small changes: a thousand times as large they don't. */
static void
add_fine (const Variation *self,
          const char *name,
          const double *numbers,
          guint n)
{
  g_autofree double *fine = g_new (double, n);
  guint i;

  for (i = 0; i < n; i++)
    fine[i] = 1000 * numbers[i];
  kept_numbers_add_doubles (self->kept, name, fine, n);
}

/* Somebody, another one in each variation. */
static guint
pick (const Variation *self,
      guint k)
{
  return (self->number + 5 * k) % self->sample->dataset->n_partners;
}

/* -- Figures ----------------------------------------------------------------------------------------------- */

static void
add_values (const Variation *self)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteCell, origin), KEPT_MEMBER (EntenteCell, raw), KEPT_MEMBER (EntenteCell, category),
    KEPT_MEMBER (EntenteCell, low), KEPT_MEMBER (EntenteCell, high), KEPT_MEMBER (EntenteCell, year),
  };
  const EntenteDataset *dataset = self->sample->dataset;
  g_autofree EntenteCell *cells = g_new0 (EntenteCell, dataset->n_quantities);
  g_autofree double *values = g_new0 (double, dataset->n_quantities + dataset->n_criteria);
  guint i, k;

  kept_sample_start (self->kept, "values", self->number);
  for (i = 0; i < dataset->n_partners; i++)
    {
      for (k = 0; k < dataset->n_quantities; k++)
        {
          entente_values_get_cell (self->values, i, k, &cells[k]);
          values[k] = cells[k].value;
        }
      for (k = 0; k < dataset->n_criteria; k++)
        values[dataset->n_quantities + k] = entente_values_get_criterion (self->values, i, k) + 2 * entente_values_is_missing (self->values, i, k);
      KEPT_ARRAY (self->kept, "cells", cells, dataset->n_quantities, members);
      add_fine (self, "values", values, dataset->n_quantities + dataset->n_criteria);
    }
}

static void
add_evaluation (const Variation *self)
{
  const EntenteEvaluation *evaluation = self->evaluation;
  const guint n = evaluation->n_partners;
  g_autofree double *parts = g_new0 (double, evaluation->n_criteria * 2);
  guint c;

  kept_sample_start (self->kept, "evaluation", self->number);
  add_fine (self, "shares", evaluation->shares, evaluation->n_criteria);
  add_fine (self, "scores", evaluation->scores, n);
  add_fine (self, "low", evaluation->score_low, n);
  add_fine (self, "high", evaluation->score_high, n);
  add_fine (self, "coverage", evaluation->coverage, n);
  kept_numbers_add_ints (self->kept, "ranks", evaluation->ranks, n);
  kept_numbers_add_ints (self->kept, "tiers", evaluation->tiers, n);
  kept_numbers_add_ints (self->kept, "free-tiers", evaluation->free_tiers, n);
  kept_numbers_add_ints (self->kept, "gates", evaluation->gates, n);
  kept_numbers_add_ints (self->kept, "order", evaluation->order, n);
  kept_numbers_add_ints (self->kept, "tier-sizes", evaluation->tier_sizes, evaluation->n_tiers);
  add_fine (self, "tier-from", evaluation->tier_from, evaluation->n_tiers);
  for (c = 0; c < evaluation->n_criteria && entente_evaluation_is_additive (evaluation); c++)
    {
      parts[2 * c] = entente_evaluation_get_contribution (evaluation, pick (self, 1), c);
      parts[2 * c + 1] = entente_evaluation_get_possible (evaluation, pick (self, 1), c);
    }
  add_fine (self, "parts", parts, evaluation->n_criteria * 2);
}

static void
add_methods (const Variation *self)
{
  g_autoptr (EntenteMethodComparison) comparison = entente_method_comparison_new (self->values, self->scenario, NULL);
  g_autofree char *words = entente_method_describe (self->scenario);
  double influence[16] = { 0 };
  const int found[] = { comparison->mover, (int) comparison->best, (int) comparison->worst,
                        (int) entente_reversal_find (self->sample->dataset, self->scenario) };

  kept_sample_start (self->kept, "methods", self->number);
  add_fine (self, "tau", &comparison->tau[0][0], ENTENTE_N_METHODS * ENTENTE_N_METHODS);
  kept_numbers_add_ints (self->kept, "mover", found, G_N_ELEMENTS (found));
  entente_influence_compute (self->evaluation, influence);
  add_fine (self, "influence", influence, G_N_ELEMENTS (influence));
  kept_numbers_add_text (self->kept, "words", words);
}

static void
add_draws (const Variation *self)
{
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (self->values, self->scenario, self->number);
  g_autoptr (EntenteWeightSpace) space = entente_weight_space_new (self->scenario, self->sample->dataset, NULL);
  g_autoptr (EntenteRobustness) result = NULL;
  const guint n = self->evaluation->n_partners;
  double draw[16] = { 0 };
  guint i;

  kept_sample_start (self->kept, "draws", self->number);
  for (i = 0; i < 5 && space != NULL; i++)
    {
      entente_weight_space_draw (space, self->number, i, draw);
      add_fine (self, "draw", draw, space->n);
    }
  if (entente_sampler_run (sampler, N_DRAWS, 1, NULL) < N_DRAWS)
    return;
  result = entente_sampler_get_result (sampler);
  if (result->rank_counts != NULL)
    kept_numbers_add_ints (self->kept, "ranks", result->rank_counts, n * n);
  kept_numbers_add_ints (self->kept, "tiers", result->tier_counts, n * (result->n_tiers + 1));
  if (result->pair_counts != NULL)
    kept_numbers_add_ints (self->kept, "pairs", result->pair_counts, n * n);
  add_fine (self, "central", result->central_weights, n * result->n_criteria);
  add_fine (self, "confidence", result->confidence, n);
  kept_numbers_add_ints (self->kept, "low", result->low_ranks, n);
  kept_numbers_add_ints (self->kept, "high", result->high_ranks, n);
  for (i = 0; i < 3; i++)
    {
      g_autofree char *words = entente_certainty_format_sentence (result, pick (self, i));
      g_autofree char *ranks = entente_certainty_format_ranks (result->low_ranks[pick (self, i)], result->high_ranks[pick (self, i)]);
      g_autoptr (EntenteEvaluation) drawn = entente_sampler_evaluate_draw (sampler, i);
      const double entropy = entente_robustness_get_rank_entropy (result, pick (self, i));

      kept_numbers_add_text (self->kept, "words", words);
      kept_numbers_add_text (self->kept, "ranks", ranks);
      add_fine (self, "entropy", &entropy, 1);
      add_fine (self, "drawn", drawn->scores, n);
    }
}

/* -- What would change a tier ------------------------------------------------------------------------------ */

static void
add_levers (const Variation *self,
            guint partner)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteLever, quantity), KEPT_MEMBER (EntenteLever, status), KEPT_MEMBER (EntenteLever, from),
    KEPT_MEMBER (EntenteLever, to), KEPT_MEMBER (EntenteLever, shown), KEPT_MEMBER (EntenteLever, from_category),
    KEPT_MEMBER (EntenteLever, to_category), KEPT_MEMBER (EntenteLever, price),
  };
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteLeverage, tier), KEPT_MEMBER (EntenteLeverage, target), KEPT_MEMBER (EntenteLeverage, gate),
    KEPT_MEMBER (EntenteLeverage, combination_price),
  };
  g_autoptr (EntenteLeverage) leverage = entente_leverage_new (self->evaluation, self->scenario, partner, self->number % 2, NULL);
  guint i;

  kept_sample_start (self->kept, "levers", self->number);
  KEPT_ARRAY (self->kept, "leverage", leverage, 1, whole);
  KEPT_ARRAY (self->kept, "levers", leverage->levers, leverage->n_levers, members);
  KEPT_ARRAY (self->kept, "combination", leverage->combination, leverage->n_combination, members);
  for (i = 0; i < leverage->n_levers; i++)
    {
      g_autofree char *words = entente_lever_describe (&leverage->levers[i], self->sample->dataset, languages);

      kept_numbers_add_text (self->kept, "words", words);
    }
}

static void
add_limits (const Variation *self)
{
  static const KeptMember members[] = {
    KEPT_MEMBER (EntenteTippingPoint, criterion), KEPT_MEMBER (EntenteTippingPoint, share),
    KEPT_MEMBER (EntenteTippingPoint, rating), KEPT_MEMBER (EntenteTippingPoint, upwards),
    KEPT_MEMBER (EntenteTippingPoint, partner), KEPT_MEMBER (EntenteTippingPoint, tier),
    KEPT_MEMBER (EntenteTippingPoint, other_tier),
  };
  static const KeptMember limits[] = {
    KEPT_MEMBER (EntentePossibleRank, best), KEPT_MEMBER (EntentePossibleRank, worst),
    KEPT_MEMBER (EntentePossibleRank, best_limit), KEPT_MEMBER (EntentePossibleRank, worst_limit),
  };
  g_autoptr (EntenteTippingPoints) tipping = entente_tipping_points_new (self->evaluation, self->scenario, NULL);
  g_autofree EntentePossibleRank *ranks = NULL;
  guint i;

  kept_sample_start (self->kept, "limits", self->number);
  add_fine (self, "available", tipping->available, tipping->n_criteria);
  add_fine (self, "low", tipping->low, tipping->n_criteria);
  add_fine (self, "high", tipping->high, tipping->n_criteria);
  KEPT_ARRAY (self->kept, "tipping", tipping->points, tipping->n, members);
  for (i = 0; i < tipping->n; i += 3)
    {
      g_autofree char *words = entente_tipping_point_describe (&tipping->points[i], self->sample->dataset, languages);

      kept_numbers_add_text (self->kept, "words", words);
    }
  /* Some searches are long. */
  if (self->sample->dataset->n_partners > 30)
    return;
  ranks = entente_possible_ranks_new (self->values, self->scenario, NULL);
  KEPT_ARRAY (self->kept, "possible", ranks, ranks != NULL ? self->sample->dataset->n_partners : 0, limits);
}

/* -- Words ------------------------------------------------------------------------------------------------- */

static void
add_comparison (const Variation *self,
                guint a,
                guint b)
{
  static const KeptMember parts[] = { KEPT_MEMBER (EntenteComparisonPart, missing_a), KEPT_MEMBER (EntenteComparisonPart, missing_b) };
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (self->evaluation, self->scenario, a, b);
  g_autofree char *words = NULL;
  guint i;

  if (comparison == NULL)
    return;
  words = entente_comparison_describe (comparison, self->sample->dataset, languages);
  add_fine (self, "difference", &comparison->difference, 1);
  for (i = 0; i < comparison->n_parts; i++)
    add_fine (self, "part", &comparison->parts[i].difference, 1);
  KEPT_ARRAY (self->kept, "parts", comparison->parts, comparison->n_parts, parts);
  kept_numbers_add_text (self->kept, "words", words);
}

static void
add_changes (const Variation *self)
{
  const EntenteScenario *before = self->sample->scenario;
  g_autoptr (EntenteChangeSummary) summary = entente_change_summary_new (before, self->scenario, self->sample->evaluation,
                                                                         self->evaluation, languages, 1 + self->number % 5);
  g_autoptr (EntenteChangeSummary) edit = entente_change_summary_new_for_edit ("Something", self->evaluation, self->sample->evaluation,
                                                                               languages, 3);
  g_autofree char *words = entente_change_describe (before, self->scenario, self->sample->values, self->values, languages);
  g_autofree char *back = entente_change_describe (self->scenario, before, self->values, self->sample->values, languages);

  kept_sample_start (self->kept, "changes", self->number);
  kept_numbers_add_text (self->kept, "what", summary->what);
  kept_numbers_add_text (self->kept, "rise", summary->rise);
  kept_numbers_add_text (self->kept, "drop", summary->drop);
  kept_numbers_add_text (self->kept, "rest", summary->rest);
  kept_numbers_add_text (self->kept, "text", summary->text);
  kept_numbers_add_text (self->kept, "edit", edit->text);
  kept_numbers_add_text (self->kept, "words", words);
  kept_numbers_add_text (self->kept, "back", back);
}

static void
add_findings (const Variation *self)
{
  EntenteSceneInput input;
  KeptPicture picture;
  EntenteFindingKind kind;

  kept_variation_init_picture (&picture, self->number);
  kept_sample_init_input (self->sample, &picture, &input);
  input.scenario = self->scenario;
  input.evaluation = self->evaluation;
  kept_sample_start (self->kept, "findings", self->number);
  for (kind = ENTENTE_FINDING_TIERS; kind <= ENTENTE_FINDING_LIST; kind++)
    {
      g_autoptr (EntenteFinding) finding = entente_finding_new (&input, kind);

      kept_numbers_add_text (self->kept, "title", finding->title);
      kept_numbers_add_text (self->kept, "subtitle", finding->subtitle);
      kept_numbers_add_text (self->kept, "marking", finding->marking);
    }
}

/* What is supposed, and the scenario as it is written and read again. */
static void
add_scenario (const Variation *self)
{
  g_autofree char *text = entente_scenario_to_json (self->scenario, self->sample->dataset);
  g_autoptr (EntenteScenario) again = entente_scenario_new_from_json (self->sample->dataset, text);
  guint i, c, sum = 0;

  kept_sample_start (self->kept, "scenario", self->number);
  kept_numbers_add_text (self->kept, "text", text);
  g_assert_true (entente_scenario_equal (self->scenario, again));
  for (i = 0; i < self->scenario->what_ifs->len; i++)
    {
      const EntenteWhatIf *what_if = &g_array_index (self->scenario->what_ifs, EntenteWhatIf, i);
      g_autofree char *words = entente_what_if_describe (self->sample->dataset, &what_if->item, languages);

      for (c = 0; c < self->scenario->n_criteria; c++)
        sum += (c + 1) * entente_what_if_reaches_criterion (self->scenario, self->values, what_if->partner, c);
      kept_numbers_add_text (self->kept, "words", words);
    }
  kept_numbers_add_ints (self->kept, "reach", &sum, 1);
}

/* -- All --------------------------------------------------------------------------------------------------- */

static void
add_variation (KeptNumbers *kept,
               guint number)
{
  g_autoptr (KeptSample) sample = kept_variation_new_sample (5000 + number);
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (sample->scenario);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  Variation self = { kept, sample, number, scenario, NULL, NULL };

  kept_variation_vary_scenario (scenario, sample->dataset, number);
  self.values = values = entente_values_new (sample->dataset, scenario);
  self.evaluation = evaluation = entente_evaluate (values, scenario);
  add_values (&self);
  add_evaluation (&self);
  add_methods (&self);
  add_draws (&self);
  add_levers (&self, pick (&self, 0));
  add_limits (&self);
  kept_sample_start (kept, "comparison", number);
  add_comparison (&self, pick (&self, 0), pick (&self, 1));
  add_comparison (&self, pick (&self, 2), pick (&self, 3));
  add_changes (&self);
  add_findings (&self);
  add_scenario (&self);
}

static void
test_variations (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("figures-varied.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < N_VARIATIONS; i++)
    add_variation (kept, i);
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-variations/figures", test_variations);
  return g_test_run ();
}
