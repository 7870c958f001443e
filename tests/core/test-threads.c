/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is shared between threads: the same results for any number of them, and nothing lost or counted twice.
 *
 * The test is for a build with the thread sanitizer as well (see CONTRIBUTING.md), so all that it starts are
 * plain threads, which the sanitizer sees. */

#include "dataset-fixture.h"
#include "robustness-fixture.h"

#include "entente-label-placement.h"
#include "entente-smaa.h"
#include "entente-snapshot.h"
#include "entente-territory-names.h"

#include <pthread.h>
#include <string.h>

#define N_THREADS 8
#define N_PARTNERS 40
#define N_CRITERIA 5
#define N_DRAWS 2000
#define SEED 11

static const guint thread_counts[] = { 2, 3, 8, 65 };

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteValues *values;
} World;

static void
world_init (World *self,
            EntenteMethod method,
            EntenteTierRule rule)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  self->fixture = dataset_fixture_new (N_PARTNERS, N_CRITERIA, 2);
  dataset_fixture_fill (self->fixture, random, 0.1, 0);
  self->scenario = entente_scenario_new (self->fixture->dataset);
  self->scenario->method = method;
  self->scenario->tier_rule = rule;
  self->scenario->uncertainty = 0.6;
  self->values = entente_values_new (self->fixture->dataset, self->scenario);
}

