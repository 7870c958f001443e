/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Value functions.
 *
 *   v 1 |          ,------      linear, points and log are anchored: they look at one partner only, so
 *       |       ,-'             adding or taking out a partner never reverses two others.
 *       |    ,-'
 *     0 |___/____________ x     The relative kinds look at the whole column, and can reverse.
 *         from      to
 *
 * All results are clamped to [0, 1]; NaN in, NaN out.
 */

#include "config.h"

#include "entente-value-function.h"

#include "entente-array.h"
#include "entente-compare.h"

#include <stdlib.h>
#include <string.h>

#define LARGE 1e140
#define DOWN 0x1p-600

static double
clamp_unit (double v)
{
  return v < 0 ? 0 : v > 1 ? 1 : v;
}

static double
apply_linear (double from,
              double to,
              double x)
{
  if (from == to)
    return x >= to ? 1 : 0;
  /* Halves, where the distance is beyond all numbers. */
  if (isinf (to - from) || isinf (x - from))
    return clamp_unit ((x / 2 - from / 2) / (to / 2 - from / 2));
  return clamp_unit ((x - from) / (to - from));
}

/* Below zero there is no logarithm: such an x lies beyond the smaller anchor. */
static double
apply_log (double from,
           double to,
           double x)
{
  if (x <= 0)
    return from <= to ? 0 : 1;
  if (from == to)
    return x >= to ? 1 : 0;
  if (isnormal (x / from) && isnormal (to / from))
    return clamp_unit (log (x / from) / log (to / from));
  return clamp_unit ((log (x) - log (from)) / (log (to) - log (from)));
}

static double
apply_points (const EntenteValuePoint *points,
              guint n,
              double x)
{
  guint low = 0, high = n;

  if (n == 0)
    return NAN;
  if (x <= points[0].x)
    return points[0].v;
  if (x >= points[n - 1].x)
    return points[n - 1].v;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      /* On a point the piece that ends there counts, as in a scan from the left. */
      if (points[middle].x < x)
        low = middle;
      else
        high = middle;
    }
  if (isinf (points[high].x - points[low].x))
    return points[low].v + (points[high].v - points[low].v) * apply_linear (points[low].x, points[high].x, x);
  return points[low].v + (points[high].v - points[low].v) * (x - points[low].x) / (points[high].x - points[low].x);
}

/* Number of entries of the sorted @column below @x; or not above it when @inclusive. */
static guint
count_below (const double *column,
             guint n,
             double x,
             gboolean inclusive)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (column[middle] < x || (inclusive && column[middle] == x))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The share of the others that @x leaves behind, equals counting half: 0 for the least, 1 for the greatest. */
static double
apply_percentile (const EntenteValueScale *scale,
                  double x)
{
  guint below = count_below (scale->sorted, scale->n, x, FALSE);
  guint equal = count_below (scale->sorted, scale->n, x, TRUE) - below;

  if (scale->n < 2)
    return 0.5;
  return clamp_unit ((below + (MAX (equal, 1) - 1) / 2.0) / (scale->n - 1));
}

static double
apply_sum (const EntenteValueFunction *self,
           const EntenteValueScale *scale,
           double x)
{
  if (!self->descending)
    return scale->total > 0 ? clamp_unit (x * scale->factor / scale->total) : 0;
  if (x <= 0)
    return 1;
  return scale->total > 0 ? clamp_unit (1 / x / scale->total) : 0;
}

/* Ascending values of the kinds whose descending form is 1 minus them. */
static double
apply_mirrored (const EntenteValueFunction *self,
                const EntenteValueScale *scale,
                double x)
{
  switch (self->kind)
    {
    case ENTENTE_VALUE_MIN_MAX:
      return scale->high > scale->low ? apply_linear (scale->low, scale->high, x) : 0.5;
    case ENTENTE_VALUE_VECTOR:
      return scale->norm > 0 ? clamp_unit (x * scale->factor / scale->norm) : 0;
    case ENTENTE_VALUE_Z_SCORE:
      return scale->deviation > 0 ? clamp_unit (0.5 + (x * scale->factor - scale->mean) / scale->deviation / 6)
                                  : 0.5;
    default:
      return apply_percentile (scale, x);
    }
}

/**
 * entente_value_function_is_relative:
 *
 * Returns: whether values depend on the other partners, so that ranks can reverse when one is added
 */
gboolean
entente_value_function_is_relative (const EntenteValueFunction *self)
{
  return self->kind >= ENTENTE_VALUE_MIN_MAX;
}

