/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* The facts of a partner in the dossier, and the names of those that are missing. */

#define ENTENTE_TYPE_FACTS_SECTION (entente_facts_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFactsSection, entente_facts_section, ENTENTE, FACTS_SECTION, GtkWidget)

void entente_facts_section_set_session (EntenteFactsSection *self, EntenteSession *session);
void entente_facts_section_show (EntenteFactsSection *self, EntenteEvaluation *evaluation, guint partner);
void entente_facts_section_grab_focus (EntenteFactsSection *self);
