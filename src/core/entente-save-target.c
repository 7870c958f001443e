/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Finds what stands where a file is to be saved.
 *
 * Programs that save the same file take turns by an flock on the file that stands there. As each of them replaces
 * the file, whoever has waited looks whether the name still leads to what it has locked, and otherwise starts over
 * with the new one. Where a file system knows no locks, only the windows of this process take turns, and between
 * processes the comparison has to do. */

#include "config.h"

#include "entente-save-target.h"

#include "entente-save-error.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAX_LINKS 40
#define FIRST_PAUSE 1000  /* microseconds between two looks at a lock */
#define LAST_PAUSE 50000
/* Without O_NOFOLLOW, at which the document portal fails: what was opened is compared with what was looked at. */
#define OPEN_FLAGS (O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* Held while a file is saved on a file system that knows no locks, such as the document portal's. */
static pthread_mutex_t lockless_turn = PTHREAD_MUTEX_INITIALIZER;

static EntenteSaveOutcome
fail (const EntenteSaveCall *call,
      EntenteSaveSubject subject,
      int code,
      GError **error)
{
  entente_save_error_set (error, call->path, subject, code);
  return ENTENTE_SAVE_FAILED;
}

/**
 * entente_save_target_follow:
 * @code: (out): of errno when it fails
 *
 * Returns: (transfer full) (nullable): where a path leads when its last part is a link, a link to a link and so
 *   on; the file there need not exist. %NULL for a circle of links or what can't be looked at
 */
char *
entente_save_target_follow (const char *path,
                            int *code)
{
  g_autofree char *current = g_strdup (path);
  char link[PATH_MAX + 1];
  int i;

  for (i = 0; i <= MAX_LINKS; i++)
    {
      gssize length = readlink (current, link, PATH_MAX);
      g_autofree char *folder = NULL;
      char *next;

      if (length < 0 && (errno == EINVAL || errno == ENOENT))
        return g_steal_pointer (&current);
      if (length < 0)
        {
          *code = errno;
          return NULL;
        }
      link[length] = '\0';
      folder = g_path_get_dirname (current);
      next = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
      g_free (current);
      current = next;
    }
  *code = ELOOP;
  return NULL;
}

/**
 * entente_save_target_is_protected:
 *
 * Returns: whether nobody is meant to write the file. Its mode says so to the superuser, too, whom the system
 *   would let.
 */
gboolean
entente_save_target_is_protected (const struct stat *status)
{
  return (status->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
}

static EntenteSaveOutcome
open_folder (EntenteSaveTarget *self,
             const EntenteSaveCall *call,
             const char *path,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  self->name = g_path_get_basename (path);
  if (strcmp (self->name, ".") == 0 || strcmp (self->name, "..") == 0)
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, EISDIR, error);
  self->folder = TEMP_FAILURE_RETRY (open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (self->folder < 0 && errno == EACCES)
    {
      self->unlisted = TRUE;
      self->folder = TEMP_FAILURE_RETRY (open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC));
    }
  if (self->folder < 0)
    return fail (call, ENTENTE_SAVE_SUBJECT_FOLDER, errno, error);
  return ENTENTE_SAVE_DONE;
}

/* Whether the name leads to this very file now. */
static gboolean
leads_to (const EntenteSaveTarget *self,
          const struct stat *status)
{
  struct stat now;

  return fstatat (self->folder, self->name, &now, AT_SYMLINK_NOFOLLOW) == 0
         && now.st_dev == status->st_dev && now.st_ino == status->st_ino;
}

/* Opened for writing, although it is not written: so the system itself says whether it may be, and locks over a
 * network need it. */
