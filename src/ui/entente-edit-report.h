/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-edit.h"
#include "entente-diagnostics.h"
#include "entente-evaluation.h"

/* What a change of the document does, did, or why it cannot be, in words. */

char *entente_edit_report_refusal (const EntenteDiagnostics *diagnostics) G_GNUC_WARN_UNUSED_RESULT;
char *entente_edit_report_effect (const EntenteEvaluation *before, const EntenteEvaluation *after,
                                  const char *partner_id) G_GNUC_WARN_UNUSED_RESULT;
char *entente_edit_report_removal (const char *name, const EntenteRemoval *removal) G_GNUC_WARN_UNUSED_RESULT;
