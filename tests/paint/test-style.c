/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Sizes of text for screen, paper and stage, colours that a file brings along, shapes of equal area, hatches that stay
 * inside their path. What the colours must keep to: test-palette.c. */

#include "entente-mark-sprites.h"
#include "entente-style.h"

#include <math.h>

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

/* From the back row: sentences and names 1/30 of the height, nothing below 1/45, at any size of picture. */
static void
test_stage_is_large (void)
{
  static const double heights[] = { 480, 720, 1080, 2160 };
  gsize i;
  int font;

  for (i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      EntenteStyle s;

      entente_style_init (&s, ENTENTE_THEME_DARK, NULL, 3, 1);
      entente_style_set_medium (&s, ENTENTE_MEDIUM_STAGE, 1, heights[i]);
      for (font = 0; font < ENTENTE_N_FONTS; font++)
        {
          gboolean note = font == ENTENTE_FONT_NOTE || font == ENTENTE_FONT_DELTA;

          g_assert_cmpfloat (s.type.roles[font].size, >=, heights[i] / (note ? 45 : 30) - 1e-9);
          g_assert_cmpfloat (s.type.roles[font].line, >, s.type.roles[font].size);
        }
      g_assert_cmpfloat_with_epsilon (s.stroke_scale, 1.9 * heights[i] / 1080, 1e-9);
      g_assert_cmpfloat (s.text_scale, ==, s.type.unit);
      g_assert_cmpfloat (s.type.roles[ENTENTE_FONT_FINDING].size, >=, heights[i] / 18 - 1e-9);
    }
}

static void
test_print_is_in_points (void)
{
  static const double points[ENTENTE_N_FONTS] = { 16, 9, 9, 9, 8, 8, 7.5, 7.5 };
  EntenteStyle s;
  int font;

  entente_style_init (&s, ENTENTE_THEME_LIGHT, NULL, 3, 1);
  entente_style_set_medium (&s, ENTENTE_MEDIUM_PRINT, 1, 800);
  for (font = 0; font < ENTENTE_N_FONTS; font++)
    g_assert_cmpfloat_with_epsilon (s.type.roles[font].size * ENTENTE_POINTS_PER_PIXEL, points[font], 1e-9);
  g_assert_cmpfloat (s.stroke_scale * ENTENTE_POINTS_PER_PIXEL, ==, 0.75);
}

/* The desktop's text factor goes on top of every medium. */
static void
test_text_scale_is_a_factor (void)
{
  EntenteMedium medium;
  int font;

  for (medium = ENTENTE_MEDIUM_SCREEN; medium <= ENTENTE_MEDIUM_STAGE; medium++)
    {
      EntenteTypeScale one, two;

      entente_type_scale_init (&one, medium, 1, 900);
      entente_type_scale_init (&two, medium, 2, 900);
      g_assert_cmpfloat_with_epsilon (two.unit, 2 * one.unit, 1e-9);
      for (font = 0; font < ENTENTE_N_FONTS; font++)
        g_assert_cmpfloat_with_epsilon (two.roles[font].size, 2 * one.roles[font].size, 1e-9);
    }
  g_assert_cmpfloat (entente_type_scale_get_room (800, 600), ==, 1);
  g_assert_cmpfloat (entente_type_scale_get_room (3840, 2160), ==, 1.3);
}

/* Large text stays large as long as a picture has room beside it, and is never smaller than usual. */
static void
test_text_leaves_room (void)
{
  g_assert_cmpfloat (entente_type_scale_get_fit (2, 880, 640), ==, 1);
  g_assert_cmpfloat (entente_type_scale_get_fit (1, 100, 100), ==, 1);
  g_assert_cmpfloat (entente_type_scale_get_fit (0.8, 100, 100), ==, 1);
  g_assert_cmpfloat (entente_type_scale_get_fit (2, 360, 300), ==, 0.5);
  g_assert_cmpfloat (entente_type_scale_get_fit (1.15, 360, 430), ==, 1);
  g_assert_cmpfloat (2 * entente_type_scale_get_fit (2, 360, 450), ==, 1.2); /* more, and names have no room */
  g_assert_cmpfloat (2 * entente_type_scale_get_fit (2, 360, 640), ==, 1.2);
  g_assert_cmpfloat (2 * entente_type_scale_get_fit (2, 480, 600), ==, 1.6);
}

static cairo_surface_t *
draw_mark (EntenteMarkSprites *sprites,
           const EntenteStyle *style,
           const EntenteTierMark *mark,
           int scale,
           double scroll)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 160 * scale, 160 * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.2, 0.5, 0.8);
  cairo_paint (cr);
  cairo_translate (cr, 0, -scroll);
  if (sprites != NULL)
    entente_mark_sprites_draw (sprites, style, cr, mark);
  else
    entente_tier_mark_draw (mark, style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* With all corners and outlines, of whatever size; at quarters of a pixel a copy has the pixels of what is drawn but for
 * rounding, in a list that is scrolled by a part of one, too. */
static void
test_copied_marks_are_whole (void)
{
  g_autoptr (EntenteMarkSprites) sprites = entente_mark_sprites_new ();
  EntenteStyle style;
  guint tier, step;
  int scale, change;

  entente_style_init (&style, ENTENTE_THEME_LIGHT, NULL, ENTENTE_MAX_TIERS, 1);
  for (scale = 1; scale <= 2; scale++)
    for (tier = 0; tier <= ENTENTE_MAX_TIERS; tier++)
      for (change = -1; change <= 1; change++)
        for (step = 1; step <= 12; step++)
          {
            const double scroll = step * 0.3;
            const EntenteTierMark mark = { tier, 80 + step / 4.0 / scale, 80 - step / 4.0 / scale + scroll,
                                           step * step / 3 + 0.5, 1, change, 0 };
            cairo_surface_t *copied, *drawn;
            int x, y, largest = 0;

            entente_mark_sprites_begin (sprites, &style, scale);
            copied = draw_mark (sprites, &style, &mark, scale, scroll);
            drawn = draw_mark (NULL, &style, &mark, scale, scroll);
            for (y = 0; y < 160 * scale; y++)
              for (x = 0; x < 160 * scale; x++)
                {
                  const guint32 a = read_pixel (copied, x, y), b = read_pixel (drawn, x, y);

                  largest = MAX (largest, ABS ((int) (a & 0xff) - (int) (b & 0xff)));
                  largest = MAX (largest, ABS ((int) (a >> 16 & 0xff) - (int) (b >> 16 & 0xff)));
                }
            g_assert_cmpint (largest, <=, 3);
            cairo_surface_destroy (drawn);
            cairo_surface_destroy (copied);
          }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/colours-of-the-file", test_colours_of_the_file);
  g_test_add_func ("/style/shapes-have-equal-area", test_shapes_have_equal_area);
  g_test_add_func ("/style/hatches-differ-and-stay-inside", test_hatches_differ_and_stay_inside);
  g_test_add_func ("/style/stage-is-large", test_stage_is_large);
  g_test_add_func ("/style/print-is-in-points", test_print_is_in_points);
  g_test_add_func ("/style/text-leaves-room", test_text_leaves_room);
  g_test_add_func ("/style/text-scale-is-a-factor", test_text_scale_is_a_factor);
  g_test_add_func ("/style/copied-marks-are-whole", test_copied_marks_are_whole);
  return g_test_run ();
}
