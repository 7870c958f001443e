/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where the marks of the network stand in a picture of some size, and what place of the layout a point of it is.
 *
 * The layout is stretched to the area; where that brings marks nearer than 36 px (or what room there is) they part
 * once more. Pinned ones are where they were put at every size: the others give way, and only the hub, which is as
 * large in a small picture as in a large one, pushes them to its edge. Two pinned ones may come close in a small
 * picture.
 */

#include "config.h"

#include "entente-network-scene-private.h"

#include "entente-separation.h"

#include <math.h>
#include <string.h>

#define CLOSEST 0.72 /* part of the room for each that two marks may close up to */
#define SEPARATION_ROUNDS 80
#define HUB_GAP 4.0
#define ROUNDING 10000.0 /* steps of a place a unit, far below a pixel: pins in files stay short */

static double
get_half_width (const EntenteNetworkScene *scene)
{
  return MAX (scene->right - scene->left, 1) / 2;
}

static double
get_half_height (const EntenteNetworkScene *scene)
{
  return MAX (scene->bottom - scene->top, 1) / 2;
}

/* Pixels that two marks keep between their middles. */
static double
get_distance (const EntenteNetworkScene *scene)
{
  double room = sqrt (4 * get_half_width (scene) * get_half_height (scene) / MAX (scene->n_nodes, 1));

  return MIN (ENTENTE_NETWORK_DISTANCE, CLOSEST * room);
}

/* The middle of the area is where the hub is as long as nothing is magnified. */
static double
get_middle_x (const EntenteNetworkScene *scene)
{
  return (scene->left + scene->right) / 2;
}

static double
get_middle_y (const EntenteNetworkScene *scene)
{
  return (scene->top + scene->bottom) / 2;
}

/* Out of the hub, straight outwards, and into the area. In the units of the layout. */
static void
keep_off_hub (const EntenteNetworkScene *scene,
              EntentePoint *place)
{
  double x = place->x * get_half_width (scene), y = place->y * get_half_height (scene), away = hypot (x, y);
  double least = scene->hub_radius + HUB_GAP + get_distance (scene) / 2;

  if (away < 1e-6)
    place->y = least / get_half_height (scene);
  else if (away < least)
    {
      place->x *= least / away;
      place->y *= least / away;
    }
  place->x = CLAMP (place->x, -1, 1);
  place->y = CLAMP (place->y, -1, 1);
}

static gboolean
is_pinned (const EntenteNetworkScene *scene,
           guint partner)
{
  return scene->layout->pinned != NULL && scene->layout->pinned[partner];
}

static void
fill_discs (const EntenteNetworkScene *scene,
            EntenteDisc *discs)
{
  const double half_width = get_half_width (scene), half_height = get_half_height (scene);
  const double distance = get_distance (scene);
  guint n = scene->n_nodes, i;

  for (i = 0; i < n; i++)
    {
      EntentePoint place = { scene->layout->x[i], scene->layout->y[i] };

      if (is_pinned (scene, i))
        keep_off_hub (scene, &place);
      discs[i].x = get_middle_x (scene) + place.x * half_width;
      discs[i].y = get_middle_y (scene) + place.y * half_height;
      discs[i].reach = distance / 2;
      discs[i].fixed = is_pinned (scene, i);
    }
  discs[n].x = get_middle_x (scene);
  discs[n].y = get_middle_y (scene);
  discs[n].reach = scene->hub_radius + HUB_GAP;
  discs[n].fixed = TRUE;
}

static void
find_places (EntenteNetworkScene *scene)
{
  const EntenteArea area = { scene->left, scene->top, MAX (scene->right, scene->left + 1),
                             MAX (scene->bottom, scene->top + 1) };
  guint n = scene->n_nodes, i;
  g_autofree EntenteDisc *discs = g_new0 (EntenteDisc, n + 1);

  fill_discs (scene, discs);
  entente_separate (discs, n + 1, &area, n > 5000 ? 4 : SEPARATION_ROUNDS);
  for (i = 0; i < n; i++)
    {
      scene->settled[i].x = (discs[i].x - get_middle_x (scene)) / get_half_width (scene);
      scene->settled[i].y = (discs[i].y - get_middle_y (scene)) / get_half_height (scene);
    }
}

/* Places hang on the layout, which never changes, the area and the hub alone. */
static gboolean
stand_alike (const EntenteNetworkScene *scene,
             const EntenteNetworkScene *last)
{
  return last != NULL && last->layout == scene->layout && last->left == scene->left && last->right == scene->right
         && last->top == scene->top && last->bottom == scene->bottom && last->hub_radius == scene->hub_radius;
}

static void
apply_moment (EntenteNetworkScene *scene,
              const EntenteNetworkMoment *moment)
{
  guint i;

  for (i = 0; i < scene->n_nodes && moment->from != NULL; i++)
    {
      if (isnan (moment->from[i].x))
        continue;
      scene->places[i].x = moment->from[i].x + moment->part * (scene->places[i].x - moment->from[i].x);
      scene->places[i].y = moment->from[i].y + moment->part * (scene->places[i].y - moment->from[i].y);
    }
  if (moment->held == NULL)
    return;
  scene->places[moment->held->partner] = (EntentePoint) { moment->held->x, moment->held->y };
  keep_off_hub (scene, &scene->places[moment->held->partner]);
}

