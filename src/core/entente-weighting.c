/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-weighting.h"

gboolean
entente_weighting_compute (EntenteWeighting weighting,
                           const EntenteValues *values,
                           double *weights)
{
  return FALSE;
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
