/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-scene-dialog.h"

#include "entente-appearance.h"
#include "entente-message-dialog.h"
#include "entente-visible-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id; /* NULL = a new scene */
  EntenteSceneFunc func;
  GObject *owner;
  AdwMessageDialog *dialog; /* borrowed */
  GtkWidget *title, *caption, *notes;
} Question;

static void
free_question (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question->id);
  g_free (question);
}

static char *
get_typed (GtkWidget *entry)
{
  return entente_visible_text_strip (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
update (Question *question)
{
  g_autofree char *title = get_typed (question->title);

  adw_message_dialog_set_response_enabled (question->dialog, "save", *title != '\0');
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             Question *question)
{
  g_autofree char *title = get_typed (question->title);
  g_autofree char *caption = get_typed (question->caption);
  g_autofree char *notes = get_typed (question->notes);
  const EntenteSceneWords words = { title, caption, notes };

  if (g_str_equal (response, "save") && *title != '\0')
    question->func (question->id, &words, question->owner);
}

static GtkWidget *
add_entry (GtkListBox *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (list, row);
  return row;
}

static GtkWidget *
make_form (Question *question,
           const EntenteSceneWords *words)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->title = add_entry (GTK_LIST_BOX (list), _("Title"), words->title);
  question->caption = add_entry (GTK_LIST_BOX (list), _("Caption at the bottom (optional)"), words->caption);
  question->notes = add_entry (GTK_LIST_BOX (list), _("Notes for yourself (optional)"), words->notes);
  return list;
}

/**
 * entente_scene_dialog_present:
 * @id: (nullable): of the scene whose words are changed; %NULL = what is shown becomes a scene
 * @words: to begin with
 * @owner: given to @func, and kept until then
 */
GtkWidget *
entente_scene_dialog_present (GtkWindow *parent,
                              const char *id,
                              const EntenteSceneWords *words,
                              EntenteSceneFunc func,
                              GObject *owner)
{
  Question *question = g_new0 (Question, 1);
  /* Large text needs the room for the form. */
  const gboolean explained = id == NULL && !entente_appearance_is_text_large (GTK_WIDGET (parent));
  GtkWidget *dialog = entente_message_dialog_new (
      parent, id != NULL ? _("Words of the scene") : _("Keep as scene"),
      explained ? _("Keeps the view, the selected partners, the weights and what else makes the scenario.") : NULL);

  *question = (Question){ .id = g_strdup (id), .func = func, .owner = g_object_ref (owner),
                          .dialog = ADW_MESSAGE_DIALOG (dialog) };
  adw_message_dialog_set_extra_child (question->dialog, make_form (question, words));
  adw_message_dialog_add_response (question->dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (question->dialog, "save", id != NULL ? _("_Apply") : _("_Keep"));
  adw_message_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "save");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (question->title, "changed", G_CALLBACK (update), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  update (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->title);
  gtk_editable_select_region (GTK_EDITABLE (question->title), -1, 0); /* what is longer than the row from its start */
  return dialog;
}
