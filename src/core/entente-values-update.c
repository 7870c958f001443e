/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One partner's row anew, in place, for those who try many what-ifs on it.
 *
 * The result is the one that entente_values_new() would give, bit for bit, since the sums are the same in the same
 * order; what cannot be had that way is refused: an indicator whose values depend on the other partners, and a
 * change in what is missing. The ranges that missing values leave are not brought up to date.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-methods.h"
#include "entente-values-private.h"

#include <string.h>

typedef struct
{
  EntenteValues *values;
  guint partner;
  EntenteFactLookup next;
} Update;

static gboolean
is_same (const EntenteCell *a,
         const EntenteCell *b)
{
  return a->category == b->category && (a->raw == b->raw || (isnan (a->raw) && isnan (b->raw)));
}

static gboolean
is_present (const EntenteCell *cell)
{
  return cell->category != ENTENTE_NONE || !isnan (cell->raw);
}

/* Returns: FALSE when the others' values depend on what changed. @changed: whether the criterion did. */
static gboolean
look_at_criterion (const Update *update,
                   const EntenteCriterion *criterion,
                   gboolean *changed)
{
  const EntenteDataset *dataset = update->values->dataset;
  gboolean has_median = FALSE;
  guint k;

  *changed = FALSE;
  for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
    {
      EntenteCell old, new;

      has_median = has_median || dataset->quantities[k].missing == ENTENTE_MISSING_MEDIAN;
      entente_fact_lookup_resolve (&update->values->lookup, update->partner, k, &old);
      entente_fact_lookup_resolve (&update->next, update->partner, k, &new);
      if (is_same (&old, &new))
        continue;
      *changed = TRUE;
      if (is_present (&old) != is_present (&new) ||
          entente_value_function_is_relative (&dataset->quantities[k].value))
        return FALSE;
    }
  return !*changed || !has_median;
}

static gboolean
can_update (const Update *update,
            gboolean *changed)
{
  const EntenteDataset *dataset = update->values->dataset;
  guint c;

  for (c = 0; c < dataset->n_criteria; c++)
    if (!look_at_criterion (update, &dataset->criteria[c], &changed[c]))
      return FALSE;
  return TRUE;
}

/* The weighted mean of the indicators' values, as add_indicator () of entente-values.c sums it. */
static double
sum_criterion (const EntenteValues *self,
               const EntenteCriterion *criterion,
               guint partner)
{
  double sum = 0, of = 0, all = 0;
  guint k;

  for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
    all += self->dataset->quantities[k].weight;
  for (k = criterion->first_indicator; k < criterion->first_indicator + criterion->n_indicators; k++)
    {
      const EntenteQuantity *q = &self->dataset->quantities[k];
      const double weight = q->weight * (isinf (all) ? 0x1p-600 : 1);
      EntenteCell cell;

      if (!(q->weight > 0))
        continue;
      entente_values_get_cell (self, partner, k, &cell);
      if (isnan (cell.value) && q->missing != ENTENTE_MISSING_WORST)
        continue;
      sum += weight * (isnan (cell.value) ? 0 : cell.value);
      of += weight;
    }
  return of > 0 ? sum / of : 0;
}

static void
update_caps (EntenteValues *self,
             guint partner)
{
  const EntenteDataset *dataset = self->dataset;
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  const guint n = entente_values_list_gates (self, partner, gates);
  guint k;

  self->caps[partner] = 0;
  self->cap_gates[partner] = ENTENTE_NONE;
  for (k = 0; k < n; k++)
    if (dataset->gates[gates[k]].cap > self->caps[partner])
      {
        self->caps[partner] = MIN (dataset->gates[gates[k]].cap, ENTENTE_MAX_TIERS - 1);
        self->cap_gates[partner] = gates[k];
      }
}

static void
replace_what_ifs (EntenteValues *self,
                  const GArray *what_ifs)
{
  GArray *own = (GArray *) self->lookup.what_ifs;

  g_array_set_size (own, 0);
  if (what_ifs->len > 0)
    g_array_append_vals (own, what_ifs->data, what_ifs->len);
}

/**
 * entente_values_update_partner:
 * @self: values that nobody else holds, not even an evaluation
 * @partner: the only one whose what-ifs differ
 * @what_ifs: (element-type EntenteWhatIf): what counts from now on
 *
 * O(indicators x log facts).
 *
 * Returns: %FALSE when other partners' values change, too, or what is missing does: nothing was done then, and the
 *   values have to be made anew
 */
gboolean
entente_values_update_partner (EntenteValues *self,
                               guint partner,
                               const GArray *what_ifs)
{
  const EntenteDataset *dataset = self->dataset;
  g_autofree gboolean *changed = ENTENTE_NEW (gboolean, dataset->n_criteria);
  const Update update = { self, partner,
                          { dataset, self->lookup.year, self->lookup.assume_pledges, what_ifs } };
  guint c, k;

  if (!can_update (&update, changed))
    return FALSE;
  replace_what_ifs (self, what_ifs);
  for (c = 0; c < dataset->n_criteria; c++)
    if (changed[c] && !entente_values_is_missing (self, partner, c))
      self->columns[c * self->stride + partner] = sum_criterion (self, &dataset->criteria[c], partner);
  update_caps (self, partner);
  for (k = 0; k < ENTENTE_N_METHODS; k++)
    g_clear_pointer (&self->tables[k], entente_method_table_unref);
  return TRUE;
}
