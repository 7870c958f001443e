/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A menu or a list that is down has pointer and keys for itself. When its window goes while it is down (the desktop
 * closes a dialog by its key, or the partner that it is about has gone), GTK 4.8 gives them back to nobody: no window
 * of the program hears keys any more. So whatever is down in a window is closed before the window is.
 *
 * A button that a key presses acts a quarter of a second later. The panel that it is in may be on its way out then, or
 * gone: no menu comes down from there, where GTK would find no monitor to put it on. What has only been scrolled out of
 * sight comes back first.
 */

#include "config.h"

#include "entente-open-menus.h"

#include "entente-scrolled-menus.h"

/* What is down in @widget. */
void
entente_open_menus_close (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (gtk_widget_get_mapped (child))
        entente_open_menus_close (child);
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        gtk_popover_popdown (GTK_POPOVER (child));
      child = next;
    }
}

static gboolean
close_request_cb (GSignalInvocationHint *hint,
                  guint n_values,
                  const GValue *values,
                  gpointer user_data)
{
  entente_open_menus_close (g_value_get_object (&values[0]));
  return TRUE;
}

/* Panels on their way out take no clicks. */
static gboolean
is_in_reach (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  while (widget != NULL && gtk_widget_get_can_target (widget))
    widget = gtk_widget_get_parent (widget);
  return widget == NULL;
}

/* A panel that slides in begins beyond the edge of its window. */
static gboolean
is_in_window (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t box, window = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (root),
                                                    (float) gtk_widget_get_height (root));

  return gtk_widget_compute_bounds (widget, root, &box) && graphene_rect_intersection (&box, &window, NULL);
}

/* Comes before the button that opens the menu or list hears of it. */
static gboolean
toggled_cb (GSignalInvocationHint *hint,
            guint n_values,
            const GValue *values,
            gpointer user_data)
{
  GtkToggleButton *button = g_value_get_object (&values[0]);
  GtkWidget *opener = gtk_widget_get_parent (GTK_WIDGET (button));

  if (!(GTK_IS_MENU_BUTTON (opener) || GTK_IS_DROP_DOWN (opener)) || !gtk_toggle_button_get_active (button))
    return TRUE;
  if (is_in_reach (GTK_WIDGET (button)))
    entente_scrolled_menus_bring (GTK_WIDGET (button));
  if (!is_in_reach (GTK_WIDGET (button)) || !is_in_window (GTK_WIDGET (button)))
    gtk_toggle_button_set_active (button, FALSE);
  return TRUE;
}

void
entente_open_menus_watch (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WINDOW)); /* or the signals are not known yet */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_TOGGLE_BUTTON));
  g_signal_add_emission_hook (g_signal_lookup ("close-request", GTK_TYPE_WINDOW), 0, close_request_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("toggled", GTK_TYPE_TOGGLE_BUTTON), 0, toggled_cb, NULL, NULL);
  entente_scrolled_menus_watch ();
}
