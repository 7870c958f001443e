/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-projection.h"

/* The outlines of the world's countries and territories. Immutable; safe to share between threads. */

/* On the map, in radii of the sphere. */
typedef struct
{
  double x0, y0, x1, y1;
} EntenteMapBox;

typedef struct
{
  guint first_point, n_points; /* at least 2 */
  gboolean dashed;             /* a disputed line */
  int shapes[2];               /* on either side; ENTENTE_WORLD_SEA = none */
  EntenteMapBox box;
} EntenteWorldArc;

#define ENTENTE_WORLD_SEA (-1)

typedef struct
{
  guint first_ref, n_refs;
} EntenteWorldRing;

typedef struct
{
  const char *id; /* ISO 3166-1 alpha-2, "XK", or "" */
  guint first_ring, n_rings;
  EntenteMapBox box;
  double area;            /* of the largest ring, square radii: a chain of islets is no larger than one */
  EntenteMapPoint centre; /* of gravity, of that ring */
} EntenteWorldShape;

typedef struct _EntenteWorld EntenteWorld;

struct _EntenteWorld
{
  int ref_count; /* atomic */
  double centre; /* the central meridian, degrees east */
  guint n_points;
  EntenteGeoPoint *points;    /* longitude in [centre - 180, centre + 180] */
  EntenteMapPoint *projected; /* the same places on the map */
  float *detail;              /* by point: the error on the map, in radii, of leaving it out */
  guint n_arcs;
  EntenteWorldArc *arcs;
  guint n_refs;
  gint32 *refs; /* n = arc n forwards, ~n = arc n backwards */
  guint n_rings;
  EntenteWorldRing *rings; /* a shape's rings are filled by the even-odd rule */
  guint n_shapes;
  EntenteWorldShape *shapes;
  char *strings;
};

EntenteWorld *entente_world_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
EntenteWorld *entente_world_ref (EntenteWorld *self);
void entente_world_unref (EntenteWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteWorld, entente_world_unref)

int entente_world_find_shape (const EntenteWorld *self, const char *id);
