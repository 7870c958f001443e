/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Menus and lists don't follow their button out of sight, and don't scroll what they hang on. For the life of the
 * program. */
void entente_scrolled_menus_watch (void);
void entente_scrolled_menus_bring (GtkWidget *widget);
