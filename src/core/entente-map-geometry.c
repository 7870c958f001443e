/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Outlines in pixels, as fine as the pixel grid can show at this magnification and no finer.
 *
 * Which points stay is decided for arcs, not for rings, so that the two sides of a border keep the same points and
 * no gap opens between neighbours. The ends of an arc always stay.
 */

#include "config.h"

#include "entente-map-geometry.h"

#include <math.h>

/* How far a line may be from the true one, in pixels. Less than half of one, since screens may have two dots
 * a logical pixel. */
#define TOLERANCE 0.3

/* Strokes of arcs beside the clip reach so far into it, in pixels. */
#define MARGIN 8.0

static EntenteMapPoint
place_point (const EntenteMapFrame *frame,
             EntenteMapPoint projected)
{
  EntenteMapPoint point = { frame->x + frame->scale * projected.x, frame->y - frame->scale * projected.y };

  return point;
}

static EntenteMapRect
place_box (const EntenteMapFrame *frame,
           const EntenteMapBox *box)
{
  EntenteMapRect rect = { frame->x + frame->scale * box->x0, frame->y - frame->scale * box->y1,
                          frame->scale * (box->x1 - box->x0), frame->scale * (box->y1 - box->y0) };

  return rect;
}

static gboolean
meets (const EntenteMapRect *a,
       const EntenteMapRect *b,
       double margin)
{
  return a->x < b->x + b->width + margin && a->x + a->width > b->x - margin && a->y < b->y + b->height + margin
         && a->y + a->height > b->y - margin;
}

/**
 * entente_map_frame_project:
 * @centre: the world's central meridian
 * @place: longitude as people write it; it is wrapped to the map
 */
EntenteMapPoint
entente_map_frame_project (const EntenteMapFrame *frame,
                           double centre,
                           EntenteGeoPoint place)
{
  return place_point (frame, entente_equal_earth_forward (entente_longitude_wrap (place.longitude, centre), place.latitude));
}

static void
take_point (EntenteMapGeometry *self,
            guint point,
            guint *n_points)
{
  self->points[(*n_points)++] = place_point (&self->frame, self->world->projected[point]);
}

/* An arc whose box lies beside the clip is drawn as one stroke from end to end: it surrounds the same places of the
 * clip, since neither it nor the stroke leaves the box. */
static void
thin_arc (EntenteMapGeometry *self,
          guint arc,
          guint *n_points)
{
  const EntenteWorldArc *source = &self->world->arcs[arc];
  EntenteMapRect box = place_box (&self->frame, &source->box);
  EntenteMapLine *line = &self->arcs[arc];
  guint last = source->first_point + source->n_points - 1;
  float least = meets (&box, &self->frame.clip, MARGIN) ? (float) (TOLERANCE / self->frame.scale) : INFINITY;
  guint i;

  line->first = *n_points;
  take_point (self, source->first_point, n_points);
  for (i = source->first_point + 1; i < last && least < INFINITY; i++)
    if (self->world->detail[i] > least)
      take_point (self, i, n_points);
  take_point (self, last, n_points);
  line->n = *n_points - line->first;
}

static void
place_shape (EntenteMapGeometry *self,
             guint shape)
{
  const EntenteWorldShape *source = &self->world->shapes[shape];
  EntenteMapShape *result = &self->shapes[shape];

  if (source->n_rings == 0)
    return;
  result->box = place_box (&self->frame, &source->box);
  result->area = source->area * self->frame.scale * self->frame.scale;
  result->centre = place_point (&self->frame, source->centre);
  result->visible = meets (&result->box, &self->frame.clip, 0);
}

/**
 * entente_map_geometry_new:
 *
 * O(points of the arcs that are seen): below 1 ms for the world that is compiled in.
 */
EntenteMapGeometry *
entente_map_geometry_new (EntenteWorld *world,
                          const EntenteMapFrame *frame)
{
  EntenteMapGeometry *self = g_new0 (EntenteMapGeometry, 1);
  guint n_points = 0;
  guint i;

  self->ref_count = 1;
  self->world = entente_world_ref (world);
  self->frame = *frame;
  self->points = g_new (EntenteMapPoint, world->n_points);
  self->arcs = g_new0 (EntenteMapLine, world->n_arcs);
  self->shapes = g_new0 (EntenteMapShape, world->n_shapes);
  for (i = 0; i < world->n_arcs; i++)
    thin_arc (self, i, &n_points);
  for (i = 0; i < world->n_shapes; i++)
    place_shape (self, i);
  self->points = g_renew (EntenteMapPoint, self->points, MAX (n_points, 1));
  return self;
}

EntenteMapGeometry *
entente_map_geometry_ref (EntenteMapGeometry *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_map_geometry_unref (EntenteMapGeometry *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  entente_world_unref (self->world);
  g_free (self->points);
  g_free (self->arcs);
  g_free (self->shapes);
  g_free (self);
}

gboolean
entente_map_geometry_is_for (const EntenteMapGeometry *self,
                             const EntenteWorld *world,
                             const EntenteMapFrame *frame)
{
  return self->world == world && self->frame.scale == frame->scale && self->frame.x == frame->x
         && self->frame.y == frame->y && self->frame.clip.x == frame->clip.x && self->frame.clip.y == frame->clip.y
         && self->frame.clip.width == frame->clip.width && self->frame.clip.height == frame->clip.height;
}

gboolean
entente_map_rect_contains (const EntenteMapRect *rect,
                           EntenteMapPoint point)
{
  return point.x >= rect->x && point.y >= rect->y && point.x < rect->x + rect->width
         && point.y < rect->y + rect->height;
}

static gboolean
crosses (EntenteMapPoint a,
         EntenteMapPoint b,
         EntenteMapPoint point)
{
  return (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
}

/**
 * entente_map_geometry_contains:
 *
 * Whether @point lies in the shape, by the even-odd rule over its rings. O(points of the shape), nothing
 * outside its box.
 */
gboolean
entente_map_geometry_contains (const EntenteMapGeometry *self,
                               guint shape,
                               EntenteMapPoint point)
{
  const EntenteWorldShape *source = &self->world->shapes[shape];
  gboolean inside = FALSE;
  guint r, k, i;

  if (!entente_map_rect_contains (&self->shapes[shape].box, point))
    return FALSE;
  for (r = source->first_ring; r < source->first_ring + source->n_rings; r++)
    for (k = 0; k < self->world->rings[r].n_refs; k++)
      {
        gint32 ref = self->world->refs[self->world->rings[r].first_ref + k];
        const EntenteMapLine *line = &self->arcs[ref < 0 ? ~ref : ref];

        for (i = 1; i < line->n; i++)
          if (crosses (self->points[line->first + i - 1], self->points[line->first + i], point))
            inside = !inside;
      }
  return inside;
}
