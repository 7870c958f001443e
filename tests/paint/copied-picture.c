/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "copied-picture.h"

/* Nothing is copied to where lines slant, by however little. Along x, letters exactly between two pixels would come to
 * stand on the other one; along y they stand on whole pixels. */
static void
draw (EntentePicture *picture,
      const EntenteStyle *style,
      EntentePangoMeasure *text,
      double slant,
      cairo_surface_t *surface)
{
  const cairo_matrix_t matrix = { 1, slant, 0, 1, 0, 0 };
  cairo_t *cr = cairo_create (surface);

  cairo_set_matrix (cr, &matrix);
  entente_picture_draw (picture, style, text, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/**
 * copied_picture_compare:
 * @text: an exact one, or letters stand on whole pixels in one of the two
 * @difference: (inout): what is found is added
 */
void
copied_picture_compare (EntentePicture *picture,
                        const EntenteStyle *style,
                        EntentePangoMeasure *text,
                        int width,
                        int height,
                        CopiedDifference *difference)
{
  cairo_surface_t *copied = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_t *drawn = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  const guint8 *a, *b;
  gsize i, n;

  draw (picture, style, text, 0, copied);
  draw (picture, style, text, 1e-9, drawn);
  a = cairo_image_surface_get_data (copied);
  b = cairo_image_surface_get_data (drawn);
  n = (gsize) cairo_image_surface_get_stride (copied) * (gsize) height;
  for (i = 0; i < n; i++)
    {
      const int apart = ABS ((int) a[i] - (int) b[i]);

      difference->n_different += apart != 0;
      difference->largest = MAX (difference->largest, apart);
      difference->sum += apart;
    }
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (copied);
}
