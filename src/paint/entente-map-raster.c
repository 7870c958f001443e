/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Areas as runs of pixels.
 *
 *   runs      of one opaque colour, hatches included; hard edges, reaching a little over coasts and borders
 *   overlay   what is the same whatever the colours: water with the exact coast cut out of it, and the borders,
 *             both smooth
 *   picture = runs, then overlay, kept as one opaque image: a frame copies it and blends nothing
 *
 * Made once a size: every area is drawn without smoothing in a colour that is its number, and the rows of that
 * picture become runs (area, row, first pixel, length). A step of a slider then writes the runs of the areas
 * whose shade changed and nothing else.
 *
 * Hatches come from coverage drawn by the same code as in exports, so that screen and export agree to the pixel
 * except along borders.
 */

#include "config.h"

#include "entente-map-raster.h"

#include <math.h>
#include <string.h>

/* How far an area reaches under the smooth edge of the overlay, in device pixels to both sides. */
#define UNDER 2.0

#define N_HATCHES (ENTENTE_HATCH_NOT_RATED + 1)

/* cairo's limit for images, and more than any screen. */
#define MAX_SIDE 16384

typedef struct
{
  guint16 y, x, n;
  guint16 at_edge; /* the overlay touches it */
} Run;

/* The coverage of a hatch, from 0 to 255, its opacity included. A pixel's value is at
 *
 *   data[(y modulo n_rows) * stride + start + slant * y + x]
 *
 * Diagonals repeat along themselves, so one row serves all, read from a place that moves on with y; dots repeat
 * after a few rows. */
typedef struct
{
  guint8 *data; /* NULL = not made yet */
  int stride, n_rows;
  int slant, start;
} Mask;

struct _EntenteMapRaster
{
  EntenteMapGeometry *geometry;
  EntenteStyle style;
  double scale;
  int left, top; /* of the clip, in device pixels */
  int width, height;
  cairo_surface_t *picture, *overlay;
  guint *first_run; /* by shape, n_shapes + 1 */
  Run *runs;
  Mask masks[N_HATCHES];
  EntenteMapShade *painted; /* by shape; from = NEVER at first */
};

#define NEVER 255

/* Rows of dots repeat after two steps, in pixels of the style. */
#define DOT_PERIOD 10

#define HATCH_ROOM 4

#define SMOOTH_PIXELS 1.5e6

static cairo_t *
begin (const EntenteMapRaster *self,
       cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -self->left, -self->top);
  cairo_scale (cr, self->scale, self->scale);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  return cr;
}

/* The number of a shape plus one as a colour that survives the way through the image exactly. */
static void
set_number (cairo_t *cr,
            guint number)
{
  cairo_set_source_rgb (cr, (number >> 16 & 0xff) / 255.0, (number >> 8 & 0xff) / 255.0, (number & 0xff) / 255.0);
}

