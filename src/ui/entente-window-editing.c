/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The actions that change the document itself: facts, partners, presets. Each is one step of undo; what takes
 * something away is done at once and offers to be undone, instead of asking first.
 */

#include "config.h"

#include "entente-window-private.h"

#include "entente-dataset-edit.h"
#include "entente-edit-report.h"
#include "entente-fact-dialog.h"
#include "entente-format.h"
#include "entente-leaving-toast.h"
#include "entente-message-dialog.h"
#include "entente-partner-dialog.h"
#include "entente-plain-text.h"
#include "entente-preset-dialog.h"
#include "entente-writing-language.h"

#include <glib/gi18n-lib.h>

static const char *const action_names[] = {
  "add-partner",
  "edit-fact",
  "offer-partner",
  "remove-partner",
  "remove-preset",
  "save-preset",
};

typedef struct
{
  EntenteWindow *window;
  char *done; /* said when it is done, with a button to undo it; NULL = what is seen is enough */
} Edit;

static EntenteSession *
get_session (EntenteWindow *self)
{
  return entente_document_page_get_session (self->page);
}

/* Undo in the toast means this change: another one takes the toast away. */
static void
changed_cb (EntenteSession *session,
            AdwToast *toast)
{
  g_signal_handlers_disconnect_by_func (session, changed_cb, toast);
  entente_leaving_toast_dismiss (toast);
}

/* Says what was done, with a button to undo all of it. n_steps: of undo that it was */
void
entente_window_offer_undo (EntenteWindow *self,
                           const char *text,
                           guint n_steps)
{
  EntenteSession *session = get_session (self);
  AdwToast *toast = entente_plain_text_make_toast (text);

  adw_toast_set_custom_title (toast, entente_plain_text_make_toast_title (text));
  adw_toast_set_button_label (toast, n_steps > 1 ? _("_Undo all") : _("_Undo"));
  adw_toast_set_action_target (toast, "u", n_steps);
  adw_toast_set_action_name (toast, "win.undo-steps");
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_refusal (EntenteWindow *self,
              const EntenteDiagnostics *diagnostics)
{
  g_autofree char *text = entente_edit_report_refusal (diagnostics);
  GtkWidget *dialog = entente_message_dialog_new (GTK_WINDOW (self), _("This cannot be done"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edited_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Edit *edit = user_data;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  gboolean done = entente_session_edit_finish (ENTENTE_SESSION (source), result, &diagnostics);

  edit->window->n_edits--;
  /* A window that was closed meanwhile has nobody to tell. */
  if (edit->window->toasts == NULL)
    done = FALSE;
  else if (!done)
    show_refusal (edit->window, diagnostics);
  if (done && edit->done != NULL)
    entente_window_offer_undo (edit->window, edit->done, 1);
  g_object_unref (edit->window);
  g_free (edit->done);
  g_free (edit);
}

/* text: taken. done: taken; said when it is done, with a button to undo it, or NULL */
void
entente_window_submit_edit (EntenteWindow *self,
                            GBytes *text,
                            const char *label,
                            char *done)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->window = g_object_ref (self);
  edit->done = done;
  self->n_edits++;
  entente_session_edit_async (get_session (self), &(EntenteSessionEdit){ text, label }, NULL, edited_cb, edit);
  g_bytes_unref (text);
}

/* The partner that is meant; "" = the selected one. */
static int
find_partner (EntenteWindow *self,
              const char *id)
{
  EntenteSession *session = get_session (self);

  return *id != '\0' ? entente_dataset_find_partner (entente_session_get_dataset (session), id)
                     : entente_session_get_selected (session);
}

static void
present (EntenteWindow *self,
         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Partner and indicator; "" = the selected partner, and an indicator that is chosen in the dialog. */
static void
edit_fact_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteSession *session = get_session (self);
  const char *partner_id, *quantity_id;
  int partner, quantity;

  g_variant_get (parameter, "(&s&s)", &partner_id, &quantity_id);
  partner = find_partner (self, partner_id);
  quantity = entente_dataset_find_quantity (entente_session_get_dataset (session), quantity_id);
  if (partner >= 0)
    present (self, entente_fact_dialog_new (session, (guint) partner, quantity));
}

/* The parameter is a name to begin with, or "". */
static void
add_partner_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  EntenteWindow *self = user_data;

  present (self, entente_partner_dialog_new (get_session (self), g_variant_get_string (parameter, NULL)));
}

/* Whoever looks for somebody who is not there may want to add them. */
static void
offer_partner_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  EntenteWindow *self = user_data;
  g_autofree char *name = g_strstrip (g_variant_dup_string (parameter, NULL));
  g_autofree char *text = g_strdup_printf (_("No partner is called “%s”"), name);
  AdwToast *toast = entente_plain_text_make_toast (text);

  adw_toast_set_button_label (toast, _("_Add…"));
  adw_toast_set_action_name (toast, "win.add-partner");
  adw_toast_set_action_target (toast, "s", name);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_partner_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  int partner = find_partner (self, g_variant_get_string (parameter, NULL));
  EntenteRemoval removal = { 0 };
  g_autofree char *label = NULL;
  const char *name;
  GBytes *text;

  if (partner < 0)
    return;
  text = entente_dataset_edit_remove_partner (dataset, (guint) partner, &removal);
  if (text == NULL)
    return;
  name = entente_format_partner (dataset, partner, g_get_language_names ());
  /* Translators: a step of undo; %s is a partner's or a preset's name */
  label = g_strdup_printf (_("Remove %s"), name);
  entente_window_submit_edit (self, text, label, entente_edit_report_removal (name, &removal));
}

