/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Ties, their classes and their conditions.
 *
 * A condition is a hypothesis: its ties hold only if every end but the hub has at least the level of one
 * indicator. A missing value makes a tie unknown, unless another end fails already.
 */

#include "config.h"

#include "entente-network-ties.h"

#include <string.h>

/* Words in the ids of kinds of ties that files commonly have, in the order in which they are tried. */
static const struct
{
  const char *word;
  EntenteTieClass tie_class;
} class_words[] = {
  { "article", ENTENTE_TIE_CLASS_ARTICLE },      { "procurement", ENTENTE_TIE_CLASS_SUPPLY },
  { "supply", ENTENTE_TIE_CLASS_SUPPLY },        { "arms", ENTENTE_TIE_CLASS_SUPPLY },
  { "economic", ENTENTE_TIE_CLASS_ECONOMIC },    { "minerals", ENTENTE_TIE_CLASS_ECONOMIC },
  { "trade", ENTENTE_TIE_CLASS_ECONOMIC },       { "access", ENTENTE_TIE_CLASS_ACCESS },
  { "basing", ENTENTE_TIE_CLASS_ACCESS },        { "cooperation", ENTENTE_TIE_CLASS_ACCESS },
  { "mnna", ENTENTE_TIE_CLASS_ACCESS },          { "major-defence-partner", ENTENTE_TIE_CLASS_ACCESS },
  { "rio", ENTENTE_TIE_CLASS_ACCESS },           { "strategic-agreement", ENTENTE_TIE_CLASS_ACCESS },
  { "domestic-law", ENTENTE_TIE_CLASS_ACCESS },  { "mutual-defence", ENTENTE_TIE_CLASS_DEFENCE },
  { "guarantee", ENTENTE_TIE_CLASS_DEFENCE },    { "defence-pact", ENTENTE_TIE_CLASS_DEFENCE },
  { "alliance", ENTENTE_TIE_CLASS_DEFENCE },
};

/**
 * entente_tie_kind_get_class:
 *
 * Returns: the line by which ties of this kind are drawn: after a word of its id, else the classes in turn
 */
EntenteTieClass
entente_tie_kind_get_class (const EntenteDataset *dataset,
                            guint kind)
{
  const char *id = kind < dataset->n_tie_kinds ? dataset->tie_kinds[kind].id : NULL;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (class_words) && id != NULL; i++)
    if (strstr (id, class_words[i].word) != NULL)
      return class_words[i].tie_class;
  return kind % ENTENTE_N_TIE_CLASSES;
}

