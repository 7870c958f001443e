/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-style.h"

/* Marks of tiers as small images, for screens: to fill and outline a shape costs as much as ten copies of one. */

#define ENTENTE_MARK_RING_AWAY 3.5

typedef struct _EntenteMarkSprites EntenteMarkSprites;

EntenteMarkSprites *entente_mark_sprites_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_mark_sprites_free (EntenteMarkSprites *self);
void entente_mark_sprites_clear (EntenteMarkSprites *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMarkSprites, entente_mark_sprites_free)

typedef struct
{
  guint tier;
  double x, y, radius;
  double opacity; /* mixed with the surface: no line shines through */
  int change;     /* above 0 = a ring for who rose, below 0 = for who fell */
  double clear;   /* how much of what is below shines through while one mark fades into another */
} EntenteTierMark;

/* Something else that stands at a mark, such as a ring around it. */
typedef struct _EntenteStamp EntenteStamp;
struct _EntenteStamp
{
  guint kind;    /* of the caller's, 0 to 31: with size and look it says all of how it looks */
  double x, y;   /* its middle */
  double size;   /* in logical pixels, up to 4,000 */
  guint32 look;  /* 28 bits */
  double reach;  /* nothing of it is farther from its middle, in logical pixels */
  void (*draw) (const EntenteStamp *stamp, cairo_t *cr);
  gconstpointer data; /* of draw */
};

gboolean entente_mark_sprites_may_draw_on (cairo_t *cr);
void entente_mark_sprites_begin (EntenteMarkSprites *self, const EntenteStyle *style, double scale);
void entente_mark_sprites_draw (EntenteMarkSprites *self, const EntenteStyle *style, cairo_t *cr,
                                const EntenteTierMark *mark);
void entente_mark_sprites_stamp (EntenteMarkSprites *self, cairo_t *cr, const EntenteStamp *stamp);
void entente_tier_mark_draw (const EntenteTierMark *mark, const EntenteStyle *style, cairo_t *cr);
