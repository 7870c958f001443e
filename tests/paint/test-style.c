/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The rules of the colour tables, for every theme: contrast of text and marks, tiers that every eye can
 * tell apart, shapes of equal area, hatches that stay inside their path. */

#include "entente-style.h"

#include <math.h>

#define N_THEMES 4

static double
linearise (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* CIELAB, D65, of a colour as seen through a deficiency matrix (Machado, Oliveira & Fernandes 2009). */
static void
see_colour (EntenteColour colour,
            const double matrix[3][3],
            double *lab)
{
  static const double to_xyz[3][3] = { { 0.4124564, 0.3575761, 0.1804375 },
                                       { 0.2126729, 0.7151522, 0.0721750 },
                                       { 0.0193339, 0.1191920, 0.9503041 } };
  static const double white[3] = { 0.95047, 1, 1.08883 };
  double light[3] = { linearise (colour.red), linearise (colour.green), linearise (colour.blue) };
  double seen[3], f[3];
  int i;

  for (i = 0; i < 3; i++)
    seen[i] = CLAMP (matrix[i][0] * light[0] + matrix[i][1] * light[1] + matrix[i][2] * light[2], 0, 1);
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
static double
measure_difference (const double *p,
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

static double
find_least_difference (EntenteColour a,
                       EntenteColour b)
{
  static const double visions[4][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
  };
  double least = HUGE_VAL;
  int i;

  for (i = 0; i < 4; i++)
    {
      double p[3], q[3];

      see_colour (a, visions[i], p);
      see_colour (b, visions[i], q);
      least = MIN (least, measure_difference (p, q));
    }
  return least;
}

static double
find_worst_contrast (const EntenteStyle *style,
                     EntenteColour colour)
{
  return MIN (entente_style_get_contrast (colour, style->picture),
              MIN (entente_style_get_contrast (colour, style->panel),
                   entente_style_get_contrast (colour, style->card)));
}

static void
test_difference_formula (void)
{
  /* Two pairs of the published test data. */
  const double a[] = { 50, 2.6772, -79.7751 }, b[] = { 50, 0, -82.7485 };
  const double c[] = { 50, 2.5, 0 }, d[] = { 73, 25, -18 };

  g_assert_cmpfloat_with_epsilon (measure_difference (a, b), 2.0425, 1e-4);
  g_assert_cmpfloat_with_epsilon (measure_difference (c, d), 27.1492, 1e-4);
}

static void
test_text_contrast (void)
{
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteStyle s;
      gsize i;

      entente_style_init (&s, theme, NULL, 3, 1);
      const EntenteColour texts[] = { s.ink, s.muted, s.up, s.down, s.what_if, s.missing, s.assumed };

      for (i = 0; i < G_N_ELEMENTS (texts); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, texts[i]), >=, s.high_contrast ? 7 : 4.5);
      for (i = 0; i < 3; i++)
        {
          g_assert_cmpfloat (entente_style_get_contrast (s.ink, s.tier_band[i]), >=, 4.5);
          g_assert_cmpfloat (entente_style_get_contrast (s.muted, s.tier_band[i]), >=, 4.5);
        }
    }
}

static void
test_mark_contrast (void)
{
  int theme;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteStyle s;
      double least;
      guint i;

      entente_style_init (&s, theme, NULL, 3, 1);
      least = s.high_contrast ? 4.5 : 3;
      g_assert_cmpfloat (find_worst_contrast (&s, s.axis), >=, least);
      g_assert_cmpfloat (find_worst_contrast (&s, s.focus), >=, least);
      for (i = 0; i < G_N_ELEMENTS (s.criteria); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, s.criteria[i]), >=, least);
      for (i = 0; i < G_N_ELEMENTS (s.tie); i++)
        g_assert_cmpfloat (find_worst_contrast (&s, s.tie[i]), >=, least);
    }
}

static void
test_tiers (void)
{
  int theme;
  guint n, i;

  for (theme = 0; theme < N_THEMES; theme++)
    for (n = 1; n <= ENTENTE_MAX_TIERS; n++)
      {
        EntenteStyle s;

        entente_style_init (&s, theme, NULL, n, 1);
        for (i = 0; i < n; i++)
          {
            g_assert_cmpfloat (find_worst_contrast (&s, s.tier_fill[i]), >=, s.high_contrast ? 4.5 : 3);
            g_assert_cmpfloat (entente_style_get_contrast (s.tier_fill[i], s.tier_text[i]), >=, 4.5);
            if (i > 0)
              g_assert_cmpfloat (find_least_difference (s.tier_fill[i - 1], s.tier_fill[i]), >=, n < 6 ? 6 : 4.8);
          }
      }
}

