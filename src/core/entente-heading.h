/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

/* The words above a picture: the handling line, the finding, what it rests on. Placed, not drawn. */

#define ENTENTE_HEADING_MAX_LINES 7

typedef struct
{
  EntenteFont font;
  char *text;
  double x, y;      /* top of the line box, at the edge where reading starts */
  double max_width; /* what does not fit is cut with an ellipsis */
} EntenteHeadingLine;

typedef struct
{
  guint n_lines;
  EntenteHeadingLine lines[ENTENTE_HEADING_MAX_LINES];
  gboolean right_to_left; /* x is then the right edge of the text */
  double bottom;          /* where the drawing may start, at least 68 */
} EntenteHeading;

typedef struct
{
  const char *finding, *subtitle;
  const char *marking; /* or NULL */
  double width, text_scale;
  gboolean right_to_left;
  double room; /* kept free at the end of the lines at the top */
  const char *view; /* says behind the sub-title how this picture is read, where there is room; or NULL */
} EntenteHeadingInput;

EntenteHeading *entente_heading_new (const EntenteHeadingInput *input, EntenteMeasure *measure)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_heading_free (EntenteHeading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteHeading, entente_heading_free)

double entente_heading_get_steady_bottom (const EntenteHeading *self, const EntenteSceneInput *input);
char *entente_heading_get_marking (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
gsize entente_heading_find_break (EntenteMeasure *measure, EntenteFont font, const char *text, double max_width);
gsize entente_heading_find_even_break (EntenteMeasure *measure, EntenteFont font, const char *text,
                                       double max_width);
