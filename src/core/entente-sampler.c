/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Sampling weights and uncertain facts.
 *
 * Draws are numbered, and counted in blocks. Threads take the next block that nobody has taken until there
 * are enough, and always finish what they took: so the draws that were counted are a row without gaps from 0
 * on, also after a stop, and what they count to depends on their number alone.
 *
 * What does not depend on the shares of today is kept by block: the next scenario of a drag pays for scoring
 * and ranking only, and since the draws are the same ones, a picture of them moves calmly.
 */

#include "config.h"

#include "entente-sampler-private.h"

#include <pthread.h>
#include <string.h>

#define KEPT_BYTES (4 * 1024 * 1024)
#define MAX_THREADS 64
#define MAX_SAMPLES 10000000u

typedef double Doubles __attribute__ ((vector_size (32), aligned (8), may_alias));

/* Few partners: blocks that fill the nearest caches; many: no more memory than a block of few needs. */
static guint
choose_block_size (guint n_partners)
{
  return n_partners <= 256 ? 256 : n_partners <= ENTENTE_ROBUSTNESS_MAX_PARTNERS ? 64 : ENTENTE_LANES;
}

/* -- What is drawn -----------------------------------------------------------------------------------------
 */

static void
draw_weights (const EntenteSampler *self, guint64 first_draw, double *rows)
{
  const guint n = self->values->n_criteria;
  g_autofree double *x = g_new (double, n + 1);
  guint d, c;

  for (d = 0; d < self->block_size; d++)
    {
      entente_weight_space_draw (self->space, self->seed, first_draw + d, x);
      for (c = 0; c < n; c++)
        rows[(gsize)c * self->block_size + d] = x[c];
    }
}

/* products += x * value */
static void
add_product (const double *x, double value, guint n_draws, double *products)
{
  const Doubles v = { value, value, value, value };
  guint d;

  for (d = 0; d < n_draws; d += 4)
    *(Doubles *)(products + d) += *(const Doubles *)(x + d) * v;
}

/* What a linear method multiplies weights with. */
static const double *
get_columns (const EntenteSampler *self)
{
  return self->table != NULL ? entente_method_table_get_columns (self->table) : self->drawn->columns;
}

/* In file order, as scores are summed. */
static void
fill_products (const EntenteSampler *self, const double *x, double *products)
{
  const EntenteValues *values = self->drawn;
  const double *columns = get_columns (self);
  const gsize size = self->block_size;
  guint i, c, k;

  memset (products, 0, self->n_products * size * sizeof (double));
  for (i = 0; i < values->n_partners; i++)
    for (c = 0; c < values->n_criteria; c++)
      add_product (x + c * size, columns[c * values->stride + i], size, products + i * size);
  for (k = 0; k < values->holes.n_patterns; k++)
    for (c = 0; c < values->n_criteria; c++)
      if (values->holes.present[(gsize)k * values->n_criteria + c])
        add_product (x + c * size, 1, size, products + (values->n_partners + k) * size);
}

static void
add_spot_products (const EntenteSampler *self, const double *x, const double *spots, double *products)
{
  const gsize size = self->block_size;
  guint s, d;

  for (s = 0; s < self->n_spots; s++)
    {
      const double *random = x + self->spots[s].criterion * size, *values = spots + s * size;
      double *product = products + self->spots[s].partner * size;

      for (d = 0; d < size; d++)
        product[d] += random[d] * values[d];
    }
}

/**
 * entente_sampler_fill_rows:
 * @rows: (array) (out): what is drawn of a block
 */
void
entente_sampler_fill_rows (const EntenteSampler *self, guint block, double *rows)
{
  const guint64 first_draw = (guint64)block * self->block_size;
  double *spots = rows + (gsize)self->values->n_criteria * self->block_size;
  double *products = spots + (gsize)self->n_spots * self->block_size;

  draw_weights (self, first_draw, rows);
  if (self->n_spots > 0)
    entente_uncertain_facts_draw (self->facts, self->seed, first_draw, self->block_size, spots);
  if (self->n_products == 0)
    return;
  fill_products (self, rows, products);
  add_spot_products (self, rows, spots, products);
}

