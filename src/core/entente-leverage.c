/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What would lift a partner: which indicators can be changed, and how far.
 *
 * Offered is what a partner can change: no `fixed` indicator, and of derived ones their inputs, which move them. A
 * lever goes as far as its value function rewards, and as far as a gate on it asks; beyond there is nothing to gain.
 * The search itself is in entente-leverage-search.c, the combination in entente-leverage-combination.c.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-leverage-private.h"

#include "entente-value-function.h"
#include "entente-values-private.h"


/* -- Which ----------------------------------------------------------------------------------------------- */

static gboolean
is_input_offered (const EntenteDataset *dataset,
                  const EntenteQuantity *q,
                  int depth)
{
  guint k;

  for (k = 0; k < 2 && depth < ENTENTE_MAX_DERIVATIONS; k++)
    {
      const int input = q->inputs[k];

      if (input < 0 || (guint) input >= dataset->n_indicators || (k == 1 && q->derived != ENTENTE_DERIVED_PRODUCT))
        continue;
      if (dataset->quantities[input].derived == ENTENTE_DERIVED_NOT ? !dataset->quantities[input].fixed
                                                                    : is_input_offered (dataset, &dataset->quantities[input],
                                                                                        depth + 1))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const EntenteEvaluation *evaluation;
  guint partner, target;
} Offer;

/* The gate on it that holds the partner below the target, or NULL. */
static const EntenteGate *
find_gate (const Offer *offer,
           int quantity)
{
  const EntenteDataset *dataset = entente_values_get_dataset (offer->evaluation->values);
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  const guint n = entente_values_list_gates (offer->evaluation->values, offer->partner, gates);
  guint g;

  for (g = 0; g < n; g++)
    if (dataset->gates[gates[g]].quantity == quantity && dataset->gates[gates[g]].cap > (int) offer->target)
      return &dataset->gates[gates[g]];
  return NULL;
}

/* Whether the tier listens to it: by itself, or through what is derived from it, or through a gate. */
static gboolean
counts (const Offer *offer,
        int quantity,
        int depth)
{
  const EntenteDataset *dataset = entente_values_get_dataset (offer->evaluation->values);
  const EntenteQuantity *q = &dataset->quantities[quantity];
  guint k;

  if (q->criterion != ENTENTE_NONE && q->weight > 0 && offer->evaluation->shares[q->criterion] > 0)
    return TRUE;
  if (find_gate (offer, quantity) != NULL)
    return TRUE;
  for (k = 0; k < dataset->n_quantities && depth < ENTENTE_MAX_DERIVATIONS; k++)
    if (dataset->quantities[k].derived != ENTENTE_DERIVED_NOT &&
        (dataset->quantities[k].inputs[0] == quantity || dataset->quantities[k].inputs[1] == quantity) &&
        counts (offer, k, depth + 1))
      return TRUE;
  return FALSE;
}

static gboolean
is_offered (const Offer *offer,
            guint quantity)
{
  const EntenteDataset *dataset = entente_values_get_dataset (offer->evaluation->values);
  const EntenteQuantity *q = &dataset->quantities[quantity];

  if (q->fixed || (q->derived != ENTENTE_DERIVED_NOT && is_input_offered (dataset, q, 0)))
    return FALSE;
  return counts (offer, quantity, 0);
}

/* -- How far --------------------------------------------------------------------------------------------- */

/* The part of the axis that the value function tells apart. */
static void
get_ends (const EntenteValues *values,
          EntenteLeverRoom *room)
{
  const EntenteValueFunction *function = &room->q->value;
  const EntenteValueScale *scale = &values->scales[room->quantity];

  if (function->kind == ENTENTE_VALUE_LINEAR || function->kind == ENTENTE_VALUE_LOG)
    {
      room->low = MIN (function->from, function->to);
      room->high = MAX (function->from, function->to);
    }
  else if (function->kind == ENTENTE_VALUE_POINTS && function->n_points > 0)
    {
      room->low = function->points[0].x;
      room->high = function->points[function->n_points - 1].x;
    }
  else
    {
      room->low = scale->n > 0 ? scale->low : 0;
      room->high = scale->n > 0 ? scale->high : 0;
    }
  room->range = room->high > room->low && isfinite (room->high - room->low) ? room->high - room->low : 1;
}

/* Takes away the sides on which nothing is better than today. Points may have their best anywhere. */
static void
trim_ends (const EntenteValues *values,
           EntenteLeverRoom *room)
{
  const EntenteValueFunction *function = &room->q->value;
  const EntenteValueScale *scale = &values->scales[room->quantity];
  const double at_low = entente_value_function_apply (function, scale, room->low);
  const double at_high = entente_value_function_apply (function, scale, room->high);
  double best_below = at_low, best_above = at_high;
  guint k;

  room->best = at_high >= at_low ? room->high : room->low;
  if (isnan (room->from))
    return;
  for (k = 0; function->kind == ENTENTE_VALUE_POINTS && k < function->n_points; k++)
    if (function->points[k].x < room->from)
      best_below = MAX (best_below, function->points[k].v);
    else
      best_above = MAX (best_above, function->points[k].v);
  if (!(room->high > room->from && best_above > room->value))
    room->high = room->from;
  if (!(room->low < room->from && best_below > room->value))
    room->low = room->from;
  room->best = best_above >= best_below && room->high > room->from ? room->high : room->low;
}

/* Makes room for opening the gates of this indicator. */
static void
add_gate_bounds (const EntenteValues *values,
                 EntenteLeverRoom *room)
{
  guint g;

  for (g = 0; g < values->dataset->n_gates && !isnan (room->from); g++)
    {
      const EntenteGate *gate = &values->dataset->gates[g];

      if (gate->quantity != room->quantity || !values->gates[g])
        continue;
      if (room->from < gate->below)
        room->high = MAX (room->high, gate->below);
      if (room->from > gate->above)
        room->low = MIN (room->low, gate->above);
    }
}

/* Those worth more than today's, the least first, in file order where they are worth the same. */
static void
list_categories (EntenteLeverRoom *room)
{
  const EntenteCategory *categories = room->q->value.categories;
  guint k, place;

  room->categories = ENTENTE_NEW (guint, room->q->value.n_categories);
  for (k = 0; k < room->q->value.n_categories; k++)
    {
      if (!isnan (room->value) && categories[k].v <= room->value)
        continue;
      place = room->n_categories++;
      for (; place > 0 && categories[room->categories[place - 1]].v > categories[k].v; place--)
        room->categories[place] = room->categories[place - 1];
      room->categories[place] = k;
    }
}

/* One raw unit a year, in the unit of price_of. */
static double
get_price (const EntenteEvaluation *evaluation,
           const EntenteQuantity *q,
           guint partner)
{
  EntenteCell cell;

  if (q->price_of == ENTENTE_NONE || !(q->price_per > 0))
    return NAN;
  entente_values_get_cell (evaluation->values, partner, q->price_of, &cell);
  return cell.raw * q->price_share / q->price_per;
}

static void
init_room (EntenteLeverRoom *self,
           const EntenteEvaluation *evaluation,
           guint partner,
           guint quantity)
{
  const EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);
  EntenteCell cell;

  entente_values_get_cell (evaluation->values, partner, quantity, &cell);
  *self = (EntenteLeverRoom) { .quantity = quantity, .q = &dataset->quantities[quantity], .from = cell.raw,
                               .category = cell.category, .value = cell.value, .range = 1,
                               .price = get_price (evaluation, &dataset->quantities[quantity], partner) };
  if (entente_lever_room_is_table (self))
    {
      list_categories (self);
      return;
    }
  get_ends (evaluation->values, self);
  trim_ends (evaluation->values, self);
  add_gate_bounds (evaluation->values, self);
}

