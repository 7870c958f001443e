/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What people type: numbers, and the fields of a fact, one a line.
 *
 * A number is finite and comes back from what is written for it. Fields that are complete make a fact; the document
 * with it can be read and says just that.
 */

#include "fuzz-target.h"

#include "fuzz-documents.h"

#include "entente-dataset-reader.h"
#include "entente-fact-input.h"
#include "entente-number-input.h"

#include <math.h>
#include <string.h>

#define N_FIELDS 10

static void
check_number (const char *text)
{
  double value = NAN, again = NAN;
  gboolean grouped = FALSE;
  g_autofree char *written = NULL;

  if (!entente_number_input_parse (text, &value, &grouped))
    return;
  fuzz_require (isfinite (value));
  written = entente_number_input_write (value);
  fuzz_require (entente_number_input_parse (written, &again, &grouped));
  fuzz_require (value == again);
}

static void
check_fact (const EntenteFactCheck *check,
            EntenteDataset *dataset)
{
  g_autoptr (GBytes) bytes = entente_dataset_edit_fact (dataset, &check->draft,
                                                        check->has_new_source ? &check->new_source : NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) again = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  const EntenteFact *fact;

  fuzz_check_diagnostics (diagnostics, g_bytes_get_size (bytes), again != NULL);
  fuzz_require (again != NULL);
  fact = entente_fact_find (again, check->draft.partner, check->draft.quantity, check->draft.year);
  fuzz_require (fact != NULL);
  if (check->draft.missing)
    fuzz_require (isnan (fact->value) && fact->category == ENTENTE_NONE);
  else
    fuzz_require (fact->category != ENTENTE_NONE || fact->value == check->draft.value);
  fuzz_require (again->n_sources == dataset->n_sources + (check->has_new_source ? 1 : 0));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  EntenteDataset *dataset = fuzz_document_read ();
  const guint choice = size > 0 ? data[0] : 0;
  g_autofree char *text = size > 1 ? g_strndup ((const char *) data + 1, size - 1) : g_strdup ("");
  g_auto (GStrv) fields = NULL;
  const char *field[N_FIELDS];
  EntenteFactInput input = { 0 };
  g_autoptr (EntenteFactCheck) check = NULL;
  guint i, n;

  /* A field of the window is always UTF-8. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  fields = g_strsplit (text, "\n", N_FIELDS);
  n = g_strv_length (fields);
  for (i = 0; i < N_FIELDS; i++)
    field[i] = i < n ? fields[i] : "";
  check_number (field[0]);
  input = (EntenteFactInput) {
    .partner = choice % dataset->n_partners, .quantity = choice / 3 % dataset->n_quantities, .value = field[0],
    .year = field[1], .missing = choice % 16 == 15, .category = choice % 4 == 0 ? ENTENTE_NONE : (int) (choice % 3),
    .has_range = choice >= 128, .low = field[2], .high = field[3], .source = choice % 2 == 0 ? "book" : NULL,
    .has_new_source = choice % 8 == 7, .source_title = field[4], .source_publisher = field[5], .source_year = field[6],
    .source_url = field[7], .note = field[8],
  };
  check = entente_fact_input_check (&input, dataset);
  for (i = 0; i < ENTENTE_N_FACT_FIELDS; i++)
    fuzz_require (check->problems[i] == NULL || (!check->complete && *check->problems[i] != '\0'));
  if (check->complete && fuzz_hash (data, size) % 4 == 0)
    check_fact (check, dataset);
  return 0;
}
