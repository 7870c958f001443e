/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* VIKOR: a compromise between the sum of all regrets and the greatest one.
 *
 *   S = sum of share x regret, R = greatest share x regret,  regret = (best - v) / (best - worst)
 *   Q = s (S - S*) / (S- - S*) + (1 - s) (R - R*) / (R- - R*),  score = 1 - Q,  s = the strategy
 *
 * With goalposts best and worst are 1 and 0, S* = R* = 0, S- = 1 and R- is the greatest share, so that one
 * more partner never reverses two others. With a relative normalisation they are the best and the worst of
 * those who are present, as in the paper. For a partner that lacks criteria the shares of the others are
 * scaled up, and with goalposts its R- is the greatest of them. A part whose ends meet counts 0.
 *
 * Opricovic 1998; Opricovic & Tzeng 2004, doi:10.1016/S0377-2217(03)00020-1.
 */

#include "config.h"

#include "entente-methods-private.h"

#include <string.h>

/* From a normalised value to a regret. */
double
entente_method_vikor_convert (const EntenteColumnScale *scale,
                              double value)
{
  if (!(scale->best > scale->worst))
    return 0;
  return CLAMP ((scale->best - value) / (scale->best - scale->worst), 0, 1);
}

static gboolean
is_fixed (const EntenteMethodInput *input)
{
  return input->table->parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS;
}

/* S and R of one row; with goalposts R is already divided by its greatest possible. NaN: not rated. */
static void
measure_row (const EntenteMethodInput *input,
             const EntenteMethodRow *row,
             double *group,
             double *regret)
{
  double sum = 0, greatest = 0, present = 0, most = 0;
  guint c;

  for (c = 0; c < input->table->values->n_criteria; c++)
    if (row->present == NULL || row->present[c])
      {
        const double part = input->shares[c] * row->row[c * row->step];

        sum += part;
        greatest = MAX (greatest, part);
        present += input->shares[c];
        most = MAX (most, input->shares[c]);
      }
  *group = present > 0 ? sum / present : NAN;
  *regret = present > 0 ? greatest / (is_fixed (input) ? most : present) : NAN;
}

static void
add_column (const double *column,
            double share,
            gsize n,
            double *group,
            double *regret)
{
  gsize i;

  for (i = 0; i < n; i++)
    {
      const double part = share * column[i];

      group[i] += part;
      regret[i] = part > regret[i] ? part : regret[i];
    }
}

/* S and R of the partners from @start on. @hole: the next partner with holes, moved on. */
static void
measure_tile (const EntenteMethodInput *input,
              gsize start,
              guint *hole,
              double (*out)[ENTENTE_METHOD_TILE])
{
  const EntenteValues *values = input->table->values;
  const gsize n = MIN (ENTENTE_METHOD_TILE, values->stride - start);
  double most = 0;
  guint c;
  gsize i;

  memset (out[0], 0, n * sizeof (double));
  memset (out[1], 0, n * sizeof (double));
  for (c = 0; c < values->n_criteria; c++)
    {
      add_column (input->table->columns + c * values->stride + start, input->shares[c], n, out[0], out[1]);
      most = MAX (most, input->shares[c]);
    }
  if (is_fixed (input) && most > 0)
    for (i = 0; i < n; i++)
      out[1][i] /= most;
  for (; *hole < values->holes.n && values->holes.partners[*hole] < start + n; ++*hole)
    {
      const guint at = values->holes.partners[*hole];
      const EntenteMethodRow row = { input->table->columns + at, values->stride,
                                     entente_holes_get_present (values, *hole) };

      measure_row (input, &row, &out[0][at - start], &out[1][at - start]);
    }
}

static double
place_between (double x,
               double best,
               double worst)
{
  return worst > best ? CLAMP ((x - best) / (worst - best), 0, 1) : isnan (x) ? NAN : 0;
}

static double
find_score (const EntenteMethodInput *input,
            const EntenteMethodRange *range,
            double group,
            double regret)
{
  const double strategy = input->table->parameters.strategy;

  return 1 - (strategy * place_between (group, range->group_best, range->group_worst) +
              (1 - strategy) * place_between (regret, range->regret_best, range->regret_worst));
}

/**
 * entente_method_vikor_find_range:
 *
 * The best and the worst S and R: 0 and 1 with goalposts, else of the rated partners. O(n m).
 */
void
entente_method_vikor_find_range (const EntenteMethodInput *input,
                                 EntenteMethodRange *range)
{
  const EntenteValues *values = input->table->values;
  double tile[2][ENTENTE_METHOD_TILE];
  guint hole = 0;
  gsize start, i;

  *range = (EntenteMethodRange) { 0, 1, 0, 1 };
  if (is_fixed (input))
    return;
  *range = (EntenteMethodRange) { INFINITY, -INFINITY, INFINITY, -INFINITY };
  for (start = 0; start < values->n_partners; start += ENTENTE_METHOD_TILE)
    {
      measure_tile (input, start, &hole, tile);
      for (i = 0; i < ENTENTE_METHOD_TILE && start + i < values->n_partners; i++)
        if (!isnan (tile[0][i]))
          {
            range->group_best = MIN (range->group_best, tile[0][i]);
            range->group_worst = MAX (range->group_worst, tile[0][i]);
            range->regret_best = MIN (range->regret_best, tile[1][i]);
            range->regret_worst = MAX (range->regret_worst, tile[1][i]);
          }
    }
}

double
entente_method_vikor_score_one (const EntenteMethodInput *input,
                                const EntenteMethodRange *range,
                                const EntenteMethodRow *row)
{
  double group, regret;

  measure_row (input, row, &group, &regret);
  return find_score (input, range, group, regret);
}

/* O(n m), twice where the range is that of those present. */
void
entente_method_vikor_score (const EntenteMethodInput *input,
                            double *scores)
{
  const EntenteValues *values = input->table->values;
  EntenteMethodRange range;
  double tile[2][ENTENTE_METHOD_TILE];
  guint hole = 0;
  gsize start, i;

  entente_method_vikor_find_range (input, &range);
  for (start = 0; start < values->stride; start += ENTENTE_METHOD_TILE)
    {
      measure_tile (input, start, &hole, tile);
      for (i = 0; i < ENTENTE_METHOD_TILE && start + i < values->stride; i++)
        scores[start + i] = find_score (input, &range, tile[0][i], tile[1][i]);
    }
}
