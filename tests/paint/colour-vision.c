/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Deficiencies at full strength by the matrices of Machado, Oliveira & Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency" (2009), in linear sRGB. Differences by CIEDE2000 as in Sharma, Wu & Dalal,
 * "The CIEDE2000 color-difference formula" (2005), all weights 1.
 */

#include "colour-vision.h"

#include <math.h>

static double
linearise (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* CIELAB, D65; what is seen is clipped to what a screen can show. */
void
colour_vision_see (ColourVision vision,
                   EntenteColour colour,
                   double *lab)
{
  static const double to_xyz[3][3] = { { 0.4124564, 0.3575761, 0.1804375 },
                                       { 0.2126729, 0.7151522, 0.0721750 },
                                       { 0.0193339, 0.1191920, 0.9503041 } };
  static const double white[3] = { 0.95047, 1, 1.08883 };
  static const double visions[COLOUR_VISION_GREY][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
  };
  double light[3] = { linearise (colour.red), linearise (colour.green), linearise (colour.blue) };
  double seen[3], f[3];
  int i;

  for (i = 0; i < 3; i++)
    {
      const double *row = vision < COLOUR_VISION_GREY ? visions[vision][i] : to_xyz[1];

      seen[i] = CLAMP (row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0, 1);
    }
  for (i = 0; i < 3; i++)
    {
      double t = (to_xyz[i][0] * seen[0] + to_xyz[i][1] * seen[1] + to_xyz[i][2] * seen[2]) / white[i];

      f[i] = t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
    }
  lab[0] = 116 * f[1] - 16;
  lab[1] = 500 * (f[0] - f[1]);
  lab[2] = 200 * (f[1] - f[2]);
}

static double
find_hue (double a,
          double b)
{
  double degrees = a == 0 && b == 0 ? 0 : atan2 (b, a) * 180 / G_PI;

  return degrees < 0 ? degrees + 360 : degrees;
}

/* CIEDE2000 (Sharma, Wu & Dalal 2005), all weights 1. */
double
colour_vision_measure (const double *p,
                       const double *q)
{
  const double rad = G_PI / 180;
  double mean = (hypot (p[1], p[2]) + hypot (q[1], q[2])) / 2;
  double g = 1 + 0.5 * (1 - sqrt (pow (mean, 7) / (pow (mean, 7) + pow (25, 7))));
  double c1 = hypot (p[1] * g, p[2]), c2 = hypot (q[1] * g, q[2]);
  double h1 = find_hue (p[1] * g, p[2]), h2 = find_hue (q[1] * g, q[2]);
  double dh = h2 - h1, hm = (h1 + h2) / 2, lm = (p[0] + q[0]) / 2, cm = (c1 + c2) / 2;
  double t, sl, sc, sh, rt, d_hue;

  if (c1 * c2 == 0)
    {
      dh = 0;
      hm = h1 + h2;
    }
  else if (fabs (dh) > 180)
    {
      dh += dh < 0 ? 360 : -360;
      hm += h1 + h2 < 360 ? 180 : -180;
    }
  d_hue = 2 * sqrt (c1 * c2) * sin (dh / 2 * rad);
  t = 1 - 0.17 * cos ((hm - 30) * rad) + 0.24 * cos (2 * hm * rad) + 0.32 * cos ((3 * hm + 6) * rad) -
      0.20 * cos ((4 * hm - 63) * rad);
  sl = 1 + 0.015 * pow (lm - 50, 2) / sqrt (20 + pow (lm - 50, 2));
  sc = 1 + 0.045 * cm;
  sh = 1 + 0.015 * cm * t;
  rt = -2 * sqrt (pow (cm, 7) / (pow (cm, 7) + pow (25, 7))) *
       sin (60 * rad * exp (-pow ((hm - 275) / 25, 2)));
  return sqrt (pow ((q[0] - p[0]) / sl, 2) + pow ((c2 - c1) / sc, 2) + pow (d_hue / sh, 2) +
               rt * (c2 - c1) / sc * d_hue / sh);
}

double
colour_vision_get_difference (ColourVision vision,
                              EntenteColour a,
                              EntenteColour b)
{
  double p[3], q[3];

  colour_vision_see (vision, a, p);
  colour_vision_see (vision, b, q);
  return colour_vision_measure (p, q);
}
