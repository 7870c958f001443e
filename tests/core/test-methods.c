/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Each method and normalisation against plain loops that are written down from the definitions; what adding
 * a partner does to the others; several threads at once. */

#include "dataset-fixture.h"

#include "entente-evaluation.h"

#include <string.h>

#define N_RANDOM 60
#define MAX_N 24
#define MAX_M 7
#define N_THREADS 4

/* A dataset as a table: one indicator a criterion, NaN = no value. */
typedef struct
{
  guint n, m;
  double v[MAX_N][MAX_M];
  double shares[MAX_M];
  EntenteMethod method;
  EntenteMethodParameters parameters;
} Plain;

static double
normalise (const Plain *p,
           guint c,
           double x)
{
  double low = INFINITY, high = -INFINITY, sum = 0, squares = 0, mean, spread = 0;
  guint i, n = 0;

  if (p->parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS)
    return x;
  for (i = 0; i < p->n; i++)
    if (!isnan (p->v[i][c]))
      {
        low = fmin (low, p->v[i][c]);
        high = fmax (high, p->v[i][c]);
        sum += p->v[i][c];
        squares += p->v[i][c] * p->v[i][c];
        n++;
      }
  mean = sum / n;
  for (i = 0; i < p->n; i++)
    if (!isnan (p->v[i][c]))
      spread += pow (p->v[i][c] - mean, 2);
  switch (p->parameters.normalisation)
    {
    case ENTENTE_NORMALISATION_MIN_MAX:
      x = high > low ? (x - low) / (high - low) : 0.5;
      break;
    case ENTENTE_NORMALISATION_MAX:
      x = high > 0 ? x / high : 0;
      break;
    case ENTENTE_NORMALISATION_SUM:
      x = sum > 0 ? x / sum : 0;
      break;
    case ENTENTE_NORMALISATION_VECTOR:
      x = squares > 0 ? x / sqrt (squares) : 0;
      break;
    default:
      x = spread > 0 ? 0.5 + (x - mean) / sqrt (spread / n) / 6 : 0.5;
      break;
    }
  return CLAMP (x, 0, 1);
}

/* The best and the worst of a normalised column; 1 and 0 with goalposts. */
static void
find_ends (const Plain *p,
           guint c,
           double *best,
           double *worst)
{
  guint i;

  *best = 1;
  *worst = 0;
  if (p->parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS)
    return;
  *best = -INFINITY;
  *worst = INFINITY;
  for (i = 0; i < p->n; i++)
    if (!isnan (p->v[i][c]))
      {
        *best = fmax (*best, normalise (p, c, p->v[i][c]));
        *worst = fmin (*worst, normalise (p, c, p->v[i][c]));
      }
}

static double
sum_shares (const Plain *p,
            const double *row)
{
  double sum = 0;
  guint c;

  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      sum += p->shares[c];
  return sum;
}

static double
average (const Plain *p,
         const double *row)
{
  double sum = 0;
  guint c;

  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      sum += p->shares[c] * normalise (p, c, row[c]);
  return sum / sum_shares (p, row);
}

static double
multiply (const Plain *p,
          const double *row)
{
  double product = 1;
  guint c;

  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      product *= pow (normalise (p, c, row[c]), p->shares[c] / sum_shares (p, row));
  return product;
}

static double
find_closeness (const Plain *p,
                const double *row)
{
  double plus = 0, minus = 0;
  guint c;

  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      {
        double best, worst, share = p->shares[c] / sum_shares (p, row);

        find_ends (p, c, &best, &worst);
        plus += pow (share * (best - normalise (p, c, row[c])), 2);
        minus += pow (share * (normalise (p, c, row[c]) - worst), 2);
      }
  return plus + minus > 0 ? sqrt (minus) / (sqrt (plus) + sqrt (minus)) : 0.5;
}

static void
find_regrets (const Plain *p,
              const double *row,
              double *s,
              double *r)
{
  double most = 0;
  guint c;

  *s = *r = 0;
  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      {
        double best, worst, share = p->shares[c] / sum_shares (p, row), regret;

        find_ends (p, c, &best, &worst);
        regret = best > worst ? CLAMP ((best - normalise (p, c, row[c])) / (best - worst), 0, 1) : 0;
        *s += share * regret;
        *r = fmax (*r, share * regret);
        most = fmax (most, share);
      }
  if (p->parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS)
    *r /= most;
}

