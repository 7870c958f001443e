/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving a document, and reading it again. Both wait for each other in one queue, or the bytes of the one would be
 * taken for the state of the other:
 *
 *   a saving behind savings    writes the moment in which it was asked for
 *   a saving behind a reading  writes what was read, with what was changed since: it replaced what was there before;
 *                              or, where nothing was unsaved when it began, what is there now
 *   a reading behind savings   reads what they wrote
 */

#include "config.h"

#include "entente-document-private.h"
#include "entente-loader.h"

#include <glib/gi18n-lib.h>

/* -- Saving ----------------------------------------------------------------------------------------------- */

typedef struct
{
  GFile *target;
  EntenteSaveFlags flags;
  EntenteSnapshot *snapshot; /* NULL = taken when its turn comes */
  char *expected; /* NULL = whatever stands there */
  char *written;  /* its hash */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->target);
  g_clear_pointer (&saving->snapshot, entente_snapshot_unref);
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
start_saving (EntenteDocument *self,
              Saving *saving)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);

  /* By now an earlier saving may have made this the known state. */
  if ((saving->flags & ENTENTE_SAVE_OVERWRITE) == 0 && self->file != NULL
      && g_file_equal (saving->target, self->file))
    saving->expected = g_strdup (self->hash);
  if (saving->snapshot == NULL)
    saving->snapshot = entente_session_take_snapshot (self->session);
  g_task_set_source_tag (task, start_saving);
  g_task_set_task_data (task, saving, NULL);
  g_task_run_in_thread (task, save_thread);
}

static void reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static gboolean
is_reading (GTask *task)
{
  return g_task_get_source_tag (task) == entente_document_reload_async;
}

static void
start_first (EntenteDocument *self)
{
  GTask *first = g_queue_peek_head (&self->tasks);
  g_autoptr (EntenteLoader) loader = NULL;

  if (!is_reading (first))
    {
      start_saving (self, g_task_get_task_data (first));
      return;
    }
  loader = entente_loader_new (self->file);
  entente_loader_load_async (loader, reloaded_cb, self);
}

static void
start_when_first (EntenteDocument *self,
                  GTask *task)
{
  g_queue_push_tail (&self->tasks, task);
  entente_document_notify_saving (self);
  if (g_queue_peek_head (&self->tasks) == task)
    start_first (self);
}

/* The first has ended: until now others only joined the queue. What happened to the file meanwhile is looked at when
 * nothing of ours happens to it any more. */
static void
go_on (EntenteDocument *self)
{
  g_queue_pop_head (&self->tasks);
  if (!g_queue_is_empty (&self->tasks))
    start_first (self);
  entente_document_notify_saving (self);
  if (self->check_again && g_queue_is_empty (&self->tasks))
    {
      self->check_again = FALSE;
      entente_document_check (self);
    }
}

gboolean
entente_document_is_saving (EntenteDocument *self)
{
  const GList *link;

  for (link = self->tasks.head; link != NULL; link = link->next)
    if (!is_reading (link->data))
      return TRUE;
  return FALSE;
}

/* Whether what the file holds will take the place of what there is now. */
gboolean
entente_document_is_reading (EntenteDocument *self)
{
  const GList *link;

  for (link = self->tasks.head; link != NULL; link = link->next)
    if (is_reading (link->data))
      return TRUE;
  return FALSE;
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
  g_autoptr (GTask) outer = g_queue_peek_head (&self->tasks);
  const Saving *saving = g_task_get_task_data (outer);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    note_saved (self, saving);
  else if (g_error_matches (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED))
    self->check_again = TRUE;
  go_on (self);
  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_boolean (outer, TRUE);
}

/**
 * entente_document_save_async:
 * @target: (nullable): where; %NULL = the document's own file, which it must have then
 *
 * Saves what is there now, without blocking; what is changed meanwhile is not part of it. While the file is read again
 * it saves what that leaves. Without
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
  if (!entente_document_is_reading (self))
    saving->snapshot = entente_session_take_snapshot (self->session);
  g_task_set_source_tag (task, entente_document_save_async);
  g_task_set_task_data (task, saving, free_saving);
  start_when_first (self, task);
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
  gboolean was_modified; /* when it was asked for: what it replaces was known then */
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
  EntenteDocument *self = user_data; /* its task holds it */
  g_autoptr (GTask) task = g_queue_peek_head (&self->tasks);
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (EntenteDataset) dataset
      = entente_loader_load_finish (ENTENTE_LOADER (source), result, &reading->diagnostics, &error);

  if (dataset != NULL && !reading->was_modified && entente_document_is_modified (self))
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "There are changes that nobody has been asked about");
  else if (dataset != NULL)
    adopt (self, dataset);
  go_on (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, dataset != NULL);
}

/**
 * entente_document_reload_async:
 *
 * Reads the file again, when what is being saved is saved, and takes what is in it, as one step that can be undone. A
 * file that is refused changes nothing. Where there was nothing unsaved, and is now, it stays as well, and the reading
 * ends with %G_IO_ERROR_CANCELLED.
 */
void
entente_document_reload_async (EntenteDocument *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Reading *reading;
  GTask *task;

  g_return_if_fail (self->file != NULL);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, entente_document_reload_async);
  reading = g_new0 (Reading, 1);
  reading->was_modified = entente_document_is_modified (self);
  g_task_set_task_data (task, reading, free_reading);
  start_when_first (self, task);
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