/* description: NULL = none, or the one that it has */
static void
save_preset (const char *id,
             const char *name,
             const char *description,
             GObject *owner)
{
  EntenteWindow *self = ENTENTE_WINDOW (owner);
  const EntenteScenario *scenario = entente_session_get_scenario (get_session (self));
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  int known = id != NULL ? entente_dataset_find_preset (dataset, id) : ENTENTE_NONE;
  g_autofree char *fresh = known < 0 ? entente_dataset_edit_make_id (dataset, name, "presets") : NULL;
  g_autofree char *language
      = entente_writing_language_get (known >= 0 ? &dataset->presets[known].name : NULL, g_get_language_names ());
  /* Translators: a step of undo; %s is the name of a preset */
  g_autofree char *label = g_strdup_printf (_("Save the preset %s"), name);
  EntentePresetDraft draft = { .id = known >= 0 ? id : fresh, .name = name, .description = description,
                               .language = language, .weights = scenario->weights };
  GBytes *text = entente_dataset_edit_set_preset (dataset, &draft);

  if (text != NULL)
    entente_window_submit_edit (self, text, label, NULL);
}

static void
rename_preset (const char *id,
               const char *name,
               const char *description,
               GObject *owner)
{
  EntenteWindow *self = ENTENTE_WINDOW (owner);
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  int preset = entente_dataset_find_preset (dataset, id);
  g_autofree char *language = NULL, *label = NULL;
  EntentePresetDraft draft = { .id = id, .name = name, .description = description };
  GBytes *text;

  if (preset < 0)
    return;
  language = entente_writing_language_get (&dataset->presets[preset].name, g_get_language_names ());
  /* Translators: a step of undo; %s is the new name of a preset */
  label = g_strdup_printf (_("Rename the preset to %s"), name);
  draft.language = language;
  draft.weights = dataset->presets[preset].weights;
  text = entente_dataset_edit_set_preset (dataset, &draft);
  if (text != NULL)
    entente_window_submit_edit (self, text, label, NULL);
}

/* The parameter is the id of a preset to rename; "" = save the weights as one. */
static void
save_preset_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  EntenteWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  entente_preset_dialog_present (GTK_WINDOW (self), get_session (self), *id != '\0' ? id : NULL,
                                 *id != '\0' ? rename_preset : save_preset, G_OBJECT (self));
}

static void
remove_preset_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  EntenteWindow *self = user_data;
  EntenteDataset *dataset = entente_session_get_dataset (get_session (self));
  int preset = entente_dataset_find_preset (dataset, g_variant_get_string (parameter, NULL));
  g_autofree char *label = NULL;
  const char *name;
  GBytes *text;

  if (preset < 0)
    return;
  text = entente_dataset_edit_remove_preset (dataset, (guint) preset);
  if (text == NULL)
    return;
  name = entente_text_get (&dataset->presets[preset].name, g_get_language_names ());
  label = g_strdup_printf (_("Remove %s"), name);
  entente_window_submit_edit (self, text, label, g_strdup_printf (_("The preset “%s” was removed"), name));
}

/* Nothing can be changed where no document is shown. */
void
entente_window_update_editing (EntenteWindow *self,
                               gboolean document)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (action_names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), action_names[i])),
                                 document);
  entente_window_update_scenes (self, document);
}

void
entente_window_add_editing_actions (EntenteWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "add-partner", .activate = add_partner_cb, .parameter_type = "s" },
    { .name = "edit-fact", .activate = edit_fact_cb, .parameter_type = "(ss)" },
    { .name = "offer-partner", .activate = offer_partner_cb, .parameter_type = "s" },
    { .name = "remove-partner", .activate = remove_partner_cb, .parameter_type = "s" },
    { .name = "remove-preset", .activate = remove_preset_cb, .parameter_type = "s" },
    { .name = "save-preset", .activate = save_preset_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  entente_window_add_scene_actions (self);
}
