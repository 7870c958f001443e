/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   +--------------------------+
 *   |  Scene 2 of 10           |
 *   |  Investment counts more  |
 *   |                          |
 *   |  Pause here, and let     |
 *   |  them ask about Poland.  |
 *   |                          |
 *   |  Next: On the map        |
 *   +--------------------------+
 *
 * A window of its own, so that the audience does not read along: where there is a second screen it fills that. It takes
 * the keys of the presentation as the stage does.
 */

#include "config.h"

#include "entente-notes-window.h"

#include "entente-stage-keys.h"

#include <glib/gi18n-lib.h>

struct _EntenteNotesWindow
{
  AdwWindow parent_instance;

  EntenteStage *stage; /* weak */
  GtkLabel *place, *title, *notes, *next;
  GtkAdjustment *scroll; /* borrowed */
};

G_DEFINE_FINAL_TYPE (EntenteNotesWindow, entente_notes_window, ADW_TYPE_WINDOW)

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* (nullable) (transfer full) */
static char *
describe_next (EntentePresentation *presentation)
{
  const EntenteScene *next = entente_presentation_get_next_scene (presentation);

  if (next != NULL)
    /* Translators: %s is the title of a scene */
    return g_strdup_printf (_("Next: %s"), entente_text_get (&next->title, g_get_language_names ()));
  return entente_presentation_get_scene (presentation) != NULL ? g_strdup (_("This is the last scene")) : NULL;
}

static void
fill (EntenteNotesWindow *self)
{
  const char *const *languages = g_get_language_names ();
  EntentePresentation *presentation = entente_stage_get_presentation (self->stage);
  const EntenteScene *scene = entente_presentation_get_scene (presentation);
  g_autofree char *place = NULL, *next = describe_next (presentation);
  const gboolean silent = scene == NULL || entente_text_is_empty (&scene->notes);

  if (scene != NULL)
    place = g_strdup_printf (_("Scene %u of %u"), entente_presentation_get_number (presentation),
                             entente_presentation_get_n_scenes (presentation));
  else if (entente_presentation_is_at_end (presentation))
    place = g_strdup (_("End of the presentation"));
  set_text (self->place, place);
  set_text (self->title, scene != NULL ? entente_text_get (&scene->title, languages) : NULL);
  set_text (self->notes, scene == NULL ? NULL : silent ? _("No notes here") : entente_text_get (&scene->notes, languages));
  if (silent)
    gtk_widget_add_css_class (GTK_WIDGET (self->notes), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->notes), "dim-label");
  set_text (self->next, next);
  gtk_adjustment_set_value (self->scroll, 0);
}

/* Whatever has the keyboard on the stage: here nothing is dragged or typed. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EntenteNotesWindow *self)
{
  g_autoptr (EntenteStage) stage = self->stage != NULL ? g_object_ref (self->stage) : NULL;

  if (stage == NULL)
    return FALSE;
  entente_stage_focus_picture (stage);
  return entente_stage_handle_key_event (stage, controller, keyval, state);
}

static GtkLabel *
add_label (GtkWidget *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
entente_notes_window_dispose (GObject *object)
{
  EntenteNotesWindow *self = ENTENTE_NOTES_WINDOW (object);

  g_clear_weak_pointer (&self->stage);

  G_OBJECT_CLASS (entente_notes_window_parent_class)->dispose (object);
}

static void
entente_notes_window_class_init (EntenteNotesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_notes_window_dispose;
}

static void
entente_notes_window_init (EntenteNotesWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_widget_add_css_class (box, "stage-notes");
  self->place = add_label (box, "dim-label");
  self->title = add_label (box, "title-2");
  self->notes = add_label (box, "notes");
  self->next = add_label (box, "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Notes"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 360);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/* Not so where one shows what the other does. */
static gboolean
stands_elsewhere (GdkMonitor *monitor,
                  GdkMonitor *own)
{
  GdkRectangle box, other;

  gdk_monitor_get_geometry (monitor, &box);
  gdk_monitor_get_geometry (own, &other);
  return box.x != other.x || box.y != other.y;
}

/* (nullable) (transfer full): a screen that the audience doesn't see */
static GdkMonitor *
find_other_monitor (GtkWindow *parent)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (parent));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);
  guint i;

  for (i = 0; own != NULL && i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (stands_elsewhere (monitor, own))
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

/**
 * entente_notes_window_new:
 * @parent: the window of @stage
 */
GtkWidget *
entente_notes_window_new (GtkWindow *parent,
                          EntenteStage *stage)
{
  EntenteNotesWindow *self = g_object_new (ENTENTE_TYPE_NOTES_WINDOW, "transient-for", parent, "destroy-with-parent",
                                           TRUE, NULL);
  g_autoptr (GdkMonitor) monitor = find_other_monitor (parent);

  g_set_weak_pointer (&self->stage, stage);
  g_signal_connect_object (stage, "moved", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  return GTK_WIDGET (self);
}
