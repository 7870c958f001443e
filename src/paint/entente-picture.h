/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-motion.h"
#include "entente-pango-measure.h"
#include "entente-scene-input.h"
#include "entente-style.h"

#include <glib-object.h>

/* One kind of picture, from an evaluation to pixels: the same object serves the window, the exports, the
 * command line and the tests. Subclasses keep the scene (plain geometry from core), the motion and any
 * cached surfaces.
 *
 *   entente_picture_update ()  ->  new scene, motion aims at it
 *   entente_picture_advance () ->  a frame passes
 *   entente_picture_draw ()    ->  draws what is shown now
 *   entente_picture_pick ()    ->  what is at this point
 */

typedef enum
{
  ENTENTE_PICK_NOTHING,
  ENTENTE_PICK_PARTNER, /* index = partner */
  ENTENTE_PICK_HUB,
  ENTENTE_PICK_CUT_OFF, /* index = upper tier of the cut-off */
  ENTENTE_PICK_CRITERION, /* index = criterion (a column head) */
  ENTENTE_PICK_TIE,     /* index = tie */
  ENTENTE_PICK_BLOC     /* index = bloc */
} EntentePickKind;

typedef struct
{
  EntentePickKind kind;
  int index;
} EntentePick;

typedef enum
{
  ENTENTE_STEP_UP,
  ENTENTE_STEP_DOWN,
  ENTENTE_STEP_LEFT,
  ENTENTE_STEP_RIGHT,
  ENTENTE_STEP_FIRST,
  ENTENTE_STEP_LAST
} EntenteStep;

#define ENTENTE_TYPE_PICTURE (entente_picture_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntentePicture, entente_picture, ENTENTE, PICTURE, GObject)

struct _EntentePictureClass
{
  GObjectClass parent_class;

  const char *id; /* "ranking" */
  gboolean paints_ground; /* all of it, opaquely; else it is filled with the style's picture colour before */

  void (*update) (EntentePicture *self, const EntenteSceneInput *input, EntenteMotionMode mode, gint64 now);
  gboolean (*advance) (EntentePicture *self, gint64 now);
  void (*draw) (EntentePicture *self, const EntenteStyle *style, EntentePangoMeasure *text, cairo_t *cr);
  EntentePick (*pick) (EntentePicture *self, double x, double y);
  gboolean (*locate) (EntentePicture *self, int partner, double *x, double *y, double *radius);
  gboolean (*get_extent) (EntentePicture *self, int partner, double box[4]); /* NULL = around its mark */
  int (*step) (EntentePicture *self, int partner, EntenteStep step);
  char *(*describe) (EntentePicture *self);
  char *(*describe_place) (EntentePicture *self, double x, double y);
  double (*get_content_height) (EntentePicture *self); /* 0 = fits any height */
  double (*get_fixed_height) (EntentePicture *self);   /* what stays on top when the content scrolls */
  const char *(*get_problem) (EntentePicture *self);   /* why nothing can be drawn, or NULL */
  const char *(*get_remedy) (EntentePicture *self);    /* what would mend that, or NULL */
  void (*rest) (EntentePicture *self);
};

const char *entente_picture_get_id (EntentePicture *self);
gboolean entente_picture_paints_ground (EntentePicture *self);

/* A new scene for input; the motion runs towards it in the given mode. now = frame time, microseconds. */
void entente_picture_update (EntentePicture *self, const EntenteSceneInput *input, EntenteMotionMode mode,
                             gint64 now);
/* TRUE while something still moves (ask for another frame). */
gboolean entente_picture_advance (EntentePicture *self, gint64 now);
void entente_picture_draw (EntentePicture *self, const EntenteStyle *style, EntentePangoMeasure *text,
                           cairo_t *cr);
/* Nobody looks: pixels that are kept from one frame to the next are given back. The next frame makes them anew. */
void entente_picture_rest (EntentePicture *self);
EntentePick entente_picture_pick (EntentePicture *self, double x, double y);
/* Where a partner is shown, for tooltips, focus rings and scrolling; FALSE when it is not in the picture. */
gboolean entente_picture_locate (EntentePicture *self, int partner, double *x, double *y, double *radius);
/* Left, top, right and bottom of a partner in the main part of the picture, also when that is outside the window. */
gboolean entente_picture_get_extent (EntentePicture *self, int partner, double box[4]);
/* The partner that an arrow key leads to; partner may be ENTENTE_NONE. */
int entente_picture_step (EntentePicture *self, int partner, EntenteStep step);
/* The same for a list of rows, partners from top to bottom; for subclasses. */
int entente_picture_step_rows (const guint *rows, guint n_rows, int partner, EntenteStep step);
/* One or two sentences that say what the picture shows, for a screen reader and as alternative text. */
char *entente_picture_describe (EntentePicture *self) G_GNUC_WARN_UNUSED_RESULT;
/* What the picture itself has to say of a place, for a tooltip; NULL = no more than what is picked there. */
char *entente_picture_describe_place (EntentePicture *self, double x, double y) G_GNUC_WARN_UNUSED_RESULT;
double entente_picture_get_content_height (EntentePicture *self);
/* How much of the top stays in place, covering what scrolls below it: reveal a partner under that. */
double entente_picture_get_fixed_height (EntentePicture *self);
/* Why nothing can be drawn, as a heading in plain words; NULL = a picture can be drawn. */
const char *entente_picture_get_problem (EntentePicture *self);
/* What would mend the problem, in whole sentences, with the names of what the file lacks; NULL = no more to say. */
const char *entente_picture_get_remedy (EntentePicture *self);

/* Emits "changed": more can be shown than at the last update, which should be repeated. For subclasses. */
void entente_picture_emit_changed (EntentePicture *self);

/* "ranking", "orbit", "network", "map", "certainty"; NULL for an unknown id. */
EntentePicture *entente_picture_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *const *entente_picture_list (void);
