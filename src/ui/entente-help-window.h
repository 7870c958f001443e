/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* The help of the program, in a window beside those of the documents. Property: page. */

#define ENTENTE_TYPE_HELP_WINDOW (entente_help_window_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpWindow, entente_help_window, ENTENTE, HELP_WINDOW, AdwWindow)

EntenteHelpWindow *entente_help_window_present (GtkApplication *application, const char *page);
void entente_help_window_add_key (GtkWidget *widget, const char *page);
gboolean entente_help_window_show_page (EntenteHelpWindow *self, const char *id);
const char *entente_help_window_get_page (EntenteHelpWindow *self);
