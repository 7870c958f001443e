/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How points give way to each other: few ones by hand, many ones by what must hold afterwards. */

#include "entente-separation.h"

#include <math.h>
#include <string.h>

#define APART 1.02 /* as far as two are pushed, of the sum of their reaches */

static void
assert_place (const EntenteDisc *disc,
              double x,
              double y)
{
  g_assert_cmpfloat_with_epsilon (disc->x, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (disc->y, y, 1e-9);
}

static void
test_pairs (void)
{
  EntenteDisc both[] = { { 0, 0, 5, FALSE }, { 4, 3, 7, FALSE } };
  EntenteDisc held[] = { { 0, 0, 5, TRUE }, { 4, 3, 7, FALSE } };
  EntenteDisc later[] = { { 4, 3, 7, FALSE }, { 0, 0, 5, TRUE } };
  EntenteDisc stuck[] = { { 0, 0, 5, TRUE }, { 4, 3, 7, TRUE } };
  EntenteDisc apart[] = { { 0, 0, 5, FALSE }, { 12, 0, 7, FALSE } };
  EntenteDisc nearly[] = { { 0, 0, 5, FALSE }, { 12 * 0.99991, 0, 7, FALSE } };
  EntenteDisc touching[] = { { 0, 0, 5, FALSE }, { 12 * 0.99989, 0, 7, FALSE } };
  const double far = 12 * APART;

  g_assert_true (entente_separate (both, 2, NULL, 5));
  assert_place (&both[0], 2 - 0.4 * far, 1.5 - 0.3 * far);
  assert_place (&both[1], 2 + 0.4 * far, 1.5 + 0.3 * far);
  g_assert_true (entente_separate (held, 2, NULL, 5));
  assert_place (&held[0], 0, 0);
  assert_place (&held[1], 0.8 * far, 0.6 * far);
  g_assert_true (entente_separate (later, 2, NULL, 5));
  assert_place (&later[0], 0.8 * far, 0.6 * far);
  assert_place (&later[1], 0, 0);
  g_assert_true (entente_separate (stuck, 2, NULL, 5));
  assert_place (&stuck[1], 4, 3);
  g_assert_true (entente_separate (apart, 2, NULL, 5));
  assert_place (&apart[1], 12, 0);
  g_assert_true (entente_separate (nearly, 2, NULL, 5));
  assert_place (&nearly[1], 12 * 0.99991, 0);
  g_assert_true (entente_separate (touching, 2, NULL, 5));
  g_assert_cmpfloat_with_epsilon (touching[1].x - touching[0].x, far, 1e-9);
}

/* The last round only looks. */
static void
test_rounds (void)
{
  EntenteDisc discs[] = { { 0, 0, 5, FALSE }, { 4, 3, 7, FALSE } };

  g_assert_true (entente_separate (discs, 0, NULL, 0));
  g_assert_true (entente_separate (discs, 1, NULL, 0));
  g_assert_false (entente_separate (discs, 2, NULL, 0));
  assert_place (&discs[1], 4, 3);
  g_assert_false (entente_separate (discs, 2, NULL, 1));
  g_assert_true (entente_separate (discs, 2, NULL, 1));
}

static void
test_edges (void)
{
  const EntenteArea area = { -20, -30, 20, 30 };
  EntenteDisc outside[] = { { 50, -90, 1, FALSE }, { -50, 90, 1, FALSE }, { 60, 60, 1, TRUE } };
  /* Pushed against an edge: along it, to the side where it is. */
  EntenteDisc right[] = { { 15, 0, 10, TRUE }, { 16, 1, 10, FALSE } };
  EntenteDisc left[] = { { -15, 0, 10, TRUE }, { -16, -1, 10, FALSE } };
  EntenteDisc top[] = { { 0, -25, 10, TRUE }, { -1, -26, 10, FALSE } };
  EntenteDisc bottom[] = { { 0, 25, 10, TRUE }, { 1, 26, 10, FALSE } };
  const double aside = sqrt (20 * APART * 20 * APART - 25);
  /* Small ones have small ways to go. */
  EntenteDisc small[] = { { 18.1, 0, 1, TRUE }, { 20, 0.1, 1, FALSE } };
  EntenteDisc low[] = { { 0, 28.1, 1, TRUE }, { 0.1, 30, 1, FALSE } };
  const double little = sqrt (2 * APART * 2 * APART - 1.9 * 1.9);
  /* No room on that side: to the other one. */
  EntenteDisc corner[] = { { 15, 20, 10, TRUE }, { 19, 21, 10, FALSE } };
  /* As far as need be, and not a slack more. */
  const EntenteArea tight = { -19.9985, -30, 19.9985, 30 };
  EntenteDisc close[] = { { 0, 0, 10, TRUE }, { 10, 0, 10, FALSE } };

  g_assert_true (entente_separate (outside, 3, &area, 3));
  assert_place (&outside[0], 20, -30);
  assert_place (&outside[1], -20, 30);
  assert_place (&outside[2], 60, 60);
  g_assert_true (entente_separate (right, 2, &area, 3));
  assert_place (&right[1], 20, aside);
  g_assert_true (entente_separate (left, 2, &area, 3));
  assert_place (&left[1], -20, -aside);
  g_assert_false (entente_separate (top, 2, &area, 1));
  assert_place (&top[1], -aside, -30);
  g_assert_false (entente_separate (bottom, 2, &area, 1));
  assert_place (&bottom[1], aside, 30);
  g_assert_true (entente_separate (small, 2, &area, 3));
  assert_place (&small[1], 20, little);
  g_assert_true (entente_separate (low, 2, &area, 3));
  assert_place (&low[1], little, 30);
  g_assert_false (entente_separate (corner, 2, &area, 1));
  g_assert_cmpfloat (corner[1].y, <, 20);
  g_assert_true (entente_separate (close, 2, &tight, 3));
  assert_place (&close[1], 19.9985, 0);
}

/* Those in one place part in the directions of their numbers. */
static void
test_piles (void)
{
  guint i, j;

  for (i = 0; i < 9; i++)
    {
      EntenteDisc pile[10] = { { 0 } };

      for (j = 0; j < 10; j++)
        pile[j] = (EntenteDisc) { 100.0 * (j != i && j != 9 ? j + 1 : 0), 7, 3, FALSE };
      g_assert_true (entente_separate (pile, 10, NULL, 4));
      g_assert_cmpfloat_with_epsilon (hypot (pile[i].x - pile[9].x, pile[i].y - pile[9].y), 6 * APART, 1e-9);
      for (j = 0; j < 9; j++)
        if (j != i)
          assert_place (&pile[j], 100.0 * (j + 1), 7);
    }
}

static void
check (const EntenteDisc *before,
       const EntenteDisc *after,
       guint n,
       const EntenteArea *area)
{
  guint i, j;

  for (i = 0; i < n; i++)
    {
      if (after[i].fixed)
        {
          assert_place (&after[i], before[i].x, before[i].y);
          continue;
        }
      g_assert_true (after[i].x >= area->left && after[i].x <= area->right && after[i].y >= area->top
                     && after[i].y <= area->bottom);
      for (j = 0; j < n; j++)
        if (j != i)
          g_assert_cmpfloat (hypot (after[i].x - after[j].x, after[i].y - after[j].y), >=,
                             (after[i].reach + after[j].reach) * 0.9998);
    }
}

/* Many of all sizes, one as large as a hundred others, some held. */
static void
test_crowds (void)
{
  const EntenteArea area = { -500, -300, 500, 300 };
  guint seed;

  for (seed = 0; seed < 12; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      EntenteDisc before[160], after[160];
      double moved = 0;
      guint i;

      for (i = 0; i < 160; i++)
        before[i] = (EntenteDisc) { g_rand_double_range (random, -500, 500), g_rand_double_range (random, -300, 300),
                                    seed % 3 == 0 ? 14 : g_rand_double_range (random, 2, 18), i % 40 == 7 };
      if (seed % 2 == 0)
        before[3] = (EntenteDisc) { 20, 30, 110, seed % 4 == 0 };
      memcpy (after, before, sizeof after);
      g_assert_true (entente_separate (after, 160, &area, 800));
      check (before, after, 160, &area);
      for (i = 0; i < 160; i++)
        moved += hypot (after[i].x - before[i].x, after[i].y - before[i].y);
      g_test_message ("%u: moved by %.1f in the mean", seed, moved / 160);
      g_assert_cmpfloat (moved / 160, <, 12);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/separation/pairs", test_pairs);
  g_test_add_func ("/separation/rounds", test_rounds);
  g_test_add_func ("/separation/edges", test_edges);
  g_test_add_func ("/separation/piles", test_piles);
  g_test_add_func ("/separation/crowds", test_crowds);
  return g_test_run ();
}
