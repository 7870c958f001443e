/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Correlations, weights by the data, the comparison of methods, influence and warnings of reversal. */

#include "dataset-fixture.h"

#include "entente-correlation.h"
#include "entente-method-comparison.h"
#include "entente-weighting.h"

#include <string.h>

#define MAX_N 40

/* -- Correlations ------------------------------------------------------------------------------------------ */

static int
get_sign (double d)
{
  return d > 0 ? 1 : d < 0 ? -1 : 0;
}

static double
find_tau_plainly (const double *x,
                  const double *y,
                  guint n)
{
  double both = 0, in_x = 0, in_y = 0;
  guint i, j;

  for (i = 0; i < n; i++)
    for (j = 0; j < n; j++)
      {
        both += get_sign (x[i] - x[j]) * get_sign (y[i] - y[j]);
        in_x += abs (get_sign (x[i] - x[j]));
        in_y += abs (get_sign (y[i] - y[j]));
      }
  return both / sqrt (in_x * in_y);
}

static double
find_rank_plainly (const double *x,
                   guint n,
                   guint i)
{
  double rank = 0.5;
  guint j;

  for (j = 0; j < n; j++)
    rank += x[j] < x[i] ? 1 : x[j] == x[i] ? 0.5 : 0;
  return rank;
}

static double
find_spearman_plainly (const double *x,
                       const double *y,
                       guint n)
{
  double a[MAX_N], b[MAX_N], mean = (n + 1) / 2.0, ab = 0, aa = 0, bb = 0;
  guint i;

  for (i = 0; i < n; i++)
    {
      a[i] = find_rank_plainly (x, n, i) - mean;
      b[i] = find_rank_plainly (y, n, i) - mean;
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
  return ab / sqrt (aa * bb);
}

/* The place of i from the greatest (x, y) on; equal pairs in either order, which makes no difference. */
static guint
find_place (const double *x,
            const double *y,
            guint n,
            guint i)
{
  guint j, place = 0;

  for (j = 0; j < n; j++)
    place += x[j] > x[i] || (x[j] == x[i] && (y[j] > y[i] || (y[j] == y[i] && j < i)));
  return place;
}

static double
find_weighted_plainly (const double *x,
                       const double *y,
                       guint n,
                       gboolean by_y)
{
  double both = 0, in_x = 0, in_y = 0;
  guint i, j;

  for (i = 0; i < n; i++)
    for (j = 0; j < n; j++)
      {
        const double weight = by_y ? 1.0 / (1 + find_place (y, x, n, i)) + 1.0 / (1 + find_place (y, x, n, j))
                                   : 1.0 / (1 + find_place (x, y, n, i)) + 1.0 / (1 + find_place (x, y, n, j));
        const int a = get_sign (x[i] - x[j]), b = get_sign (y[i] - y[j]);

        both += a * b * weight;
        in_x += a * a * weight;
        in_y += b * b * weight;
      }
  return both / sqrt (in_x * in_y);
}

static void
check_close (double a,
             double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat_with_epsilon (a, b, 1e-12);
}

static void
test_correlations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint trial, i;

  for (trial = 0; trial < 300; trial++)
    {
      const guint n = g_rand_int_range (random, 1, MAX_N + 1), steps = trial % 3 == 0 ? 3 : trial % 3 == 1 ? 12 : 100000;
      double x[MAX_N], y[MAX_N];

      for (i = 0; i < n; i++)
        {
          x[i] = g_rand_int_range (random, 0, steps);
          y[i] = g_rand_boolean (random) ? x[i] : g_rand_int_range (random, 0, steps);
        }
      check_close (entente_correlation_tau_b (x, y, n), find_tau_plainly (x, y, n));
      check_close (entente_correlation_spearman (x, y, n), find_spearman_plainly (x, y, n));
      check_close (entente_correlation_weighted_tau (x, y, n),
                   (find_weighted_plainly (x, y, n, FALSE) + find_weighted_plainly (x, y, n, TRUE)) / 2);
    }
}

