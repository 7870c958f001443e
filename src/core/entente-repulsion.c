/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Repulsion of points in the plane.
 *
 *   pairs   every point with every other: exact, n * n, four at a time
 *   tree    far cells count as one point at their centre of charge (Barnes and Hut), n * log n:
 *
 *           points in Morton order ->  cells are ranges of that order, a parent before its children
 *           +----+--+--+
 *           | c  |  |  |               width / distance < OPENING: the cell counts as one point
 *           |    +--+--+               otherwise: its children, or its points when it is a leaf
 *           +----+--+--+
 *
 * Invariants: one thread, one order of summation, only + - * / and sqrt: the same bits wherever IEEE 754
 * doubles are. SOFTENING keeps coincident points finite.
 */

#include "config.h"

#include "entente-repulsion.h"

#include "entente-array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SOFTENING 1.0 /* squared length added to every squared distance */
#define OPENING 0.7 /* below 1 / sqrt (2), so that nobody is pushed by the cell that holds it */
#define LEAF_SIZE 8
#define MORTON_BITS 16

/* Four numbers at a time; the compiler maps them to whatever the processor has. */
typedef double Four __attribute__ ((vector_size (32)));

typedef struct
{
  guint first, n;     /* range in Morton order */
  guint next;         /* the cell after this one and all it contains */
  gboolean leaf;
  double x, y;        /* centre of charge */
  double charge;
  double open_within; /* squared distance under which the cell must be opened */
} Cell;

typedef struct
{
  guint64 key; /* Morton code, then the index */
  double x, y, charge;
  guint index;
} Entry;

struct _EntenteRepulsion
{
  guint n;
  guint n_padded;
  Four *x, *y, *charge; /* pairs: columns padded with points of no charge */
  Entry *entries;       /* tree */
  GArray *cells;
};

/**
 * entente_repulsion_new:
 * @n: number of points; 0 is fine
 *
 * Room to work in for @n points, used again at every step.
 */
EntenteRepulsion *
entente_repulsion_new (guint n)
{
  EntenteRepulsion *self = g_new0 (EntenteRepulsion, 1);
  guint blocks = (n + 3) / 4;

  self->n = n;
  self->n_padded = blocks * 4;
  self->x = g_aligned_alloc0 (MAX (blocks, 1), sizeof (Four), sizeof (Four));
  self->y = g_aligned_alloc0 (MAX (blocks, 1), sizeof (Four), sizeof (Four));
  self->charge = g_aligned_alloc0 (MAX (blocks, 1), sizeof (Four), sizeof (Four));
  self->cells = ENTENTE_NEW_LIST (Cell);
  return self;
}

void
entente_repulsion_free (EntenteRepulsion *self)
{
  g_aligned_free (self->x);
  g_aligned_free (self->y);
  g_aligned_free (self->charge);
  g_free (self->entries);
  g_array_unref (self->cells);
  g_free (self);
}

/* By address: how a vector of this width is passed depends on what the compiler may use. */
static double
sum_four (const Four *v)
{
  return ((*v)[0] + (*v)[1]) + ((*v)[2] + (*v)[3]);
}

/**
 * entente_repulsion_add_by_pairs:
 *
 * Adds to every body the sum over the others of charge charge' (x - x') / (d^2 + 1). O(n^2).
 */
void
entente_repulsion_add_by_pairs (EntenteRepulsion *self,
                                EntenteBody *bodies)
{
  double *xs = (double *) self->x, *ys = (double *) self->y, *charges = (double *) self->charge;
  guint i, j;

  for (i = 0; i < self->n; i++)
    {
      xs[i] = bodies[i].x;
      ys[i] = bodies[i].y;
      charges[i] = bodies[i].charge;
    }
  for (i = 0; i < self->n; i++)
    {
      EntenteBody *body = &bodies[i];
      const Four x = { body->x, body->x, body->x, body->x };
      const Four y = { body->y, body->y, body->y, body->y };
      const Four softening = { SOFTENING, SOFTENING, SOFTENING, SOFTENING };
      Four fx = { 0 }, fy = { 0 }, stiffness = { 0 };

      for (j = 0; j < self->n_padded / 4; j++)
        {
          Four dx = x - self->x[j], dy = y - self->y[j];
          Four push = self->charge[j] / (dx * dx + dy * dy + softening);

          fx += dx * push;
          fy += dy * push;
          stiffness += push;
        }
      body->fx += body->charge * sum_four (&fx);
      body->fy += body->charge * sum_four (&fy);
      body->stiffness += body->charge * (sum_four (&stiffness) - body->charge / SOFTENING);
    }
}

/* Puts a zero between the bits: 1011 -> 01000101. */
static guint64
spread_bits (guint32 v)
{
  guint64 x = v & 0xffff;

  x = (x | (x << 8)) & 0x00ff00ff;
  x = (x | (x << 4)) & 0x0f0f0f0f;
  x = (x | (x << 2)) & 0x33333333;
  return (x | (x << 1)) & 0x55555555;
}

static int
compare_entries_cb (const void *a,
                    const void *b)
{
  guint64 ka = ((const Entry *) a)->key, kb = ((const Entry *) b)->key;

  return ka < kb ? -1 : ka > kb;
}

