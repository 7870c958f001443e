/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* Would another method disagree, and what a criterion really explains. */

typedef struct
{
  EntenteEvaluation *evaluations[ENTENTE_N_METHODS];
  double tau[ENTENTE_N_METHODS][ENTENTE_N_METHODS]; /* Kendall's tau-b of the rankings; NaN = all tied */
  int mover;                /* whose rank differs most between the methods, or ENTENTE_NONE */
  EntenteMethod best, worst; /* the methods that rank it best and worst */
} EntenteMethodComparison;

EntenteMethodComparison *entente_method_comparison_new (EntenteValues *values, const EntenteScenario *scenario,
                                                        const gint *stop) G_GNUC_WARN_UNUSED_RESULT;
void entente_method_comparison_free (EntenteMethodComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMethodComparison, entente_method_comparison_free)

/* Squared correlation between a criterion's values and the scores, over the rated partners that have a value; NaN
 * when either is the same for all of them. */
void entente_influence_compute (const EntenteEvaluation *evaluation, double *influence);

/* What makes ranks depend on who else is present; flags. */
typedef enum
{
  ENTENTE_REVERSAL_NONE = 0,
  ENTENTE_REVERSAL_METHOD = 1 << 0,        /* the method compares partners with each other */
  ENTENTE_REVERSAL_NORMALISATION = 1 << 1, /* relative normalisation of the method */
  ENTENTE_REVERSAL_INDICATOR = 1 << 2,     /* an indicator's value function is relative */
  ENTENTE_REVERSAL_MEDIAN = 1 << 3         /* missing values are filled with the others' median */
} EntenteReversal;

EntenteReversal entente_reversal_find (const EntenteDataset *dataset, const EntenteScenario *scenario);