static double
compromise (const Plain *p,
            const double *row)
{
  double s0 = 0, s1 = 1, r0 = 0, r1 = 1, s, r;
  guint i;

  if (p->parameters.normalisation != ENTENTE_NORMALISATION_GOALPOSTS)
    {
      s0 = r0 = INFINITY;
      s1 = r1 = -INFINITY;
      for (i = 0; i < p->n; i++)
        if (sum_shares (p, p->v[i]) > 0)
          {
            find_regrets (p, p->v[i], &s, &r);
            s0 = fmin (s0, s);
            s1 = fmax (s1, s);
            r0 = fmin (r0, r);
            r1 = fmax (r1, r);
          }
    }
  find_regrets (p, row, &s, &r);
  s = s1 > s0 ? CLAMP ((s - s0) / (s1 - s0), 0, 1) : 0;
  r = r1 > r0 ? CLAMP ((r - r0) / (r1 - r0), 0, 1) : 0;
  return 1 - p->parameters.strategy * s - (1 - p->parameters.strategy) * r;
}

static double
prefer (const Plain *p,
        double d)
{
  if (d <= p->parameters.indifference)
    return 0;
  if (d >= p->parameters.preference)
    return 1;
  return (d - p->parameters.indifference) / (p->parameters.preference - p->parameters.indifference);
}

static double
compare (const Plain *p,
         const double *row,
         guint self)
{
  double phi = 0;
  guint c, j;

  for (c = 0; c < p->m; c++)
    if (!isnan (row[c]))
      {
        double flow = 0;
        guint n = 0;

        for (j = 0; j < p->n; j++)
          if (j != self && !isnan (p->v[j][c]))
            {
              const double d = normalise (p, c, row[c]) - normalise (p, c, p->v[j][c]);

              flow += prefer (p, d) - prefer (p, -d);
              n++;
            }
        phi += p->shares[c] / sum_shares (p, row) * (n > 0 ? flow / n : 0);
      }
  return (phi + 1) / 2;
}

static double
score_plainly (const Plain *p,
               guint self,
               const double *row)
{
  if (!(sum_shares (p, row) > 0))
    return NAN;
  switch (p->method)
    {
    case ENTENTE_METHOD_WEIGHTED_MEAN:
      return average (p, row);
    case ENTENTE_METHOD_GEOMETRIC_MEAN:
      return multiply (p, row);
    case ENTENTE_METHOD_TOPSIS:
      return find_closeness (p, row);
    case ENTENTE_METHOD_VIKOR:
      return compromise (p, row);
    default:
      return compare (p, row, self);
    }
}

/* Values in tenths half of the time, so that there are ties, and noughts, and ones. */
static void
draw_plain (Plain *p,
            GRand *random)
{
  const gboolean steps = g_rand_boolean (random);
  const double missing = g_rand_boolean (random) ? 0.15 : 0;
  double sum = 0;
  guint i, c;

  p->n = g_rand_int_range (random, 1, MAX_N + 1);
  p->m = g_rand_int_range (random, 1, MAX_M + 1);
  for (i = 0; i < p->n; i++)
    for (c = 0; c < p->m; c++)
      p->v[i][c] = g_rand_double (random) < missing ? NAN
                   : steps                          ? g_rand_int_range (random, 0, 11) / 10.0
                                                    : g_rand_double (random);
  for (c = 0; c < p->m; c++)
    sum += p->shares[c] = g_rand_int_range (random, c == 0, 8);
  for (c = 0; c < p->m; c++)
    p->shares[c] /= sum;
}

static void
draw_parameters (Plain *p,
                 GRand *random)
{
  p->parameters.strategy = g_rand_double (random);
  p->parameters.indifference = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, 3) / 10.0;
  p->parameters.preference = p->parameters.indifference + g_rand_int_range (random, 0, 4) / 10.0;
}

static DatasetFixture *
make_dataset (const Plain *p,
              guint n)
{
  DatasetFixture *fixture = dataset_fixture_new (n, p->m, 1);
  guint i, c;

  for (i = 0; i < n; i++)
    for (c = 0; c < p->m; c++)
      if (!isnan (p->v[i][c]))
        dataset_fixture_set_fact (fixture, i, c, 2025, p->v[i][c]);
  return fixture;
}

static EntenteScenario *
make_scenario (const Plain *p,
               const DatasetFixture *fixture)
{
  EntenteScenario *scenario = entente_scenario_new (fixture->dataset);

  memcpy (scenario->weights, p->shares, p->m * sizeof (double));
  scenario->method = p->method;
  scenario->method_parameters = p->parameters;
  return scenario;
}

