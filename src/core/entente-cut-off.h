/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* Moving the line between two tiers, by hand or by keys. */

typedef struct
{
  guint tier;      /* the upper one of the two tiers */
  double position; /* rows of the list above the line; fractions are between two rows */
  gboolean exact;  /* no snapping to the middle of a gap */
} EntenteCutOffDrag;

gboolean entente_cut_off_can_move (const EntenteScenario *scenario, guint tier);
gboolean entente_cut_off_drag (EntenteScenario *scenario, const EntenteEvaluation *evaluation,
                               const EntenteCutOffDrag *drag);
gboolean entente_cut_off_step (EntenteScenario *scenario, const EntenteEvaluation *evaluation, guint tier,
                               int steps);
