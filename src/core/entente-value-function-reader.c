/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "value" of an indicator: how a raw figure becomes a number from 0 to 1. */

#include "config.h"

#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const kinds[] = { "linear", "points", "log", "categories", "min-max", "vector", "sum", "z-score",
                                     "percentile", NULL };

static void
read_anchors (const EntenteJsonCursor *cursor,
              EntenteValueFunction *function)
{
  EntenteJsonCursor from, to;
  gboolean both;

  both = entente_json_cursor_need (cursor, "from", &from);
  both &= entente_json_cursor_need (cursor, "to", &to);
  if (!both || !entente_json_cursor_read_number (&from, -INFINITY, INFINITY, &function->from)
      || !entente_json_cursor_read_number (&to, -INFINITY, INFINITY, &function->to))
    return;
  if (function->from == function->to)
    entente_json_cursor_fail (&to, g_strdup (_("“from” and “to” are the same")),
                              g_strdup (_("“from” is the figure worth 0, “to” the one worth 1.")));
  if (function->kind != ENTENTE_VALUE_LOG)
    return;
  if (function->from <= 0)
    entente_json_cursor_fail (&from, g_strdup (_("A logarithm needs figures above 0")), NULL);
  if (function->to <= 0)
    entente_json_cursor_fail (&to, g_strdup (_("A logarithm needs figures above 0")), NULL);
}

static gboolean
read_point (const EntenteJsonCursor *cursor,
            EntenteValuePoint *point)
{
  EntenteJsonCursor x, v;
  guint n;

  if (!entente_json_cursor_check_list (cursor, 0, &n))
    return FALSE;
  if (n != 2)
    return entente_json_cursor_fail (cursor, g_strdup (_("A point has two numbers")),
                                     g_strdup (_("Write [figure, value from 0 to 1].")));
  entente_json_cursor_get_element (cursor, 0, &x);
  entente_json_cursor_get_element (cursor, 1, &v);
  return entente_json_cursor_read_number (&x, -INFINITY, INFINITY, &point->x)
         & entente_json_cursor_read_number (&v, 0, 1, &point->v);
}

static void
read_points (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             EntenteValueFunction *function)
{
  EntenteJsonCursor list, element;
  EntenteValuePoint *points;
  guint n, i;

  if (!entente_json_cursor_need (cursor, "points", &list) || !entente_json_cursor_check_list (&list, 2, &n))
    return;
  points = entente_arena_alloc (self->arena, n * sizeof *points);
  for (i = 0; i < n; i++)
    {
      points[i].x = NAN;
      entente_json_cursor_get_element (&list, i, &element);
      if (read_point (&element, &points[i]) && i > 0 && points[i].x <= points[i - 1].x)
        entente_json_cursor_fail (&element, g_strdup (_("The points do not ascend")),
                                  g_strdup (_("Sort them by their first number, each greater than the one before.")));
    }
  function->points = points;
  function->n_points = n;
}

/* A category without a name is called by its key, which may be any string. */
static void
name_by_key (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             EntenteCategory *category)
{
  EntenteTextEntry entry = { .language = NULL };

  entry.string = entente_reader_take_string (self, cursor, category->key, FALSE, &entry.written);
  if (entry.string == entry.written)
    return;
  category->name.n_entries = 1;
  category->name.entries = entente_arena_copy (self->arena, &entry, sizeof entry);
}

static void
read_category (EntenteReader *self,
               const EntenteJsonCursor *cursor,
               EntenteCategory *category)
{
  static const char *const known[] = { "name", "value", NULL };
  EntenteJsonCursor value;

  category->key = entente_arena_string (self->arena, cursor->member);
  if (!JSON_NODE_HOLDS_OBJECT (cursor->node))
    {
      entente_json_cursor_read_number (cursor, 0, 1, &category->v);
      name_by_key (self, cursor, category);
      return;
    }
  entente_json_cursor_check_members (cursor, known);
  entente_reader_get_text (self, cursor, "name", &category->name);
  if (entente_text_is_empty (&category->name))
    name_by_key (self, cursor, category);
  if (entente_json_cursor_need (cursor, "value", &value))
    entente_json_cursor_read_number (&value, 0, 1, &category->v);
}

