/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How many draws a second: given weights to the full table of rank counts, exact doubles, on one thread and
 * on two; beside numpy, where python3 has it, with the same matrix and weights in the same run. Then 10,000
 * weightings of 90 partners x 6 criteria through the sampler, drawn anew and with only the shares moved.
 *
 * Medians of several runs. Counts are compared with plain loops, and with numpy's. With --check the ratios
 * to numpy and the time of the sampler must be as promised.
 */

#include "dataset-fixture.h"

#include "entente-robustness.h"
#include "entente-smaa.h"
#include "timings.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_RUNS 9
#define N_DRAWS 10240
#define N_CRITERIA 6
#define N_CHECKED 64
#define PROMISED_MS 15

typedef struct
{
  guint n;
  guint repeats;  /* of all draws in a run, so that it lasts */
  double promise; /* times numpy */
} Case;

static const Case cases[] = { { 50, 20, 2.5 }, { 200, 4, 4 }, { 1000, 1, 5 } };

/* argv: file, partners, criteria, draws. The file holds the matrix by criterion, then the weights by draw.
 * Blocked, sorted by argsort, counted by bincount. Prints draws a second and the number of counts of each
 * rank. */
static const char numpy_script[] =
    "import sys, time\n"
    "import numpy as np\n"
    "n, m, k = map(int, sys.argv[2:5])\n"
    "data = np.fromfile(sys.argv[1])\n"
    "x, w = data[:n * m].reshape(m, n), data[n * m:].reshape(k, m)\n"
    "def count(block=500):\n"
    "    counts = np.zeros(n * n, dtype=np.int64)\n"
    "    base, places = np.arange(n) * n, np.arange(n)\n"
    "    for start in range(0, k, block):\n"
    "        scores = w[start:start + block] @ x\n"
    "        order = np.argsort(-scores, axis=1)\n"
    "        counts += np.bincount((base[order] + places).ravel(), minlength=n * n)\n"
    "    return counts\n"
    "count()\n"
    "times = []\n"
    "for _ in range(5):\n"
    "    start = time.perf_counter()\n"
    "    counts = count()\n"
    "    times.append(time.perf_counter() - start)\n"
    "counts.astype(np.uint32).tofile(sys.argv[1])\n"
    "print(k / sorted(times)[2])\n";

static double
get_seconds (gint64 since)
{
  return (g_get_monotonic_time () - since) * 1e-6;
}

static double *
make_data (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  double *data = g_new (double, (n + N_DRAWS) * N_CRITERIA);
  guint i, j;

  for (i = 0; i < n * N_CRITERIA; i++)
    data[i] = g_rand_double (random);
  for (i = 0; i < N_DRAWS; i++)
    {
      double *weights = data + (gsize)(n + i) * N_CRITERIA, sum = 0;

      for (j = 0; j < N_CRITERIA; j++)
        sum += weights[j] = -log (1 - g_rand_double (random));
      for (j = 0; j < N_CRITERIA; j++)
        weights[j] /= sum;
    }
  return data;
}

/* -- Given weights -----------------------------------------------------------------------------------------
 */

static EntenteDrawTally *
count (const double *data, guint n, guint n_draws, guint n_threads)
{
  const EntenteSmaaInput input = { n, N_CRITERIA, data, n_draws, data + (gsize)n * N_CRITERIA, NULL, FALSE };
  double scale;

  return entente_smaa_count (&input, n_threads, &scale);
}

static double
measure (const double *data, const Case *it, guint n_threads)
{
  double times[N_RUNS];
  guint r, k;

  entente_draw_tally_free (count (data, it->n, N_DRAWS, n_threads));
  for (r = 0; r < N_RUNS; r++)
    {
      const gint64 start = g_get_monotonic_time ();

      for (k = 0; k < it->repeats; k++)
        entente_draw_tally_free (count (data, it->n, N_DRAWS, n_threads));
      times[r] = get_seconds (start);
    }
  return N_DRAWS * (double)it->repeats / timings_get_median (times, N_RUNS);
}

static void
check_naively (const double *data, guint n)
{
  g_autoptr (EntenteDrawTally) tally = count (data, n, N_CHECKED, 2);
  g_autofree guint32 *ranks = g_new0 (guint32, (gsize)n * n);
  g_autofree double *scores = g_new (double, n);
  guint d, i, j, rank;

  for (d = 0; d < N_CHECKED; d++)
    {
      for (i = 0; i < n; i++)
        for (scores[i] = 0, j = 0; j < N_CRITERIA; j++)
          scores[i] += data[(gsize)(n + d) * N_CRITERIA + j] * data[(gsize)j * n + i];
      for (i = 0; i < n; i++)
        {
          for (rank = 0, j = 0; j < n; j++)
            rank += scores[j] > scores[i];
          ranks[(gsize)i * n + rank]++;
        }
    }
  g_assert_cmpmem (tally->ranks, (gsize)n * n * 4, ranks, (gsize)n * n * 4);
}

