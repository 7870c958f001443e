/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-csv-reader.h"

#include <gio/gio.h>

/* Reads a table away from the main thread: what was matched, and the document that would come of it. */

typedef struct
{
  EntenteCsvImport *import;
  EntenteDataset *dataset; /* NULL = nothing comes of it, see diagnostics */
  EntenteDiagnostics *diagnostics; /* of the document; those of the table are in import */
} EntenteCsvResult;

void entente_csv_result_free (EntenteCsvResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCsvResult, entente_csv_result_free)

/* like: the open document, or NULL and then like_file is read for it */
void entente_csv_loader_load_async (GFile *file, EntenteDataset *like, GFile *like_file,
                                    GAsyncReadyCallback callback, gpointer user_data);
EntenteCsvResult *entente_csv_loader_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
