/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Turns marks along their rings until none covers another; the distance from the hub stays true. */

typedef struct
{
  double home;      /* angle it wants, radians; the array is ascending by it */
  double low, high; /* angles it must not leave */
  double distance;  /* from the hub */
  double radius;    /* half the room it needs */
  double angle;     /* (out) */
} EntenteOrbitPlace;

gboolean entente_orbit_spread (EntenteOrbitPlace *places, guint n);
