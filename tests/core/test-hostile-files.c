/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Files that were made to break a reader: each is usable, or refused with the place, the reason, and how to mend it.
 *
 * In the table "@" is replaced by the rest of a sound dataset, so that the case is the only thing wrong with it.
 */

#include "entente-dataset-reader.h"
#include "entente-evaluation.h"

#include <string.h>

#define CRITERIA "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":[{\"id\":\"i\",\"name\":\"I\"," \
                 "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}]"
#define HEAD "\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"}"
#define SOUND HEAD "," CRITERIA ",\"partners\":[{\"id\":\"P\",\"name\":\"P\"}]"

typedef struct
{
  const char *text;
  guint line, column; /* of the first error; 0 = usable */
  const char *reason, *remedy; /* parts of them */
} Case;

static const Case cases[] = {
  /* usable */
  { "{@}" }, { "{\r\n@\r\n}\r\n" }, { "{\r@}" }, { "\n\t {@}" }, { "{@,\"title\":\"\\ud83d\\ude00\\uffff\\u2028\"}" },
  { "{@,\"title\":\"<b>%s%n</b>\\u001b[31m\\u202e\"}" }, { "{@,\"date\":\"2024-02-29\"}" }, { "{@,\"uncertainty\":-0}" },
  { "{@,\"uncertainty\":1e-999}" }, { "{@,\"\":{\"\":[]}}" }, { "{@,\"__proto__\":null}" },
  /* encodings */
  { "\xef\xbb\xbf{@}", 1, 1, "byte order mark", "without" }, { "{@,\"title\":\"\xff\"}", 1, 229, "UTF-8", "encoding" },
  { "{@,\"title\":\"\xed\xa0\x80\"}", 1, 229, "UTF-8", "encoding" }, { "{@,\n\"title\":\"\xc0\xaf\"}", 2, 10, "UTF-8", "encoding" },
  { "{@,\n\"title\":\"\\u0000\"}", 2, 10, "U+0000", "Take" }, { "{@,\n\"title\":\"\\ud800\"}", 2, 10, "surrogate", "both halves" },
  { "{@,\n\"title\":\"\\udc00\\ud800\"}", 2, 10, "surrogate", "both halves" }, { "{@,\n\"title\":\"a\x01\"}", 2, 11, "control character", "escape" },
  { "\xe2\x80\x9c{@}", 1, 1, "quotation marks", "plain" },
  /* numbers */
  { "{@,\n\"uncertainty\":1e999}", 2, 15, "too large", "1.79e308" }, { "{@,\n\"uncertainty\":-1e999}", 2, 15, "too large", "1.79e308" },
  { "{@,\n\"uncertainty\":NaN}", 2, 15, "NaN", "quotation" }, { "{@,\n\"uncertainty\":01}", 2, 15, "begin with 0", "zeros" },
  { "{@,\n\"uncertainty\":0x1}", 2, 15, "as JSON writes", "0 to 9" }, { "{@,\n\"uncertainty\":1,5}", 2, 17, "name of a member", NULL },
  { "{@,\n\"uncertainty\":\"0.5\"}", 2, 15, "must be a number", "without quotation" },
  { "{@,\n\"year\":123456789012345678901234567890}", 2, 8, "out of range", "between" },
  /* shape */
  { "{@,\n\"blocs\":[1]}", 2, 10, "must be an object", NULL }, { "{@,\n\"blocs\":{}}", 2, 9, "must be a list", NULL },
  { "[{@}]", 1, 1, "A dataset is an object", "begins with" }, { "null", 1, 1, "A dataset is an object", "begins with" },
  { "{@,\n\"version\":1}", 2, 1, "stands twice", "Keep one" }, { "{@,\n\"\\u0076ersion\":1}", 2, 1, "stands twice", "Keep one" },
  { "{@}{@}", 1, 220, "follows the end", "one JSON value" }, { "{@,}", 1, 220, "comma", "last comma" }, { "{@", 1, 219, "ends here", "cut off" },
  { "{@,\n\"title\":\"a", 2, 9, "no end", "Close it" }, { "", 1, 1, "empty", "begins with" }, { "<!DOCTYPE html>", 1, 1, "HTML", NULL },
  { "PK\x03\x04", 1, 1, "spreadsheet", "CSV" }, { "// {@}", 1, 1, "comments", "Take" },
  /* what nobody thought of: elements that are no objects, beside nothing that they could refer to */
  { "{" HEAD ",\n\"criteria\":\"none\",\n\"partners\":[{\"id\":\"P\",\"name\":\"P\",\"pledges\":[\"P\",\"Q\",[]]}]}", 2, 12, "must be a list", NULL },
  { "{" HEAD ",\n\"criteria\":[],\n\"partners\":[],\"scenario\":{\"weights\":null,\"locks\":null,\"bounds\":null,\"order\":null}}", 2, 12, "is empty", NULL },
};