static cairo_surface_t *
draw_numbers (const EntenteMapRaster *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  cairo_t *cr = begin (self, surface);
  guint pass, i;

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_width (cr, UNDER / self->scale);
  for (pass = 0; pass < 2; pass++)
    for (i = 0; i < self->geometry->world->n_shapes; i++)
      {
        if (!self->geometry->shapes[i].visible)
          continue;
        set_number (cr, i + 1);
        entente_map_painter_shape_path (self->geometry, i, cr);
        if (pass == 0)
          cairo_stroke (cr);
        else
          cairo_fill (cr);
      }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Goes over every run of equal numbers above 0, of the inside or the edge of an area: first to count, then to
 * store. Both surfaces have four bytes a pixel, hence one stride. */
static void
scan_runs (EntenteMapRaster *self,
           cairo_surface_t *numbers,
           gboolean store)
{
  const guint8 *data = cairo_image_surface_get_data (numbers);
  const guint8 *over = cairo_image_surface_get_data (self->overlay);
  int stride = cairo_image_surface_get_stride (numbers);
  int x, y;

  for (y = 0; y < self->height; y++)
    {
      const guint32 *row = (const guint32 *) (const void *) (data + (gsize) y * stride);
      const guint32 *over_row = (const guint32 *) (const void *) (over + (gsize) y * stride);

      for (x = 0; x < self->width;)
        {
          guint32 number = row[x] & 0xffffff;
          gboolean at_edge = over_row[x] != 0;
          int start = x;

          while (x < self->width && (row[x] & 0xffffff) == number && (over_row[x] != 0) == at_edge)
            x++;
          if (number == 0 || number > self->geometry->world->n_shapes)
            continue;
          if (store)
            {
              Run run = { (guint16) y, (guint16) start, (guint16) (x - start), (guint16) at_edge };

              self->runs[self->first_run[number - 1]++] = run;
            }
          else
            self->first_run[number]++;
        }
    }
}

static void
build_runs (EntenteMapRaster *self)
{
  guint n_shapes = self->geometry->world->n_shapes;
  cairo_surface_t *numbers = draw_numbers (self);
  guint i;

  self->first_run = g_new0 (guint, n_shapes + 1);
  scan_runs (self, numbers, FALSE);
  for (i = 0; i < n_shapes; i++)
    self->first_run[i + 1] += self->first_run[i];
  self->runs = g_new (Run, self->first_run[n_shapes]);
  scan_runs (self, numbers, TRUE);
  /* Storing moved each start to the next one's. */
  memmove (self->first_run + 1, self->first_run, n_shapes * sizeof (guint));
  self->first_run[0] = 0;
  cairo_surface_destroy (numbers);
}

static void
build_overlay (EntenteMapRaster *self)
{
  cairo_t *cr;
  guint i;

  self->overlay = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = begin (self, self->overlay);
  entente_style_set_source (cr, self->style.water, 1);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  /* One path for all land: neighbours meet without a seam. */
  for (i = 0; i < self->geometry->world->n_shapes; i++)
    if (self->geometry->shapes[i].visible)
      entente_map_painter_shape_path (self->geometry, i, cr);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  entente_map_painter_stroke_borders (self->geometry, &self->style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->overlay);
}

/* Draws a hatch into width x height pixels from the part's top and the given x: white on black, of which one channel
 * is kept. Strokes end at the edge of what is drawn, so there is some room above and below. */
static guint8 *
draw_mask (const EntenteMapRaster *self,
           EntenteHatch hatch,
           int x,
           int width,
           int height)
{
  const EntenteColour white = { 1, 1, 1 }, black = { 0, 0, 0 };
  EntenteStyle style = self->style;
  int room = (int) ceil (HATCH_ROOM * self->scale * self->style.stroke_scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height + 2 * room);
  guint8 *mask = g_malloc ((gsize) width * height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  int stride, i, k;

  style.picture = white;
  style.muted = white;
  cairo_translate (cr, -x, room - self->top);
  cairo_scale (cr, self->scale, self->scale);
  cairo_rectangle (cr, x / self->scale, (self->top - room) / self->scale, width / self->scale,
                   (height + 2 * room) / self->scale);
  entente_style_fill_hatched (&style, cr, black, hatch);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (i = 0; i < height; i++)
    for (k = 0; k < width; k++)
      mask[(gsize) i * width + k] =
        (guint8) (((const guint32 *) (const void *) (data + (gsize) (i + room) * stride))[k] & 0xff);
  cairo_surface_destroy (surface);
  return mask;
}

static void
build_mask (EntenteMapRaster *self,
            EntenteHatch hatch)
{
  Mask *mask = &self->masks[hatch];
  gboolean whole = self->scale == floor (self->scale);

  mask->stride = self->width;
  mask->n_rows = self->height;
  switch (hatch)
    {
    case ENTENTE_HATCH_DIAGONAL:
    case ENTENTE_HATCH_NOT_RATED:
      mask->stride = self->width + self->height;
      mask->n_rows = 1;
      mask->slant = 1;
      mask->data = draw_mask (self, hatch, self->left, mask->stride, 1);
      break;
    case ENTENTE_HATCH_COUNTER_DIAGONAL:
      mask->stride = self->width + self->height;
      mask->n_rows = 1;
      mask->slant = -1;
      mask->start = self->height;
      mask->data = draw_mask (self, hatch, self->left - self->height, mask->stride, 1);
      break;
    case ENTENTE_HATCH_DOTS:
      if (whole)
        mask->n_rows = MIN (self->height, (int) (DOT_PERIOD * self->scale * self->style.stroke_scale));
      mask->data = draw_mask (self, hatch, self->left, mask->stride, mask->n_rows);
      break;
    default:
      mask->data = draw_mask (self, hatch, self->left, mask->stride, mask->n_rows);
      break;
    }
}

static const Mask *
get_mask (EntenteMapRaster *self,
          EntenteHatch hatch)
{
  if (hatch == ENTENTE_HATCH_SOLID)
    return NULL;
  if (self->masks[hatch].data == NULL)
    build_mask (self, hatch);
  return &self->masks[hatch];
}

static const guint8 *
get_coverage (const Mask *mask,
              const Run *run)
{
  return mask->data + (gsize) (run->y % mask->n_rows) * mask->stride + mask->start + mask->slant * run->y + run->x;
}

/**
 * entente_map_raster_new:
 * @scale: device pixels a logical pixel
 *
 * Some 40 ms for a full HD screen; see tests/benchmarks.
 */
EntenteMapRaster *
entente_map_raster_new (EntenteMapGeometry *geometry,
                        const EntenteStyle *style,
                        double scale)
{
  EntenteMapRaster *self = g_new0 (EntenteMapRaster, 1);
  const EntenteMapRect *clip = &geometry->frame.clip;
  cairo_t *cr;
  guint i;

  self->geometry = entente_map_geometry_ref (geometry);
  self->style = *style;
  self->scale = scale;
  self->left = (int) floor (clip->x * scale);
  self->top = (int) floor (clip->y * scale);
  self->width = (int) CLAMP (ceil ((clip->x + clip->width) * scale) - self->left, 1, MAX_SIDE);
  self->height = (int) CLAMP (ceil ((clip->y + clip->height) * scale) - self->top, 1, MAX_SIDE);
  build_overlay (self);
  build_runs (self);
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  cr = cairo_create (self->picture);
  entente_style_set_source (cr, style->water, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->picture);
  self->painted = g_new0 (EntenteMapShade, geometry->world->n_shapes);
  for (i = 0; i < geometry->world->n_shapes; i++)
    self->painted[i].from = NEVER;
  return self;
}

void
entente_map_raster_free (EntenteMapRaster *self)
{
  guint i;

  for (i = 0; i < N_HATCHES; i++)
    g_free (self->masks[i].data);
  cairo_surface_destroy (self->picture);
  cairo_surface_destroy (self->overlay);
  entente_map_geometry_unref (self->geometry);
  g_free (self->first_run);
  g_free (self->runs);
  g_free (self->painted);
  g_free (self);
}

gboolean
entente_map_raster_is_for (const EntenteMapRaster *self,
                           const EntenteMapGeometry *geometry,
                           const EntenteStyle *style,
                           double scale)
{
  return self->geometry == geometry && self->scale == scale && memcmp (&self->style, style, sizeof *style) == 0;
}

/* Whether only the frame may differ. */
gboolean
entente_map_raster_is_like (const EntenteMapRaster *self,
                            const EntenteStyle *style,
                            double scale)
{
  return self->scale == scale && memcmp (&self->style, style, sizeof *style) == 0;
}

typedef struct
{
  EntenteColour fill;
  struct
  {
    const Mask *mask; /* NULL = no hatch */
    EntenteColour ink;
    double share;
  } hatches[2];
} Brush;

static void
set_hatch (EntenteMapRaster *self,
           Brush *brush,
           guint which,
           guint fill,
           double share)
{
  EntenteHatch hatch = entente_map_painter_get_hatch (fill);

  brush->hatches[which].mask = share > 0 ? get_mask (self, hatch) : NULL;
  brush->hatches[which].ink = hatch == ENTENTE_HATCH_NOT_RATED ? self->style.muted : self->style.picture;
  brush->hatches[which].share = share;
}

static guint32
pack (EntenteColour colour)
{
  return 0xff000000u | (guint32) lrint (colour.red * 255) << 16 | (guint32) lrint (colour.green * 255) << 8
         | (guint32) lrint (colour.blue * 255);
}

/* All colours that a mask value can lead to. */
static void
build_ramp (EntenteColour fill,
            EntenteColour ink,
            double share,
            guint32 ramp[256])
{
  guint i;

  for (i = 0; i < 256; i++)
    ramp[i] = pack (entente_style_mix (fill, ink, share * i / 255));
}

static void
write_plain (guint32 *pixels,
             guint n,
             guint32 colour)
{
  guint i;

  for (i = 0; i < n; i++)
    pixels[i] = colour;
}

static void
write_hatched (guint32 *pixels,
               guint n,
               const guint8 *coverage,
               const guint32 *ramp)
{
  guint i;

  for (i = 0; i < n; i++)
    pixels[i] = ramp[coverage[i]];
}

/* While one hatch fades into another: together they hide 1 - (1 - a) (1 - b) of the fill. */
static void
write_both (guint32 *pixels,
            guint n,
            const guint8 *const *masks,
            const guint8 shares[2][256],
            const guint32 *ramp)
{
  guint i;

  for (i = 0; i < n; i++)
    {
      guint a = shares[0][masks[0][i]], b = shares[1][masks[1][i]];

      pixels[i] = ramp[a + b - a * b / 255];
    }
}

/* The overlay over pixels that were just written: as cairo's operator "over" does it. */
static void
write_overlay (guint32 *pixels,
               guint n,
               const guint32 *overlay)
{
  guint i, shift;

  for (i = 0; i < n; i++)
    {
      guint clear = 255 - (overlay[i] >> 24);
      guint32 result = 0xff000000u;

      if (clear == 255)
        continue;
      for (shift = 0; shift < 24; shift += 8)
        {
          guint part = (pixels[i] >> shift & 0xff) * clear + 128;

          result |= MIN ((overlay[i] >> shift & 0xff) + ((part + (part >> 8)) >> 8), 255) << shift;
        }
      pixels[i] = result;
    }
}

static void
build_shares (const Brush *brush,
              guint8 shares[2][256])
{
  guint i, k;

  for (k = 0; k < 2; k++)
    for (i = 0; i < 256; i++)
      shares[k][i] = (guint8) lrint (brush->hatches[k].share * i);
}

static void
write_shape (EntenteMapRaster *self,
             guint shape,
             const Brush *brush)
{
  guint8 *data = cairo_image_surface_get_data (self->picture);
  const guint8 *overlay = cairo_image_surface_get_data (self->overlay);
  int stride = cairo_image_surface_get_stride (self->picture);
  gboolean both = brush->hatches[0].mask != NULL && brush->hatches[1].mask != NULL;
  guint one = brush->hatches[1].mask != NULL;
  const Mask *mask = brush->hatches[one].mask;
  guint8 shares[2][256];
  guint32 ramp[256];
  guint i;

  /* Two hatches have one ink: that of "not rated" is never mixed with another, see paint_shape (). */
  build_ramp (brush->fill, brush->hatches[one].ink, both ? 1 : brush->hatches[one].share, ramp);
  build_shares (brush, shares);
  for (i = self->first_run[shape]; i < self->first_run[shape + 1]; i++)
    {
      const Run *run = &self->runs[i];
      guint32 *pixels = (guint32 *) (void *) (data + (gsize) run->y * stride) + run->x;

      if (mask == NULL)
        write_plain (pixels, run->n, ramp[0]);
      else if (both)
        write_both (pixels, run->n,
                    (const guint8 *[]) { get_coverage (brush->hatches[0].mask, run), get_coverage (mask, run) },
                    (const guint8(*)[256]) shares, ramp);
      else
        write_hatched (pixels, run->n, get_coverage (mask, run), ramp);
      if (run->at_edge)
        write_overlay (pixels, run->n, (const guint32 *) (const void *) (overlay + (gsize) run->y * stride)
                                       + run->x);
    }
}

static void
paint_shape (EntenteMapRaster *self,
             guint shape,
             EntenteMapShade shade)
{
  Brush brush = { .fill = entente_style_mix (entente_map_painter_get_fill (&self->style, shade.from),
                                             entente_map_painter_get_fill (&self->style, shade.to), shade.fade) };

  if (entente_map_painter_get_hatch (shade.from) == entente_map_painter_get_hatch (shade.to))
    set_hatch (self, &brush, 1, shade.to, 1);
  else if (shade.from == ENTENTE_MAP_NOT_RATED || shade.to == ENTENTE_MAP_NOT_RATED)
    set_hatch (self, &brush, 1, shade.fade < 0.5 ? shade.from : shade.to, fabs (2 * shade.fade - 1));
  else
    {
      set_hatch (self, &brush, 0, shade.from, 1 - shade.fade);
      set_hatch (self, &brush, 1, shade.to, shade.fade);
    }
  write_shape (self, shape, &brush);
}

static gboolean
looks_same (const EntenteMapShade *a,
            const EntenteMapShade *b)
{
  if (a->from == NEVER)
    return FALSE;
  return a->to == b->to && a->fade == b->fade && (a->from == b->from || a->fade >= 1);
}

/**
 * entente_map_raster_colour:
 *
 * Brings the pixels up to the painter's shades.
 *
 * Returns: the number of areas that were coloured anew. O(their pixels).
 */
guint
entente_map_raster_colour (EntenteMapRaster *self,
                           const EntenteMapPainter *painter)
{
  guint i, n = 0;

  for (i = 0; i < self->geometry->world->n_shapes; i++)
    {
      EntenteMapShade shade = entente_map_painter_get_shade (painter, i);

      if (looks_same (&self->painted[i], &shade))
        continue;
      if (n++ == 0)
        cairo_surface_flush (self->picture);
      paint_shape (self, i, shade);
      self->painted[i] = shade;
    }
  if (n > 0)
    cairo_surface_mark_dirty (self->picture);
  return n;
}

/**
 * entente_map_raster_draw:
 * @frame: where to draw it; another frame than that of the raster's geometry magnifies the pixels, as a stand-in
 *   while the picture is being zoomed
 */
void
entente_map_raster_draw (EntenteMapRaster *self,
                         const EntenteMapFrame *frame,
                         cairo_t *cr)
{
  const EntenteMapFrame *own = &self->geometry->frame;
  double ratio = frame->scale / own->scale;
  /* Smooth pixels of a large screen take longer than a frame, and nobody looks that closely at what moves. */
  cairo_filter_t magnified = (double) self->width * self->height > SMOOTH_PIXELS ? CAIRO_FILTER_NEAREST
                                                                                  : CAIRO_FILTER_BILINEAR;

  cairo_save (cr);
  cairo_translate (cr, frame->x - ratio * (own->x - self->left / self->scale),
                   frame->y - ratio * (own->y - self->top / self->scale));
  cairo_scale (cr, ratio / self->scale, ratio / self->scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), ratio == 1 ? CAIRO_FILTER_NEAREST : magnified);
  cairo_paint (cr);
  cairo_restore (cr);
}
