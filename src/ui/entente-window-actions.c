/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the user can do in a window. An action is enabled exactly when it would do something. */

#include "config.h"

#include "entente-window-private.h"

#include "entente-application.h"
#include "entente-file-dialog.h"
#include "entente-methods-dialog.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>

#define N_RECENT 5

static EntenteSession *
get_session (EntenteWindow *self)
{
  return self->document != NULL ? entente_document_get_session (self->document) : NULL;
}

/* What is in front: that of the stage while somebody presents. */
static EntenteSession *
get_front_session (EntenteWindow *self)
{
  return self->stage != NULL ? entente_presentation_get_session (entente_stage_get_presentation (self->stage))
                             : get_session (self);
}

static void
open_file_cb (GFile *file,
              gpointer user_data)
{
  GtkWindow *window = user_data;

  entente_application_open_file (ENTENTE_APPLICATION (gtk_window_get_application (window)), file, window);
}

static void
open_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  static const char *const suffixes[] = { "json", "entente", "csv", "tsv", NULL };
  EntenteFileRequest request = { _("Open a file"), NULL, _("Datasets"), suffixes };

  entente_file_dialog_open (GTK_WINDOW (user_data), &request, open_file_cb, G_OBJECT (user_data));
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file_cb (file, user_data);
}

static void
open_sample_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  g_autoptr (GFile) file = entente_application_get_sample (g_variant_get_string (parameter, NULL));

  open_file_cb (file, user_data);
}

static void
new_cb (GSimpleAction *action,
        GVariant *parameter,
        gpointer user_data)
{
  entente_window_ask_new (user_data);
}

static void
save_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_window_save_async (user_data, ENTENTE_WINDOW_SAVE, NULL, NULL, NULL);
}

/* The parameter of these two says where, as a path or an address; empty = ask. */
static void
save_as (EntenteWindow *self,
         EntenteWindowSave kind,
         GVariant *parameter)
{
  const char *place = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = *place != '\0' ? g_file_new_for_commandline_arg (place) : NULL;

  entente_window_save_async (self, kind, file, NULL, NULL);
}

static void
save_as_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  save_as (user_data, ENTENTE_WINDOW_SAVE_AS, parameter);
}

static void
save_copy_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  save_as (user_data, ENTENTE_WINDOW_SAVE_COPY, parameter);
}

static void
revert_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  entente_window_revert (user_data);
}

static void
reload_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  EntenteWindow *self = user_data;
  g_autoptr (GFile) file = self->file != NULL ? g_object_ref (self->file) : NULL;

  if (self->document != NULL)
    entente_window_revert (self);
  else if (file != NULL)
    entente_window_open (self, file);
}

static void
cancel_loading_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (self->loader != NULL)
    entente_loader_cancel (self->loader);
}

static void
close_problems_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  EntenteWindow *self = user_data;

  entente_window_show_page (self, self->page != NULL ? "document" : "start");
}

static void
recover_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  entente_window_recover (user_data, g_variant_get_string (parameter, NULL));
}

static void
show_remarks_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  entente_window_show_remarks (user_data);
}

static void
undo_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_session_undo (get_front_session (user_data));
}

/* The last so many, of a document that nobody has changed since. */
static void
undo_steps_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  EntenteSession *session = get_front_session (user_data);
  guint n;

  for (n = g_variant_get_uint32 (parameter); n > 0; n--)
    entente_session_undo (session);
}

static void
redo_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_session_redo (get_front_session (user_data));
}

static void
find_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_document_page_start_search (ENTENTE_WINDOW (user_data)->page);
}

static void
view_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  EntenteWindow *self = user_data;
  AdwViewStack *stack = entente_document_page_get_stack (self->page);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->stage != NULL)
    {
      entente_stage_show_view (self->stage, id);
      return;
    }
  if (adw_view_stack_get_child_by_name (stack, id) != NULL)
    adw_view_stack_set_visible_child_name (stack, id);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "table", g_variant_new_boolean (FALSE));
}

