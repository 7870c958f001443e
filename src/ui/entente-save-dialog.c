/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Every dialog says what happened or would happen, why, and offers the ways on; Escape is always the one that
 * changes nothing.
 */

#include "config.h"

#include "entente-save-dialog.h"

#include "entente-file-save.h"
#include "entente-message-dialog.h"
#include "entente-visible-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_NAME 60

static const struct
{
  const char *id;
  EntenteSaveAnswer answer;
} answers[] = {
  { "cancel", ENTENTE_SAVE_ANSWER_CANCEL },   { "save", ENTENTE_SAVE_ANSWER_SAVE },
  { "save-as", ENTENTE_SAVE_ANSWER_SAVE_AS }, { "overwrite", ENTENTE_SAVE_ANSWER_OVERWRITE },
  { "discard", ENTENTE_SAVE_ANSWER_DISCARD },
};

typedef struct
{
  EntenteSaveAnswerFunc func; /* NULL = answered */
  gpointer user_data;
  EntenteSaveAnswer answer;
} Asked;

static gboolean
answer_cb (gpointer user_data)
{
  Asked *asked = user_data;

  asked->func (asked->answer, asked->user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the dialog is still there, and what follows may close the window that it belongs to. */
static void
give_answer (Asked *asked,
             EntenteSaveAnswer answer)
{
  Asked *copy;

  if (asked->func == NULL)
    return;
  copy = g_new (Asked, 1);
  *copy = *asked;
  copy->answer = answer;
  asked->func = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, copy, g_free);
}

static void
free_asked (gpointer data,
            GClosure *closure)
{
  give_answer (data, ENTENTE_SAVE_ANSWER_CANCEL);
  g_free (data);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             Asked *asked)
{
  gsize i;

  /* The dialog is being destroyed already: it would not notice that the answer destroys its parent. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  for (i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].id, response))
      give_answer (asked, answers[i].answer);
}

/* Where the buttons stand below each other the first one would have the focus, though Return must not overwrite. */
static void
focus_default_cb (GtkWindow *dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  if (button != NULL)
    gtk_window_set_focus (dialog, button);
}

static AdwMessageDialog *
make_dialog (const EntenteSaveQuestion *question,
             const char *heading,
             const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (entente_message_dialog_new (question->parent, heading, body));

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
  return dialog;
}

static void
add_response (AdwMessageDialog *dialog,
              const char *id,
              const char *label,
              AdwResponseAppearance appearance)
{
  adw_message_dialog_add_response (dialog, id, label);
  adw_message_dialog_set_response_appearance (dialog, id, appearance);
  if (appearance == ADW_RESPONSE_SUGGESTED)
    adw_message_dialog_set_default_response (dialog, id);
}

static void
present (AdwMessageDialog *dialog,
         EntenteSaveAnswerFunc func,
         gpointer user_data)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ func, user_data, ENTENTE_SAVE_ANSWER_CANCEL };
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, free_asked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A name as it fits a heading. */
static char *
shorten (const char *name)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  head = g_utf8_substring (name, 0, MAX_NAME - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static char *
get_file_name (const EntenteSaveQuestion *question)
{
  GFile *file = question->file != NULL ? question->file : entente_document_get_file (question->document);
  g_autofree char *name = file != NULL ? entente_visible_file_name (file) : g_strdup (_("Untitled"));

  return shorten (name);
}

static char *
get_title (const EntenteSaveQuestion *question)
{
  g_autofree char *title = entente_document_get_title (question->document);

  return shorten (title);
}

/* "14:03", with the date unless it is of today */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today = g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now)
                   && g_date_time_get_year (time) == g_date_time_get_year (now);

  return g_date_time_format (time, today ? "%R" : "%x %R");
}

/* Since when there is something to lose, and what was done last. */
static char *
describe_loss (const EntenteSaveQuestion *question)
{
  EntenteSession *session = entente_document_get_session (question->document);
  const char *last = entente_session_get_undo_label (session);
  GString *text = g_string_new (NULL);
  g_autofree char *since = format_time (question->since);

  if (entente_document_get_file (question->document) == NULL)
    g_string_append (text, _("It has never been saved. Without saving, all of it will be lost."));
  else if (entente_document_is_read_only (question->document))
    g_string_append (text, _("Its file cannot be changed. Without saving under another name, your changes will be "
                             "lost."));
  else if (question->saved)
    /* Translators: %s is a time of day */
    g_string_append_printf (text, _("It was last saved at %s. What was changed since then will be lost otherwise."),
                            since);
  else
    /* Translators: %s is a time of day */
    g_string_append_printf (text, _("It was opened at %s. What was changed since then will be lost otherwise."),
                            since);
  if (last != NULL)
    {
      g_string_append (text, "\n\n");
      /* Translators: %s is what was done last, as "Undo" says it */
      g_string_append_printf (text, _("Last change: %s"), last);
    }
  return g_string_free (text, FALSE);
}

/* A document that cannot be saved where it is asks for another place first. */
static gboolean
needs_place (EntenteDocument *document)
{
  return entente_document_get_file (document) == NULL || entente_document_is_read_only (document);
}

/**
 * entente_save_dialog_ask_unsaved:
 *
 * Asks what is to become of unsaved work before its window closes: SAVE, DISCARD or CANCEL.
 */
