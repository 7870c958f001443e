/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-diagnostics.h"

#include <gio/gio.h>

/* Called on the reading thread with a fraction from 0 to 1. */
typedef void (*EntenteProgressFunc) (double fraction, gpointer user_data);

EntenteDataset *entente_dataset_read_file (const char *path, EntenteDiagnostics *diagnostics,
                                           EntenteProgressFunc progress, gpointer user_data,
                                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
EntenteDataset *entente_dataset_read_bytes (GBytes *bytes, EntenteDiagnostics *diagnostics,
                                            EntenteProgressFunc progress, gpointer user_data,
                                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
