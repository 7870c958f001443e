/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-mark-sprites.h"
#include "entente-orbit-scene.h"
#include "entente-pango-measure.h"

/* Draws the Orbit: first the ground (bands, names of regions, pills, hub), which stays while weights move,
 * then the heading and the marks with their trails and names, as they are shown at this moment. */

/* What of a mark moves. Numbers only, so that EntenteMotion can carry them. */
typedef struct
{
  double angle, distance;
  double radius;       /* of the shape */
  double old_distance; /* where its trail starts; NaN = none */
  double change;       /* 1 = has risen, -1 = has dropped, 0 = neither */
  double weights[ENTENTE_MAX_TIERS + 1]; /* of the shapes of the tiers, the last = not rated; sum 1 */
} EntenteOrbitPose;

/* What of its name moves; offsets from the middle of the mark. */
typedef struct
{
  double x, y;               /* top left of the text */
  double presence;           /* 0 = not there, 1 = there */
  double leader_x, leader_y; /* end of the leader at the text */
  double leader;             /* its presence */
  double dim;                /* 0 = as usual, 1 = faded, since another one is hovered */
} EntenteOrbitTag;

typedef struct
{
  const EntenteOrbitScene *scene;
  const EntenteOrbitPose *poses; /* (array): one a mark, as it is shown now */
  const EntenteOrbitTag *tags;   /* (array): one a mark, how its name is shown now */
  EntenteMarkSprites *sprites;   /* (nullable): for marks on the screen */
  cairo_surface_t *bands;        /* (nullable): what entente_orbit_painter_draw_bands () draws, for screens */
  const double *room;            /* (nullable) (array): one a mark, how much of its name can be shown; NULL = all */
} EntenteOrbitShown;

#define ENTENTE_ORBIT_POSE_CHANNELS ((guint) (sizeof (EntenteOrbitPose) / sizeof (double)))
#define ENTENTE_ORBIT_TAG_CHANNELS ((guint) (sizeof (EntenteOrbitTag) / sizeof (double)))

void entente_orbit_painter_get_pose (const EntenteOrbitScene *scene, guint mark, EntenteOrbitPose *pose);
void entente_orbit_painter_get_tag (const EntenteOrbitScene *scene, guint mark, EntenteOrbitTag *tag);

void entente_orbit_painter_draw_bands (const EntenteOrbitScene *scene, const EntenteStyle *style, cairo_t *cr);
void entente_orbit_painter_draw_ground (const EntenteOrbitScene *scene, const EntenteStyle *style,
                                        EntentePangoMeasure *text, cairo_t *cr);
EntenteStyle entente_orbit_painter_get_mark_style (const EntenteOrbitScene *scene, const EntenteStyle *style);
void entente_orbit_painter_draw_marks (const EntenteOrbitShown *shown, const EntenteStyle *style,
                                       EntentePangoMeasure *text, cairo_t *cr);
