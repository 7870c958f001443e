/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#pragma once

#include "entente-ranking-scene.h"

/* Between entente-ranking-scene.c (rows and tiers), -columns.c (where columns and legend are) and -slopes.c (the
 * ranking that is compared). */

#define ENTENTE_RANKING_EDGE 20.0
#define ENTENTE_RANKING_LEGEND_WIDTH 620.0 /* narrower pictures carry their own legend */

typedef struct
{
  const EntenteSceneInput *input;
  double scale;    /* of what follows the size of text */
  double line;     /* height of a line of notes */
  double row_zoom; /* 1 = rows of normal height */
} EntenteRankingBuild;

gboolean entente_ranking_scene_matches_filter (const EntenteSceneInput *input, guint partner);
gboolean entente_ranking_scene_is_filtered (const EntenteSceneInput *input);

void entente_ranking_scene_place_columns (EntenteRankingScene *self, const EntenteRankingBuild *build);
void entente_ranking_scene_fit_rows (EntenteRankingScene *self, const EntenteRankingBuild *build);
double entente_ranking_scene_place_keys (EntenteRankingScene *self, const EntenteRankingBuild *build, double y);
double entente_ranking_scene_place_rank_numbers (EntenteRankingScene *self, const EntenteRankingBuild *build, double y);

double entente_ranking_scene_place_slope_words (EntenteRankingScene *self, const EntenteRankingBuild *build, double y);
void entente_ranking_scene_place_slopes (EntenteRankingScene *self, const EntenteRankingBuild *build);
