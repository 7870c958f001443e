/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The Equal Earth projection and the shortest way over the sphere. */

typedef struct
{
  double longitude, latitude; /* degrees */
} EntenteGeoPoint;

typedef struct
{
  double x, y; /* projected: radii of the sphere, y up; or pixels, y down */
} EntenteMapPoint;

/* Half the width (at the equator) and half the height (at the poles) of the whole world. */
#define ENTENTE_EQUAL_EARTH_MAX_X 2.7066299836960748
#define ENTENTE_EQUAL_EARTH_MAX_Y 1.3173627591574133

EntenteMapPoint entente_equal_earth_forward (double longitude, double latitude);
gboolean entente_equal_earth_inverse (EntenteMapPoint point, EntenteGeoPoint *geo);
double entente_longitude_wrap (double longitude, double centre);
double entente_great_circle_get_angle (EntenteGeoPoint from, EntenteGeoPoint to);
EntenteGeoPoint entente_great_circle_get_point (EntenteGeoPoint from, EntenteGeoPoint to, double t);
