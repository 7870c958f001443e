/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Sampling against a slow count that is written down from the definitions: plain loops over the draws'
 * weights and facts, ranks by comparing all with all. */

#include "dataset-fixture.h"
#include "robustness-fixture.h"

#include "entente-random.h"
#include "entente-robustness.h"
#include "entente-uncertain-facts.h"
#include "entente-weight-space.h"

#include <string.h>

#define N_RANDOM 60
#define SEED G_GUINT64_CONSTANT (20260214)

typedef struct
{
  guint n, m, n_tiers;
  guint *ranks, *tiers, *pairs;
  double *first_weights;
} Counts;

static Counts *
counts_new (guint n, guint m, guint n_tiers)
{
  Counts *self = g_new0 (Counts, 1);

  *self = (Counts){ n,
                    m,
                    n_tiers,
                    g_new0 (guint, n * n + 1),
                    g_new0 (guint, n * (n_tiers + 1) + 1),
                    g_new0 (guint, n * n + 1),
                    g_new0 (double, n *m + 1) };
  return self;
}

static void
counts_free (Counts *self)
{
  g_free (self->ranks);
  g_free (self->tiers);
  g_free (self->pairs);
  g_free (self->first_weights);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counts, counts_free)

/* -- The slow count ----------------------------------------------------------------------------------------
 */

static double
naive_score (const EntenteValues *values, const double *table, const double *w, guint partner)
{
  const guint m = entente_values_get_dataset (values)->n_criteria;
  double sum = 0, of = 0;
  guint c;

  for (c = 0; c < m; c++)
    if (!isnan (table[partner * m + c]))
      {
        sum += w[c] * table[partner * m + c];
        of += w[c];
      }
  return of > 0 ? sum / of : NAN;
}

static guint
naive_cap (const EntenteValues *values, const EntenteScenario *scenario, guint partner)
{
  const EntenteDataset *dataset = entente_values_get_dataset (values);
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  const guint n = entente_values_list_gates (values, partner, gates);
  guint cap = 0, g;

  for (g = 0; scenario->gates_on && g < n; g++)
    cap = MAX (cap, MIN ((guint)dataset->gates[gates[g]].cap, scenario->n_tiers - 1));
  return cap;
}

static guint
naive_tier (const EntenteScenario *scenario, gint64 key, guint rank, guint n_rated)
{
  double cumulative = 0;
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      cumulative += scenario->tier_count[t] >= 0 ? scenario->tier_count[t]
                                                 : ceil (scenario->tier_share[t] * n_rated - 1e-9);
      if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES ? rank <= cumulative
                                                         : key >= llrint (scenario->tier_from[t] * 1e12))
        break;
    }
  return t;
}

static void
count_naively (Counts *counts,
               EntenteValues *values,
               const EntenteScenario *scenario,
               const double *w,
               const double *scores)
{
  const guint n = counts->n;
  guint n_rated = 0, i, j, c;

  for (i = 0; i < n; i++)
    n_rated += !isnan (scores[i]);
  for (i = 0; i < n; i++)
    {
      const gint64 key = isnan (scores[i]) ? 0 : llrint (scores[i] * 1e12);
      guint rank = 1, tier;

      if (isnan (scores[i]))
        {
          counts->tiers[i * (counts->n_tiers + 1) + counts->n_tiers]++;
          continue;
        }
      for (j = 0; j < n; j++)
        if (!isnan (scores[j]))
          {
            rank += llrint (scores[j] * 1e12) > key;
            counts->pairs[i * n + j] += key > llrint (scores[j] * 1e12);
          }
      counts->ranks[i * n + rank - 1]++;
      for (c = 0; rank == 1 && c < counts->m; c++)
        counts->first_weights[i * counts->m + c] += w[c];
      tier = MAX (naive_tier (scenario, key, rank, n_rated), naive_cap (values, scenario, i));
      counts->tiers[i * (counts->n_tiers + 1) + tier]++;
    }
}