void
entente_save_dialog_ask_unsaved (const EntenteSaveQuestion *question,
                                 EntenteSaveAnswerFunc func,
                                 gpointer user_data)
{
  g_autofree char *title = get_title (question);
  g_autofree char *heading = g_strdup_printf (_("Save changes to “%s”?"), title);
  g_autofree char *body = describe_loss (question);
  AdwMessageDialog *dialog = make_dialog (question, heading, body);

  add_response (dialog, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  add_response (dialog, "save", needs_place (question->document) ? _("_Save As…") : _("_Save"),
                ADW_RESPONSE_SUGGESTED);
  present (dialog, func, user_data);
}

/* Asks before the document goes back to what is on disk: DISCARD or CANCEL. */
void
entente_save_dialog_ask_revert (const EntenteSaveQuestion *question,
                                EntenteSaveAnswerFunc func,
                                gpointer user_data)
{
  g_autofree char *name = get_file_name (question);
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  if (g_file_has_uri_scheme (entente_document_get_file (question->document), "resource"))
    heading = g_strdup (_("Go back to the sample as it was?"));
  else
    heading = g_strdup_printf (_("Go back to “%s” as it is on disk?"), name);
  dialog = make_dialog (question, heading, _("Your unsaved changes go. As long as the window is open, Undo brings "
                                             "them back."));
  add_response (dialog, "discard", _("_Revert"), ADW_RESPONSE_DESTRUCTIVE);
  present (dialog, func, user_data);
}

/* Says why another place is needed: SAVE_AS or CANCEL. */
void
entente_save_dialog_ask_read_only (const EntenteSaveQuestion *question,
                                   EntenteSaveAnswerFunc func,
                                   gpointer user_data)
{
  g_autofree char *name = get_file_name (question);
  g_autofree char *heading = g_strdup_printf (_("“%s” is read-only"), name);
  AdwMessageDialog *dialog
      = make_dialog (question, heading, _("You may read this file but not change it. Save your work under another "
                                          "name; this file stays as it is."));

  add_response (dialog, "save-as", _("Save _As…"), ADW_RESPONSE_SUGGESTED);
  present (dialog, func, user_data);
}

/* Two windows on one file would overwrite each other: SAVE_AS or CANCEL. */
void
entente_save_dialog_ask_open_elsewhere (const EntenteSaveQuestion *question,
                                        EntenteSaveAnswerFunc func,
                                        gpointer user_data)
{
  g_autofree char *name = get_file_name (question);
  g_autofree char *heading = g_strdup_printf (_("“%s” is open in another window"), name);
  AdwMessageDialog *dialog
      = make_dialog (question, heading,
                     _("Two windows would overwrite each other’s work. Choose another name, or close that window "
                       "first."));

  add_response (dialog, "save-as", _("Save _As…"), ADW_RESPONSE_SUGGESTED);
  present (dialog, func, user_data);
}

/* Saving meets a file that is not the one that was read. */
static void
ask_changed (const EntenteSaveQuestion *question,
             EntenteSaveAnswerFunc func,
             gpointer user_data)
{
  GFile *own = entente_document_get_file (question->document);
  gboolean is_own = own != NULL && (question->file == NULL || g_file_equal (own, question->file));
  g_autofree char *name = get_file_name (question);
  g_autofree char *heading
      = is_own ? g_strdup_printf (_("“%s” has changed on disk since it was opened"), name)
               : g_strdup_printf (_("“%s” exists already"), name);
  AdwMessageDialog *dialog
      = make_dialog (question, heading,
                     is_own ? _("Another program saved it meanwhile. Overwriting it would lose what was changed there.")
                            : _("Overwriting it would lose what is in it."));

  add_response (dialog, "save-as", _("Save _As…"), ADW_RESPONSE_DEFAULT);
  add_response (dialog, "overwrite", _("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE);
  present (dialog, func, user_data);
}

/* Whether the same saving may succeed without another place, once the user has done something about it. */
static gboolean
may_try_again (const GError *error)
{
  if (error->domain != ENTENTE_SAVE_ERROR)
    return TRUE;
  switch ((EntenteSaveError) error->code)
    {
    case ENTENTE_SAVE_ERROR_NAME_TOO_LONG:
    case ENTENTE_SAVE_ERROR_NOT_A_FILE:
    case ENTENTE_SAVE_ERROR_TOO_LARGE:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * entente_save_dialog_ask_failure:
 * @error: of saving @question->file
 *
 * Says that nothing was saved, why, and what can be done: SAVE (try again), SAVE_AS, OVERWRITE (a file that was
 * changed by somebody else) or CANCEL.
 */
void
entente_save_dialog_ask_failure (const EntenteSaveQuestion *question,
                                 const GError *error,
                                 EntenteSaveAnswerFunc func,
                                 gpointer user_data)
{
  const char *remedy = entente_save_error_get_remedy (error);
  g_autofree char *name = get_file_name (question);
  g_autofree char *heading = g_strdup_printf (_("“%s” could not be saved"), name);
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;
  gboolean again = may_try_again (error);

  if (g_error_matches (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED))
    {
      ask_changed (question, func, user_data);
      return;
    }
  /* Translators: a cause without a full stop, then what can be done about it, a whole sentence */
  body = g_strdup_printf (_("%s. %s"), error->message, remedy != NULL ? remedy : "");
  dialog = make_dialog (question, heading, body);
  add_response (dialog, "save-as", _("Save _As…"), again ? ADW_RESPONSE_DEFAULT : ADW_RESPONSE_SUGGESTED);
  if (again)
    add_response (dialog, "save", _("_Try Again"), ADW_RESPONSE_SUGGESTED);
  present (dialog, func, user_data);
}
