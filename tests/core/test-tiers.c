/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Natural breaks against every possible division, ELECTRE TRI-B against plain loops, both in an evaluation. */

#include "dataset-fixture.h"

#include "entente-cut-off.h"
#include "entente-evaluation.h"
#include "entente-natural-breaks.h"
#include "entente-outranking.h"
#include "entente-tiers.h"

#include <string.h>

#define MAX_POINTS 12
#define M 4

/* -- Natural breaks ---------------------------------------------------------------------------------------- */

static double
sum_class (const double *x,
           guint first,
           guint end)
{
  double mean = 0, sum = 0;
  guint i;

  for (i = first; i < end; i++)
    mean += x[i];
  mean /= end - first;
  for (i = first; i < end; i++)
    sum += (x[i] - mean) * (x[i] - mean);
  return sum;
}

/* Every set of cuts, as bits between neighbours: those that make k classes and part no ties. */
static double
find_least_of_all (const double *x,
                   guint n,
                   guint k)
{
  double least = INFINITY;
  guint cuts, i;

  for (cuts = 0; cuts < 1u << (n - 1); cuts++)
    {
      double sum = 0;
      guint classes = 1, first = 0;
      gboolean parts_ties = FALSE;

      for (i = 1; i < n; i++)
        if (cuts >> (i - 1) & 1)
          {
            sum += sum_class (x, first, i);
            first = i;
            classes++;
            parts_ties = parts_ties || x[i] == x[i - 1];
          }
      if (classes == k && !parts_ties)
        least = fmin (least, sum + sum_class (x, first, n));
    }
  return least;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

static guint
count_distinct (const double *x,
                guint n)
{
  guint i, distinct = n > 0;

  for (i = 1; i < n; i++)
    distinct += x[i] != x[i - 1];
  return distinct;
}

static void
test_all_divisions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint trial, i;

  for (trial = 0; trial < 400; trial++)
    {
      const guint n = g_rand_int_range (random, 1, MAX_POINTS + 1), k = g_rand_int_range (random, 1, 7);
      const gboolean steps = g_rand_boolean (random);
      g_autofree gpointer scratch = g_malloc (entente_natural_breaks_get_scratch_size (n, k));
      double x[MAX_POINTS];
      guint ends[6], found;

      for (i = 0; i < n; i++)
        x[i] = steps ? g_rand_int_range (random, 0, 9) / 8.0 : g_rand_double (random);
      qsort (x, n, sizeof (double), compare_doubles);
      found = entente_natural_breaks_find (x, n, k, scratch, ends);
      g_assert_cmpuint (found, ==, MIN (k, count_distinct (x, n)));
      g_assert_cmpuint (ends[found - 1], ==, n);
      for (i = 0; i + 1 < found; i++)
        g_assert_cmpfloat (x[ends[i] - 1], !=, x[ends[i]]);
      g_assert_cmpfloat_with_epsilon (entente_natural_breaks_sum_within (x, found, ends),
                                      find_least_of_all (x, n, found), 1e-12);
    }
}

/* The same recursion without halving, in O(k n^2), for longer lists. */
static double
find_least_slowly (const double *x,
                   guint n,
                   guint k)
{
  g_autofree double *before = g_new (double, n + 1), *costs = g_new (double, n + 1);
  guint row, i, j;

  for (j = 1; j <= n; j++)
    before[j] = sum_class (x, 0, j);
  for (row = 1; row < k; row++)
    {
      for (j = row + 1; j <= n; j++)
        {
          double sum = 0, mean = 0;

          costs[j] = INFINITY;
          for (i = j; i > row; i--)
            {
              const double step = x[i - 1] - mean;

              mean += step / (j - i + 1);
              sum += step * (x[i - 1] - mean);
              costs[j] = fmin (costs[j], before[i - 1] + sum);
            }
        }
      memcpy (before + row + 1, costs + row + 1, (n - row) * sizeof (double));
    }
  return before[n];
}

