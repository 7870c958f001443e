/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Unsaved work in the window, from inside: the setting, a disk that does not take it, what was left in words.
 * drive-recovery.py kills the program. */

#include "config.h"

#include "window-fixture.h"

#include "entente-settings.h"
#include "entente-unsaved-work.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static EntenteApplication *application;

static guint
count_in_folder (void)
{
  g_autofree char *folder = entente_recovery_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static EntenteWindow *
open_changed (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  EntenteSession *session = entente_document_get_session (entente_window_get_document (window));

  g_assert_true (entente_session_move_share (session, 0, 0.8));
  return window;
}

/* Switched off, the copy goes at once and no other comes; switched on, it is there again. */
static void
test_setting (void)
{
  GSettings *settings = entente_settings_get ();
  EntenteWindow *window;

  fixture_clear_state ();
  g_assert_nonnull (settings);
  window = open_changed ();
  entente_window_flush (window);
  g_assert_cmpuint (count_in_folder (), ==, 2);
  g_settings_set_boolean (settings, "recovery", FALSE);
  fixture_wait (20);
  g_assert_cmpuint (count_in_folder (), ==, 0);
  entente_window_flush (window);
  g_assert_cmpuint (count_in_folder (), ==, 0);
  g_settings_reset (settings, "recovery");
  fixture_wait (20);
  entente_window_flush (window);
  g_assert_cmpuint (count_in_folder (), ==, 2);
  fixture_close (window);
  g_assert_cmpuint (count_in_folder (), ==, 2); /* nobody said that it may go */
}

static gboolean
has_label (GtkWidget *root,
           const char *start)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (root) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), start))
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, start))
      return TRUE;
  return FALSE;
}

/* A folder that cannot be is said in the window, and the work goes on. */
static void
test_failure (void)
{
  g_autofree char *folder = entente_recovery_get_folder ();
  g_autofree char *program = g_path_get_dirname (folder);
  EntenteWindow *window;

  fixture_clear_state ();
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_assert_true (g_file_set_contents (program, "a file", -1, NULL));
  window = open_changed ();
  entente_window_flush (window);
  fixture_wait (300);
  g_assert_true (has_label (GTK_WIDGET (window), "Unsaved changes cannot be kept"));
  g_assert_true (entente_document_is_modified (entente_window_get_document (window)));
  fixture_close (window);
}

static void
put (const char *name,
     const char *text)
{
  g_autofree char *folder = entente_recovery_get_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The start page has the group when there is something, and never when there is nothing. */
static void
test_start_page (void)
{
  EntenteWindow *window;

  fixture_clear_state ();
  window = fixture_open_window (application, NULL, 400, 700);
  g_assert_false (has_label (GTK_WIDGET (window), "Left alone"));
  fixture_close (window);
  put ("a.json", "{ \"title\": \"Left alone & <b>bold</b>\" }");
  window = fixture_open_window (application, NULL, 400, 700);
  fixture_wait (200);
  g_assert_true (has_label (GTK_WIDGET (window), "Left alone & <b>bold</b>"));
  g_assert_true (has_label (GTK_WIDGET (window), "Never saved · "));
  fixture_close (window);
}

/* A copy that is no dataset is explained, and stays where it is. */
static void
test_broken_copy (void)
{
  EntenteWindow *window;

  fixture_clear_state ();
  put ("broken.json", "{ \"title\": \"Broken\", }");
  window = fixture_open_window (application, NULL, 1280, 800);
  g_action_group_activate_action (G_ACTION_GROUP (window), "recover", g_variant_new_string ("broken"));
  fixture_wait (500);
  g_assert_true (has_label (GTK_WIDGET (window), "This file cannot be shown"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "close-problems", NULL);
  fixture_wait (300);
  g_assert_true (has_label (GTK_WIDGET (window), "Broken"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "recover", g_variant_new_string ("no-such-work"));
  fixture_wait (300);
  g_assert_true (has_label (GTK_WIDGET (window), "This work is no longer there"));
  fixture_close (window);
}

static void
assert_time (gint64 time,
             gint64 now,
             const char *wanted)
{
  g_autofree char *text = entente_unsaved_work_describe_time (time, now);

  g_assert_cmpstr (text, ==, wanted);
}

/* Today a time of day, yesterday that word, before that a date, in the manner of the locale. */
static void
test_time (void)
{
  const gint64 noon = 1773489780; /* 14 March 2026, 12:03 */

  assert_time (noon, noon + 60, "12:03");
  assert_time (noon, noon + 11 * 3600, "12:03");
  assert_time (noon, noon + 12 * 3600, "yesterday, 12:03");
  assert_time (noon, noon + 35 * 3600, "yesterday, 12:03");
  assert_time (noon, noon + 36 * 3600, "03/14/26, 12:03");
  assert_time (noon + 3600, noon, "13:03");
  if (setlocale (LC_TIME, "de_DE.UTF-8") == NULL)
    return;
  assert_time (noon, noon + 36 * 3600, "14.03.2026, 12:03");
  setlocale (LC_TIME, "C.UTF-8");
}

int
main (int argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/unsaved/time", test_time);
  g_test_add_func ("/unsaved/setting", test_setting);
  g_test_add_func ("/unsaved/failure", test_failure);
  g_test_add_func ("/unsaved/start-page", test_start_page);
  g_test_add_func ("/unsaved/broken-copy", test_broken_copy);
  return g_test_run ();
}