/* Puts the uncertain criteria of one draw into @values. */
void
entente_sampler_fill_columns (const EntenteSampler *self,
                              const double *spots,
                              gsize spot_stride,
                              EntenteValues *values)
{
  guint s;

  for (s = 0; s < self->n_spots; s++)
    values->columns[self->spots[s].criterion * values->stride + self->spots[s].partner] =
        spots[s * spot_stride];
}

/* -- Setting up --------------------------------------------------------------------------------------------
 */

/* What the products would be for the part of the weights that is not random. */
static void
fill_centre (EntenteSampler *self)
{
  const EntenteValues *values = self->drawn;
  const double *columns = get_columns (self);
  guint i, c, k;

  g_free (self->centre);
  self->centre = g_new0 (double, self->n_products + 1);
  if (self->n_products == 0 || self->space == NULL)
    return;
  for (i = 0; i < values->n_partners; i++)
    for (c = 0; c < values->n_criteria; c++)
      self->centre[i] += self->space->centre[c] * columns[c * values->stride + i];
  for (k = 0; k < values->holes.n_patterns; k++)
    for (c = 0; c < values->n_criteria; c++)
      if (values->holes.present[(gsize)k * values->n_criteria + c])
        self->centre[values->n_partners + k] += self->space->centre[c];
}

static void
forget_kept (EntenteSampler *self)
{
  guint b;

  for (b = 0; b < self->n_kept; b++)
    g_free (self->kept[b]);
  g_clear_pointer (&self->kept, g_free);
  self->n_kept = 0;
}

static void
prepare_rows (EntenteSampler *self)
{
  gsize size;

  self->block_size = choose_block_size (self->values->n_partners);
  self->n_products = self->is_linear ? self->values->n_partners + self->drawn->holes.n_patterns : 0;
  self->n_rows = self->values->n_criteria + self->n_spots + self->n_products;
  size = (gsize)self->block_size * MAX (self->n_rows, 1) * sizeof (double);
  self->n_kept = KEPT_BYTES / size;
  self->kept = g_new0 (double *, self->n_kept + 1);
}

/* Facts that are not exact count as soon as weights are uncertain at all. */
static void
choose_facts (EntenteSampler *self)
{
  g_clear_pointer (&self->drawn, entente_values_unref);
  self->n_spots = 0;
  self->spots = NULL;
  if (self->facts == NULL || !(self->scenario->uncertainty > 0))
    {
      self->drawn = entente_values_ref (self->values);
      return;
    }
  self->spots = entente_uncertain_facts_get_spots (self->facts, &self->n_spots);
  self->drawn = entente_uncertain_facts_copy_values (self->facts);
}

/* Additive methods are linear, unless a random fact of one partner changes the columns of others. */
static void
choose_method (EntenteSampler *self)
{
  const EntenteScenario *scenario = self->scenario;
  const gboolean is_mean = scenario->method == ENTENTE_METHOD_WEIGHTED_MEAN &&
                           scenario->method_parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS;

  g_clear_pointer (&self->table, entente_method_table_unref);
  if (self->n_spots == 0)
    self->table = entente_method_table_get (self->drawn, scenario->method, &scenario->method_parameters);
  self->is_linear = entente_method_get (scenario->method)->additive && (self->n_spots == 0 || is_mean);
}

/**
 * entente_sampler_get_table:
 * @values: the drawn ones, with the uncertain criteria of one draw filled in
 *
 * Returns: (transfer full): what the method makes of them
 */
EntenteMethodTable *
entente_sampler_get_table (const EntenteSampler *self, const EntenteValues *values)
{
  if (self->table != NULL)
    return entente_method_table_ref (self->table);
  return entente_method_table_new (values, self->scenario->method, &self->scenario->method_parameters);
}

