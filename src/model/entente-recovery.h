/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

/* Unsaved work, kept where a crash does not reach it.
 *
 * While a document has unsaved changes, what would be saved is written to the state folder every few seconds of
 * change, off the main thread. Each document holds a lock there, which the system frees however the program ends:
 * work whose lock is free was left behind and is offered again.
 *
 * Signal: "failed" (GError), once when a copy could not be written, and not again before one could.
 */

#define ENTENTE_TYPE_RECOVERY (entente_recovery_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRecovery, entente_recovery, ENTENTE, RECOVERY, GObject)

/* When to write; all in microseconds. */
typedef struct
{
  gint64 quiet;       /* this long after the last change */
  gint64 latest;      /* but no later than this after the first */
  gint64 least_pause; /* between two writings, at least */
  gint64 most_pause;  /* a slow disk is left alone for no longer than this */
} EntenteRecoveryTiming;

typedef struct
{
  gint64 first_change, last_change; /* of those that are not written yet */
  gint64 last_end, last_duration;   /* of the last writing; 0 = none yet */
  gboolean failed;                  /* it did not succeed */
} EntenteRecoveryPace;

/* Work that was left behind. */
typedef struct
{
  char *id;
  char *title;  /* of the document */
  GFile *file;  /* that it was opened from; NULL = never saved */
  char *path;   /* of the copy, a dataset like any other */
  char *hash;   /* SHA-256 of the file as it was opened or last saved; NULL = never saved */
  gint64 time;  /* seconds since 1970 */
} EntenteRecoveryItem;

char *entente_recovery_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;
gint64 entente_recovery_get_due (const EntenteRecoveryTiming *timing, const EntenteRecoveryPace *pace);

EntenteRecovery *entente_recovery_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
EntenteRecovery *entente_recovery_claim (const char *folder, const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *entente_recovery_get_id (EntenteRecovery *self);
void entente_recovery_set_timing (EntenteRecovery *self, const EntenteRecoveryTiming *timing);
void entente_recovery_set_document (EntenteRecovery *self, EntenteSession *session, GFile *file);
void entente_recovery_set_file (EntenteRecovery *self, GFile *file, const char *hash);
void entente_recovery_set_enabled (EntenteRecovery *self, gboolean enabled);
gboolean entente_recovery_flush (EntenteRecovery *self, GError **error);
void entente_recovery_discard (EntenteRecovery *self);

GPtrArray *entente_recovery_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
EntenteRecoveryItem *entente_recovery_find (const char *folder, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_recovery_remove (const char *folder, const char *id);
void entente_recovery_item_free (EntenteRecoveryItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRecoveryItem, entente_recovery_item_free)
