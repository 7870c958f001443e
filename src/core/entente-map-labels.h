/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-scene.h"

/* The names on the Map. For the scene alone. */

void entente_map_labels_add (EntenteMapScene *scene, const EntenteSceneInput *input, guint part,
                             const EntenteMapScene *previous);
gboolean entente_map_scene_part_has (const EntenteMapScene *self, guint part, guint partner, EntenteMapPoint *home);
