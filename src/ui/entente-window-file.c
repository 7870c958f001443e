/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading a file into a window. One that cannot be shown is watched, and read again when it has been mended;
 * what happens to the file of an open document is the business of entente-window-disk.c.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-application.h"
#include "entente-csv-dialog.h"
#include "entente-new-dialog.h"
#include "entente-plain-text.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A reading shorter than this shows no page of its own: it would only flash. */
#define LOADING_DELAY_MS 150
#define TRIM_DELAY_MS 1000

static void start_loading (EntenteWindow *self, GFile *file);

static void
reload_changed_cb (EntenteWindow *self)
{
  if (self->loader == NULL && self->file != NULL)
    start_loading (self, self->file);
}

/* Samples are always at hand. */
void
entente_window_remember_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) "application/json",
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "entente %u",
  };

  if (!g_file_has_uri_scheme (file, "resource"))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* A window made for a file appears with what is in the file, not with a page that is gone at once. */
static void
show_window (EntenteWindow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static void
show_report (EntenteWindow *self,
             GFile *file,
             EntenteDiagnostics *diagnostics,
             gboolean shown)
{
  g_autofree char *name = entente_visible_file_path (file);
  g_autofree char *back = self->document != NULL ? entente_document_get_title (self->document) : NULL;
  EntenteDiagnosticsReport report = { name, diagnostics, shown, back };

  entente_diagnostics_page_set_report (self->diagnostics_page, &report);
  entente_window_show_page (self, "problems");
}

/* Why a file cannot be shown; what was open stays behind. */
void
entente_window_show_problems (EntenteWindow *self,
                              GFile *file,
                              EntenteDiagnostics *diagnostics)
{
  show_report (self, file, diagnostics, FALSE);
}

/* What was found in a file that could be shown all the same; win.show-remarks. */
void
entente_window_show_remarks (EntenteWindow *self)
{
  show_report (self, entente_window_get_file (self), self->remarks, TRUE);
}

static void
keep_remarks (EntenteWindow *self,
              EntenteDiagnostics *diagnostics)
{
  g_clear_pointer (&self->remarks, entente_diagnostics_unref);
  if (diagnostics != NULL && entente_diagnostics_get_length (diagnostics) > 0)
    self->remarks = entente_diagnostics_ref (diagnostics);
}

/* With a button that leads to the remarks, if there are any. */
static void
add_remarks_toast (EntenteWindow *self,
                   const char *text)
{
  AdwToast *toast = entente_plain_text_make_toast (text);

  if (self->remarks != NULL)
    {
      adw_toast_set_button_label (toast, C_("remarks", "Show"));
      adw_toast_set_action_name (toast, "win.show-remarks");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_loaded (EntenteWindow *self,
             EntenteDataset *dataset,
             EntenteDiagnostics *diagnostics)
{
  g_autofree char *text = NULL;
  guint n;

  keep_remarks (self, diagnostics);
  entente_window_show_dataset (self, dataset);
  entente_window_remember_recent (entente_window_get_file (self));
  if (self->remarks == NULL)
    return;
  n = entente_diagnostics_get_length (self->remarks);
  text = g_strdup_printf (ngettext ("%u remark about this file", "%u remarks about this file", n), n);
  add_remarks_toast (self, text);
}

/* The document is what its file is now. */
void
entente_window_show_read_again (EntenteWindow *self,
                                EntenteDiagnostics *diagnostics)
{
  keep_remarks (self, diagnostics);
  entente_window_show_page (self, "document");
  add_remarks_toast (self, _("The file was read again"));
}

/* Something that is no fault in the file: it cannot be read at all. */
void
entente_window_show_failure (EntenteWindow *self,
                             GFile *file,
                             const GError *error)
{
  g_autofree char *name = entente_visible_file_name (file);
  g_autofree char *text = g_strdup_printf (_("%s could not be opened: %s"), name, error->message);

  entente_window_show_page (self, self->page != NULL ? "document" : "start");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    entente_window_add_toast (self, text);
}

/* Unsaved work that waits for a file is shown without it. */
static void
show_unreadable (EntenteWindow *self,
                 GFile *file,
                 EntenteDiagnostics *diagnostics,
                 const GError *error)
{
  if (entente_window_show_recovered (self))
    return;
  if (error != NULL)
    entente_window_show_failure (self, file, error);
  else
    entente_window_show_problems (self, file, diagnostics);
}

/* Reading takes several times the memory that a dataset keeps: what is free goes back to the system. */
static gboolean
trim_cb (gpointer user_data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  EntenteLoader *loader = ENTENTE_LOADER (source);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDataset) dataset = entente_loader_load_finish (loader, result, &diagnostics, &error);
  g_autoptr (GFile) file = g_object_ref (entente_loader_get_file (loader));

  /* Another file was asked for meanwhile, or the window is gone. */
  if (self->loader != loader)
    return;
  entente_loading_page_set_loader (self->loading_page, NULL);
  g_clear_object (&self->loader);
  if (dataset != NULL)
    show_loaded (self, dataset, diagnostics);
  else
    show_unreadable (self, file, diagnostics, error);
  show_window (self);
  g_timeout_add_full (G_PRIORITY_LOW, TRIM_DELAY_MS, trim_cb, NULL, NULL);
}

static gboolean
show_loading_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (self->loader == NULL)
    return G_SOURCE_REMOVE;
  if (self->page == NULL)
    entente_window_show_page (self, "loading");
  show_window (self);
  return G_SOURCE_REMOVE;
}

static void
start_loading (EntenteWindow *self,
               GFile *file)
{
  if (self->loader != NULL)
    entente_loader_cancel (self->loader);
  g_clear_object (&self->loader);
  self->loader = entente_application_take_loader (
      ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);
  entente_loading_page_set_loader (self->loading_page, self->loader);
  entente_loader_load_async (self->loader, loaded_cb, g_object_ref (self));
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOADING_DELAY_MS, show_loading_cb, g_object_ref (self), g_object_unref);
}

