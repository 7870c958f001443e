/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Menus and lists don't follow their button out of sight, and don't scroll what they hang on. For the life of the
 * program. */
void entente_scrolled_menus_watch (void);
gboolean entente_scrolled_menus_is_in_sight (GtkWidget *widget);
void entente_scrolled_menus_open_later (GtkToggleButton *button);
