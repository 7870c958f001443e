/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Feeds the corpus to a harness without libFuzzer, in every build, and turns corpora into text and back.
 *
 *   replay-json CORPUS.txt...           all inputs, one after the other; ends at the first that fails
 *   replay-json --unpack CORPUS.txt DIR one file an input, for libFuzzer
 *   replay-json --pack DIR              the files as text, in the order of their contents
 *   replay-json --file FILE             one input as it is, such as libFuzzer leaves behind
 */

#include "corpus-file.h"
#include "fuzz-target.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char current[128];

/* Which input it was: nothing but calls that are allowed in a handler. */
static void
abort_cb (int number)
{
  if (write (STDERR_FILENO, current, strlen (current)) < 0)
    _exit (2);
  signal (number, SIG_DFL);
  raise (number);
}

static void
run (GBytes *input)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);
  /* Of the exact size, so that a memory checker sees a byte read too many. */
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static int
replay (const char *path,
        int number)
{
  g_autoptr (GPtrArray) inputs = corpus_file_read (path);
  const char *name = strrchr (path, '/') != NULL ? strrchr (path, '/') + 1 : path;
  guint i;

  if (inputs == NULL || inputs->len == 0)
    {
      fprintf (stderr, "%s holds no inputs\n", path);
      return 1;
    }
  for (i = 0; i < inputs->len; i++)
    {
      snprintf (current, sizeof current, "input no. %u of %.40s\n", i + 1, name);
      run (g_ptr_array_index (inputs, i));
    }
  printf ("ok %d %u inputs of %s\n", number, inputs->len, path);
  return 0;
}

static int
replay_all (char **paths,
            int n)
{
  int i, status = 0;

  printf ("1..%d\n", n);
  for (i = 0; i < n && status == 0; i++)
    status = replay (paths[i], i + 1);
  return status;
}

static int
replay_file (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return 1;
  bytes = g_bytes_new_take (contents, length);
  run (bytes);
  return 0;
}

static int
unpack (const char *path,
        const char *folder)
{
  g_autoptr (GPtrArray) inputs = corpus_file_read (path);
  guint i;

  for (i = 0; inputs != NULL && i < inputs->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%04u", folder, i);
      gsize size;
      const char *data = g_bytes_get_data (g_ptr_array_index (inputs, i), &size);

      if (!g_file_set_contents (name, data != NULL ? data : "", (gssize) size, NULL))
        return 1;
    }
  return inputs == NULL;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const char *x = *(char *const *) a, *y = *(char *const *) b;
  const gsize n = strlen (x), m = strlen (y);

  return n != m ? (n > m) - (n < m) : strcmp (x, y);
}

/* The shortest first. */
static int
pack (const char *folder)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint i;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_get_contents (path, &contents, &length, NULL))
        g_ptr_array_add (lines, corpus_file_escape ((const guint8 *) contents, length));
    }
  g_ptr_array_sort (lines, compare_cb);
  for (i = 0; i < lines->len; i++)
    puts (g_ptr_array_index (lines, i));
  return lines->len == 0;
}

int
main (int argc,
      char **argv)
{
  signal (SIGABRT, abort_cb);
  signal (SIGTRAP, abort_cb);
  setvbuf (stdout, NULL, _IOLBF, 0);
  LLVMFuzzerInitialize (&argc, &argv);
  if (argc == 4 && strcmp (argv[1], "--unpack") == 0)
    return unpack (argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "--pack") == 0)
    return pack (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--file") == 0)
    return replay_file (argv[2]);
  if (argc >= 2 && argv[1][0] != '-')
    return replay_all (argv + 1, argc - 1);
  fprintf (stderr, "usage: %s CORPUS.txt... | --unpack CORPUS.txt DIR | --pack DIR | --file FILE\n", argv[0]);
  return 2;
}
