/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A document and its file: saved, changed by others, gone, back again. */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-document.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *path;
  GFile *file;
  EntenteSession *session;
  EntenteDocument *document;
  GQueue results;
} Fixture;

static char *
load (const char *path)
{
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
store (const char *path,
       const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static EntenteSession *
open_session (const char *path)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return entente_session_new (dataset);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                              "venues-example.json", NULL);
  g_autofree char *text = load (sample);

  self->folder = g_dir_make_tmp ("entente-document-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "venues.json", NULL);
  store (self->path, text);
  self->file = g_file_new_for_path (self->path);
  self->session = open_session (self->path);
  self->document = entente_document_new (self->session, self->file);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  GDir *dir;
  const char *name;

  g_object_unref (self->document);
  g_object_unref (self->session);
  g_object_unref (self->file);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      /* Nothing is left behind beside what was saved. */
      g_assert_true (g_str_has_suffix (name, ".json"));
      g_assert_false (g_str_has_prefix (name, "."));
      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
finished_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  Fixture *self = user_data;

  g_queue_push_tail (&self->results, g_object_ref (result));
}

static GAsyncResult *
wait (Fixture *self)
{
  while (g_queue_is_empty (&self->results))
    g_main_context_iteration (NULL, TRUE);
  return g_queue_pop_head (&self->results);
}

static gboolean
save (Fixture *self,
      GFile *target,
      EntenteSaveFlags flags,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_save_async (self->document, target, flags, finished_cb, self);
  g_assert_true (entente_document_is_saving (self->document));
  result = wait (self);
  return entente_document_save_finish (self->document, result, error);
}

static gboolean
stop_waiting_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the property is as wanted, at most five seconds. */
static void
wait_for (Fixture *self,
          gboolean (*is) (EntenteDocument *document),
          gboolean wanted)
{
  gboolean over = FALSE;
  guint timeout = g_timeout_add_seconds (5, stop_waiting_cb, &over);

  while (!is (self->document) != !wanted && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (timeout);
}

static void
spend (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, stop_waiting_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_save_and_undo (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *original = load (self->path), *changed = NULL, *again = NULL;

  entente_session_type_share (self->session, 0, 0.5);
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_true (save (self, NULL, ENTENTE_SAVE_NORMAL, &error));
  g_assert_false (entente_document_is_modified (self->document));
  changed = load (self->path);
  g_assert_nonnull (strstr (changed, "\"scenario\""));
  entente_session_undo (self->session);
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_true (save (self, NULL, ENTENTE_SAVE_NORMAL, &error));
  again = load (self->path);
  g_assert_cmpstr (original, ==, again);
  /* What we write ourselves is no change by others. */
  spend (700);
  g_assert_false (entente_document_is_changed_on_disk (self->document));
}

static void
test_save_as_and_copy (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) other = g_file_get_child (folder, "other.json");
  g_autoptr (GFile) copy = g_file_get_child (folder, "copy.json");
  g_autofree char *original = load (self->path), *same = NULL, *other_text = NULL, *copied = NULL;

  entente_session_type_share (self->session, 0, 0.5);
  g_assert_true (save (self, copy, ENTENTE_SAVE_COPY, &error));
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_true (g_file_equal (entente_document_get_file (self->document), self->file));
  g_assert_true (save (self, other, ENTENTE_SAVE_NORMAL, &error));
  g_assert_false (entente_document_is_modified (self->document));
  g_assert_true (g_file_equal (entente_document_get_file (self->document), other));
  same = load (self->path);
  g_assert_cmpstr (same, ==, original);
  copied = load (g_file_peek_path (copy));
  other_text = load (g_file_peek_path (other));
  g_assert_cmpstr (copied, ==, other_text);
  /* From now on the other file is the one that is watched. */
  store (self->path, "{}");
  spend (700);
  g_assert_false (entente_document_is_changed_on_disk (self->document));
  store (g_file_peek_path (other), "{}");
  wait_for (self, entente_document_is_changed_on_disk, TRUE);
}

static void
test_others_are_not_overwritten (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *original = load (self->path), *theirs = g_strconcat (original, "\n", NULL), *now = NULL;

  entente_session_type_share (self->session, 0, 0.5);
  store (self->path, theirs);
  g_assert_false (save (self, NULL, ENTENTE_SAVE_NORMAL, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED);
  g_clear_error (&error);
  now = load (self->path);
  g_assert_cmpstr (now, ==, theirs);
  g_assert_true (entente_document_is_modified (self->document));
  wait_for (self, entente_document_is_changed_on_disk, TRUE);
  entente_document_keep_mine (self->document);
  wait_for (self, entente_document_is_changed_on_disk, FALSE);
  g_assert_true (save (self, NULL, ENTENTE_SAVE_NORMAL, &error));
  g_clear_pointer (&now, g_free);
  now = load (self->path);
  g_assert_nonnull (strstr (now, "\"scenario\""));
}

static void
test_overwriting_is_possible (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  entente_session_type_share (self->session, 0, 0.5);
  store (self->path, "{}");
  g_assert_true (save (self, NULL, ENTENTE_SAVE_OVERWRITE, &error));
  g_assert_false (entente_document_is_modified (self->document));
}

static void
test_touched_is_not_changed (Fixture *self,
                             gconstpointer data)
{
  g_autofree char *text = load (self->path);

  spend (20);
  store (self->path, text);
  spend (700);
  g_assert_false (entente_document_is_changed_on_disk (self->document));
  g_assert_false (entente_document_is_modified (self->document));
}

static void
test_gone_and_back (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *text = load (self->path), *now = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (self->path);
  wait_for (self, entente_document_is_missing, TRUE);
  g_assert_true (entente_document_is_modified (self->document));
  store (self->path, text);
  wait_for (self, entente_document_is_missing, FALSE);
  g_assert_false (entente_document_is_modified (self->document));
  g_unlink (self->path);
  wait_for (self, entente_document_is_missing, TRUE);
  g_assert_true (save (self, NULL, ENTENTE_SAVE_NORMAL, &error));
  g_assert_false (entente_document_is_missing (self->document));
  now = load (self->path);
  g_assert_cmpstr (now, ==, text);
}

static void
test_reading_again_can_be_undone (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *original = load (self->path);
  double mine;

  entente_session_type_share (self->session, 0, 0.5);
  mine = entente_session_get_scenario (self->session)->weights[0];
  g_string_append (text, original);
  g_string_replace (text, "Lantern Festival", "Kite Festival", 0);
  store (self->path, text->str);
  wait_for (self, entente_document_is_changed_on_disk, TRUE);
  entente_document_reload_async (self->document, finished_cb, self);
  result = wait (self);
  g_assert_true (entente_document_reload_finish (self->document, result, &diagnostics, &error));
  g_assert_false (entente_document_is_changed_on_disk (self->document));
  g_assert_false (entente_document_is_modified (self->document));
  g_assert_true (strstr (entente_text_get (&entente_session_get_dataset (self->session)->title, NULL), "Kite") != NULL);
  entente_session_undo (self->session);
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_cmpfloat (entente_session_get_scenario (self->session)->weights[0], ==, mine);
}

static void
test_a_wrong_file_changes_nothing (Fixture *self,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  EntenteDataset *before = entente_session_get_dataset (self->session);

  store (self->path, "{\"format\": \"entente-dataset\"}");
  entente_document_reload_async (self->document, finished_cb, self);
  result = wait (self);
  g_assert_false (entente_document_reload_finish (self->document, result, &diagnostics, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), >, 1);
  g_assert_true (entente_session_get_dataset (self->session) == before);
}

/* Asked for at once: each writes its own moment, the last one stays. */
static void
test_savings_follow_each_other (Fixture *self,
                                gconstpointer data)
{
  guint i, finished = 0;
  g_autofree char *now = NULL;

  for (i = 1; i <= 10; i++)
    {
      entente_session_type_share (self->session, 0, i / 20.0);
      entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
    }
  while (finished < 10)
    {
      g_autoptr (GAsyncResult) result = wait (self);

      g_assert_true (entente_document_save_finish (self->document, result, NULL));
      finished++;
    }
  g_assert_false (entente_document_is_saving (self->document));
  g_assert_false (entente_document_is_modified (self->document));
  now = load (self->path);
  g_assert_nonnull (strstr (now, "\"room\": 0.5,"));
}

/* Reverted, and saved before that is done: the file stays as it was, and so does what was read from it. */
static void
test_a_saving_waits_for_a_reading (Fixture *self,
                                   gconstpointer data)
{
  g_autofree char *original = load (self->path), *now = NULL;
  g_autoptr (GAsyncResult) read = NULL, saved = NULL;
  double mine;

  entente_session_type_share (self->session, 0, 0.5);
  mine = entente_session_get_scenario (self->session)->weights[0];
  entente_document_reload_async (self->document, finished_cb, self);
  g_assert_true (entente_document_is_reading (self->document));
  g_assert_false (entente_document_is_saving (self->document));
  entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
  g_assert_true (entente_document_is_saving (self->document));
  read = wait (self);
  g_assert_true (entente_document_reload_finish (self->document, read, NULL, NULL));
  g_assert_false (entente_document_is_reading (self->document));
  saved = wait (self);
  g_assert_true (entente_document_save_finish (self->document, saved, NULL));
  g_assert_false (entente_document_is_saving (self->document));
  g_assert_false (entente_document_is_modified (self->document));
  now = load (self->path);
  g_assert_cmpstr (now, ==, original);
  entente_session_undo (self->session);
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_cmpfloat (entente_session_get_scenario (self->session)->weights[0], ==, mine);
}

/* The file changes while nothing is unsaved, and a slider moves before it has been read: both stay, and whoever saves is
 * asked. */
static void
test_a_reading_leaves_new_changes (Fixture *self,
                                   gconstpointer data)
{
  g_autofree char *original = load (self->path), *now = NULL;
  g_autoptr (GString) text = g_string_new (original);
  g_autoptr (GAsyncResult) read = NULL, saved = NULL;
  g_autoptr (GError) error = NULL, refusal = NULL;
  double mine;

  g_string_replace (text, "Lantern Festival", "Kite Festival", 0);
  store (self->path, text->str);
  wait_for (self, entente_document_is_changed_on_disk, TRUE);
  entente_document_reload_async (self->document, finished_cb, self);
  entente_session_type_share (self->session, 0, 0.5);
  mine = entente_session_get_scenario (self->session)->weights[0];
  entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
  read = wait (self);
  g_assert_false (entente_document_reload_finish (self->document, read, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  saved = wait (self);
  g_assert_false (entente_document_save_finish (self->document, saved, &refusal));
  g_assert_error (refusal, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED);
  g_assert_cmpfloat (entente_session_get_scenario (self->session)->weights[0], ==, mine);
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_true (entente_document_is_changed_on_disk (self->document));
  now = load (self->path);
  g_assert_cmpstr (now, ==, text->str);
}

/* The other way round it reads what was saved, not half of it and not what was there before. */
static void
test_a_reading_waits_for_savings (Fixture *self,
                                  gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL, second = NULL, read = NULL;
  double mine;

  entente_session_type_share (self->session, 0, 0.3);
  entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
  entente_session_type_share (self->session, 0, 0.5);
  mine = entente_session_get_scenario (self->session)->weights[0];
  entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
  entente_document_reload_async (self->document, finished_cb, self);
  first = wait (self);
  g_assert_true (entente_document_save_finish (self->document, first, NULL));
  second = wait (self);
  g_assert_true (entente_document_save_finish (self->document, second, NULL));
  g_assert_true (entente_document_is_reading (self->document));
  read = wait (self);
  g_assert_true (entente_document_reload_finish (self->document, read, NULL, NULL));
  g_assert_false (entente_document_is_modified (self->document));
  g_assert_false (entente_document_is_changed_on_disk (self->document));
  g_assert_cmpfloat (entente_session_get_scenario (self->session)->weights[0], ==, mine);
}

static void
test_failure_leaves_everything (Fixture *self,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_build_filename (self->folder, "missing", "x.json", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (place);

  entente_session_type_share (self->session, 0, 0.5);
  g_assert_false (save (self, target, ENTENTE_SAVE_NORMAL, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_NO_FOLDER);
  g_assert_nonnull (entente_save_error_get_remedy (error));
  g_assert_true (entente_document_is_modified (self->document));
  g_assert_true (g_file_equal (entente_document_get_file (self->document), self->file));
}

/* Two of us on one file, saving by turns and at once: the second to come hears of it. */
static void
test_two_documents_on_one_file (Fixture *self,
                                gconstpointer data)
{
  guint round, refused = 0;

  for (round = 0; round < 25; round++)
    {
      g_autoptr (EntenteSession) other_session = NULL;
      g_autoptr (EntenteDocument) other = NULL;
      g_autoptr (GAsyncResult) mine = NULL, theirs = NULL;
      g_autofree char *text = NULL, *wanted = NULL;
      g_autoptr (GError) error = NULL, other_error = NULL;
      Fixture second = { 0 };
      gboolean saved, other_saved;

      other_session = open_session (self->path);
      other = entente_document_new (other_session, self->file);
      entente_session_type_share (self->session, 0, 0.31 + round / 100.0);
      entente_session_type_share (other_session, 1, 0.31 + round / 100.0);
      entente_document_save_async (self->document, NULL, ENTENTE_SAVE_NORMAL, finished_cb, self);
      entente_document_save_async (other, NULL, ENTENTE_SAVE_NORMAL, finished_cb, &second);
      mine = wait (self);
      theirs = wait (&second);
      saved = entente_document_save_finish (self->document, mine, &error);
      other_saved = entente_document_save_finish (other, theirs, &other_error);
      g_test_message ("%s; %s", saved ? "saved" : error->message, other_saved ? "saved" : other_error->message);
      g_assert_true (saved != other_saved);
      refused += !saved;
      text = load (self->path);
      wanted = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      g_assert_cmpstr (wanted, ==, entente_document_get_origin (saved ? self->document : other));
      if (!saved)
        {
          wait_for (self, entente_document_is_changed_on_disk, TRUE);
          entente_document_keep_mine (self->document);
          wait_for (self, entente_document_is_changed_on_disk, FALSE);
        }
    }
  g_test_message ("25 rounds, %u times the first one was refused", refused);
}

static void
test_names (Fixture *self,
            gconstpointer data)
{
  g_autoptr (EntenteDocument) unsaved = entente_document_new (self->session, NULL);
  g_autofree char *name = entente_document_suggest_name (self->document);
  g_autofree char *other = entente_document_suggest_name (unsaved);

  g_assert_cmpstr (name, ==, "venues.json");
  g_assert_cmpstr (other, ==, "Choosing a venue for the Lantern Festival.entente");
  g_assert_true (entente_document_is_modified (unsaved));
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/document/save-and-undo", test_save_and_undo },
    { "/document/save-as-and-copy", test_save_as_and_copy },
    { "/document/others-are-not-overwritten", test_others_are_not_overwritten },
    { "/document/overwriting-is-possible", test_overwriting_is_possible },
    { "/document/touched-is-not-changed", test_touched_is_not_changed },
    { "/document/gone-and-back", test_gone_and_back },
    { "/document/reading-again-can-be-undone", test_reading_again_can_be_undone },
    { "/document/a-wrong-file-changes-nothing", test_a_wrong_file_changes_nothing },
    { "/document/savings-follow-each-other", test_savings_follow_each_other },
    { "/document/a-saving-waits-for-a-reading", test_a_saving_waits_for_a_reading },
    { "/document/a-reading-leaves-new-changes", test_a_reading_leaves_new_changes },
    { "/document/a-reading-waits-for-savings", test_a_reading_waits_for_savings },
    { "/document/failure-leaves-everything", test_failure_leaves_everything },
    { "/document/two-documents-on-one-file", test_two_documents_on_one_file },
    { "/document/names", test_names },
  };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
