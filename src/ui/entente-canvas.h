/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* What a widget is drawn on by its own hand, kept from one frame to the next: pixels in the scale of the screen, or of a
 * widget that is drawn magnified. */

typedef struct _EntenteCanvas EntenteCanvas;

EntenteCanvas *entente_canvas_new (cairo_content_t content) G_GNUC_WARN_UNUSED_RESULT;
void entente_canvas_free (EntenteCanvas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCanvas, entente_canvas_free)
void entente_canvas_clear (EntenteCanvas *self);
gboolean entente_canvas_fits (EntenteCanvas *self, int width, int height, double scale);
cairo_t *entente_canvas_begin (EntenteCanvas *self, int width, int height, double scale) G_GNUC_WARN_UNUSED_RESULT;
void entente_canvas_end (EntenteCanvas *self, cairo_t *cr);
void entente_canvas_snapshot (EntenteCanvas *self, GtkSnapshot *snapshot);
