/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The fast evaluation against a slow one that is written down from the definitions. */

#include "dataset-fixture.h"

#include "entente-evaluation.h"
#include "entente-rank-order.h"

#include <string.h>

#define N_RANDOM 200

typedef struct
{
  double score, low, high, coverage;
  guint rank, free_tier, tier;
} Naive;

static double
naive_cell (const DatasetFixture *fixture,
            guint partner,
            guint quantity)
{
  guint n;
  const EntenteFact *fact = entente_dataset_get_facts (fixture->dataset, partner, quantity, &n);

  return n > 0 ? CLAMP (fact[n - 1].value, 0, 1) : NAN;
}

/* Sums over everything, with @fill for what is missing, or without it when @fill is NaN. */
static double
naive_score (const DatasetFixture *fixture,
             const EntenteScenario *scenario,
             guint partner,
             double fill)
{
  double sum = 0, of = 0;
  guint c, k;

  for (c = 0; c < fixture->dataset->n_criteria; c++)
    {
      const EntenteCriterion *criterion = &fixture->criteria[c];
      double inner = 0, inner_of = 0;

      for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
        {
          const double cell = naive_cell (fixture, partner, k);
          const double v = isnan (cell) ? fill : cell;

          if (isnan (v))
            continue;
          inner += fixture->quantities[k].weight * v;
          inner_of += fixture->quantities[k].weight;
        }
      if (inner_of == 0)
        continue;
      sum += scenario->weights[c] * (inner / inner_of);
      of += scenario->weights[c];
    }
  return of > 0 ? sum / of : NAN;
}

static double
naive_coverage (const DatasetFixture *fixture,
                const EntenteScenario *scenario,
                guint partner)
{
  double present = 0, all = 0;
  guint c, k;

  for (c = 0; c < fixture->dataset->n_criteria; c++)
    {
      const EntenteCriterion *criterion = &fixture->criteria[c];
      double inner = 0;

      for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
        inner += fixture->quantities[k].weight;
      for (k = criterion->first_indicator; inner > 0 && k < criterion->first_indicator + criterion->n_indicators; k++)
        {
          const double w = scenario->weights[c] * fixture->quantities[k].weight / inner;

          all += w;
          if (!isnan (naive_cell (fixture, partner, k)))
            present += w;
        }
    }
  return all > 0 ? present / all : 0;
}

static guint
naive_tier (const EntenteScenario *scenario,
            const Naive *naive,
            guint n_rated)
{
  double cumulative = 0;
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      cumulative += scenario->tier_count[t] >= 0 ? scenario->tier_count[t]
                                                 : ceil (scenario->tier_share[t] * n_rated - 1e-9);
      if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES ? naive->rank <= cumulative
                                                         : llrint (naive->score * 1e12) >=
                                                             llrint (scenario->tier_from[t] * 1e12))
        break;
    }
  return t;
}

static guint
naive_cap (const DatasetFixture *fixture,
           const EntenteScenario *scenario,
           guint partner,
           guint tier)
{
  guint g;

  for (g = 0; scenario->gates_on && g < fixture->dataset->n_gates; g++)
    {
      const EntenteGate *gate = &fixture->gates[g];
      const double x = naive_cell (fixture, partner, gate->quantity);

      if (!isnan (x) && ((!isnan (gate->below) && x < gate->below) || (!isnan (gate->above) && x > gate->above)))
        tier = MAX (tier, MIN ((guint) gate->cap, scenario->n_tiers - 1));
    }
  return tier;
}

static Naive *
evaluate_naively (const DatasetFixture *fixture,
                  const EntenteScenario *scenario,
                  guint *n_rated)
{
  const guint n = fixture->dataset->n_partners;
  Naive *all = g_new0 (Naive, n + 1);
  guint i, j;

  *n_rated = 0;
  for (i = 0; i < n; i++)
    {
      all[i].score = naive_score (fixture, scenario, i, NAN);
      all[i].low = naive_score (fixture, scenario, i, 0);
      all[i].high = naive_score (fixture, scenario, i, 1);
      all[i].coverage = naive_coverage (fixture, scenario, i);
      *n_rated += !isnan (all[i].score);
    }
  for (i = 0; i < n; i++)
    {
      all[i].tier = all[i].free_tier = scenario->n_tiers;
      if (isnan (all[i].score))
        continue;
      for (all[i].rank = 1, j = 0; j < n; j++)
        if (!isnan (all[j].score) && llrint (all[j].score * 1e12) > llrint (all[i].score * 1e12))
          all[i].rank++;
      all[i].free_tier = naive_tier (scenario, &all[i], *n_rated);
      all[i].tier = naive_cap (fixture, scenario, i, all[i].free_tier);
    }
  return all;
}

