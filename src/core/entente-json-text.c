/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Writing documents for people.
 *
 * json-glib writes 1.4 as 1.3999999999999999 and either everything on one line or every number on its own. Here
 * numbers have the fewest digits that bring them back exactly, each member of the document begins a line, and so
 * does each element of its lists.
 */

#include "config.h"

#include "entente-json-text.h"

#include <math.h>
#include <string.h>

static void append_node (GString *text, JsonNode *node);

/**
 * entente_json_format_number:
 * @number: finite
 * @buffer: of G_ASCII_DTOSTR_BUF_SIZE bytes
 *
 * Returns: @buffer, with the fewest significant digits (15 to 17) that give @number back; 0 for -0, which json-glib
 *   reads as the whole number 0
 */
const char *
entente_json_format_number (double number,
                            char *buffer)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, formats[i], number == 0 ? 0 : number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return buffer;
}

/**
 * entente_json_append_string:
 * @string: UTF-8
 *
 * Appends @string with its quotation marks. Only what JSON forbids is escaped; a strict reader gives it back
 * byte for byte.
 */
void
entente_json_append_string (GString *text,
                            const char *string)
{
  g_string_append_c (text, '"');
  for (; *string != '\0'; string++)
    {
      guchar c = *string;

      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else if (c == '\n')
        g_string_append (text, "\\n");
      else if (c < 0x20)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, c);
    }
  g_string_append_c (text, '"');
}

static void
append_value (GString *text,
              JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      entente_json_append_string (text, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_INT64:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    default:
      g_string_append (text, entente_json_format_number (json_node_get_double (node), buffer));
    }
}

static void
append_object (GString *text,
               JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_string_append (text, first ? "" : ", ");
      entente_json_append_string (text, name);
      g_string_append (text, ": ");
      append_node (text, node);
      first = FALSE;
    }
  g_string_append_c (text, '}');
}

static void
append_array (GString *text,
              JsonArray *array,
              const char *separator)
{
  guint n = json_array_get_length (array), i;

  g_string_append_c (text, '[');
  for (i = 0; i < n; i++)
    {
      if (i > 0 || separator[1] == '\n')
        g_string_append (text, separator + (i == 0));
      append_node (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

/* Recursion is bounded: what is written here was read through the scan, which allows 64 levels. */
static void
append_node (GString *text,
             JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (text, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (text, json_node_get_array (node), ", ");
      break;
    case JSON_NODE_VALUE:
      append_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
    }
}

/**
 * entente_json_text_document:
 * @root: an object
 *
 * Returns: its text, UTF-8, with a line end at the end
 */
char *
entente_json_text_document (JsonNode *root)
{
  GString *text = g_string_new ("{");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_string_append (text, first ? "\n  " : ",\n  ");
      entente_json_append_string (text, name);
      g_string_append (text, ": ");
      if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0
          && JSON_NODE_HOLDS_OBJECT (json_array_get_element (json_node_get_array (node), 0)))
        append_array (text, json_node_get_array (node), ",\n    ");
      else
        append_node (text, node);
      first = FALSE;
    }
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}