static double
sort_entries (EntenteRepulsion *self,
              const EntenteBody *bodies)
{
  double left = bodies[0].x, right = left, top = bodies[0].y, bottom = top, width;
  guint i;

  for (i = 1; i < self->n; i++)
    {
      left = MIN (left, bodies[i].x);
      right = MAX (right, bodies[i].x);
      top = MIN (top, bodies[i].y);
      bottom = MAX (bottom, bodies[i].y);
    }
  width = MAX (MAX (right - left, bottom - top), 1e-9);
  for (i = 0; i < self->n; i++)
    {
      Entry *entry = &self->entries[i];
      double scale = ((1 << MORTON_BITS) - 1) / width;

      entry->x = bodies[i].x;
      entry->y = bodies[i].y;
      entry->charge = bodies[i].charge;
      entry->index = i;
      entry->key = (spread_bits ((guint32) ((entry->x - left) * scale))
                    | (spread_bits ((guint32) ((entry->y - top) * scale)) << 1))
                   << 32
                   | i;
    }
  qsort (self->entries, self->n, sizeof (Entry), compare_entries_cb);
  return width;
}

/* Where in [first, end) the keys reach the given two bits at the given level. */
static guint
find_quarter (const EntenteRepulsion *self,
              guint first,
              guint end,
              guint shift,
              guint quarter)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (((self->entries[middle].key >> shift) & 3) < quarter)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static void
close_cell (EntenteRepulsion *self,
            guint place,
            double width)
{
  Cell *cell = &g_array_index (self->cells, Cell, place);
  double x = 0, y = 0, charge = 0;
  guint i;

  for (i = cell->first; i < cell->first + cell->n; i++)
    {
      const Entry *entry = &self->entries[i];

      charge += entry->charge;
      x += entry->charge * entry->x;
      y += entry->charge * entry->y;
    }
  cell->charge = charge;
  cell->x = charge > 0 ? x / charge : self->entries[cell->first].x;
  cell->y = charge > 0 ? y / charge : self->entries[cell->first].y;
  cell->open_within = (width / OPENING) * (width / OPENING);
  cell->next = self->cells->len;
}

static void
build_cell (EntenteRepulsion *self,
            guint first,
            guint n,
            int level,
            double width)
{
  const Cell empty = { .first = first, .n = n, .leaf = n <= LEAF_SIZE || level < 0 };
  guint place = self->cells->len, quarter, start = first;

  g_array_append_val (self->cells, empty);
  for (quarter = 0; quarter < 4 && !empty.leaf; quarter++)
    {
      guint end = quarter == 3 ? first + n
                               : find_quarter (self, start, first + n, 32 + 2 * (guint) level, quarter + 1);

      if (end > start)
        build_cell (self, start, end - start, level - 1, width / 2);
      start = end;
    }
  close_cell (self, place, width);
}

static void
add_push (EntenteBody *body,
          double dx,
          double dy,
          double charge)
{
  double push = body->charge * charge / (dx * dx + dy * dy + SOFTENING);

  body->fx += dx * push;
  body->fy += dy * push;
  body->stiffness += push;
}

static void
add_leaf (const EntenteRepulsion *self,
          const Cell *cell,
          guint index,
          EntenteBody *body)
{
  guint i;

  for (i = cell->first; i < cell->first + cell->n; i++)
    if (self->entries[i].index != index)
      add_push (body, body->x - self->entries[i].x, body->y - self->entries[i].y, self->entries[i].charge);
}

/**
 * entente_repulsion_add_by_tree:
 *
 * Adds what entente_repulsion_add_by_pairs () adds, within a few per cent: a cell seen under less than
 * 0.7 (width by distance) counts as one point. O(n log n).
 */
void
entente_repulsion_add_by_tree (EntenteRepulsion *self,
                               EntenteBody *bodies)
{
  double width;
  guint i, place;

  if (self->n == 0)
    return;
  if (self->entries == NULL)
    self->entries = g_new (Entry, self->n);
  width = sort_entries (self, bodies);
  g_array_set_size (self->cells, 0);
  build_cell (self, 0, self->n, MORTON_BITS - 1, width);

  /* In Morton order, so that neighbours meet the same cells while these are in the cache. */
  for (i = 0; i < self->n; i++)
    {
      guint index = self->entries[i].index;
      EntenteBody *body = &bodies[index];

      for (place = 0; place < self->cells->len;)
        {
          const Cell *cell = &g_array_index (self->cells, Cell, place);
          double dx = body->x - cell->x, dy = body->y - cell->y;

          if (cell->leaf)
            add_leaf (self, cell, index, body);
          else if (dx * dx + dy * dy > cell->open_within)
            add_push (body, dx, dy, cell->charge);
          else
            {
              place++;
              continue;
            }
          place = cell->next;
        }
    }
}

/**
 * entente_repulsion_add:
 *
 * Adds the repulsion by the way that suits the number of points.
 */
void
entente_repulsion_add (EntenteRepulsion *self,
                       EntenteBody *bodies)
{
  if (self->n <= ENTENTE_REPULSION_EXACT)
    entente_repulsion_add_by_pairs (self, bodies);
  else
    entente_repulsion_add_by_tree (self, bodies);
}
