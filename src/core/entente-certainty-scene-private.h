/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#pragma once

#include "entente-certainty-scene.h"

/* Between entente-certainty-scene.c (words and rows) and -layout.c (columns, heads, legend). */

typedef struct
{
  const EntenteSceneInput *input;
  double scale; /* of what follows the size of text */
  double line;  /* height of a line of notes */
  double words; /* width of what the rows say of their tiers; 0 = of all that they could say */
} EntenteCertaintyBuild;

void entente_certainty_scene_place_columns (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build);
void entente_certainty_scene_divide_ranks (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build,
                                           guint most);
void entente_certainty_scene_fit_rows (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build);
double entente_certainty_scene_measure_drawn_words (const EntenteCertaintyScene *self,
                                                    const EntenteCertaintyBuild *build);
guint entente_certainty_scene_find_drawn_ranks (const EntenteCertaintyScene *self);
double entente_certainty_scene_place_keys (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build, double y);
void entente_certainty_scene_place_ticks (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build);
void entente_certainty_scene_place_parts (EntenteCertaintyScene *self, const EntenteCertaintyBuild *build);
