/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving a document, and reading it again. Savings follow each other; each writes the moment in which it was asked
 * for. */

#include "config.h"

#include "entente-document-private.h"
#include "entente-loader.h"

#include <glib/gi18n-lib.h>

/* -- Saving ----------------------------------------------------------------------------------------------- */

typedef struct
{
  GFile *target;
  EntenteSaveFlags flags;
  EntenteSnapshot *snapshot;
  char *expected; /* NULL = whatever stands there */
  char *written;  /* its hash */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->target);
  entente_snapshot_unref (saving->snapshot);
  g_free (saving->expected);
  g_free (saving->written);
  g_free (saving);
}

static void
save_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  EntenteSaveOptions options = { saving->expected, 0, TRUE };
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (saving->snapshot);
  GError *error = NULL;

  saving->written = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (entente_file_save_to (saving->target, bytes, &options, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
start_saving (EntenteDocument *self)
{
  GTask *outer = g_queue_peek_head (&self->tasks);
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  Saving *saving = g_task_get_task_data (outer);

  /* By now an earlier saving may have made this the known state. */
  if ((saving->flags & ENTENTE_SAVE_OVERWRITE) == 0 && self->file != NULL
      && g_file_equal (saving->target, self->file))
    saving->expected = g_strdup (self->hash);
  g_task_set_source_tag (task, start_saving);
  g_task_set_task_data (task, saving, NULL);
  g_task_run_in_thread (task, save_thread);
}

static void
note_saved (EntenteDocument *self,
            const Saving *saving)
{
  gboolean own = self->file != NULL && g_file_equal (saving->target, self->file);

  if ((saving->flags & ENTENTE_SAVE_COPY) != 0 && !own)
    return;
  entente_document_set_known (self, saving->written, saving->snapshot);
  entente_document_set_file (self, saving->target);
  entente_document_settle (self);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (source);
  g_autoptr (GTask) outer = g_queue_pop_head (&self->tasks);
  const Saving *saving = g_task_get_task_data (outer);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    note_saved (self, saving);
  else if (g_error_matches (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED))
    self->check_again = TRUE;
  if (!g_queue_is_empty (&self->tasks))
    start_saving (self);
  else
    entente_document_notify_saving (self);
  if (self->check_again && g_queue_is_empty (&self->tasks))
    {
      self->check_again = FALSE;
      entente_document_check (self);
    }
  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_boolean (outer, TRUE);
}

/**
 * entente_document_save_async:
 * @target: (nullable): where; %NULL = the document's own file, which it must have then
 *
 * Saves what is there now, without blocking; what is changed meanwhile is not part of it. Without
 * %ENTENTE_SAVE_COPY the document is that of @target from then on. The own file is only replaced while it holds
 * what we know; any other one is, since the user chose it.
 */
void
entente_document_save_async (EntenteDocument *self,
                             GFile *target,
                             EntenteSaveFlags flags,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Saving *saving;

  g_return_if_fail (target != NULL || self->file != NULL);
  saving = g_new0 (Saving, 1);
  saving->target = g_object_ref (target != NULL ? target : self->file);
  saving->flags = flags;
  saving->snapshot = entente_session_take_snapshot (self->session);
  g_task_set_source_tag (task, entente_document_save_async);
  g_task_set_task_data (task, saving, free_saving);
  g_queue_push_tail (&self->tasks, task);
  if (g_queue_get_length (&self->tasks) > 1)
    return;
  entente_document_notify_saving (self);
  start_saving (self);
}

/* FALSE with an EntenteSaveError: nothing has changed, neither here nor in the file. */
gboolean
entente_document_save_finish (EntenteDocument *self,
                              GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- Reading again ---------------------------------------------------------------------------------------- */

typedef struct
{
  EntenteDiagnostics *diagnostics;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->diagnostics, entente_diagnostics_unref);
  g_free (reading);
}

static void
adopt (EntenteDocument *self,
       EntenteDataset *dataset)
{
  g_autoptr (EntenteSnapshot) snapshot = NULL;

  if (g_strcmp0 (entente_session_get_dataset (self->session)->hash, dataset->hash) != 0
      || entente_document_is_modified (self))
    entente_session_adopt (self->session, dataset, _("Read again"));
  snapshot = entente_session_take_snapshot (self->session);
  entente_document_set_known (self, dataset->hash, snapshot);
  entente_document_settle (self);
}

static void
reloaded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  EntenteDocument *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (EntenteDataset) dataset
      = entente_loader_load_finish (ENTENTE_LOADER (source), result, &reading->diagnostics, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (dataset != NULL)
    adopt (self, dataset);
  g_task_return_boolean (task, dataset != NULL);
}

/**
 * entente_document_reload_async:
 *
 * Reads the file again and takes what is in it, as one step that can be undone. A file that is refused changes
 * nothing.
 */
void
entente_document_reload_async (EntenteDocument *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (EntenteLoader) loader = NULL;

  g_return_if_fail (self->file != NULL);
  g_task_set_source_tag (task, entente_document_reload_async);
  g_task_set_task_data (task, g_new0 (Reading, 1), free_reading);
  loader = entente_loader_new (self->file);
  entente_loader_load_async (loader, reloaded_cb, task);
}

/**
 * entente_document_reload_finish:
 * @diagnostics: (out) (optional): what was found in the file; %NULL with @error
 *
 * Returns: %FALSE without @error when the file was refused: @diagnostics say why
 */
gboolean
entente_document_reload_finish (EntenteDocument *self,
                                GAsyncResult *result,
                                EntenteDiagnostics **diagnostics,
                                GError **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (diagnostics != NULL)
    *diagnostics = reading->diagnostics != NULL ? entente_diagnostics_ref (reading->diagnostics) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}
