/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The copy of one document's unsaved work.
 *
 *   change  ->  wait (quiet, but not too long)  ->  snapshot  ->  thread: bytes, lock, ID.json
 *   nothing unsaved any more  ->  copy removed
 *
 * One writing at a time; what changes meanwhile is written by the next. The mutex guards what a writing uses
 * (the place in the folder, what stands in the copy), so that flush and discard wait for a writing under way.
 * A copy that cannot be written never disturbs: it is said once and tried again.
 */

#include "config.h"

#include "entente-recovery.h"

#include "entente-file-save.h"
#include "entente-recovery-hold.h"

#define LOAD_FACTOR 10 /* the disk rests this many times as long as the last writing took */

static const EntenteRecoveryTiming usual_timing = {
  .quiet = G_USEC_PER_SEC,
  .latest = 5 * G_USEC_PER_SEC / 2,
  .least_pause = G_USEC_PER_SEC,
  .most_pause = 30 * G_USEC_PER_SEC,
};

struct _EntenteRecovery
{
  GObject parent_instance;

  char *folder, *id;
  EntenteSession *session; /* NULL before there is one, and after it was discarded */
  GFile *file;
  char *hash;
  gboolean disabled;

  EntenteRecoveryTiming timing;
  EntenteRecoveryPace pace;
  gboolean changed; /* since the last snapshot that was written or is being written */
  gboolean told;    /* that it fails */
  guint timeout;
  gint64 timeout_due;
  GCancellable *writing;    /* while a thread writes */
  EntenteSnapshot *written; /* what stands in the copy, as far as known */

  GMutex mutex;
  EntenteRecoveryHold *hold; /* NULL while there is no copy */
  char *digest;              /* of the copy; NULL = unknown */
};

/* All that a writing needs, so that the thread touches nothing that may change. */
typedef struct
{
  EntenteRecovery *recovery; /* kept by who waits for the end, so that it never goes on the thread */
  EntenteSnapshot *snapshot;
  EntenteRecoveryNote note;
  gint64 start, end;
} Writing;

static guint failed_signal;

G_DEFINE_FINAL_TYPE (EntenteRecovery, entente_recovery, G_TYPE_OBJECT)

static void schedule (EntenteRecovery *self);

/**
 * entente_recovery_get_due:
 *
 * Returns: when the changes of @pace are to be written, on the clock of its times: after a quiet moment, but not
 *   too long after the first change, and not before the disk had its rest; an attempt that failed is repeated
 *   after the longest pause
 */
gint64
entente_recovery_get_due (const EntenteRecoveryTiming *timing,
                          const EntenteRecoveryPace *pace)
{
  gint64 due = MIN (pace->last_change + timing->quiet, pace->first_change + timing->latest);
  gint64 pause = CLAMP (LOAD_FACTOR * pace->last_duration, timing->least_pause, timing->most_pause);

  if (pace->failed)
    pause = timing->most_pause;
  return pace->last_end != 0 ? MAX (due, pace->last_end + pause) : due;
}

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  entente_snapshot_unref (writing->snapshot);
  entente_recovery_note_clear (&writing->note);
  g_free (writing);
}

static Writing *
make_writing (EntenteRecovery *self)
{
  Writing *writing = g_new0 (Writing, 1);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);

  writing->recovery = self;
  writing->snapshot = entente_session_take_draft (self->session);
  writing->note.uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;
  writing->note.title = g_strdup (entente_text_get (&dataset->title, g_get_language_names ()));
  writing->note.hash = g_strdup (self->hash);
  return writing;
}

/* With the mutex held. Somebody may have tidied up the folder: then everything is made anew. */
static void
forget_what_is_gone (EntenteRecovery *self)
{
  if (self->hold != NULL && !entente_recovery_hold_is_there (self->hold))
    g_clear_pointer (&self->hold, entente_recovery_hold_free);
  if (self->hold == NULL || !g_file_test (entente_recovery_hold_get_copy (self->hold), G_FILE_TEST_EXISTS))
    g_clear_pointer (&self->digest, g_free);
}

