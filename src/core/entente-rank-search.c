/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Branch and bound over weights.
 *
 * A cell is a simplex of weights. In it, partner j scores more than i everywhere when it does so at all
 * corners, if both have a value in the same criteria. If not, the difference of the two ratios N/P has the
 * sign of N_j P_i - N_i P_j, a polynomial of degree two, which lies between its least and greatest control
 * point (the corners, and what the bilinear form gives for each pair of them). So in each cell some partners
 * are above i, some are not, and some are open: that bounds the rank from both sides. The rank at the middle
 * of the cell is one that can be had. A cell that cannot beat the best rank had so far is dropped; others are
 * halved at their longest edge.
 *
 * When the cells that may be looked at are used up, the bounds of those that are left are the limit.
 */

#include "config.h"

#include "entente-rank-search.h"

#include "entente-rank-order.h"

#include <math.h>
#include <string.h>

#define SLACK 1e-9 /* of a share */
#define MAX_CELLS 2000
#define SURE 1.001e-12 /* a difference of scores that is one of ranks too */

typedef struct
{
  gboolean is_root; /* the corners are the task's */
  double *corners;  /* [n_corners][n_criteria] */
  guint n_above;    /* partners that are above i all over the cell */
  guint n_open;
  guint *open; /* may be above */
} Cell;

typedef struct
{
  const EntenteRankSearch *task;
  guint partner;
  gboolean best;
  guint found; /* the best, or worst, rank had so far; 0 = none */
  GPtrArray *cells;
  double *own; /* [2][n_corners] of the partner in the cell at hand: sums of values, and of what is present */
  double work; /* numbers touched so far */
} Search;

static void
cell_free (Cell *self)
{
  g_free (self->corners);
  g_free (self->open);
  g_free (self);
}

static double
sum_values (const EntenteRankSearch *task, guint partner, const double *weights)
{
  const double *values = task->values + (gsize)partner * task->n_criteria;
  double sum = 0;
  guint c;

  for (c = 0; c < task->n_criteria; c++)
    sum += weights[c] * values[c];
  return sum;
}

static double
sum_present (const EntenteRankSearch *task, guint partner, const double *weights)
{
  const guint8 *present = task->present + (gsize)partner * task->n_criteria;
  double sum = 0;
  guint c;

  if (task->complete[partner])
    return 1;
  for (c = 0; c < task->n_criteria; c++)
    if (present[c])
      sum += weights[c];
  return sum;
}

/* What all searches begin with. O(partners x corners x criteria). */
void
entente_rank_search_prepare (EntenteRankSearch *self)
{
  guint i, v;

  self->corner_sums = g_new (double, (gsize)self->n_partners * self->n_corners + 1);
  self->corner_present = g_new (double, (gsize)self->n_partners * self->n_corners + 1);
  for (i = 0; i < self->n_partners; i++)
    for (v = 0; v < self->n_corners; v++)
      {
        const double *corner = self->corners + (gsize)v * self->n_criteria;

        self->corner_sums[(gsize)i * self->n_corners + v] = sum_values (self, i, corner);
        self->corner_present[(gsize)i * self->n_corners + v] = sum_present (self, i, corner);
      }
}

void
entente_rank_search_clear (EntenteRankSearch *self)
{
  g_clear_pointer (&self->corner_sums, g_free);
  g_clear_pointer (&self->corner_present, g_free);
}

static double
sum_values_at (const EntenteRankSearch *task, const Cell *cell, guint partner, guint corner)
{
  if (cell->is_root)
    return task->corner_sums[(gsize)partner * task->n_corners + corner];
  return sum_values (task, partner, cell->corners + (gsize)corner * task->n_criteria);
}

static double
sum_present_at (const EntenteRankSearch *task, const Cell *cell, guint partner, guint corner)
{
  if (cell->is_root)
    return task->corner_present[(gsize)partner * task->n_corners + corner];
  return sum_present (task, partner, cell->corners + (gsize)corner * task->n_criteria);
}

/* NaN = not rated. */
double
entente_rank_search_score (const EntenteRankSearch *self, guint partner, const double *weights)
{
  const double of = sum_present (self, partner, weights);

  return of > 0 ? sum_values (self, partner, weights) / of : NAN;
}

static gboolean
keeps_order (const EntenteWeightSpace *space, const double *weights)
{
  guint i;

  for (i = 0; i + 1 < space->n_chain; i++)
    {
      const guint upper = space->chain[i], lower = space->chain[i + 1];

      if (weights[upper] - space->centre[upper] <
          weights[lower] - space->centre[lower] - SLACK * space->reach)
        return FALSE;
    }
  return TRUE;
}

/* Cells cover a simplex that may be larger than what the bounds allow, and today's weights may be beyond it.
 */
gboolean
entente_rank_search_is_allowed (const EntenteRankSearch *self, const double *weights)
{
  const EntenteWeightSpace *space = self->space;
  guint k;

  if (!(space->reach > 0))
    return TRUE;
  for (k = 0; space->is_bounded && k < space->n_free; k++)
    {
      const guint c = space->free[k];
      const double x = (weights[c] - space->centre[c]) / space->reach;

      if (x < space->least[c] - SLACK || x > space->most[c] + SLACK)
        return FALSE;
    }
  return keeps_order (space, weights);
}

