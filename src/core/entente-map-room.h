/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-geometry.h"

/* What of a picture is still free, in cells of a few pixels. */

typedef struct _EntenteMapRoom EntenteMapRoom;

EntenteMapRoom *entente_map_room_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
void entente_map_room_free (EntenteMapRoom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapRoom, entente_map_room_free)
void entente_map_room_take (EntenteMapRoom *self, const EntenteMapRect *rect, double margin);
void entente_map_room_take_land (EntenteMapRoom *self, const EntenteWorld *world, const EntenteMapFrame *frame);
gboolean entente_map_room_find (EntenteMapRoom *self, EntenteMapRect *rect, EntenteMapPoint near_to);
gboolean entente_map_room_is_free (EntenteMapRoom *self, const EntenteMapRect *rect);
