/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Scenarios of one dataset: a patch is taken as a whole or not at all; what was taken is written and read again, and
 * can be evaluated. */

#include "fuzz-target.h"

#include "fuzz-documents.h"

#include "entente-scenario-json.h"

#include <string.h>

static EntenteScenario *
read_again (EntenteDataset *dataset,
            const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteScenario *scenario = entente_scenario_new (dataset);

  fuzz_check_json (json, strlen (json));
  fuzz_require (entente_scenario_merge_json (scenario, dataset, json, -1, diagnostics));
  fuzz_require (entente_diagnostics_get_length (diagnostics) == 0);
  return scenario;
}

static void
check_writing (EntenteDataset *dataset,
               const EntenteScenario *scenario,
               gboolean as_file)
{
  g_autofree char *json = as_file ? entente_scenario_to_file_json (scenario, dataset)
                                  : entente_scenario_to_json (scenario, dataset);
  g_autoptr (EntenteScenario) again = read_again (dataset, json);

  fuzz_require (entente_scenario_equal (scenario, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  EntenteDataset *dataset = fuzz_document_read ();
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteScenario) untouched = entente_scenario_new (dataset);
  const char *json = (const char *) data;
  const gboolean taken = entente_scenario_merge_json (scenario, dataset, json, (gssize) size, diagnostics);

  fuzz_check_diagnostics (diagnostics, size, taken);
  if (!taken)
    {
      fuzz_require (entente_scenario_equal (scenario, untouched));
      return 0;
    }
  fuzz_check_evaluation (dataset, scenario);
  check_writing (dataset, scenario, fuzz_hash (data, size) % 4 == 0);
  fuzz_require (entente_scenario_merge_json (untouched, dataset, json, (gssize) size, diagnostics));
  fuzz_require (entente_scenario_equal (scenario, untouched));
  return 0;
}
