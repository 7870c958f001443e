/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* Values that somebody supposes instead of the facts: their words, where they come from, what rests on them. */

char *entente_what_if_describe (const EntenteDataset *dataset, const EntenteWhatIfItem *item,
                                const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
const EntentePledge *entente_what_if_find_pledge (const EntenteDataset *dataset, guint partner,
                                                  const EntenteWhatIfItem *item);
gboolean entente_what_if_reaches (const EntenteScenario *scenario, const EntenteValues *values, guint partner,
                                  guint quantity);
gboolean entente_what_if_reaches_criterion (const EntenteScenario *scenario, const EntenteValues *values,
                                            guint partner, guint criterion);
guint entente_what_if_count (const EntenteScenario *scenario, int partner);

/* The range in which a value of an indicator makes a difference, for a slider. */
typedef struct
{
  double from, to;  /* raw, from < to */
  gboolean logarithmic; /* then from > 0 */
  double step;      /* the least difference that shows */
} EntenteWhatIfRange;

void entente_what_if_range_init (EntenteWhatIfRange *self, const EntenteQuantity *quantity, double fact);
double entente_what_if_range_get_place (const EntenteWhatIfRange *self, double raw);
double entente_what_if_range_get_raw (const EntenteWhatIfRange *self, double place);
double entente_what_if_range_move (const EntenteWhatIfRange *self, double raw, int steps);