static EntenteDataset *
read_bytes (const char *data,
            gsize length,
            EntenteDiagnostics *diagnostics)
{
  /* Of the exact size, so that a memory checker sees a byte read too many. */
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (data, MAX (length, 1)), length);

  return entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
}

static const EntenteDiagnostic *
find_error (const EntenteDiagnostics *diagnostics)
{
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    if (entente_diagnostics_get (diagnostics, i)->severity == ENTENTE_SEVERITY_ERROR)
      return entente_diagnostics_get (diagnostics, i);
  return NULL;
}

static void
check_case (const Case *it)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GString) text = g_string_new (it->text);
  g_autoptr (EntenteDataset) dataset = NULL;
  const EntenteDiagnostic *error;

  g_string_replace (text, "@", SOUND, 0);
  dataset = read_bytes (text->str, text->len, diagnostics);
  error = find_error (diagnostics);
  if ((dataset != NULL) != (it->line == 0) || (error == NULL) != (it->line == 0))
    g_error ("%s is %s", it->text, dataset != NULL ? "read" : error->message);
  if (error == NULL)
    return;
  if (error->line != it->line || error->column != it->column || strstr (error->message, it->reason) == NULL)
    g_error ("%s: %u:%u %s, not %u:%u %s", it->text, error->line, error->column, error->message, it->line, it->column,
             it->reason);
  if ((it->remedy != NULL && error->remedy == NULL) || (it->remedy != NULL && strstr (error->remedy, it->remedy) == NULL))
    g_error ("%s: “%s” says nothing of “%s”", it->text, error->remedy, it->remedy);
}

static void
test_cases (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* UTF-16 of either order, with its mark and without. */
static void
test_wide (void)
{
  static const char *const names[] = { "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32" };
  gsize i, length;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autofree char *wide = g_convert ("{" SOUND "}", -1, names[i], "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (wide);
      g_assert_null (read_bytes (wide, length, diagnostics));
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
      g_assert_nonnull (strstr (find_error (diagnostics)->message, "UTF-16"));
      g_assert_cmpuint (find_error (diagnostics)->line, ==, 1);
    }
}

/* Wherever it was cut off, the place is the end of what is there, or before it. */
static void
test_truncated (void)
{
  static const char text[] = "{" SOUND "}";
  gsize n;

  for (n = 0; n < sizeof text - 1; n++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

      g_assert_null (read_bytes (text, n, diagnostics));
      g_assert_nonnull (find_error (diagnostics));
      g_assert_cmpuint (find_error (diagnostics)->line, ==, 1);
      g_assert_cmpuint (find_error (diagnostics)->offset, <=, n);
    }
}

static void
test_deep (void)
{
  static const char *const opening[] = { "[", "{\"a\":" };
  gsize i, k;

  for (i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autoptr (GString) text = g_string_new ("{" SOUND ",\n\"x\":");

      for (k = 0; k < 100000; k++)
        g_string_append (text, opening[i]);
      g_assert_null (read_bytes (text->str, text->len, diagnostics));
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
      g_assert_nonnull (strstr (find_error (diagnostics)->message, "64 deep"));
      g_assert_cmpuint (find_error (diagnostics)->line, ==, 2);
      g_assert_cmpuint (find_error (diagnostics)->column, ==, 5 + 63 * strlen (opening[i]));
    }
}

static void
test_large (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  const gsize length = 64 * 1024 * 1024 + 1;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;

  memset (text, ' ', length);
  memcpy (text, "{" SOUND "}", strlen ("{" SOUND "}"));
  bytes = g_bytes_new_static (text, length);
  g_assert_null (entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 1);
  g_assert_nonnull (strstr (find_error (diagnostics)->message, "64 MiB"));
}

/* -- Many and long ----------------------------------------------------------------------------------------- */

static void
append_criteria (GString *text,
                 guint n)
{
  guint i;

  g_string_append (text, "\"criteria\":[");
  for (i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\":\"c%u\",\"name\":\"C\",\"indicators\":[{\"id\":\"i%u\",\"name\":\"I\","
                                  "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}", i > 0 ? "," : "", i, i);
  g_string_append (text, "]");
}

static EntenteDataset *
read_criteria (guint n,
               EntenteDiagnostics *diagnostics)
{
  g_autoptr (GString) text = g_string_new ("{" HEAD ",\n");
  guint i;

  append_criteria (text, n);
  g_string_append (text, ",\"partners\":[{\"id\":\"P\",\"name\":\"P\",\"facts\":{");
  for (i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"i%u\":{\"2025\":0.5}", i > 0 ? "," : "", i);
  g_string_append (text, "}}]}");
  return read_bytes (text->str, text->len, diagnostics);
}

static void
test_many_criteria (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = read_criteria (200, diagnostics);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;

  g_assert_nonnull (dataset);
  scenario = entente_scenario_new (dataset);
  values = entente_values_new (dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  g_assert_cmpfloat_with_epsilon (evaluation->scores[0], 0.5, 1e-12);
  g_assert_null (read_criteria (501, diagnostics));
  g_assert_nonnull (strstr (find_error (diagnostics)->message, "at most 500"));
  g_assert_nonnull (strstr (find_error (diagnostics)->remedy, "leave some of them out"));
  g_assert_cmpuint (find_error (diagnostics)->line, ==, 2);
}

/* A list that is too long is one error, whatever stands in it; one that is just not is read. */
static void
test_long_lists (void)
{
  static const struct
  {
    const char *name;
    guint most;
  } lists[] = { { "criteria", 500 }, { "gates", 1000 }, { "presets", 1000 }, { "conditions", 1000 }, { "scenes", 1000 } };
  guint l, over, i;

  for (l = 0; l < G_N_ELEMENTS (lists); l++)
    for (over = 0; over < 2; over++)
      {
        g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
        g_autoptr (GString) text = g_string_new ("{" HEAD);
        g_autofree char *words = g_strdup_printf ("has %u elements; at most %u are read", lists[l].most + 1, lists[l].most);

        if (l > 0)
          g_string_append (text, "," CRITERIA);
        g_string_append_printf (text, ",\"partners\":[],\"%s\":[0", lists[l].name);
        for (i = 1; i < lists[l].most + over; i++)
          g_string_append (text, ",0");
        g_string_append (text, "]}");
        g_assert_null (read_bytes (text->str, text->len, diagnostics));
        g_assert_cmpint (strstr (find_error (diagnostics)->message, words) != NULL, ==, over);
        if (over)
          g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
        else
          g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), >, 1);
      }
}

