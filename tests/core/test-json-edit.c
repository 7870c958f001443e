/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Edits of a text: what they give to the letter, and that a tree read from it is the tree that was meant. */

#include "config.h"

#include "entente-json-edit.h"
#include "entente-json-scan.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

static char *
apply (EntenteJsonEdit *edit)
{
  g_autoptr (GBytes) bytes = entente_json_edit_apply (edit);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static EntenteJsonEdit *
begin (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return entente_json_edit_new (bytes);
}

typedef struct
{
  const char *before;
  const char *operations; /* "set POINTER VALUE", "insert POINTER KEY VALUE", "remove POINTER", parted by ; */
  const char *after;
} Case;

static const Case cases[] = {
  /* A value in its place. */
  { "{\"a\": 1}", "set /a 2", "{\"a\": 2}" },
  { "{\"a\": 1}", "set /a 1", "{\"a\": 1}" },
  { "{\"a\" : [1,  {\"b\": null}] }", "set /a/1/b \"x\"", "{\"a\" : [1,  {\"b\": \"x\"}] }" },
  { "{\"a/b\": 1, \"c~d\": 2}", "set /a~1b 3;set /c~0d 4", "{\"a/b\": 3, \"c~d\": 4}" },
  { "{\"\\u0061\": 1}", "set /a 2", "{\"\\u0061\": 2}" },
  /* A new member follows the layout. */
  { "{\"a\": 1}", "set /b 2", "{\"a\": 1, \"b\": 2}" },
  { "{\"a\":1}", "set /b {\"c\": [1, 2]}", "{\"a\":1,\"b\":{\"c\":[1,2]}}" },
  { "{\"a\":1}", "set /b \"x, y: z\"", "{\"a\":1,\"b\":\"x, y: z\"}" },
  { "{\n  \"a\": 1\n}\n", "set /b 2", "{\n  \"a\": 1,\n  \"b\": 2\n}\n" },
  { "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", "set /c 3;set /d 4", "{\r\n\t\"a\": 1,\r\n\t\"b\": 2,\r\n\t\"c\": 3,\r\n\t\"d\": 4\r\n}" },
  { "{}", "set /a 1", "{\"a\": 1}" },
  { "{\"a\": 1}", "set /b/c/d 2", "{\"a\": 1, \"b\": {\"c\": {\"d\": 2}}}" },
  { "{\n \"a\": []\n}", "set /a/- 1;set /a/- 2", "{\n \"a\": [\n  1,\n  2\n ]\n}" },
  { "{\n \"a\": {\"b\": {}}\n}", "set /a/b/c 1", "{\n \"a\": {\"b\": {\"c\": 1}}\n}" },
  { "{\"a\": [1, 2]}", "set /a/- 3", "{\"a\": [1, 2, 3]}" },
  { "{\"a\": [\n  1\n]}", "set /a/- 3", "{\"a\": [\n  1,\n  3\n]}" },
  { "{\"a\": 1, \"c\": 3}", "insert /c b 2", "{\"a\": 1, \"b\": 2, \"c\": 3}" },
  { "{\"b\": 2}", "insert /b a 1", "{\"a\": 1, \"b\": 2}" },
  { "{\n \"b\": 2\n}", "insert /b a 1", "{\n \"a\": 1,\n \"b\": 2\n}" },
  /* What goes takes its comma with it. */
  { "{\"a\": 1, \"b\": 2, \"c\": 3}", "remove /b", "{\"a\": 1, \"c\": 3}" },
  { "{\"a\": 1, \"b\": 2, \"c\": 3}", "remove /a", "{\"b\": 2, \"c\": 3}" },
  { "{\"a\": 1, \"b\": 2, \"c\": 3}", "remove /c", "{\"a\": 1, \"b\": 2}" },
  { "{\"a\": 1, \"b\": 2, \"c\": 3}", "remove /c;remove /a;remove /b", "{}" },
  { "{ \"a\": 1 }", "remove /a", "{}" },
  { "{\n \"a\": 1,\n \"b\": 2\n}", "remove /b", "{\n \"a\": 1\n}" },
  { "{\n \"a\": 1,\n \"b\": 2\n}", "remove /a", "{\n \"b\": 2\n}" },
  { "[1, 2, 3, 4]", "remove /1;remove /2", "[1, 4]" },
  { "[1, 2, 3, 4]", "remove /2;remove /3", "[1, 2]" },
  { "[1, 2]", "remove /7;remove /x/y", "[1, 2]" },
  /* Together. */
  { "{\"a\": 1, \"b\": 2}", "remove /a;set /c 3", "{\"b\": 2, \"c\": 3}" },
  { "{\"a\": 1, \"b\": 2}", "remove /b;set /c 3", "{\"a\": 1, \"c\": 3}" },
  { "{\"a\": 1, \"b\": 2}", "remove /a;remove /b;set /c 3", "{\"c\": 3}" },
  { "{\"a\": 1, \"b\": 2}", "remove /a;insert /b c 3", "{\"c\": 3, \"b\": 2}" },
  { "{\"a\": {\"x\": 1}, \"b\": 2}", "set /a/x 5;remove /a", "{\"b\": 2}" },
  { "{\"a\": {\"x\": 1, \"y\": 2}}", "set /a/x 5;remove /a/y;set /a/z 6", "{\"a\": {\"x\": 5, \"z\": 6}}" },
};

static void
do_operations (EntenteJsonEdit *edit,
               const char *operations)
{
  g_auto (GStrv) list = g_strsplit (operations, ";", -1);
  guint i;

  for (i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (list[i], " ", g_str_has_prefix (list[i], "insert") ? 4 : 3);

      if (g_str_equal (words[0], "set"))
        entente_json_edit_set (edit, words[1], words[2]);
      else if (g_str_equal (words[0], "insert"))
        entente_json_edit_insert (edit, words[1], words[2], words[3]);
      else
        entente_json_edit_remove (edit, words[1]);
    }
}

static void
test_to_the_letter (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteJsonEdit) edit = begin (cases[i].before);
      g_autofree char *after = NULL;

      do_operations (edit, cases[i].operations);
      after = apply (edit);
      g_test_message ("%s | %s", cases[i].before, cases[i].operations);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_nothing_changed_is_the_same_bytes (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("{\"a\": 1.50}", 11);
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (text);
  g_autoptr (GBytes) after = NULL;

  entente_json_edit_set (edit, "/a", "1.50");
  entente_json_edit_remove (edit, "/b");
  g_assert_true (entente_json_edit_is_empty (edit));
  after = entente_json_edit_apply (edit);
  g_assert_true (after == text);
}

/* -- Random documents: the same change in the text and in a tree ------------------------------------------- */

static const char *const spaces[] = { "", " ", "\n", "\n  ", "\t", "\r\n " };

typedef struct
{
  GString *text;
  guint style; /* 0 = random spaces everywhere, else one of the regular ones */
} Writer;

static void
write_space (Writer *writer)
{
  if (writer->style == 0)
    g_string_append (writer->text, spaces[g_test_rand_int_range (0, G_N_ELEMENTS (spaces))]);
}

static void
write_value (Writer *writer,
             guint depth)
{
  int kind = g_test_rand_int_range (0, depth < 4 ? 6 : 3), n, i;

  if (kind < 3)
    {
      static const char *const values[] = { "1.50", "\"}],\\\"{\"", "null" };

      g_string_append (writer->text, values[kind]);
      return;
    }
  n = g_test_rand_int_range (0, 5);
  g_string_append_c (writer->text, kind == 3 ? '[' : '{');
  write_space (writer);
  for (i = 0; i < n; i++)
    {
      if (i > 0)
        {
          g_string_append_c (writer->text, ',');
          write_space (writer);
        }
      if (kind != 3)
        {
          g_string_append_printf (writer->text, "\"k%d\"", i);
          write_space (writer);
          g_string_append_c (writer->text, ':');
          write_space (writer);
        }
      write_value (writer, depth + 1);
      write_space (writer);
    }
  g_string_append_c (writer->text, kind == 3 ? ']' : '}');
}

static char *
write_document (void)
{
  Writer writer = { g_string_new ("{\"r\":"), (guint) g_test_rand_int_range (0, 2) };

  write_value (&writer, 0);
  g_string_append (writer.text, writer.style == 0 ? " }\n" : "}");
  return g_string_free (writer.text, FALSE);
}

/* A place of the tree chosen by chance, with its pointer. */
static JsonNode *
choose_place (JsonNode *node,
              GString *pointer)
{
  for (;;)
    {
      guint n = 0;

      if (JSON_NODE_HOLDS_ARRAY (node))
        n = json_array_get_length (json_node_get_array (node));
      else if (JSON_NODE_HOLDS_OBJECT (node))
        n = json_object_get_size (json_node_get_object (node));
      if (n == 0 || (pointer->len > 0 && g_test_rand_int_range (0, 3) == 0))
        return node;
      n = (guint) g_test_rand_int_range (0, (int) n);
      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          g_string_append_printf (pointer, "/%u", n);
          node = json_array_get_element (json_node_get_array (node), n);
        }
      else
        {
          g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));
          const char *name = g_list_nth_data (names, n);

          g_string_append_printf (pointer, "/%s", name);
          node = json_object_get_member (json_node_get_object (node), name);
        }
    }
}

