/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Ties of the selected partner as the shortest way over the sphere.
 *
 * A way is followed in steps of about two degrees. Where it leaves the map at one side it goes on at the other:
 * both ends are taken to the edge, so that it is cut and not bent. Several ties between the same two ends run
 * side by side.
 */

#include "config.h"

#include "entente-map-ties.h"

#include <math.h>

#define STEP (2 * G_PI / 180)
#define SIDE_BY_SIDE 3.5

/* A partner with more ties than this shows the first ones of the file only. */
#define MAX_TIES 200

typedef struct
{
  EntenteMapScene *scene;
  const EntenteMapGeometry *geometry;
  int tie;
  double shift; /* pixels to the left of the way */
} Tracer;

static gboolean
find_place (const EntenteMapScene *scene,
            int end,
            EntenteGeoPoint *place)
{
  const EntenteDataset *dataset = scene->dataset;

  if (end == ENTENTE_HUB)
    {
      place->longitude = dataset->hub_longitude;
      place->latitude = dataset->hub_latitude;
      return dataset->hub_has_location;
    }
  place->longitude = dataset->partners[end].longitude;
  place->latitude = dataset->partners[end].latitude;
  return dataset->partners[end].has_location;
}

static void
finish_piece (Tracer *self,
              EntenteMapTie *piece)
{
  piece->n = self->scene->tie_points->len - piece->first;
  if (piece->n >= 2)
    g_array_append_val (self->scene->ties, *piece);
  else
    g_array_set_size (self->scene->tie_points, piece->first);
  piece->first = self->scene->tie_points->len;
}

/* relative: longitude east of the central meridian, within the map. */
static void
add_point (Tracer *self,
           double relative,
           double latitude)
{
  EntenteMapPoint point = entente_equal_earth_forward (relative, latitude);

  point.x = self->geometry->frame.x + self->geometry->frame.scale * point.x;
  point.y = self->geometry->frame.y - self->geometry->frame.scale * point.y;
  g_array_append_val (self->scene->tie_points, point);
}

/* Moves the points of a piece to the left of their way; the ends taper to the true place. */
static void
shift_piece (Tracer *self,
             guint first)
{
  GArray *points = self->scene->tie_points;
  guint n = points->len - first;
  g_autofree EntenteMapPoint *moved = NULL;
  guint i;

  if (self->shift == 0 || n < 3)
    return;
  moved = g_new (EntenteMapPoint, n);
  for (i = 0; i < n; i++)
    {
      EntenteMapPoint a = g_array_index (points, EntenteMapPoint, first + (i > 0 ? i - 1 : 0));
      EntenteMapPoint b = g_array_index (points, EntenteMapPoint, first + MIN (i + 1, n - 1));
      double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-9);
      double amount = self->shift * MIN (1, 4 * sin (G_PI * i / (n - 1)));

      moved[i] = g_array_index (points, EntenteMapPoint, first + i);
      moved[i].x += amount * (b.y - a.y) / length;
      moved[i].y -= amount * (b.x - a.x) / length;
    }
  for (i = 0; i < n; i++)
    g_array_index (points, EntenteMapPoint, first + i) = moved[i];
}

static void
trace (Tracer *self,
       EntenteGeoPoint from,
       EntenteGeoPoint to)
{
  double centre = self->geometry->world->centre;
  guint n = (guint) ceil (entente_great_circle_get_angle (from, to) / STEP) + 1;
  EntenteMapTie piece = { self->tie, self->scene->tie_points->len, 0 };
  double last_x = entente_longitude_wrap (from.longitude, centre), last_y = from.latitude;
  guint i;

  add_point (self, last_x, last_y);
  for (i = 1; i <= n; i++)
    {
      EntenteGeoPoint place = entente_great_circle_get_point (from, to, (double) i / n);
      double x = entente_longitude_wrap (place.longitude, centre);

      if (fabs (x - last_x) > 180)
        {
          double edge = last_x > 0 ? 180 : -180;
          double gap = x + 2 * edge - last_x;
          double y = last_y + (gap != 0 ? (edge - last_x) / gap : 0) * (place.latitude - last_y);

          add_point (self, edge, y);
          shift_piece (self, piece.first);
          finish_piece (self, &piece);
          add_point (self, -edge, y);
        }
      add_point (self, x, place.latitude);
      last_x = x;
      last_y = place.latitude;
    }
  shift_piece (self, piece.first);
  finish_piece (self, &piece);
}

static gboolean
is_shown (const EntenteSceneInput *input,
          const EntenteTie *tie,
          int partner)
{
  return (tie->a == partner || tie->b == partner) && entente_tie_is_in_force (tie, input->scenario->year)
         && (input->tie_kinds_shown == NULL || input->tie_kinds_shown[tie->kind]);
}

static gboolean
joins (const EntenteTie *tie,
       const EntenteTie *other)
{
  return (tie->a == other->a && tie->b == other->b) || (tie->a == other->b && tie->b == other->a);
}

void
entente_map_ties_add (EntenteMapScene *scene,
                      const EntenteSceneInput *input)
{
  const EntenteDataset *dataset = scene->dataset;
  guint i, k, n = 0;

  if (scene->selected < 0)
    return;
  for (i = 0; i < dataset->n_ties && n < MAX_TIES; i++)
    {
      const EntenteTie *tie = &dataset->ties[i];
      Tracer tracer = { scene, scene->parts[0].geometry, (int) i, 0 };
      guint n_before = 0, n_like = 0;
      EntenteGeoPoint from, to;

      if (!is_shown (input, tie, scene->selected) || !find_place (scene, tie->a, &from)
          || !find_place (scene, tie->b, &to))
        continue;
      for (k = 0; k < dataset->n_ties; k++)
        if (is_shown (input, &dataset->ties[k], scene->selected) && joins (tie, &dataset->ties[k]))
          {
            n_like++;
            n_before += k < i;
          }
      /* Left and right are those of the pair, whichever end a tie names first. */
      tracer.shift = SIDE_BY_SIDE * (n_before - (n_like - 1) / 2.0) * (tie->a < tie->b ? 1 : -1);
      trace (&tracer, from, to);
      n++;
    }
}
