/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-stage.h"

/* Between entente-stage.c (what there is, and where), -input.c (keys and pointer) and -words.c (the caption). */

typedef enum
{
  TELLS_SCENE,
  TELLS_PARTNER, /* that was selected */
  TELLS_CHANGE   /* that was made */
} Tells;

/* The lines that the longest caption takes, as it was measured once. */
typedef struct
{
  int width, n_lines;
  double size;  /* of the text, in pixels */
  guint serial; /* of the font and what else Pango goes by; 0 = nothing here */
} CaptionLines;

struct _EntenteStage
{
  GtkWidget parent_instance;

  EntentePresentation *presentation;
  EntenteSession *session;
  EntenteViewFilter *filter;

  GtkWidget *views;     /* a stack of stacks: the picture, or why there is none */
  GHashTable *pictures; /* id -> EntentePictureView, borrowed */
  GtkWidget *panel;     /* the Priorities, or NULL = nobody asked yet */
  GtkWidget *caption, *cover;
  EntenteStageCover cover_kind;
  Tells tells;
  gboolean arriving;
  CaptionLines lines[4]; /* with and without the Priorities, before and after the text grew */
  guint next_lines;
  guint text_size, typed, n_digits;
  guint tick, pace_timeout, rest_timeout, reveal_timeout;
  gboolean stale; /* the caption will say something else when the pace allows */
  gboolean composing; /* an input method holds a word that is not whole yet */
  gboolean has_pointer;
  double pointer_x, pointer_y;
};

void entente_stage_go (EntenteStage *self, EntentePresentationMove move);
void entente_stage_set_cover (EntenteStage *self, EntenteStageCover kind);
void entente_stage_uncover (EntenteStage *self);
void entente_stage_show_place (EntenteStage *self);
void entente_stage_set_text_size (EntenteStage *self, int size);
void entente_stage_toggle_priorities (EntenteStage *self);
gboolean entente_stage_has_focus_in_panel (EntenteStage *self);
void entente_stage_end (EntenteStage *self);
void entente_stage_ask_notes (EntenteStage *self);

void entente_stage_hide_pointer (EntenteStage *self);
void entente_stage_add_input (EntenteStage *self);
void entente_stage_follow_hover (EntenteStage *self);

const char *entente_stage_find_words (const EntenteScene *scene);
void entente_stage_tell (EntenteStage *self);
void entente_stage_tell_change (EntenteStage *self);
void entente_stage_tell_picture (EntenteStage *self);
void entente_stage_tell_selection (EntenteStage *self);