static void
table_cb (GSimpleAction *action,
          GVariant *state,
          gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (self->page == NULL)
    return;
  g_simple_action_set_state (action, state);
  entente_document_page_show_table (self->page, g_variant_get_boolean (state));
}

static void
panel_cb (EntenteWindow *self,
          GSimpleAction *action,
          GVariant *state,
          GtkPackType side)
{
  if (self->page == NULL)
    return;
  g_simple_action_set_state (action, state);
  entente_workspace_set_open (entente_document_page_get_workspace (self->page), side,
                              g_variant_get_boolean (state));
}

static void
priorities_cb (GSimpleAction *action,
               GVariant *state,
               gpointer user_data)
{
  panel_cb (user_data, action, state, GTK_PACK_START);
}

static void
dossier_cb (GSimpleAction *action,
            GVariant *state,
            gpointer user_data)
{
  panel_cb (user_data, action, state, GTK_PACK_END);
}

static void
set_state (EntenteWindow *self,
           const char *name,
           GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

/* Whether the screen is really filled is for who manages the windows to say: the state follows the window. */
static void
full_screen_cb (GSimpleAction *action,
                GVariant *state,
                gpointer user_data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (user_data);
  else
    gtk_window_unfullscreen (user_data);
}

static void
fullscreened_cb (EntenteWindow *self)
{
  set_state (self, "full-screen", g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self))));
}

static void
present_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  entente_window_present (user_data, FALSE);
}

static void
present_here_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  entente_window_present (user_data, TRUE);
}

static void
keys_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_window_show_keys (user_data);
}

static void
tour_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  entente_window_take_tour (user_data);
}

static void
toast_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  entente_window_add_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
copy_table_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  EntenteWindow *self = user_data;

  entente_document_page_copy_table (self->page);
  entente_window_add_toast (self, _("Table copied"));
}

static void
export_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  entente_window_ask_export (user_data, g_variant_get_string (parameter, NULL));
}

/* The parameter says where, as a path or an address; empty = ask. */
static void
save_scenario_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  const char *place = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = *place != '\0' ? g_file_new_for_commandline_arg (place) : NULL;

  if (file != NULL)
    entente_window_save_scenario (user_data, file);
  else
    entente_window_ask_scenario (user_data);
}

static void
enable (EntenteWindow *self,
        const char *name,
        gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* "Undo: Weight of Geography". In a drag it stays the same: writing it again would ask the display server in every
 * frame what the pointer is over. */
static void
set_history_tooltip (GtkWidget *button,
                     const char *verb,
                     const char *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf (_("%s: %s"), verb, label) : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), text != NULL ? text : verb) != 0)
    gtk_widget_set_tooltip_text (button, text != NULL ? text : verb);
}

/* Saving does something as long as the file is not what is shown. */
static void
enable_saving (EntenteWindow *self,
               gboolean document)
{
  gboolean file = entente_window_get_file (self) != NULL;
  gboolean saving = document && entente_document_is_saving (self->document);
  gboolean modified = document && entente_document_is_modified (self->document);
  gboolean missing = document && entente_document_is_missing (self->document);

  enable (self, "save", (modified || missing) && !saving);
  enable (self, "save-as", document && !saving);
  enable (self, "save-copy", document && !saving);
  enable (self, "revert", modified && file && !missing && !saving);
  enable (self, "reload", file && !missing && !saving);
}

/* What else there is to do on a stage: another view, and back to the first scene. */
static void
enable_presenting (EntenteWindow *self)
{
  enable (self, "view", TRUE);
  enable (self, "present", TRUE);
  enable (self, "reload", FALSE);
}

