/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A real file system that is full: with every number of free pages from none to enough, without room for another
 * name, and one that can only be read. It is a small one in memory, mounted for a child alone. A machine that lets
 * nobody mount has its disk filled up by the failing disk of fault-injection.c instead. */

#include "config.h"

#include "entente-file-save.h"
#include "faults.h"
#include "saving-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES 12 /* of the file that is saved */

static gboolean
write_line (const char *path,
            const char *format,
            guint number)
{
  g_autofree char *line = g_strdup_printf ("%s %u 1", format, number);
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, line, strlen (line)) == (gssize) strlen (line);

  if (fd >= 0)
    close (fd);
  return written;
}

/* Mounts nobody else sees; for somebody without rights within a name space where they are the superuser. */
static gboolean
leave_common_mounts (void)
{
  guint user = geteuid (), group = getegid ();
  int fd;

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      fd = open ("/proc/self/setgroups", O_WRONLY | O_CLOEXEC);
      if (fd < 0 || write (fd, "deny", 4) != 4)
        return FALSE;
      close (fd);
      if (!write_line ("/proc/self/uid_map", "0", user) || !write_line ("/proc/self/gid_map", "0", group))
        return FALSE;
    }
  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static gboolean
mount_small (const char *folder,
             const char *options)
{
  return mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

static gsize
count_free_pages (const char *folder)
{
  struct statvfs status;

  g_assert_cmpint (statvfs (folder, &status), ==, 0);
  return status.f_bfree * status.f_frsize / sysconf (_SC_PAGESIZE);
}

/* Fills the disk until so many pages are free. */
static void
fill (SavingPlace *place,
      gsize free_pages)
{
  g_autofree char *filler = saving_place_at (place, "filler");
  gsize size = (count_free_pages (place->folder) - free_pages) * sysconf (_SC_PAGESIZE);
  g_autoptr (GBytes) bytes = saving_make_bytes (7, size);

  saving_put_bytes (filler, bytes, 0600);
  g_assert_cmpuint (count_free_pages (place->folder), ==, free_pages);
}

static void
assert_is (SavingPlace *place,
           GBytes *wanted)
{
  g_autoptr (GBytes) found = saving_load (place->path);

  g_assert_true (found != NULL && g_bytes_equal (found, wanted));
}

/* Returns whether it was saved; otherwise all is as it was and the error says so. */
static gboolean
try_save (SavingPlace *place,
          GBytes *old,
          GBytes *new)
{
  g_autofree char *hash = saving_hash (old);
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };
  g_autoptr (GError) error = NULL;
  gsize entries = saving_count_entries (place->folder);
  gboolean saved = entente_file_save (place->path, new, &options, NULL, &error);

  assert_is (place, saved ? new : old);
  g_assert_cmpuint (saving_count_entries (place->folder), ==, entries);
  if (!saved)
    {
      g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_NO_SPACE);
      g_assert_cmpstr (error->message, ==, "There is no room left on the disk for “x.json”");
    }
  return saved;
}

static void
save_with_little_room (SavingPlace *place,
                       GBytes *old,
                       GBytes *new)
{
  g_autofree char *filler = saving_place_at (place, "filler");
  guint n_full = 0, n_saved = 0;
  gsize free_pages;

  for (free_pages = 0; free_pages < PAGES + 4; free_pages++)
    {
      g_unlink (filler);
      saving_put_bytes (place->path, old, 0640);
      fill (place, free_pages);
      if (try_save (place, old, new))
        n_saved++;
      else
        n_full++;
      if (free_pages < PAGES)
        {
          /* Room is made as the sentence says, and saving works. */
          g_assert_cmpuint (n_saved, ==, 0);
          g_unlink (filler);
          g_assert_true (try_save (place, old, new));
        }
    }
  g_assert_cmpuint (n_full, >=, PAGES);
  g_assert_cmpuint (n_saved, >, 0);
  g_test_message ("a disk with 0 to %u free pages for a file of %u: %u times full with the old file whole, "
                  "%u times saved", PAGES + 3, PAGES, n_full, n_saved);
}

