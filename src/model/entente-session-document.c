/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Changes of the document itself: corrected facts, other partners, presets, pins, a file read again.
 *
 *   new text  ->  the reader (all its checks)  ->  a new version of the dataset  ->  one step of undo
 *
 * Whoever corrects a fact makes the text that should be, and the reader decides whether it may be: there is one
 * place that knows what a sound dataset is. Scenario, baseline and pins go along, by the ids of what they are
 * about; what concerns a partner that is gone goes with it, and comes back by undo.
 */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-session-private.h"

#include <glib/gi18n-lib.h>

static const EntenteHistoryStep *
get_current (EntenteSession *self)
{
  return entente_history_get_current (self->history);
}

/* @scenario for another version of the dataset; its defaults where it does not fit any more. */
EntenteScenario *
entente_session_translate_scenario (const EntenteScenario *scenario,
                                    const EntenteDataset *from,
                                    const EntenteDataset *to)
{
  g_autoptr (EntenteScenario) copy = entente_scenario_copy (scenario);
  g_autofree char *json = NULL;
  guint i;

  for (i = copy->what_ifs->len; i > 0; i--)
    {
      const EntenteWhatIf *what_if = &g_array_index (copy->what_ifs, EntenteWhatIf, i - 1);

      if (entente_dataset_find_partner (to, from->partners[what_if->partner].id) < 0)
        g_array_remove_index (copy->what_ifs, i - 1);
    }
  json = entente_scenario_to_json (copy, from);
  return entente_scenario_new_from_json (to, json);
}

/* Without those of partners that are gone. */
GArray *
entente_session_translate_pins (const GArray *pins,
                                const EntenteDataset *from,
                                const EntenteDataset *to)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (EntentePin));
  guint i;

  for (i = 0; pins != NULL && i < pins->len; i++)
    {
      EntentePin pin = g_array_index (pins, EntentePin, i);

      pin.partner = entente_dataset_find_partner (to, from->partners[pin.partner].id);
      if (pin.partner >= 0)
        g_array_append_val (result, pin);
    }
  return result;
}

static void
record_version (EntenteSession *self,
                EntenteDataset *dataset,
                EntenteHistoryChange *change)
{
  entente_session_end_change (self);
  change->version = entente_versions_add (self->versions, get_current (self)->version, dataset);
  change->now = g_get_monotonic_time ();
  entente_history_record (self->history, change);
  entente_session_go_to_current (self, change->label);
  entente_session_emit_pins_changed (self);
}

static void
record_edit (EntenteSession *self,
             EntenteDataset *dataset,
             const char *label)
{
  const EntenteHistoryStep *step = get_current (self);
  EntenteHistoryChange change = { entente_session_translate_scenario (step->scenario, self->dataset, dataset),
                                  entente_session_translate_scenario (step->baseline, self->dataset, dataset), label };

  change.pins = entente_session_translate_pins (step->pins, self->dataset, dataset);
  record_version (self, dataset, &change);
}

/**
 * entente_session_edit:
 * @text: the whole text that the document should have, as the edits of entente-dataset-edit.h make it
 * @label: what was done, localised, for "Undo: ..."
 * @diagnostics: what the reader finds in it is added
 *
 * Makes the dataset of @text the current one, with the scenario as it is. Takes as long as reading a file of
 * that length; entente_session_edit_async () does not block.
 *
 * Returns: %FALSE when the reader refuses the text; nothing has changed then
 */
gboolean
entente_session_edit (EntenteSession *self,
                      GBytes *text,
                      const char *label,
                      EntenteDiagnostics *diagnostics)
{
  g_autoptr (EntenteDataset) dataset = NULL;

  if (g_bytes_equal (text, self->dataset->bytes))
    return TRUE;
  dataset = entente_dataset_read_bytes (text, diagnostics, NULL, NULL, NULL);
  if (dataset == NULL)
    return FALSE;
  record_edit (self, dataset, label);
  return TRUE;
}

