/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving from a window: where, what is asked on the way, and what is said when it fails.
 *
 *   save, save as, save a copy  ->  (a place)  ->  write  ->  saved
 *                                      ^            |
 *                                      |            +->  why not  ->  try again, overwrite: write
 *                                      +----------------------------  save as
 *                                                                     cancel: nothing has changed
 *
 * The whole way is one task: whoever began it, a key or a window that wants to close, hears once how it ended. The
 * document stays modified until its bytes are on disk.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-announcement.h"
#include "entente-application.h"
#include "entente-file-dialog.h"
#include "entente-save-dialog.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GFile *target; /* NULL = the document's own file */
  EntenteSaveFlags flags;
  gboolean announce; /* a toast names the file */
} SaveJob;

/* Each takes over the reference to the task. */
static void ask_place (GTask *task);
static void write_document (GTask *task);

static void
free_job (gpointer data)
{
  SaveJob *job = data;

  g_clear_object (&job->target);
  g_free (job);
}

static void
finish (GTask *task,
        gboolean saved)
{
  g_task_return_boolean (task, saved);
  g_object_unref (task);
}

/* Who sees the mark go needs no word. */
static void
tell_saved (EntenteWindow *self)
{
  entente_announce (GTK_WIDGET (self), _("All changes saved"));
}

static void
remember_saved (EntenteWindow *self,
                const SaveJob *job)
{
  GFile *file = job->target != NULL ? job->target : entente_document_get_file (self->document);
  g_autofree char *name = entente_visible_file_name (file);
  gboolean copy = (job->flags & ENTENTE_SAVE_COPY) != 0;
  g_autofree char *text = NULL;

  entente_window_remember_recent (file);
  if (!copy)
    {
      self->since = g_get_real_time () / G_USEC_PER_SEC;
      self->saved = TRUE;
    }
  if (!job->announce)
    {
      tell_saved (self);
      return;
    }
  text = copy ? g_strdup_printf (_("Copy saved as %s"), name) : g_strdup_printf (_("Saved as %s"), name);
  entente_window_add_toast (self, text);
}

static void
failure_answered_cb (EntenteSaveAnswer answer,
                     gpointer user_data)
{
  GTask *task = user_data;
  SaveJob *job = g_task_get_task_data (task);

  if (answer == ENTENTE_SAVE_ANSWER_OVERWRITE)
    job->flags |= ENTENTE_SAVE_OVERWRITE;
  if (answer == ENTENTE_SAVE_ANSWER_SAVE || answer == ENTENTE_SAVE_ANSWER_OVERWRITE)
    write_document (task);
  else if (answer == ENTENTE_SAVE_ANSWER_SAVE_AS)
    ask_place (task);
  else
    finish (task, FALSE);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  GTask *task = user_data;
  SaveJob *job = g_task_get_task_data (task);
  EntenteWindow *self = g_task_get_source_object (task);
  EntenteSaveQuestion question = { GTK_WINDOW (self), self->document, job->target };
  g_autoptr (GError) error = NULL;

  if (entente_document_save_finish (ENTENTE_DOCUMENT (source), result, &error))
    {
      remember_saved (self, job);
      finish (task, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (task, FALSE);
  else
    entente_save_dialog_ask_failure (&question, error, failure_answered_cb, task);
}

static void
write_document (GTask *task)
{
  SaveJob *job = g_task_get_task_data (task);
  EntenteWindow *self = g_task_get_source_object (task);
  GFile *target = job->target != NULL ? job->target : entente_document_get_file (self->document);

  entente_document_save_async (self->document, target, job->flags, written_cb, task);
}

static void
place_answered_cb (EntenteSaveAnswer answer,
                   gpointer user_data)
{
  if (answer == ENTENTE_SAVE_ANSWER_SAVE_AS)
    ask_place (user_data);
  else
    finish (user_data, FALSE);
}

/* Takes over the reference to the task. */
static void
use_place (GTask *task,
           GFile *file)
{
  SaveJob *job = g_task_get_task_data (task);
  EntenteWindow *self = g_task_get_source_object (task);
  EntenteApplication *application = ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  EntenteWindow *other = application != NULL ? entente_application_find_window (application, file) : NULL;
  EntenteSaveQuestion question = { GTK_WINDOW (self), self->document, file };

  if (other != NULL && other != self)
    {
      entente_save_dialog_ask_open_elsewhere (&question, place_answered_cb, task);
      return;
    }
  /* A copy on top of the original is no copy. */
  if (other == self)
    job->flags &= ~ENTENTE_SAVE_COPY;
  g_set_object (&job->target, file);
  job->announce = TRUE;
  write_document (task);
}

static void
place_cb (GFile *file,
          gpointer user_data)
{
  GTask *task = g_object_ref (user_data);
  SaveJob *job = g_task_get_task_data (task);

  if (file == NULL)
    {
      finish (task, FALSE);
      return;
    }
  /* The chooser has asked already whether a file that is there may be replaced. */
  job->flags |= ENTENTE_SAVE_OVERWRITE;
  use_place (task, file);
}

static void
ask_place (GTask *task)
{
  static const char *const suffixes[] = { "entente", "json", NULL };
  SaveJob *job = g_task_get_task_data (task);
  EntenteWindow *self = g_task_get_source_object (task);
  GFile *file = entente_document_get_file (self->document);
  g_autofree char *name = entente_document_suggest_name (self->document);
  g_autoptr (GFile) folder = file != NULL && g_file_is_native (file) ? g_file_get_parent (file) : NULL;
  gboolean copy = (job->flags & ENTENTE_SAVE_COPY) != 0;
  EntenteFileRequest request = {
    copy ? _("Save a copy") : _("Save as"), name, _("Datasets"), suffixes, folder, TRUE,
  };

  entente_file_dialog_save (GTK_WINDOW (self), &request, place_cb, G_OBJECT (task));
  g_object_unref (task);
}

static gboolean
is_sample (GFile *file)
{
  return g_file_has_uri_scheme (file, "resource");
}

/**
 * entente_window_save_async:
 * @kind: what is to be saved
 * @target: (nullable): where; %NULL = the document's own file for SAVE, ask for the others
 *
 * Saves the document, asking what has to be asked: a place for what has none (a sample, a new or a read-only
 * document), consent before something is overwritten, what to do when it fails. Only a window with a document can
 * save.
 *
 * The finish function gives %TRUE once it is on disk; %FALSE when the user thought better of it, and then nothing
 * has changed.
 */
void
entente_window_save_async (EntenteWindow *self,
                           EntenteWindowSave kind,
                           GFile *target,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  SaveJob *job = g_new0 (SaveJob, 1);
  GFile *file = entente_document_get_file (self->document);
  EntenteSaveQuestion question = { GTK_WINDOW (self), self->document };

  g_task_set_source_tag (task, entente_window_save_async);
  g_task_set_task_data (task, job, free_job);
  job->flags = kind == ENTENTE_WINDOW_SAVE_COPY ? ENTENTE_SAVE_COPY : ENTENTE_SAVE_NORMAL;
  if (target != NULL)
    use_place (task, target);
  else if (kind != ENTENTE_WINDOW_SAVE || file == NULL || is_sample (file))
    ask_place (task);
  else if (entente_document_is_read_only (self->document))
    entente_save_dialog_ask_read_only (&question, place_answered_cb, task);
  else
    write_document (task);
}

gboolean
entente_window_save_finish (EntenteWindow *self,
                            GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
