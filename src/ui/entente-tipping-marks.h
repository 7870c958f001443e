/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-mark-sprites.h"

/* Marks above the trough of a slider where somebody changes tier. */

#define ENTENTE_TIPPING_N_KINDS 16 /* of stamps, from 0 */

typedef struct
{
  double place;   /* of the slider, in [0, 1] */
  gboolean rises; /* going there from today; else drops */
  guint tier;     /* the better one of the two */
  guint point;    /* of the tipping points */
} EntenteTippingPlace;

typedef struct
{
  GArray *places;   /* EntenteTippingPlace, ascending */
  GArray *clusters; /* room for drawing */
} EntenteTippingMarks;

typedef struct
{
  double left, width; /* of the places 0 to 1, in pixels */
  double bottom;      /* where the marks stand */
  gboolean mirrored;
  double share;       /* today's place */
} EntenteTippingTrough;

void entente_tipping_marks_init (EntenteTippingMarks *self);
void entente_tipping_marks_clear (EntenteTippingMarks *self);
gboolean entente_tipping_marks_set (EntenteTippingMarks *self, const EntenteTippingPlace *places, guint n);
void entente_tipping_marks_draw (EntenteTippingMarks *self, EntenteMarkSprites *sprites, cairo_t *cr,
                                 const EntenteStyle *style, const EntenteTippingTrough *trough);
guint entente_tipping_marks_find (EntenteTippingMarks *self, const EntenteTippingTrough *trough, double x,
                                  guint *first);