static void
world_clear (World *self)
{
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  dataset_fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
run_threads (void *(*work_cb) (void *),
             void *data)
{
  pthread_t threads[N_THREADS];
  guint i;

  for (i = 0; i < N_THREADS; i++)
    g_assert_cmpint (pthread_create (&threads[i], NULL, work_cb, data), ==, 0);
  for (i = 0; i < N_THREADS; i++)
    pthread_join (threads[i], NULL);
}

/* -- What is made at its first use ------------------------------------------------------------------------- */

typedef struct
{
  pthread_barrier_t start;
  double sum; /* of all places; under the lock of the test */
  const char *code;
  guint n_different;
  pthread_mutex_t lock;
} FirstUse;

static void *
use_first_cb (void *data)
{
  FirstUse *self = data;
  const EntenteLabelMark mark = { .x = 100, .y = 100, .radius = 5, .width = 40, .height = 12 };
  const char *code;
  double sum = 0;
  int candidate;

  pthread_barrier_wait (&self->start);
  for (candidate = 0; candidate < ENTENTE_LABEL_N_CANDIDATES; candidate++)
    {
      EntenteLabel label;

      entente_label_placement_locate (&mark, 1, candidate, &label);
      sum += label.x * (candidate + 1) + label.y;
    }
  code = entente_territory_names_find ("Switzerland");

  pthread_mutex_lock (&self->lock);
  self->n_different += self->sum != 0 && (self->sum != sum || self->code != code);
  self->sum = sum;
  self->code = code;
  pthread_mutex_unlock (&self->lock);
  return NULL;
}

/* Comes first, before anything else has asked. */
static void
test_first_use (void)
{
  FirstUse use = { .lock = PTHREAD_MUTEX_INITIALIZER };

  pthread_barrier_init (&use.start, NULL, N_THREADS);
  run_threads (use_first_cb, &use);
  g_assert_cmpuint (use.n_different, ==, 0);
  g_assert_cmpfloat (use.sum, !=, 0);
  pthread_barrier_destroy (&use.start);
}

/* -- Sampling ---------------------------------------------------------------------------------------------- */

static EntenteRobustness *
sample (const World *world,
        guint n_threads)
{
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (world->values, world->scenario, SEED);

  g_assert_cmpuint (entente_sampler_run (sampler, N_DRAWS, n_threads, NULL), ==, N_DRAWS);
  return entente_sampler_get_result (sampler);
}

static void
test_sampler (void)
{
  EntenteMethod method;
  EntenteTierRule rule;
  guint k;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    for (rule = ENTENTE_TIER_RULE_THRESHOLDS; rule <= ENTENTE_TIER_RULE_PROFILES; rule++)
      {
        g_auto (World) world = { 0 };
        g_autoptr (EntenteRobustness) alone = NULL;

        world_init (&world, method, rule);
        alone = sample (&world, 1);
        for (k = 0; k < G_N_ELEMENTS (thread_counts); k++)
          {
            g_autoptr (EntenteRobustness) together = sample (&world, thread_counts[k]);

            robustness_fixture_assert_same (together, alone);
          }
      }
}

typedef struct
{
  gint *stop;
  guint pause; /* microseconds */
} Stopping;

static void *
stop_cb (void *data)
{
  Stopping *self = data;

  g_usleep (self->pause);
  g_atomic_int_set (self->stop, 1);
  return NULL;
}

/* Whenever a run is stopped from outside: what was counted is whole, and the rest can follow. */
static void
test_stopped (void)
{
  g_auto (World) world = { 0 };
  g_autoptr (EntenteRobustness) alone = NULL;
  guint round, n_stopped = 0;

  world_init (&world, ENTENTE_METHOD_WEIGHTED_MEAN, ENTENTE_TIER_RULE_SIZES);
  alone = sample (&world, 1);
  for (round = 0; round < 40; round++)
    {
      g_autoptr (EntenteSampler) sampler = entente_sampler_new (world.values, world.scenario, SEED);
      g_autoptr (EntenteRobustness) result = NULL;
      gint stop = round == 0;
      Stopping stopping = { &stop, round * 20 };
      pthread_t thread;
      guint n_counted;

      g_assert_cmpint (pthread_create (&thread, NULL, stop_cb, &stopping), ==, 0);
      n_counted = entente_sampler_run (sampler, N_DRAWS, 1 + round % 4, &stop);
      pthread_join (thread, NULL);
      g_assert_cmpuint (n_counted, ==, entente_sampler_get_n_samples (sampler));
      g_assert_cmpuint (n_counted, <=, N_DRAWS);
      n_stopped += n_counted < N_DRAWS;
      g_assert_cmpuint (entente_sampler_run (sampler, N_DRAWS - n_counted, 2, NULL), ==, N_DRAWS - n_counted);
      result = entente_sampler_get_result (sampler);
      robustness_fixture_assert_same (result, alone);
    }
  g_assert_cmpuint (n_stopped, >, 0);
}

static void
test_smaa (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  double columns[N_CRITERIA * N_PARTNERS], weights[1000 * N_CRITERIA], scale;
  EntenteSmaaInput input = { N_PARTNERS, N_CRITERIA, columns, 1000, weights, NULL, TRUE };
  g_autoptr (EntenteDrawTally) alone = NULL;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = g_rand_double (random);
  for (i = 0; i < G_N_ELEMENTS (weights); i++)
    weights[i] = g_rand_double (random);
  alone = entente_smaa_count (&input, 1, &scale);
  for (i = 0; i < G_N_ELEMENTS (thread_counts); i++)
    {
      double other_scale;
      g_autoptr (EntenteDrawTally) together = entente_smaa_count (&input, thread_counts[i], &other_scale);

      g_assert_cmpfloat (other_scale, ==, scale);
      g_assert_cmpmem (together->ranks, N_PARTNERS * N_PARTNERS * 4, alone->ranks, N_PARTNERS * N_PARTNERS * 4);
      g_assert_cmpmem (together->pairs, N_PARTNERS * N_PARTNERS * 4, alone->pairs, N_PARTNERS * N_PARTNERS * 4);
      g_assert_cmpmem (together->firsts, N_PARTNERS * 4, alone->firsts, N_PARTNERS * 4);
      g_assert_cmpmem (together->weights, N_PARTNERS * N_CRITERIA * 8, alone->weights, N_PARTNERS * N_CRITERIA * 8);
    }
}

/* -- Values that several threads hold ---------------------------------------------------------------------- */

typedef struct
{
  World world;
  EntenteRobustness *expected;
  EntenteEvaluation *ranking;
  EntenteSnapshot *snapshot;
} Shared;

static void *
share_cb (void *data)
{
  const Shared *shared = data;
  guint round;

  for (round = 0; round < 60; round++)
    {
      g_autoptr (EntenteEvaluation) own = entente_evaluate (shared->world.values, shared->world.scenario);
      g_autoptr (EntenteEvaluation) held = entente_evaluation_ref (shared->ranking);
      g_autoptr (EntenteSnapshot) snapshot = entente_snapshot_ref (shared->snapshot);
      g_autoptr (EntenteDataset) dataset = entente_dataset_ref (entente_snapshot_get_dataset (snapshot));

      g_assert_cmpuint (own->n_partners, ==, dataset->n_partners);
      g_assert_cmpmem (own->scores, N_PARTNERS * 8, held->scores, N_PARTNERS * 8);
      g_assert_cmpmem (own->tiers, N_PARTNERS * 4, held->tiers, N_PARTNERS * 4);
      if (round % 20 == 0)
        {
          g_autoptr (EntenteRobustness) result = sample (&shared->world, 2);

          robustness_fixture_assert_same (result, shared->expected);
        }
    }
  return NULL;
}

static void
test_shared_values (void)
{
  EntenteMethod method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      Shared shared = { 0 };
      EntenteDataset *dataset;
      int n_held;

      world_init (&shared.world, method, ENTENTE_TIER_RULE_NATURAL);
      dataset = shared.world.fixture->dataset;
      shared.ranking = entente_evaluate (shared.world.values, shared.world.scenario);
      shared.snapshot = entente_snapshot_new (dataset, shared.world.scenario, shared.world.scenario, NULL, 0);
      shared.expected = sample (&shared.world, 1);
      n_held = g_atomic_int_get (&dataset->ref_count);
      run_threads (share_cb, &shared);
      g_assert_cmpint (g_atomic_int_get (&dataset->ref_count), ==, n_held);
      g_assert_cmpint (g_atomic_int_get (&shared.ranking->ref_count), ==, 1);
      entente_robustness_unref (shared.expected);
      entente_snapshot_unref (shared.snapshot);
      entente_evaluation_unref (shared.ranking);
      world_clear (&shared.world);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/threads/first-use", test_first_use);
  g_test_add_func ("/threads/sampler", test_sampler);
  g_test_add_func ("/threads/stopped", test_stopped);
  g_test_add_func ("/threads/smaa", test_smaa);
  g_test_add_func ("/threads/shared-values", test_shared_values);
  return g_test_run ();
}
