/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which page of the help is about what the user looks at, the keys of the view that is shown, and the tour.
 *
 * The tour offers itself once in a life, over a sample that somebody opens in the program: never over a file that
 * comes from outside, which may be meant for an audience, nor over a full screen. It is noted as seen when it begins,
 * whatever becomes of it. Where nothing can be noted (no settings, or settings in memory only) it would come again
 * with each start, so there it waits to be asked for.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-application.h"
#include "entente-dossier-panel.h"
#include "entente-priorities-panel.h"
#include "entente-settings.h"
#include "entente-tour.h"

#define TOUR_DELAY_MS 700 /* the window is there first */
#define NARROW 800        /* the list of keys would be wider than the window */
#define LOW 640           /* or higher */

static gboolean
has_focus_inside (EntenteWindow *self,
                  GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

/* (nullable) the id of the view that is shown */
static const char *
get_view (EntenteWindow *self)
{
  return self->page != NULL && entente_window_is_document_shown (self)
           ? adw_view_stack_get_visible_child_name (entente_document_page_get_stack (self->page)) : NULL;
}

/* The id of the page about what has the keyboard, or about what is shown. */
const char *
entente_window_get_help_page (EntenteWindow *self)
{
  const char *view = get_view (self);

  if (self->stage != NULL)
    return "presenting";
  if (view == NULL)
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "problems") == 0 ? "data" : "overview";
  if (has_focus_inside (self, ENTENTE_TYPE_PRIORITIES_PANEL))
    return "priorities";
  if (has_focus_inside (self, ENTENTE_TYPE_DOSSIER_PANEL))
    return "dossier";
  return view;
}

/* -- Keys ------------------------------------------------------------------------------------------------- */

/* Those of the view that is shown, among others. The overlay is made when it is asked for the first time. */
void
entente_window_show_keys (EntenteWindow *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (self);
  GtkShortcutsWindow *overlay = gtk_application_window_get_help_overlay (window);

  if (gtk_widget_get_width (GTK_WIDGET (self)) < NARROW || gtk_widget_get_height (GTK_WIDGET (self)) < LOW)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "app.help-page", "s", "shortcuts");
      return;
    }
  if (overlay == NULL)
    {
      g_autoptr (GtkBuilder) builder
          = gtk_builder_new_from_resource ("/io/github/ententeapp/Entente/ui/help-overlay.ui");

      overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (window, overlay);
    }
  g_object_set (overlay, "view-name", get_view (self), NULL);
  gtk_window_present (GTK_WINDOW (overlay));
}

/* -- The tour --------------------------------------------------------------------------------------------- */

/* What leads to the exports now: a narrow window has them in its menu. */
GtkWidget *
entente_window_get_export_button (EntenteWindow *self)
{
  return gtk_widget_get_mapped (self->export_button) ? self->export_button : self->menu_button;
}

static gboolean
remove_tour_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (self->tour != NULL)
    gtk_overlay_remove_overlay (self->overlay, GTK_WIDGET (self->tour));
  self->tour = NULL;
  return G_SOURCE_REMOVE;
}

/* Not while one of its own buttons is being handled. */
static void
tour_ended_cb (EntenteWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tour), FALSE);
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_tour_cb, g_object_ref (self), g_object_unref);
}

static void
begin_tour (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();

  if (self->tour != NULL)
    return;
  if (settings != NULL)
    g_settings_set_boolean (settings, "tour-seen", TRUE);
  self->tour = entente_tour_new (self);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->tour));
  g_signal_connect_object (self->tour, "ended", G_CALLBACK (tour_ended_cb), self, G_CONNECT_SWAPPED);
  entente_tour_start (self->tour);
}

static gboolean
begin_tour_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;
  gboolean wanted = self->wants_tour;

  self->tour_timeout = 0;
  self->wants_tour = FALSE;
  if (entente_window_is_document_shown (self) && (wanted || !gtk_window_is_fullscreen (GTK_WINDOW (self))))
    begin_tour (self);
  return G_SOURCE_REMOVE;
}

static void
begin_tour_soon (EntenteWindow *self)
{
  if (self->tour_timeout == 0)
    self->tour_timeout = g_timeout_add (TOUR_DELAY_MS, begin_tour_cb, self);
}

/* Whether what is noted now is there at the next start. */
static gboolean
can_remember (GSettings *settings)
{
  g_autoptr (GObject) backend = NULL;

  g_object_get (settings, "backend", &backend, NULL);
  return !g_str_equal (G_OBJECT_TYPE_NAME (backend), "GMemorySettingsBackend")
         && !g_str_equal (G_OBJECT_TYPE_NAME (backend), "GNullSettingsBackend");
}

/* A document has come into the window. */
void
entente_window_offer_tour (EntenteWindow *self)
{
  EntenteApplication *application = ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GSettings *settings = entente_settings_get ();
  GFile *file = entente_window_get_file (self);

  if (self->wants_tour)
    begin_tour_soon (self);
  else if (settings != NULL && file != NULL && g_file_has_uri_scheme (file, "resource")
           && entente_application_offers_tour (application) && can_remember (settings)
           && !g_settings_get_boolean (settings, "tour-seen"))
    begin_tour_soon (self);
}

/* Asked for: over the document that is open, or else over the sample. */
void
entente_window_take_tour (EntenteWindow *self)
{
  if (entente_window_is_document_shown (self))
    begin_tour (self);
  else if (self->page != NULL)
    {
      entente_window_show_page (self, "document");
      begin_tour (self);
    }
  else
    {
      self->wants_tour = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-sample", "s", ENTENTE_DEFAULT_SAMPLE);
    }
}

/* The window is going. */
void
entente_window_forget_tour (EntenteWindow *self)
{
  g_clear_handle_id (&self->tour_timeout, g_source_remove);
  remove_tour_cb (self);
}
