/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same tree in many layouts: on one line, with tabs, four spaces, line ends of Windows, keys in escapes, numbers
 * with more digits than they need, members in any order, and members that nobody knows. */

#include "json-layout.h"

#include <string.h>

static gboolean
happens (int times_of_ten)
{
  return g_test_rand_int_range (0, 10) < times_of_ten;
}

void
json_layout_choose (JsonLayout *self)
{
  static const char *const newlines[] = { "", "\n", "\n", "\r\n" };
  static const char *const indents[] = { " ", "  ", "    ", "\t", "" };
  static const char *const colons[] = { ": ", ":", " : " };
  const gboolean minified = happens (2);

  self->newline = minified ? "" : newlines[g_test_rand_int_range (0, G_N_ELEMENTS (newlines))];
  self->indent = indents[g_test_rand_int_range (0, G_N_ELEMENTS (indents))];
  self->comma = minified ? "," : ", ";
  self->colon = minified ? ":" : colons[g_test_rand_int_range (0, G_N_ELEMENTS (colons))];
  self->lines_to = g_test_rand_int_range (0, 9);
  self->escape_keys = happens (3);
  self->spell_numbers = happens (5);
  self->shuffle = happens (3);
  self->end_line = happens (5);
}

static void
append_string (const char *string,
               gboolean escape,
               GString *text)
{
  const char *p;

  g_string_append_c (text, '"');
  for (p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == '"' || c == '\\' || (escape && c < 0x10000 && happens (5)))
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_unichar (text, c);
    }
  g_string_append_c (text, '"');
}

static void
append_number (const JsonLayout *self,
               JsonNode *node,
               GString *text)
{
  const gboolean odd = self->spell_numbers && happens (3);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT "%s", json_node_get_int (node), odd ? ".00" : "");
      return;
    }
  g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node));
  g_string_append_printf (text, "%s%s", buffer, odd && strpbrk (buffer, "eE") == NULL ? "e0" : "");
}

static void append_node (const JsonLayout *self, JsonNode *node, guint depth, GString *text);

static void
append_line (const JsonLayout *self,
             guint depth,
             GString *text)
{
  guint i;

  g_string_append (text, self->newline);
  for (i = 0; i < depth && *self->newline != '\0'; i++)
    g_string_append (text, self->indent);
}

static void
append_separator (const JsonLayout *self,
                  gboolean first,
                  guint depth,
                  GString *text)
{
  const gboolean lines = depth <= self->lines_to && *self->newline != '\0';

  if (!first)
    g_string_append (text, lines ? "," : self->comma);
  if (lines)
    append_line (self, depth, text);
}

static GPtrArray *
list_names (const JsonLayout *self,
            JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GPtrArray *names = g_ptr_array_new ();
  GList *l;
  guint i;

  for (l = members; l != NULL; l = l->next)
    g_ptr_array_add (names, l->data);
  for (i = 1; self->shuffle && i < names->len; i++)
    {
      const guint k = g_test_rand_int_range (0, i + 1);
      gpointer name = g_ptr_array_index (names, i);

      g_ptr_array_index (names, i) = g_ptr_array_index (names, k);
      g_ptr_array_index (names, k) = name;
    }
  return names;
}

static void
append_object (const JsonLayout *self,
               JsonObject *object,
               guint depth,
               GString *text)
{
  g_autoptr (GPtrArray) names = list_names (self, object);
  guint i;

  for (i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      append_separator (self, i == 0, depth, text);
      append_string (name, self->escape_keys && happens (3), text);
      g_string_append (text, self->colon);
      append_node (self, json_object_get_member (object, name), depth + 1, text);
    }
}

static void
append_list (const JsonLayout *self,
             JsonArray *array,
             guint depth,
             GString *text)
{
  guint i;

  for (i = 0; i < json_array_get_length (array); i++)
    {
      append_separator (self, i == 0, depth, text);
      append_node (self, json_array_get_element (array, i), depth + 1, text);
    }
}

static void
append_container (const JsonLayout *self,
                  JsonNode *node,
                  guint depth,
                  GString *text)
{
  const gboolean is_list = JSON_NODE_HOLDS_ARRAY (node);
  const gsize before = text->len;

  g_string_append_c (text, is_list ? '[' : '{');
  if (is_list)
    append_list (self, json_node_get_array (node), depth, text);
  else
    append_object (self, json_node_get_object (node), depth, text);
  if (text->len > before + 1 && depth <= self->lines_to && *self->newline != '\0')
    append_line (self, depth - 1, text);
  g_string_append_c (text, is_list ? ']' : '}');
}

static void
append_node (const JsonLayout *self,
             JsonNode *node,
             guint depth,
             GString *text)
{
  if (!JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
    append_container (self, node, depth, text);
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (text, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    append_string (json_node_get_string (node), self->escape_keys && happens (1), text);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else
    append_number (self, node, text);
}

char *
json_layout_write (const JsonLayout *self,
                   JsonNode *root)
{
  GString *text = g_string_new (NULL);

  append_node (self, root, 1, text);
  if (self->end_line)
    g_string_append (text, *self->newline != '\0' ? self->newline : "\n");
  return g_string_free (text, FALSE);
}

/* -- Members that nobody knows ---------------------------------------------------------------------------- */

static gboolean
is_year (const char *name)
{
  return strlen (name) == 4 && strspn (name, "0123456789") == 4;
}

static void
add_unknown (JsonObject *object)
{
  static const char *const values[] = {
    "\"AA\"", "[\"AA\", {\"a\": \"JP\", \"b\": \"BB\"}]", "{\"JP\": {\"focus\": [\"AA\"]}}", "null", "{}", "[]", "1.50",
    "\"}, {\\\"id\\\": [\"",
  };
  g_autoptr (JsonNode) value = json_from_string (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], NULL);
  g_autofree char *name = g_strdup_printf ("x-%s%d", happens (2) ? "\" /~" : "", g_test_rand_int_range (0, 100));

  json_object_set_member (object, name, g_steal_pointer (&value));
}

/* Only where the format has fixed names: elements of lists, and facts. */
static void
add_below (JsonNode *node,
           gboolean has_fixed_names)
{
  g_autoptr (GList) members = NULL;
  GList *l;
  guint i;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_below (json_array_get_element (json_node_get_array (node), i), TRUE);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (json_node_get_object (node));
  for (l = members; l != NULL; l = l->next)
    add_below (json_object_get_member (json_node_get_object (node), l->data), is_year (l->data));
  if (has_fixed_names && happens (3))
    add_unknown (json_node_get_object (node));
}

void
json_layout_add_unknown (JsonNode *root)
{
  add_below (root, TRUE);
}
