/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving where the system has no path: here a file of a made-up server, which keeps what it is given in a local
 * file and can be told to fail, or that somebody else is quicker. */

#include "config.h"

#include "entente-file-save.h"
#include "saving-place.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* What the server does with the next call. */
static struct
{
  int fails_with;         /* a code of G_IO_ERROR plus one; 0 = it works */
  gboolean rival_changes; /* just before it replaces, somebody else does */
  gboolean rival_creates; /* just before it creates */
} server;

#define TEST_TYPE_REMOTE_FILE (remote_file_get_type ())
G_DECLARE_FINAL_TYPE (RemoteFile, remote_file, TEST, REMOTE_FILE, GObject)

struct _RemoteFile
{
  GObject parent_instance;
  GFile *kept;
};

static void remote_file_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RemoteFile, remote_file, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, remote_file_iface_init))

static GFile *
make_remote (const char *path)
{
  RemoteFile *self = g_object_new (TEST_TYPE_REMOTE_FILE, NULL);

  self->kept = g_file_new_for_path (path);
  return G_FILE (self);
}

static void
remote_file_finalize (GObject *object)
{
  g_object_unref (TEST_REMOTE_FILE (object)->kept);
  G_OBJECT_CLASS (remote_file_parent_class)->finalize (object);
}

static void
remote_file_class_init (RemoteFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remote_file_finalize;
}

static void
remote_file_init (RemoteFile *self)
{
}

static gboolean
is_failing (GError **error)
{
  if (server.fails_with == 0)
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, server.fails_with - 1, "the server says no");
  return TRUE;
}

static gboolean
remote_file_is_native (GFile *file)
{
  return FALSE;
}

static char *
remote_file_get_path (GFile *file)
{
  return NULL;
}

static char *
remote_file_get_basename (GFile *file)
{
  return g_file_get_basename (TEST_REMOTE_FILE (file)->kept);
}

static gboolean
remote_file_has_uri_scheme (GFile *file,
                            const char *scheme)
{
  return strcmp (scheme, "made-up") == 0;
}

static GFileInputStream *
remote_file_read (GFile *file,
                  GCancellable *cancellable,
                  GError **error)
{
  return g_file_read (TEST_REMOTE_FILE (file)->kept, cancellable, error);
}

static GFileInfo *
remote_file_query_info (GFile *file,
                        const char *attributes,
                        GFileQueryInfoFlags flags,
                        GCancellable *cancellable,
                        GError **error)
{
  return g_file_query_info (TEST_REMOTE_FILE (file)->kept, attributes, flags, cancellable, error);
}

static GFileOutputStream *
remote_file_create (GFile *file,
                    GFileCreateFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  GFile *kept = TEST_REMOTE_FILE (file)->kept;

  if (is_failing (error))
    return NULL;
  if (server.rival_creates)
    saving_put (g_file_peek_path (kept), "rival", 0600);
  return g_file_create (kept, flags, cancellable, error);
}

static GFileOutputStream *
remote_file_replace (GFile *file,
                     const char *etag,
                     gboolean backup,
                     GFileCreateFlags flags,
                     GCancellable *cancellable,
                     GError **error)
{
  GFile *kept = TEST_REMOTE_FILE (file)->kept;
  struct utimbuf other = { 1000000000, 1000000000 };

  if (is_failing (error))
    return NULL;
  if (server.rival_changes)
    {
      saving_put (g_file_peek_path (kept), "rival", 0600);
      utime (g_file_peek_path (kept), &other);
    }
  return g_file_replace (kept, etag, backup, flags, cancellable, error);
}

static gboolean
remote_file_delete (GFile *file,
                    GCancellable *cancellable,
                    GError **error)
{
  return g_file_delete (TEST_REMOTE_FILE (file)->kept, cancellable, error);
}

static void
remote_file_iface_init (GFileIface *iface)
{
  iface->is_native = remote_file_is_native;
  iface->get_path = remote_file_get_path;
  iface->get_basename = remote_file_get_basename;
  iface->has_uri_scheme = remote_file_has_uri_scheme;
  iface->read_fn = remote_file_read;
  iface->query_info = remote_file_query_info;
  iface->create = remote_file_create;
  iface->replace = remote_file_replace;
  iface->delete_file = remote_file_delete;
}

static void
set_up (SavingPlace *place,
        gconstpointer data)
{
  memset (&server, 0, sizeof server);
  saving_place_set_up (place, data);
}

