/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What follows from the results of a session.
 *
 *   evaluated  ->  a few hundred draws at once, in the same frame  ->  shown
 *              ->  what runs is told to stop; when it has, the most urgent job of what is out of date runs
 *   in a pause ->  what would lift the selected partner; as many draws as a report has
 *   at rest    ->  more draws, as many as make no difference any more
 *
 * While frames follow one another the draws of the frame are all that are made, and nothing is searched for the
 * selected partner: each change would end either before it had a result, and what runs beside the window takes memory
 * and cache from it.
 * There is one job at a time, so the window keeps a processor to itself. Two samplers hold the same draws: quick
 * belongs to the main thread, deep to the job that runs, or to nobody. Results of an earlier state stay until
 * there are better ones, unless they are about other partners or another number of tiers.
 */

#include "config.h"

#include "entente-analysis-private.h"

#include "entente-analysis-job.h"
#include "entente-dataset-likeness.h"

#include <time.h>

/* In a frame: what its few draws may cost, and how many they are at least and at most. */
#define QUICK_BUDGET_US 900
#define QUICK_LEAST 64
#define QUICK_MOST 1024
#define QUICK_FIRST 256
#define QUICK_MAX_PARTNERS 500

#define PAUSE_MS 40 /* more than two frames */

/* At rest. */
#define CALM_MS 150
#define OPENING_MS 700 /* the window has enough to do; the draws of the frame are there */
#define MANY_SAMPLES 100000
#define LARGE_FIRST_SAMPLES 500
#define LARGE_SAMPLES 2000
#define PATIENCE_US (20 * G_USEC_PER_SEC)

/* Tipping points are found in the frame itself up to this many partners times criteria times criteria. */
#define TIPPING_AT_ONCE 20000

#define FRAME_US 16000

enum
{
  ROBUSTNESS_CHANGED,
  TIPPING_CHANGED,
  METHODS_CHANGED,
  LEVERAGE_CHANGED,
  N_SIGNALS
};

struct _EntenteAnalysis
{
  GObject parent_instance;

  EntenteSession *session; /* not owned: the session owns the analysis */

  /* The state that everything is to be about; NULL = there are no results yet. */
  EntenteEvaluation *evaluation;
  EntenteScenario *scenario;
  gint64 since;
  gint64 opened;

  EntenteAnalysisJob *job; /* that runs, or NULL */
  guint timer;             /* looks whether it is calm */
  guint start;             /* somebody asked for something */

  guint robustness_holds, method_holds;
  gboolean tipping_wanted; /* somebody asked */

  /* Robustness. */
  EntenteSampler *quick, *deep;
  gboolean quick_fresh, deep_fresh; /* they count for this state */
  guint quick_samples;              /* a frame; 0 = too slow */
  guint goal_reached;               /* draws of deep for this state */
  gint64 spent;                     /* on them, microseconds */
  EntenteRobustness *robustness;
  gboolean robustness_fresh;        /* it is about this state */
  EntentePossibleRank *possible;
  gboolean possible_fresh;

  EntenteTippingPoints *tipping;
  gboolean tipping_fresh;
  EntenteMethodComparison *methods;
  gboolean methods_fresh;
  EntenteLeverage *leverage;
  gboolean leverage_fresh;
  int target; /* asked for, or ENTENTE_NONE */

  gint64 told[N_SIGNALS];
  guint pending[N_SIGNALS]; /* sources of signals that wait for the next frame */
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteAnalysis, entente_analysis, G_TYPE_OBJECT)

static void start_job (EntenteAnalysis *self);

/* -- Signals ---------------------------------------------------------------------------------------------- */

static void
tell_now (EntenteAnalysis *self,
          guint which)
{
  g_clear_handle_id (&self->pending[which], g_source_remove);
  self->told[which] = g_get_monotonic_time ();
  g_signal_emit (self, signals[which], 0);
}

typedef struct
{
  EntenteAnalysis *self;
  guint which;
} Pending;

static gboolean
tell_cb (gpointer user_data)
{
  Pending *pending = user_data;

  pending->self->pending[pending->which] = 0;
  tell_now (pending->self, pending->which);
  return G_SOURCE_REMOVE;
}