/* Whether one bound is broken at all corners, hence everywhere in the cell. */
static gboolean
is_outside (const EntenteRankSearch *task, const Cell *cell)
{
  const EntenteWeightSpace *space = task->space;
  guint k, v;

  for (k = 0; space->is_bounded && k < space->n_free; k++)
    {
      const guint c = space->free[k];
      gboolean under = TRUE, over = TRUE;

      for (v = 0; v < task->n_corners; v++)
        {
          const double w = cell->corners[v * task->n_criteria + c] - space->centre[c];

          under = under && w < (space->least[c] - SLACK) * space->reach;
          over = over && w > (space->most[c] + SLACK) * space->reach;
        }
      if (under || over)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_same_criteria (const EntenteRankSearch *task, guint a, guint b)
{
  const gsize m = task->n_criteria;

  return (task->complete[a] && task->complete[b]) ||
         memcmp (task->present + a * m, task->present + b * m, m) == 0;
}

/* Corners, where both partners have a value in the same criteria. */
static void
find_linear_range (const Search *self, const Cell *cell, guint other, double *low, double *high)
{
  guint v;

  for (v = 0; v < self->task->n_corners; v++)
    {
      const double d = sum_values_at (self->task, cell, other, v) - self->own[v];

      *low = MIN (*low, d);
      *high = MAX (*high, d);
    }
}

/* Control points of N_j P_i - N_i P_j. */
static void
find_mixed_range (const Search *self, const Cell *cell, guint other, double *low, double *high)
{
  const EntenteRankSearch *task = self->task;
  const double *sums = self->own, *present = self->own + task->n_corners;
  guint v, u;

  for (v = 0; v < task->n_corners; v++)
    for (u = 0; u <= v; u++)
      {
        const double d = (sum_values_at (task, cell, other, v) * present[u] +
                          sum_values_at (task, cell, other, u) * present[v] -
                          sums[v] * sum_present_at (task, cell, other, u) -
                          sums[u] * sum_present_at (task, cell, other, v)) /
                         2;

        *low = MIN (*low, d);
        *high = MAX (*high, d);
      }
}

/* Settles partners that are above or not above all over the cell. */
static void
settle (Search *self, Cell *cell)
{
  const EntenteRankSearch *task = self->task;
  guint n = 0, k, v;

  self->work += (double)cell->n_open * task->n_corners * task->n_criteria;
  for (v = 0; v < task->n_corners; v++)
    {
      self->own[v] = sum_values_at (task, cell, self->partner, v);
      self->own[task->n_corners + v] = sum_present_at (task, cell, self->partner, v);
    }
  for (k = 0; k < cell->n_open; k++)
    {
      double low = INFINITY, high = -INFINITY;

      if (has_same_criteria (task, self->partner, cell->open[k]))
        find_linear_range (self, cell, cell->open[k], &low, &high);
      else
        find_mixed_range (self, cell, cell->open[k], &low, &high);
      if (low >= SURE)
        cell->n_above++;
      else if (high > 0)
        cell->open[n++] = cell->open[k];
    }
  cell->n_open = n;
}

/* The rank at @weights, by the partners that the cell leaves open. */
static void
try_weights (Search *self, const Cell *cell, const double *weights)
{
  const EntenteRankSearch *task = self->task;
  const double score = entente_rank_search_score (task, self->partner, weights);
  guint rank = 1 + cell->n_above, k;

  if (isnan (score) || !entente_rank_search_is_allowed (task, weights))
    return;
  for (k = 0; k < cell->n_open; k++)
    {
      const double other = entente_rank_search_score (task, cell->open[k], weights);

      rank += !isnan (other) && entente_score_key (other) > entente_score_key (score);
    }
  if (self->found == 0 || (self->best ? rank < self->found : rank > self->found))
    self->found = rank;
}

static void
try_middle (Search *self, const Cell *cell, double *middle)
{
  const EntenteRankSearch *task = self->task;
  guint v, c;

  for (c = 0; c < task->n_criteria; c++)
    {
      middle[c] = 0;
      for (v = 0; v < task->n_corners; v++)
        middle[c] += cell->corners[v * task->n_criteria + c];
      middle[c] /= task->n_corners;
    }
  try_weights (self, cell, middle);
}

/* What no weights of the cell are beyond. */
static guint
get_limit (const Search *self, const Cell *cell)
{
  return 1 + cell->n_above + (self->best ? 0 : cell->n_open);
}

static gboolean
may_improve (const Search *self, const Cell *cell)
{
  if (self->found == 0)
    return TRUE;
  return self->best ? get_limit (self, cell) < self->found : get_limit (self, cell) > self->found;
}

static Cell *
make_root (const EntenteRankSearch *task, guint partner)
{
  Cell *root = g_new0 (Cell, 1);
  guint i;

  root->is_root = TRUE;
  root->corners = g_memdup2 (task->corners, (gsize)task->n_corners * task->n_criteria * sizeof (double));
  root->open = g_new (guint, task->n_partners + 1);
  for (i = 0; i < task->n_partners; i++)
    if (i != partner)
      root->open[root->n_open++] = i;
  return root;
}

static double
get_distance (const EntenteRankSearch *task, const Cell *cell, guint a, guint b)
{
  double sum = 0;
  guint c;

  for (c = 0; c < task->n_criteria; c++)
    {
      const double d = cell->corners[a * task->n_criteria + c] - cell->corners[b * task->n_criteria + c];

      sum += d * d;
    }
  return sum;
}

static double
find_longest_edge (const EntenteRankSearch *task, const Cell *cell, guint ends[2])
{
  double longest = 0;
  guint a, b;

  for (a = 0; a < task->n_corners; a++)
    for (b = 0; b < a; b++)
      {
        const double distance = get_distance (task, cell, a, b);

        if (distance > longest)
          {
            longest = distance;
            ends[0] = a;
            ends[1] = b;
          }
      }
  return longest;
}

/* Adds one half of @cell when it may improve what was had. */
static void
add_half (Search *self, const Cell *cell, guint moved, const double *middle)
{
  const EntenteRankSearch *task = self->task;
  g_autofree double *centre = g_new (double, task->n_criteria);
  Cell *half = g_new0 (Cell, 1);

  half->corners = g_memdup2 (cell->corners, (gsize)task->n_corners * task->n_criteria * sizeof (double));
  memcpy (half->corners + moved * task->n_criteria, middle, task->n_criteria * sizeof (double));
  half->open = g_memdup2 (cell->open, MAX (cell->n_open, 1) * sizeof (guint));
  half->n_open = cell->n_open;
  half->n_above = cell->n_above;
  if (!is_outside (task, half))
    {
      settle (self, half);
      if (may_improve (self, half))
        {
          try_middle (self, half, centre);
          g_ptr_array_add (self->cells, half);
          return;
        }
    }
  cell_free (half);
}

static void
halve (Search *self, const Cell *cell)
{
  const EntenteRankSearch *task = self->task;
  g_autofree double *middle = g_new (double, task->n_criteria);
  guint ends[2] = { 0, 0 }, c;

  find_longest_edge (task, cell, ends);
  for (c = 0; c < task->n_criteria; c++)
    middle[c] =
        (cell->corners[ends[0] * task->n_criteria + c] + cell->corners[ends[1] * task->n_criteria + c]) / 2;
  try_weights (self, cell, middle);
  add_half (self, cell, ends[0], middle);
  add_half (self, cell, ends[1], middle);
}

/* The cell that could be farthest beyond, taken out. */
static Cell *
take_next (Search *self)
{
  guint next = 0, k;

  for (k = 1; k < self->cells->len; k++)
    {
      const guint a = get_limit (self, g_ptr_array_index (self->cells, k));
      const guint b = get_limit (self, g_ptr_array_index (self->cells, next));

      if (self->best ? a <= b : a >= b)
        next = k;
    }
  return g_ptr_array_steal_index_fast (self->cells, next);
}

static gboolean
is_stopped (const gint *stop)
{
  return stop != NULL && g_atomic_int_get (stop) != 0;
}

/**
 * entente_rank_search_find:
 * @best: whether the best rank is looked for, or the worst
 *
 * Once it is stopped, what was found until then holds. Lawler & Wood, Branch-and-bound methods: a survey,
 * Operations Research 14(4), 1966, doi:10.1287/opre.14.4.699. O(partners x corners x criteria) a cell, fewer
 * partners the smaller it is.
 */
EntenteRankFound
entente_rank_search_find (const EntenteRankSearch *self, guint partner, gboolean best)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)cell_free);
  g_autofree double *own = g_new (double, 2 * self->n_corners);
  Search search = { self, partner, best, 0, cells, own, 0 };
  Cell *root = make_root (self, partner);
  EntenteRankFound result;
  guint k;

  settle (&search, root);
  for (k = 0; k < self->n_seeds; k++)
    try_weights (&search, root, self->seeds + (gsize)k * self->n_criteria);
  result.limit = get_limit (&search, root);
  g_ptr_array_add (cells, root);
  for (k = 0; k < MAX_CELLS && search.work < self->max_work && cells->len > 0 && !is_stopped (self->stop);
       k++)
    {
      Cell *cell = take_next (&search);

      result.limit = get_limit (&search, cell);
      if (!may_improve (&search, cell) || self->n_corners < 2)
        {
          g_ptr_array_add (cells, cell);
          break;
        }
      halve (&search, cell);
      cell_free (cell);
    }
  result.rank = search.found;
  if (cells->len == 0 ||
      (search.found != 0 && (best ? result.limit > search.found : result.limit < search.found)))
    result.limit = search.found;
  else if (cells->len > 0)
    {
      Cell *left = take_next (&search);

      result.limit = get_limit (&search, left);
      if (!may_improve (&search, left))
        result.limit = search.found;
      cell_free (left);
    }
  return result;
}
