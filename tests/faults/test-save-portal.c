/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving as a sandboxed application does: through the file system of the document portal, which hands out single
 * files of folders that the application can't see. portal-session.sh gives it a session of its own. A machine
 * without FUSE gets a disk that refuses what the portal's refuses. */

#include "config.h"

#include "entente-file-save.h"
#include "faults.h"
#include "saving-place.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#define NAME "org.freedesktop.portal.Documents"
#define OBJECT "/org/freedesktop/portal/documents"

/* Where the portal shows its files; NULL = this machine can't have one. */
static char *mount_point;

static GVariant *
call_portal (const char *method,
             GVariant *arguments,
             int fd,
             GError **error)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();

  if (bus == NULL)
    return NULL;
  if (fd >= 0)
    g_unix_fd_list_append (files, fd, NULL);
  return g_dbus_connection_call_with_unix_fd_list_sync (bus, NAME, OBJECT, NAME, method, arguments, NULL,
                                                        G_DBUS_CALL_FLAGS_NONE, 20000, files, NULL, NULL, error);
}

static gboolean
has_fuse (void)
{
  int fd = open ("/dev/fuse", O_RDWR | O_CLOEXEC);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

/* A portal that isn't installed is an error; a machine where none can work isn't. */
static void
find_portal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call_portal ("GetMountPoint", NULL, -1, &error);
  g_autoptr (GVariant) path = NULL;

  if (reply == NULL && has_fuse ())
    g_error ("there is no document portal (package xdg-desktop-portal): %s", error->message);
  if (reply == NULL)
    return;
  path = g_variant_get_child_value (reply, 0);
  mount_point = g_strdup (g_variant_get_bytestring (path));
}