static void
change_tree (JsonNode *root,
             const char *pointer,
             gboolean remove)
{
  g_auto (GStrv) tokens = g_strsplit (pointer + 1, "/", -1);
  guint n = g_strv_length (tokens), i;
  JsonNode *node = root;

  for (i = 0; i + 1 < n; i++)
    node = JSON_NODE_HOLDS_ARRAY (node)
             ? json_array_get_element (json_node_get_array (node), (guint) atoi (tokens[i]))
             : json_object_get_member (json_node_get_object (node), tokens[i]);
  if (JSON_NODE_HOLDS_OBJECT (node) && remove)
    json_object_remove_member (json_node_get_object (node), tokens[i]);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_int_member (json_node_get_object (node), tokens[i], 7);
  else if (remove)
    json_array_remove_element (json_node_get_array (node), (guint) atoi (tokens[i]));
  else if (g_str_equal (tokens[i], "-"))
    json_array_add_int_element (json_node_get_array (node), 7);
  else
    {
      /* json-glib cannot set an element. */
      JsonArray *array = json_node_get_array (node), *changed = json_array_new ();
      guint element = (guint) atoi (tokens[i]), j;

      for (j = 0; j < json_array_get_length (array); j++)
        if (j == element)
          json_array_add_int_element (changed, 7);
        else
          json_array_add_element (changed, json_array_dup_element (array, j));
      json_node_take_array (node, changed);
    }
}

