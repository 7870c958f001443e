/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-rank-lanes.h"

/* Counts over draws, in whole numbers, so that tables of several threads add up to the same in any order. */

#define ENTENTE_TALLY_ONE ((double)(G_GUINT64_CONSTANT (1) << 40)) /* a weight of 1 in a sum of weights */

typedef struct
{
  guint n_partners, n_criteria, n_tiers;
  guint n_ranks;    /* n_partners, or 0 when ranks are not counted */
  guint n_pairs;    /* likewise */
  guint32 *ranks;   /* [partner][rank - 1] */
  guint32 *pairs;   /* [a][b] */
  guint32 *tiers;   /* [partner][n_tiers + 1]; the last = not rated */
  guint32 *firsts;  /* [partner] */
  guint64 *weights; /* [partner][criterion] sums over the draws in which it is first, in 2^-40 */
} EntenteDrawTally;

EntenteDrawTally *entente_draw_tally_new (guint n_partners,
                                          guint n_criteria,
                                          guint n_tiers,
                                          guint max_ranked,
                                          guint max_paired) G_GNUC_WARN_UNUSED_RESULT;
void entente_draw_tally_free (EntenteDrawTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDrawTally, entente_draw_tally_free)

void entente_draw_tally_clear (EntenteDrawTally *self);
void entente_draw_tally_add (EntenteDrawTally *self, const EntenteDrawTally *other);
void entente_draw_tally_add_ranks (EntenteDrawTally *self,
                                   const EntenteRankLanes *lanes,
                                   guint n_draws,
                                   const double *weights,
                                   gsize weight_stride);
void entente_draw_tally_add_first (EntenteDrawTally *self,
                                   guint partner,
                                   const double *weights,
                                   gsize weight_stride);
