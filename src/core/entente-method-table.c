/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a method makes of the values alone, before any share comes in.
 *
 *   values        normalised                    table of the method
 *   columns  ->   (goalposts: as they are)  ->  logarithms, regrets, flows, or as they are
 *
 * A table is made once for values and parameters and kept by the values, one a method, so that a frame or a
 * sampled draw costs only what the shares change. Tables don't change once they are made.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-methods-private.h"

static double
normalise (const EntenteMethodTable *self,
           guint criterion,
           double v)
{
  const EntenteColumnScale *scale = &self->scales[criterion];

  switch (self->parameters.normalisation)
    {
    case ENTENTE_NORMALISATION_GOALPOSTS:
      break;
    case ENTENTE_NORMALISATION_MIN_MAX:
      v = scale->high > scale->low ? (v - scale->low) / (scale->high - scale->low) : 0.5;
      break;
    case ENTENTE_NORMALISATION_Z_SCORE:
      v = scale->deviation > 0 ? 0.5 + (v - scale->mean) / scale->deviation / 6 : 0.5;
      break;
    default:
      v = scale->divisor > 0 ? v / scale->divisor : 0;
      break;
    }
  return CLAMP (v, 0, 1);
}

/* From a normalised value to what the method's column holds. */
static double
transform (const EntenteMethodTable *self,
           guint criterion,
           double v)
{
  switch (self->method)
    {
    case ENTENTE_METHOD_GEOMETRIC_MEAN:
      return entente_method_geometric_convert (v);
    case ENTENTE_METHOD_VIKOR:
      return entente_method_vikor_convert (&self->scales[criterion], v);
    default:
      return v;
    }
}

/**
 * entente_method_table_convert:
 * @value: of the criterion, in [0, 1]
 * @partner: whose value it would be, or %ENTENTE_NONE cast
 *
 * From a value to a column: normalised on the scale of the values as they are (see
 * entente_value_function_apply() for the formulas; `max` divides by the greatest), clamped to [0, 1], then
 * what the method makes of it: a logarithm, a regret, half of the flow plus 1. O(1), PROMETHEE II O(log n).
 */
double
entente_method_table_convert (const EntenteMethodTable *self,
                              guint criterion,
                              double value,
                              guint partner)
{
  const double v = normalise (self, criterion, value);
  double old = NAN;

  if (self->method != ENTENTE_METHOD_PROMETHEE)
    return transform (self, criterion, v);
  if (partner < self->values->n_partners)
    old = entente_values_get_criterion (self->values, partner, criterion);
  return entente_method_promethee_convert (self, criterion, v, isnan (old) ? NAN : normalise (self, criterion, old));
}

/* Least, greatest, sum, length, mean and deviation of what is present. */
static void
fill_scale (EntenteMethodTable *self,
            guint criterion)
{
  const EntenteValues *values = self->values;
  const double *column = values->columns + criterion * values->stride;
  EntenteColumnScale *scale = &self->scales[criterion];
  double sum = 0, squares = 0, spread = 0;
  guint n = 0, i;

  *scale = (EntenteColumnScale) { .low = INFINITY, .high = -INFINITY, .best = 1 };
  for (i = 0; i < values->n_partners; i++)
    if (!entente_values_is_missing (values, i, criterion))
      {
        scale->low = MIN (scale->low, column[i]);
        scale->high = MAX (scale->high, column[i]);
        sum += column[i];
        squares += column[i] * column[i];
        n++;
      }
  scale->mean = n > 0 ? sum / n : 0;
  for (i = 0; i < values->n_partners; i++)
    if (!entente_values_is_missing (values, i, criterion))
      spread += (column[i] - scale->mean) * (column[i] - scale->mean);
  scale->deviation = n > 0 ? sqrt (spread / n) : 0;
  scale->divisor = self->parameters.normalisation == ENTENTE_NORMALISATION_MAX ? MAX (scale->high, 0)
                   : self->parameters.normalisation == ENTENTE_NORMALISATION_SUM ? sum
                                                                                  : sqrt (squares);
  if (self->parameters.normalisation != ENTENTE_NORMALISATION_GOALPOSTS)
    {
      scale->best = n > 0 ? normalise (self, criterion, scale->high) : 0;
      scale->worst = n > 0 ? normalise (self, criterion, scale->low) : 0;
    }
}

