/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-scene-input.h"

/* How often each partner takes each rank, as plain geometry: a row a partner, a column a rank. Immutable once
 * built. What a row says and how dark its cells are is made when it is drawn, since few of many are in sight.
 *
 * x runs in the reading direction: the painter mirrors it when right_to_left is set. y runs in content
 * coordinates; a place in the picture is y - scroll. */

#define ENTENTE_CERTAINTY_TEXT_SIZE 96
#define ENTENTE_CERTAINTY_LEAST_SHARE 0.005 /* less leaves a cell empty */
#define ENTENTE_CERTAINTY_LEVELS 8          /* steps of the ramp; see entente_certainty_get_level () */

typedef enum
{
  ENTENTE_CERTAINTY_FORM_FULL,    /* cells, words, number of 100, ranks */
  ENTENTE_CERTAINTY_FORM_SHORT,   /* cells, words */
  ENTENTE_CERTAINTY_FORM_COMPACT  /* cells under the name: narrow pictures */
} EntenteCertaintyForm;

typedef enum
{
  ENTENTE_CERTAINTY_STATE_SHOWN,
  ENTENTE_CERTAINTY_STATE_COUNTING,   /* no draws yet */
  ENTENTE_CERTAINTY_STATE_NOBODY,     /* no partner can be rated */
  ENTENTE_CERTAINTY_STATE_IMPOSSIBLE, /* no weights keep the bounds and the order */
  ENTENTE_CERTAINTY_STATE_TOO_MANY    /* ranks of so many partners are not counted */
} EntenteCertaintyState;

typedef struct
{
  double rank_end, mark, name, name_end, cells, cells_end;
  double words, words_end; /* start and end of the words */
  double share_end, ranks_end; /* full form */
} EntenteCertaintyColumns;

typedef struct
{
  guint rank;
  double x; /* middle of its column */
  char text[16];
} EntenteCertaintyTick;

/* The part of the ranks that a tier has today, and the cut-off below it. */
typedef struct
{
  guint tier;
  double x, x_end;    /* columns of its ranks */
  double y_end;       /* below its last row; NaN = rows are filtered */
  double name_x;      /* its mark and its name begin here */
  char *name;         /* "Tier 1", or NULL where it has no room */
} EntenteCertaintyTier;

typedef enum
{
  ENTENTE_CERTAINTY_KEY_RAMP,
  ENTENTE_CERTAINTY_KEY_TODAY,
  ENTENTE_CERTAINTY_KEY_RANGE,
  ENTENTE_CERTAINTY_KEY_DRAWN
} EntenteCertaintyKeyKind;

typedef struct
{
  EntenteCertaintyKeyKind kind;
  double x, y, sign, width; /* top-left; width of the sign; of sign and text */
  char *text;
} EntenteCertaintyKey;

typedef struct
{
  guint partner, rank, tier, likeliest; /* likeliest tier */
  EntenteCertainty certainty;
  gboolean known;    /* there are draws for it */
  guint low, high;   /* ranks, 0 = unknown */
  const char *name;
  char rank_text[ENTENTE_CERTAINTY_TEXT_SIZE];
  char words[ENTENTE_CERTAINTY_TEXT_SIZE];
  char share_text[ENTENTE_CERTAINTY_TEXT_SIZE];
  char ranks_text[ENTENTE_CERTAINTY_TEXT_SIZE];
} EntenteCertaintyRow;

typedef struct
{
  EntenteDataset *dataset;
  EntenteEvaluation *evaluation;
  EntenteEvaluation *drawn;       /* one sampled ranking, or NULL */
  EntenteRobustness *robustness;  /* NULL unless the state is SHOWN */
  char **languages;
  double width, height, scroll;
  gboolean right_to_left, for_export;
  int selected, hovered, compared;
  guint n_partners, n_tiers;

  EntenteCertaintyState state;
  char *title, *subtitle;
  char *marking;
  EntenteHeading *heading;
  EntenteCertaintyForm form;
  EntenteCertaintyColumns columns;
  double fixed; /* what lies above this stays when the rows scroll; 0 = all scrolls */
  double heads_y, ticks_y, list_y;
  double row_height, cell_height;
  EntenteFont name_font, strong_font, words_font; /* of rows; low ones have smaller text */
  gboolean says_today;    /* words tell the tier of today where most weightings give another */
  double rows_end, content_height;

  guint n_ranks;          /* columns' worth of ranks */
  guint ranks_per_column; /* more than one where there is no room */
  guint n_columns;
  double rank_width;      /* of one rank; a column is ranks_per_column times as wide */
  gboolean has_gaps;      /* cells stand apart */
  double least_number;    /* share from which a cell shows its number; above 1 = none */

  guint n_rows;
  guint *rows;   /* partners from top to bottom */
  double *row_y; /* [n_partners] top of the row; NaN = filtered out */
  guint n_ticks;
  EntenteCertaintyTick *ticks;
  guint n_parts;
  EntenteCertaintyTier parts[ENTENTE_MAX_TIERS];
  guint n_keys;
  EntenteCertaintyKey keys[4];
  char *empty; /* why there is no row, or NULL */
} EntenteCertaintyScene;

EntenteCertaintyScene *entente_certainty_scene_new (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
void entente_certainty_scene_free (EntenteCertaintyScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCertaintyScene, entente_certainty_scene_free)

void entente_certainty_scene_get_row (const EntenteCertaintyScene *self, guint partner, EntenteCertaintyRow *row);
void entente_certainty_scene_get_cells (const EntenteCertaintyScene *self, guint partner, double *shares);
int entente_certainty_scene_find_row (const EntenteCertaintyScene *self, double y);
int entente_certainty_scene_find_column (const EntenteCertaintyScene *self, double x);
double entente_certainty_scene_get_rank_x (const EntenteCertaintyScene *self, double rank);
char *entente_certainty_scene_describe_cell (const EntenteCertaintyScene *self, guint partner, guint column)
  G_GNUC_WARN_UNUSED_RESULT;
char *entente_certainty_scene_describe_row (const EntenteCertaintyScene *self, guint partner) G_GNUC_WARN_UNUSED_RESULT;
guint entente_certainty_get_level (double share);
