/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* Why one partner stands above another. */

typedef struct
{
  guint criterion;
  double difference; /* in score; positive speaks for a */
  gboolean missing_a, missing_b; /* has no value in it */
} EntenteComparisonPart;

typedef struct
{
  guint a, b;
  double difference; /* score of a minus score of b */
  gboolean additive; /* the parts add up to the difference; else each is how much it shrinks without the criterion */
  guint n_parts;
  EntenteComparisonPart *parts; /* by criterion, in file order */
} EntenteComparison;

EntenteComparison *entente_comparison_new (const EntenteEvaluation *evaluation, const EntenteScenario *scenario,
                                           guint a, guint b) G_GNUC_WARN_UNUSED_RESULT;
void entente_comparison_free (EntenteComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteComparison, entente_comparison_free)
char *entente_comparison_describe (const EntenteComparison *self, const EntenteDataset *dataset,
                                   const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;
