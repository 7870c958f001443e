/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* GTK 4.8 gives a button its label as its name for screen readers, with the underscore of the mnemonic, and then the
 * label once more: "_Open a file… Open a file…". Whenever one comes on screen, in a dialog of libadwaita's too, the
 * first of the two is taken away.
 */

#include "config.h"

#include "entente-button-names.h"

#include <gtk/gtk.h>

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
      && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return TRUE;
}

/* For the life of the program. */
void
entente_button_names_clean (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* or the signal is not known yet */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
