/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-measure.h"
#include "entente-style.h"

#include <pango/pangocairo.h>

/* Sizes and draws text with Pango; keeps the layouts it has made. One a view or export; not thread-safe. */

typedef enum
{
  ENTENTE_ALIGN_START, /* x is the left edge */
  ENTENTE_ALIGN_CENTRE,
  ENTENTE_ALIGN_END
} EntenteAlign;

typedef struct _EntentePangoMeasure EntentePangoMeasure;

EntentePangoMeasure *entente_pango_measure_new_for_type (const char *font_family, const EntenteTypeScale *type,
                                                         const char *language) G_GNUC_WARN_UNUSED_RESULT;
EntentePangoMeasure *entente_pango_measure_new (const char *font_family, double text_scale, const char *language)
  G_GNUC_WARN_UNUSED_RESULT;
/* For paper, vectors and high resolutions: letters stand where the font wants them. Without it they stand on
 * whole pixels, which reads better on a screen of ordinary resolution. Call it before anything is measured. */
void entente_pango_measure_set_exact (EntentePangoMeasure *self, gboolean exact);
/* For a view whose frames follow one another: what is drawn again and again on images is copied. */
void entente_pango_measure_keep_images (EntentePangoMeasure *self);
void entente_pango_measure_free (EntentePangoMeasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePangoMeasure, entente_pango_measure_free)
/* Nobody looks: what has not been drawn or measured since the last time is forgotten, and shaped anew if it has to be. */
void entente_pango_measure_rest (EntentePangoMeasure *self);
EntenteMeasure *entente_pango_measure_get_measure (EntentePangoMeasure *self);
/* Another number for each measure: for those that keep what one of them drew. */
guint entente_pango_measure_get_serial (const EntentePangoMeasure *self);

/* Draws text with its top-left (or centre, or right) at x, y; max_width <= 0 = no limit, else ellipsised. */
void entente_pango_measure_draw (EntentePangoMeasure *self, cairo_t *cr, EntenteFont font, const char *text,
                                 double x, double y, EntenteAlign align, double max_width,
                                 EntenteColour colour);

/* The halo of a text that lies over lines: draw it first, with the same place and align, then the text. */
void entente_pango_measure_draw_halo (EntentePangoMeasure *self, cairo_t *cr, EntenteFont font, const char *text,
                                      double x, double y, EntenteAlign align, double width,
                                      EntenteColour colour);

/* Every text drawn from now on is also added to texts (of char *), in drawing order; NULL ends it. */
void entente_pango_measure_collect (EntentePangoMeasure *self, GPtrArray *texts);
