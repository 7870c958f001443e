/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What holds under every allowed weight, against brute force: grids of weights, all crossings of two
 * criteria, and draws. */

#include "dataset-fixture.h"

#include "entente-possible-ranks.h"
#include "entente-shares.h"
#include "entente-weight-space.h"

#include <stdlib.h>
#include <string.h>

#define N_RANDOM 60
#define STEP 0.02

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteValues *values;
} Case;

static void
choose_beliefs (EntenteScenario *scenario, GRand *random)
{
  guint c;

  for (c = 0; c < scenario->n_criteria; c++)
    {
      scenario->weights[c] = 1 + g_rand_int_range (random, 0, 5);
      scenario->locks[c] = g_rand_double (random) < 0.15;
      if (g_rand_double (random) < 0.3)
        {
          scenario->least_shares[c] = g_rand_double (random) * 0.2;
          scenario->most_shares[c] = 0.35 + g_rand_double (random) * 0.65;
        }
    }
  scenario->uncertainty = g_rand_boolean (random) ? 1 : g_rand_double (random);
  for (c = 0; c < scenario->n_criteria && g_rand_double (random) < 0.5; c++)
    scenario->order[scenario->n_order++] = scenario->n_criteria - 1 - c;
}

static void
case_init (Case *self, GRand *random, guint n, guint m, double missing)
{
  self->fixture = dataset_fixture_new (n, m, 1);
  dataset_fixture_fill (self->fixture, random, missing, g_rand_boolean (random) ? 5 : 0);
  self->scenario = entente_scenario_new (self->fixture->dataset);
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

static double
score (const EntenteValues *values, const double *w, guint m, guint partner)
{
  double sum = 0, of = 0;
  guint c;

  for (c = 0; c < m; c++)
    if (!isnan (entente_values_get_criterion (values, partner, c)))
      {
        sum += w[c] * entente_values_get_criterion (values, partner, c);
        of += w[c];
      }
  return of > 0 ? sum / of : NAN;
}

static guint
rank_at (const Case *it, const double *w, guint partner)
{
  const guint n = it->fixture->dataset->n_partners, m = it->scenario->n_criteria;
  const double own = score (it->values, w, m, partner);
  guint rank = 1, j;

  for (j = 0; j < n; j++)
    {
      const double other = score (it->values, w, m, j);

      rank += !isnan (other) && llrint (other * 1e12) > llrint (own * 1e12);
    }
  return isnan (own) ? 0 : rank;
}

/* Draws weights into @w. */
static void
draw (const EntenteWeightSpace *space, guint64 number, double *w)
{
  guint c;

  entente_weight_space_draw (space, 5, number, w);
  for (c = 0; c < space->n; c++)
    w[c] = space->centre[c] + space->reach * w[c];
}

/* Calls for every point of a grid on the simplex of three. */
static double
find_greatest_on_grid (const EntenteScenario *scenario, const EntenteWeightSpace *space, const double *gain)
{
  double greatest = -INFINITY, a, b;
  guint c, k;

  for (a = 0; a <= 1 + STEP / 2; a += STEP)
    for (b = 0; a + b <= 1 + STEP / 2; b += STEP)
      {
        const double x[3] = { a, b, 1 - a - b };
        gboolean allowed = TRUE;
        double sum = 0;

        for (c = 0; c < 3; c++)
          allowed =
              allowed && x[c] >= scenario->least_shares[c] - 1e-9 && x[c] <= scenario->most_shares[c] + 1e-9;
        for (k = 0; k + 1 < scenario->n_order; k++)
          allowed = allowed && x[scenario->order[k]] >= x[scenario->order[k + 1]] - 1e-9;
        for (c = 0; c < 3; c++)
          sum += gain[c] * ((1 - scenario->uncertainty) * space->shares[c] + scenario->uncertainty * x[c]);
        greatest = allowed ? MAX (greatest, sum) : greatest;
      }
  return greatest;
}

static void
test_extremes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint round, c, n_bounded = 0;

  for (round = 0; round < 400; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteWeightSpace) space = NULL;
      double gain[3], grid, exact, w[3], sum;
      guint d;

      case_init (&it, random, 1, 3, 0);
      choose_beliefs (it.scenario, random);
      memset (it.scenario->locks, 0, 3 * sizeof (gboolean));
      space = entente_weight_space_new (it.scenario, NULL, NULL);
      if (space == NULL)
        continue;
      n_bounded += space->is_bounded;
      for (c = 0; c < 3; c++)
        gain[c] = g_rand_double (random) * 2 - 1;
      grid = find_greatest_on_grid (it.scenario, space, gain);
      exact = entente_weight_space_find_greatest (space, gain);
      if (isfinite (grid))
        {
          g_assert_cmpfloat (exact, >=, grid - 1e-9);
          g_assert_cmpfloat (exact, <=, grid + 6 * STEP);
        }
      for (d = 0; d < 100; d++)
        {
          draw (space, d, w);
          for (sum = 0, c = 0; c < 3; c++)
            sum += gain[c] * w[c];
          g_assert_cmpfloat (sum, <=, exact + 1e-9);
        }
    }
  g_assert_cmpuint (n_bounded, >, 100);
}

