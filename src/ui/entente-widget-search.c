/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-widget-search.h"

/**
 * entente_widget_search_type:
 *
 * Returns: (nullable): @root when it is of that type, else the first of its descendants that is, in the order of the
 *   keyboard
 */
GtkWidget *
entente_widget_search_type (GtkWidget *root,
                            GType type)
{
  GtkWidget *child, *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = entente_widget_search_type (child, type);
  return found;
}
