/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The factories of GtkDropDown and AdwComboRow cut each line after 20 letters. */

#include "config.h"

#include "entente-option-factory.h"

#include "entente-appearance.h"
#include "entente-plain-text.h"

#define MOST_COLUMNS 34

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL), *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_COLUMNS);
  entente_plain_text_bound_label (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  g_object_bind_property (item, "selected", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (string));
  /* A wrapping label asks for little width; lines of usual length shall stay lines. */
  gtk_label_set_width_chars (GTK_LABEL (label),
                             (int) MIN (g_utf8_strlen (gtk_string_object_get_string (string), -1), MOST_COLUMNS));
}

GtkListItemFactory *
entente_option_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* -- The button -------------------------------------------------------------------------------------------- */

static void
setup_button_cb (GtkSignalListItemFactory *factory,
                 GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

/* Names of usual length keep the button as wide as they are; of long ones, which often begin alike, both ends stay. */
static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const gboolean is_long = g_utf8_strlen (text, -1) > MOST_COLUMNS;

  gtk_label_set_text (label, text);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (label, is_long ? MOST_COLUMNS : -1);
  /* In large letters a usual name may be wider than what the button is in. */
  gtk_label_set_wrap (label, !is_long && entente_appearance_is_text_large (GTK_WIDGET (label)));
}

/**
 * entente_option_factory_use:
 * @drop_down: one of names that the file gives
 *
 * Neither the button nor the list is as wide as a very long name.
 */
void
entente_option_factory_use (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) list = entente_option_factory_new ();
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (setup_button_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), NULL);
  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, list);
}
