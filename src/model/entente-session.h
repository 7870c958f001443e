/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-change-summary.h"
#include "entente-cut-off.h"
#include "entente-evaluation.h"
#include "entente-motion.h"
#include "entente-snapshot.h"
#include "entente-weighting.h"

#include <gio/gio.h>

/* One open document: the dataset, what the user made of it, and what is looked at.
 *
 * Signals: "dataset-changed" (another dataset), "changed" (the scenario; ask for a frame and call
 * entente_session_evaluate () in it), "evaluated" (there are new results), "state-changed" (anything that would
 * be saved: scenario, baseline, facts, pins), "pins-changed".
 * Properties with notify: selected, compared, hovered, can-undo, can-redo, modified.
 */

#define ENTENTE_TYPE_SESSION (entente_session_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSession, entente_session, ENTENTE, SESSION, GObject)

EntenteSession *entente_session_new (EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;

/* A session of its own for whoever presents, and what of it goes back; see entente-session-beside.c. */
typedef struct
{
  EntenteDataset *dataset;         /* a version of the document, which may be older than the one that is shown */
  const EntenteScenario *scenario; /* NULL = the document's own stays */
  GArray *pins;                    /* EntentePin; NULL = the document's own stay */
} EntenteSessionState;

EntenteSession *entente_session_new_beside (EntenteSession *document) G_GNUC_WARN_UNUSED_RESULT;
void entente_session_show_scenario (EntenteSession *self, const EntenteScenario *scenario,
                                    const EntenteScenario *baseline);
gboolean entente_session_take_over (EntenteSession *self, const EntenteSessionState *state, const char *label);
void entente_session_set_draft (EntenteSession *self, const EntenteSessionState *state);

EntenteDataset *entente_session_get_dataset (EntenteSession *self);
const EntenteScenario *entente_session_get_scenario (EntenteSession *self);
const EntenteScenario *entente_session_get_baseline_scenario (EntenteSession *self);

/* Results: those of the last evaluation, at most one frame old. */
gboolean entente_session_evaluate (EntenteSession *self);
gboolean entente_session_is_current (EntenteSession *self);
EntenteValues *entente_session_get_values (EntenteSession *self);
EntenteValues *entente_session_get_plain_values (EntenteSession *self);
EntenteEvaluation *entente_session_get_evaluation (EntenteSession *self);
EntenteEvaluation *entente_session_get_baseline (EntenteSession *self);
EntenteEvaluation *entente_session_get_preset_ranking (EntenteSession *self, guint preset);
EntenteMotionMode entente_session_get_motion_mode (EntenteSession *self);
EntenteChangeSummary *entente_session_summarise (EntenteSession *self, const char *const *languages,
                                                 guint max_names) G_GNUC_WARN_UNUSED_RESULT;

/* What is looked at; ENTENTE_NONE = nothing. No steps of undo. */
int entente_session_get_selected (EntenteSession *self);
void entente_session_set_selected (EntenteSession *self, int partner);
int entente_session_get_compared (EntenteSession *self);
void entente_session_set_compared (EntenteSession *self, int partner);
int entente_session_get_hovered (EntenteSession *self);
void entente_session_set_hovered (EntenteSession *self, int partner);

/* Changes. Each of these is one step of undo; between begin and end all are one. */
void entente_session_begin_change (EntenteSession *self);
void entente_session_end_change (EntenteSession *self);
gboolean entente_session_is_changing (EntenteSession *self);
gboolean entente_session_move_share (EntenteSession *self, guint criterion, double target);
gboolean entente_session_type_share (EntenteSession *self, guint criterion, double target);
void entente_session_reset_share (EntenteSession *self, guint criterion);
double entente_session_get_available (EntenteSession *self, guint criterion);
void entente_session_set_locked (EntenteSession *self, guint criterion, gboolean locked);
void entente_session_apply_preset (EntenteSession *self, guint preset);
void entente_session_equalise (EntenteSession *self);
void entente_session_reset (EntenteSession *self);
void entente_session_set_tier_rule (EntenteSession *self, EntenteTierRule rule);
void entente_session_set_cut_off (EntenteSession *self, guint tier, double from);
gboolean entente_session_drag_cut_off (EntenteSession *self, const EntenteCutOffDrag *drag);
void entente_session_set_tier_count (EntenteSession *self, guint tier, int count);
void entente_session_set_n_tiers (EntenteSession *self, guint n_tiers);
void entente_session_set_natural_classes (EntenteSession *self, int classes);
void entente_session_set_profile (EntenteSession *self, guint tier, guint criterion, double least);
void entente_session_set_profile_parameters (EntenteSession *self, const EntenteProfileParameters *parameters);
void entente_session_set_gates_on (EntenteSession *self, gboolean gates_on);
void entente_session_set_gate (EntenteSession *self, guint gate, gboolean on);
void entente_session_set_slider_mode (EntenteSession *self, EntenteSliderMode mode);
gboolean entente_session_set_importance (EntenteSession *self, guint criterion, double importance);
gboolean entente_session_type_importance (EntenteSession *self, guint criterion, double importance);
gboolean entente_session_apply_weighting (EntenteSession *self, EntenteWeighting weighting);
void entente_session_apply_order (EntenteSession *self, const guint *order);
void entente_session_set_method (EntenteSession *self, EntenteMethod method);
void entente_session_set_method_parameters (EntenteSession *self, const EntenteMethodParameters *parameters);
void entente_session_set_uncertainty (EntenteSession *self, double uncertainty);
gboolean entente_session_set_bound (EntenteSession *self, guint criterion, double least, double most);
void entente_session_set_order (EntenteSession *self, const int *order, guint n_order);
void entente_session_set_what_if (EntenteSession *self, guint partner, const EntenteWhatIfItem *item);
void entente_session_set_what_ifs (EntenteSession *self, guint partner, const EntenteWhatIfItem *items, guint n,
                                   const char *label);
void entente_session_remove_what_if (EntenteSession *self, guint partner, guint quantity);
void entente_session_clear_what_ifs (EntenteSession *self);
void entente_session_set_year (EntenteSession *self, int year);
void entente_session_set_assume_pledges (EntenteSession *self, gboolean assume);

/* Changes of the document itself; each is one step of undo, too. */
typedef struct
{
  GBytes *text;      /* the whole text that the document should have */
  const char *label; /* what was done, localised */
} EntenteSessionEdit;

gboolean entente_session_edit (EntenteSession *self, GBytes *text, const char *label,
                               EntenteDiagnostics *diagnostics);
void entente_session_edit_async (EntenteSession *self, const EntenteSessionEdit *edit, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean entente_session_edit_finish (EntenteSession *self, GAsyncResult *result, EntenteDiagnostics **diagnostics);
void entente_session_adopt (EntenteSession *self, EntenteDataset *dataset, const char *label);
const EntentePin *entente_session_get_pins (EntenteSession *self, guint *n_pins);
void entente_session_set_pin (EntenteSession *self, guint partner, double x, double y);
void entente_session_remove_pin (EntenteSession *self, guint partner);
void entente_session_remove_pins (EntenteSession *self);

/* What would be saved, and whether that is what was saved last. */
EntenteSnapshot *entente_session_take_snapshot (EntenteSession *self) G_GNUC_WARN_UNUSED_RESULT;
EntenteSnapshot *entente_session_take_draft (EntenteSession *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_session_mark_saved (EntenteSession *self, EntenteSnapshot *snapshot);
gboolean entente_session_is_modified (EntenteSession *self);

/* What follows from the results; made when first asked for. See entente-analysis.h. */
struct _EntenteAnalysis *entente_session_get_analysis (EntenteSession *self);

gboolean entente_session_can_undo (EntenteSession *self);
gboolean entente_session_can_redo (EntenteSession *self);
const char *entente_session_get_undo_label (EntenteSession *self);
const char *entente_session_get_redo_label (EntenteSession *self);
void entente_session_undo (EntenteSession *self);
void entente_session_redo (EntenteSession *self);
