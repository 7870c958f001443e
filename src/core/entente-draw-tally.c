/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What draws are counted into.
 *
 * Ranks are taken row by row, so that each row of the histogram stays near while a block of draws is added to
 * it. Weights of winners are added as whole numbers of 2^-40: as many threads as there may be add up to the
 * same.
 */

#include "config.h"

#include "entente-draw-tally.h"

#include <string.h>

EntenteDrawTally *
entente_draw_tally_new (guint n_partners, guint n_criteria, guint n_tiers, guint max_ranked, guint max_paired)
{
  EntenteDrawTally *self = g_new0 (EntenteDrawTally, 1);
  const gsize n = n_partners;

  self->n_partners = n_partners;
  self->n_criteria = n_criteria;
  self->n_tiers = n_tiers;
  self->n_ranks = n_partners <= max_ranked ? n_partners : 0;
  self->n_pairs = n_partners <= MIN (max_ranked, max_paired) ? n_partners : 0;
  self->ranks = g_new0 (guint32, (gsize)self->n_ranks * self->n_ranks + 1);
  self->pairs = g_new0 (guint32, (gsize)self->n_pairs * self->n_pairs + 1);
  self->tiers = g_new0 (guint32, n * (n_tiers + 1) + 1);
  self->firsts = g_new0 (guint32, n + 1);
  self->weights = g_new0 (guint64, n * n_criteria + 1);
  return self;
}

void
entente_draw_tally_free (EntenteDrawTally *self)
{
  g_free (self->ranks);
  g_free (self->pairs);
  g_free (self->tiers);
  g_free (self->firsts);
  g_free (self->weights);
  g_free (self);
}

void
entente_draw_tally_clear (EntenteDrawTally *self)
{
  const gsize n = self->n_partners;

  memset (self->ranks, 0, (gsize)self->n_ranks * self->n_ranks * sizeof (guint32));
  memset (self->pairs, 0, (gsize)self->n_pairs * self->n_pairs * sizeof (guint32));
  memset (self->tiers, 0, n * (self->n_tiers + 1) * sizeof (guint32));
  memset (self->firsts, 0, n * sizeof (guint32));
  memset (self->weights, 0, n * self->n_criteria * sizeof (guint64));
}

static void
add_counts (guint32 *sums, const guint32 *counts, gsize n)
{
  gsize i;

  for (i = 0; i < n; i++)
    sums[i] += counts[i];
}

/* Of the same size. */
void
entente_draw_tally_add (EntenteDrawTally *self, const EntenteDrawTally *other)
{
  const gsize n = self->n_partners;
  gsize i;

  add_counts (self->ranks, other->ranks, (gsize)self->n_ranks * self->n_ranks);
  add_counts (self->pairs, other->pairs, (gsize)self->n_pairs * self->n_pairs);
  add_counts (self->tiers, other->tiers, n * (self->n_tiers + 1));
  add_counts (self->firsts, other->firsts, n);
  for (i = 0; i < n * self->n_criteria; i++)
    self->weights[i] += other->weights[i];
}

/**
 * entente_draw_tally_add_first:
 * @weights: those of one draw, in [0, 1], @weight_stride apart
 */
void
entente_draw_tally_add_first (EntenteDrawTally *self,
                              guint partner,
                              const double *weights,
                              gsize weight_stride)
{
  guint64 *sums = self->weights + (gsize)partner * self->n_criteria;
  guint c;

  self->firsts[partner]++;
  for (c = 0; c < self->n_criteria; c++)
    sums[c] += (guint64)(weights[c * weight_stride] * ENTENTE_TALLY_ONE + 0.5);
}

/* Takes off the draws in which the second of a pair was not rated, and so could not be beaten. */
static void
take_off_not_rated (EntenteDrawTally *self, const EntenteRankLanes *lanes, guint n_draws)
{
  guint a, b, d;

  for (b = 0; b < self->n_pairs; b++)
    {
      const gint16 *row = lanes->ranks + b * lanes->rank_stride;

      for (d = 0; d < n_draws; d++)
        for (a = 0; row[d] == ENTENTE_RANK_NONE && a < self->n_pairs; a++)
          self->pairs[(gsize)a * self->n_pairs + b] -=
              lanes->ranks[a * lanes->rank_stride + d] != ENTENTE_RANK_NONE;
    }
}

/* @n_draws: of the lanes; the rest of each row is filled with one rank, so that no pair counts there. */
static void
add_pairs (EntenteDrawTally *self, const EntenteRankLanes *lanes, guint n_draws)
{
  guint i, d;

  for (i = 0; i < self->n_pairs && n_draws < lanes->n_draws; i++)
    for (d = n_draws; d < lanes->n_draws; d++)
      lanes->ranks[i * lanes->rank_stride + d] = 1;
  entente_rank_lanes_add_pairs (lanes, self->pairs);
  take_off_not_rated (self, lanes, n_draws);
}

/**
 * entente_draw_tally_add_ranks:
 * @n_draws: how many of the lanes' draws count
 * @weights: (array): [criterion][@weight_stride] those of the draws
 *
 * Ranks, pairs and winners. O(partners) a draw, and O(partners^2) where pairs are counted.
 */
void
entente_draw_tally_add_ranks (EntenteDrawTally *self,
                              const EntenteRankLanes *lanes,
                              guint n_draws,
                              const double *weights,
                              gsize weight_stride)
{
  guint i, d;

  for (i = 0; i < self->n_ranks; i++)
    {
      const gint16 *row = lanes->ranks + i * lanes->rank_stride;
      guint32 *counts = self->ranks + (gsize)i * self->n_ranks;
      const guint32 before = counts[0];

      for (d = 0; d < n_draws; d++)
        if (G_LIKELY (row[d] != ENTENTE_RANK_NONE))
          counts[row[d] - 1]++;
      for (d = 0; counts[0] != before && weights != NULL && d < n_draws; d++)
        if (row[d] == 1)
          entente_draw_tally_add_first (self, i, weights + d, weight_stride);
    }
  if (self->n_pairs > 0)
    add_pairs (self, lanes, n_draws);
}
