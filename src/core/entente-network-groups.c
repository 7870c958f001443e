/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names of regions beside their marks, names of tiers on their rings: quiet, and where they cover least.
 *
 * By bloc there are none: hulls bear names.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-format.h"
#include "entente-network-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GAP 6.0
#define MARK_ROOM 3.0
#define COVERED_MARK 50.0
#define COVERED_NAME 400.0
#define OUTSIDE 1000.0
#define N_ON_RING 24

/* Where the middle of a text may be, and what that costs by itself. */
typedef struct
{
  double x, y, cost;
} Place;

static gboolean
touches_disc (const EntenteNetworkGroup *group,
              double x,
              double y,
              double radius)
{
  double dx = MAX (MAX (group->x - x, x - group->x - group->width), 0);
  double dy = MAX (MAX (group->y - y, y - group->y - group->height), 0);

  return dx * dx + dy * dy < radius * radius;
}

static gboolean
touches_group (const EntenteNetworkGroup *a,
               const EntenteNetworkGroup *b)
{
  return a->x < b->x + b->width + GAP && b->x < a->x + a->width + GAP && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* What it costs to stand where it stands now. */
static double
rate_group (const EntenteNetworkScene *scene,
            const EntenteNetworkGroup *group)
{
  double cost = 0;
  guint i;

  for (i = 0; i < scene->n_nodes; i++)
    if (touches_disc (group, scene->nodes[i].x, scene->nodes[i].y, scene->nodes[i].radius + MARK_ROOM))
      cost += COVERED_MARK;
  if (touches_disc (group, scene->hub_x, scene->hub_y, scene->hub_radius + GAP))
    cost += COVERED_NAME;
  for (i = 0; i < scene->groups->len; i++)
    if (touches_group (group, &g_array_index (scene->groups, EntenteNetworkGroup, i)))
      cost += COVERED_NAME;
  if (scene->viewport.zoom <= 1
      && (group->x < GAP || group->x + group->width > scene->width - GAP || group->y < scene->heading->bottom - GAP
          || group->y + group->height > scene->height - GAP))
    cost += OUTSIDE;
  return cost;
}

/* Tries the places, given by the middle of the text and what each costs by itself. A name that has no place without
 * covering another is left out.
 */
static void
place_group (EntenteNetworkScene *scene,
             EntenteNetworkGroup *group,
             const Place *places,
             guint n_places)
{
  double best = G_MAXDOUBLE;
  guint k, chosen = 0;

  for (k = 0; k < n_places; k++)
    {
      double cost;

      group->x = places[k].x - group->width / 2;
      group->y = places[k].y - group->height / 2;
      cost = places[k].cost + rate_group (scene, group);
      if (cost >= best)
        continue;
      best = cost;
      chosen = k;
    }
  group->x = places[chosen].x - group->width / 2;
  group->y = places[chosen].y - group->height / 2;
  if (best < COVERED_NAME)
    g_array_append_vals (scene->groups, group, 1);
  else
    g_free (group->text);
}

static void
measure_group (const EntenteNetworkBuilder *self,
               EntenteNetworkGroup *group)
{
  EntenteExtent extent;

  entente_measure_get_extent (self->input->measure, ENTENTE_FONT_LABEL_STRONG, group->text, &extent);
  group->width = extent.width;
  group->height = extent.height;
}

/* Above or below one of its marks, best where the middle of the top is. */
static void
name_region (EntenteNetworkBuilder *self,
             guint region)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteDataset *dataset = self->input->dataset;
  EntenteNetworkGroup group = { .text = g_strdup (entente_text_get (&dataset->regions[region], self->input->languages)) };
  g_autoptr (GArray) places = ENTENTE_NEW_LIST (Place);
  double middle = 0, top = G_MAXDOUBLE;
  guint i, k, n = 0;

  for (i = 0; i < scene->n_nodes; i++)
    if (dataset->partners[i].region_index == (int) region)
      {
        middle += scene->nodes[i].x;
        top = MIN (top, scene->nodes[i].y);
        n++;
      }
  measure_group (self, &group);
  for (i = 0; i < scene->n_nodes; i++)
    for (k = 0; k < 4 && dataset->partners[i].region_index == (int) region; k++)
      {
        const EntenteNetworkNode *node = &scene->nodes[i];
        double away = node->radius + MARK_ROOM + group.height / 2 + 1, lift = GAP + (k / 2) * group.height;
        Place place = { node->x, k % 2 == 0 ? node->y - away - lift : node->y + away + lift, 0 };

        place.cost = fabs (place.x - middle / n) * 0.4 + fabs (place.y - top + away);
        g_array_append_val (places, place);
      }
  if (n > 1)
    place_group (scene, &group, (gconstpointer) places->data, places->len);
  else
    g_free (group.text);
}

/* On the outer end of the ring, at the top or beside it. */
static void
name_ring (EntenteNetworkBuilder *self,
           guint ring)
{
  const EntentePoint *axes = &self->scene->rings[ring];
  EntenteNetworkGroup group = { .text = ring < self->scene->n_tiers ? entente_format_tier (ring) : g_strdup (_ ("Not rated")) };
  Place places[N_ON_RING];
  guint k;

  measure_group (self, &group);
  for (k = 0; k < N_ON_RING; k++)
    {
      /* To the right and to the left in turn. */
      double angle = G_PI * (k + 1) / 2 / N_ON_RING * (k % 2 == 0 ? 1 : -1);

      places[k] = (Place) { self->scene->hub_x + sin (angle) * axes->x, self->scene->hub_y - cos (angle) * axes->y, 3.0 * k };
    }
  place_group (self->scene, &group, places, N_ON_RING);
}

/**
 * entente_network_builder_add_groups:
 *
 * Fills the rings and the names of regions or tiers. O(places x marks)
 */
void
entente_network_builder_add_groups (EntenteNetworkBuilder *self)
{
  EntenteNetworkScene *scene = self->scene;
  const EntenteNetworkLayout *layout = scene->layout;
  const double zoom = scene->viewport.zoom;
  guint i;

  scene->n_rings = layout->n_rings;
  scene->rings = ENTENTE_NEW0 (EntentePoint, layout->n_rings);
  for (i = 0; i < layout->n_rings; i++)
    {
      scene->rings[i].x = layout->rings[i] * MAX (scene->right - scene->left, 1) / 2 * zoom;
      scene->rings[i].y = layout->rings[i] * MAX (scene->bottom - scene->top, 1) / 2 * zoom;
      name_ring (self, i);
    }
  for (i = 0; i < self->input->dataset->n_regions && layout->arrangement == ENTENTE_ARRANGE_BY_REGION; i++)
    name_region (self, i);
}
