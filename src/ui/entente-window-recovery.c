/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Unsaved work of the window's document, and work that was left behind.
 *
 *   a document opens  ->  its changes are kept            ->  the window closes: what was kept goes
 *                     ->  was something left for its file?  ->  a banner: Recover or Discard
 *   recover  ->  claim the copy, read it  ->  open its file  ->  the copy as a step of undo: modified
 *                                         ->  no file, or not readable any more  ->  the copy is the document
 *
 * The copy that is recovered is taken over by the new document, so there is one at every moment. When the file is
 * not what it was when the work began, the document says so as with any file that somebody else changed.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-application.h"
#include "entente-settings.h"
#include "entente-unsaved-work.h"

#include <glib/gi18n-lib.h>

/* Left work on its way into a window. */
typedef struct
{
  EntenteRecovery *copy;
  EntenteDataset *dataset;
  GFile *file; /* NULL = never saved */
  char *hash;  /* that the file had; NULL = unknown */
} Claim;

struct _EntenteWindowRecovery
{
  EntenteRecovery *copy;      /* of the document; NULL before there is one */
  Claim *claim;               /* waits for its file to be opened; NULL = none */
  EntenteRecoveryItem *found; /* left for the file of the document; NULL = nothing */
  EntenteBanner *banner;      /* about that; NULL = never needed so far */
};

static void
free_claim (Claim *claim)
{
  g_clear_object (&claim->copy);
  g_clear_pointer (&claim->dataset, entente_dataset_unref);
  g_clear_object (&claim->file);
  g_free (claim->hash);
  g_free (claim);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Claim, free_claim)

EntenteWindowRecovery *
entente_window_recovery_new (void)
{
  return g_new0 (EntenteWindowRecovery, 1);
}

/* What was kept stays where it is. */
void
entente_window_recovery_free (EntenteWindowRecovery *recovery)
{
  g_clear_object (&recovery->copy);
  g_clear_pointer (&recovery->claim, free_claim);
  g_clear_pointer (&recovery->found, entente_recovery_item_free);
  g_free (recovery);
}

/* -- What the document has unsaved ---------------------------------------------------------------------------- */

static void
failed_cb (EntenteWindow *self,
           const GError *error)
{
  g_autofree char *text = g_strdup_printf (_("Unsaved changes cannot be kept for a crash: %s"), error->message);

  entente_window_add_toast (self, text);
}

static void
apply_setting (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();

  if (self->recovery->copy != NULL)
    entente_recovery_set_enabled (self->recovery->copy,
                                  settings == NULL || g_settings_get_boolean (settings, "recovery"));
}

static void
file_changed_cb (EntenteWindow *self)
{
  if (self->recovery->copy != NULL && !entente_document_is_saving (self->document))
    entente_recovery_set_file (self->recovery->copy, entente_document_get_file (self->document),
                               entente_document_get_origin (self->document));
}

/* copy: taken; the one that there was so far goes */
static void
set_copy (EntenteWindow *self,
          EntenteRecovery *copy)
{
  g_autoptr (EntenteRecovery) old = self->recovery->copy;

  self->recovery->copy = copy;
  g_signal_connect_object (copy, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  entente_recovery_set_document (copy, entente_document_get_session (self->document),
                                 entente_document_get_file (self->document));
  file_changed_cb (self);
  apply_setting (self);
  if (old != NULL)
    entente_recovery_discard (old);
}

static void
keep_changes (EntenteWindow *self)
{
  GSettings *settings = entente_settings_get ();
  g_autofree char *folder = entente_recovery_get_folder ();

  set_copy (self, entente_recovery_new (folder));
  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::saving", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::recovery", G_CALLBACK (apply_setting), self, G_CONNECT_SWAPPED);
}

/* Writes what is unsaved now, for moments after which there may be no other. */
void
entente_window_flush (EntenteWindow *self)
{
  entente_window_end_presentation (self);
  if (self->recovery != NULL && self->recovery->copy != NULL)
    entente_recovery_flush (self->recovery->copy, NULL);
}