/* Once a frame at most: what comes sooner waits. */
static void
tell (EntenteAnalysis *self,
      guint which)
{
  const gint64 wait = self->told[which] + FRAME_US - g_get_monotonic_time ();
  Pending *pending;

  if (self->pending[which] != 0)
    return;
  if (wait <= 0)
    {
      tell_now (self, which);
      return;
    }
  pending = g_new (Pending, 1);
  *pending = (Pending) { self, which };
  self->pending[which] = g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (wait / 1000 + 1), tell_cb, pending, g_free);
}

/* -- What is known ---------------------------------------------------------------------------------------- */

static gboolean
is_large (EntenteAnalysis *self)
{
  return self->evaluation->n_partners > ENTENTE_ROBUSTNESS_MAX_PARTNERS;
}

static gboolean
is_opening (EntenteAnalysis *self)
{
  return g_get_monotonic_time () - self->opened < OPENING_MS * 1000;
}

static gboolean
is_calm (EntenteAnalysis *self)
{
  return !entente_session_is_changing (self->session) && !is_opening (self)
         && g_get_monotonic_time () - self->since >= CALM_MS * 1000;
}

/* Whether the next change is likely to come with the next frame. */
static gboolean
is_moving (EntenteAnalysis *self)
{
  return g_get_monotonic_time () - self->since < PAUSE_MS * 1000;
}

static void
forget_results (EntenteAnalysis *self)
{
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  g_clear_pointer (&self->possible, g_free);
  g_clear_pointer (&self->tipping, entente_tipping_points_free);
  g_clear_pointer (&self->methods, entente_method_comparison_free);
  g_clear_pointer (&self->leverage, entente_leverage_free);
}

/* A sampler is for one dataset. */
static void
forget_samplers (EntenteAnalysis *self)
{
  g_clear_pointer (&self->quick, entente_sampler_free);
  g_clear_pointer (&self->deep, entente_sampler_free);
  self->quick_samples = QUICK_FIRST;
}

static void
mark_outdated (EntenteAnalysis *self)
{
  self->quick_fresh = self->deep_fresh = FALSE;
  self->robustness_fresh = self->possible_fresh = FALSE;
  self->tipping_fresh = self->methods_fresh = self->leverage_fresh = FALSE;
  self->goal_reached = 0;
  self->spent = 0;
  if (self->job == NULL)
    return;
  self->job->outdated = TRUE;
  g_atomic_int_set (&self->job->stop, 1);
}

/* Takes over the state of the session. */
static void
take_state (EntenteAnalysis *self)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  EntenteDataset *dataset = entente_values_get_dataset (evaluation->values);

  if (self->evaluation != NULL && dataset != entente_values_get_dataset (self->evaluation->values))
    {
      if (!entente_dataset_shares_partners (dataset, entente_values_get_dataset (self->evaluation->values)))
        forget_results (self);
      forget_samplers (self);
    }
  mark_outdated (self);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->scenario, entente_scenario_free);
  self->evaluation = entente_evaluation_ref (evaluation);
  self->scenario = entente_scenario_copy (entente_session_get_scenario (self->session));
  self->since = g_get_monotonic_time ();
}

/* -- In the frame ----------------------------------------------------------------------------------------- */

static void
set_robustness (EntenteAnalysis *self,
                EntenteRobustness *robustness)
{
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  self->robustness = robustness;
  self->robustness_fresh = TRUE;
}

static void
refresh_quick (EntenteAnalysis *self)
{
  if (self->quick_fresh)
    return;
  if (self->quick == NULL)
    self->quick = entente_sampler_new (self->evaluation->values, self->scenario, ENTENTE_ROBUSTNESS_SEED);
  else
    entente_sampler_update (self->quick, self->evaluation->values, self->scenario);
  self->quick_fresh = TRUE;
}

/* What this thread has worked, in microseconds: what others do meanwhile doesn't make a drag dearer. */
static gint64
get_own_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* As many the next time as fit into the budget, in powers of two, so that the number rarely changes. */
static void
adapt_quick (EntenteAnalysis *self,
             gint64 took)
{
  if (took > QUICK_BUDGET_US)
    self->quick_samples = self->quick_samples > QUICK_LEAST ? self->quick_samples / 2 : 0;
  else if (took < QUICK_BUDGET_US / 3 && self->quick_samples < QUICK_MOST)
    self->quick_samples *= 2;
}

