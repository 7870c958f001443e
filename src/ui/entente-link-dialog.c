/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Asks before an address that a file gives is opened in the browser.
 *
 * Whoever made the file chose the address, and opening it tells them who reads it. So the host stands in a line of its
 * own and the whole address below it, both as they are opened: letters that could look like others have become
 * "xn--...", and the line beneath says so. Return and Escape cancel.
 */

#include "config.h"

#include "entente-link-dialog.h"

#include "entente-message-dialog.h"
#include "entente-web-address.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 120

static GtkWidget *
append_label (GtkWidget *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, css_class);
  if (box != NULL)
    gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_details (const EntenteWebAddress *address)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scroller = gtk_scrolled_window_new (), *whole;

  gtk_label_set_selectable (GTK_LABEL (append_label (box, address->host, "heading")), TRUE);
  whole = append_label (NULL, address->address, "monospace");
  gtk_label_set_selectable (GTK_LABEL (whole), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), whole);
  gtk_box_append (GTK_BOX (box), scroller);
  if (address->letters != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("The file writes the host as “%s”. Letters of other scripts can look "
                                                 "like those of a host you know."), address->letters);

      append_label (box, text, "warning");
    }
  if (!address->is_encrypted)
    append_label (box, _("The connection is not encrypted."), "dim-label");
  return box;
}

static void
shown_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = g_strdup_printf (_("The address could not be opened: %s"), error->message);

      gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", text);
    }
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             const char *address)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "copy"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), address);
  else if (g_str_equal (response, "open"))
    gtk_show_uri_full (parent, address, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (parent));
}

/* Return must not open, wherever the buttons stand. */
static void
focus_default_cb (GtkWindow *dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  if (button != NULL)
    gtk_window_set_focus (dialog, button);
}

static void
free_address (gpointer address,
              GClosure *closure)
{
  g_free (address);
}

/**
 * entente_link_dialog_present:
 * @url: what the file gives
 *
 * Returns: (transfer none) (nullable): the dialog, or %NULL when @url must not be opened
 */
GtkWidget *
entente_link_dialog_present (GtkWindow *parent,
                             const char *url)
{
  g_autoptr (EntenteWebAddress) address = entente_web_address_parse (url);
  AdwMessageDialog *dialog;

  if (address == NULL)
    return NULL;
  dialog = ADW_MESSAGE_DIALOG (entente_message_dialog_new (parent, _("Open in the browser?"),
                                                       _("This address comes from the file.")));
  adw_message_dialog_set_extra_child (dialog, make_details (address));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "copy", _("C_opy"), "open", _("_Open"), NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (address->address), free_address, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WIDGET (dialog);
}

/* For "activate-link": GTK opens nothing by itself. */
gboolean
entente_link_dialog_activate_cb (GtkLabel *label,
                                 const char *url,
                                 gpointer unused)
{
  entente_link_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (label))), url);
  return TRUE;
}
