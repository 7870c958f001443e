/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which page of the help is about what the user looks at, and the keys of the view that is shown. */

#include "config.h"

#include "entente-window-private.h"

#include "entente-dossier-panel.h"
#include "entente-priorities-panel.h"

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

  if (view == NULL)
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "problems") == 0 ? "data" : "overview";
  if (has_focus_inside (self, ENTENTE_TYPE_PRIORITIES_PANEL))
    return "priorities";
  if (has_focus_inside (self, ENTENTE_TYPE_DOSSIER_PANEL))
    return "dossier";
  return view;
}

/* Those of the view that is shown, among others. The overlay is made when it is asked for the first time. */
void
entente_window_show_keys (EntenteWindow *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (self);
  GtkShortcutsWindow *overlay = gtk_application_window_get_help_overlay (window);

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
