/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What buttons are called by screen readers.
 *
 * GTK 4.8 gives a button its label as its name, with the underscore of the mnemonic, and then the label once more:
 * "_Open a file… Open a file…". Whenever one comes on screen, in a dialog of libadwaita's too, the first of the two is
 * taken away. Newer GTK says that a button is labelled by the text on it, and so does libadwaita of the title of a row
 * that presses one; that goes before any other name, which says more, such as "Try it: ...". The items of its menus are
 * labelled by a text that it hides from screen readers, and so by nothing; they get that text as their name.
 */

#include "config.h"

#include "entente-button-names.h"

#include "entente-widget-search.h"

#include <gtk/gtk.h>

static gboolean
is_nameless_item (GtkWidget *widget)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
#else
  return FALSE;
#endif
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *label = is_nameless_item (widget) ? entente_widget_search_type (widget, GTK_TYPE_LABEL) : NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
      && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (label != NULL)
    entente_button_names_set (widget, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

/* For the life of the program. */
void
entente_button_names_clean (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* or the signal is not known yet */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

/**
 * entente_button_names_set:
 * @button: or a switch, or whatever else names itself by a text on it or beside it
 *
 * Gives it another name than that text, after the text is there and after a row has been told to press it.
 */
void
entente_button_names_set (GtkWidget *button,
                          const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The same for what is said after the name, which else is the text below the title of the row. */
void
entente_button_names_describe (GtkWidget *button,
                               const char *description)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
