/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving on a real file system: what stands where, with which mode, and what is said when it can't be done.
 * Whether a file survives kills and failing disks is shown in tests/faults. */

#include "config.h"

#include "entente-file-save.h"
#include "entente-save-sibling.h"
#include "saving-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Somebody without rights of the superuser. */
#define SOMEBODY 65534

#define assert_text(path, wanted) \
  G_STMT_START { \
    g_autofree char *text_ = NULL; \
    g_assert_true (g_file_get_contents (path, &text_, NULL, NULL)); \
    g_assert_cmpstr (text_, ==, wanted); \
  } G_STMT_END

static gboolean
save (const char *path,
      const char *text,
      const EntenteSaveOptions *options,
      GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return entente_file_save (path, bytes, options, NULL, error);
}

static void
assert_saved (const char *path,
              const char *text,
              const EntenteSaveOptions *options)
{
  g_autoptr (GError) error = NULL;

  save (path, text, options, &error);
  g_assert_no_error (error);
  assert_text (path, text);
}

/* The error has the code, names the file and says what to do. */
static void
assert_refused (const char *path,
                const EntenteSaveOptions *options,
                EntenteSaveError code,
                const char *cause)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_false (save (path, "refused", options, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, (int) code);
  if (strlen (name) < 60)
    g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, cause));
  g_assert_false (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (strlen (error->message), <, 250);
  g_assert_true (g_str_has_suffix (entente_save_error_get_remedy (error), "."));
}

/* As somebody whom the system does not let do everything. */
static void
become_somebody (SavingPlace *place)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (place->folder, SOMEBODY, SOMEBODY), ==, 0);
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setegid (SOMEBODY), ==, 0);
  g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
}

static void
become_oneself (void)
{
  if (getuid () != 0)
    return;
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (0), ==, 0);
}

static const EntenteSaveOptions follow = { .follow = TRUE };

static void
test_new (SavingPlace *place,
          gconstpointer data)
{
  EntenteSaveOptions secret = { .mode = 0600, .follow = TRUE }, shared = { .mode = 0664, .follow = TRUE };
  g_autofree char *second = saving_place_at (place, "y.json");
  g_autofree char *third = saving_place_at (place, "z.json");
  mode_t mask = umask (027);

  assert_saved (place->path, "one", NULL);
  g_assert_cmpint (saving_get_mode (place->path), ==, 0640);
  assert_saved (second, "", &secret);
  g_assert_cmpint (saving_get_mode (second), ==, 0600);
  assert_saved (third, "three", &shared);
  g_assert_cmpint (saving_get_mode (third), ==, 0664);
  umask (mask);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 3);
}

static void
test_mode_is_kept (SavingPlace *place,
                   gconstpointer data)
{
  static const mode_t modes[] = { 0640, 0600, 0644, 0666, 0755, 0200, 01644 };
  EntenteSaveOptions other = { .mode = 0777, .follow = TRUE };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *text = g_strdup_printf ("text %zu", i);

      saving_put (place->path, "old", modes[i]);
      g_assert_true (save (place->path, text, &other, NULL));
      g_assert_cmpint (saving_get_mode (place->path), ==, modes[i]);
      g_chmod (place->path, 0600);
      assert_text (place->path, text);
    }
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

/* Also to the superuser, whom the system would let. */
static void
test_protected_file_is_not_replaced (SavingPlace *place,
                                     gconstpointer data)
{
  static const mode_t modes[] = { 0400, 0444, 0000 };
  gsize i;

  for (i = 0; i < 2 * G_N_ELEMENTS (modes); i++)
    {
      mode_t mode = modes[i % G_N_ELEMENTS (modes)];
      struct stat before, after;

      saving_put (place->path, "old", mode);
      lstat (place->path, &before);
      if (i >= G_N_ELEMENTS (modes))
        become_somebody (place);
      assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_READ_ONLY, "write-protected");
      become_oneself ();
      lstat (place->path, &after);
      g_assert_cmpuint (before.st_ino, ==, after.st_ino);
      g_assert_cmpint (saving_get_mode (place->path), ==, mode);
      g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
      g_unlink (place->path);
    }
}

