/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One table says how large every text of a picture is. Scenes measure by it and painters draw by it.
 *
 *   screen   logical pixels, as they are
 *   stage    pixels of a picture 1080 high, and in proportion: finding, names and sentences at least 1/30 of the
 *            height, notes at least 1/45, lines 1.9 times as wide
 *   print    points on paper; a line of 1 pixel is 0.75 points wide, as all pixels of a page are
 */

#include "config.h"

#include "entente-type-scale.h"

#include <math.h>

#define STAGE_HEIGHT 1080.0
#define STAGE_UNIT 2.0
#define STAGE_STROKE 1.9
#define PRINT_UNIT (12.0 / 14) /* as body text */

/* A picture that is larger than this on both sides has room for larger letters and marks. */
#define ROOMY_WIDTH 1000.0
#define ROOMY_HEIGHT 800.0
#define MOST_ROOM 1.3
#define LEAST_WIDTH 300.0  /* a unit of text size: a picture that is smaller would be nothing but its heading */
#define LEAST_HEIGHT 300.0
#define ROOM_STEPS 20.0 /* a unit: while a window is resized, the text does not follow each pixel */

static const EntenteTypeRole roles[][ENTENTE_N_FONTS] = {
  [ENTENTE_MEDIUM_SCREEN] = {
    [ENTENTE_FONT_FINDING] = { 19, 24, 800 },
    [ENTENTE_FONT_SUBTITLE] = { 13, 18, 400 },
    [ENTENTE_FONT_BODY] = { 14, 19, 400 },
    [ENTENTE_FONT_BODY_STRONG] = { 14, 19, 700 },
    [ENTENTE_FONT_LABEL] = { 12.5, 16, 400 },
    [ENTENTE_FONT_LABEL_STRONG] = { 12.5, 16, 700 },
    [ENTENTE_FONT_NOTE] = { 12, 16, 400 },
    [ENTENTE_FONT_DELTA] = { 11, 14, 700 },
  },
  [ENTENTE_MEDIUM_PRINT] = {
    [ENTENTE_FONT_FINDING] = { 16, 20, 700 },
    [ENTENTE_FONT_SUBTITLE] = { 9, 12, 400 },
    [ENTENTE_FONT_BODY] = { 9, 12, 400 },
    [ENTENTE_FONT_BODY_STRONG] = { 9, 12, 700 },
    [ENTENTE_FONT_LABEL] = { 8, 10.5, 400 },
    [ENTENTE_FONT_LABEL_STRONG] = { 8, 10.5, 700 },
    [ENTENTE_FONT_NOTE] = { 7.5, 10, 400 },
    [ENTENTE_FONT_DELTA] = { 7.5, 10, 700 },
  },
  [ENTENTE_MEDIUM_STAGE] = {
    [ENTENTE_FONT_FINDING] = { 60, 72, 800 },
    [ENTENTE_FONT_SUBTITLE] = { 36, 48, 400 },
    [ENTENTE_FONT_BODY] = { 36, 46, 400 },
    [ENTENTE_FONT_BODY_STRONG] = { 36, 46, 700 },
    [ENTENTE_FONT_LABEL] = { 36, 44, 400 },
    [ENTENTE_FONT_LABEL_STRONG] = { 36, 44, 700 },
    [ENTENTE_FONT_NOTE] = { 27, 35, 400 },
    [ENTENTE_FONT_DELTA] = { 26, 34, 700 },
  },
};

/**
 * entente_type_scale_init:
 * @text_scale: 1 = the normal size; how much larger whoever looks wants the text
 * @height: of the whole picture, logical pixels; counts on stage only
 */
void
entente_type_scale_init (EntenteTypeScale *self,
                         EntenteMedium medium,
                         double text_scale,
                         double height)
{
  double scale = text_scale > 0 ? text_scale : 1;
  int font;

  self->medium = medium;
  self->unit = scale;
  self->stroke = 1;
  if (medium == ENTENTE_MEDIUM_STAGE)
    {
      scale *= MAX (height, 1) / STAGE_HEIGHT;
      self->unit = scale * STAGE_UNIT;
      self->stroke = STAGE_STROKE * MAX (height, 1) / STAGE_HEIGHT;
    }
  else if (medium == ENTENTE_MEDIUM_PRINT)
    {
      self->unit = scale * PRINT_UNIT;
      scale /= ENTENTE_POINTS_PER_PIXEL;
    }
  for (font = 0; font < ENTENTE_N_FONTS; font++)
    {
      self->roles[font] = roles[medium][font];
      self->roles[font].size *= scale;
      self->roles[font].line *= scale;
    }
}

/**
 * entente_type_scale_get_room:
 *
 * Returns: the factor on the text of a picture of this size on a screen, 1 to 1.3 in steps of 0.05: one that
 *   fills a wall is to be read from further away
 */
double
entente_type_scale_get_room (double width,
                             double height)
{
  double room = MIN (width / ROOMY_WIDTH, height / ROOMY_HEIGHT);

  return CLAMP (floor (room * ROOM_STEPS + 1e-9) / ROOM_STEPS, 1, MOST_ROOM);
}

/**
 * entente_type_scale_get_fit:
 * @text_scale: how much larger than usual whoever looks wants the text
 *
 * Returns: the factor on the text of a picture of this size that leaves room for a picture, at most 1; text is
 *   never made smaller than usual
 */
double
entente_type_scale_get_fit (double text_scale,
                            double width,
                            double height)
{
  const double room = MIN (width / LEAST_WIDTH, height / LEAST_HEIGHT);
  const double most = MAX (floor (room * ROOM_STEPS + 1e-9) / ROOM_STEPS, 1);

  return text_scale > most ? most / text_scale : 1;
}
