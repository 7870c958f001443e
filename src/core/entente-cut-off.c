/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Tier cut-offs that are dragged in the list.
 *
 *   rows above the line        m            scores
 *                             ...  0.742
 *   7 rows   ───────────────    7            <- from 0.7305, the middle of the gap
 *                             ...  0.719
 *
 * With thresholds a line lands in the middle of the gap between two rows, so that it does not depend on
 * the last digits; with sizes it counts partners. Partners that share a score cannot be parted. Gated
 * partners stand below the tier of their score: the list shows fewer rows above the line than there are
 * scores above it, and the position is translated. Lines meet, leaving an empty tier, but never cross.
 */

#include "config.h"

#include "entente-cut-off.h"

#include <math.h>

#define KEY_STEP 0.005

static gint64
get_fixed_score (const EntenteEvaluation *self,
                 guint place)
{
  return llrint (self->scores[self->order[place]] * 1e12);
}

/* Whether a line may run above the partner at this place. */
static gboolean
is_gap (const EntenteEvaluation *self,
        guint place)
{
  if (place == 0 || place >= self->n_rated)
    return TRUE;
  return get_fixed_score (self, place - 1) > get_fixed_score (self, place);
}

/* Rows that the list shows above the line between tier and the next when m scores are above it. */
static gboolean
is_shown_above (const EntenteEvaluation *self,
                const EntenteScenario *scenario,
                guint place,
                guint tier)
{
  guint partner = self->order[place];
  const EntenteDataset *dataset = entente_values_get_dataset (self->values);

  if (!scenario->gates_on || self->gates[partner] == ENTENTE_NONE)
    return TRUE;
  return MIN ((guint) dataset->gates[self->gates[partner]].cap, scenario->n_tiers - 1) <= tier;
}

/* The number of scores above the line whose shown rows come nearest to position. */
static guint
find_place (const EntenteEvaluation *self,
            const EntenteScenario *scenario,
            const EntenteCutOffDrag *drag,
            double *fraction)
{
  double rows = 0, best_distance = HUGE_VAL, at = 0;
  guint best = 0, m;

  for (m = 0; m <= self->n_rated; m++)
    {
      if (m > 0)
        rows += is_shown_above (self, scenario, m - 1, drag->tier);
      if (is_gap (self, m) && fabs (rows - drag->position) < best_distance)
        {
          best_distance = fabs (rows - drag->position);
          best = m;
          at = rows;
        }
    }
  *fraction = CLAMP (drag->position - at, -0.5, 0.5);
  return best;
}

static double
get_score_at (const EntenteEvaluation *self,
              int place)
{
  if (place < 0)
    return 1;
  if (place >= (int) self->n_rated)
    return 0;
  return self->scores[self->order[place]];
}

/* 0 in the middle of the gap, half a row up is the score above it, half a row down the one below. */
static double
find_threshold (const EntenteEvaluation *self,
                guint place,
                double fraction)
{
  double above = get_score_at (self, (int) place - 1), below = get_score_at (self, (int) place);

  return (above + below) / 2 - fraction * (above - below);
}

static double
clamp_threshold (const EntenteScenario *scenario,
                 guint tier,
                 double from)
{
  double most = tier > 0 ? scenario->tier_from[tier - 1] : 1;
  double least = tier + 2 < scenario->n_tiers ? scenario->tier_from[tier + 1] : 0;

  return CLAMP (from, least, most);
}

static gboolean
set_threshold (EntenteScenario *scenario,
               guint tier,
               double from)
{
  double clamped = clamp_threshold (scenario, tier, from);
  gboolean changed = clamped != scenario->tier_from[tier];

  scenario->tier_from[tier] = clamped;
  return changed;
}

static int
get_size (const EntenteScenario *scenario,
          const EntenteEvaluation *self,
          guint tier)
{
  if (scenario->tier_count[tier] >= 0)
    return scenario->tier_count[tier];
  return isnan (scenario->tier_share[tier]) ? 0 : (int) ceil (scenario->tier_share[tier] * self->n_rated);
}

/* Moves the line so that m partners stand above it; the next line stays where it is. */
static gboolean
set_sizes (EntenteScenario *scenario,
           const EntenteEvaluation *self,
           guint tier,
           int m)
{
  gboolean last = tier + 2 >= scenario->n_tiers;
  int above = 0, size, next;
  guint i;

  for (i = 0; i < tier; i++)
    above += get_size (scenario, self, i);
  size = get_size (scenario, self, tier);
  next = last ? (int) self->n_rated - above - size : get_size (scenario, self, tier + 1);
  m = CLAMP (m, above, MAX (above + size + next, above));
  if (m - above == size)
    return FALSE;
  scenario->tier_count[tier] = m - above;
  scenario->tier_share[tier] = NAN;
  if (!last)
    {
      scenario->tier_count[tier + 1] = above + size + next - m;
      scenario->tier_share[tier + 1] = NAN;
    }
  return TRUE;
}

/**
 * entente_cut_off_can_move:
 * @tier: the upper one of the two tiers
 *
 * Only thresholds and sizes have a line that can be put somewhere else.
 */
gboolean
entente_cut_off_can_move (const EntenteScenario *scenario,
                          guint tier)
{
  return tier + 1 < scenario->n_tiers && (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS ||
                                          scenario->tier_rule == ENTENTE_TIER_RULE_SIZES);
}

/**
 * entente_cut_off_drag:
 * @scenario: is changed; copy it first when the old one is needed
 * @evaluation: of any scenario with the same weights, so that one evaluation serves a whole drag
 *
 * Returns: whether @scenario changed. O(partners).
 */
gboolean
entente_cut_off_drag (EntenteScenario *scenario,
                      const EntenteEvaluation *evaluation,
                      const EntenteCutOffDrag *drag)
{
  double fraction;
  guint place;

  if (!entente_cut_off_can_move (scenario, drag->tier) || evaluation->n_rated == 0)
    return FALSE;
  place = find_place (evaluation, scenario, drag, &fraction);
  if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES)
    return set_sizes (scenario, evaluation, drag->tier, place);
  return set_threshold (scenario, drag->tier, find_threshold (evaluation, place, drag->exact ? fraction : 0));
}

/**
 * entente_cut_off_step:
 * @steps: positive = down the list: half a point lower, or one partner more
 *
 * Returns: whether @scenario changed
 */
gboolean
entente_cut_off_step (EntenteScenario *scenario,
                      const EntenteEvaluation *evaluation,
                      guint tier,
                      int steps)
{
  int above = 0;
  guint i;

  if (!entente_cut_off_can_move (scenario, tier))
    return FALSE;
  if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
    return set_threshold (scenario, tier, scenario->tier_from[tier] - steps * KEY_STEP);
  for (i = 0; i <= tier; i++)
    above += get_size (scenario, evaluation, i);
  return set_sizes (scenario, evaluation, tier, above + steps);
}
