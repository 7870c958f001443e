/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The colours, marks and hatches that mean the same in every picture.
 *
 * The tables below are the design's exact values; test-style.c checks them: text against its surface at
 * least 4.5 : 1 (7 in high contrast), marks at least 3 : 1 (4.5), neighbouring tiers far enough apart for
 * every eye. Colours that a file brings along are moved towards the ink until they pass the same rule.
 *
 * Hatches are strokes clipped to the path, never image patterns, so that PDF and SVG stay vectors.
 */

#include "config.h"

#include "entente-style.h"

#include <math.h>
#include <string.h>

#define MARK_OUTLINE 1.5
#define HATCH_OPACITY 0.42
#define HATCH_WIDTH 1.6
#define HATCH_STEP 6.0
#define DOT_STEP 5.0
#define DOT_RADIUS 1.0

typedef struct
{
  guint32 picture, panel, card, header, border, grid, land, water, band;
  guint32 ink, muted, axis, focus, accent;
  guint32 up, down, what_if, missing, assumed;
  guint32 tier_bands[3];
  guint32 criteria[8];
  guint32 tie[6];
  guint32 hull[6];
  double hull_opacity, hull_stroke_opacity;
} Theme;

typedef struct
{
  guint32 fill, text;
} TierColour;

static const Theme themes[] = {
  [ENTENTE_THEME_LIGHT] = {
    .picture = 0xffffff, .panel = 0xfafafa, .card = 0xffffff, .header = 0xebebeb, .border = 0xd5d5d5,
    .grid = 0xe6e7e9, .land = 0xeceef0, .water = 0xffffff, .band = 0xf4f6f9,
    .ink = 0x2b2f33, .muted = 0x62686e, .axis = 0x848a91, .focus = 0x1c71d8, .accent = 0x1c71d8,
    .up = 0x1a7346, .down = 0xaf221a, .what_if = 0x6b3fb0, .missing = 0x62686e, .assumed = 0x8a5300,
    .tier_bands = { 0xdfe8f2, 0xedf2f8, 0xf7f9fb },
    .criteria = { 0xcb7a38, 0x06796f, 0x604173, 0x7f6210, 0xa03251, 0x639a79, 0x67411c, 0x89719f },
    .tie = { 0x2b2f33, 0x004ec9, 0x097261, 0x9a5200, 0x7a3c75, 0x84888d },
    .hull = { 0x0b5394, 0x0b7261, 0x9a5200, 0x7d3c77, 0xa03251, 0x5c6b12 },
    .hull_opacity = 0.11, .hull_stroke_opacity = 0.8,
  },
  [ENTENTE_THEME_DARK] = {
    .picture = 0x1e1e1e, .panel = 0x242424, .card = 0x363636, .header = 0x303030, .border = 0x4a4a4a,
    .grid = 0x343639, .land = 0x34373b, .water = 0x1e1e1e, .band = 0x26292d,
    .ink = 0xf2f3f5, .muted = 0xb9bec5, .axis = 0x989ea5, .focus = 0x78aeed, .accent = 0x78aeed,
    .up = 0x88e9c6, .down = 0xff9d93, .what_if = 0xcdb2ff, .missing = 0xb9bec5, .assumed = 0xf2c069,
    .tier_bands = { 0x2b323b, 0x262b31, 0x222528 },
    .criteria = { 0xf5ab88, 0x0dbaba, 0xedcbff, 0xa39f2a, 0xc46981, 0xa6e5c5, 0xa3845a, 0xae8df7 },
    .tie = { 0xf2f3f5, 0x75a2ff, 0x63d8b5, 0xf2ae66, 0xdeb5df, 0x979da4 },
    .hull = { 0x8fc1f5, 0x63cdb9, 0xf2ae66, 0xe0a3d9, 0xf08ea6, 0xc3cf6a },
    .hull_opacity = 0.13, .hull_stroke_opacity = 0.8,
  },
  [ENTENTE_THEME_HIGH_CONTRAST_LIGHT] = {
    .picture = 0xffffff, .panel = 0xffffff, .card = 0xffffff, .header = 0xffffff, .border = 0x000000,
    .grid = 0xb8b8b8, .land = 0xe4e4e4, .water = 0xffffff, .band = 0xf2f2f2,
    .ink = 0x000000, .muted = 0x3c4045, .axis = 0x5b6066, .focus = 0x0a4fa8, .accent = 0x0a4fa8,
    .up = 0x0a563a, .down = 0x870003, .what_if = 0x4f2791, .missing = 0x3c4045, .assumed = 0x6a3d00,
    .tier_bands = { 0xdfe8f2, 0xedf2f8, 0xf7f9fb },
    .criteria = { 0x9a6e11, 0x085f57, 0x56387f, 0x814704, 0xe0026e, 0x557d7a, 0x58432f, 0x9556b2 },
    .tie = { 0x000000, 0x0046ab, 0x054c3a, 0x753e00, 0x562a59, 0x5b6066 },
    .hull = { 0x083f73, 0x075547, 0x753e00, 0x5f2a5a, 0x7d1f3c, 0x454f0b },
    .hull_opacity = 0, .hull_stroke_opacity = 1,
  },
  [ENTENTE_THEME_HIGH_CONTRAST_DARK] = {
    .picture = 0x000000, .panel = 0x000000, .card = 0x0c0c0c, .header = 0x000000, .border = 0xffffff,
    .grid = 0x4c4c4c, .land = 0x2a2a2a, .water = 0x000000, .band = 0x141414,
    .ink = 0xffffff, .muted = 0xd5d9de, .axis = 0xa9aeb4, .focus = 0x9cc8ff, .accent = 0x9cc8ff,
    .up = 0x91ffdf, .down = 0xfeb2aa, .what_if = 0xdccaff, .missing = 0xd5d9de, .assumed = 0xffd58a,
    .tier_bands = { 0x1f2732, 0x161b22, 0x0f1216 },
    .criteria = { 0xf5ab88, 0x0dbaba, 0xedcbff, 0xa39f2a, 0xc46981, 0xa6e5c5, 0xa3845a, 0xae8df7 },
    .tie = { 0xffffff, 0x92afff, 0x7ce1be, 0xffc180, 0xeecef5, 0xa5abb3 },
    .hull = { 0xa8d2ff, 0x7fe6d2, 0xffc385, 0xf0bfea, 0xffabbd, 0xdbe68a },
    .hull_opacity = 0, .hull_stroke_opacity = 1,
  },
};