static EntenteSaveOutcome
open_file (EntenteSaveTarget *self,
           const EntenteSaveCall *call,
           GError **error)
{
  int code;

  self->fd = TEMP_FAILURE_RETRY (openat (self->folder, self->name, O_RDWR | OPEN_FLAGS));
  code = errno;
  if (self->fd < 0 && code == EACCES)
    {
      self->fd = TEMP_FAILURE_RETRY (openat (self->folder, self->name, O_WRONLY | OPEN_FLAGS));
      if (self->fd >= 0 && call->options->expected != NULL)
        return fail (call, ENTENTE_SAVE_SUBJECT_CONTENT, EACCES, error);
    }
  if (self->fd < 0 && code == ENOENT)
    return ENTENTE_SAVE_AGAIN;
  if (self->fd < 0)
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, code, error);
  return ENTENTE_SAVE_DONE;
}

/**
 * entente_save_has_no_locks:
 * @code: of errno when locking failed
 *
 * Returns: whether the file system knows no locks, which is not a reason to fail
 */
gboolean
entente_save_has_no_locks (int code)
{
  return code == ENOLCK || code == ENOTSUP || code == ENOSYS || code == EINVAL || code == EBADF;
}

/* Tries once. Returns 0, or a code of errno: EAGAIN when somebody else has it. */
static int
try_lock (EntenteSaveTarget *self)
{
  if (flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    return 0;
  if (!entente_save_has_no_locks (errno))
    return errno;
  self->lockless = pthread_mutex_trylock (&lockless_turn) == 0;
  return self->lockless ? 0 : EAGAIN;
}

static EntenteSaveOutcome
lock (EntenteSaveTarget *self,
      const EntenteSaveCall *call,
      GError **error)
{
  gulong pause = FIRST_PAUSE;
  int code;

  while ((code = try_lock (self)) != 0)
    {
      if (code != EAGAIN && code != EINTR)
        return fail (call, ENTENTE_SAVE_SUBJECT_FILE, code, error);
      if (g_cancellable_set_error_if_cancelled (call->cancellable, error))
        return ENTENTE_SAVE_FAILED;
      if (g_get_monotonic_time () > call->deadline)
        return fail (call, ENTENTE_SAVE_SUBJECT_FILE, EAGAIN, error);
      g_usleep (pause);
      pause = MIN (pause * 2, LAST_PAUSE);
    }
  return ENTENTE_SAVE_DONE;
}

static EntenteSaveOutcome
open_standing (EntenteSaveTarget *self,
               const EntenteSaveCall *call,
               GError **error)
{
  EntenteSaveOutcome outcome;
  struct stat status;

  if (S_ISDIR (self->status.st_mode))
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, EISDIR, error);
  if (S_ISLNK (self->status.st_mode))
    return call->options->follow ? ENTENTE_SAVE_AGAIN : ENTENTE_SAVE_DONE;
  if (!S_ISREG (self->status.st_mode))
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, ENOTSUP, error);
  if (entente_save_target_is_protected (&self->status))
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, EACCES, error);
  outcome = open_file (self, call, error);
  if (outcome != ENTENTE_SAVE_DONE)
    return outcome;
  if (fstat (self->fd, &status) != 0)
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, errno, error);
  if (!S_ISREG (status.st_mode) || !leads_to (self, &status))
    return ENTENTE_SAVE_AGAIN;
  outcome = lock (self, call, error);
  if (outcome != ENTENTE_SAVE_DONE)
    return outcome;
  if (!leads_to (self, &status))
    return ENTENTE_SAVE_AGAIN;
  /* As it is now that nobody else may change it; what it was before we had to wait does not count. */
  if (fstat (self->fd, &self->status) != 0)
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, errno, error);
  return ENTENTE_SAVE_DONE;
}

/**
 * entente_save_target_open:
 * @self: (out caller-allocates): to be cleared whatever comes out
 *
 * Finds the folder and the file, locks the file, and says what stands in the way: a folder or device in its
 * place, a file that may not be written. Waits at most until the deadline.
 */
