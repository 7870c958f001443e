/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A second session over the dataset of a document, in which scenes are shown and questions tried: the document, its
 * history and whether it is modified stay as they are whatever is done there.
 *
 *   document  ->  new_beside ()  ->  show_scenario () for each scene  ->  take_over () of what is to be kept
 *                                ->  set_draft () of it meanwhile, which survives a crash
 */

#include "config.h"

#include "entente-session-private.h"

/**
 * entente_session_new_beside:
 * @document: stays as it is
 *
 * Returns: (transfer full): a session over the same dataset, in the state of @document and with nothing to undo
 */
EntenteSession *
entente_session_new_beside (EntenteSession *document)
{
  EntenteSession *self = entente_session_new (document->dataset);
  const EntenteHistoryStep *step = entente_history_get_current (document->history);

  g_clear_pointer (&self->history, entente_history_free);
  self->history = entente_history_new (step->scenario, step->baseline, step->pins);
  self->selected = document->selected;
  self->compared = document->compared;
  return self;
}

/**
 * entente_session_show_scenario:
 * @scenario: of the same dataset
 * @baseline: what the change arrows compare it with
 *
 * Goes to @scenario with nothing to undo, as no one does in a session that is a document's own. Pictures glide.
 */
void
entente_session_show_scenario (EntenteSession *self,
                               const EntenteScenario *scenario,
                               const EntenteScenario *baseline)
{
  const EntenteHistoryStep *step;
  EntenteHistory *history;

  entente_session_end_change (self);
  step = entente_history_get_current (self->history);
  history = entente_history_new (scenario, baseline, step->pins);
  entente_history_free (self->history);
  self->history = history;
  g_clear_pointer (&self->before, entente_scenario_free);
  g_clear_pointer (&self->before_evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->edit, g_free);
  entente_session_go_to_current (self, NULL);
}

static EntenteScenario *
get_scenario_of (EntenteSession *self,
                 const EntenteSessionState *state)
{
  if (state->scenario == NULL)
    return entente_scenario_copy (entente_session_get_scenario (self));
  return state->dataset == self->dataset
           ? entente_scenario_copy (state->scenario)
           : entente_session_translate_scenario (state->scenario, state->dataset, self->dataset);
}

/**
 * entente_session_take_over:
 * @label: what was done, localised
 *
 * Makes @state the current one, as one step of undo. What of it the document doesn't know any more keeps the defaults
 * of the document.
 *
 * Returns: %FALSE when it is the current one already
 */
gboolean
entente_session_take_over (EntenteSession *self,
                           const EntenteSessionState *state,
                           const char *label)
{
  EntenteHistoryChange change = { .label = label };

  entente_session_end_change (self);
  change.scenario = get_scenario_of (self, state);
  if (state->pins != NULL)
    change.pins = entente_session_translate_pins (state->pins, state->dataset, self->dataset);
  if (!entente_session_record (self, &change))
    return FALSE;
  if (state->pins != NULL)
    entente_session_emit_pins_changed (self);
  return TRUE;
}

/* -- What is tried meanwhile ------------------------------------------------------------------------------ */

void
entente_session_clear_draft (EntenteSession *self)
{
  if (self->draft == NULL)
    return;
  entente_dataset_unref (self->draft->dataset);
  g_clear_pointer (&self->draft->scenario, entente_scenario_free);
  g_clear_pointer (&self->draft->pins, g_array_unref);
  g_clear_pointer (&self->draft, g_free);
}

/**
 * entente_session_set_draft:
 * @state: (nullable): what the document will take over, unless it becomes something else before; %NULL = nothing
 *
 * Nothing of it is shown or saved. But the document counts as modified, and the copy for after a crash has it.
 */
void
entente_session_set_draft (EntenteSession *self,
                           const EntenteSessionState *state)
{
  const gboolean had_one = self->draft != NULL;

  entente_session_clear_draft (self);
  if (state != NULL)
    {
      self->draft = g_new0 (EntenteDraft, 1);
      self->draft->dataset = entente_dataset_ref (state->dataset);
      self->draft->scenario = state->scenario != NULL ? entente_scenario_copy (state->scenario) : NULL;
      self->draft->pins = state->pins != NULL ? g_array_copy (state->pins) : NULL;
    }
  else if (!had_one)
    return;
  entente_session_update_modified (self);
  g_signal_emit_by_name (self, "state-changed");
}

/**
 * entente_session_take_draft:
 *
 * Returns: (transfer full): what would be lost now: what entente_session_take_snapshot () has, with what is tried
 */
EntenteSnapshot *
entente_session_take_draft (EntenteSession *self)
{
  const EntenteDraft *draft = self->draft;
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (GArray) pins = NULL;
  const EntentePin *own;
  guint n_own;

  if (draft == NULL)
    return entente_session_take_snapshot (self);
  scenario = get_scenario_of (self, &(EntenteSessionState){ draft->dataset, draft->scenario, NULL });
  own = entente_session_get_pins (self, &n_own);
  if (draft->pins == NULL)
    return entente_snapshot_new (self->dataset, scenario, entente_session_get_baseline_scenario (self), own, n_own);
  pins = entente_session_translate_pins (draft->pins, draft->dataset, self->dataset);
  return entente_snapshot_new (self->dataset, scenario, entente_session_get_baseline_scenario (self),
                               (const EntentePin *) (gpointer) pins->data, pins->len);
}
