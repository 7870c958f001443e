/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The parts of a decision matrix: rows, types, weights, parameters. */

#include "config.h"

#include "entente-array.h"
#include "entente-decision-matrix-private.h"
#include "entente-weighting.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const weightings[] = { "equal", "entropy", "critic", "std", NULL };
static const char *const types[] = { "benefit", "cost", NULL };

/* @message and @remedy are taken. */
void
entente_decision_fail (EntenteDecision *self,
                       const EntenteJsonCursor *at,
                       char *message,
                       char *remedy)
{
  self->sound = entente_json_cursor_fail (at, message, remedy);
}

static gboolean
check_length (EntenteDecision *self,
              const EntenteJsonCursor *list,
              guint found,
              guint wanted)
{
  g_autofree char *name = NULL;

  if (wanted == 0 || found == wanted)
    return TRUE;
  name = entente_json_cursor_get_name (list);
  entente_decision_fail (self, list, g_strdup_printf (_("%s has %u elements, not %u"), name, found, wanted), NULL);
  return FALSE;
}

/* Returns: (nullable): the numbers; @n comes with how many there must be, 0 = any, and leaves with how many. */
double *
entente_decision_read_numbers (EntenteDecision *self,
                               const EntenteJsonCursor *list,
                               guint *n)
{
  g_autofree double *numbers = NULL;
  guint found, i;
  gboolean sound = entente_json_cursor_check_list (list, 1, &found);

  if (!sound || !check_length (self, list, found, *n))
    {
      self->sound = FALSE;
      return NULL;
    }
  numbers = g_new (double, found);
  for (i = 0; i < found; i++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (list, i, &element);
      sound = entente_json_cursor_read_number (&element, -INFINITY, INFINITY, &numbers[i]) && sound;
    }
  self->sound = self->sound && sound;
  *n = found;
  return sound ? g_steal_pointer (&numbers) : NULL;
}

/* A list of the document, or else of its parameters. */
gboolean
entente_decision_need_numbers (EntenteDecision *self,
                               const char *member,
                               double **numbers,
                               guint *n)
{
  EntenteJsonCursor cursor;

  *numbers = NULL;
  if (entente_json_cursor_get (&self->params, member, &cursor) ||
      entente_json_cursor_need (&self->root, member, &cursor))
    *numbers = entente_decision_read_numbers (self, &cursor, n);
  self->sound = self->sound && *numbers != NULL;
  return *numbers != NULL;
}

double
entente_decision_get_param (EntenteDecision *self,
                            const char *name,
                            double least,
                            double most,
                            double usual)
{
  double number = usual;

  if (!entente_json_cursor_get_number (&self->params, name, least, most, &number))
    self->sound = FALSE;
  return number;
}

static double
read_param (EntenteDecision *self,
            const EntenteJsonCursor *cursor,
            double least,
            gboolean nullable)
{
  double number = NAN;

  if (nullable && entente_json_cursor_is_null (cursor))
    return NAN;
  if (!entente_json_cursor_read_number (cursor, least, INFINITY, &number))
    self->sound = FALSE;
  return number;
}

double *
entente_decision_get_params (EntenteDecision *self,
                             const char *name,
                             double least,
                             double usual,
                             gboolean nullable)
{
  double *numbers = ENTENTE_NEW (double, self->m);
  EntenteJsonCursor cursor, element;
  guint c, found;

  for (c = 0; c < self->m; c++)
    numbers[c] = usual;
  if (!entente_json_cursor_get (&self->params, name, &cursor))
    return numbers;
  if (!JSON_NODE_HOLDS_ARRAY (cursor.node))
    {
      const double number = read_param (self, &cursor, least, nullable);

      for (c = 0; c < self->m; c++)
        numbers[c] = number;
      return numbers;
    }
  if (!entente_json_cursor_check_list (&cursor, 1, &found) || !check_length (self, &cursor, found, self->m))
    {
      self->sound = FALSE;
      return numbers;
    }
  for (c = 0; c < self->m; c++)
    {
      entente_json_cursor_get_element (&cursor, c, &element);
      numbers[c] = read_param (self, &element, least, nullable);
    }
  return numbers;
}

/* -- The matrix ------------------------------------------------------------------------------------------ */

static void
read_types (EntenteDecision *self)
{
  EntenteJsonCursor list, element;
  guint found, c;

  self->costs = g_new0 (gboolean, self->m);
  if (!entente_json_cursor_get (&self->root, "types", &list))
    return;
  if (!entente_json_cursor_check_list (&list, 1, &found) || !check_length (self, &list, found, self->m))
    {
      self->sound = FALSE;
      return;
    }
  for (c = 0; c < self->m; c++)
    {
      const char *word;

      entente_json_cursor_get_element (&list, c, &element);
      if (!entente_json_cursor_read_string (&element, &word))
        self->sound = FALSE;
      else if (!g_strv_contains (types, word))
        self->sound = entente_json_cursor_fail_unknown (&element, ENTENTE_JSON_VALUE,
                                                        g_strdup_printf (_("There is no type “%s”"), word), word, types,
                                                        2);
      else
        self->costs[c] = strcmp (word, "cost") == 0;
    }
}