EntenteSaveOutcome
entente_save_target_open (EntenteSaveTarget *self,
                          const EntenteSaveCall *call,
                          GError **error)
{
  g_autofree char *path = NULL;
  EntenteSaveOutcome outcome;
  int code = 0;

  *self = (EntenteSaveTarget) { .folder = -1, .fd = -1 };
  if (g_str_has_suffix (call->path, "/"))
    return fail (call, ENTENTE_SAVE_SUBJECT_FILE, EISDIR, error);
  path = call->options->follow ? entente_save_target_follow (call->path, &code) : g_strdup (call->path);
  if (path == NULL)
    return fail (call, ENTENTE_SAVE_SUBJECT_FOLDER, code, error);
  outcome = open_folder (self, call, path, error);
  if (outcome != ENTENTE_SAVE_DONE)
    return outcome;
  if (fstatat (self->folder, self->name, &self->status, AT_SYMLINK_NOFOLLOW) == 0)
    {
      self->exists = TRUE;
      return open_standing (self, call, error);
    }
  return errno == ENOENT ? ENTENTE_SAVE_DONE : fail (call, ENTENTE_SAVE_SUBJECT_FOLDER, errno, error);
}

/* SHA-256 of an open file. */
static char *
hash_file (int fd,
           const EntenteSaveCall *call,
           GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 256 * 1024;
  g_autofree guint8 *buffer = g_malloc (size);
  off_t offset = 0;

  for (;;)
    {
      gssize n = TEMP_FAILURE_RETRY (pread (fd, buffer, size, offset));

      if (n < 0)
        {
          entente_save_error_set (error, call->path, ENTENTE_SAVE_SUBJECT_FILE, errno);
          return NULL;
        }
      if (n == 0)
        return g_strdup (g_checksum_get_string (checksum));
      if (g_cancellable_set_error_if_cancelled (call->cancellable, error))
        return NULL;
      g_checksum_update (checksum, buffer, n);
      offset += n;
    }
}

/**
 * entente_save_target_compare:
 *
 * Fails with %ENTENTE_SAVE_ERROR_CHANGED unless what stands there is what the caller expects, or already is what
 * it wants to save: nothing of anybody is lost then. A file that is gone may be written again.
 */
EntenteSaveOutcome
entente_save_target_compare (EntenteSaveTarget *self,
                             const EntenteSaveCall *call,
                             GError **error)
{
  const char *expected = call->options->expected;
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;

  if (expected == NULL || !self->exists)
    return ENTENTE_SAVE_DONE;
  if (self->fd >= 0)
    {
      found = hash_file (self->fd, call, error);
      if (found == NULL)
        return ENTENTE_SAVE_FAILED;
      if (g_ascii_strcasecmp (found, expected) == 0)
        return ENTENTE_SAVE_DONE;
      wanted = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, call->bytes);
      if (strcmp (found, wanted) == 0)
        return ENTENTE_SAVE_DONE;
    }
  entente_save_error_set_changed (error, call->path);
  return ENTENTE_SAVE_FAILED;
}

/**
 * entente_save_target_is_unchanged:
 *
 * Returns: whether the same file stands there as when it was opened, not written since by somebody who heeds no
 *   locks. Whether something came where nothing stood is seen when the new file is put there.
 */
gboolean
entente_save_target_is_unchanged (const EntenteSaveTarget *self)
{
  struct stat now;

  if (self->fd < 0)
    return TRUE;
  return fstatat (self->folder, self->name, &now, AT_SYMLINK_NOFOLLOW) == 0
         && now.st_dev == self->status.st_dev && now.st_ino == self->status.st_ino
         && now.st_size == self->status.st_size
         && now.st_mtim.tv_sec == self->status.st_mtim.tv_sec
         && now.st_mtim.tv_nsec == self->status.st_mtim.tv_nsec;
}

void
entente_save_target_clear (EntenteSaveTarget *self)
{
  if (self->lockless)
    pthread_mutex_unlock (&lockless_turn);
  self->lockless = FALSE;
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder >= 0)
    close (self->folder);
  self->fd = self->folder = -1;
  g_clear_pointer (&self->name, g_free);
}
