/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Convex hulls in the plane, y down. */

typedef struct
{
  double x, y;
} EntentePoint;

guint entente_hull_find (const EntentePoint *points, guint n, EntentePoint *hull);
double entente_hull_get_distance (const EntentePoint *hull, guint n, double x, double y);