/* Takes over a scenario of the values at hand. */
static void
take_scenario (EntenteSampler *self, const EntenteScenario *scenario, gboolean same_values)
{
  g_autoptr (EntenteScenario) before = g_steal_pointer (&self->scenario);
  g_autoptr (EntenteWeightSpace) space = g_steal_pointer (&self->space);
  gboolean same_facts, same_method;

  self->scenario = entente_scenario_copy (scenario);
  self->space = entente_weight_space_new (scenario, NULL, NULL);
  same_method = before != NULL && entente_scenario_methods_equal (before, scenario);
  same_facts = same_values && before != NULL && (before->uncertainty > 0) == (scenario->uncertainty > 0);
  if (!same_facts)
    choose_facts (self);
  choose_method (self);
  if (!same_facts || !same_method || space == NULL || self->space == NULL ||
      !entente_weight_space_draws_alike (space, self->space))
    {
      forget_kept (self);
      prepare_rows (self);
    }
  fill_centre (self);
  g_clear_pointer (&self->tally, entente_draw_tally_free);
  self->tally = entente_draw_tally_new (self->values->n_partners, self->values->n_criteria,
                                        CLAMP (scenario->n_tiers, 1, ENTENTE_MAX_TIERS),
                                        ENTENTE_ROBUSTNESS_MAX_PARTNERS, ENTENTE_ROBUSTNESS_MAX_PAIRED);
  self->n_samples = 0;
}

/**
 * entente_sampler_new:
 * @values: of the same dataset and facts part as @scenario
 *
 * SMAA-2 (Lahdelma & Salminen, SMAA-2: stochastic multicriteria acceptability analysis for group decision
 * making, Operations Research 49(3), 2001, doi:10.1287/opre.49.3.444.11220; sampling as in Tervonen &
 * Lahdelma, Implementing stochastic multicriteria acceptability analysis, European Journal of Operational
 * Research 178(2), 2007, doi:10.1016/j.ejor.2005.12.037).
 *
 * Weights of a draw are w = (1 - u) w0 + u x, with x uniform among the weights that keep locks, bounds and
 * order: u = 0 is exactly today's, 1 any that are allowed. While u > 0, facts with an interval are uniform in
 * it, in raw units, and missing ones uniform in value; gates, derived indicators and the columns that
 * relative value functions look at stay as they were evaluated. A partner without any value stays not rated.
 * O(partners x indicators x log facts).
 */
EntenteSampler *
entente_sampler_new (EntenteValues *values, const EntenteScenario *scenario, guint64 seed)
{
  EntenteSampler *self = g_new0 (EntenteSampler, 1);

  self->seed = seed;
  self->values = entente_values_ref (values);
  self->facts = entente_uncertain_facts_new (values);
  take_scenario (self, scenario, FALSE);
  return self;
}

void
entente_sampler_free (EntenteSampler *self)
{
  forget_kept (self);
  g_clear_pointer (&self->space, entente_weight_space_free);
  g_clear_pointer (&self->facts, entente_uncertain_facts_free);
  g_clear_pointer (&self->table, entente_method_table_unref);
  entente_values_unref (self->drawn);
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  entente_draw_tally_free (self->tally);
  g_free (self->centre);
  g_free (self);
}

/**
 * entente_sampler_update:
 *
 * Starts counting anew for another scenario, with the same draws. When the values, the locks and what bounds
 * leave are the same, as while a slider is dragged, nothing is drawn again, up to 4 MiB of draws. The counts
 * are those of a new sampler.
 */
void
entente_sampler_update (EntenteSampler *self, EntenteValues *values, const EntenteScenario *scenario)
{
  const gboolean same_values = values == self->values;

  if (!same_values)
    {
      g_clear_pointer (&self->facts, entente_uncertain_facts_free);
      entente_values_ref (values);
      entente_values_unref (self->values);
      self->values = values;
      self->facts = entente_uncertain_facts_new (values);
    }
  take_scenario (self, scenario, same_values);
}

guint
entente_sampler_get_n_samples (const EntenteSampler *self)
{
  return self->n_samples;
}

/* -- Running -----------------------------------------------------------------------------------------------
 */

typedef struct
{
  EntenteSampler *sampler;
  guint begin, end; /* draws */
  guint next_block; /* the first that nobody has taken; atomic */
  const gint *stop;
} Run;

typedef struct
{
  Run *run;
  EntenteDrawTally *tally;
  pthread_t thread;
  gboolean is_running;
} Worker;