/* By theme and number of tiers less two. */
static const TierColour tier_colours[][5][ENTENTE_MAX_TIERS] = {
  [ENTENTE_THEME_LIGHT] = {
    { { 0x023063, 0xffffff }, { 0x4591cd, 0x16191d } },
    { { 0x023063, 0xffffff }, { 0x005fa0, 0xffffff }, { 0x4591cd, 0x16191d } },
    { { 0x023063, 0xffffff }, { 0x024e8c, 0xffffff }, { 0x0c6fb3, 0xffffff }, { 0x4591cd, 0x16191d } },
    { { 0x023063, 0xffffff }, { 0x004682, 0xffffff }, { 0x005fa0, 0xffffff }, { 0x0778be, 0xffffff },
      { 0x4591cd, 0x16191d } },
    { { 0x023063, 0xffffff }, { 0x00427c, 0xffffff }, { 0x075593, 0xffffff }, { 0x0169ac, 0xffffff },
      { 0x137dc2, 0x000000 }, { 0x4591cd, 0x16191d } },
  },
  [ENTENTE_THEME_DARK] = {
    { { 0xcfe7fd, 0x16191d }, { 0x3788d8, 0x16191d } },
    { { 0xcfe7fd, 0x16191d }, { 0x81b8f0, 0x16191d }, { 0x3788d8, 0x16191d } },
    { { 0xcfe7fd, 0x16191d }, { 0x98c8f7, 0x16191d }, { 0x6aa8e8, 0x16191d }, { 0x3788d8, 0x16191d } },
    { { 0xcfe7fd, 0x16191d }, { 0xa3d0fb, 0x16191d }, { 0x81b8f0, 0x16191d }, { 0x5ea0e4, 0x16191d },
      { 0x3788d8, 0x16191d } },
    { { 0xcfe7fd, 0x16191d }, { 0xaad5fd, 0x16191d }, { 0x8fc1f4, 0x16191d }, { 0x73aeeb, 0x16191d },
      { 0x579be2, 0x16191d }, { 0x3788d8, 0x16191d } },
  },
  [ENTENTE_THEME_HIGH_CONTRAST_LIGHT] = {
    { { 0x001b3f, 0xffffff }, { 0x0a75bc, 0xffffff } },
    { { 0x001b3f, 0xffffff }, { 0x00457e, 0xffffff }, { 0x0a75bc, 0xffffff } },
    { { 0x001b3f, 0xffffff }, { 0x003669, 0xffffff }, { 0x075492, 0xffffff }, { 0x0a75bc, 0xffffff } },
    { { 0x001b3f, 0xffffff }, { 0x032f5e, 0xffffff }, { 0x00457e, 0xffffff }, { 0x065c9d, 0xffffff },
      { 0x0a75bc, 0xffffff } },
    { { 0x001b3f, 0xffffff }, { 0x002b59, 0xffffff }, { 0x043c70, 0xffffff }, { 0x004e8b, 0xffffff },
      { 0x0061a4, 0xffffff }, { 0x0a75bc, 0xffffff } },
  },
  [ENTENTE_THEME_HIGH_CONTRAST_DARK] = {
    { { 0xeaf5fe, 0x16191d }, { 0x3289d5, 0x16191d } },
    { { 0xeaf5fe, 0x16191d }, { 0x8fc0ed, 0x16191d }, { 0x3289d5, 0x16191d } },
    { { 0xeaf5fe, 0x16191d }, { 0xaad2f5, 0x16191d }, { 0x73ade5, 0x16191d }, { 0x3289d5, 0x16191d } },
    { { 0xeaf5fe, 0x16191d }, { 0xb8dbf9, 0x16191d }, { 0x8fc0ed, 0x16191d }, { 0x64a4e1, 0x16191d },
      { 0x3289d5, 0x16191d } },
    { { 0xeaf5fe, 0x16191d }, { 0xc1e1fb, 0x16191d }, { 0x9fcbf2, 0x16191d }, { 0x7eb5e8, 0x16191d },
      { 0x5b9fdf, 0x16191d }, { 0x3289d5, 0x16191d } },
  },
};

