/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How long all tipping points of all sliders take, from fresh random weights each time. With --check the medians
 * must stay under the promised times. tests/core/test-tipping-points.c says whether they are right. */

#include "dataset-fixture.h"

#include "entente-tipping-points.h"
#include "timings.h"


#define N_RUNS 101

typedef struct
{
  guint n_partners, n_criteria;
  EntenteTierRule rule;
  guint n_tiers;
  double missing;
  double promise_ms; /* 0 = none */
} Case;

static const Case cases[] = {
  { 86, 5, ENTENTE_TIER_RULE_THRESHOLDS, 3, 0, 0 },      { 86, 5, ENTENTE_TIER_RULE_SIZES, 3, 0, 0 },
  { 200, 12, ENTENTE_TIER_RULE_THRESHOLDS, 3, 0, 2 },    { 200, 12, ENTENTE_TIER_RULE_SIZES, 3, 0, 2 },
  { 200, 12, ENTENTE_TIER_RULE_THRESHOLDS, 3, 0.05, 2 }, { 200, 12, ENTENTE_TIER_RULE_SIZES, 3, 0.05, 0 },
  { 200, 12, ENTENTE_TIER_RULE_THRESHOLDS, 6, 0, 2 },    { 200, 12, ENTENTE_TIER_RULE_SIZES, 6, 0, 0 },
  { 86, 5, ENTENTE_TIER_RULE_NATURAL, 3, 0, 0 },         { 86, 5, ENTENTE_TIER_RULE_PROFILES, 3, 0, 0 },
  { 2000, 12, ENTENTE_TIER_RULE_THRESHOLDS, 3, 0, 0 },   { 2000, 12, ENTENTE_TIER_RULE_SIZES, 3, 0, 0 },
};

static void
set_tiers (EntenteScenario *scenario,
           const Case *it)
{
  guint t, c;

  scenario->tier_rule = it->rule;
  scenario->n_tiers = it->n_tiers;
  for (t = 0; t < it->n_tiers; t++)
    {
      scenario->tier_from[t] = t + 1 < it->n_tiers ? 0.65 - 0.3 * t / it->n_tiers : -INFINITY;
      scenario->tier_count[t] = it->n_partners / (it->n_tiers + 1);
      for (c = 0; c < it->n_criteria && t + 1 < it->n_tiers; c++)
        scenario->profiles[t * it->n_criteria + c] = 0.65 - 0.3 * t / it->n_tiers;
    }
}

/* Returns the median time in milliseconds. */
static double
run_case (const Case *it,
          double *n_points)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (it->n_partners, it->n_criteria, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  double times[N_RUNS];
  const guint n = it->n_partners > 1000 || it->rule >= ENTENTE_TIER_RULE_NATURAL ? 11 : N_RUNS;
  guint k, c;

  dataset_fixture_fill (fixture, random, it->missing, 0);
  values = entente_values_new (fixture->dataset, scenario);
  set_tiers (scenario, it);
  *n_points = 0;
  for (k = 0; k < n; k++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      g_autoptr (EntenteTippingPoints) points = NULL;
      double start;

      for (c = 0; c < it->n_criteria; c++)
        scenario->weights[c] = g_rand_double (random) + 1e-3;
      evaluation = entente_evaluate (values, scenario);
      start = timings_get_ms ();
      points = entente_tipping_points_new (evaluation, scenario, NULL);
      times[k] = timings_get_ms () - start;
      *n_points += points->n / (double) n;
    }
  return timings_get_median (times, n);
}

static const char *const rule_names[] = { "thresholds", "sizes", "natural", "profiles" };

int
main (int argc,
      char **argv)
{
  const gboolean check = argc > 1 && g_str_equal (argv[1], "--check");
  gboolean kept = TRUE;
  guint i;

  g_print ("partners criteria tiers  rule        missing  points  median ms  promised\n");
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      double n_points;
      const double median = run_case (it, &n_points);

      g_print ("%8u %8u %5u  %-10s  %5.0f %%  %6.0f  %9.3f", it->n_partners, it->n_criteria, it->n_tiers,
               rule_names[it->rule], 100 * it->missing, n_points, median);
      if (it->promise_ms > 0)
        g_print ("  %8.0f %s", it->promise_ms, median <= it->promise_ms ? "kept" : "MISSED");
      g_print ("\n");
      kept = kept && (it->promise_ms == 0 || median <= it->promise_ms);
    }
  return check && !kept;
}
