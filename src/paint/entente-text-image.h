/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <pango/pangocairo.h>

/* One line of text as an image, for screens: Pango and cairo go through a text glyph by glyph each time it is drawn,
 * which takes three times as long as to copy what came of it. */

typedef struct
{
  cairo_surface_t *mask; /* NULL = there is none (yet) */
  double scale;          /* device pixels a logical pixel */
  int left, top;         /* of the mask from the start of the baseline, in device pixels */
  gboolean unfit;        /* letters with colours of their own, or that no font has */
} EntenteTextImage;

void entente_text_image_snap (cairo_t *cr, double *x, double *y);
void entente_text_image_clear (EntenteTextImage *self);
gboolean entente_text_image_draw (EntenteTextImage *self, PangoLayoutLine *line, cairo_t *cr, double x, double y);
