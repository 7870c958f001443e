/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Several processes save the same file at the same moment, 200 times over: of those that have read the same bytes
 * exactly one saves, and all others are told. test-save-rivals --slow does it 5,000 times. */

#include "config.h"

#include "entente-file-save.h"
#include "saving-place.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_RIVALS 4

static guint n_rounds = 200;

/* How a child ended. */
enum
{
  SAVED,
  TOLD, /* that the file is another one */
  BROKEN
};

typedef struct
{
  guint n_rivals;
  guint share;          /* of the rounds, 1 = all, 4 = a quarter */
  gboolean expecting;   /* each knows the bytes that it has read */
  gboolean starts_gone; /* the file was deleted since */
  gboolean by_link;     /* every other one comes by a link */
} Contest;

static int
save_as_rival (const char *path,
               const char *expected,
               guint rival)
{
  EntenteSaveOptions options = { .expected = expected, .follow = TRUE };
  g_autoptr (GBytes) bytes = saving_make_bytes (rival + 1, 3000 + 50000 * rival);
  g_autoptr (GError) error = NULL;

  if (entente_file_save (path, bytes, &options, NULL, &error))
    return SAVED;
  return g_error_matches (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED) ? TOLD : BROKEN;
}

/* The child waits until the other end of the pipe is closed: then all start. */
static pid_t
start_rival (const int *barrier,
             const char *path,
             const char *expected,
             guint rival)
{
  pid_t child = fork ();
  char nothing;

  g_assert_cmpint (child, >=, 0);
  if (child != 0)
    return child;
  close (barrier[1]);
  while (read (barrier[0], &nothing, 1) > 0)
    ;
  _exit (save_as_rival (path, expected, rival));
}

static void
run_round (SavingPlace *place,
           const Contest *contest,
           const char *link_path,
           guint *counts)
{
  g_autoptr (GBytes) old = saving_make_bytes (99, 4000);
  g_autofree char *hash = saving_hash (old);
  g_autoptr (GBytes) left = NULL;
  guint i, n_saved = 0, winner = 0;
  pid_t children[MAX_RIVALS];
  int barrier[2];

  saving_put_bytes (place->path, old, 0640);
  if (contest->starts_gone)
    unlink (place->path);
  g_assert_cmpint (pipe (barrier), ==, 0);
  for (i = 0; i < contest->n_rivals; i++)
    children[i] = start_rival (barrier, contest->by_link && i % 2 == 1 ? link_path : place->path,
                               contest->expecting ? hash : NULL, i);
  close (barrier[0]);
  close (barrier[1]);
  for (i = 0; i < contest->n_rivals; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), !=, BROKEN);
      counts[WEXITSTATUS (status)]++;
      if (WEXITSTATUS (status) == SAVED)
        {
          n_saved++;
          winner = i;
        }
    }
  g_assert_cmpint (n_saved, ==, contest->expecting ? 1 : contest->n_rivals);
  left = saving_load (place->path);
  g_assert_nonnull (left);
  for (i = 0; i < contest->n_rivals; i++)
    {
      g_autoptr (GBytes) theirs = saving_make_bytes (i + 1, 3000 + 50000 * i);

      if (g_bytes_equal (left, theirs))
        break;
    }
  g_assert_cmpint (i, <, contest->n_rivals);
  if (contest->expecting)
    g_assert_cmpint (i, ==, winner);
  g_assert_cmpint (saving_count_entries (place->folder), ==, contest->by_link ? 2 : 1);
}

static void
test_contest (SavingPlace *place,
              gconstpointer data)
{
  const Contest *contest = data;
  g_autofree char *link_path = saving_place_at (place, "link");
  guint counts[2] = { 0 }, rounds = n_rounds / contest->share, round;

  if (contest->by_link)
    g_assert_cmpint (symlink ("x.json", link_path), ==, 0);
  for (round = 0; round < rounds; round++)
    run_round (place, contest, link_path, counts);
  g_test_message ("%u rounds of %u processes: %u saved, %u were told", rounds, contest->n_rivals, counts[SAVED],
                  counts[TOLD]);
}

static const Contest two = { 2, 1, TRUE, FALSE, FALSE }, four = { 4, 4, TRUE, FALSE, FALSE },
                     link_and_file = { 2, 4, TRUE, FALSE, TRUE }, gone = { 3, 4, TRUE, TRUE, FALSE },
                     careless = { 3, 8, FALSE, FALSE, TRUE }, careless_new = { 3, 8, FALSE, TRUE, FALSE };

#define ADD(name, contest) \
  g_test_add ("/save-rivals/" name, SavingPlace, contest, saving_place_set_up, test_contest, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  if (saving_tests_are_slow (argc, argv))
    n_rounds = 5000;
  g_test_init (&argc, &argv, NULL);
  ADD ("two", &two);
  ADD ("four", &four);
  ADD ("link-and-file", &link_and_file);
  ADD ("file-is-gone", &gone);
  ADD ("careless-ones-leave-one-whole", &careless);
  ADD ("careless-ones-make-a-new-file", &careless_new);
  return g_test_run ();
}
