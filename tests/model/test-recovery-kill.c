/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A program that works on a document is killed, many times, at a random moment: what it leaves behind is wholly one
 * of the states that it had, opens without errors, and is not older than promised.
 *
 *   child    makes a random change, says its time and hash through a pipe, goes on; its recovery writes when due
 *   parent   kill -9, reads what was said to the end, looks into the folder
 *
 * Every other kill comes after a random time; the ones between come at a random event of the folder, so that they
 * meet the program while it writes.
 * test-recovery-kill [-m slow | --kills=500]: 500 kills; otherwise 100. Prints how old the copies were.
 */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-recovery.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#define MS G_TIME_SPAN_MILLISECOND

static const EntenteRecoveryTiming timing = { 10 * MS, 25 * MS, 10 * MS, 100 * MS };
static guint n_kills = 100;

/* -- The child ------------------------------------------------------------------------------------------------ */

typedef struct
{
  EntenteSession *session;
  EntenteRecovery *recovery;
  GRand *random;
} Child;

static EntenteDataset *
read_dataset (const char *path,
              guint *n_errors)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  *n_errors = entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR);
  return dataset;
}

static void
change_something (Child *child)
{
  EntenteDataset *dataset = entente_session_get_dataset (child->session);
  guint partner = (guint) g_rand_int_range (child->random, 0, (int) dataset->n_partners);
  guint criterion = (guint) g_rand_int_range (child->random, 0, (int) dataset->n_criteria);
  double number = g_rand_double (child->random);

  switch (g_rand_int_range (child->random, 0, 10))
    {
    case 0:
      if (dataset->n_presets > 0)
        entente_session_apply_preset (child->session, g_rand_int (child->random) % dataset->n_presets);
      break;
    case 1:
      entente_session_set_pin (child->session, partner, 400 * number - 200, 150 - 300 * number);
      break;
    case 2:
      entente_session_remove_pin (child->session, partner);
      break;
    case 3:
      entente_session_undo (child->session);
      break;
    case 4:
      entente_session_redo (child->session);
      break;
    case 5:
      entente_session_set_locked (child->session, criterion, number < 0.3);
      break;
    case 6:
      entente_session_set_gates_on (child->session, number < 0.5);
      break;
    case 7:
      entente_session_set_cut_off (child->session, 0, 0.4 + 0.5 * number);
      break;
    default:
      entente_session_move_share (child->session, criterion, 0.05 + 0.8 * number);
    }
}

/* "123456789 hash modified\n", written at once. */
static void
announce (Child *child)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (child->session);
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (snapshot);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT " %s %d\n", g_get_monotonic_time (), hash,
                                           entente_session_is_modified (child->session));

  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    _exit (3);
}

static gboolean
work_cb (gpointer user_data)
{
  Child *child = user_data;

  change_something (child);
  announce (child);
  g_timeout_add ((guint) g_rand_int_range (child->random, 0, 12), work_cb, child);
  return G_SOURCE_REMOVE;
}

static int
work (const char *path,
      const char *folder,
      const char *seed)
{
  guint n_errors;
  g_autoptr (EntenteDataset) dataset = read_dataset (path, &n_errors);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Child child = { entente_session_new (dataset), entente_recovery_new (folder),
                  g_rand_new_with_seed ((guint32) atoi (seed)) };

  entente_recovery_set_timing (child.recovery, &timing);
  entente_recovery_set_document (child.recovery, child.session, file);
  work_cb (&child);
  g_main_loop_run (loop);
  return 0;
}

/* -- The parent ----------------------------------------------------------------------------------------------- */

typedef struct
{
  gint64 time;
  char *hash;
  gboolean modified;
} State;

typedef struct
{
  GArray *ages; /* gint64, of kills by the clock: since when something was unsaved and not in the copy */
  guint n_kills, n_copies, n_unneeded;
} Result;

static void
clear_state (gpointer data)
{
  g_free (((State *) data)->hash);
}

static GArray *
parse_states (const char *text)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (State));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint i;

  g_array_set_clear_func (states, clear_state);
  for (i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      State state = { g_ascii_strtoll (words[0], NULL, 10), g_strdup (words[1]), *words[2] == '1' };

      g_array_append_val (states, state);
    }
  return states;
}

static void
append_output (GString *output,
               int descriptor)
{
  char buffer[4096];
  gssize n = read (descriptor, buffer, sizeof buffer);

  if (n > 0)
    g_string_append_len (output, buffer, n);
}

static guint
count_events (int watch)
{
  char buffer[8192];
  gssize n = read (watch, buffer, sizeof buffer), at = 0;
  guint count = 0;

  while (at < n)
    {
      at += (gssize) (sizeof (struct inotify_event) + ((struct inotify_event *) (gpointer) (buffer + at))->len);
      count++;
    }
  return count;
}

/* Listens until the time is up, or until that many things have happened in the folder. */
static void
listen_until (GString *output,
              int descriptor,
              int watch,
              gint64 end,
              guint events)
{
  GPollFD polls[] = { { descriptor, G_IO_IN, 0 }, { watch, G_IO_IN, 0 } };
  guint seen = 0;

  while (g_get_monotonic_time () < end && seen < events)
    {
      g_poll (polls, 2, (int) MAX (1, (end - g_get_monotonic_time ()) / 1000));
      if (polls[1].revents != 0)
        seen += count_events (watch);
      if (seen < events && polls[0].revents != 0)
        append_output (output, descriptor);
    }
}