typedef struct
{
  GBytes *text;
  char *label;
  EntenteDataset *before, *after;
  EntenteDiagnostics *diagnostics;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_bytes_unref (edit->text);
  g_free (edit->label);
  entente_dataset_unref (edit->before);
  g_clear_pointer (&edit->after, entente_dataset_unref);
  g_clear_pointer (&edit->diagnostics, entente_diagnostics_unref);
  g_free (edit);
}

static void
edit_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  Edit *edit = task_data;

  if (!g_bytes_equal (edit->text, edit->before->bytes))
    edit->after = entente_dataset_read_bytes (edit->text, edit->diagnostics, NULL, NULL, cancellable);
  g_task_return_boolean (task, TRUE);
}

/**
 * entente_session_edit_async:
 * @cancellable: (nullable): as long as entente_session_edit_finish () was not called, the change can be called off
 *
 * As entente_session_edit (), reading away from the main thread; entente_session_edit_finish () makes the change.
 */
void
entente_session_edit_async (EntenteSession *self,
                            const EntenteSessionEdit *wanted,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Edit *edit = g_new0 (Edit, 1);

  edit->text = g_bytes_ref (wanted->text);
  edit->label = g_strdup (wanted->label);
  edit->before = entente_dataset_ref (self->dataset);
  edit->diagnostics = entente_diagnostics_new ();
  g_task_set_source_tag (task, entente_session_edit_async);
  g_task_set_task_data (task, edit, free_edit);
  g_task_run_in_thread (task, edit_thread);
}

static void
report_meanwhile (EntenteDiagnostics *diagnostics)
{
  EntenteDiagnostic *diagnostic = g_new0 (EntenteDiagnostic, 1);

  diagnostic->severity = ENTENTE_SEVERITY_ERROR;
  diagnostic->message = g_strdup (_("The document was changed meanwhile"));
  diagnostic->remedy = g_strdup (_("Look at it and try again."));
  entente_diagnostics_take (diagnostics, diagnostic);
}

/**
 * entente_session_edit_finish:
 * @diagnostics: (out) (optional): what the reader found
 *
 * Returns: %FALSE when the reader refused the text, or when the dataset was changed in the meantime, or (and nothing
 *   is found then) when it was cancelled; nothing has changed then
 */
gboolean
entente_session_edit_finish (EntenteSession *self,
                             GAsyncResult *result,
                             EntenteDiagnostics **diagnostics)
{
  Edit *edit = g_task_get_task_data (G_TASK (result));
  gboolean same = g_bytes_equal (edit->text, edit->before->bytes), done;
  const gboolean cancelled = !g_task_propagate_boolean (G_TASK (result), NULL);

  if (cancelled)
    {
      if (diagnostics != NULL)
        *diagnostics = entente_diagnostics_new ();
      return FALSE;
    }
  if (edit->after != NULL && edit->before != self->dataset)
    {
      report_meanwhile (edit->diagnostics);
      g_clear_pointer (&edit->after, entente_dataset_unref);
    }
  done = same || edit->after != NULL;
  if (edit->after != NULL)
    record_edit (self, edit->after, edit->label);
  if (diagnostics != NULL)
    *diagnostics = entente_diagnostics_ref (edit->diagnostics);
  return done;
}

/**
 * entente_session_adopt:
 * @dataset: the file read again, or another one
 * @label: what was done, localised
 *
 * Shows @dataset with its own scenario, baseline and pins. What was there before comes back by undo.
 */
void
entente_session_adopt (EntenteSession *self,
                       EntenteDataset *dataset,
                       const char *label)
{
  EntenteHistoryChange change = { entente_scenario_new_from_json (dataset, dataset->scenario),
                                  entente_scenario_new_from_json (dataset, dataset->baseline), label };

  change.pins = g_array_new (FALSE, FALSE, sizeof (EntentePin));
  g_array_append_vals (change.pins, dataset->pins, dataset->n_pins);
  record_version (self, dataset, &change);
}

/* -- Pins ------------------------------------------------------------------------------------------------- */

/**
 * entente_session_get_pins:
 * @n_pins: (out): their number
 *
 * Returns: (transfer none) (array length=n_pins): where partners were put by hand in Network; until the next change
 */
