/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Everything about the selected partner, or whom to choose. */

#define ENTENTE_TYPE_DOSSIER_PANEL (entente_dossier_panel_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDossierPanel, entente_dossier_panel, ENTENTE, DOSSIER_PANEL, GtkWidget)

void entente_dossier_panel_set_session (EntenteDossierPanel *self, EntenteSession *session);
void entente_dossier_panel_focus_facts (EntenteDossierPanel *self);
