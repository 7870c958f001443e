/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One lever: the least change of one indicator that lifts the partner, with all that follows from it.
 *
 *   today x---|---|---|--(x----o)--|---| best      o lifts, x doesn't; halves between them down to 1e-10 of the range
 *
 * The question is always put to a whole evaluation, since a change may move derived indicators, gates, relative
 * columns, medians and breaks. Where more can only be better, one look at the end says whether it is worth going.
 */

#include "config.h"

#include "entente-leverage-private.h"

#include "entente-methods.h"
#include "entente-tiers.h"
#include "entente-value-function.h"
#include "entente-values-private.h"

#include <string.h>

#define N_STEPS 32
#define NARROW 1e-10 /* of the range */
#define NEAR 5e-7    /* likewise */
#define MAX_HALVES 60
#define MAX_DECIMALS 6
#define SLACK 1e-9   /* of a last decimal: 253.00000000000003 is 253 */

/* -- The trial ------------------------------------------------------------------------------------------- */

void
entente_leverage_trial_reset (EntenteLeverageTrial *self)
{
  GArray *what_ifs = self->scenario->what_ifs;

  g_array_set_size (what_ifs, 0);
  if (self->what_ifs->len > 0)
    g_array_append_vals (what_ifs, self->what_ifs->data, self->what_ifs->len);
}

void
entente_leverage_trial_set (EntenteLeverageTrial *self,
                            const EntenteWhatIfItem *item)
{
  entente_scenario_set_what_if (self->scenario, self->partner, item);
}

/* One indicator as it is today, which may be a what-if itself. */
void
entente_leverage_trial_put_back (EntenteLeverageTrial *self,
                                 int quantity)
{
  const EntenteWhatIfItem *today = NULL;
  guint k;

  for (k = 0; k < self->what_ifs->len; k++)
    {
      const EntenteWhatIf *it = &g_array_index (self->what_ifs, EntenteWhatIf, k);

      if (it->partner == (int) self->partner && it->item.quantity == quantity)
        today = &it->item;
    }
  if (today != NULL)
    entente_scenario_set_what_if (self->scenario, self->partner, today);
  else
    entente_scenario_remove_what_if (self->scenario, self->partner, quantity);
}

/* Whether the partner reaches the target with the what-ifs that are set. Nothing does any more once it is stopped. */
gboolean
entente_leverage_trial_lifts (EntenteLeverageTrial *self)
{
  g_autoptr (EntenteEvaluation) evaluation = NULL;

  if (entente_leverage_trial_is_stopped (self))
    return FALSE;
  if (self->values == NULL || !entente_values_update_partner (self->values, self->partner, self->scenario->what_ifs))
    {
      g_clear_pointer (&self->values, entente_values_unref);
      self->values = entente_values_new (entente_values_get_dataset (self->today->values), self->scenario);
    }
  evaluation = entente_evaluate (self->values, self->scenario);
  self->score = evaluation->scores[self->partner];
  self->cap_gate = evaluation->gates[self->partner];
  return evaluation->tiers[self->partner] <= self->target;
}

gboolean
entente_leverage_trial_is_stopped (const EntenteLeverageTrial *self)
{
  return self->stop != NULL && g_atomic_int_get (self->stop) != 0;
}

/* -- Places of a lever ----------------------------------------------------------------------------------- */

gboolean
entente_lever_room_is_table (const EntenteLeverRoom *self)
{
  return self->q->value.kind == ENTENTE_VALUE_CATEGORIES;
}

EntenteWhatIfItem
entente_lever_room_make_item (const EntenteLeverRoom *self,
                              double to,
                              int category)
{
  const gboolean is_table = entente_lever_room_is_table (self);

  return (EntenteWhatIfItem) { self->quantity, is_table ? NAN : to, is_table ? category : ENTENTE_NONE, FALSE };
}

/* A year's price, or the change as a part of the range: of a category, of what it is worth. */
double
entente_lever_room_get_cost (const EntenteLeverRoom *self,
                             double to,
                             int category,
                             gboolean by_price)
{
  if (entente_lever_room_is_table (self))
    return category == ENTENTE_NONE || category == self->category
             ? 0 : self->q->value.categories[category].v - self->value;
  return fabs (to - self->from) * (by_price ? self->price : 1 / self->range);
}

