/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading what was counted: the measures of SMAA-2.
 *
 * With N draws, and the rank of i in each of them from 1 on, ties sharing the better one:
 *
 *   rank acceptability     b_i^r = #{draws in which i has rank r} / N
 *   tier acceptability     #{draws in which i is in the tier, after gates} / N
 *   pairwise winning       c_ij = #{draws in which i scores more than j} / N
 *   entropy of the ranks   - sum over r of b_i^r log2 b_i^r
 *
 * Lahdelma & Salminen, SMAA-2: stochastic multicriteria acceptability analysis for group decision making, Operations
 * Research 49(3), 2001, doi:10.1287/opre.49.3.444.11220; Tervonen & Lahdelma, Implementing stochastic multicriteria
 * acceptability analysis, European Journal of Operational Research 178(2), 2007, doi:10.1016/j.ejor.2005.12.037, which
 * also has the number of draws that an error asks for; pairwise winning indices: Leskinen, Viitanen, Kangas & Kangas,
 * Alternatives to incorporate uncertainty and risk attitude in multicriteria evaluation of forest plans, Forest Science
 * 52(3), 2006.
 */

#include "config.h"

#include "entente-robustness.h"

EntenteRobustness *
entente_robustness_ref (EntenteRobustness *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_robustness_unref (EntenteRobustness *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
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

/**
 * entente_robustness_get_rank_acceptability:
 * @rank: from 1
 *
 * Returns: the share of draws in which @partner has @rank; 0 without draws. Only where ranks are counted. O(1).
 */
double
entente_robustness_get_rank_acceptability (const EntenteRobustness *self,
                                           guint partner,
                                           guint rank)
{
  return self->n_samples > 0 ? (double) self->rank_counts[(gsize) partner * self->n_partners + rank - 1] / self->n_samples
                             : 0;
}

/**
 * entente_robustness_get_tier_acceptability:
 * @tier: from 0; n_tiers = not rated
 *
 * Returns: the share of draws in which @partner is in @tier, after gates; 0 without draws. O(1).
 */
double
entente_robustness_get_tier_acceptability (const EntenteRobustness *self,
                                           guint partner,
                                           guint tier)
{
  return self->n_samples > 0 ? (double) self->tier_counts[(gsize) partner * (self->n_tiers + 1) + tier] / self->n_samples
                             : 0;
}

/**
 * entente_robustness_get_winning:
 *
 * Returns: the share of draws in which @a scores more than @b; draws in which one of them is not rated, or both
 *   tie, count for nobody. Only where pairs are counted. O(1).
 */
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
 * Returns: of a share p of n draws, sqrt (p (1 - p) / n), at most 0.5 % at 10,000 draws; NaN without draws. It says
 *   nothing when the share is 0 or 1: then the true one is within 3 / n with 95 % confidence.
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

/**
 * entente_robustness_get_likeliest_tier:
 *
 * Returns: the tier that most draws give, the better of two that are equal; n_tiers = mostly not rated. O(tiers).
 */
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

/* Firm from 90 % of the draws on, likely from 66 % on: the words of the IPCC's guidance note on uncertainty (Mastrandrea
 * et al. 2010) for very likely and likely. */
EntenteCertainty
entente_certainty_classify (double share)
{
  return share >= 0.90 ? ENTENTE_CERTAINTY_FIRM : share >= 0.66 ? ENTENTE_CERTAINTY_LIKELY : ENTENTE_CERTAINTY_CONTESTED;
}
