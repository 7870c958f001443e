/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-picture.h"
#include "entente-session.h"
#include "entente-view-filter.h"

#include <gtk/gtk.h>

#define ENTENTE_STAGE_PAGE 540.0 /* high, in units of a picture on a stage: at 1080 one is two pixels */

/* Shows one picture of a session and hands pointer and keys to it. Put it into a GtkScrolledWindow.
 * Signal: "activated" (Enter or a double click on a partner: show its dossier). */

#define ENTENTE_TYPE_PICTURE_VIEW (entente_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (EntentePictureView, entente_picture_view, ENTENTE, PICTURE_VIEW, GtkWidget)

GtkWidget *entente_picture_view_new (EntentePicture *picture, const char *title);
void entente_picture_view_set_session (EntentePictureView *self, EntenteSession *session,
                                       EntenteViewFilter *filter);
EntentePicture *entente_picture_view_get_picture (EntentePictureView *self);
void entente_picture_view_fill_input (EntentePictureView *self, EntenteSceneInput *input);
void entente_picture_view_set_heading_room (EntentePictureView *self, double room);
void entente_picture_view_set_stage (EntentePictureView *self, double magnification, double text_scale);
void entente_picture_view_zoom (EntentePictureView *self, double factor);
void entente_picture_view_reset_zoom (EntentePictureView *self);
gboolean entente_picture_view_has_rows (EntentePictureView *self);
gboolean entente_picture_view_shows_all (EntentePictureView *self);
gboolean entente_picture_view_zoom_to_selection (EntentePictureView *self);
gboolean entente_picture_view_focus_quietly (EntentePictureView *self);
gboolean entente_picture_view_zoom_to_bloc (EntentePictureView *self, const char *id);
/* Certainty: one of the sampled rankings, shown beside today's; NULL = none. */
void entente_picture_view_set_drawn (EntentePictureView *self, EntenteEvaluation *drawn);
char *entente_picture_view_describe_partner (EntentePictureView *self, int partner) G_GNUC_WARN_UNUSED_RESULT;
void entente_picture_view_reveal (EntentePictureView *self, int partner);
