/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-diagnostics.h"
#include "entente-evaluation.h"
#include "entente-scenario.h"

#include <stddef.h>

/* What a harness is made of. */

/* Called by libFuzzer, or by replay.c. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Ends the process when @condition does not hold, whatever the build. */
#define fuzz_require(condition) \
  G_STMT_START \
  { \
    if (G_UNLIKELY (!(condition))) \
      fuzz_fail (__FILE__, __LINE__, #condition); \
  } \
  G_STMT_END

void fuzz_fail (const char *file, int line, const char *condition) G_GNUC_NORETURN;

/* What always holds. */
void fuzz_check_diagnostics (const EntenteDiagnostics *diagnostics, gsize size, gboolean accepted);
void fuzz_check_same (const EntenteDiagnostics *a, const EntenteDiagnostics *b);
void fuzz_check_json (const char *json, gsize length);
void fuzz_check_evaluation (EntenteDataset *dataset, const EntenteScenario *scenario);
void fuzz_check_same_evaluation (EntenteDataset *a, EntenteDataset *b);

guint fuzz_hash (const guint8 *data, gsize size);