/* The first answer: few draws, but of what is on screen in this frame. */
static gboolean
answer_at_once (EntenteAnalysis *self)
{
  const gint64 start = get_own_time ();
  const gboolean first = self->quick == NULL;

  if (self->robustness_holds == 0 || self->evaluation->n_partners > QUICK_MAX_PARTNERS || self->quick_samples == 0)
    return FALSE;
  refresh_quick (self);
  entente_sampler_run (self->quick, self->quick_samples, 1, NULL);
  if (entente_sampler_get_n_samples (self->quick) == 0)
    return FALSE;
  set_robustness (self, entente_sampler_get_ranks (self->quick));
  /* Making the sampler is not part of what every frame costs. */
  if (!first)
    adapt_quick (self, get_own_time () - start);
  return TRUE;
}

static gboolean
tips_at_once (EntenteAnalysis *self)
{
  const EntenteEvaluation *evaluation = self->evaluation;

  return self->scenario->method == ENTENTE_METHOD_WEIGHTED_MEAN
         && (gsize) evaluation->n_partners * evaluation->n_criteria * evaluation->n_criteria <= TIPPING_AT_ONCE;
}

/* Called by the session before it tells everybody that there are new results. */
void
entente_analysis_update (EntenteAnalysis *self)
{
  take_state (self);
  if (self->robustness_holds == 0)
    {
      g_clear_pointer (&self->robustness, entente_robustness_unref);
      g_clear_pointer (&self->possible, g_free);
    }
  answer_at_once (self);
}

static void
evaluated_cb (EntenteAnalysis *self)
{
  if (self->evaluation != entente_session_get_evaluation (self->session))
    entente_analysis_update (self);
  if (self->robustness_fresh)
    tell_now (self, ROBUSTNESS_CHANGED);
  if (tips_at_once (self))
    tell_now (self, TIPPING_CHANGED);
  start_job (self);
}

/* -- Jobs ------------------------------------------------------------------------------------------------- */

/* How many draws are wanted by now; what there is is enough when it is not more. */
static guint
get_goal (EntenteAnalysis *self)
{
  const guint first = is_large (self) ? LARGE_FIRST_SAMPLES : ENTENTE_ROBUSTNESS_SAMPLES;
  const guint all = is_large (self) ? LARGE_SAMPLES : MANY_SAMPLES;

  if ((is_opening (self) || is_moving (self)) && self->robustness_fresh)
    return 0;
  if (self->goal_reached < first)
    return is_large (self) && !is_calm (self) ? 0 : first;
  return is_calm (self) && self->spent < PATIENCE_US ? all : 0;
}

static gboolean
has_selection (EntenteAnalysis *self)
{
  return entente_session_get_selected (self->session) != ENTENTE_NONE;
}

static gboolean
needs (EntenteAnalysis *self,
       EntenteJobKind kind)
{
  switch (kind)
    {
    case ENTENTE_JOB_TIPPING:
      return self->tipping_wanted && !self->tipping_fresh && !tips_at_once (self);
    case ENTENTE_JOB_LEVERAGE:
      return has_selection (self) && !self->leverage_fresh && !is_moving (self);
    case ENTENTE_JOB_METHODS:
      return self->method_holds > 0 && !self->methods_fresh;
    default:
      return self->robustness_holds > 0 && get_goal (self) > self->goal_reached;
    }
}

/* Robustness is last, since it goes on for long; without any answer at all it is first. */
static EntenteJobKind
choose_kind (EntenteAnalysis *self)
{
  EntenteJobKind kind = ENTENTE_JOB_TIPPING;

  if (!self->robustness_fresh && needs (self, ENTENTE_JOB_ROBUSTNESS))
    return ENTENTE_JOB_ROBUSTNESS;
  while (kind < ENTENTE_N_JOBS && !needs (self, kind))
    kind++;
  return kind;
}

static guint
get_target (EntenteAnalysis *self,
            guint partner)
{
  const guint tier = self->evaluation->tiers[partner];

  if (self->target != ENTENTE_NONE)
    return MIN ((guint) self->target, self->evaluation->n_tiers - 1);
  return tier > 0 ? tier - 1 : 0;
}

static void
prepare_sampling (EntenteAnalysis *self,
                  EntenteAnalysisJob *job)
{
  job->sampler = g_steal_pointer (&self->deep);
  job->update = !self->deep_fresh;
  job->n_samples = get_goal (self);
  job->wants_possible = !self->possible_fresh;
  /* The window keeps a processor to itself. */
  job->n_threads = is_calm (self) ? MAX (g_get_num_processors (), 2) - 1 : 1;
}