/* w = (1 - u) w0 + u x, with x and the facts of the draw. */
static void
draw_naively (EntenteValues *values, const EntenteScenario *scenario, guint64 draw, double *w, double *table)
{
  const guint n = entente_values_get_dataset (values)->n_partners, m = scenario->n_criteria;
  g_autoptr (EntenteWeightSpace) space = entente_weight_space_new (scenario, NULL, NULL);
  g_autoptr (EntenteUncertainFacts) facts = entente_uncertain_facts_new (values);
  g_autofree double *shares = g_new (double, m), *spots = NULL;
  guint i, c, k;

  entente_scenario_get_shares (scenario, shares);
  entente_weight_space_draw (space, SEED, draw, w);
  for (c = 0; c < m; c++)
    if (scenario->slider_mode == ENTENTE_SLIDERS_SHARE && scenario->locks[c])
      w[c] = shares[c];
    else
      w[c] = (1 - scenario->uncertainty) * shares[c] +
             scenario->uncertainty * w[c] * (space->is_bounded ? 1 : space->free_share);
  for (i = 0; i < n; i++)
    for (c = 0; c < m; c++)
      table[i * m + c] = entente_values_get_criterion (values, i, c);
  if (facts == NULL || scenario->uncertainty == 0)
    return;
  spots = g_new (double, facts->spots->len);
  entente_uncertain_facts_draw (facts, SEED, draw, 1, spots);
  for (k = 0; k < facts->spots->len; k++)
    {
      const EntenteUncertainSpot *spot = &g_array_index (facts->spots, EntenteUncertainSpot, k);

      table[spot->partner * m + spot->criterion] = spots[k];
    }
}

static Counts *
count_all_naively (EntenteValues *values, const EntenteScenario *scenario, guint n_draws)
{
  const guint n = entente_values_get_dataset (values)->n_partners, m = scenario->n_criteria;
  Counts *counts = counts_new (n, m, scenario->n_tiers);
  g_autofree double *w = g_new (double, m), *table = g_new (double, n *m + 1),
                    *scores = g_new (double, n + 1);
  guint d, i;

  for (d = 0; d < n_draws; d++)
    {
      draw_naively (values, scenario, d, w, table);
      for (i = 0; i < n; i++)
        scores[i] = naive_score (values, table, w, i);
      count_naively (counts, values, scenario, w, scores);
    }
  return counts;
}

/* -- Random cases ------------------------------------------------------------------------------------------
 */

static void
blur_facts (DatasetFixture *fixture, GRand *random)
{
  guint i, k;

  for (i = 0; i < fixture->dataset->n_partners; i++)
    for (k = 0; k < fixture->partners[i].n_facts; k++)
      {
        EntenteFact *fact = (EntenteFact *)&fixture->partners[i].facts[k];

        if (g_rand_double (random) > 0.15)
          continue;
        fact->low = fact->value - g_rand_double (random) * 0.3;
        fact->high = fact->value + g_rand_double (random) * 0.3;
      }
}

static void
add_gates (DatasetFixture *fixture, GRand *random)
{
  fixture->dataset->n_gates = 2;
  fixture->gates[0] = (EntenteGate){ .quantity = 0, .below = 0.3, .above = NAN, .cap = 1 };
  fixture->gates[1] = (EntenteGate){ .quantity = fixture->dataset->n_quantities - 1,
                                     .below = NAN,
                                     .above = 0.8,
                                     .cap = g_rand_int_range (random, 1, 4) };
}

static void
choose_weights (EntenteScenario *scenario, GRand *random)
{
  guint c;

  for (c = 0; c < scenario->n_criteria; c++)
    {
      scenario->weights[c] = g_rand_int_range (random, 0, 6);
      scenario->locks[c] = g_rand_double (random) < 0.25;
    }
  scenario->weights[0] += 1;
  scenario->slider_mode = g_rand_double (random) < 0.2 ? ENTENTE_SLIDERS_IMPORTANCE : ENTENTE_SLIDERS_SHARE;
  scenario->uncertainty =
      g_rand_double (random) < 0.2 ? g_rand_int_range (random, 0, 2) : g_rand_double (random);
}

