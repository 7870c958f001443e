/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-placement.h"
#include "entente-map-layout.h"

/* The Map as plain geometry: fills, marks of small states, labels, ties of the selected partner. */

#define ENTENTE_MAP_MARK_RADIUS 5.0 /* on a map of ordinary size */
#define ENTENTE_MAP_DOT_RADIUS 2.6
#define ENTENTE_MAP_REACH 24.0

/* The world, or an inset. */
#define ENTENTE_MAP_MAX_PARTS (1 + ENTENTE_MAP_MAX_INSETS)

typedef struct
{
  EntenteMapGeometry *geometry;
  gboolean inset;
  guint first_mark, n_marks;
  guint first_label, n_labels;
} EntenteMapPart;

typedef struct
{
  int partner;
  guint fill;
  EntenteMapPoint home; /* the true place */
  EntenteMapPoint at;   /* where the mark stands */
  gboolean leader;      /* a line joins the two */
} EntenteMapMark;

typedef struct
{
  int partner; /* or ENTENTE_HUB */
  const char *text;
  EntenteFont font;
  double x, y, width, height; /* top left of the text, and its size */
  gboolean dot;               /* a dot at the capital */
  EntenteMapPoint home;
  gboolean has_leader;
  EntenteMapPoint leader[2];
  int candidate; /* of the placement */
  EntenteMapPoint anchor;               /* the dot or mark that it names */
  float foreign[ENTENTE_LABEL_N_NEAR];  /* share of each near place on land of others; below 0 = not measured yet */
} EntenteMapLabel;

/* A piece of a tie of the selected partner that crosses no edge of the map. */
typedef struct
{
  int tie;
  guint first, n; /* slice of tie_points */
} EntenteMapTie;

typedef struct _EntenteMapScene EntenteMapScene;

struct _EntenteMapScene
{
  EntenteDataset *dataset;
  EntenteMapLayout *layout;
  guint n_parts;
  EntenteMapPart parts[ENTENTE_MAP_MAX_PARTS]; /* the world first */
  gint8 *partner_part;   /* by partner: where its mark and name are, or ENTENTE_NONE */
  guint n_shapes;
  int *shape_partner;    /* by shape: partner, ENTENTE_HUB or ENTENTE_NONE */
  int *partner_shape;    /* by partner: shape or -1 */
  guint8 *partner_fill;  /* by partner: ENTENTE_MAP_NOT_RATED or a tier's fill */
  gboolean *placed;      /* by partner: it is on the map */
  EntenteMapPoint *home; /* by partner: its place in the world part */
  guint places_serial;   /* the same in all scenes whose marks stand in the same places */
  GArray *marks;         /* EntenteMapMark */
  GArray *labels;        /* EntenteMapLabel */
  GArray *ties;          /* EntenteMapTie */
  GArray *tie_points;    /* EntenteMapPoint */
  int selected, hovered, compared;
  double width, height;
  const char *problem;   /* why there is nothing to draw, or NULL */
  const char *remedy;    /* what would mend that, or NULL */
  char *summary;         /* for describe */
  double mark_radius;
  gboolean *named; /* [n_partners] on a stage, or where there is little room: who has a mark in a crowd; else NULL */
  guint n_unplaced;
  GStringChunk *texts;
};

EntenteMapScene *entente_map_scene_new (const EntenteSceneInput *input, EntenteWorld *world,
                                        const EntenteMapScene *previous) G_GNUC_WARN_UNUSED_RESULT;
void entente_map_scene_free (EntenteMapScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapScene, entente_map_scene_free)

int entente_map_scene_pick (const EntenteMapScene *self, EntenteMapPoint point);
gboolean entente_map_scene_locate (const EntenteMapScene *self, int partner, EntenteMapPoint *point, double *radius);
gboolean entente_map_scene_get_extent (const EntenteMapScene *self, int partner, double box[4]);
int entente_map_scene_step (const EntenteMapScene *self, int partner, double dx, double dy);
