/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-methods.h"

/* Scores, ranks, tiers and their reasons. Immutable; one a frame. All arrays are by partner index. */

#define ENTENTE_COVERAGE_FIRM 0.65

typedef struct _EntenteEvaluation EntenteEvaluation;

struct _EntenteEvaluation
{
  int ref_count; /* atomic */
  EntenteValues *values;
  EntenteMethodTable *table; /* the method and what it made of the values */
  guint n_partners, n_criteria, n_tiers;
  double *shares;      /* [n_criteria], sum 1 */
  double *scores;      /* [n_partners] in [0, 1]; NaN = not rated */
  double *score_low;   /* if every missing value were 0, all others as they are */
  double *score_high;  /* if every missing value were 1, likewise */
  double *coverage;    /* in [0, 1] */
  guint *ranks;        /* from 1, competition ranking "1224"; 0 = not rated */
  guint *tiers;        /* 0 = highest; n_tiers = not rated */
  guint *free_tiers;   /* the tier before gates */
  int *gates;          /* the gate that capped, or ENTENTE_NONE */
  guint *order;        /* partner indices by rank, ties in file order, not rated last */
  guint n_rated;
  guint tier_sizes[ENTENTE_MAX_TIERS];
  double tier_from[ENTENTE_MAX_TIERS]; /* the lowest score of the tier's rule; NaN = none, always with profiles */
};

EntenteEvaluation *entente_evaluate (EntenteValues *values, const EntenteScenario *scenario)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteEvaluation *entente_evaluation_ref (EntenteEvaluation *self);
void entente_evaluation_unref (EntenteEvaluation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteEvaluation, entente_evaluation_unref)

gboolean entente_evaluation_is_additive (const EntenteEvaluation *self);
double entente_evaluation_get_contribution (const EntenteEvaluation *self, guint partner, guint criterion);
double entente_evaluation_get_possible (const EntenteEvaluation *self, guint partner, guint criterion);
gboolean entente_evaluation_is_firm (const EntenteEvaluation *self, guint partner);
guint entente_evaluation_list_gates (const EntenteEvaluation *self, guint partner, int *gates);
