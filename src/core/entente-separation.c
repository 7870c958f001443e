/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Overlap removal.
 *
 * In rounds: every pair that is too close moves apart along the line between them, each half of what is
 * missing (a fixed one nothing, the other all of it; along the edge of the area if that is in the way), one pair
 * after the other, in the order of the points.
 * A grid as wide as the largest distance finds the pairs, so a round costs O(n) unless points pile up. Among hundreds
 * of points those few that reach much farther than the rest (the hub) would make its cells hold too many; they stay
 * outside of it and meet everybody.
 * Deterministic: no randomness; coincident points part in a direction that their indices give.
 */

#include "config.h"

#include "entente-separation.h"

#include <math.h>

/* Ask for a little more than is needed, or rounds get ever shorter without ever arriving. */
#define SLACK 1.02
#define ENOUGH 0.9999
#define MANY 500       /* discs */
#define OUTSIZED 3.0   /* times the mean reach */
#define MOST_OUTSIZED 8

typedef struct
{
  guint columns, rows;
  double left, top, cell;
  int *heads; /* first disc of a cell, or -1 */
  int *nexts; /* the next one of the same cell */
  guint outsized[MOST_OUTSIZED], n_outsized; /* not in the grid, ascending */
} Grid;

/* The first few of those far larger than the rest. */
static void
find_outsized (Grid *grid,
               const EntenteDisc *discs,
               guint n)
{
  double sum = 0;
  guint i;

  grid->n_outsized = 0;
  for (i = 0; i < n; i++)
    sum += discs[i].reach;
  for (i = 0; n > MANY && i < n && grid->n_outsized < MOST_OUTSIZED; i++)
    if (discs[i].reach > OUTSIZED * sum / n)
      grid->outsized[grid->n_outsized++] = i;
}

static gboolean
is_outsized (const Grid *grid,
             guint disc)
{
  guint k;

  for (k = 0; k < grid->n_outsized; k++)
    if (grid->outsized[k] == disc)
      return TRUE;
  return FALSE;
}

static void
init_grid (Grid *grid,
           const EntenteDisc *discs,
           guint n)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE, reach = 0;
  guint i;

  find_outsized (grid, discs, n);
  for (i = 0; i < n; i++)
    {
      if (is_outsized (grid, i))
        continue;
      left = MIN (left, discs[i].x);
      right = MAX (right, discs[i].x);
      top = MIN (top, discs[i].y);
      bottom = MAX (bottom, discs[i].y);
      reach = MAX (reach, discs[i].reach);
    }
  /* Never more cells than some four a disc, however far apart they lie. */
  grid->cell = MAX (2 * reach * SLACK, sqrt ((right - left) * (bottom - top) / (4.0 * n)));
  grid->cell = MAX (grid->cell, MAX (right - left, bottom - top) / (4.0 * n));
  grid->cell = MAX (grid->cell, 1e-9);
  grid->left = left;
  grid->top = top;
  grid->columns = (guint) ((right - left) / grid->cell) + 1;
  grid->rows = (guint) ((bottom - top) / grid->cell) + 1;
  grid->heads = g_new (int, (gsize) grid->columns * grid->rows);
  grid->nexts = g_new (int, n);
}

static guint
find_column (const Grid *grid,
             double x)
{
  return (guint) CLAMP ((x - grid->left) / grid->cell, 0, grid->columns - 1);
}

static guint
find_row (const Grid *grid,
          double y)
{
  return (guint) CLAMP ((y - grid->top) / grid->cell, 0, grid->rows - 1);
}

static void
fill_grid (Grid *grid,
           const EntenteDisc *discs,
           guint n)
{
  gsize cell;
  guint i;

  for (cell = 0; cell < (gsize) grid->columns * grid->rows; cell++)
    grid->heads[cell] = -1;
  for (i = n; i-- > 0;)
    {
      if (is_outsized (grid, i))
        continue;
      cell = (gsize) find_row (grid, discs[i].y) * grid->columns + find_column (grid, discs[i].x);
      grid->nexts[i] = grid->heads[cell];
      grid->heads[cell] = (int) i;
    }
}

static void
clamp_to_area (EntenteDisc *disc,
               const EntenteArea *area)
{
  if (area == NULL || disc->fixed)
    return;
  disc->x = MAX (area->left, MIN (area->right, disc->x));
  disc->y = MAX (area->top, MIN (area->bottom, disc->y));
}

/* Where along one axis a disc is beside a fixed one, so far from it across: on its own side, if the area ends there on
 * the other. */
static double
find_side (double at,
           double fixed,
           double away,
           const double ends[2])
{
  double wish = at < fixed ? fixed - away : fixed + away, other = at < fixed ? fixed + away : fixed - away;

  if (wish >= ends[0] && wish <= ends[1])
    return wish;
  return MAX (ends[0], MIN (ends[1], other));
}