static void
check_order (const EntenteEvaluation *evaluation)
{
  g_autofree gboolean *seen = g_new0 (gboolean, evaluation->n_partners + 1);
  guint place;

  for (place = 0; place < evaluation->n_partners; place++)
    {
      const guint i = evaluation->order[place];

      g_assert_cmpuint (i, <, evaluation->n_partners);
      g_assert_false (seen[i]);
      seen[i] = TRUE;
      g_assert_cmpint (place < evaluation->n_rated, ==, evaluation->ranks[i] > 0);
      if (place > 0 && evaluation->ranks[i] == evaluation->ranks[evaluation->order[place - 1]])
        g_assert_cmpuint (i, >, evaluation->order[place - 1]);
      else if (evaluation->ranks[i] > 0)
        g_assert_cmpuint (evaluation->ranks[i], ==, place + 1);
    }
}

/* A tier begins at its threshold, or at the lowest score that it has without gates; the last has no beginning. */
static void
check_cut_offs (const EntenteEvaluation *evaluation,
                const EntenteScenario *scenario,
                const Naive *all)
{
  guint t, i;

  for (t = 0; t + 1 < evaluation->n_tiers; t++)
    {
      double lowest = INFINITY;

      for (i = 0; i < evaluation->n_partners; i++)
        if (all[i].rank > 0 && all[i].free_tier == t)
          lowest = MIN (lowest, all[i].score);
      if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
        g_assert_cmpfloat (evaluation->tier_from[t], ==, scenario->tier_from[t]);
      else if (isinf (lowest))
        g_assert_true (isnan (evaluation->tier_from[t]));
      else
        g_assert_cmpfloat_with_epsilon (evaluation->tier_from[t], lowest, 1e-12);
    }
  for (; t < ENTENTE_MAX_TIERS; t++)
    g_assert_true (isnan (evaluation->tier_from[t]));
}

static void
check_evaluation (const DatasetFixture *fixture,
                  const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
  g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
  guint n_rated, i, c, sizes[ENTENTE_MAX_TIERS] = { 0 };
  g_autofree Naive *all = evaluate_naively (fixture, scenario, &n_rated);

  g_assert_cmpuint (evaluation->n_rated, ==, n_rated);
  check_order (evaluation);
  check_cut_offs (evaluation, scenario, all);
  for (i = 0; i < evaluation->n_partners; i++)
    {
      double sum = 0;

      g_assert_cmpuint (evaluation->ranks[i], ==, all[i].rank);
      g_assert_cmpuint (evaluation->free_tiers[i], ==, all[i].free_tier);
      g_assert_cmpuint (evaluation->tiers[i], ==, all[i].tier);
      g_assert_cmpint (evaluation->gates[i] != ENTENTE_NONE, ==, all[i].tier > all[i].free_tier);
      g_assert_cmpfloat_with_epsilon (evaluation->coverage[i], all[i].coverage, 1e-12);
      g_assert_cmpint (isnan (evaluation->scores[i]), ==, isnan (all[i].score));
      if (all[i].rank == 0)
        continue;
      sizes[all[i].tier]++;
      g_assert_cmpfloat_with_epsilon (evaluation->scores[i], all[i].score, 1e-12);
      g_assert_cmpfloat_with_epsilon (evaluation->score_low[i], all[i].low, 1e-12);
      g_assert_cmpfloat_with_epsilon (evaluation->score_high[i], all[i].high, 1e-12);
      for (c = 0; c < evaluation->n_criteria; c++)
        {
          sum += entente_evaluation_get_contribution (evaluation, i, c);
          g_assert_cmpfloat (entente_evaluation_get_contribution (evaluation, i, c), <=,
                             entente_evaluation_get_possible (evaluation, i, c) + 1e-15);
        }
      g_assert_cmpfloat_with_epsilon (sum, all[i].score, 1e-12);
    }
  for (i = 0; i < evaluation->n_tiers; i++)
    g_assert_cmpuint (evaluation->tier_sizes[i], ==, sizes[i]);
}

static void
make_weights (GRand *random,
              EntenteScenario *scenario)
{
  double sum = 0;
  guint c;

  while (sum == 0)
    for (c = 0; c < scenario->n_criteria; c++)
      {
        scenario->weights[c] = g_rand_int_range (random, 0, 4) == 0 ? 0 : g_rand_double_range (random, 0, 40);
        sum += scenario->weights[c];
      }
}

