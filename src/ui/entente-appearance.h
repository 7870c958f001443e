/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-pango-measure.h"
#include "entente-style.h"

#include <adwaita.h>

/* How the desktop wants things to look, in the terms of the pictures. */

EntenteTheme entente_appearance_get_theme (void);
double entente_appearance_get_text_scale (GtkWidget *widget);
gboolean entente_appearance_is_text_large (GtkWidget *widget);
void entente_appearance_orient_by_text (GtkWidget *box);
void entente_appearance_shorten_by_text (GtkWidget *widget);
void entente_appearance_init_style (GtkWidget *widget, const EntenteDataset *dataset, guint n_tiers,
                                    EntenteStyle *style);
EntentePangoMeasure *entente_appearance_make_measure (GtkWidget *widget, const EntenteTypeScale *type)
  G_GNUC_WARN_UNUSED_RESULT;

/* Calls back (swapped) when colours, contrast, font or text size change. */
void entente_appearance_watch (GtkWidget *widget, GCallback callback);
void entente_appearance_watch_preferences (GtkWidget *widget, GCallback callback);
