/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-scene.h"

/* Whose land lies beneath the names on the Map. */

double entente_map_ground_measure (const EntenteMapScene *scene, guint part, int partner, const EntenteMapRect *box);
