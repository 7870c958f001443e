/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-preset-dialog.h"

#include "entente-message-dialog.h"
#include "entente-problem-row.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  EntenteSession *session;
  char *renamed; /* id, or NULL = the present weights are saved */
  EntentePresetFunc func;
  GObject *owner;
  AdwMessageDialog *dialog; /* borrowed */
  GtkWidget *name, *description;
  EntenteProblemRow *problem;
} Question;

static void
free_question (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_object_unref (question->owner);
  g_free (question->renamed);
  g_free (question);
}

static char *
get_typed (GtkWidget *entry)
{
  return entente_visible_text_strip (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static const EntentePreset *
find_by_name (Question *question,
              const char *name)
{
  EntenteDataset *dataset = entente_session_get_dataset (question->session);
  g_autofree char *folded = entente_text_fold (name);
  guint i;

  for (i = 0; i < dataset->n_presets && *folded != '\0'; i++)
    {
      g_autofree char *other
          = entente_text_fold (entente_text_get (&dataset->presets[i].name, g_get_language_names ()));

      if (g_str_equal (folded, other))
        return &dataset->presets[i];
    }
  return NULL;
}

static void
update (Question *question)
{
  g_autofree char *name = get_typed (question->name);
  const EntentePreset *same = find_by_name (question, name);
  const char *problem = NULL, *remark = NULL;

  if (same != NULL && question->renamed == NULL)
    remark = _("There is a preset of this name; its weights are replaced.");
  else if (same != NULL && g_strcmp0 (same->id, question->renamed) != 0)
    problem = _("Another preset has this name.");
  entente_problem_row_set (question->problem, question->name, problem, remark);
  adw_message_dialog_set_response_enabled (question->dialog, "save", *name != '\0' && problem == NULL);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             Question *question)
{
  g_autofree char *name = get_typed (question->name);
  g_autofree char *description = get_typed (question->description);
  const EntentePreset *same = find_by_name (question, name);
  const char *id = question->renamed != NULL ? question->renamed : same != NULL ? same->id : NULL;

  /* An empty description of a preset that is replaced leaves the one that it has. */
  if (g_str_equal (response, "save") && *name != '\0')
    question->func (id, name, *description != '\0' || question->renamed != NULL ? description : NULL, question->owner);
}

static GtkWidget *
add_entry (GtkListBox *list,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return row;
}

static GtkWidget *
make_form (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->name = add_entry (GTK_LIST_BOX (list), _("Name"));
  question->problem = g_object_new (ENTENTE_TYPE_PROBLEM_ROW, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question->problem));
  question->description = add_entry (GTK_LIST_BOX (list), _("Description (optional)"));
  return list;
}

static void
fill (Question *question)
{
  EntenteDataset *dataset = entente_session_get_dataset (question->session);
  const char *const *languages = g_get_language_names ();
  int preset = question->renamed != NULL ? entente_dataset_find_preset (dataset, question->renamed) : ENTENTE_NONE;

  if (preset < 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (question->name), entente_text_get (&dataset->presets[preset].name, languages));
  gtk_editable_set_text (GTK_EDITABLE (question->description),
                         entente_text_get (&dataset->presets[preset].description, languages));
}

/**
 * entente_preset_dialog_present:
 * @renamed: (nullable): the id of a preset that is to get another name; %NULL = the weights are saved as one
 * @owner: given to @func, and kept until then
 */
GtkWidget *
entente_preset_dialog_present (GtkWindow *parent,
                               EntenteSession *session,
                               const char *renamed,
                               EntentePresetFunc func,
                               GObject *owner)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = entente_message_dialog_new (parent, renamed != NULL ? _("Rename the preset") : _("Save as preset"),
                                              renamed != NULL ? NULL : _("Keeps the weights as they stand now."));

  *question = (Question){ .session = g_object_ref (session), .renamed = g_strdup (renamed), .func = func,
                          .owner = g_object_ref (owner), .dialog = ADW_MESSAGE_DIALOG (dialog) };
  adw_message_dialog_set_extra_child (question->dialog, make_form (question));
  adw_message_dialog_add_response (question->dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (question->dialog, "save", renamed != NULL ? _("_Rename") : _("_Save"));
  adw_message_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "save");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  fill (question);
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (update), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  update (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->name);
  return dialog;
}
