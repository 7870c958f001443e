/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"
#include "entente-measure.h"
#include "entente-robustness.h"

/* What every scene builder is given. Borrowed for the call; nothing is kept but references. */

typedef struct
{
  double zoom;  /* 1 = fit */
  double x, y;  /* pan in logical pixels at this zoom; Ranking: y is the scroll offset */
} EntenteViewport;

/* What the picture is made for: it decides how large text and strokes are. */
typedef enum
{
  ENTENTE_MEDIUM_SCREEN,
  ENTENTE_MEDIUM_PRINT,
  ENTENTE_MEDIUM_STAGE /* read from the back row: no text below 1/45 of the height */
} EntenteMedium;

/* Network: what brings partners together. */
typedef enum
{
  ENTENTE_ARRANGE_BY_BLOC, /* blocs, then regions */
  ENTENTE_ARRANGE_BY_REGION,
  ENTENTE_ARRANGE_BY_TIER,
  ENTENTE_N_ARRANGEMENTS
} EntenteArrangement;

#define ENTENTE_ROW_ZOOM_MIN 0.5
#define ENTENTE_ROW_ZOOM_MAX 3.0

typedef struct
{
  EntenteDataset *dataset;
  const EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteEvaluation *baseline;     /* what change arrows and trails compare with, or NULL */
  const EntenteScenario *baseline_scenario; /* what it was evaluated with, for the recipe of an export; or NULL */
  EntenteRobustness *robustness;   /* whiskers, ghosts and the Certainty view, or NULL = not known (yet) */
  gboolean shows_certainty;        /* whiskers and ghosts are wanted: room is kept while they are not known */
  EntenteEvaluation *drawn;        /* Certainty: one of the sampled rankings, shown beside today's; or NULL */
  const char *const *languages;    /* for entente_text_get () */
  EntenteMeasure *measure;
  double width, height;            /* logical pixels */
  double text_scale;               /* 1 = normal */
  double heading_room;             /* kept free at the end of the first lines, for a control over the picture */
  gboolean right_to_left;
  EntenteViewport viewport;
  int selected, hovered, compared; /* partner index or ENTENTE_NONE */
  const gboolean *tie_kinds_shown; /* [n_tie_kinds], or NULL = all */
  const gboolean *blocs_shown;     /* [n_blocs], or NULL = the first that lie apart */
  const EntentePin *pins;          /* [n_pins] Network: put there by hand; NULL = the dataset's own */
  guint n_pins;
  int sort_criterion;              /* Ranking: ENTENTE_NONE = by score */
  const char *filter;              /* Ranking: search text, or NULL */
  EntenteEvaluation *other_ranking; /* Ranking: slope lines lead from its ranks to those of now; NULL = none */
  const char *other_preset;        /* its id, for the recipe of an export; or NULL */
  const char *other_name;          /* of that ranking, a preset's; or NULL */
  double row_zoom;                 /* Ranking, Certainty: height of rows, 1 = normal; 0 = 1 */
  const char *size_by;             /* Orbit: id of the indicator or measure that sizes the discs, or NULL */
  EntenteArrangement arrangement;  /* Network */
  EntenteMedium medium;
  const char *marking;             /* handling line of whoever draws, beside the dataset's own; or NULL */
  gboolean for_export;             /* legends and sources inside the picture, everything shown */
} EntenteSceneInput;
