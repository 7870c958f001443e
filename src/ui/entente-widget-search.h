/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Parts of other people's widgets, which have no names. */
GtkWidget *entente_widget_search_type (GtkWidget *root, GType type);
