/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving in the window, from inside: the questions and what is their default, the title, what takes a while.
 * drive-documents.py looks at what comes to disk. */

#include "config.h"

#include "window-fixture.h"

#include "entente-document-title.h"
#include "entente-file-save.h"
#include "entente-leaving-toast.h"
#include "entente-plain-text.h"
#include "entente-progress-toast.h"
#include "entente-save-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#define HURRIED 5

static EntenteApplication *application;

static GtkWidget *
find_label (GtkWidget *root,
            const char *part)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, part);
  return found;
}

/* The one dialog in front of the windows; NULL = there is none. */
static AdwMessageDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  AdwMessageDialog *found = NULL;
  guint i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          g_assert_null (found);
          found = ADW_MESSAGE_DIALOG (window);
        }
    }
  return found;
}

typedef struct
{
  guint n;
  EntenteSaveAnswer last;
} Answers;

static void
answered_cb (EntenteSaveAnswer answer,
             gpointer user_data)
{
  Answers *answers = user_data;

  answers->n++;
  answers->last = answer;
}

/* What Escape does is always the same, what Return does is never the loss of anything. */
static void
test_defaults (void)
{
  static const struct
  {
    int code;
    const char *return_does;
    gboolean again, overwrite;
  } cases[] = {
    { ENTENTE_SAVE_ERROR_NO_SPACE, "save", TRUE, FALSE },
    { ENTENTE_SAVE_ERROR_READ_ONLY, "save", TRUE, FALSE },
    { ENTENTE_SAVE_ERROR_NO_FOLDER, "save", TRUE, FALSE },
    { ENTENTE_SAVE_ERROR_NAME_TOO_LONG, "save-as", FALSE, FALSE },
    { ENTENTE_SAVE_ERROR_NOT_A_FILE, "save-as", FALSE, FALSE },
    { ENTENTE_SAVE_ERROR_TOO_LARGE, "save-as", FALSE, FALSE },
    { ENTENTE_SAVE_ERROR_DEVICE, "save", TRUE, FALSE },
    { ENTENTE_SAVE_ERROR_CHANGED, "cancel", FALSE, TRUE },
  };
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  EntenteSaveQuestion question = { GTK_WINDOW (window), entente_window_get_document (window) };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (ENTENTE_SAVE_ERROR, cases[i].code, "The cause");
      Answers answers = { 0 };
      AdwMessageDialog *dialog;

      entente_save_dialog_ask_failure (&question, error, answered_cb, &answers);
      dialog = find_dialog ();
      g_assert_nonnull (dialog);
      g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, cases[i].return_does);
      g_assert_cmpstr (adw_message_dialog_get_close_response (dialog), ==, "cancel");
      g_assert_true (adw_message_dialog_has_response (dialog, "save-as"));
      g_assert_cmpint (adw_message_dialog_has_response (dialog, "save"), ==, cases[i].again);
      g_assert_cmpint (adw_message_dialog_has_response (dialog, "overwrite"), ==, cases[i].overwrite);
      fixture_wait (50);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == gtk_window_get_default_widget (GTK_WINDOW (dialog)));
      gtk_window_close (GTK_WINDOW (dialog));
      fixture_wait (50);
      g_assert_cmpuint (answers.n, ==, 1);
      g_assert_cmpint (answers.last, ==, ENTENTE_SAVE_ANSWER_CANCEL);
      g_assert_null (find_dialog ());
    }
  fixture_close (window);
}

/* Where the answers stand below each other, Return is on the same one. */
static void
test_narrow (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 360, 600);
  EntenteSaveQuestion question = { GTK_WINDOW (window), entente_window_get_document (window) };
  g_autoptr (GError) error = g_error_new_literal (ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED, "The cause");
  Answers answers = { 0 };
  GtkWidget *focus;

  entente_save_dialog_ask_failure (&question, error, answered_cb, &answers);
  fixture_wait (300);
  focus = gtk_window_get_focus (GTK_WINDOW (find_dialog ()));
  g_assert_nonnull (focus);
  g_assert_nonnull (find_label (focus, "Cancel"));
  gtk_widget_activate (focus);
  fixture_wait (50);
  g_assert_cmpint (answers.last, ==, ENTENTE_SAVE_ANSWER_CANCEL);
  fixture_close (window);
}

