/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-label-placement.h"
#include "entente-scene-input.h"

/* The Orbit as plain geometry: the hub in the middle, a band a tier, a sector a region, a mark a partner.
 * Angles are radians, clockwise on the screen from "right"; lengths are logical pixels. */

#define ENTENTE_ORBIT_MAX_HUB_LINES 3
#define ENTENTE_ORBIT_MAX_SIZE_STEPS 4

typedef struct
{
  int partner;
  const char *name;    /* owned by the scene */
  guint tier;          /* n_tiers = not rated */
  guint old_tier;      /* in the baseline; the same when there is none */
  double home;         /* the angle that weights never change */
  double angle;        /* home, or turned a little where the ring is crowded */
  double distance;     /* from the hub: true to the score */
  double old_distance; /* in the baseline, NaN = no baseline */
  double x, y;
  double radius;       /* of the shape (equal area) */
  double extent;       /* half the room it takes, with outline and ring */
  gboolean moved;      /* to another tier than in the baseline */
  gboolean gated;      /* a gate holds it below the tier of its score */
  gboolean firm;       /* enough of its facts are known */
  gboolean unsized;    /* discs are sized by something that is not known of this partner */
  double lock_x, lock_y, lock_size; /* sign of a gate, from the middle of the mark */
  EntenteFont font;
  double text_width, text_height; /* of the name at rest; text_height without the font's empty margins */
  double text_rise;               /* from the top of text_height up to the top of the font's line */
  const char *second_line;        /* of the name, or NULL */
  const char *whole, *code;       /* the name, and what stands in its place where it has none; NULL = nothing does */
  double whole_width, code_width;
  double line_height;             /* from one to the other */
} EntenteOrbitMark;

typedef struct
{
  char *name;          /* NULL = no name */
  guint n_marks;
  double from, to;     /* the sector; neighbours touch */
  double text_angle;   /* middle of the name */
  double text_radius;  /* of the circle the middle of its letters lies on */
  double text_width, text_height;
  gboolean text_shown;
  gboolean text_inward; /* lower half: letters stand with their feet outwards, so that the name reads upright */
} EntenteOrbitSector;

typedef struct
{
  guint tier;
  char *text;
  double x, y, width, height; /* centre and size */
  double mark_x, text_x;      /* middle of the little mark, left of the text */
  double text_y;
} EntenteOrbitPill;

/* A disc of the key, from the key's corner. */
typedef struct
{
  double value, radius; /* NaN = the mark of those without a value */
  char *text;
  double x, y, text_x, text_y;
} EntenteOrbitSizeStep;

/* What the area of the discs stands for. */
typedef struct
{
  int quantity;   /* or ENTENTE_NONE: a size a tier */
  const char *name;
  double *values; /* [n_partners], NaN = not known */
  guint n_unknown;
  double most, total;
  double largest, smallest; /* radii */
  char *title;    /* name, unit, years */
  guint n_steps;
  EntenteOrbitSizeStep steps[ENTENTE_ORBIT_MAX_SIZE_STEPS];
  double key_x, key_y, key_width, key_height;
} EntenteOrbitSizes;

/* Another tier in which some weightings put a partner that is looked at. */
typedef struct
{
  guint mark, tier;
  double distance, radius;
  double share; /* of the weightings */
} EntenteOrbitGhost;

typedef struct
{
  gboolean *named; /* [n_partners] on a stage: who has a name; else NULL */
  gboolean sector_names_hidden; /* they were in the way of those names */
  double share;         /* of the room that the rings take; 0 = all of it that the names of regions leave */
  gboolean indexed;     /* the names stand in columns beside the rings */
  double width, height, text_scale;
  double x, y, radius;  /* centre and outermost ring */
  double unit;          /* size of marks; 1 = radius 325 */
  EntenteHeading *heading;
  guint n_tiers;
  double edges[ENTENTE_MAX_TIERS + 1]; /* band of tier t: edges[t] to edges[t + 1] */
  gboolean has_unrated;                /* a rim outside the last band, up to radius */
  gboolean names_regions;              /* along the rim */

  double hub_radius;
  char *hub_lines[ENTENTE_ORBIT_MAX_HUB_LINES]; /* inside the disc, from the top */
  guint n_hub_lines;
  double hub_line_height;
  double hub_name_width;
  gboolean hub_name_below; /* the one line stands under the disc */

  guint n_sectors;
  EntenteOrbitSector *sectors;
  guint n_pills;
  EntenteOrbitPill *pills;
  guint n_marks;
  EntenteOrbitMark *marks;
  int *mark_of_partner; /* [n_partners] */

  EntenteOrbitSizes sizes;
  int selected, hovered; /* partners */
  guint n_ghosts;
  EntenteOrbitGhost ghosts[2 * ENTENTE_MAX_TIERS];
  char *ghost_note;      /* in exports: what they mean; or NULL */
  guint n_obstacles;
  EntenteLabelObstacle *obstacles;
  EntenteLabel *labels;  /* [n_marks], where they stand when all is at rest */
  char *description;
  GStringChunk *names;
} EntenteOrbitScene;

EntenteOrbitScene *entente_orbit_scene_new (const EntenteSceneInput *input) G_GNUC_WARN_UNUSED_RESULT;
EntenteOrbitScene *entente_orbit_scene_new_after (const EntenteSceneInput *input, const EntenteOrbitScene *before)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_orbit_scene_free (EntenteOrbitScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteOrbitScene, entente_orbit_scene_free)

void entente_orbit_scene_place_labels (EntenteOrbitScene *self, const int *previous);
void entente_orbit_scene_get_label_mark (const EntenteOrbitScene *self, guint mark, gboolean with_attention,
                                         EntenteLabelMark *label_mark);
gboolean entente_orbit_scene_crosses_ring (const EntenteOrbitScene *self, double x, double y, double width,
                                           double height);
double entente_orbit_scene_get_disc_radius (const EntenteOrbitScene *self, double value);
double entente_orbit_scene_get_mark_radius (const EntenteOrbitScene *self, guint tier);
double entente_orbit_scene_get_distance (const EntenteOrbitScene *self, const EntenteEvaluation *evaluation,
                                         guint partner);
int entente_orbit_scene_step (const EntenteOrbitScene *self, int partner, int across, int outward);
