/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Natural breaks: the classes of a sorted list with the least sum of squared distances to the class means.
 *
 *   x   .. . ...      . ..  ...          .... .
 *      |   class 1  |   class 2  |    class 3   |
 *
 * Exact, by dynamic programming: least (k, j) = min over i of least (k - 1, i - 1) + cost (i..j). The best i
 * never falls when j grows, so each row is filled by halving. Equal numbers are one point with a weight, and
 * are therefore never parted. Where two divisions cost the same the one with the smaller first classes wins.
 *
 * Fisher 1958, doi:10.1080/01621459.1958.10501479; Jenks 1967; Wang & Song 2011, doi:10.32614/RJ-2011-015.
 */

#include "config.h"

#include "entente-natural-breaks.h"

#include <string.h>

/* Running sums over the points before each, with the numbers shifted near 0 to keep their digits. */
typedef struct
{
  guint n;         /* distinct numbers */
  double *weights; /* [n + 1] */
  double *sums;    /* [n + 1] */
  double *squares; /* [n + 1] */
  double *before;  /* [n] costs of the best division of 0..j into one class less */
  double *costs;   /* [n] likewise into the classes at hand */
  guint *starts;   /* [k][n] where the last class starts */
  guint *ends;     /* [n + 1] place behind each point in the list */
} Division;

/**
 * entente_natural_breaks_get_scratch_size:
 *
 * Returns: the bytes that entente_natural_breaks_find() needs
 */
gsize
entente_natural_breaks_get_scratch_size (guint n,
                                         guint k)
{
  return 5 * (n + (gsize) 1) * sizeof (double) + (k + (gsize) 1) * (n + (gsize) 1) * sizeof (guint);
}

static void
lay_out (Division *self,
         gpointer scratch,
         gsize room)
{
  self->weights = scratch;
  self->sums = self->weights + room;
  self->squares = self->sums + room;
  self->before = self->squares + room;
  self->costs = self->before + room;
  self->ends = (guint *) (self->costs + room);
  self->starts = self->ends + room;
}

static void
fill_points (Division *self,
             const double *x,
             guint n)
{
  const double middle = x[n / 2];
  guint i, end;

  self->n = 0;
  self->weights[0] = self->sums[0] = self->squares[0] = 0;
  for (i = 0; i < n; i = end)
    {
      const double at = x[i] - middle;
      double weight;

      for (end = i + 1; end < n && x[end] == x[i]; end++)
        ;
      weight = end - i;
      self->weights[self->n + 1] = self->weights[self->n] + weight;
      self->sums[self->n + 1] = self->sums[self->n] + weight * at;
      self->squares[self->n + 1] = self->squares[self->n] + weight * at * at;
      self->ends[self->n++] = end;
    }
}

/* Of one class of the points first..last. */
static double
find_cost (const Division *self,
           guint first,
           guint last)
{
  const double weight = self->weights[last + 1] - self->weights[first];
  const double sum = self->sums[last + 1] - self->sums[first];
  const double cost = self->squares[last + 1] - self->squares[first] - sum * sum / weight;

  return first == last || cost < 0 ? 0 : cost;
}

/* Fills costs and starts of first..last, whose last class starts in least..most. */
static void
fill_half (Division *self,
           const guint range[4],
           guint *starts)
{
  const guint first = range[0], last = range[1], middle = first + (last - first) / 2;
  const guint most = MIN (middle, range[3]);
  double best = G_MAXDOUBLE;
  guint start = range[2], i;

  for (i = range[2]; i <= most; i++)
    {
      const double cost = self->before[i - 1] + find_cost (self, i, middle);

      if (cost < best)
        {
          best = cost;
          start = i;
        }
    }
  self->costs[middle] = best;
  starts[middle] = start;
  if (middle > first)
    fill_half (self, (const guint[4]) { first, middle - 1, range[2], start }, starts);
  if (middle < last)
    fill_half (self, (const guint[4]) { middle + 1, last, start, range[3] }, starts);
}

static void
fill_rows (Division *self,
           guint k)
{
  guint j, row;

  for (j = 0; j < self->n; j++)
    self->costs[j] = find_cost (self, 0, j);
  for (row = 1; row < k; row++)
    {
      double *swapped = self->before;

      self->before = self->costs;
      self->costs = swapped;
      fill_half (self, (const guint[4]) { row, self->n - 1, row, self->n - 1 }, self->starts + (gsize) row * self->n);
    }
}

/**
 * entente_natural_breaks_find:
 * @x: (array length=n): sorted, either way
 * @k: at least 1
 * @scratch: as large as entente_natural_breaks_get_scratch_size() says
 * @ends: (array length=k) (out): the place behind the last number of each class
 *
 * Returns: the number of classes, less than @k when there are fewer distinct numbers, 0 for none at all.
 * O(k n log n).
 */
guint
entente_natural_breaks_find (const double *x,
                             guint n,
                             guint k,
                             gpointer scratch,
                             guint *ends)
{
  Division self;
  guint last, row;

  if (n == 0 || k == 0)
    return 0;
  lay_out (&self, scratch, n + (gsize) 1);
  fill_points (&self, x, n);
  k = MIN (k, self.n);
  fill_rows (&self, k);
  for (row = k, last = self.n - 1; row > 0; row--)
    {
      const guint start = row > 1 ? self.starts[(gsize) (row - 1) * self.n + last] : 0;

      ends[row - 1] = self.ends[last];
      last = start - 1;
    }
  return k;
}

/**
 * entente_natural_breaks_sum_within:
 *
 * Returns: the sum over the classes of squared distances to the class mean. O(n).
 */
double
entente_natural_breaks_sum_within (const double *x,
                                   guint n_classes,
                                   const guint *ends)
{
  double total = 0;
  guint c, i, start = 0;

  for (c = 0; c < n_classes; start = ends[c], c++)
    {
      double mean = 0;

      for (i = start; i < ends[c]; i++)
        mean += x[i] / (ends[c] - start);
      for (i = start; i < ends[c]; i++)
        total += (x[i] - mean) * (x[i] - mean);
    }
  return total;
}
