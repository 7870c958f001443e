/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Every call that saving makes goes wrong once, with every error a disk can have, and everything from one call on.
 * An error is reported exactly when the new file is not in place; the old one is whole then; nothing is left behind.
 *
 * test-save-faults --slow tries 20,000 random mixtures instead of 300. */

#include "config.h"

#include "entente-file-save.h"
#include "faults.h"
#include "save-trial.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static guint n_mixtures = 300;

/* Hidden files that one save may leave when what it can't do is to remove them. */
#define MAX_LEFT 4

/* How the child says how it went. */
enum
{
  REPORTED = 1 << 0,
  UNREADABLE = 1 << 1, /* the error had no sentence or no remedy */
  STRUCK = 1 << 2      /* a fault was met */
};

typedef struct
{
  guint faults, reported, survived, left;
} Tally;

/* Calls after which saving knows that its hidden file is its own, so that it must remove it. */
static const char *const tidy_calls[]
    = { "pwrite", "fsync", "dup", "close", "fchmod", "fchown", "renameat", "renameat2", NULL };

/* Saves with a fault in a child, so that a crash is seen as what it is. */
static int
save_in_child (const SaveTrial *trial,
               const char *rules)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      int result = 0;

      faults_arm (rules, trial->place->folder);
      if (!save_trial_save (trial, &error))
        result |= REPORTED;
      if (faults_get_strikes () > 0)
        result |= STRUCK;
      if (error != NULL && (error->domain != ENTENTE_SAVE_ERROR || strlen (error->message) < 10
                            || entente_save_error_get_remedy (error) == NULL))
        result |= UNREADABLE;
      _exit (result);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* Returns whether a fault was met. */
static gboolean
try_fault (SaveTrial *trial,
           const char *rules,
           gboolean tidy,
           Tally *tally)
{
  int result;
  guint entries;

  save_trial_prepare (trial);
  result = save_in_child (trial, rules);
  if ((result & UNREADABLE) != 0 || save_trial_check_whole (trial) == ((result & REPORTED) != 0))
    g_error ("%s, %s: %s", trial->situation->name, rules,
             (result & UNREADABLE) != 0 ? "the error says too little"
                                        : "reported and saved, or neither");
  if (!trial->situation->is_new || (result & REPORTED) == 0)
    {
      guint mode = saving_get_mode (trial->place->path);

      /* Never readable for more people; and as it was, when it was not replaced. */
      g_assert_true ((mode & ~(trial->situation->is_new ? 0666u : 0640u)) == 0);
      g_assert_true ((result & REPORTED) == 0 || mode == 0640);
    }
  entries = saving_count_entries (trial->place->folder);
  if (trial->situation->is_new && (result & REPORTED) != 0)
    entries++;
  g_assert_cmpuint (entries, <=, trial->entries + (tidy ? 0 : MAX_LEFT));
  tally->left += entries - trial->entries;
  save_trial_check_next (trial);
  if ((result & STRUCK) == 0)
    return FALSE;
  tally->faults++;
  if ((result & REPORTED) != 0)
    tally->reported++;
  else
    tally->survived++;
  return TRUE;
}

/* The calls of an undisturbed save. */
static char **
trace_calls (SaveTrial *trial)
{
  g_autofree char *trace = NULL;
  g_autoptr (GError) error = NULL;

  save_trial_prepare (trial);
  faults_arm (NULL, trial->place->folder);
  save_trial_save (trial, &error);
  trace = g_strchomp (g_strdup (faults_get_trace ()));
  faults_arm (NULL, NULL);
  g_assert_no_error (error);
  return g_strsplit (trace, " ", -1);
}

static const char *const errors[] = { "EIO", "ENOSPC", "EDQUOT", "EINTR", "EACCES", "EPERM", "EROFS", "EMFILE",
                                      "EFBIG", "EBUSY", "ESTALE", "EINVAL", "ENOSYS", "ENOENT", "EEXIST", "SHORT" };

/* One call fails, once. */
static void
test_each_call_once (SavingPlace *place,
                     gconstpointer data)
{
  Tally tally = { 0 };
  guint n_calls = 0;
  gsize i, error;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      SaveTrial trial;
      g_auto (GStrv) calls = NULL;
      guint n;

      save_trial_begin (&trial, place, &save_situations[i]);
      calls = trace_calls (&trial);
      n_calls += g_strv_length (calls);
      g_test_message ("%s: %u calls", save_situations[i].name, g_strv_length (calls));
      for (n = 0; calls[n] != NULL; n++)
        for (error = 0; error < G_N_ELEMENTS (errors); error++)
          {
            g_autofree char *rule = g_strdup_printf ("*:%u:%s", n + 1, errors[error]);
            gboolean tidy = g_strv_contains (tidy_calls, calls[n]) && !save_situations[i].after_crash;

            g_assert_true (try_fault (&trial, rule, tidy, &tally));
          }
      save_trial_end (&trial);
    }
  g_test_message ("%u calls x %zu errors = %u faults: %u reported with the old file whole, %u overcome, "
                  "%u times a hidden file was left, which the next save removed",
                  n_calls, G_N_ELEMENTS (errors), tally.faults, tally.reported, tally.survived, tally.left);
  g_assert_cmpuint (tally.reported, >, 500);
  g_assert_cmpuint (tally.survived, >, 100);
}

