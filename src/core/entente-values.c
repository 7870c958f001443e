/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* From facts to a table of values, criterion by criterion.
 *
 * This is the slow half of an evaluation, done once a year, pledge or what-if, so that moving a slider costs
 * only entente_evaluate(). What does not depend on weights is therefore settled here: values, which
 * partners lack what, and the lowest tier that the gates leave to each.
 *
 *   columns   criterion 0: v v v v v 0 v ...   contiguous by criterion, padded with zeros
 *             criterion 1: v v v v v v v ...   a hole is 0 too; holes says that it is one
 *   holes     partners without any value in a criterion, by pattern of what is present
 *   incomplete  partners with any missing indicator, with the range that this leaves
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-methods.h"
#include "entente-values-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  EntenteValues *values;
  double *raw;       /* [n_partners] of the indicator at hand */
  double *value;     /* [n_partners] likewise */
  double *weight;    /* [n_criteria][n_partners]: indicator weight that has a value */
  double *low;       /* [n_criteria][n_partners]: weighted values of what is known */
  double *missing;   /* [n_criteria][n_partners]: weight that is not known */
  double *total;     /* [n_criteria]: indicator weight in all */
  double scale;      /* of the weights in the criterion at hand, so that their sum is finite; mostly 1 */
} Builder;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return ENTENTE_COMPARE (x, y);
}

/* Of the numbers that are present; NaN when none is. */
static double
find_median (const double *column,
             guint n)
{
  g_autofree double *sorted = ENTENTE_NEW (double, n);
  guint i, present = 0;

  for (i = 0; i < n; i++)
    if (!isnan (column[i]))
      sorted[present++] = column[i];
  if (present == 0)
    return NAN;
  qsort (sorted, present, sizeof (double), compare_doubles);
  return (sorted[(present - 1) / 2] + sorted[present / 2]) / 2;
}

static double
apply_function (const EntenteValues *self,
                guint quantity,
                double raw,
                int category)
{
  const EntenteValueFunction *function = &self->dataset->quantities[quantity].value;

  if (function->kind == ENTENTE_VALUE_CATEGORIES)
    return entente_value_function_apply_category (function, category);
  return entente_value_function_apply (function, &self->scales[quantity], raw);
}

/* Fills raw and value of one indicator for all partners. */
static void
fill_indicator (Builder *builder,
                guint quantity)
{
  EntenteValues *self = builder->values;
  const EntenteValueFunction *function = &self->dataset->quantities[quantity].value;
  const gboolean is_table = function->kind == ENTENTE_VALUE_CATEGORIES;
  guint i;

  for (i = 0; i < self->n_partners; i++)
    {
      EntenteCell cell;

      entente_fact_lookup_resolve (&self->lookup, i, quantity, &cell);
      builder->raw[i] = cell.raw;
      builder->value[i] = is_table ? entente_value_function_apply_category (function, cell.category) : NAN;
    }
  if (is_table)
    return;
  if (entente_value_function_is_relative (function))
    entente_value_scale_init (&self->scales[quantity], function, builder->raw, self->n_partners);
  for (i = 0; i < self->n_partners; i++)
    builder->value[i] = entente_value_function_apply (function, &self->scales[quantity], builder->raw[i]);
}

static double
get_replacement (Builder *builder,
                 EntenteMissing missing)
{
  switch (missing)
    {
    case ENTENTE_MISSING_WORST:
      return 0;
    case ENTENTE_MISSING_MEDIAN:
      return find_median (builder->value, builder->values->n_partners);
    default:
      return NAN;
    }
}

/* Adds one indicator to the sums of its criterion, in file order. */
static void
add_indicator (Builder *builder,
               guint criterion,
               guint quantity)
{
  EntenteValues *self = builder->values;
  const EntenteQuantity *q = &self->dataset->quantities[quantity];
  const gsize at = (gsize) criterion * self->n_partners;
  double *column = self->columns + criterion * self->stride;
  const double weight = q->weight * builder->scale;
  double replacement;
  guint i;

  fill_indicator (builder, quantity);
  if (!(q->weight > 0))
    return;
  builder->total[criterion] += weight;
  replacement = get_replacement (builder, q->missing);
  for (i = 0; i < self->n_partners; i++)
    {
      double v = builder->value[i];

      if (isnan (v))
        {
          builder->missing[at + i] += weight;
          v = replacement;
        }
      else
        builder->low[at + i] += weight * v;
      if (!isnan (v))
        {
          column[i] += weight * v;
          builder->weight[at + i] += weight;
        }
    }
}

