/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Writes the new file under a hidden name beside the old one, makes sure that it is on the disk, and lets it take
 * the old one's place in one step.
 *
 * The hidden names are few and follow from the file's own. Who writes one holds a lock on it, which the system frees
 * however a program ends; so what a killed program has left is known by its lock being free, and is removed by the
 * next save of the file. */

#include "config.h"

#include "entente-save-sibling.h"

#include "entente-save-error.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/* Hidden names of one file; more are needed only when as many savers fell into each other's way. */
#define SLOTS 4
#define MAX_NAMES 100
/* Seconds. */
#define LEFT_AFTER 600
/* Bytes written between two looks at whether saving was cancelled. */
#define CHUNK (1024 * 1024)
#define OPEN_FLAGS (O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* ".NAME.entente-0", NAME cut at a character so that the file system takes it. */
static char *
make_name (const EntenteSaveTarget *target,
           guint index)
{
  guint number = index < SLOTS ? index : g_random_int ();
  g_autofree char *suffix = g_strdup_printf (".entente-%u", number);
  long most = fpathconf (target->folder, _PC_NAME_MAX);
  gsize room = (most > 0 ? MIN (most, NAME_MAX) : NAME_MAX) - strlen (suffix) - 1;
  gsize length = strlen (target->name);

  if (length > room)
    {
      length = room;
      while (length > 0 && ((guchar) target->name[length] & 0xC0) == 0x80)
        length--;
    }
  return g_strdup_printf (".%.*s%s", (int) length, target->name, suffix);
}