static void
fill_columns (EntenteMethodTable *self)
{
  const EntenteValues *values = self->values;
  guint c, i;

  self->columns = self->own_columns = ENTENTE_NEW0 (double, values->stride * values->n_criteria);
  for (c = 0; c < values->n_criteria; c++)
    for (i = 0; i < values->n_partners; i++)
      if (!entente_values_is_missing (values, i, c))
        {
          const gsize at = c * values->stride + i;

          self->own_columns[at] = transform (self, c, normalise (self, c, values->columns[at]));
        }
}

static gboolean
keeps_values (const EntenteMethodTable *self)
{
  return self->parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS &&
         self->method != ENTENTE_METHOD_GEOMETRIC_MEAN && self->method != ENTENTE_METHOD_VIKOR;
}

/**
 * entente_method_table_new:
 * @values: must live as long as the table
 *
 * Returns: (transfer full): a table that nobody keeps, for values that are used once. O(n m), PROMETHEE II
 * times log n.
 */
EntenteMethodTable *
entente_method_table_new (const EntenteValues *values,
                          EntenteMethod method,
                          const EntenteMethodParameters *parameters)
{
  EntenteMethodTable *self = g_new0 (EntenteMethodTable, 1);
  guint c;

  self->ref_count = 1;
  self->method = method;
  self->parameters = *parameters;
  self->values = values;
  self->scales = g_new (EntenteColumnScale, values->n_criteria);
  for (c = 0; c < values->n_criteria; c++)
    fill_scale (self, c);
  if (keeps_values (self))
    self->columns = values->columns;
  else
    fill_columns (self);
  if (method == ENTENTE_METHOD_PROMETHEE)
    entente_method_promethee_prepare (self);
  return self;
}

EntenteMethodTable *
entente_method_table_ref (EntenteMethodTable *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_method_table_unref (EntenteMethodTable *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  entente_method_promethee_clear (self);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->own_columns);
  g_free (self->scales);
  g_free (self);
}

/* Whether the table is the one of these parameters, those that other methods use aside. */
static gboolean
fits (const EntenteMethodTable *self,
      EntenteMethod method,
      const EntenteMethodParameters *parameters)
{
  if (self->parameters.normalisation != parameters->normalisation)
    return FALSE;
  if (method == ENTENTE_METHOD_VIKOR)
    return self->parameters.strategy == parameters->strategy;
  return method != ENTENTE_METHOD_PROMETHEE || (self->parameters.indifference == parameters->indifference &&
                                                self->parameters.preference == parameters->preference);
}

/* The rows of those that lack something, for the ranges of their scores. */
static void
fill_rows (EntenteMethodTable *self)
{
  const EntenteIncomplete *list = &self->values->incomplete;
  const EntenteMethodRows worst = { list->n, list->partners, list->low, NULL };
  const EntenteMethodRows best = { list->n, list->partners, list->low, list->missing };

  if (list->n == 0 || (self->method == ENTENTE_METHOD_WEIGHTED_MEAN && keeps_values (self)))
    return;
  self->lows = entente_method_convert_rows (self, &worst);
  self->highs = entente_method_convert_rows (self, &best);
}

/**
 * entente_method_table_get:
 *
 * Returns: (transfer full): the table of these values, made when the parameters changed. Hold the values as
 * long. Thread-safe.
 */
EntenteMethodTable *
entente_method_table_get (EntenteValues *values,
                          EntenteMethod method,
                          const EntenteMethodParameters *parameters)
{
  g_autoptr (EntenteMethodTable) old = NULL;
  EntenteMethodTable *made, *found = NULL;

  pthread_mutex_lock (&values->tables_lock);
  if (values->tables[method] != NULL && fits (values->tables[method], method, parameters))
    found = entente_method_table_ref (values->tables[method]);
  pthread_mutex_unlock (&values->tables_lock);
  if (found != NULL)
    return found;

  made = entente_method_table_new (values, method, parameters);
  fill_rows (made);
  pthread_mutex_lock (&values->tables_lock);
  old = values->tables[method];
  values->tables[method] = entente_method_table_ref (made);
  pthread_mutex_unlock (&values->tables_lock);
  return made;
}

/**
 * entente_method_table_get_columns:
 *
 * Returns: [n_criteria][stride of the values]; 0 where there is no value
 */
const double *
entente_method_table_get_columns (const EntenteMethodTable *self)
{
  return self->columns;
}
