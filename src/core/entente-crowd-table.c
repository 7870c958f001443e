/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A summed-area table of the middles of marks.
 *
 *   +--+--+--+--+     Each entry is the number of middles above and left of its corner, so the number in any block
 *   |  |##|##|  |     of cells takes four of them. A box is asked for the cells that lie wholly inside of it: what
 *   +--+--+--+--+     is found there is in the box for certain, what stands in the cells of its rim is not looked at.
 */

#include "config.h"

#include "entente-crowd-table.h"

#include <math.h>

#define CELL 4.0 /* a line of text is some four of them high */
#define MAX_CELLS_A_SIDE 2048

struct _EntenteCrowdTable
{
  double x0, y0, cell;
  int columns, rows;
  guint *sums; /* [(columns + 1) * (rows + 1)] */
};

static void
count_marks (EntenteCrowdTable *self,
             const EntenteLabelMark *marks,
             guint n_marks)
{
  const int width = self->columns + 1;
  guint i;
  int column, row;

  for (i = 0; i < n_marks; i++)
    {
      const double x = floor ((marks[i].x - self->x0) / self->cell), y = floor ((marks[i].y - self->y0) / self->cell);

      if (marks[i].radius > 0 && x >= 0 && y >= 0 && x < self->columns && y < self->rows)
        self->sums[((int) y + 1) * width + (int) x + 1]++;
    }
  for (row = 1; row <= self->rows; row++)
    for (column = 1; column <= self->columns; column++)
      self->sums[row * width + column] += self->sums[row * width + column - 1] + self->sums[(row - 1) * width + column]
                                          - self->sums[(row - 1) * width + column - 1];
}

/* O(marks + area). Marks without a radius cover nothing and don't count. */
EntenteCrowdTable *
entente_crowd_table_new (const EntenteLabelBox *area,
                         const EntenteLabelMark *marks,
                         guint n_marks)
{
  EntenteCrowdTable *self = g_new0 (EntenteCrowdTable, 1);
  const double width = MAX (area->x1 - area->x0, 0), height = MAX (area->y1 - area->y0, 0);

  self->x0 = area->x0;
  self->y0 = area->y0;
  self->cell = MAX (CELL, MAX (width, height) / MAX_CELLS_A_SIDE);
  self->columns = (int) ceil (width / self->cell);
  self->rows = (int) ceil (height / self->cell);
  self->sums = g_new0 (guint, (gsize) (self->columns + 1) * (gsize) (self->rows + 1));
  count_marks (self, marks, n_marks);
  return self;
}

void
entente_crowd_table_free (EntenteCrowdTable *self)
{
  g_free (self->sums);
  g_free (self);
}

/* %TRUE: the middle of a mark lies in @box. %FALSE: none does, or only at its rim. O(1). */
gboolean
entente_crowd_table_holds_mark (const EntenteCrowdTable *self,
                                const EntenteLabelBox *box)
{
  const int width = self->columns + 1;
  const int left = (int) CLAMP (ceil ((box->x0 - self->x0) / self->cell), 0, self->columns);
  const int top = (int) CLAMP (ceil ((box->y0 - self->y0) / self->cell), 0, self->rows);
  const int right = (int) CLAMP (floor ((box->x1 - self->x0) / self->cell), 0, self->columns);
  const int bottom = (int) CLAMP (floor ((box->y1 - self->y0) / self->cell), 0, self->rows);

  return left < right && top < bottom
         && self->sums[bottom * width + right] + self->sums[top * width + left]
              > self->sums[bottom * width + left] + self->sums[top * width + right];
}
