/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-world.h"

/* The world's outlines in pixels of one frame: what stays the same while weights change. Immutable. */

typedef struct
{
  double x, y, width, height;
} EntenteMapRect;

typedef struct
{
  double scale;        /* pixels a radius of the sphere */
  double x, y;         /* where the crossing of the central meridian and the equator lies */
  EntenteMapRect clip; /* what is seen */
} EntenteMapFrame;

typedef struct
{
  guint first, n; /* slice of points[] */
} EntenteMapLine;

typedef struct
{
  EntenteMapRect box;
  double area;            /* of the largest ring, square pixels, also outside the clip */
  EntenteMapPoint centre; /* centre of gravity of the largest ring */
  gboolean visible;       /* the box meets the clip */
} EntenteMapShape;

typedef struct _EntenteMapGeometry EntenteMapGeometry;

struct _EntenteMapGeometry
{
  int ref_count; /* atomic */
  EntenteWorld *world;
  EntenteMapFrame frame;
  EntenteMapPoint *points;
  EntenteMapLine *arcs;    /* [world->n_arcs] */
  EntenteMapShape *shapes; /* [world->n_shapes] */
};

EntenteMapGeometry *entente_map_geometry_new (EntenteWorld *world, const EntenteMapFrame *frame)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteMapGeometry *entente_map_geometry_ref (EntenteMapGeometry *self);
void entente_map_geometry_unref (EntenteMapGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapGeometry, entente_map_geometry_unref)

gboolean entente_map_geometry_is_for (const EntenteMapGeometry *self, const EntenteWorld *world,
                                      const EntenteMapFrame *frame);
EntenteMapPoint entente_map_frame_project (const EntenteMapFrame *frame, double centre, EntenteGeoPoint place);
gboolean entente_map_geometry_contains (const EntenteMapGeometry *self, guint shape, EntenteMapPoint point);
gboolean entente_map_rect_contains (const EntenteMapRect *rect, EntenteMapPoint point);
