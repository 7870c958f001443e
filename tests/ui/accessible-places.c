/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Preloaded into the program that a test drives: says where its widgets are.
 *
 * GTK since 4.10 gives AT-SPI the place of a widget's border in the content of its parent, and adds these up as if
 * each parent's content began at its border: whatever has a padding moves all that is in it. The pointer of a test
 * would miss. Here each place is from border to border, and a window begins at 0, 0.
 */

#include <gtk/gtk.h>

static gboolean
get_bounds (GtkAccessible *accessible,
            int *x,
            int *y,
            int *width,
            int *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible), *parent = gtk_widget_get_parent (widget);
  graphene_rect_t own, around;

  if (!gtk_widget_get_realized (widget) || !gtk_widget_compute_bounds (widget, parent != NULL ? parent : widget, &own)
      || !gtk_widget_compute_bounds (parent != NULL ? parent : widget, parent != NULL ? parent : widget, &around))
    return FALSE;
  *x = (int) (own.origin.x - around.origin.x);
  *y = (int) (own.origin.y - around.origin.y);
  *width = (int) own.size.width;
  *height = (int) own.size.height;
  return TRUE;
}

/* All kinds of widgets share this table. */
static gboolean
patch_cb (gpointer user_data)
{
  gpointer widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *places = g_type_interface_peek (widget_class, GTK_TYPE_ACCESSIBLE);

  places->get_bounds = get_bounds;
  return G_SOURCE_REMOVE;
}

/* Once the program has begun: classes of widgets want GTK to be ready. */
static void __attribute__ ((constructor))
begin (void)
{
  g_idle_add_full (G_PRIORITY_HIGH, patch_cb, NULL, NULL);
}
