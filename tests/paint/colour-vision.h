/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-style.h"

/* How far apart colours are for different eyes. */

typedef enum
{
  COLOUR_VISION_NORMAL,
  COLOUR_VISION_PROTAN,
  COLOUR_VISION_DEUTAN,
  COLOUR_VISION_TRITAN,
  COLOUR_VISION_GREY, /* a black and white print */
  N_COLOUR_VISIONS
} ColourVision;

void colour_vision_see (ColourVision vision, EntenteColour colour, double *lab);
double colour_vision_measure (const double *p, const double *q);
double colour_vision_get_difference (ColourVision vision, EntenteColour a, EntenteColour b);