/* A question that goes with its window is answered, too. */
static void
test_gone (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  EntenteSaveQuestion question = { GTK_WINDOW (window), entente_window_get_document (window) };
  Answers answers = { 0 };

  question.since = g_get_real_time () / G_USEC_PER_SEC;
  entente_save_dialog_ask_unsaved (&question, answered_cb, &answers);
  fixture_wait (50);
  fixture_close (window);
  fixture_wait (50);
  g_assert_cmpuint (answers.n, ==, 1);
  g_assert_cmpint (answers.last, ==, ENTENTE_SAVE_ANSWER_CANCEL);
}

/* Asked twice to close, a window asks once. */
static void
test_close_twice (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);

  gtk_window_close (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (50);
  g_assert_nonnull (find_dialog ());
  g_assert_nonnull (find_label (GTK_WIDGET (find_dialog ()), "It has never been saved"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  fixture_wait (50);
  g_assert_null (find_dialog ());
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  fixture_close (window);
}

/* Nothing in the header bar moves when the mark comes or goes, and what changes is told in words. */
static void
test_title (void)
{
  g_autoptr (EntenteDataset) dataset = fixture_read_sample ("venues-example");
  g_autoptr (EntenteSession) session = entente_session_new (dataset);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-title.json", NULL);
  g_autofree char *line = NULL, *marked = NULL, *place = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntenteDocument) document = NULL;
  GtkWidget *title = g_object_ref_sink (g_object_new (ENTENTE_TYPE_DOCUMENT_TITLE, NULL));
  int before, after;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (dataset->bytes, NULL),
                                      (gssize) g_bytes_get_size (dataset->bytes), NULL));
  document = entente_document_new (session, file);
  entente_document_title_set_document (ENTENTE_DOCUMENT_TITLE (title), document);
  line = entente_document_title_make_line (document);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  g_assert_true (entente_session_move_share (session, 0, 0.8));
  marked = entente_document_title_make_line (document);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (before, ==, after);
  g_assert_true (g_str_has_prefix (marked, "• "));
  g_assert_cmpstr (marked + strlen ("• "), ==, line);
  place = entente_document_title_describe_place (document);
  g_assert_cmpstr (place, ==, "entente-title.json");
  g_remove (path);
  g_object_unref (title);
}

/* What is done at once is not spoken of; what takes longer can be cancelled from its toast. */
static void
test_progress (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (fixture_find_widget (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, 0));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EntenteProgressToast *progress = entente_progress_toast_new (overlay, "Short work", cancellable);
  GtkWidget *toast, *button;

  fixture_wait (300);
  entente_progress_toast_finish (progress);
  fixture_wait (1200);
  g_assert_null (find_label (GTK_WIDGET (window), "Short work"));
  progress = entente_progress_toast_new (overlay, "Long work", cancellable);
  fixture_wait (1600);
  toast = find_label (GTK_WIDGET (window), "Long work");
  g_assert_nonnull (toast);
  while (find_label (toast, "Cancel") == NULL)
    toast = gtk_widget_get_parent (toast);
  button = gtk_widget_get_ancestor (find_label (toast, "Cancel"), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  entente_progress_toast_finish (progress);
  fixture_wait (600);
  g_assert_null (find_label (GTK_WIDGET (window), "Long work"));
  fixture_close (window);
}

/* Toasts that stop being true while they come, or before, or while they leave. */
static void
test_hurry (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (fixture_find_widget (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, 0));

  for (guint turn = 0; turn < 3; turn++)
    {
      AdwToast *toasts[HURRIED];

      for (guint i = 0; i < HURRIED; i++)
        {
          g_autofree char *text = g_strdup_printf ("Hurried %u", i);

          toasts[i] = g_object_ref (entente_plain_text_make_toast (text));
          adw_toast_set_custom_title (toasts[i], entente_plain_text_make_toast_title (text));
          adw_toast_overlay_add_toast (overlay, toasts[i]);
        }
      for (guint i = 0; i < HURRIED; i++)
        {
          fixture_wait (30 + 120 * turn);
          entente_leaving_toast_dismiss (toasts[i]);
        }
      fixture_wait (2000);
      for (guint i = 0; i < HURRIED; i++)
        {
          g_autofree char *text = g_strdup_printf ("Hurried %u", i);

          g_assert_null (find_label (GTK_WIDGET (window), text));
          g_object_unref (toasts[i]);
        }
    }
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/saving/defaults", test_defaults);
  g_test_add_func ("/saving/narrow", test_narrow);
  g_test_add_func ("/saving/gone", test_gone);
  g_test_add_func ("/saving/close-twice", test_close_twice);
  g_test_add_func ("/saving/title", test_title);
  g_test_add_func ("/saving/progress", test_progress);
  g_test_add_func ("/saving/toasts-in-a-hurry", test_hurry);
  return g_test_run ();
}