/* Somebody else's file in a folder of ours: the system would let us replace it by one of our own. */
static void
test_file_of_somebody_else (SavingPlace *place,
                            gconstpointer data)
{
  saving_put (place->path, "old", 0644);
  if (geteuid () != 0)
    g_chmod (place->path, 0444);
  become_somebody (place);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_READ_ONLY, "write-protected");
  become_oneself ();
  assert_text (place->path, "old");
}

static void
test_owner_and_group_are_kept (SavingPlace *place,
                               gconstpointer data)
{
  struct stat before, after;

  saving_put (place->path, "old", 0660);
  if (geteuid () == 0)
    g_assert_cmpint (chown (place->path, 1234, 2345), ==, 0);
  lstat (place->path, &before);
  assert_saved (place->path, "new", &follow);
  lstat (place->path, &after);
  g_assert_cmpuint (after.st_uid, ==, before.st_uid);
  g_assert_cmpuint (after.st_gid, ==, before.st_gid);
  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
}

/* A group that is not the old one's gets no more than everybody. */
static void
test_lost_group_gets_no_more (SavingPlace *place,
                              gconstpointer data)
{
  saving_put (place->path, "old", 02676);
  become_somebody (place);
  assert_saved (place->path, "new", &follow);
  become_oneself ();
  g_assert_cmpint (saving_get_mode (place->path), ==, getuid () == 0 ? 0666 : 02676);
}

static void
test_attributes_are_kept (SavingPlace *place,
                          gconstpointer data)
{
  char value[32] = "";
  gboolean known;

  saving_put (place->path, "old", 0644);
  known = setxattr (place->path, "user.entente.test", "kept", 4, 0) == 0;
  assert_saved (place->path, "new", &follow);
  if (known)
    g_assert_cmpint (getxattr (place->path, "user.entente.test", value, sizeof value), ==, 4);
  else
    g_test_message ("this file system knows no attributes; saving works without");
  g_assert_cmpstr (value, ==, known ? "kept" : "");
}

/* u::rw- u:1234:rw- g::r-- m::rw- o::---, as the system stores lists. */
static const guint8 access_list[] = {
  2, 0, 0, 0,
  0x01, 0, 6, 0, 0xff, 0xff, 0xff, 0xff,
  0x02, 0, 6, 0, 0xd2, 0x04, 0, 0,
  0x04, 0, 4, 0, 0xff, 0xff, 0xff, 0xff,
  0x10, 0, 6, 0, 0xff, 0xff, 0xff, 0xff,
  0x20, 0, 0, 0, 0xff, 0xff, 0xff, 0xff,
};

/* A list stays with its file; the one that the folder gives to new files lets nobody into an old one. */
static void
test_access_lists (SavingPlace *place,
                   gconstpointer data)
{
  guint8 found[256];
  gssize n;

  saving_put (place->path, "old", 0640);
  if (setxattr (place->folder, "system.posix_acl_default", access_list, sizeof access_list, 0) != 0)
    {
      g_test_message ("this file system knows no access lists; saving works without");
      assert_saved (place->path, "new", &follow);
      return;
    }
  assert_saved (place->path, "new", &follow);
  g_assert_cmpint (getxattr (place->path, "system.posix_acl_access", found, sizeof found), ==, -1);
  g_assert_cmpint (saving_get_mode (place->path), ==, 0640);
  g_assert_cmpint (setxattr (place->path, "system.posix_acl_access", access_list, sizeof access_list, 0), ==, 0);
  removexattr (place->folder, "system.posix_acl_default");
  assert_saved (place->path, "newer", &follow);
  n = getxattr (place->path, "system.posix_acl_access", found, sizeof found);
  g_assert_cmpmem (found, MAX (n, 0), access_list, sizeof access_list);
}

