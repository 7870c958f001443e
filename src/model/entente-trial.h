/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

/* What would be if the document had another text: read and evaluated beside the session, which stays as it is. */

#define ENTENTE_TRIAL_MAX_BYTES (8 * 1024 * 1024)

gboolean entente_trial_is_cheap (EntenteSession *session);
void entente_trial_run_async (EntenteSession *session, GBytes *text, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
EntenteEvaluation *entente_trial_run_finish (GAsyncResult *result, EntenteDiagnostics **diagnostics)
  G_GNUC_WARN_UNUSED_RESULT;