static gboolean
save (SavingPlace *place,
      const char *text,
      const char *expected,
      GError **error)
{
  g_autoptr (GFile) file = make_remote (place->path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  EntenteSaveOptions options = { .expected = expected, .follow = TRUE };

  return entente_file_save_to (file, bytes, &options, NULL, error);
}

static void
assert_text (SavingPlace *place,
             const char *wanted)
{
  g_autoptr (GBytes) bytes = saving_load (place->path);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), wanted, strlen (wanted));
}

static void
assert_saved (SavingPlace *place,
              const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;

  save (place, text, expected, &error);
  g_assert_no_error (error);
  assert_text (place, text);
}

static void
assert_refused (SavingPlace *place,
                const char *expected,
                EntenteSaveError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (place, "refused", expected, &error));
  g_assert_error (error, ENTENTE_SAVE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "x.json"));
  g_assert_nonnull (entente_save_error_get_remedy (error));
}

static void
test_save (SavingPlace *place,
           gconstpointer data)
{
  assert_saved (place, "one", NULL);
  g_chmod (place->path, 0640);
  assert_saved (place, "two", NULL);
  assert_saved (place, "", NULL);
  g_assert_cmpint (saving_get_mode (place->path), ==, 0640);
  g_assert_cmpint (saving_count_entries (place->folder), ==, 1);
}

static void
test_expected (SavingPlace *place,
               gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "old", -1);

  saving_put (place->path, "old", 0600);
  assert_saved (place, "new", hash);
  assert_refused (place, hash, ENTENTE_SAVE_ERROR_CHANGED);
  assert_text (place, "new");
  saving_put (place->path, "old", 0600);
  server.rival_changes = TRUE;
  assert_refused (place, hash, ENTENTE_SAVE_ERROR_CHANGED);
  assert_text (place, "rival");
}

static void
test_expected_but_gone (SavingPlace *place,
                        gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "old", -1);

  assert_saved (place, "made again", hash);
  g_unlink (place->path);
  server.rival_creates = TRUE;
  assert_refused (place, hash, ENTENTE_SAVE_ERROR_CHANGED);
  assert_text (place, "rival");
}

static void
test_errors (SavingPlace *place,
             gconstpointer data)
{
  static const int pairs[][2] = {
    { G_IO_ERROR_NO_SPACE, ENTENTE_SAVE_ERROR_NO_SPACE },
    { G_IO_ERROR_READ_ONLY, ENTENTE_SAVE_ERROR_READ_ONLY },
    { G_IO_ERROR_PERMISSION_DENIED, ENTENTE_SAVE_ERROR_NO_PERMISSION },
    { G_IO_ERROR_NOT_FOUND, ENTENTE_SAVE_ERROR_NO_FOLDER },
    { G_IO_ERROR_NOT_DIRECTORY, ENTENTE_SAVE_ERROR_NO_FOLDER },
    { G_IO_ERROR_FILENAME_TOO_LONG, ENTENTE_SAVE_ERROR_NAME_TOO_LONG },
    { G_IO_ERROR_IS_DIRECTORY, ENTENTE_SAVE_ERROR_NOT_A_FILE },
    { G_IO_ERROR_NOT_REGULAR_FILE, ENTENTE_SAVE_ERROR_NOT_A_FILE },
    { G_IO_ERROR_WRONG_ETAG, ENTENTE_SAVE_ERROR_CHANGED },
    { G_IO_ERROR_HOST_UNREACHABLE, ENTENTE_SAVE_ERROR_FAILED },
    { G_IO_ERROR_FAILED, ENTENTE_SAVE_ERROR_FAILED },
  };
  g_autoptr (GError) error = NULL;
  gsize i;

  saving_put (place->path, "old", 0600);
  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      server.fails_with = pairs[i][0] + 1;
      assert_refused (place, NULL, pairs[i][1]);
    }
  server.fails_with = G_IO_ERROR_CANCELLED + 1;
  g_assert_false (save (place, "refused", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_text (place, "old");
}

static void
test_is_writable (SavingPlace *place,
                  gconstpointer data)
{
  g_autoptr (GFile) file = make_remote (place->path);

  g_assert_true (entente_file_is_writable (file));
  saving_put (place->path, "old", 0600);
  g_assert_true (entente_file_is_writable (file));
}

#define ADD(name, func) g_test_add ("/save-remote/" name, SavingPlace, NULL, set_up, func, saving_place_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save", test_save);
  ADD ("expected", test_expected);
  ADD ("expected-but-gone", test_expected_but_gone);
  ADD ("errors", test_errors);
  ADD ("is-writable", test_is_writable);
  return g_test_run ();
}
