/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One reading of one file on a thread of its own.
 *
 *   main thread:    load_async () ... get_progress () ... load_finish () -> dataset, diagnostics
 *   reading thread:     read bytes, parse  ->  progress (an atomic number)
 *
 * A local file is read by path, so that the reader can refuse a file that is too large without reading it;
 * anything else (the sample inside the program, a portal without a path) is read as bytes first.
 */

#include "config.h"

#include "entente-loader.h"

#define PROGRESS_STEPS 10000

typedef struct
{
  EntenteDataset *dataset; /* NULL = refused, see the diagnostics */
  EntenteDiagnostics *diagnostics;
} LoadResult;

struct _EntenteLoader
{
  GObject parent_instance;

  GFile *file;
  GCancellable *cancellable;
  gint progress; /* of PROGRESS_STEPS; atomic */

  /* A reading begun early: its task while it runs, then what came of it, and who is to get that. */
  gboolean reading_ahead, read_ahead;
  LoadResult *ahead;
  GError *ahead_error;
  GTask *waiting;
};

G_DEFINE_FINAL_TYPE (EntenteLoader, entente_loader, G_TYPE_OBJECT)

static void
free_result (gpointer data)
{
  LoadResult *result = data;

  g_clear_pointer (&result->dataset, entente_dataset_unref);
  g_clear_pointer (&result->diagnostics, entente_diagnostics_unref);
  g_free (result);
}

static void
note_progress_cb (double fraction,
                  gpointer user_data)
{
  EntenteLoader *self = user_data;

  g_atomic_int_set (&self->progress, (int) (CLAMP (fraction, 0, 1) * PROGRESS_STEPS));
}

static EntenteDataset *
read_dataset (EntenteLoader *self,
              EntenteDiagnostics *diagnostics,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *path = g_file_is_native (self->file) ? g_file_get_path (self->file) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path != NULL)
    return entente_dataset_read_file (path, diagnostics, note_progress_cb, self, cancellable);
  bytes = g_file_load_bytes (self->file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  return entente_dataset_read_bytes (bytes, diagnostics, note_progress_cb, self, cancellable);
}

static void
load_thread (GTask *task,
             gpointer source_object,
             gpointer task_data,
             GCancellable *cancellable)
{
  EntenteLoader *self = source_object;
  LoadResult *result = g_new0 (LoadResult, 1);
  GError *error = NULL;

  result->diagnostics = entente_diagnostics_new ();
  result->dataset = read_dataset (self, result->diagnostics, cancellable, &error);
  if (error == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &error);
  if (error != NULL)
    {
      free_result (result);
      g_task_return_error (task, error);
      return;
    }
  entente_diagnostics_sort (result->diagnostics);
  g_task_return_pointer (task, result, free_result);
}

EntenteLoader *
entente_loader_new (GFile *file)
{
  EntenteLoader *self = g_object_new (ENTENTE_TYPE_LOADER, NULL);

  self->file = g_object_ref (file);
  return self;
}

GFile *
entente_loader_get_file (EntenteLoader *self)
{
  return self->file;
}

/* From 0 to 1; may be asked for at any time. */
double
entente_loader_get_progress (EntenteLoader *self)
{
  return (double) g_atomic_int_get (&self->progress) / PROGRESS_STEPS;
}

void
entente_loader_cancel (EntenteLoader *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Gives what was read ahead to who asked for it. */
static void
hand_over (EntenteLoader *self,
           GTask *task)
{
  self->read_ahead = FALSE;
  if (self->ahead != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->ahead), free_result);
  else
    g_task_return_error (task, g_steal_pointer (&self->ahead_error));
}

static void
read_ahead_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  EntenteLoader *self = ENTENTE_LOADER (source);
  g_autoptr (GTask) waiting = g_steal_pointer (&self->waiting);

  self->reading_ahead = FALSE;
  self->read_ahead = TRUE;
  self->ahead = g_task_propagate_pointer (G_TASK (result), &self->ahead_error);
  if (waiting != NULL)
    hand_over (self, waiting);
}

/**
 * entente_loader_read_ahead:
 *
 * Begins to read before anybody can show the result; entente_loader_load_async () gets it later.
 */
void
entente_loader_read_ahead (EntenteLoader *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_ahead_cb, NULL);

  g_return_if_fail (!self->reading_ahead && !self->read_ahead);
  self->reading_ahead = TRUE;
  g_task_set_source_tag (task, entente_loader_read_ahead);
  g_task_run_in_thread (task, load_thread);
}

/**
 * entente_loader_load_async:
 * @callback: called in the main thread when the file has been read, refused, or given up
 */
void
entente_loader_load_async (EntenteLoader *self,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_loader_load_async);
  if (self->reading_ahead)
    self->waiting = g_steal_pointer (&task);
  else if (self->read_ahead)
    hand_over (self, task);
  else
    g_task_run_in_thread (task, load_thread);
}

/**
 * entente_loader_load_finish:
 * @diagnostics: (out) (nullable): what was found in the file
 *
 * Returns: (nullable): the dataset; %NULL without @error set when the file was refused, and then
 *   @diagnostics says why; %NULL with @error when it was cancelled or could not be opened at all
 */
EntenteDataset *
entente_loader_load_finish (EntenteLoader *self,
                            GAsyncResult *result,
                            EntenteDiagnostics **diagnostics,
                            GError **error)
{
  LoadResult *load = g_task_propagate_pointer (G_TASK (result), error);
  EntenteDataset *dataset;

  if (diagnostics != NULL)
    *diagnostics = NULL;
  if (load == NULL)
    return NULL;
  dataset = g_steal_pointer (&load->dataset);
  if (diagnostics != NULL)
    *diagnostics = g_steal_pointer (&load->diagnostics);
  free_result (load);
  return dataset;
}

static void
entente_loader_finalize (GObject *object)
{
  EntenteLoader *self = ENTENTE_LOADER (object);

  g_clear_pointer (&self->ahead, free_result);
  g_clear_error (&self->ahead_error);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (entente_loader_parent_class)->finalize (object);
}

static void
entente_loader_class_init (EntenteLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_loader_finalize;
}

static void
entente_loader_init (EntenteLoader *self)
{
  self->cancellable = g_cancellable_new ();
}
