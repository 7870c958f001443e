/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-history.h"
#include "entente-session.h"
#include "entente-versions.h"

/* Between entente-session.c (state and results), entente-session-changes.c (what may be changed in the scenario)
 * and entente-session-document.c (what may be changed in the dataset, and saving). */

/* What is tried in a session beside the document's, and not taken over yet. */
typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario; /* NULL = the document's own */
  GArray *pins;              /* NULL = the document's own */
} EntenteDraft;

struct _EntenteSession
{
  GObject parent_instance;

  EntenteDataset *dataset; /* the version that the history stands at */
  EntenteVersions *versions;
  EntenteHistory *history;
  gboolean changing; /* between begin and end */

  /* What was saved last; NULL = nothing yet. */
  EntenteSnapshot *saved;
  gboolean modified;
  EntenteDraft *draft; /* NULL = nothing */

  /* Results. */
  gboolean dirty, baseline_dirty;
  EntenteMotionMode motion;
  EntenteValues *values;
  EntenteValues *plain; /* without what-ifs, or NULL = nobody asked yet */
  EntenteEvaluation *evaluation, *baseline;

  /* The ranking under another preset, or NULL = nobody asked yet. */
  EntenteEvaluation *other;
  EntenteScenario *other_scenario;

  /* Where the last change started from, for the sentence about it. */
  EntenteScenario *before;
  EntenteEvaluation *before_evaluation; /* NULL = not computed yet */
  char *edit; /* it was a change of the dataset: what was done. There is no scenario before it then */

  struct _EntenteAnalysis *analysis; /* NULL = nobody asked yet */

  int selected, compared, hovered;
};

const EntenteHistoryStep *entente_session_get_base (EntenteSession *self, const char *token,
                                                    gint64 now);
void entente_session_forget_preset_ranking (EntenteSession *self);
gboolean entente_session_record (EntenteSession *self, EntenteHistoryChange *change);
void entente_session_rescale_ratings (EntenteScenario *scenario);
void entente_session_close_run (EntenteSession *self);
void entente_session_go_to_current (EntenteSession *self, const char *edit);
EntenteScenario *entente_session_translate_scenario (const EntenteScenario *scenario, const EntenteDataset *from,
                                                     const EntenteDataset *to) G_GNUC_WARN_UNUSED_RESULT;
GArray *entente_session_translate_pins (const GArray *pins, const EntenteDataset *from, const EntenteDataset *to)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_session_clear_draft (EntenteSession *self);
void entente_session_update_modified (EntenteSession *self);
void entente_session_emit_pins_changed (EntenteSession *self);