/* For two criteria everything happens where two lines cross, or between such places. */
static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static guint
list_crossings (const Case *it, double *places)
{
  const guint n = it->fixture->dataset->n_partners;
  guint n_places = 0, i, j;

  places[n_places++] = 0;
  places[n_places++] = 1;
  for (i = 0; i < n; i++)
    for (j = 0; j < i; j++)
      {
        const double a =
            entente_values_get_criterion (it->values, i, 0) - entente_values_get_criterion (it->values, j, 0);
        const double b =
            entente_values_get_criterion (it->values, i, 1) - entente_values_get_criterion (it->values, j, 1);
        const double t = b / (b - a);

        if (isfinite (t) && t > 0 && t < 1)
          places[n_places++] = t;
      }
  qsort (places, n_places, sizeof (double), compare_doubles);
  return n_places;
}

static void
test_two_criteria (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint round, i, k;

  for (round = 0; round < N_RANDOM; round++)
    {
      g_auto (Case) it = { 0 };
      g_autofree EntentePossibleRank *ranks = NULL;
      double places[1000];
      guint n_places;

      case_init (&it, random, 20, 2, 0);
      it.scenario->uncertainty = 1;
      n_places = list_crossings (&it, places);
      ranks = entente_possible_ranks_new (it.values, it.scenario, NULL);
      for (i = 0; i < 20; i++)
        {
          guint best = G_MAXUINT, worst = 0;

          for (k = 0; k < 2 * n_places - 1; k++)
            {
              const double t = k % 2 == 0 ? places[k / 2] : (places[k / 2] + places[k / 2 + 1]) / 2;
              const double w[2] = { t, 1 - t };

              best = MIN (best, rank_at (&it, w, i));
              worst = MAX (worst, rank_at (&it, w, i));
            }
          g_assert_cmpuint (ranks[i].best_limit, <=, best);
          g_assert_cmpuint (ranks[i].worst_limit, >=, worst);
          g_assert_cmpuint (ranks[i].best, >=, best);
          g_assert_cmpuint (ranks[i].worst, <=, worst);
          /* Exactly, where the two meet. */
          if (ranks[i].best == ranks[i].best_limit)
            g_assert_cmpuint (ranks[i].best, ==, best);
          if (ranks[i].worst == ranks[i].worst_limit)
            g_assert_cmpuint (ranks[i].worst, ==, worst);
        }
    }
}

static void
check_draws (const Case *it, const EntentePossibleRank *ranks, const EntenteWeightSpace *space)
{
  const guint n = it->fixture->dataset->n_partners;
  g_autofree double *w = g_new (double, space->n);
  guint d, i;

  for (d = 0; d < 300; d++)
    {
      draw (space, d, w);
      for (i = 0; i < n; i++)
        {
          const guint rank = rank_at (it, w, i);

          if (rank == 0)
            continue;
          g_assert_cmpuint (rank, >=, ranks[i].best_limit);
          g_assert_cmpuint (rank, <=, ranks[i].worst_limit);
        }
    }
}

/* Bounds, orders, locks and holes: nothing that is drawn is beyond the limits, and mostly they are met. */
static void
test_draws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint round, i, n_met = 0, n_all = 0;

  for (round = 0; round < N_RANDOM; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteWeightSpace) space = NULL;
      g_autofree EntentePossibleRank *ranks = NULL;
      const guint n = g_rand_int_range (random, 1, 30);

      case_init (&it, random, n, g_rand_int_range (random, 1, 6), round % 2 == 0 ? 0 : 0.1);
      choose_beliefs (it.scenario, random);
      space = entente_weight_space_new (it.scenario, NULL, NULL);
      ranks = entente_possible_ranks_new (it.values, it.scenario, NULL);
      g_assert_true ((space == NULL) == (ranks == NULL));
      if (space == NULL)
        continue;
      check_draws (&it, ranks, space);
      for (i = 0; i < n && ranks[i].best > 0; i++)
        {
          g_assert_cmpuint (ranks[i].best_limit, <=, ranks[i].best);
          g_assert_cmpuint (ranks[i].best, <=, ranks[i].worst);
          g_assert_cmpuint (ranks[i].worst, <=, ranks[i].worst_limit);
          n_met += (ranks[i].best == ranks[i].best_limit) + (ranks[i].worst == ranks[i].worst_limit);
          n_all += 2;
        }
    }
  g_test_message ("%u of %u limits met", n_met, n_all);
  g_assert_cmpuint (n_met * 10, >, n_all * 8);
}

