/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* What would lift a partner into a better tier: the smallest single changes, and the cheapest combination. */

typedef enum
{
  ENTENTE_LEVER_ENOUGH,      /* this change alone lifts it */
  ENTENTE_LEVER_NOT_ENOUGH,  /* not reachable by this alone */
  ENTENTE_LEVER_NO_ROOM      /* it has the best value already */
} EntenteLeverStatus;

typedef struct
{
  int quantity;
  EntenteLeverStatus status;
  double from;        /* raw, today; NaN = missing or a category */
  double to;          /* raw, the least that lifts, unrounded */
  double shown;       /* rounded away from today's to the indicator's decimals; lifts as it stands */
  int from_category, to_category;
  double price;       /* of shown - from a year, in the unit of price_of; NaN = not known */
} EntenteLever;

typedef struct
{
  guint partner;
  guint tier, target; /* today's tier and the one aimed at; the same: nothing to do */
  int gate;           /* holds it below the target whatever the score, and no indicator opens it; or ENTENTE_NONE */
  guint n_levers;
  EntenteLever *levers;      /* one an indicator that can be changed, in file order */
  guint n_combination;       /* 0: none is enough */
  EntenteLever *combination; /* to and shown lift together, not one by one */
  double combination_price;  /* NaN = not known for all of them */
} EntenteLeverage;

EntenteLeverage *entente_leverage_new (const EntenteEvaluation *evaluation, const EntenteScenario *scenario,
                                       guint partner, guint target, const gint *stop) G_GNUC_WARN_UNUSED_RESULT;
void entente_leverage_free (EntenteLeverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLeverage, entente_leverage_free)

char *entente_lever_format_price (const EntenteQuantity *quantity, const EntenteDataset *dataset, double price,
                                  const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
char *entente_lever_describe (const EntenteLever *self, const EntenteDataset *dataset, const char *const *languages)
  G_GNUC_WARN_UNUSED_RESULT;
