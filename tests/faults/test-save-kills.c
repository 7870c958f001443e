/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A program that saves is killed: at every system call of one save, before and after it; at every call of the C
 * library; and at 500 random moments while it saves again and again. The file is always wholly the old one or wholly
 * the new one, and the next save works and leaves nothing behind.
 *
 * test-save-kills --slow takes 5,000 random moments. */

#include "config.h"

#include "entente-file-save.h"
#include "faults.h"
#include "save-trial.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static guint n_moments = 500;

/* A child that is stopped before its first system call of saving; 0 where tracing is forbidden. */
static pid_t
start_traced (const SaveTrial *trial)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit (2);
      raise (SIGSTOP);
      _exit (save_trial_save (trial, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSTOPPED (status))
    return 0;
  g_assert_cmpint (ptrace (PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL), ==, 0);
  return child;
}

/* Kills the child when it stands before or after a system call for the n-th time. Returns whether it came so far. */
static gboolean
kill_at_stop (pid_t child,
              guint n)
{
  int status;

  for (;;)
    {
      g_assert_cmpint (ptrace (PTRACE_SYSCALL, child, NULL, NULL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (WIFEXITED (status))
        {
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
          return FALSE;
        }
      g_assert_true (WIFSTOPPED (status));
      if (WSTOPSIG (status) == (SIGTRAP | 0x80) && --n == 0)
        break;
    }
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return TRUE;
}

/* Where the file turned from old to new, counted in kills. */
typedef struct
{
  guint old, new;
} Turn;

static void
count_turn (Turn *turn,
            gboolean is_new)
{
  /* Once the new file is there, it stays. */
  g_assert_true (is_new || turn->new == 0);
  if (is_new)
    turn->new++;
  else
    turn->old++;
}

static gboolean
kill_traced (SaveTrial *trial,
             guint *n_kills)
{
  Turn turn = { 0, 0 };
  guint n;

  for (n = 1;; n++)
    {
      pid_t child;
      gboolean killed;

      save_trial_prepare (trial);
      child = start_traced (trial);
      if (child == 0)
        return FALSE;
      killed = kill_at_stop (child, n);
      count_turn (&turn, save_trial_check_whole (trial));
      save_trial_check_next (trial);
      if (!killed)
        break;
    }
  g_assert_cmpuint (turn.old, >, 10);
  g_assert_cmpuint (turn.new, >, 3);
  g_test_message ("%s: killed before and after each of %u system calls: %u times old, %u times new",
                  trial->situation->name, n / 2, turn.old, turn.new - 1);
  *n_kills += n - 1;
  return TRUE;
}

static void
test_system_calls (SavingPlace *place,
                   gconstpointer data)
{
  guint n_kills = 0;
  gsize i;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      SaveTrial trial;
      gboolean allowed;

      save_trial_begin (&trial, place, &save_situations[i]);
      allowed = kill_traced (&trial, &n_kills);
      save_trial_end (&trial);
      if (!allowed)
        {
          g_test_message ("tracing is forbidden on this machine; the kills at calls of the C library stand in for it");
          return;
        }
    }
  g_test_message ("%u kills at system calls", n_kills);
}

/* The child kills itself before or after its n-th call that concerns files. */
static gboolean
kill_by_injection (const SaveTrial *trial,
                   guint n,
                   const char *effect)
{
  g_autofree char *rule = g_strdup_printf ("*:%u:%s", n, effect);
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      faults_arm (rule, NULL);
      _exit (save_trial_save (trial, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return WIFSIGNALED (status);
}

static guint
kill_at_library_calls (SaveTrial *trial,
                       const char *effect)
{
  Turn turn = { 0, 0 };
  gboolean killed = TRUE;
  guint n;

  for (n = 1; killed; n++)
    {
      save_trial_prepare (trial);
      killed = kill_by_injection (trial, n, effect);
      count_turn (&turn, save_trial_check_whole (trial));
      save_trial_check_next (trial);
    }
  g_assert_cmpuint (turn.old, >, 10);
  g_assert_cmpuint (turn.new, >, 3);
  return turn.old + turn.new - 1;
}

static void
test_library_calls (SavingPlace *place,
                    gconstpointer data)
{
  guint n_kills = 0;
  gsize i;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      SaveTrial trial;

      save_trial_begin (&trial, place, &save_situations[i]);
      n_kills += kill_at_library_calls (&trial, "KILL");
      n_kills += kill_at_library_calls (&trial, "KILL-AFTER");
      save_trial_end (&trial);
    }
  g_test_message ("%u kills at calls of the C library", n_kills);
}

/* Killed between giving the new file the second name and taking the first away, where no renaming would do. */
static void
test_second_name (SavingPlace *place,
                  gconstpointer data)
{
  static const char *const rules[] = { "renameat2:1:EINVAL,linkat:1:KILL", "renameat2:1:ENOSYS,linkat:1:KILL-AFTER",
                                       "renameat2:1:EINVAL,unlinkat:1:KILL-AFTER" };
  SaveTrial trial;
  gsize i;

  save_trial_begin (&trial, place, &save_situations[1]);
  for (i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      pid_t child;
      int status;

      save_trial_prepare (&trial);
      child = fork ();
      if (child == 0)
        {
          faults_arm (rules[i], NULL);
          _exit (save_trial_save (&trial, NULL) ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpint (save_trial_check_whole (&trial), ==, i > 0);
      save_trial_check_next (&trial);
    }
  save_trial_end (&trial);
}

static const gsize sizes[] = { 1, 700, 4095, 4096, 65537, 300000, 1048577, 4 * 1024 * 1024 };

/* Saves one after the other of the documents for ever, beginning with any. */
static void
save_for_ever (const char *path,
               GBytes **documents,
               guint first)
{
  guint i;

  for (i = first;; i++)
    if (!entente_file_save (path, documents[i % G_N_ELEMENTS (sizes)], NULL, NULL, NULL))
      _exit (1);
}

static int
find_document (const char *path,
               GBytes **documents)
{
  g_autoptr (GBytes) found = saving_load (path);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (sizes) && found != NULL; i++)
    if (g_bytes_equal (found, documents[i]))
      return i;
  return -1;
}

/* Microseconds that saving all documents takes here. */
static guint
measure_round (const char *path,
               GBytes **documents)
{
  gint64 start = g_get_monotonic_time ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_true (entente_file_save (path, documents[i], NULL, NULL, NULL));
  return g_get_monotonic_time () - start;
}

static void
test_random_moments (SavingPlace *place,
                     gconstpointer data)
{
  g_autofree char *path = saving_place_at (place, "link");
  GBytes *documents[G_N_ELEMENTS (sizes)];
  guint found[G_N_ELEMENTS (sizes)] = { 0 }, round, i, n_left = 0;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    documents[i] = saving_make_bytes (i + 1, sizes[i]);
  g_assert_cmpint (symlink ("x.json", path), ==, 0);
  round = MIN (measure_round (path, documents), 100000);
  for (i = 0; i < n_moments; i++)
    {
      guint first = g_test_rand_int_range (0, G_N_ELEMENTS (sizes));
      pid_t child = fork ();
      int status, which;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        save_for_ever (path, documents, first);
      g_usleep (g_test_rand_int_range (0, round));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      which = find_document (place->path, documents);
      g_assert_cmpint (which, >=, 0);
      found[which]++;
      n_left += saving_count_entries (place->folder) - 2;
      g_assert_cmpuint (saving_count_entries (place->folder), <=, 3);
    }
  g_assert_true (entente_file_save (path, documents[0], NULL, NULL, NULL));
  g_assert_cmpuint (saving_count_entries (place->folder), ==, 2);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (n_left, >, 0);
  g_test_message ("killed at %u random moments: always wholly one of %zu documents, %u times in the midst of writing",
                  n_moments, G_N_ELEMENTS (sizes), n_left);
  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_test_message ("  %u times the one of %zu bytes", found[i], sizes[i]);
      g_bytes_unref (documents[i]);
    }
}

#define ADD(name, func) \
  g_test_add ("/save-kills/" name, SavingPlace, NULL, saving_place_set_up, func, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  faults_preload (argv);
  if (saving_tests_are_slow (argc, argv))
    n_moments = 5000;
  g_test_init (&argc, &argv, NULL);
  ADD ("system-calls", test_system_calls);
  ADD ("library-calls", test_library_calls);
  ADD ("second-name", test_second_name);
  ADD ("random-moments", test_random_moments);
  return g_test_run ();
}
