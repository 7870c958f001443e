/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics.h"

/* Plain decision matrices, for people who compare tools: one JSON object in, one out. */

char *entente_decision_matrix_run (const char *json, gsize length, EntenteDiagnostics *diagnostics)
  G_GNUC_WARN_UNUSED_RESULT;
