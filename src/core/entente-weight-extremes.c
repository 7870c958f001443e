/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The greatest value of a linear function over the weights that are allowed.
 *
 * Without bounds the allowed weights are a simplex: its corners are the free criteria, and for an order of
 * importance the means of its first one, two, three, ... criteria. The greatest value stands at a corner.
 *
 * With bounds it is a linear programme over a box, a chain x_1 >= x_2 >= ... and one sum:
 *
 *   max g x = min over p of  p A + max over box and chain of (g - p) x
 *
 * What is right of "min" is convex and piecewise linear in the price p, and each solution of the inner
 * problem is one line. So p goes to where the two lines meet that lie nearest on either side, until the inner
 * problem finds no better one there: finitely many steps. The inner problem is solved by dynamic programming,
 * since in its corners each x is one of the bounds.
 */

#include "config.h"

#include "entente-weight-space.h"

#define MAX_STEPS 200
#define TINY 1e-15

typedef struct
{
  const EntenteWeightSpace *space;
  const double *gain;
  double *levels; /* [n_levels] all bounds of the chain, ascending */
  guint n_levels;
  double *best;  /* [n_chain + 1][n_levels]: the most that this and the following give, up to that level */
  guint *choice; /* likewise: where it is reached */
} Programme;

/* A solution of the inner problem: its value under gain, and its sum. */
typedef struct
{
  double value, sum;
} Line;

static gboolean
is_in_chain (const EntenteWeightSpace *self, guint criterion)
{
  guint i;

  for (i = 0; i < self->n_chain; i++)
    if (self->chain[i] == criterion)
      return TRUE;
  return FALSE;
}

static void
add_level (Programme *self, double level)
{
  guint i = self->n_levels++;

  for (; i > 0 && self->levels[i - 1] > level; i--)
    self->levels[i] = self->levels[i - 1];
  self->levels[i] = level;
}

static void
init_programme (Programme *self, const EntenteWeightSpace *space, const double *gain)
{
  const guint n = space->n_chain;
  guint i;

  *self = (Programme){ .space = space, .gain = gain };
  self->levels = g_new (double, 2 * n + 1);
  for (i = 0; i < n; i++)
    {
      add_level (self, space->least[space->chain[i]]);
      add_level (self, space->most[space->chain[i]]);
    }
  self->best = g_new0 (double, (gsize)(n + 1) * (self->n_levels + 1));
  self->choice = g_new0 (guint, (gsize)(n + 1) * (self->n_levels + 1));
}

static void
clear_programme (Programme *self)
{
  g_free (self->levels);
  g_free (self->best);
  g_free (self->choice);
}

/* From the least important up: an x may be any level within its bounds that the one before it leaves. */
static void
solve_chain (Programme *self, double price, Line *line)
{
  const EntenteWeightSpace *space = self->space;
  const guint n = self->n_levels;
  guint i, k, at;

  for (i = space->n_chain; i-- > 0;)
    {
      const guint c = space->chain[i];
      const double *next = self->best + (gsize)(i + 1) * n;
      double *best = self->best + (gsize)i * n, most = -INFINITY;

      for (k = 0; k < n; k++)
        {
          const gboolean allowed = self->levels[k] >= space->least[c] && self->levels[k] <= space->most[c];
          const double value = allowed ? (self->gain[c] - price) * self->levels[k] + next[k] : -INFINITY;

          self->choice[i * n + k] = value > most || k == 0 ? k : self->choice[i * n + k - 1];
          best[k] = most = MAX (most, value);
        }
    }
  for (i = 0, at = n - 1; i < space->n_chain; i++)
    {
      at = self->choice[i * n + at];
      line->value += self->gain[space->chain[i]] * self->levels[at];
      line->sum += self->levels[at];
    }
}

static Line
solve_at (Programme *self, double price)
{
  const EntenteWeightSpace *space = self->space;
  Line line = { 0, 0 };
  guint k;

  for (k = 0; k < space->n_free; k++)
    {
      const guint c = space->free[k];
      const double x = self->gain[c] > price ? space->most[c] : space->least[c];

      if (is_in_chain (space, c))
        continue;
      line.value += self->gain[c] * x;
      line.sum += x;
    }
  if (space->n_chain > 0)
    solve_chain (self, price, &line);
  return line;
}