static void
choose_beliefs (EntenteScenario *scenario, GRand *random)
{
  guint c, k;

  for (c = 0; c < scenario->n_criteria; c++)
    if (g_rand_double (random) < 0.3)
      {
        scenario->least_shares[c] = g_rand_double (random) * 0.2;
        scenario->most_shares[c] = 0.3 + g_rand_double (random) * 0.7;
      }
  scenario->n_order = 0;
  for (c = 0; c < scenario->n_criteria && g_rand_double (random) < 0.6; c++)
    scenario->order[scenario->n_order++] = c;
  for (c = 0; c < scenario->n_order; c++)
    {
      const int swapped = scenario->order[k = g_rand_int_range (random, 0, scenario->n_order)];

      scenario->order[k] = scenario->order[c];
      scenario->order[c] = swapped;
    }
}

static void
choose_tiers (EntenteScenario *scenario, GRand *random)
{
  scenario->n_tiers = g_rand_int_range (random, 1, 4);
  scenario->gates_on = g_rand_boolean (random);
  scenario->tier_rule = g_rand_boolean (random) ? ENTENTE_TIER_RULE_SIZES : ENTENTE_TIER_RULE_THRESHOLDS;
  scenario->tier_count[0] = g_rand_int_range (random, 0, 5);
  scenario->tier_count[1] = -1;
  scenario->tier_share[1] = g_rand_double (random) * 0.6;
  scenario->tier_from[scenario->n_tiers - 1] = -INFINITY;
}

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteValues *values;
} Case;

static void
case_init (Case *self, GRand *random)
{
  guint n = g_rand_int_range (random, 0, 40), m = g_rand_int_range (random, 1, 7);

  if (g_rand_double (random) < 0.2)
    n += 120;
  self->fixture = dataset_fixture_new (n, m, g_rand_int_range (random, 1, 4));
  dataset_fixture_fill (self->fixture, random, g_rand_boolean (random) ? 0.15 : 0,
                        g_rand_boolean (random) ? 3 : 0);
  if (g_rand_boolean (random))
    blur_facts (self->fixture, random);
  if (g_rand_boolean (random))
    add_gates (self->fixture, random);
  if (g_rand_double (random) < 0.3)
    self->fixture->quantities[0].weight = 0;
  self->scenario = entente_scenario_new (self->fixture->dataset);
  choose_weights (self->scenario, random);
  choose_tiers (self->scenario, random);
  if (g_rand_boolean (random))
    choose_beliefs (self->scenario, random);
  self->values = entente_values_new (self->fixture->dataset, self->scenario);
}