static void
test_long_lists (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint trial, i;

  for (trial = 0; trial < 12; trial++)
    {
      const guint n = g_rand_int_range (random, 50, 400), k = 2 + trial % 5;
      g_autofree double *x = g_new (double, n);
      g_autofree gpointer scratch = g_malloc (entente_natural_breaks_get_scratch_size (n, k));
      guint ends[6];

      for (i = 0; i < n; i++)
        x[i] = g_rand_double (random) * g_rand_double (random);
      qsort (x, n, sizeof (double), compare_doubles);
      g_assert_cmpuint (entente_natural_breaks_find (x, n, k, scratch, ends), ==, k);
      g_assert_cmpfloat_with_epsilon (entente_natural_breaks_sum_within (x, k, ends), find_least_slowly (x, n, k), 1e-10);
    }
}

/* By hand: 1 2 3 | 10 11 12 | 20, squares within 2 + 2 + 0. */
static void
test_breaks_by_hand (void)
{
  const double x[] = { 1, 2, 3, 10, 11, 12, 20 };
  g_autofree gpointer scratch = g_malloc (entente_natural_breaks_get_scratch_size (7, 3));
  guint ends[3];

  g_assert_cmpuint (entente_natural_breaks_find (x, 7, 3, scratch, ends), ==, 3);
  g_assert_cmpuint (ends[0], ==, 3);
  g_assert_cmpuint (ends[1], ==, 6);
  g_assert_cmpuint (ends[2], ==, 7);
  g_assert_cmpfloat (entente_natural_breaks_sum_within (x, 3, ends), ==, 4);
}

static void
test_natural_tiers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (29);
  guint trial, i, j, t;

  for (trial = 0; trial < 30; trial++)
    {
      const guint n = g_rand_int_range (random, 1, MAX_POINTS + 1);
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (n, 3, 1);
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteValues) values = NULL;
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      double x[MAX_POINTS], within = 0;

      dataset_fixture_fill (fixture, random, 0, trial % 2 * 3);
      scenario->tier_rule = ENTENTE_TIER_RULE_NATURAL;
      scenario->n_tiers = 2 + trial % 5;
      values = entente_values_new (fixture->dataset, scenario);
      evaluation = entente_evaluate (values, scenario);
      for (i = 0; i < n; i++)
        x[i] = llrint (evaluation->scores[evaluation->order[i]] * 1e12) / 1e12;
      for (i = 0; i < n; i = j)
        {
          t = evaluation->tiers[evaluation->order[i]];
          for (j = i; j < n && evaluation->tiers[evaluation->order[j]] == t; j++)
            ;
          within += sum_class (x, i, j);
          if (t + 1 < scenario->n_tiers)
            g_assert_cmpfloat (evaluation->tier_from[t], ==, evaluation->scores[evaluation->order[j - 1]]);
        }
      g_assert_cmpfloat_with_epsilon (within, find_least_of_all (x, n, MIN (scenario->n_tiers, count_distinct (x, n))),
                                      1e-11);
      g_assert_false (entente_cut_off_can_move (scenario, 0));
    }
}

/* -- Profiles ---------------------------------------------------------------------------------------------- */

typedef struct
{
  double weights[M], q[M], p[M], v[M], lambda;
} Model;

static double
find_credibility (const Model *model,
                  const double *a,
                  const double *b)
{
  double of = 0, agreement = 0, product;
  guint c;

  for (c = 0; c < M; c++)
    if (!isnan (a[c] + b[c]))
      of += model->weights[c];
  if (of == 0)
    return NAN;
  for (c = 0; c < M; c++)
    if (!isnan (a[c] + b[c]))
      {
        const double behind = b[c] - a[c];
        double part = 0;

        if (behind <= model->q[c])
          part = 1;
        else if (behind < model->p[c])
          part = (model->p[c] - behind) / (model->p[c] - model->q[c]);
        agreement += model->weights[c] * part;
      }
  agreement /= of; /* last, so that full agreement is exactly 1 and no objection exceeds it */
  product = agreement;
  for (c = 0; c < M; c++)
    if (!isnan (a[c] + b[c] + model->v[c]) && b[c] - a[c] > model->p[c])
      {
        const double objection = fmin ((b[c] - a[c] - model->p[c]) / (model->v[c] - model->p[c]), 1);

        if (objection > agreement)
          product *= (1 - objection) / (1 - agreement);
      }
  return product;
}

