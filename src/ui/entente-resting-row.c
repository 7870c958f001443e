/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A closed GtkRevealer measures what it hides: its width counts. In a panel of many settings that was a sixth of
 * the time to the first frame, so it is invisible until it is needed. */

#include "config.h"

#include "entente-resting-row.h"

#include "entente-widget-search.h"

static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec *pspec,
             GtkWidget *revealer)
{
  if (!adw_expander_row_get_expanded (row))
    return;
  gtk_widget_set_visible (revealer, TRUE);
  g_signal_handlers_disconnect_by_func (row, expanded_cb, revealer);
}

/**
 * entente_resting_row_init:
 * @row: closed, with its contents
 */
void
entente_resting_row_init (AdwExpanderRow *row)
{
  GtkWidget *revealer = entente_widget_search_type (GTK_WIDGET (row), GTK_TYPE_REVEALER);

  if (revealer == NULL || adw_expander_row_get_expanded (row))
    return;
  gtk_widget_set_visible (revealer, FALSE);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), revealer, 0);
}
