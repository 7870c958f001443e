/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"
#include "entente-type-scale.h"

#include <cairo.h>

/* All that makes pictures look alike: sizes of text, strokes, colours. One object for the scenes, which measure
 * text by it, and for the painters. The values and their checks: see the tables in entente-style.c and
 * entente-type-scale.c. */

typedef enum
{
  ENTENTE_THEME_LIGHT,
  ENTENTE_THEME_DARK,
  ENTENTE_THEME_HIGH_CONTRAST_LIGHT,
  ENTENTE_THEME_HIGH_CONTRAST_DARK
} EntenteTheme;

typedef struct
{
  double red, green, blue;
} EntenteColour;

typedef enum
{
  ENTENTE_SHAPE_CIRCLE,
  ENTENTE_SHAPE_SQUARE,
  ENTENTE_SHAPE_TRIANGLE_UP,
  ENTENTE_SHAPE_DIAMOND,
  ENTENTE_SHAPE_PENTAGON,
  ENTENTE_SHAPE_TRIANGLE_DOWN
} EntenteShape;

typedef enum
{
  ENTENTE_HATCH_SOLID,
  ENTENTE_HATCH_DIAGONAL,
  ENTENTE_HATCH_DOTS,
  ENTENTE_HATCH_COUNTER_DIAGONAL,
  ENTENTE_HATCH_CROSS,
  ENTENTE_HATCH_HORIZONTAL,
  ENTENTE_HATCH_NOT_RATED
} EntenteHatch;

typedef struct
{
  EntenteTheme theme;
  gboolean dark, high_contrast;
  EntenteTypeScale type;
  double text_scale;   /* type.unit */
  double stroke_scale; /* type.stroke */
  guint n_tiers;
  EntenteColour picture, panel, card, header, border, grid, land, water, band;
  EntenteColour ink, muted, axis, focus, accent;
  EntenteColour up, down, what_if, missing, assumed;
  EntenteColour tier_fill[ENTENTE_MAX_TIERS], tier_text[ENTENTE_MAX_TIERS], tier_band[ENTENTE_MAX_TIERS];
  EntenteColour criteria[8]; /* file order; from the ninth on repeated with the diagonal hatch */
  EntenteColour tie[6];      /* mutual defence, article 5, access, supply, economic, condition off */
  EntenteColour hull[6];
  double hull_opacity, hull_stroke_opacity;
} EntenteStyle;

void entente_style_init (EntenteStyle *self, EntenteTheme theme, const EntenteDataset *dataset, guint n_tiers,
                         double text_scale);
void entente_style_set_medium (EntenteStyle *self, EntenteMedium medium, double text_scale, double height);
EntenteColour entente_style_get_criterion (const EntenteStyle *self, const EntenteDataset *dataset, guint criterion);
double entente_style_get_contrast (EntenteColour a, EntenteColour b);
void entente_style_make_ramp (const EntenteStyle *self, EntenteColour *steps, guint n);
guint32 entente_style_pack_colour (EntenteColour colour);
EntenteColour entente_style_mix (EntenteColour a, EntenteColour b, double t);
void entente_style_set_source (cairo_t *cr, EntenteColour colour, double alpha);
void entente_style_shape_path (cairo_t *cr, EntenteShape shape, double x, double y, double radius);
double entente_style_get_shape_growth (EntenteShape shape);
double entente_style_get_mark_reach (const EntenteStyle *self, guint tier, double radius);
void entente_style_draw_tier_mark (const EntenteStyle *self, cairo_t *cr, guint tier, double x, double y,
                                   double radius);
void entente_style_fill_hatched (const EntenteStyle *self, cairo_t *cr, EntenteColour fill, EntenteHatch hatch);