/**
 * entente_window_open:
 * @file: a dataset
 *
 * Reads @file without blocking and shows it, or what is wrong with it, and then again when it changes. For a window
 * without a document; one that was not shown yet appears once there is something to see.
 */
void
entente_window_open (EntenteWindow *self,
                     GFile *file)
{
  g_set_object (&self->file, file);
  g_clear_object (&self->watch);
  if (g_file_is_native (file))
    {
      self->watch = entente_file_watch_new (file);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (reload_changed_cb), self, G_CONNECT_SWAPPED);
    }
  start_loading (self, file);
}

/* What was imported or made anew is a document without a file, in a window of its own unless this one is empty. */
static void
show_unsaved_cb (EntenteDataset *dataset,
                 gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (!entente_window_is_empty (self))
    self = entente_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  g_clear_object (&self->file);
  g_clear_object (&self->watch);
  entente_window_show_dataset (self, dataset);
  gtk_window_present (GTK_WINDOW (self));
}

/* Asks for the title of a new dataset and what it starts from; win.new. */
void
entente_window_ask_new (EntenteWindow *self)
{
  EntenteDataset *open = NULL;

  if (self->document != NULL)
    open = entente_session_get_dataset (entente_document_get_session (self->document));
  entente_new_dialog_present (GTK_WINDOW (self), open, show_unsaved_cb, G_OBJECT (self));
}

typedef struct
{
  EntenteWindow *window;
  char *name;
} Import;

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  EntenteCsvResult *csv = entente_csv_loader_load_finish (result, &error);

  if (csv != NULL)
    entente_csv_dialog_present (GTK_WINDOW (import->window), import->name, csv, show_unsaved_cb,
                                G_OBJECT (import->window));
  else
    {
      g_autofree char *text = g_strdup_printf (_("%s could not be opened: %s"), import->name, error->message);

      entente_window_add_toast (import->window, text);
    }
  g_object_unref (import->window);
  g_free (import->name);
  g_free (import);
}

/**
 * entente_window_import:
 * @file: a table of partners
 *
 * Reads @file for the criteria of the open document (of the sample, when none is open) and asks whether to
 * take what was found.
 */
void
entente_window_import (EntenteWindow *self,
                       GFile *file)
{
  Import *import = g_new0 (Import, 1);
  g_autoptr (GFile) sample = entente_application_get_sample (ENTENTE_DEFAULT_SAMPLE);
  EntenteDataset *like = NULL;

  if (self->document != NULL)
    like = entente_session_get_dataset (entente_document_get_session (self->document));
  import->window = g_object_ref (self);
  import->name = entente_visible_file_name (file);
  entente_csv_loader_load_async (file, like, sample, imported_cb, import);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         EntenteWindow *self)
{
  GSList *files = g_value_get_boxed (value), *l;

  for (l = files; l != NULL; l = l->next)
    entente_application_open_file (ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), l->data,
                                   GTK_WINDOW (self));
  gtk_widget_set_visible (self->drop_frame, FALSE);
  return files != NULL;
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target,
               double x,
               double y,
               EntenteWindow *self)
{
  gtk_widget_set_visible (self->drop_frame, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               EntenteWindow *self)
{
  gtk_widget_set_visible (self->drop_frame, FALSE);
}

/* Files may be dropped anywhere in the window. */
void
entente_window_add_drop_target (EntenteWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