static double
draw_step (GRand *random)
{
  return g_rand_int_range (random, 0, 21) / 20.0;
}

static void
draw_model (Model *model,
            GRand *random)
{
  guint c;

  model->lambda = 0.5 + g_rand_int_range (random, 0, 11) / 20.0;
  for (c = 0; c < M; c++)
    {
      model->weights[c] = g_rand_int_range (random, c == 0, 5);
      model->q[c] = draw_step (random) / 4;
      model->p[c] = model->q[c] + draw_step (random) / 4;
      model->v[c] = g_rand_boolean (random) ? NAN : model->p[c] + 0.05 + draw_step (random) / 2;
    }
}

/* Below which of the two profiles: from the top down, or from the bottom up. */
static guint
sort_plainly (const Model *model,
              const double *a,
              const double *profiles,
              gboolean optimistic)
{
  guint k;

  for (k = 0; k < 2; k++)
    {
      const double *b = profiles + (optimistic ? 1 - k : k) * M;
      const double up = find_credibility (model, a, b), down = find_credibility (model, b, a);

      if (!optimistic && up >= model->lambda - 1e-9)
        return k;
      if (optimistic && !(up >= model->lambda - 1e-9) && down >= model->lambda - 1e-9)
        return 2 - k;
    }
  return optimistic ? 0 : 2;
}

static void
test_outranking (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint trial, c, differ = 0;

  for (trial = 0; trial < 20000; trial++)
    {
      Model model;
      EntenteOutranking outranking = { M, model.weights, 1, model.q, model.p, model.v, 0 };
      double a[M], profiles[2 * M], credibility, plain;
      guint pessimistic, optimistic;

      draw_model (&model, random);
      outranking.cutting_level = model.lambda;
      for (c = 0; c < M; c++)
        {
          a[c] = c > 0 && g_rand_int_range (random, 0, 8) == 0 ? NAN : draw_step (random);
          profiles[c] = c > 0 && g_rand_int_range (random, 0, 8) == 0 ? NAN : draw_step (random);
          profiles[M + c] = profiles[c] * draw_step (random);
        }
      credibility = entente_outranking_find_credibility (&outranking, a, profiles);
      plain = find_credibility (&model, a, profiles);
      g_assert_cmpfloat_with_epsilon (credibility, plain, 1e-12);
      pessimistic = entente_outranking_sort (&outranking, a, profiles, 2, FALSE);
      optimistic = entente_outranking_sort (&outranking, a, profiles, 2, TRUE);
      g_assert_cmpuint (pessimistic, ==, sort_plainly (&model, a, profiles, FALSE));
      g_assert_cmpuint (optimistic, ==, sort_plainly (&model, a, profiles, TRUE));
      g_assert_cmpuint (optimistic, <=, pessimistic);
      differ += pessimistic != optimistic;
    }
  g_assert_cmpuint (differ, >, 100);
}

/* By hand: weights .5 .3 .2, q = 0.1, p = 0.3, v = 0.7. a = (.6 .5 .1), b = (.5 .7 .6): a is ahead, then 0.2 behind
 * (agreement 1/2), then 0.5 behind (agreement 0, objection 1/2). C = .5 + .15 = .65, and 1/2 is not over it. With
 * b's last .75 it is 0.65 behind, objection 7/8: .65 x (1/8) / .35 = 13/56. */
static void
test_credibility_by_hand (void)
{
  const double weights[] = { 0.5, 0.3, 0.2 }, q = 0.1, p = 0.3, v = 0.7;
  const EntenteOutranking outranking = { 3, weights, 0, &q, &p, &v, 0.65 };
  const double a[] = { 0.6, 0.5, 0.1 };
  double b[] = { 0.5, 0.7, 0.6 };

  g_assert_cmpfloat_with_epsilon (entente_outranking_find_credibility (&outranking, a, b), 0.65, 1e-15);
  g_assert_true (entente_outranking_holds (&outranking, a, b));
  b[2] = 0.75;
  g_assert_cmpfloat_with_epsilon (entente_outranking_find_credibility (&outranking, a, b), 13 / 56.0, 1e-14);
  g_assert_false (entente_outranking_holds (&outranking, a, b));
}

