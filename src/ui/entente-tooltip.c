/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-tooltip.h"

#include <string.h>

/**
 * entente_tooltip_set:
 * @text: (nullable)
 *
 * As gtk_widget_set_tooltip_text (), which asks the display server where the pointer is and waits for the answer each
 * time: not for what is there already.
 */
void
entente_tooltip_set (GtkWidget *widget,
                     const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

/* GTK says nowhere what the window of a tooltip is, but by its name. */
static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  cairo_region_t *nothing;

  if (!GTK_IS_NATIVE (widget) || strcmp (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow") != 0)
    return TRUE;
  nothing = cairo_region_create ();
  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (widget)), nothing);
  cairo_region_destroy (nothing);
  return TRUE;
}

/**
 * entente_tooltips_watch:
 *
 * For the life of the program, a click goes through a tooltip. It lies over what is below its button, and leaves only
 * when the program hears that the pointer has come there: a click before that, on a busy machine, would be the tooltip's
 * and come to nothing.
 */
void
entente_tooltips_watch (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* or the signal is not known yet */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
