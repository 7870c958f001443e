/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the thread of a job does.
 *
 * Sampling goes in steps that double, so that the first result of a slow method is there after a moment and a
 * fast one is not held up by handing over.
 */

#include "config.h"

#include "entente-analysis-job.h"

/* A step of sampling ends after this long, done or not: what it has is worth showing. */
#define STEP_US (150 * 1000)
#define FIRST_STEP 64

/**
 * entente_analysis_job_new:
 * @evaluation: the results that the job is about; kept with the values that they rest on
 * @scenario: what they were computed from; copied
 */
EntenteAnalysisJob *
entente_analysis_job_new (EntenteJobKind kind,
                          EntenteEvaluation *evaluation,
                          const EntenteScenario *scenario)
{
  EntenteAnalysisJob *self = g_new0 (EntenteAnalysisJob, 1);

  self->kind = kind;
  self->evaluation = entente_evaluation_ref (evaluation);
  self->scenario = entente_scenario_copy (scenario);
  self->n_threads = 1;
  return self;
}

void
entente_analysis_job_free (EntenteAnalysisJob *self)
{
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  g_clear_pointer (&self->possible, g_free);
  g_clear_pointer (&self->tipping, entente_tipping_points_free);
  g_clear_pointer (&self->methods, entente_method_comparison_free);
  g_clear_pointer (&self->leverage, entente_leverage_free);
  g_clear_pointer (&self->sampler, entente_sampler_free);
  entente_evaluation_unref (self->evaluation);
  entente_scenario_free (self->scenario);
  g_free (self);
}

static gboolean
is_stopped (EntenteAnalysisJob *self)
{
  return g_atomic_int_get (&self->stop) != 0;
}

/* Draws until there are n_samples, the step is over or somebody stops it. */
static void
draw_samples (EntenteAnalysisJob *self)
{
  const gint64 end = g_get_monotonic_time () + STEP_US;
  guint have = entente_sampler_get_n_samples (self->sampler), step = FIRST_STEP;

  while (have < self->n_samples && !is_stopped (self) && g_get_monotonic_time () < end)
    {
      if (entente_sampler_run (self->sampler, MIN (step, self->n_samples - have), self->n_threads, &self->stop) == 0)
        break;
      have = entente_sampler_get_n_samples (self->sampler);
      step = have;
    }
}

static void
sample (EntenteAnalysisJob *self)
{
  EntenteValues *values = self->evaluation->values;
  guint have;

  if (self->sampler == NULL)
    self->sampler = entente_sampler_new (values, self->scenario, ENTENTE_ROBUSTNESS_SEED);
  else if (self->update)
    entente_sampler_update (self->sampler, values, self->scenario);
  draw_samples (self);
  have = entente_sampler_get_n_samples (self->sampler);
  /* Beyond the first goal only the whole is worth a copy of the counts; the next step goes on from these. */
  if (is_stopped (self) || have == 0 || (have < self->n_samples && have > ENTENTE_ROBUSTNESS_SAMPLES))
    return;
  self->robustness = entente_sampler_get_result (self->sampler);
  if (self->wants_possible)
    self->possible = entente_possible_ranks_new (values, self->scenario, &self->stop);
}

static void
run (EntenteAnalysisJob *self)
{
  switch (self->kind)
    {
    case ENTENTE_JOB_TIPPING:
      self->tipping = entente_tipping_points_new (self->evaluation, self->scenario, &self->stop);
      break;
    case ENTENTE_JOB_LEVERAGE:
      self->leverage = entente_leverage_new (self->evaluation, self->scenario, self->partner, self->target,
                                             &self->stop);
      break;
    case ENTENTE_JOB_METHODS:
      self->methods = entente_method_comparison_new (self->evaluation->values, self->scenario, &self->stop);
      break;
    default:
      sample (self);
    }
}

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  EntenteAnalysisJob *self = task_data;
  const gint64 start = g_get_monotonic_time ();

  if (!is_stopped (self))
    run (self);
  self->complete = !is_stopped (self);
  self->took = g_get_monotonic_time () - start;
  g_task_return_boolean (task, TRUE);
}

/**
 * entente_analysis_job_start:
 * @self: (transfer full): lives until @callback has returned
 * @callback: called in the main context of the caller
 */
void
entente_analysis_job_start (EntenteAnalysisJob *self,
                            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, self);

  g_task_set_source_tag (task, entente_analysis_job_start);
  g_task_set_name (task, "[entente] analysis");
  g_task_set_task_data (task, self, (GDestroyNotify) entente_analysis_job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/* The job that is done; what it holds may be taken out of it. */
EntenteAnalysisJob *
entente_analysis_job_finish (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