/* How many counts of numpy are others; its sums may run in another order. */
static guint
compare_counts (const double *data, guint n, const char *path)
{
  g_autoptr (EntenteDrawTally) tally = count (data, n, N_DRAWS, 1);
  g_autofree char *bytes = NULL;
  gsize length = 0, i;
  guint n_others = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL) || length != (gsize)n * n * 4)
    return G_MAXUINT;
  for (i = 0; i < (gsize)n * n; i++)
    n_others += ((const guint32 *)(gpointer)bytes)[i] != tally->ranks[i];
  return n_others;
}

/* Draws a second, or 0 when this python has no numpy. */
static double
run_numpy_of (const char *python, const double *data, guint n, guint *n_others)
{
  g_autofree char *path = NULL, *output = NULL, *partners = g_strdup_printf ("%u", n);
  g_autofree char *criteria = g_strdup_printf ("%d", N_CRITERIA), *draws = g_strdup_printf ("%d", N_DRAWS);
  const int fd = g_file_open_tmp ("entente-XXXXXX", &path, NULL);
  const char *argv[] = { python, "-c", numpy_script, path, partners, criteria, draws, NULL };
  double rate = 0;
  int status;

  if (fd < 0)
    return 0;
  g_close (fd, NULL);
  g_setenv ("OPENBLAS_NUM_THREADS", "1", TRUE);
  if (g_file_set_contents (path, (const char *)data, (gsize)(n + N_DRAWS) * N_CRITERIA * sizeof (double),
                           NULL) &&
      g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                    &output, NULL, &status, NULL) &&
      g_spawn_check_wait_status (status, NULL))
    {
      rate = g_ascii_strtod (output, NULL);
      *n_others = compare_counts (data, n, path);
    }
  g_unlink (path);
  return rate;
}

/* The first python3 of the path may be another one than the system's. */
static double
run_numpy (const double *data, guint n, guint *n_others)
{
  static const char *const pythons[] = { "python3", "/usr/bin/python3" };
  double rate = 0;
  gsize k;

  for (k = 0; k < G_N_ELEMENTS (pythons) && !(rate > 0); k++)
    rate = run_numpy_of (pythons[k], data, n, n_others);
  return rate;
}

static void
run_case (const Case *it, gboolean check)
{
  g_autofree double *data = make_data (it->n);
  double one, two, numpy;
  guint n_others = 0;

  check_naively (data, it->n);
  one = measure (data, it, 1);
  two = measure (data, it, 2);
  numpy = run_numpy (data, it->n, &n_others);
  g_print ("%5u x %d: %9.0f draws a second on one thread, %9.0f on two (%.2f times)", it->n, N_CRITERIA, one,
           two, two / one);
  if (numpy > 0)
    g_print ("; numpy %7.0f: %.1f times, %u counts differ\n", numpy, one / numpy, n_others);
  else
    g_print ("; python3 has no numpy here to compare with\n");
  if (check && numpy > 0)
    g_assert_cmpfloat (one / numpy, >=, it->promise);
}

/* -- The sampler -------------------------------------------------------------------------------------------
 */

static double
measure_sampler (EntenteValues *values, EntenteScenario *scenario, gboolean drag)
{
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (values, scenario, 1);
  double times[N_RUNS];
  guint r;

  entente_sampler_run (sampler, 10000, 1, NULL);
  for (r = 0; r < N_RUNS; r++)
    {
      const gint64 start = g_get_monotonic_time ();

      scenario->weights[0] += 0.1;
      if (drag)
        entente_sampler_update (sampler, values, scenario);
      else
        {
          entente_sampler_free (sampler);
          sampler = entente_sampler_new (values, scenario, 1);
        }
      entente_sampler_run (sampler, 10000, 1, NULL);
      times[r] = get_seconds (start) * 1000;
    }
  return timings_get_median (times, N_RUNS);
}

static void
run_sampler (gboolean check)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (90, N_CRITERIA, 1);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  double anew, drag;

  dataset_fixture_fill (fixture, random, 0, 0);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  anew = measure_sampler (values, scenario, FALSE);
  drag = measure_sampler (values, scenario, TRUE);
  g_print (
      "10,000 weightings, 90 x %d, ranks, tiers, pairs, central weights, one thread: %.1f ms drawn anew, "
      "%.1f ms when a slider moves\n",
      N_CRITERIA, anew, drag);
  if (check)
    g_assert_cmpfloat (anew, <=, PROMISED_MS);
}

int
main (int argc, char **argv)
{
  const gboolean check = argc > 1 && strcmp (argv[1], "--check") == 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    run_case (&cases[i], check);
  run_sampler (check);
  return 0;
}
