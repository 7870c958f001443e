/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tipping points of all methods and tier rules against evaluations along the slider, and what callers ask of them. */

#include "dataset-fixture.h"

#include "entente-shares.h"
#include "entente-tipping-points.h"

#include <string.h>

#define N_PARTNERS 16
#define N_CRITERIA 4
#define N_PLACES 97

typedef struct
{
  EntenteScenario *scenario;
  EntenteEvaluation *today;
  EntenteTippingPoints *points;
  guint n_looked, n_missed;
} Case;

static EntenteEvaluation *
evaluate_at (const Case *it,
             guint criterion,
             double share)
{
  g_autoptr (EntenteScenario) moved = entente_scenario_copy (it->scenario);

  entente_shares_move (it->today->shares, NULL, it->scenario->locks, N_CRITERIA, criterion, share, moved->weights);
  return entente_evaluate (it->today->values, moved);
}

static guint
predict_tier (const Case *it,
              guint criterion,
              double share,
              guint partner)
{
  const double start = it->today->shares[criterion];
  guint tier = it->today->tiers[partner], k;
  const guint first = it->points->first[criterion], n = it->points->first[criterion + 1] - first;

  for (k = 0; k < n; k++)
    {
      const EntenteTippingPoint *point = &it->points->points[share > start ? first + k : first + n - 1 - k];

      if (point->partner == partner && point->upwards == (share > start) &&
          (share > start ? point->share <= share : point->share >= share))
        tier = point->other_tier;
    }
  return tier;
}

static void
check_places (Case *it,
              guint criterion)
{
  guint s, i;

  for (s = 0; s < N_PLACES; s++)
    {
      const double share = it->points->available[criterion] * (s + 0.41371) / N_PLACES;
      g_autoptr (EntenteEvaluation) moved = evaluate_at (it, criterion, share);

      for (i = 0; i < N_PARTNERS; i++)
        {
          it->n_looked++;
          it->n_missed += predict_tier (it, criterion, share, i) != moved->tiers[i];
        }
    }
}

/* On both sides of each point, unless another one of the same partner is there, too. */
static void
check_sides (const Case *it)
{
  guint k, j;

  for (k = 0; k < it->points->n; k++)
    {
      const EntenteTippingPoint *point = &it->points->points[k];
      const double step = point->upwards ? 2e-8 : -2e-8;
      const double far = CLAMP (point->share + step, 0, it->points->available[point->criterion]);
      gboolean alone = (point->share - step - it->today->shares[point->criterion]) * step > 0;
      g_autoptr (EntenteEvaluation) before = evaluate_at (it, point->criterion, point->share - step);
      g_autoptr (EntenteEvaluation) after = evaluate_at (it, point->criterion, far);

      for (j = 0; j < it->points->n; j++)
        alone = alone && (j == k || it->points->points[j].criterion != point->criterion ||
                          fabs (it->points->points[j].share - point->share) > 1e-7);
      if (!alone)
        continue;
      g_assert_cmpuint (before->tiers[point->partner], ==, point->tier);
      g_assert_cmpuint (after->tiers[point->partner], ==, point->other_tier);
    }
}

static void
set_scenario (EntenteScenario *scenario,
              EntenteMethod method,
              EntenteTierRule rule)
{
  guint t, c;

  scenario->method = method;
  scenario->tier_rule = rule;
  scenario->locks[3] = TRUE;
  scenario->weights[1] = 2;
  for (t = 0; t < scenario->n_tiers; t++)
    {
      scenario->tier_count[t] = 5;
      for (c = 0; c < N_CRITERIA && t + 1 < scenario->n_tiers; c++)
        scenario->profiles[t * N_CRITERIA + c] = t == 0 ? 0.55 : 0.35;
    }
}

