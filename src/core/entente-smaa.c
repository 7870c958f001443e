/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* SMAA-2 for people who compare tools: their matrix, their weights, exact counts.
 *
 * Samples are taken in blocks; threads take the next block, count into tables of their own, and the tables
 * are added at the end. Sums of a score run over criteria in their order, in binary64, and ranks compare them
 * as they are.
 */

#include "config.h"

#include "entente-smaa.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#define MAX_THREADS 64
#define MANY 256 /* alternatives; above, blocks are smaller so that they stay in the caches */

typedef double Doubles __attribute__ ((vector_size (32), aligned (8), may_alias));

typedef struct
{
  const EntenteSmaaInput *input;
  double scale; /* of weights, so that sums of them have room */
  guint block_size;
  guint next_block; /* atomic */
} Run;

typedef struct
{
  Run *run;
  EntenteDrawTally *tally;
  pthread_t thread;
  gboolean is_running;
} Worker;

/* [criterion][block] of a block's weights; what lies behind the last sample is 0. */
static void
fill_weights (const Run *run, guint first, guint n_draws, double *rows, gsize stride)
{
  const EntenteSmaaInput *input = run->input;
  guint d, j;

  for (j = 0; j < input->m; j++)
    for (d = 0; d < stride; d++)
      rows[j * stride + d] = d < n_draws ? input->weights[(gsize)(first + d) * input->m + j] : 0;
}

#if defined(__x86_64__)
#define WIDE __attribute__ ((target ("avx2")))
#else
#define WIDE
#endif

/* keys = sum of weight x value, for all samples of a block. */
static inline __attribute__ ((always_inline)) void
score_alternative (const EntenteSmaaInput *input, guint i, const double *rows, const EntenteRankLanes *lanes)
{
  double *keys = lanes->keys + i * lanes->key_stride;
  guint d, j;

  for (d = 0; d < lanes->n_draws; d += 8)
    {
      Doubles a = { 0 }, b = { 0 };

      for (j = 0; j < input->m; j++)
        {
          const double value = input->columns[(gsize)j * input->n + i];
          const Doubles values = { value, value, value, value };
          const double *w = rows + j * lanes->key_stride + d;

          a += *(const Doubles *)w * values;
          b += *(const Doubles *)(w + 4) * values;
        }
      *(Doubles *)(keys + d) = a;
      *(Doubles *)(keys + d + 4) = b;
    }
}

WIDE static void
score_block_wide (const EntenteSmaaInput *input, const double *rows, const EntenteRankLanes *lanes)
{
  guint i;

  for (i = 0; i < input->n; i++)
    score_alternative (input, i, rows, lanes);
}

static void
score_block_plain (const EntenteSmaaInput *input, const double *rows, const EntenteRankLanes *lanes)
{
  guint i;

  for (i = 0; i < input->n; i++)
    score_alternative (input, i, rows, lanes);
}

static void
score_block (const EntenteSmaaInput *input, const double *rows, const EntenteRankLanes *lanes)
{
#if defined(__x86_64__)
  if (__builtin_cpu_supports ("avx2"))
    {
      score_block_wide (input, rows, lanes);
      return;
    }
#endif
  score_block_plain (input, rows, lanes);
}

static double
score_measured (const EntenteSmaaInput *input, guint sample, guint i, const double *weights)
{
  const double *values = input->measurements + ((gsize)sample * input->n + i) * input->m;
  double sum = 0;
  guint j;

  for (j = 0; j < input->m; j++)
    sum += weights[j] * values[j];
  return sum;
}

static void
score_samples (const EntenteSmaaInput *input, guint first, guint n_draws, const EntenteRankLanes *lanes)
{
  guint i, d;

  for (i = 0; i < input->n; i++)
    for (d = 0; d < lanes->n_draws; d++)
      lanes->keys[i * lanes->key_stride + d] =
          d < n_draws ? score_measured (input, first + d, i, input->weights + (gsize)(first + d) * input->m)
                      : 0;
}

static void
count_block (
    const Worker *worker, guint block, EntenteRankLanes *lanes, double *rows, EntenteRankScratch *scratch)
{
  const Run *run = worker->run;
  const EntenteSmaaInput *input = run->input;
  const guint first = block * run->block_size, n_draws = MIN (run->block_size, input->n_samples - first);
  gsize k;

  lanes->n_draws = (n_draws + ENTENTE_LANES - 1) / ENTENTE_LANES * ENTENTE_LANES;
  fill_weights (run, first, n_draws, rows, lanes->key_stride);
  if (input->measurements != NULL)
    score_samples (input, first, n_draws, lanes);
  else
    score_block (input, rows, lanes);
  for (k = 0; k < input->m * lanes->key_stride; k++)
    rows[k] /= run->scale;
  entente_rank_lanes_fill (lanes, scratch);
  entente_draw_tally_add_ranks (worker->tally, lanes, n_draws, rows, lanes->key_stride);
}

