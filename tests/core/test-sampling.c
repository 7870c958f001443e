/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Random numbers, weights and facts: what is known of their distributions, and counts of given weights
 * against plain loops. Seeds are fixed; limits are five standard errors. */

#include "dataset-fixture.h"

#include "entente-correlation.h"
#include "entente-diagnostics.h"
#include "entente-random.h"
#include "entente-robustness.h"
#include "entente-smaa.h"
#include "entente-uncertain-facts.h"
#include "entente-weight-space.h"

#include <string.h>

#define N_DRAWS 20000
#define SEED 7
#define MAX_CRITERIA 8

/* The known answers that come with the generator's reference implementation. */
static void
test_random (void)
{
  static const struct
  {
    guint64 key, high, low;
    guint32 words[4];
  } known[] = {
    { 0, 0, 0, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { G_MAXUINT64, G_MAXUINT64, G_MAXUINT64, { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { G_GUINT64_CONSTANT (0x299f31d0a4093822),
      G_GUINT64_CONSTANT (0x0370734413198a2e),
      G_GUINT64_CONSTANT (0x85a308d3243f6a88),
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const EntenteRandomBlock block = entente_random_get_block (known[i].key, known[i].high, known[i].low);

      g_assert_cmpmem (block.words, 16, known[i].words, 16);
    }
}

typedef struct
{
  double mean[MAX_CRITERIA], square[MAX_CRITERIA];
  guint n;
} Moments;

static void
moments_add (Moments *self, const double *x, guint m)
{
  guint c;

  for (c = 0; c < m; c++)
    {
      self->mean[c] += x[c];
      self->square[c] += x[c] * x[c];
    }
  self->n++;
}

static double
get_mean (const Moments *self, guint c)
{
  return self->mean[c] / self->n;
}

static double
get_variance (const Moments *self, guint c)
{
  return self->square[c] / self->n - get_mean (self, c) * get_mean (self, c);
}

static double
get_error (const Moments *self, guint c)
{
  return sqrt (get_variance (self, c) / self->n);
}

static EntenteScenario *
make_scenario (guint m)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, m, 1);
  EntenteScenario *scenario = entente_scenario_new (fixture->dataset);

  scenario->uncertainty = 1;
  return scenario;
}

static void
draw (const EntenteWeightSpace *space, guint64 number, double *w)
{
  guint c;

  entente_weight_space_draw (space, SEED, number, w);
  for (c = 0; c < space->n; c++)
    w[c] = space->centre[c] + space->reach * w[c];
}

static void
collect (const EntenteScenario *scenario, Moments *moments)
{
  g_autoptr (EntenteWeightSpace) space = entente_weight_space_new (scenario, NULL, NULL);
  const guint m = scenario->n_criteria;
  double w[MAX_CRITERIA], sum;
  guint d, c, k;

  g_assert_nonnull (space);
  memset (moments, 0, sizeof *moments);
  for (d = 0; d < N_DRAWS; d++)
    {
      draw (space, d, w);
      for (sum = 0, c = 0; c < m; c++)
        sum += w[c];
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
      for (c = 0; c < m && scenario->uncertainty == 1; c++)
        g_assert_true (w[c] >= scenario->least_shares[c] - 1e-12 && w[c] <= scenario->most_shares[c] + 1e-12);
      for (k = 0; k + 1 < scenario->n_order && scenario->uncertainty == 1; k++)
        g_assert_cmpfloat (w[scenario->order[k]], >=, w[scenario->order[k + 1]] - 1e-12);
      moments_add (moments, w, m);
    }
}

/* Mean 1/m, variance (m - 1) / (m^2 (m + 1)), for a Dirichlet distribution with ones. */
static void
test_simplex (void)
{
  guint m, c;

  for (m = 2; m <= MAX_CRITERIA; m++)
    {
      g_autoptr (EntenteScenario) scenario = make_scenario (m);
      const double variance = (m - 1.0) / (m * m * (m + 1.0));
      Moments moments;

      collect (scenario, &moments);
      for (c = 0; c < m; c++)
        {
          g_assert_cmpfloat_with_epsilon (get_mean (&moments, c), 1.0 / m, 5 * sqrt (variance / N_DRAWS));
          g_assert_cmpfloat_with_epsilon (get_variance (&moments, c), variance, 0.05 * variance);
        }
    }
}

/* w = (1 - u) w0 + u x; locked shares to the last bit. */
static void
test_mixture (void)
{
  g_autoptr (EntenteScenario) scenario = make_scenario (4);
  g_autoptr (EntenteWeightSpace) space = NULL;
  double w[4], shares[4];
  Moments moments;
  guint d, c;

  for (c = 0; c < 4; c++)
    scenario->weights[c] = c + 1;
  scenario->uncertainty = 0.3;
  scenario->locks[3] = TRUE;
  entente_scenario_get_shares (scenario, shares);
  collect (scenario, &moments);
  for (c = 0; c < 3; c++)
    g_assert_cmpfloat_with_epsilon (get_mean (&moments, c), 0.7 * shares[c] + 0.3 * 0.6 / 3,
                                    5 * get_error (&moments, c));
  space = entente_weight_space_new (scenario, NULL, NULL);
  for (d = 0; d < 100; d++)
    {
      draw (space, d, w);
      g_assert_true (w[3] == shares[3]);
      for (c = 0; c < 3; c++)
        g_assert_cmpfloat (w[c], >=, 0.7 * shares[c] - 1e-12);
    }
}

/* The mean under a whole order is the rank-order centroid: 1/m (1/k + ... + 1/m). */
static void
test_order (void)
{
  g_autoptr (EntenteScenario) scenario = make_scenario (5);
  double centroid = 0;
  Moments moments;
  guint k;

  for (k = 0; k < 5; k++)
    scenario->order[scenario->n_order++] = (k * 2) % 5;
  collect (scenario, &moments);
  for (k = 5; k-- > 0;)
    {
      centroid += 1.0 / (5 * (k + 1));
      g_assert_cmpfloat_with_epsilon (get_mean (&moments, scenario->order[k]), centroid,
                                      5 * get_error (&moments, scenario->order[k]));
    }
}

/* Two criteria: the first is uniform between its bounds, whichever of the two they are given for. */
static void
test_bounds (void)
{
  g_autoptr (EntenteScenario) scenario = make_scenario (2);
  Moments moments;

  scenario->least_shares[0] = 0.2;
  scenario->least_shares[1] = 0.4;
  collect (scenario, &moments);
  g_assert_cmpfloat_with_epsilon (get_mean (&moments, 0), 0.4, 5 * get_error (&moments, 0));
  g_assert_cmpfloat_with_epsilon (get_variance (&moments, 0), 0.4 * 0.4 / 12, 0.05 * 0.4 * 0.4 / 12);
}

/* Uniform numbers thrown away until they fit, without anything of what is tested. */
static void
collect_by_rejection (const EntenteScenario *scenario, Moments *moments, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  const guint m = scenario->n_criteria;
  double x[MAX_CRITERIA], sum;
  guint c, k;

  memset (moments, 0, sizeof *moments);
  while (moments->n < n)
    {
      gboolean fits = TRUE;

      for (sum = 0, c = 0; c < m; c++)
        sum += x[c] = -log (1 - g_rand_double (random));
      for (c = 0; c < m; c++)
        {
          x[c] /= sum;
          fits = fits && x[c] >= scenario->least_shares[c] && x[c] <= scenario->most_shares[c];
        }
      for (k = 0; k + 1 < scenario->n_order; k++)
        fits = fits && x[scenario->order[k]] >= x[scenario->order[k + 1]];
      if (fits)
        moments_add (moments, x, m);
    }
}

/* Bounds that few points keep, so that a walk takes the place of throwing away. */
static void
test_walk (void)
{
  static const double most[] = { 0.4, 0.3, 0.3, 0.25, 0.2 };
  g_autoptr (EntenteScenario) scenario = make_scenario (5);
  g_autoptr (EntenteWeightSpace) space = NULL;
  Moments walked, thrown;
  guint c;

  for (c = 0; c < 5; c++)
    scenario->most_shares[c] = most[c];
  scenario->least_shares[1] = 0.2;
  scenario->order[scenario->n_order++] = 3;
  scenario->order[scenario->n_order++] = 0;
  scenario->order[scenario->n_order++] = 4;
  space = entente_weight_space_new (scenario, NULL, NULL);
  g_assert_true (space->is_narrow);
  collect (scenario, &walked);
  collect_by_rejection (scenario, &thrown, 3000);
  for (c = 0; c < 5; c++)
    {
      g_test_message ("%u: walked %.4f (%.5f), thrown %.4f (%.5f)", c, get_mean (&walked, c),
                      get_variance (&walked, c), get_mean (&thrown, c), get_variance (&thrown, c));
      g_assert_cmpfloat_with_epsilon (get_mean (&walked, c), get_mean (&thrown, c),
                                      5 * get_error (&thrown, c));
      g_assert_cmpfloat_with_epsilon (get_variance (&walked, c), get_variance (&thrown, c),
                                      0.2 * get_variance (&thrown, c));
    }
}

/* Exactly one point is left, or none. */
/* Orders with bounds of those in them and of those beside them: as uniform as by throwing away. */
static void
test_order_within_bounds (void)
{
  static const struct
  {
    guint n_order;
    int order[4];
    double least[4], most[4];
  } cases[] = {
    { 2, { 0, 1 }, { 0, 0.2, 0, 0 }, { 1, 1, 1, 1 } },
    { 2, { 3, 1 }, { 0.1, 0, 0.2, 0.1 }, { 1, 1, 1, 1 } },
    { 3, { 2, 0, 1 }, { 0.05, 0.1, 0, 0 }, { 0.5, 1, 0.6, 0.4 } },
  };
  gsize i;
  guint c;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteScenario) scenario = make_scenario (4);
      Moments drawn, thrown;

      for (c = 0; c < 4; c++)
        {
          scenario->least_shares[c] = cases[i].least[c];
          scenario->most_shares[c] = cases[i].most[c];
        }
      for (c = 0; c < cases[i].n_order; c++)
        scenario->order[scenario->n_order++] = cases[i].order[c];
      collect (scenario, &drawn);
      collect_by_rejection (scenario, &thrown, N_DRAWS);
      for (c = 0; c < 4; c++)
        {
          g_assert_cmpfloat_with_epsilon (get_mean (&drawn, c), get_mean (&thrown, c),
                                          5 * hypot (get_error (&drawn, c), get_error (&thrown, c)));
          g_assert_cmpfloat_with_epsilon (get_variance (&drawn, c), get_variance (&thrown, c),
                                          0.1 * get_variance (&thrown, c));
        }
    }
}

