/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is not exactly known: intervals and missing facts.
 *
 *   [low, high]   uniform in raw units, then through the value function
 *   missing       uniform in value, also where the file counts a missing fact as the worst or the median:
 * that rule gives one ranking, here it is asked how sure that is
 *
 * Each cell is drawn on its own. What else follows from facts stays as it was evaluated: derived indicators,
 * the columns that relative value functions look at, and gates. A partner about which nothing is known stays
 * not rated.
 */

#include "config.h"

#include "entente-uncertain-facts.h"

#include "entente-array.h"
#include "entente-random.h"
#include "entente-values-private.h"

#include <string.h>

#define DRAWS_A_BLOCK 4

static gboolean
is_known (const EntenteValues *values, guint partner)
{
  guint c;

  for (c = 0; c < values->n_criteria; c++)
    if (!entente_values_is_missing (values, partner, c))
      return TRUE;
  return FALSE;
}

static gboolean
is_uncertain (const EntenteCell *cell)
{
  return isnan (cell->value) || (isfinite (cell->low) && isfinite (cell->high) && cell->low < cell->high);
}

/* The sum of the weights in the criterion, and what keeps it finite. */
static double
sum_weights (const EntenteDataset *dataset, const EntenteCriterion *criterion, double *scale)
{
  double sum = 0;
  guint k;

  for (*scale = 1;; *scale = 0x1p-600)
    {
      for (sum = 0, k = 0; k < criterion->n_indicators; k++)
        sum += dataset->quantities[criterion->first_indicator + k].weight * *scale;
      if (isfinite (sum) || *scale < 1)
        return sum;
    }
}

static void
add_spot (EntenteUncertainFacts *self, guint partner, guint c)
{
  const EntenteDataset *dataset = self->values->dataset;
  const EntenteCriterion *criterion = &dataset->criteria[c];
  EntenteUncertainSpot spot = { partner, c, 0, self->cells->len, 0 };
  double scale;
  const double sum = sum_weights (dataset, criterion, &scale);
  guint k;

  for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
    {
      const double share = dataset->quantities[k].weight * scale / sum;
      EntenteCell cell;

      if (!(dataset->quantities[k].weight > 0))
        continue;
      entente_values_get_cell (self->values, partner, k, &cell);
      if (is_uncertain (&cell))
        {
          const EntenteUncertainCell it = { partner, k, isnan (cell.value), cell.low, cell.high, share };

          g_array_append_val (self->cells, it);
          spot.n_cells++;
        }
      else
        spot.certain += share * cell.value;
    }
  if (spot.n_cells > 0)
    g_array_append_val (self->spots, spot);
}

/**
 * entente_uncertain_facts_new:
 *
 * O(partners x indicators x log facts).
 *
 * Returns: (transfer full) (nullable): %NULL when all facts are exact
 */
EntenteUncertainFacts *
entente_uncertain_facts_new (EntenteValues *values)
{
  EntenteUncertainFacts *self = g_new0 (EntenteUncertainFacts, 1);
  guint i, c;

  self->values = entente_values_ref (values);
  self->cells = ENTENTE_NEW_LIST (EntenteUncertainCell);
  self->spots = ENTENTE_NEW_LIST (EntenteUncertainSpot);
  for (i = 0; i < values->n_partners; i++)
    for (c = 0; c < values->n_criteria && is_known (values, i); c++)
      if (values->possible[c])
        add_spot (self, i, c);
  if (self->spots->len == 0)
    g_clear_pointer (&self, entente_uncertain_facts_free);
  return self;
}

void
entente_uncertain_facts_free (EntenteUncertainFacts *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->spots);
  entente_values_unref (self->values);
  g_free (self);
}

const EntenteUncertainSpot *
entente_uncertain_facts_get_spots (const EntenteUncertainFacts *self, guint *n)
{
  *n = self->spots->len;
  return (gconstpointer)self->spots->data;
}

/**
 * entente_uncertain_facts_copy_values:
 *
 * Returns: (transfer full): values in which no spot is a hole any more; their columns have 0 there
 */
EntenteValues *
entente_uncertain_facts_copy_values (const EntenteUncertainFacts *self)
{
  EntenteValues *copy = entente_values_copy (self->values);
  guint8 *filled = ENTENTE_NEW0 (guint8, (gsize)copy->n_partners * copy->n_criteria);
  guint k;

  for (k = 0; k < self->spots->len; k++)
    {
      const EntenteUncertainSpot *spot = &g_array_index (self->spots, EntenteUncertainSpot, k);

      copy->columns[spot->criterion * copy->stride + spot->partner] = 0;
      filled[(gsize)spot->partner * copy->n_criteria + spot->criterion] = 1;
    }
  entente_values_fill_holes (copy, filled);
  g_free (filled);
  return copy;
}

static double
draw_value (const EntenteUncertainFacts *self, const EntenteUncertainCell *cell, double unit)
{
  const EntenteValueFunction *function = &self->values->dataset->quantities[cell->quantity].value;

  if (cell->is_missing)
    return unit;
  return entente_value_function_apply (function, &self->values->scales[cell->quantity],
                                       cell->low + (cell->high - cell->low) * unit);
}

/* Which draws, and where they go. */
typedef struct
{
  guint64 seed, first;
  guint n;
  double *row;
} Draws;

/* A block of random words serves four draws of one cell. */
static void
add_cell (const EntenteUncertainFacts *self, const EntenteUncertainCell *cell, const Draws *draws)
{
  const guint64 id = (guint64)cell->partner * self->values->dataset->n_quantities + cell->quantity;
  EntenteRandomBlock block = { { 0 } };
  guint d;

  for (d = 0; d < draws->n; d++)
    {
      const guint64 draw = draws->first + d;
      const guint word = draw % DRAWS_A_BLOCK;

      if (d == 0 || word == 0)
        block = entente_random_get_block (draws->seed, id, draw / DRAWS_A_BLOCK);
      draws->row[d] += cell->share * draw_value (self, cell, entente_random_get_short_unit (&block, word));
    }
}

/**
 * entente_uncertain_facts_draw:
 * @rows: (array) (out): [spot][n_draws] the values of the criteria that have uncertain cells
 *
 * Draws @first_draw and following. O(cells x draws).
 */
void
entente_uncertain_facts_draw (
    const EntenteUncertainFacts *self, guint64 seed, guint64 first_draw, guint n_draws, double *rows)
{
  guint s, k, d;

  for (s = 0; s < self->spots->len; s++)
    {
      const EntenteUncertainSpot *spot = &g_array_index (self->spots, EntenteUncertainSpot, s);
      const Draws draws = { seed, first_draw, n_draws, rows + (gsize)s * n_draws };

      for (d = 0; d < n_draws; d++)
        draws.row[d] = spot->certain;
      for (k = spot->first_cell; k < spot->first_cell + spot->n_cells; k++)
        add_cell (self, &g_array_index (self->cells, EntenteUncertainCell, k), &draws);
    }
}