/* A disc between a fixed one and the edge of the area can't be pushed out: it slides along the edge. */
static void
slide_along_edge (EntenteDisc *disc,
                  const EntenteDisc *fixed,
                  const EntenteArea *area)
{
  double need = (disc->reach + fixed->reach) * SLACK, dx = disc->x - fixed->x, dy = disc->y - fixed->y;
  double squared = need * need;

  if (area == NULL || !fixed->fixed || disc->fixed || dx * dx + dy * dy >= squared * ENOUGH * ENOUGH / SLACK / SLACK)
    return;
  if (disc->x <= area->left || disc->x >= area->right)
    disc->y = find_side (disc->y, fixed->y, sqrt (MAX (squared - dx * dx, 0)),
                         (const double[]) { area->top, area->bottom });
  else if (disc->y <= area->top || disc->y >= area->bottom)
    disc->x = find_side (disc->x, fixed->x, sqrt (MAX (squared - dy * dy, 0)),
                         (const double[]) { area->left, area->right });
}

/* The golden angle turned i times would need cos; eight directions by index are enough to part a pile. */
static void
choose_direction (guint i,
                  guint j,
                  double *dx,
                  double *dy)
{
  static const double directions[8][2] = { { 1, 0 },     { 0.7, 0.7 },   { 0, 1 },  { -0.7, 0.7 },
                                           { -1, 0.01 }, { -0.7, -0.7 }, { 0, -1 }, { 0.7, -0.7 } };

  *dx = directions[(3 * i + j) % 8][0];
  *dy = directions[(3 * i + j) % 8][1];
}

static gboolean
part_pair (EntenteDisc *discs,
           guint i,
           guint j,
           const EntenteArea *area)
{
  EntenteDisc *a = &discs[i], *b = &discs[j];
  double need = a->reach + b->reach, dx = b->x - a->x, dy = b->y - a->y;
  double squared = dx * dx + dy * dy, distance, push;

  if (squared >= need * need * ENOUGH * ENOUGH || (a->fixed && b->fixed))
    return FALSE;
  if (squared < 1e-12)
    {
      choose_direction (i, j, &dx, &dy);
      squared = dx * dx + dy * dy;
      distance = sqrt (squared);
      push = need * SLACK / distance;
    }
  else
    {
      distance = sqrt (squared);
      push = (need * SLACK - distance) / distance;
    }
  if (!a->fixed)
    {
      a->x -= dx * push * (b->fixed ? 1 : 0.5);
      a->y -= dy * push * (b->fixed ? 1 : 0.5);
    }
  if (!b->fixed)
    {
      b->x += dx * push * (a->fixed ? 1 : 0.5);
      b->y += dy * push * (a->fixed ? 1 : 0.5);
    }
  clamp_to_area (a, area);
  clamp_to_area (b, area);
  slide_along_edge (a, b, area);
  slide_along_edge (b, a, area);
  return TRUE;
}

static guint
part_neighbours (EntenteDisc *discs,
                 guint i,
                 const Grid *grid,
                 const EntenteArea *area)
{
  guint column = find_column (grid, discs[i].x), row = find_row (grid, discs[i].y), n_parted = 0, c, r, k;

  for (k = 0; k < grid->n_outsized; k++)
    if (grid->outsized[k] > i || !is_outsized (grid, i))
      n_parted += part_pair (discs, MIN (i, grid->outsized[k]), MAX (i, grid->outsized[k]), area);
  if (is_outsized (grid, i))
    return n_parted;
  for (r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, grid->rows - 1); r++)
    for (c = column > 0 ? column - 1 : 0; c <= MIN (column + 1, grid->columns - 1); c++)
      {
        int j;

        for (j = grid->heads[(gsize) r * grid->columns + c]; j >= 0; j = grid->nexts[j])
          if ((guint) j > i)
            n_parted += part_pair (discs, i, (guint) j, area);
      }
  return n_parted;
}

/**
 * entente_separate:
 * @discs: (array length=n) (inout): the points
 * @area: (nullable): where the centres must stay; fixed ones are left alone
 * @max_rounds: when to give up
 *
 * Returns: %TRUE when no two discs are closer than the sum of their reaches (within 1 in 10,000), save pairs
 * that are both fixed; %FALSE when there is not room enough or the rounds did not suffice. O(n) a round.
 */
gboolean
entente_separate (EntenteDisc *discs,
                  guint n,
                  const EntenteArea *area,
                  guint max_rounds)
{
  gboolean done = n < 2;
  guint round, i;

  for (i = 0; i < n; i++)
    clamp_to_area (&discs[i], area);
  for (round = 0; round < max_rounds && !done; round++)
    {
      Grid grid;
      guint n_parted = 0;

      init_grid (&grid, discs, n);
      fill_grid (&grid, discs, n);
      for (i = 0; i < n; i++)
        n_parted += part_neighbours (discs, i, &grid, area);
      g_free (grid.heads);
      g_free (grid.nexts);
      done = n_parted == 0;
    }
  return done;
}