/* The user has closed the document: it is saved, or not wanted. */
void
entente_window_drop_unsaved (EntenteWindow *self)
{
  if (self->recovery->copy != NULL)
    entente_recovery_discard (self->recovery->copy);
}

/* -- What was left behind ------------------------------------------------------------------------------------- */

static void
hide_banner (EntenteWindow *self)
{
  g_clear_pointer (&self->recovery->found, entente_recovery_item_free);
  if (self->recovery->banner != NULL)
    entente_banner_set_revealed (self->recovery->banner, FALSE);
}

/* The open document becomes what was left of it. */
static void
take_over (EntenteWindow *self,
           Claim *claim)
{
  g_autofree char *known = g_strdup (entente_document_get_origin (self->document));
  EntenteSession *session = entente_document_get_session (self->document);
  gboolean alone = entente_session_get_dataset (session) == claim->dataset;
  gboolean same = claim->hash == NULL || g_strcmp0 (known, claim->hash) == 0;

  if (!alone)
    entente_session_adopt (session, claim->dataset, _("Recover unsaved work"));
  /* What is nowhere but here is not saved, whatever stands in the file now. */
  if (claim->file != NULL && (alone || !same))
    entente_document_set_origin (self->document, same ? known : claim->hash);
  set_copy (self, g_steal_pointer (&claim->copy));
  hide_banner (self);
}

static void
discard_answered_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (source);
  g_autofree char *folder = entente_recovery_get_folder ();

  if (!entente_unsaved_work_ask_discard_finish (result) || self->recovery == NULL || self->recovery->found == NULL)
    return;
  entente_recovery_remove (folder, self->recovery->found->id);
  hide_banner (self);
}

static void
recover_found_cb (EntenteWindow *self)
{
  g_autofree char *id = self->recovery->found != NULL ? g_strdup (self->recovery->found->id) : NULL;

  if (id != NULL)
    entente_window_recover (self, id);
}

static void
discard_found_cb (EntenteWindow *self)
{
  if (self->recovery->found != NULL)
    entente_unsaved_work_ask_discard (self->recovery->found, GTK_WINDOW (self), discard_answered_cb, NULL);
}

