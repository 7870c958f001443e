/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A table has no criteria of its own: it is read for those of another document. The result is a document
 * like any other, made and read by the same code as a file.
 */

#include "config.h"

#include "entente-csv-loader.h"

#include "entente-dataset-reader.h"

#include <string.h>

typedef struct
{
  GFile *file, *like_file;
  EntenteDataset *like;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_clear_object (&request->like_file);
  g_clear_pointer (&request->like, entente_dataset_unref);
  g_free (request);
}

void
entente_csv_result_free (EntenteCsvResult *self)
{
  g_clear_pointer (&self->import, entente_csv_import_free);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->diagnostics, entente_diagnostics_unref);
  g_free (self);
}

static EntenteDataset *
read_like (const Request *request,
           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  if (request->like != NULL)
    return entente_dataset_ref (request->like);
  bytes = g_file_load_bytes (request->like_file, NULL, NULL, error);
  return bytes != NULL ? entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL) : NULL;
}

static void
load_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Request *request = task_data;
  g_autoptr (EntenteCsvResult) result = g_new0 (EntenteCsvResult, 1);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (request->file, cancellable, NULL, &error);
  g_autoptr (EntenteDataset) like = bytes != NULL ? read_like (request, &error) : NULL;
  char *json = NULL;

  if (like != NULL)
    result->import = entente_csv_import_new (bytes, NULL, like, 0, &error);
  if (result->import != NULL)
    json = entente_csv_import_to_json (result->import, &error);
  if (json == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no document");
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = g_bytes_new_take (json, strlen (json));
  result->diagnostics = entente_diagnostics_new ();
  result->dataset = entente_dataset_read_bytes (bytes, result->diagnostics, NULL, NULL, NULL);
  g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify) entente_csv_result_free);
}

void
entente_csv_loader_load_async (GFile *file,
                               EntenteDataset *like,
                               GFile *like_file,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->like = like != NULL ? entente_dataset_ref (like) : NULL;
  request->like_file = like_file != NULL ? g_object_ref (like_file) : NULL;
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, load_thread);
}

EntenteCsvResult *
entente_csv_loader_load_finish (GAsyncResult *result,
                                GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
