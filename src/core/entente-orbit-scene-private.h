/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-orbit-scene.h"

/* What the files that build the Orbit share among themselves. */

#define ENTENTE_ORBIT_BOTTOM_GAP 0.36 /* radians; carries the pills that name the rings */
#define ENTENTE_ORBIT_SECTOR_GAP 0.06
#define ENTENTE_ORBIT_NAME_GAP 7.0 /* between the rim and the names of the regions */

void entente_orbit_scene_init_sectors (EntenteOrbitScene *self, const EntenteSceneInput *input);
void entente_orbit_scene_init_sector_names (EntenteOrbitScene *self, const EntenteSceneInput *input);
void entente_orbit_scene_init_sizes (EntenteOrbitScene *self, const EntenteSceneInput *input);
double entente_orbit_scene_place_size_key (EntenteOrbitScene *self, const EntenteSceneInput *input, double name_room);
void entente_orbit_scene_clear_sizes (EntenteOrbitScene *self);
void entente_orbit_scene_init_ghosts (EntenteOrbitScene *self, const EntenteSceneInput *input);
void entente_orbit_scene_place_ghosts (EntenteOrbitScene *self);
void entente_orbit_scene_init_labels (EntenteOrbitScene *self, const EntenteSceneInput *input);
void entente_orbit_scene_init_obstacles (EntenteOrbitScene *self);
gboolean entente_orbit_scene_index_names (EntenteOrbitScene *self, const EntenteSceneInput *input, gboolean cuts);
