/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Lines written into a mask look like lines that cairo strokes. */

#include "entente-line-mask.h"

#include <math.h>
#include <stdlib.h>

#define SIDE 64

static cairo_surface_t *
make_surface (cairo_t **cr,
              double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (SIDE * scale), (int) (SIDE * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  *cr = cairo_create (surface);
  return surface;
}

static cairo_surface_t *
draw_mask (const EntenteMaskLine *lines,
           guint n,
           double scale)
{
  g_autoptr (EntenteLineMask) mask = entente_line_mask_new (SIDE, SIDE, scale);
  cairo_t *cr;
  cairo_surface_t *surface = make_surface (&cr, scale);
  guint i;

  for (i = 0; i < n; i++)
    entente_line_mask_add (mask, &lines[i]);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  entente_line_mask_fill (mask, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_strokes (const EntenteMaskLine *lines,
              guint n,
              double scale)
{
  cairo_t *cr;
  cairo_surface_t *surface = make_surface (&cr, scale);
  guint i;

  for (i = 0; i < n; i++)
    {
      cairo_move_to (cr, lines[i].x0, lines[i].y0);
      cairo_line_to (cr, lines[i].x1, lines[i].y1);
    }
  cairo_set_line_width (cr, lines[0].width);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_alpha (cairo_surface_t *surface,
           int x,
           int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3];
}

/* The mean difference of the pixels, and the sum of what is covered, against cairo's. */
static void
assert_alike (const EntenteMaskLine *lines,
              guint n,
              double scale)
{
  cairo_surface_t *ours = draw_mask (lines, n, scale), *theirs = draw_strokes (lines, n, scale);
  double difference = 0, sum = 0, wanted = 0;
  int x, y;

  for (y = 0; y < SIDE * scale; y++)
    for (x = 0; x < SIDE * scale; x++)
      {
        difference += abs (get_alpha (ours, x, y) - get_alpha (theirs, x, y));
        sum += get_alpha (ours, x, y);
        wanted += get_alpha (theirs, x, y);
      }
  g_assert_cmpfloat (wanted, >, 0);
  g_assert_cmpfloat (fabs (sum - wanted), <, 0.05 * wanted);
  g_assert_cmpfloat (difference, <, 0.3 * wanted);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
}

static void
test_like_strokes (void)
{
  static const double widths[] = { 0.6, 0.8, 1.3, 3 }, scales[] = { 1, 2, 1.5 };
  gsize w, s;
  int k;

  for (w = 0; w < G_N_ELEMENTS (widths); w++)
    for (s = 0; s < G_N_ELEMENTS (scales); s++)
      for (k = 0; k < 24; k++)
        {
          double angle = k * G_PI / 12 + 0.05;
          const EntenteMaskLine line = { 32.3, 31.6, 32.3 + 28 * cos (angle), 31.6 + 28 * sin (angle), widths[w] };

          assert_alike (&line, 1, scales[s]);
        }
}

/* As in one path: twice the same line is once the line. */
static void
test_crossings_stay_light (void)
{
  static const EntenteMaskLine lines[] = { { 4, 30, 60, 34, 2 }, { 60, 34, 4, 30, 2 }, { 30, 4, 33, 60, 2 } };
  cairo_surface_t *surface = draw_mask (lines, 3, 1);
  int most = 0, x, y;

  for (y = 0; y < SIDE; y++)
    for (x = 0; x < SIDE; x++)
      most = MAX (most, get_alpha (surface, x, y));
  g_assert_cmpint (most, >=, 126);
  g_assert_cmpint (most, <=, 129);
  cairo_surface_destroy (surface);
}

static void
test_clipped (void)
{
  static const EntenteMaskLine lines[] = {
    { -500, -480, 900, 880, 1 },    { 20, -1000, 20, 1000, 5 }, { -3, 63.9, 80, 63.9, 4 },
    { NAN, 0, 10, 10, 1 },          { 0, 0, INFINITY, 10, 1 },  { 1e9, 0, -1e9, 30, 1 },
    { 10, 10, 10, 10, 1 },          { 63.9, -9, 63.9, 90, 3 },
  };
  cairo_surface_t *surface = draw_mask (lines, G_N_ELEMENTS (lines), 1);

  g_assert_cmpint (get_alpha (surface, 20, 0), >, 120);
  g_assert_cmpint (get_alpha (surface, 20, 63), >, 120);
  g_assert_cmpint (get_alpha (surface, 40, 5), ==, 0);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-mask/like-strokes", test_like_strokes);
  g_test_add_func ("/line-mask/crossings-stay-light", test_crossings_stay_light);
  g_test_add_func ("/line-mask/clipped", test_clipped);
  return g_test_run ();
}
