/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-reader.h"

/* Reads a dataset away from the main thread. */

#define ENTENTE_TYPE_LOADER (entente_loader_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLoader, entente_loader, ENTENTE, LOADER, GObject)

EntenteLoader *entente_loader_new (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
GFile *entente_loader_get_file (EntenteLoader *self);
double entente_loader_get_progress (EntenteLoader *self);
void entente_loader_cancel (EntenteLoader *self);
void entente_loader_read_ahead (EntenteLoader *self);
void entente_loader_load_async (EntenteLoader *self, GAsyncReadyCallback callback, gpointer user_data);
EntenteDataset *entente_loader_load_finish (EntenteLoader *self, GAsyncResult *result,
                                            EntenteDiagnostics **diagnostics, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
