/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-robustness.h"

EntenteRobustness *
entente_robustness_ref (EntenteRobustness *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
entente_robustness_unref (EntenteRobustness *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->rank_counts);
  g_free (self->tier_counts);
  g_free (self->pair_counts);
  g_free (self->central_weights);
  g_free (self->confidence);
  g_free (self->low_ranks);
  g_free (self->high_ranks);
  g_free (self);
}

double
entente_robustness_get_rank_acceptability (const EntenteRobustness *self,
                                           guint partner,
                                           guint rank)
{
  return self->n_samples > 0 ? (double) self->rank_counts[(gsize) partner * self->n_partners + rank - 1] / self->n_samples
                             : 0;
}

double
entente_robustness_get_tier_acceptability (const EntenteRobustness *self,
                                           guint partner,
                                           guint tier)
{
  return self->n_samples > 0 ? (double) self->tier_counts[(gsize) partner * (self->n_tiers + 1) + tier] / self->n_samples
                             : 0;
}

double
entente_robustness_get_winning (const EntenteRobustness *self,
                                guint a,
                                guint b)
{
  return self->n_samples > 0 ? (double) self->pair_counts[(gsize) a * self->n_partners + b] / self->n_samples : 0;
}

/**
 * entente_robustness_get_standard_error:
 *
 * Of a share of draws: sqrt (p (1 - p) / n).
 */
double
entente_robustness_get_standard_error (const EntenteRobustness *self,
                                       double share)
{
  return self->n_samples > 0 ? sqrt (share * (1 - share) / self->n_samples) : NAN;
}

/**
 * entente_robustness_get_rank_entropy:
 *
 * Returns: -sum p log2 p over the ranks of a partner, in bits; 0 = always the same rank
 */
double
entente_robustness_get_rank_entropy (const EntenteRobustness *self,
                                     guint partner)
{
  double bits = 0;
  guint rank;

  for (rank = 1; rank <= self->n_partners; rank++)
    {
      const double p = entente_robustness_get_rank_acceptability (self, partner, rank);

      if (p > 0)
        bits -= p * log2 (p);
    }
  return bits;
}

/* The tier that most draws give, the better of two that are equal; n_tiers = mostly not rated. */
guint
entente_robustness_get_likeliest_tier (const EntenteRobustness *self,
                                       guint partner)
{
  const guint32 *counts = self->tier_counts + (gsize) partner * (self->n_tiers + 1);
  guint best = 0, t;

  for (t = 1; t <= self->n_tiers; t++)
    if (counts[t] > counts[best])
      best = t;
  return best;
}

EntenteCertainty
entente_certainty_classify (double share)
{
  return share >= 0.90 ? ENTENTE_CERTAINTY_FIRM : share >= 0.66 ? ENTENTE_CERTAINTY_LIKELY : ENTENTE_CERTAINTY_CONTESTED;
}
