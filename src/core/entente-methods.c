/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ways to aggregate criteria into one score: the list of them, the weighted mean, and what they share. */

#include "config.h"

#include "entente-array.h"
#include "entente-methods-private.h"

#include <string.h>

#define FEW_PATTERNS 256
#define FEW_CRITERIA 64

/* scores += share_0 column_0 + ... in file order, four columns at a time. @n is even. */
static void
add_four_columns (const double *columns,
                  gsize stride,
                  const double *shares,
                  gsize n,
                  double *scores)
{
  const EntentePair s0 = entente_pair (shares[0]), s1 = entente_pair (shares[1]), s2 = entente_pair (shares[2]), s3 = entente_pair (shares[3]);
  gsize i;

  for (i = 0; i < n; i += 2)
    {
      const double *at = columns + i;
      EntentePair sum = *(const EntentePair *) (scores + i);

      sum += s0 * *(const EntentePair *) at;
      sum += s1 * *(const EntentePair *) (at + stride);
      sum += s2 * *(const EntentePair *) (at + 2 * stride);
      sum += s3 * *(const EntentePair *) (at + 3 * stride);
      *(EntentePair *) (scores + i) = sum;
    }
}

static void
add_column (const double *column,
            double share,
            gsize n,
            double *scores)
{
  const EntentePair s = entente_pair (share);
  gsize i;

  for (i = 0; i < n; i += 2)
    *(EntentePair *) (scores + i) += s * *(const EntentePair *) (column + i);
}

/* The share of the criteria that @present names, summed in file order. */
static double
sum_present (const guint8 *present,
             const double *shares,
             guint n)
{
  double sum = 0;
  guint c;

  for (c = 0; c < n; c++)
    if (present[c])
      sum += shares[c];
  return sum;
}

static void
renormalise_holes (const EntenteValues *values,
                   const double *shares,
                   double *scores)
{
  const EntenteHoles *holes = &values->holes;
  double few[FEW_PATTERNS];
  g_autofree double *many = holes->n_patterns > FEW_PATTERNS ? g_new (double, holes->n_patterns) : NULL;
  double *sums = many != NULL ? many : few;
  guint k;

  for (k = 0; k < holes->n_patterns; k++)
    sums[k] = sum_present (holes->present + (gsize) k * values->n_criteria, shares, values->n_criteria);
  for (k = 0; k < holes->n; k++)
    {
      const double sum = sums[holes->patterns[k]];
      double *score = &scores[holes->partners[k]];

      *score = sum > 0 ? *score / sum : NAN;
    }
}

/**
 * entente_method_sum_columns:
 * @sums: (out): room for the values' stride
 *
 * The sum over criteria of share x column, in file order in binary64, over the sum of the shares that have a
 * value; NaN for partners that have none. With the values as columns it is the weighted mean: Keeney &
 * Raiffa, Decisions with Multiple Objectives, 1976. O(n m).
 */
void
entente_method_sum_columns (const EntenteMethodInput *input,
                            double *sums)
{
  const EntenteValues *values = input->table->values;
  gsize start;
  guint c;

  memset (sums, 0, values->stride * sizeof (double));
  for (start = 0; start < values->stride; start += ENTENTE_METHOD_TILE)
    {
      const gsize n = MIN (ENTENTE_METHOD_TILE, values->stride - start);
      const double *columns = input->table->columns + start;

      for (c = 0; c + 4 <= values->n_criteria; c += 4)
        add_four_columns (columns + c * values->stride, values->stride, input->shares + c, n, sums + start);
      for (; c < values->n_criteria; c++)
        add_column (columns + c * values->stride, input->shares[c], n, sums + start);
    }
  if (values->holes.n > 0)
    renormalise_holes (values, input->shares, sums);
}

const char *const entente_method_ids[] = { "weighted-mean", "geometric-mean", "topsis", "vikor", "promethee", NULL };
const char *const entente_normalisation_ids[] = { "goalposts", "min-max", "max", "sum", "vector", "z-score", NULL };

static const EntenteMethodClass methods[] = {
  { ENTENTE_METHOD_WEIGHTED_MEAN, TRUE, FALSE },
  { ENTENTE_METHOD_GEOMETRIC_MEAN, FALSE, FALSE },
  { ENTENTE_METHOD_TOPSIS, FALSE, FALSE },
  { ENTENTE_METHOD_VIKOR, FALSE, FALSE },
  { ENTENTE_METHOD_PROMETHEE, TRUE, TRUE },
};

const EntenteMethodClass *
entente_method_get (EntenteMethod method)
{
  g_return_val_if_fail ((guint) method < ENTENTE_N_METHODS, &methods[0]);
  return &methods[method];
}

/**
 * entente_method_get_present:
 *
 * Returns: the sum of the shares of the criteria in which @partner has a value; exactly 1 when it has all
 */
double
entente_method_get_present (const EntenteValues *values,
                            const double *shares,
                            guint partner)
{
  const int hole = values->hole_of != NULL ? values->hole_of[partner] : ENTENTE_NONE;

  if (hole == ENTENTE_NONE)
    return 1;
  return sum_present (values->holes.present + (gsize) values->holes.patterns[hole] * values->n_criteria, shares,
                      values->n_criteria);
}

