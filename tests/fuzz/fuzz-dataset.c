/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The dataset reader on any bytes, and what is done with a dataset that it made.
 *
 * A refusal says where and why. A dataset can be evaluated; saved unchanged it is the same bytes; edited, it can be
 * read again and says what was edited; its table, read back, changes nothing.
 */

#include "fuzz-target.h"

#include "entente-csv-reader.h"
#include "entente-dataset-edit.h"
#include "entente-dataset-reader.h"
#include "entente-fact-input.h"
#include "entente-snapshot.h"

#include <math.h>
#include <string.h>

static EntenteDataset *
read_sound (GBytes *bytes)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  fuzz_check_diagnostics (diagnostics, g_bytes_get_size (bytes), dataset != NULL);
  fuzz_require (dataset != NULL);
  return dataset;
}

static void
check_twice (EntenteDataset *dataset,
             GBytes *bytes)
{
  g_autoptr (EntenteDataset) again = read_sound (bytes);

  fuzz_require (strcmp (dataset->hash, again->hash) == 0);
  fuzz_check_same_evaluation (dataset, again);
}

static void
check_saving (EntenteDataset *dataset,
              GBytes *bytes)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new_from_json (dataset, dataset->scenario);
  g_autoptr (EntenteScenario) baseline = entente_scenario_new_from_json (dataset, dataset->baseline);
  g_autoptr (EntenteScenario) read = NULL;
  g_autoptr (EntenteDataset) again = NULL;
  g_autoptr (EntenteSnapshot) snapshot = entente_snapshot_new (dataset, scenario, baseline, dataset->pins, dataset->n_pins);
  g_autoptr (EntenteSnapshot) changed = NULL;
  g_autoptr (GBytes) same = entente_snapshot_to_bytes (snapshot);
  g_autoptr (GBytes) other = NULL;

  fuzz_require (g_bytes_equal (same, bytes));
  fuzz_check_evaluation (dataset, scenario);
  scenario->weights[0] = scenario->weights[0] == 0.125 ? 2 : 0.125;
  scenario->gates_on = !scenario->gates_on;
  scenario->method = (scenario->method + 1) % ENTENTE_N_METHODS;
  changed = entente_snapshot_new (dataset, scenario, baseline, NULL, 0);
  other = entente_snapshot_to_bytes (changed);
  again = read_sound (other);
  fuzz_require (again->n_pins == 0);
  read = entente_scenario_new_from_json (again, again->scenario);
  fuzz_require (entente_scenario_equal (read, scenario));
  fuzz_check_evaluation (again, read);
}

static void
check_title (EntenteDataset *dataset)
{
  g_autoptr (GBytes) bytes = entente_dataset_edit_set_title (dataset, "a \"title\" \\ of \xe6\xb8\xaf", "en");
  g_autoptr (EntenteDataset) again = read_sound (bytes);

  fuzz_require (strcmp (entente_text_get (&again->title, (const char *const[]) { "en", NULL }),
                        "a \"title\" \\ of \xe6\xb8\xaf") == 0);
  fuzz_check_same_evaluation (dataset, again);
}

static void
check_removal (EntenteDataset *dataset,
               guint hash)
{
  const guint partner = hash % MAX (dataset->n_partners, 1);
  EntenteRemoval removal;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDataset) again = NULL;

  if (dataset->n_partners == 0)
    return;
  bytes = entente_dataset_edit_remove_partner (dataset, partner, &removal);
  again = read_sound (bytes);
  fuzz_require (again->n_partners == dataset->n_partners - 1);
  fuzz_require (entente_dataset_find_partner (again, dataset->partners[partner].id) == ENTENTE_NONE);
}

static void
check_fact (EntenteDataset *dataset,
            guint hash)
{
  EntenteFactDraft draft = { .partner = hash % MAX (dataset->n_partners, 1), .quantity = hash / 8 % dataset->n_quantities,
                             .year = 2025, .value = 12.5, .category = ENTENTE_NONE, .low = NAN, .high = NAN };
  const EntenteQuantity *quantity = &dataset->quantities[draft.quantity];
  const EntenteFact *fact;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDataset) again = NULL;

  if (dataset->n_partners == 0)
    return;
  if (quantity->value.kind == ENTENTE_VALUE_CATEGORIES)
    draft.category = (int) (hash % quantity->value.n_categories);
  draft.note = hash % 2 == 0 ? "a \"note\"" : NULL;
  bytes = entente_dataset_edit_fact (dataset, &draft, NULL);
  again = read_sound (bytes);
  fact = entente_fact_find (again, draft.partner, draft.quantity, draft.year);
  fuzz_require (fact != NULL);
  fuzz_require (fact->category == draft.category);
  fuzz_require (draft.category != ENTENTE_NONE || fact->value == draft.value);
}

static void
check_table (EntenteDataset *dataset)
{
  g_autofree char *csv = entente_csv_template (dataset);
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteCsvImport) import = entente_csv_import_new (bytes, "UTF-8", dataset, 0, &error);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (EntenteDataset) again = NULL;
  char *json;

  if (dataset->n_partners == 0)
    return;
  fuzz_require (import != NULL);
  fuzz_require (import->n_known == dataset->n_partners && import->n_new == 0);
  json = entente_csv_import_to_json (import, &error);
  fuzz_require (json != NULL);
  document = g_bytes_new_take (json, strlen (json));
  again = read_sound (document);
  fuzz_check_same_evaluation (dataset, again);
}

static void
check_dataset (EntenteDataset *dataset,
               GBytes *bytes,
               guint hash)
{
  switch (hash % 8)
    {
    case 0:
      check_twice (dataset, bytes);
      break;
    case 1:
    case 2:
      check_saving (dataset, bytes);
      break;
    case 3:
      check_title (dataset);
      break;
    case 4:
      check_removal (dataset, hash / 8);
      break;
    case 5:
    case 6:
      check_fact (dataset, hash / 8);
      break;
    default:
      check_table (dataset);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  const guint hash = fuzz_hash (data, size);

  fuzz_check_diagnostics (diagnostics, size, dataset != NULL);
  if (dataset != NULL)
    {
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);

      fuzz_check_evaluation (dataset, scenario);
      check_dataset (dataset, bytes, hash);
    }
  else if (hash % 4 == 0)
    {
      g_autoptr (EntenteDiagnostics) again = entente_diagnostics_new ();

      fuzz_require (entente_dataset_read_bytes (bytes, again, NULL, NULL, NULL) == NULL);
      fuzz_check_same (diagnostics, again);
    }
  return 0;
}
