/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Equal Earth: the whole world with true areas and a calm outline.
 *
 *   sin theta = (sqrt 3 / 2) sin latitude
 *   x = 2 sqrt 3 longitude cos theta / (3 P' (theta))
 *   y = P (theta),  P (t) = A1 t + A2 t^3 + A3 t^7 + A4 t^9
 *
 * Parallels are straight and level, the poles are lines 0.59 times as long as the equator. Source: B. Savric,
 * T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of Geographical Information
 * Science 33 (2019), 454-465, doi:10.1080/13658816.2018.1504949.
 */

#include "config.h"

#include "entente-projection.h"

#include <math.h>

#define A1 1.340264
#define A2 -0.081106
#define A3 0.000893
#define A4 0.003796

#define DEGREE (G_PI / 180)
#define HALF_SQRT_3 0.86602540378443864676

/* P (theta) and its derivative. */
static double
get_height (double theta)
{
  double s = theta * theta;
  double s3 = s * s * s;

  return theta * (A1 + A2 * s + s3 * (A3 + A4 * s));
}

static double
get_slope (double theta)
{
  double s = theta * theta;
  double s3 = s * s * s;

  return A1 + 3 * A2 * s + s3 * (7 * A3 + 9 * A4 * s);
}

/**
 * entente_equal_earth_forward:
 * @longitude: degrees east of the central meridian, in [-180, 180]
 * @latitude: degrees, in [-90, 90]
 *
 * Returns: the place on the map in radii of the sphere, x to the east, y to the north.
 */
EntenteMapPoint
entente_equal_earth_forward (double longitude,
                             double latitude)
{
  double theta = asin (HALF_SQRT_3 * sin (latitude * DEGREE));
  EntenteMapPoint point;

  point.x = longitude * DEGREE * cos (theta) / (HALF_SQRT_3 * get_slope (theta));
  point.y = get_height (theta);
  return point;
}

/**
 * entente_equal_earth_inverse:
 * @geo: (out): longitude relative to the central meridian, and latitude
 *
 * Newton's method on P (theta) = y, which converges from theta = y / A1 everywhere (P is odd and rises
 * steadily): at most 8 steps to the last bit that matters.
 *
 * Returns: %FALSE when @point lies outside the world's outline; @geo is then unset.
 */
gboolean
entente_equal_earth_inverse (EntenteMapPoint point,
                             EntenteGeoPoint *geo)
{
  double theta = point.y / A1;
  double sine, longitude;
  guint i;

  if (!(fabs (point.y) <= ENTENTE_EQUAL_EARTH_MAX_Y + 1e-12))
    return FALSE;
  for (i = 0; i < 12; i++)
    {
      double step = (get_height (theta) - point.y) / get_slope (theta);

      theta -= step;
      if (fabs (step) < 1e-14)
        break;
    }
  sine = CLAMP (sin (theta) / HALF_SQRT_3, -1, 1);
  longitude = point.x * HALF_SQRT_3 * get_slope (theta) / cos (theta) / DEGREE;
  if (!(fabs (longitude) <= 180 + 1e-9))
    return FALSE;
  geo->longitude = CLAMP (longitude, -180, 180);
  geo->latitude = asin (sine) / DEGREE;
  return TRUE;
}

/**
 * entente_longitude_wrap:
 *
 * Returns: @longitude, turned by whole circles, in [-180, 180) east of @centre.
 */
double
entente_longitude_wrap (double longitude,
                        double centre)
{
  double relative = fmod (longitude - centre + 180, 360);

  return relative < 0 ? relative + 180 : relative - 180;
}

static void
get_vector (EntenteGeoPoint point,
            double v[3])
{
  double longitude = point.longitude * DEGREE;
  double latitude = point.latitude * DEGREE;

  v[0] = cos (latitude) * cos (longitude);
  v[1] = cos (latitude) * sin (longitude);
  v[2] = sin (latitude);
}

/**
 * entente_great_circle_get_angle:
 *
 * Returns: the angle between two places as seen from the Earth's centre, radians in [0, pi]. Written with the
 * arc tangent, so that it is exact for places close together and for antipodes.
 */
double
entente_great_circle_get_angle (EntenteGeoPoint from,
                                EntenteGeoPoint to)
{
  double a[3], b[3], cross[3];

  get_vector (from, a);
  get_vector (to, b);
  cross[0] = a[1] * b[2] - a[2] * b[1];
  cross[1] = a[2] * b[0] - a[0] * b[2];
  cross[2] = a[0] * b[1] - a[1] * b[0];
  return atan2 (sqrt (cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]),
                a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}

/**
 * entente_great_circle_get_point:
 * @t: 0 = @from, 1 = @to
 *
 * The place at the share @t of the shortest way. Equal places give that place; between antipodes every way is
 * as short, and the one over the vectors' sum as rounded is taken.
 */
EntenteGeoPoint
entente_great_circle_get_point (EntenteGeoPoint from,
                                EntenteGeoPoint to,
                                double t)
{
  double angle = entente_great_circle_get_angle (from, to);
  double a[3], b[3], v[3], wa, wb;
  EntenteGeoPoint point;
  guint i;

  if (angle < 1e-9 || sin (angle) < 1e-12)
    return t < 0.5 ? from : to;
  get_vector (from, a);
  get_vector (to, b);
  wa = sin ((1 - t) * angle) / sin (angle);
  wb = sin (t * angle) / sin (angle);
  for (i = 0; i < 3; i++)
    v[i] = wa * a[i] + wb * b[i];
  point.longitude = atan2 (v[1], v[0]) / DEGREE;
  point.latitude = atan2 (v[2], sqrt (v[0] * v[0] + v[1] * v[1])) / DEGREE;
  return point;
}