/* The timer that looks for rest goes while there is more to be done then, or until the session is gone. */
static gboolean
look_for_rest_cb (gpointer user_data)
{
  EntenteAnalysis *self = user_data;

  if (self->session != NULL && !is_calm (self))
    {
      if (!is_moving (self))
        start_job (self);
      return G_SOURCE_CONTINUE;
    }
  self->timer = 0;
  /* What was too slow once may have been so by chance. */
  if (self->quick_samples == 0)
    self->quick_samples = QUICK_LEAST;
  start_job (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (EntenteAnalysis *self)
{
  if (self->timer == 0 && (self->robustness_holds > 0 || has_selection (self)) && !is_calm (self))
    self->timer = g_timeout_add (PAUSE_MS, look_for_rest_cb, self);
}

/* Bounds, order and locks that cannot hold together: there is not a single draw. */
static void
give_up_sampling (EntenteAnalysis *self)
{
  self->spent = PATIENCE_US;
  self->goal_reached = MANY_SAMPLES;
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  tell (self, ROBUSTNESS_CHANGED);
}

static void
take_samples (EntenteAnalysis *self,
              EntenteAnalysisJob *job)
{
  /* One for another dataset goes with its job. */
  if (self->evaluation == NULL
      || entente_values_get_dataset (job->evaluation->values) != entente_values_get_dataset (self->evaluation->values))
    return;
  self->deep = g_steal_pointer (&job->sampler);
  /* A job that nobody waited for any more may have ended before it had a sampler. */
  self->deep_fresh = !job->outdated && self->deep != NULL;
  if (!self->deep_fresh)
    return;
  self->spent += job->took;
  self->goal_reached = entente_sampler_get_n_samples (self->deep);
  if (job->complete && self->goal_reached == 0)
    {
      give_up_sampling (self);
      return;
    }
  if (job->possible != NULL)
    {
      g_clear_pointer (&self->possible, g_free);
      self->possible = g_steal_pointer (&job->possible);
      self->possible_fresh = TRUE;
    }
  if (job->robustness == NULL
      || (self->robustness_fresh && job->robustness->n_samples < self->robustness->n_samples))
    return;
  set_robustness (self, g_steal_pointer (&job->robustness));
  tell (self, ROBUSTNESS_CHANGED);
}

static void
take_results (EntenteAnalysis *self,
              EntenteAnalysisJob *job)
{
  if (job->tipping != NULL)
    {
      g_clear_pointer (&self->tipping, entente_tipping_points_free);
      self->tipping = g_steal_pointer (&job->tipping);
      self->tipping_fresh = TRUE;
      tell (self, TIPPING_CHANGED);
    }
  if (job->leverage != NULL)
    {
      g_clear_pointer (&self->leverage, entente_leverage_free);
      self->leverage = g_steal_pointer (&job->leverage);
      self->leverage_fresh = TRUE;
      tell (self, LEVERAGE_CHANGED);
    }
  if (job->methods != NULL)
    {
      g_clear_pointer (&self->methods, entente_method_comparison_free);
      self->methods = g_steal_pointer (&job->methods);
      self->methods_fresh = TRUE;
      tell (self, METHODS_CHANGED);
    }
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  EntenteAnalysisJob *job = entente_analysis_job_finish (result);
  EntenteAnalysis *self = job->owner;

  if (self == NULL)
    return;
  self->job = NULL;
  if (job->kind == ENTENTE_JOB_ROBUSTNESS)
    take_samples (self, job);
  else if (job->complete && !job->outdated)
    take_results (self, job);
  start_job (self);
}

static void
start_job (EntenteAnalysis *self)
{
  EntenteJobKind kind;
  EntenteAnalysisJob *job;

  if (self->job != NULL || self->evaluation == NULL || self->session == NULL)
    return;
  kind = choose_kind (self);
  if (kind == ENTENTE_N_JOBS)
    {
      wait_for_rest (self);
      return;
    }
  job = entente_analysis_job_new (kind, self->evaluation, self->scenario);
  job->owner = self;
  if (kind == ENTENTE_JOB_ROBUSTNESS)
    prepare_sampling (self, job);
  if (kind == ENTENTE_JOB_LEVERAGE)
    {
      job->partner = (guint) entente_session_get_selected (self->session);
      job->target = get_target (self, job->partner);
    }
  self->job = job;
  entente_analysis_job_start (job, done_cb);
}

/* Somebody wants something that there was no need for so far; not in the frame that is being made. */
static gboolean
start_cb (gpointer user_data)
{
  EntenteAnalysis *self = user_data;

  self->start = 0;
  if (self->evaluation == NULL || self->session == NULL)
    return G_SOURCE_REMOVE;
  if (!self->robustness_fresh && answer_at_once (self))
    tell (self, ROBUSTNESS_CHANGED);
  start_job (self);
  return G_SOURCE_REMOVE;
}

static void
queue_start (EntenteAnalysis *self)
{
  if (self->start == 0)
    self->start = g_idle_add (start_cb, self);
}

static void
restart_leverage (EntenteAnalysis *self)
{
  self->leverage_fresh = FALSE;
  if (self->job != NULL && self->job->kind == ENTENTE_JOB_LEVERAGE)
    {
      self->job->outdated = TRUE;
      g_atomic_int_set (&self->job->stop, 1);
    }
  queue_start (self);
}

static void
selected_cb (EntenteAnalysis *self)
{
  self->target = ENTENTE_NONE;
  restart_leverage (self);
}

/* There are no results of the new dataset yet; what is about other partners cannot be shown until then. */
static void
dataset_changed_cb (EntenteAnalysis *self)
{
  if (self->evaluation != NULL)
    mark_outdated (self);
  if (self->evaluation == NULL
      || !entente_dataset_shares_partners (entente_session_get_dataset (self->session),
                                           entente_values_get_dataset (self->evaluation->values)))
    forget_results (self);
  g_clear_pointer (&self->leverage, entente_leverage_free);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->scenario, entente_scenario_free);
  forget_samplers (self);
}

/* -- The object ------------------------------------------------------------------------------------------- */

static void
entente_analysis_dispose (GObject *object)
{
  EntenteAnalysis *self = ENTENTE_ANALYSIS (object);
  guint i;

  if (self->job != NULL)
    {
      self->job->owner = NULL;
      g_atomic_int_set (&self->job->stop, 1);
    }
  self->job = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->start, g_source_remove);
  for (i = 0; i < N_SIGNALS; i++)
    g_clear_handle_id (&self->pending[i], g_source_remove);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (entente_analysis_parent_class)->dispose (object);
}