/* Weights may be any numbers; those whose sum is beyond all numbers are made smaller. */
static double
find_scale (const EntenteDataset *dataset,
            const EntenteCriterion *criterion)
{
  double sum = 0;
  guint k;

  for (k = 0; k < criterion->n_indicators; k++)
    sum += dataset->quantities[criterion->first_indicator + k].weight;
  return isinf (sum) ? 0x1p-600 : 1;
}

static void
build_columns (Builder *builder)
{
  EntenteValues *self = builder->values;
  guint c, k, i;

  for (c = 0; c < self->n_criteria; c++)
    {
      const EntenteCriterion *criterion = &self->dataset->criteria[c];
      double *column = self->columns + c * self->stride;

      builder->scale = find_scale (self->dataset, criterion);
      for (k = 0; k < criterion->n_indicators; k++)
        add_indicator (builder, c, criterion->first_indicator + k);
      self->possible[c] = builder->total[c] > 0;
      for (i = 0; i < self->n_partners; i++)
        if (builder->weight[(gsize) c * self->n_partners + i] > 0)
          column[i] /= builder->weight[(gsize) c * self->n_partners + i];
    }
}

static gboolean
has_missing (const Builder *builder,
             guint partner)
{
  guint c;

  for (c = 0; c < builder->values->n_criteria; c++)
    if (builder->missing[(gsize) c * builder->values->n_partners + partner] > 0)
      return TRUE;
  return FALSE;
}

static void
build_incomplete (Builder *builder)
{
  EntenteValues *self = builder->values;
  EntenteIncomplete *list = &self->incomplete;
  guint i, k, c;

  list->partners = ENTENTE_NEW (guint, self->n_partners);
  for (i = 0; i < self->n_partners; i++)
    if (has_missing (builder, i))
      list->partners[list->n++] = i;

  list->low = g_new0 (double, (gsize) self->n_criteria * list->n);
  list->missing = g_new0 (double, (gsize) self->n_criteria * list->n);
  for (c = 0; c < self->n_criteria; c++)
    for (k = 0; k < list->n && self->possible[c]; k++)
      {
        const gsize from = (gsize) c * self->n_partners + list->partners[k];
        const gsize to = (gsize) c * list->n + k;

        list->low[to] = builder->low[from] / builder->total[c];
        list->missing[to] = builder->missing[from] / builder->total[c];
      }
}

/* Partners that lack whole criteria share few patterns, so their sums of weights are found once a pattern.
 * @is_present: [n_partners][n_criteria] */
void
entente_values_build_holes (EntenteValues *self,
                            const guint8 *is_present)
{
  EntenteHoles *holes = &self->holes;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GByteArray) present = g_byte_array_new ();
  g_autoptr (GArray) partners = ENTENTE_NEW_LIST (guint);
  g_autoptr (GArray) patterns = ENTENTE_NEW_LIST (guint);
  guint i, c;

  for (i = 0; i < self->n_partners; i++)
    {
      const guint8 *row = is_present + (gsize) i * self->n_criteria;
      g_autoptr (GBytes) key = NULL;
      gpointer found;
      guint pattern, n_present = 0;

      for (c = 0; c < self->n_criteria; c++)
        n_present += row[c];
      if (n_present == self->n_criteria)
        continue;
      key = g_bytes_new (row, self->n_criteria);
      if (!g_hash_table_lookup_extended (seen, key, NULL, &found))
        {
          found = GUINT_TO_POINTER (holes->n_patterns++);
          g_byte_array_append (present, row, self->n_criteria);
          g_hash_table_insert (seen, g_steal_pointer (&key), found);
        }
      pattern = GPOINTER_TO_UINT (found);
      if (self->hole_of == NULL)
        {
          self->hole_of = g_new (int, self->n_partners);
          memset (self->hole_of, 0xff, self->n_partners * sizeof (int));
        }
      self->hole_of[i] = partners->len;
      g_array_append_val (partners, i);
      g_array_append_val (patterns, pattern);
    }
  holes->n = partners->len;
  holes->partners = (gpointer) g_array_free (g_steal_pointer (&partners), FALSE);
  holes->patterns = (gpointer) g_array_free (g_steal_pointer (&patterns), FALSE);
  holes->present = g_byte_array_free (g_steal_pointer (&present), FALSE);
}

