/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How long one evaluation takes, by each method: scores, ranks, tiers with gates, ranges, from fresh random weights
 * each time.
 *
 * Each size runs in batches; a batch's time is divided by its evaluations and the median of the batches is
 * printed. What the timed runs computed is then checked against a cold evaluation that follows the
 * definitions: new values, plain sums, ranks by counting. With --check the medians must stay under the
 * promised times as well.
 */

#include "dataset-fixture.h"

#include "entente-evaluation.h"
#include "timings.h"

#include <string.h>

#define N_BATCHES 31
#define PREFERENCE 0.2

typedef struct
{
  guint n_partners, n_criteria;
  guint batch;       /* evaluations in a batch */
  double missing;    /* share of missing cells */
  double promise_us; /* 0 = none */
  EntenteMethod method;
  EntenteNormalisation normalisation;
  EntenteTierRule rule;
} Case;

static const char *const rules[] = { "thresholds", "sizes", "natural", "profiles" };

static const Case cases[] = {
  { 50, 6, 2000, 0, 0 },      { 200, 6, 1000, 0, 0 },   { 2000, 6, 100, 0, 0 },   { 20000, 6, 10, 0, 0 },
  { 50, 12, 2000, 0, 0 },     { 200, 12, 1000, 0, 5 },  { 2000, 12, 100, 0, 0 },  { 20000, 12, 10, 0, 800 },
  { 200, 12, 1000, 0.05, 0 }, { 20000, 12, 10, 0.05, 0 },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, ENTENTE_NORMALISATION_VECTOR },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, ENTENTE_NORMALISATION_VECTOR },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_GEOMETRIC_MEAN },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_GEOMETRIC_MEAN },
  { 20000, 12, 10, 0.05, 0, ENTENTE_METHOD_GEOMETRIC_MEAN },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_TOPSIS },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_TOPSIS },
  { 20000, 12, 10, 0.05, 0, ENTENTE_METHOD_TOPSIS },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_VIKOR },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_VIKOR },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_VIKOR, ENTENTE_NORMALISATION_MIN_MAX },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_PROMETHEE },
  { 20000, 12, 10, 0, 0, ENTENTE_METHOD_PROMETHEE },
  { 20000, 12, 10, 0.05, 0, ENTENTE_METHOD_PROMETHEE },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, 0, ENTENTE_TIER_RULE_NATURAL },
  { 20000, 12, 4, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, 0, ENTENTE_TIER_RULE_NATURAL },
  { 200, 12, 1000, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, 0, ENTENTE_TIER_RULE_PROFILES },
  { 20000, 12, 4, 0, 0, ENTENTE_METHOD_WEIGHTED_MEAN, 0, ENTENTE_TIER_RULE_PROFILES },
};

static DatasetFixture *
make_dataset (const Case *it)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (it->n_partners * 31 + it->n_criteria);
  DatasetFixture *fixture = dataset_fixture_new (it->n_partners, it->n_criteria, 1);

  dataset_fixture_fill (fixture, random, it->missing, 0);
  fixture->dataset->n_gates = 2;
  fixture->gates[0] = (EntenteGate) { 0, 0.15, NAN, 1, { 0 } };
  fixture->gates[1] = (EntenteGate) { 1, 0.1, NAN, 2, { 0 } };
  return fixture;
}

static void
draw_weights (GRand *random,
              double *weights,
              gsize n)
{
  gsize i;

  for (i = 0; i < n; i++)
    weights[i] = g_rand_double (random) + 1e-3;
}

static double
get_cell (const DatasetFixture *fixture,
          guint partner,
          guint criterion)
{
  guint n;
  const EntenteFact *fact = entente_dataset_get_facts (fixture->dataset, partner, criterion, &n);

  return n > 0 ? fact->value : NAN;
}

/* The net flow by a plain loop over all others. */
static double
compare_coldly (const DatasetFixture *fixture,
                const EntenteEvaluation *evaluation,
                guint partner)
{
  const guint n = evaluation->n_partners;
  double phi = 0, of = 0;
  guint c, j;

  for (c = 0; c < evaluation->n_criteria; c++)
    {
      const double v = get_cell (fixture, partner, c);
      double flow = 0;
      guint rivals = 0;

      if (isnan (v))
        continue;
      for (j = 0; j < n; j++)
        if (j != partner && !isnan (get_cell (fixture, j, c)))
          {
            const double d = v - get_cell (fixture, j, c);

            flow += CLAMP (d / PREFERENCE, -1, 1);
            rivals++;
          }
      phi += evaluation->shares[c] * flow / rivals;
      of += evaluation->shares[c];
    }
  return (phi / of + 1) / 2;
}

