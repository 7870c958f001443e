/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Unsaved work in its folder: when it is written, who may have it, what is offered again. test-recovery-kill.c ends
 * programs at random moments. */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-recovery-hold.h"
#include "entente-recovery.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MS G_TIME_SPAN_MILLISECOND

static const EntenteRecoveryTiming fast = { 5 * MS, 20 * MS, 10 * MS, 60 * MS };

typedef struct
{
  char *top, *folder;
  EntenteSession *session;
  EntenteRecovery *recovery;
} Fixture;

static EntenteDataset *
read_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", name, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("venues-example.json");

  fixture->top = g_dir_make_tmp ("entente-recovery-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->top, "state", "recovery", NULL);
  fixture->session = entente_session_new (dataset);
  fixture->recovery = entente_recovery_new (fixture->folder);
  entente_recovery_set_timing (fixture->recovery, &fast);
}

/* As if the program ended: a writing under way is waited for, what is there stays. */
static void
leave_behind (Fixture *fixture)
{
  gpointer recovery = fixture->recovery;

  g_object_add_weak_pointer (recovery, &recovery);
  g_clear_object (&fixture->recovery);
  while (recovery != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  leave_behind (fixture);
  g_clear_object (&fixture->session);
  remove_tree (fixture->top);
  g_free (fixture->top);
  g_free (fixture->folder);
}

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean ended = FALSE;

  g_timeout_add (milliseconds, end_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static char *
get_path (Fixture *fixture,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (entente_recovery_get_id (fixture->recovery), suffix, NULL);

  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
exists (Fixture *fixture,
        const char *suffix)
{
  g_autofree char *path = get_path (fixture, suffix);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The copy, once it holds what the session holds. */
static void
wait_for_copy (Fixture *fixture)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (fixture->session);
  g_autoptr (GBytes) wanted = entente_snapshot_to_bytes (snapshot);
  g_autofree char *path = get_path (fixture, ".json");
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
      g_autoptr (GBytes) found = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

      if (found != NULL && g_bytes_equal (found, wanted))
        return;
      run_for (5);
    }
  g_error ("no copy of the state came within 20 s");
}

static ino_t
get_inode (Fixture *fixture)
{
  g_autofree char *path = get_path (fixture, ".json");
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_ino : 0;
}

static guint
count_left (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = entente_recovery_list (fixture->folder);

  return items->len;
}

static EntenteRecoveryItem *
get_only_item (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = entente_recovery_list (fixture->folder);

  g_assert_cmpuint (items->len, ==, 1);
  return g_ptr_array_steal_index (items, 0);
}

/* A change is written and can be read; what is undone or saved leaves nothing. */
static void
test_copy (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteSnapshot) snapshot = NULL;
  g_autofree char *path = get_path (fixture, ".json");
  g_autofree char *lock = get_path (fixture, ".lock");
  GStatBuf status;

  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  run_for (80);
  g_assert_false (g_file_test (fixture->top, G_FILE_TEST_IS_DIR) && g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_assert_true (entente_session_move_share (fixture->session, 0, 0.6));
  wait_for_copy (fixture);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (lock, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
  g_assert_nonnull (dataset->scenario);
  g_assert_cmpuint (count_left (fixture), ==, 0);

  entente_session_undo (fixture->session);
  g_assert_false (entente_session_is_modified (fixture->session));
  run_for (50);
  g_assert_false (exists (fixture, ".json"));
  g_assert_false (exists (fixture, ".lock"));

  entente_session_redo (fixture->session);
  wait_for_copy (fixture);
  snapshot = entente_session_take_snapshot (fixture->session);
  entente_session_mark_saved (fixture->session, snapshot);
  run_for (50);
  g_assert_false (exists (fixture, ".json"));
}

/* A state that is there already is not written again; the next one is. */
static void
test_equal_states (Fixture *fixture,
                   gconstpointer data)
{
  ino_t inode;

  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  entente_session_move_share (fixture->session, 0, 0.6);
  wait_for_copy (fixture);
  inode = get_inode (fixture);
  run_for (100);
  g_assert_cmpuint (get_inode (fixture), ==, inode);
  entente_session_set_gates_on (fixture->session,
                                !entente_session_get_scenario (fixture->session)->gates_on);
  entente_session_undo (fixture->session);
  run_for (100);
  g_assert_true (entente_recovery_flush (fixture->recovery, NULL));
  g_assert_cmpuint (get_inode (fixture), ==, inode);
  entente_session_move_share (fixture->session, 0, 0.45);
  wait_for_copy (fixture);
  g_assert_cmpuint (get_inode (fixture), !=, inode);
}

/* Flush does not wait for its time. */
static void
test_flush (Fixture *fixture,
            gconstpointer data)
{
  const EntenteRecoveryTiming never = { G_TIME_SPAN_HOUR, G_TIME_SPAN_HOUR, G_TIME_SPAN_HOUR, G_TIME_SPAN_HOUR };
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autofree char *path = get_path (fixture, ".json");
  g_autoptr (GError) error = NULL;
  guint i;

  entente_recovery_set_timing (fixture->recovery, &never);
  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  g_assert_true (entente_recovery_flush (fixture->recovery, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  for (i = 0; i < 20; i++)
    {
      g_autoptr (EntenteSnapshot) snapshot = NULL;
      g_autoptr (GBytes) wanted = NULL;
      g_autofree char *found = NULL;
      gsize length;

      entente_session_move_share (fixture->session, i % 2, 0.1 + 0.03 * i);
      if (i == 10) /* while a writing is under way */
        {
          entente_recovery_set_timing (fixture->recovery, &fast);
          run_for (6);
          entente_session_move_share (fixture->session, 0, 0.71);
        }
      g_assert_true (entente_recovery_flush (fixture->recovery, &error));
      g_assert_no_error (error);
      snapshot = entente_session_take_snapshot (fixture->session);
      wanted = entente_snapshot_to_bytes (snapshot);
      g_assert_true (g_file_get_contents (path, &found, &length, NULL));
      g_assert_cmpmem (found, length, g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
    }
  run_for (100);
  dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
}

/* Whoever empties the folder while the program runs gets the next state there all the same, and it is held. */
static void
test_emptied_folder (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *path = get_path (fixture, ".json");
  g_autofree char *lock = get_path (fixture, ".lock");

  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  entente_session_move_share (fixture->session, 0, 0.6);
  wait_for_copy (fixture);
  run_for (50);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (entente_recovery_flush (fixture->recovery, NULL));
  wait_for_copy (fixture);
  remove_tree (fixture->folder);
  entente_session_move_share (fixture->session, 0, 0.5);
  wait_for_copy (fixture);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

/* What is left is offered, can be taken over without a moment without a copy, and goes when it is discarded. */
static void
test_claim (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/no/where/venues.json");
  g_autoptr (EntenteRecoveryItem) item = NULL, found = NULL;
  g_autoptr (EntenteRecovery) claimed = NULL;
  g_autofree char *id = g_strdup (entente_recovery_get_id (fixture->recovery));

  entente_recovery_set_document (fixture->recovery, fixture->session, file);
  entente_session_move_share (fixture->session, 0, 0.6);
  wait_for_copy (fixture);
  g_assert_null (entente_recovery_claim (fixture->folder, id));
  g_assert_false (entente_recovery_remove (fixture->folder, id));
  leave_behind (fixture);

  item = get_only_item (fixture);
  g_assert_cmpstr (item->id, ==, id);
  g_assert_true (g_file_equal (item->file, file));
  g_assert_cmpstr (item->hash, ==, entente_session_get_dataset (fixture->session)->hash);
  g_assert_cmpint (ABS (item->time - g_get_real_time () / G_USEC_PER_SEC), <, 30);
  g_assert_cmpstr (item->title, ==, entente_text_get (&entente_session_get_dataset (fixture->session)->title,
                                                      g_get_language_names ()));
  found = entente_recovery_find (fixture->folder, file);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, id);

  claimed = entente_recovery_claim (fixture->folder, id);
  g_assert_nonnull (claimed);
  g_assert_null (entente_recovery_claim (fixture->folder, id));
  g_assert_cmpuint (count_left (fixture), ==, 0);
  entente_recovery_set_timing (claimed, &fast);
  entente_session_mark_saved (fixture->session, NULL);
  entente_recovery_set_document (claimed, fixture->session, file);
  g_assert_true (g_file_test (item->path, G_FILE_TEST_EXISTS));
  run_for (100);
  g_assert_true (g_file_test (item->path, G_FILE_TEST_EXISTS));
  entente_recovery_discard (claimed);
  g_assert_false (g_file_test (item->path, G_FILE_TEST_EXISTS));
  entente_session_move_share (fixture->session, 0, 0.2);
  run_for (100);
  g_assert_false (g_file_test (item->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_left (fixture), ==, 0);
  fixture->recovery = entente_recovery_new (fixture->folder);
}

/* Switched off, nothing stays and nothing is written; switched on, the state is. */
static void
test_disabled (Fixture *fixture,
               gconstpointer data)
{
  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  entente_session_move_share (fixture->session, 0, 0.6);
  wait_for_copy (fixture);
  entente_recovery_set_enabled (fixture->recovery, FALSE);
  g_assert_false (exists (fixture, ".json"));
  g_assert_false (exists (fixture, ".lock"));
  entente_session_move_share (fixture->session, 0, 0.2);
  run_for (100);
  g_assert_true (entente_recovery_flush (fixture->recovery, NULL));
  g_assert_false (exists (fixture, ".json"));
  entente_recovery_set_enabled (fixture->recovery, TRUE);
  wait_for_copy (fixture);
}

/* A document that is removed while its copy is being written leaves none. */
static void
test_discard_while_writing (Fixture *fixture,
                            gconstpointer data)
{
  guint i;

  for (i = 0; i < 60; i++)
    {
      entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
      entente_session_move_share (fixture->session, 0, i % 2 ? 0.6 : 0.3);
      run_for (4 + i % 6);
      entente_recovery_discard (fixture->recovery);
      run_for (i % 4);
      g_assert_false (exists (fixture, ".json"));
    }
}

static void
count_cb (EntenteRecovery *recovery,
          const GError *error,
          guint *count)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  ++*count;
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A disk that takes no more leaves the copy that is there, is said once, and is tried again. */
static void
test_full (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = get_path (fixture, ".json");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before, length_after;
  guint failures = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_signal_connect (fixture->recovery, "failed", G_CALLBACK (count_cb), &failures);
  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  entente_session_move_share (fixture->session, 0, 0.6);
  wait_for_copy (fixture);
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  limit_files (1000);
  entente_session_move_share (fixture->session, 0, 0.2);
  run_for (100);
  entente_session_move_share (fixture->session, 0, 0.45);
  run_for (300);
  g_assert_false (entente_recovery_flush (fixture->recovery, &error));
  g_assert_nonnull (error);
  limit_files (RLIM_INFINITY);
  g_assert_cmpuint (failures, ==, 1);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  wait_for_copy (fixture); /* without another change */
  g_assert_cmpuint (failures, ==, 1);
}

/* A folder that cannot be is said once as well, and the work goes on. */
static void
test_no_folder (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *state = g_path_get_dirname (fixture->folder);
  guint failures = 0;

  g_assert_true (g_file_set_contents (state, "a file", -1, NULL));
  g_signal_connect (fixture->recovery, "failed", G_CALLBACK (count_cb), &failures);
  entente_recovery_set_document (fixture->recovery, fixture->session, NULL);
  entente_session_move_share (fixture->session, 0, 0.6);
  run_for (250);
  g_assert_cmpuint (failures, ==, 1);
  g_assert_cmpuint (count_left (fixture), ==, 0);
  g_assert_cmpint (g_remove (state), ==, 0);
  wait_for_copy (fixture);
}

static void
make_left (Fixture *fixture,
           const char *id,
           const char *copy,
           const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteRecoveryHold) hold
      = entente_recovery_hold_new (fixture->folder, id, ENTENTE_RECOVERY_MAKE, &error);
  EntenteRecoveryNote note = { (char *) uri, (char *) "A title", (char *) "00ff" };

  g_assert_no_error (error);
  g_assert_true (entente_recovery_hold_write_note (hold, &note, &error));
  if (copy != NULL)
    g_assert_true (g_file_set_contents (entente_recovery_hold_get_copy (hold), copy, -1, NULL));
}

static void
write_in_folder (Fixture *fixture,
                 const char *name,
                 const char *data,
                 gssize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
}

static gboolean
has_in_folder (Fixture *fixture,
               const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static const EntenteRecoveryItem *
find_item (GPtrArray *items,
           const char *id)
{
  guint i;

  for (i = 0; i < items->len; i++)
    if (g_str_equal (((EntenteRecoveryItem *) g_ptr_array_index (items, i))->id, id))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* Whatever stands in the folder: what holds work is listed, what does not is tidied up, nothing crashes. */
static void
test_damaged (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  GRand *random = g_rand_new_with_seed (7);
  g_autofree char *deep = g_strnfill (400000, '['), *copy = NULL;
  char noise[600];
  guint i, j;

  make_left (fixture, "orphan", NULL, NULL);
  make_left (fixture, "empty", "", NULL);
  write_in_folder (fixture, ".empty.json.entente-0", "half of the wo", -1);
  write_in_folder (fixture, "alone.json", "{ \"title\": { \"en\": \"Alone\", \"ja\": \"一\" } }", -1);
  write_in_folder (fixture, "noise.json", "no dataset at all", -1);
  memset (deep + 200000, ']', 200000);
  copy = g_strdup_printf ("{\"title\": {\"en\": %s}}", deep);
  write_in_folder (fixture, "deep.json", copy, -1);
  write_in_folder (fixture, "README.txt", "not ours", -1);
  write_in_folder (fixture, "strange name.json", "{}", -1);
  make_left (fixture, "linked", "{}", "file:///no/where/a.json");
  for (i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("damaged-%u", i);
      g_autofree char *lock = g_strconcat (id, ".lock", NULL);

      make_left (fixture, id, "{}", "file:///no/where/b.json");
      for (j = 0; j < sizeof noise; j++)
        noise[j] = (char) (i % 2 == 0 ? g_rand_int_range (random, 0, 256) : "[]=\nUri%\\ \0x"[g_rand_int (random) % 12]);
      write_in_folder (fixture, lock, noise, g_rand_int_range (random, 0, (int) sizeof noise));
    }
  g_rand_free (random);

  items = entente_recovery_list (fixture->folder);
  g_assert_cmpuint (items->len, ==, 304);
  g_assert_cmpstr (find_item (items, "alone")->title, ==, "Alone");
  g_assert_null (find_item (items, "alone")->file);
  g_assert_cmpstr (find_item (items, "noise")->title, ==, "noise.json");
  g_assert_cmpstr (find_item (items, "deep")->title, ==, "deep.json");
  g_assert_cmpstr (find_item (items, "linked")->title, ==, "A title");
  g_assert_cmpstr (find_item (items, "damaged-3")->title, !=, "");
  g_assert_false (has_in_folder (fixture, "orphan.lock"));
  g_assert_false (has_in_folder (fixture, "empty.lock"));
  g_assert_false (has_in_folder (fixture, ".empty.json.entente-0"));
  g_assert_true (has_in_folder (fixture, "README.txt"));
  g_assert_true (has_in_folder (fixture, "strange name.json"));
  for (i = 0; i < items->len; i++)
    g_assert_true (entente_recovery_remove (fixture->folder, ((EntenteRecoveryItem *) items->pdata[i])->id));
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
set_age (Fixture *fixture,
         const char *id,
         gint64 days)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 time = g_get_real_time () / G_USEC_PER_SEC - days * 24 * 3600;

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, (guint64) time,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}

/* Newest first, however old; found by every name of the file; gone when the file holds it already. */
static void
test_find (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->top, "a file.json", NULL);
  g_autofree char *link_path = g_build_filename (fixture->top, "link.json", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *link_uri = g_filename_to_uri (link_path, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path), link_file = g_file_new_for_path (link_path);
  g_autoptr (GFile) other = g_file_new_for_uri ("resource:///some/where.json");
  g_autoptr (EntenteRecoveryItem) found = NULL, by_link = NULL, elsewhere = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_assert_true (g_file_set_contents (path, "{ }", -1, NULL));
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  make_left (fixture, "old", "{ 1", uri);
  set_age (fixture, "old", 400);
  make_left (fixture, "new", "{ 2", link_uri);
  set_age (fixture, "new", 1);
  make_left (fixture, "newest", "{ 3", "resource:///some/where.json");
  make_left (fixture, "saved", "{ }", uri);

  items = entente_recovery_list (fixture->folder);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (((EntenteRecoveryItem *) items->pdata[0])->id, ==, "newest");
  g_assert_cmpstr (((EntenteRecoveryItem *) items->pdata[1])->id, ==, "new");
  g_assert_cmpstr (((EntenteRecoveryItem *) items->pdata[2])->id, ==, "old");
  g_assert_false (has_in_folder (fixture, "saved.json"));
  found = entente_recovery_find (fixture->folder, file);
  by_link = entente_recovery_find (fixture->folder, link_file);
  elsewhere = entente_recovery_find (fixture->folder, other);
  g_assert_cmpstr (found->id, ==, "new");
  g_assert_cmpstr (by_link->id, ==, "new");
  g_assert_cmpstr (elsewhere->id, ==, "newest");
}

static GSubprocess *
start_helper (const char *what,
              const char *folder,
              const char *id)
{
  const char *const arguments[] = { "/proc/self/exe", what, folder, id, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *helper;

  helper = g_subprocess_launcher_spawn (launcher, &error, self, arguments[1], arguments[2], arguments[3], NULL);
  g_assert_no_error (error);
  return helper;
}

static char
read_answer (GSubprocess *helper)
{
  char answer = 0;

  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (helper), &answer, 1, NULL, NULL), ==, 1);
  return answer;
}

/* In the helper: takes the place, says whether it got it, and keeps it until somebody closes its input. */
static int
hold_place (const char *folder,
            const char *id)
{
  g_autoptr (EntenteRecovery) recovery = entente_recovery_claim (folder, id);
  char answer = recovery != NULL ? 'y' : 'n', ignored;

  if (write (STDOUT_FILENO, &answer, 1) != 1)
    return 1;
  while (read (STDIN_FILENO, &ignored, 1) > 0)
    ;
  return 0;
}

/* Of many programs that want the same work exactly one gets it, and nobody else sees it while that one lives. */
static void
test_other_processes (Fixture *fixture,
                      gconstpointer data)
{
  GSubprocess *helpers[8], *owner = NULL;
  guint i, n_owners = 0;

  make_left (fixture, "wanted", "{}", NULL);
  for (i = 0; i < G_N_ELEMENTS (helpers); i++)
    helpers[i] = start_helper ("--hold", fixture->folder, "wanted");
  for (i = 0; i < G_N_ELEMENTS (helpers); i++)
    if (read_answer (helpers[i]) == 'y')
      {
        owner = helpers[i];
        n_owners++;
      }
  g_assert_cmpuint (n_owners, ==, 1);
  g_assert_cmpuint (count_left (fixture), ==, 0);
  g_assert_false (entente_recovery_remove (fixture->folder, "wanted"));
  g_assert_null (entente_recovery_claim (fixture->folder, "wanted"));
  g_subprocess_force_exit (owner);
  g_assert_true (g_subprocess_wait (owner, NULL, NULL));
  g_assert_cmpuint (count_left (fixture), ==, 1);
  for (i = 0; i < G_N_ELEMENTS (helpers); i++)
    {
      g_output_stream_close (g_subprocess_get_stdin_pipe (helpers[i]), NULL, NULL);
      g_assert_true (g_subprocess_wait (helpers[i], NULL, NULL));
      g_object_unref (helpers[i]);
    }
  g_assert_true (entente_recovery_remove (fixture->folder, "wanted"));
}

/* A state that stays quiet is written soon, one that changes all the time as well, a slow disk is spared. */
static void
test_due (void)
{
  const EntenteRecoveryTiming timing = { 1000, 2500, 1000, 30000 };
  EntenteRecoveryPace pace = { .first_change = 100000, .last_change = 100000 };
  gint64 last_end = 0, now;
  guint writings = 0;

  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 101000);
  pace.last_change = 103000;
  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 102500);
  pace.last_end = 102000;
  pace.last_duration = 20;
  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 103000);
  pace.last_duration = 700;
  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 109000);
  pace.last_duration = 50000;
  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 132000);
  pace.last_duration = 1;
  pace.failed = TRUE;
  g_assert_cmpint (entente_recovery_get_due (&timing, &pace), ==, 132000);

  /* Ten minutes of dragging, each writing takes 0.4 s: the disk works a tenth of the time at most. */
  pace = (EntenteRecoveryPace){ .first_change = 16 };
  for (now = 16; now < 600000; now += 16)
    {
      pace.last_change = now;
      if (now < entente_recovery_get_due (&timing, &pace))
        continue;
      if (last_end != 0)
        g_assert_cmpint (now - last_end, >=, 4000);
      pace.last_duration = 400;
      pace.last_end = last_end = now + 400;
      pace.first_change = now + 16;
      writings++;
    }
  g_assert_cmpuint (writings, >, 600000 / 4500);
  g_assert_cmpuint (writings, <=, 600000 / 4000);
}

#define ADD(name, function) g_test_add ("/recovery/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--hold"))
    return hold_place (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/due", test_due);
  ADD ("copy", test_copy);
  ADD ("equal-states", test_equal_states);
  ADD ("flush", test_flush);
  ADD ("claim", test_claim);
  ADD ("disabled", test_disabled);
  ADD ("discard-while-writing", test_discard_while_writing);
  ADD ("emptied-folder", test_emptied_folder);
  ADD ("full", test_full);
  ADD ("no-folder", test_no_folder);
  ADD ("damaged", test_damaged);
  ADD ("find", test_find);
  ADD ("other-processes", test_other_processes);
  return g_test_run ();
}
