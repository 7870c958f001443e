/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The strict look at any bytes, and the ways through a text that passed it.
 *
 * What the scan passes, json-glib reads to the same tree as our walk; what is found by a pointer lies in the text;
 * an edit that changes nothing gives the same bytes, and one that changes something gives JSON again.
 */

#include "fuzz-target.h"

#include "entente-json-edit.h"
#include "entente-json-scan.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *data;
  gsize length;
  GString *pointer;
  guint n_found; /* that were looked for by pointer: each costs a walk from the start */
} Text;

#define MAX_FOUND 12

static void compare (Text *text, gsize start, gsize end, JsonNode *node);

static void
check_span (const Text *text,
            const EntenteSpan *span)
{
  fuzz_require (span->start < span->end);
  fuzz_require (span->end <= text->length);
}

static void
compare_children (Text *text,
                  gsize start,
                  JsonNode *node)
{
  const gboolean is_object = JSON_NODE_HOLDS_OBJECT (node);
  const gsize length = text->pointer->len;
  EntenteJsonWalk walk;
  EntenteJsonItem item;
  guint n = 0;

  fuzz_require (entente_json_walk_init (&walk, text->data, text->length, start));
  fuzz_require (walk.is_object == is_object);
  for (; entente_json_walk_next (&walk, &item); n++)
    {
      JsonNode *child;

      check_span (text, &item.value);
      if (is_object)
        {
          g_autofree char *name = NULL;

          check_span (text, &item.key);
          name = entente_json_walk_unescape (text->data + item.key.start + 1, item.key.end - item.key.start - 2);
          fuzz_require (entente_json_walk_key_is (text->data, &item.key, name));
          child = json_object_get_member (json_node_get_object (node), name);
          entente_json_pointer_append (text->pointer, name);
        }
      else
        {
          fuzz_require (n < json_array_get_length (json_node_get_array (node)));
          child = json_array_get_element (json_node_get_array (node), n);
          g_string_append_printf (text->pointer, "/%u", n);
        }
      fuzz_require (child != NULL);
      compare (text, item.value.start, item.value.end, child);
      g_string_truncate (text->pointer, length);
    }
  fuzz_require (n == (is_object ? json_object_get_size (json_node_get_object (node))
                                : json_array_get_length (json_node_get_array (node))));
}

static void
compare (Text *text,
         gsize start,
         gsize end,
         JsonNode *node)
{
  const char first = text->data[start];

  if (text->n_found++ < MAX_FOUND)
    {
      EntenteJsonItem found;

      fuzz_require (entente_json_walk_find (text->data, text->length, 0, text->pointer->str, &found));
      fuzz_require (found.value.start == start && found.value.end == end);
    }
  if (first == '{' || first == '[')
    compare_children (text, start, node);
  else if (first == '"')
    {
      g_autofree char *string = entente_json_walk_unescape (text->data + start + 1, end - start - 2);

      fuzz_require (strcmp (string, json_node_get_string (node)) == 0);
    }
  else if (first == 'n')
    fuzz_require (JSON_NODE_HOLDS_NULL (node));
  else if (first == 't' || first == 'f')
    fuzz_require (json_node_get_boolean (node) == (first == 't'));
  else
    {
      g_autofree char *digits = g_strndup (text->data + start, end - start);
      const double number = g_ascii_strtod (digits, NULL), read = json_node_get_double (node);

      fuzz_require (fabs (number - read) <= fabs (number) * 1e-15);
    }
}

static JsonNode *
parse (const char *data,
       gsize length,
       gboolean widen)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *widened = widen ? entente_json_widen_integers (data, length) : NULL;

  fuzz_require (json_parser_load_from_data (parser, widened != NULL ? widened : data,
                                            widened != NULL ? -1 : (gssize) length, NULL));
  return json_parser_steal_root (parser);
}

/* What is written for people is what was read. */
static void
check_writing (JsonNode *root)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;
  text = entente_json_text_document (root);
  fuzz_check_json (text, strlen (text));
  copy = parse (text, strlen (text), TRUE);
  again = entente_json_text_document (copy);
  fuzz_require (strcmp (text, again) == 0);
}

static gboolean
take_all_cb (const char *json,
             gsize length,
             guint index,
             const char *key,
             gpointer user_data)
{
  return index % 2 == GPOINTER_TO_UINT (user_data);
}

static void
check_edit (GBytes *bytes,
            guint hash)
{
  const char *const pointers[] = { "", "/a", "/0", "/b", "/1/a", "/a/0" };
  const char *pointer = pointers[hash % G_N_ELEMENTS (pointers)];
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (bytes);
  g_autoptr (GBytes) same = entente_json_edit_apply (edit);
  g_autoptr (GBytes) other = NULL;
  gsize length;
  const char *data;

  fuzz_require (g_bytes_equal (same, bytes));
  if (hash / 8 % 3 == 0 && entente_json_edit_has (edit, pointer))
    entente_json_edit_set (edit, pointer, "[\"new\", {\"a\": 1}]");
  else if (hash / 8 % 3 == 1 && *pointer != '\0' && entente_json_edit_has (edit, pointer))
    entente_json_edit_remove (edit, pointer);
  else if (entente_json_edit_has (edit, pointer))
    entente_json_edit_remove_children (edit, pointer, take_all_cb, GUINT_TO_POINTER (hash / 32 % 2));
  other = entente_json_edit_apply (edit);
  data = g_bytes_get_data (other, &length);
  fuzz_check_json (data, length);
}

static void
check_sound (GBytes *bytes,
             const EntenteJsonSummary *summary,
             guint hash)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = parse (data, length, summary->long_integers);
  g_autoptr (GString) pointer = g_string_new (NULL);
  Text text = { data, length, pointer, 0 };
  gsize end = length;

  fuzz_require (g_utf8_validate (data, (gssize) length, NULL));
  while (strchr (" \t\r\n", data[end - 1]) != NULL)
    end--;
  compare (&text, strspn (data, " \t\r\n"), end, root);
  if (hash % 2 == 0)
    check_writing (root);
  else
    check_edit (bytes, hash / 2);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  EntenteSourceText text;
  EntenteJsonSummary summary;
  gboolean sound;

  entente_source_text_init (&text, g_bytes_get_data (bytes, NULL), size);
  sound = entente_json_scan (&text, diagnostics, &summary);
  fuzz_check_diagnostics (diagnostics, size,
                          entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) == 0);
  fuzz_require (sound || entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) > 0);
  if (sound && entente_diagnostics_get_length (diagnostics) == 0)
    check_sound (bytes, &summary, fuzz_hash (data, size));
  return 0;
}
