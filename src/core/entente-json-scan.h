/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-source-text.h"

/* The strict look at a JSON file before anything is built from it. */

#define ENTENTE_JSON_MAX_DEPTH 64
#define ENTENTE_JSON_MAX_BYTES (64 * 1024 * 1024)
#define ENTENTE_JSON_MAX_VALUES 4000000

typedef struct
{
  guint64 n_values;
  gboolean long_integers; /* some whole number has 19 digits or more: see entente_json_widen_integers () */
} EntenteJsonSummary;

gboolean entente_json_scan (EntenteSourceText *text, EntenteDiagnostics *diagnostics, EntenteJsonSummary *summary);
