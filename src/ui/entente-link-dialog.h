/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Asks before an address that a file gives is opened in the browser. */

GtkWidget *entente_link_dialog_present (GtkWindow *parent, const char *url);
gboolean entente_link_dialog_activate_cb (GtkLabel *label, const char *url, gpointer unused);