static void
test_contradictions (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 3, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  Moments moments;

  scenario->uncertainty = 1;
  scenario->order[scenario->n_order++] = 0;
  scenario->order[scenario->n_order++] = 1;
  scenario->most_shares[0] = 0.3;
  scenario->most_shares[2] = 0.4;
  collect (scenario, &moments);
  g_assert_cmpfloat_with_epsilon (get_mean (&moments, 1), 0.3, 1e-9);

  scenario->most_shares[2] = 0.3;
  g_assert_false (entente_sampler_is_possible (fixture->dataset, scenario, diagnostics));
  g_assert_cmpstr (entente_diagnostics_get (diagnostics, 0)->message, ==,
                   "The greatest shares come to 90.0 %, but 100.0 % are to be shared out");
  g_assert_nonnull (entente_diagnostics_get (diagnostics, 0)->remedy);

  scenario->most_shares[2] = 1;
  scenario->least_shares[1] = 0.5;
  g_assert_false (entente_sampler_is_possible (fixture->dataset, scenario, diagnostics));
  g_assert_cmpstr (
      entente_diagnostics_get (diagnostics, 1)->message, ==,
      "“Criterion 0” shall weigh at least as much as “Criterion 1”, but may have 30.0 % at most, and the "
      "other has at least 50.0 %");
  scenario->n_order = 0;
  scenario->locks[1] = TRUE;
  g_assert_false (entente_sampler_is_possible (fixture->dataset, scenario, diagnostics));
  g_assert_cmpstr (entente_diagnostics_get (diagnostics, 2)->message, ==,
                   "“Criterion 1” is locked at 33.3 %, below its least share of 50.0 %");
}

