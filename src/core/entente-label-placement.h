/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Where the labels of a picture's marks go, so that no label covers a label, a mark or an obstacle.
 * Plain geometry in logical pixels; the caller measures the text. Deterministic. */

/* The eight places around a mark come first, then the leaders: ring by ring, 24 directions each. */
#define ENTENTE_LABEL_N_NEAR 8
#define ENTENTE_LABEL_N_DIRECTIONS 24
#define ENTENTE_LABEL_N_RINGS 8
#define ENTENTE_LABEL_N_CANDIDATES (ENTENTE_LABEL_N_NEAR + ENTENTE_LABEL_N_RINGS * ENTENTE_LABEL_N_DIRECTIONS)
/* For labels that must stand and find no place there: longer leaders, and directions in between. */
#define ENTENTE_LABEL_N_LONG_RINGS 12
#define ENTENTE_LABEL_N_FINE_DIRECTIONS (4 * ENTENTE_LABEL_N_DIRECTIONS)
#define ENTENTE_LABEL_N_ALL_CANDIDATES                                                                                \
  (ENTENTE_LABEL_N_CANDIDATES + ENTENTE_LABEL_N_LONG_RINGS * ENTENTE_LABEL_N_FINE_DIRECTIONS)
#define ENTENTE_LABEL_NOT_PLACED (-1)

typedef struct
{
  double x, y, radius;  /* the mark with its outline and rings; every mark is kept free of labels */
  double width, height; /* of the text; width 0 = a mark without a label */
  double priority;      /* higher goes first; equal = in the order of the array */
  gboolean must;        /* has to stand: all places are tried, then it goes before the others */
  double reach;         /* longest leader of a label that need not stand, in units; 0 = beside the mark only */
  int previous;         /* the candidate it had, preferred while it is free, or ENTENTE_LABEL_NOT_PLACED */
  gboolean looked_at;   /* a must whose leader may at worst run beneath marks that keep their names */
} EntenteLabelMark;

typedef enum
{
  ENTENTE_OBSTACLE_RECT, /* from x0, y0 to x1, y1 */
  ENTENTE_OBSTACLE_DISC, /* radius around x0, y0 */
  ENTENTE_OBSTACLE_LINE  /* from x0, y0 to x1, y1, radius = half its width */
} EntenteObstacleKind;

typedef struct
{
  EntenteObstacleKind kind;
  double x0, y0, x1, y1, radius;
  int owner; /* the mark whose own leader may cross it (its trail), or -1 */
} EntenteLabelObstacle;

typedef struct
{
  int candidate; /* or ENTENTE_LABEL_NOT_PLACED */
  double x, y;   /* top left of the text */
  gboolean has_leader;
  double leader_x0, leader_y0; /* at the mark */
  double leader_x1, leader_y1; /* at the text */
} EntenteLabel;

/* What a place costs beyond the rule, e.g. for lying across a line. A place that costs G_MAXDOUBLE is none. */
typedef double (*EntenteLabelCost) (guint mark, const EntenteLabel *place, gpointer user_data);

typedef struct
{
  double x0, y0, x1, y1; /* labels stay inside */
  double unit;           /* 1 = gaps of 4 px, leaders of 10 to 115 px, at most 190; stages and prints scale it */
  guint n_marks;
  const EntenteLabelMark *marks;
  guint n_obstacles;
  const EntenteLabelObstacle *obstacles;
  EntenteLabelCost cost; /* or NULL */
  gpointer cost_data;
} EntenteLabelProblem;

void entente_label_placement_run (const EntenteLabelProblem *problem, EntenteLabel *labels);
void entente_label_placement_locate (const EntenteLabelMark *mark, double unit, int candidate, EntenteLabel *label);
