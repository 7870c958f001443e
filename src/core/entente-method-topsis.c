/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* TOPSIS: how near the ideal, how far from its opposite.
 *
 *   d+ = sqrt (sum of (share (ideal - v))^2)      score = d- / (d+ + d-)
 *   d- = sqrt (sum of (share (v - anti))^2)
 *
 * With goalposts the ideal is 1 and its opposite 0 in every criterion, whoever is present, so that one more
 * partner never reverses two others. With a relative normalisation they are the best and the worst of
 * the normalised columns, as in the book. Criteria without a value are left out of both distances;
 * scaling the other shares up would change neither the ratio nor the score. 1/2 where both distances are 0.
 *
 * Hwang & Yoon, Multiple Attribute Decision Making, 1981, doi:10.1007/978-3-642-48318-9.
 */

#include "config.h"

#include "entente-methods-private.h"

#include <string.h>

static double
find_closeness (double plus,
                double minus)
{
  const double far = sqrt (plus), near = sqrt (minus);

  return far + near > 0 ? near / (far + near) : 0.5;
}

/**
 * entente_method_topsis_score_one:
 *
 * Returns: the closeness of one row, NaN when it has nothing that counts
 */
double
entente_method_topsis_score_one (const EntenteMethodInput *input,
                                 const EntenteMethodRow *row)
{
  const EntenteMethodTable *table = input->table;
  double plus = 0, minus = 0, present = 0;
  guint c;

  for (c = 0; c < table->values->n_criteria; c++)
    if (row->present == NULL || row->present[c])
      {
        const double v = row->row[c * row->step];
        const double up = input->shares[c] * (table->scales[c].best - v);
        const double down = input->shares[c] * (v - table->scales[c].worst);

        plus += up * up;
        minus += down * down;
        present += input->shares[c];
      }
  return present > 0 ? find_closeness (plus, minus) : NAN;
}

/* @n is even. */
static void
add_column (const double *column,
            double share,
            const EntenteColumnScale *scale,
            gsize n,
            double (*sums)[ENTENTE_METHOD_TILE])
{
  const EntentePair s = entente_pair (share), best = entente_pair (scale->best), worst = entente_pair (scale->worst);
  gsize i;

  for (i = 0; i < n; i += 2)
    {
      const EntentePair v = *(const EntentePair *) (column + i);
      const EntentePair up = s * (best - v), down = s * (v - worst);

      *(EntentePair *) (sums[0] + i) += up * up;
      *(EntentePair *) (sums[1] + i) += down * down;
    }
}

static void
score_holes (const EntenteMethodInput *input,
             double *scores)
{
  const EntenteValues *values = input->table->values;
  guint k;

  for (k = 0; k < values->holes.n; k++)
    {
      const guint i = values->holes.partners[k];
      const EntenteMethodRow row = { input->table->columns + i, values->stride, entente_holes_get_present (values, k) };

      scores[i] = entente_method_topsis_score_one (input, &row);
    }
}

/* O(n m). */
void
entente_method_topsis_score (const EntenteMethodInput *input,
                             double *scores)
{
  const EntenteMethodTable *table = input->table;
  const EntenteValues *values = table->values;
  gsize start, i;
  guint c;

  for (start = 0; start < values->stride; start += ENTENTE_METHOD_TILE)
    {
      const gsize n = MIN (ENTENTE_METHOD_TILE, values->stride - start);
      double sums[2][ENTENTE_METHOD_TILE];

      memset (sums[0], 0, n * sizeof (double));
      memset (sums[1], 0, n * sizeof (double));
      for (c = 0; c < values->n_criteria; c++)
        add_column (table->columns + c * values->stride + start, input->shares[c], &table->scales[c], n, sums);
      for (i = 0; i < n; i++)
        scores[start + i] = find_closeness (sums[0][i], sums[1][i]);
    }
  score_holes (input, scores);
}