/**
 * entente_network_builder_place_nodes:
 *
 * Fills the places of the marks, at rest or on their way, and puts them and the hub on the picture.
 */
void
entente_network_builder_place_nodes (EntenteNetworkBuilder *self,
                                     const EntenteNetworkMoment *moment)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteViewport *view = &scene->viewport;
  double cx = scene->width / 2, cy = scene->height / 2;
  guint i;

  if (moment != NULL && stand_alike (scene, moment->last))
    memcpy (scene->settled, moment->last->settled, scene->n_nodes * sizeof (EntentePoint));
  else
    find_places (scene);
  memcpy (scene->places, scene->settled, scene->n_nodes * sizeof (EntentePoint));
  if (moment != NULL)
    apply_moment (scene, moment);
  for (i = 0; i < scene->n_nodes; i++)
    {
      double x = get_middle_x (scene) + scene->places[i].x * get_half_width (scene);
      double y = get_middle_y (scene) + scene->places[i].y * get_half_height (scene);

      scene->nodes[i].x = cx + (x - cx) * view->zoom + view->x;
      scene->nodes[i].y = cy + (y - cy) * view->zoom + view->y;
      scene->nodes[i].pinned = is_pinned (scene, i)
                               || (moment != NULL && moment->held != NULL && moment->held->partner == (int) i);
    }
  scene->hub_x = cx + (get_middle_x (scene) - cx) * view->zoom + view->x;
  scene->hub_y = cy + (get_middle_y (scene) - cy) * view->zoom + view->y;
}

static EntentePoint
round_place (EntentePoint place)
{
  place.x = round (place.x * ROUNDING) / ROUNDING;
  place.y = round (place.y * ROUNDING) / ROUNDING;
  return place;
}

/**
 * entente_network_scene_find_place:
 * @x: of the picture, as it is magnified
 *
 * Returns: the place of the layout under a point, or the nearest one where a mark may be: inside the area and
 *   beside the hub
 */
EntentePoint
entente_network_scene_find_place (const EntenteNetworkScene *self,
                                  double x,
                                  double y)
{
  const EntenteViewport *view = &self->viewport;
  double cx = self->width / 2, cy = self->height / 2;
  EntentePoint place;

  place.x = ((x - view->x - cx) / view->zoom + cx - get_middle_x (self)) / get_half_width (self);
  place.y = ((y - view->y - cy) / view->zoom + cy - get_middle_y (self)) / get_half_height (self);
  place.x = CLAMP (place.x, -1, 1);
  place.y = CLAMP (place.y, -1, 1);
  keep_off_hub (self, &place);
  return round_place (place);
}

/**
 * entente_network_scene_find_free_place:
 * @partner: who is to be pinned
 *
 * Returns: @place, or one beside it when another pinned partner, who can't give way, stands there
 */
EntentePoint
entente_network_scene_find_free_place (const EntenteNetworkScene *self,
                                       guint partner,
                                       const EntentePoint *place)
{
  const EntenteArea area = { self->left, self->top, MAX (self->right, self->left + 1),
                             MAX (self->bottom, self->top + 1) };
  guint n = self->n_nodes, n_fixed = 0, i;
  g_autofree EntenteDisc *all = g_new0 (EntenteDisc, n + 1);
  EntentePoint free_place;

  fill_discs (self, all);
  for (i = 0; i <= n; i++)
    if (all[i].fixed && i != partner)
      all[n_fixed++] = all[i];
  all[n_fixed].x = get_middle_x (self) + place->x * get_half_width (self);
  all[n_fixed].y = get_middle_y (self) + place->y * get_half_height (self);
  all[n_fixed].reach = get_distance (self) / 2;
  all[n_fixed].fixed = FALSE;
  entente_separate (all, n_fixed + 1, &area, SEPARATION_ROUNDS);
  free_place.x = (all[n_fixed].x - get_middle_x (self)) / get_half_width (self);
  free_place.y = (all[n_fixed].y - get_middle_y (self)) / get_half_height (self);
  return round_place (free_place);
}

/**
 * entente_network_scene_shift_place:
 * @dx: in pixels of the picture
 *
 * Returns: the place that is so far from where @partner stands or goes to
 */
EntentePoint
entente_network_scene_shift_place (const EntenteNetworkScene *self,
                                   guint partner,
                                   double dx,
                                   double dy)
{
  EntentePoint place = self->places[partner];

  if (is_pinned (self, partner))
    place = (EntentePoint) { self->layout->x[partner], self->layout->y[partner] };
  place.x += dx / self->viewport.zoom / get_half_width (self);
  place.y += dy / self->viewport.zoom / get_half_height (self);
  keep_off_hub (self, &place);
  return round_place (place);
}
