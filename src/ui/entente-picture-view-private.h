/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-appearance.h"
#include "entente-canvas.h"
#include "entente-picture-view.h"
#include "entente-translation.h"

/* Between entente-picture-view.c (scene and drawing), -input.c (pointer and keys), -pins.c (partners that are moved
 * by hand), -rows.c (height of rows) and -tooltip.c. */

struct _EntentePictureView
{
  GtkWidget parent_instance;

  EntentePicture *picture;
  EntenteSession *session;
  EntenteViewFilter *filter;

  /* How it looks; made anew when the desktop's look changes. */
  gboolean has_style;
  EntenteStyle style;
  EntentePangoMeasure *text;
  EntenteTranslation *translation; /* of the pictures; NULL = that of the desktop */
  const char *language[2];         /* its tag, for entente_text_get () */
  EntenteEvaluation *drawn;  /* a sampled ranking that is shown, or NULL */
  double stage_text;    /* how much larger than usual text is on a stage; 0 = this is none */
  double magnification; /* that whoever holds the view draws it with; 1 but on a stage */
  double room_scale; /* on the text, for a large picture, or one that is too small for large text */
  double heading_room; /* a control stands over the end of the first lines */

  EntenteCanvas *canvas;   /* the picture as it was drawn last */
  gboolean canvas_stale;   /* it looks otherwise now */

  /* What is shown. */
  EntenteViewport viewport; /* zoom and pan; Ranking scrolls by the adjustment */
  gboolean zoomable;
  gboolean flying;         /* between two viewports */
  EntenteViewport from, to;
  gint64 flight_begin;     /* 0 = with the next frame */
  int anchor;              /* partner that stays in its place when rows change their height, or ENTENTE_NONE */
  double anchor_y;
  double row_zoom;         /* of the filter, when it was looked at last */
  gboolean stale;          /* the scene is older than the state */
  gboolean was_hidden;     /* results came while nobody looked */
  gboolean holding;        /* the analysis draws for this picture */
  EntenteRobustness *robustness; /* that the scene shows, or NULL */
  EntenteMotionMode mode;  /* of the coming update */
  guint tick;
  guint describe_timeout;
  guint rest_timeout; /* since nobody looks */

  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hscroll_policy, vscroll_policy;

  /* Input. */
  GtkGesture *drag;
  EntentePick drag_pick;
  gboolean dragging;       /* beyond the threshold */
  double drag_x, drag_y;   /* pointer at the last event of the drag */
  int gripped;             /* partner that this drag moves, or ENTENTE_NONE */
  double grip_x, grip_y;   /* the middle of its mark, seen from the pointer */
  GtkWidget *menu;         /* of a partner, or NULL */
  int menu_partner, menu_other; /* and whom to compare it with, or ENTENTE_NONE */
  int selected, selected_before; /* now, and the one before that, or ENTENTE_NONE */
  double pinch_scale, pinch[2]; /* and where, at the last event of it */
  double pointer_x, pointer_y;
};

void entente_picture_view_add_certainty (EntentePictureView *self);
void entente_picture_view_update_holding (EntentePictureView *self);
void entente_picture_view_fill_certainty (EntentePictureView *self, EntenteSceneInput *input);
void entente_picture_view_fill_comparison (EntentePictureView *self, EntenteSceneInput *input);
void entente_picture_view_hold_row (EntentePictureView *self);
gboolean entente_picture_view_return_row (EntentePictureView *self);
void entente_picture_view_zoom_rows (EntentePictureView *self, double factor);
void entente_picture_view_configure_adjustments (EntentePictureView *self);
void entente_picture_view_add_input (EntentePictureView *self);
gboolean entente_picture_view_is_quiet (EntentePictureView *self);
void entente_picture_view_fly_to (EntentePictureView *self, const EntenteViewport *target);
void entente_picture_view_advance_flight (EntentePictureView *self, gint64 now);
void entente_picture_view_stop_flight (EntentePictureView *self);
void entente_picture_view_queue_update (EntentePictureView *self, EntenteMotionMode mode);
void entente_picture_view_install_pin_actions (GtkWidgetClass *widget_class);
void entente_picture_view_add_pin_input (EntentePictureView *self);
void entente_picture_view_drop_menu (EntentePictureView *self);
void entente_picture_view_grip (EntentePictureView *self, double x, double y, gboolean touch);
void entente_picture_view_move_grip (EntentePictureView *self, double x, double y);
void entente_picture_view_let_go (EntentePictureView *self, gboolean pin);
gboolean entente_picture_view_nudge (EntentePictureView *self, guint keyval);
gboolean entente_picture_view_is_pinned (EntentePictureView *self, int partner);
gboolean entente_picture_view_query_tooltip (EntentePictureView *self, double x, double y, GtkTooltip *tooltip);
