/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Regions as sectors of the circle, west to east, and the partners inside them in the order of their
 * longitudes: what gives a partner its angle. Nothing here looks at scores. */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-orbit-scene-private.h"
#include "entente-orbit-spread.h"

#define SECTOR_FLOOR 0.065 /* of all partners: the least a sector counts for */

typedef struct
{
  int region;      /* or ENTENTE_NONE */
  guint n;
  double east, north; /* sum of unit vectors of the longitudes */
  double longitude;   /* mean, NaN = none has a place */
} Region;

typedef struct
{
  guint partner;
  double key;
} Place;

static int
compare_regions (gconstpointer a,
                 gconstpointer b)
{
  const Region *x = a, *y = b;

  const int by_place = ENTENTE_COMPARE (x->longitude, y->longitude);

  if (isnan (x->longitude) != isnan (y->longitude))
    return ENTENTE_COMPARE (isnan (x->longitude), isnan (y->longitude));
  /* Those of no region come last. */
  return by_place != 0 ? by_place : ENTENTE_COMPARE ((guint) x->region, (guint) y->region);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->key != y->key)
    return ENTENTE_COMPARE (x->key, y->key);
  return ENTENTE_COMPARE (x->partner, y->partner);
}

/* Regions from west to east, as far as they have a place. */
static Region *
list_regions (const EntenteDataset *dataset,
              guint *n_regions)
{
  Region *regions = g_new0 (Region, dataset->n_regions + 1);
  guint n = 0, i;

  for (i = 0; i <= dataset->n_regions; i++)
    regions[i].region = i < dataset->n_regions ? (int) i : ENTENTE_NONE;
  for (i = 0; i < dataset->n_partners; i++)
    {
      const EntentePartner *p = &dataset->partners[i];
      Region *region = &regions[p->region_index >= 0 ? (guint) p->region_index : dataset->n_regions];

      region->n++;
      if (p->has_location)
        {
          region->east += cos (p->longitude * G_PI / 180);
          region->north += sin (p->longitude * G_PI / 180);
        }
    }
  for (i = 0; i <= dataset->n_regions; i++)
    if (regions[i].n > 0)
      {
        regions[n] = regions[i];
        regions[n].longitude = hypot (regions[n].east, regions[n].north) > 1e-9
                                 ? atan2 (regions[n].north, regions[n].east) * 180 / G_PI
                                 : NAN;
        n++;
      }
  qsort (regions, n, sizeof (Region), compare_regions);
  *n_regions = n;
  return regions;
}

/* The partners of a region from west to east around its middle; those without a place follow in file order. */
static void
add_marks_of_region (EntenteOrbitScene *self,
                     const EntenteSceneInput *input,
                     const Region *region,
                     const EntenteOrbitSector *sector)
{
  const EntenteDataset *dataset = input->dataset;
  g_autofree Place *places = g_new (Place, region->n);
  guint n = 0, i;

  for (i = 0; i < dataset->n_partners; i++)
    {
      const EntentePartner *p = &dataset->partners[i];
      double offset = p->longitude - region->longitude;

      if (p->region_index != region->region && (p->region_index >= 0 || region->region >= 0))
        continue;
      places[n].partner = i;
      places[n++].key = p->has_location && !isnan (offset) ? offset - 360 * floor ((offset + 180) / 360) : 1000;
    }
  qsort (places, n, sizeof (Place), compare_places);

  for (i = 0; i < n; i++)
    {
      EntenteOrbitMark *mark = &self->marks[self->n_marks];
      double from = sector->from + ENTENTE_ORBIT_SECTOR_GAP / 2, to = sector->to - ENTENTE_ORBIT_SECTOR_GAP / 2;

      mark->partner = (int) places[i].partner;
      mark->home = from + (i + 0.5) / n * (to - from);
      self->mark_of_partner[mark->partner] = (int) self->n_marks++;
    }
}

/* Fills sectors[] and marks[] (partner, home), sector by sector. A sector is as wide as it has partners, but not
 * narrower than a floor, so that its name and its few partners find room. O(n log n). */
void
entente_orbit_scene_init_sectors (EntenteOrbitScene *self,
                                  const EntenteSceneInput *input)
{
  const EntenteDataset *dataset = input->dataset;
  guint n = 0, i;
  g_autofree Region *regions = list_regions (dataset, &n);
  double least = SECTOR_FLOOR * dataset->n_partners, total = 0;
  double angle = (G_PI + ENTENTE_ORBIT_BOTTOM_GAP) / 2;

  self->sectors = ENTENTE_NEW0 (EntenteOrbitSector, n);
  self->n_sectors = n;
  for (i = 0; i < n; i++)
    total += MAX (regions[i].n, least);
  for (i = 0; i < n; i++)
    {
      EntenteOrbitSector *sector = &self->sectors[i];

      sector->n_marks = regions[i].n;
      sector->from = angle;
      angle += (2 * G_PI - ENTENTE_ORBIT_BOTTOM_GAP) * MAX (regions[i].n, least) / total;
      sector->to = angle;
      if (regions[i].region >= 0)
        sector->name = g_strdup (entente_text_get (&dataset->regions[regions[i].region], input->languages));
      add_marks_of_region (self, input, &regions[i], sector);
    }
}

/* Names of the regions along the rim, each at the middle of its sector or moved along until they clear. */
void
entente_orbit_scene_init_sector_names (EntenteOrbitScene *self,
                                       const EntenteSceneInput *input)
{
  g_autofree EntenteOrbitPlace *places = g_new (EntenteOrbitPlace, self->n_sectors);
  double low = (G_PI + ENTENTE_ORBIT_BOTTOM_GAP) / 2, high = (5 * G_PI - ENTENTE_ORBIT_BOTTOM_GAP) / 2;
  gboolean fits;
  guint i;

  for (i = 0; i < self->n_sectors; i++)
    {
      EntenteOrbitSector *sector = &self->sectors[i];
      EntenteExtent extent = { 0 };
      double half;

      if (sector->name != NULL)
        entente_measure_get_extent (input->measure, ENTENTE_FONT_LABEL, sector->name, &extent);
      sector->text_width = extent.width;
      sector->text_height = extent.height;
      sector->text_radius = self->radius + ENTENTE_ORBIT_NAME_GAP * self->text_scale + extent.height * 0.4;
      half = (extent.width / 2 + 8 * self->text_scale) / sector->text_radius;
      places[i].home = (sector->from + sector->to) / 2;
      places[i].distance = sector->text_radius;
      /* Spreading sees discs: one whose diameter is the chord under the name. */
      places[i].radius = sector->text_radius * sin (MIN (half, G_PI / 2));
      places[i].low = low + half;
      places[i].high = high - half;
    }
  fits = entente_orbit_spread (places, self->n_sectors);
  for (i = 0; i < self->n_sectors; i++)
    {
      EntenteOrbitSector *sector = &self->sectors[i];

      sector->text_angle = places[i].angle;
      sector->text_inward = sin (places[i].angle) > 0.05;
      sector->text_shown = sector->name != NULL
                           && (fits || sector->text_width < (sector->to - sector->from) * self->radius);
    }
}