static void
case_clear (Case *self)
{
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  dataset_fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* -- Counts ------------------------------------------------------------------------------------------------
 */

static void
assert_counts (const EntenteRobustness *result, const Counts *counts)
{
  const guint n = counts->n;
  guint i, k;

  for (i = 0; i < n * n; i++)
    {
      g_assert_cmpuint (result->rank_counts[i], ==, counts->ranks[i]);
      g_assert_cmpuint (result->pair_counts[i], ==, counts->pairs[i]);
    }
  for (i = 0; i < n * (counts->n_tiers + 1); i++)
    g_assert_cmpuint (result->tier_counts[i], ==, counts->tiers[i]);
  for (i = 0; i < n; i++)
    for (k = 0; k < counts->m; k++)
      if (counts->ranks[i * n] == 0)
        g_assert_true (isnan (result->central_weights[i * counts->m + k]));
      else
        g_assert_cmpfloat_with_epsilon (result->central_weights[i * counts->m + k],
                                        counts->first_weights[i * counts->m + k] / counts->ranks[i * n],
                                        1e-11);
}

static void
test_naive (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint round, n_possible = 0;

  for (round = 0; round < N_RANDOM; round++)
    {
      g_auto (Case) it = { 0 };
      const guint n_draws = g_rand_int_range (random, 1, 600);
      g_autoptr (EntenteSampler) sampler = NULL;
      g_autoptr (EntenteRobustness) result = NULL;
      g_autoptr (Counts) counts = NULL;

      case_init (&it, random);
      sampler = entente_sampler_new (it.values, it.scenario, SEED);
      if (!entente_sampler_is_possible (it.fixture->dataset, it.scenario, NULL))
        {
          g_assert_cmpuint (entente_sampler_run (sampler, n_draws, 1, NULL), ==, 0);
          continue;
        }
      n_possible++;
      g_assert_cmpuint (entente_sampler_run (sampler, n_draws, 1, NULL), ==, n_draws);
      result = entente_sampler_get_result (sampler);
      g_assert_cmpuint (result->n_samples, ==, n_draws);
      counts = count_all_naively (it.values, it.scenario, n_draws);
      if (it.fixture->dataset->n_partners > 0)
        assert_counts (result, counts);
    }
  g_assert_cmpuint (n_possible, >, N_RANDOM / 2);
}

static EntenteRobustness *
sample (EntenteSampler *sampler, const guint *runs, guint n_runs, guint n_threads)
{
  guint k;

  for (k = 0; k < n_runs; k++)
    g_assert_cmpuint (entente_sampler_run (sampler, runs[k], n_threads, NULL), ==, runs[k]);
  return entente_sampler_get_result (sampler);
}

static void
test_threads (void)
{
  static const guint whole[] = { 5000 }, parts[] = { 1, 255, 256, 700, 3, 3785 };
  static const guint threads[] = { 1, 2, 8 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint round, k;

  for (round = 0; round < 12; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteSampler) first = NULL;
      g_autoptr (EntenteRobustness) reference = NULL;

      case_init (&it, random);
      if (!entente_sampler_is_possible (NULL, it.scenario, NULL) || it.fixture->dataset->n_partners == 0)
        continue;
      first = entente_sampler_new (it.values, it.scenario, SEED);
      reference = sample (first, whole, 1, 1);
      for (k = 0; k < G_N_ELEMENTS (threads); k++)
        {
          g_autoptr (EntenteSampler) sampler = entente_sampler_new (it.values, it.scenario, SEED);
          g_autoptr (EntenteRobustness) result = sample (sampler, parts, G_N_ELEMENTS (parts), threads[k]);

          robustness_fixture_assert_same (result, reference);
        }
    }
}

/* In bits: none for one rank, one for two that are as frequent, log2 n for all; and the words that follow from it. */
static void
test_spread_of_ranks (void)
{
  g_autoptr (EntenteRobustness) self = robustness_fixture_new (4, 1, 2);
  guint rank;

  self->n_samples = 100;
  self->rank_counts[2] = 100;
  self->rank_counts[4] = self->rank_counts[4 + 3] = 50;
  for (rank = 0; rank < 4; rank++)
    self->rank_counts[8 + rank] = 25;
  self->rank_counts[12] = 75;
  self->rank_counts[13] = 25;
  g_assert_cmpfloat (entente_robustness_get_rank_entropy (self, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (entente_robustness_get_rank_entropy (self, 1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_robustness_get_rank_entropy (self, 2), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_robustness_get_rank_entropy (self, 3), 0.811278124459, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_robustness_get_rank_acceptability (self, 3, 1), 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_robustness_get_standard_error (self, 0.75), sqrt (0.75 * 0.25 / 100), 1e-15);
}

/* A drag: what was kept gives what a new sampler gives. */
static void
test_drag (void)
{
  static const guint runs[] = { 300, 900 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint round, step, c;

  for (round = 0; round < 10; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteSampler) kept = NULL;

      case_init (&it, random);
      kept = entente_sampler_new (it.values, it.scenario, SEED);
      for (step = 0; step < 6 && it.fixture->dataset->n_partners > 0; step++)
        {
          g_autoptr (EntenteSampler) fresh = NULL;
          g_autoptr (EntenteRobustness) a = NULL, b = NULL;

          for (c = 0; c < it.scenario->n_criteria; c++)
            it.scenario->weights[c] += step < 4 && !it.scenario->locks[c] ? g_rand_double (random) : 0;
          if (step == 3)
            it.scenario->uncertainty = 0.5;
          if (step == 4)
            it.scenario->locks[0] = !it.scenario->locks[0];
          if (!entente_sampler_is_possible (NULL, it.scenario, NULL))
            break;
          entente_sampler_update (kept, it.values, it.scenario);
          fresh = entente_sampler_new (it.values, it.scenario, SEED);
          a = sample (kept, runs, G_N_ELEMENTS (runs), 1);
          b = sample (fresh, runs, G_N_ELEMENTS (runs), 2);
          robustness_fixture_assert_same (a, b);
        }
    }
}

/* Other methods and rules: each draw is what evaluating its weights and facts gives. */
static void
test_draws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint round, d, i;

  for (round = 0; round < N_RANDOM; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteSampler) sampler = NULL;
      g_autoptr (EntenteRobustness) result = NULL;
      g_autofree guint *ranks = NULL, *tiers = NULL;
      const guint n_draws = 40;
      guint n, t;

      case_init (&it, random);
      n = it.fixture->dataset->n_partners;
      it.scenario->method = g_rand_int_range (random, 0, ENTENTE_N_METHODS);
      it.scenario->method_parameters.normalisation = g_rand_int_range (random, 0, ENTENTE_N_NORMALISATIONS);
      it.scenario->tier_rule = g_rand_int_range (random, 0, ENTENTE_TIER_RULE_PROFILES + 1);
      for (i = 0; i < it.scenario->n_criteria * it.scenario->n_tiers; i++)
        it.scenario->profiles[i] = g_rand_double (random) * 0.8;
      /* Leaves with the values what evaluations keep there, none of which may be shared. */
      entente_evaluation_unref (entente_evaluate (it.values, it.scenario));
      sampler = entente_sampler_new (it.values, it.scenario, SEED);
      if (entente_sampler_run (sampler, n_draws, 2, NULL) == 0 || n == 0)
        continue;
      result = entente_sampler_get_result (sampler);
      t = result->n_tiers + 1;
      ranks = g_new0 (guint, n * n);
      tiers = g_new0 (guint, n * t);
      for (d = 0; d < n_draws; d++)
        {
          g_autoptr (EntenteEvaluation) evaluation = entente_sampler_evaluate_draw (sampler, d);

          for (i = 0; i < n; i++)
            {
              tiers[i * t + evaluation->tiers[i]]++;
              if (evaluation->ranks[i] > 0)
                ranks[i * n + evaluation->ranks[i] - 1]++;
            }
        }
      for (i = 0; i < n * n; i++)
        g_assert_cmpuint (result->rank_counts[i], ==, ranks[i]);
      for (i = 0; i < n * t; i++)
        g_assert_cmpuint (result->tier_counts[i], ==, tiers[i]);
    }
}

/* A bound that one criterion alone cannot keep, since a locked one has more than the rest of it. */
static void
test_a_lock_leaves_too_little (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 3, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  scenario->locks[0] = TRUE;
  scenario->least_shares[1] = 0.6;
  g_assert_true (entente_sampler_is_possible (fixture->dataset, scenario, diagnostics));
  scenario->least_shares[1] = 0.7;
  g_assert_false (entente_sampler_is_possible (fixture->dataset, scenario, diagnostics));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
  scenario->locks[0] = FALSE;
  g_assert_true (entente_sampler_is_possible (fixture->dataset, scenario, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/robustness/naive", test_naive);
  g_test_add_func ("/robustness/threads", test_threads);
  g_test_add_func ("/robustness/spread-of-ranks", test_spread_of_ranks);
  g_test_add_func ("/robustness/drag", test_drag);
  g_test_add_func ("/robustness/draws", test_draws);
  g_test_add_func ("/robustness/a-lock-leaves-too-little", test_a_lock_leaves_too_little);
  return g_test_run ();
}
