/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "entente-shares.h"

#include <math.h>
#include <string.h>

#define MAX_SHARES 12
#define N_DRAGS 10000
#define MOVES_EACH 8

static double
sum_of (const double *shares,
        guint n)
{
  double sum = 0;
  guint i;

  for (i = 0; i < n; i++)
    sum += shares[i];
  return sum;
}

static void
test_others_give_in_proportion (void)
{
  const double start[] = { 0.4, 0.3, 0.2, 0.1 };
  double shares[4];

  g_assert_true (entente_shares_move (start, NULL, NULL, 4, 0, 0.7, shares));
  g_assert_cmpfloat (shares[0], ==, 0.7);
  g_assert_cmpfloat_with_epsilon (shares[1], 0.15, 1e-15);
  g_assert_cmpfloat_with_epsilon (shares[2], 0.10, 1e-15);
  g_assert_cmpfloat_with_epsilon (shares[3], 0.05, 1e-15);
}

static void
test_locked_stay_and_limit (void)
{
  const double start[] = { 0.4, 0.3, 0.2, 0.1 };
  const gboolean locks[] = { FALSE, TRUE, FALSE, FALSE };
  double shares[4];

  g_assert_cmpfloat_with_epsilon (entente_shares_get_available (start, locks, 4, 0), 0.7, 1e-15);
  g_assert_true (entente_shares_move (start, NULL, locks, 4, 0, 0.99, shares));
  g_assert_cmpfloat_with_epsilon (shares[0], 0.7, 1e-15);
  g_assert_cmpfloat (shares[1], ==, start[1]);
  g_assert_cmpfloat (shares[2], ==, 0);
  g_assert_cmpfloat (shares[3], ==, 0);

  g_assert_false (entente_shares_move (start, NULL, locks, 4, 1, 0.5, shares));
  g_assert_cmpmem (shares, sizeof shares, start, sizeof start);
}

static void
test_nobody_left_to_give (void)
{
  const double start[] = { 0.4, 0.3, 0.3 };
  const gboolean locks[] = { FALSE, TRUE, TRUE };
  const double alone[] = { 1 };
  double shares[3];

  g_assert_false (entente_shares_move (start, NULL, locks, 3, 0, 0.1, shares));
  g_assert_cmpmem (shares, sizeof shares, start, sizeof start);
  g_assert_false (entente_shares_move (alone, NULL, NULL, 1, 0, 0.5, shares));
  g_assert_cmpfloat (shares[0], ==, 1);
}

/* Somebody drags to 100 %, lets go, and comes back: the others return in the old proportion. */
static void
test_way_back_from_everything (void)
{
  const double start[] = { 0.4, 0.45, 0.15 };
  double all[3], back[3];

  g_assert_true (entente_shares_move (start, NULL, NULL, 3, 0, 1, all));
  g_assert_cmpfloat (all[0], ==, 1);
  g_assert_cmpfloat (all[1], ==, 0);
  g_assert_true (entente_shares_move (all, start, NULL, 3, 0, 0.4, back));
  g_assert_cmpfloat_with_epsilon (back[1], 0.45, 1e-12);
  g_assert_cmpfloat_with_epsilon (back[2], 0.15, 1e-12);

  g_assert_true (entente_shares_move (all, NULL, NULL, 3, 0, 0.4, back));
  g_assert_cmpfloat_with_epsilon (back[1], 0.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (back[2], 0.3, 1e-12);
}

static void
make_random_start (GRand *random,
                   guint n,
                   double *start,
                   gboolean *locks)
{
  double sum;
  guint i;

  do
    for (sum = 0, i = 0; i < n; i++)
      {
        start[i] = g_rand_int_range (random, 0, 5) == 0 ? 0 : g_rand_double (random);
        locks[i] = g_rand_int_range (random, 0, 4) == 0;
        sum += start[i];
      }
  while (sum == 0);
  for (i = 0; i < n; i++)
    start[i] /= sum;
}

static void
check_move (const double *start,
            const gboolean *locks,
            guint n,
            guint moved,
            const double *shares)
{
  guint i;

  g_assert_cmpfloat_with_epsilon (sum_of (shares, n), 1, 1e-9);
  for (i = 0; i < n; i++)
    {
      g_assert_cmpfloat (shares[i], >=, 0);
      g_assert_cmpfloat (shares[i], <=, 1);
      if (locks[i])
        g_assert_cmpmem (&shares[i], sizeof (double), &start[i], sizeof (double));
    }
}

/* Each drag makes several moves, zero and everything among them, and ends where it began. */
static void
test_random_drags (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260206);
  guint drag, move, moved_at_all = 0;

  for (drag = 0; drag < N_DRAGS; drag++)
    {
      double start[MAX_SHARES], shares[MAX_SHARES], again[MAX_SHARES];
      gboolean locks[MAX_SHARES];
      const guint n = g_rand_int_range (random, 1, MAX_SHARES + 1);
      const guint moved = g_rand_int_range (random, 0, n);

      make_random_start (random, n, start, locks);
      for (move = 0; move < MOVES_EACH; move++)
        {
          const double places[] = { 0, 1, -0.5, 1.5, g_rand_double (random) };
          const double target = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
          const gboolean could = entente_shares_move (start, NULL, locks, n, moved, target, shares);

          check_move (start, locks, n, moved, shares);
          moved_at_all += could;
          if (could && target >= 0 && target <= entente_shares_get_available (start, locks, n, moved))
            g_assert_cmpfloat (shares[moved], ==, target);
          /* The same place later in the drag gives the same shares, whatever came between. */
          entente_shares_move (start, NULL, locks, n, moved, g_rand_double (random), again);
          entente_shares_move (start, NULL, locks, n, moved, target, again);
          g_assert_cmpmem (again, n * sizeof (double), shares, n * sizeof (double));
        }
      entente_shares_move (start, NULL, locks, n, moved, start[moved], shares);
      g_assert_cmpmem (shares, n * sizeof (double), start, n * sizeof (double));
    }
  g_assert_cmpuint (moved_at_all, >, N_DRAGS * MOVES_EACH / 3);
}

