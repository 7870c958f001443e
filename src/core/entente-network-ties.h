/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* What kinds of ties look like, and which ties hold under a condition. */

/* The order of EntenteStyle.tie[]. */
typedef enum
{
  ENTENTE_TIE_CLASS_DEFENCE,
  ENTENTE_TIE_CLASS_ARTICLE,
  ENTENTE_TIE_CLASS_ACCESS,
  ENTENTE_TIE_CLASS_SUPPLY,
  ENTENTE_TIE_CLASS_ECONOMIC,
  ENTENTE_N_TIE_CLASSES
} EntenteTieClass;

typedef enum
{
  ENTENTE_TIE_UNCONDITIONAL,
  ENTENTE_TIE_HOLDS,
  ENTENTE_TIE_FAILS,
  ENTENTE_TIE_UNKNOWN
} EntenteTieState;

/* What a condition leaves. Shares are of all partners that ties of its kinds reach, and sum to 1. */
typedef struct
{
  guint n_hold, n_fail, n_unknown; /* ties */
  double covered, uncovered, unknown;
} EntenteCover;

EntenteTieClass entente_tie_kind_get_class (const EntenteDataset *dataset, guint kind);

EntenteTieState entente_tie_check_condition (const EntenteValues *values, guint tie, guint condition, double level);
EntenteTieState entente_tie_join_states (EntenteTieState a, EntenteTieState b);
void entente_ties_check_conditions (const EntenteValues *values, const EntenteScenario *scenario,
                                    EntenteTieState *states);
void entente_condition_get_cover (const EntenteValues *values, guint condition, double level, int quantity,
                                  EntenteCover *cover);
