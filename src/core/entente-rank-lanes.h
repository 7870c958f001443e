/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Competition ranks of many rankings at once, and what is counted of them.
 *
 * Keys stand by partner, then draw: keys[partner x stride + draw]. Rows begin where they like, and have room
 * for ENTENTE_LANES more than they hold.
 */

#define ENTENTE_LANES 16
#define ENTENTE_RANK_NONE G_MAXINT16 /* not rated */

typedef struct
{
  guint n_partners;
  guint n_draws; /* multiple of ENTENTE_LANES */
  gsize key_stride, rank_stride;
  double *keys;  /* -INFINITY = not rated */
  gint16 *ranks; /* 1 + how many have a greater key */
} EntenteRankLanes;

typedef struct _EntenteRankScratch EntenteRankScratch;

EntenteRankScratch *entente_rank_scratch_new (guint n_partners) G_GNUC_WARN_UNUSED_RESULT;
void entente_rank_scratch_free (EntenteRankScratch *self);

void entente_rank_lanes_fill (const EntenteRankLanes *self, EntenteRankScratch *scratch);
void entente_rank_lanes_add_pairs (const EntenteRankLanes *self, guint32 *pairs);
guint entente_rank_lanes_count_reached (const double *keys, guint n, double threshold);
guint entente_rank_lanes_count_within (const gint16 *ranks, guint n, const gint16 *limits);
