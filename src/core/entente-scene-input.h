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

typedef struct
{
  EntenteDataset *dataset;
  const EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteEvaluation *baseline;     /* what change arrows and trails compare with, or NULL */
  EntenteRobustness *robustness;   /* whiskers, ghosts and the Certainty view, or NULL = not known (yet) */
  gboolean shows_certainty;        /* whiskers and ghosts are wanted: room is kept while they are not known */
  EntenteEvaluation *drawn;        /* Certainty: one of the sampled rankings, shown beside today's; or NULL */
  const char *const *languages;    /* for entente_text_get () */
  EntenteMeasure *measure;
  double width, height;            /* logical pixels */
  double text_scale;               /* 1 = normal */
  gboolean right_to_left;
  EntenteViewport viewport;
  int selected, hovered, compared; /* partner index or ENTENTE_NONE */
  const gboolean *tie_kinds_shown; /* [n_tie_kinds], or NULL = all */
  const gboolean *blocs_shown;     /* [n_blocs], or NULL = the first that lie apart */
  const EntentePin *pins;          /* [n_pins] Network: put there by hand; NULL = the dataset's own */
  guint n_pins;
  int sort_criterion;              /* Ranking: ENTENTE_NONE = by score */
  const char *filter;              /* Ranking: search text, or NULL */
  const char *marking;             /* handling line of whoever draws, beside the dataset's own; or NULL */
  gboolean for_export;             /* legends and sources inside the picture, everything shown */
} EntenteSceneInput;
