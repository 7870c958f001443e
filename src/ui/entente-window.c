/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   start  ->  loading  ->  document            reload, drop:  document -> document
 *                      \->  problems  ->  back to what was there
 *
 * The document page is made with the first document and stays behind whatever is shown in front of it, so
 * that a wrong file never costs the work on the one that was open.
 */

#include "config.h"

#include "entente-button-names.h"
#include "entente-window-private.h"

#include "entente-appearance.h"
#include "entente-memory.h"
#include "entente-menu.h"
#include "entente-plain-text.h"
#include "entente-settings.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (EntenteWindow, entente_window, ADW_TYPE_APPLICATION_WINDOW)

/* And nothing in front of it. */
gboolean
entente_window_is_document_shown (EntenteWindow *self)
{
  return self->stage == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "document") == 0;
}

/* Before its first size the workspace cannot know; a full header bar would then keep a narrow window wide. */
static gboolean
is_folded (EntenteWindow *self,
           GtkPackType side)
{
  EntenteWorkspace *workspace;
  int width, height;

  if (self->page == NULL)
    return FALSE;
  workspace = entente_document_page_get_workspace (self->page);
  if (gtk_widget_get_width (GTK_WIDGET (workspace)) > 0)
    return entente_workspace_is_folded (workspace, side);
  width = gtk_widget_get_width (GTK_WIDGET (self));
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return entente_workspace_folds_at (GTK_WIDGET (self), side, width);
}

/* Between wide and narrow the title stands in the place of the switcher, which has moved to the bottom. Beside the
 * buttons of a narrow window it would be three letters and an ellipsis; the mark has room.
 */
static void
update_narrow_title (EntenteWindow *self)
{
  g_autofree char *line = NULL, *place = NULL;

  if (!entente_window_is_document_shown (self))
    line = g_strdup ("Entente");
  else if (is_folded (self, GTK_PACK_START))
    line = g_strdup (entente_document_is_modified (self->document) ? "•" : "");
  else
    {
      line = entente_document_title_make_line (self->document);
      place = entente_document_title_describe_place (self->document);
    }
  adw_view_switcher_title_set_title (self->switcher, line);
  adw_view_switcher_title_set_subtitle (self->switcher, place);
}

/* What belongs to a document is there only while one is shown. */
void
entente_window_update_chrome (EntenteWindow *self)
{
  gboolean document = entente_window_is_document_shown (self);
  gboolean start_folded = is_folded (self, GTK_PACK_START);
  gboolean end_folded = is_folded (self, GTK_PACK_END);

  gtk_widget_set_visible (self->undo_button, document && !start_folded);
  gtk_widget_set_visible (self->redo_button, document && !start_folded);
  /* The start page has a button with the same word. */
  gtk_widget_set_visible (self->open_label, document ? !start_folded : !entente_appearance_is_text_large (GTK_WIDGET (self)));
  gtk_widget_set_visible (self->priorities_button, document && start_folded);
  gtk_widget_set_visible (self->dossier_button, document && end_folded);
  gtk_widget_set_visible (self->export_button, document && !start_folded);
  gtk_widget_set_visible (self->present_button, document && !end_folded);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, document);
  gtk_widget_set_visible (GTK_WIDGET (self->title), document && !start_folded);
  entente_window_fit_switcher (self);
  update_narrow_title (self);
  entente_window_update_actions (self);
}

/* While the header bar is being placed: the bar at the bottom would get no room before the next time. */
static void
title_visible_cb (GObject *object,
                  GParamSpec *pspec,
                  EntenteWindow *self)
{
  entente_window_fit_switcher (self);
}

void
entente_window_show_page (EntenteWindow *self,
                          const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  entente_window_update_chrome (self);
}

static void
update_title (EntenteWindow *self)
{
  g_autofree char *line = entente_document_title_make_line (self->document);
  g_autofree char *title = g_strdup_printf ("%s – Entente", line);

  gtk_window_set_title (GTK_WINDOW (self), title);
  update_narrow_title (self);
}

static void
state_changed_cb (EntenteWindow *self)
{
  update_title (self);
  entente_window_guard_unsaved (self);
  entente_window_update_actions (self);
}

