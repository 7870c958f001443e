/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-world.h"

/* Regions where many states lie close together: candidates for an inset. */

#define ENTENTE_MAP_CROWD 3 /* partners too close to each other that are worth an inset */

guint entente_map_regions_get_n (void);
const char *entente_map_region_get_name (guint region);
EntenteMapBox entente_map_region_get_box (guint region, double centre);
GArray *entente_map_regions_find_homes (const EntenteDataset *dataset, const EntenteWorld *world)
  G_GNUC_WARN_UNUSED_RESULT;
guint entente_map_region_count_crowded (guint region, double centre, const GArray *homes, double scale);
