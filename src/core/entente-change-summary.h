/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* One plain sentence for a change: "Own defence 35 -> 48 %", who rises, who drops. */

typedef struct
{
  char *what; /* "Geography 20 -> 34 %", localised; never NULL */
  char *rise; /* "8 rise: Finland, Greece to Tier 1; ...", or NULL */
  char *drop; /* "1 drops: Australia to Tier 3", or NULL */
  char *rest; /* when nobody changes tier: "No partner changes tier", who moves most; else NULL. Also NULL when the
               * partners themselves are others than before */
  char *text; /* all of it as one sentence, for screen readers */
} EntenteChangeSummary;

EntenteChangeSummary *entente_change_summary_new (const EntenteScenario *before, const EntenteScenario *after,
                                                  const EntenteEvaluation *old_evaluation,
                                                  const EntenteEvaluation *new_evaluation,
                                                  const char *const *languages, guint max_names)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteChangeSummary *entente_change_summary_new_for_edit (const char *what, const EntenteEvaluation *old_evaluation,
                                                           const EntenteEvaluation *new_evaluation,
                                                           const char *const *languages, guint max_names)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_change_summary_free (EntenteChangeSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteChangeSummary, entente_change_summary_free)
