/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Why the partner of the dossier stands above or below another: a sentence, and a bar a criterion. */

#define ENTENTE_TYPE_COMPARISON_SECTION (entente_comparison_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteComparisonSection, entente_comparison_section, ENTENTE, COMPARISON_SECTION, GtkWidget)

void entente_comparison_section_set_session (EntenteComparisonSection *self, EntenteSession *session);
int entente_comparison_section_show (EntenteComparisonSection *self, EntenteEvaluation *evaluation, guint partner);