static double
maximise_bounded (const EntenteWeightSpace *self, const double *gain)
{
  const double total = self->free_share;
  double price = 0, reach = 1, result = NAN;
  Programme programme;
  Line under, over;
  guint k, step;

  init_programme (&programme, self, gain);
  for (k = 0; k < self->n_free; k++)
    reach += fabs (gain[self->free[k]]);
  under = solve_at (&programme, 2 * self->n * reach);
  over = solve_at (&programme, -2 * (double)self->n * reach);
  for (step = 0; step < MAX_STEPS && over.sum > under.sum + TINY; step++)
    {
      double expected;
      Line line;

      price = (over.value - under.value) / (over.sum - under.sum);
      expected = under.value - price * under.sum;
      line = solve_at (&programme, price);
      result = price * total + MAX (expected, line.value - price * line.sum);
      if (line.value - price * line.sum <= expected + TINY * reach)
        break;
      if (line.sum <= total)
        under = line;
      else
        over = line;
    }
  clear_programme (&programme);
  return isnan (result) ? under.value : result;
}

/**
 * entente_weight_space_maximise:
 * @gain: (array): [n] a linear function
 *
 * Returns: the greatest @gain . x. O(criteria) without bounds, else O(order^2) a step, of which a few
 * suffice.
 */
double
entente_weight_space_maximise (const EntenteWeightSpace *self, const double *gain)
{
  double most = -INFINITY, sum = 0;
  guint k;

  if (self->n_free == 0)
    return 0;
  if (self->is_bounded)
    return maximise_bounded (self, gain);
  for (k = 0; k < self->n_free; k++)
    if (self->n_chain == 0 || !is_in_chain (self, self->free[k]))
      most = MAX (most, gain[self->free[k]]);
  for (k = 0; k < self->n_chain; k++)
    {
      sum += gain[self->chain[k]];
      most = MAX (most, sum / (k + 1));
    }
  return most;
}

/* The greatest gain . w over the allowed weights w, and by it the least. */
double
entente_weight_space_find_greatest (const EntenteWeightSpace *self, const double *gain)
{
  double sum = 0;
  guint c;

  for (c = 0; c < self->n; c++)
    sum += self->centre[c] * gain[c];
  return self->reach > 0 ? sum + self->reach * entente_weight_space_maximise (self, gain) : sum;
}

/**
 * entente_weight_space_list_corners:
 * @corners: (array) (out): [MAX (n_free, 1)][n] weights
 *
 * The corners of a simplex that holds all allowed weights: of the allowed weights themselves without bounds,
 * else of those that keep the least shares and the order.
 *
 * Returns: how many
 */
guint
entente_weight_space_list_corners (const EntenteWeightSpace *self, double *corners)
{
  const double floor = self->n_chain > 0 ? self->least[self->chain[self->n_chain - 1]] : 0;
  double left = self->is_bounded ? self->free_share : 1;
  guint n = 0, k, i, c;

  for (k = 0; self->is_bounded && k < self->n_free; k++)
    left -= is_in_chain (self, self->free[k]) ? floor : self->least[self->free[k]];
  for (k = 0; k < self->n_free || n == 0; k++)
    {
      double *corner = corners + (gsize)n++ * self->n;

      for (c = 0; c < self->n; c++)
        corner[c] = 0;
      for (i = 0; self->is_bounded && i < self->n_free; i++)
        corner[self->free[i]] = is_in_chain (self, self->free[i]) ? floor : self->least[self->free[i]];
      if (k < self->n_chain)
        for (i = 0; i <= k; i++)
          corner[self->chain[i]] += left / (k + 1);
      for (i = 0, c = self->n_chain; k >= self->n_chain && i < self->n_free; i++)
        if (!is_in_chain (self, self->free[i]) && c++ == k)
          corner[self->free[i]] += left;
      for (c = 0; c < self->n; c++)
        corner[c] = self->centre[c] + self->reach * corner[c];
    }
  return n;
}
