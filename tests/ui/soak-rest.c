/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Between the stretches everything is made to look as at the beginning, so that memory can be compared: one window of
 * the first size, the first view and panels, the document as it was opened. Everything that was ever done in it can
 * still be undone and done again; what that takes counts.
 */

#include "config.h"

#include "soak.h"

#include "entente-picture-view-private.h"
#include "entente-settings.h"

#define QUIET_MS 4500 /* then sampling has ended, and views that were left have given their pixels back, 2 to 3 s after */

static void
close_dialogs (Soak *soak)
{
  guint i;

  for (i = 0; i < 100; i++)
    {
      GtkWidget *popover = soak_find_any_popover ();
      GtkWidget *dialog = soak_find_dialog ();

      if (popover != NULL)
        gtk_popover_popdown (GTK_POPOVER (popover));
      else if (dialog != NULL)
        soak_close_dialog (dialog);
      else
        return;
      fixture_wait (30);
    }
  g_error ("a dialog stays");
}

static void
close_others (Soak *soak)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (soak->application))), *l;

  for (l = windows; l != NULL; l = l->next)
    if (l->data != soak->first)
      {
        GtkWidget *question;

        gtk_window_close (l->data);
        fixture_wait (60);
        question = soak_find_dialog ();
        if (question != NULL)
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
        fixture_wait (30);
      }
  g_list_free (windows);
}

static void
rest_desktop (void)
{
  GSettings *settings = entente_settings_get ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  soak_set_contrast (FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_settings_reset (settings, "picture-language");
  g_settings_reset (settings, "marking");
}

static void
rest_page (Soak *soak)
{
  EntenteDocumentPage *page = soak_get_page (soak);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (page);

  g_action_group_change_action_state (G_ACTION_GROUP (soak->window), "table", g_variant_new_boolean (FALSE));
  /* By way of another view: a table keeps its rows while it is hidden, until there is another one. */
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), "orbit");
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), "ranking");
  entente_view_filter_set_search (soak_get_view (soak)->filter, NULL);
  entente_session_set_compared (soak_get_session (soak), ENTENTE_NONE);
  entente_session_set_selected (soak_get_session (soak), ENTENTE_NONE);
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  entente_workspace_set_open (workspace, GTK_PACK_END, FALSE);
}

/* As at the beginning, but for the document. */
static void
tidy (Soak *soak)
{
  close_dialogs (soak);
  soak->window = soak->first;
  close_others (soak);
  close_dialogs (soak);
  soak_raise (GTK_WIDGET (soak->window));
  soak_resize (GTK_WIDGET (soak->window), 1280, 800);
  fixture_wait (100);
  rest_desktop ();
  rest_page (soak);
}

/**
 * soak_rest:
 *
 * Makes everything look as at the beginning, sees that what must hold does so, and measures memory; the document is
 * then as it was.
 */
void
soak_rest (Soak *soak,
           guint n_done)
{
  guint n_undone;

  tidy (soak);
  soak_check_results (soak);
  soak_check_objects (soak);
  n_undone = soak_undo_all (soak);
  soak_check_results (soak);
  soak_settle (soak);
  fixture_wait (QUIET_MS);
  soak_measure_memory (soak, n_done);
  soak_redo (soak, n_undone);
  soak_check_results (soak);
}
