/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The normalisations of decision matrices. All but "none" turn costs into benefits.
 *
 *   min-max         (x - min) / (max - min)      cost (max - x) / (max - min)
 *   max             x / max                      cost 1 - x / max
 *   linear          x / max                      cost min / x
 *   sum             x / sum                      cost (1 / x) / sum of 1 / x
 *   vector          x / norm                     cost 1 - x / norm
 *   vector-inverse  x / norm                     cost (1 / x) / norm of 1 / x
 *   z-score         (x - mean) / s               cost negated; s of the population, or of a sample
 *
 * Plain arithmetic: what a column doesn't allow (a level one with min-max, a cost of 0 with linear) is not a
 * finite number, and is warned of.
 */

#include "config.h"

#include "entente-decision-matrix-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  NONE,
  MIN_MAX,
  MAXIMUM,
  LINEAR,
  SUM,
  VECTOR,
  VECTOR_INVERSE,
  Z_SCORE,
  Z_SCORE_SAMPLE,
  N_KINDS
} Kind;

static const char *const names[] = { "none", "min-max", "max", "linear", "sum", "vector", "vector-inverse", "z-score",
                                     "z-score-sample", NULL };

typedef struct
{
  double low, high, sum, norm, inverse_sum, inverse_norm, mean, spread;
} Column;

static void
measure (const double *x,
         guint n,
         Column *column)
{
  guint i;

  *column = (Column) { .low = INFINITY, .high = -INFINITY };
  for (i = 0; i < n; i++)
    {
      column->low = MIN (column->low, x[i]);
      column->high = MAX (column->high, x[i]);
      column->sum += x[i];
      column->norm += x[i] * x[i];
      column->inverse_sum += 1 / x[i];
      column->inverse_norm += 1 / x[i] / x[i];
    }
  column->norm = sqrt (column->norm);
  column->inverse_norm = sqrt (column->inverse_norm);
  column->mean = column->sum / n;
  for (i = 0; i < n; i++)
    column->spread += (x[i] - column->mean) * (x[i] - column->mean);
}

static double
normalise_benefit (Kind kind,
                   const Column *column,
                   guint n,
                   double x)
{
  switch (kind)
    {
    case NONE:
      return x;
    case MIN_MAX:
      return (x - column->low) / (column->high - column->low);
    case MAXIMUM:
    case LINEAR:
      return x / column->high;
    case SUM:
      return x / column->sum;
    case VECTOR:
    case VECTOR_INVERSE:
      return x / column->norm;
    default:
      return (x - column->mean) / sqrt (column->spread / (kind == Z_SCORE ? n : n - 1.0));
    }
}

static double
normalise_cost (Kind kind,
                const Column *column,
                guint n,
                double x)
{
  switch (kind)
    {
    case MIN_MAX:
      return (column->high - x) / (column->high - column->low);
    case MAXIMUM:
      return 1 - x / column->high;
    case LINEAR:
      return column->low / x;
    case SUM:
      return 1 / x / column->inverse_sum;
    case VECTOR:
      return 1 - x / column->norm;
    case VECTOR_INVERSE:
      return 1 / x / column->inverse_norm;
    default:
      return -normalise_benefit (kind, column, n, x);
    }
}

static Kind
read_kind (EntenteDecision *self,
           EntenteJsonCursor *at)
{
  const char *word = names[NONE];
  Kind kind;

  *at = self->root;
  if (entente_json_cursor_get (&self->root, "normalisation", at) && !entente_json_cursor_read_string (at, &word))
    {
      self->sound = FALSE;
      return NONE;
    }
  for (kind = NONE; kind < N_KINDS && strcmp (names[kind], word) != 0; kind++)
    ;
  if (kind == N_KINDS)
    self->sound = entente_json_cursor_fail_unknown (at, ENTENTE_JSON_VALUE,
                                                    g_strdup_printf (_("There is no normalisation “%s”"), word), word,
                                                    names, N_KINDS);
  else if (kind != NONE && self->method->needs & ENTENTE_DECISION_RAW)
    entente_decision_fail (self, at, g_strdup_printf (_("“%s” compares the figures as they are"), self->method->name),
                           g_strdup (_("Leave the normalisation out, or write “none”.")));
  return kind % N_KINDS;
}

static void
warn_if_not_finite (const EntenteDecision *self,
                    const EntenteJsonCursor *at,
                    guint criterion)
{
  const double *column = self->values + (gsize) criterion * self->n;
  guint i;

  for (i = 0; i < self->n; i++)
    if (!isfinite (column[i]))
      {
        entente_json_cursor_report (at, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                                    g_strdup_printf (_("Criterion no. %u cannot be normalised this way"), criterion + 1),
                                    g_strdup (_("Results that depend on it are null.")));
        return;
      }
}

/* Fills values and is_raw. Without a matrix only the word is checked. */
void
entente_decision_normalise (EntenteDecision *self)
{
  EntenteJsonCursor at;
  const Kind kind = read_kind (self, &at);
  guint c, i;

  self->is_raw = kind == NONE;
  if (self->raw == NULL)
    return;
  self->values = g_new (double, (gsize) self->n * self->m);
  for (c = 0; c < self->m; c++)
    {
      const gsize start = (gsize) c * self->n;
      Column column;

      measure (self->raw + start, self->n, &column);
      for (i = 0; i < self->n; i++)
        self->values[start + i] = self->costs[c] ? normalise_cost (kind, &column, self->n, self->raw[start + i])
                                                 : normalise_benefit (kind, &column, self->n, self->raw[start + i]);
      warn_if_not_finite (self, &at, c);
    }
}