static void
check_sound (const char *text)
{
  EntenteSourceText source;
  EntenteJsonSummary summary;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  entente_source_text_init (&source, text, strlen (text));
  g_test_message ("%s", text);
  g_assert_true (entente_json_scan (&source, diagnostics, &summary));
}

static void
test_random_edits_are_those_of_the_tree (void)
{
  guint round;

  for (round = 0; round < 5000; round++)
    {
      g_autofree char *before = write_document (), *after = NULL, *again = NULL;
      g_autoptr (JsonNode) root = json_from_string (before, NULL), result = NULL;
      g_autoptr (GString) pointer = g_string_new (NULL);
      g_autoptr (EntenteJsonEdit) edit = begin (before), second = NULL;
      JsonNode *node = choose_place (root, pointer);
      gboolean remove = pointer->len > 2 && g_test_rand_bit ();

      if (!remove && JSON_NODE_HOLDS_OBJECT (node))
        g_string_append (pointer, "/new");
      else if (!remove && JSON_NODE_HOLDS_ARRAY (node))
        g_string_append (pointer, "/-");
      g_test_message ("%s %s: %s", remove ? "remove" : "set", pointer->str, before);
      if (remove)
        entente_json_edit_remove (edit, pointer->str);
      else
        entente_json_edit_set (edit, pointer->str, "7");
      change_tree (root, pointer->str, remove);
      after = apply (edit);
      check_sound (after);
      result = json_from_string (after, NULL);
      g_assert_true (json_node_equal (root, result));
      /* What was added can be taken away, and the bytes are the old ones unless a container was empty. */
      if (g_str_has_suffix (pointer->str, "/new") && json_object_get_size (json_node_get_object (node)) > 1)
        {
          second = begin (after);
          entente_json_edit_remove (second, pointer->str);
          again = apply (second);
          g_assert_cmpstr (again, ==, before);
        }
    }
}

static gboolean
is_even_cb (const char *json,
            gsize length,
            guint index,
            const char *key,
            gpointer user_data)
{
  g_assert_cmpuint (length, ==, 1);
  g_assert_null (key);
  return (json[0] - '0') % 2 == 0;
}

static void
test_children_go_by_a_rule (void)
{
  g_autoptr (EntenteJsonEdit) edit = begin ("{\"a\": [1, 2, 3, 4, 6, 5, 8], \"b\": 1}");
  g_autofree char *after = NULL;

  g_assert_cmpuint (entente_json_edit_remove_children (edit, "/a", is_even_cb, NULL), ==, 4);
  g_assert_cmpuint (entente_json_edit_remove_children (edit, "/missing", is_even_cb, NULL), ==, 0);
  after = apply (edit);
  g_assert_cmpstr (after, ==, "{\"a\": [1, 3, 5], \"b\": 1}");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-edit/to-the-letter", test_to_the_letter);
  g_test_add_func ("/json-edit/nothing-changed-is-the-same-bytes", test_nothing_changed_is_the_same_bytes);
  g_test_add_func ("/json-edit/random-edits-are-those-of-the-tree", test_random_edits_are_those_of_the_tree);
  g_test_add_func ("/json-edit/children-go-by-a-rule", test_children_go_by_a_rule);
  return g_test_run ();
}