/* Spaces draw alike when all that a draw depends on is the same, and only then. */
static void
test_draws_alike (void)
{
  enum { LEAST, MOST, LOCK, SHARE, ORDER, SHORT, N_CHANGES };
  guint i;

  for (i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (EntenteScenario) scenario = make_scenario (4), other = NULL;
      g_autoptr (EntenteWeightSpace) a = NULL, b = NULL, same = NULL;

      scenario->least_shares[0] = 0.1;
      scenario->most_shares[1] = 0.6;
      scenario->locks[3] = TRUE;
      scenario->n_order = 2;
      scenario->order[0] = 1;
      scenario->order[1] = 2;
      other = entente_scenario_copy (scenario);
      other->least_shares[0] = i == LEAST ? 0.12 : 0.1;
      other->most_shares[1] = i == MOST ? 0.55 : 0.6;
      other->locks[3] = i != LOCK;
      other->weights[3] = i == SHARE ? 2 : 1;
      other->order[1] = i == ORDER ? 0 : 2;
      other->n_order = i == SHORT ? 0 : 2;
      a = entente_weight_space_new (scenario, NULL, NULL);
      same = entente_weight_space_new (scenario, NULL, NULL);
      b = entente_weight_space_new (other, NULL, NULL);
      g_assert_true (entente_weight_space_draws_alike (a, same));
      g_assert_false (entente_weight_space_draws_alike (a, b));
      g_assert_false (entente_weight_space_draws_alike (b, a));
    }
}