/* The work is done, but the answer says that it failed, as happens over a network. */
static void
test_each_answer_lost (SavingPlace *place,
                           gconstpointer data)
{
  static const char *const lost[] = { "EIO-AFTER", "EINTR-AFTER", "ENOENT-AFTER" };
  Tally tally = { 0 };
  gsize i, error;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      SaveTrial trial;
      g_auto (GStrv) calls = NULL;
      guint n;

      save_trial_begin (&trial, place, &save_situations[i]);
      calls = trace_calls (&trial);
      for (n = 0; calls[n] != NULL; n++)
        for (error = 0; error < G_N_ELEMENTS (lost); error++)
          {
            g_autofree char *rule = g_strdup_printf ("*:%u:%s", n + 1, lost[error]);

            try_fault (&trial, rule, FALSE, &tally);
          }
      save_trial_end (&trial);
    }
  g_test_message ("%u answers lost: %u reported, %u overcome", tally.faults, tally.reported, tally.survived);
}

/* From one call on nothing works any more, or all writing is short. */
static void
test_all_from_a_call_on (SavingPlace *place,
                         gconstpointer data)
{
  static const char *const lasting[] = { "EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE" };
  Tally tally = { 0 };
  gsize i, error;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      SaveTrial trial;
      gboolean met;
      guint n;

      save_trial_begin (&trial, place, &save_situations[i]);
      for (error = 0; error < G_N_ELEMENTS (lasting); error++)
        for (n = 1, met = TRUE; met; n++)
          {
            g_autofree char *rule = g_strdup_printf ("*:%u+:%s", n, lasting[error]);

            met = try_fault (&trial, rule, FALSE, &tally);
          }
      if (save_situations[i].size < 10000)
        g_assert_true (try_fault (&trial, "pwrite:1+:SHORT", TRUE, &tally) || save_situations[i].size == 0);
      save_trial_end (&trial);
    }
  g_test_message ("%u lasting faults: %u reported, %u overcome", tally.faults, tally.reported, tally.survived);
  g_assert_cmpuint (tally.reported, >, 500);
}

static void
test_mixtures (SavingPlace *place,
               gconstpointer data)
{
  Tally tally = { 0 };
  SaveTrial trial;
  guint i, k;

  for (i = 0; i < n_mixtures; i++)
    {
      GString *rules = g_string_new (NULL);

      save_trial_begin (&trial, place, &save_situations[i % SAVE_SITUATIONS]);
      for (k = 0; k < 4; k++)
        g_string_append_printf (rules, "*:%d:%s,", g_test_rand_int_range (1, 60),
                                errors[g_test_rand_int_range (0, G_N_ELEMENTS (errors))]);
      try_fault (&trial, rules->str, FALSE, &tally);
      g_string_free (rules, TRUE);
      save_trial_end (&trial);
    }
  g_test_message ("%u mixtures of four faults: %u reported, %u overcome", tally.faults, tally.reported,
                  tally.survived);
}

static int
find_call (char **calls,
           const char *name,
           int from)
{
  int i;

  for (i = from; calls[i] != NULL; i++)
    if (strcmp (calls[i], name) == 0)
      return i;
  return -1;
}

/* A power cut leaves one of the two only if the bytes are on the disk before the name leads to them. */
static void
test_order (SavingPlace *place,
            gconstpointer data)
{
  gsize i;

  for (i = 0; i < SAVE_SITUATIONS; i++)
    {
      const SaveSituation *situation = &save_situations[i];
      SaveTrial trial;
      g_auto (GStrv) calls = NULL;
      int written, synced, closed, renamed;

      save_trial_begin (&trial, place, situation);
      calls = trace_calls (&trial);
      written = find_call (calls, "pwrite", 0);
      while (find_call (calls, "pwrite", written + 1) >= 0)
        written = find_call (calls, "pwrite", written + 1);
      synced = find_call (calls, "fsync", 0);
      closed = find_call (calls, "close", synced);
      renamed = find_call (calls, situation->is_new ? "renameat2" : "renameat", 0);
      g_assert_cmpint (written, >, 0);
      g_assert_cmpint (written, <, synced);
      g_assert_cmpint (synced, <, closed);
      g_assert_cmpint (closed, <, renamed);
      /* The folder. */
      g_assert_cmpint (find_call (calls, "fsync", renamed), >, renamed);
      if (situation->expecting)
        {
          /* What is compared is locked, and looked at once more before it is replaced. */
          g_assert_cmpint (find_call (calls, "flock", 0), <, find_call (calls, "pread", 0));
          g_assert_cmpint (find_call (calls, "fstatat", closed), ==, renamed - 1);
        }
      save_trial_end (&trial);
    }
}

