/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The text stays as it is, for whoever reads it aloud, copies it or looks for it: attributes keep it together. A phrase
 * of more than a few letters may be broken all the same: nothing becomes wider by it than by the words of English.
 */

#include "config.h"

#include "entente-label-phrases.h"

#include "entente-phrases.h"

#define MOST_LETTERS 8.0 /* that are kept in one line: 120 px of ordinary text */
#define LEAST_LETTERS 3.0

/* Where the desktop enlarges text, fewer letters are as wide. Not by the font of the widget, which it has in a window
 * only. */
static guint
count_most_letters (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return (guint) MAX (MOST_LETTERS / (dpi > 0 ? dpi / (96.0 * 1024) : 1), LEAST_LETTERS);
}

/**
 * entente_label_phrases_new:
 * @text: as it is shown, without markup
 *
 * Returns: (nullable) (transfer full): attributes that keep phrases together; %NULL where there are none
 */
PangoAttrList *
entente_label_phrases_new (const char *text)
{
  const guint most = count_most_letters ();
  PangoAttrList *list = NULL;
  const char *at = text, *start, *end;

  while (entente_phrases_next (&at, most, &start, &end))
    {
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

      attribute->start_index = (guint) (start - text);
      attribute->end_index = (guint) (end - text);
      if (list == NULL)
        list = pango_attr_list_new ();
      pango_attr_list_insert (list, attribute);
    }
  return list;
}

/* A label merges what touches each other with the attributes of its markup: it would have no place to break left. */
static void
update (GtkLabel *label)
{
  PangoAttrList *list = NULL;

  if (gtk_label_get_wrap (label) && !gtk_label_get_use_markup (label))
    list = entente_label_phrases_new (gtk_label_get_text (label));
  if (list != NULL || gtk_label_get_attributes (label) != NULL)
    gtk_label_set_attributes (label, list);
  if (list != NULL)
    pango_attr_list_unref (list);
}

static void
label_changed_cb (GtkLabel *label,
                  GParamSpec *pspec,
                  gpointer user_data)
{
  update (label);
}

/**
 * entente_label_phrases_keep:
 * @widget: a label, or what has labels in it; none with attributes of its own
 *
 * Keeps the phrases together of what its labels say, now and later.
 */
void
entente_label_phrases_keep (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && gtk_label_get_attributes (GTK_LABEL (widget)) == NULL)
    {
      g_signal_connect (widget, "notify::label", G_CALLBACK (label_changed_cb), NULL);
      g_signal_connect (widget, "notify::use-markup", G_CALLBACK (label_changed_cb), NULL);
      g_signal_connect (widget, "notify::wrap", G_CALLBACK (label_changed_cb), NULL);
      update (GTK_LABEL (widget));
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    entente_label_phrases_keep (child);
}