/* By hand. x = 1 2 3 4, y = 1 3 2 4: 5 pairs agree, 1 does not: tau = 4/6. Spearman: 1 - 6 x 2 / (4 x 15) = 0.8.
 * Weighted, places by x: 4 is 0, 3 is 1, ...: weights 1, 1/2, 1/3, 1/4. Each is in three pairs, so all pairs weigh
 * 3 x 25/12 = 25/4; the pair (2, 3) weighs 5/6 and changes sides: (25/4 - 5/3) / (25/4) = 11/15. By y: the same. */
static void
test_correlations_by_hand (void)
{
  const double x[] = { 1, 2, 3, 4 }, y[] = { 1, 3, 2, 4 }, level[] = { 5, 5, 5, 5 };

  g_assert_cmpfloat_with_epsilon (entente_correlation_tau_b (x, y, 4), 4 / 6.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (entente_correlation_spearman (x, y, 4), 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (entente_correlation_weighted_tau (x, y, 4), 11 / 15.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (entente_correlation_pearson (x, y, 4), 0.8, 1e-15);
  g_assert_true (isnan (entente_correlation_tau_b (x, level, 4)));
  g_assert_true (isnan (entente_correlation_weighted_tau (level, y, 4)));
  g_assert_cmpfloat (entente_correlation_tau_b (x, x, 4), ==, 1);
}

/* -- Weights ----------------------------------------------------------------------------------------------- */

/* By hand, two columns of three rows.
 *
 * Entropy: column 1, 1, 2: p = 1/4, 1/4, 1/2, e = (1.5 ln 2) / ln 3; column 0, 1, 1: p = 0, 1/2, 1/2,
 * e = ln 2 / ln 3. Weights in proportion to ln 3 - 1.5 ln 2 and ln 3 - ln 2.
 * Deviation: variances 2/9 and 2/9: alike.
 * CRITIC: stretched 0 0 1 and 0 1 1, deviations alike, so weights are alike; with the second a cost 1 0 0. */
static void
test_weights_by_hand (void)
{
  const double columns[] = { 1, 1, 2, 0, 1, 1 };
  const EntenteWeightingTable table = { 3, 2, columns, 3, NULL };
  const double a = log (3) - 1.5 * log (2), b = log (3) - log (2);
  double weights[2];

  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_EQUAL, &table, weights));
  g_assert_cmpfloat (weights[0], ==, 0.5);
  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_ENTROPY, &table, weights));
  g_assert_cmpfloat_with_epsilon (weights[0], a / (a + b), 1e-14);
  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_DEVIATION, &table, weights));
  g_assert_cmpfloat_with_epsilon (weights[1], 0.5, 1e-15);
  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_CRITIC, &table, weights));
  g_assert_cmpfloat_with_epsilon (weights[0], 0.5, 1e-15);
}

/* Three columns of four: CRITIC by hand.
 *
 *   a = 0 1/3 2/3 1 (of 1 2 3 4)   s^2 = 5/36
 *   b = 1 0 0 1 (of 9 5 5 9)       s^2 = 1/4     r(a, b) = 0 by symmetry
 *   c = the cost 4 3 2 1 = 0 1/3 2/3 1 when turned: the same as a, r(a, c) = 1
 *
 * a: sqrt(5)/6 x (1 + 0), b: 1/2 x (1 + 1), c: as a. Taken as a benefit c is opposite to a, r = -1: a: sqrt(5)/6 x 3. */
static void
test_critic_by_hand (void)
{
  const double columns[] = { 1, 2, 3, 4, 9, 5, 5, 9, 4, 3, 2, 1 };
  const gboolean costs[] = { FALSE, FALSE, TRUE };
  EntenteWeightingTable table = { 4, 3, columns, 4, costs };
  const double s = sqrt (5) / 6;
  double weights[3];

  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_CRITIC, &table, weights));
  g_assert_cmpfloat_with_epsilon (weights[0], s / (2 * s + 1), 1e-14);
  g_assert_cmpfloat_with_epsilon (weights[1], 1 / (2 * s + 1), 1e-14);
  g_assert_cmpfloat_with_epsilon (weights[2], s / (2 * s + 1), 1e-14);
  table.costs = NULL;
  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_CRITIC, &table, weights));
  g_assert_cmpfloat_with_epsilon (weights[0], 3 * s / (6 * s + 1), 1e-14);
}

