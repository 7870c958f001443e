/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A cache of rendered marks, one for each look and each quarter of a device pixel that it is asked for: a gliding mark
 * does not jump, and one at rest is off by an eighth of a pixel at most.
 */

#include "config.h"

#include "entente-mark-sprites.h"

#include <math.h>

#define MAX_SPRITES 3000 /* some 1 kB each */
#define MARGIN 7.0       /* ring or outline, and rounding */
#define RING_WIDTH 2.2
#define RADIUS_STEPS 16.0
#define PHASES 4.0

struct _EntenteMarkSprites
{
  GHashTable *table; /* key -> cairo_surface_t */
  double scale, stroke_scale;
  guint n_tiers;
  EntenteColour picture, axis, up, down;
};

EntenteMarkSprites *
entente_mark_sprites_new (void)
{
  EntenteMarkSprites *self = g_new0 (EntenteMarkSprites, 1);

  self->table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  return self;
}

void
entente_mark_sprites_free (EntenteMarkSprites *self)
{
  g_hash_table_destroy (self->table);
  g_free (self);
}

static guint
pack_colour (EntenteColour colour)
{
  return (guint) rint (colour.red * 255) << 16 | (guint) rint (colour.green * 255) << 8
         | (guint) rint (colour.blue * 255);
}

/* All pixels; the next frame makes them anew. */
void
entente_mark_sprites_clear (EntenteMarkSprites *self)
{
  g_hash_table_remove_all (self->table);
}

/**
 * entente_mark_sprites_begin:
 * @scale: device pixels a logical pixel
 *
 * Call before a frame: another scale or another look of outlines empties the cache.
 */
void
entente_mark_sprites_begin (EntenteMarkSprites *self,
                            const EntenteStyle *style,
                            double scale)
{
  if (self->scale != scale || self->stroke_scale != style->stroke_scale || self->n_tiers != style->n_tiers
      || pack_colour (self->picture) != pack_colour (style->picture)
      || pack_colour (self->axis) != pack_colour (style->axis) || pack_colour (self->up) != pack_colour (style->up)
      || pack_colour (self->down) != pack_colour (style->down) || g_hash_table_size (self->table) > MAX_SPRITES)
    g_hash_table_remove_all (self->table);
  self->scale = scale;
  self->stroke_scale = style->stroke_scale;
  self->n_tiers = style->n_tiers;
  self->picture = style->picture;
  self->axis = style->axis;
  self->up = style->up;
  self->down = style->down;
}

static void
draw_ring (const EntenteTierMark *mark,
           const EntenteStyle *style,
           cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, mark->x, mark->y, mark->radius + ENTENTE_MARK_RING_AWAY, 0, 2 * G_PI);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, RING_WIDTH * style->stroke_scale);
  entente_style_set_source (cr, mark->change > 0 ? style->up : style->down, 1);
  cairo_stroke (cr);
}

void
entente_tier_mark_draw (const EntenteTierMark *mark,
                        const EntenteStyle *style,
                        cairo_t *cr)
{
  EntenteStyle faded = *style;

  if (mark->opacity < 1 && mark->tier < style->n_tiers)
    faded.tier_fill[mark->tier] = entente_style_mix (style->picture, style->tier_fill[mark->tier], mark->opacity);
  entente_style_draw_tier_mark (&faded, cr, mark->tier, mark->x, mark->y, mark->radius);
  if (mark->change != 0)
    draw_ring (mark, style, cr);
}

/* A coordinate in quarters of device pixels. */
static gint64
count_quarters (const EntenteMarkSprites *self,
                double at)
{
  return (gint64) rint (at * self->scale * PHASES);
}

static cairo_surface_t *
render (const EntenteMarkSprites *self,
        const EntenteStyle *style,
        const EntenteTierMark *mark)
{
  int side = (int) ceil (2 * (mark->radius + MARGIN * style->stroke_scale) * self->scale) + 2;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, self->scale, self->scale);
  cr = cairo_create (surface);
  entente_tier_mark_draw (mark, style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * entente_mark_sprites_draw:
 *
 * Draws a mark on a surface of the scale and the style that the frame began with.
 */
void
entente_mark_sprites_draw (EntenteMarkSprites *self,
                           const EntenteStyle *style,
                           cairo_t *cr,
                           const EntenteTierMark *mark)
{
  const double radius = rint (mark->radius * RADIUS_STEPS) / RADIUS_STEPS;
  const double reach = ceil ((radius + MARGIN * style->stroke_scale) * self->scale); /* device pixels to the middle */
  const gint64 x = count_quarters (self, mark->x), y = count_quarters (self, mark->y);
  const gint64 left = (gint64) floor (x / PHASES), top = (gint64) floor (y / PHASES);
  const gint64 phase = (x - 4 * left) * 4 + (y - 4 * top);
  EntenteColour fill = style->axis;
  cairo_surface_t *surface;
  gint64 key;

  if (mark->tier < style->n_tiers)
    fill = entente_style_mix (style->picture, style->tier_fill[mark->tier], CLAMP (mark->opacity, 0, 1));
  key = ((gint64) MIN (mark->tier, style->n_tiers) << 56) | (gint64) (mark->change > 0 ? 1 : mark->change < 0 ? 2 : 0) << 54
        | ((gint64) (radius * RADIUS_STEPS) & 0x3fffff) << 32
        | (gint64) pack_colour (fill) << 4 | phase;
  surface = g_hash_table_lookup (self->table, &key);
  if (surface == NULL)
    {
      EntenteTierMark middle = *mark;

      middle.radius = radius;
      middle.x = (reach + (x - 4 * left) / PHASES) / self->scale;
      middle.y = (reach + (y - 4 * top) / PHASES) / self->scale;
      surface = render (self, style, &middle);
      g_hash_table_insert (self->table, g_memdup2 (&key, sizeof key), surface);
    }
  cairo_set_source_surface (cr, surface, (left - reach) / self->scale, (top - reach) / self->scale);
  cairo_paint_with_alpha (cr, 1 - mark->clear);
}