/* Where random points stop to be tried, bounds narrow evenly: so many of 4000 steps are walked. */
static void
test_where_walks_begin (void)
{
  g_autoptr (EntenteScenario) scenario = make_scenario (4);
  guint k, n_walks = 0;

  for (k = 0; k < 4000; k++)
    {
      g_autoptr (EntenteWeightSpace) space = NULL;

      scenario->most_shares[0] = 0.2 * k / 4000;
      space = entente_weight_space_new (scenario, NULL, NULL);
      n_walks += entente_weight_space_prefers_walk (space);
    }
  g_assert_cmpuint (n_walks, ==, 711);
}

/* -- Facts -------------------------------------------------------------------------------------------------
 */

static void
test_facts (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (3, 1, 2);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteUncertainFacts) facts = NULL;
  g_autofree double *rows = g_new (double, 2 * N_DRAWS);
  Moments moments = { { 0 } };
  guint d, n;

  /* (0.2 .. 0.6 and 1) / 2; missing and 0.5; the third is unknown altogether. */
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.5);
  ((EntenteFact *)fixture->partners[0].facts)[0].low = 0.2;
  ((EntenteFact *)fixture->partners[0].facts)[0].high = 0.6;
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 1);
  dataset_fixture_set_fact (fixture, 1, 1, 2025, 0.5);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  facts = entente_uncertain_facts_new (values);
  entente_uncertain_facts_get_spots (facts, &n);
  g_assert_cmpuint (n, ==, 2);
  entente_uncertain_facts_draw (facts, SEED, 0, N_DRAWS, rows);
  for (d = 0; d < N_DRAWS; d++)
    {
      const double pair[2] = { rows[d], rows[N_DRAWS + d] };
      double again[2];

      g_assert_true (pair[0] >= 0.6 && pair[0] <= 0.8 && pair[1] >= 0.25 && pair[1] <= 0.75);
      moments_add (&moments, pair, 2);
      if (d % 1000 != 3)
        continue;
      entente_uncertain_facts_draw (facts, SEED, d, 1, again);
      g_assert_cmpmem (again, sizeof again, pair, sizeof pair);
    }
  g_assert_cmpfloat_with_epsilon (get_mean (&moments, 0), 0.7, 5 * get_error (&moments, 0));
  g_assert_cmpfloat_with_epsilon (get_mean (&moments, 1), 0.5, 5 * get_error (&moments, 1));
  g_assert_cmpfloat_with_epsilon (get_variance (&moments, 1), 0.25 / 12, 0.05 * 0.25 / 12);
}

/* -- Given weights -----------------------------------------------------------------------------------------
 */

typedef struct
{
  guint n, m, n_samples;
  double *columns, *weights, *measurements;
} Matrix;

static void
matrix_init (Matrix *self, GRand *random)
{
  const guint n_steps = g_rand_boolean (random) ? 0 : 6;
  gsize k;

  self->n = g_rand_int_range (random, 1, 40) + (g_rand_boolean (random) ? 0 : 110);
  self->m = g_rand_int_range (random, 1, 5);
  self->n_samples = g_rand_int_range (random, 1, 700);
  self->columns = g_new (double, (gsize)self->n * self->m);
  self->weights = g_new (double, (gsize)self->n_samples * self->m);
  for (k = 0; k < (gsize)self->n * self->m; k++)
    self->columns[k] = n_steps > 0 ? g_rand_int_range (random, 0, n_steps) : g_rand_double (random) - 0.5;
  /* One far from all others, which then share a bucket. */
  if (g_rand_boolean (random))
    self->columns[0] = 1e12;
  for (k = 0; k < (gsize)self->n_samples * self->m; k++)
    self->weights[k] = g_rand_int_range (random, 0, 5);
  if (g_rand_boolean (random))
    return;
  self->measurements = g_new (double, (gsize)self->n_samples * self->n * self->m);
  for (k = 0; k < (gsize)self->n_samples * self->n * self->m; k++)
    self->measurements[k] = g_rand_int_range (random, 0, 4);
}

