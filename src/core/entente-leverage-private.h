/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-leverage.h"

/* What the parts of the search for levers share: a trial that answers "would this lift it?", and what each indicator
 * can do. */

typedef struct
{
  const EntenteEvaluation *today;
  const GArray *what_ifs;    /* today's */
  EntenteScenario *scenario; /* a copy that gets what-ifs of the partner */
  EntenteValues *values;     /* own, of the trial's last question; or NULL */
  guint partner, target;
  const gint *stop;
  double score;              /* of the last question */
  int cap_gate;              /* the gate that held it back then, or ENTENTE_NONE */
} EntenteLeverageTrial;

/* An indicator that can be changed, and how far. */
typedef struct
{
  int quantity;
  const EntenteQuantity *q;
  double from;     /* raw today; NaN = missing or a category */
  int category;    /* today, or ENTENTE_NONE */
  double value;    /* today's, in [0, 1]; NaN = missing */
  double low, high; /* raw: how far it can go */
  double range;    /* of the value function, in raw units; of categories 1 */
  double best;     /* the end of [low, high] that is worth most */
  guint n_categories;
  guint *categories; /* those worth more than today's, the least first */
  double price;    /* of one raw unit a year; NaN = not known */
} EntenteLeverRoom;

EntenteWhatIfItem entente_lever_room_make_item (const EntenteLeverRoom *self, double to, int category);
gboolean entente_lever_room_is_table (const EntenteLeverRoom *self);
double entente_lever_room_get_cost (const EntenteLeverRoom *self, double to, int category, gboolean by_price);
double entente_lever_room_round (const EntenteLeverRoom *self, double to, int decimals);
double entente_lever_room_round_near (const EntenteLeverRoom *self, double to, int decimals);

void entente_leverage_trial_reset (EntenteLeverageTrial *self);
void entente_leverage_trial_set (EntenteLeverageTrial *self, const EntenteWhatIfItem *item);
void entente_leverage_trial_put_back (EntenteLeverageTrial *self, int quantity);
gboolean entente_leverage_trial_lifts (EntenteLeverageTrial *self);
gboolean entente_leverage_trial_is_stopped (const EntenteLeverageTrial *self);

void entente_leverage_find_combination (EntenteLeverageTrial *trial, const EntenteLeverRoom *rooms, guint n,
                                        EntenteLeverage *result);
void entente_lever_search (EntenteLeverageTrial *trial, const EntenteLeverRoom *room, EntenteLever *lever);