static EntenteColour
unpack_colour (guint32 rgb)
{
  EntenteColour colour = { ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0 };

  return colour;
}

static void
unpack_colours (const guint32 *from,
                guint n,
                EntenteColour *to)
{
  guint i;

  for (i = 0; i < n; i++)
    to[i] = unpack_colour (from[i]);
}

static gboolean
parse_colour (const char *text,
              EntenteColour *colour)
{
  guint64 rgb;

  if (text == NULL || text[0] != '#' || strlen (text) != 7 ||
      !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &rgb, NULL))
    return FALSE;
  *colour = unpack_colour (rgb);
  return TRUE;
}

static double
linearise (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
get_luminance (EntenteColour colour)
{
  return 0.2126 * linearise (colour.red) + 0.7152 * linearise (colour.green) + 0.0722 * linearise (colour.blue);
}

/**
 * entente_style_get_contrast:
 *
 * Contrast ratio of WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), the lighter luminance above; from 1 to 21.
 */
double
entente_style_get_contrast (EntenteColour a,
                            EntenteColour b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Moves colour towards the ink until it stands out from the picture and the cards. */
static EntenteColour
ensure_contrast (const EntenteStyle *self,
                 EntenteColour colour)
{
  double least = self->high_contrast ? 4.5 : 3;
  EntenteColour moved = colour;
  int i;

  for (i = 1; i <= 20; i++)
    {
      if (entente_style_get_contrast (moved, self->picture) >= least &&
          entente_style_get_contrast (moved, self->card) >= least)
        break;
      moved = entente_style_mix (colour, self->ink, i / 20.0);
    }
  return moved;
}

/* Of near-black and white, what can be read on fill. */
static EntenteColour
choose_text_colour (EntenteColour fill)
{
  const EntenteColour black = unpack_colour (0x16191d), white = unpack_colour (0xffffff);

  return entente_style_get_contrast (fill, white) >= entente_style_get_contrast (fill, black) ? white : black;
}

static void
init_tiers (EntenteStyle *self,
            const Theme *theme,
            const EntenteDataset *dataset)
{
  const TierColour *ramp = tier_colours[self->theme][MAX (self->n_tiers, 2) - 2];
  guint i;

  for (i = 0; i < self->n_tiers; i++)
    {
      double at = self->n_tiers > 1 ? 2.0 * i / (self->n_tiers - 1) : 0;
      int k = MIN ((int) at, 1);

      self->tier_fill[i] = unpack_colour (ramp[i].fill);
      self->tier_text[i] = unpack_colour (ramp[i].text);
      self->tier_band[i] = entente_style_mix (unpack_colour (theme->tier_bands[k]),
                                              unpack_colour (theme->tier_bands[k + 1]), at - k);
      if (dataset != NULL && i < dataset->n_tiers && parse_colour (dataset->tiers[i].colour, &self->tier_fill[i]))
        {
          self->tier_fill[i] = ensure_contrast (self, self->tier_fill[i]);
          self->tier_text[i] = choose_text_colour (self->tier_fill[i]);
        }
    }
}

/**
 * entente_style_init:
 * @dataset: (nullable): whose tiers may bring colours of their own
 * @n_tiers: 1 to %ENTENTE_MAX_TIERS; one tier looks like the first of two
 * @text_scale: 1 = the normal size
 *
 * Fills @self, which needs no freeing.
 */
void
entente_style_init (EntenteStyle *self,
                    EntenteTheme theme,
                    const EntenteDataset *dataset,
                    guint n_tiers,
                    double text_scale)
{
  const Theme *table = &themes[theme];
  const guint32 *surfaces[] = { &table->picture, &table->panel, &table->card, &table->header, &table->border,
                                &table->grid, &table->land, &table->water, &table->band, &table->ink,
                                &table->muted, &table->axis, &table->focus, &table->accent, &table->up,
                                &table->down, &table->what_if, &table->missing, &table->assumed };
  EntenteColour *slots[] = { &self->picture, &self->panel, &self->card, &self->header, &self->border,
                             &self->grid, &self->land, &self->water, &self->band, &self->ink,
                             &self->muted, &self->axis, &self->focus, &self->accent, &self->up,
                             &self->down, &self->what_if, &self->missing, &self->assumed };
  gsize i;

  memset (self, 0, sizeof *self);
  self->theme = theme;
  self->dark = theme == ENTENTE_THEME_DARK || theme == ENTENTE_THEME_HIGH_CONTRAST_DARK;
  self->high_contrast = theme >= ENTENTE_THEME_HIGH_CONTRAST_LIGHT;
  entente_style_set_medium (self, ENTENTE_MEDIUM_SCREEN, text_scale, 0);
  self->n_tiers = CLAMP (n_tiers, 1, ENTENTE_MAX_TIERS);
  for (i = 0; i < G_N_ELEMENTS (slots); i++)
    *slots[i] = unpack_colour (*surfaces[i]);
  unpack_colours (table->criteria, G_N_ELEMENTS (table->criteria), self->criteria);
  unpack_colours (table->tie, G_N_ELEMENTS (table->tie), self->tie);
  unpack_colours (table->hull, G_N_ELEMENTS (table->hull), self->hull);
  self->hull_opacity = table->hull_opacity;
  self->hull_stroke_opacity = table->hull_stroke_opacity;
  init_tiers (self, table, dataset);
}

/**
 * entente_style_set_medium:
 * @text_scale: 1 = the normal size of the medium
 * @height: of the whole picture; counts on stage only
 *
 * Sizes of text and strokes for paper or a stage; a style that was just made is for the screen.
 */
void
entente_style_set_medium (EntenteStyle *self,
                          EntenteMedium medium,
                          double text_scale,
                          double height)
{
  entente_type_scale_init (&self->type, medium, text_scale, height);
  self->text_scale = self->type.unit;
  self->stroke_scale = self->type.stroke;
}

/**
 * entente_style_get_criterion:
 * @dataset: (nullable): whose criteria may bring colours of their own
 *
 * The file's colour when it gives one, else the theme's in file order; the ninth criterion has the colour
 * of the first (and is hatched).
 */
EntenteColour
entente_style_get_criterion (const EntenteStyle *self,
                             const EntenteDataset *dataset,
                             guint criterion)
{
  EntenteColour colour;

  if (dataset != NULL && criterion < dataset->n_criteria &&
      parse_colour (dataset->criteria[criterion].colour, &colour))
    return ensure_contrast (self, colour);
  return self->criteria[criterion % G_N_ELEMENTS (self->criteria)];
}

/* With 8 bits a component: what differs by less looks the same on every screen. */
guint32
entente_style_pack_colour (EntenteColour colour)
{
  return (guint32) rint (colour.red * 255) << 16 | (guint32) rint (colour.green * 255) << 8
         | (guint32) rint (colour.blue * 255);
}

/* t = 0 gives a, t = 1 gives b. */
EntenteColour
entente_style_mix (EntenteColour a,
                   EntenteColour b,
                   double t)
{
  EntenteColour mixed = { a.red + t * (b.red - a.red), a.green + t * (b.green - a.green),
                          a.blue + t * (b.blue - a.blue) };

  return mixed;
}

/* CIE 1976 lightness, 0 to 100 (CIE 015:2018). */
static double
get_lightness (EntenteColour colour)
{
  const double y = get_luminance (colour);

  return y > 216.0 / 24389 ? 116 * cbrt (y) - 16 : y * 24389.0 / 27;
}

/* Between a and b, where it is as light as asked: lightness is monotonous on the way. */
static EntenteColour
find_lightness (EntenteColour a,
                EntenteColour b,
                double wanted)
{
  const gboolean rising = get_lightness (b) > get_lightness (a);
  double low = 0, high = 1;
  int i;

  for (i = 0; i < 24; i++)
    {
      const double middle = (low + high) / 2;

      if ((get_lightness (entente_style_mix (a, b, middle)) < wanted) == rising)
        low = middle;
      else
        high = middle;
    }
  return entente_style_mix (a, b, high);
}

/**
 * entente_style_make_ramp:
 * @steps: (out) (array length=n)
 *
 * From the picture's surface, which is step 0 and not among them, over the theme's colour of a third tier to that of
 * its first, in steps of equal lightness (L* of CIE 1976): what is twice as strong looks so, also in grey and to
 * every eye. The colours that a file gives its tiers play no part, since theirs may have any lightness.
 */
void
entente_style_make_ramp (const EntenteStyle *self,
                         EntenteColour *steps,
                         guint n)
{
  const TierColour *tiers = tier_colours[self->theme][1];
  const EntenteColour middle = unpack_colour (tiers[2].fill), last = unpack_colour (tiers[0].fill);
  const double from = get_lightness (self->picture), to = get_lightness (last), turn = get_lightness (middle);
  guint i;

  for (i = 0; i < n; i++)
    {
      const double wanted = from + (to - from) * (i + 1) / n;

      steps[i] = (wanted < turn) == (to > from) ? find_lightness (self->picture, middle, wanted)
                                                : find_lightness (middle, last, wanted);
    }
}

void
entente_style_set_source (cairo_t *cr,
                          EntenteColour colour,
                          double alpha)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}

static void
add_polygon (cairo_t *cr,
             guint n,
             double x,
             double y,
             double radius,
             double first_angle)
{
  guint i;

  for (i = 0; i < n; i++)
    {
      double angle = first_angle + 2 * G_PI * i / n;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

/* Their corners are so many times as far from the middle as the circle with the same area reaches. */
static const struct
{
  guint n;
  double radius, first_angle;
} polygons[ENTENTE_MAX_TIERS] = {
  [ENTENTE_SHAPE_CIRCLE] = { 0, 1, 0 },
  [ENTENTE_SHAPE_SQUARE] = { 4, 1.2533141373155, G_PI / 4 },
  [ENTENTE_SHAPE_TRIANGLE_UP] = { 3, 1.5551203015562, -G_PI / 2 },
  [ENTENTE_SHAPE_DIAMOND] = { 4, 1.2533141373155, -G_PI / 2 },
  [ENTENTE_SHAPE_PENTAGON] = { 5, 1.1494774586186, -G_PI / 2 },
  [ENTENTE_SHAPE_TRIANGLE_DOWN] = { 3, 1.5551203015562, G_PI / 2 },
};

/**
 * entente_style_shape_path:
 * @radius: of the circle with the same area: a regular n-gon has n/2 R^2 sin (2 pi / n)
 *
 * Adds a closed sub-path with its centre of gravity at @x, @y.
 */
void
entente_style_shape_path (cairo_t *cr,
                          EntenteShape shape,
                          double x,
                          double y,
                          double radius)
{
  cairo_new_sub_path (cr);
  if (shape == ENTENTE_SHAPE_CIRCLE)
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
  else
    add_polygon (cr, polygons[shape].n, x, y, radius * polygons[shape].radius, polygons[shape].first_angle);
}

/**
 * entente_style_get_shape_growth:
 *
 * Returns: by how much the radius of a shape grows when its edges move outwards by 1
 */
double
entente_style_get_shape_growth (EntenteShape shape)
{
  /* One over the distance of an edge from the middle, of the shapes with the area of a circle of radius 1. */
  static const double growth[ENTENTE_MAX_TIERS] = { 1, 1.1284, 1.2860, 1.1284, 1.0752, 1.2860 };

  return growth[shape];
}

/**
 * entente_style_get_mark_reach:
 *
 * Returns: how far entente_style_draw_tier_mark () reaches from the middle, corners and outline included
 */
double
entente_style_get_mark_reach (const EntenteStyle *self,
                              guint tier,
                              double radius)
{
  const EntenteShape shape = tier < self->n_tiers ? (EntenteShape) tier : ENTENTE_SHAPE_CIRCLE;

  return (radius + MARK_OUTLINE * self->stroke_scale * entente_style_get_shape_growth (shape)) * polygons[shape].radius;
}

/**
 * entente_style_draw_tier_mark:
 * @tier: 0 = highest; n_tiers or more = not rated, drawn as an open circle
 *
 * The tier's shape in its colour with an outline of the surface outside it, so that marks that touch
 * stay apart. The outline is the larger shape below the smaller one: much cheaper than a stroke.
 */
void
entente_style_draw_tier_mark (const EntenteStyle *self,
                              cairo_t *cr,
                              guint tier,
                              double x,
                              double y,
                              double radius)
{
  const EntenteShape shape = tier < self->n_tiers ? (EntenteShape) tier : ENTENTE_SHAPE_CIRCLE;
  const double outline = MARK_OUTLINE * self->stroke_scale;
  const double inner = tier < self->n_tiers ? radius : radius - outline / 2;

  cairo_save (cr);
  cairo_new_path (cr);
  entente_style_shape_path (cr, shape, x, y, inner + outline * entente_style_get_shape_growth (shape));
  entente_style_set_source (cr, self->picture, 1);
  cairo_fill (cr);
  entente_style_shape_path (cr, shape, x, y, inner);
  if (tier < self->n_tiers)
    {
      entente_style_set_source (cr, self->tier_fill[tier], 1);
      cairo_fill (cr);
    }
  else
    {
      entente_style_set_source (cr, self->axis, 1);
      cairo_set_line_width (cr, outline);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* Lines x + slope * y = multiple of step, clipped later. slope 0 draws nothing. */
static void
add_slanted_lines (cairo_t *cr,
                   const double *box,
                   int slope,
                   double step)
{
  double across = G_SQRT2 * step;
  double first = box[0] + (slope > 0 ? box[1] : -box[3]);
  double last = box[2] + (slope > 0 ? box[3] : -box[1]);
  double c;

  for (c = floor (first / across) * across; c <= last; c += across)
    {
      cairo_move_to (cr, c - slope * box[1], box[1]);
      cairo_line_to (cr, c - slope * box[3], box[3]);
    }
}

static void
add_level_lines (cairo_t *cr,
                 const double *box,
                 double step)
{
  double y;

  for (y = floor (box[1] / step) * step; y <= box[3]; y += step)
    {
      cairo_move_to (cr, box[0], y);
      cairo_line_to (cr, box[2], y);
    }
}

/* A line without length and with round ends is a dot: a tenth of the size of a circle in a file. */
static void
fill_dots (cairo_t *cr,
           const double *box,
           double scale)
{
  double step = DOT_STEP * scale, x, y;
  int row = (int) floor (box[1] / step);

  for (y = row * step; y <= box[3] + step; y += step, row++)
    for (x = floor (box[0] / step) * step + (row & 1 ? step / 2 : 0); x <= box[2] + step; x += step)
      {
        cairo_move_to (cr, x, y);
        cairo_line_to (cr, x, y);
      }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 2 * DOT_RADIUS * scale);
  cairo_stroke (cr);
}

static void
stroke_hatch (const EntenteStyle *self,
              cairo_t *cr,
              const double *box,
              EntenteHatch hatch)
{
  double step = HATCH_STEP * self->stroke_scale;

  if (hatch == ENTENTE_HATCH_DIAGONAL || hatch == ENTENTE_HATCH_CROSS || hatch == ENTENTE_HATCH_NOT_RATED)
    add_slanted_lines (cr, box, 1, step);
  if (hatch == ENTENTE_HATCH_COUNTER_DIAGONAL || hatch == ENTENTE_HATCH_CROSS)
    add_slanted_lines (cr, box, -1, step);
  if (hatch == ENTENTE_HATCH_HORIZONTAL)
    add_level_lines (cr, box, step);
  cairo_set_line_width (cr, (hatch == ENTENTE_HATCH_NOT_RATED ? 1.0 : HATCH_WIDTH) * self->stroke_scale);
  cairo_stroke (cr);
}

/**
 * entente_style_fill_hatched:
 * @fill: the area's colour; the hatch is drawn in the surface's colour over it, for
 *   %ENTENTE_HATCH_NOT_RATED in muted ink
 *
 * Fills the current path and consumes it. Hatches are laid out from the origin of the user space, so that
 * those of neighbours meet. Cost: one stroke, lines in proportion to the visible extent of the path.
 */
void
entente_style_fill_hatched (const EntenteStyle *self,
                            cairo_t *cr,
                            EntenteColour fill,
                            EntenteHatch hatch)
{
  double box[4];

  entente_style_set_source (cr, fill, 1);
  cairo_fill_preserve (cr);
  if (hatch == ENTENTE_HATCH_SOLID)
    {
      cairo_new_path (cr);
      return;
    }
  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &box[0], &box[1], &box[2], &box[3]);
  if (hatch == ENTENTE_HATCH_NOT_RATED)
    entente_style_set_source (cr, self->muted, 0.75);
  else
    entente_style_set_source (cr, self->picture, HATCH_OPACITY);
  if (box[2] > box[0] && box[3] > box[1])
    {
      if (hatch == ENTENTE_HATCH_DOTS)
        fill_dots (cr, box, self->stroke_scale);
      else
        stroke_hatch (self, cr, box, hatch);
    }
  cairo_restore (cr);
}