static void
matrix_clear (Matrix *self)
{
  g_free (self->columns);
  g_free (self->weights);
  g_free (self->measurements);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, matrix_clear)

static double
sum_of (const Matrix *self, guint sample, guint i)
{
  double sum = 0;
  guint j;

  for (j = 0; j < self->m; j++)
    sum += self->weights[(gsize)sample * self->m + j] *
           (self->measurements != NULL ? self->measurements[((gsize)sample * self->n + i) * self->m + j]
                                       : self->columns[(gsize)j * self->n + i]);
  return sum;
}

static void
assert_counts (const Matrix *self, const EntenteDrawTally *tally)
{
  const gsize size = (gsize)self->n * self->n;
  g_autofree guint32 *ranks = g_new0 (guint32, size), *pairs = g_new0 (guint32, size);
  g_autofree double *sums = g_new (double, self->n);
  guint s, i, k, rank;

  for (s = 0; s < self->n_samples; s++)
    {
      for (i = 0; i < self->n; i++)
        sums[i] = sum_of (self, s, i);
      for (i = 0; i < self->n; i++)
        {
          for (rank = 0, k = 0; k < self->n; k++)
            {
              rank += sums[k] > sums[i];
              pairs[(gsize)i * self->n + k] += sums[i] > sums[k];
            }
          ranks[(gsize)i * self->n + rank]++;
        }
    }
  g_assert_cmpmem (tally->ranks, size * 4, ranks, size * 4);
  g_assert_cmpmem (tally->pairs, size * 4, pairs, size * 4);
}

static void
test_given (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint round, n_threads;

  for (round = 0; round < 60; round++)
    {
      g_auto (Matrix) it = { 0 };
      EntenteSmaaInput input;
      g_autofree guint64 *first = NULL;

      matrix_init (&it, random);
      input = (EntenteSmaaInput){ it.n, it.m, it.columns, it.n_samples, it.weights, it.measurements, TRUE };
      for (n_threads = 1; n_threads <= 8; n_threads *= 2)
        {
          double scale;
          g_autoptr (EntenteDrawTally) tally = entente_smaa_count (&input, n_threads, &scale);

          if (n_threads == 1)
            {
              assert_counts (&it, tally);
              first = g_memdup2 (tally->weights, (gsize)it.n * it.m * 8);
            }
          else
            g_assert_cmpmem (tally->weights, (gsize)it.n * it.m * 8, first, (gsize)it.n * it.m * 8);
        }
    }
}

/* In how many measurements nobody has more under an alternative's own weights: asked of all, one by one. */
static guint
count_wins (const Matrix *it, guint i, const double *weights)
{
  guint s, k, j, wins = 0, n_samples = it->measurements != NULL ? it->n_samples : 1;

  for (s = 0; s < n_samples; s++)
    {
      guint n_better = 0;

      for (k = 0; k < it->n; k++)
        {
          double lead = 0;

          for (j = 0; j < it->m; j++)
            lead += it->measurements != NULL
                      ? weights[j] * (it->measurements[((gsize)s * it->n + k) * it->m + j]
                                      - it->measurements[((gsize)s * it->n + i) * it->m + j])
                      : weights[j] * (it->columns[(gsize)j * it->n + k] - it->columns[(gsize)j * it->n + i]);
          n_better += lead > 1e-9;
        }
      wins += n_better == 0;
    }
  return wins;
}

