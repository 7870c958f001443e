/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* The rule that turns an order into tiers, before gates. */

typedef struct
{
  const guint64 *packed; /* rated partners, best first; see entente-rank-order.h */
  const guint *ranks;    /* by partner */
  guint n_rated;
} EntenteTierInput;

/* ends[t] = place in the order behind the last partner of tier t; ends[n_tiers - 1] = n_rated. */
void entente_tiers_cut (const EntenteScenario *scenario, const EntenteTierInput *input, guint *ends);
void entente_tiers_get_sizes (const EntenteScenario *scenario, guint n_rated, double *sizes);
EntenteTierRule entente_tiers_get_effective_rule (const EntenteScenario *scenario);