/* Either into the file that stands there, or by putting another one in its place. */
static void
write_as_somebody (const char *path,
                   gboolean in_place)
{
  static const char text[] = "theirs";
  int fd;

  if (!in_place)
    {
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      return;
    }
  fd = open (path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  close (fd);
}

/* A save is stopped before a call, somebody writes, and it goes on. Returns whether it said that it saved. */
static gboolean
save_with_somebody (const SaveTrial *trial,
                    int call,
                    gboolean in_place)
{
  g_autofree char *rule = g_strdup_printf ("*:%d:STOP", call + 1);
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      faults_arm (rule, trial->place->folder);
      save_trial_save (trial, &error);
      _exit (error == NULL ? 0 : g_error_matches (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED) ? 1 : 2);
    }
  g_assert_cmpint (waitpid (child, &status, WUNTRACED), ==, child);
  g_assert_true (WIFSTOPPED (status));
  write_as_somebody (trial->place->path, in_place);
  g_assert_cmpint (kill (child, SIGCONT), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 0;
}

/* Somebody who heeds no locks writes at each moment of a save. */
static void
test_somebody_writes_meanwhile (SavingPlace *place,
                                gconstpointer data)
{
  guint told = 0, too_late = 0;
  SaveTrial trial;
  g_auto (GStrv) calls = NULL;
  int renamed, n;

  save_trial_begin (&trial, place, &save_situations[0]);
  calls = trace_calls (&trial);
  renamed = find_call (calls, "renameat", 0);
  for (n = 0; n < 2 * (int) g_strv_length (calls); n++)
    {
      g_autoptr (GBytes) found = NULL;
      int call = n / 2;
      gboolean saved;

      save_trial_prepare (&trial);
      saved = save_with_somebody (&trial, call, n % 2 == 0);
      found = saving_load (place->path);
      g_assert_nonnull (found);
      /* Between the last look and the renaming there is one moment that nobody can guard. */
      g_assert_cmpuint (g_bytes_get_size (found), ==, call == renamed ? 5000 : strlen ("theirs"));
      g_assert_cmpint (saved, ==, call >= renamed);
      if (saved)
        too_late++;
      else
        told++;
      g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
    }
  g_test_message ("somebody wrote at each of %u moments, in two ways: told %u times, after the last look %u times",
                  g_strv_length (calls), told, too_late);
  save_trial_end (&trial);
}

typedef struct
{
  SaveTrial *trial;
  guint seed;
  gboolean saved;
} Window;

static gpointer
save_in_thread (gpointer data)
{
  Window *window = data;
  g_autoptr (GBytes) bytes = saving_make_bytes (window->seed, 200000);
  g_autofree char *hash = saving_hash (window->trial->old);
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };
  g_autoptr (GError) error = NULL;

  window->saved = entente_file_save (window->trial->path, bytes, &options, NULL, &error);
  if (!window->saved)
    g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED);
  return NULL;
}

/* Windows of one process save the same file where the file system knows no locks, as the document portal's. */
static void
test_windows_without_locks (SavingPlace *place,
                            gconstpointer data)
{
  enum { ROUNDS = 20, WINDOWS = 4 };
  SaveTrial trial;
  guint round, i, n_saved, winner = 0;

  save_trial_begin (&trial, place, &save_situations[0]);
  for (round = 0; round < ROUNDS; round++)
    {
      Window windows[WINDOWS];
      GThread *threads[WINDOWS];
      g_autoptr (GBytes) found = NULL;
      g_autoptr (GBytes) wanted = NULL;

      save_trial_prepare (&trial);
      /* Each waits between its last look and the renaming: without turns all would come through. */
      faults_arm ("flock:1+:ENOSYS,renameat:1+:PAUSE", place->folder);
      for (i = 0; i < WINDOWS; i++)
        {
          windows[i] = (Window) { &trial, 10 + i, FALSE };
          threads[i] = g_thread_new ("window", save_in_thread, &windows[i]);
        }
      for (i = 0, n_saved = 0; i < WINDOWS; i++)
        {
          g_thread_join (threads[i]);
          if (windows[i].saved)
            {
              n_saved++;
              winner = windows[i].seed;
            }
        }
      faults_arm (NULL, NULL);
      g_assert_cmpuint (n_saved, ==, 1);
      wanted = saving_make_bytes (winner, 200000);
      found = saving_load (place->path);
      g_assert_true (found != NULL && g_bytes_equal (found, wanted));
      g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
    }
  save_trial_end (&trial);
  g_test_message ("%d rounds of %d windows without locks: exactly one saved each time", ROUNDS, WINDOWS);
}

