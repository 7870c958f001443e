/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The file of an open document may be changed, taken away or put back by somebody else.
 *
 *   changed, nothing unsaved here   read again by itself; undo leads back
 *   changed, unsaved work here      a banner: Reload (undo leads back) or Keep Mine (the next saving overwrites)
 *   changed, but not readable now   the problems, in front of the document, which stays as it is
 *   taken away                      a banner; saving makes the file again
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-save-dialog.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

static void
first_cb (EntenteWindow *self)
{
  if (entente_document_is_missing (self->document))
    g_action_group_activate_action (G_ACTION_GROUP (self), "save", NULL);
  else
    entente_window_read_again (self);
}

static void
second_cb (EntenteWindow *self)
{
  entente_document_keep_mine (self->document);
}

/* Most documents never need it. */
static void
make_banner (EntenteWindow *self)
{
  self->disk_banner = entente_banner_new (NULL, NULL);
  entente_document_page_add_banner (self->page, self->disk_banner);
  g_signal_connect_object (self->disk_banner, "first", G_CALLBACK (first_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disk_banner, "second", G_CALLBACK (second_cb), self, G_CONNECT_SWAPPED);
}

static void
update_banner (EntenteWindow *self)
{
  gboolean missing = entente_document_is_missing (self->document);
  gboolean changed = entente_document_is_changed_on_disk (self->document);
  gboolean asked = self->disk_banner != NULL && entente_banner_is_revealed (self->disk_banner);
  /* A question stands until it is answered, also when undo takes the unsaved work back meanwhile. */
  gboolean shown
      = missing || (changed && (asked || self->unreadable || entente_document_is_modified (self->document)));
  g_autofree char *name = NULL, *text = NULL;

  if (self->disk_banner == NULL && shown)
    make_banner (self);
  if (self->disk_banner == NULL)
    return;
  entente_banner_set_revealed (self->disk_banner, shown);
  if (!shown)
    return;
  name = entente_visible_file_name (entente_document_get_file (self->document));
  if (missing)
    text = g_strdup_printf (_("“%s” is no longer there: it was deleted or moved away."), name);
  else if (self->unreadable)
    text = g_strdup_printf (_("“%s” has changed on disk, and cannot be shown as it is now."), name);
  else
    text = g_strdup_printf (_("“%s” has changed on disk, and there are unsaved changes here."), name);
  entente_banner_set_text (self->disk_banner, text);
  g_object_set (self->disk_banner, "first-label", missing ? _("_Save Again") : _("_Reload"), "second-label",
                missing ? NULL : _("_Keep Mine"), NULL);
}

static void
read_again_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (GError) error = NULL;
  gboolean read = entente_document_reload_finish (document, result, &diagnostics, &error);

  self->reading_again = FALSE;
  self->unreadable = !read && error == NULL;
  if (read)
    {
      self->since = g_get_real_time () / G_USEC_PER_SEC;
      self->saved = FALSE;
      entente_window_show_read_again (self, diagnostics);
    }
  else if (error == NULL)
    entente_window_show_problems (self, entente_document_get_file (document), diagnostics);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    entente_window_show_failure (self, entente_document_get_file (document), error);
  update_banner (self);
}

/**
 * entente_window_read_again:
 *
 * Takes what is on disk in place of what is shown, as a step of undo. A file that cannot be read leaves the
 * document as it is.
 */
void
entente_window_read_again (EntenteWindow *self)
{
  if (self->reading_again)
    return;
  self->reading_again = TRUE;
  entente_document_reload_async (self->document, read_again_cb, g_object_ref (self));
}

static void
revert_answered_cb (EntenteSaveAnswer answer,
                    gpointer user_data)
{
  g_autoptr (EntenteWindow) self = user_data;

  if (answer == ENTENTE_SAVE_ANSWER_DISCARD)
    entente_window_read_again (self);
}

/* As entente_window_read_again (), after asking if there is unsaved work. */
void
entente_window_revert (EntenteWindow *self)
{
  EntenteSaveQuestion question = { GTK_WINDOW (self), self->document };

  if (entente_window_is_document_shown (self) && entente_document_is_modified (self->document))
    entente_save_dialog_ask_revert (&question, revert_answered_cb, g_object_ref (self));
  else
    entente_window_read_again (self);
}

static void
changed_on_disk_cb (EntenteWindow *self)
{
  if (entente_document_is_changed_on_disk (self->document) && !entente_document_is_modified (self->document))
    entente_window_read_again (self);
  update_banner (self);
}

/* From now on the window answers to what happens to the file of its document. */
void
entente_window_follow_disk (EntenteWindow *self)
{
  g_signal_connect_object (self->document, "notify::changed-on-disk", G_CALLBACK (changed_on_disk_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::missing", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
}
