/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* GtkFileChooserNative is the only way on GTK 4.8 and deprecated from 4.10 on, where GtkFileDialog takes its
 * place; both go through the desktop's portal inside a sandbox.
 */

#include "config.h"

#include "entente-file-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  EntenteFileFunc func;
  GObject *owner;
  gboolean save, tell_cancel;
} Pending;

static void
finish (Pending *pending,
        GFile *file)
{
  if (file != NULL || pending->tell_cancel)
    pending->func (file, pending->owner);
  g_object_unref (pending->owner);
  g_free (pending);
}

static GtkFileFilter *
make_filter (const EntenteFileRequest *request)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  gsize i;

  gtk_file_filter_set_name (filter, request->filter_name);
  for (i = 0; request->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, request->suffixes[i]);
  return filter;
}

static GtkFileFilter *
make_all_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All files"));
  gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Pending *pending = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  g_autoptr (GFile) file = pending->save ? gtk_file_dialog_save_finish (dialog, result, NULL)
                                         : gtk_file_dialog_open_finish (dialog, result, NULL);

  finish (pending, file);
}

static void
choose (GtkWindow *parent,
        const EntenteFileRequest *request,
        Pending *pending)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, request->title);
  if (request->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, request->name);
  if (request->folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, request->folder);
  if (request->filter_name != NULL)
    {
      g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
      g_autoptr (GtkFileFilter) filter = make_filter (request);
      g_autoptr (GtkFileFilter) all = make_all_filter ();

      g_list_store_append (filters, filter);
      g_list_store_append (filters, all);
      gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
    }
  if (pending->save)
    gtk_file_dialog_save (dialog, parent, NULL, chosen_cb, pending);
  else
    gtk_file_dialog_open (dialog, parent, NULL, chosen_cb, pending);
}

G_GNUC_END_IGNORE_DEPRECATIONS
#else

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             Pending *pending)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  finish (pending, file);
  g_object_unref (dialog);
}

static void
choose (GtkWindow *parent,
        const EntenteFileRequest *request,
        Pending *pending)
{
  GtkFileChooserAction action = pending->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  /* Nobody else owns a native dialog; the response ends it. */
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (request->title, parent, action, NULL, NULL);

  if (request->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), request->name);
  if (request->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), request->folder, NULL);
  if (request->filter_name != NULL)
    {
      g_autoptr (GtkFileFilter) filter = make_filter (request);
      g_autoptr (GtkFileFilter) all = make_all_filter ();

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), pending);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

static Pending *
make_pending (const EntenteFileRequest *request,
              EntenteFileFunc func,
              GObject *owner,
              gboolean save)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->func = func;
  pending->owner = g_object_ref (owner);
  pending->save = save;
  pending->tell_cancel = request->tell_cancel;
  return pending;
}

void
entente_file_dialog_open (GtkWindow *parent,
                          const EntenteFileRequest *request,
                          EntenteFileFunc func,
                          GObject *owner)
{
  choose (parent, request, make_pending (request, func, owner, FALSE));
}

void
entente_file_dialog_save (GtkWindow *parent,
                          const EntenteFileRequest *request,
                          EntenteFileFunc func,
                          GObject *owner)
{
  choose (parent, request, make_pending (request, func, owner, TRUE));
}
