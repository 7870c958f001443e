/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-mark-sprites.h"
#include "entente-pango-measure.h"
#include "entente-ranking-scene.h"

/* Draws the ranked list as it is shown at this moment. */

/* Channels of a partner's mark: where and how it is shown while it is on its way. */
typedef enum
{
  ENTENTE_RANKING_CHANNEL_Y,       /* top of the row, content coordinates; NaN = not shown */
  ENTENTE_RANKING_CHANNEL_TIER,
  ENTENTE_RANKING_CHANNEL_MISSING, /* points */
  ENTENTE_RANKING_CHANNEL_RANK,    /* of the whisker's mark; NaN = none */
  ENTENTE_RANKING_CHANNEL_LOW,     /* ranks at the ends of the whisker; NaN = not known */
  ENTENTE_RANKING_CHANNEL_HIGH,
  ENTENTE_RANKING_CHANNEL_OTHER,   /* top of the row in the ranking that is compared; NaN = none */
  ENTENTE_RANKING_CHANNEL_BAR      /* points of the first criterion; the others follow */
} EntenteRankingChannel;

typedef struct
{
  const EntenteRankingScene *scene;
  const double *marks;   /* [n_partners x (ENTENTE_RANKING_CHANNEL_BAR + n_criteria)] */
  const double *headers; /* [n_tiers + 1] top of each tier's header; NaN = not shown */
  EntenteMarkSprites *sprites; /* that a frame has begun with, for marks that move; NULL = vectors only */
} EntenteRankingShown;

guint entente_ranking_painter_count_channels (const EntenteRankingScene *scene);
/* The tier header that stays on top while its rows scroll by, and its y; NULL when none has scrolled away. */
const EntenteRankingHeader *entente_ranking_painter_find_pinned (const EntenteRankingShown *shown, double *y);
void entente_ranking_painter_draw (const EntenteRankingShown *shown, const EntenteStyle *style,
                                   EntentePangoMeasure *text, cairo_t *cr);
