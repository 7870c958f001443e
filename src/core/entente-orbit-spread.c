/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Marks that are near each other in distance must be apart in angle; the order by home angle is kept. For
 * i before j that is one constraint
 *
 *   angle_j - angle_i >= d_ij,  d_ij = 2 asin (sqrt (m^2 - (r_i - r_j)^2) / (2 sqrt (r_i r_j))),
 *
 * m the sum of their radii (law of cosines; no constraint when |r_i - r_j| >= m). Pushing only onwards from
 * the home angles satisfies all of them, pushing only back does too, and so does the mean of the two, since the
 * constraints are convex. A lone mark stays at home, a cluster opens evenly around its middle, and because
 * d_ij is continuous in the distances, marks slide and never hop while a weight moves.
 *
 *   home      . . ooo . .         onwards  . . o o o .        back  o o o . .        mean  . o o o .
 *
 * The limits: the earliest and the latest places that the constraints allow bound both pushes from outside
 * (minimum and maximum of two solutions of such a system are solutions again).
 */

#include "config.h"

#include "entente-orbit-spread.h"

#include <math.h>

#define NOBODY (-1)

/* A mark as a member of its shell: none of those before it and not itself stands further on than it says. */
typedef struct
{
  int previous; /* mark of the same shell that came before, or NOBODY */
  double furthest;
} Member;

/* Marks by distance, in shells as wide as the widest reach, so that only neighbours are compared. */
typedef struct
{
  double inner, width;
  double reach; /* half the room of the widest */
  guint n;
  int *last;       /* [n] marks or NOBODY */
  Member *members; /* by mark */
} Shells;

static void
init_shells (Shells *shells,
             const EntenteOrbitPlace *places,
             guint n)
{
  double outer = 0, reach = 0;
  guint i;

  shells->inner = G_MAXDOUBLE;
  for (i = 0; i < n; i++)
    {
      shells->inner = MIN (shells->inner, places[i].distance);
      outer = MAX (outer, places[i].distance);
      reach = MAX (reach, 2 * places[i].radius);
    }
  shells->width = MAX (reach, 1e-6);
  shells->reach = reach / 2;
  shells->n = n == 0 ? 0 : (guint) MIN ((outer - shells->inner) / shells->width, 1e4) + 1;
  shells->last = g_new (int, shells->n);
  shells->members = g_new (Member, n);
}

static void
clear_shells (Shells *shells)
{
  g_free (shells->last);
  g_free (shells->members);
}

static double
get_apart (const EntenteOrbitPlace *a,
           const EntenteOrbitPlace *b)
{
  double reach = a->radius + b->radius, gap = a->distance - b->distance;
  double square = reach * reach - gap * gap;

  if (square <= 0)
    return 0;
  return 2 * asin (MIN (sqrt (square / (a->distance * b->distance)) / 2, 1));
}

typedef struct
{
  const EntenteOrbitPlace *places;
  guint n;
  int direction; /* 1 = in the array's order, -1 = from its end */
  Shells *shells;
  double *angles;
} Push;

/* No mark of a shell asks more of this one: that would be the widest, at the shell's inner edge. */
static double
get_most_apart (const Shells *shells,
                const EntenteOrbitPlace *place,
                int shell)
{
  double inner = shells->inner + shell * shells->width;
  double reach = shells->reach + place->radius;

  return 2 * asin (MIN (reach / sqrt (place->distance * inner) / 2, 1)) + 1e-9;
}

/* Pushes a mark beyond those of a shell, the latest first; what is far enough behind cannot touch it. */
static void
push_beyond (const Push *self,
             guint i,
             int shell)
{
  const EntenteOrbitPlace *place = &self->places[i];
  double most_apart, *angle = &self->angles[i];
  int mark = self->shells->last[shell];

  if (mark == NOBODY)
    return;
  most_apart = get_most_apart (self->shells, place, shell);
  for (; mark != NOBODY; mark = self->shells->members[mark].previous)
    {
      const double other = self->angles[mark];
      double apart;

      if (self->direction * (*angle - self->shells->members[mark].furthest) >= most_apart)
        break;
      apart = get_apart (place, &self->places[mark]);
      if (apart > 0)
        *angle = self->direction > 0 ? MAX (*angle, other + apart) : MIN (*angle, other - apart);
    }
}

static void
add_member (const Push *self,
            guint i,
            int shell)
{
  Member member = { self->shells->last[shell], self->angles[i] };

  if (member.previous != NOBODY)
    {
      const double before = self->shells->members[member.previous].furthest;

      member.furthest = self->direction > 0 ? MAX (member.furthest, before) : MIN (member.furthest, before);
    }
  self->shells->members[i] = member;
  self->shells->last[shell] = (int) i;
}

/* Pushes every mark beyond those already done. */
static void
push (const Push *self)
{
  const Shells *shells = self->shells;
  guint step, k;
  int s;

  for (k = 0; k < shells->n; k++)
    shells->last[k] = NOBODY;
  for (step = 0; step < self->n; step++)
    {
      const guint i = self->direction > 0 ? step : self->n - 1 - step;
      const int shell = (int) MIN ((self->places[i].distance - shells->inner) / shells->width, shells->n - 1);

      for (s = MAX (shell - 1, 0); s <= MIN (shell + 1, (int) shells->n - 1); s++)
        push_beyond (self, i, s);
      add_member (self, i, shell);
    }
}

/**
 * entente_orbit_spread:
 * @places: ascending by home; distance > 0
 *
 * Sets the angles.
 *
 * Returns: %FALSE when the marks do not fit between their limits (then every angle is the middle of what the
 * two ends ask for, and marks overlap): make them smaller and try again. O(n x marks near in distance and angle).
 */
gboolean
entente_orbit_spread (EntenteOrbitPlace *places,
                      guint n)
{
  g_autofree double *onwards = g_new (double, n);
  g_autofree double *back = g_new (double, n);
  g_autofree double *earliest = g_new (double, n);
  g_autofree double *latest = g_new (double, n);
  gboolean fits = TRUE;
  Shells shells;
  guint i;

  for (i = 0; i < n; i++)
    {
      onwards[i] = back[i] = places[i].home;
      earliest[i] = places[i].low;
      latest[i] = places[i].high;
    }
  init_shells (&shells, places, n);
  push (&(Push){ places, n, 1, &shells, onwards });
  push (&(Push){ places, n, 1, &shells, earliest });
  push (&(Push){ places, n, -1, &shells, back });
  push (&(Push){ places, n, -1, &shells, latest });
  clear_shells (&shells);

  for (i = 0; i < n; i++)
    {
      double first = MAX (MIN (onwards[i], latest[i]), earliest[i]);
      double second = MAX (MIN (back[i], latest[i]), earliest[i]);

      places[i].angle = (first + second) / 2;
      if (earliest[i] > latest[i] + 1e-9)
        {
          fits = FALSE;
          places[i].angle = (earliest[i] + latest[i]) / 2;
        }
    }
  return fits;
}
