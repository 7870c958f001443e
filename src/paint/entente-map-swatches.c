/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Kept until a swatch, the style or the scale is another one. */

#include "config.h"

#include "entente-map-swatches.h"

#include <math.h>
#include <string.h>

#define MARGIN 8.0 /* marks and their outlines, beyond swatches */

/* What a swatch looks like; the words beside it are drawn anew. */
typedef struct
{
  EntenteMapRect swatch;
  double mark_x, mark_y;
  guint fill;
  gboolean has_mark;
} Look;

struct _EntenteMapSwatches
{
  GArray *looks;
  EntenteStyle style;
  double scale;
  cairo_surface_t *surface; /* (nullable) */
  double left, top;         /* of the surface, on whole device pixels */
  guint n_drawn;
};

EntenteMapSwatches *
entente_map_swatches_new (void)
{
  EntenteMapSwatches *self = g_new0 (EntenteMapSwatches, 1);

  self->looks = g_array_new (FALSE, TRUE, sizeof (Look));
  return self;
}

void
entente_map_swatches_clear (EntenteMapSwatches *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

void
entente_map_swatches_free (EntenteMapSwatches *self)
{
  entente_map_swatches_clear (self);
  g_array_unref (self->looks);
  g_free (self);
}

/* Returns: whether they are the same as those in the image */
static gboolean
take_looks (EntenteMapSwatches *self,
            const GArray *rows)
{
  gboolean same = self->looks->len == rows->len;
  guint i;

  g_array_set_size (self->looks, rows->len);
  for (i = 0; i < rows->len; i++)
    {
      const EntenteMapLegendRow *row = &g_array_index (rows, EntenteMapLegendRow, i);
      Look *old = &g_array_index (self->looks, Look, i), look;

      memset (&look, 0, sizeof look);
      look.swatch = row->swatch;
      look.fill = row->fill;
      look.has_mark = row->has_mark;
      if (row->has_mark)
        {
          look.mark_x = row->mark_x;
          look.mark_y = row->mark_y;
        }
      same = same && memcmp (old, &look, sizeof look) == 0;
      *old = look;
    }
  return same;
}

/* Around all of them. */
static EntenteMapRect
find_box (const EntenteMapSwatches *self)
{
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
  guint i;

  for (i = 0; i < self->looks->len; i++)
    {
      const Look *look = &g_array_index (self->looks, Look, i);

      x0 = MIN (x0, look->has_mark ? MIN (look->swatch.x, look->mark_x) : look->swatch.x);
      x1 = MAX (x1, look->has_mark ? MAX (look->swatch.x + look->swatch.width, look->mark_x)
                                   : look->swatch.x + look->swatch.width);
      y0 = MIN (y0, look->swatch.y);
      y1 = MAX (y1, look->swatch.y + look->swatch.height);
    }
  return (EntenteMapRect) { x0 - MARGIN, y0 - MARGIN, x1 - x0 + 2 * MARGIN, y1 - y0 + 2 * MARGIN };
}

static void
render (EntenteMapSwatches *self,
        const EntenteMapPainter *painter)
{
  const GArray *rows = painter->scene->layout->legend;
  const EntenteMapRect box = find_box (self);
  cairo_t *cr;
  guint i;

  self->left = floor (box.x * self->scale) / self->scale;
  self->top = floor (box.y * self->scale) / self->scale;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                              (int) ceil ((box.x + box.width - self->left) * self->scale),
                                              (int) ceil ((box.y + box.height - self->top) * self->scale));
  cairo_surface_set_device_scale (self->surface, self->scale, self->scale);
  cr = cairo_create (self->surface);
  cairo_translate (cr, -self->left, -self->top);
  for (i = 0; i < rows->len; i++)
    entente_map_painter_draw_swatch (painter, &g_array_index (rows, EntenteMapLegendRow, i), cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  self->n_drawn++;
}

/**
 * entente_map_swatches_draw:
 *
 * Over the card of the legend, which is drawn before, and below its words.
 */
void
entente_map_swatches_draw (EntenteMapSwatches *self,
                           const EntenteMapPainter *painter,
                           cairo_t *cr)
{
  const GArray *rows = painter->scene->layout->legend;
  const gboolean same = take_looks (self, rows);

  if (rows->len == 0)
    return;
  if (self->surface == NULL || !same || self->scale != painter->scale
      || memcmp (&self->style, painter->style, sizeof self->style) != 0)
    {
      entente_map_swatches_clear (self);
      self->scale = painter->scale;
      self->style = *painter->style;
      render (self, painter);
    }
  cairo_set_source_surface (cr, self->surface, self->left, self->top);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
}

/* How often they were drawn and not copied, for tests. */
guint
entente_map_swatches_get_n_drawn (const EntenteMapSwatches *self)
{
  return self->n_drawn;
}
