/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The smallest convex shape around points: Andrew's monotone chain, lower and upper half after sorting. */

#include "config.h"

#include "entente-hull.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_points_cb (const void *a,
                   const void *b)
{
  const EntentePoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return (p->y > q->y) - (p->y < q->y);
}

/* Twice the area of the triangle; positive when a, b, c turn clockwise on screen. */
static double
get_turn (const EntentePoint *a,
          const EntentePoint *b,
          const EntentePoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static guint
add_corner (EntentePoint *hull,
            guint n,
            guint first,
            const EntentePoint *point)
{
  while (n >= first + 2 && get_turn (&hull[n - 2], &hull[n - 1], point) <= 0)
    n--;
  hull[n] = *point;
  return n + 1;
}

/**
 * entente_hull_find:
 * @points: (array length=n): in any order
 * @hull: (out caller-allocates): room for @n + 1 points
 *
 * Finds the corners, clockwise on screen, beginning at the left; points on an edge are none. All points in
 * one place give 1 corner, all in a line 2. O(n log n).
 *
 * Returns: the number of corners, 0 only for no points
 */
guint
entente_hull_find (const EntentePoint *points,
                   guint n,
                   EntentePoint *hull)
{
  g_autofree EntentePoint *sorted = g_memdup2 (points, n * sizeof (EntentePoint));
  guint n_hull = 0, first, i;

  if (n == 0)
    return 0;
  qsort (sorted, n, sizeof (EntentePoint), compare_points_cb);
  for (i = 0; i < n; i++)
    n_hull = add_corner (hull, n_hull, 0, &sorted[i]);
  first = n_hull - 1;
  for (i = n - 1; i-- > 0;)
    n_hull = add_corner (hull, n_hull, first, &sorted[i]);
  if (n_hull > 1)
    n_hull--; /* back at the first */
  if (n_hull == 2 && hull[0].x == hull[1].x && hull[0].y == hull[1].y)
    n_hull = 1;
  return n_hull;
}

static double
get_segment_distance (const EntentePoint *a,
                      const EntentePoint *b,
                      double x,
                      double y)
{
  double dx = b->x - a->x, dy = b->y - a->y, squared = dx * dx + dy * dy, t = 0;

  if (squared > 0)
    t = CLAMP (((x - a->x) * dx + (y - a->y) * dy) / squared, 0, 1);
  return hypot (x - a->x - t * dx, y - a->y - t * dy);
}

/**
 * entente_hull_get_distance:
 * @hull: (array length=n): as entente_hull_find () gives it
 *
 * Returns: how far a point is outside the hull; 0 inside; infinite for no hull
 */
double
entente_hull_get_distance (const EntentePoint *hull,
                           guint n,
                           double x,
                           double y)
{
  const EntentePoint point = { x, y };
  gboolean inside = n >= 3;
  double least = INFINITY;
  guint i;

  for (i = 0; i < n; i++)
    {
      const EntentePoint *next = &hull[(i + 1) % n];

      inside = inside && get_turn (&hull[i], next, &point) >= 0;
      least = MIN (least, get_segment_distance (&hull[i], next, x, y));
    }
  return inside ? 0 : least;
}
