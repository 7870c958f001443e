/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* The lines at the bottom of a stage: a sentence, and where in the story it is. */

#define ENTENTE_TYPE_STAGE_CAPTION (entente_stage_caption_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStageCaption, entente_stage_caption, ENTENTE, STAGE_CAPTION, GtkWidget)

GtkWidget *entente_stage_caption_new (void);
void entente_stage_caption_set_size (EntenteStageCaption *self, double height);
int entente_stage_caption_count_lines (EntenteStageCaption *self, const char *text, int width);
guint entente_stage_caption_get_n_measured (EntenteStageCaption *self);
int entente_stage_caption_get_height (EntenteStageCaption *self, int n_lines);
double entente_stage_caption_get_text_size (EntenteStageCaption *self);
void entente_stage_caption_set_text (EntenteStageCaption *self, const char *text);
gboolean entente_stage_caption_try_markup (EntenteStageCaption *self, const char *markup);
void entente_stage_caption_set_widest_place (EntenteStageCaption *self, const char *place);
void entente_stage_caption_set_place (EntenteStageCaption *self, const char *place);
const char *entente_stage_caption_get_text (EntenteStageCaption *self);
