/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Holding a place in the folder of unsaved work.
 *
 * The lock is flock (2) on ID.lock: the kernel frees it when the last descriptor goes, kill -9 and power cuts
 * included, so there are no stale locks and no ages to guess. A lock file may be removed by whoever holds it; who
 * opened it before and gets the lock after has a file without a name in hand, notices, and opens again. Looking
 * takes a shared lock, so that two starting programs do not hide left work from each other.
 *
 * The note inside is written with one call and never made shorter: a reader finds the old one or the new one.
 * A file system without flock counts as free: rather offer work once too often than never.
 */

#include "config.h"

#include "entente-recovery-hold.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "Unsaved work"
#define VERSION 1
#define ATTEMPTS 20
#define ATTEMPT_US 10000
#define NOTE_MAX_BYTES (64 * 1024)

struct _EntenteRecoveryHold
{
  char *lock, *copy; /* paths */
  int descriptor;
  char *note;        /* as written */
  gsize note_size;   /* of the file */
};

void
entente_recovery_note_clear (EntenteRecoveryNote *note)
{
  g_clear_pointer (&note->uri, g_free);
  g_clear_pointer (&note->title, g_free);
  g_clear_pointer (&note->hash, g_free);
}

static char *
read_key (GKeyFile *file,
          const char *key)
{
  g_autofree char *value = g_key_file_get_string (file, GROUP, key, NULL);

  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

/* Fills in what can be read; FALSE when the file is damaged or not there. */
gboolean
entente_recovery_note_read (const char *path,
                            EntenteRecoveryNote *note)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GStatBuf status;

  *note = (EntenteRecoveryNote){ NULL, NULL, NULL };
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size > NOTE_MAX_BYTES)
    return FALSE;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, GROUP))
    return FALSE;
  note->uri = read_key (file, "Uri");
  note->title = read_key (file, "Title");
  note->hash = read_key (file, "Hash");
  return TRUE;
}

static char *
compose_note (const EntenteRecoveryNote *note)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "Version", VERSION);
  if (note->uri != NULL)
    g_key_file_set_string (file, GROUP, "Uri", note->uri);
  if (note->title != NULL)
    g_key_file_set_string (file, GROUP, "Title", note->title);
  if (note->hash != NULL)
    g_key_file_set_string (file, GROUP, "Hash", note->hash);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
fail (GError **error,
      const char *path)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* Nobody else may look into the folder, whatever the umask. */
static gboolean
prepare_folder (const char *folder,
                GError **error)
{
  GStatBuf status;

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_stat (folder, &status) != 0)
    return fail (error, folder);
  if ((status.st_mode & 077) != 0 && g_chmod (folder, 0700) != 0)
    return fail (error, folder);
  return TRUE;
}

static gboolean
has_same_file (int descriptor,
               const char *path)
{
  struct stat held;
  GStatBuf named;

  return fstat (descriptor, &held) == 0 && g_stat (path, &named) == 0 && held.st_dev == named.st_dev
         && held.st_ino == named.st_ino;
}