/* Tiers that don't follow the order: strong in one criterion and weak in another is first, but not in the top tier. */
static void
test_profile_tiers (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 2, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  g_autoptr (EntenteEvaluation) gated = NULL;
  const double v[3][2] = { { 1, 0.3 }, { 0.6, 0.6 }, { 0.35, 0.35 } };
  guint i, c;

  for (i = 0; i < 3; i++)
    for (c = 0; c < 2; c++)
      dataset_fixture_set_fact (fixture, i, c, 2025, v[i][c]);
  fixture->dataset->n_gates = 1;
  fixture->gates[0] = (EntenteGate) { 0, 0.7, NAN, 1, { 0 } };
  g_clear_pointer (&scenario, entente_scenario_free);
  scenario = entente_scenario_new (fixture->dataset);
  scenario->tier_rule = ENTENTE_TIER_RULE_PROFILES;
  scenario->profile_parameters = (EntenteProfileParameters) { 0.75, 0, 0, NAN, FALSE };
  for (c = 0; c < 2; c++)
    {
      scenario->profiles[c] = 0.5;
      scenario->profiles[2 + c] = 0.3;
    }
  scenario->gates_on = FALSE;
  values = entente_values_new (fixture->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  g_assert_cmpuint (evaluation->ranks[0], ==, 1);
  g_assert_cmpuint (evaluation->tiers[0], ==, 1);
  g_assert_cmpuint (evaluation->ranks[1], ==, 2);
  g_assert_cmpuint (evaluation->tiers[1], ==, 0);
  g_assert_cmpuint (evaluation->tiers[2], ==, 1);
  g_assert_cmpuint (evaluation->tiers[3], ==, scenario->n_tiers);
  g_assert_cmpuint (evaluation->tier_sizes[1], ==, 2);
  for (i = 0; i < scenario->n_tiers; i++)
    g_assert_true (isnan (evaluation->tier_from[i]));
  g_assert_false (entente_cut_off_can_move (scenario, 0));

  scenario->gates_on = TRUE;
  gated = entente_evaluate (values, scenario);
  g_assert_cmpuint (gated->free_tiers[1], ==, 0);
  g_assert_cmpuint (gated->tiers[1], ==, 1);
  g_assert_cmpint (gated->gates[1], ==, 0);
}

/* A profile that asks for nothing is reached by all; what is missing is not held against anybody. */
static void
test_profiles_with_holes (void)
{
  const double weights[] = { 0.5, 0.5 }, none = 0, no_veto = NAN;
  const EntenteOutranking outranking = { 2, weights, 0, &none, &none, &no_veto, 0.75 };
  const double nothing[] = { NAN, NAN }, high[] = { 0.9, 0.9 }, half[] = { NAN, 0.5 };
  const double known[] = { 0.95, NAN }, low[] = { 0.1, 0.4 };

  g_assert_cmpuint (entente_outranking_sort (&outranking, low, nothing, 1, FALSE), ==, 0);
  g_assert_cmpuint (entente_outranking_sort (&outranking, nothing, nothing, 1, TRUE), ==, 0);
  g_assert_cmpuint (entente_outranking_sort (&outranking, known, high, 1, FALSE), ==, 0);
  g_assert_cmpuint (entente_outranking_sort (&outranking, low, half, 1, FALSE), ==, 1);
  g_assert_cmpuint (entente_outranking_sort (&outranking, known, half, 1, FALSE), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiers/all-divisions", test_all_divisions);
  g_test_add_func ("/tiers/long-lists", test_long_lists);
  g_test_add_func ("/tiers/breaks-by-hand", test_breaks_by_hand);
  g_test_add_func ("/tiers/natural-tiers", test_natural_tiers);
  g_test_add_func ("/tiers/outranking", test_outranking);
  g_test_add_func ("/tiers/credibility-by-hand", test_credibility_by_hand);
  g_test_add_func ("/tiers/profile-tiers", test_profile_tiers);
  g_test_add_func ("/tiers/profiles-with-holes", test_profiles_with_holes);
  return g_test_run ();
}
