/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-scene.h"

/* The ties of the selected partner as great circles. For the scene alone. */

void entente_map_ties_add (EntenteMapScene *scene, const EntenteSceneInput *input);
