/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* What a partner has pledged, each to be supposed kept with one click. */

#define ENTENTE_TYPE_PLEDGES_SECTION (entente_pledges_section_get_type ())
G_DECLARE_FINAL_TYPE (EntentePledgesSection, entente_pledges_section, ENTENTE, PLEDGES_SECTION, GtkWidget)

void entente_pledges_section_set_session (EntentePledgesSection *self, EntenteSession *session);
void entente_pledges_section_show (EntentePledgesSection *self, EntenteEvaluation *evaluation, guint partner);
