/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* For tooltips that follow a result. */
void entente_tooltip_set (GtkWidget *widget, const char *text);
void entente_tooltips_watch (void);
