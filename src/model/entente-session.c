/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The state of one open document.
 *
 *   change  ->  history (new scenario)  ->  "changed", dirty
 *   frame   ->  entente_session_evaluate ()  ->  one evaluation  ->  "evaluated"
 *
 * However many changes arrive between two frames, they cost one evaluation. The values of the partners are
 * computed anew only when the facts part of the scenario changed. Scenarios and evaluations that were given
 * out stay as they are: a change makes new ones.
 */

#include "config.h"

#include "entente-analysis-private.h"
#include "entente-dataset-likeness.h"
#include "entente-session-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_COMPARED,
  PROP_HOVERED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  DATASET_CHANGED,
  CHANGED,
  EVALUATED,
  PINS_CHANGED,
  STATE_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteSession, entente_session, G_TYPE_OBJECT)

static const EntenteHistoryStep *
get_current (EntenteSession *self)
{
  return entente_history_get_current (self->history);
}

static void
notify_history (EntenteSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

static void
mark_dirty (EntenteSession *self,
            EntenteMotionMode motion)
{
  self->dirty = TRUE;
  self->motion = motion;
  notify_history (self);
  g_signal_emit (self, signals[CHANGED], 0);
  entente_session_update_modified (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Whether what would be saved is what was saved last. Cheap unless something is typed or dragged, and then as
 * dear as comparing two scenarios. */
void
entente_session_update_modified (EntenteSession *self)
{
  g_autoptr (EntenteSnapshot) now = entente_session_take_draft (self);
  gboolean modified = self->saved == NULL || !entente_snapshot_equal (self->saved, now);

  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

void
entente_session_emit_pins_changed (EntenteSession *self)
{
  notify_history (self);
  g_signal_emit (self, signals[PINS_CHANGED], 0);
  entente_session_update_modified (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Remembers the current state as the one that the coming change starts from. */
static void
remember_before (EntenteSession *self)
{
  g_clear_pointer (&self->before, entente_scenario_free);
  g_clear_pointer (&self->before_evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->edit, g_free);
  self->before = entente_scenario_copy (get_current (self)->scenario);
  if (!self->dirty && self->evaluation != NULL)
    self->before_evaluation = entente_evaluation_ref (self->evaluation);
}

const EntenteHistoryStep *
entente_session_get_base (EntenteSession *self,
                          const char *token,
                          gint64 now)
{
  return entente_history_get_base (self->history, token, now);
}

/* Makes change->scenario the current one. Returns FALSE when it already was. */
gboolean
entente_session_record (EntenteSession *self,
                        EntenteHistoryChange *change)
{
  const EntenteHistoryStep *base;
  EntenteMotionMode motion = change->token != NULL ? ENTENTE_MOTION_FOLLOW : ENTENTE_MOTION_GLIDE;

  if (change->now == 0)
    change->now = g_get_monotonic_time ();
  base = entente_history_get_base (self->history, change->token, change->now);
  if (base == get_current (self) && !entente_scenario_equal (base->scenario, change->scenario))
    remember_before (self);
  if (change->baseline != NULL)
    self->baseline_dirty = TRUE;
  if (!entente_history_record (self->history, change))
    return FALSE;
  mark_dirty (self, motion);
  return TRUE;
}

void
entente_session_close_run (EntenteSession *self)
{
  if (!self->changing)
    entente_history_close (self->history);
}

static void
clear_results (EntenteSession *self)
{
  entente_session_forget_preset_ranking (self);
  g_clear_pointer (&self->before, entente_scenario_free);
  g_clear_pointer (&self->before_evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->edit, g_free);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->baseline, entente_evaluation_unref);
  g_clear_pointer (&self->values, entente_values_unref);
  g_clear_pointer (&self->plain, entente_values_unref);
  self->dirty = TRUE;
  self->baseline_dirty = TRUE;
  self->motion = ENTENTE_MOTION_JUMP;
}

static GArray *
copy_pins (const EntenteDataset *dataset)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (EntentePin));

  g_array_append_vals (pins, dataset->pins, dataset->n_pins);
  return pins;
}

/**
 * entente_session_new:
 * @dataset: the document
 *
 * Opens @dataset with the scenario and the baseline that the file holds; without them its defaults are both. It
 * counts as saved.
 */
EntenteSession *
entente_session_new (EntenteDataset *dataset)
{
  EntenteSession *self = g_object_new (ENTENTE_TYPE_SESSION, NULL);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new_from_json (dataset, dataset->scenario);
  g_autoptr (EntenteScenario) baseline = entente_scenario_new_from_json (dataset, dataset->baseline);
  g_autoptr (GArray) pins = copy_pins (dataset);

  self->dataset = entente_dataset_ref (dataset);
  self->versions = entente_versions_new (dataset);
  self->history = entente_history_new (scenario, baseline, pins);
  self->saved = entente_session_take_snapshot (self);
  clear_results (self);
  return self;
}

static int
translate_partner (const EntenteDataset *from,
                   const EntenteDataset *to,
                   int partner)
{
  return partner < 0 ? ENTENTE_NONE : entente_dataset_find_partner (to, from->partners[partner].id);
}

/* What is looked at stays so, by its id, in another version of the dataset. */
static void
show_version (EntenteSession *self,
              EntenteDataset *dataset,
              const char *edit)
{
  g_autoptr (EntenteDataset) old = g_steal_pointer (&self->dataset);
  EntenteEvaluation *evaluation = self->dirty ? NULL : g_steal_pointer (&self->evaluation);

  self->dataset = entente_dataset_ref (dataset);
  self->changing = FALSE;
  self->selected = translate_partner (old, dataset, self->selected);
  self->compared = translate_partner (old, dataset, self->compared);
  self->hovered = ENTENTE_NONE;
  clear_results (self);
  self->before_evaluation = evaluation;
  self->edit = g_strdup (edit);
  g_signal_emit (self, signals[DATASET_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPARED]);
}

/* Brings everything in line with the step that the history stands at. @edit: what was done, if that was a change
 * of the dataset. */
void
entente_session_go_to_current (EntenteSession *self,
                               const char *edit)
{
  EntenteDataset *dataset = entente_versions_get (self->versions, get_current (self)->version);
  EntenteMotionMode motion = ENTENTE_MOTION_GLIDE;

  self->baseline_dirty = TRUE;
  if (dataset != self->dataset)
    {
      if (!entente_dataset_shares_partners (self->dataset, dataset))
        motion = ENTENTE_MOTION_JUMP;
      show_version (self, dataset, edit);
    }
  mark_dirty (self, motion);
}

EntenteDataset *
entente_session_get_dataset (EntenteSession *self)
{
  return self->dataset;
}

const EntenteScenario *
entente_session_get_scenario (EntenteSession *self)
{
  return get_current (self)->scenario;
}

const EntenteScenario *
entente_session_get_baseline_scenario (EntenteSession *self)
{
  return get_current (self)->baseline;
}

static EntenteEvaluation *
evaluate_scenario (EntenteSession *self,
                   const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) other = NULL;

  if (self->values != NULL && entente_values_match (self->values, scenario))
    return entente_evaluate (self->values, scenario);
  other = entente_values_new (self->dataset, scenario);
  return entente_evaluate (other, scenario);
}

/**
 * entente_session_evaluate:
 *
 * Brings the results up to date; the window calls this once a frame, tests by hand. Nothing happens when
 * nothing changed.
 *
 * Returns: %TRUE when there are new results
 */
gboolean
entente_session_evaluate (EntenteSession *self)
{
  const EntenteHistoryStep *step = get_current (self);

  if (!self->dirty)
    return FALSE;
  if (self->values == NULL || !entente_values_match (self->values, step->scenario))
    {
      g_clear_pointer (&self->values, entente_values_unref);
      self->values = entente_values_new (self->dataset, step->scenario);
    }
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  self->evaluation = entente_evaluate (self->values, step->scenario);
  if (self->baseline_dirty)
    {
      g_clear_pointer (&self->baseline, entente_evaluation_unref);
      self->baseline = evaluate_scenario (self, step->baseline);
      self->baseline_dirty = FALSE;
    }
  self->dirty = FALSE;
  if (self->analysis != NULL)
    entente_analysis_update (self->analysis);
  g_signal_emit (self, signals[EVALUATED], 0);
  return TRUE;
}

/* Whether the results are those of the scenario and the dataset that there are now. */
gboolean
entente_session_is_current (EntenteSession *self)
{
  return !self->dirty && self->evaluation != NULL;
}

/* (nullable) before the first evaluation: the values that the last results rest on. */
EntenteValues *
entente_session_get_values (EntenteSession *self)
{
  return self->values;
}

/* (nullable) before the first evaluation. Ranks and tiers of the current scenario. */
EntenteEvaluation *
entente_session_get_evaluation (EntenteSession *self)
{
  return self->evaluation;
}

EntenteEvaluation *
entente_session_get_baseline (EntenteSession *self)
{
  return self->baseline;
}

/* How pictures should move to the last results: follow a drag, glide after a jump, or be there at once. */
EntenteMotionMode
entente_session_get_motion_mode (EntenteSession *self)
{
  return self->motion;
}

/**
 * entente_session_summarise:
 * @max_names: how many partners to name in each half
 *
 * Returns: (nullable): what the last change did, from where it began (a drag from its first moment) to now;
 *   %NULL when nothing was changed yet
 */
EntenteChangeSummary *
entente_session_summarise (EntenteSession *self,
                           const char *const *languages,
                           guint max_names)
{
  if (self->evaluation == NULL || (self->edit != NULL && self->before_evaluation == NULL))
    return NULL;
  if (self->edit != NULL)
    return entente_change_summary_new_for_edit (self->edit, self->before_evaluation, self->evaluation, languages,
                                                max_names);
  if (self->before == NULL)
    return NULL;
  if (self->before_evaluation == NULL)
    self->before_evaluation = evaluate_scenario (self, self->before);
  return entente_change_summary_new (self->before, get_current (self)->scenario, self->before_evaluation,
                                     self->evaluation, languages, max_names);
}

static void
set_partner (EntenteSession *self,
             int *place,
             int partner,
             guint prop)
{
  if (partner < 0 || self->dataset == NULL || (guint) partner >= self->dataset->n_partners)
    partner = ENTENTE_NONE;
  if (*place == partner)
    return;
  *place = partner;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

int
entente_session_get_selected (EntenteSession *self)
{
  return self->selected;
}

void
entente_session_set_selected (EntenteSession *self,
                              int partner)
{
  set_partner (self, &self->selected, partner, PROP_SELECTED);
}

int
entente_session_get_compared (EntenteSession *self)
{
  return self->compared;
}

void
entente_session_set_compared (EntenteSession *self,
                              int partner)
{
  set_partner (self, &self->compared, partner, PROP_COMPARED);
}

int
entente_session_get_hovered (EntenteSession *self)
{
  return self->hovered;
}

void
entente_session_set_hovered (EntenteSession *self,
                             int partner)
{
  set_partner (self, &self->hovered, partner, PROP_HOVERED);
}

/**
 * entente_session_begin_change:
 *
 * A drag begins: all changes of one kind until entente_session_end_change () are one step of undo, each
 * computed from the state at this moment.
 */
void
entente_session_begin_change (EntenteSession *self)
{
  self->changing = TRUE;
  entente_history_hold (self->history);
}

void
entente_session_end_change (EntenteSession *self)
{
  if (!self->changing)
    return;
  self->changing = FALSE;
  entente_history_release (self->history);
}

gboolean
entente_session_is_changing (EntenteSession *self)
{
  return self->changing;
}

EntenteAnalysis *
entente_session_get_analysis (EntenteSession *self)
{
  if (self->analysis == NULL)
    self->analysis = entente_analysis_new (self);
  return self->analysis;
}

gboolean
entente_session_can_undo (EntenteSession *self)
{
  return self->history != NULL && entente_history_can_undo (self->history);
}

gboolean
entente_session_can_redo (EntenteSession *self)
{
  return self->history != NULL && entente_history_can_redo (self->history);
}

const char *
entente_session_get_undo_label (EntenteSession *self)
{
  return entente_history_get_undo_label (self->history);
}

const char *
entente_session_get_redo_label (EntenteSession *self)
{
  return entente_history_get_redo_label (self->history);
}

static void
travel (EntenteSession *self,
        gboolean (*move) (EntenteHistory *history))
{
  const GArray *pins;
  g_autofree char *edit = NULL;

  entente_session_end_change (self);
  if (!(move == entente_history_undo ? entente_session_can_undo : entente_session_can_redo) (self))
    return;
  /* Translators: %s is what was done, such as "Edit Defence spending of Japan" */
  edit = move == entente_history_undo ? g_strdup_printf (_("Undone: %s"), entente_session_get_undo_label (self))
                                      : g_strdup (entente_session_get_redo_label (self));
  pins = get_current (self)->pins;
  remember_before (self);
  move (self->history);
  entente_session_go_to_current (self, edit);
  if (get_current (self)->pins != pins)
    g_signal_emit (self, signals[PINS_CHANGED], 0);
}

void
entente_session_undo (EntenteSession *self)
{
  travel (self, entente_history_undo);
}

void
entente_session_redo (EntenteSession *self)
{
  travel (self, entente_history_redo);
}

static void
entente_session_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  EntenteSession *self = ENTENTE_SESSION (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    case PROP_COMPARED:
      g_value_set_int (value, self->compared);
      break;
    case PROP_HOVERED:
      g_value_set_int (value, self->hovered);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, entente_session_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, entente_session_can_redo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_session_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  EntenteSession *self = ENTENTE_SESSION (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      entente_session_set_selected (self, g_value_get_int (value));
      break;
    case PROP_COMPARED:
      entente_session_set_compared (self, g_value_get_int (value));
      break;
    case PROP_HOVERED:
      entente_session_set_hovered (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_session_finalize (GObject *object)
{
  EntenteSession *self = ENTENTE_SESSION (object);

  g_clear_object (&self->analysis);
  clear_results (self);
  g_clear_pointer (&self->history, entente_history_free);
  g_clear_pointer (&self->versions, entente_versions_free);
  g_clear_pointer (&self->saved, entente_snapshot_unref);
  entente_session_clear_draft (self);
  g_clear_pointer (&self->dataset, entente_dataset_unref);

  G_OBJECT_CLASS (entente_session_parent_class)->finalize (object);
}

static GParamSpec *
make_partner_spec (const char *name)
{
  return g_param_spec_int (name, NULL, NULL, ENTENTE_NONE, G_MAXINT, ENTENTE_NONE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static guint
make_signal (const char *name)
{
  return g_signal_new (name, ENTENTE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_session_class_init (EntenteSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = entente_session_get_property;
  object_class->set_property = entente_session_set_property;
  object_class->finalize = entente_session_finalize;

  props[PROP_SELECTED] = make_partner_spec ("selected");
  props[PROP_COMPARED] = make_partner_spec ("compared");
  props[PROP_HOVERED] = make_partner_spec ("hovered");
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[DATASET_CHANGED] = make_signal ("dataset-changed");
  signals[CHANGED] = make_signal ("changed");
  signals[EVALUATED] = make_signal ("evaluated");
  signals[PINS_CHANGED] = make_signal ("pins-changed");
  signals[STATE_CHANGED] = make_signal ("state-changed");
}

static void
entente_session_init (EntenteSession *self)
{
  self->selected = ENTENTE_NONE;
  self->compared = ENTENTE_NONE;
  self->hovered = ENTENTE_NONE;
}
