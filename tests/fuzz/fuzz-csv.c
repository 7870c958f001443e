/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tables in any encoding, matched to one dataset. The first byte chooses encoding and year.
 *
 * A table is refused with a reason, or becomes a document that can be read, evaluated, and written as a table
 * again, which then changes nothing.
 */

#include "fuzz-target.h"

#include "fuzz-documents.h"

#include "entente-csv-reader.h"
#include "entente-dataset-reader.h"

#include <string.h>

static EntenteDataset *
make_document (const EntenteCsvImport *import)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *json = entente_csv_import_to_json (import, &error);
  EntenteDataset *dataset;

  fuzz_require (json != NULL);
  bytes = g_bytes_new_take (json, strlen (json));
  fuzz_check_json (json, strlen (json));
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  fuzz_check_diagnostics (diagnostics, g_bytes_get_size (bytes), dataset != NULL);
  fuzz_require (dataset != NULL);
  fuzz_require (dataset->n_partners == import->n_known + import->n_new);
  return dataset;
}

static void
check_template (EntenteDataset *dataset)
{
  g_autofree char *csv = entente_csv_template (dataset);
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteCsvImport) import = NULL;
  g_autoptr (EntenteDataset) again = NULL;

  if (dataset->n_partners == 0)
    return;
  import = entente_csv_import_new (bytes, "UTF-8", dataset, 0, &error);
  fuzz_require (import != NULL);
  fuzz_require (import->n_new == 0 && import->n_refused == 0);
  again = make_document (import);
  fuzz_check_same_evaluation (dataset, again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  static const char *const encodings[] = { NULL, NULL, NULL, "UTF-8", "Shift_JIS", "UTF-16LE", "ISO-8859-1", "EUC-JP" };
  const guint choice = size > 0 ? data[0] : 0;
  g_autoptr (GBytes) bytes = size > 1 ? g_bytes_new (data + 1, size - 1) : g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteCsvImport) import = NULL;
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteScenario) scenario = NULL;

  import = entente_csv_import_new (bytes, encodings[choice % G_N_ELEMENTS (encodings)], fuzz_document_read (),
                                   choice / 8 % 2 == 0 ? 0 : 2024, &error);
  fuzz_require ((import == NULL) == (error != NULL));
  if (import == NULL)
    {
      fuzz_require (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  fuzz_require (import->n_known + import->n_new <= import->n_rows);
  dataset = make_document (import);
  scenario = entente_scenario_new (dataset);
  fuzz_check_evaluation (dataset, scenario);
  if (fuzz_hash (data, size) % 4 == 0)
    check_template (dataset);
  return 0;
}
