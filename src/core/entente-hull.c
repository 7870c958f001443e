/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The smallest convex shape around points: Andrew's monotone chain, lower and upper half after sorting. */

#include "config.h"

#include "entente-hull.h"

#include "entente-compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SMOOTHING 9 /* directions to either side */
/* Falls off to the sides, 1 in all. */
#define WEIGHT(d) ((SMOOTHING + 1 - ABS (d)) / (double) ((SMOOTHING + 1) * (SMOOTHING + 1)))

static int
compare_points_cb (const void *a,
                   const void *b)
{
  const EntentePoint *p = a, *q = b;

  if (p->x != q->x)
    return ENTENTE_COMPARE (p->x, q->x);
  return ENTENTE_COMPARE (p->y, q->y);
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

/* How far the hull reaches from its middle in the k-th direction. */
static double
find_reach (const EntentePoint *hull,
            guint n,
            const EntentePoint *middle,
            const EntentePoint *direction)
{
  double reach = -INFINITY;
  guint i;

  for (i = 0; i < n; i++)
    reach = MAX (reach, (hull[i].x - middle->x) * direction->x + (hull[i].y - middle->y) * direction->y);
  return reach;
}

/**
 * entente_hull_smooth:
 * @hull: (array length=n): as entente_hull_find () gives it, at least one corner
 * @padding: how far outside the corners it runs, at least by half; pixels
 * @outline: (array fixed-size=180) (out caller-allocates): closed, clockwise on screen
 *
 * A convex outline without corners: the mean of the padded hull turned about its middle by up to a few degrees to
 * either side. Its reach in a direction is the mean of the hull's in the directions nearby. O(180 x corners)
 */
void
entente_hull_smooth (const EntentePoint *hull,
                     guint n,
                     double padding,
                     EntentePoint *outline)
{
  double reach[ENTENTE_HULL_OUTLINE], mean[ENTENTE_HULL_OUTLINE];
  EntentePoint directions[ENTENTE_HULL_OUTLINE], middle = { 0, 0 };
  int k, d;
  guint i;

  for (i = 0; i < n; i++)
    {
      middle.x += hull[i].x / n;
      middle.y += hull[i].y / n;
    }
  for (k = 0; k < ENTENTE_HULL_OUTLINE; k++)
    {
      directions[k].x = cos (2 * G_PI * k / ENTENTE_HULL_OUTLINE);
      directions[k].y = sin (2 * G_PI * k / ENTENTE_HULL_OUTLINE);
      reach[k] = find_reach (hull, n, &middle, &directions[k]) + padding;
    }
  for (k = 0; k < ENTENTE_HULL_OUTLINE; k++)
    for (mean[k] = 0, d = -SMOOTHING; d <= SMOOTHING; d++)
      mean[k] += WEIGHT (d) * reach[(k + d + ENTENTE_HULL_OUTLINE) % ENTENTE_HULL_OUTLINE];
  for (k = 0; k < ENTENTE_HULL_OUTLINE; k++)
    {
      /* The point where the outline meets its tangent: reach along the direction, its change across. */
      double change = (mean[(k + 1) % ENTENTE_HULL_OUTLINE] - mean[(k + ENTENTE_HULL_OUTLINE - 1) % ENTENTE_HULL_OUTLINE])
                      * ENTENTE_HULL_OUTLINE / (4 * G_PI);

      outline[k].x = middle.x + mean[k] * directions[k].x - change * directions[k].y;
      outline[k].y = middle.y + mean[k] * directions[k].y + change * directions[k].x;
    }
}
