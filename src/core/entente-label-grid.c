/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A uniform grid over the picture. Each item is listed in every cell its bounding box touches; a question
 * walks the cells of its own bounding box and tests the shapes exactly. Cells at the rim also hold what
 * lies outside, so nothing is lost.
 *
 * Items are added at the end and taken away either one by one (remove) or back to a length (truncate, which
 * starts a new pass over the same marks and obstacles).
 *
 * A cell is a chain through one array of places, in the order of the items, so that a grid made anew in each frame
 * asks for memory three times and not for each cell:
 *
 *   cell 7:  first ----> place 3 (item 0) <--> place 9 (item 2) <--> place 14 (item 5) <---- last
 */

#include "config.h"

#include "entente-label-grid.h"

#include <math.h>
#include <string.h>

#define MAX_CELLS_A_SIDE 256
#define USUAL_ITEMS 256 /* marks and names of some eighty partners */

typedef struct
{
  EntenteLabelObstacle shape;
  EntenteLabelBox bounds;
  gboolean alive;
} Item;

#define NOWHERE G_MAXUINT

/* An item in a cell. Places are appended as items are, so the last of all is the last of its cell. */
typedef struct
{
  guint item, cell;
  guint previous, next; /* of the same cell, NOWHERE = none */
} Place;

typedef struct
{
  guint first, last; /* places, NOWHERE = none */
} Cell;

struct _EntenteLabelGrid
{
  EntenteLabelBox area;
  double cell;
  int columns, rows;
  Cell *cells;    /* [columns * rows] */
  GArray *places; /* Place */
  GArray *items;  /* Item */
};

typedef struct
{
  int column0, row0, column1, row1;
} Span;

static double
get_square_to_line (double px,
                    double py,
                    const EntenteLabelObstacle *line)
{
  double dx = line->x1 - line->x0, dy = line->y1 - line->y0;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((px - line->x0) * dx + (py - line->y0) * dy) / length, 0, 1) : 0;
  double ex = line->x0 + t * dx - px, ey = line->y0 + t * dy - py;

  return ex * ex + ey * ey;
}

/* Narrows [*t0, *t1], the part of a line that satisfies p * t < q; FALSE when nothing is left (Liang, Barsky). */
static gboolean
clip (double p,
      double q,
      double *t0,
      double *t1)
{
  if (p == 0)
    return q > 0;
  if (p < 0)
    *t0 = MAX (*t0, q / p);
  else
    *t1 = MIN (*t1, q / p);
  return *t0 < *t1;
}

static gboolean
line_hits_box (const EntenteLabelObstacle *line,
               const EntenteLabelBox *box,
               double margin)
{
  double dx = line->x1 - line->x0, dy = line->y1 - line->y0;
  double t0 = 0, t1 = 1;

  return clip (-dx, line->x0 - (box->x0 - margin), &t0, &t1)
         && clip (dx, box->x1 + margin - line->x0, &t0, &t1)
         && clip (-dy, line->y0 - (box->y0 - margin), &t0, &t1)
         && clip (dy, box->y1 + margin - line->y0, &t0, &t1);
}

static gboolean
lines_cross (const EntenteLabelObstacle *a,
             const EntenteLabelObstacle *b)
{
  double ax = a->x1 - a->x0, ay = a->y1 - a->y0, bx = b->x1 - b->x0, by = b->y1 - b->y0;
  double cross = ax * by - ay * bx;
  double ox = b->x0 - a->x0, oy = b->y0 - a->y0;
  double s, t;

  if (cross == 0)
    return FALSE;
  s = (ox * by - oy * bx) / cross;
  t = (ox * ay - oy * ax) / cross;
  return s >= 0 && s <= 1 && t >= 0 && t <= 1;
}