static void
test_confidence (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  guint round, i, n_between = 0;
  gsize k;

  for (round = 0; round < 40; round++)
    {
      g_auto (Matrix) it = { 0 };
      g_autofree double *central = NULL, *confidence = NULL;
      EntenteSmaaInput input;

      matrix_init (&it, random);
      central = g_new (double, (gsize)it.n * it.m);
      confidence = g_new (double, it.n);
      for (k = 0; k < (gsize)it.n * it.m; k++)
        central[k] = g_rand_int_range (random, 0, 5);
      central[0] = NAN;
      input = (EntenteSmaaInput){ it.n, it.m, it.columns, it.n_samples, it.weights, it.measurements, FALSE };
      entente_smaa_find_confidence (&input, central, confidence);
      g_assert_true (isnan (confidence[0]));
      for (i = 1; i < it.n; i++)
        {
          const guint wins = count_wins (&it, i, central + (gsize)i * it.m);

          g_assert_cmpfloat_with_epsilon (confidence[i] * (it.measurements != NULL ? it.n_samples : 1), wins, 1e-6);
          n_between += confidence[i] > 0 && confidence[i] < 1;
        }
    }
  g_assert_cmpuint (n_between, >, 20);
}

/* What is missing is drawn evenly between its bounds, each fact by itself, and the same for the same draw whatever else
 * is asked for. */
static void
test_facts_are_drawn_one_by_one (void)
{
  enum { N_PARTNERS = 12, N_CRITERIA = 2, N_EACH = 2, N_ROWS = 1200 };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (N_PARTNERS, N_CRITERIA, N_EACH);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  EntenteUncertainFacts *facts;
  g_autofree double *rows = NULL, *part = NULL;
  const EntenteUncertainSpot *spots;
  guint n_spots, i, k, d;

  /* One of the two indicators of each criterion is known, so that everybody is rated. */
  for (i = 0; i < N_PARTNERS; i++)
    for (k = 0; k < N_CRITERIA; k++)
      dataset_fixture_set_fact (fixture, i, 2 * k + i % 2, 2025, 0.5);
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  facts = entente_uncertain_facts_new (values);
  g_assert_nonnull (facts);
  spots = entente_uncertain_facts_get_spots (facts, &n_spots);
  g_assert_cmpuint (n_spots, ==, N_PARTNERS * N_CRITERIA);
  rows = g_new (double, n_spots * N_ROWS);
  part = g_new (double, n_spots * 77);
  entente_uncertain_facts_draw (facts, 5, 0, N_ROWS, rows);
  entente_uncertain_facts_draw (facts, 5, 101, 77, part);
  for (i = 0; i < n_spots; i++)
    {
      const double *a = rows + i * N_ROWS;
      double mean = 0, spread = 0;

      g_assert_cmpuint (spots[i].partner, <, N_PARTNERS);
      g_assert_cmpmem (part + i * 77, 77 * sizeof (double), a + 101, 77 * sizeof (double));
      for (d = 0; d < N_ROWS; d++)
        {
          /* Half of it is known to be 0.5. */
          g_assert_cmpfloat (a[d], >=, 0.25);
          g_assert_cmpfloat (a[d], <=, 0.75);
          mean += a[d] / N_ROWS;
        }
      for (d = 0; d < N_ROWS; d++)
        spread += (a[d] - mean) * (a[d] - mean) / N_ROWS;
      g_assert_cmpfloat_with_epsilon (mean, 0.5, 0.02);
      g_assert_cmpfloat_with_epsilon (spread, 0.25 / 12, 0.003);
      for (k = 0; k < i; k++)
        g_assert_cmpfloat (fabs (entente_correlation_pearson (a, rows + k * N_ROWS, N_ROWS)), <, 0.13);
    }
  entente_uncertain_facts_free (facts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sampling/random", test_random);
  g_test_add_func ("/sampling/simplex", test_simplex);
  g_test_add_func ("/sampling/mixture", test_mixture);
  g_test_add_func ("/sampling/order", test_order);
  g_test_add_func ("/sampling/bounds", test_bounds);
  g_test_add_func ("/sampling/walk", test_walk);
  g_test_add_func ("/sampling/order-within-bounds", test_order_within_bounds);
  g_test_add_func ("/sampling/contradictions", test_contradictions);
  g_test_add_func ("/sampling/draws-alike", test_draws_alike);
  g_test_add_func ("/sampling/where-walks-begin", test_where_walks_begin);
  g_test_add_func ("/sampling/facts", test_facts);
  g_test_add_func ("/sampling/given", test_given);
  g_test_add_func ("/sampling/confidence", test_confidence);
  g_test_add_func ("/sampling/facts-are-drawn-one-by-one", test_facts_are_drawn_one_by_one);
  return g_test_run ();
}
