/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Looks for a free rectangle on a grid.
 *
 * Cells that anything touches are taken. Land is taken by following the coasts, and its inside by counting the
 * coasts to the left of a cell: an odd number is land. Sums of taken cells over all rectangles from the upper left
 * corner tell with four numbers whether a rectangle is free.
 */

#include "config.h"

#include "entente-map-room.h"

#include <math.h>

#define CELL 6.0
#define MAX_CELLS 2000 /* along a side */

struct _EntenteMapRoom
{
  int columns, rows;
  guint8 *taken;
  guint32 *sums; /* (columns + 1) x (rows + 1); NULL = to be counted */
};

EntenteMapRoom *
entente_map_room_new (double width,
                      double height)
{
  EntenteMapRoom *self = g_new0 (EntenteMapRoom, 1);

  self->columns = (int) CLAMP (width / CELL, 1, MAX_CELLS);
  self->rows = (int) CLAMP (height / CELL, 1, MAX_CELLS);
  self->taken = g_new0 (guint8, (gsize) self->columns * self->rows);
  return self;
}

void
entente_map_room_free (EntenteMapRoom *self)
{
  g_free (self->taken);
  g_free (self->sums);
  g_free (self);
}

static int
get_cell (double at,
          int n)
{
  return (int) CLAMP (floor (at / CELL), -1, n);
}

static void
take_cell (EntenteMapRoom *self,
           EntenteMapPoint point)
{
  int x = get_cell (point.x, self->columns), y = get_cell (point.y, self->rows);

  if (x >= 0 && y >= 0 && x < self->columns && y < self->rows)
    self->taken[y * self->columns + x] = 1;
}

void
entente_map_room_take (EntenteMapRoom *self,
                       const EntenteMapRect *rect,
                       double margin)
{
  int left = MAX (get_cell (rect->x - margin, self->columns), 0);
  int right = MIN (get_cell (rect->x + rect->width + margin, self->columns), self->columns - 1);
  int top = MAX (get_cell (rect->y - margin, self->rows), 0);
  int bottom = MIN (get_cell (rect->y + rect->height + margin, self->rows), self->rows - 1);
  int x, y;

  g_clear_pointer (&self->sums, g_free);
  for (y = top; y <= bottom; y++)
    for (x = left; x <= right; x++)
      self->taken[y * self->columns + x] = 1;
}

/* Where a stretch of coast crosses the middle of a row of cells, what is right of it changes sides, as far as the
 * picture goes. */
static void
cross_rows (EntenteMapRoom *self,
            guint8 *sides,
            EntenteMapPoint a,
            EntenteMapPoint b)
{
  int first = (int) CLAMP (ceil (MIN (a.y, b.y) / CELL - 0.5), 0, self->rows);
  int last = (int) CLAMP (ceil (MAX (a.y, b.y) / CELL - 0.5), 0, self->rows);
  int y;

  for (y = first; y < last; y++)
    {
      double at = (y + 0.5) * CELL;
      int x = get_cell (a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x), self->columns) + 1;

      if (x < self->columns)
        sides[y * self->columns + x] ^= 1;
    }
}

static void
follow (EntenteMapRoom *self,
        EntenteMapPoint a,
        EntenteMapPoint b)
{
  int n = (int) CLAMP (ceil (2 * hypot (b.x - a.x, b.y - a.y) / CELL), 1, 2 * MAX_CELLS);
  int i;

  for (i = 0; i <= n; i++)
    take_cell (self, (EntenteMapPoint){ a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n });
}

/**
 * entente_map_room_take_land:
 *
 * O(points of the coasts at this scale + cells).
 */
void
entente_map_room_take_land (EntenteMapRoom *self,
                            const EntenteWorld *world,
                            const EntenteMapFrame *frame)
{
  g_autofree guint8 *sides = g_new0 (guint8, (gsize) self->columns * self->rows);
  double least = CELL / 4 / frame->scale;
  guint i, k;
  int x, y;

  g_clear_pointer (&self->sums, g_free);
  for (i = 0; i < world->n_arcs; i++)
    {
      const EntenteWorldArc *arc = &world->arcs[i];
      EntenteMapPoint last = { 0, 0 };

      for (k = arc->first_point; k < arc->first_point + arc->n_points; k++)
        {
          EntenteMapPoint at = { frame->x + frame->scale * world->projected[k].x,
                                 frame->y - frame->scale * world->projected[k].y };

          if (arc->shapes[1] != ENTENTE_WORLD_SEA || !(world->detail[k] > least))
            continue;
          if (k > arc->first_point)
            {
              cross_rows (self, sides, last, at);
              follow (self, last, at);
            }
          last = at;
        }
    }
  for (y = 0; y < self->rows; y++)
    for (x = 1; x < self->columns; x++)
      sides[y * self->columns + x] ^= sides[y * self->columns + x - 1];
  for (i = 0; i < (guint) (self->columns * self->rows); i++)
    self->taken[i] |= sides[i];
}

static void
count (EntenteMapRoom *self)
{
  int stride = self->columns + 1;
  int x, y;

  if (self->sums != NULL)
    return;
  self->sums = g_new0 (guint32, (gsize) stride * (self->rows + 1));
  for (y = 0; y < self->rows; y++)
    for (x = 0; x < self->columns; x++)
      self->sums[(y + 1) * stride + x + 1] = self->taken[y * self->columns + x] + self->sums[(y + 1) * stride + x]
                                             + self->sums[y * stride + x + 1] - self->sums[y * stride + x];
}

/**
 * entente_map_room_find:
 * @rect: (inout): the size that is looked for; its place is the result
 * @near_to: of all free places that whose middle is nearest to this point
 *
 * O(cells).
 */
gboolean
entente_map_room_find (EntenteMapRoom *self,
                       EntenteMapRect *rect,
                       EntenteMapPoint near_to)
{
  int columns = (int) ceil (rect->width / CELL), rows = (int) ceil (rect->height / CELL);
  int stride = self->columns + 1;
  double best = INFINITY;
  int x, y;

  count (self);
  for (y = 0; y + rows <= self->rows; y++)
    for (x = 0; x + columns <= self->columns; x++)
      {
        const guint32 *upper = self->sums + y * stride + x, *lower = upper + rows * stride;
        double away;

        if (lower[columns] - lower[0] - upper[columns] + upper[0] != 0)
          continue;
        away = hypot ((x + columns / 2.0) * CELL - near_to.x, (y + rows / 2.0) * CELL - near_to.y);
        if (away >= best)
          continue;
        best = away;
        rect->x = x * CELL;
        rect->y = y * CELL;
      }
  return best < INFINITY;
}

/* Whether nothing of a place is taken. O(cells) after something was taken, else O(1). */
gboolean
entente_map_room_is_free (EntenteMapRoom *self,
                          const EntenteMapRect *rect)
{
  const int left = get_cell (rect->x, self->columns), right = get_cell (rect->x + rect->width, self->columns) + 1;
  const int top = get_cell (rect->y, self->rows), bottom = get_cell (rect->y + rect->height, self->rows) + 1;
  const int stride = self->columns + 1;

  if (left < 0 || top < 0 || right > self->columns || bottom > self->rows)
    return FALSE;
  count (self);
  return self->sums[bottom * stride + right] - self->sums[bottom * stride + left] - self->sums[top * stride + right]
           + self->sums[top * stride + left] == 0;
}