/* Whether a box and an item overlap (touching is no overlap). */
gboolean
entente_label_box_hits (const EntenteLabelBox *box,
                        const EntenteLabelObstacle *item)
{
  double dx, dy;

  switch (item->kind)
    {
    case ENTENTE_OBSTACLE_RECT:
      return box->x0 < item->x1 && box->x1 > item->x0 && box->y0 < item->y1 && box->y1 > item->y0;
    case ENTENTE_OBSTACLE_DISC:
      dx = item->x0 - CLAMP (item->x0, box->x0, box->x1);
      dy = item->y0 - CLAMP (item->y0, box->y0, box->y1);
      return dx * dx + dy * dy < item->radius * item->radius;
    case ENTENTE_OBSTACLE_LINE:
    default:
      return line_hits_box (item, box, item->radius);
    }
}

/* Whether a thick line and an item overlap. */
gboolean
entente_label_line_hits (const EntenteLabelObstacle *line,
                         const EntenteLabelObstacle *item)
{
  EntenteLabelBox box = { item->x0, item->y0, item->x1, item->y1 };
  double reach = line->radius + item->radius;

  switch (item->kind)
    {
    case ENTENTE_OBSTACLE_RECT:
      return line_hits_box (line, &box, line->radius);
    case ENTENTE_OBSTACLE_DISC:
      return get_square_to_line (item->x0, item->y0, line) < reach * reach;
    case ENTENTE_OBSTACLE_LINE:
    default:
      reach *= reach;
      return lines_cross (line, item)
             || get_square_to_line (item->x0, item->y0, line) < reach
             || get_square_to_line (item->x1, item->y1, line) < reach
             || get_square_to_line (line->x0, line->y0, item) < reach
             || get_square_to_line (line->x1, line->y1, item) < reach;
    }
}

static EntenteLabelBox
get_bounds (const EntenteLabelObstacle *shape)
{
  EntenteLabelBox box = { shape->x0, shape->y0, shape->x0, shape->y0 };
  double margin = shape->kind == ENTENTE_OBSTACLE_RECT ? 0 : shape->radius;

  if (shape->kind != ENTENTE_OBSTACLE_DISC)
    {
      box.x0 = MIN (shape->x0, shape->x1);
      box.x1 = MAX (shape->x0, shape->x1);
      box.y0 = MIN (shape->y0, shape->y1);
      box.y1 = MAX (shape->y0, shape->y1);
    }
  return (EntenteLabelBox) { box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin };
}

static int
get_cell (double offset,
          double cell,
          int n)
{
  return (int) CLAMP (offset / cell, 0, n - 1);
}

static Span
get_span (const EntenteLabelGrid *self,
          const EntenteLabelBox *bounds)
{
  return (Span) {
    get_cell (bounds->x0 - self->area.x0, self->cell, self->columns),
    get_cell (bounds->y0 - self->area.y0, self->cell, self->rows),
    get_cell (bounds->x1 - self->area.x0, self->cell, self->columns),
    get_cell (bounds->y1 - self->area.y0, self->cell, self->rows),
  };
}

/**
 * entente_label_grid_new:
 * @area: where most items lie
 * @cell: side of a cell, about the size of a label
 */
EntenteLabelGrid *
entente_label_grid_new (const EntenteLabelBox *area,
                        double cell)
{
  EntenteLabelGrid *self = g_new0 (EntenteLabelGrid, 1);
  double side = MAX (area->x1 - area->x0, area->y1 - area->y0);

  self->area = *area;
  self->cell = MAX (MAX (cell, 1), side / MAX_CELLS_A_SIDE);
  self->columns = (int) MAX (ceil ((area->x1 - area->x0) / self->cell), 1);
  self->rows = (int) MAX (ceil ((area->y1 - area->y0) / self->cell), 1);
  self->cells = g_new (Cell, (gsize) self->columns * self->rows);
  memset (self->cells, 0xff, sizeof *self->cells * (gsize) self->columns * self->rows); /* NOWHERE */
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (Place), 4 * USUAL_ITEMS);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (Item), USUAL_ITEMS);
  return self;
}

void
entente_label_grid_free (EntenteLabelGrid *self)
{
  g_free (self->cells);
  g_array_unref (self->places);
  g_array_unref (self->items);
  g_free (self);
}

static const Place *
get_place (const EntenteLabelGrid *self,
           guint place)
{
  return &g_array_index (self->places, Place, place);
}

