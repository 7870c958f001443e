/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* What no draw can tell: what holds under every allowed weight (weighted mean, facts as they are). */

typedef enum
{
  ENTENTE_DOMINANCE_NEVER = -1,  /* b scores at least as much under every allowed weight */
  ENTENTE_DOMINANCE_DEPENDS = 0,
  ENTENTE_DOMINANCE_ALWAYS = 1   /* a scores more under every allowed weight */
} EntenteDominance;

typedef struct
{
  guint best, worst; /* ranks that some allowed weights give; 0 = not rated */
  guint best_limit, worst_limit; /* no allowed weights give a better (worse) one; mostly the same as best, worst */
} EntentePossibleRank;

EntenteDominance entente_dominance_find (const EntenteValues *values, const EntenteScenario *scenario, guint a,
                                         guint b, double *least, double *greatest);
EntentePossibleRank *entente_possible_ranks_new (const EntenteValues *values, const EntenteScenario *scenario,
                                                 const gint *stop) G_GNUC_WARN_UNUSED_RESULT;
