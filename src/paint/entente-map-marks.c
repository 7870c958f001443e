/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Thousands of marks with lines to their true places cost more to stroke and fill than a frame has time for, and
 * while weights change none of them moves:
 *
 *   lines   drawn once for each place that the map is shown at, kept as an image and copied
 *   marks   copies of small images, one for each look and quarter of a pixel
 *
 * The marks of a file with few are drawn as exactly as in an export.
 */

#include "config.h"

#include "entente-map-marks.h"

#include <math.h>

#define MANY 200

typedef struct
{
  cairo_surface_t *surface; /* or NULL */
  double left, top;         /* logical */
} Layer;

struct _EntenteMapMarks
{
  EntenteMarkSprites *sprites;
  Layer leaders[ENTENTE_MAP_MAX_PARTS];
  guint places_serial;
  double scale, stroke_scale;
  EntenteColour picture, ink;
  guint n_drawn;
};

EntenteMapMarks *
entente_map_marks_new (void)
{
  EntenteMapMarks *self = g_new0 (EntenteMapMarks, 1);

  self->sprites = entente_mark_sprites_new ();
  return self;
}

static void
forget_leaders (EntenteMapMarks *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (self->leaders); i++)
    g_clear_pointer (&self->leaders[i].surface, cairo_surface_destroy);
}

/* All pixels; the next frame makes them anew. */
void
entente_map_marks_clear (EntenteMapMarks *self)
{
  forget_leaders (self);
  entente_mark_sprites_clear (self->sprites);
}

void
entente_map_marks_free (EntenteMapMarks *self)
{
  forget_leaders (self);
  entente_mark_sprites_free (self->sprites);
  g_free (self);
}

static gboolean
is_same_colour (EntenteColour a,
                EntenteColour b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/**
 * entente_map_marks_begin:
 * @scale: device pixels a logical pixel
 *
 * Call before a frame.
 *
 * Returns: whether there are so many marks that they are to be drawn by this
 */
gboolean
entente_map_marks_begin (EntenteMapMarks *self,
                         const EntenteMapScene *scene,
                         const EntenteStyle *style,
                         double scale)
{
  const gboolean many = scene->marks->len > MANY;

  if (!many || self->places_serial != scene->places_serial || self->scale != scale
      || self->stroke_scale != style->stroke_scale || !is_same_colour (self->picture, style->picture)
      || !is_same_colour (self->ink, style->ink))
    forget_leaders (self);
  self->places_serial = scene->places_serial;
  self->scale = scale;
  self->stroke_scale = style->stroke_scale;
  self->picture = style->picture;
  self->ink = style->ink;
  entente_mark_sprites_begin (self->sprites, style, scale);
  return many;
}

/* Of the frame that has begun, for what else stands on the map again and again. */
EntenteMarkSprites *
entente_map_marks_get_sprites (EntenteMapMarks *self)
{
  return self->sprites;
}

static void
draw_layer (EntenteMapMarks *self,
            const EntenteMapPainter *painter,
            guint part)
{
  const EntenteMapRect *clip = &painter->scene->parts[part].geometry->frame.clip;
  Layer *layer = &self->leaders[part];
  cairo_t *cr;

  layer->left = floor (clip->x * self->scale) / self->scale;
  layer->top = floor (clip->y * self->scale) / self->scale;
  layer->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                               (int) ceil ((clip->x + clip->width - layer->left) * self->scale),
                                               (int) ceil ((clip->y + clip->height - layer->top) * self->scale));
  cairo_surface_set_device_scale (layer->surface, self->scale, self->scale);
  cr = cairo_create (layer->surface);
  cairo_translate (cr, -layer->left, -layer->top);
  entente_map_painter_draw_leaders (painter, part, cr);
  cairo_destroy (cr);
  cairo_surface_flush (layer->surface);
  self->n_drawn++;
}

/* The lines from marks to their true places; cr is clipped to the part. */
void
entente_map_marks_draw_leaders (EntenteMapMarks *self,
                                const EntenteMapPainter *painter,
                                guint part,
                                cairo_t *cr)
{
  const Layer *layer = &self->leaders[part];

  if (layer->surface == NULL)
    draw_layer (self, painter, part);
  cairo_set_source_surface (cr, layer->surface, layer->left, layer->top);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
}

void
entente_map_marks_draw (EntenteMapMarks *self,
                        const EntenteMapPainter *painter,
                        const EntenteMapMark *mark,
                        cairo_t *cr)
{
  const EntenteMapShade *shade = &painter->shades[mark->partner];
  const guint8 fills[2] = { shade->from, shade->to };
  const double alphas[2] = { 1 - shade->fade, shade->fade };
  guint i;

  for (i = 0; i < 2; i++)
    {
      EntenteTierMark item = { .x = mark->at.x, .y = mark->at.y, .radius = painter->scene->mark_radius, .opacity = 1 };

      if (alphas[i] <= 0)
        continue;
      item.tier = fills[i] >= ENTENTE_MAP_TIER ? fills[i] - (guint) ENTENTE_MAP_TIER : painter->style->n_tiers;
      item.clear = 1 - alphas[i];
      entente_mark_sprites_draw (self->sprites, painter->style, cr, &item);
    }
}

/* How often lines were drawn and not copied, for tests. */
guint
entente_map_marks_get_n_drawn (const EntenteMapMarks *self)
{
  return self->n_drawn;
}
