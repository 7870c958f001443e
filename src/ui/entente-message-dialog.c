/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A question or a message whose words may be a user's: names of files and titles of documents, of any length. */

#include "config.h"

#include "entente-message-dialog.h"

#include "entente-label-phrases.h"

/* Less than what any dialog is wide, more than the widest letter in text of twice the size. */
#define LEAST_WIDTH 120

/* libadwaita breaks its texts between words only, and gives a word that is wider than the dialog too little room. Newer
 * versions also try the heading in one line of large letters, and measure both with the lesser of the widths that they
 * need at least: so both need the same.
 */
static void
let_words_break (GtkWidget *widget)
{
  GtkWidget *child;

  if (gtk_widget_has_css_class (widget, "title-2") && GTK_IS_LABEL (widget))
    gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    {
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, LEAST_WIDTH, -1);
      entente_label_phrases_keep (widget);
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_words_break (child);
}

/**
 * entente_message_dialog_new:
 * @body: (nullable)
 *
 * Returns: (transfer none): an AdwMessageDialog without answers
 */
GtkWidget *
entente_message_dialog_new (GtkWindow *parent,
                            const char *heading,
                            const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  let_words_break (dialog);
  return dialog;
}