static EntenteEvaluation *
evaluate (const Plain *p,
          guint n)
{
  g_autoptr (DatasetFixture) fixture = make_dataset (p, n);
  g_autoptr (EntenteScenario) scenario = make_scenario (p, fixture);
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);

  return entente_evaluate (values, scenario);
}

static void
check_same (double a,
            double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat_with_epsilon (a, b, 1e-12);
}

static void
check_range (const Plain *p,
             const EntenteEvaluation *evaluation,
             guint i)
{
  double low[MAX_M], high[MAX_M];
  guint c;

  for (c = 0; c < p->m; c++)
    {
      low[c] = isnan (p->v[i][c]) ? 0 : p->v[i][c];
      high[c] = isnan (p->v[i][c]) ? 1 : p->v[i][c];
    }
  check_same (evaluation->score_low[i], fmin (score_plainly (p, i, low), evaluation->scores[i]));
  check_same (evaluation->score_high[i], fmax (score_plainly (p, i, high), evaluation->scores[i]));
}

static void
check_ranks (const EntenteEvaluation *evaluation)
{
  guint i, j;

  for (i = 0; i < evaluation->n_partners; i++)
    {
      guint rank = 1;

      for (j = 0; j < evaluation->n_partners; j++)
        rank += llrint (evaluation->scores[j] * 1e12) > llrint (evaluation->scores[i] * 1e12);
      g_assert_cmpuint (evaluation->ranks[i], ==, isnan (evaluation->scores[i]) ? 0 : rank);
    }
}

static void
check_contributions (const EntenteEvaluation *evaluation)
{
  guint i, c;

  for (i = 0; i < evaluation->n_partners; i++)
    {
      double sum = 0;

      for (c = 0; c < evaluation->n_criteria; c++)
        sum += entente_evaluation_get_contribution (evaluation, i, c);
      g_assert_cmpfloat_with_epsilon (sum, isnan (evaluation->scores[i]) ? 0 : evaluation->scores[i], 1e-12);
    }
}

static void
check_all_methods (Plain *p,
                   GRand *random)
{
  guint method, normalisation, i;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    for (normalisation = 0; normalisation < ENTENTE_N_NORMALISATIONS; normalisation++)
      {
        g_autoptr (EntenteEvaluation) evaluation = NULL;

        p->method = method;
        p->parameters.normalisation = normalisation;
        draw_parameters (p, random);
        evaluation = evaluate (p, p->n);
        for (i = 0; i < p->n; i++)
          {
            check_same (evaluation->scores[i], score_plainly (p, i, p->v[i]));
            check_range (p, evaluation, i);
          }
        check_ranks (evaluation);
        check_contributions (evaluation);
      }
}

static void
test_against_definitions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint trial;

  for (trial = 0; trial < N_RANDOM; trial++)
    {
      Plain p;

      draw_plain (&p, random);
      check_all_methods (&p, random);
    }
}

/* By hand, shares 1/2 and 1/2:
 *
 *            values     mean  geometric   TOPSIS                      VIKOR (strategy 1/2)
 *   A        1.0 0.0    0.5   0           d+ = d- = 1/2: 0.5          S = 1/2, R = 1: 1 - 3/4 = 0.25
 *   B        0.5 0.5    0.5   0.5         d+ = d- = sqrt(1/8): 0.5    S = 1/2, R = 1/2: 0.5
 *   C        0.9 0.4    0.65  0.6         d- = sqrt(.97)/2, d+ = sqrt(.37)/2
 *                                                                     S = 0.35, R = 0.6: 1 - 0.475 = 0.525
 * PROMETHEE II, q = p = 0: first criterion A > C > B, second B > C > A: flows 1 0 -1 and -1 0 1, all phi 0.
 */
static void
test_by_hand (void)
{
  Plain p = { 3, 2, { { 1, 0 }, { 0.5, 0.5 }, { 0.9, 0.4 } }, { 0.5, 0.5 }, 0, { 0, 0.5, 0, 0 } };
  const double expected[ENTENTE_N_METHODS][3] = {
    { 0.5, 0.5, 0.65 },
    { 0, 0.5, 0.6 },
    { 0.5, 0.5, sqrt (0.97) / (sqrt (0.97) + sqrt (0.37)) },
    { 0.25, 0.5, 0.525 },
    { 0.5, 0.5, 0.5 },
  };
  guint method, i;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;

      p.method = method;
      evaluation = evaluate (&p, 3);
      for (i = 0; i < 3; i++)
        g_assert_cmpfloat_with_epsilon (evaluation->scores[i], expected[method][i], 1e-15);
    }
}