static int
compare_keys_cb (gconstpointer a,
                 gconstpointer b,
                 gpointer categories)
{
  const EntenteCategory *list = categories;

  return strcmp (list[*(const guint *) a].key, list[*(const guint *) b].key);
}

/* Every fact of a partner looks its category up, and there may be thousands of either. */
static const guint *
sort_by_key (EntenteReader *self,
             const EntenteCategory *categories,
             guint n)
{
  guint *places = entente_arena_alloc (self->arena, n * sizeof *places);
  guint i;

  for (i = 0; i < n; i++)
    places[i] = i;
  g_qsort_with_data (places, n, sizeof *places, compare_keys_cb, (gpointer) categories);
  return places;
}

static void
read_categories (EntenteReader *self,
                 const EntenteJsonCursor *cursor,
                 EntenteValueFunction *function)
{
  EntenteJsonCursor table, child;
  EntenteCategory *categories;
  JsonObjectIter iter;
  guint n, i = 0;

  if (!entente_json_cursor_need (cursor, "categories", &table) || !entente_json_cursor_check_object (&table))
    return;
  n = json_object_get_size (json_node_get_object (table.node));
  if (n == 0)
    {
      entente_json_cursor_fail (&table, g_strdup (_("There are no categories")),
                                g_strdup (_("Write one member a category, such as \"treaty\": 1.")));
      return;
    }
  categories = entente_arena_alloc (self->arena, n * sizeof *categories);
  json_object_iter_init_ordered (&iter, json_node_get_object (table.node));
  while (entente_json_cursor_next (&table, &iter, &child))
    read_category (self, &child, &categories[i++]);
  function->categories = categories;
  function->n_categories = n;
  function->by_key = sort_by_key (self, categories, n);
}

static gboolean
is_kind (const EntenteJsonCursor *cursor,
         EntenteValueKind kind)
{
  return JSON_NODE_HOLDS_VALUE (cursor->node) && json_node_get_value_type (cursor->node) == G_TYPE_STRING
         && g_str_equal (json_node_get_string (cursor->node), kinds[kind]);
}

/**
 * entente_reader_read_value_function:
 * @function: zeroed; its kind is set even when the rest is wrong
 */
void
entente_reader_read_value_function (EntenteReader *self,
                                    const EntenteJsonCursor *cursor,
                                    EntenteValueFunction *function)
{
  static const char *const anchors[] = { "kind", "from", "to", NULL };
  static const char *const points[] = { "kind", "points", NULL };
  static const char *const categories[] = { "kind", "categories", NULL };
  static const char *const relative[] = { "kind", "descending", NULL };
  EntenteJsonCursor kind;

  if (!entente_json_cursor_check_object (cursor) || !entente_json_cursor_need (cursor, "kind", &kind))
    return;
  function->kind = entente_reader_read_choice (self, &kind, kinds);
  if (!is_kind (&kind, function->kind))
    return;
  switch (function->kind)
    {
    case ENTENTE_VALUE_LINEAR:
    case ENTENTE_VALUE_LOG:
      entente_json_cursor_check_members (cursor, anchors);
      read_anchors (cursor, function);
      break;
    case ENTENTE_VALUE_POINTS:
      entente_json_cursor_check_members (cursor, points);
      read_points (self, cursor, function);
      break;
    case ENTENTE_VALUE_CATEGORIES:
      entente_json_cursor_check_members (cursor, categories);
      read_categories (self, cursor, function);
      break;
    case ENTENTE_VALUE_MIN_MAX:
    case ENTENTE_VALUE_VECTOR:
    case ENTENTE_VALUE_SUM:
    case ENTENTE_VALUE_Z_SCORE:
    case ENTENTE_VALUE_PERCENTILE:
    default:
      entente_json_cursor_check_members (cursor, relative);
      entente_json_cursor_get_boolean (cursor, "descending", &function->descending);
    }
}
