/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-view-filter.h"

#include <gtk/gtk.h>

/* The left panel: a row a criterion, presets, the tier rule; in Network a second page for ties and blocs. */

#define ENTENTE_TYPE_PRIORITIES_PANEL (entente_priorities_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntentePrioritiesPanel, entente_priorities_panel, ENTENTE, PRIORITIES_PANEL, GtkWidget)

void entente_priorities_panel_set_session (EntentePrioritiesPanel *self, EntenteSession *session,
                                           EntenteViewFilter *filter);
void entente_priorities_panel_show_ties_page (EntentePrioritiesPanel *self, gboolean available);
GtkWidget *entente_priorities_panel_get_row (EntentePrioritiesPanel *self, guint criterion);
