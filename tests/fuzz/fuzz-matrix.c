/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Decision matrices: an answer is JSON and the same each time; without one there is a reason with its place. */

#include "fuzz-target.h"

#include "entente-decision-matrix.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autofree char *answer = entente_decision_matrix_run ((const char *) data, size, diagnostics);

  fuzz_check_diagnostics (diagnostics, size, answer != NULL);
  if (answer != NULL)
    fuzz_check_json (answer, strlen (answer));
  if (answer != NULL && fuzz_hash (data, size) % 4 == 0)
    {
      g_autofree char *again = entente_decision_matrix_run ((const char *) data, size, diagnostics);

      fuzz_require (g_strcmp0 (answer, again) == 0);
    }
  return 0;
}