static void
test_many_ties (void)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GString) text = g_string_new ("{" HEAD "," CRITERIA ",\"tie-kinds\":[{\"id\":\"k\",\"name\":\"K\"}],\"partners\":[");
  g_autoptr (EntenteDataset) dataset = NULL;
  guint i;

  for (i = 0; i < 300; i++)
    g_string_append_printf (text, "%s{\"id\":\"p%u\",\"name\":\"P\"}", i > 0 ? "," : "", i);
  g_string_append (text, "],\"ties\":[");
  for (i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s{\"a\":\"p%u\",\"b\":\"p%u\",\"kind\":\"k\"}", i > 0 ? "," : "", i % 300,
                            (i % 300 + 1 + i / 300) % 300);
  g_string_append (text, "]}");
  dataset = read_bytes (text->str, text->len, diagnostics);
  g_assert_nonnull (dataset);
  g_assert_cmpuint (dataset->n_ties, ==, 20000);
}

/* Ids have up to 200 characters, and messages about longer ones stay short. */
static void
test_long_ids (void)
{
  static const gsize lengths[] = { 200, 201, 10000 };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
      g_autofree char *id = g_strnfill (lengths[i], 'x');
      g_autofree char *text = g_strdup_printf ("{" HEAD "," CRITERIA ",\n\"partners\":[{\"id\":\"%s\",\"name\":\"P\"}],"
                                               "\n\"layout\":{\"pins\":{\"%s\":[1,2]}}}", id, id);
      g_autoptr (EntenteDataset) dataset = read_bytes (text, strlen (text), diagnostics);

      g_assert_true ((dataset != NULL) == (lengths[i] == 200));
      if (dataset != NULL)
        g_assert_cmpint (entente_dataset_find_partner (dataset, id), ==, 0);
      else
        {
          g_assert_cmpuint (find_error (diagnostics)->line, ==, 2);
          g_assert_nonnull (strstr (find_error (diagnostics)->remedy, "up to 200"));
          g_assert_cmpuint (strlen (find_error (diagnostics)->message), <, 2100);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-files/cases", test_cases);
  g_test_add_func ("/hostile-files/wide", test_wide);
  g_test_add_func ("/hostile-files/truncated", test_truncated);
  g_test_add_func ("/hostile-files/deep", test_deep);
  g_test_add_func ("/hostile-files/large", test_large);
  g_test_add_func ("/hostile-files/many-criteria", test_many_criteria);
  g_test_add_func ("/hostile-files/long-lists", test_long_lists);
  g_test_add_func ("/hostile-files/many-ties", test_many_ties);
  g_test_add_func ("/hostile-files/long-ids", test_long_ids);
  return g_test_run ();
}
