/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Texts of a dossier, and its parts that are only read: filled into a vertical box. */

GtkWidget *entente_dossier_label_new (const char *text, const char *css_class);
void entente_dossier_sections_attach_bar (GtkGrid *grid, guint row, GtkWidget *name, GtkWidget *bar, GtkWidget *figure);
void entente_dossier_sections_add_ties (GtkBox *box, EntenteDataset *dataset, guint partner);
void entente_dossier_sections_add_blocs (GtkBox *box, EntenteDataset *dataset, guint partner);
