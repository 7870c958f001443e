/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-finding.h"

/* The ranked list as plain geometry: where every row and every tier header stands, and where the columns
 * are. Immutable once built. What a row says is made when it is drawn, since few of many are in sight.
 *
 * x runs in the reading direction: the painter mirrors it when right_to_left is set. y runs in content
 * coordinates; a place in the picture is y - scroll. */

#define ENTENTE_RANKING_TEXT_SIZE 48
#define ENTENTE_RANKING_ZOOM_MIN 0.5
#define ENTENTE_RANKING_ZOOM_MAX 3.0

typedef enum
{
  ENTENTE_RANKING_FULL,   /* one line a row */
  ENTENTE_RANKING_COMPACT /* bar under the name: narrow pictures */
} EntenteRankingForm;

typedef struct
{
  double other_end, slope, slope_end; /* the compared ranking's numbers end, lines begin and end; equal = none */
  double start;                       /* of rows and tiers: 0, or after the slope lines */
  double bracket;                     /* left end of near-ties' brackets */
  double rank_end, change, mark, name, name_end, bar, bar_end, score_end;
  double handle; /* middle of the cut-offs' handles */
  double end;    /* of headers */
  double whisker, whisker_end; /* rank 1 and the last rank; the same = no whiskers */
} EntenteRankingColumns;

typedef struct
{
  guint tier;  /* n_tiers = not rated */
  double y;    /* top */
  guint count; /* rows under it that are shown */
  gboolean is_cut;  /* its upper edge is a cut-off of the order: never with profiles */
  gboolean movable; /* its upper edge is a cut-off that can be dragged */
  char *name, *detail, *from; /* "Tier 1"; "Top investors ..., 10"; "from 71.0" or NULL */
} EntenteRankingHeader;

/* Where a tier begins in the ranking that is compared. */
typedef struct
{
  guint tier; /* n_tiers = not rated */
  double y;
} EntenteRankingOtherHeader;

typedef struct
{
  guint criterion;
  double x, y, width; /* top-left of the swatch; width of swatch and text */
  char *text;
} EntenteRankingKey;

/* What a sign of the list means, below the last row. */
typedef enum
{
  ENTENTE_RANKING_SIGN_NEAR,
  ENTENTE_RANKING_SIGN_GATE,
  ENTENTE_RANKING_SIGN_MISSING,
  ENTENTE_RANKING_SIGN_NOT_FIRM,
  ENTENTE_RANKING_SIGN_WHISKER
} EntenteRankingSign;

typedef struct
{
  EntenteRankingSign sign;
  const char *text;
} EntenteRankingNote;

typedef struct
{
  guint partner;
  guint rank, tier;
  int change; /* places won (+) or lost (-) against the baseline */
  gboolean has_change, gated, firm, near_next, what_if;
  const char *name;
  char rank_text[ENTENTE_RANKING_TEXT_SIZE];
  char change_text[ENTENTE_RANKING_TEXT_SIZE];
  char score_text[ENTENTE_RANKING_TEXT_SIZE];
} EntenteRankingRow;

typedef struct
{
  EntenteDataset *dataset;
  EntenteEvaluation *evaluation, *baseline; /* baseline may be NULL */
  EntenteRobustness *robustness;            /* of as many partners, or NULL */
  EntenteEvaluation *other;                 /* the ranking that is compared, or NULL */
  char *other_name;
  char **languages;
  double width, height, scroll;
  gboolean right_to_left, for_export;
  int selected, hovered, compared, sort_criterion;
  guint n_criteria, n_tiers, n_partners;

  gboolean has_changes; /* some rank differs from the baseline's */
  EntenteFinding *finding;
  EntenteHeading *heading;
  EntenteRankingForm form;
  EntenteRankingColumns columns;
  double fixed; /* what lies above this stays when the list scrolls; 0 = all scrolls */
  double heads_y, list_y;
  double row_height, header_height, bar_height;
  double text_zoom;                     /* of the text in rows: 1 up to their normal height */
  EntenteFont name_font, strong_font;
  gboolean numbers_criteria;            /* bars tell criteria by number, for prints without colour */
  double content_height;

  guint n_keys; /* legend, 0 = none */
  EntenteRankingKey *keys;
  guint n_headers;
  EntenteRankingHeader headers[ENTENTE_MAX_TIERS + 1];
  guint n_rows;
  guint *rows;           /* partners from top to bottom */
  double *row_y;         /* [n_partners] top of the row; NaN = filtered out */
  double *other_y;       /* [n_partners] top of the row in the other ranking; NaN = none. NULL without slope lines */
  guint n_other_headers;
  EntenteRankingOtherHeader other_headers[ENTENTE_MAX_TIERS + 1];
  char *slope_words;     /* whose ranks the slope lines come from, or NULL */
  double slope_words_y;
  guint8 *near_next;     /* [n_partners] less than 0.4 points ahead of the next row */
  guint8 *has_what_if;   /* [n_partners] */
  guint n_notes;
  EntenteRankingNote notes[5];
  double notes_y;
  double ranks_y;        /* top of the numbers under the whiskers */
  guint rank_step;       /* between two of these numbers */
  char *empty;           /* why there is no row, or NULL */
} EntenteRankingScene;

EntenteRankingScene *entente_ranking_scene_new (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
void entente_ranking_scene_free (EntenteRankingScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRankingScene, entente_ranking_scene_free)

void entente_ranking_scene_get_row (const EntenteRankingScene *self, guint partner, EntenteRankingRow *row);
int entente_ranking_scene_find_row (const EntenteRankingScene *self, double y);
gboolean entente_ranking_scene_get_span (const EntenteRankingScene *self, guint partner, double *low, double *high);
double entente_ranking_scene_get_rank_x (const EntenteRankingScene *self, double rank);
double entente_ranking_scene_get_missing (const EntenteRankingScene *self, guint partner);
double entente_ranking_scene_get_cut_off_position (const EntenteRankingScene *self, guint tier, double y);