/* A slow process makes a new file; before it can lock its hidden file, others who make the same file take that for
 * one that was left. It begins anew, and all succeed. */
static void
test_hidden_file_taken_away (SavingPlace *place,
                             gconstpointer data)
{
  enum { ROUNDS = 20, RIVALS = 3 };
  SaveTrial trial;
  guint round, i;

  save_trial_begin (&trial, place, &save_situations[1]);
  for (round = 0; round < ROUNDS; round++)
    {
      pid_t children[RIVALS];

      save_trial_prepare (&trial);
      for (i = 0; i < RIVALS; i++)
        {
          children[i] = fork ();
          g_assert_cmpint (children[i], >=, 0);
          if (children[i] != 0)
            continue;
          g_usleep (i * 5000);
          faults_arm (i == 0 ? "flock:1:PAUSE" : NULL, place->folder);
          _exit (save_trial_save (&trial, NULL) ? 0 : 1);
        }
      for (i = 0; i < RIVALS; i++)
        {
          int status;

          g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
          g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
        }
      g_assert_true (save_trial_check_whole (&trial));
      save_trial_check_next (&trial);
    }
  save_trial_end (&trial);
}

/* What the user reads. */
static void
test_sentences (SavingPlace *place,
                gconstpointer data)
{
  static const struct
  {
    const char *rule;
    EntenteSaveError code;
    const char *sentence;
  } cases[] = {
    { "pwrite:1:ENOSPC", ENTENTE_SAVE_ERROR_NO_SPACE, "There is no room left on the disk for “x.json”" },
    { "fsync:1:ENOSPC", ENTENTE_SAVE_ERROR_NO_SPACE, "There is no room left on the disk for “x.json”" },
    { "pwrite:1:EDQUOT", ENTENTE_SAVE_ERROR_NO_SPACE,
      "Your share of the disk is used up, there is no room for “x.json”" },
    { "pwrite:1:EFBIG", ENTENTE_SAVE_ERROR_TOO_LARGE, "“x.json” would be larger than a file may be there" },
    { "close:1:EIO", ENTENTE_SAVE_ERROR_DEVICE, "The disk failed while “x.json” was being saved" },
    { "renameat:1:EROFS", ENTENTE_SAVE_ERROR_READ_ONLY, "“x.json” is on a disk that can only be read" },
    { "renameat:1:EPERM", ENTENTE_SAVE_ERROR_READ_ONLY, "“x.json” is write-protected" },
    { "renameat:1:EACCES", ENTENTE_SAVE_ERROR_NO_PERMISSION, "You may not save files in the folder of “x.json”" },
    { "renameat:1:ENOENT", ENTENTE_SAVE_ERROR_NO_FOLDER, "The folder of “x.json” does not exist" },
    { "renameat:1:EBUSY", ENTENTE_SAVE_ERROR_FAILED, "Another program is using “x.json”" },
    { "open:1:EMFILE", ENTENTE_SAVE_ERROR_FAILED, "Too many files are open to save “x.json”" },
    { "open:1:ENOMEM", ENTENTE_SAVE_ERROR_FAILED, "There is not enough memory to save “x.json”" },
    { "renameat:1:EXDEV", ENTENTE_SAVE_ERROR_FAILED, "“x.json” could not be saved: Invalid cross-device link" },
  };
  SaveTrial trial;
  gsize i;

  save_trial_begin (&trial, place, &save_situations[0]);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      faults_arm (cases[i].rule, place->folder);
      save_trial_save (&trial, &error);
      faults_arm (NULL, NULL);
      g_assert_error (error, ENTENTE_SAVE_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
      g_assert_false (save_trial_check_whole (&trial));
    }
  save_trial_end (&trial);
}

#define ADD(name, func) \
  g_test_add ("/save-faults/" name, SavingPlace, NULL, saving_place_set_up_in_memory, func, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  faults_preload (argv);
  if (saving_tests_are_slow (argc, argv))
    n_mixtures = 20000;
  g_test_init (&argc, &argv, NULL);
  ADD ("each-call-once", test_each_call_once);
  ADD ("each-answer-lost", test_each_answer_lost);
  ADD ("all-from-a-call-on", test_all_from_a_call_on);
  ADD ("mixtures", test_mixtures);
  ADD ("order", test_order);
  ADD ("somebody-writes-meanwhile", test_somebody_writes_meanwhile);
  ADD ("windows-without-locks", test_windows_without_locks);
  ADD ("hidden-file-taken-away", test_hidden_file_taken_away);
  ADD ("sentences", test_sentences);
  return g_test_run ();
}
