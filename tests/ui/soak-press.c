/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What there is to press, found in the tree of widgets. */

#include "config.h"

#include "soak.h"

/* Where a widget is in its window, to see what was wrong with its place. */
static void
say_place (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t box;

  if (root != NULL && gtk_widget_compute_bounds (widget, root, &box))
    soak_say ("at %.0f, %.0f of %d x %d", box.origin.x, box.origin.y, gtk_widget_get_width (root),
              gtk_widget_get_height (root));
}

static GPtrArray *
hold_ancestors (GtkWidget *widget)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (held, g_object_ref (widget));
  return held;
}

/* As a click does; a button that is activated waits for a moment before it acts, when it may be gone. While a click is
 * delivered GTK holds everything around the button: one that closes its dialog relies on that. */
void
soak_press (Soak *soak,
            GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  g_autoptr (GPtrArray) held = hold_ancestors (widget);

  soak_say ("%s “%s” in %s", G_OBJECT_TYPE_NAME (widget),
            label != NULL ? label : gtk_widget_get_tooltip_text (widget),
            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  say_place (widget);
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    gtk_widget_activate (widget);
  g_ptr_array_set_size (held, 0);
  soak_settle (soak);
}

/* Those of @root's tree that are shown and @is_wanted. */
void
soak_collect (GtkWidget *root,
              gboolean (*is_wanted) (GtkWidget *widget),
              GPtrArray *found)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (root))
    return;
  if (is_wanted (root) && soak_is_shown (root))
    g_ptr_array_add (found, root);
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    soak_collect (child, is_wanted, found);
}

/* Presses one of them; FALSE = there was none. */
gboolean
soak_press_one (Soak *soak,
                GtkWidget *root,
                gboolean (*is_wanted) (GtkWidget *widget))
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  soak_collect (root, is_wanted, found);
  if (found->len == 0)
    return FALSE;
  soak_press (soak, g_ptr_array_index (found, soak_choose (soak, found->len)));
  return TRUE;
}