static void
build_holes (Builder *builder)
{
  EntenteValues *self = builder->values;
  g_autofree guint8 *is_present = ENTENTE_NEW0 (guint8, (gsize) self->n_partners * self->n_criteria);
  guint i, c;

  for (i = 0; i < self->n_partners; i++)
    for (c = 0; c < self->n_criteria; c++)
      is_present[(gsize) i * self->n_criteria + c] = builder->weight[(gsize) c * self->n_partners + i] > 0;
  entente_values_build_holes (self, is_present);
}

static gboolean
gate_applies (const EntenteValues *self,
              const EntenteGate *gate,
              guint partner)
{
  EntenteCell cell;

  if (gate->quantity < 0)
    return FALSE;
  entente_fact_lookup_resolve (&self->lookup, partner, gate->quantity, &cell);
  return cell.raw < gate->below || cell.raw > gate->above; /* never with NaN on either side */
}

static void
build_caps (EntenteValues *self)
{
  const EntenteDataset *dataset = self->dataset;
  guint i, g;

  self->caps = g_new0 (guint8, self->n_partners);
  self->cap_gates = g_new (int, self->n_partners);
  for (i = 0; i < self->n_partners; i++)
    {
      self->cap_gates[i] = ENTENTE_NONE;
      for (g = 0; g < dataset->n_gates; g++)
        if (self->gates[g] && dataset->gates[g].cap > self->caps[i] && gate_applies (self, &dataset->gates[g], i))
          {
            self->caps[i] = MIN (dataset->gates[g].cap, ENTENTE_MAX_TIERS - 1);
            self->cap_gates[i] = g;
          }
    }
}

/**
 * entente_values_new:
 * @scenario: year, pledges, what-ifs and which gates count are used; weights and tiers are not
 *
 * Computes the values of all partners. A criterion's value is the weighted mean of its indicators'
 * values, summed in file order over those present (`renormalise`); `worst` counts a missing one as 0,
 * `median` as the median of the other partners' values. What is missing stays marked as such.
 * O(partners x indicators x log facts).
 */
EntenteValues *
entente_values_new (EntenteDataset *dataset,
                    const EntenteScenario *scenario)
{
  EntenteValues *self = g_new0 (EntenteValues, 1);
  const gsize n_cells = (gsize) dataset->n_partners * dataset->n_criteria;
  Builder builder = { .values = self };
  GArray *what_ifs = ENTENTE_NEW_LIST (EntenteWhatIf);
  guint g;

  self->ref_count = 1;
  pthread_mutex_init (&self->tables_lock, NULL);
  self->dataset = entente_dataset_ref (dataset);
  if (scenario->what_ifs->len > 0)
    g_array_append_vals (what_ifs, scenario->what_ifs->data, scenario->what_ifs->len);
  self->lookup = (EntenteFactLookup) { dataset, scenario->year, scenario->assume_pledges, what_ifs };
  self->n_partners = dataset->n_partners;
  self->n_criteria = dataset->n_criteria;
  self->scales = ENTENTE_NEW0 (EntenteValueScale, dataset->n_indicators);
  self->stride = ((gsize) dataset->n_partners + 7) / 8 * 8;
  self->columns = ENTENTE_NEW0 (double, self->stride * self->n_criteria);
  self->possible = g_new0 (guint8, self->n_criteria);
  self->gates = g_new (gboolean, dataset->n_gates);
  for (g = 0; g < dataset->n_gates; g++)
    self->gates[g] = g >= scenario->n_gates || scenario->gates[g];

  builder.raw = g_new (double, self->n_partners);
  builder.value = g_new (double, self->n_partners);
  builder.weight = ENTENTE_NEW0 (double, n_cells);
  builder.low = ENTENTE_NEW0 (double, n_cells);
  builder.missing = ENTENTE_NEW0 (double, n_cells);
  builder.total = g_new0 (double, self->n_criteria);
  build_columns (&builder);
  build_incomplete (&builder);
  build_holes (&builder);
  build_caps (self);
  g_free (builder.raw);
  g_free (builder.value);
  g_free (builder.weight);
  g_free (builder.low);
  g_free (builder.missing);
  g_free (builder.total);
  return self;
}

