/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-memory.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

static char *state;

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      empty_folder (child);
      g_remove (child);
    }
}

/* Forgets what earlier windows have left. */
void
fixture_clear_state (void)
{
  empty_folder (state);
}

static void
remove_state (void)
{
  empty_folder (state);
  g_rmdir (state);
  g_free (state);
}

/* What these windows leave unsaved is nobody's work. */
static void
use_own_state (void)
{
  state = g_dir_make_tmp ("entente-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  atexit (remove_state);
}

/* Before anything of GTK is used: the language, and the program's own resources and style. */
EntenteApplication *
fixture_init (int *argc,
              char ***argv)
{
  EntenteApplication *application;
  const char *locale_dir = g_getenv ("ENTENTE_LOCALEDIR");

  entente_memory_init ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  use_own_state ();
  g_test_init (argc, argv, NULL);
  adw_init ();
  application = entente_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

EntenteDataset *
fixture_read_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", file, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Lets the window live for a while: frames, idles, timeouts. */
void
fixture_wait (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, quit_cb, loop, NULL);
  g_main_loop_run (loop);
}

/* sample: NULL = no document */
EntenteWindow *
fixture_open_window (EntenteApplication *application,
                     const char *sample,
                     int width,
                     int height)
{
  EntenteWindow *window = entente_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (sample != NULL)
    {
      g_autoptr (EntenteDataset) dataset = fixture_read_sample (sample);

      entente_window_show_dataset (window, dataset);
    }
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (300);
  return window;
}

void
fixture_close (EntenteWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (30);
}

static GtkWidget *
find_next (GtkWidget *root,
           GType type,
           guint *nth)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (*nth)-- == 0)
        return child;
      found = find_next (child, type, nth);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* In the order of the tree, from 0. */
GtkWidget *
fixture_find_widget (GtkWidget *root,
                     GType type,
                     guint nth)
{
  return find_next (root, type, &nth);
}
