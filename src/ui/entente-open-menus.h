/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Menus and lists that are down close before their window does, and none comes up where nobody is any more. For the
 * life of the program. */
void entente_open_menus_watch (void);
void entente_open_menus_close (GtkWidget *widget);
