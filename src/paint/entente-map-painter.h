/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-scene.h"
#include "entente-mark-sprites.h"
#include "entente-text-sprites.h"

/* Draws the Map's geometry with cairo. */

/* A partner's fill on its way from one to another. */
typedef struct
{
  guint8 from, to; /* EntenteMapFill */
  double fade;     /* 0 = from, 1 = to */
} EntenteMapShade;

typedef struct _EntenteMapMarks EntenteMapMarks;
typedef struct _EntenteMapSwatches EntenteMapSwatches;

typedef struct
{
  const EntenteMapScene *scene;
  const EntenteMapShade *shades; /* by partner */
  const EntenteStyle *style;
  EntentePangoMeasure *text;
  EntenteTextSprites *sprites;   /* for screens; NULL = vectors only */
  EntenteMarkSprites *dots;      /* of the labels, for screens; NULL = vectors only */
  EntenteMapMarks *marks;        /* for many marks on screens; NULL = vectors only */
  EntenteMapSwatches *swatches;  /* for the legend on screens; NULL = vectors only */
  double scale;                  /* device pixels a logical pixel, on screens */
} EntenteMapPainter;

void entente_map_painter_clip_part (const EntenteMapPainter *self, guint part, cairo_t *cr);
void entente_map_painter_draw_areas (const EntenteMapPainter *self, guint part, cairo_t *cr);
void entente_map_painter_draw_leaders (const EntenteMapPainter *self, guint part, cairo_t *cr);
void entente_map_painter_draw_marks (const EntenteMapPainter *self, guint part, cairo_t *cr);
void entente_map_painter_draw_swatch (const EntenteMapPainter *self, const EntenteMapLegendRow *row, cairo_t *cr);
void entente_map_painter_draw_furniture (const EntenteMapPainter *self, cairo_t *cr);

/* Pieces that the raster is made of too. */
EntenteColour entente_map_painter_get_fill (const EntenteStyle *style, guint fill);
EntenteMapShade entente_map_painter_get_shade (const EntenteMapPainter *self, guint shape);
EntenteHatch entente_map_painter_get_hatch (guint fill);
void entente_map_painter_shape_path (const EntenteMapGeometry *geometry, guint shape, cairo_t *cr);
void entente_map_painter_stroke_borders (const EntenteMapGeometry *geometry, const EntenteStyle *style, cairo_t *cr);
