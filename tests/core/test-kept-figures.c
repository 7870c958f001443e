/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same figures, also in the next version: scores under every method and rule, draws of a seed,
 * levers, tipping points and possible ranks of a file that stays as it is. That they are right is what other tests ask. */

#include "kept-sample.h"

#include "entente-comparison.h"
#include "entente-leverage.h"
#include "entente-method-comparison.h"
#include "entente-possible-ranks.h"
#include "entente-tipping-points.h"
#include "entente-weight-space.h"

static void
add_evaluation (KeptNumbers *kept,
                const EntenteEvaluation *evaluation)
{
  const guint n = evaluation->n_partners;

  kept_numbers_add_doubles (kept, "shares", evaluation->shares, evaluation->n_criteria);
  kept_numbers_add_doubles (kept, "scores", evaluation->scores, n);
  kept_numbers_add_doubles (kept, "low", evaluation->score_low, n);
  kept_numbers_add_doubles (kept, "high", evaluation->score_high, n);
  kept_numbers_add_doubles (kept, "coverage", evaluation->coverage, n);
  kept_numbers_add_ints (kept, "ranks", evaluation->ranks, n);
  kept_numbers_add_ints (kept, "tiers", evaluation->tiers, n);
  kept_numbers_add_ints (kept, "free-tiers", evaluation->free_tiers, n);
  kept_numbers_add_ints (kept, "gates", evaluation->gates, n);
  kept_numbers_add_ints (kept, "order", evaluation->order, n);
  kept_numbers_add_ints (kept, "tier-sizes", evaluation->tier_sizes, evaluation->n_tiers);
  kept_numbers_add_doubles (kept, "tier-from", evaluation->tier_from, evaluation->n_tiers);
}

/* Sums of scores hide small changes: a thousand times as large they don't. */
static void
add_fine (KeptNumbers *kept,
          const char *name,
          const double *numbers,
          guint n)
{
  g_autofree double *fine = g_new (double, n);
  guint i;

  for (i = 0; i < n; i++)
    fine[i] = 1000 * numbers[i];
  kept_numbers_add_doubles (kept, name, fine, n);
}

static void
test_methods (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("methods.txt");
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (sample->scenario);
  EntenteMethod method;
  EntenteNormalisation normalisation;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    for (normalisation = 0; normalisation < ENTENTE_N_NORMALISATIONS; normalisation++)
      {
        g_autoptr (EntenteEvaluation) evaluation = NULL;
        double influence[16];

        scenario->method = method;
        scenario->method_parameters.normalisation = normalisation;
        evaluation = entente_evaluate (sample->values, scenario);
        kept_sample_start (kept, "method", method * ENTENTE_N_NORMALISATIONS + normalisation);
        add_fine (kept, "fine-scores", evaluation->scores, evaluation->n_partners);
        add_evaluation (kept, evaluation);
        entente_influence_compute (evaluation, influence);
        add_fine (kept, "influence", influence, evaluation->n_criteria);
      }
  kept_numbers_check (kept);
}

static void
test_rules (void)
{
  static const char *const rules[] = {
    "{\"tiers\": {\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.6}, {\"id\": \"2\", \"from\": 0.5}, {\"id\": \"3\"}]}}",
    "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"count\": 7}, {\"id\": \"2\", \"share\": 0.35}, {\"id\": \"3\"}]}}",
    "{\"tiers\": {\"rule\": \"natural\"}}",
    "{\"gates-on\": false, \"year\": 2024}",
    "{\"assume-pledges\": true, \"weights\": {\"own-defence\": 1, \"role\": 2, \"geography\": 3, \"economy\": 4, \"safeguards\": 5}}",
  };
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("rules.txt");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (EntenteScenario) scenario = entente_scenario_copy (sample->scenario);
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (EntenteValues) values = NULL;
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      g_autoptr (EntenteComparison) comparison = NULL;
      static const KeptMember parts[] = { KEPT_MEMBER (EntenteComparisonPart, difference) };

      if (!entente_scenario_merge_json (scenario, sample->dataset, rules[i], -1, diagnostics))
        g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
      values = entente_values_new (sample->dataset, scenario);
      evaluation = entente_evaluate (values, scenario);
      comparison = entente_comparison_new (evaluation, scenario, 3, 50);
      kept_sample_start (kept, "rule", i);
      add_evaluation (kept, evaluation);
      KEPT_ARRAY (kept, "parts", comparison->parts, comparison->n_parts, parts);
    }
  kept_numbers_check (kept);
}

/* -- Draws ------------------------------------------------------------------------------------------------- */

static const char *const tier_rules[] = {
  "{}", "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"count\": 7}, {\"id\": \"2\", \"share\": 0.35}, {\"id\": \"3\"}]}}",
  "{\"tiers\": {\"rule\": \"natural\"}}",
  "{\"gates\": [false, true, false]}",
  "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"share\": 0.2}, {\"id\": \"2\", \"count\": 20}, {\"id\": \"3\"}]}}",
};

static void
merge_tiers (EntenteScenario *scenario,
             const EntenteDataset *dataset,
             const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  if (!entente_scenario_merge_json (scenario, dataset, json, -1, diagnostics))
    g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
}

