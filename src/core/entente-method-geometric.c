/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The weighted geometric mean, as the exponential of the weighted mean of logarithms.
 *
 * A value of 0 makes the score 0 as soon as its criterion has any share: nothing offsets it. Its logarithm
 * is a number so low that every share down to 1e-297 still gives 0, and that times no share at all is 0.
 */

#include "config.h"

#include "entente-methods-private.h"
#include "entente-portable-math.h"

#define LOG_OF_ZERO -1e300

double
entente_method_geometric_convert (double value)
{
  return value > 0 ? entente_log (value) : LOG_OF_ZERO;
}

/* From the mean of the logarithms to the score; NaN stays. */
double
entente_method_geometric_finish (double mean)
{
  return mean >= 0 ? 1 : entente_exp (mean);
}

/* Product of value^share over the criteria present, the shares scaled up to 1: Aczel & Saaty 1983,
 * doi:10.1016/0022-2496(83)90028-7. O(n m). */
void
entente_method_geometric_score (const EntenteMethodInput *input,
                                double *scores)
{
  guint i;

  entente_method_sum_columns (input, scores);
  for (i = 0; i < input->table->values->n_partners; i++)
    scores[i] = entente_method_geometric_finish (scores[i]);
}
