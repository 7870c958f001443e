/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* A picture of the help with its caption, drawn by the program from the sample.
 *
 * Properties, all set by the page: subject ("ranking", "orbit", "network", "map", "certainty": that view;
 * "priorities", "dossier", "how-sure", "lift", "status": that part of the window), selected, compared, focus (ids of
 * partners), criterion and share (a slider that was moved to so many per cent), width, height, scene-width,
 * scene-height (see entente-help-crop.h), caption, description (of a part of the window, for screen readers).
 */

#define ENTENTE_TYPE_HELP_FIGURE (entente_help_figure_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpFigure, entente_help_figure, ENTENTE, HELP_FIGURE, GtkWidget)

void entente_help_figure_set_dataset (EntenteHelpFigure *self, EntenteDataset *dataset);
const char *entente_help_figure_get_caption (EntenteHelpFigure *self);
char *entente_help_figure_describe (EntenteHelpFigure *self) G_GNUC_WARN_UNUSED_RESULT;
