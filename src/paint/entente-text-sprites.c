/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A cache of rendered texts. A sprite is drawn on whole device pixels. At a whole scale that is where exact texts
 * stand too; at another one, such as 1.25, glyphs fall between pixels, so a sprite is made for each quarter of a
 * pixel that it is asked for. What was not drawn for a while is dropped.
 */

#include "config.h"

#include "entente-text-sprites.h"
#include "entente-string-hash.h"

#include <math.h>
#include <string.h>

/* Kept at most; the view of a large file has some 160 names. */
#define MAX_SPRITES 600

/* What a sprite looks like. */
typedef struct
{
  guint8 quarters[2], font;
  guint32 ink, halo; /* 8 bits a component */
  const char *text;
} Key;

typedef struct
{
  Key key;
  cairo_surface_t *surface;
  char text[];
} Sprite;

struct _EntenteTextSprites
{
  GHashTable *table; /* Key -> Sprite */
  guint serial; /* of the measure */
  double scale;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return entente_string_hash (key->text) * 31 + (guint) key->font * 7 + key->quarters[0] * 5 + key->quarters[1]
         + key->ink * 101;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *p = a, *q = b;

  return p->quarters[0] == q->quarters[0] && p->quarters[1] == q->quarters[1] && p->font == q->font && p->ink == q->ink
         && p->halo == q->halo && strcmp (p->text, q->text) == 0;
}

static void
free_sprite (gpointer data)
{
  Sprite *sprite = data;

  cairo_surface_destroy (sprite->surface);
  g_free (sprite);
}

EntenteTextSprites *
entente_text_sprites_new (void)
{
  EntenteTextSprites *self = g_new0 (EntenteTextSprites, 1);

  self->table = g_hash_table_new_full (hash_key, equal_keys, NULL, free_sprite);
  return self;
}

void
entente_text_sprites_free (EntenteTextSprites *self)
{
  g_hash_table_destroy (self->table);
  g_free (self);
}

/* All pixels; the next frame makes them anew. */
void
entente_text_sprites_clear (EntenteTextSprites *self)
{
  g_hash_table_remove_all (self->table);
}

/**
 * entente_text_sprites_begin:
 * @scale: device pixels a logical pixel
 *
 * Call before a frame: another scale or another measure empties the cache.
 */
void
entente_text_sprites_begin (EntenteTextSprites *self,
                            const EntentePangoMeasure *text,
                            double scale)
{
  guint serial = entente_pango_measure_get_serial (text);

  if (self->serial != serial || self->scale != scale || g_hash_table_size (self->table) > MAX_SPRITES)
    g_hash_table_remove_all (self->table);
  self->serial = serial;
  self->scale = scale;
}

void
entente_halo_text_draw (EntentePangoMeasure *text,
                        cairo_t *cr,
                        const EntenteHaloText *item)
{
  entente_pango_measure_draw_halo (text, cr, item->font, item->text, item->x, item->y, ENTENTE_ALIGN_START,
                                   item->halo_width, item->halo);
  entente_pango_measure_draw (text, cr, item->font, item->text, item->x, item->y, ENTENTE_ALIGN_START, 0, item->ink);
}

/* A coordinate in device pixels: the whole one below, and how many quarters above it. */
typedef struct
{
  double whole;
  int quarters;
} Place;

static Place
find_place (const EntenteTextSprites *self,
            double at)
{
  double device = at * self->scale;
  Place place;

  if (self->scale == rint (self->scale))
    return (Place) { rint (device), 0 };
  place.whole = floor (device);
  place.quarters = (int) rint ((device - place.whole) * 4);
  return place.quarters < 4 ? place : (Place) { place.whole + 1, 0 };
}

static cairo_surface_t *
render (EntenteTextSprites *self,
        EntentePangoMeasure *text,
        const EntenteHaloText *item,
        double margin,
        const Place places[2])
{
  int width = (int) ceil ((item->width + 2 * margin) * self->scale) + 1;
  int height = (int) ceil ((item->height + 2 * margin) * self->scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1), MAX (height, 1));
  EntenteHaloText moved = *item;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, self->scale, self->scale);
  cr = cairo_create (surface);
  moved.x = margin + places[0].quarters / 4.0 / self->scale;
  moved.y = margin + places[1].quarters / 4.0 / self->scale;
  entente_halo_text_draw (text, cr, &moved);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static Sprite *
make_sprite (EntenteTextSprites *self,
             const Key *key,
             cairo_surface_t *surface)
{
  const gsize size = strlen (key->text) + 1;
  Sprite *sprite = g_malloc (sizeof *sprite + size);

  memcpy (sprite->text, key->text, size);
  sprite->key = *key;
  sprite->key.text = sprite->text;
  sprite->surface = surface;
  g_hash_table_insert (self->table, &sprite->key, sprite);
  return sprite;
}

void
entente_text_sprites_draw (EntenteTextSprites *self,
                           EntentePangoMeasure *text,
                           cairo_t *cr,
                           const EntenteHaloText *item)
{
  double margin = ceil (item->halo_width) + 3;
  const Place places[] = { find_place (self, item->x - margin), find_place (self, item->y - margin) };
  const Key key = { { (guint8) places[0].quarters, (guint8) places[1].quarters }, (guint8) item->font,
                    entente_style_pack_colour (item->ink), entente_style_pack_colour (item->halo), item->text };
  const Sprite *sprite = g_hash_table_lookup (self->table, &key);

  if (sprite == NULL)
    sprite = make_sprite (self, &key, render (self, text, item, margin, places));
  cairo_set_source_surface (cr, sprite->surface, places[0].whole / self->scale, places[1].whole / self->scale);
  cairo_paint (cr);
}