/* Hands a file, or the name of one that is to be, to the portal. */
static char *
hand_over (SavingPlace *place,
           gboolean exists)
{
  int fd = open (exists ? place->path : place->folder, O_PATH | O_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  char *id = NULL;

  if (exists)
    reply = call_portal ("Add", g_variant_new ("(hbb)", 0, FALSE, FALSE), fd, &error);
  else
    reply = call_portal ("AddNamed", g_variant_new ("(h^aybb)", 0, "x.json", FALSE, FALSE), fd, &error);
  g_assert_no_error (error);
  close (fd);
  g_variant_get (reply, "(s)", &id);
  return id;
}

/* The path under which an application with some permissions sees the file. */
static char *
grant (const char *id,
       const char *application,
       const char *const *permissions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = call_portal ("GrantPermissions", g_variant_new ("(ss^as)", id, application, permissions), -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
  return g_build_filename (mount_point, "by-app", application, id, "x.json", NULL);
}

static const char *const read_write[] = { "read", "write", NULL };
static const char *const read_only[] = { "read", NULL };

/* What the portal's file system refuses; it is all that is different on a machine without one. */
#define REFUSALS "flock:1+:ENOSYS,renameat2:1+:EINVAL,linkat:1+:ENOSYS,flistxattr:1+:ENOTSUP,fremovexattr:1+:ENOTSUP"

static char *
open_place (SavingPlace *place,
            gboolean exists)
{
  g_autofree char *id = NULL;

  if (mount_point == NULL)
    {
      g_test_message ("this machine has no FUSE; a disk that refuses the same stands in for the portal");
      faults_arm (REFUSALS, place->folder);
      return g_strdup (place->path);
    }
  id = hand_over (place, exists);
  return grant (id, "org.example.Writer", read_write);
}

static gboolean
save (const char *path,
      GBytes *bytes,
      GBytes *expected,
      GError **error)
{
  g_autofree char *hash = expected != NULL ? saving_hash (expected) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EntenteSaveOptions options = { .expected = hash, .follow = TRUE };

  return entente_file_save_to (file, bytes, &options, NULL, error);
}

static void
assert_is (const char *path,
           GBytes *wanted)
{
  g_autoptr (GBytes) found = saving_load (path);

  g_assert_true (found != NULL && g_bytes_equal (found, wanted));
}

static void
test_save (SavingPlace *place,
           gconstpointer data)
{
  static const gsize sizes[] = { 1, 700, 65537, 4 * 1024 * 1024, 0, 3000 };
  GBytes *before = saving_make_bytes (99, 2000);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gsize i;

  saving_put_bytes (place->path, before, 0640);
  path = open_place (place, TRUE);
  file = g_file_new_for_path (path);
  g_assert_true (entente_file_is_writable (file));
  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GBytes *bytes = saving_make_bytes (i, sizes[i]);

      save (path, bytes, before, &error);
      g_assert_no_error (error);
      assert_is (place->path, bytes);
      assert_is (path, bytes);
      g_assert_cmpint (saving_get_mode (place->path), ==, 0640);
      g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
      g_bytes_unref (before);
      before = bytes;
    }
  g_bytes_unref (before);
}

static void
test_changed (SavingPlace *place,
              gconstpointer data)
{
  g_autoptr (GBytes) old = saving_make_bytes (1, 500);
  g_autoptr (GBytes) theirs = saving_make_bytes (2, 600);
  g_autoptr (GBytes) mine = saving_make_bytes (3, 700);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  saving_put_bytes (place->path, old, 0640);
  path = open_place (place, TRUE);
  saving_put_bytes (place->path, theirs, 0640);
  g_assert_false (save (path, mine, old, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_CHANGED);
  assert_is (place->path, theirs);
  g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
}

/* "Save as": the user has chosen a name where nothing stands yet. */
static void
test_new (SavingPlace *place,
          gconstpointer data)
{
  g_autoptr (GBytes) bytes = saving_make_bytes (1, 5000);
  g_autoptr (GBytes) next = saving_make_bytes (2, 3000);
  g_autofree char *path = open_place (place, FALSE);
  g_autoptr (GError) error = NULL;

  save (path, bytes, NULL, &error);
  g_assert_no_error (error);
  assert_is (place->path, bytes);
  save (path, next, bytes, &error);
  g_assert_no_error (error);
  assert_is (place->path, next);
  g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
}

static void
test_read_only (SavingPlace *place,
                gconstpointer data)
{
  g_autoptr (GBytes) old = saving_make_bytes (1, 500);
  g_autoptr (GBytes) new = saving_make_bytes (2, 600);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  saving_put_bytes (place->path, old, 0640);
  if (mount_point == NULL)
    {
      g_test_message ("this machine has no FUSE; the file itself is protected");
      path = g_strdup (place->path);
      g_chmod (path, 0440);
    }
  else
    {
      id = hand_over (place, TRUE);
      path = grant (id, "org.example.Reader", read_only);
    }
  file = g_file_new_for_path (path);
  assert_is (path, old);
  g_assert_false (entente_file_is_writable (file));
  g_assert_false (save (path, new, old, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, ENTENTE_SAVE_ERROR_READ_ONLY);
  assert_is (place->path, old);
}

/* Returns whether the child was killed at its n-th call. */
static gboolean
save_killed (const char *path,
             GBytes *bytes,
             guint n,
             const char *effect)
{
  g_autofree char *rule = g_strdup_printf ("*:%u:%s,%s", n, effect, mount_point == NULL ? REFUSALS : "");
  g_autofree char *folder = g_path_get_dirname (path);
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      EntenteSaveOptions options = { .follow = TRUE };

      faults_arm (rule, folder);
      _exit (entente_file_save (path, bytes, &options, NULL, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

/* Makes what was left look as if it were from yesterday: the portal's file system knows no locks, by which it would
 * be known at once. Returns how much there is. */
static guint
age_left (SavingPlace *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  struct utimbuf yesterday = { time (NULL) - 86400, time (NULL) - 86400 };
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = saving_place_at (place, name);

      if (strcmp (name, "x.json") == 0)
        continue;
      g_assert_cmpint (utime (path, &yesterday), ==, 0);
      n++;
    }
  return n;
}

static void
test_kills (SavingPlace *place,
            gconstpointer data)
{
  static const char *const effects[] = { "KILL", "KILL-AFTER" };
  g_autoptr (GBytes) old = saving_make_bytes (1, 4000);
  g_autoptr (GBytes) new = saving_make_bytes (2, 1200000);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  guint n_old = 0, n_new = 0, n_left = 0, n;
  gsize i;

  saving_put_bytes (place->path, old, 0640);
  path = open_place (place, TRUE);
  for (i = 0; i < G_N_ELEMENTS (effects); i++)
    for (n = 1; save_killed (path, new, n, effects[i]); n++)
      {
        g_autoptr (GBytes) found = saving_load (place->path);

        g_assert_true (found != NULL && (g_bytes_equal (found, old) || g_bytes_equal (found, new)));
        if (g_bytes_equal (found, new))
          n_new++;
        else
          n_old++;
        n_left += age_left (place);
        save (path, old, NULL, &error);
        g_assert_no_error (error);
        assert_is (place->path, old);
        g_assert_cmpuint (saving_count_entries (place->folder), ==, 1);
      }
  g_assert_cmpuint (n_old, >, 20);
  g_assert_cmpuint (n_new, >, 5);
  g_test_message ("%u kills through the portal: %u times old, %u times new, %u hidden files left and removed",
                  n_old + n_new, n_old, n_new, n_left);
}

static void
tear_down (SavingPlace *place,
           gconstpointer data)
{
  faults_arm (NULL, NULL);
  saving_place_tear_down (place, data);
}

#define ADD(name, func) g_test_add ("/save-portal/" name, SavingPlace, NULL, saving_place_set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  faults_preload (argv);
  g_test_init (&argc, &argv, NULL);
  find_portal ();
  ADD ("save", test_save);
  ADD ("changed", test_changed);
  ADD ("new", test_new);
  ADD ("read-only", test_read_only);
  ADD ("kills", test_kills);
  return g_test_run ();
}
