/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* A piece of the line of a kind of tie, or of the hull of a bloc, as the Network draws it. */

#define ENTENTE_TYPE_LINE_SAMPLE (entente_line_sample_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLineSample, entente_line_sample, ENTENTE, LINE_SAMPLE, GtkWidget)

GtkWidget *entente_line_sample_new_tie (EntenteDataset *dataset, guint kind);
GtkWidget *entente_line_sample_new_bloc (EntenteDataset *dataset, guint bloc);
void entente_line_sample_set_colour (EntenteLineSample *self, int colour);
