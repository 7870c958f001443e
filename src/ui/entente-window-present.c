/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Presenting: a stage in front of the window, over the whole screen.
 *
 *   window  ->  stage, with a session of its own  ->  window, as it was
 *                                                 ->  and what was tried, as steps of undo
 *
 * The window stays as it is behind the stage: what happens to its file meanwhile is said when the presentation has
 * ended, and not to the audience.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-notes-window.h"
#include "entente-view-looks.h"

#include <glib/gi18n-lib.h>

gboolean
entente_window_is_presenting (EntenteWindow *self)
{
  return self->stage != NULL;
}

/* (nullable) */
EntenteStage *
entente_window_get_stage (EntenteWindow *self)
{
  return self->stage;
}

/* Before any widget of the stage, and before the keys of the application. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EntenteWindow *self)
{
  g_autoptr (EntenteStage) stage = self->stage != NULL ? g_object_ref (self->stage) : NULL;

  return stage != NULL
         && entente_stage_handle_key_event (stage, GTK_EVENT_CONTROLLER (controller), keyval, state);
}

/* One controller for the life of the window: to take one away while it handles a key is not safe. */
static void
ensure_keys (EntenteWindow *self)
{
  GtkEventController *key;

  if (self->has_stage_keys)
    return;
  self->has_stage_keys = TRUE;
  key = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/* No screen saver comes before an audience. */
static void
inhibit_idle (EntenteWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    self->idle_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                                 _("Presenting"));
}

static void
allow_idle (EntenteWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->idle_cookie != 0)
    gtk_application_uninhibit (application, self->idle_cookie);
  self->idle_cookie = 0;
}

/* Beside the stage, or away again. */
static void
toggle_notes (EntenteWindow *self)
{
  if (self->notes != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self->notes));
      return;
    }
  self->notes = entente_notes_window_new (GTK_WINDOW (self), self->stage);
  g_object_add_weak_pointer (G_OBJECT (self->notes), (gpointer *) &self->notes);
  gtk_window_present (GTK_WINDOW (self->notes));
}

static void
close_notes (EntenteWindow *self)
{
  if (self->notes != NULL)
    gtk_window_destroy (GTK_WINDOW (self->notes));
}

/**
 * entente_window_present:
 * @here: begins with what is shown, and not with the first scene
 *
 * Where there is a presentation already, it goes back to the first scene.
 */
void
entente_window_present (EntenteWindow *self,
                        gboolean here)
{
  EntenteSession *session;
  EntentePresentationStart start = { here, NULL, entente_view_looks_list_ids () };

  if (self->stage != NULL)
    {
      entente_stage_begin_again (self->stage);
      return;
    }
  if (!entente_window_is_document_shown (self))
    return;
  session = entente_document_get_session (self->document);
  start.view = adw_view_stack_get_visible_child_name (entente_document_page_get_stack (self->page));
  entente_window_close_scenes (self);
  ensure_keys (self);
  self->was_full_screen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  self->stage = ENTENTE_STAGE (entente_stage_new (session, entente_document_page_get_filter (self->page), &start));
  g_signal_connect_object (self->stage, "ended", G_CALLBACK (entente_window_end_presentation), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entente_presentation_get_session (entente_stage_get_presentation (self->stage)),
                           "notify::can-undo", G_CALLBACK (entente_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stage, "notes", G_CALLBACK (toggle_notes), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->layers, GTK_WIDGET (self->stage), "stage");
  gtk_stack_set_visible_child_name (self->layers, "window");
  gtk_stack_set_visible_child_name (self->layers, "stage");
  gtk_window_fullscreen (GTK_WINDOW (self));
  inhibit_idle (self);
  entente_window_update_actions (self);
  entente_stage_focus_picture (self->stage);
}

/* One key takes back what was tried last, and the button all of it. */
static void
say_kept (EntenteWindow *self,
          guint n)
{
  g_autofree char *text = NULL;

  if (n == 1)
    text = g_strdup (_("What you tried while presenting is kept"));
  else
    /* Translators: what the presenter did with sliders, in so many scenes */
    text = g_strdup_printf (ngettext ("%u thing that you tried while presenting is kept",
                                      "%u things that you tried while presenting are kept", n), n);
  entente_window_offer_undo (self, text, n);
}

/* Back to the window as it was, and with what was tried. Nothing happens where nobody presents. Returns: whether
 * something was tried */
gboolean
entente_window_end_presentation (EntenteWindow *self)
{
  g_autoptr (EntenteStage) stage = NULL;
  guint n_tried;

  if (self->stage == NULL)
    return FALSE;
  stage = g_object_ref (self->stage);
  self->stage = NULL;
  close_notes (self);
  n_tried = entente_stage_finish (stage);
  gtk_stack_set_visible_child_name (self->layers, "window");
  gtk_stack_remove (self->layers, GTK_WIDGET (stage));
  if (!self->was_full_screen)
    gtk_window_unfullscreen (GTK_WINDOW (self));
  allow_idle (self);
  /* What happened meanwhile found no document in the window. */
  entente_window_update_chrome (self);
  entente_document_page_focus_face (self->page);
  if (n_tried > 0)
    say_kept (self, n_tried);
  return n_tried > 0;
}

/* The window is going. */
void
entente_window_forget_presentation (EntenteWindow *self)
{
  allow_idle (self);
  close_notes (self);
  self->stage = NULL;
}
