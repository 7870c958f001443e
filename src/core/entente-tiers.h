/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* The rule that turns an order into tiers, before gates. */

typedef struct
{
  const guint64 *packed; /* rated partners, best first; see entente-rank-order.h */
  const guint *ranks;    /* by partner */
  guint n_rated;
  const EntenteValues *values; /* profiles only */
  const double *shares;        /* profiles only: [n_criteria], sum 1 */
  gpointer scratch;            /* (nullable) natural only: entente_tiers_get_scratch_size () bytes */
} EntenteTierInput;

/* Whether tiers are places in the order: profiles look at the criteria one by one instead. */
gboolean entente_tiers_follow_order (const EntenteScenario *scenario);
/* ends[t] = place in the order behind the last partner of tier t; ends[n_tiers - 1] = n_rated. */
void entente_tiers_cut (const EntenteScenario *scenario, const EntenteTierInput *input, guint *ends);
void entente_tiers_get_sizes (const EntenteScenario *scenario, guint n_rated, double *sizes);
/* By partner; only those of rated partners are set. For every rule. */
void entente_tiers_assign (const EntenteScenario *scenario, const EntenteTierInput *input, guint *tiers);
gsize entente_tiers_get_scratch_size (guint n_partners);
EntenteTierRule entente_tiers_get_effective_rule (const EntenteScenario *scenario);
