/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* A place in the folder of unsaved work, held by one document: ID.lock (who and what, locked) and ID.json (the
 * copy). */

#define ENTENTE_RECOVERY_LOCK_SUFFIX ".lock"
#define ENTENTE_RECOVERY_COPY_SUFFIX ".json"

/* What stands in the lock file. */
typedef struct
{
  char *uri;   /* NULL = never saved */
  char *title; /* or NULL */
  char *hash;  /* SHA-256 of the file when the work began, or NULL */
} EntenteRecoveryNote;

void entente_recovery_note_clear (EntenteRecoveryNote *note);
gboolean entente_recovery_note_read (const char *path, EntenteRecoveryNote *note);

typedef struct _EntenteRecoveryHold EntenteRecoveryHold;

typedef enum
{
  ENTENTE_RECOVERY_LOOK, /* shared: others may look, too, nobody may own */
  ENTENTE_RECOVERY_TAKE, /* alone, of what is there */
  ENTENTE_RECOVERY_MAKE  /* alone, made where it is not there */
} EntenteRecoveryAccess;

EntenteRecoveryHold *entente_recovery_hold_new (const char *folder, const char *id, EntenteRecoveryAccess access,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void entente_recovery_hold_free (EntenteRecoveryHold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRecoveryHold, entente_recovery_hold_free)

const char *entente_recovery_hold_get_copy (const EntenteRecoveryHold *self);
const char *entente_recovery_hold_get_lock (const EntenteRecoveryHold *self);
gboolean entente_recovery_hold_is_there (const EntenteRecoveryHold *self);
gboolean entente_recovery_hold_write_note (EntenteRecoveryHold *self, const EntenteRecoveryNote *note,
                                           GError **error);
void entente_recovery_hold_remove (EntenteRecoveryHold *self);
