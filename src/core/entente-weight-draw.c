/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Random weights, uniform among those that a weight space allows.
 *
 *   simplex    exponential numbers over their sum
 *   lower      the same simplex, moved and made smaller
 *   order      the ordered ones sorted: uniform, since they are exchangeable until then
 *   rest       what breaks a bound is thrown away and drawn again
 *
 * The last gives up after MAX_TRIES, and is not begun where trial draws show that few points would pass. Then
 * a walk from a fixed point inside takes its place: each step takes two criteria, and moves a share between
 * them that is uniform among those that keep everything (coordinate hit-and-run, or Gibbs sampling). After
 * WALK_STEPS n^2 steps the start is forgotten for all that a picture shows; exactly uniform it is in the
 * limit only.
 */

#include "config.h"

#include "entente-weight-space.h"

#include "entente-portable-math.h"
#include "entente-random.h"

#define MAX_TRIES 32
#define N_PROBES 128
#define LEAST_ACCEPTED 16 /* of the probes */
#define WALK_STEPS 16

/* What a counter's upper half is for; 0 .. 2^32 are left to others. */
#define FOR_POINTS (G_GUINT64_CONSTANT (1) << 32)
#define FOR_WALK (G_GUINT64_CONSTANT (2) << 32)
#define FOR_PROBES (G_GUINT64_CONSTANT (4) << 32)

typedef struct
{
  guint64 seed, purpose, draw;
} Address;

/* Exponential numbers for all free criteria, by criterion, so that a lock leaves the others' alone. */
static double
draw_exponentials (const EntenteWeightSpace *self, const Address *address, guint attempt, double *x)
{
  EntenteRandomBlock block = { { 0 } };
  guint last = G_MAXUINT, k;
  double sum = 0;

  for (k = 0; k < self->n_free; k++)
    {
      const guint c = self->free[k];

      if (c / 2 != last)
        block =
            entente_random_get_block (address->seed, address->purpose | attempt << 16 | c / 2, address->draw);
      last = c / 2;
      x[c] = -entente_log (entente_random_get_unit (&block, c % 2));
      sum += x[c];
    }
  return sum;
}

/* Greatest first along the order; few, so by insertion. */
static void
sort_chain (const EntenteWeightSpace *self, double *x)
{
  guint i, j;

  for (i = 1; i < self->n_chain; i++)
    {
      const double value = x[self->chain[i]];

      for (j = i; j > 0 && x[self->chain[j - 1]] < value; j--)
        x[self->chain[j]] = x[self->chain[j - 1]];
      x[self->chain[j]] = value;
    }
}

static gboolean
keeps_bounds (const EntenteWeightSpace *self, const double *x)
{
  guint k;

  for (k = 0; k < self->n_free; k++)
    if (x[self->free[k]] < self->least[self->free[k]] || x[self->free[k]] > self->most[self->free[k]])
      return FALSE;
  return TRUE;
}

/* Those of the order start from the least that all of them share, so that they stay exchangeable. */
static double
get_floor (const EntenteWeightSpace *self, guint criterion)
{
  guint i;

  for (i = 0; i < self->n_chain; i++)
    if (self->chain[i] == criterion)
      return self->least[self->chain[self->n_chain - 1]];
  return self->least[criterion];
}

static gboolean
try_bounded (const EntenteWeightSpace *self, const Address *address, guint attempt, double *x)
{
  const double sum = draw_exponentials (self, address, attempt, x);
  double left = self->free_share;
  guint k;

  sort_chain (self, x);
  for (k = 0; k < self->n_free; k++)
    left -= get_floor (self, self->free[k]);
  left = MAX (left, 0);
  for (k = 0; k < self->n_free; k++)
    x[self->free[k]] = get_floor (self, self->free[k]) + left * (x[self->free[k]] / sum);
  return keeps_bounds (self, x);
}