/* Drags that follow each other: neither the sum nor a lock may wear off. */
static void
test_chains_do_not_drift (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double shares[MAX_SHARES], next[MAX_SHARES], ratios[MAX_SHARES];
  gboolean locks[MAX_SHARES];
  guint drag, i;

  make_random_start (random, MAX_SHARES, shares, locks);
  memcpy (ratios, shares, sizeof shares);
  for (drag = 0; drag < N_DRAGS; drag++)
    {
      const guint moved = g_rand_int_range (random, 0, MAX_SHARES);

      for (i = 0; i < MAX_SHARES; i++)
        locks[i] = g_rand_int_range (random, 0, 3) == 0;
      entente_shares_move (shares, ratios, locks, MAX_SHARES, moved, g_rand_double_range (random, -0.1, 1.1), next);
      check_move (shares, locks, MAX_SHARES, moved, next);
      memcpy (shares, next, sizeof shares);
    }
}

static void
test_rounding_sums_to_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  const double thirds[] = { 1.0 / 3, 1.0 / 3, 1.0 / 3 };
  const double exact[] = { 0.29, 0.57, 0.14 };
  gint64 units[MAX_SHARES];
  guint round, i;

  entente_shares_round (thirds, 3, 0, units);
  g_assert_cmpint (units[0], ==, 34);
  g_assert_cmpint (units[1], ==, 33);
  g_assert_cmpint (units[2], ==, 33);
  entente_shares_round (exact, 3, 0, units);
  g_assert_cmpint (units[0], ==, 29);
  g_assert_cmpint (units[1], ==, 57);
  g_assert_cmpint (units[2], ==, 14);

  /* Of whatever sum they are. */
  entente_shares_round ((const double[]) { 1, 1, 1 }, 3, 0, units);
  g_assert_cmpint (units[0], ==, 34);
  g_assert_cmpint (units[2], ==, 33);
  entente_shares_round ((const double[]) { 0.02, 0.05, 0.08 }, 3, 0, units);
  g_assert_cmpint (units[0], ==, 14);
  g_assert_cmpint (units[1], ==, 33);
  g_assert_cmpint (units[2], ==, 53);
  entente_shares_round ((const double[]) { 20, 50, 80, 0 }, 4, 1, units);
  g_assert_cmpint (units[0], ==, 134);
  g_assert_cmpint (units[1], ==, 333);
  g_assert_cmpint (units[2], ==, 533);
  g_assert_cmpint (units[3], ==, 0);

  for (round = 0; round < 2000; round++)
    {
      double shares[MAX_SHARES];
      gboolean locks[MAX_SHARES];
      const guint n = g_rand_int_range (random, 1, MAX_SHARES + 1);
      const guint decimals = round % 2;
      const gint64 whole = decimals == 0 ? 100 : 1000;
      gint64 total = 0;

      make_random_start (random, n, shares, locks);
      entente_shares_round (shares, n, decimals, units);
      for (i = 0; i < n; i++)
        {
          total += units[i];
          g_assert_cmpfloat (fabs (units[i] - shares[i] * whole), <, 1);
          if (shares[i] == 0)
            g_assert_cmpint (units[i], ==, 0);
        }
      g_assert_cmpint (total, ==, whole);
    }
}

static void
test_weights_to_shares (void)
{
  const double weights[] = { 50, 30, 20 }, none[] = { 0, 0 }, huge[] = { 1e308, 1e308, 0 };
  double shares[3];

  entente_shares_from_weights (weights, 3, shares);
  g_assert_cmpfloat (shares[0], ==, 0.5);
  entente_shares_from_weights (none, 2, shares);
  g_assert_cmpfloat (shares[1], ==, 0.5);
  entente_shares_from_weights (huge, 3, shares);
  g_assert_cmpfloat (shares[0], ==, 0.5);
  g_assert_cmpfloat (shares[2], ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shares/others-give-in-proportion", test_others_give_in_proportion);
  g_test_add_func ("/shares/locked-stay-and-limit", test_locked_stay_and_limit);
  g_test_add_func ("/shares/nobody-left-to-give", test_nobody_left_to_give);
  g_test_add_func ("/shares/way-back-from-everything", test_way_back_from_everything);
  g_test_add_func ("/shares/random-drags", test_random_drags);
  g_test_add_func ("/shares/chains-do-not-drift", test_chains_do_not_drift);
  g_test_add_func ("/shares/rounding-sums-to-whole", test_rounding_sums_to_whole);
  g_test_add_func ("/shares/weights-to-shares", test_weights_to_shares);
  return g_test_run ();
}