const EntentePin *
entente_session_get_pins (EntenteSession *self,
                          guint *n_pins)
{
  const GArray *pins = get_current (self)->pins;

  *n_pins = pins != NULL ? pins->len : 0;
  return pins != NULL ? (const EntentePin *) (gpointer) pins->data : NULL;
}

/* The pins without those of @partner; ENTENTE_NONE = none at all. */
static GArray *
copy_other_pins (EntenteSession *self,
                 int partner)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (EntentePin));
  const EntentePin *pins;
  guint n_pins, i;

  pins = entente_session_get_pins (self, &n_pins);
  for (i = 0; i < n_pins; i++)
    if (partner != ENTENTE_NONE && pins[i].partner != partner)
      g_array_append_val (result, pins[i]);
  return result;
}

static void
record_pins (EntenteSession *self,
             GArray *pins,
             const char *label,
             const char *token)
{
  EntenteHistoryChange change = { entente_scenario_copy (get_current (self)->scenario), NULL, label, token };

  change.now = g_get_monotonic_time ();
  change.pins = pins;
  if (entente_history_record (self->history, &change))
    entente_session_emit_pins_changed (self);
}

static const char *
get_partner_name (EntenteSession *self,
                  guint partner)
{
  return entente_text_get (&self->dataset->partners[partner].name, g_get_language_names ());
}

/**
 * entente_session_set_pin:
 * @x: in the units of the network's layout
 *
 * Puts a partner to a place of the network. Changes of one partner within a second, or during one drag, are one
 * step of undo.
 */
void
entente_session_set_pin (EntenteSession *self,
                         guint partner,
                         double x,
                         double y)
{
  EntentePin pin = { (int) partner, x, y };
  g_autofree char *label = NULL;
  g_autofree char *token = g_strdup_printf ("pin:%u", partner);
  GArray *pins;

  g_return_if_fail (partner < self->dataset->n_partners);
  /* Translators: a step of undo; %s is the name of a partner that was moved in the network */
  label = g_strdup_printf (_("Move %s"), get_partner_name (self, partner));
  pins = copy_other_pins (self, (int) partner);
  g_array_append_val (pins, pin);
  record_pins (self, pins, label, token);
}

/* The partner goes where the layout puts it. */
void
entente_session_remove_pin (EntenteSession *self,
                            guint partner)
{
  g_autofree char *label = NULL;
  GArray *pins;
  guint before;

  g_return_if_fail (partner < self->dataset->n_partners);
  entente_session_get_pins (self, &before);
  pins = copy_other_pins (self, (int) partner);
  label = g_strdup_printf (_("Release %s"), get_partner_name (self, partner));
  if (pins->len == before)
    g_array_unref (pins);
  else
    record_pins (self, pins, label, NULL);
}

void
entente_session_remove_pins (EntenteSession *self)
{
  guint before;

  entente_session_get_pins (self, &before);
  if (before > 0)
    record_pins (self, copy_other_pins (self, ENTENTE_NONE), _("Release all partners"), NULL);
}

/* -- Saving ----------------------------------------------------------------------------------------------- */

/**
 * entente_session_take_snapshot:
 *
 * Returns: (transfer full): what would be saved now; entente_snapshot_to_bytes () gives its text on any thread. What is
 *   tried beside the document is no part of it
 */
EntenteSnapshot *
entente_session_take_snapshot (EntenteSession *self)
{
  const EntenteHistoryStep *step = get_current (self);
  const EntentePin *pins;
  guint n_pins;

  pins = entente_session_get_pins (self, &n_pins);
  return entente_snapshot_new (self->dataset, step->scenario, step->baseline, pins, n_pins);
}

/**
 * entente_session_mark_saved:
 * @snapshot: (nullable): what was saved; %NULL = nothing is, as of a document that never had a file
 */
void
entente_session_mark_saved (EntenteSession *self,
                            EntenteSnapshot *snapshot)
{
  if (snapshot != NULL)
    entente_snapshot_ref (snapshot);
  g_clear_pointer (&self->saved, entente_snapshot_unref);
  self->saved = snapshot;
  entente_session_update_modified (self);
}

/* Whether something would be lost if it were not saved. */
gboolean
entente_session_is_modified (EntenteSession *self)
{
  return self->modified;
}
