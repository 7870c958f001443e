/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A change of facts is tried by doing it: the new text goes through the reader and is evaluated with the present
 * scenario, on another thread. So what is promised is what happens, derived indicators and gates included, and
 * the reader's objections are known before anything is changed.
 */

#include "config.h"

#include "entente-trial.h"

#include "entente-dataset-reader.h"

typedef struct
{
  GBytes *text;
  char *scenario; /* as JSON: indices may differ in the other document */
  EntenteDiagnostics *diagnostics;
} Trial;

static void
free_trial (gpointer data)
{
  Trial *trial = data;

  g_bytes_unref (trial->text);
  g_free (trial->scenario);
  entente_diagnostics_unref (trial->diagnostics);
  g_free (trial);
}

static void
run_trial (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  Trial *trial = task_data;
  g_autoptr (EntenteDataset) dataset
      = entente_dataset_read_bytes (trial->text, trial->diagnostics, NULL, NULL, cancellable);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteDiagnostics) ignored = entente_diagnostics_new ();

  if (dataset == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  scenario = entente_scenario_new (dataset);
  entente_scenario_merge_json (scenario, dataset, trial->scenario, -1, ignored);
  values = entente_values_new (dataset, scenario);
  g_task_return_pointer (task, entente_evaluate (values, scenario), (GDestroyNotify) entente_evaluation_unref);
}

/**
 * entente_trial_is_cheap:
 *
 * Returns: whether the document is small enough to be read again with every pause of typing
 */
gboolean
entente_trial_is_cheap (EntenteSession *session)
{
  GBytes *bytes = entente_session_get_dataset (session)->bytes;

  return bytes != NULL && g_bytes_get_size (bytes) <= ENTENTE_TRIAL_MAX_BYTES;
}

/**
 * entente_trial_run_async:
 * @text: of the whole document
 *
 * The session may change or go away meanwhile; the trial keeps to the scenario of this moment.
 */
void
entente_trial_run_async (EntenteSession *session,
                         GBytes *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Trial *trial = g_new0 (Trial, 1);

  trial->text = g_bytes_ref (text);
  trial->scenario = entente_scenario_to_json (entente_session_get_scenario (session),
                                              entente_session_get_dataset (session));
  trial->diagnostics = entente_diagnostics_new ();
  g_task_set_source_tag (task, entente_trial_run_async);
  g_task_set_task_data (task, trial, free_trial);
  g_task_run_in_thread (task, run_trial);
}

/**
 * entente_trial_run_finish:
 * @diagnostics: (out) (optional): what the reader says
 *
 * Returns: (nullable): %NULL when the reader refuses the text, or when the trial was cancelled
 */
EntenteEvaluation *
entente_trial_run_finish (GAsyncResult *result,
                          EntenteDiagnostics **diagnostics)
{
  Trial *trial = g_task_get_task_data (G_TASK (result));

  if (diagnostics != NULL)
    *diagnostics = entente_diagnostics_ref (trial->diagnostics);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
