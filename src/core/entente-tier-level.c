/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Who is among the first k while a slider moves: a walk along one level of an arrangement of curves.
 *
 *   S  \   /      The level is the curve that has place k. From where the walk stands, the next curve to cross
 *    ---\-/--*    it is looked for among all others; at a crossing with one from below the two change places
 *        X  /     across the line (a tipping point), at one with a curve from above the level just goes on
 *       / \/      along the other.
 *
 * Curves that run together are one of several places: "ties all go up" holds for them all along. Each curve
 * knows its side of the level, so that a crossing is looked for only in the direction that is still to come; three
 * curves through one point need no special care, and rounding cannot make the walk go back and forth.
 * See Edelsbrunner, Algorithms in Combinatorial Geometry, 1987, doi:10.1007/978-3-642-61568-9, chapter 9 (levels).
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-score-curves.h"

#include <math.h>
#include <stdlib.h>

#define ALIKE 1e-12  /* scores nearer than this are the same; slopes too */
#define APART 1e-9   /* two crossings of one pair nearer than this only touch */
#define STEEPEST 1e6
#define CHECK_EVERY 64

typedef struct
{
  const EntenteScoreCurve *curve;
  gint64 keys[3]; /* at t = 0, in steps of ALIKE: score, first and second derivative */
} Start;

typedef struct
{
  guint n, n_straight;   /* groups; the straight ones come first */
  double *a, *b, *p, *q; /* [n] */
  double *side;          /* [n]: 1 above the level or on it, -1 below */
  guint *size;           /* [n]: curves in the group */
  guint *first;          /* [n]: into members */
  guint *members;        /* partners, by group */
  guint *order;          /* [n]: groups from the highest at the start */
  double *room;
  guint *whole_room;
} Groups;

typedef struct
{
  Groups *groups;
  double at, end;
  guint level;  /* the group that has place k */
  double above; /* places above it */
  double k;
  GArray *steps;
} Walk;

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Start *x = a, *y = b;
  guint k;

  for (k = 0; k < G_N_ELEMENTS (x->keys); k++)
    if (x->keys[k] != y->keys[k])
      return ENTENTE_COMPARE (y->keys[k], x->keys[k]);
  return ENTENTE_COMPARE (x->curve->partner, y->curve->partner);
}

static gboolean
run_together (const Start *x,
              const Start *y)
{
  return x->keys[0] == y->keys[0] && x->keys[1] == y->keys[1] && x->keys[2] == y->keys[2];
}

static gint64
make_key (double x)
{
  return llrint (CLAMP (x, -STEEPEST, STEEPEST) / ALIKE);
}

static Start *
sort_starts (const EntenteScoreCurve *curves,
             guint n)
{
  Start *starts = ENTENTE_NEW (Start, n);
  guint i;

  for (i = 0; i < n; i++)
    {
      const EntenteScoreCurve *it = &curves[i];
      const double start = it->a / it->p, slope = (it->b - start * it->q) / it->p;

      starts[i] = (Start) { it, { make_key (start), make_key (slope), make_key (-2 * it->q / it->p * slope) } };
    }
  qsort (starts, n, sizeof (Start), compare_starts);
  return starts;
}

static void
allocate_groups (Groups *self,
                 guint n)
{
  self->room = g_new (double, 5 * (gsize) MAX (n, 1));
  self->a = self->room;
  self->b = self->a + n;
  self->p = self->b + n;
  self->q = self->p + n;
  self->side = self->q + n;
  self->whole_room = g_new (guint, 4 * (gsize) MAX (n, 1));
  self->size = self->whole_room;
  self->first = self->size + n;
  self->members = self->first + n;
  self->order = self->members + n;
}

static void
free_groups (Groups *self)
{
  g_free (self->room);
  g_free (self->whole_room);
}

static guint
count_run (const Start *starts,
           guint n,
           guint first)
{
  guint i = first + 1;

  while (i < n && run_together (&starts[i - 1], &starts[i]))
    i++;
  return i - first;
}