static void
save_without_names (SavingPlace *place,
                    GBytes *old,
                    GBytes *new)
{
  saving_put_bytes (place->path, old, 0640);
  g_assert_false (try_save (place, old, new));
}

static void
save_read_only (SavingPlace *place,
                GBytes *old,
                GBytes *new)
{
  g_autoptr (GFile) file = g_file_new_for_path (place->path);
  g_autofree char *fresh = saving_place_at (place, "y.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) fresh_error = NULL;

  saving_put_bytes (place->path, old, 0640);
  g_assert_true (entente_file_is_writable (file));
  g_assert_cmpint (mount ("none", place->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_assert_false (entente_file_is_writable (file));
  g_assert_false (entente_file_save (place->path, new, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, "“x.json” is on a disk that can only be read");
  g_assert_false (entente_file_save (fresh, new, NULL, NULL, &fresh_error));
  g_assert_error (fresh_error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_READ_ONLY);
  assert_is (place, old);
}

typedef void (*DiskFunc) (SavingPlace *place, GBytes *old, GBytes *new);

/* In a child with a disk of its own. Returns whether this machine allows that. */
static gboolean
run_on_disk (SavingPlace *place,
             const char *options,
             DiskFunc func)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      gsize page = sysconf (_SC_PAGESIZE);
      GBytes *old = saving_make_bytes (1, 3 * page), *new = saving_make_bytes (2, PAGES * page);

      if (!leave_common_mounts () || !mount_small (place->folder, options))
        _exit (3);
      func (place, old, new);
      fflush (stdout);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 3);
  return WEXITSTATUS (status) == 0;
}

/* The same without mounting: room for so many pieces of a file, and then no more. */
static void
fill_by_injection (SavingPlace *place)
{
  g_autoptr (GBytes) old = saving_make_bytes (1, 5000);
  g_autoptr (GBytes) new = saving_make_bytes (2, 3500000);
  guint n_pieces;

  for (n_pieces = 0; n_pieces < 6; n_pieces++)
    {
      g_autofree char *rule = g_strdup_printf ("pwrite:%u+:ENOSPC", n_pieces + 1);
      gboolean saved;

      saving_put_bytes (place->path, old, 0640);
      faults_arm (rule, place->folder);
      saved = try_save (place, old, new);
      faults_arm (NULL, NULL);
      g_assert_cmpint (saved, ==, n_pieces >= 4);
    }
}

static void
test_on_disk (SavingPlace *place,
              const char *options,
              DiskFunc func)
{
  if (run_on_disk (place, options, func))
    return;
  g_test_message ("nobody may mount on this machine; errors are injected instead");
  fill_by_injection (place);
}

static void
test_full (SavingPlace *place,
           gconstpointer data)
{
  test_on_disk (place, "size=1m", save_with_little_room);
}

/* The folder itself, the old file, and that is all. */
static void
test_no_more_names (SavingPlace *place,
                    gconstpointer data)
{
  test_on_disk (place, "size=1m,nr_inodes=2", save_without_names);
}

static void
test_read_only (SavingPlace *place,
                gconstpointer data)
{
  test_on_disk (place, "size=1m", save_read_only);
}

static void
test_injected (SavingPlace *place,
               gconstpointer data)
{
  fill_by_injection (place);
}

#define ADD(name, func) \
  g_test_add ("/save-full-disk/" name, SavingPlace, NULL, saving_place_set_up, func, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  faults_preload (argv);
  g_test_init (&argc, &argv, NULL);
  ADD ("full", test_full);
  ADD ("no-more-names", test_no_more_names);
  ADD ("read-only", test_read_only);
  ADD ("injected", test_injected);
  return g_test_run ();
}
