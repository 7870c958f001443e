/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* What would lift the partner of the dossier into a better tier, each to be tried with one click. */

#define ENTENTE_TYPE_LIFT_SECTION (entente_lift_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLiftSection, entente_lift_section, ENTENTE, LIFT_SECTION, GtkWidget)

void entente_lift_section_set_session (EntenteLiftSection *self, EntenteSession *session);
void entente_lift_section_show (EntenteLiftSection *self, EntenteEvaluation *evaluation, guint partner);