static gboolean
leads_to (const EntenteSaveTarget *target,
          const char *name,
          int fd)
{
  struct stat there, ours;

  return fstat (fd, &ours) == 0 && fstatat (target->folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0
         && there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

/* Whether a killed program got no further than giving the new file both names. Nobody can be at it just now:
 * the lock on it is ours. */
static gboolean
is_target (const EntenteSaveTarget *target,
           const struct stat *status)
{
  return target->fd >= 0 && status->st_dev == target->status.st_dev && status->st_ino == target->status.st_ino;
}

/* Whether nobody is at a hidden file any more. Where there are no locks, one that was not touched for long counts as
 * left; whoever should still be at it is told that saving failed, and has lost nothing. */
static gboolean
is_left (const EntenteSaveTarget *target,
         const struct stat *status,
         int fd)
{
  if (is_target (target, status) || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  return entente_save_has_no_locks (errno) && status->st_mtime < time (NULL) - LEFT_AFTER;
}

/* Removes what a killed program has left under one of the hidden names. */
static void
remove_stale (const EntenteSaveTarget *target,
              const char *name)
{
  static const int ways[] = { O_RDWR, O_RDONLY, O_WRONLY };
  struct stat status;
  int fd = -1;
  gsize i;

  if (fstatat (target->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (status.st_mode))
    return;
  for (i = 0; i < G_N_ELEMENTS (ways) && fd < 0; i++)
    {
      fd = TEMP_FAILURE_RETRY (openat (target->folder, name, ways[i] | OPEN_FLAGS));
      if (fd < 0 && errno != EACCES)
        return;
    }
  if (fd < 0)
    return;
  if (leads_to (target, name, fd) && is_left (target, &status, fd) && leads_to (target, name, fd))
    unlinkat (target->folder, name, 0);
  close (fd);
}

/* Whether the file just made is ours: between making and locking it, somebody may have taken it for a left one. */
static gboolean
claim (const EntenteSaveTarget *target,
       const char *name,
       int fd)
{
  if (TEMP_FAILURE_RETRY (flock (fd, LOCK_EX | LOCK_NB)) != 0 && errno == EWOULDBLOCK)
    return FALSE;
  return leads_to (target, name, fd);
}

/* Beside an old file it is readable for its owner only until it has that one's mode; a quite new one gets the
 * mode that the umask, or the folder's own list, gives any new file. */
static mode_t
choose_mode (const EntenteSaveTarget *target,
             const EntenteSaveCall *call)
{
  if (target->exists || call->options->mode != 0)
    return S_IRUSR | S_IWUSR;
  return S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
}

/**
 * entente_save_sibling_create:
 * @self: (out caller-allocates): to be cleared whatever comes out
 */
gboolean
entente_save_sibling_create (EntenteSaveSibling *self,
                             const EntenteSaveTarget *target,
                             const EntenteSaveCall *call,
                             GError **error)
{
  mode_t mode = choose_mode (target, call);
  guint i;

  *self = (EntenteSaveSibling) { .target = target, .fd = -1 };
  for (i = 0; i < SLOTS; i++)
    {
      g_autofree char *name = make_name (target, i);

      remove_stale (target, name);
    }
  for (i = 0; i < MAX_NAMES; i++)
    {
      g_autofree char *name = make_name (target, i);
      int fd = TEMP_FAILURE_RETRY (openat (target->folder, name, O_WRONLY | O_CREAT | O_EXCL | OPEN_FLAGS, mode));

      if (fd < 0 && errno != EEXIST)
        {
          entente_save_error_set (error, call->path, ENTENTE_SAVE_SUBJECT_FOLDER, errno);
          return FALSE;
        }
      if (fd >= 0 && claim (target, name, fd))
        {
          self->fd = fd;
          self->name = g_steal_pointer (&name);
          return TRUE;
        }
      if (fd >= 0)
        close (fd);
    }
  entente_save_error_set (error, call->path, ENTENTE_SAVE_SUBJECT_FOLDER, EAGAIN);
  return FALSE;
}

static gboolean
fail (const EntenteSaveCall *call,
      int code,
      GError **error)
{
  entente_save_error_set (error, call->path, ENTENTE_SAVE_SUBJECT_FILE, code);
  return FALSE;
}

static gboolean
write_bytes (EntenteSaveSibling *self,
             const EntenteSaveCall *call,
             GError **error)
{
  gsize size, at = 0;
  const char *data = g_bytes_get_data (call->bytes, &size);

  while (at < size)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (call->cancellable, error))
        return FALSE;
      /* At its place, so that writing a piece again after an interruption can't double it. */
      n = TEMP_FAILURE_RETRY (pwrite (self->fd, data + at, MIN (size - at, CHUNK), at));
      if (n <= 0)
        return fail (call, n < 0 ? errno : EIO, error);
      at += n;
    }
  return TRUE;
}

static gboolean
set_attributes (EntenteSaveSibling *self,
                const EntenteSaveCall *call)
{
  const EntenteSaveTarget *target = self->target;

  if (target->fd >= 0)
    return entente_save_attributes_copy (target->fd, &target->status, self->fd);
  return call->options->mode == 0 || fchmod (self->fd, call->options->mode) == 0;
}

/* Some file systems report only when a file is closed that it could not be written. Another descriptor of it
 * keeps the lock meanwhile. */
static gboolean
close_checked (EntenteSaveSibling *self)
{
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
  int closed = self->fd;

  if (fd < 0)
    return FALSE;
  self->fd = fd;
  return close (closed) == 0 || errno == EINTR;
}

/**
 * entente_save_sibling_write:
 *
 * Writes all, with the attributes of what it will replace, and returns when the disk has it.
 */
gboolean
entente_save_sibling_write (EntenteSaveSibling *self,
                            const EntenteSaveCall *call,
                            GError **error)
{
  if (!write_bytes (self, call, error))
    return FALSE;
  if (!set_attributes (self, call))
    return fail (call, errno, error);
  if (TEMP_FAILURE_RETRY (fsync (self->fd)) != 0 && errno != EINVAL && errno != ENOSYS)
    return fail (call, errno, error);
  if (!close_checked (self))
    return fail (call, errno, error);
  return TRUE;
}

/* For a file system that can't rename without replacing: a second name, which fails when something is there;
 * without second names, as on FAT, a look just before. */
static int
link_new (const EntenteSaveTarget *target,
          const char *name)
{
  struct stat status;

  if (linkat (target->folder, name, target->folder, target->name, 0) == 0)
    {
      unlinkat (target->folder, name, 0);
      return 0;
    }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK && errno != EINVAL)
    return errno;
  if (fstatat (target->folder, target->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    return EEXIST;
  return renameat (target->folder, name, target->folder, target->name) == 0 ? 0 : errno;
}

static int
put_new (const EntenteSaveTarget *target,
         const char *name)
{
  if (TEMP_FAILURE_RETRY (renameat2 (target->folder, name, target->folder, target->name, RENAME_NOREPLACE)) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return errno;
  return link_new (target, name);
}

static int
put (const EntenteSaveTarget *target,
     const char *name)
{
  if (!target->exists)
    return put_new (target, name);
  return TEMP_FAILURE_RETRY (renameat (target->folder, name, target->folder, target->name)) == 0 ? 0 : errno;
}

/* The new file is whole and in place even when this fails, so nobody is told that it was not saved. */
static void
sync_folder (const EntenteSaveTarget *target)
{
  if (!target->unlisted && TEMP_FAILURE_RETRY (fsync (target->folder)) != 0)
    syncfs (target->folder);
}

/**
 * entente_save_sibling_replace:
 *
 * Takes the target's place. What appeared where nothing stood is never replaced: %ENTENTE_SAVE_AGAIN.
 */
EntenteSaveOutcome
entente_save_sibling_replace (EntenteSaveSibling *self,
                              const EntenteSaveCall *call,
                              GError **error)
{
  int code = put (self->target, self->name);

  /* Over a network, an answer may get lost although the work was done. */
  if (code != 0 && !leads_to (self->target, self->target->name, self->fd))
    {
      if (code == EEXIST && !self->target->exists)
        return ENTENTE_SAVE_AGAIN;
      /* Only the folder is asked for permission; but one where each may replace but their own files says EPERM. */
      entente_save_error_set (error, call->path,
                              code == EACCES ? ENTENTE_SAVE_SUBJECT_FOLDER : ENTENTE_SAVE_SUBJECT_FILE, code);
      return ENTENTE_SAVE_FAILED;
    }
  g_clear_pointer (&self->name, g_free);
  sync_folder (self->target);
  return ENTENTE_SAVE_DONE;
}

void
entente_save_sibling_clear (EntenteSaveSibling *self)
{
  if (self->name != NULL)
    unlinkat (self->target->folder, self->name, 0);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_clear_pointer (&self->name, g_free);
}
