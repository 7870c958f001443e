/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-painter.h"

/* The areas of one part of the Map as pixels that can be coloured anew without drawing them anew. */

typedef struct _EntenteMapRaster EntenteMapRaster;

EntenteMapRaster *entente_map_raster_new (EntenteMapGeometry *geometry, const EntenteStyle *style, double scale)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_map_raster_free (EntenteMapRaster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapRaster, entente_map_raster_free)
gboolean entente_map_raster_is_for (const EntenteMapRaster *self, const EntenteMapGeometry *geometry,
                                    const EntenteStyle *style, double scale);
gboolean entente_map_raster_is_like (const EntenteMapRaster *self, const EntenteStyle *style, double scale);
guint entente_map_raster_colour (EntenteMapRaster *self, const EntenteMapPainter *painter);
void entente_map_raster_draw (EntenteMapRaster *self, const EntenteMapFrame *frame, cairo_t *cr);