static gboolean
is_of_condition (const EntenteCondition *condition,
                 int kind)
{
  guint i;

  for (i = 0; i < condition->n_kinds; i++)
    if (condition->kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static EntenteTieState
check_partner (const EntenteValues *values,
               int partner,
               int quantity,
               double level)
{
  EntenteCell cell;

  if (partner < 0)
    return ENTENTE_TIE_HOLDS;
  entente_values_get_cell (values, (guint) partner, (guint) quantity, &cell);
  if (isnan (cell.raw))
    return ENTENTE_TIE_UNKNOWN;
  return cell.raw >= level ? ENTENTE_TIE_HOLDS : ENTENTE_TIE_FAILS;
}

/**
 * entente_tie_check_condition:
 * @level: what the indicator has to reach; NaN = the condition is off
 *
 * Returns: whether the tie holds; unconditional when the condition is off or about other kinds of ties, or the
 * tie not in force
 */
EntenteTieState
entente_tie_check_condition (const EntenteValues *values,
                             guint tie,
                             guint condition,
                             double level)
{
  const EntenteDataset *dataset = entente_values_get_dataset (values);
  const EntenteCondition *rule = &dataset->conditions[condition];
  EntenteTieState a, b;

  if (isnan (level) || rule->quantity < 0 || !is_of_condition (rule, dataset->ties[tie].kind)
      || !entente_tie_is_in_force (&dataset->ties[tie], entente_values_get_year (values)))
    return ENTENTE_TIE_UNCONDITIONAL;
  a = check_partner (values, dataset->ties[tie].a, rule->quantity, level);
  b = check_partner (values, dataset->ties[tie].b, rule->quantity, level);
  if (a == ENTENTE_TIE_FAILS || b == ENTENTE_TIE_FAILS)
    return ENTENTE_TIE_FAILS;
  return a == ENTENTE_TIE_UNKNOWN || b == ENTENTE_TIE_UNKNOWN ? ENTENTE_TIE_UNKNOWN : ENTENTE_TIE_HOLDS;
}

/* Of two findings about one tie the worse counts: it fails, else it is unknown, else it holds. */
EntenteTieState
entente_tie_join_states (EntenteTieState a,
                         EntenteTieState b)
{
  if (a == ENTENTE_TIE_FAILS || b == ENTENTE_TIE_FAILS)
    return ENTENTE_TIE_FAILS;
  return MAX (a, b);
}

/**
 * entente_ties_check_conditions:
 * @states: (out caller-allocates): one a tie
 *
 * Checks all ties against all conditions that the scenario has on.
 */
void
entente_ties_check_conditions (const EntenteValues *values,
                               const EntenteScenario *scenario,
                               EntenteTieState *states)
{
  const EntenteDataset *dataset = entente_values_get_dataset (values);
  guint t, c;

  for (t = 0; t < dataset->n_ties; t++)
    states[t] = ENTENTE_TIE_UNCONDITIONAL;
  for (c = 0; c < MIN (dataset->n_conditions, scenario->n_conditions); c++)
    if (!isnan (scenario->condition_levels[c]))
      for (t = 0; t < dataset->n_ties; t++)
        states[t] = entente_tie_join_states (states[t],
                                 entente_tie_check_condition (values, t, c, scenario->condition_levels[c]));
}

/* What of one partner counts: its amount of the quantity, or 1. */
static double
get_amount (const EntenteValues *values,
            int partner,
            int quantity)
{
  EntenteCell cell;

  if (quantity < 0)
    return 1;
  entente_values_get_cell (values, (guint) partner, (guint) quantity, &cell);
  return isnan (cell.raw) ? 0 : MAX (cell.raw, 0);
}

/**
 * entente_condition_get_cover:
 * @level: what the condition's indicator has to reach
 * @quantity: what is counted: a measure such as population, or %ENTENTE_NONE = partners
 *
 * Counts the ties of the condition's kinds by what becomes of them, and what share of the quantity stands
 * behind them: all partners that such a tie reaches, each once. A partner is covered if any of its ties
 * holds; what is unknown is not counted as covered. All shares are 0 when nobody has an amount.
 * O(ties + partners).
 */
void
entente_condition_get_cover (const EntenteValues *values,
                             guint condition,
                             double level,
                             int quantity,
                             EntenteCover *cover)
{
  const EntenteDataset *dataset = entente_values_get_dataset (values);
  g_autofree EntenteTieState *best = g_new0 (EntenteTieState, dataset->n_partners);
  double sums[4] = { 0 }, total;
  guint counts[4] = { 0 }, t, i;

  for (t = 0; t < dataset->n_ties; t++)
    {
      const int ends[] = { dataset->ties[t].a, dataset->ties[t].b };
      EntenteTieState state = entente_tie_check_condition (values, t, condition, level);

      counts[state]++;
      for (i = 0; i < 2 && state != ENTENTE_TIE_UNCONDITIONAL; i++)
        if (ends[i] >= 0
            && (best[ends[i]] == ENTENTE_TIE_UNCONDITIONAL || state == ENTENTE_TIE_HOLDS
                || (state == ENTENTE_TIE_UNKNOWN && best[ends[i]] == ENTENTE_TIE_FAILS)))
          best[ends[i]] = state;
    }
  for (i = 0; i < dataset->n_partners; i++)
    sums[best[i]] += best[i] == ENTENTE_TIE_UNCONDITIONAL ? 0 : get_amount (values, (int) i, quantity);
  total = sums[ENTENTE_TIE_HOLDS] + sums[ENTENTE_TIE_FAILS] + sums[ENTENTE_TIE_UNKNOWN];
  cover->n_hold = counts[ENTENTE_TIE_HOLDS];
  cover->n_fail = counts[ENTENTE_TIE_FAILS];
  cover->n_unknown = counts[ENTENTE_TIE_UNKNOWN];
  cover->covered = total > 0 ? sums[ENTENTE_TIE_HOLDS] / total : 0;
  cover->uncovered = total > 0 ? sums[ENTENTE_TIE_FAILS] / total : 0;
  cover->unknown = total > 0 ? sums[ENTENTE_TIE_UNKNOWN] / total : 0;
}