static void
test_folder_refuses (SavingPlace *place,
                     gconstpointer data)
{
  g_autofree char *gone = saving_place_at (place, "gone/x.json");
  g_autofree char *below_file = saving_place_at (place, "x.json/y.json");
  g_autofree char *fresh = saving_place_at (place, "y.json");
  g_autofree char *slash = saving_place_at (place, "x.json/");

  saving_put (place->path, "old", 0666);
  assert_refused (gone, &follow, ENTENTE_SAVE_ERROR_NO_FOLDER, "folder");
  assert_refused (below_file, &follow, ENTENTE_SAVE_ERROR_NO_FOLDER, "folder");
  assert_refused (slash, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "folder");
  become_somebody (place);
  g_chmod (place->folder, 0555);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_NO_PERMISSION, "folder");
  assert_refused (fresh, &follow, ENTENTE_SAVE_ERROR_NO_PERMISSION, "folder");
  g_chmod (place->folder, 0600);
  assert_refused (fresh, &follow, ENTENTE_SAVE_ERROR_NO_PERMISSION, "folder");
  /* One that may be written but not listed is as good as any. */
  g_chmod (place->folder, 0300);
  assert_saved (place->path, "new", &follow);
  g_chmod (place->folder, 0700);
  become_oneself ();
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

/* A sticky folder lets everybody create files, but replace only their own. */
static void
test_sticky_folder (SavingPlace *place,
                    gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (place->path);

  if (geteuid () != 0)
    {
      g_test_message ("only the superuser can make another one's file");
      return;
    }
  saving_put (place->path, "old", 0666);
  g_assert_cmpint (setegid (SOMEBODY), ==, 0);
  g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
  become_oneself ();
  g_chmod (place->folder, 01777);
  g_assert_cmpint (setegid (SOMEBODY), ==, 0);
  g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
  g_assert_false (entente_file_is_writable (file));
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_READ_ONLY, "write-protected");
  become_oneself ();
  assert_text (place->path, "old");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

static char *
repeat (const char *piece,
        int n)
{
  GString *text = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
test_long_names (SavingPlace *place,
                 gconstpointer data)
{
  g_autofree char *most = repeat ("あ", 85);
  g_autofree char *mixed = repeat ("é", 125);
  g_autofree char *more = repeat ("あ", 86);
  g_autofree char *long_path = saving_place_at (place, most);
  g_autofree char *mixed_path = saving_place_at (place, mixed);
  g_autofree char *too_long = saving_place_at (place, more);

  g_assert_cmpint (strlen (most), ==, 255);
  assert_saved (long_path, "one", &follow);
  assert_saved (long_path, "two", &follow);
  assert_saved (mixed_path, "one", &follow);
  assert_refused (too_long, &follow, ENTENTE_SAVE_ERROR_NAME_TOO_LONG, "too long");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 2);
}

