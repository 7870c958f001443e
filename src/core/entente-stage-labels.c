/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* On a stage a picture names those whom its finding speaks of, and nobody else: what is selected or compared, then
 * who changed tier, then tier 1, each by rank, ten in all.
 */

#include "config.h"

#include "entente-stage-labels.h"

#include "entente-array.h"

typedef enum
{
  REASON_FOCUS,
  REASON_CHANGED,
  REASON_TOP,
  N_REASONS
} Reason;

static gboolean
holds (const EntenteSceneInput *input,
       guint partner,
       Reason reason)
{
  const EntenteEvaluation *now = input->evaluation, *before = input->baseline;

  switch (reason)
    {
    case REASON_FOCUS:
      return (int) partner == input->selected || (int) partner == input->compared;
    case REASON_CHANGED:
      return before != NULL && before->n_tiers == now->n_tiers && before->tiers[partner] != now->tiers[partner];
    case REASON_TOP:
      return now->tiers[partner] == 0;
    default:
      return FALSE;
    }
}

/**
 * entente_stage_labels_choose:
 *
 * Returns: (transfer full) (nullable) (array): for each partner whether it may be named; %NULL when the picture is
 *   not for a stage and sets no limit. O(partners).
 */
gboolean *
entente_stage_labels_choose (const EntenteSceneInput *input)
{
  const EntenteEvaluation *evaluation = input->evaluation;
  gboolean *chosen;
  guint n = 0, i;
  Reason reason;

  if (input->medium != ENTENTE_MEDIUM_STAGE)
    return NULL;
  chosen = ENTENTE_NEW0 (gboolean, evaluation->n_partners);
  for (reason = REASON_FOCUS; reason < N_REASONS; reason++)
    for (i = 0; i < evaluation->n_partners && n < ENTENTE_STAGE_MOST_LABELS; i++)
      {
        const guint partner = evaluation->order[i];

        if (chosen[partner] || !holds (input, partner, reason))
          continue;
        chosen[partner] = TRUE;
        n++;
      }
  return chosen;
}
