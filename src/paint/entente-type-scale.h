/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

/* How large text, distances and strokes of a picture are: by what it is made for and how high it is. */

#define ENTENTE_POINTS_PER_PIXEL 0.75

typedef struct
{
  double size, line; /* logical pixels */
  int weight;
} EntenteTypeRole;

typedef struct
{
  EntenteMedium medium;
  double unit;   /* factor on the distances of a layout: the text_scale of EntenteSceneInput */
  double stroke; /* factor on the width of lines */
  EntenteTypeRole roles[ENTENTE_N_FONTS];
} EntenteTypeScale;

void entente_type_scale_init (EntenteTypeScale *self, EntenteMedium medium, double text_scale, double height);
double entente_type_scale_get_room (double width, double height);
double entente_type_scale_get_fit (double text_scale, double width, double height);
