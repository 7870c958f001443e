/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-painter.h"

/* The swatches of the Map's legend as an image, for screens: their hatches are a twentieth of a frame in a drag. */

EntenteMapSwatches *entente_map_swatches_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_map_swatches_free (EntenteMapSwatches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapSwatches, entente_map_swatches_free)
void entente_map_swatches_clear (EntenteMapSwatches *self);
void entente_map_swatches_draw (EntenteMapSwatches *self, const EntenteMapPainter *painter, cairo_t *cr);
guint entente_map_swatches_get_n_drawn (const EntenteMapSwatches *self);
