/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Cutting a ranking into tiers.
 *
 * Thresholds, sizes and natural breaks put the better-ranked into the better tier, so their result is one
 * place in the order per tier. Profiles look at each partner's criteria, and their tiers need not follow the
 * order. Gates come later and are not this file's business.
 */

#include "config.h"

#include "entente-tiers.h"

#include "entente-natural-breaks.h"
#include "entente-outranking.h"
#include "entente-rank-order.h"

/* A whole number but for the last bits, as 0.07 * 100, is that number. */
#define SLACK 1e-9
#define FEW_CRITERIA 64

/* Returns: the rule that entente_tiers_assign() applies. */
EntenteTierRule
entente_tiers_get_effective_rule (const EntenteScenario *scenario)
{
  return scenario->tier_rule;
}

gboolean
entente_tiers_follow_order (const EntenteScenario *scenario)
{
  return scenario->tier_rule != ENTENTE_TIER_RULE_PROFILES;
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

/* Bytes that cutting by natural breaks needs. */
gsize
entente_tiers_get_scratch_size (guint n_partners)
{
  return n_partners * sizeof (double) + entente_natural_breaks_get_scratch_size (n_partners, ENTENTE_MAX_TIERS);
}

/* As many classes as asked for, best first; tiers beyond the classes stay empty, classes beyond the tiers are in
 * the last. Scores are compared as everywhere in steps of 1e-12. */
static void
cut_by_nature (const EntenteScenario *scenario,
               const EntenteTierInput *input,
               guint *ends)
{
  const guint wanted = scenario->natural_classes > 0 ? (guint) scenario->natural_classes : scenario->n_tiers;
  g_autofree gpointer own = input->scratch == NULL ? g_malloc (entente_tiers_get_scratch_size (input->n_rated)) : NULL;
  double *scores = own != NULL ? own : input->scratch;
  guint found[ENTENTE_MAX_TIERS];
  guint n, t, place;

  for (place = 0; place < input->n_rated; place++)
    scores[place] = entente_rank_order_get_key (input->packed[place]) / ENTENTE_SCORE_STEPS;
  n = entente_natural_breaks_find (scores, input->n_rated, MIN (wanted, ENTENTE_MAX_TIERS), scores + input->n_rated,
                                   found);
  for (t = 0; t + 1 < scenario->n_tiers; t++)
    ends[t] = t < n ? found[t] : input->n_rated;
}

/**
 * entente_tiers_cut:
 * @ends: (array) (out): n_tiers places, ascending
 *
 * - thresholds: score >= from
 * - sizes: cumulative counts over the rated; a share is ceil (share x rated); ties all go up
 * - natural: the breaks of entente_natural_breaks_find(); fewer distinct scores than classes give a tier each
 *
 * O(tiers log n), plus the length of ties; natural O(tiers n log n). Not for profiles.
 */
void
entente_tiers_cut (const EntenteScenario *scenario,
                   const EntenteTierInput *input,
                   guint *ends)
{
  if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES)
    cut_by_sizes (scenario, input, ends);
  else if (scenario->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    cut_by_nature (scenario, input, ends);
  else
    cut_by_thresholds (scenario, input, ends);
  ends[scenario->n_tiers - 1] = input->n_rated;
}

/* ELECTRE TRI-B on the values of criteria, whatever the method of the scores. */
static void
assign_by_profiles (const EntenteScenario *scenario,
                    const EntenteTierInput *input,
                    guint *tiers)
{
  const guint m = scenario->n_criteria;
  const EntenteProfileParameters *p = &scenario->profile_parameters;
  const EntenteOutranking outranking
      = { m, input->shares, 0, &p->indifference, &p->preference, &p->veto, p->cutting_level };
  double few[FEW_CRITERIA];
  g_autofree double *many = m > FEW_CRITERIA ? g_new (double, m) : NULL;
  double *row = many != NULL ? many : few;
  guint place, c;

  for (place = 0; place < input->n_rated; place++)
    {
      const guint i = entente_rank_order_get_index (input->packed[place]);

      for (c = 0; c < m; c++)
        row[c] = entente_values_get_criterion (input->values, i, c);
      tiers[i] = entente_outranking_sort (&outranking, row, scenario->profiles, scenario->n_tiers - 1, p->optimistic);
    }
}

/**
 * entente_tiers_assign:
 * @tiers: (array) (out): by partner; those that are not rated are left as they are
 *
 * The tier of each rated partner by the scenario's rule, before gates. Profiles: ELECTRE TRI-B, O(n m tiers), see
 * entente_outranking_sort(); the other rules as entente_tiers_cut().
 */
void
entente_tiers_assign (const EntenteScenario *scenario,
                      const EntenteTierInput *input,
                      guint *tiers)
{
  guint ends[ENTENTE_MAX_TIERS];
  guint t, place = 0;

  if (!entente_tiers_follow_order (scenario))
    {
      assign_by_profiles (scenario, input, tiers);
      return;
    }
  entente_tiers_cut (scenario, input, ends);
  for (t = 0; t < scenario->n_tiers; t++)
    for (; place < ends[t]; place++)
      tiers[entente_rank_order_get_index (input->packed[place])] = t;
}
