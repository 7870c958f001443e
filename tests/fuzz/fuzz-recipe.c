/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pictures that say how they were made, PNG, SVG, PDF or anything else. A recipe that fits the dataset is written
 * again and read back the same; one that is refused says where and why. */

#include "fuzz-target.h"

#include "fuzz-documents.h"

#include "entente-export-recipe.h"

#include <math.h>
#include <string.h>

static char *
bind_and_write (const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteExportRecipe) recipe = entente_export_recipe_read (json, diagnostics);
  const gboolean taken = recipe != NULL && entente_export_recipe_bind (recipe, fuzz_document_read (), diagnostics);

  fuzz_check_diagnostics (diagnostics, strlen (json), taken);
  if (!taken)
    return NULL;
  fuzz_require (isfinite (recipe->options.width) && isfinite (recipe->options.height));
  fuzz_require (recipe->options.scale >= 0 && recipe->options.scale <= 32);
  fuzz_require (recipe->input.n_pins <= recipe->input.dataset->n_partners);
  fuzz_check_evaluation (recipe->input.dataset, recipe->input.scenario);
  return entente_export_recipe_write (&recipe->options, &recipe->input);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *json = entente_export_recipe_find (bytes);
  g_autofree char *written = json != NULL ? bind_and_write (json) : NULL;
  g_autofree char *again = NULL;

  if (written == NULL)
    return 0;
  fuzz_check_json (written, strlen (written));
  fuzz_require (g_str_is_ascii (written));
  again = bind_and_write (written);
  fuzz_require (g_strcmp0 (written, again) == 0);
  return 0;
}