/* Draws of a block, or what was kept of it. A block is only ever taken by one thread. */
static const double *
get_rows (EntenteSampler *self, guint block, double *own)
{
  double *rows = own;

  if (block < self->n_kept)
    {
      if (self->kept[block] != NULL)
        return self->kept[block];
      rows = self->kept[block] = g_new (double, (gsize)self->n_rows * self->block_size + ENTENTE_LANES);
    }
  entente_sampler_fill_rows (self, block, rows);
  return rows;
}

static void
count_block (EntenteDrawBench *bench, const Run *run, guint block)
{
  const guint start = block * run->sampler->block_size;
  const guint first = MAX (run->begin, start), end = MIN (run->end, start + run->sampler->block_size);

  entente_draw_bench_count (bench, get_rows (run->sampler, block, bench->rows), first - start, end - first);
}

static gpointer
work_cb (gpointer data)
{
  Worker *worker = data;
  Run *run = worker->run;
  EntenteDrawBench *bench = entente_draw_bench_new (run->sampler, worker->tally);
  const guint n_blocks = (run->end + run->sampler->block_size - 1) / run->sampler->block_size;

  while (run->stop == NULL || !g_atomic_int_get (run->stop))
    {
      const guint block = __atomic_fetch_add (&run->next_block, 1, __ATOMIC_RELAXED);

      if (block >= n_blocks)
        break;
      count_block (bench, run, block);
    }
  entente_draw_bench_free (bench);
  return NULL;
}

/* The first worker is the calling thread, and counts where the sum is. */
static void
run_workers (Run *run, guint n_threads)
{
  const EntenteDrawTally *sum = run->sampler->tally;
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  guint i;

  for (i = 0; i < n_threads; i++)
    {
      workers[i].run = run;
      workers[i].tally = run->sampler->tally;
      if (i == 0)
        continue;
      workers[i].tally =
          entente_draw_tally_new (sum->n_partners, sum->n_criteria, sum->n_tiers, sum->n_ranks, sum->n_pairs);
      workers[i].is_running = pthread_create (&workers[i].thread, NULL, work_cb, &workers[i]) == 0;
    }
  work_cb (&workers[0]);
  for (i = 1; i < n_threads; i++)
    {
      if (workers[i].is_running)
        pthread_join (workers[i].thread, NULL);
      entente_draw_tally_add (run->sampler->tally, workers[i].tally);
      entente_draw_tally_free (workers[i].tally);
    }
}

/**
 * entente_sampler_run:
 * @n_samples: how many draws more
 * @n_threads: how many threads work, this one included; 0 = 1
 * @stop: (nullable): while it is not 0, no more is begun; set it from any thread
 *
 * Counts the next draws. The counts depend on how many there are in all, never on threads or on how many runs
 * it took. O(criteria + partners) a draw, and O(partners^2) where ranks or pairs are found by comparing; no
 * more than 10,000,000 in all.
 *
 * Returns: how many it became; fewer after a stop, 0 when no weights are allowed
 */
guint
entente_sampler_run (EntenteSampler *self, guint n_samples, guint n_threads, const gint *stop)
{
  const guint before = self->n_samples;
  Run run = { self, before, before + MIN (n_samples, MAX_SAMPLES - before), before / self->block_size, stop };
  guint n_blocks;

  if (self->space == NULL || run.end == run.begin)
    return 0;
  n_blocks = (run.end - 1) / self->block_size - run.next_block + 1;
  run_workers (&run, CLAMP (n_threads, 1, MIN (MAX_THREADS, n_blocks)));
  self->n_samples = MIN (run.end, MAX (before, run.next_block * self->block_size));
  return self->n_samples - before;
}

/**
 * entente_sampler_is_possible:
 * @dataset: (nullable): for the names in @diagnostics
 * @diagnostics: (nullable): gets what contradicts what, and how to mend it
 *
 * Returns: whether there are weights that keep the locks, the bounds and the order of @scenario. O(criteria).
 */
gboolean
entente_sampler_is_possible (const EntenteDataset *dataset,
                             const EntenteScenario *scenario,
                             EntenteDiagnostics *diagnostics)
{
  g_autoptr (EntenteWeightSpace) space = entente_weight_space_new (scenario, dataset, diagnostics);

  return space != NULL;
}
