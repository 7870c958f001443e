/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*      ^    ^ v   <>        9 px: in or out of the highest tier, 6 px: a lower cut-off
 *   ====(O)-----------      ^ rises, v drops, <> some of both
 *
 * Which way somebody goes is said by shape and colour; the nearest ones stand out, since they are what a small move
 * would do. Marks nearer to each other than 3 px are one. Each is copied from an image of its look, unless it is very
 * wide: five sliders have some 150 of them, in each frame of a drag in other places.
 */

#include "config.h"

#include "entente-tipping-marks.h"

#include <math.h>
#include <string.h>

#define MERGE 3.0
#define REACH 4.0 /* of the pointer */
#define HIGH 9.0
#define LOW 6.0
#define HALF_WIDTH 2.25
#define HALO 0.75
#define N_NEAREST 6
#define WIDTH_STEP 0.25    /* of half a mark's */
#define WIDEST_COPIED 12.0 /* half of it */

typedef struct
{
  double first, last; /* pixels, ascending */
  guint place, n;     /* slice of places */
  guint tier;
  gboolean rises, drops;
} Cluster;

void
entente_tipping_marks_init (EntenteTippingMarks *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (EntenteTippingPlace));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
}

void
entente_tipping_marks_clear (EntenteTippingMarks *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
}

/* Returns: whether they look any different */
gboolean
entente_tipping_marks_set (EntenteTippingMarks *self,
                           const EntenteTippingPlace *places,
                           guint n)
{
  if (self->places->len == n && (n == 0 || memcmp (self->places->data, places, n * sizeof *places) == 0))
    return FALSE;
  g_array_set_size (self->places, 0);
  if (n > 0)
    g_array_append_vals (self->places, places, n);
  return TRUE;
}

static double
get_x (const EntenteTippingTrough *trough,
       double place)
{
  return trough->left + trough->width * (trough->mirrored ? 1 - place : place);
}

static void
add_to_cluster (Cluster *cluster,
                const EntenteTippingPlace *place,
                double x)
{
  cluster->first = MIN (cluster->first, x);
  cluster->last = MAX (cluster->last, x);
  cluster->n++;
  cluster->tier = MIN (cluster->tier, place->tier);
  cluster->rises |= place->rises;
  cluster->drops |= !place->rises;
}

/* O(places): they come in order, from one side or the other. */
static void
find_clusters (EntenteTippingMarks *self,
               const EntenteTippingTrough *trough)
{
  guint i;

  g_array_set_size (self->clusters, 0);
  for (i = 0; i < self->places->len; i++)
    {
      const EntenteTippingPlace *place = &g_array_index (self->places, EntenteTippingPlace, i);
      double x = get_x (trough, place->place);
      Cluster *last = self->clusters->len > 0 ? &g_array_index (self->clusters, Cluster, self->clusters->len - 1) : NULL;
      Cluster fresh = { x, x, i, 0, G_MAXUINT, FALSE, FALSE };

      if (last == NULL || fabs (x - (trough->mirrored ? last->first : last->last)) >= MERGE)
        {
          g_array_append_val (self->clusters, fresh);
          last = &g_array_index (self->clusters, Cluster, self->clusters->len - 1);
        }
      add_to_cluster (last, place, x);
    }
}

static double
get_middle (const Cluster *cluster)
{
  return (cluster->first + cluster->last) / 2;
}

/* The distance within which the nearest ones are; infinite when there are no more than those. */
static double
find_nearest_distance (EntenteTippingMarks *self,
                       double x)
{
  double nearest[N_NEAREST];
  guint n = 0, i, j;

  for (i = 0; i < self->clusters->len; i++)
    {
      double distance = fabs (get_middle (&g_array_index (self->clusters, Cluster, i)) - x);

      for (j = n; j > 0 && nearest[j - 1] > distance; j--)
        if (j < N_NEAREST)
          nearest[j] = nearest[j - 1];
      if (j < N_NEAREST)
        nearest[j] = distance;
      n = MIN (n + (j < N_NEAREST), N_NEAREST);
    }
  return n < N_NEAREST ? INFINITY : nearest[N_NEAREST - 1];
}

/* What a mark looks like. */
typedef struct
{
  gboolean rises, drops, near;
  double height, half; /* pixels; half of its width */
  EntenteColour fill, halo;
} MarkLook;

