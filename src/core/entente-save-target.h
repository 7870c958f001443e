/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-file-save.h"

#include <sys/stat.h>

/* What stands where a file is to be saved, found, locked and compared. For the files of saving only. */

/* One call of entente_file_save. */
typedef struct
{
  const char *path;
  GBytes *bytes;
  const EntenteSaveOptions *options;
  GCancellable *cancellable;
  gint64 deadline; /* monotonic microseconds: until then other programs are waited for */
} EntenteSaveCall;

typedef struct
{
  char *name;         /* in the folder, links followed */
  int folder;         /* file descriptor */
  gboolean unlisted;  /* the folder may not be read: it can't be synchronised either */
  int fd;             /* of the file that stands there, locked; -1 = none */
  gboolean lockless;  /* the file system knows no locks: only this process waits for its turn */
  gboolean exists;    /* a file stands there, or a link that isn't followed */
  struct stat status; /* of that */
} EntenteSaveTarget;

typedef enum
{
  ENTENTE_SAVE_DONE,
  ENTENTE_SAVE_AGAIN, /* something moved under us: start over */
  ENTENTE_SAVE_FAILED
} EntenteSaveOutcome;

EntenteSaveOutcome entente_save_target_open (EntenteSaveTarget *self, const EntenteSaveCall *call, GError **error);
EntenteSaveOutcome entente_save_target_compare (EntenteSaveTarget *self, const EntenteSaveCall *call, GError **error);
gboolean entente_save_target_is_unchanged (const EntenteSaveTarget *self);
void entente_save_target_clear (EntenteSaveTarget *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteSaveTarget, entente_save_target_clear)

char *entente_save_target_follow (const char *path, int *code) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_save_has_no_locks (int code);
gboolean entente_save_target_is_protected (const struct stat *status);
