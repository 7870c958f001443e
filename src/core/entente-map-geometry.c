/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Outlines in pixels, thinned to what the pixel grid can show.
 *
 * Thinning works on arcs, not on rings, so that the two sides of a border keep the same points and no gap
 * opens between neighbours. The ends of an arc always stay.
 */

#include "config.h"

#include "entente-map-geometry.h"

#include <math.h>
#include <string.h>

/* Points closer together than this, in pixels, become one. Half a pixel, since screens may have two dots a
 * logical pixel. */
#define GRID 0.5

static EntenteMapPoint
place_point (const EntenteMapFrame *frame,
             EntenteMapPoint projected)
{
  EntenteMapPoint point = { frame->x + frame->scale * projected.x, frame->y - frame->scale * projected.y };

  return point;
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
thin_arc (EntenteMapGeometry *self,
          guint arc,
          guint *n_points)
{
  const EntenteWorldArc *source = &self->world->arcs[arc];
  const EntenteMapPoint *from = self->world->projected + source->first_point;
  EntenteMapLine *line = &self->arcs[arc];
  EntenteMapPoint last = place_point (&self->frame, from[0]);
  guint i;

  line->first = *n_points;
  self->points[(*n_points)++] = last;
  for (i = 1; i < source->n_points; i++)
    {
      EntenteMapPoint point = place_point (&self->frame, from[i]);

      if (i + 1 < source->n_points && fabs (point.x - last.x) < GRID && fabs (point.y - last.y) < GRID)
        continue;
      self->points[(*n_points)++] = point;
      last = point;
    }
  line->n = *n_points - line->first;
}

static void
extend_box (double box[4],
            EntenteMapPoint point)
{
  box[0] = MIN (box[0], point.x);
  box[1] = MIN (box[1], point.y);
  box[2] = MAX (box[2], point.x);
  box[3] = MAX (box[3], point.y);
}

/* Twice the signed area of a ring, with its first moments: the shoelace formula. Relative to the ring's first
 * point, since the differences of large numbers would lose small rings. */
static void
measure_ring (const EntenteMapGeometry *self,
              const EntenteWorldRing *ring,
              double sums[3],
              double box[4])
{
  EntenteMapPoint origin = { 0, 0 }, a = { 0, 0 };
  gboolean has_origin = FALSE;
  guint k, i;

  for (k = 0; k < ring->n_refs; k++)
    {
      gint32 ref = self->world->refs[ring->first_ref + k];
      const EntenteMapLine *line = &self->arcs[ref < 0 ? ~ref : ref];

      for (i = 0; i < line->n; i++)
        {
          EntenteMapPoint b = self->points[line->first + (ref < 0 ? line->n - 1 - i : i)];
          double cross;

          if (!has_origin)
            {
              origin = b;
              a = b;
              has_origin = TRUE;
            }
          extend_box (box, b);
          cross = (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
          sums[0] += cross;
          sums[1] += cross * (a.x + b.x - 2 * origin.x);
          sums[2] += cross * (a.y + b.y - 2 * origin.y);
          a = b;
        }
    }
  if (sums[0] != 0)
    {
      sums[1] = origin.x + sums[1] / (3 * sums[0]);
      sums[2] = origin.y + sums[2] / (3 * sums[0]);
    }
  else
    {
      sums[1] = origin.x;
      sums[2] = origin.y;
    }
}

static void
measure_shape (EntenteMapGeometry *self,
               guint shape)
{
  const EntenteWorldShape *source = &self->world->shapes[shape];
  const EntenteMapRect *clip = &self->frame.clip;
  EntenteMapShape *result = &self->shapes[shape];
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  double largest = -1;
  guint r;

  for (r = 0; r < source->n_rings; r++)
    {
      double sums[3] = { 0, 0, 0 };
      double area;

      measure_ring (self, &self->world->rings[source->first_ring + r], sums, box);
      area = fabs (sums[0]) / 2;
      /* A hole counts as land here; only enclaves of South Africa's kind are touched by that. */
      result->area += area;
      if (area > largest)
        {
          largest = area;
          result->centre.x = sums[1];
          result->centre.y = sums[2];
        }
    }
  if (source->n_rings == 0)
    return;
  result->box.x = box[0];
  result->box.y = box[1];
  result->box.width = box[2] - box[0];
  result->box.height = box[3] - box[1];
  result->visible = box[0] < clip->x + clip->width && box[2] > clip->x && box[1] < clip->y + clip->height
                    && box[3] > clip->y;
}

/**
 * entente_map_geometry_new:
 *
 * O(points of the world): about 1 ms for the one that is compiled in.
 */
EntenteMapGeometry *
entente_map_geometry_new (EntenteWorld *world,
                          const EntenteMapFrame *frame)
{
  EntenteMapGeometry *self = g_new0 (EntenteMapGeometry, 1);
  guint n_points = 0;
  guint i;

  g_atomic_ref_count_init (&self->ref_count);
  self->world = entente_world_ref (world);
  self->frame = *frame;
  self->points = g_new (EntenteMapPoint, world->n_points);
  self->arcs = g_new0 (EntenteMapLine, world->n_arcs);
  self->shapes = g_new0 (EntenteMapShape, world->n_shapes);
  for (i = 0; i < world->n_arcs; i++)
    thin_arc (self, i, &n_points);
  for (i = 0; i < world->n_shapes; i++)
    measure_shape (self, i);
  return self;
}

EntenteMapGeometry *
entente_map_geometry_ref (EntenteMapGeometry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
entente_map_geometry_unref (EntenteMapGeometry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
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