/**
 * entente_value_function_apply:
 * @scale: (nullable): the column, needed by the relative kinds
 * @x: raw quantity, in its unit
 *
 * - linear: clamp ((x - from) / (to - from)); from > to means that less is better
 * - points: straight lines between the points, level outside them
 * - log: the same as linear in log x; x <= 0 lies beyond the smaller anchor
 * - min-max: (x - min) / (max - min); vector: x / sqrt (sum x^2); sum: x / sum x, or (1 / x) / sum (1 / x)
 *   when less is better; z-score: 1/2 + z / 6, so that three population deviations either side span the
 *   scale; percentile: share of the others left behind. A column without spread gives 1/2 (min-max,
 *   z-score, percentile) or 0 (vector, sum of zeros).
 *
 * Returns: a value in [0, 1], or NaN for NaN and for categories. O(1); points and percentile O(log n).
 */
double
entente_value_function_apply (const EntenteValueFunction *self,
                              const EntenteValueScale *scale,
                              double x)
{
  double v;

  if (isnan (x))
    return NAN;
  switch (self->kind)
    {
    case ENTENTE_VALUE_LINEAR:
      return apply_linear (self->from, self->to, x);
    case ENTENTE_VALUE_LOG:
      return apply_log (self->from, self->to, x);
    case ENTENTE_VALUE_POINTS:
      return apply_points (self->points, self->n_points, x);
    case ENTENTE_VALUE_CATEGORIES:
      return NAN;
    case ENTENTE_VALUE_SUM:
      return scale != NULL ? apply_sum (self, scale, x) : NAN;
    default:
      if (scale == NULL)
        return NAN;
      v = apply_mirrored (self, scale, x);
      return self->descending ? 1 - v : v;
    }
}

/**
 * entente_value_function_find_category:
 *
 * Returns: the place of @key in the table, or %ENTENTE_NONE. O(log n) for what was read from a file.
 */
int
entente_value_function_find_category (const EntenteValueFunction *self,
                                      const char *key)
{
  guint low = 0, high = self->n_categories;

  while (low < high)
    {
      const guint middle = self->by_key != NULL ? low + (high - low) / 2 : low;
      const guint place = self->by_key != NULL ? self->by_key[middle] : middle;
      const int order = strcmp (self->categories[place].key, key);

      if (order == 0)
        return place;
      if (order < 0 || self->by_key == NULL)
        low = middle + 1;
      else
        high = middle;
    }
  return ENTENTE_NONE;
}

/**
 * entente_value_function_apply_category:
 *
 * Returns: the table's value for @category, NaN when there is none
 */
double
entente_value_function_apply_category (const EntenteValueFunction *self,
                                       int category)
{
  if (self->kind != ENTENTE_VALUE_CATEGORIES || category < 0 || (guint) category >= self->n_categories)
    return NAN;
  return self->categories[category].v;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return ENTENTE_COMPARE (x, y);
}

/* A power of two, hence without rounding, that keeps the squares of the column from overflowing. */
static double
choose_factor (const double *column,
               guint n)
{
  guint i;

  for (i = 0; i < n; i++)
    if (fabs (column[i]) > LARGE)
      return DOWN;
  return 1;
}

/**
 * entente_value_scale_init:
 * @column: (array length=n): raw quantities of all partners, NaN = missing
 *
 * What the relative kinds must know of a column. O(n), percentile O(n log n). Free with
 * entente_value_scale_clear().
 */
void
entente_value_scale_init (EntenteValueScale *self,
                          const EntenteValueFunction *function,
                          const double *column,
                          guint n)
{
  const gboolean inverse = function->kind == ENTENTE_VALUE_SUM && function->descending;
  double sum = 0, squares = 0, spread = 0;
  guint i;

  *self = (EntenteValueScale) { .low = INFINITY, .high = -INFINITY, .factor = choose_factor (column, n) };
  if (function->kind == ENTENTE_VALUE_PERCENTILE)
    self->sorted = ENTENTE_NEW (double, n);
  for (i = 0; i < n; i++)
    {
      const double x = column[i], y = x * self->factor;

      if (isnan (x))
        continue;
      if (self->sorted != NULL)
        self->sorted[self->n] = x;
      self->n++;
      self->low = MIN (self->low, x);
      self->high = MAX (self->high, x);
      sum += y;
      squares += y * y;
      if (!inverse || x > 0)
        self->total += inverse ? 1 / x : y;
    }
  if (self->n == 0)
    return;

  self->norm = sqrt (squares);
  self->mean = sum / self->n;
  for (i = 0; i < n; i++)
    if (!isnan (column[i]))
      spread += (column[i] * self->factor - self->mean) * (column[i] * self->factor - self->mean);
  self->deviation = sqrt (spread / self->n);
  if (self->sorted != NULL)
    qsort (self->sorted, self->n, sizeof (double), compare_doubles);
}

void
entente_value_scale_clear (EntenteValueScale *self)
{
  g_clear_pointer (&self->sorted, g_free);
}
