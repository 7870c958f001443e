/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The answer to a decision matrix, member by member. */

#include "config.h"

#include "entente-decision-matrix-private.h"

#include <math.h>

static void
append_number (GString *out,
               double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, isfinite (number) ? g_ascii_formatd (buffer, sizeof buffer, "%.17g", number) : "null");
}

static void
append_name (EntenteDecision *self,
             const char *name)
{
  g_string_append_printf (self->out, "%s\n  \"%s\": ", self->out->len > 1 ? "," : "", name);
}

static void
append_list (GString *out,
             const double *numbers,
             gsize step,
             guint n)
{
  guint i;

  g_string_append_c (out, '[');
  for (i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_number (out, numbers[i * step]);
    }
  g_string_append_c (out, ']');
}

void
entente_decision_write_number (EntenteDecision *self,
                               const char *name,
                               double number)
{
  append_name (self, name);
  append_number (self->out, number);
}

void
entente_decision_write_boolean (EntenteDecision *self,
                                const char *name,
                                gboolean value)
{
  append_name (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
entente_decision_write_list (EntenteDecision *self,
                             const char *name,
                             const double *numbers,
                             guint n)
{
  append_name (self, name);
  append_list (self->out, numbers, 1, n);
}

void
entente_decision_write_counts (EntenteDecision *self,
                               const char *name,
                               const guint *counts,
                               guint n)
{
  guint i;

  append_name (self, name);
  g_string_append_c (self->out, '[');
  for (i = 0; i < n; i++)
    g_string_append_printf (self->out, i > 0 ? ", %u" : "%u", counts[i]);
  g_string_append_c (self->out, ']');
}

static void
append_rows (EntenteDecision *self,
             const double *numbers,
             const gsize steps[2],
             guint n,
             guint m)
{
  guint i;

  g_string_append_c (self->out, '[');
  for (i = 0; i < n; i++)
    {
      g_string_append (self->out, i > 0 ? ",\n    " : "\n    ");
      append_list (self->out, numbers + i * steps[0], steps[1], m);
    }
  g_string_append_c (self->out, ']');
}

/* @rows: [n][m] */
void
entente_decision_write_table (EntenteDecision *self,
                              const char *name,
                              const double *rows,
                              guint n,
                              guint m)
{
  append_name (self, name);
  append_rows (self, rows, (const gsize[2]) { m, 1 }, n, m);
}

/* @columns: [m][n] of the matrix, printed as rows */
void
entente_decision_write_columns (EntenteDecision *self,
                                const char *name,
                                const double *columns)
{
  append_name (self, name);
  append_rows (self, columns, (const gsize[2]) { 1, self->n }, self->n, self->m);
}

static int
compare_descending (gconstpointer a,
                    gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

/* 1 + the number of greater scores, by halving the sorted ones; null for a score that is no number. */
static double
find_rank (const double *sorted,
           guint n,
           double score)
{
  guint low = 0, high = n;

  if (isnan (score))
    return NAN;
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (sorted[middle] > score)
        low = middle + 1;
      else
        high = middle;
    }
  return low + 1;
}

/* "scores" and "ranks". */
void
entente_decision_write_scores (EntenteDecision *self,
                               const double *scores)
{
  g_autofree double *sorted = g_new (double, self->n), *ranks = g_new (double, self->n);
  guint i, n = 0;

  for (i = 0; i < self->n; i++)
    if (!isnan (scores[i]))
      sorted[n++] = scores[i];
  qsort (sorted, n, sizeof (double), compare_descending);
  for (i = 0; i < self->n; i++)
    ranks[i] = find_rank (sorted, n, scores[i]);
  entente_decision_write_list (self, "scores", scores, self->n);
  entente_decision_write_list (self, "ranks", ranks, self->n);
}
