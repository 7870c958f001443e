/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

/* Zoom and pan of the Map and the Network as plain values. */

#define ENTENTE_VIEWPORT_MAX_ZOOM 12.0
#define ENTENTE_VIEWPORT_STEP 1.25 /* one turn of the wheel, one press of + */

void entente_viewport_reset (EntenteViewport *self);
void entente_viewport_clamp (EntenteViewport *self, double width, double height);
void entente_viewport_pan (EntenteViewport *self, double width, double height, double dx, double dy);
gboolean entente_viewport_zoom_at (EntenteViewport *self, double width, double height, double factor,
                                   const double focus[2]);
void entente_viewport_reveal (EntenteViewport *self, double width, double height, const double place[2]);
void entente_viewport_fit (EntenteViewport *self, double width, double height, const double box[4], double closest);
void entente_viewport_mix (EntenteViewport *self, const EntenteViewport *from, const EntenteViewport *to, double t);
gboolean entente_viewport_is_whole (const EntenteViewport *self);
