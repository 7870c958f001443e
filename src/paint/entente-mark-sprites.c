/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A cache of rendered marks, one for each look and each quarter of a device pixel that it is asked for: a gliding mark
 * does not jump, and one at rest is off by an eighth of a pixel at most.
 */

#include "config.h"

#include "entente-mark-sprites.h"

#include <math.h>
#include <string.h>

#define MAX_SPRITES 3000 /* some 1 kB each */
#define N_COLOURS 6
#define FIRST_STAMP 64 /* keys below are those of tiers */
#define RING_WIDTH 2.2
#define RADIUS_STEPS 16.0
#define PHASES 4.0

struct _EntenteMarkSprites
{
  GHashTable *table; /* key -> cairo_surface_t */
  double scale, stroke_scale;
  guint n_tiers;
  EntenteColour colours[N_COLOURS]; /* that all are drawn with */
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

/* All pixels; the next frame makes them anew. */
void
entente_mark_sprites_clear (EntenteMarkSprites *self)
{
  g_hash_table_remove_all (self->table);
}

/**
 * entente_mark_sprites_may_draw_on:
 *
 * Returns: whether the pixels of @cr are final, and at their own scale
 */
gboolean
entente_mark_sprites_may_draw_on (cairo_t *cr)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE
         && matrix.xx == 1 && matrix.yy == 1 && matrix.xy == 0 && matrix.yx == 0;
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
  const EntenteColour colours[N_COLOURS] = { style->picture, style->card, style->axis, style->ink, style->up,
                                            style->down };

  if (self->scale != scale || self->stroke_scale != style->stroke_scale || self->n_tiers != style->n_tiers
      || memcmp (self->colours, colours, sizeof colours) != 0 || g_hash_table_size (self->table) > MAX_SPRITES)
    g_hash_table_remove_all (self->table);
  self->scale = scale;
  self->stroke_scale = style->stroke_scale;
  self->n_tiers = style->n_tiers;
  memcpy (self->colours, colours, sizeof colours);
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

/* Where a sprite lies: its top left in whole device pixels, and its middle within it, in logical ones. */
typedef struct
{
  gint64 left, top;
  int side, phase; /* which quarters */
  double x, y;
} Place;

static Place
find_place (const EntenteMarkSprites *self,
            double x,
            double y,
            double reach)
{
  const gint64 device_reach = (gint64) ceil (reach * self->scale);
  const gint64 column = count_quarters (self, x), row = count_quarters (self, y);
  const gint64 left = (gint64) floor (column / PHASES), top = (gint64) floor (row / PHASES);
  const gint64 right = column - (gint64) PHASES * left, down = row - (gint64) PHASES * top;
  Place place;

  place.left = left - device_reach;
  place.top = top - device_reach;
  place.side = (int) (2 * device_reach) + 2;
  place.phase = (int) (right * (gint64) PHASES + down);
  place.x = (device_reach + right / PHASES) / self->scale;
  place.y = (device_reach + down / PHASES) / self->scale;
  return place;
}

static cairo_surface_t *
make_sprite (EntenteMarkSprites *self,
             gint64 key,
             int side)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);

  cairo_surface_set_device_scale (surface, self->scale, self->scale);
  g_hash_table_insert (self->table, g_memdup2 (&key, sizeof key), surface);
  return surface;
}

/* With the size in sixteenths of a pixel. */
static void
copy_stamp (EntenteMarkSprites *self,
            cairo_t *cr,
            guint kind,
            const EntenteStamp *stamp,
            double alpha)
{
  const double size = rint (stamp->size * RADIUS_STEPS) / RADIUS_STEPS;
  cairo_matrix_t matrix;
  Place place;
  cairo_surface_t *surface;
  gint64 key;

  /* A list that is scrolled by parts of a pixel has its marks on whole ones all the same. */
  cairo_get_matrix (cr, &matrix);
  place = find_place (self, stamp->x + matrix.x0 / matrix.xx, stamp->y + matrix.y0 / matrix.yy,
                      stamp->reach + 1 / RADIUS_STEPS + 1 / self->scale);
  key = (gint64) kind << 56 | ((gint64) (size * RADIUS_STEPS) & 0xffff) << 32
        | (gint64) (stamp->look & 0xfffffff) << 4 | place.phase;
  surface = g_hash_table_lookup (self->table, &key);
  if (surface == NULL)
    {
      EntenteStamp middle = *stamp;
      cairo_t *sprite;

      middle.size = size;
      middle.x = place.x;
      middle.y = place.y;
      surface = make_sprite (self, key, place.side);
      sprite = cairo_create (surface);
      middle.draw (&middle, sprite);
      cairo_destroy (sprite);
    }
  cairo_set_source_surface (cr, surface, place.left / self->scale - matrix.x0 / matrix.xx,
                            place.top / self->scale - matrix.y0 / matrix.yy);
  cairo_paint_with_alpha (cr, alpha);
}

typedef struct
{
  const EntenteTierMark *mark;
  const EntenteStyle *style;
} TierLook;

static void
draw_tier_mark_cb (const EntenteStamp *stamp,
                   cairo_t *cr)
{
  const TierLook *look = stamp->data;
  EntenteTierMark mark = *look->mark;

  mark.x = stamp->x;
  mark.y = stamp->y;
  mark.radius = stamp->size;
  entente_tier_mark_draw (&mark, look->style, cr);
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
  const double ring = ENTENTE_MARK_RING_AWAY + RING_WIDTH / 2 * style->stroke_scale;
  const guint32 change = mark->change > 0 ? 1 : mark->change < 0 ? 2 : 0;
  const TierLook look = { mark, style };
  EntenteColour fill = style->axis;
  EntenteStamp stamp = { 0, mark->x, mark->y, mark->radius, 0,
                         entente_style_get_mark_reach (style, mark->tier, mark->radius), draw_tier_mark_cb, &look };

  if (mark->tier < style->n_tiers)
    fill = entente_style_mix (style->picture, style->tier_fill[mark->tier], CLAMP (mark->opacity, 0, 1));
  stamp.look = change << 24 | entente_style_pack_colour (fill);
  if (change != 0)
    stamp.reach = MAX (stamp.reach, mark->radius + ring);
  copy_stamp (self, cr, MIN (mark->tier, style->n_tiers), &stamp, 1 - mark->clear);
}

/**
 * entente_mark_sprites_stamp:
 *
 * Draws what else stands at a mark, with the size in sixteenths of a pixel.
 */
void
entente_mark_sprites_stamp (EntenteMarkSprites *self,
                            cairo_t *cr,
                            const EntenteStamp *stamp)
{
  copy_stamp (self, cr, FIRST_STAMP + stamp->kind, stamp, 1);
}