EntenteValues *
entente_values_ref (EntenteValues *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_values_unref (EntenteValues *self)
{
  guint k;

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (k = 0; k < ENTENTE_N_METHODS; k++)
    g_clear_pointer (&self->tables[k], entente_method_table_unref);
  pthread_mutex_destroy (&self->tables_lock);
  for (k = 0; k < self->dataset->n_indicators; k++)
    entente_value_scale_clear (&self->scales[k]);
  g_free (self->scales);
  g_free (self->columns);
  g_free (self->possible);
  g_free (self->incomplete.partners);
  g_free (self->incomplete.low);
  g_free (self->incomplete.missing);
  g_free (self->holes.partners);
  g_free (self->holes.patterns);
  g_free (self->holes.present);
  g_free (self->hole_of);
  g_free (self->gates);
  g_free (self->caps);
  g_free (self->cap_gates);
  for (k = 0; k < G_N_ELEMENTS (self->spare); k++)
    g_free (self->spare[k]);
  g_free (self->scratch);
  g_free (self->tier_scratch);
  g_array_unref ((GArray *) self->lookup.what_ifs);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

EntenteDataset *
entente_values_get_dataset (const EntenteValues *self)
{
  return self->dataset;
}

/* The year that the values are of; 0 when the dataset has no years. */
int
entente_values_get_year (const EntenteValues *self)
{
  return self->lookup.year;
}

/**
 * entente_values_match:
 *
 * Returns: whether the facts part of @scenario is the one that these values were computed for
 */
gboolean
entente_values_match (const EntenteValues *self,
                      const EntenteScenario *scenario)
{
  return self->lookup.year == scenario->year &&
         !self->lookup.assume_pledges == !scenario->assume_pledges &&
         entente_scenario_gates_equal (self->gates, scenario->gates, MIN (self->dataset->n_gates, scenario->n_gates)) &&
         entente_scenario_what_ifs_equal (self->lookup.what_ifs, scenario->what_ifs);
}

/**
 * entente_values_get_cell:
 * @quantity: an indicator or a measure; a measure has no value, only a raw number
 * @cell: (out): filled
 *
 * O(log facts); nothing is kept a cell, so that 100,000 partners stay small.
 */
void
entente_values_get_cell (const EntenteValues *self,
                         guint partner,
                         guint quantity,
                         EntenteCell *cell)
{
  entente_fact_lookup_resolve (&self->lookup, partner, quantity, cell);
  if (quantity < self->dataset->n_indicators)
    cell->value = apply_function (self, quantity, cell->raw, cell->category);
}

/**
 * entente_values_is_missing:
 *
 * Returns: whether the partner has no value at all in this criterion
 */
gboolean
entente_values_is_missing (const EntenteValues *self,
                           guint partner,
                           guint criterion)
{
  const int hole = self->hole_of != NULL ? self->hole_of[partner] : ENTENTE_NONE;

  return hole != ENTENTE_NONE && !self->holes.present[self->holes.patterns[hole] * self->n_criteria + criterion];
}

/**
 * entente_values_get_criterion:
 *
 * Returns: the criterion's value in [0, 1], NaN when all its indicators are missing. O(1).
 */
double
entente_values_get_criterion (const EntenteValues *self,
                              guint partner,
                              guint criterion)
{
  if (entente_values_is_missing (self, partner, criterion))
    return NAN;
  return self->columns[criterion * self->stride + partner];
}

/**
 * entente_values_list_gates:
 * @gates: (array) (out) (nullable): room for n_gates of the dataset
 *
 * Which gates apply to a partner, in file order, whether or not they change its tier. The raw value
 * of the scenario's year counts, what-ifs included; a missing value never triggers.
 *
 * Returns: how many
 */
guint
entente_values_list_gates (const EntenteValues *self,
                           guint partner,
                           int *gates)
{
  guint g, n = 0;

  for (g = 0; g < self->dataset->n_gates; g++)
    if (self->gates[g] && gate_applies (self, &self->dataset->gates[g], partner))
      {
        if (gates != NULL)
          gates[n] = g;
        n++;
      }
  return n;
}

/* Takes a block that an evaluation gave back, or a new one. All blocks of one slot list have one size. */
gpointer
entente_values_take_block (gpointer *slots,
                           guint n_slots,
                           gsize size)
{
  guint i;

  for (i = 0; i < n_slots; i++)
    if (g_atomic_pointer_get (&slots[i]) != NULL)
      {
        gpointer block = g_atomic_pointer_exchange (&slots[i], NULL);

        if (block != NULL)
          return block;
      }
  return g_malloc (size);
}

void
entente_values_give_block (gpointer *slots,
                           guint n_slots,
                           gpointer block)
{
  guint i;

  for (i = 0; i < n_slots; i++)
    if (g_atomic_pointer_compare_and_exchange (&slots[i], NULL, block))
      return;
  g_free (block);
}
