/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-painter.h"

/* The marks of a large file on a map, for screens: see entente-map-marks.c. */

EntenteMapMarks *entente_map_marks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_map_marks_free (EntenteMapMarks *self);
void entente_map_marks_clear (EntenteMapMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapMarks, entente_map_marks_free)

gboolean entente_map_marks_begin (EntenteMapMarks *self, const EntenteMapScene *scene, const EntenteStyle *style,
                                  double scale);
void entente_map_marks_draw_leaders (EntenteMapMarks *self, const EntenteMapPainter *painter, guint part, cairo_t *cr);
void entente_map_marks_draw (EntenteMapMarks *self, const EntenteMapPainter *painter, const EntenteMapMark *mark,
                             cairo_t *cr);
EntenteMarkSprites *entente_map_marks_get_sprites (EntenteMapMarks *self);
guint entente_map_marks_get_n_drawn (const EntenteMapMarks *self);
