/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-orbit-painter.h"

/* How much of each name of the Orbit can be shown while all of them move. */

void entente_orbit_room_find (const EntenteOrbitShown *shown, double *room);
