/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Saving: at any moment, whatever happens, the file is wholly the old one or wholly the new one.
 *
 * The new file is written beside the old one, made sure to be on the disk, and then takes its place in one step.
 * A caller who says what it expects to replace never overwrites anything else: programs that save the same file
 * take turns, and whoever comes second is told. */

#include "config.h"

#include "entente-file-save.h"

#include "entente-save-error.h"
#include "entente-save-sibling.h"
#include "entente-save-target.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* How long a program that holds the file is waited for. */
#define PATIENCE (5 * G_USEC_PER_SEC)

static EntenteSaveOutcome
replace (const EntenteSaveTarget *target,
         const EntenteSaveCall *call,
         GError **error)
{
  g_auto (EntenteSaveSibling) sibling = { NULL, NULL, -1 };

  if (!entente_save_sibling_create (&sibling, target, call, error)
      || !entente_save_sibling_write (&sibling, call, error)
      || g_cancellable_set_error_if_cancelled (call->cancellable, error))
    return ENTENTE_SAVE_FAILED;
  if (call->options->expected != NULL && !entente_save_target_is_unchanged (target))
    return ENTENTE_SAVE_AGAIN;
  return entente_save_sibling_replace (&sibling, call, error);
}

static EntenteSaveOutcome
try_save (const EntenteSaveCall *call,
          GError **error)
{
  g_auto (EntenteSaveTarget) target = { NULL, -1, FALSE, -1 };
  EntenteSaveOutcome outcome = entente_save_target_open (&target, call, error);

  if (outcome == ENTENTE_SAVE_DONE)
    outcome = entente_save_target_compare (&target, call, error);
  return outcome == ENTENTE_SAVE_DONE ? replace (&target, call, error) : outcome;
}

/**
 * entente_file_save:
 * @path: of the file, which need not exist
 * @options: (nullable): %NULL = whatever stands there is replaced, links are followed
 *
 * Saves @bytes. The file keeps its mode, owner, group, extended attributes and access control list as far as the
 * system lets us; a file without any permission to write is not replaced. A hard link under another name keeps
 * the old content. Cancelling is heeded until the new file takes its place, never after.
 *
 * Waits for the disk and up to five seconds for other programs that save the same file, so not for the main
 * thread. The process must ignore SIGXFSZ, or a limit of the size of files ends it instead of giving
 * %ENTENTE_SAVE_ERROR_TOO_LARGE.
 *
 * Returns: %FALSE, with an error of %ENTENTE_SAVE_ERROR or %G_IO_ERROR_CANCELLED, if the file is as it was
 */
gboolean
entente_file_save (const char *path,
                   GBytes *bytes,
                   const EntenteSaveOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  static const EntenteSaveOptions anything = { .follow = TRUE };
  EntenteSaveCall call = { path, bytes, options != NULL ? options : &anything, cancellable, 0 };
  EntenteSaveOutcome outcome;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);
  call.deadline = g_get_monotonic_time () + PATIENCE;
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      outcome = try_save (&call, error);
    }
  while (outcome == ENTENTE_SAVE_AGAIN && g_get_monotonic_time () < call.deadline);
  if (outcome == ENTENTE_SAVE_AGAIN)
    entente_save_error_set (error, path, ENTENTE_SAVE_SUBJECT_FILE, EAGAIN);
  return outcome == ENTENTE_SAVE_DONE;
}

/* A file that is no longer there is made, unless another one has taken its name meanwhile. */
static gboolean
create_with_gio (GFile *file,
                 GBytes *bytes,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/* Compares what stands there with what is expected, and gives the tag under which it may be replaced. */
static gboolean
compare_with_gio (GFile *file,
                  const char *expected,
                  char **etag,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) found = g_file_load_bytes (file, cancellable, etag, error);
  g_autofree char *hash = NULL;

  if (found == NULL)
    return FALSE;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found);
  if (g_ascii_strcasecmp (hash, expected) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "");
  return FALSE;
}

static gboolean
save_with_gio (GFile *file,
               GBytes *bytes,
               const char *expected,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) compared = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (expected != NULL && !compare_with_gio (file, expected, &etag, cancellable, &compared))
    {
      if (g_error_matches (compared, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return create_with_gio (file, bytes, cancellable, error);
      g_propagate_error (error, g_steal_pointer (&compared));
      return FALSE;
    }
  return g_file_replace_contents (file, data != NULL ? data : "", size, etag, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}

/**
 * entente_file_save_to:
 *
 * As entente_file_save(), for any file. One that the system has no path for, on a server, is saved by GIO as safely
 * as the server does it; its mode and links are the server's matter.
 */
gboolean
entente_file_save_to (GFile *file,
                      GBytes *bytes,
                      const EntenteSaveOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  const char *expected = options != NULL ? options->expected : NULL;
  GError *cause = NULL;

  if (path != NULL)
    return entente_file_save (path, bytes, options, cancellable, error);
  if (save_with_gio (file, bytes, expected, cancellable, &cause))
    return TRUE;
  if (expected != NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
    cause->code = G_IO_ERROR_WRONG_ETAG;
  entente_save_error_take_gio (error, file, cause);
  return FALSE;
}

/* A folder where everybody may write but only the owner of a file may replace it. */
static gboolean
is_held_by_others (const char *folder,
                   const struct stat *status)
{
  struct stat above;
  uid_t self = geteuid ();

  return self != 0 && stat (folder, &above) == 0 && (above.st_mode & S_ISVTX) != 0 && above.st_uid != self
         && status->st_uid != self;
}

static gboolean
is_path_writable (const char *path)
{
  int code;
  g_autofree char *real = entente_save_target_follow (path, &code);
  g_autofree char *folder = real != NULL ? g_path_get_dirname (real) : NULL;
  struct stat status;

  if (real == NULL || faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    return FALSE;
  if (lstat (real, &status) != 0)
    return errno == ENOENT;
  return S_ISREG (status.st_mode) && !entente_save_target_is_protected (&status)
         && faccessat (AT_FDCWD, real, W_OK, AT_EACCESS) == 0 && !is_held_by_others (folder, &status);
}

/**
 * entente_file_is_writable:
 *
 * Returns: whether entente_file_save_to() has a chance: the file, if it exists, is a plain one that may be
 *   written, and its folder takes a new one. Room on the disk is another matter. Asks the file system, or the
 *   server where the file is.
 */
gboolean
entente_file_is_writable (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_is_native (file) && g_file_peek_path (file) != NULL)
    return is_path_writable (g_file_peek_path (file));
  if (g_file_has_uri_scheme (file, "resource"))
    return FALSE;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info == NULL)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  return !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}