static void
test_not_a_file (SavingPlace *place,
                 gconstpointer data)
{
  g_autofree char *device = saving_place_at (place, "device");
  g_autofree char *pipe_path = saving_place_at (place, "pipe");
  g_autofree char *here = saving_place_at (place, "."), *above = saving_place_at (place, "..");
  g_autofree char *nowhere = saving_place_at (place, "gone/."), *above_nowhere = saving_place_at (place, "gone/..");

  g_assert_cmpint (g_mkdir (place->path, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/full", device), ==, 0);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "a folder");
  assert_refused (pipe_path, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "a pipe");
  assert_refused (device, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "a device");
  assert_refused ("/", &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "a folder");
  assert_refused (here, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "\xe2\x80\x9c.\xe2\x80\x9d is a folder");
  assert_refused (above, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "\xe2\x80\x9c..\xe2\x80\x9d is a folder");
  /* Nothing could stand there but a folder. */
  assert_refused (nowhere, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "is a folder");
  assert_refused (above_nowhere, &follow, ENTENTE_SAVE_ERROR_NOT_A_FILE, "is a folder");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 3);
}

/* A program that is started meanwhile does not inherit the file or its lock, nor the folder, listed or not. */
static void
test_nothing_is_inherited (SavingPlace *place,
                           gconstpointer data)
{
  static const guint modes[] = { 0700, 0300 };
  guint i;

  saving_put (place->path, "old", 0666);
  become_somebody (place);
  for (i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      EntenteSaveCall call = { .path = place->path, .options = &follow };
      g_auto (EntenteSaveTarget) target = { .folder = -1, .fd = -1 };
      g_autoptr (GError) error = NULL;

      g_chmod (place->folder, (int) modes[i]);
      g_assert_cmpint (entente_save_target_open (&target, &call, &error), ==, ENTENTE_SAVE_DONE);
      g_assert_no_error (error);
      g_assert_cmpint (fcntl (target.folder, F_GETFD), ==, FD_CLOEXEC);
      g_assert_cmpint (fcntl (target.fd, F_GETFD), ==, FD_CLOEXEC);
      g_assert_cmpint (fcntl (target.folder, F_GETFL) & O_DIRECTORY, ==, O_DIRECTORY);
      g_assert_true (target.exists);
    }
  g_chmod (place->folder, 0700);
  become_oneself ();
}

/* A mode that may not be set is left out; one that cannot be, as on a descriptor that is good for nothing, is a failure. */
static void
test_mode_that_cannot_be_set (SavingPlace *place,
                              gconstpointer data)
{
  struct stat status;
  int from, to;

  saving_put (place->path, "old", 0640);
  from = open (place->path, O_RDONLY | O_CLOEXEC);
  to = open (place->path, O_PATH | O_CLOEXEC);
  g_assert_cmpint (fstat (from, &status), ==, 0);
  g_assert_true (entente_save_attributes_copy (from, &status, from));
  g_assert_false (entente_save_attributes_copy (from, &status, to));
  g_assert_cmpint (errno, ==, EBADF);
  close (from);
  close (to);
}

/* A new file that is not wanted after all goes again, once: its descriptor may be somebody else's by then. */
static void
test_new_file_is_let_go_once (SavingPlace *place,
                              gconstpointer data)
{
  EntenteSaveCall call = { .path = place->path, .options = &follow };
  g_auto (EntenteSaveTarget) target = { .folder = -1, .fd = -1 };
  EntenteSaveSibling sibling = { .fd = -1 };
  g_autoptr (GError) error = NULL;
  int other;

  saving_put (place->path, "old", 0666);
  g_assert_cmpint (entente_save_target_open (&target, &call, &error), ==, ENTENTE_SAVE_DONE);
  g_assert_true (entente_save_sibling_create (&sibling, &target, &call, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fcntl (sibling.fd, F_GETFD), ==, FD_CLOEXEC);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 2);
  other = sibling.fd;
  entente_save_sibling_clear (&sibling);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
  g_assert_null (sibling.name);
  g_assert_cmpint (sibling.fd, <, 0);
  g_assert_cmpint (open ("/dev/null", O_RDONLY | O_CLOEXEC), ==, other);
  entente_save_sibling_clear (&sibling);
  g_assert_cmpint (fcntl (other, F_GETFD), ==, FD_CLOEXEC);
  close (other);
}

typedef enum
{
  NOTHING,
  REPLACED,
  LONGER,
  A_SECOND_LATER,
  A_NANOSECOND_LATER,
  GONE,
  N_CHANGES
} FileChange;

/* All but what @change says stays as it was. */
static void
change_file (SavingPlace *place,
             FileChange change,
             const struct stat *status)
{
  g_autofree char *other = saving_place_at (place, "other");
  struct timespec times[2] = { status->st_atim, status->st_mtim };

  if (change == LONGER)
    saving_put (place->path, "older", 0666);
  else if (change == REPLACED)
    {
      saving_put (other, "new", 0666);
      g_assert_cmpint (g_rename (other, place->path), ==, 0);
    }
  else if (change == GONE)
    {
      g_assert_cmpint (g_unlink (place->path), ==, 0);
      return;
    }
  times[1].tv_sec += change == A_SECOND_LATER;
  times[1].tv_nsec += change == A_NANOSECOND_LATER ? (times[1].tv_nsec < 999999999 ? 1 : -1) : 0;
  g_assert_cmpint (utimensat (AT_FDCWD, place->path, times, 0), ==, 0);
}

/* Whatever is another thing about the file that was opened is seen. */
static void
test_changes_are_seen (SavingPlace *place,
                       gconstpointer data)
{
  FileChange change;

  for (change = NOTHING; change < N_CHANGES; change++)
    {
      EntenteSaveCall call = { .path = place->path, .options = &follow };
      g_auto (EntenteSaveTarget) target = { .folder = -1, .fd = -1 };
      g_autoptr (GError) error = NULL;

      saving_put (place->path, "old", 0666);
      g_assert_cmpint (entente_save_target_open (&target, &call, &error), ==, ENTENTE_SAVE_DONE);
      g_assert_true (entente_save_target_is_unchanged (&target));
      change_file (place, change, &target.status);
      g_assert_cmpint (entente_save_target_is_unchanged (&target), ==, change == NOTHING);
      entente_save_target_clear (&target);
      g_assert_cmpint (target.fd, <, 0);
      g_assert_cmpint (target.folder, <, 0);
      g_assert_false (target.lockless);
      g_assert_null (target.name);
    }
}

static void
assert_link (const char *path,
             const char *wanted)
{
  g_autofree char *target = g_file_read_link (path, NULL);

  g_assert_cmpstr (target, ==, wanted);
}

static void
test_links (SavingPlace *place,
            gconstpointer data)
{
  EntenteSaveOptions replace = { .mode = 0600 };
  g_autofree char *below = saving_place_at (place, "below");
  g_autofree char *real = saving_place_at (place, "below/real.json");
  g_autofree char *second = saving_place_at (place, "second");
  g_autofree char *dangling = saving_place_at (place, "dangling");
  g_autofree char *made = saving_place_at (place, "below/made.json");

  g_mkdir (below, 0700);
  saving_put (real, "old", 0640);
  g_assert_cmpint (symlink ("below/real.json", second), ==, 0);
  g_assert_cmpint (symlink (second, place->path), ==, 0);
  assert_saved (place->path, "through two links", &follow);
  assert_text (real, "through two links");
  assert_link (place->path, second);
  assert_link (second, "below/real.json");
  g_assert_cmpint (saving_get_mode (real), ==, 0640);
  /* A link to what does not exist yet: it is made there. */
  g_assert_cmpint (symlink ("below/made.json", dangling), ==, 0);
  assert_saved (dangling, "made", &follow);
  assert_text (made, "made");
  assert_link (dangling, "below/made.json");
  /* Not followed: the link gives way, what it leads to stays. */
  assert_saved (dangling, "instead of the link", &replace);
  g_assert_false (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (saving_get_mode (dangling), ==, 0600);
  assert_text (made, "made");
  g_assert_cmpint (saving_count_entries (below), ==, 2);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 4);
}

static void
test_links_that_lead_nowhere (SavingPlace *place,
                              gconstpointer data)
{
  g_autofree char *other = saving_place_at (place, "y.json");
  g_autofree char *nowhere = saving_place_at (place, "z.json");

  g_assert_cmpint (symlink ("y.json", place->path), ==, 0);
  g_assert_cmpint (symlink ("x.json", other), ==, 0);
  g_assert_cmpint (symlink ("gone/z.json", nowhere), ==, 0);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_FAILED, "leads back to itself");
  assert_refused (nowhere, &follow, ENTENTE_SAVE_ERROR_NO_FOLDER, "folder");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 3);
}

