/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* The parts of a dossier that change only with the partner and the facts: filled into a vertical box. */

void entente_dossier_sections_add_facts (GtkBox *box, EntenteEvaluation *evaluation, guint partner);
char *entente_dossier_sections_get_focus (GtkBox *box) G_GNUC_WARN_UNUSED_RESULT;
void entente_dossier_sections_set_focus (GtkBox *box, const char *quantity_id);
void entente_dossier_sections_add_ties (GtkBox *box, EntenteDataset *dataset, guint partner);
void entente_dossier_sections_add_blocs (GtkBox *box, EntenteDataset *dataset, guint partner);
