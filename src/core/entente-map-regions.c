/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Which part of the world deserves to be drawn larger depends on who is in the file: the regions have names and
 * edges, and the partners that stand too close to each other in one of them are counted. The list is in the order
 * in which regions get their room when several are crowded.
 */

#include "config.h"

#include "entente-map-regions.h"

#include "entente-array.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Closer together than this, in pixels, marks or names are in each other's way. */
#define CROWDED 22.0

static const struct
{
  const char *name;
  double west, south, east, north;
} regions[] = {
  /* Translators: regions of the world, titles of small maps. */
  { N_("Europe"), -10.7, 34.6, 39.5, 66.5 },
  { N_("The Gulf"), 44.3, 21.3, 60.2, 31 },
  { N_("Baltic Sea"), 18.2, 53.4, 31, 61 },
  { N_("Eastern Mediterranean"), 27, 28.5, 40.5, 38.5 },
  { N_("Caribbean Sea"), -91, 8, -59, 24.5 },
  { N_("Southeast Asia"), 94, -9.5, 128, 21 },
  { N_("Balkans"), 13, 38.5, 29.8, 47 },
};

guint
entente_map_regions_get_n (void)
{
  return G_N_ELEMENTS (regions);
}

const char *
entente_map_region_get_name (guint region)
{
  return _(regions[region].name);
}

/**
 * entente_map_region_get_box:
 * @centre: the world's central meridian
 *
 * Returns: what the region covers on the map, in radii
 */
EntenteMapBox
entente_map_region_get_box (guint region,
                            double centre)
{
  double west = entente_longitude_wrap (regions[region].west, centre);
  double east = entente_longitude_wrap (regions[region].east, centre);
  EntenteMapPoint corners[] = {
    entente_equal_earth_forward (west, regions[region].south),
    entente_equal_earth_forward (west, regions[region].north),
    entente_equal_earth_forward (east, regions[region].south),
    entente_equal_earth_forward (east, regions[region].north),
  };
  EntenteMapBox box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      box.x0 = MIN (box.x0, corners[i].x);
      box.y0 = MIN (box.y0, corners[i].y);
      box.x1 = MAX (box.x1, corners[i].x);
      box.y1 = MAX (box.y1, corners[i].y);
    }
  return box;
}

/**
 * entente_map_regions_find_homes:
 *
 * Returns: (transfer full): EntenteMapPoint, where partners stand on the map, in radii; those without a place are
 *   left out
 */
GArray *
entente_map_regions_find_homes (const EntenteDataset *dataset,
                                const EntenteWorld *world)
{
  GArray *homes = ENTENTE_NEW_LIST (EntenteMapPoint);
  guint i;

  for (i = 0; i < dataset->n_partners; i++)
    {
      const EntentePartner *partner = &dataset->partners[i];
      int shape = partner->has_location ? -1 : entente_world_find_shape (world, partner->id);
      EntenteMapPoint home;

      if (partner->has_location)
        home = entente_equal_earth_forward (entente_longitude_wrap (partner->longitude, world->centre), partner->latitude);
      else if (shape >= 0)
        home = world->shapes[shape].centre;
      else
        continue;
      g_array_append_val (homes, home);
    }
  return homes;
}

static gboolean
is_crowded (const GArray *homes,
            guint number,
            double distance)
{
  EntenteMapPoint at = g_array_index (homes, EntenteMapPoint, number);
  guint i;

  for (i = 0; i < homes->len; i++)
    {
      EntenteMapPoint other = g_array_index (homes, EntenteMapPoint, i);

      if (i != number && fabs (other.x - at.x) < distance && hypot (other.x - at.x, other.y - at.y) < distance)
        return TRUE;
    }
  return FALSE;
}

/**
 * entente_map_region_count_crowded:
 * @scale: pixels a radius
 *
 * How many partners of a region have another one in their way. O(partners of the region x partners).
 */
guint
entente_map_region_count_crowded (guint region,
                                  double centre,
                                  const GArray *homes,
                                  double scale)
{
  EntenteMapBox box = entente_map_region_get_box (region, centre);
  guint i, n = 0;

  for (i = 0; i < homes->len; i++)
    {
      EntenteMapPoint at = g_array_index (homes, EntenteMapPoint, i);

      if (at.x > box.x0 && at.x < box.x1 && at.y > box.y0 && at.y < box.y1)
        n += is_crowded (homes, i, CROWDED / scale);
    }
  return n;
}