/* The new file has to be written where the link leads, not where it stands. */
static void
test_link_to_another_file_system (SavingPlace *place,
                                  gconstpointer data)
{
  g_autofree char *away = g_strdup ("/dev/shm/entente-save-XXXXXX");
  g_autofree char *real = NULL;
  struct stat here, there;

  g_assert_nonnull (g_mkdtemp (away));
  lstat (place->folder, &here);
  lstat (away, &there);
  if (here.st_dev == there.st_dev)
    g_test_message ("the folder for passing files is shared memory as well");
  real = g_build_filename (away, "real.json", NULL);
  saving_put (real, "old", 0640);
  g_assert_cmpint (symlink (real, place->path), ==, 0);
  assert_saved (place->path, "new", &follow);
  assert_text (real, "new");
  g_assert_cmpint (saving_get_mode (real), ==, 0640);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
  g_assert_cmpint (saving_count_entries (away), ==, 1);
  saving_empty (away);
  g_rmdir (away);
}

static void
test_expected (SavingPlace *place,
               gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "old", -1);
  g_autofree char *upper = g_ascii_strup (hash, -1);
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };

  saving_put (place->path, "old", 0644);
  assert_saved (place->path, "new", &options);
  assert_refused (place->path, &options, ENTENTE_SAVE_ERROR_CHANGED, "changed");
  assert_text (place->path, "new");
  /* It holds already what is to be saved: nothing of anybody gets lost. */
  assert_saved (place->path, "new", &options);
  saving_put (place->path, "old", 0644);
  options.expected = upper;
  assert_saved (place->path, "newer", &options);
  /* It is gone: it may be made again. */
  g_unlink (place->path);
  assert_saved (place->path, "made again", &options);
  /* A link in its place that isn't followed is not what was read. */
  g_unlink (place->path);
  g_assert_cmpint (symlink ("y.json", place->path), ==, 0);
  options.follow = FALSE;
  assert_refused (place->path, &options, ENTENTE_SAVE_ERROR_CHANGED, "changed");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