/* Fills raw, n, m and costs; raw stays NULL when the rows are no matrix. */
void
entente_decision_read_matrix (EntenteDecision *self)
{
  EntenteJsonCursor matrix, row;
  g_autofree double *columns = NULL;
  gboolean whole = TRUE;
  guint i, c;

  if (!entente_json_cursor_need (&self->root, "matrix", &matrix) ||
      !entente_json_cursor_check_list (&matrix, 1, &self->n))
    {
      self->sound = FALSE;
      return;
    }
  for (i = 0; i < self->n; i++)
    {
      g_autofree double *numbers = NULL;
      guint m = self->m;

      entente_json_cursor_get_element (&matrix, i, &row);
      numbers = entente_decision_read_numbers (self, &row, &m);
      whole = whole && numbers != NULL;
      if (numbers == NULL)
        continue;
      self->m = m;
      if (columns == NULL)
        columns = g_new (double, (gsize) self->n * m);
      for (c = 0; c < m; c++)
        columns[(gsize) c * self->n + i] = numbers[c];
    }
  if (self->m > 0)
    read_types (self);
  if (whole)
    self->raw = g_steal_pointer (&columns);
}

/* -- Weights --------------------------------------------------------------------------------------------- */

static void
read_weight_list (EntenteDecision *self,
                  const EntenteJsonCursor *list)
{
  guint m = self->m, c;
  g_autofree double *weights = entente_decision_read_numbers (self, list, &m);
  double most = 0, sum = 0;

  if (weights == NULL)
    return;
  for (c = 0; c < m; c++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (list, c, &element);
      if (weights[c] < 0)
        entente_decision_fail (self, &element, g_strdup (_("A weight is negative")), NULL);
      most = MAX (most, weights[c]);
    }
  if (!(most > 0))
    entente_decision_fail (self, list, g_strdup (_("No weight is positive")), NULL);
  if (!self->sound)
    return;
  for (c = 0; c < m; c++)
    sum += weights[c] / (most > 1e300 ? most : 1);
  for (c = 0; c < m; c++)
    weights[c] = weights[c] / (most > 1e300 ? most : 1) / sum;
  self->weights = g_steal_pointer (&weights);
}

static void
compute_weights (EntenteDecision *self,
                 const EntenteJsonCursor *at,
                 const char *word)
{
  const EntenteWeightingTable table = { self->n, self->m, self->raw, self->n, self->costs };
  g_autofree double *weights = g_new (double, self->m);
  EntenteWeighting weighting;

  for (weighting = 0; weighting < ENTENTE_N_WEIGHTINGS && strcmp (weightings[weighting], word) != 0; weighting++)
    ;
  if (weighting == ENTENTE_N_WEIGHTINGS)
    {
      self->sound = entente_json_cursor_fail_unknown (at, ENTENTE_JSON_VALUE,
                                                      g_strdup_printf (_("There are no weights “%s”"), word), word,
                                                      weightings, ENTENTE_N_WEIGHTINGS);
      return;
    }
  if (self->raw == NULL)
    return;
  if (entente_weighting_compute_table (weighting, &table, weights))
    self->weights = g_steal_pointer (&weights);
  else
    entente_decision_fail (self, at, g_strdup_printf (_("No weights “%s” follow from this matrix"), word),
                           g_strdup (_("They need two rows that differ; entropy also needs numbers from 0 up.")));
}

/* A list of any numbers from 0 up, or a word; fills weights with sum 1. Without a matrix only its form is checked. */
void
entente_decision_read_weights (EntenteDecision *self)
{
  EntenteJsonCursor cursor;
  const char *word;

  if (!entente_json_cursor_get (&self->root, "weights", &cursor))
    compute_weights (self, &self->root, "equal");
  else if (JSON_NODE_HOLDS_ARRAY (cursor.node))
    read_weight_list (self, &cursor);
  else if (JSON_NODE_HOLDS_VALUE (cursor.node) && json_node_get_value_type (cursor.node) == G_TYPE_STRING &&
           entente_json_cursor_read_string (&cursor, &word))
    compute_weights (self, &cursor, word);
  else
    entente_decision_fail (self, &cursor, g_strdup (_("The weights must be a list of numbers or a word")),
                           g_strdup_printf (_("It can be: %s."), "equal, entropy, critic, std"));
}