/* Brings the actions in line with what is open, shown and done. */
void
entente_window_update_actions (EntenteWindow *self)
{
  static const char *const document_actions[] = { "find", "table", "view", "priorities", "dossier", "export",
                                                  "save-scenario", "copy-table", "compare-methods", "present",
                                                  "present-here" };
  EntenteSession *session = get_front_session (self);
  gboolean document = session != NULL && entente_window_is_document_shown (self);
  gboolean changeable = document || self->stage != NULL;
  EntenteWorkspace *workspace;
  const char *view;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (document_actions); i++)
    enable (self, document_actions[i], document);
  entente_window_update_editing (self, document);
  enable (self, "undo", changeable && entente_session_can_undo (session));
  enable (self, "undo-steps", changeable && entente_session_can_undo (session));
  enable (self, "redo", changeable && entente_session_can_redo (session));
  enable_saving (self, document);
  enable (self, "cancel-loading", TRUE);
  if (self->stage != NULL)
    enable_presenting (self);
  enable (self, "show-remarks", document && self->remarks != NULL);
  if (!document)
    return;
  set_history_tooltip (self->undo_button, _("Undo"), entente_session_get_undo_label (session));
  set_history_tooltip (self->redo_button, _("Redo"), entente_session_get_redo_label (session));
  workspace = entente_document_page_get_workspace (self->page);
  view = adw_view_stack_get_visible_child_name (entente_document_page_get_stack (self->page));
  set_state (self, "priorities", g_variant_new_boolean (entente_workspace_is_open (workspace, GTK_PACK_START)));
  set_state (self, "dossier", g_variant_new_boolean (entente_workspace_is_open (workspace, GTK_PACK_END)));
  if (view != NULL)
    set_state (self, "view", g_variant_new_string (view));
}

/* The recent files in the Open menu. */
void
entente_window_fill_recent (EntenteWindow *self)
{
  g_autoptr (GPtrArray) recent = entente_start_page_list_recent (N_RECENT);
  guint i;

  if (self->recent_section == NULL)
    return;
  g_menu_remove_all (self->recent_section);
  for (i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recent, i);
      g_autofree char *label = entente_plain_text_make_label (gtk_recent_info_get_display_name (info));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (self->recent_section, item);
    }
}

static void
compare_methods_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  EntenteSession *session = get_session (user_data);

  if (session != NULL)
    gtk_window_present (GTK_WINDOW (entente_methods_dialog_new (GTK_WINDOW (user_data), session)));
}

void
entente_window_add_actions (EntenteWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
    { .name = "open-sample", .activate = open_sample_cb, .parameter_type = "s" },
    { .name = "new", .activate = new_cb },
    { .name = "save", .activate = save_cb },
    { .name = "save-as", .activate = save_as_cb, .parameter_type = "s" },
    { .name = "save-copy", .activate = save_copy_cb, .parameter_type = "s" },
    { .name = "revert", .activate = revert_cb },
    { .name = "recover", .activate = recover_cb, .parameter_type = "s" },
    { .name = "reload", .activate = reload_cb },
    { .name = "cancel-loading", .activate = cancel_loading_cb },
    { .name = "close-problems", .activate = close_problems_cb },
    { .name = "show-remarks", .activate = show_remarks_cb },
    { .name = "undo", .activate = undo_cb },
    { .name = "undo-steps", .activate = undo_steps_cb, .parameter_type = "u" },
    { .name = "redo", .activate = redo_cb },
    { .name = "find", .activate = find_cb },
    { .name = "view", .activate = view_cb, .parameter_type = "s", .state = "''" },
    { .name = "table", .state = "false", .change_state = table_cb },
    { .name = "priorities", .state = "true", .change_state = priorities_cb },
    { .name = "dossier", .state = "true", .change_state = dossier_cb },
    { .name = "present", .activate = present_cb },
    { .name = "present-here", .activate = present_here_cb },
    { .name = "full-screen", .state = "false", .change_state = full_screen_cb },
    { .name = "export", .activate = export_cb, .parameter_type = "s" },
    { .name = "save-scenario", .activate = save_scenario_cb, .parameter_type = "s" },
    { .name = "copy-table", .activate = copy_table_cb },
    { .name = "compare-methods", .activate = compare_methods_cb },
    { .name = "keys", .activate = keys_cb },
    { .name = "tour", .activate = tour_cb },
    { .name = "toast", .activate = toast_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  entente_window_add_editing_actions (self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (entente_window_fill_recent), self,
                           G_CONNECT_SWAPPED);
}