static void
entente_analysis_finalize (GObject *object)
{
  EntenteAnalysis *self = ENTENTE_ANALYSIS (object);

  forget_results (self);
  forget_samplers (self);
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->scenario, entente_scenario_free);
  G_OBJECT_CLASS (entente_analysis_parent_class)->finalize (object);
}

static guint
make_signal (const char *name)
{
  return g_signal_new (name, ENTENTE_TYPE_ANALYSIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_analysis_class_init (EntenteAnalysisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_analysis_dispose;
  object_class->finalize = entente_analysis_finalize;

  signals[ROBUSTNESS_CHANGED] = make_signal ("robustness-changed");
  signals[TIPPING_CHANGED] = make_signal ("tipping-changed");
  signals[METHODS_CHANGED] = make_signal ("methods-changed");
  signals[LEVERAGE_CHANGED] = make_signal ("leverage-changed");
}

static void
entente_analysis_init (EntenteAnalysis *self)
{
  self->target = ENTENTE_NONE;
  self->quick_samples = QUICK_FIRST;
}

/**
 * entente_analysis_new:
 * @session: owns the analysis, see entente_session_get_analysis ()
 */
EntenteAnalysis *
entente_analysis_new (EntenteSession *session)
{
  EntenteAnalysis *self = g_object_new (ENTENTE_TYPE_ANALYSIS, NULL);

  self->opened = g_get_monotonic_time ();
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  /* Results that are on their way come with "evaluated". */
  if (entente_session_is_current (session))
    take_state (self);
  queue_start (self);
  return self;
}

/* -- What is asked for ------------------------------------------------------------------------------------ */

/* Sampling begins, in a moment. More than %ENTENTE_ROBUSTNESS_MAX_PARTNERS take long: hold it only when asked to. */
void
entente_analysis_hold_robustness (EntenteAnalysis *self)
{
  self->robustness_holds++;
  queue_start (self);
}

void
entente_analysis_release_robustness (EntenteAnalysis *self)
{
  g_return_if_fail (self->robustness_holds > 0);
  self->robustness_holds--;
  if (self->robustness_holds == 0 && self->job != NULL && self->job->kind == ENTENTE_JOB_ROBUSTNESS)
    g_atomic_int_set (&self->job->stop, 1);
}

/* Whether it is about as many partners, criteria and tiers as there are now. */
static gboolean
robustness_fits (EntenteAnalysis *self)
{
  const EntenteEvaluation *now = self->session != NULL ? entente_session_get_evaluation (self->session) : NULL;

  return now != NULL && self->robustness != NULL && self->robustness->n_partners == now->n_partners
         && self->robustness->n_criteria == now->n_criteria && self->robustness->n_tiers == now->n_tiers;
}

/**
 * entente_analysis_get_robustness:
 *
 * Returns: (nullable) (transfer none): the newest, about the partners, criteria and tiers that there are now; of an
 *   earlier state while there is none of this one
 */
EntenteRobustness *
entente_analysis_get_robustness (EntenteAnalysis *self)
{
  return robustness_fits (self) ? self->robustness : NULL;
}

/* Whether the robustness is about the last results, or still about those before: a frame may be too short for any
 * draw. */
gboolean
entente_analysis_is_robustness_current (EntenteAnalysis *self)
{
  return self->robustness_fresh;
}

/* Whether more draws of the present state are to come. */
gboolean
entente_analysis_is_sampling (EntenteAnalysis *self)
{
  if (self->robustness_holds == 0 || self->evaluation == NULL)
    return FALSE;
  return self->goal_reached < (is_large (self) ? LARGE_SAMPLES : MANY_SAMPLES) && self->spent < PATIENCE_US;
}

/**
 * entente_analysis_evaluate_draw:
 *
 * Returns: (nullable) (transfer full): the results of one draw of the present state
 */
EntenteEvaluation *
entente_analysis_evaluate_draw (EntenteAnalysis *self,
                                guint64 draw)
{
  if (self->evaluation == NULL)
    return NULL;
  refresh_quick (self);
  return entente_sampler_evaluate_draw (self->quick, draw);
}

/* (nullable) (array): by partner; known while robustness is held, with the weighted mean. */
const EntentePossibleRank *
entente_analysis_get_possible_ranks (EntenteAnalysis *self)
{
  return robustness_fits (self) ? self->possible : NULL;
}

/* (nullable): of the present state where that is a matter of a moment, else the newest. */
const EntenteTippingPoints *
entente_analysis_get_tipping_points (EntenteAnalysis *self)
{
  if (self->evaluation == NULL)
    return NULL;
  if (!self->tipping_fresh && tips_at_once (self))
    {
      g_clear_pointer (&self->tipping, entente_tipping_points_free);
      self->tipping = entente_tipping_points_new (self->evaluation, self->scenario, NULL);
      self->tipping_fresh = TRUE;
    }
  if (!self->tipping_wanted)
    {
      self->tipping_wanted = TRUE;
      queue_start (self);
    }
  if (self->tipping == NULL || self->tipping->n_criteria != self->evaluation->n_criteria)
    return NULL;
  return self->tipping;
}

void
entente_analysis_hold_methods (EntenteAnalysis *self)
{
  self->method_holds++;
  queue_start (self);
}

void
entente_analysis_release_methods (EntenteAnalysis *self)
{
  g_return_if_fail (self->method_holds > 0);
  self->method_holds--;
}

/* (nullable): the newest. */
const EntenteMethodComparison *
entente_analysis_get_methods (EntenteAnalysis *self)
{
  return self->methods;
}

/**
 * entente_analysis_set_target:
 * @tier: what would lift the selected partner there; or %ENTENTE_NONE = into the next better tier
 */
void
entente_analysis_set_target (EntenteAnalysis *self,
                             int tier)
{
  if (self->target == tier)
    return;
  self->target = tier;
  restart_leverage (self);
}

/* (nullable): of the selected partner. */
const EntenteLeverage *
entente_analysis_get_leverage (EntenteAnalysis *self)
{
  if (self->leverage == NULL || self->session == NULL
      || (int) self->leverage->partner != entente_session_get_selected (self->session))
    return NULL;
  return self->leverage;
}
