/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Hulls around the members of the shown blocs, each with its name on a pill.
 *
 * The pill lies on the outline, as high as it can be without covering a mark or another pill.
 */

#include "config.h"

#include "entente-network-scene-private.h"

#include <string.h>

#define PADDING 24.0
#define PADDING_NARROW 14.0
#define PILL_HEIGHT 22.0
#define PILL_SPACE 9.0
#define PILL_LENGTH 15.0 /* of the longest name, in heights of a line */
#define PILL_SHARE 0.62  /* of the picture's width */
#define COVERED_MARK 500.0 /* a pill rather stands so much lower or higher than on a mark */
#define ROOM_AROUND_FOCUS 22.0
#define N_LIFTS 4
#define N_PLACES (2 * N_LIFTS) /* beside a point of the outline: above, below */
#define BELOW 12.0
#define LIFT 9.0
#define MARK_ROOM 11.0 /* largest mark and its outline */

static void
find_corners (const EntenteNetworkScene *scene,
              const EntenteBloc *bloc,
              EntenteNetworkHull *hull)
{
  g_autofree EntentePoint *points = g_new (EntentePoint, bloc->n_members);
  guint i;

  for (i = 0; i < bloc->n_members; i++)
    {
      points[i].x = scene->nodes[bloc->members[i]].x;
      points[i].y = scene->nodes[bloc->members[i]].y;
    }
  hull->corners = g_new0 (EntentePoint, bloc->n_members + 1);
  hull->n_corners = entente_hull_find (points, bloc->n_members, hull->corners);
}

static gboolean
touches_disc (const EntenteNetworkHull *hull,
              double x,
              double y,
              double radius)
{
  double dx = MAX (MAX (hull->pill_x - x, x - hull->pill_x - hull->pill_width), 0);
  double dy = MAX (MAX (hull->pill_y - y, y - hull->pill_y - hull->pill_height), 0);

  return dx * dx + dy * dy < radius * radius;
}

static gboolean
touches_pill (const EntenteNetworkHull *a,
              const EntenteNetworkHull *b)
{
  return a->pill_x < b->pill_x + b->pill_width + 4 && b->pill_x < a->pill_x + a->pill_width + 4
         && a->pill_y < b->pill_y + b->pill_height + 4 && b->pill_y < a->pill_y + a->pill_height + 4;
}

static double
rate_pill (const EntenteNetworkScene *scene,
           const EntenteNetworkHull *hull)
{
  double cost = 0;
  guint i;

  for (i = 0; i < scene->n_nodes; i++)
    if (touches_disc (hull, scene->nodes[i].x, scene->nodes[i].y, scene->nodes[i].radius + 3))
      cost += COVERED_MARK;
  if (scene->focus >= 0
      && touches_disc (hull, scene->nodes[scene->focus].x, scene->nodes[scene->focus].y, ROOM_AROUND_FOCUS))
    cost += 3 * COVERED_MARK;
  if (touches_disc (hull, scene->hub_x, scene->hub_y, scene->hub_radius + 4))
    cost += 10 * COVERED_MARK;
  for (i = 0; i < scene->n_hulls; i++)
    if (touches_pill (hull, &scene->hulls[i]))
      cost += 10 * COVERED_MARK;
  return cost;
}

static void
put_pill (const EntenteNetworkScene *scene,
          EntenteNetworkHull *hull,
          double x,
          double y)
{
  const double lowest = MIN (scene->height, scene->drawing_bottom) - 6 - hull->pill_height;
  gboolean whole = scene->viewport.zoom <= 1;

  hull->pill_x = x - hull->pill_width / 2;
  hull->pill_y = y - hull->pill_height / 2;
  if (!whole)
    return;
  hull->pill_x = CLAMP (hull->pill_x, 8, MAX (8, scene->width - 8 - hull->pill_width));
  hull->pill_y = CLAMP (hull->pill_y, scene->heading->bottom - 8, MAX (scene->heading->bottom, lowest));
}

static double
find_top (const EntenteNetworkHull *hull)
{
  double top = G_MAXDOUBLE;
  guint i;

  for (i = 0; i < hull->n_corners; i++)
    top = MIN (top, hull->corners[i].y);
  return top;
}

/* The k-th place of many on the outline, or lifted a little above it, or below it; returns what it costs to be
 * there. */
static double
choose_place (const EntenteNetworkHull *hull,
              guint k,
              double *x,
              double *y)
{
  guint corner = k / (4 * N_PLACES), part = k / N_PLACES % 4, lift = k % N_LIFTS;
  gboolean below = k % N_PLACES >= N_LIFTS;
  const EntentePoint *a = &hull->corners[corner], *b = &hull->corners[(corner + 1) % hull->n_corners];
  double away = MAX (hull->padding, hull->pill_height / 2 + MARK_ROOM);

  double edge_y = a->y + (b->y - a->y) * part / 4;

  *x = a->x + (b->x - a->x) * part / 4;
  *y = below ? edge_y + away + lift * LIFT : edge_y - away - lift * LIFT;
  return edge_y - find_top (hull) + 1.5 * lift * LIFT + (below ? BELOW : 0);
}

static void
place_pill (const EntenteNetworkScene *scene,
            EntenteNetworkHull *hull)
{
  double best = G_MAXDOUBLE, best_x = 0, best_y = 0;
  guint k;

  for (k = 0; k < hull->n_corners * 4 * N_PLACES; k++)
    {
      double x, y, cost = choose_place (hull, k, &x, &y);

      if (cost >= best)
        continue;
      put_pill (scene, hull, x, y);
      cost += rate_pill (scene, hull);
      if (cost < best)
        {
          best = cost;
          best_x = x;
          best_y = y;
        }
    }
  put_pill (scene, hull, best_x, best_y);
}

/**
 * entente_network_builder_add_hulls:
 *
 * Fills the hulls of the shown blocs, in the file's order. O(members log members + pills x marks).
 */
void
entente_network_builder_add_hulls (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteDataset *dataset = self->input->dataset;
  gboolean narrow = entente_network_builder_is_narrow (self);
  g_autofree int *colours = g_new (int, dataset->n_blocs);
  guint b, i;

  /* In another order members stand all over the picture, and hulls would lie across each other. */
  if (scene->layout->arrangement != ENTENTE_ARRANGE_BY_BLOC)
    return;
  entente_network_colour_blocs (dataset, self->blocs_shown, colours);
  for (b = 0; b < dataset->n_blocs; b++)
    {
      const EntenteBloc *bloc = &dataset->blocs[b];
      EntenteNetworkHull *hull = &scene->hulls[scene->n_hulls];
      EntenteExtent extent;

      if (colours[b] == ENTENTE_NONE || bloc->n_members == 0)
        continue;
      hull->bloc = (int) b;
      hull->colour = colours[b];
      hull->padding = narrow ? PADDING_NARROW : PADDING;
      hull->name = entente_text_get (&bloc->name, self->input->languages);
      hull->faded = scene->focus >= 0;
      for (i = 0; i < bloc->n_members && hull->faded; i++)
        hull->faded = bloc->members[i] != scene->focus;
      find_corners (scene, bloc, hull);
      entente_measure_get_extent (self->input->measure, ENTENTE_FONT_LABEL_STRONG, hull->name, &extent);
      hull->pill_width = MIN (extent.width + 2 * PILL_SPACE * self->scale,
                              MIN (PILL_LENGTH * extent.height, PILL_SHARE * scene->width));
      hull->pill_height = PILL_HEIGHT * self->scale;
      place_pill (scene, hull);
      scene->n_hulls++;
    }
}
