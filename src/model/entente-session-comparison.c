/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ranking under another preset's weights, everything else as it is now.
 *
 * Made when it is asked for, which pictures do in their frame, and kept until anything but the weights changes: while
 * a weight is dragged nothing is computed here.
 */

#include "config.h"

#include "entente-session-private.h"

#include <string.h>

/* Weights and locks of now do not matter to it, those of the preset do. */
static gboolean
is_current (EntenteSession *self,
            guint preset)
{
  const EntenteScenario *other = self->other_scenario;
  EntenteScenario probe;

  if (self->other == NULL || self->other->values != self->values
      || memcmp (other->weights, self->dataset->presets[preset].weights, other->n_criteria * sizeof (double)) != 0)
    return FALSE;
  probe = *entente_session_get_scenario (self);
  probe.weights = other->weights;
  probe.locks = other->locks;
  return entente_scenario_equal (&probe, other);
}

/**
 * entente_session_get_preset_ranking:
 * @preset: index into the dataset's presets
 *
 * Returns: (nullable) (transfer none): ranks and tiers that the preset's weights would give; the last known ones while
 *   there is no evaluation of the current scenario yet
 */
EntenteEvaluation *
entente_session_get_preset_ranking (EntenteSession *self,
                                    guint preset)
{
  g_return_val_if_fail (preset < self->dataset->n_presets, NULL);

  if (!entente_session_is_current (self) || is_current (self, preset))
    return self->other;
  entente_session_forget_preset_ranking (self);
  self->other_scenario = entente_scenario_copy (entente_session_get_scenario (self));
  entente_scenario_apply_preset (self->other_scenario, self->dataset, preset);
  self->other = entente_evaluate (self->values, self->other_scenario);
  return self->other;
}

void
entente_session_forget_preset_ranking (EntenteSession *self)
{
  g_clear_pointer (&self->other, entente_evaluation_unref);
  g_clear_pointer (&self->other_scenario, entente_scenario_free);
}
