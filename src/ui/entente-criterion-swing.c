/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A weight says how much the way from the worst to the best of a criterion counts. People forget that way,
 * so it stands beside the weight: "Defence spending: from 1.2 to 5 % of GDP".
 */

#include "config.h"

#include "entente-criterion-row.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
get_range (const EntenteQuantity *quantity,
           double *from,
           double *to)
{
  const EntenteValueFunction *value = &quantity->value;

  switch (value->kind)
    {
    case ENTENTE_VALUE_LINEAR:
    case ENTENTE_VALUE_LOG:
      *from = value->from;
      *to = value->to;
      return TRUE;
    case ENTENTE_VALUE_POINTS:
      *from = value->points[0].x;
      *to = value->points[value->n_points - 1].x;
      return value->n_points > 1;
    case ENTENTE_VALUE_CATEGORIES:
    case ENTENTE_VALUE_MIN_MAX:
    case ENTENTE_VALUE_VECTOR:
    case ENTENTE_VALUE_SUM:
    case ENTENTE_VALUE_Z_SCORE:
    case ENTENTE_VALUE_PERCENTILE:
    default:
      return FALSE;
    }
}

static const char *
get_category_name (const EntenteCategory *category)
{
  return entente_text_is_empty (&category->name) ? category->key
                                                 : entente_text_get (&category->name, g_get_language_names ());
}

static char *
describe_categories (const EntenteValueFunction *value)
{
  const EntenteCategory *worst = NULL, *best = NULL;
  guint i;

  for (i = 0; i < value->n_categories; i++)
    {
      const EntenteCategory *category = &value->categories[i];

      if (worst == NULL || category->v < worst->v)
        worst = category;
      if (best == NULL || category->v > best->v)
        best = category;
    }
  if (worst == NULL)
    return g_strdup (_("no values"));
  return g_strdup_printf (_("from “%s” to “%s”"), get_category_name (worst), get_category_name (best));
}

/* "5", not "5.00": an end of a scale is a round number more often than not. */
static char *
format_end (double end,
            int decimals)
{
  while (decimals > 0 && end == round (end * pow (10, decimals - 1)) / pow (10, decimals - 1))
    decimals--;
  return entente_format_number (end, decimals);
}

static char *
describe_quantity (const EntenteQuantity *quantity)
{
  const char *unit = entente_text_get (&quantity->unit, g_get_language_names ());
  g_autofree char *from_text = NULL, *to_text = NULL;
  double from, to;

  if (quantity->value.kind == ENTENTE_VALUE_CATEGORIES)
    return describe_categories (&quantity->value);
  if (!get_range (quantity, &from, &to))
    return g_strdup (_("from the lowest to the highest partner"));
  from_text = format_end (from, quantity->decimals);
  to_text = format_end (to, quantity->decimals);
  if (unit == NULL || *unit == '\0')
    return g_strdup_printf (_("from %s to %s"), from_text, to_text);
  /* Translators: two numbers and their unit: "from 1.2 to 5 % of GDP" */
  return g_strdup_printf (_("from %s to %s %s"), from_text, to_text, unit);
}

/**
 * entente_criterion_row_describe_swing:
 *
 * Returns: the description of a criterion and, a line each, from where to where its indicators count
 */
char *
entente_criterion_row_describe_swing (EntenteDataset *dataset,
                                      guint criterion)
{
  const EntenteCriterion *c = &dataset->criteria[criterion];
  GString *text = g_string_new (NULL);
  guint i;

  if (!entente_text_is_empty (&c->description))
    g_string_append_printf (text, "%s\n", entente_text_get (&c->description, g_get_language_names ()));
  for (i = 0; i < c->n_indicators; i++)
    {
      const EntenteQuantity *quantity = &dataset->quantities[c->first_indicator + i];
      g_autofree char *swing = describe_quantity (quantity);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "",
                              entente_text_get (&quantity->name, g_get_language_names ()), swing);
    }
  return g_string_free (text, FALSE);
}
