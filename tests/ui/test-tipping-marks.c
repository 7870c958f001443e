/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The marks above a slider as pixels. */

#include "config.h"

#include "entente-tipping-marks.h"

#include <math.h>

/* @x, @y: the pixel's middle */
static gboolean
has_colour (cairo_surface_t *surface,
            double x,
            double y,
            EntenteColour colour)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint8 *pixel = data + (gsize) floor (y) * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) floor (x);

  return fabs (pixel[0] - 255 * colour.blue) < 2 && fabs (pixel[1] - 255 * colour.green) < 2
         && fabs (pixel[2] - 255 * colour.red) < 2;
}

/* Marks stand on their line where somebody changes tier, point the way, and the six nearest have colours; those of the
 * highest tier are higher, and one that stands for many is wide, whether it is copied or drawn. */
static void
test_look (void)
{
  const EntenteTippingPlace places[] = {
    { 0.100, TRUE, 0, 0 },  { 0.200, FALSE, 1, 0 }, { 0.300, TRUE, 1, 0 },  { 0.400, FALSE, 0, 0 },
    { 0.498, FALSE, 0, 0 }, { 0.500, TRUE, 0, 0 },  { 0.502, TRUE, 0, 0 },  { 0.600, TRUE, 0, 0 },
    { 0.700, TRUE, 0, 0 },  { 0.900, TRUE, 0, 0 },  { 0.905, TRUE, 0, 0 },  { 0.910, TRUE, 0, 0 },
    { 0.915, TRUE, 0, 0 },  { 0.920, TRUE, 0, 0 },  { 0.925, TRUE, 0, 0 },  { 0.930, TRUE, 0, 0 },
    { 0.935, TRUE, 0, 0 },  { 0.940, TRUE, 0, 0 },  { 0.945, TRUE, 0, 0 },  { 0.950, TRUE, 0, 0 },
  };
  const EntenteColour ground = { 0.8, 0.8, 0.2 };
  g_autoptr (EntenteMarkSprites) sprites = entente_mark_sprites_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 40);
  cairo_t *cr = cairo_create (surface);
  EntenteTippingTrough trough = { 0.5, 400, 30, FALSE, 0.45 };
  EntenteTippingMarks marks;
  EntenteColour distant;
  EntenteStyle style;

  entente_style_init (&style, ENTENTE_THEME_LIGHT, NULL, 3, 1);
  distant = entente_style_mix (style.card, style.axis, 0.8);
  entente_tipping_marks_init (&marks);
  g_assert_true (entente_tipping_marks_set (&marks, places, G_N_ELEMENTS (places)));
  g_assert_false (entente_tipping_marks_set (&marks, places, G_N_ELEMENTS (places)));
  entente_style_set_source (cr, ground, 1);
  cairo_paint (cr);
  entente_mark_sprites_begin (sprites, &style, 1);
  entente_tipping_marks_draw (&marks, sprites, cr, &style, &trough);
  cairo_surface_flush (surface);

  g_assert_true (has_colour (surface, 40, 29, distant)); /* rises, far away */
  g_assert_true (has_colour (surface, 42, 22, ground));
  g_assert_true (has_colour (surface, 80, 24, style.down)); /* drops, low */
  g_assert_true (has_colour (surface, 80, 21, ground));
  g_assert_true (has_colour (surface, 120, 29, style.up));
  g_assert_true (has_colour (surface, 160, 21, style.down));
  g_assert_true (has_colour (surface, 163, 29, ground)); /* its tip is below */
  g_assert_true (has_colour (surface, 200, 25, style.ink)); /* both ways */
  g_assert_true (has_colour (surface, 240, 29, style.up));
  g_assert_false (has_colour (surface, 240, 30, ground)); /* its halo */
  g_assert_true (has_colour (surface, 40, 30, ground));
  g_assert_true (has_colour (surface, 280, 29, style.up));
  g_assert_true (has_colour (surface, 362, 29, distant)); /* many */
  g_assert_true (has_colour (surface, 378, 29, distant));
  g_assert_true (has_colour (surface, 370, 22, distant));
  g_assert_true (has_colour (surface, 363, 22, ground));
  g_assert_true (has_colour (surface, 320, 29, ground));
  entente_tipping_marks_clear (&marks);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tipping-marks/look", test_look);
  return g_test_run ();
}
