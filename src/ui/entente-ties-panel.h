/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-view-filter.h"

#include <gtk/gtk.h>

/* The second page of the left panel: which ties and blocs the Network shows. It is its legend too. */

#define ENTENTE_TYPE_TIES_PANEL (entente_ties_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTiesPanel, entente_ties_panel, ENTENTE, TIES_PANEL, GtkWidget)

void entente_ties_panel_set_session (EntenteTiesPanel *self, EntenteSession *session, EntenteViewFilter *filter);