static gpointer
work_cb (gpointer data)
{
  Worker *worker = data;
  Run *run = worker->run;
  const gsize n = MAX (run->input->n, 1), stride = run->block_size + ENTENTE_LANES;
  const guint n_blocks = (run->input->n_samples + run->block_size - 1) / run->block_size;
  EntenteRankScratch *scratch = entente_rank_scratch_new (run->input->n);
  EntenteRankLanes lanes = { run->input->n,
                             0,
                             stride,
                             stride + ENTENTE_LANES,
                             g_new (double, n *stride + ENTENTE_LANES),
                             g_new (gint16, n * (stride + ENTENTE_LANES) + ENTENTE_LANES) };
  g_autofree double *rows = g_new (double, run->input->m *stride + ENTENTE_LANES);
  guint block;

  while ((block = __atomic_fetch_add (&run->next_block, 1, __ATOMIC_RELAXED)) < n_blocks)
    count_block (worker, block, &lanes, rows, scratch);
  entente_rank_scratch_free (scratch);
  g_free (lanes.keys);
  g_free (lanes.ranks);
  return NULL;
}

static double
find_scale (const EntenteSmaaInput *input)
{
  double scale = 0;
  gsize k;

  for (k = 0; k < (gsize)input->n_samples * input->m; k++)
    scale = MAX (scale, input->weights[k]);
  return scale > 0 ? scale : 1;
}

/**
 * entente_smaa_count:
 * @n_threads: how many threads work, this one included
 * @scale: (out): what sums of weights in the counts are to be multiplied with
 *
 * Rank counts, winners with their sums of weights, and pairs if asked for: of each sample, 1 + the number of
 * alternatives with a greater sum. The counts are the same for any number of threads. At most
 * %ENTENTE_SMAA_MAX_ALTERNATIVES and 16 million samples. Sources as entente_sampler_new(). O(m n) a sample
 * for the sums, O(n^2) comparisons for few alternatives and O(n) for many.
 *
 * Returns: (transfer full): the counts, with no tiers
 */
EntenteDrawTally *
entente_smaa_count (const EntenteSmaaInput *input, guint n_threads, double *scale)
{
  const guint n_pairs = input->with_pairs ? input->n : 0;
  EntenteDrawTally *sum = entente_draw_tally_new (input->n, input->m, 0, input->n, n_pairs);
  Run run = { input, find_scale (input), input->n <= MANY ? 256 : 64, 0 };
  g_autofree Worker *workers = NULL;
  guint i;

  n_threads = CLAMP (n_threads, 1, MAX_THREADS);
  workers = g_new0 (Worker, n_threads);
  for (i = 0; i < n_threads; i++)
    {
      workers[i] = (Worker){ .run = &run, .tally = sum };
      if (i == 0)
        continue;
      workers[i].tally = entente_draw_tally_new (input->n, input->m, 0, input->n, n_pairs);
      workers[i].is_running = pthread_create (&workers[i].thread, NULL, work_cb, &workers[i]) == 0;
    }
  work_cb (&workers[0]);
  for (i = 1; i < n_threads; i++)
    {
      if (workers[i].is_running)
        pthread_join (workers[i].thread, NULL);
      entente_draw_tally_add (sum, workers[i].tally);
      entente_draw_tally_free (workers[i].tally);
    }
  *scale = run.scale;
  return sum;
}

static gboolean
is_first (const EntenteSmaaInput *input, guint sample, guint i, const double *weights)
{
  const double own = score_measured (input, sample, i, weights);
  guint k;

  for (k = 0; k < input->n; k++)
    if (score_measured (input, sample, k, weights) > own)
      return FALSE;
  return TRUE;
}

static gboolean
is_first_exactly (const EntenteSmaaInput *input, guint i, const double *weights)
{
  double own = 0, other;
  guint k, j;

  for (j = 0; j < input->m; j++)
    own += weights[j] * input->columns[(gsize)j * input->n + i];
  for (k = 0; k < input->n; k++)
    {
      for (other = 0, j = 0; j < input->m; j++)
        other += weights[j] * input->columns[(gsize)j * input->n + k];
      if (other > own)
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_smaa_find_confidence:
 * @weights: (array): [n][m] central weights; NaN = it never is first
 * @confidence: (array) (out): the share of the measurements in which it is first under its central weights, 0
 * or 1 without any
 *
 * O(n^2 m) a sample of measurements.
 */
void
entente_smaa_find_confidence (const EntenteSmaaInput *input, const double *weights, double *confidence)
{
  guint i, s, wins;

  for (i = 0; i < input->n; i++)
    {
      const double *own = weights + (gsize)i * input->m;

      confidence[i] = NAN;
      if (input->m == 0 || isnan (own[0]))
        continue;
      for (wins = 0, s = 0; input->measurements != NULL && s < input->n_samples; s++)
        wins += is_first (input, s, i, own);
      confidence[i] =
          input->measurements != NULL ? (double)wins / input->n_samples : is_first_exactly (input, i, own);
    }
}