/* How many of all pictures along the sliders the points get wrong. */
static double
count_missed (EntenteMethod method,
              EntenteTierRule rule,
              guint seed,
              guint *n_points)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (N_PARTNERS, N_CRITERIA, 1);
  g_autoptr (EntenteValues) values = NULL;
  Case it = { 0 };
  guint c;

  dataset_fixture_fill (fixture, random, seed % 2 * 0.1, 0);
  it.scenario = entente_scenario_new (fixture->dataset);
  set_scenario (it.scenario, method, rule);
  values = entente_values_new (fixture->dataset, it.scenario);
  it.today = entente_evaluate (values, it.scenario);
  it.points = entente_tipping_points_new (it.today, it.scenario, NULL);
  for (c = 0; c < N_CRITERIA; c++)
    if (!it.scenario->locks[c])
      check_places (&it, c);
  check_sides (&it);
  *n_points += it.points->n;
  g_assert_cmpuint (it.points->first[3], ==, it.points->first[4]);
  entente_tipping_points_free (it.points);
  entente_evaluation_unref (it.today);
  entente_scenario_free (it.scenario);
  return it.n_missed / (double) it.n_looked;
}

/* A search may miss what comes and goes within a step of the grid: that is little. What has a formula misses nothing. */
static void
test_all (void)
{
  EntenteMethod method;
  EntenteTierRule rule;
  guint seed;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    for (rule = ENTENTE_TIER_RULE_THRESHOLDS; rule <= ENTENTE_TIER_RULE_PROFILES; rule++)
      {
        const gboolean exact = (method == ENTENTE_METHOD_WEIGHTED_MEAN || method == ENTENTE_METHOD_PROMETHEE) &&
                               (rule == ENTENTE_TIER_RULE_THRESHOLDS || rule == ENTENTE_TIER_RULE_SIZES);
        double missed = 0;
        guint n_points = 0;

        for (seed = 0; seed < 4; seed++)
          missed += count_missed (method, rule, seed, &n_points) / 4;
        g_test_message ("method %d, rule %d: %u points, %.3f %% missed", method, rule, n_points, 100 * missed);
        g_assert_cmpfloat (missed, <=, exact ? 0 : 0.002);
        g_assert_cmpuint (n_points, >, 20);
      }
}

static void
test_asking (void)
{
  static const char *const english[] = { "en", NULL };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 2, 1);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) today = NULL;
  g_autoptr (EntenteTippingPoints) points = NULL;
  g_autoptr (EntenteTippingPoints) rated = NULL;
  g_autofree char *rise = NULL;
  g_autofree char *drop = NULL;
  g_autofree char *rating = NULL;
  const gint stop = 1;

  /* S(t) = 0.8 t + 0.2 (1 - t): 0.6 at t = 2/3, 0.4 at t = 1/3. */
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.8);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.2);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  today = entente_evaluate (values, scenario);
  points = entente_tipping_points_new (today, scenario, NULL);
  g_assert_cmpuint (points->n, ==, 4);
  g_assert_cmpfloat_with_epsilon (points->low[0], 1 / 3.0, 1e-11);
  g_assert_cmpfloat_with_epsilon (points->high[0], 2 / 3.0, 1e-11);
  g_assert_cmpint (entente_tipping_points_find_nearest (points, 0, 0.6), ==, 1);
  g_assert_cmpint (entente_tipping_points_find_nearest (points, 0, 0), ==, 0);
  rise = entente_tipping_point_describe (&points->points[1], fixture->dataset, english);
  drop = entente_tipping_point_describe (&points->points[0], fixture->dataset, english);
  g_assert_cmpstr (rise, ==, "Criterion 0 at 66.7 %: Partner 0 rises to Tier 1");
  g_assert_cmpstr (drop, ==, "Criterion 0 at 33.3 %: Partner 0 drops to Tier 3");
  g_assert_null (entente_tipping_points_new (today, scenario, &stop));

  /* Rated 30 and 30: the other stands still, so that 2/3 is a rating of 60; and 1/3 one of 15. */
  scenario->slider_mode = ENTENTE_SLIDERS_IMPORTANCE;
  scenario->weights[0] = scenario->weights[1] = 30;
  rated = entente_tipping_points_new (today, scenario, NULL);
  g_assert_cmpfloat_with_epsilon (rated->points[0].rating, 15, 1e-8);
  g_assert_cmpfloat_with_epsilon (rated->points[1].rating, 60, 1e-8);
  rating = entente_tipping_point_describe (&rated->points[1], fixture->dataset, english);
  g_assert_cmpstr (rating, ==, "Criterion 0 at 60: Partner 0 rises to Tier 1");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tipping-search/all", test_all);
  g_test_add_func ("/tipping-search/asking", test_asking);
  return g_test_run ();
}
