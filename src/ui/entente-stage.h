/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture-view.h"
#include "entente-presentation.h"

/* What an audience sees of a document. Signals: "ended" (whoever presents wants to leave it), "moved" (to another
 * scene or view), "notes" (are to be shown, or no longer). */

#define ENTENTE_TYPE_STAGE (entente_stage_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStage, entente_stage, ENTENTE, STAGE, GtkWidget)

typedef enum
{
  ENTENTE_STAGE_COVER_NONE,
  ENTENTE_STAGE_COVER_BLACK,
  ENTENTE_STAGE_COVER_WHITE,
  ENTENTE_STAGE_COVER_END
} EntenteStageCover;

GtkWidget *entente_stage_new (EntenteSession *document, EntenteViewFilter *filter,
                              const EntentePresentationStart *start);
gboolean entente_stage_handle_key (EntenteStage *self, guint keyval, GdkModifierType state);
gboolean entente_stage_handle_key_event (EntenteStage *self, GtkEventController *controller, guint keyval,
                                         GdkModifierType state);
void entente_stage_focus_picture (EntenteStage *self);
void entente_stage_go_to (EntenteStage *self, guint number);
void entente_stage_begin_again (EntenteStage *self);
void entente_stage_show_view (EntenteStage *self, const char *view);
guint entente_stage_finish (EntenteStage *self);

EntentePresentation *entente_stage_get_presentation (EntenteStage *self);
EntentePictureView *entente_stage_get_view (EntenteStage *self);
EntenteStageCover entente_stage_get_cover (EntenteStage *self);
gboolean entente_stage_has_priorities (EntenteStage *self);
double entente_stage_get_magnification (EntenteStage *self);
const char *entente_stage_get_caption (EntenteStage *self);
