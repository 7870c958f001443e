/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The slider rule.
 *
 * Every move of a drag is computed from the shares the drag started with, so that going out and coming
 * back gives the first picture again, bit for bit. With L the locked criteria, k the one that moves,
 * U the unlocked others and A = 1 - sum of L:
 *
 *   t   = clamp (target, 0, A)
 *   w_k = t
 *   w_j = (A - t) b_j / sum of b over U      b = start shares; if they are all 0: the ratios; else equal
 *
 * When U is empty the moved share has nowhere to take from, and nothing moves.
 */

#include "config.h"

#include "entente-shares.h"

#include <math.h>
#include <string.h>

static gboolean
is_locked (const gboolean *locks,
           guint i)
{
  return locks != NULL && locks[i];
}

/* Sum of @shares over the unlocked criteria but @moved, and how many they are. */
static double
sum_others (const double *shares,
            const gboolean *locks,
            guint n,
            guint moved,
            guint *n_others)
{
  double sum = 0;
  guint i;

  *n_others = 0;
  for (i = 0; i < n; i++)
    if (i != moved && !is_locked (locks, i))
      {
        sum += shares[i];
        (*n_others)++;
      }
  return sum;
}

/**
 * entente_shares_get_available:
 * @start: (array length=n): shares, sum 1
 * @locks: (array length=n) (nullable): which shares are held
 * @moved: the criterion that moves
 *
 * What the moved share can reach at most: 1 minus the locked shares, in [0, 1]. A lock on @moved itself
 * doesn't count.
 */
double
entente_shares_get_available (const double *start,
                              const gboolean *locks,
                              guint n,
                              guint moved)
{
  double available = 1;
  guint i;

  for (i = 0; i < n; i++)
    if (i != moved && is_locked (locks, i))
      available -= start[i];
  return CLAMP (available, 0, 1);
}

/**
 * entente_shares_move:
 * @start: (array length=n): shares when the drag began, sum 1
 * @ratios: (array length=n) (nullable): the last proportions that were not all 0, for a way back from 100 %
 * @locks: (array length=n) (nullable): which shares are held
 * @moved: the criterion that moves
 * @target: where it should go
 * @shares: (array length=n) (out): the shares now, sum 1 within 1e-9; may not be @start
 *
 * Locked shares are copied bit for bit, and a @target equal to the start share copies all of them.
 * O(n).
 *
 * Returns: %FALSE when @moved cannot move, since it is locked itself or all others are; @shares is then @start
 */
gboolean
entente_shares_move (const double *start,
                     const double *ratios,
                     const gboolean *locks,
                     guint n,
                     guint moved,
                     double target,
                     double *shares)
{
  double available, base, rest;
  const double *proportions = start;
  guint n_others, i;

  g_return_val_if_fail (moved < n, FALSE);

  memcpy (shares, start, n * sizeof (double));
  base = sum_others (start, locks, n, moved, &n_others);
  if (n_others == 0 || is_locked (locks, moved) || isnan (target))
    return FALSE;

  if (target == start[moved])
    return TRUE;

  available = entente_shares_get_available (start, locks, n, moved);
  target = CLAMP (target, 0, available);
  if (base <= 0 && ratios != NULL)
    {
      proportions = ratios;
      base = sum_others (ratios, locks, n, moved, &n_others);
    }
  rest = available - target;
  shares[moved] = target;
  for (i = 0; i < n; i++)
    if (i != moved && !is_locked (locks, i))
      shares[i] = base > 0 ? rest * (proportions[i] / base) : rest / n_others;
  return TRUE;
}

/**
 * entente_shares_from_weights:
 * @weights: (array length=n): >= 0, finite, any scale
 * @shares: (array length=n) (out): weights / sum; equal when all are 0
 */
void
entente_shares_from_weights (const double *weights,
                             guint n,
                             double *shares)
{
  double sum = 0;
  guint i;

  for (i = 0; i < n; i++)
    sum += weights[i];
  if (isinf (sum))
    {
      double greatest = 0;

      for (sum = 0, i = 0; i < n; i++)
        greatest = MAX (greatest, weights[i]);
      for (i = 0; i < n; i++)
        sum += weights[i] / greatest;
      for (i = 0; i < n; i++)
        shares[i] = weights[i] / greatest / sum;
      return;
    }
  for (i = 0; i < n; i++)
    shares[i] = sum > 0 ? weights[i] / sum : 1.0 / n;
}

/**
 * entente_shares_round:
 * @shares: (array length=n): shares, sum 1
 * @decimals: 0 or 1 decimals of a percent
 * @units: (array length=n) (out): shown shares in 1 % or 0.1 %
 *
 * Largest remainders: each share is rounded down and the units left over go to the largest remainders,
 * ties to the earlier criterion, so that what is shown sums to 100 %. A share that is 0 never gets one.
 * O(n * units left), at most n of them.
 */
void
entente_shares_round (const double *shares,
                      guint n,
                      guint decimals,
                      gint64 *units)
{
  const double whole = decimals == 0 ? 100 : 1000;
  double sum = 0;
  gint64 left = (gint64) whole;
  guint i;

  for (i = 0; i < n; i++)
    sum += shares[i];
  if (!(sum > 0))
    {
      memset (units, 0, n * sizeof (gint64));
      return;
    }

  for (i = 0; i < n; i++)
    {
      /* 0.29 * 100 is 28.999999999999996: a share that is a whole unit but for the last bits stays whole. */
      units[i] = (gint64) floor (shares[i] / sum * whole + 1e-7);
      left -= units[i];
    }
  while (left > 0)
    {
      guint best = n;

      for (i = 0; i < n; i++)
        if (shares[i] > 0 &&
            (best == n || shares[i] / sum * whole - units[i] > shares[best] / sum * whole - units[best] + 1e-9))
          best = i;
      if (best == n)
        return;
      units[best]++;
      left--;
    }
}
