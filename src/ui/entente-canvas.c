/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A cairo node of the whole widget is a recording: it is written down, then drawn again into a surface of its size
 * that is cleared first, and that one is blended with the window: three passes through megabytes that no cache
 * holds, beside what is drawn itself. Here the pixels are drawn once, straight into a surface that stays, and are
 * handed over in strips that a cache holds:
 *
 *   begin ()  ->  draw  ->  end ()        snapshot ()
 *   +--------------------------+          texture
 *   |                          |          texture     each some 200 KB of the same pixels
 *   |         surface          |          texture
 *   +--------------------------+          ...
 *
 * The textures look at the surface's own pixels and do not copy them. GTK may look at a texture for as long as it
 * shows it: each drawing gets textures of its own, and those of the last drawing are not used any more once the
 * frame that draws anew is under way.
 */

#include "config.h"

#include "entente-canvas.h"

#include <math.h>

#define STRIP_BYTES (192 * 1024)

struct _EntenteCanvas
{
  cairo_content_t content;
  cairo_surface_t *surface; /* or NULL */
  int width, height;        /* logical pixels */
  double scale;             /* device pixels to one of them */
  GPtrArray *strips;        /* GskRenderNode, from top to bottom */
  int strip_height;         /* logical; the last may be lower */
};

/* content: COLOR where every pixel is drawn, COLOR_ALPHA where what lies under it is to be seen */
EntenteCanvas *
entente_canvas_new (cairo_content_t content)
{
  EntenteCanvas *self = g_new0 (EntenteCanvas, 1);

  self->content = content;
  self->strips = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  return self;
}

/* Gives the pixels back: there is nothing to show until it is drawn again. */
void
entente_canvas_clear (EntenteCanvas *self)
{
  g_ptr_array_set_size (self->strips, 0);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

void
entente_canvas_free (EntenteCanvas *self)
{
  entente_canvas_clear (self);
  g_ptr_array_unref (self->strips);
  g_free (self);
}

/* Whether something of this size has been drawn, in this many device pixels to a logical one. */
gboolean
entente_canvas_fits (EntenteCanvas *self,
                     int width,
                     int height,
                     double scale)
{
  return self->surface != NULL && self->width == width && self->height == height && self->scale == scale;
}

/* Between two pixels of the screen a seam could be seen: where a logical pixel is no whole number of them there is but
 * one strip. */
static int
choose_strip_height (EntenteCanvas *self)
{
  if (self->scale != rint (self->scale))
    return MAX (self->height, 1);
  return MAX (STRIP_BYTES / MAX (cairo_image_surface_get_stride (self->surface) * (int) self->scale, 1), 1);
}

/**
 * entente_canvas_begin:
 * @width: in logical pixels, and so are the coordinates of what is returned
 * @scale: device pixels to a logical one
 *
 * Returns: (transfer full): to draw with, over what was drawn last if that had the same size, or over nothing where
 *   what lies under it is to be seen; give it to entente_canvas_end ()
 */
cairo_t *
entente_canvas_begin (EntenteCanvas *self,
                      int width,
                      int height,
                      double scale)
{
  cairo_t *cr;

  if (!entente_canvas_fits (self, width, height, scale))
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = cairo_image_surface_create (self->content == CAIRO_CONTENT_COLOR ? CAIRO_FORMAT_RGB24
                                                                                       : CAIRO_FORMAT_ARGB32,
                                                  (int) ceil (width * scale), (int) ceil (height * scale));
      cairo_surface_set_device_scale (self->surface, scale, scale);
      self->width = width;
      self->height = height;
      self->scale = scale;
      self->strip_height = choose_strip_height (self);
    }
  cr = cairo_create (self->surface);
  if (self->content != CAIRO_CONTENT_COLOR)
    {
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
    }
  return cr;
}

static cairo_surface_t *
acquire_cb (cairo_pattern_t *pattern,
            void *surface,
            cairo_surface_t *target,
            const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (surface);
}

static void
release_cb (cairo_pattern_t *pattern,
            void *surface,
            cairo_surface_t *acquired)
{
  cairo_surface_destroy (acquired);
}

static GskRenderNode *
make_strip (EntenteCanvas *self,
            cairo_pattern_t *pixels,
            int top,
            int height)
{
  /* To the last pixel that there is, or its colour would be mixed with none. */
  const double right = cairo_image_surface_get_width (self->surface) / self->scale;
  const double bottom = top + height == self->height
                          ? cairo_image_surface_get_height (self->surface) / self->scale : top + height;
  GskRenderNode *strip = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, (float) top, (float) right, (float) (bottom - top)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (strip);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source (cr, pixels);
  cairo_paint (cr);
  cairo_destroy (cr);
  return strip;
}

/* cr: (transfer full) */
void
entente_canvas_end (EntenteCanvas *self,
                    cairo_t *cr)
{
  cairo_pattern_t *pixels;
  cairo_matrix_t matrix;
  int top;

  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  g_ptr_array_set_size (self->strips, 0);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    return;
  pixels = cairo_pattern_create_raster_source (self->surface, self->content,
                                               cairo_image_surface_get_width (self->surface),
                                               cairo_image_surface_get_height (self->surface));
  cairo_raster_source_pattern_set_acquire (pixels, acquire_cb, release_cb);
  cairo_matrix_init_scale (&matrix, self->scale, self->scale);
  cairo_pattern_set_matrix (pixels, &matrix);
  cairo_pattern_set_filter (pixels, CAIRO_FILTER_NEAREST);
  for (top = 0; top < self->height; top += self->strip_height)
    g_ptr_array_add (self->strips, make_strip (self, pixels, top, MIN (self->strip_height, self->height - top)));
  cairo_pattern_destroy (pixels);
}

void
entente_canvas_snapshot (EntenteCanvas *self,
                         GtkSnapshot *snapshot)
{
  guint i;

  for (i = 0; i < self->strips->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (self->strips, i));
}