static void
make_tiers (GRand *random,
            EntenteScenario *scenario)
{
  guint t;

  scenario->n_tiers = g_rand_int_range (random, 1, ENTENTE_MAX_TIERS + 1);
  scenario->tier_rule = g_rand_boolean (random) ? ENTENTE_TIER_RULE_SIZES : ENTENTE_TIER_RULE_THRESHOLDS;
  for (t = 0; t < scenario->n_tiers; t++)
    {
      scenario->tier_from[t] = 0.9 - 0.15 * t;
      scenario->tier_count[t] = g_rand_boolean (random) ? g_rand_int_range (random, 0, 9) : -1;
      scenario->tier_share[t] = g_rand_int_range (random, 0, 5) / 10.0;
    }
}

static void
make_gates (GRand *random,
            DatasetFixture *fixture)
{
  guint g;

  fixture->dataset->n_gates = g_rand_int_range (random, 0, 5);
  for (g = 0; g < fixture->dataset->n_gates; g++)
    fixture->gates[g] = (EntenteGate) { g_rand_int_range (random, 0, fixture->dataset->n_quantities),
                                        g_rand_boolean (random) ? 0.2 : NAN, g_rand_boolean (random) ? 0.85 : NAN,
                                        g_rand_int_range (random, 0, 3), { 0 } };
}

/* Sizes, holes, ties, zero weights, gates, both rules: whatever comes. */
static void
test_against_definitions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  const guint sizes[] = { 0, 1, 2, 7, 40, 200, 600 };
  const double missing[] = { 0, 0, 0.1, 0.5, 0.95 };
  const guint steps[] = { 0, 1, 2, 10 };
  guint round;

  for (round = 0; round < N_RANDOM; round++)
    {
      const guint n = round < 8 ? sizes[round % G_N_ELEMENTS (sizes)] : sizes[g_rand_int_range (random, 0, 7)];
      const guint n_criteria = g_rand_int_range (random, 1, 13);
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (n, n_criteria, g_rand_int_range (random, 1, 5));
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
      guint k;

      dataset_fixture_fill (fixture, random, missing[round % G_N_ELEMENTS (missing)],
                            steps[g_rand_int_range (random, 0, G_N_ELEMENTS (steps))]);
      for (k = 0; k < fixture->dataset->n_quantities; k++)
        fixture->quantities[k].weight = g_rand_int_range (random, 0, 4);
      make_gates (random, fixture);
      make_weights (random, scenario);
      make_tiers (random, scenario);
      scenario->gates_on = g_rand_int_range (random, 0, 4) != 0;
      check_evaluation (fixture, scenario);
    }
}

/* A block that comes back is filled anew, and both of two living evaluations keep their numbers. */
static void
test_blocks_are_reused_cleanly (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (50, 4, 2);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) kept = NULL;
  double first;
  guint round;

  dataset_fixture_fill (fixture, random, 0.2, 0);
  values = entente_values_new (fixture->dataset, scenario);
  kept = entente_evaluate (values, scenario);
  first = kept->scores[7];
  for (round = 0; round < 20; round++)
    {
      g_autoptr (EntenteEvaluation) a = NULL;
      g_autoptr (EntenteEvaluation) b = NULL;

      make_weights (random, scenario);
      a = entente_evaluate (values, scenario);
      b = entente_evaluate (values, scenario);
      g_assert_true (a != b && a != kept && b != kept);
      g_assert_cmpmem (a->ranks, 50 * sizeof (guint), b->ranks, 50 * sizeof (guint));
      g_assert_cmpuint (a->tier_sizes[0] + a->tier_sizes[1] + a->tier_sizes[2], ==, a->n_rated);
    }
  g_assert_cmpfloat (kept->scores[7], ==, first);
}

static void
test_nobody_is_rated_without_values (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (3, 2, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;

  dataset_fixture_set_fact (fixture, 1, 0, 2025, 0.5);
  dataset_fixture_set_fact (fixture, 2, 1, 2025, 1);
  scenario->weights[1] = 0;
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  g_assert_cmpuint (evaluation->n_rated, ==, 1);
  g_assert_cmpuint (evaluation->order[0], ==, 1);
  g_assert_cmpuint (evaluation->order[1], ==, 0);
  g_assert_cmpuint (evaluation->ranks[2], ==, 0);
  g_assert_cmpuint (evaluation->tiers[2], ==, evaluation->n_tiers);
  g_assert_true (isnan (evaluation->scores[2]));
  g_assert_false (entente_evaluation_is_firm (evaluation, 2));
  g_assert_true (entente_evaluation_is_firm (evaluation, 1));
}

/* The lowest cap wins, all reasons are listed, and a cap beyond the last tier is the last tier. */
static void
test_gates_and_reasons (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 1, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) three = NULL;
  g_autoptr (EntenteEvaluation) two = NULL;
  g_autoptr (EntenteEvaluation) off = NULL;
  int gates[4];

  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.9);
  fixture->dataset->n_gates = 3;
  fixture->gates[0] = (EntenteGate) { 0, 0.95, NAN, 1, { 0 } };
  fixture->gates[1] = (EntenteGate) { 0, NAN, 0.8, 2, { 0 } };
  fixture->gates[2] = (EntenteGate) { 0, 0.1, NAN, 2, { 0 } };
  values = entente_values_new (fixture->dataset, scenario);
  three = entente_evaluate (values, scenario);
  g_assert_cmpuint (three->free_tiers[0], ==, 0);
  g_assert_cmpuint (three->tiers[0], ==, 2);
  g_assert_cmpint (three->gates[0], ==, 1);
  g_assert_cmpuint (entente_evaluation_list_gates (three, 0, gates), ==, 2);
  g_assert_cmpint (gates[0], ==, 0);
  g_assert_cmpint (gates[1], ==, 1);
  g_assert_cmpuint (entente_evaluation_list_gates (three, 1, gates), ==, 0);

  scenario->n_tiers = 2;
  two = entente_evaluate (values, scenario);
  g_assert_cmpuint (two->tiers[0], ==, 1);
  scenario->gates_on = FALSE;
  off = entente_evaluate (values, scenario);
  g_assert_cmpuint (off->tiers[0], ==, 0);
  g_assert_cmpint (off->gates[0], ==, ENTENTE_NONE);
}

