/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* A picture between two panels. Where the window is too narrow for a panel, it comes over the picture on
 * demand. Properties: start, content, end, start-open, end-open, start-folded, end-folded, end-width. */

#define ENTENTE_TYPE_WORKSPACE (entente_workspace_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWorkspace, entente_workspace, ENTENTE, WORKSPACE, GtkWidget)

gboolean entente_workspace_focus_next (EntenteWorkspace *self, int step);
void entente_workspace_set_open (EntenteWorkspace *self, GtkPackType side, gboolean open);
gboolean entente_workspace_is_open (EntenteWorkspace *self, GtkPackType side);
gboolean entente_workspace_is_folded (EntenteWorkspace *self, GtkPackType side);

/* Whether a window of this width has no room for that panel beside the picture. */
gboolean entente_workspace_folds_at (GtkWidget *widget, GtkPackType side, int width);