/* Lets a child work until it is killed; what it said, and when it died. */
static GArray *
run_child (const char *folder,
           const char *sample,
           guint seed,
           gint64 *died)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  char *arguments[] = { self, (char *) "--work", (char *) sample, (char *) folder, seed_text, NULL };
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 limit = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  GPid pid;
  gboolean aimed = seed % 2 == 1;
  int descriptor, status, watch = inotify_init1 (IN_CLOEXEC);
  gsize before;

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (inotify_add_watch (watch, folder, IN_ALL_EVENTS), >=, 0);
  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &descriptor,
                            NULL, &error);
  g_assert_no_error (error);
  while (output->len == 0 && g_get_monotonic_time () < limit)
    append_output (output, descriptor);
  g_assert_cmpuint (output->len, >, 0);
  listen_until (output, descriptor, watch, g_get_monotonic_time () + (aimed ? 2000 : g_random_int_range (0, 900)) * MS,
                aimed ? (guint) g_random_int_range (1, 60) : G_MAXUINT);
  kill (pid, SIGKILL);
  *died = g_get_monotonic_time ();
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  do
    {
      before = output->len;
      append_output (output, descriptor);
    }
  while (output->len != before);
  close (descriptor);
  close (watch);
  g_spawn_close_pid (pid);
  return parse_states (output->str);
}

/* Since when there has been something unsaved that is not in the copy; the time of death when there is nothing. */
static gint64
find_missing_since (GArray *states,
                    const char *hash,
                    gint64 died)
{
  gint64 since = died;
  guint i;

  for (i = states->len; i > 0; i--)
    {
      const State *state = &g_array_index (states, State, i - 1);

      if (hash != NULL ? g_str_equal (state->hash, hash) : !state->modified)
        return since;
      since = state->time;
    }
  g_assert_null (hash); /* or the copy is none of the states that there were */
  return since;
}

static void
check_copy (const EntenteRecoveryItem *item,
            GFile *file,
            char **hash)
{
  g_autoptr (EntenteDataset) dataset = NULL;
  guint n_errors;

  dataset = read_dataset (item->path, &n_errors);
  g_assert_nonnull (dataset);
  g_assert_cmpuint (n_errors, ==, 0);
  g_assert_true (g_file_equal (item->file, file));
  *hash = g_strdup (dataset->hash);
}

static void
kill_once (const char *folder,
           const char *sample,
           guint seed,
           Result *result)
{
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GArray) states = NULL;
  g_autofree char *hash = NULL;
  gint64 died, age;

  states = run_child (folder, sample, seed, &died);
  items = entente_recovery_list (folder);
  g_assert_cmpuint (items->len, <=, 1);
  if (items->len == 1)
    {
      check_copy (items->pdata[0], file, &hash);
      result->n_copies++;
    }
  else if (!g_array_index (states, State, states->len - 1).modified)
    result->n_unneeded++;
  result->n_kills++;
  age = died - find_missing_since (states, hash, died);
  if (seed % 2 == 0)
    g_array_append_val (result->ages, age);
  if (items->len == 1)
    g_assert_true (entente_recovery_remove (folder, ((EntenteRecoveryItem *) items->pdata[0])->id));
}

static int
compare_ages_cb (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The machine may stall for a moment, but not most of the time. */
static void
check_ages (Result *result)
{
  gint64 median, most;

  g_array_sort (result->ages, compare_ages_cb);
  median = g_array_index (result->ages, gint64, result->ages->len / 2);
  most = g_array_index (result->ages, gint64, result->ages->len - 1);
  g_test_message ("%u kills, %u copies, all whole; unsaved and not in the copy for %.0f ms at the median, %.0f ms at "
                  "most", result->n_kills, result->n_copies, (double) median / MS, (double) most / MS);
  g_assert_cmpint (median, <, 150 * MS);
  g_assert_cmpint (most, <, 3 * G_USEC_PER_SEC);
  g_assert_cmpuint (result->n_copies + result->n_unneeded, >, result->n_kills / 2);
}

static void
test_kill (void)
{
  g_autofree char *sample = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                              "partners-2026.json", NULL);
  g_autofree char *top = g_dir_make_tmp ("entente-kill-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "recovery", NULL);
  Result result = { g_array_new (FALSE, FALSE, sizeof (gint64)), 0, 0, 0 };
  g_autoptr (GDir) dir = NULL;
  guint i;

  for (i = 0; i < n_kills; i++)
    kill_once (folder, sample, i, &result);
  check_ages (&result);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL); /* not even a half-written file */
  g_rmdir (folder);
  g_rmdir (top);
  g_array_unref (result.ages);
}

int
main (int argc,
      char **argv)
{
  int i;

  if (argc == 5 && g_str_equal (argv[1], "--work"))
    return work (argv[2], argv[3], argv[4]);
  for (i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--kills="))
      n_kills = (guint) atoi (argv[i] + strlen ("--kills="));
  g_test_init (&argc, &argv, NULL);
  if (g_test_slow ())
    n_kills = MAX (n_kills, 500);
  g_test_add_func ("/recovery/kill", test_kill);
  return g_test_run ();
}
