/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The network by tier: rings around the hub, the highest tier innermost.
 *
 * Everybody has a direction of their own, in the order in which they stand around the hub by bloc, so that fellow
 * members stay side by side; and a depth within a ring, which follows the golden ratio from one direction to the next.
 * Places of neighbours then keep apart in any ring, whoever else is in it. Nothing else decides: when the tier of one
 * partner changes, it alone moves, straight in or out. How wide a ring is depends on the number of tiers alone.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-network-layout.h"

#include <math.h>
#include <stdlib.h>

#define GOLDEN 0.6180339887498949
#define INNERMOST 0.25   /* where the first ring begins, beside the hub */
#define RING_MARGIN 0.08 /* of a ring at either side that stays free */
#define TERMS 14         /* of the series: beyond the last bit for angles up to half a turn */

typedef struct
{
  double turn; /* grows with the direction, 0 to 4 */
  guint partner;
} Direction;

/* By divisions only, which every processor rounds alike. */
static double
get_turn (double x,
          double y)
{
  double away = fabs (x) + fabs (y), part = away > 0 ? y / away : 0;

  if (x < 0)
    return 2 - part;
  return part < 0 ? 4 + part : part;
}

static int
compare_directions_cb (const void *a,
                       const void *b)
{
  const Direction *p = a, *q = b;

  if (p->turn != q->turn)
    return ENTENTE_COMPARE (p->turn, q->turn);
  return ENTENTE_COMPARE (p->partner, q->partner);
}

static Direction *
sort_directions (const EntenteNetworkLayout *base)
{
  Direction *directions = ENTENTE_NEW (Direction, base->n_partners);
  guint i;

  for (i = 0; i < base->n_partners; i++)
    directions[i] = (Direction) { get_turn (base->x[i], base->y[i]), i };
  qsort (directions, base->n_partners, sizeof (Direction), compare_directions_cb);
  return directions;
}

/* Cosine and sine by their series: libraries differ in the last bit. @angle from minus to plus half a turn. */
static void
find_direction (double angle,
                double *x,
                double *y)
{
  double term = 1;
  int k;

  *x = 1;
  *y = 0;
  for (k = 1; k < 2 * TERMS; k++)
    {
      term *= angle / k;
      if (k % 2 == 1)
        *y += k % 4 == 1 ? term : -term;
      else
        *x += k % 4 == 0 ? term : -term;
    }
}

/* Rings of areas that grow outwards as 1 : 2 : 3. */
static void
find_rings (EntenteNetworkLayout *self)
{
  double inside = INNERMOST * INNERMOST, all = self->n_rings * (self->n_rings + 1) / 2.0, sum = 0;
  guint t;

  self->rings = g_new (double, self->n_rings);
  for (t = 0; t < self->n_rings; t++)
    {
      sum += (t + 1) / all;
      self->rings[t] = sqrt (inside + (1 - inside) * sum);
    }
}

static gboolean
has_not_rated (const EntenteEvaluation *evaluation)
{
  guint i;

  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->tiers[i] >= evaluation->n_tiers)
      return TRUE;
  return FALSE;
}

/**
 * entente_network_layout_arrange_by_tier:
 * @base: the layout by bloc: who stands beside whom
 *
 * See the top of the file. O(partners log partners)
 *
 * Returns: (transfer full): a layout without pins
 */
EntenteNetworkLayout *
entente_network_layout_arrange_by_tier (EntenteNetworkLayout *base,
                                        const EntenteEvaluation *evaluation)
{
  EntenteNetworkLayout *self = g_new (EntenteNetworkLayout, 1);
  g_autofree Direction *directions = sort_directions (base);
  guint n = base->n_partners, k;

  *self = *base;
  self->ref_count = 1;
  self->arrangement = ENTENTE_ARRANGE_BY_TIER;
  self->pinned = NULL;
  self->x = ENTENTE_NEW (double, n);
  self->y = ENTENTE_NEW (double, n);
  self->n_rings = evaluation->n_tiers + (has_not_rated (evaluation) ? 1 : 0);
  find_rings (self);
  for (k = 0; k < n; k++)
    {
      guint i = directions[k].partner, ring = MIN (evaluation->tiers[i], self->n_rings - 1);
      double from = ring > 0 ? self->rings[ring - 1] : INNERMOST, to = self->rings[ring], depth = k * GOLDEN, away;

      depth = RING_MARGIN + (1 - 2 * RING_MARGIN) * (depth - floor (depth));
      away = sqrt (from * from + depth * (to * to - from * from));
      find_direction (2 * G_PI * (k + 0.5) / n - G_PI, &self->x[i], &self->y[i]);
      self->x[i] *= -away;
      self->y[i] *= -away;
    }
  return self;
}