/* How far @from may give to @to: bounds of both. */
static void
find_room (const EntenteWeightSpace *self, const double *x, guint to, guint from, double *low, double *high)
{
  *low = MAX (self->least[to] - x[to], x[from] - self->most[from]);
  *high = MIN (self->most[to] - x[to], x[from] - self->least[from]);
}

/* The same for the order: between two that are neighbours in it, half their distance. */
static void
keep_order (const EntenteWeightSpace *self, const double *x, const guint pair[2], double *low, double *high)
{
  guint i;

  for (i = 0; i + 1 < self->n_chain; i++)
    {
      const guint upper = self->chain[i], lower = self->chain[i + 1];
      const int up = (upper == pair[0]) - (upper == pair[1]), down = (lower == pair[0]) - (lower == pair[1]);
      const double distance = x[upper] - x[lower];

      /* distance + (up - down) t >= 0 */
      if (up > down)
        *low = MAX (*low, -distance / (up - down));
      else if (up < down)
        *high = MIN (*high, distance / (down - up));
    }
}

static void
walk (const EntenteWeightSpace *self, const Address *address, double *x)
{
  const guint n = self->n_free, n_steps = WALK_STEPS * n * n;
  guint k, step;

  for (k = 0; k < n; k++)
    x[self->free[k]] = self->inside[self->free[k]];
  for (step = 0; n > 1 && step < n_steps; step++)
    {
      const EntenteRandomBlock block =
          entente_random_get_block (address->seed, address->purpose | FOR_WALK | step, address->draw);
      const guint first = block.words[0] % n, second = (first + 1 + block.words[1] % (n - 1)) % n;
      const guint pair[2] = { self->free[first], self->free[second] };
      double low, high, moved;

      find_room (self, x, pair[0], pair[1], &low, &high);
      keep_order (self, x, pair, &low, &high);
      if (!(high > low))
        continue;
      moved = low + (high - low) * entente_random_get_unit (&block, 1);
      x[pair[0]] += moved;
      x[pair[1]] -= moved;
    }
}

/**
 * entente_weight_space_prefers_walk:
 *
 * Tries a fixed set of points, the same for every seed.
 *
 * Returns: whether too few of them keep the bounds
 */
gboolean
entente_weight_space_prefers_walk (const EntenteWeightSpace *self)
{
  g_autofree double *x = NULL;
  guint accepted = 0, i;

  if (!self->is_bounded || self->n_free < 2)
    return FALSE;
  x = g_new0 (double, self->n);
  for (i = 0; i < N_PROBES && accepted < LEAST_ACCEPTED; i++)
    {
      const Address address = { 0, FOR_PROBES, i };

      accepted += try_bounded (self, &address, 0, x);
    }
  return accepted < LEAST_ACCEPTED;
}

/**
 * entente_weight_space_draw:
 * @draw: which one
 * @x: (array length=n) (out): the free criteria's part of the weights, 0 for the locked
 *
 * Draw @draw of @seed, the same whenever it is asked for. O(criteria) without bounds or when the first try
 * passes; a walk costs O(criteria^2) steps, times the length of the order.
 */
void
entente_weight_space_draw (const EntenteWeightSpace *self, guint64 seed, guint64 draw, double *x)
{
  const Address address = { seed, FOR_POINTS, draw };
  guint c, k, attempt;
  double sum;

  for (c = 0; c < self->n; c++)
    x[c] = 0;
  if (self->n_free == 1)
    {
      x[self->free[0]] = self->is_bounded ? self->free_share : 1;
      return;
    }
  if (!self->is_bounded)
    {
      sum = draw_exponentials (self, &address, 0, x);
      sort_chain (self, x);
      for (k = 0; k < self->n_free; k++)
        x[self->free[k]] /= sum;
      return;
    }
  for (attempt = 0; !self->is_narrow && attempt < MAX_TRIES; attempt++)
    if (try_bounded (self, &address, attempt, x))
      return;
  walk (self, &address, x);
}