static gboolean
lock_descriptor (int descriptor,
                 gboolean shared)
{
  int result;

  do
    result = flock (descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result == 0 || errno != EWOULDBLOCK;
}

/* One attempt. -1: not there (errno), or held by somebody (EWOULDBLOCK). */
static int
open_lock (const char *path,
           EntenteRecoveryAccess access)
{
  int flags = O_CLOEXEC | O_NOFOLLOW | (access == ENTENTE_RECOVERY_LOOK ? O_RDONLY : O_RDWR);
  int descriptor = g_open (path, flags | (access == ENTENTE_RECOVERY_MAKE ? O_CREAT : 0), 0600);

  if (descriptor < 0)
    return -1;
  if (lock_descriptor (descriptor, access == ENTENTE_RECOVERY_LOOK) && has_same_file (descriptor, path))
    return descriptor;
  close (descriptor);
  errno = EWOULDBLOCK;
  return -1;
}

/**
 * entente_recovery_hold_new:
 * @id: a name of letters, digits and dashes
 *
 * Waits up to a fifth of a second for somebody who only looks; does not wait for an owner longer than that.
 *
 * Returns: (nullable): the place, until it is freed; %NULL with @error when somebody owns it, or it is not there,
 *   or cannot be made
 */
EntenteRecoveryHold *
entente_recovery_hold_new (const char *folder,
                           const char *id,
                           EntenteRecoveryAccess access,
                           GError **error)
{
  g_autoptr (EntenteRecoveryHold) self = g_new0 (EntenteRecoveryHold, 1);
  struct stat status;
  guint attempt;

  self->descriptor = -1;
  self->lock = g_strconcat (folder, G_DIR_SEPARATOR_S, id, ENTENTE_RECOVERY_LOCK_SUFFIX, NULL);
  self->copy = g_strconcat (folder, G_DIR_SEPARATOR_S, id, ENTENTE_RECOVERY_COPY_SUFFIX, NULL);
  if (access == ENTENTE_RECOVERY_MAKE && !prepare_folder (folder, error))
    return NULL;
  for (attempt = 0; self->descriptor < 0; attempt++)
    {
      self->descriptor = open_lock (self->lock, access);
      if (self->descriptor >= 0)
        break;
      if (errno != EWOULDBLOCK || access == ENTENTE_RECOVERY_LOOK || attempt == ATTEMPTS)
        {
          fail (error, self->lock);
          return NULL;
        }
      g_usleep (ATTEMPT_US);
    }
  if (fstat (self->descriptor, &status) == 0)
    self->note_size = (gsize) status.st_size;
  return g_steal_pointer (&self);
}

/* Lets go; what is there stays. */
void
entente_recovery_hold_free (EntenteRecoveryHold *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self->lock);
  g_free (self->copy);
  g_free (self->note);
  g_free (self);
}

const char *
entente_recovery_hold_get_copy (const EntenteRecoveryHold *self)
{
  return self->copy;
}

const char *
entente_recovery_hold_get_lock (const EntenteRecoveryHold *self)
{
  return self->lock;
}

/* FALSE: somebody has removed the lock file, and the lock with it. */
gboolean
entente_recovery_hold_is_there (const EntenteRecoveryHold *self)
{
  return has_same_file (self->descriptor, self->lock);
}

/* Writes nothing when the same stands there already. */
gboolean
entente_recovery_hold_write_note (EntenteRecoveryHold *self,
                                  const EntenteRecoveryNote *note,
                                  GError **error)
{
  g_autofree char *text = compose_note (note);
  g_autofree char *padded = NULL;
  gsize length = strlen (text), size = MAX (length, self->note_size);
  gssize written;

  if (g_strcmp0 (self->note, text) == 0)
    return TRUE;
  padded = g_malloc (size);
  memcpy (padded, text, length);
  memset (padded + length, '\n', size - length);
  do
    written = pwrite (self->descriptor, padded, size, 0);
  while (written < 0 && errno == EINTR);
  if (written >= 0 && (gsize) written < size)
    errno = ENOSPC;
  if (written != (gssize) size)
    return fail (error, self->lock);
  self->note_size = size;
  g_free (self->note);
  self->note = g_steal_pointer (&text);
  return TRUE;
}

/* A program that is killed while it saves leaves a hidden file behind, with the user's work in it. */
static void
remove_hidden (const EntenteRecoveryHold *self)
{
  g_autofree char *folder = g_path_get_dirname (self->copy);
  g_autofree char *name = g_path_get_basename (self->copy);
  g_autofree char *prefix = g_strdup_printf (".%s.", name);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while (dir != NULL && (found = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (found, prefix))
      {
        g_autofree char *path = g_build_filename (folder, found, NULL);

        g_unlink (path);
      }
}

/* Removes all that is there, the lock file last; @self still holds it until it is freed. */
void
entente_recovery_hold_remove (EntenteRecoveryHold *self)
{
  g_unlink (self->copy);
  remove_hidden (self);
  g_unlink (self->lock);
}