/* -- All ------------------------------------------------------------------------------------------------- */

/* Puts levers to their best end; of those @gated only, to the end that their gate asks for. */
static void
set_to_ends (EntenteLeverageTrial *trial,
             const EntenteLeverRoom *rooms,
             guint n,
             const Offer *gated)
{
  guint k;

  for (k = 0; k < n; k++)
    {
      const EntenteLeverRoom *room = &rooms[k];
      const gboolean is_table = entente_lever_room_is_table (room);
      const EntenteGate *gate = gated != NULL ? find_gate (gated, room->quantity) : NULL;
      const gboolean goes_up = gate != NULL ? room->from < gate->below : room->best != room->low;
      EntenteWhatIfItem item;

      if ((is_table ? room->n_categories == 0 : room->low == room->high) ||
          (gated != NULL && gate == NULL))
        continue;
      item = entente_lever_room_make_item (room, goes_up ? room->high : room->low,
                                           is_table ? (int) room->categories[room->n_categories - 1] : ENTENTE_NONE);
      entente_leverage_trial_set (trial, &item);
    }
}

/* A gate that stays shut with everything at its best, and with the gated indicators alone where the gates want them. */
static int
find_shut_gate (EntenteLeverageTrial *trial,
                const EntenteLeverRoom *rooms,
                guint n)
{
  const Offer offer = { trial->today, trial->partner, trial->target };
  int gate = ENTENTE_NONE;
  guint turn;

  for (turn = 0; turn < 2 && !entente_leverage_trial_is_stopped (trial); turn++)
    {
      set_to_ends (trial, rooms, n, turn == 0 ? NULL : &offer);
      entente_leverage_trial_lifts (trial);
      entente_leverage_trial_reset (trial);
      if (trial->values == NULL || !trial->scenario->gates_on || trial->values->caps[trial->partner] <= trial->target)
        return ENTENTE_NONE;
      gate = trial->values->cap_gates[trial->partner];
    }
  return gate;
}

