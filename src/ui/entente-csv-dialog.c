/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "entente-csv-dialog.h"

#include "entente-format.h"
#include "entente-message-dialog.h"
#include "entente-visible-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_LIST 2000 /* characters */
#define MAX_REMARKS 50

typedef struct
{
  EntenteCsvResult *result;
  EntenteCsvAcceptFunc func;
  GObject *owner;
} Question;

static void
free_question (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  entente_csv_result_free (question->result);
  g_object_unref (question->owner);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             Question *question)
{
  if (g_str_equal (response, "import") && question->result->dataset != NULL)
    question->func (question->result->dataset, question->owner);
}

static void
append_row (GtkListBox *list,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *visible = entente_visible_text_new (subtitle, ENTENTE_VISIBLE_LINE, MAX_LIST, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), visible != NULL ? visible : subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (list, row);
}

static char *
list_columns (const EntenteCsvImport *import,
              gboolean matched)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint i;

  for (i = 0; i < import->n_columns; i++)
    if ((import->columns[i].role != ENTENTE_CSV_UNMATCHED) == matched)
      g_ptr_array_add (names, (gpointer) import->columns[i].header);
  if (names->len == 0)
    return g_strdup (_("none"));
  return entente_format_names ((const char *const *) names->pdata, names->len, names->len);
}

static void
append_remarks (GtkListBox *list,
                const EntenteDiagnostics *diagnostics)
{
  guint n = diagnostics != NULL ? entente_diagnostics_get_length (diagnostics) : 0, i;

  for (i = 0; i < MIN (n, MAX_REMARKS); i++)
    {
      const EntenteDiagnostic *diagnostic = entente_diagnostics_get (diagnostics, i);
      g_autofree char *place = g_strdup_printf (_("line %u, column %u"), diagnostic->line, diagnostic->column);

      append_row (list, diagnostic->message, diagnostic->line > 0 ? place : "");
    }
}

static GtkWidget *
make_preview (const EntenteCsvResult *result)
{
  const EntenteCsvImport *import = result->import;
  GtkWidget *list = gtk_list_box_new (), *scroller = gtk_scrolled_window_new ();
  g_autofree char *matched = list_columns (import, TRUE), *unmatched = list_columns (import, FALSE);
  g_autofree char *rows = g_strdup_printf (_("%u known, %u new"), import->n_known, import->n_new);
  g_autofree char *values = g_strdup_printf (_("%u read, %u refused"), import->n_values, import->n_refused);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  append_row (GTK_LIST_BOX (list), _("Partners"), rows);
  append_row (GTK_LIST_BOX (list), _("Values"), values);
  append_row (GTK_LIST_BOX (list), _("Columns matched"), matched);
  append_row (GTK_LIST_BOX (list), _("Columns not matched"), unmatched);
  append_remarks (GTK_LIST_BOX (list), import->diagnostics);
  if (result->dataset == NULL)
    append_remarks (GTK_LIST_BOX (list), result->diagnostics);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  return scroller;
}

GtkWidget *
entente_csv_dialog_present (GtkWindow *parent,
                            const char *file_name,
                            EntenteCsvResult *result,
                            EntenteCsvAcceptFunc func,
                            GObject *owner)
{
  g_autofree char *heading = g_strdup_printf (_("Import %s?"), file_name);
  const char *like = entente_text_get (&result->import->like->title, g_get_language_names ());
  g_autofree char *body = g_strdup_printf (_("The criteria and tiers are those of “%s”."), like);
  GtkWidget *dialog = entente_message_dialog_new (parent, heading, body);
  Question *question = g_new0 (Question, 1);

  *question = (Question){ result, func, g_object_ref (owner) };
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_preview (result));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "import", _("_Import"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "import", result->dataset != NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
