/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A second session over the dataset of a document, in which scenes are shown and questions tried: the document, its
 * history and whether it is modified stay as they are whatever is done there.
 *
 *   document  ->  new_beside ()  ->  show_scenario () for each scene  ->  take_over () of what is to be kept
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

/**
 * entente_session_take_over:
 * @scenario: of @dataset, a version of the document that may be older than the one that is shown
 * @label: what was done, localised
 *
 * Makes @scenario the current one, as one step of undo. What of it the document doesn't know any more keeps the
 * defaults of the document.
 *
 * Returns: %FALSE when it is the current one already
 */
gboolean
entente_session_take_over (EntenteSession *self,
                           const EntenteScenario *scenario,
                           EntenteDataset *dataset,
                           const char *label)
{
  EntenteHistoryChange change = { .label = label };

  entente_session_end_change (self);
  if (dataset == self->dataset)
    change.scenario = entente_scenario_copy (scenario);
  else
    change.scenario = entente_session_translate_scenario (scenario, dataset, self->dataset);
  return entente_session_record (self, &change);
}