/* With the mutex held. The lock file comes before the copy, so that no copy is ever without an owner. */
static gboolean
write_copy (EntenteRecovery *self,
            Writing *writing,
            GCancellable *cancellable,
            GError **error)
{
  const EntenteSaveOptions options = { .mode = 0600 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  bytes = entente_snapshot_to_bytes (writing->snapshot);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  forget_what_is_gone (self);
  if (self->hold == NULL)
    self->hold = entente_recovery_hold_new (self->folder, self->id, ENTENTE_RECOVERY_MAKE, error);
  if (self->hold == NULL || !entente_recovery_hold_write_note (self->hold, &writing->note, error))
    return FALSE;
  if (g_strcmp0 (digest, self->digest) == 0)
    return TRUE;
  if (!entente_file_save (entente_recovery_hold_get_copy (self->hold), bytes, &options, cancellable, error))
    return FALSE;
  g_free (self->digest);
  self->digest = g_steal_pointer (&digest);
  return TRUE;
}

static void
write_thread (GTask *task,
              gpointer source_object,
              gpointer task_data,
              GCancellable *cancellable)
{
  Writing *writing = task_data;
  EntenteRecovery *self = writing->recovery;
  GError *error = NULL;

  g_mutex_lock (&self->mutex);
  writing->start = g_get_monotonic_time ();
  write_copy (self, writing, cancellable, &error);
  writing->end = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What a writing came to, for the pace of the next and for whoever wants to know. */
static void
note_result (EntenteRecovery *self,
             const Writing *writing,
             const GError *error)
{
  self->pace.last_end = writing->end;
  self->pace.last_duration = writing->end - writing->start;
  self->pace.failed = error != NULL;
  g_clear_pointer (&self->written, entente_snapshot_unref);
  if (error == NULL)
    {
      self->written = entente_snapshot_ref (writing->snapshot);
      self->told = FALSE;
      return;
    }
  if (!self->changed)
    self->pace.first_change = self->pace.last_change = writing->end;
  self->changed = TRUE;
  if (self->told)
    return;
  self->told = TRUE;
  g_signal_emit (self, failed_signal, 0, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (EntenteRecovery) self = user_data;
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  /* Given up meanwhile: whoever did that has seen to the copy. */
  if (self->writing != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->writing);
  note_result (self, writing, error);
  schedule (self);
}

static void
start_writing (EntenteRecovery *self)
{
  Writing *writing = make_writing (self);
  g_autoptr (GTask) task = NULL;

  self->changed = FALSE;
  if (self->written != NULL && entente_snapshot_equal (self->written, writing->snapshot))
    {
      free_writing (writing);
      return;
    }
  self->writing = g_cancellable_new ();
  task = g_task_new (NULL, self->writing, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, start_writing);
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
is_wanted (EntenteRecovery *self)
{
  return !self->disabled && self->session != NULL && entente_session_is_modified (self->session);
}

static gboolean
due_cb (gpointer user_data)
{
  EntenteRecovery *self = user_data;

  self->timeout = 0;
  if (!is_wanted (self) || !self->changed || self->writing != NULL)
    return G_SOURCE_REMOVE;
  if (g_get_monotonic_time () < entente_recovery_get_due (&self->timing, &self->pace))
    schedule (self);
  else
    start_writing (self);
  return G_SOURCE_REMOVE;
}

/* A timeout that comes too early looks again; only one that would come too late is set anew. */
static void
schedule (EntenteRecovery *self)
{
  gint64 due, now;

  if (!is_wanted (self) || !self->changed || self->writing != NULL)
    return;
  due = entente_recovery_get_due (&self->timing, &self->pace);
  if (self->timeout != 0 && self->timeout_due <= due)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  now = g_get_monotonic_time ();
  self->timeout_due = due;
  self->timeout = g_timeout_add ((guint) ((MAX (due - now, 0) + 999) / 1000), due_cb, self);
}

/* Ends what is under way and removes the copy. */
static void
remove_copy (EntenteRecovery *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  self->changed = FALSE;
  g_clear_pointer (&self->written, entente_snapshot_unref);
  g_mutex_lock (&self->mutex);
  if (self->hold != NULL)
    entente_recovery_hold_remove (self->hold);
  g_clear_pointer (&self->hold, entente_recovery_hold_free);
  g_clear_pointer (&self->digest, g_free);
  g_mutex_unlock (&self->mutex);
}

static void
note_change (EntenteRecovery *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->changed)
    self->pace.first_change = now;
  self->pace.last_change = now;
  self->changed = TRUE;
  schedule (self);
}

static void
state_changed_cb (EntenteRecovery *self)
{
  if (is_wanted (self))
    note_change (self);
}

static void
modified_cb (EntenteRecovery *self)
{
  if (is_wanted (self))
    note_change (self);
  else
    remove_copy (self);
}

static void
leave_session (EntenteRecovery *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

/* Nothing is written before the document has unsaved changes. */
EntenteRecovery *
entente_recovery_new (const char *folder)
{
  EntenteRecovery *self = g_object_new (ENTENTE_TYPE_RECOVERY, NULL);

  self->folder = g_strdup (folder);
  self->id = g_uuid_string_random ();
  return self;
}

/**
 * entente_recovery_claim:
 * @id: of an item that was left behind
 *
 * Takes over the copy, so that there is one at every moment: it stays until the document that is set next has
 * written its own over it, is saved or is discarded.
 *
 * Returns: (nullable): %NULL when somebody else has it, or it is gone
 */
EntenteRecovery *
entente_recovery_claim (const char *folder,
                        const char *id)
{
  g_autoptr (EntenteRecoveryHold) hold = NULL;
  EntenteRecovery *self;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  hold = entente_recovery_hold_new (folder, id, ENTENTE_RECOVERY_MAKE, NULL);
  if (hold == NULL)
    return NULL;
  if (!g_file_test (entente_recovery_hold_get_copy (hold), G_FILE_TEST_IS_REGULAR))
    {
      entente_recovery_hold_remove (hold);
      return NULL;
    }
  self = g_object_new (ENTENTE_TYPE_RECOVERY, NULL);
  self->folder = g_strdup (folder);
  self->id = g_strdup (id);
  self->hold = g_steal_pointer (&hold);
  return self;
}

const char *
entente_recovery_get_id (EntenteRecovery *self)
{
  return self->id;
}

/* For tests, and for those who know their disk. */
void
entente_recovery_set_timing (EntenteRecovery *self,
                             const EntenteRecoveryTiming *timing)
{
  self->timing = *timing;
  schedule (self);
}

/**
 * entente_recovery_set_document:
 * @session: kept while it is open
 * @file: (nullable): where it came from
 *
 * From now on the unsaved changes of @session are kept. A copy that was claimed stays until there is a newer one.
 */
void
entente_recovery_set_document (EntenteRecovery *self,
                               EntenteSession *session,
                               GFile *file)
{
  leave_session (self);
  self->session = g_object_ref (session);
  g_clear_pointer (&self->written, entente_snapshot_unref);
  entente_recovery_set_file (self, file, entente_session_get_dataset (session)->hash);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
}

/**
 * entente_recovery_set_file:
 * @file: (nullable): where the document is saved now
 * @hash: (nullable): SHA-256 of what stands there
 */
void
entente_recovery_set_file (EntenteRecovery *self,
                           GFile *file,
                           const char *hash)
{
  g_autofree char *kept = g_strdup (hash);

  g_set_object (&self->file, file);
  g_free (self->hash);
  self->hash = g_steal_pointer (&kept);
  g_clear_pointer (&self->written, entente_snapshot_unref);
  state_changed_cb (self);
}

/* Switched off, the copy goes at once. */
void
entente_recovery_set_enabled (EntenteRecovery *self,
                              gboolean enabled)
{
  self->disabled = !enabled;
  if (enabled)
    state_changed_cb (self);
  else
    remove_copy (self);
}

/**
 * entente_recovery_flush:
 *
 * Writes what is unsaved now, and waits until it stands there; for moments after which there may be no other.
 *
 * Returns: %FALSE with @error when that failed; a copy that was there before is still there then
 */
gboolean
entente_recovery_flush (EntenteRecovery *self,
                        GError **error)
{
  g_autoptr (GError) failure = NULL;
  Writing *writing;

  if (!is_wanted (self))
    return TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  writing = make_writing (self);
  self->changed = FALSE;
  /* One that has not begun yet would put an older state over this one. */
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_mutex_lock (&self->mutex);
  writing->start = g_get_monotonic_time ();
  write_copy (self, writing, NULL, &failure);
  writing->end = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);
  note_result (self, writing, failure);
  free_writing (writing);
  schedule (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The user let go of the document: nothing of it stays, and nothing more is written. */
void
entente_recovery_discard (EntenteRecovery *self)
{
  leave_session (self);
  remove_copy (self);
}

static void
entente_recovery_dispose (GObject *object)
{
  EntenteRecovery *self = ENTENTE_RECOVERY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  leave_session (self);
  g_clear_object (&self->writing);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (entente_recovery_parent_class)->dispose (object);
}

static void
entente_recovery_finalize (GObject *object)
{
  EntenteRecovery *self = ENTENTE_RECOVERY (object);

  g_clear_pointer (&self->hold, entente_recovery_hold_free);
  g_clear_pointer (&self->written, entente_snapshot_unref);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->hash, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (entente_recovery_parent_class)->finalize (object);
}

static void
entente_recovery_class_init (EntenteRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_recovery_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_recovery_finalize;

  failed_signal = g_signal_new ("failed", ENTENTE_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR);
}

static void
entente_recovery_init (EntenteRecovery *self)
{
  g_mutex_init (&self->mutex);
  self->timing = usual_timing;
}
