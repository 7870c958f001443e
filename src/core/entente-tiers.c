/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Cutting a ranking into tiers.
 *
 * Every rule here puts the better-ranked into the better tier, so a result is one place in the order per
 * tier. Gates come later and are not this file's business.
 */

#include "config.h"

#include "entente-tiers.h"

#include "entente-rank-order.h"

/* A whole number but for the last bits, as 0.07 * 100, is that number. */
#define SLACK 1e-9

static gboolean
has_thresholds (const EntenteScenario *scenario)
{
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    if (isfinite (scenario->tier_from[t]))
      return TRUE;
  return FALSE;
}

/**
 * entente_tiers_get_effective_rule:
 *
 * `natural` and `profiles` are read and kept, but not computed by this version: the thresholds of the file
 * stand in for them when it has any, else the sizes. Callers that show the rule say which one is in use.
 *
 * Returns: the rule that entente_tiers_cut() applies
 */
EntenteTierRule
entente_tiers_get_effective_rule (const EntenteScenario *scenario)
{
  if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS || scenario->tier_rule == ENTENTE_TIER_RULE_SIZES)
    return scenario->tier_rule;
  return has_thresholds (scenario) ? ENTENTE_TIER_RULE_THRESHOLDS : ENTENTE_TIER_RULE_SIZES;
}

/* score >= from, both in steps of 1e-12. Compared as doubles first, since a threshold may be any number. */
static gboolean
reaches (guint64 key,
         double from)
{
  if (isnan (from) || from <= 0)
    return TRUE;
  return from <= 2 && key >= entente_score_key (from);
}

static void
cut_by_thresholds (const EntenteScenario *scenario,
                   const EntenteTierInput *input,
                   guint *ends)
{
  guint t, end = 0;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      /* The first place whose score does not reach the threshold. */
      guint low = end, high = input->n_rated;

      while (low < high)
        {
          const guint middle = low + (high - low) / 2;

          if (reaches (entente_rank_order_get_key (input->packed[middle]), scenario->tier_from[t]))
            low = middle + 1;
          else
            high = middle;
        }
      ends[t] = end = low;
    }
}

/* How many partners the rule gives to one tier; all that are left when it says nothing. */
static double
get_size (const EntenteScenario *scenario,
          guint tier,
          guint n_rated)
{
  if (scenario->tier_count[tier] >= 0)
    return scenario->tier_count[tier];
  if (isnan (scenario->tier_share[tier]))
    return n_rated;
  return MAX (ceil (scenario->tier_share[tier] * n_rated - SLACK), 0);
}

/**
 * entente_tiers_get_sizes:
 * @sizes: (array) (out): n_tiers - 1 numbers: the places of each tier and all above it
 *
 * What the rule of sizes gives to each tier when @n_rated partners are rated.
 */
void
entente_tiers_get_sizes (const EntenteScenario *scenario,
                         guint n_rated,
                         double *sizes)
{
  double cumulative = 0;
  guint t;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    sizes[t] = cumulative += get_size (scenario, t, n_rated);
}

/* A partner belongs to the first tier whose cumulative size its rank does not exceed: ties all go up. */
static void
cut_by_sizes (const EntenteScenario *scenario,
              const EntenteTierInput *input,
              guint *ends)
{
  double cumulative = 0;
  guint t, end = 0;

  for (t = 0; t + 1 < scenario->n_tiers; t++)
    {
      cumulative += get_size (scenario, t, input->n_rated);
      end = MAX (end, (guint) MIN (cumulative, input->n_rated));
      while (end > 0 && end < input->n_rated &&
             input->ranks[entente_rank_order_get_index (input->packed[end])] <= cumulative)
        end++;
      ends[t] = end;
    }
}

/**
 * entente_tiers_cut:
 * @ends: (array) (out): n_tiers places, ascending
 *
 * - thresholds: score >= from
 * - sizes: cumulative counts over the rated; a share is ceil (share x rated); ties all go up
 *
 * O(tiers log n), plus the length of ties.
 */
void
entente_tiers_cut (const EntenteScenario *scenario,
                   const EntenteTierInput *input,
                   guint *ends)
{
  if (entente_tiers_get_effective_rule (scenario) == ENTENTE_TIER_RULE_SIZES)
    cut_by_sizes (scenario, input, ends);
  else
    cut_by_thresholds (scenario, input, ends);
  ends[scenario->n_tiers - 1] = input->n_rated;
}
