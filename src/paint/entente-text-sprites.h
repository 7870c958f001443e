/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-pango-measure.h"

/* Texts with a halo as small images, for screens: a halo costs as much as a hundred texts without. */

typedef struct _EntenteTextSprites EntenteTextSprites;

typedef struct
{
  EntenteFont font;
  const char *text;
  double x, y;  /* top left of the line box */
  double width; /* of the text, as measured */
  double height;
  EntenteColour ink, halo;
  double halo_width;
} EntenteHaloText;

EntenteTextSprites *entente_text_sprites_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_text_sprites_free (EntenteTextSprites *self);
void entente_text_sprites_clear (EntenteTextSprites *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTextSprites, entente_text_sprites_free)
void entente_text_sprites_begin (EntenteTextSprites *self, const EntentePangoMeasure *text, double scale);
void entente_text_sprites_draw (EntenteTextSprites *self, EntentePangoMeasure *text, cairo_t *cr,
                                const EntenteHaloText *item);
void entente_halo_text_draw (EntentePangoMeasure *text, cairo_t *cr, const EntenteHaloText *item);
