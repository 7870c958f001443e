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

/* Marks by distance, in shells as wide as the widest reach, so that only neighbours are compared. */
typedef struct
{
  double inner, width;
  guint n;
  GArray **members; /* [n] of guint */
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
  shells->n = n == 0 ? 0 : (guint) MIN ((outer - shells->inner) / shells->width, 1e4) + 1;
  shells->members = g_new0 (GArray *, shells->n);
  for (i = 0; i < shells->n; i++)
    shells->members[i] = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
clear_shells (Shells *shells)
{
  guint i;

  for (i = 0; i < shells->n; i++)
    g_array_unref (shells->members[i]);
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

/* Pushes every mark beyond those already done; direction 1 = in the array's order, -1 = from its end. */
static void
push (const EntenteOrbitPlace *places,
      guint n,
      int direction,
      Shells *shells,
      double *angles)
{
  guint step, i, k;
  int s;

  for (k = 0; k < shells->n; k++)
    g_array_set_size (shells->members[k], 0);
  for (step = 0; step < n; step++)
    {
      const EntenteOrbitPlace *place;
      int shell;

      i = direction > 0 ? step : n - 1 - step;
      place = &places[i];
      shell = (int) MIN ((place->distance - shells->inner) / shells->width, shells->n - 1);
      for (s = MAX (shell - 1, 0); s <= MIN (shell + 1, (int) shells->n - 1); s++)
        for (k = 0; k < shells->members[s]->len; k++)
          {
            guint j = g_array_index (shells->members[s], guint, k);
            double apart = get_apart (place, &places[j]);

            if (apart > 0)
              angles[i] = direction > 0 ? MAX (angles[i], angles[j] + apart) : MIN (angles[i], angles[j] - apart);
          }
      g_array_append_val (shells->members[shell], i);
    }
}

/**
 * entente_orbit_spread:
 * @places: ascending by home; distance > 0
 *
 * Sets the angles.
 *
 * Returns: %FALSE when the marks do not fit between their limits (then every angle is the middle of what the
 * two ends ask for, and marks overlap): make them smaller and try again. O(n x marks of similar distance).
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
  push (places, n, 1, &shells, onwards);
  push (places, n, 1, &shells, earliest);
  push (places, n, -1, &shells, back);
  push (places, n, -1, &shells, latest);
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
