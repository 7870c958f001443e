/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

void entente_menu_give (GtkWidget *button, const char *id);
GMenu *entente_menu_give_with_part (GtkWidget *button, const char *id, const char *part) G_GNUC_WARN_UNUSED_RESULT;
void entente_menu_empty (GMenuModel *menu);
