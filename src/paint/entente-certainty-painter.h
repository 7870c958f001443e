/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-certainty-scene.h"
#include "entente-mark-sprites.h"
#include "entente-pango-measure.h"

/* Draws the heat map of ranks as it is shown at this moment. */

/* Channels of a partner's mark: where it is shown while it is on its way. */
typedef enum
{
  ENTENTE_CERTAINTY_CHANNEL_Y,     /* top of the row, content coordinates; NaN = not shown */
  ENTENTE_CERTAINTY_CHANNEL_TIER,
  ENTENTE_CERTAINTY_CHANNEL_RANK,  /* today's */
  ENTENTE_CERTAINTY_CHANNEL_DRAWN, /* rank in the one weighting that is shown; NaN = none */
  ENTENTE_CERTAINTY_N_CHANNELS
} EntenteCertaintyChannel;

typedef struct
{
  const EntenteCertaintyScene *scene;
  const double *marks; /* [n_partners x ENTENTE_CERTAINTY_N_CHANNELS] */
  EntenteMarkSprites *sprites; /* that a frame has begun with, for marks that move; NULL = vectors only */
} EntenteCertaintyShown;

void entente_certainty_painter_draw (const EntenteCertaintyShown *shown, const EntenteStyle *style,
                                     EntentePangoMeasure *text, cairo_t *cr);