/* The weighted mean; the other methods and normalisations are checked by their own tests. */
static double
score_coldly (const DatasetFixture *fixture,
              const double *weights,
              guint partner)
{
  double sum = 0, of = 0;
  guint c;

  for (c = 0; c < fixture->dataset->n_criteria; c++)
    {
      const double v = get_cell (fixture, partner, c);

      if (!isnan (v))
        {
          sum += weights[c] * v;
          of += weights[c];
        }
    }
  return of > 0 ? sum / of : NAN;
}

static guint
tier_coldly (const DatasetFixture *fixture,
             double score,
             guint partner)
{
  guint tier = score >= 0.6 ? 0 : score >= 0.4 ? 1 : 2;
  guint g;

  for (g = 0; g < fixture->dataset->n_gates; g++)
    if (get_cell (fixture, partner, fixture->gates[g].quantity) < fixture->gates[g].below)
      tier = MAX (tier, (guint) fixture->gates[g].cap);
  return tier;
}

/* Ranks by counting are too slow for all of 20,000: a sample of them is checked, all scores and tiers are. */
static void
check_coldly (const Case *it,
              const DatasetFixture *fixture,
              const EntenteEvaluation *evaluation,
              const double *weights)
{
  const guint n = evaluation->n_partners;
  const gboolean is_mean = it->method == ENTENTE_METHOD_WEIGHTED_MEAN && it->normalisation == 0;
  g_autofree double *scores = g_new (double, n);
  guint i, j;

  for (i = 0; i < n; i++)
    {
      scores[i] = is_mean ? score_coldly (fixture, weights, i) : evaluation->scores[i];
      g_assert_cmpfloat_with_epsilon (scores[i], evaluation->scores[i], 1e-12);
      if (it->rule == ENTENTE_TIER_RULE_THRESHOLDS)
        g_assert_cmpuint (evaluation->tiers[i], ==, tier_coldly (fixture, scores[i], i));
    }
  for (i = 0; i < n && it->method == ENTENTE_METHOD_PROMETHEE; i += MAX (n / 10, 1))
    g_assert_cmpfloat_with_epsilon (compare_coldly (fixture, evaluation, i), evaluation->scores[i], 1e-12);
  for (i = 0; i < n; i += MAX (n / 200, 1))
    {
      guint rank = 1;

      for (j = 0; j < n; j++)
        rank += llrint (scores[j] * 1e12) > llrint (scores[i] * 1e12);
      g_assert_cmpuint (evaluation->ranks[i], ==, rank);
    }
}

/* Returns the median time of one evaluation in microseconds. */
static double
run_case (const Case *it,
          double *best)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (DatasetFixture) fixture = make_dataset (it);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
  g_autofree double *weights = g_new (double, (gsize) it->batch * it->n_criteria);
  double times[N_BATCHES];
  guint b, k;

  scenario->method = it->method;
  scenario->method_parameters.normalisation = it->normalisation;
  scenario->method_parameters.indifference = 0;
  scenario->method_parameters.preference = PREFERENCE;
  scenario->tier_rule = it->rule;
  for (k = 0; k < 2 * it->n_criteria; k++)
    scenario->profiles[k] = k < it->n_criteria ? 0.55 : 0.4;
  for (b = 0; b < N_BATCHES; b++)
    {
      g_autoptr (EntenteEvaluation) last = NULL;
      double start;

      draw_weights (random, weights, (gsize) it->batch * it->n_criteria);
      start = timings_get_ms ();
      for (k = 0; k < it->batch; k++)
        {
          g_clear_pointer (&last, entente_evaluation_unref);
          memcpy (scenario->weights, weights + (gsize) k * it->n_criteria, it->n_criteria * sizeof (double));
          last = entente_evaluate (values, scenario);
        }
      times[b] = 1e3 * (timings_get_ms () - start) / it->batch;
      if (b % 10 == 0)
        check_coldly (it, fixture, last, scenario->weights);
    }
  timings_sort (times, N_BATCHES);
  *best = times[0];
  return times[N_BATCHES / 2];
}

int
main (int argc,
      char **argv)
{
  const gboolean check = argc > 1 && g_str_equal (argv[1], "--check");
  gboolean kept = TRUE;
  guint i;

  g_print ("method         normalisation tiers       partners criteria missing  median us    best us  promised\n");
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double best;
      const double median = run_case (&cases[i], &best);

      g_print ("%-14s %-13s %-10s %8u %8u %5.0f %%  %10.2f %10.2f", entente_method_ids[cases[i].method],
               entente_normalisation_ids[cases[i].normalisation], rules[cases[i].rule], cases[i].n_partners,
               cases[i].n_criteria,
               100 * cases[i].missing, median, best);
      if (cases[i].promise_us > 0)
        g_print ("  %8.0f %s", cases[i].promise_us, median <= cases[i].promise_us ? "kept" : "MISSED");
      g_print ("\n");
      kept = kept && (cases[i].promise_us == 0 || median <= cases[i].promise_us);
    }
  return check && !kept;
}