/* Pairs of the first n whose order differs with and without the last partner. */
static guint
count_reversals (const Plain *p)
{
  g_autoptr (EntenteEvaluation) all = evaluate (p, p->n), fewer = evaluate (p, p->n - 1);
  guint i, j, n = 0;

  for (i = 0; i + 1 < p->n; i++)
    for (j = 0; j < i; j++)
      if (all->ranks[i] > 0 && all->ranks[j] > 0)
        n += (all->ranks[i] < all->ranks[j]) != (fewer->ranks[i] < fewer->ranks[j]) ||
             (all->ranks[i] > all->ranks[j]) != (fewer->ranks[i] > fewer->ranks[j]);
  return n;
}

/* None with goalposts where the method promises it; elsewhere there are some, or this test would prove nothing. */
static void
test_reversals (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint found[ENTENTE_N_METHODS][2] = { { 0 } };
  guint trial, method, relative;

  for (trial = 0; trial < 300; trial++)
    {
      Plain p;

      draw_plain (&p, random);
      draw_parameters (&p, random);
      for (method = 0; method < ENTENTE_N_METHODS; method++)
        for (relative = 0; relative < 2; relative++)
          {
            p.method = method;
            p.parameters.normalisation = relative ? ENTENTE_NORMALISATION_MIN_MAX : ENTENTE_NORMALISATION_GOALPOSTS;
            found[method][relative] += count_reversals (&p);
          }
    }
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      g_test_message ("%s: %u, %u", entente_method_ids[method], found[method][0], found[method][1]);
      g_assert_cmpuint (found[method][1], >, 0);
      if (entente_method_get (method)->compares)
        g_assert_cmpuint (found[method][0], >, 0);
      else
        g_assert_cmpuint (found[method][0], ==, 0);
    }
}

typedef struct
{
  EntenteValues *values;
  EntenteScenario *scenarios[ENTENTE_N_METHODS * ENTENTE_N_NORMALISATIONS];
  EntenteEvaluation *expected[ENTENTE_N_METHODS * ENTENTE_N_NORMALISATIONS];
  guint n;
} Crowd;

static gpointer
evaluate_often (gpointer data)
{
  const Crowd *crowd = data;
  guint round;

  for (round = 0; round < 400; round++)
    {
      const guint k = (round * 7) % G_N_ELEMENTS (crowd->scenarios);
      g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (crowd->values, crowd->scenarios[k]);

      g_assert_cmpmem (evaluation->ranks, crowd->n * sizeof (guint), crowd->expected[k]->ranks,
                       crowd->n * sizeof (guint));
      g_assert_cmpmem (evaluation->scores, crowd->n * sizeof (double), crowd->expected[k]->scores,
                       crowd->n * sizeof (double));
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  Plain p = { .parameters = { 0, 0.5, 0.1, 0.2 } };
  g_autoptr (DatasetFixture) fixture = NULL;
  Crowd crowd = { 0 };
  GThread *threads[N_THREADS];
  guint k;

  draw_plain (&p, random);
  fixture = make_dataset (&p, p.n);
  crowd.n = p.n;
  for (k = 0; k < G_N_ELEMENTS (crowd.scenarios); k++)
    {
      p.method = k % ENTENTE_N_METHODS;
      p.parameters.normalisation = k / ENTENTE_N_METHODS;
      crowd.scenarios[k] = make_scenario (&p, fixture);
      if (k == 0)
        crowd.values = entente_values_new (fixture->dataset, crowd.scenarios[k]);
      crowd.expected[k] = entente_evaluate (crowd.values, crowd.scenarios[k]);
    }
  for (k = 0; k < N_THREADS; k++)
    threads[k] = g_thread_new ("evaluate", evaluate_often, &crowd);
  for (k = 0; k < N_THREADS; k++)
    g_thread_join (threads[k]);
  for (k = 0; k < G_N_ELEMENTS (crowd.scenarios); k++)
    {
      entente_scenario_free (crowd.scenarios[k]);
      entente_evaluation_unref (crowd.expected[k]);
    }
  entente_values_unref (crowd.values);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/methods/against-definitions", test_against_definitions);
  g_test_add_func ("/methods/by-hand", test_by_hand);
  g_test_add_func ("/methods/reversals", test_reversals);
  g_test_add_func ("/methods/threads", test_threads);
  return g_test_run ();
}