static void
test_weights_undefined (void)
{
  const double level[] = { 2, 2, 2, 3, 3, 3 }, negative[] = { -1, 2, 2, 3, 4, 3 };
  const EntenteWeightingTable none = { 3, 2, level, 3, NULL }, below = { 3, 2, negative, 3, NULL },
                              one = { 1, 2, level, 3, NULL };
  double weights[2];

  g_assert_false (entente_weighting_compute_table (ENTENTE_WEIGHTING_ENTROPY, &below, weights));
  g_assert_false (entente_weighting_compute_table (ENTENTE_WEIGHTING_CRITIC, &none, weights));
  g_assert_false (entente_weighting_compute_table (ENTENTE_WEIGHTING_DEVIATION, &none, weights));
  g_assert_false (entente_weighting_compute_table (ENTENTE_WEIGHTING_DEVIATION, &one, weights));
  g_assert_true (entente_weighting_compute_table (ENTENTE_WEIGHTING_EQUAL, &one, weights));
}

/* Partners without a value in some criterion are left out, and nobody else: without any of them the weights are others. */
static void
test_weights_of_values (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 2, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  const double v[4][2] = { { 0.1, 0.2 }, { 0.9, NAN }, { 0.3, 0.6 }, { 0.2, 0.7 } };
  double weights[2], a = 0, b = 0;
  guint i, c;

  for (i = 0; i < 4; i++)
    for (c = 0; c < 2; c++)
      if (!isnan (v[i][c]))
        dataset_fixture_set_fact (fixture, i, c, 2025, v[i][c]);
  values = entente_values_new (fixture->dataset, scenario);
  g_assert_true (entente_weighting_compute (ENTENTE_WEIGHTING_DEVIATION, values, weights));
  for (i = 0; i < 4; i++)
    if (i != 1)
      {
        a += pow (v[i][0] - 0.2, 2);
        b += pow (v[i][1] - 0.5, 2);
      }
  g_assert_cmpfloat_with_epsilon (weights[0], sqrt (a) / (sqrt (a) + sqrt (b)), 1e-12);
}

