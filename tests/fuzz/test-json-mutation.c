/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The changes are worth trying: most leave JSON, many leave a dataset, and hardly any leaves everything as it was. */

#include "fuzz-documents.h"
#include "json-mutation.h"

#include "entente-dataset-reader.h"
#include "entente-json-scan.h"

#include <string.h>

#define ROUNDS 2000

static gboolean
is_json (const GString *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteSourceText source;
  EntenteJsonSummary summary;

  entente_source_text_init (&source, text->str, text->len);
  return entente_json_scan (&source, diagnostics, &summary);
}

static gboolean
is_dataset (const GString *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  return dataset != NULL;
}

static void
test_changes (void)
{
  guint64 random = 7;
  guint n_json = 0, n_datasets = 0, n_same = 0, i;

  for (i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GString) text = g_string_new (fuzz_document);

      g_assert_true (json_mutation_apply (text, &random));
      n_json += is_json (text);
      n_datasets += is_dataset (text);
      n_same += strcmp (text->str, fuzz_document) == 0;
    }
  g_test_message ("of %d: %u JSON, %u datasets, %u unchanged", ROUNDS, n_json, n_datasets, n_same);
  g_assert_cmpuint (n_json, >, ROUNDS * 9 / 10);
  g_assert_cmpuint (n_datasets, >, ROUNDS / 5);
  g_assert_cmpuint (n_datasets, <, ROUNDS * 9 / 10);
  g_assert_cmpuint (n_same, <, ROUNDS / 10);
}

static void
test_cross (void)
{
  static const char other[] = "{\"id\": \"other\", \"partners\": [], \"weight\": 7}";
  guint64 random = 3;
  guint n_changed = 0, i;

  for (i = 0; i < 100; i++)
    {
      g_autoptr (GString) text = g_string_new (fuzz_document);

      g_assert_true (json_mutation_cross (text, other, strlen (other), &random));
      g_assert_true (is_json (text));
      n_changed += strcmp (text->str, fuzz_document) != 0;
    }
  g_assert_cmpuint (n_changed, >, 90);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "{}", "[", "\"a\"", "{\"a\"", "nothing" };
  guint64 random = 5;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (texts[i]);

      json_mutation_apply (text, &random);
      g_assert_cmpuint (text->len, <, 1000);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-mutation/changes", test_changes);
  g_test_add_func ("/json-mutation/cross", test_cross);
  g_test_add_func ("/json-mutation/nothing", test_nothing);
  return g_test_run ();
}