static void
test_dominance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint round, a, b, d, n_kinds[3] = { 0 };

  for (round = 0; round < N_RANDOM; round++)
    {
      g_auto (Case) it = { 0 };
      g_autoptr (EntenteWeightSpace) space = NULL;
      const guint n = 8, m = g_rand_int_range (random, 2, 5);
      double w[5];

      case_init (&it, random, n, m, round % 2 == 0 ? 0 : 0.15);
      choose_beliefs (it.scenario, random);
      space = entente_weight_space_new (it.scenario, NULL, NULL);
      for (a = 0; a < n && space != NULL; a++)
        for (b = 0; b < n; b++)
          {
            double least, greatest;
            const EntenteDominance found =
                entente_dominance_find (it.values, it.scenario, a, b, &least, &greatest);

            n_kinds[found + 1]++;
            for (d = 0; d < 60; d++)
              {
                double difference;

                draw (space, d, w);
                difference = score (it.values, w, m, a) - score (it.values, w, m, b);
                if (isnan (difference))
                  continue;
                g_assert_cmpfloat (difference, >=, least - 1e-9);
                g_assert_cmpfloat (difference, <=, greatest + 1e-9);
                if (found == ENTENTE_DOMINANCE_ALWAYS)
                  g_assert_cmpfloat (difference, >, 0);
                if (found == ENTENTE_DOMINANCE_NEVER)
                  g_assert_cmpfloat (difference, <, 1e-11);
              }
          }
    }
  g_assert_cmpuint (n_kinds[0], >, 100);
  g_assert_cmpuint (n_kinds[1], >, 100);
  g_assert_cmpuint (n_kinds[2], >, 100);
}

/* Two partners with the same criteria missing, by hand: w = (a, b, 1 - a - b), S = (a v + b v') / (a + b). */
static void
test_ratio (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 3, 1);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  double least, greatest;

  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.9);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.5);
  dataset_fixture_set_fact (fixture, 1, 0, 2025, 0.2);
  dataset_fixture_set_fact (fixture, 1, 1, 2025, 0.4);
  scenario = entente_scenario_new (fixture->dataset);
  scenario->uncertainty = 1;
  values = entente_values_new (fixture->dataset, scenario);
  g_assert_cmpint (entente_dominance_find (values, scenario, 0, 1, &least, &greatest), ==,
                   ENTENTE_DOMINANCE_ALWAYS);
  g_assert_cmpfloat_with_epsilon (least, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (greatest, 0.7, 1e-9);
}

/* A few hundred partners in about a second, and a stop that is heeded. */
static void
test_time (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_auto (Case) it = { 0 };
  g_autofree EntentePossibleRank *ranks = NULL, *stopped = NULL;
  const gint stop = 1;
  gint64 start;
  guint i, n_met = 0;

  case_init (&it, random, 300, 6, 0.02);
  it.scenario->uncertainty = 0.25;
  start = g_get_monotonic_time ();
  ranks = entente_possible_ranks_new (it.values, it.scenario, NULL);
  g_test_message ("300 partners: %.0f ms", (g_get_monotonic_time () - start) / 1000.0);
  for (i = 0; i < 300; i++)
    n_met += (ranks[i].best == ranks[i].best_limit) + (ranks[i].worst == ranks[i].worst_limit);
  g_test_message ("%u of 600 limits met", n_met);
  stopped = entente_possible_ranks_new (it.values, it.scenario, &stop);
  for (i = 0; i < 300; i++)
    {
      g_assert_cmpuint (stopped[i].best_limit, <=, ranks[i].best_limit);
      g_assert_cmpuint (stopped[i].worst_limit, >=, ranks[i].worst_limit);
    }
}

/* Too many to search: nothing rather than a long wait. */
static void
test_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n;

  for (n = 2000; n <= 2001; n++)
    {
      g_auto (Case) it = { 0 };
      g_autofree EntentePossibleRank *ranks = NULL;
      const gint64 start = g_get_monotonic_time ();

      case_init (&it, random, n, 6, 0);
      ranks = entente_possible_ranks_new (it.values, it.scenario, NULL);
      g_assert_true ((ranks != NULL) == (n == 2000));
      g_test_message ("%u partners: %.0f ms", n, (g_get_monotonic_time () - start) / 1000.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/possible-ranks/extremes", test_extremes);
  g_test_add_func ("/possible-ranks/two-criteria", test_two_criteria);
  g_test_add_func ("/possible-ranks/draws", test_draws);
  g_test_add_func ("/possible-ranks/dominance", test_dominance);
  g_test_add_func ("/possible-ranks/ratio", test_ratio);
  g_test_add_func ("/possible-ranks/time", test_time);
  g_test_add_func ("/possible-ranks/many", test_many);
  return g_test_run ();
}
