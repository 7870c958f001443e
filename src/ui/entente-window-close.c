/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A window with unsaved work asks before it closes, and the end of the session is held up as long as there is
 * such a window.
 *
 *   close  ->  a saving that runs is waited for  ->  nothing to lose: closes
 *                                                ->  question  ->  discard: closes
 *                                                              ->  save: closes once it is on disk
 *                                                              ->  cancel, or it could not be saved: stays
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-save-dialog.h"

#include <glib/gi18n-lib.h>

/* Telling the session manager takes a while: not between two frames of a drag. */
#define INHIBIT_DELAY_S 2

static void ask_or_close (EntenteWindow *self);

/* Whether closing the window needs a question, or time. */
gboolean
entente_window_has_unsaved (EntenteWindow *self)
{
  return self->document != NULL
         && (entente_document_is_modified (self->document) || entente_document_is_saving (self->document));
}

static void
finish (EntenteWindow *self,
        gboolean closes)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->closing);

  if (closes)
    {
      self->may_close = TRUE;
      /* One that was never shown yet has nothing that could be asked to close. */
      if (gtk_widget_get_realized (GTK_WIDGET (self)))
        gtk_window_close (GTK_WINDOW (self));
      else
        gtk_window_destroy (GTK_WINDOW (self));
    }
  g_task_return_boolean (task, closes);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (source);

  finish (self, entente_window_save_finish (self, result));
}

static void
answered_cb (EntenteSaveAnswer answer,
             gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  EntenteWindowSave kind
      = entente_document_is_read_only (self->document) ? ENTENTE_WINDOW_SAVE_AS : ENTENTE_WINDOW_SAVE;

  if (answer == ENTENTE_SAVE_ANSWER_SAVE)
    entente_window_save_async (self, kind, NULL, saved_cb, NULL);
  else
    finish (self, answer == ENTENTE_SAVE_ANSWER_DISCARD);
}

static void
saving_changed_cb (EntenteDocument *document,
                   GParamSpec *pspec,
                   EntenteWindow *self)
{
  if (entente_document_is_saving (document))
    return;
  g_signal_handlers_disconnect_by_func (document, saving_changed_cb, self);
  ask_or_close (self);
}

static void
ask_or_close (EntenteWindow *self)
{
  EntenteSaveQuestion question = { GTK_WINDOW (self), self->document, NULL, self->since, self->saved };

  if (self->document != NULL && entente_document_is_saving (self->document))
    g_signal_connect_object (self->document, "notify::saving", G_CALLBACK (saving_changed_cb), self, 0);
  else if (self->document != NULL && entente_document_is_modified (self->document))
    {
      gtk_window_present (GTK_WINDOW (self));
      entente_save_dialog_ask_unsaved (&question, answered_cb, g_object_ref (self));
    }
  else
    finish (self, TRUE);
}

/**
 * entente_window_close_async:
 *
 * Closes the window, if need be after asking what is to become of unsaved work. The finish function says whether
 * it has closed; it has not when the user wants to stay, is being asked already, or saving failed.
 */
void
entente_window_close_async (EntenteWindow *self,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, entente_window_close_async);
  /* What was tried is work, too. */
  entente_window_end_presentation (self);
  if (self->closing != NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      g_task_return_boolean (task, FALSE);
      return;
    }
  self->closing = g_steal_pointer (&task);
  ask_or_close (self);
}

gboolean
entente_window_close_finish (EntenteWindow *self,
                             GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static gboolean
inhibit_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->inhibit_timeout = 0;
  if (application != NULL && self->inhibit_cookie == 0)
    self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                                    _("Changes are not saved"));
  return G_SOURCE_REMOVE;
}

/* Lets the session end again, as far as this window is concerned. */
void
entente_window_forget_unsaved (EntenteWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_handle_id (&self->inhibit_timeout, g_source_remove);
  if (application != NULL && self->inhibit_cookie != 0)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

/* Holds up the end of the session while there is something to lose. */
void
entente_window_guard_unsaved (EntenteWindow *self)
{
  if (!entente_document_is_modified (self->document))
    entente_window_forget_unsaved (self);
  else if (self->inhibit_timeout == 0 && self->inhibit_cookie == 0)
    self->inhibit_timeout = g_timeout_add_seconds (INHIBIT_DELAY_S, inhibit_cb, self);
}
