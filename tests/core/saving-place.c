/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A folder of its own for a test that saves, and looking at what was left there. */

#include "config.h"

#include "saving-place.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

void
saving_place_set_up (SavingPlace *place,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("entente-save-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "x.json", NULL);
}

/* Without a real disk, which takes its time each time that a file is saved, where memory can hold files. */
void
saving_place_set_up_in_memory (SavingPlace *place,
                               gconstpointer data)
{
  char *folder = g_strdup ("/dev/shm/entente-save-XXXXXX");

  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      saving_place_set_up (place, data);
      return;
    }
  place->folder = folder;
  place->path = g_build_filename (folder, "x.json", NULL);
}

/* Removes all that is in a folder. */
void
saving_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        saving_empty (path);
      g_remove (path);
    }
}

void
saving_place_tear_down (SavingPlace *place,
                        gconstpointer data)
{
  g_chmod (place->folder, 0700);
  saving_empty (place->folder);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

char *
saving_place_at (SavingPlace *place,
                 const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

void
saving_put_bytes (const char *path,
                  GBytes *bytes,
                  guint mode)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_remove (path);
  g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

void
saving_put (const char *path,
            const char *text,
            guint mode)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  saving_put_bytes (path, bytes, mode);
}

/* Returns: (nullable): %NULL if there is no such file */
GBytes *
saving_load (const char *path)
{
  char *data = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &data, &size, NULL) ? g_bytes_new_take (data, size) : NULL;
}

char *
saving_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Bytes that differ with the seed from the first one on. */
GBytes *
saving_make_bytes (guint seed,
                   gsize size)
{
  guint8 *data = g_malloc (MAX (size, 1));
  guint32 state = seed * 2654435761u;
  gsize i;

  for (i = 0; i < size; i++)
    {
      state = state * 1664525u + 1013904223u;
      data[i] = i == 0 ? (guint8) seed : (guint8) (state >> 24);
    }
  return g_bytes_new_take (data, size);
}

guint
saving_get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

/* How many entries a folder has: what saving leaves behind is seen here. */
guint
saving_count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Whether the long variants were asked for. */
gboolean
saving_tests_are_slow (int argc,
                       char **argv)
{
  int i;

  for (i = 1; i < argc; i++)
    if (strcmp (argv[i], "--slow") == 0)
      return TRUE;
  return FALSE;
}
