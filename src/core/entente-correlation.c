/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Correlations of values and of orders. None of the lists holds NaN. */

#include "config.h"

#include "entente-correlation.h"

#include "entente-array.h"
#include "entente-compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  double x, y;
  guint index;
} Pair;

/* By x, then y, then place in the list. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *p = a, *q = b;

  if (p->x != q->x)
    return ENTENTE_COMPARE (p->x, q->x);
  if (p->y != q->y)
    return ENTENTE_COMPARE (p->y, q->y);
  return ENTENTE_COMPARE (p->index, q->index);
}

static Pair *
sort_pairs (const double *x,
            const double *y,
            guint n)
{
  Pair *pairs = ENTENTE_NEW (Pair, n);
  guint i;

  for (i = 0; i < n; i++)
    pairs[i] = (Pair) { x[i], y[i], i };
  qsort (pairs, n, sizeof (Pair), compare_pairs);
  return pairs;
}

/**
 * entente_correlation_pearson:
 *
 * sum (x - mean)(y - mean) / sqrt (sum (x - mean)^2 x sum (y - mean)^2), in [-1, 1]. O(n).
 */
double
entente_correlation_pearson (const double *x,
                             const double *y,
                             guint n)
{
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
  guint i;

  for (i = 0; i < n; i++)
    {
      mean_x += x[i] / n;
      mean_y += y[i] / n;
    }
  for (i = 0; i < n; i++)
    {
      const double dx = x[i] - mean_x, dy = y[i] - mean_y;

      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  if (!(xx > 0) || !(yy > 0))
    return NAN;
  return CLAMP (xy / (sqrt (xx) * sqrt (yy)), -1, 1);
}

/* Ranks from 1 upwards, ties sharing the mean of their places. */
static void
fill_ranks (const double *x,
            guint n,
            double *ranks)
{
  g_autofree Pair *pairs = sort_pairs (x, x, n);
  guint i, end;

  for (i = 0; i < n; i = end)
    {
      guint k;

      for (end = i + 1; end < n && pairs[end].x == pairs[i].x; end++)
        ;
      for (k = i; k < end; k++)
        ranks[pairs[k].index] = (i + 1 + end) / 2.0;
    }
}

/**
 * entente_correlation_spearman:
 *
 * Pearson's correlation of the ranks, ties sharing their mean: Spearman 1904, doi:10.2307/1412159. O(n log n).
 */
double
entente_correlation_spearman (const double *x,
                              const double *y,
                              guint n)
{
  g_autofree double *a = ENTENTE_NEW (double, n), *b = ENTENTE_NEW (double, n);

  fill_ranks (x, n, a);
  fill_ranks (y, n, b);
  return entente_correlation_pearson (a, b, n);
}

/* Exchanges that sorting @y by merging takes; @y is sorted after. */
static guint64
count_exchanges (double *y,
                 double *scratch,
                 guint n)
{
  const guint half = n / 2;
  guint64 exchanges;
  guint i = 0, j = half, k = 0;

  if (n < 2)
    return 0;
  exchanges = count_exchanges (y, scratch, half) + count_exchanges (y + half, scratch, n - half);
  while (i < half || j < n)
    if (j == n || (i < half && y[i] <= y[j]))
      scratch[k++] = y[i++];
    else
      {
        exchanges += half - i;
        scratch[k++] = y[j++];
      }
  memcpy (y, scratch, n * sizeof (double));
  return exchanges;
}

static double
count_pairs (double n)
{
  return n * (n - 1) / 2;
}

/* Pairs that tie in x, and those that tie in both, of a sorted list. */
static void
count_ties (const Pair *pairs,
            guint n,
            double *in_x,
            double *in_both)
{
  guint i, run = 0, same = 0;

  *in_x = *in_both = 0;
  for (i = 1; i < n; i++)
    {
      run = pairs[i].x == pairs[i - 1].x ? run + 1 : 0;
      same = run > 0 && pairs[i].y == pairs[i - 1].y ? same + 1 : 0;
      *in_x += run;
      *in_both += same;
    }
}

/**
 * entente_correlation_tau_b:
 *
 * (concordant - discordant) / sqrt (pairs untied in x times pairs untied in y), in [-1, 1]: Kendall 1945,
 * doi:10.1093/biomet/33.3.239; by merging: Knight 1966, doi:10.1080/01621459.1966.10480879. O(n log n).
 */
double
entente_correlation_tau_b (const double *x,
                           const double *y,
                           guint n)
{
  g_autofree Pair *pairs = sort_pairs (x, y, n);
  g_autofree double *sorted = ENTENTE_NEW (double, n), *scratch = ENTENTE_NEW (double, n);
  double in_x, in_y = 0, in_both, discordant, untied_x, untied_y;
  guint i, run = 0;

  count_ties (pairs, n, &in_x, &in_both);
  for (i = 0; i < n; i++)
    sorted[i] = pairs[i].y;
  discordant = count_exchanges (sorted, scratch, n);
  for (i = 1; i < n; i++)
    {
      run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
      in_y += run;
    }
  untied_x = count_pairs (n) - in_x;
  untied_y = count_pairs (n) - in_y;
  if (!(untied_x > 0) || !(untied_y > 0))
    return NAN;
  return CLAMP ((count_pairs (n) - in_x - in_y + in_both - 2 * discordant) / (sqrt (untied_x) * sqrt (untied_y)), -1, 1);
}

/* Weights 1 / (1 + place) with the greatest (x, y) at place 0. */
static void
fill_weights (const double *x,
              const double *y,
              guint n,
              double *weights)
{
  g_autofree Pair *pairs = sort_pairs (x, y, n);
  guint i;

  for (i = 0; i < n; i++)
    weights[pairs[i].index] = 1.0 / (n - i);
}

static int
get_sign (double d)
{
  return ENTENTE_COMPARE (d, 0);
}

static double
sum_weighted (const double *x,
              const double *y,
              const double *weights,
              guint n)
{
  double xy = 0, xx = 0, yy = 0;
  guint i, j;

  for (i = 0; i < n; i++)
    for (j = 0; j < i; j++)
      {
        const int a = get_sign (x[i] - x[j]), b = get_sign (y[i] - y[j]);
        const double weight = weights[i] + weights[j];

        xy += a * b * weight;
        xx += a * a * weight;
        yy += b * b * weight;
      }
  return xx > 0 && yy > 0 ? xy / (sqrt (xx) * sqrt (yy)) : NAN;
}

/**
 * entente_correlation_weighted_tau:
 *
 * Kendall's tau-b with each pair weighted by 1 / (1 + r) + 1 / (1 + s), r and s the places of the two from the
 * greatest on: agreement at the top counts most. The mean of the one with places by (x, y) and of the one by
 * (y, x), so that it is the same both ways. Vigna 2015, doi:10.1145/2736277.2741088. O(n^2).
 */
double
entente_correlation_weighted_tau (const double *x,
                                  const double *y,
                                  guint n)
{
  g_autofree double *weights = ENTENTE_NEW (double, n);
  double first;

  fill_weights (x, y, n, weights);
  first = sum_weighted (x, y, weights, n);
  fill_weights (y, x, n, weights);
  return CLAMP ((first + sum_weighted (x, y, weights, n)) / 2, -1, 1);
}
