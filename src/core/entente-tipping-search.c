/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tipping points without a formula: natural breaks, profiles, and the methods whose scores are no lines.
 *
 *   |----|----|----^----|----|   a grid of the slider, and today's share; wherever tiers differ between two
 *             |--|-|             neighbours, halves of the interval until it is as wide as a rounding error
 */

#include "config.h"

#include "entente-array.h"
#include "entente-tipping-points-private.h"

#include <string.h>

#define N_STEPS 128
#define NARROW 1e-8

typedef struct
{
  double share;
  guint8 *tiers; /* [n_partners] */
} Picture;

static Picture
take_picture (const EntenteTippingSearch *self,
              double share)
{
  Picture picture = { share, ENTENTE_NEW (guint8, self->evaluation->n_partners) };

  entente_tipping_get_tiers (self, share, picture.tiers);
  return picture;
}

/* The nearer end of the interval has the tiers of today's side; the point is the other end, where they are gone. */
static void
add_differences (const EntenteTippingSearch *self,
                 const Picture *near,
                 const Picture *far)
{
  guint i;

  for (i = 0; i < self->evaluation->n_partners; i++)
    {
      const EntenteTippingPoint point = { .share = far->share, .upwards = far->share > near->share, .partner = i,
                                          .tier = near->tiers[i], .other_tier = far->tiers[i] };

      entente_tipping_add_point (self, &point);
    }
}

/* Depth is at most log2 of the grid step over NARROW. */
static void
search_between (const EntenteTippingSearch *self,
                const Picture *near,
                const Picture *far)
{
  Picture middle;

  if (entente_tipping_is_stopped (self) || memcmp (near->tiers, far->tiers, self->evaluation->n_partners) == 0)
    return;
  if (fabs (far->share - near->share) <= NARROW)
    {
      add_differences (self, near, far);
      return;
    }
  middle = take_picture (self, (near->share + far->share) / 2);
  search_between (self, near, &middle);
  search_between (self, &middle, far);
  g_free (middle.tiers);
}

/* From today's share to @to, in steps of the grid. */
static void
search_side (const EntenteTippingSearch *self,
             double to)
{
  const double width = self->end / N_STEPS;
  const int way = to > self->today ? 1 : -1;
  const int n = ceil (fabs (to - self->today) / width - 1e-9);
  Picture near = take_picture (self, self->today);
  int k;

  for (k = 1; k <= n && !entente_tipping_is_stopped (self); k++)
    {
      Picture far = take_picture (self, k == n ? to : self->today + way * k * width);

      search_between (self, &near, &far);
      g_free (near.tiers);
      near = far;
    }
  g_free (near.tiers);
}

/**
 * entente_tipping_search_intervals:
 *
 * Evaluates the slider at 128 equal steps, counted from today's share, and halves each interval whose ends differ down
 * to 1e-8. What can be missed: a tier that somebody leaves and comes back to within one step (or within one half of it
 * where somebody else changes), and so not a single change that lasts. The same on every machine.
 * O(partners changing x 20 evaluations).
 */
void
entente_tipping_search_intervals (const EntenteTippingSearch *self)
{
  search_side (self, 0);
  search_side (self, self->end);
}