/* Rounded away from today's value. */
double
entente_lever_room_round (const EntenteLeverRoom *self,
                          double to,
                          int decimals)
{
  const double start = isnan (self->from) ? (self->best > to ? self->low : self->high) : self->from;
  double scale = 1;
  int k;

  for (k = 0; k < decimals; k++)
    scale *= 10;
  if (!(fabs (to * scale) < 1e15))
    return to;
  return to >= start ? ceil (to * scale - SLACK) / scale : floor (to * scale + SLACK) / scale;
}

/* The round number that @to was meant to be but for the width of the search, such as the bound of a gate; else rounded
 * away. */
double
entente_lever_room_round_near (const EntenteLeverRoom *self,
                               double to,
                               int decimals)
{
  double scale = 1, near;
  int k;

  for (k = 0; k < decimals; k++)
    scale *= 10;
  near = nearbyint (to * scale) / scale;
  return fabs (near - to) <= NEAR * self->range ? near : entente_lever_room_round (self, to, decimals);
}

static gboolean
try_place (EntenteLeverageTrial *trial,
           const EntenteLeverRoom *room,
           double to,
           int category)
{
  const EntenteWhatIfItem item = entente_lever_room_make_item (room, to, category);

  entente_leverage_trial_set (trial, &item);
  return entente_leverage_trial_lifts (trial);
}

/* -- Search ---------------------------------------------------------------------------------------------- */

