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
#define ENTENTE_HULL_OUTLINE 180 /* points of a smooth outline */
void entente_hull_smooth (const EntentePoint *hull, guint n, double padding, EntentePoint *outline);
double entente_hull_get_distance (const EntentePoint *hull, guint n, double x, double y);