/* It may be written, but not compared. */
static void
test_expected_of_unreadable_file (SavingPlace *place,
                                  gconstpointer data)
{
  EntenteSaveOptions options = { .expected = "00", .follow = TRUE };

  become_somebody (place);
  saving_put (place->path, "old", 0200);
  assert_refused (place->path, &options, ENTENTE_SAVE_ERROR_NO_PERMISSION, "read");
  g_assert_true (save (place->path, "new", &follow, NULL));
  g_chmod (place->path, 0600);
  assert_text (place->path, "new");
  become_oneself ();
}

static void
test_cancelled (SavingPlace *place,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  saving_put (place->path, "old", 0644);
  g_cancellable_cancel (cancellable);
  g_assert_false (entente_file_save (place->path, bytes, &follow, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (entente_save_error_get_remedy (error));
  assert_text (place->path, "old");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Another program holds the file: it is waited for, not for ever, and the user can stop it. */
static void
test_held_file (SavingPlace *place,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 start;
  int fd;

  saving_put (place->path, "old", 0644);
  fd = g_open (place->path, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (entente_file_save (place->path, bytes, &follow, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  start = g_get_monotonic_time ();
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_FAILED, "Another program");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  close (fd);
  assert_saved (place->path, "new", &follow);
}

static void
test_leftovers_are_removed (SavingPlace *place,
                            gconstpointer data)
{
  g_autofree char *first = saving_place_at (place, ".x.json.entente-0");
  g_autofree char *third = saving_place_at (place, ".x.json.entente-2");
  g_autofree char *other = saving_place_at (place, ".y.json.entente-0");

  saving_put (first, "half", 0600);
  saving_put (third, "half", 0440);
  saving_put (other, "of another file", 0600);
  assert_saved (place->path, "new", &follow);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (third, G_FILE_TEST_EXISTS));
  assert_text (other, "of another file");
  /* Killed after the new file had got both names. */
  g_assert_cmpint (link (place->path, first), ==, 0);
  assert_saved (place->path, "newer", &follow);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 2);
}

/* What another program is writing, or what only has the name of a hidden file, is left alone. */
static void
test_hidden_names_in_use (SavingPlace *place,
                          gconstpointer data)
{
  g_autofree char *first = saving_place_at (place, ".x.json.entente-0");
  g_autofree char *second = saving_place_at (place, ".x.json.entente-1");
  g_autofree char *third = saving_place_at (place, ".x.json.entente-2");
  g_autofree char *fourth = saving_place_at (place, ".x.json.entente-3");
  g_autofree char *secret = saving_place_at (place, "secret");
  int fd;

  saving_put (first, "being written", 0600);
  saving_put (secret, "secret", 0600);
  g_assert_cmpint (symlink ("secret", second), ==, 0);
  g_mkdir (third, 0700);
  g_assert_cmpint (mkfifo (fourth, 0600), ==, 0);
  fd = g_open (first, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  assert_saved (place->path, "new", &follow);
  assert_saved (place->path, "newer", &follow);
  assert_text (first, "being written");
  assert_text (secret, "secret");
  close (fd);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 6);
}

/* A child, because a limit can't be lifted again by somebody without rights. */
static void
in_child (void (*func) (SavingPlace *place),
          SavingPlace *place)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      func (place);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
save_with_size_limit (SavingPlace *place)
{
  struct rlimit limit = { 4, 4 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_TOO_LARGE, "larger");
}

static void
save_with_file_limit (SavingPlace *place)
{
  int used = dup (0);
  struct rlimit limit = { used + 1, used + 1 };

  close (used);
  setrlimit (RLIMIT_NOFILE, &limit);
  assert_refused (place->path, &follow, ENTENTE_SAVE_ERROR_FAILED, "Too many files");
}

static void
test_limits_of_the_process (SavingPlace *place,
                            gconstpointer data)
{
  saving_put (place->path, "old", 0644);
  in_child (save_with_size_limit, place);
  in_child (save_with_file_limit, place);
  assert_text (place->path, "old");
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

static void
assert_writable (const char *path,
                 gboolean wanted)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (entente_file_is_writable (file), ==, wanted);
}

static void
test_is_writable (SavingPlace *place,
                  gconstpointer data)
{
  g_autoptr (GFile) resource = g_file_new_for_uri ("resource:///io/github/x.json");
  g_autofree char *link_path = saving_place_at (place, "link");
  g_autofree char *gone = saving_place_at (place, "gone/x.json");

  become_somebody (place);
  assert_writable (place->path, TRUE);
  saving_put (place->path, "old", 0644);
  g_assert_cmpint (symlink ("x.json", link_path), ==, 0);
  assert_writable (place->path, TRUE);
  assert_writable (link_path, TRUE);
  g_chmod (place->path, 0444);
  assert_writable (place->path, FALSE);
  assert_writable (link_path, FALSE);
  g_chmod (place->path, 0644);
  g_chmod (place->folder, 0555);
  assert_writable (place->path, FALSE);
  g_chmod (place->folder, 0700);
  assert_writable (place->folder, FALSE);
  assert_writable (gone, FALSE);
  become_oneself ();
  if (geteuid () == 0)
    {
      /* Where everybody may write, but only who has a file may replace it. */
      g_assert_cmpint (chown (place->folder, 0, 0), ==, 0);
      g_assert_cmpint (chown (place->path, 0, 0), ==, 0);
      g_chmod (place->path, 0666);
      g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
      assert_writable (place->path, FALSE);
      become_oneself ();
      g_chmod (place->folder, 0777);
      g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
      assert_writable (place->path, TRUE);
      become_oneself ();
      g_chmod (place->folder, 01777);
      assert_writable (place->path, TRUE);
      g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
      assert_writable (place->path, FALSE);
      become_oneself ();
      g_assert_cmpint (chown (place->path, SOMEBODY, SOMEBODY), ==, 0);
      g_assert_cmpint (seteuid (SOMEBODY), ==, 0);
      assert_writable (place->path, TRUE);
      become_oneself ();
    }
  g_assert_false (entente_file_is_writable (resource));
}

#define ADD(name, func) g_test_add ("/file-save/" name, SavingPlace, NULL, saving_place_set_up, func, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("mode-is-kept", test_mode_is_kept);
  ADD ("protected-file-is-not-replaced", test_protected_file_is_not_replaced);
  ADD ("file-of-somebody-else", test_file_of_somebody_else);
  ADD ("owner-and-group-are-kept", test_owner_and_group_are_kept);
  ADD ("lost-group-gets-no-more", test_lost_group_gets_no_more);
  ADD ("attributes-are-kept", test_attributes_are_kept);
  ADD ("access-lists", test_access_lists);
  ADD ("folder-refuses", test_folder_refuses);
  ADD ("sticky-folder", test_sticky_folder);
  ADD ("long-names", test_long_names);
  ADD ("not-a-file", test_not_a_file);
  ADD ("nothing-is-inherited", test_nothing_is_inherited);
  ADD ("mode-that-cannot-be-set", test_mode_that_cannot_be_set);
  ADD ("new-file-is-let-go-once", test_new_file_is_let_go_once);
  ADD ("changes-are-seen", test_changes_are_seen);
  ADD ("links", test_links);
  ADD ("links-that-lead-nowhere", test_links_that_lead_nowhere);
  ADD ("link-to-another-file-system", test_link_to_another_file_system);
  ADD ("expected", test_expected);
  ADD ("expected-of-unreadable-file", test_expected_of_unreadable_file);
  ADD ("cancelled", test_cancelled);
  ADD ("held-file", test_held_file);
  ADD ("leftovers-are-removed", test_leftovers_are_removed);
  ADD ("hidden-names-in-use", test_hidden_names_in_use);
  ADD ("limits-of-the-process", test_limits_of_the_process);
  ADD ("is-writable", test_is_writable);
  return g_test_run ();
}
