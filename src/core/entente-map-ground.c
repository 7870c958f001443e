/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How much of a name's place on the Map is the land of somebody else who has a name.
 *
 * A name that lies on a neighbour is read as the neighbour's: "South Korea" across Japan. The sea, the partner's own
 * land and that of whoever is no partner mislead nobody.
 */

#include "config.h"

#include "entente-map-ground.h"

/* Names are much wider than high. */
#define N_ACROSS 6
#define N_DOWN 2
/* The letters' outline of ground covers land as well. */
#define OUTLINE 2.0
/* Land that a name can meet at once; more than meet anywhere. */
#define MOST_SHAPES 32

static gboolean
meets (const EntenteMapRect *a,
       const EntenteMapRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static guint
list_foreign_shapes (const EntenteMapScene *scene,
                     const EntenteMapGeometry *geometry,
                     int partner,
                     const EntenteMapRect *box,
                     guint shapes[MOST_SHAPES])
{
  guint n = 0, i;

  for (i = 0; i < scene->n_shapes && n < MOST_SHAPES; i++)
    if (scene->shape_partner[i] != ENTENTE_NONE && scene->shape_partner[i] != partner
        && geometry->shapes[i].visible && meets (&geometry->shapes[i].box, box))
      shapes[n++] = i;
  return n;
}

/**
 * entente_map_ground_measure:
 * @partner: whose name it is
 * @box: where the name would stand
 *
 * O(shapes + points of the shapes near @box): to be asked once for a place, not once a frame.
 *
 * Returns: the share of the name, 0 to 1, that lies on the hub or on partners other than @partner
 */
double
entente_map_ground_measure (const EntenteMapScene *scene,
                            guint part,
                            int partner,
                            const EntenteMapRect *box)
{
  const EntenteMapGeometry *geometry = scene->parts[part].geometry;
  guint shapes[MOST_SHAPES], hits = 0, i, k;
  const EntenteMapRect around = { box->x - OUTLINE, box->y, box->width + 2 * OUTLINE, box->height };
  const guint n = list_foreign_shapes (scene, geometry, partner, &around, shapes);

  for (i = 0; i < N_ACROSS * N_DOWN && n > 0; i++)
    {
      const EntenteMapPoint point = { around.x + around.width * (i % N_ACROSS) / (N_ACROSS - 1),
                                      around.y + around.height * (i / N_ACROSS + 0.5) / N_DOWN };

      for (k = 0; k < n; k++)
        if (entente_map_geometry_contains (geometry, shapes[k], point))
          {
            hits++;
            break;
          }
    }
  return (double) hits / (N_ACROSS * N_DOWN);
}