/**
 * entente_method_score:
 * @scores: (out): room for the values' stride
 *
 * One score a partner in [0, 1]; NaN = not rated: nothing that counts has a value. Criteria without a value
 * are left out and the other shares scaled up. Allocates nothing. O(n m). Thread-safe.
 *
 * - weighted mean: sum of share x v
 * - geometric mean: product of v^share; 0 when a value that counts is 0
 * - TOPSIS: closeness to the ideal; VIKOR: 1 - Q; PROMETHEE II: (net flow + 1) / 2
 */
void
entente_method_score (const EntenteMethodInput *input,
                      double *scores)
{
  switch (input->table->method)
    {
    case ENTENTE_METHOD_GEOMETRIC_MEAN:
      entente_method_geometric_score (input, scores);
      break;
    case ENTENTE_METHOD_TOPSIS:
      entente_method_topsis_score (input, scores);
      break;
    case ENTENTE_METHOD_VIKOR:
      entente_method_vikor_score (input, scores);
      break;
    default:
      entente_method_sum_columns (input, scores);
      break;
    }
}

static double
sum_row (const EntenteMethodInput *input,
         const EntenteMethodRow *row)
{
  double sum = 0, present = 0;
  guint c;

  for (c = 0; c < input->table->values->n_criteria; c++)
    if (row->present[c])
      {
        sum += input->shares[c] * row->row[c * row->step];
        present += input->shares[c];
      }
  return present > 0 ? sum / present : NAN;
}

static double
score_row (const EntenteMethodInput *input,
           const EntenteMethodRange *range,
           const EntenteMethodRow *row)
{
  switch (input->table->method)
    {
    case ENTENTE_METHOD_GEOMETRIC_MEAN:
      return entente_method_geometric_finish (sum_row (input, row));
    case ENTENTE_METHOD_TOPSIS:
      return entente_method_topsis_score_one (input, row);
    case ENTENTE_METHOD_VIKOR:
      return entente_method_vikor_score_one (input, range, row);
    default:
      return sum_row (input, row);
    }
}

/* Columns of one of the rows, as they would be. */
static void
convert_row (const EntenteMethodTable *table,
             const EntenteMethodRows *rows,
             guint k,
             double *converted)
{
  guint c;

  for (c = 0; c < table->values->n_criteria; c++)
    {
      const gsize at = (gsize) c * rows->n + k;
      const double value = rows->values[at] + (rows->more != NULL ? rows->more[at] : 0);

      converted[c] = entente_method_table_convert (table, c, MIN (value, 1), rows->partners[k]);
    }
}

/**
 * entente_method_convert_rows:
 *
 * Returns: (transfer full): [rows->n][n_criteria], what entente_method_score_rows() would convert at each call
 */
double *
entente_method_convert_rows (const EntenteMethodTable *table,
                             const EntenteMethodRows *rows)
{
  const guint m = table->values->n_criteria;
  double *converted = ENTENTE_NEW (double, (gsize) rows->n * m);
  guint k;

  for (k = 0; k < rows->n; k++)
    convert_row (table, rows, k, converted + (gsize) k * m);
  return converted;
}

/**
 * entente_method_score_rows:
 * @scores: (out): [rows->n]
 *
 * What a partner would score with other values, everything known in every criterion, all others as they
 * are and measured on the scales of the values as they are: a relative normalisation's ends don't move.
 * O(rows m), PROMETHEE II times log n, VIKOR with a relative normalisation O(n m) more.
 */
void
entente_method_score_rows (const EntenteMethodInput *input,
                           const EntenteMethodRows *rows,
                           double *scores)
{
  const EntenteMethodTable *table = input->table;
  const guint m = table->values->n_criteria;
  double few[FEW_CRITERIA];
  g_autofree double *many = m > FEW_CRITERIA ? g_new (double, m) : NULL;
  double *converted = many != NULL ? many : few;
  const EntenteMethodRow row = { converted, 1, table->values->possible };
  EntenteMethodRange range;
  guint k;

  if (rows->n == 0)
    return;
  if (table->method == ENTENTE_METHOD_VIKOR)
    entente_method_vikor_find_range (input, &range);
  for (k = 0; k < rows->n; k++)
    {
      convert_row (table, rows, k, converted);
      scores[k] = score_row (input, &range, &row);
    }
}

/**
 * entente_method_score_incomplete:
 * @lows: (out): [incomplete.n] of the values: the scores if all that is missing were 0
 * @highs: (out): likewise if it were 1
 *
 * As entente_method_score_rows(). A table that the values keep has the rows already, so that a frame converts
 * nothing: O(incomplete m), VIKOR with a relative normalisation O(n m) more.
 */
void
entente_method_score_incomplete (const EntenteMethodInput *input,
                                 double *lows,
                                 double *highs)
{
  const EntenteMethodTable *table = input->table;
  const EntenteIncomplete *list = &table->values->incomplete;
  const gsize m = table->values->n_criteria;
  EntenteMethodRange range;
  guint k;

  if (table->lows == NULL)
    {
      const EntenteMethodRows worst = { list->n, list->partners, list->low, NULL };
      const EntenteMethodRows best = { list->n, list->partners, list->low, list->missing };

      entente_method_score_rows (input, &worst, lows);
      entente_method_score_rows (input, &best, highs);
      return;
    }
  if (table->method == ENTENTE_METHOD_VIKOR)
    entente_method_vikor_find_range (input, &range);
  for (k = 0; k < list->n; k++)
    {
      const EntenteMethodRow low = { table->lows + k * m, 1, table->values->possible };
      const EntenteMethodRow high = { table->highs + k * m, 1, table->values->possible };

      lows[k] = score_row (input, &range, &low);
      highs[k] = score_row (input, &range, &high);
    }
}