static void
search_all (EntenteLeverageTrial *trial,
            EntenteLeverage *result)
{
  const EntenteDataset *dataset = entente_values_get_dataset (trial->today->values);
  g_autofree EntenteLeverRoom *rooms = ENTENTE_NEW (EntenteLeverRoom, dataset->n_indicators);
  const Offer offer = { trial->today, trial->partner, trial->target };
  guint n = 0, k;

  for (k = 0; k < dataset->n_indicators; k++)
    if (is_offered (&offer, k))
      init_room (&rooms[n++], trial->today, trial->partner, k);
  result->levers = ENTENTE_NEW (EntenteLever, n);
  result->n_levers = n;
  for (k = 0; k < n; k++)
    entente_lever_search (trial, &rooms[k], &result->levers[k]);
  result->gate = find_shut_gate (trial, rooms, n);
  if (result->gate == ENTENTE_NONE && !entente_leverage_trial_is_stopped (trial))
    entente_leverage_find_combination (trial, rooms, n, result);
  for (k = 0; k < n; k++)
    g_free (rooms[k].categories);
}

/**
 * entente_leverage_new:
 * @evaluation: of @scenario
 * @target: a tier, 0 = the highest
 * @stop: (nullable): another thread may set it to 1
 *
 * For each indicator that the partner can change the least raw change that brings it to @target alone, found by
 * evaluating everything with the change as a what-if; and a cheap combination. `to` lifts, and what is 1e-6 of the
 * value function's range nearer to today's does not; `shown` is rounded away from today's and lifts as it stands; of
 * categories the least valued that lifts. Nothing is offered where the partner is in @target or better already.
 * O(indicators x 35..65 evaluations), each without its slow half unless an indicator is relative or has medians.
 * Thread-safe.
 *
 * Returns: (transfer full) (nullable): %NULL when it was stopped
 */
EntenteLeverage *
entente_leverage_new (const EntenteEvaluation *evaluation,
                      const EntenteScenario *scenario,
                      guint partner,
                      guint target,
                      const gint *stop)
{
  g_autoptr (EntenteLeverage) result = g_new0 (EntenteLeverage, 1);
  EntenteLeverageTrial trial = { .today = evaluation, .what_ifs = scenario->what_ifs, .partner = partner,
                                 .target = MIN (target, evaluation->n_tiers - 1), .stop = stop };

  result->partner = partner;
  result->tier = evaluation->tiers[partner];
  result->target = MIN (trial.target, result->tier);
  result->gate = ENTENTE_NONE;
  result->combination_price = NAN;
  if (result->tier <= trial.target)
    return g_steal_pointer (&result);

  trial.scenario = entente_scenario_copy (scenario);
  search_all (&trial, result);
  g_clear_pointer (&trial.values, entente_values_unref);
  entente_scenario_free (trial.scenario);
  return entente_leverage_trial_is_stopped (&trial) ? NULL : g_steal_pointer (&result);
}

void
entente_leverage_free (EntenteLeverage *self)
{
  g_free (self->levers);
  g_free (self->combination);
  g_free (self);
}