static void
restore_view (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();
  AdwViewStack *stack = entente_document_page_get_stack (self->page);
  g_autofree char *view = settings != NULL ? g_settings_get_string (settings, "view") : NULL;

  if (view != NULL && adw_view_stack_get_child_by_name (stack, view) != NULL)
    adw_view_stack_set_visible_child_name (stack, view);
  g_object_set (entente_document_page_get_workspace (self->page), "end-width",
                CLAMP (entente_settings_get_int ("dossier-width", 304), 240, 360), NULL);
  if (settings != NULL && g_settings_get_boolean (settings, "table-shown"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "table", g_variant_new_boolean (TRUE));
}

static void
make_page (EntenteWindow *self)
{
  EntenteWorkspace *workspace;
  AdwViewStack *stack;

  self->page = g_object_new (ENTENTE_TYPE_DOCUMENT_PAGE, NULL);
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->page), "document");
  stack = entente_document_page_get_stack (self->page);
  workspace = entente_document_page_get_workspace (self->page);
  adw_view_switcher_title_set_stack (self->switcher, stack);
  adw_view_switcher_bar_set_stack (self->switcher_bar, stack);
  self->names_shown = TRUE;
  entente_window_fit_switcher (self);
  restore_view (self);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (entente_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::start-folded", G_CALLBACK (entente_window_update_chrome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::end-folded", G_CALLBACK (entente_window_update_chrome), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::start-open", G_CALLBACK (entente_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::end-open", G_CALLBACK (entente_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  entente_document_page_set_session (self->page, entente_document_get_session (self->document));
}

/* From here on the document knows its file. */
static void
make_document (EntenteWindow *self,
               EntenteDataset *dataset)
{
  static const char *const details[] = { "notify::title", "notify::file", "notify::missing", "notify::read-only",
                                         "notify::modified" };
  g_autoptr (EntenteSession) session = entente_session_new (dataset);
  gsize i;

  self->document = entente_document_new (session, self->file);
  g_clear_object (&self->file);
  g_clear_object (&self->watch);
  self->since = g_get_real_time () / G_USEC_PER_SEC;
  make_page (self);
  entente_document_title_set_document (self->title, self->document);
  entente_window_follow_disk (self);
  for (i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_connect_object (self->document, details[i], G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::saving", G_CALLBACK (entente_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::can-undo", G_CALLBACK (entente_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  entente_window_keep_unsaved (self);
}

/* A focus given before the window is there makes GTK 4.8 leave the window out of what screen readers see. */
static void
first_mapped_cb (EntenteWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, first_mapped_cb, NULL);
  if (self->page != NULL)
    entente_document_page_focus_face (self->page);
}

/**
 * entente_window_show_dataset:
 * @dataset: what was read from the file that this window opened, or a document without a file
 *
 * Makes @dataset the document of a window that has none; in one that has, it is a step of undo.
 */
void
entente_window_show_dataset (EntenteWindow *self,
                             EntenteDataset *dataset)
{
  if (self->document == NULL)
    make_document (self, dataset);
  else
    entente_session_adopt (entente_document_get_session (self->document), dataset, _("Another dataset"));
  state_changed_cb (self);
  entente_window_show_page (self, "document");
  entente_memory_rest ();
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    entente_document_page_focus_face (self->page);
  else
    g_signal_connect_after (self, "map", G_CALLBACK (first_mapped_cb), NULL);
  entente_window_offer_tour (self);
}

/* (nullable) */
EntenteDocument *
entente_window_get_document (EntenteWindow *self)
{
  return self->document;
}

/* (nullable) */
EntenteDocumentPage *
entente_window_get_page (EntenteWindow *self)
{
  return self->page;
}

/* (nullable) of the document, or the one that is being read or could not be shown */
GFile *
entente_window_get_file (EntenteWindow *self)
{
  return self->document != NULL ? entente_document_get_file (self->document) : self->file;
}

/* Neither a document nor one on its way. */
gboolean
entente_window_is_empty (EntenteWindow *self)
{
  return self->page == NULL && self->loader == NULL;
}

void
entente_window_add_toast (EntenteWindow *self,
                          const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, entente_plain_text_make_toast (text));
}

static void
save_state (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();
  g_autoptr (GVariant) table = NULL;
  int width, height;
  const char *view;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 600));
    }
  if (self->page == NULL)
    return;
  view = adw_view_stack_get_visible_child_name (entente_document_page_get_stack (self->page));
  if (view != NULL)
    g_settings_set_string (settings, "view", view);
  table = g_action_group_get_action_state (G_ACTION_GROUP (self), "table");
  g_settings_set_boolean (settings, "table-shown", g_variant_get_boolean (table));
  g_object_get (entente_document_page_get_workspace (self->page), "end-width", &width, NULL);
  g_settings_set_int (settings, "dossier-width", width);
}