static void
show_banner (EntenteWindow *self)
{
  EntenteWindowRecovery *recovery = self->recovery;
  g_autofree char *when
      = entente_unsaved_work_describe_time (recovery->found->time, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  if (recovery->banner == NULL)
    {
      recovery->banner = entente_banner_new (_("_Recover"), _("_Discard"));
      g_signal_connect_object (recovery->banner, "first", G_CALLBACK (recover_found_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (recovery->banner, "second", G_CALLBACK (discard_found_cb), self, G_CONNECT_SWAPPED);
      entente_document_page_add_banner (self->page, recovery->banner);
    }
  /* Translators: %s is a time, such as "14:03" or "yesterday, 14:03" */
  text = g_strdup_printf (_("Unsaved changes of %s were found for this file."), when);
  entente_banner_set_text (recovery->banner, text);
  entente_banner_set_revealed (recovery->banner, TRUE);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  g_autoptr (EntenteRecoveryItem) item = entente_unsaved_work_find_finish (result);

  if (item == NULL || self->recovery == NULL)
    return;
  g_clear_pointer (&self->recovery->found, entente_recovery_item_free);
  self->recovery->found = g_steal_pointer (&item);
  show_banner (self);
}

/**
 * entente_window_keep_unsaved:
 *
 * To be called once, when the window has got its document: keeps what is changed from now on, and takes over or
 * offers what was left behind.
 */
void
entente_window_keep_unsaved (EntenteWindow *self)
{
  g_autoptr (Claim) claim = g_steal_pointer (&self->recovery->claim);
  GFile *file = entente_document_get_file (self->document);

  keep_changes (self);
  if (claim != NULL && claim->file != NULL && (file == NULL || !g_file_equal (file, claim->file)))
    g_clear_pointer (&claim, free_claim);
  if (claim != NULL)
    take_over (self, claim);
  else if (file != NULL)
    entente_unsaved_work_find_async (file, found_cb, g_object_ref (self));
}

/**
 * entente_window_show_recovered:
 *
 * The file that work was left for is gone, or cannot be shown any more: then the copy alone is the document.
 *
 * Returns: %FALSE when no work is waiting for that file
 */
gboolean
entente_window_show_recovered (EntenteWindow *self)
{
  g_autoptr (EntenteDataset) dataset = NULL;

  if (self->recovery->claim == NULL || self->document != NULL)
    return FALSE;
  dataset = entente_dataset_ref (self->recovery->claim->dataset);
  entente_window_show_dataset (self, dataset);
  return TRUE;
}

/* claim: taken */
static void
show_claim (EntenteWindow *self,
            Claim *claim)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  EntenteWindow *target = NULL;

  if (claim->file != NULL)
    target = entente_application_find_window (ENTENTE_APPLICATION (application), claim->file);
  if (target != NULL && target->document != NULL)
    {
      take_over (target, claim);
      free_claim (claim);
      gtk_window_present (GTK_WINDOW (target));
      return;
    }
  if (target == NULL)
    target = entente_window_is_empty (self) ? self : entente_window_new (application);
  g_clear_pointer (&target->recovery->claim, free_claim);
  target->recovery->claim = claim;
  if (claim->file != NULL)
    entente_window_open (target, claim->file);
  else if (entente_window_show_recovered (target))
    gtk_window_present (GTK_WINDOW (target));
}

typedef struct
{
  EntenteWindow *window;
  Claim *claim;
} Reading;

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (EntenteWindow) self = reading->window;
  g_autoptr (Claim) claim = reading->claim;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (GError) error = NULL;

  claim->dataset = entente_loader_load_finish (ENTENTE_LOADER (source), result, &diagnostics, &error);
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (claim->dataset != NULL)
    show_claim (self, g_steal_pointer (&claim));
  else if (error != NULL)
    entente_window_show_failure (self, entente_loader_get_file (ENTENTE_LOADER (source)), error);
  else
    entente_window_show_problems (self, entente_loader_get_file (ENTENTE_LOADER (source)), diagnostics);
}

static const EntenteRecoveryItem *
find_item (GPtrArray *items,
           const char *id)
{
  guint i;

  for (i = 0; i < items->len; i++)
    if (g_str_equal (((EntenteRecoveryItem *) g_ptr_array_index (items, i))->id, id))
      return g_ptr_array_index (items, i);
  return NULL;
}

/**
 * entente_window_recover:
 * @id: of an item that was left behind
 *
 * Shows it as the document of the file that it belongs to, modified: in the window that has this file open, in this
 * one when it is empty, else in a new one. A copy that cannot be read stays where it is.
 */
void
entente_window_recover (EntenteWindow *self,
                        const char *id)
{
  g_autofree char *folder = entente_recovery_get_folder ();
  g_autoptr (GPtrArray) items = entente_recovery_list (folder);
  const EntenteRecoveryItem *item = find_item (items, id);
  EntenteRecovery *copy = item != NULL ? entente_recovery_claim (folder, id) : NULL;
  g_autoptr (EntenteLoader) loader = NULL;
  g_autoptr (GFile) file = NULL;
  Reading *reading;

  if (copy == NULL)
    {
      entente_window_add_toast (self, _("This work is no longer there, or is open already"));
      hide_banner (self);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->window = g_object_ref (self);
  reading->claim = g_new0 (Claim, 1);
  reading->claim->copy = copy;
  reading->claim->file = item->file != NULL ? g_object_ref (item->file) : NULL;
  reading->claim->hash = g_strdup (item->hash);
  file = g_file_new_for_path (item->path);
  loader = entente_loader_new (file);
  entente_loader_load_async (loader, read_cb, reading);
}
