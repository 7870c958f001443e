/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-progress-toast.h"

#include "entente-leaving-toast.h"
#include "entente-plain-text.h"

#include <glib/gi18n-lib.h>

#define DELAY_MS 1000
#define SPACING 12

struct _EntenteProgressToast
{
  AdwToastOverlay *overlay;
  GCancellable *cancellable;
  char *text;
  AdwToast *toast; /* NULL = not shown so far */
  guint timeout;
};

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), entente_plain_text_make_toast_title (text));
  return box;
}

static gboolean
show_cb (gpointer user_data)
{
  EntenteProgressToast *self = user_data;

  self->timeout = 0;
  self->toast = g_object_ref (entente_plain_text_make_toast (self->text));
  adw_toast_set_custom_title (self->toast, make_title (self->text));
  adw_toast_set_button_label (self->toast, _("_Cancel"));
  /* Not of high priority: libadwaita 1.2 aborts when one that such a toast has pushed aside comes back too soon. */
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
  return G_SOURCE_REMOVE;
}

/**
 * entente_progress_toast_new:
 * @text: what is being done, "Drawing the picture…"
 * @cancellable: cancelled by the button of the toast
 *
 * Returns: (transfer full): to be given to entente_progress_toast_finish () when it is done, failed or cancelled
 */
EntenteProgressToast *
entente_progress_toast_new (AdwToastOverlay *overlay,
                            const char *text,
                            GCancellable *cancellable)
{
  EntenteProgressToast *self = g_new0 (EntenteProgressToast, 1);

  self->overlay = g_object_ref (overlay);
  self->cancellable = g_object_ref (cancellable);
  self->text = g_strdup (text);
  self->timeout = g_timeout_add (DELAY_MS, show_cb, self);
  return self;
}

/* (transfer full): the toast goes, if it ever came */
void
entente_progress_toast_finish (EntenteProgressToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->toast != NULL)
    entente_leaving_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_object_unref (self->overlay);
  g_object_unref (self->cancellable);
  g_free (self->text);
  g_free (self);
}