/* One pass for the straight curves, one for the others; @order is by start in both. */
static void
add_groups (Groups *self,
            const Start *starts,
            guint n,
            gboolean straight)
{
  guint i, size, rank = 0, k;

  for (i = 0; i < n; i += size, rank++)
    {
      const EntenteScoreCurve *curve = starts[i].curve;
      const guint g = self->n;

      size = count_run (starts, n, i);
      if ((curve->q == 0) != straight)
        continue;
      self->a[g] = curve->a;
      self->b[g] = curve->b;
      self->p[g] = curve->p;
      self->q[g] = curve->q;
      self->size[g] = size;
      self->first[g] = i;
      self->order[rank] = g;
      for (k = 0; k < size; k++)
        self->members[i + k] = starts[i + k].curve->partner;
      self->n++;
    }
  if (straight)
    self->n_straight = self->n;
}

static void
add_step (Walk *walk,
          guint group,
          int steps)
{
  const Groups *groups = walk->groups;
  guint k;

  groups->side[group] = -steps;
  for (k = 0; k < groups->size[group]; k++)
    {
      const EntenteTierStep step = { walk->at, groups->members[groups->first[group] + k], steps };

      g_array_append_val (walk->steps, step);
    }
}

/* Where two straight curves meet, in the direction that is still to come. Fractions are compared without
 * dividing; the first of equals wins. */
static int
find_straight (const Walk *walk,
               double *at)
{
  const Groups *groups = walk->groups;
  const double a = groups->a[walk->level], b = groups->b[walk->level];
  double best = walk->end;
  int found = ENTENTE_NONE;
  guint g;

  for (g = 0; g < groups->n_straight; g++)
    {
      const double closing = groups->side[g] * (b - groups->b[g]);
      const double gap = groups->side[g] * (groups->a[g] - a);

      /* One branch, and one that is rarely taken. */
      if ((closing > ALIKE) & (gap < best * closing))
        {
          best = gap / closing;
          found = g;
        }
    }
  *at = best;
  return found;
}

/* The one place where c0 + c1 t + c2 t^2 goes from below zero to above; NaN = none. */
static double
find_rise (double c0,
           double c1,
           double c2,
           double now)
{
  double root, half, other;

  if (fabs (c2) < 1e-15)
    return c1 > ALIKE ? -c0 / c1 : NAN;
  half = c1 * c1 - 4 * c2 * c0;
  if (!(half > 0))
    return NAN;
  half = -(c1 + copysign (sqrt (half), c1)) / 2;
  root = half / c2;
  other = half != 0 ? c0 / half : 0;
  if (c2 > 0)
    return MAX (root, other);
  /* It will fall again: what lies behind has been passed, unless it is only just there. */
  if (MIN (root, other) < now - ALIKE || fabs (root - other) < APART)
    return NAN;
  return MIN (root, other);
}

/* Whether it stays below zero until @until, told without a root: it does so at the end, and has no top between. */
static gboolean
stays_below (double c0,
             double c1,
             double c2,
             double now,
             double until)
{
  return (c0 + until * (c1 + until * c2) <= 0) &
         ((c2 >= 0) | (c1 + 2 * c2 * until >= 0) | (c1 + 2 * c2 * now <= 0));
}

static int
find_bent (const Walk *walk,
           guint first,
           double *at)
{
  const Groups *groups = walk->groups;
  const guint l = walk->level;
  const double a = groups->a[l], b = groups->b[l], p = groups->p[l], q = groups->q[l];
  int found = ENTENTE_NONE;
  guint g;

  for (g = first; g < groups->n; g++)
    {
      const double side = groups->side[g];
      const double c0 = side * (a * groups->p[g] - groups->a[g] * p);
      const double c1 = side * (a * groups->q[g] + b * groups->p[g] - groups->a[g] * q - groups->b[g] * p);
      const double c2 = side * (b * groups->q[g] - groups->b[g] * q);
      double rise;

      if (stays_below (c0, c1, c2, walk->at, *at) | (g == l))
        continue;
      rise = find_rise (c0, c1, c2, walk->at);
      if (rise < *at)
        {
          *at = rise;
          found = g;
        }
    }
  return found;
}

