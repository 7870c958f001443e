/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* How scenes ask for the size of text without knowing who draws it. paint gives Pango, tests a fixed width. */

typedef enum
{
  ENTENTE_FONT_FINDING,      /* 19 / 800 */
  ENTENTE_FONT_SUBTITLE,     /* 13 / 400 muted */
  ENTENTE_FONT_BODY,         /* 14 / 400 */
  ENTENTE_FONT_BODY_STRONG,  /* 14 / 700 */
  ENTENTE_FONT_LABEL,        /* 12.5 / 400 */
  ENTENTE_FONT_LABEL_STRONG, /* 12.5 / 700 */
  ENTENTE_FONT_NOTE,         /* 12 / 400 */
  ENTENTE_FONT_DELTA,        /* 11 / 700 */
  ENTENTE_N_FONTS
} EntenteFont;

typedef struct
{
  double width, height; /* logical size, logical pixels */
  double ascent;        /* baseline below the top */
} EntenteExtent;

typedef struct _EntenteMeasure EntenteMeasure;

struct _EntenteMeasure
{
  void (*get_extent) (EntenteMeasure *self, EntenteFont font, const char *text, EntenteExtent *extent);
  GHashTable *cuts; /* of entente_name_cuts_new (), or NULL: names that were too long are cut anew each time */
};

static inline void
entente_measure_get_extent (EntenteMeasure *self, EntenteFont font, const char *text, EntenteExtent *extent)
{
  self->get_extent (self, font, text, extent);
}

static inline double
entente_measure_get_width (EntenteMeasure *self, EntenteFont font, const char *text)
{
  EntenteExtent extent;

  entente_measure_get_extent (self, font, text, &extent);
  return extent.width;
}