static void
test_weights_from_order (void)
{
  const guint order[] = { 2, 0, 1 };
  double weights[3];

  entente_weighting_from_order (order, 3, weights);
  g_assert_cmpfloat_with_epsilon (weights[2], 11 / 18.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (weights[0], 5 / 18.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (weights[1], 2 / 18.0, 1e-15);
}

/* -- Comparison -------------------------------------------------------------------------------------------- */

static void
check_comparison (const EntenteMethodComparison *comparison,
                  guint n)
{
  guint a, b, i, furthest = 0;

  for (a = 0; a < ENTENTE_N_METHODS; a++)
    for (b = 0; b < ENTENTE_N_METHODS; b++)
      {
        double x[MAX_N], y[MAX_N];
        guint rated = 0;

        for (i = 0; i < n; i++)
          if (comparison->evaluations[a]->ranks[i] > 0)
            {
              x[rated] = comparison->evaluations[a]->ranks[i];
              y[rated++] = comparison->evaluations[b]->ranks[i];
              furthest = MAX (furthest, (guint) abs ((int) (x[rated - 1] - y[rated - 1])));
            }
        check_close (comparison->tau[a][b], find_tau_plainly (x, y, rated));
      }
  g_assert_true ((comparison->mover == ENTENTE_NONE) == (furthest == 0));
  if (furthest > 0)
    g_assert_cmpuint (comparison->evaluations[comparison->worst]->ranks[comparison->mover] -
                        comparison->evaluations[comparison->best]->ranks[comparison->mover],
                      ==, furthest);
}

static void
test_comparison (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  const gint stopped = 1;
  guint trial;

  for (trial = 0; trial < 30; trial++)
    {
      const guint n = g_rand_int_range (random, 1, MAX_N + 1);
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (n, 4, 1);
      g_autoptr (EntenteScenario) scenario = NULL;
      g_autoptr (EntenteValues) values = NULL;
      g_autoptr (EntenteMethodComparison) comparison = NULL;

      dataset_fixture_fill (fixture, random, trial % 2 * 0.2, trial % 3 * 4);
      scenario = entente_scenario_new (fixture->dataset);
      values = entente_values_new (fixture->dataset, scenario);
      comparison = entente_method_comparison_new (values, scenario, NULL);
      check_comparison (comparison, n);
      g_assert_null (entente_method_comparison_new (values, scenario, &stopped));
    }
}

/* Two criteria with shares 3/4 and 1/4, uncorrelated with equal spread: the score's variance is 9 to 1. */
static void
test_influence (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 3, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  double influence[3];
  guint i;

  for (i = 0; i < 4; i++)
    {
      dataset_fixture_set_fact (fixture, i, 0, 2025, i & 1 ? 0.75 : 0.25);
      dataset_fixture_set_fact (fixture, i, 1, 2025, i & 2 ? 0.75 : 0.25);
      dataset_fixture_set_fact (fixture, i, 2, 2025, 0.5);
    }
  scenario->weights[0] = 3;
  scenario->weights[1] = 1;
  scenario->weights[2] = 0;
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  entente_influence_compute (evaluation, influence);
  g_assert_cmpfloat_with_epsilon (influence[0], 0.9, 1e-12);
  g_assert_cmpfloat_with_epsilon (influence[1], 0.1, 1e-12);
  g_assert_true (isnan (influence[2]));
}

static void
test_warnings (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 2, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  g_assert_cmpint (entente_reversal_find (fixture->dataset, scenario), ==, ENTENTE_REVERSAL_NONE);
  scenario->method = ENTENTE_METHOD_PROMETHEE;
  g_assert_cmpint (entente_reversal_find (fixture->dataset, scenario), ==, ENTENTE_REVERSAL_METHOD);
  scenario->method = ENTENTE_METHOD_TOPSIS;
  scenario->method_parameters.normalisation = ENTENTE_NORMALISATION_VECTOR;
  g_assert_cmpint (entente_reversal_find (fixture->dataset, scenario), ==, ENTENTE_REVERSAL_NORMALISATION);
  scenario->method_parameters.normalisation = ENTENTE_NORMALISATION_GOALPOSTS;
  fixture->quantities[1].value.kind = ENTENTE_VALUE_PERCENTILE;
  fixture->quantities[1].missing = ENTENTE_MISSING_MEDIAN;
  g_assert_cmpint (entente_reversal_find (fixture->dataset, scenario), ==,
                   ENTENTE_REVERSAL_INDICATOR | ENTENTE_REVERSAL_MEDIAN);
  scenario->weights[1] = 0;
  g_assert_cmpint (entente_reversal_find (fixture->dataset, scenario), ==, ENTENTE_REVERSAL_NONE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-comparison/correlations", test_correlations);
  g_test_add_func ("/method-comparison/correlations-by-hand", test_correlations_by_hand);
  g_test_add_func ("/method-comparison/weights-by-hand", test_weights_by_hand);
  g_test_add_func ("/method-comparison/critic-by-hand", test_critic_by_hand);
  g_test_add_func ("/method-comparison/weights-undefined", test_weights_undefined);
  g_test_add_func ("/method-comparison/weights-of-values", test_weights_of_values);
  g_test_add_func ("/method-comparison/weights-from-order", test_weights_from_order);
  g_test_add_func ("/method-comparison/comparison", test_comparison);
  g_test_add_func ("/method-comparison/influence", test_influence);
  g_test_add_func ("/method-comparison/warnings", test_warnings);
  return g_test_run ();
}