static int
find_next (const Walk *walk,
           double *at)
{
  const Groups *groups = walk->groups;
  int straight = ENTENTE_NONE, bent;

  *at = walk->end;
  if (walk->level < groups->n_straight)
    straight = find_straight (walk, at);
  bent = find_bent (walk, walk->level < groups->n_straight ? groups->n_straight : 0, at);
  *at = MAX (*at, walk->at);
  return bent != ENTENTE_NONE ? bent : straight;
}

/* @other crosses the level: either of the two has place k now. */
static void
cross (Walk *walk,
       guint other)
{
  Groups *groups = walk->groups;
  const guint own = groups->size[walk->level], size = groups->size[other];

  if (groups->side[other] > 0)
    {
      walk->above -= size;
      if (walk->above + own >= walk->k)
        {
          add_step (walk, other, 1);
          return;
        }
      walk->above += own;
      walk->level = other;
    }
  else if (walk->above + size < walk->k)
    {
      add_step (walk, other, -1);
      walk->above += size;
    }
  else
    {
      add_step (walk, walk->level, 1);
      add_step (walk, other, -1);
      walk->level = other;
    }
}

/* Puts every group on its side, and counts in @tiers who is below. */
static void
begin_walk (Walk *walk,
            guint *tiers)
{
  Groups *groups = walk->groups;
  double before = 0;
  guint rank, k;

  for (rank = 0; rank < groups->n; rank++)
    {
      const guint g = groups->order[rank];

      groups->side[g] = before < walk->k ? 1 : -1;
      if (before < walk->k)
        {
          walk->level = g;
          walk->above = before;
        }
      before += groups->size[g];
      for (k = 0; k < groups->size[g] && groups->side[g] < 0; k++)
        tiers[groups->members[groups->first[g] + k]]++;
    }
}

/**
 * entente_tier_level_walk:
 * @curves: (array length=n): of the rated partners
 * @sizes: (array length=n_sizes): places of each tier and all above it, ascending
 * @end: the walk goes over (0, end)
 * @stop: (nullable): not 0 = give up
 * @tiers: (array): by partner, 0 at first; becomes the tier just after t = 0, for the partners of @curves
 * @steps: (element-type EntenteTierStep): gets who changes, by size, then by share
 *
 * A partner belongs to the first tier whose size is not below its competition rank. The comparison of
 * neighbours is that of doubles: what is tied to 1e-12 all along counts as tied, what only meets does not.
 * O(n log n + sizes x vertices of the level x n); about n vertices a level for random curves.
 */
void
entente_tier_level_walk (const EntenteScoreCurve *curves,
                         guint n,
                         const double *sizes,
                         guint n_sizes,
                         double end,
                         const gint *stop,
                         guint *tiers,
                         GArray *steps)
{
  g_autofree Start *starts = sort_starts (curves, n);
  Groups groups = { 0 };
  guint64 turn;
  guint s;

  allocate_groups (&groups, n);
  add_groups (&groups, starts, n, TRUE);
  add_groups (&groups, starts, n, FALSE);
  for (s = 0; s < n_sizes; s++)
    {
      Walk walk = { &groups, 0, end, 0, 0, sizes[s], steps };
      const guint64 limit = 4 * (guint64) n * n;
      double at;
      int other;

      begin_walk (&walk, tiers);
      if (!(sizes[s] > 0) || sizes[s] >= n)
        continue;
      /* A pair crosses twice at most, so that the limit is never met but by numbers that are none. */
      for (turn = 0; turn < limit && (other = find_next (&walk, &at)) != ENTENTE_NONE; turn++)
        {
          if (turn % CHECK_EVERY == 0 && stop != NULL && g_atomic_int_get (stop) != 0)
            break;
          walk.at = at;
          cross (&walk, other);
        }
    }
  free_groups (&groups);
}
