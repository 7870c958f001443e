/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The coverage of a line's pixels, which is laid over the picture in whatever colour the text has now. The distances
 * between the glyphs of a screen's text are whole pixels (entente_pango_measure_set_exact ()), and so is the place where
 * a line begins (entente_text_image_snap ()), so the copy has the same pixels as the text that is drawn.
 */

#include "config.h"

#include "entente-text-image.h"

#include <math.h>

void
entente_text_image_clear (EntenteTextImage *self)
{
  g_clear_pointer (&self->mask, cairo_surface_destroy);
}

/* Whether what is drawn ends as pixels of an image, with nothing but whole pixels between the two. */
static gboolean
is_plain (cairo_t *cr,
          cairo_matrix_t *matrix,
          double *scale)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double vertical;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_get_matrix (cr, matrix);
  cairo_surface_get_device_scale (target, scale, &vertical);
  return matrix->xx == 1 && matrix->yy == 1 && matrix->xy == 0 && matrix->yx == 0 && *scale == vertical
         && *scale == rint (*scale) && matrix->x0 * *scale == rint (matrix->x0 * *scale)
         && matrix->y0 * *scale == rint (matrix->y0 * *scale);
}

/* The whole device pixel that cairo, too, would choose: it knows points to a part in 256. */
static double
find_pixel (double logical,
            double origin,
            double scale)
{
  return floor (rint ((logical + origin) * scale * 256) / 256 + 0.5);
}

/**
 * entente_text_image_snap:
 * @x: (inout): the start of a baseline, in logical pixels
 * @y: (inout): likewise
 *
 * Moves it to the nearest whole pixel where there are pixels. Older versions of cairo do so with each glyph; newer ones
 * would blur letters by quarters of a pixel.
 */
void
entente_text_image_snap (cairo_t *cr,
                         double *x,
                         double *y)
{
  cairo_matrix_t matrix;
  double scale;

  if (!is_plain (cr, &matrix, &scale))
    return;
  *x = find_pixel (*x, matrix.x0, scale) / scale - matrix.x0;
  *y = find_pixel (*y, matrix.y0, scale) / scale - matrix.y0;
}

/* In black, so that whatever has a colour has it from its font. */
static cairo_surface_t *
draw_in_black (PangoLayoutLine *line,
               const PangoRectangle *ink,
               double scale)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (ink->width * scale),
                                                       (int) (ink->height * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_move_to (cr, -ink->x, -ink->y);
  pango_cairo_show_layout_line (cr, line);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/* Returns: (nullable): how much of each pixel the letters cover; NULL if they have colours */
static cairo_surface_t *
take_coverage (cairo_surface_t *image)
{
  const int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
  const int from_stride = cairo_image_surface_get_stride (image);
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  const int to_stride = cairo_image_surface_get_stride (mask);
  const guint8 *from = cairo_image_surface_get_data (image);
  guint8 *to = cairo_image_surface_get_data (mask);
  guint32 colours = 0;
  int x, y;

  if (from == NULL || to == NULL)
    {
      cairo_surface_destroy (mask);
      return NULL;
    }
  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++)
      {
        const guint32 pixel = ((const guint32 *) (gconstpointer) (from + (gsize) y * from_stride))[x];

        to[(gsize) y * to_stride + x] = (guint8) (pixel >> 24);
        colours |= pixel & 0xffffff;
      }
  cairo_surface_mark_dirty (mask);
  if (colours != 0)
    g_clear_pointer (&mask, cairo_surface_destroy);
  return mask;
}

static void
make_mask (EntenteTextImage *self,
           PangoLayoutLine *line,
           double scale)
{
  cairo_surface_t *image;
  PangoRectangle ink;

  entente_text_image_clear (self);
  pango_layout_line_get_pixel_extents (line, &ink, NULL);
  /* Hints move outlines by less than a pixel. */
  ink.x -= 1;
  ink.y -= 1;
  ink.width += 2;
  ink.height += 2;
  image = draw_in_black (line, &ink, scale);
  self->mask = take_coverage (image);
  cairo_surface_destroy (image);
  self->unfit = self->mask == NULL;
  self->scale = scale;
  self->left = (int) (ink.x * scale);
  self->top = (int) (ink.y * scale);
  if (self->mask != NULL)
    cairo_surface_set_device_scale (self->mask, scale, scale);
}

/**
 * entente_text_image_draw:
 * @line: always the same; its glyphs are whole pixels apart
 * @x: the start of the baseline, in logical pixels
 * @y: likewise
 *
 * Lays the letters over the picture in the source of @cr, the first time as every other, since where glyphs overlap
 * a copy may be off by one step of 255. Nothing is drawn where the target is not an image of whole pixels: a PDF wants
 * letters.
 *
 * Returns: whether it is drawn
 */
gboolean
entente_text_image_draw (EntenteTextImage *self,
                         PangoLayoutLine *line,
                         cairo_t *cr,
                         double x,
                         double y)
{
  cairo_matrix_t matrix;
  double scale;

  if (self->unfit || !is_plain (cr, &matrix, &scale))
    return FALSE;
  /* Boxes for letters that no font has are lines, and stand between pixels. */
  if (self->mask == NULL)
    self->unfit = pango_layout_get_unknown_glyphs_count (line->layout) > 0;
  if (!self->unfit && (self->mask == NULL || self->scale != scale))
    make_mask (self, line, scale);
  if (self->mask == NULL)
    return FALSE;
  cairo_mask_surface (cr, self->mask, (find_pixel (x, matrix.x0, scale) + self->left) / scale - matrix.x0,
                      (find_pixel (y, matrix.y0, scale) + self->top) / scale - matrix.y0);
  return TRUE;
}