static void
append_place (EntenteLabelGrid *self,
              guint cell,
              guint item)
{
  Cell *chain = &self->cells[cell];
  const Place place = { item, cell, chain->last, NOWHERE };
  const guint number = self->places->len;

  g_array_append_val (self->places, place);
  if (chain->last == NOWHERE)
    chain->first = number;
  else
    g_array_index (self->places, Place, chain->last).next = number;
  chain->last = number;
}

/* Adds an item; returns its number. O(cells it touches). */
guint
entente_label_grid_add (EntenteLabelGrid *self,
                        const EntenteLabelObstacle *shape)
{
  Item item = { *shape, get_bounds (shape), TRUE };
  Span span = get_span (self, &item.bounds);
  guint number = self->items->len;
  int column, row;

  g_array_append_val (self->items, item);
  for (row = span.row0; row <= span.row1; row++)
    for (column = span.column0; column <= span.column1; column++)
      append_place (self, (guint) (row * self->columns + column), number);
  return number;
}

/* The item is no longer found; its number stays taken until truncated. */
void
entente_label_grid_remove (EntenteLabelGrid *self,
                           guint item)
{
  g_array_index (self->items, Item, item).alive = FALSE;
}

/* Forgets all items from number n_items on. O(cells that they touch). */
void
entente_label_grid_truncate (EntenteLabelGrid *self,
                             guint n_items)
{
  guint n = self->places->len;

  for (; n > 0 && get_place (self, n - 1)->item >= n_items; n--)
    {
      const Place *place = get_place (self, n - 1);
      Cell *chain = &self->cells[place->cell];

      chain->last = place->previous;
      if (chain->last == NOWHERE)
        chain->first = NOWHERE;
      else
        g_array_index (self->places, Place, chain->last).next = NOWHERE;
    }
  g_array_set_size (self->places, n);
  g_array_set_size (self->items, MIN (n_items, self->items->len));
}

guint
entente_label_grid_get_length (const EntenteLabelGrid *self)
{
  return self->items->len;
}

const EntenteLabelObstacle *
entente_label_grid_get (const EntenteLabelGrid *self,
                        guint item)
{
  return &g_array_index (self->items, Item, item).shape;
}

static gboolean
add_hit (guint item,
         guint *hits,
         guint *n,
         guint n_hits)
{
  guint i;

  for (i = 0; i < *n; i++)
    if (hits[i] == item)
      return FALSE;
  hits[(*n)++] = item;
  return *n == n_hits;
}

guint
entente_label_grid_find_box (const EntenteLabelGrid *self,
                             const EntenteLabelBox *box,
                             guint *hits,
                             guint n_hits)
{
  Span span = get_span (self, box);
  guint n = 0;
  int column, row;

  for (row = span.row0; row <= span.row1; row++)
    for (column = span.column0; column <= span.column1; column++)
      {
        guint place = self->cells[row * self->columns + column].first;

        for (; place != NOWHERE; place = get_place (self, place)->next)
          {
            guint number = get_place (self, place)->item;
            const Item *item = &g_array_index (self->items, Item, number);

            if (item->alive && entente_label_box_hits (box, &item->shape) && add_hit (number, hits, &n, n_hits))
              return n;
          }
      }
  return n;
}

/* Items of the given owner (a mark, its trail) do not count; owner -1 = all count. */
guint
entente_label_grid_find_line (const EntenteLabelGrid *self,
                              const EntenteLabelObstacle *line,
                              int owner,
                              guint *hits,
                              guint n_hits)
{
  EntenteLabelBox bounds = get_bounds (line);
  Span span = get_span (self, &bounds);
  guint n = 0;
  int column, row;

  for (row = span.row0; row <= span.row1; row++)
    for (column = span.column0; column <= span.column1; column++)
      {
        guint place = self->cells[row * self->columns + column].first;

        for (; place != NOWHERE; place = get_place (self, place)->next)
          {
            guint number = get_place (self, place)->item;
            const Item *item = &g_array_index (self->items, Item, number);

            if (!item->alive || (owner >= 0 && item->shape.owner == owner))
              continue;
            if (entente_label_line_hits (line, &item->shape) && add_hit (number, hits, &n, n_hits))
              return n;
          }
      }
  return n;
}
