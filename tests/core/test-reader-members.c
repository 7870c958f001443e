/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Every member of a dataset is looked at: a slip in any name, and a value of another kind in any place, is reported
 * at that very place. The files have every member of the format, so that what is added to the format and to the
 * files is held to the same. */

#include "entente-dataset-reader.h"
#include "entente-json-walk.h"

#include <string.h>

#define SLIP "zz unknown"

static const char *const files[] = { "tests/data/good-everything.json", "tests/data/complete.json" };

typedef void (*VisitFunc) (const char *text, gsize length, const EntenteJsonItem *item, const char *pointer);

static EntenteDiagnostics *
read_changed (const char *text,
              gsize length,
              const EntenteSpan *place,
              const char *instead)
{
  EntenteDiagnostics *diagnostics = entente_diagnostics_new ();
  g_autoptr (GString) changed = g_string_new_len (text, place->start);
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_string_append (changed, instead);
  g_string_append_len (changed, text + place->end, length - place->end);
  bytes = g_bytes_new (changed->str, changed->len);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  return diagnostics;
}

static gboolean
mentions (EntenteDiagnostics *diagnostics,
          const char *pointer)
{
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    if (g_strcmp0 (entente_diagnostics_get (diagnostics, i)->pointer, pointer) == 0)
      return TRUE;
  return FALSE;
}

/* Visits the value at @start and all below it. */
static void
visit (const char *text,
       gsize length,
       const EntenteJsonItem *item,
       const char *pointer,
       VisitFunc func)
{
  EntenteJsonWalk walk;
  EntenteJsonItem child;
  guint n = 0;

  func (text, length, item, pointer);
  if (text[item->value.start] != '{' && text[item->value.start] != '[')
    return;
  g_assert_true (entente_json_walk_init (&walk, text, length, item->value.start));
  while (entente_json_walk_next (&walk, &child))
    {
      g_autoptr (GString) path = g_string_new (pointer);
      g_autofree char *token = walk.is_object ? entente_json_walk_unescape (text + child.key.start + 1, child.key.end - child.key.start - 2)
                                              : g_strdup_printf ("%u", n);

      entente_json_pointer_append (path, token);
      visit (text, length, &child, path->str, func);
      n++;
    }
}

static guint n_visited;

static void
visit_files (VisitFunc func)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), files[i], NULL);
      g_autofree char *text = NULL;
      EntenteJsonItem whole = { 0 };
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      whole.value.end = length;
      n_visited = 0;
      visit (text, length, &whole, "", func);
      g_assert_cmpuint (n_visited, >, 50);
    }
}

/* What a file names as it likes, and what belongs to other programs. */
static gboolean
may_have_any_member (const char *pointer)
{
  return g_str_has_suffix (pointer, "/categories");
}

static void
add_slip (const char *text,
          gsize length,
          const EntenteJsonItem *item,
          const char *pointer)
{
  const EntenteSpan after_brace = { item->value.start + 1, item->value.start + 1 };
  const char *rest = text + after_brace.start;
  g_autofree char *path = g_strconcat (pointer, "/" SLIP, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;

  if (text[item->value.start] != '{' || may_have_any_member (pointer))
    return;
  n_visited++;
  rest += strspn (rest, " \n");
  diagnostics = read_changed (text, length, &after_brace, *rest == '}' ? "\"" SLIP "\": 1" : "\"" SLIP "\": 1, ");
  if (!mentions (diagnostics, path))
    g_error ("nothing is said about “%s”", path);
}

static void
test_slips_are_reported (void)
{
  visit_files (add_slip);
}

/* A scenario takes the names of tiers from the dataset; "$schema" is for other programs. */
static gboolean
is_not_read (const char *pointer)
{
  return g_str_equal (pointer, "/$schema")
         || (g_str_has_prefix (pointer, "/scenario/tiers/list/")
             && (g_str_has_suffix (pointer, "/id") || g_str_has_suffix (pointer, "/name") || g_str_has_suffix (pointer, "/colour")));
}

/* Lists with a list inside fit nowhere. */
static void
change_kind (const char *text,
             gsize length,
             const EntenteJsonItem *item,
             const char *pointer)
{
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;

  if (is_not_read (pointer))
    return;
  n_visited++;
  diagnostics = read_changed (text, length, &item->value, "[[{}]]");
  if (!mentions (diagnostics, pointer))
    {
      g_autofree char *inside = g_strconcat (pointer, "/0", NULL);

      if (!mentions (diagnostics, inside))
        g_error ("a list of lists passes for “%s”", pointer);
    }
}

static void
test_kinds_are_checked (void)
{
  visit_files (change_kind);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-members/slips-are-reported", test_slips_are_reported);
  g_test_add_func ("/reader-members/kinds-are-checked", test_kinds_are_checked);
  return g_test_run ();
}