/* How weights may vary: all, in an order, within bounds, in narrow ones, some of them locked. */
static EntenteScenario *
make_belief (const KeptSample *sample,
             guint i)
{
  EntenteScenario *scenario = entente_scenario_copy (sample->scenario);
  const guint n = scenario->n_criteria;
  guint c;

  scenario->uncertainty = i == 0 ? 1 : 0.5;
  if (i == 1 || i == 4)
    {
      scenario->n_order = 3;
      for (c = 0; c < 3; c++)
        scenario->order[c] = (int) (n - 1 - c);
    }
  for (c = 0; c < n && i >= 2; c++)
    {
      scenario->least_shares[c] = i == 3 ? 0.2 / n : 0.05;
      scenario->most_shares[c] = i == 3 ? 1.2 / n : 0.5;
    }
  scenario->locks[1] = i == 5;
  return scenario;
}

static void
add_robustness (KeptNumbers *kept,
                const EntenteRobustness *robustness)
{
  const guint n = robustness->n_partners;

  kept_numbers_add_ints (kept, "rank-counts", robustness->rank_counts, n * n);
  kept_numbers_add_ints (kept, "tier-counts", robustness->tier_counts, n * (robustness->n_tiers + 1));
  kept_numbers_add_ints (kept, "pair-counts", robustness->pair_counts, n * n);
  add_fine (kept, "central-weights", robustness->central_weights, n * robustness->n_criteria);
  add_fine (kept, "confidence", robustness->confidence, n);
  kept_numbers_add_ints (kept, "low-ranks", robustness->low_ranks, n);
  kept_numbers_add_ints (kept, "high-ranks", robustness->high_ranks, n);
}

static void
test_draws (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("draws.txt");
  guint i, k;

  for (i = 0; i < 6 * G_N_ELEMENTS (tier_rules); i++)
    {
      g_autoptr (EntenteScenario) scenario = make_belief (sample, i % 6);
      g_autoptr (EntenteWeightSpace) space = entente_weight_space_new (scenario, sample->dataset, NULL);
      g_autoptr (EntenteSampler) sampler = NULL;
      g_autoptr (EntenteRobustness) robustness = NULL;
      g_autofree double *draws = g_new0 (double, 40 * space->n);
      g_autofree double *corners = g_new0 (double, MAX (space->n_free, 1) * space->n);

      merge_tiers (scenario, sample->dataset, tier_rules[i / 6]);
      scenario->method = i / 6 % ENTENTE_N_METHODS;
      sampler = entente_sampler_new (sample->values, scenario, 5 + i);
      g_assert_cmpint (space->is_narrow, ==, i % 6 == 3);
      kept_sample_start (kept, "draws", i);
      add_fine (kept, "centre", space->centre, space->n);
      add_fine (kept, "inside", space->inside, space->inside != NULL ? space->n : 0);
      add_fine (kept, "corners", corners, entente_weight_space_list_corners (space, corners) * space->n);
      for (k = 0; k < 40; k++)
        entente_weight_space_draw (space, 99, k, draws + k * space->n);
      add_fine (kept, "weights", draws, 40 * space->n);
      g_assert_cmpuint (entente_sampler_run (sampler, 600, 2, NULL), ==, 600);
      robustness = entente_sampler_get_result (sampler);
      add_robustness (kept, robustness);
    }
  kept_numbers_check (kept);
}

/* -- What would change a tier ------------------------------------------------------------------------------ */

static void
test_levers (void)
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
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("levers.txt");
  guint i;

  for (i = 0; i < sample->dataset->n_partners; i += 3)
    {
      g_autoptr (EntenteLeverage) leverage = entente_leverage_new (sample->evaluation, sample->scenario, i, i % 2, NULL);

      kept_sample_start (kept, "levers", i);
      KEPT_ARRAY (kept, "leverage", leverage, 1, whole);
      KEPT_ARRAY (kept, "levers", leverage->levers, leverage->n_levers, members);
      KEPT_ARRAY (kept, "combination", leverage->combination, leverage->n_combination, members);
    }
  kept_numbers_check (kept);
}

static void
test_limits (void)
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
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("limits.txt");
  guint i;

  for (i = 0; i < 6 + ENTENTE_N_METHODS; i++)
    {
      g_autoptr (EntenteScenario) scenario = make_belief (sample, i < 6 ? i : 0);
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      g_autoptr (EntenteTippingPoints) tipping = NULL;
      g_autofree EntentePossibleRank *ranks = NULL;

      if (i >= 6)
        {
          scenario->method = i - 6;
          merge_tiers (scenario, sample->dataset, tier_rules[i % G_N_ELEMENTS (tier_rules)]);
        }
      scenario->slider_mode = i % 2 == 0 ? ENTENTE_SLIDERS_SHARE : ENTENTE_SLIDERS_IMPORTANCE;
      evaluation = entente_evaluate (sample->values, scenario);
      tipping = entente_tipping_points_new (evaluation, scenario, NULL);
      ranks = entente_possible_ranks_new (sample->values, scenario, NULL);
      kept_sample_start (kept, "limits", i);
      add_fine (kept, "available", tipping->available, tipping->n_criteria);
      add_fine (kept, "low", tipping->low, tipping->n_criteria);
      add_fine (kept, "high", tipping->high, tipping->n_criteria);
      KEPT_ARRAY (kept, "tipping", tipping->points, tipping->n, members);
      KEPT_ARRAY (kept, "possible", ranks, ranks != NULL ? sample->dataset->n_partners : 0, limits);
    }
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-figures/methods", test_methods);
  g_test_add_func ("/kept-figures/rules", test_rules);
  g_test_add_func ("/kept-figures/draws", test_draws);
  g_test_add_func ("/kept-figures/levers", test_levers);
  g_test_add_func ("/kept-figures/limits", test_limits);
  return g_test_run ();
}
