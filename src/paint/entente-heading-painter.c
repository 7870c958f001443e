/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The finding is the largest text of a picture; what it rests on stands below it in muted ink. */

#include "config.h"

#include "entente-heading-painter.h"

void
entente_heading_painter_draw (const EntenteHeading *heading,
                              const EntenteStyle *style,
                              EntentePangoMeasure *text,
                              cairo_t *cr)
{
  guint i;

  for (i = 0; i < heading->n_lines; i++)
    {
      const EntenteHeadingLine *line = &heading->lines[i];

      entente_pango_measure_draw (text, cr, line->font, line->text, line->x, line->y,
                                  heading->right_to_left ? ENTENTE_ALIGN_END : ENTENTE_ALIGN_START,
                                  line->max_width,
                                  line->font == ENTENTE_FONT_SUBTITLE ? style->muted : style->ink);
    }
}