static gboolean
entente_window_close_request (GtkWindow *window)
{
  EntenteWindow *self = ENTENTE_WINDOW (window);

  /* What was tried is work, too, about which nobody has been asked yet. */
  if (entente_window_end_presentation (self))
    self->may_close = FALSE;
  if (!self->may_close && entente_window_has_unsaved (self))
    {
      entente_window_close_async (self, NULL, NULL);
      return TRUE;
    }
  entente_window_forget_unsaved (self);
  entente_window_drop_unsaved (self);
  save_state (self);
  if (self->loader != NULL)
    entente_loader_cancel (self->loader);
  return GTK_WINDOW_CLASS (entente_window_parent_class)->close_request (window);
}

static void
entente_window_dispose (GObject *object)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  entente_memory_rest ();
  if (self->loader != NULL)
    entente_loader_cancel (self->loader);
  g_clear_object (&self->loader);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->file);
  entente_menu_empty (G_MENU_MODEL (self->recent_section));
  g_clear_object (&self->recent_section);
  entente_window_forget_unsaved (self);
  entente_window_forget_presentation (self);
  if (self->scenes != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->scenes), (gpointer *) &self->scenes);
  self->scenes = NULL;
  entente_window_forget_tour (self);
  g_clear_pointer (&self->recovery, entente_window_recovery_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->remarks, entente_diagnostics_unref);

  G_OBJECT_CLASS (entente_window_parent_class)->dispose (object);
}

static void
entente_window_class_init (EntenteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = entente_window_close_request;

  g_type_ensure (ENTENTE_TYPE_DOCUMENT_TITLE);
  g_type_ensure (ENTENTE_TYPE_HEADER_MIDDLE);
  g_type_ensure (ENTENTE_TYPE_START_PAGE);
  g_type_ensure (ENTENTE_TYPE_LOADING_PAGE);
  g_type_ensure (ENTENTE_TYPE_DIAGNOSTICS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ententeapp/Entente/ui/entente-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, layers);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, header);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, open_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, priorities_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, dossier_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, drop_frame);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, loading_page);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, diagnostics_page);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);
}

static void
restore_size (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();

  gtk_window_set_default_size (GTK_WINDOW (self), entente_settings_get_int ("window-width", 1280),
                               entente_settings_get_int ("window-height", 800));
  if (settings != NULL && g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* Whoever points does not need to be shown where the keyboard is; the next key that moves it shows it again. */
static void
pointed_cb (EntenteWindow *self)
{
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
}

static void
hide_focus_from_pointers (EntenteWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  /* A window that comes up gives the focus to its first button, and shows it. */
  g_signal_connect (self, "show", G_CALLBACK (pointed_cb), NULL);
}

static void
entente_window_init (EntenteWindow *self)
{
  self->recovery = entente_window_recovery_new ();
  entente_window_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recent_section = entente_menu_give_with_part (self->open_button, "open_menu", "recent_section");
  entente_menu_give (self->export_button, "export_menu");
  entente_menu_give (self->menu_button, "main_menu");
  entente_button_names_set (self->menu_button, _("Main menu"));
  entente_button_names_set (self->open_button, _("Open"));
  entente_window_add_drop_target (self);
  entente_window_fill_recent (self);
  restore_size (self);
  hide_focus_from_pointers (self);
  entente_window_watch_switcher (self);
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (entente_window_update_chrome));
  entente_window_show_page (self, "start");
}

EntenteWindow *
entente_window_new (GtkApplication *application)
{
  return g_object_new (ENTENTE_TYPE_WINDOW, "application", application, NULL);
}