/* Fixed goalposts: taking any one partner out changes no order among the rest, nor their tiers. */
static void
test_taking_one_out (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint round, out, i, j;

  for (round = 0; round < 10; round++)
    {
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (30, 5, 3);
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteValues) all_values = NULL;
      g_autoptr (EntenteEvaluation) all = NULL;

      dataset_fixture_fill (fixture, random, 0.2, round % 2 ? 3 : 0);
      make_weights (random, scenario);
      all_values = entente_values_new (fixture->dataset, scenario);
      all = entente_evaluate (all_values, scenario);
      for (out = 0; out < 30; out++)
        {
          const EntentePartner gone = fixture->partners[out];
          g_autoptr (EntenteValues) values = NULL;
          g_autoptr (EntenteEvaluation) rest = NULL;

          fixture->partners[out].n_facts = 0;
          values = entente_values_new (fixture->dataset, scenario);
          rest = entente_evaluate (values, scenario);
          fixture->partners[out] = gone;
          for (i = 0; i < 30; i++)
            for (j = 0; j < 30; j++)
              if (i != out && j != out)
                {
                  g_assert_cmpuint (rest->tiers[i], ==, all->tiers[i]);
                  g_assert_cmpint (rest->ranks[i] < rest->ranks[j], ==, all->ranks[i] < all->ranks[j]);
                }
        }
    }
}

static void
check_sorted (const double *scores,
              guint n)
{
  g_autofree guint64 *packed = g_new (guint64, n);
  g_autofree guint64 *scratch = g_new (guint64, n);
  guint n_rated, i;

  entente_rank_order_pack (scores, n, packed, &n_rated);
  entente_rank_order_sort (packed, scratch, n_rated);
  for (i = 0; i < n_rated; i++)
    {
      const guint index = entente_rank_order_get_index (packed[i]);

      g_assert_cmpuint (entente_rank_order_get_key (packed[i]), ==, (guint64) llrint (scores[index] * 1e12));
      if (i > 0)
        g_assert_cmpuint (packed[i - 1], <, packed[i]);
    }
}

/* Scores that all fall into one bucket but for an outlier are the worst that a bucket sort can meet. */
static void
test_order_of_awkward_scores (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  const guint sizes[] = { 1, 2, 3, 100, 512, 513, 5000, 30000 };
  guint s, i, round;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (round = 0; round < 5; round++)
      {
        g_autofree double *scores = g_new (double, sizes[s]);

        for (i = 0; i < sizes[s]; i++)
          {
            const double x = g_rand_double (random);

            scores[i] = round == 0 ? x : round == 1 ? x * 1e-9 : round == 2 ? floor (x * 3) / 3
                      : round == 3 ? 1 - i * 1e-12 : (i % 7 == 3 ? NAN : x);
          }
        scores[sizes[s] / 2] = round == 4 ? 0 : 1;
        check_sorted (scores, sizes[s]);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluation/against-definitions", test_against_definitions);
  g_test_add_func ("/evaluation/blocks-are-reused-cleanly", test_blocks_are_reused_cleanly);
  g_test_add_func ("/evaluation/nobody-is-rated-without-values", test_nobody_is_rated_without_values);
  g_test_add_func ("/evaluation/gates-and-reasons", test_gates_and_reasons);
  g_test_add_func ("/evaluation/taking-one-out", test_taking_one_out);
  g_test_add_func ("/evaluation/order-of-awkward-scores", test_order_of_awkward_scores);
  return g_test_run ();
}
