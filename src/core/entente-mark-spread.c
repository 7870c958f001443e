/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Marks at true places, moved as little as keeps them distance apart.
 *
 *   o      o  o            Each sweep moves every pair that is too close apart by half of what is missing,
 *    oo  ->    o  o        in the order of the array, until a sweep finds none. Marks at one and the same
 *   o        o             place part along an angle that depends on their numbers alone.
 *
 * Pairs are found by sorting along x, so that many marks far apart cost little. Marks too many for
 * their room stay crowded after the last sweep; nothing loops for ever.
 */

#include "config.h"

#include "entente-mark-spread.h"

#include <math.h>

#define MAX_SWEEPS 200

/* Above this nothing is pushed: a view of thousands of marks is a cloud, not a map of names. */
#define MAX_MARKS 2000

/* The golden angle spreads any number of directions evenly. */
#define GOLDEN_ANGLE 2.399963229728653

static gboolean
part (EntenteMapPoint *a,
      EntenteMapPoint *b,
      guint number,
      double distance)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double apart, push;

  /* Nearly all pairs are far apart: their exact distance is of no interest. */
  if (dx * dx + dy * dy >= distance * distance)
    return FALSE;
  apart = hypot (dx, dy);
  if (!(apart < distance - 0.01))
    return FALSE;
  if (apart < 1e-6)
    {
      dx = cos (number * GOLDEN_ANGLE);
      dy = sin (number * GOLDEN_ANGLE);
    }
  else
    {
      dx /= apart;
      dy /= apart;
    }
  push = (distance - apart) / 2 + 0.02;
  a->x -= push * dx;
  a->y -= push * dy;
  b->x += push * dx;
  b->y += push * dy;
  return TRUE;
}

static int
compare_x (gconstpointer a,
           gconstpointer b,
           gpointer user_data)
{
  const EntenteMapPoint *points = user_data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (points[i].x != points[k].x)
    return points[i].x < points[k].x ? -1 : 1;
  return i < k ? -1 : 1;
}

/**
 * entente_mark_spread_run:
 * @points: (inout): places in pixels
 * @distance: the least distance between any two
 *
 * Deterministic. O(sweeps x n x neighbours within @distance in x).
 */
void
entente_mark_spread_run (EntenteMapPoint *points,
                         guint n,
                         double distance)
{
  g_autofree guint *order = g_new (guint, n);
  gboolean moved = n <= MAX_MARKS;
  guint sweep, i, k;

  for (i = 0; i < n; i++)
    order[i] = i;
  for (sweep = 0; sweep < MAX_SWEEPS && moved; sweep++)
    {
      moved = FALSE;
      g_qsort_with_data (order, (gint) n, sizeof (guint), compare_x, points);
      for (i = 0; i < n; i++)
        for (k = i + 1; k < n && points[order[k]].x - points[order[i]].x < 2 * distance; k++)
          moved |= part (&points[order[i]], &points[order[k]], order[i] + order[k], distance);
    }
}