/* Steps of equal lightness, seen from the surface on, whatever colours the file gives its tiers. */
static void
test_ramp (void)
{
  static const double normal[3][3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
  int theme, i;

  for (theme = 0; theme < N_THEMES; theme++)
    {
      EntenteColour ramp[8];
      EntenteStyle style;
      double before[3], step = 0;

      entente_style_init (&style, theme, NULL, 3, 1);
      style.tier_fill[0] = style.picture;
      entente_style_make_ramp (&style, ramp, 8);
      see_colour (style.picture, normal, before);
      for (i = 0; i < 8; i++)
        {
          double lab[3];

          see_colour (ramp[i], normal, lab);
          if (i == 0)
            step = lab[0] - before[0];
          g_assert_cmpfloat (fabs (step), >, 7);
          g_assert_cmpfloat_with_epsilon (lab[0] - before[0], step, 0.02);
          before[0] = lab[0];
        }
    }
}

static void
test_colours_of_the_file (void)
{
  const EntenteTier tier = { .id = "a", .colour = "#fffbe0" };
  const EntenteCriterion criteria[] = { { .id = "pale", .colour = "#ffff00" }, { .id = "none" } };
  const EntenteDataset dataset = { .n_tiers = 1, .tiers = &tier, .n_criteria = 2, .criteria = criteria };
  EntenteStyle s;

  entente_style_init (&s, ENTENTE_THEME_LIGHT, &dataset, 2, 1);
  g_assert_cmpfloat (entente_style_get_contrast (s.tier_fill[0], s.picture), >=, 3);
  g_assert_cmpfloat (entente_style_get_contrast (s.tier_fill[0], s.tier_text[0]), >=, 4.5);
  g_assert_cmpfloat (entente_style_get_contrast (entente_style_get_criterion (&s, &dataset, 0), s.picture), >=, 3);
  g_assert_cmpfloat (entente_style_get_criterion (&s, &dataset, 1).red, ==, s.criteria[1].red);
  g_assert_cmpfloat (entente_style_get_criterion (&s, NULL, 9).red, ==, s.criteria[1].red);
}

/* The share of a grey surface that is covered. */
static double
sum_coverage (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface), x, y;
  const guint8 *data;
  double sum = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++)
      sum += data[y * stride + x] / 255.0;
  return sum;
}

static void
test_shapes_have_equal_area (void)
{
  int shape;

  for (shape = ENTENTE_SHAPE_CIRCLE; shape <= ENTENTE_SHAPE_TRIANGLE_DOWN; shape++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 200);
      cairo_t *cr = cairo_create (surface);

      entente_style_shape_path (cr, shape, 100, 100, 50);
      cairo_fill (cr);
      g_assert_cmpfloat_with_epsilon (sum_coverage (surface) / (G_PI * 50 * 50), 1, 0.01);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static guint32
read_pixel (cairo_surface_t *surface,
            int x,
            int y)
{
  cairo_surface_flush (surface);
  return *(const guint32 *) (const void *) (cairo_image_surface_get_data (surface) +
                                            y * cairo_image_surface_get_stride (surface) + 4 * x) & 0xffffff;
}

static void
test_hatches_differ_and_stay_inside (void)
{
  guint32 seen[ENTENTE_HATCH_NOT_RATED + 1];
  EntenteStyle s;
  int hatch, other;

  entente_style_init (&s, ENTENTE_THEME_LIGHT, NULL, 3, 1);
  for (hatch = ENTENTE_HATCH_SOLID; hatch <= ENTENTE_HATCH_NOT_RATED; hatch++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
      cairo_t *cr = cairo_create (surface);
      int x, y;

      cairo_rectangle (cr, 16, 16, 32, 32);
      entente_style_fill_hatched (&s, cr, s.tier_fill[1], hatch);
      g_assert_false (cairo_has_current_point (cr));
      seen[hatch] = 0;
      for (y = 0; y < 64; y++)
        for (x = 0; x < 64; x++)
          if (x < 16 || x >= 48 || y < 16 || y >= 48)
            g_assert_cmpuint (read_pixel (surface, x, y), ==, 0);
          else
            seen[hatch] = seen[hatch] * 31 + read_pixel (surface, x, y);
      for (other = 0; other < hatch; other++)
        g_assert_cmpuint (seen[hatch], !=, seen[other]);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/difference-formula", test_difference_formula);
  g_test_add_func ("/style/text-contrast", test_text_contrast);
  g_test_add_func ("/style/mark-contrast", test_mark_contrast);
  g_test_add_func ("/style/tiers", test_tiers);
  g_test_add_func ("/style/ramp", test_ramp);
  g_test_add_func ("/style/colours-of-the-file", test_colours_of_the_file);
  g_test_add_func ("/style/shapes-have-equal-area", test_shapes_have_equal_area);
  g_test_add_func ("/style/hatches-differ-and-stay-inside", test_hatches_differ_and_stay_inside);
  return g_test_run ();
}
