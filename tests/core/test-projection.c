/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Equal Earth and great circles against their definitions. */

#include "entente-projection.h"

#include <math.h>

#define DEGREE (G_PI / 180)

static void
test_outline (void)
{
  g_assert_cmpfloat_with_epsilon (entente_equal_earth_forward (180, 0).x, ENTENTE_EQUAL_EARTH_MAX_X, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_equal_earth_forward (0, 90).y, ENTENTE_EQUAL_EARTH_MAX_Y, 1e-12);
  g_assert_cmpfloat_with_epsilon (entente_equal_earth_forward (-180, 0).x, -ENTENTE_EQUAL_EARTH_MAX_X, 1e-12);
  /* The pole line is 0.59 of the equator. */
  g_assert_cmpfloat_with_epsilon (entente_equal_earth_forward (180, 90).x / ENTENTE_EQUAL_EARTH_MAX_X, 0.59, 0.005);
}

static void
test_round_trip (void)
{
  double longitude, latitude;

  for (latitude = -90; latitude <= 90; latitude += 1.5)
    for (longitude = -180; longitude <= 180; longitude += 7.5)
      {
        EntenteGeoPoint geo;

        g_assert_true (entente_equal_earth_inverse (entente_equal_earth_forward (longitude, latitude), &geo));
        g_assert_cmpfloat_with_epsilon (geo.longitude, longitude, 1e-9);
        /* asin loses half of the digits at the poles. */
        g_assert_cmpfloat_with_epsilon (geo.latitude, latitude, fabs (latitude) > 89 ? 1e-5 : 1e-9);
      }
}

static void
test_outside (void)
{
  const EntenteMapPoint outside[] = { { 0, 1.4 }, { 2.71, 0 }, { 2.6, 1.3 }, { 0, NAN }, { NAN, 0 }, { INFINITY, 0 } };
  EntenteGeoPoint geo;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (entente_equal_earth_inverse (outside[i], &geo));
}

/* A cell of a hundredth of a degree has the same area on the map as on the sphere, wherever it lies. */
static void
test_equal_areas (void)
{
  const double d = 0.01;
  double longitude, latitude;

  for (latitude = -89; latitude <= 89; latitude += 2)
    for (longitude = -170; longitude <= 170; longitude += 34)
      {
        EntenteMapPoint a = entente_equal_earth_forward (longitude, latitude);
        EntenteMapPoint b = entente_equal_earth_forward (longitude + d, latitude);
        EntenteMapPoint c = entente_equal_earth_forward (longitude, latitude + d);
        double mapped = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        double real = d * DEGREE * (sin ((latitude + d) * DEGREE) - sin (latitude * DEGREE));

        g_assert_cmpfloat_with_epsilon (mapped / real, 1, 1e-2);
      }
}

static void
test_wrap (void)
{
  g_assert_cmpfloat (entente_longitude_wrap (190, 0), ==, -170);
  g_assert_cmpfloat (entente_longitude_wrap (-169.5, 11), ==, 179.5);
  g_assert_cmpfloat (entente_longitude_wrap (-168.5, 11), ==, -179.5);
  g_assert_cmpfloat (entente_longitude_wrap (11, 11), ==, 0);
  g_assert_cmpfloat (entente_longitude_wrap (180, 0), ==, -180);
  g_assert_cmpfloat (entente_longitude_wrap (1000000 * 360.0 + 5, 0), ==, 5);
}

static void
test_great_circles (void)
{
  const EntenteGeoPoint washington = { -77.04, 38.90 }, tokyo = { 139.69, 35.68 }, north = { 10, 90 };
  double angle = entente_great_circle_get_angle (washington, tokyo);
  double travelled = 0, highest = 0;
  EntenteGeoPoint last = washington;
  guint i;

  /* 10,910 km on a sphere of 6,371 km. */
  g_assert_cmpfloat_with_epsilon (angle * 6371, 10910, 15);
  for (i = 1; i <= 64; i++)
    {
      EntenteGeoPoint point = entente_great_circle_get_point (washington, tokyo, i / 64.0);

      g_assert_cmpfloat_with_epsilon (entente_great_circle_get_angle (last, point), angle / 64, 1e-9);
      travelled += entente_great_circle_get_angle (last, point);
      highest = MAX (highest, point.latitude);
      last = point;
    }
  g_assert_cmpfloat_with_epsilon (travelled, angle, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.longitude, tokyo.longitude, 1e-9);
  g_assert_cmpfloat_with_epsilon (last.latitude, tokyo.latitude, 1e-9);
  /* The way leads over Alaska, far north of both ends. */
  g_assert_cmpfloat (highest, >, 65);

  g_assert_cmpfloat_with_epsilon (entente_great_circle_get_point (north, north, 0.5).latitude, 90, 1e-9);
  g_assert_cmpfloat (entente_great_circle_get_angle (tokyo, tokyo), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/outline", test_outline);
  g_test_add_func ("/projection/round-trip", test_round_trip);
  g_test_add_func ("/projection/outside", test_outside);
  g_test_add_func ("/projection/equal-areas", test_equal_areas);
  g_test_add_func ("/projection/wrap", test_wrap);
  g_test_add_func ("/projection/great-circles", test_great_circles);
  return g_test_run ();
}
