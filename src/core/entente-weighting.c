/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Weights that the data suggest, and weights that follow from an order. */

#include "config.h"

#include "entente-weighting.h"

#include "entente-array.h"
#include "entente-correlation.h"
#include "entente-portable-math.h"
#include "entente-values-private.h"

static double
find_deviation (const double *column,
                guint n)
{
  double mean = 0, spread = 0;
  guint i;

  for (i = 0; i < n; i++)
    mean += column[i] / n;
  for (i = 0; i < n; i++)
    spread += (column[i] - mean) * (column[i] - mean);
  return sqrt (spread / n);
}

/* 1 + 1 / log n x sum of p log p, p = the part of each in the column; NaN for negative numbers. */
static double
find_divergence (const double *column,
                 guint n)
{
  double total = 0, sum = 0;
  guint i;

  for (i = 0; i < n; i++)
    {
      if (column[i] < 0)
        return NAN;
      total += column[i];
    }
  if (!(total > 0) || n < 2)
    return 0;
  for (i = 0; i < n; i++)
    if (column[i] > 0)
      sum += column[i] / total * entente_log (column[i] / total);
  return MAX (1 + sum / entente_log (n), 0);
}

/* From the least (0) to the greatest (1); costs the other way round. A level column is all 0. */
static double *
stretch_columns (const EntenteWeightingTable *table)
{
  double *out = ENTENTE_NEW0 (double, (gsize) table->n * table->m);
  guint c, i;

  for (c = 0; c < table->m; c++)
    {
      const double *column = table->columns + c * table->stride;
      const gboolean cost = table->costs != NULL && table->costs[c];
      double low = INFINITY, high = -INFINITY;

      for (i = 0; i < table->n; i++)
        {
          low = MIN (low, column[i]);
          high = MAX (high, column[i]);
        }
      for (i = 0; i < table->n && high > low; i++)
        out[(gsize) c * table->n + i] = (cost ? high - column[i] : column[i] - low) / (high - low);
    }
  return out;
}

/* Contrast times conflict. A level column has no contrast, and correlates with none. */
static void
compute_critic (const EntenteWeightingTable *table,
                double *weights)
{
  g_autofree double *columns = stretch_columns (table);
  guint c, d;

  for (c = 0; c < table->m; c++)
    {
      const double *column = columns + (gsize) c * table->n;
      double conflict = 0;

      for (d = 0; d < table->m; d++)
        if (d != c)
          {
            const double r = entente_correlation_pearson (column, columns + (gsize) d * table->n, table->n);

            conflict += 1 - (isnan (r) ? 0 : r);
          }
      weights[c] = find_deviation (column, table->n) * conflict;
    }
}

static gboolean
divide_by_sum (double *weights,
               guint n)
{
  double sum = 0;
  guint c;

  for (c = 0; c < n; c++)
    sum += weights[c];
  if (!(sum > 0) || !isfinite (sum))
    return FALSE;
  for (c = 0; c < n; c++)
    weights[c] /= sum;
  return TRUE;
}

/**
 * entente_weighting_compute_table:
 * @weights: (array) (out): [m], sum 1
 *
 * - equal: 1 / m
 * - entropy: in proportion to 1 - e, e = - sum p log p / log n, p = the part in the column's sum, 0 log 0 = 0;
 *   Shannon 1948, Zeleny, Multiple Criteria Decision Making, 1982
 * - CRITIC: in proportion to s x sum over the others of (1 - r), s = deviation and r = correlation of columns
 *   that run from 0 (worst) to 1 (best); Diakoulaki et al. 1995, doi:10.1016/0305-0548(94)00059-H
 * - deviation: in proportion to the standard deviation of the columns as they are
 *
 * Returns: %FALSE when no weights follow: too few rows, all columns level, or negative numbers for entropy.
 * O(n m), CRITIC O(n m^2).
 */
gboolean
entente_weighting_compute_table (EntenteWeighting weighting,
                                 const EntenteWeightingTable *table,
                                 double *weights)
{
  guint c;

  if (table->n < 2 && weighting != ENTENTE_WEIGHTING_EQUAL)
    return FALSE;
  if (weighting == ENTENTE_WEIGHTING_CRITIC)
    compute_critic (table, weights);
  else
    for (c = 0; c < table->m; c++)
      {
        const double *column = table->columns + c * table->stride;

        weights[c] = weighting == ENTENTE_WEIGHTING_EQUAL     ? 1
                     : weighting == ENTENTE_WEIGHTING_ENTROPY ? find_divergence (column, table->n)
                                                              : find_deviation (column, table->n);
      }
  return divide_by_sum (weights, table->m);
}

/* The criteria that can have values, of the partners that have them all. Returns: the columns. */
static double *
collect_complete (const EntenteValues *values,
                  guint *criteria,
                  EntenteWeightingTable *table)
{
  double *columns = ENTENTE_NEW (double, values->stride * values->n_criteria);
  guint c, i, k;

  for (c = 0; c < values->n_criteria; c++)
    if (values->possible[c])
      criteria[table->m++] = c;
  for (i = 0; i < values->n_partners; i++)
    {
      gboolean complete = TRUE;

      for (k = 0; k < table->m; k++)
        {
          columns[k * values->stride + table->n] = entente_values_get_criterion (values, i, criteria[k]);
          complete = complete && !entente_values_is_missing (values, i, criteria[k]);
        }
      table->n += complete;
    }
  table->columns = columns;
  table->stride = values->stride;
  return columns;
}

/**
 * entente_weighting_compute:
 * @weights: (array) (out): by criterion, sum 1
 *
 * Weights by the values of the partners that have one in every criterion, see
 * entente_weighting_compute_table(). A criterion that can have no value gets 0.
 *
 * Returns: %FALSE when no weights follow
 */
gboolean
entente_weighting_compute (EntenteWeighting weighting,
                           const EntenteValues *values,
                           double *weights)
{
  g_autofree guint *criteria = ENTENTE_NEW (guint, values->n_criteria);
  g_autofree double *found = ENTENTE_NEW (double, values->n_criteria);
  EntenteWeightingTable table = { 0 };
  g_autofree double *columns = collect_complete (values, criteria, &table);
  guint k;

  g_assert (columns == table.columns);
  if (table.m == 0 || !entente_weighting_compute_table (weighting, &table, found))
    return FALSE;
  for (k = 0; k < values->n_criteria; k++)
    weights[k] = 0;
  for (k = 0; k < table.m; k++)
    weights[criteria[k]] = found[k];
  return TRUE;
}

/**
 * entente_weighting_from_order:
 * @order: (array length=n): criteria, the most important first
 * @weights: (array) (out): by criterion, sum 1
 *
 * Rank-order centroid weights, the mean of all weights that keep the order: the criterion at place k gets
 * 1/n (1/k + 1/(k+1) + ... + 1/n). Barron & Barrett 1996, doi:10.1287/mnsc.42.11.1515. O(n).
 */
void
entente_weighting_from_order (const guint *order,
                              guint n,
                              double *weights)
{
  double sum = 0;
  guint k;

  for (k = n; k > 0; k--)
    {
      sum += 1.0 / k;
      weights[order[k - 1]] = sum / n;
    }
}
