/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Marks at true places, moved as little as keeps them distance apart.
 *
 *   o      o  o            Each sweep moves every pair that is too close apart by half of what is missing,
 *    oo  ->    o  o        in the order of the array, until a sweep finds none. Marks at one and the same
 *   o        o             place part along an angle that depends on their numbers alone.
 *
 * Pairs are found by sorting along x, or with a grid among hundreds of marks. Marks too many for
 * their room stay crowded after the last sweep; nothing loops for ever.
 */

#include "config.h"

#include "entente-mark-spread.h"
#include "entente-separation.h"

#include <math.h>
#include <stdlib.h>

#define MAX_SWEEPS 200

/* Above this nothing is pushed: a view of thousands of marks is a cloud, not a map of names. */
#define MAX_MARKS 2000

/* Above this the walk along x meets too many marks that are far away in y: the grid of entente_separate () finds pairs. */
#define MANY_MARKS 500
#define MAX_SWEEPS_OF_MANY 80 /* what they have not parted by then is a crowd that has no room */

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

typedef struct
{
  EntenteMapPoint place;
  guint number;
} Mark;

static gboolean
comes_before (const Mark *a,
              const Mark *b)
{
  return a->place.x != b->place.x ? a->place.x < b->place.x : a->number < b->number;
}

/* By insertion: from one sweep to the next hardly anything changes its place. */
static void
sort_again (Mark *marks,
            guint n)
{
  guint i, k;

  for (i = 1; i < n; i++)
    {
      const Mark mark = marks[i];

      for (k = i; k > 0 && comes_before (&mark, &marks[k - 1]); k--)
        marks[k] = marks[k - 1];
      marks[k] = mark;
    }
}

static int
compare_marks_cb (gconstpointer a,
                  gconstpointer b)
{
  return comes_before (a, b) ? -1 : 1;
}

static gboolean
sweep (Mark *marks,
       guint n,
       double distance)
{
  gboolean moved = FALSE;
  guint i, k;

  for (i = 0; i < n; i++)
    for (k = i + 1; k < n && marks[k].place.x - marks[i].place.x < 2 * distance; k++)
      moved |= part (&marks[i].place, &marks[k].place, marks[i].number + marks[k].number, distance);
  return moved;
}

static void
spread_many (EntenteMapPoint *points,
             guint n,
             double distance)
{
  g_autofree EntenteDisc *discs = g_new0 (EntenteDisc, n);
  guint i;

  for (i = 0; i < n; i++)
    discs[i] = (EntenteDisc) { .x = points[i].x, .y = points[i].y, .reach = distance / 2 };
  entente_separate (discs, n, NULL, MAX_SWEEPS_OF_MANY);
  for (i = 0; i < n; i++)
    points[i] = (EntenteMapPoint) { discs[i].x, discs[i].y };
}

/**
 * entente_mark_spread_run:
 * @points: (inout): places in pixels
 * @distance: the least distance between any two
 *
 * Deterministic. O(sweeps x n x neighbours within @distance).
 */
void
entente_mark_spread_run (EntenteMapPoint *points,
                         guint n,
                         double distance)
{
  g_autofree Mark *marks = NULL;
  guint sweeps, i;

  if (n < 2 || n > MAX_MARKS)
    return;
  if (n > MANY_MARKS)
    {
      spread_many (points, n, distance);
      return;
    }
  marks = g_new (Mark, n);
  for (i = 0; i < n; i++)
    marks[i] = (Mark) { points[i], i };
  qsort (marks, n, sizeof *marks, compare_marks_cb);
  for (sweeps = 0; sweeps < MAX_SWEEPS && sweep (marks, n, distance); sweeps++)
    sort_again (marks, n);
  for (i = 0; i < n; i++)
    points[marks[i].number] = marks[i].place;
}