/* @grow: by how many pixels its edges lie further out: what a stroke of twice that width would add, and far cheaper */
static void
path_mark (cairo_t *cr,
           const MarkLook *look,
           double x,
           double middle,
           double grow)
{
  const double height = look->height, bottom = middle + height / 2;
  double half = look->half;

  cairo_new_path (cr);
  if (look->rises && look->drops)
    {
      const double edge = hypot (half, height / 2), up = height / 2 + grow * edge / half;

      half += grow * edge / (height / 2);
      cairo_move_to (cr, x, middle - up);
      cairo_line_to (cr, x + half, middle);
      cairo_line_to (cr, x, middle + up);
      cairo_line_to (cr, x - half, middle);
    }
  else
    {
      const double edge = hypot (half, height);
      const double tip = height + grow * edge / half, base = -grow;
      const double tip_y = look->rises ? bottom - tip : bottom - height + tip;
      const double base_y = look->rises ? bottom - base : bottom - height + base;

      half += grow * (half + edge) / height;
      cairo_move_to (cr, x, tip_y);
      cairo_line_to (cr, x + half, base_y);
      cairo_line_to (cr, x - half, base_y);
    }
  cairo_close_path (cr);
}

/* Some of the nearest stand over the thumb. */
static void
draw_look (const MarkLook *look,
           cairo_t *cr,
           double x,
           double middle)
{
  if (look->near)
    {
      path_mark (cr, look, x, middle, HALO);
      entente_style_set_source (cr, look->halo, 1);
      cairo_fill (cr);
    }
  path_mark (cr, look, x, middle, 0);
  entente_style_set_source (cr, look->fill, 1);
  cairo_fill (cr);
}

/* How far its tips are from its middle, those of the halo included. */
static double
get_reach (const MarkLook *look)
{
  const double edge = hypot (look->half, look->height), grow = look->near ? HALO : 0;

  return MAX (look->height / 2 + grow * edge / look->half, look->half + grow * (look->half + edge) / (look->height / 2));
}

static void
draw_stamp_cb (const EntenteStamp *stamp,
               cairo_t *cr)
{
  draw_look (stamp->data, cr, stamp->x, stamp->y);
}

/* Opaque, so that those that touch are no darker where they do. */
static EntenteColour
choose_fill (const EntenteStyle *style,
             const Cluster *cluster,
             gboolean near)
{
  if (!near)
    return entente_style_mix (style->card, style->axis, style->high_contrast ? 1 : 0.8);
  if (cluster->rises && cluster->drops)
    return style->ink;
  return cluster->rises ? style->up : style->down;
}

static void
draw_mark (const Cluster *cluster,
           gboolean near,
           EntenteMarkSprites *sprites,
           cairo_t *cr,
           const EntenteStyle *style,
           double bottom)
{
  const double half = MAX (HALF_WIDTH, (cluster->last - cluster->first) / 2);
  const MarkLook look = { cluster->rises, cluster->drops, near, cluster->tier == 0 ? HIGH : LOW,
                          rint (half / WIDTH_STEP) * WIDTH_STEP, choose_fill (style, cluster, near), style->card };
  const EntenteStamp stamp = { (guint) look.rises | (guint) look.drops << 1 | (guint) near << 2
                                 | (guint) (cluster->tier == 0) << 3,
                               get_middle (cluster), bottom - look.height / 2, look.half,
                               entente_style_pack_colour (look.fill),
                               get_reach (&look), draw_stamp_cb, &look };

  if (look.half <= WIDEST_COPIED)
    entente_mark_sprites_stamp (sprites, cr, &stamp);
  else
    draw_look (&look, cr, stamp.x, stamp.y);
}

/**
 * entente_tipping_marks_draw:
 * @sprites: that the frame has begun with; its first ENTENTE_TIPPING_N_KINDS stamps are for marks
 *
 * The distant ones first. O(marks).
 */
void
entente_tipping_marks_draw (EntenteTippingMarks *self,
                            EntenteMarkSprites *sprites,
                            cairo_t *cr,
                            const EntenteStyle *style,
                            const EntenteTippingTrough *trough)
{
  const double x = get_x (trough, trough->share);
  double nearest;
  guint pass, i;

  find_clusters (self, trough);
  nearest = find_nearest_distance (self, x);
  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < self->clusters->len; i++)
      {
        const Cluster *cluster = &g_array_index (self->clusters, Cluster, i);
        const gboolean near = fabs (get_middle (cluster) - x) <= nearest;

        if (near == (pass == 1))
          draw_mark (cluster, near, sprites, cr, style, trough->bottom);
      }
}

/**
 * entente_tipping_marks_find:
 * @first: (out): into the places
 *
 * Returns: how many changes the mark under @x stands for; 0 = there is none
 */
guint
entente_tipping_marks_find (EntenteTippingMarks *self,
                            const EntenteTippingTrough *trough,
                            double x,
                            guint *first)
{
  const Cluster *nearest = NULL;
  double least = REACH;
  guint i;

  find_clusters (self, trough);
  for (i = 0; i < self->clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (self->clusters, Cluster, i);
      double distance = MAX (MAX (cluster->first - x, x - cluster->last), 0);

      if (distance <= least)
        {
          least = distance;
          nearest = cluster;
        }
    }
  *first = nearest != NULL ? nearest->place : 0;
  return nearest != NULL ? nearest->n : 0;
}
