/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

void entente_button_names_clean (void);
void entente_button_names_set (GtkWidget *button, const char *name);
void entente_button_names_describe (GtkWidget *button, const char *description);
