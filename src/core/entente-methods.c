/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ways to aggregate criteria into one score. */

#include "config.h"

#include "entente-methods.h"

#include "entente-values-private.h"

#include <string.h>

#define TILE 512
#define FEW_PATTERNS 256

/* Two numbers at a time, on any processor; each sum is the one that plain numbers would give. */
typedef double Pair __attribute__ ((vector_size (16), aligned (8), may_alias));

static Pair
repeat (double x)
{
  return (Pair) { x, x };
}

/* scores += share_0 column_0 + ... in file order, four columns at a time. @n is even. */
static void
add_four_columns (const double *columns,
                  gsize stride,
                  const double *shares,
                  gsize n,
                  double *scores)
{
  const Pair s0 = repeat (shares[0]), s1 = repeat (shares[1]), s2 = repeat (shares[2]), s3 = repeat (shares[3]);
  gsize i;

  for (i = 0; i < n; i += 2)
    {
      const double *at = columns + i;
      Pair sum = *(const Pair *) (scores + i);

      sum += s0 * *(const Pair *) at;
      sum += s1 * *(const Pair *) (at + stride);
      sum += s2 * *(const Pair *) (at + 2 * stride);
      sum += s3 * *(const Pair *) (at + 3 * stride);
      *(Pair *) (scores + i) = sum;
    }
}

static void
add_column (const double *column,
            double share,
            gsize n,
            double *scores)
{
  const Pair s = repeat (share);
  gsize i;

  for (i = 0; i < n; i += 2)
    *(Pair *) (scores + i) += s * *(const Pair *) (column + i);
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

/* Weighted mean: the sum over criteria of share x value, in file order in binary64, over the sum of the
 * shares that have a value. Keeney & Raiffa, Decisions with Multiple Objectives, 1976. O(n m). */
static void
score_weighted_mean (const EntenteMethodInput *input,
                     double *scores)
{
  const EntenteValues *values = input->values;
  gsize start;
  guint c;

  memset (scores, 0, values->stride * sizeof (double));
  for (start = 0; start < values->stride; start += TILE)
    {
      const gsize n = MIN (TILE, values->stride - start);
      const double *columns = values->columns + start;

      for (c = 0; c + 4 <= values->n_criteria; c += 4)
        add_four_columns (columns + c * values->stride, values->stride, input->shares + c, n, scores + start);
      for (; c < values->n_criteria; c++)
        add_column (columns + c * values->stride, input->shares[c], n, scores + start);
    }
  if (values->holes.n > 0)
    renormalise_holes (values, input->shares, scores);
}

const char *const entente_method_ids[] = { "weighted-mean", "geometric-mean", "topsis", "vikor", "promethee", NULL };
const char *const entente_normalisation_ids[] = { "goalposts", "min-max", "max", "sum", "vector", "z-score", NULL };

static const EntenteMethodClass methods[] = {
  { ENTENTE_METHOD_WEIGHTED_MEAN, TRUE, score_weighted_mean },
};

const EntenteMethodClass *
entente_method_get (EntenteMethod method)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i].method == method)
      return &methods[i];
  g_return_val_if_reached (&methods[0]);
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
