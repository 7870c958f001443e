/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* PROMETHEE II: who is preferred to how many, criterion by criterion.
 *
 *   P(d) |        ,----- 1      d = own value - the other's
 *        |      ,'              q = indifference, p = preference; with q = p: 1 as soon as d > q
 *      0 |_____/______ d
 *             q   p
 *
 *   flow of i in c = mean over the others j that have a value in c of P(v_i - v_j) - P(v_j - v_i)
 *   phi = sum of share x flow, over the sum of the shares of the criteria present; score = (phi + 1) / 2
 *
 * The flow in one criterion doesn't depend on shares, so (flow + 1) / 2 is a column, made once, and scoring
 * is a weighted mean of columns. Sorted values and their running sums give a flow without a loop over all
 * pairs. Each criterion compares the partners that have a value in it: a pair is never compared on what
 * one of them lacks. Partners are always compared with each other, so one more can reverse two others
 * whatever the normalisation. A partner alone in a criterion has the flow 0.
 *
 * Brans & Vincke 1985, doi:10.1287/mnsc.31.6.647 (criteria I, II and V).
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-methods-private.h"

#include <stdlib.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return ENTENTE_COMPARE (x, y);
}

/* How far in the ascending list the difference value - x stays above @limit, or reaches it. Differences are
 * taken as in a plain loop and fall along the list even when rounded, so that ties fall the same way. */
static guint
count_above (const EntenteRivals *rivals,
             double value,
             double limit,
             gboolean or_equal)
{
  guint low = 0, high = rivals->n;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const double d = value - rivals->sorted[middle];

      if (d > limit || (or_equal && d == limit))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Likewise from the end of the list, with x - value: the place behind those that don't reach it. */
static guint
count_not_below (const EntenteRivals *rivals,
                 double value,
                 double limit,
                 gboolean or_equal)
{
  guint low = 0, high = rivals->n;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const double d = rivals->sorted[middle] - value;

      if (d > limit || (or_equal && d == limit))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Sum over all rivals of P(value - x) - P(x - value). O(log n). */
static double
sum_flow (const EntenteRivals *rivals,
          const EntenteMethodParameters *parameters,
          double value)
{
  const double q = parameters->indifference, p = parameters->preference;
  const guint won = count_above (rivals, value, q, FALSE), lost = count_not_below (rivals, value, q, FALSE);
  guint won_fully, lost_fully;
  double wins, losses;

  if (!(p > q))
    return (double) won - (rivals->n - lost);
  won_fully = count_above (rivals, value, p, TRUE);
  lost_fully = count_not_below (rivals, value, p, TRUE);
  wins = (won - won_fully) * (value - q) - (rivals->sums[won] - rivals->sums[won_fully]);
  losses = (rivals->sums[lost_fully] - rivals->sums[lost]) - (lost_fully - lost) * (value + q);
  return won_fully + wins / (p - q) - ((rivals->n - lost_fully) + losses / (p - q));
}

static double
prefer (const EntenteMethodParameters *parameters,
        double d)
{
  const double q = parameters->indifference, p = parameters->preference;

  if (!(d > q))
    return 0;
  return d < p ? (d - q) / (p - q) : 1;
}

/**
 * entente_method_promethee_convert:
 * @value: normalised
 * @instead_of: the normalised value that is compared no longer, NaN = none
 *
 * Returns: (flow + 1) / 2 of a value in a criterion. O(log n).
 */
double
entente_method_promethee_convert (const EntenteMethodTable *table,
                                  guint criterion,
                                  double value,
                                  double instead_of)
{
  const EntenteRivals *rivals = &table->rivals[criterion];
  const EntenteMethodParameters *parameters = &table->parameters;
  double sum = sum_flow (rivals, parameters, value);
  guint n = rivals->n;

  if (!isnan (instead_of))
    {
      sum -= prefer (parameters, value - instead_of) - prefer (parameters, instead_of - value);
      n--;
    }
  return n > 0 ? CLAMP ((sum / n + 1) / 2, 0, 1) : 0.5;
}

static void
fill_rivals (EntenteMethodTable *table,
             guint criterion)
{
  const EntenteValues *values = table->values;
  EntenteRivals *rivals = &table->rivals[criterion];
  guint i;

  rivals->sorted = ENTENTE_NEW (double, values->n_partners);
  rivals->sums = g_new (double, values->n_partners + 1);
  for (i = 0; i < values->n_partners; i++)
    if (!entente_values_is_missing (values, i, criterion))
      rivals->sorted[rivals->n++] = table->columns[criterion * values->stride + i];
  qsort (rivals->sorted, rivals->n, sizeof (double), compare_doubles);
  rivals->sums[0] = 0;
  for (i = 0; i < rivals->n; i++)
    rivals->sums[i + 1] = rivals->sums[i] + rivals->sorted[i];
}

/* Turns the normalised columns of a table into those of flows. O(m n log n). */
void
entente_method_promethee_prepare (EntenteMethodTable *table)
{
  const EntenteValues *values = table->values;
  double *columns = ENTENTE_NEW0 (double, values->stride * values->n_criteria);
  guint c, i;

  table->rivals = g_new0 (EntenteRivals, values->n_criteria);
  for (c = 0; c < values->n_criteria; c++)
    {
      fill_rivals (table, c);
      for (i = 0; i < values->n_partners; i++)
        if (!entente_values_is_missing (values, i, c))
          {
            const gsize at = c * values->stride + i;

            columns[at] = entente_method_promethee_convert (table, c, table->columns[at], table->columns[at]);
          }
    }
  g_free (table->own_columns);
  table->columns = table->own_columns = columns;
}

void
entente_method_promethee_clear (EntenteMethodTable *table)
{
  guint c;

  for (c = 0; table->rivals != NULL && c < table->values->n_criteria; c++)
    {
      g_free (table->rivals[c].sorted);
      g_free (table->rivals[c].sums);
    }
  g_free (table->rivals);
}