static gboolean
has_dependents (const EntenteDataset *dataset,
                int quantity)
{
  guint k;

  for (k = 0; k < dataset->n_quantities; k++)
    {
      const EntenteQuantity *q = &dataset->quantities[k];

      if (q->derived != ENTENTE_DERIVED_NOT && (q->inputs[0] == quantity || q->inputs[1] == quantity))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_gate (const EntenteDataset *dataset,
          int quantity)
{
  guint g;

  for (g = 0; g < dataset->n_gates; g++)
    if (dataset->gates[g].quantity == quantity)
      return TRUE;
  return FALSE;
}

/* Whether the partner can only gain on the way to the best end: its own value then never falls, and a better value
 * never hurts it. */
static gboolean
is_one_way (const EntenteLeverageTrial *trial,
            const EntenteLeverRoom *room)
{
  const EntenteDataset *dataset = entente_values_get_dataset (trial->today->values);
  const EntenteScenario *scenario = trial->scenario;

  return (room->q->value.kind == ENTENTE_VALUE_LINEAR || room->q->value.kind == ENTENTE_VALUE_LOG) &&
         !has_dependents (dataset, room->quantity) && !has_gate (dataset, room->quantity) &&
         entente_tiers_get_effective_rule (scenario) != ENTENTE_TIER_RULE_NATURAL &&
         (scenario->method == ENTENTE_METHOD_WEIGHTED_MEAN || scenario->method == ENTENTE_METHOD_GEOMETRIC_MEAN) &&
         scenario->method_parameters.normalisation == ENTENTE_NORMALISATION_GOALPOSTS;
}

/* @out doesn't lift, @in does; returns what does, next to what doesn't. */
static double
halve (EntenteLeverageTrial *trial,
       const EntenteLeverRoom *room,
       double out,
       double in)
{
  guint turn;

  for (turn = 0; turn < MAX_HALVES && fabs (in - out) > NARROW * room->range; turn++)
    {
      const double middle = out + (in - out) / 2;

      if (middle == out || middle == in)
        break;
      if (try_place (trial, room, middle, ENTENTE_NONE))
        in = middle;
      else
        out = middle;
    }
  return in;
}

/* From @start, which doesn't lift, towards @end; NaN = nothing found. */
static double
search_towards (EntenteLeverageTrial *trial,
                const EntenteLeverRoom *room,
                double start,
                double end)
{
  double out = start;
  guint k;

  if (start == end)
    return NAN;
  if (is_one_way (trial, room))
    return try_place (trial, room, end, ENTENTE_NONE) ? halve (trial, room, start, end) : NAN;
  for (k = 1; k <= N_STEPS && !entente_leverage_trial_is_stopped (trial); k++)
    {
      const double at = k == N_STEPS ? end : start + (end - start) * k / N_STEPS;

      if (try_place (trial, room, at, ENTENTE_NONE))
        return halve (trial, room, out, at);
      out = at;
    }
  return NAN;
}

/* With as many decimals as the indicator has, and more only where the round number would not do. */
static double
find_shown (EntenteLeverageTrial *trial,
            const EntenteLeverRoom *room,
            double to)
{
  int decimals;

  for (decimals = room->q->decimals; decimals <= MAX_DECIMALS; decimals++)
    {
      const double near = entente_lever_room_round_near (room, to, decimals);
      const double away = entente_lever_room_round (room, to, decimals);

      if (try_place (trial, room, near, ENTENTE_NONE))
        return near;
      if (away != near && try_place (trial, room, away, ENTENTE_NONE))
        return away;
    }
  return to;
}

static void
search_number (EntenteLeverageTrial *trial,
               const EntenteLeverRoom *room,
               EntenteLever *lever)
{
  const EntenteDataset *dataset = entente_values_get_dataset (trial->today->values);
  double up = NAN, down = NAN;

  if (has_dependents (dataset, room->quantity) && !isnan (room->from) &&
      try_place (trial, room, room->from, ENTENTE_NONE))
    /* An older figure that still holds in this year: what is derived from it may be better now. */
    up = room->from;
  else if (isnan (room->from))
    {
      /* Nothing is known: from the worst end on. */
      const double worst = room->best == room->high ? room->low : room->high;

      up = try_place (trial, room, worst, ENTENTE_NONE) ? worst : search_towards (trial, room, worst, room->best);
    }
  else
    {
      if (room->high > room->from)
        up = search_towards (trial, room, room->from, room->high);
      if (room->low < room->from)
        down = search_towards (trial, room, room->from, room->low);
    }
  if (isnan (up) && isnan (down))
    return;
  lever->status = ENTENTE_LEVER_ENOUGH;
  lever->to = isnan (up) || fabs (down - room->from) < fabs (up - room->from) ? down : up;
  lever->shown = find_shown (trial, room, lever->to);
  lever->price = fabs (lever->shown - room->from) * room->price;
}

static void
search_table (EntenteLeverageTrial *trial,
              const EntenteLeverRoom *room,
              EntenteLever *lever)
{
  guint k;

  for (k = 0; k < room->n_categories; k++)
    if (try_place (trial, room, NAN, room->categories[k]))
      {
        lever->status = ENTENTE_LEVER_ENOUGH;
        lever->to_category = room->categories[k];
        return;
      }
}

static gboolean
has_room (const EntenteLeverRoom *room)
{
  if (entente_lever_room_is_table (room))
    return room->n_categories > 0;
  return isnan (room->from) ? room->low < room->high : room->low < room->from || room->high > room->from;
}

/**
 * entente_lever_search:
 * @lever: (out): filled
 *
 * The change of one indicator that lifts the partner alone. About 35 evaluations where more is always better, else
 * 32 steps and 30 halves; a place that lifts and is left again within one step can be missed.
 */
void
entente_lever_search (EntenteLeverageTrial *trial,
                      const EntenteLeverRoom *room,
                      EntenteLever *lever)
{
  *lever = (EntenteLever) { .quantity = room->quantity, .status = ENTENTE_LEVER_NO_ROOM, .from = room->from,
                            .to = NAN, .shown = NAN, .from_category = room->category,
                            .to_category = ENTENTE_NONE, .price = NAN };
  if (!has_room (room))
    return;
  lever->status = ENTENTE_LEVER_NOT_ENOUGH;
  if (entente_lever_room_is_table (room))
    search_table (trial, room, lever);
  else
    search_number (trial, room, lever);
  entente_leverage_trial_put_back (trial, room->quantity);
}
