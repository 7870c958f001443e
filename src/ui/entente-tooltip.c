/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-tooltip.h"

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
