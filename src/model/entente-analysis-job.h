/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-leverage.h"
#include "entente-method-comparison.h"
#include "entente-possible-ranks.h"
#include "entente-robustness.h"
#include "entente-tipping-points.h"

#include <gio/gio.h>

/* One piece of work of the analysis, done on a thread of its own.
 *
 * A job holds all that it reads, so whoever started it may be gone by the time it is done. Everything but stop
 * belongs to the thread from the start until the callback, and to the main thread before and after.
 */

typedef enum
{
  ENTENTE_JOB_TIPPING,
  ENTENTE_JOB_LEVERAGE,
  ENTENTE_JOB_METHODS,
  ENTENTE_JOB_ROBUSTNESS,
  ENTENTE_N_JOBS
} EntenteJobKind;

typedef struct
{
  EntenteJobKind kind;
  gpointer owner;    /* of the main thread; NULL = nobody waits for it any more */
  gboolean outdated; /* of the main thread: something changed since */
  gint stop;         /* atomic: leave it be */
  gboolean complete; /* it was not stopped */
  gint64 took;       /* microseconds */

  EntenteEvaluation *evaluation;
  EntenteScenario *scenario;
  guint partner, target; /* leverage */

  EntenteSampler *sampler; /* robustness */
  gboolean update;         /* the sampler counts for another state yet */
  guint n_samples;         /* in all, with those that it has */
  guint n_threads;
  gboolean wants_possible;

  EntenteRobustness *robustness;
  EntentePossibleRank *possible;
  EntenteTippingPoints *tipping;
  EntenteMethodComparison *methods;
  EntenteLeverage *leverage;
} EntenteAnalysisJob;

EntenteAnalysisJob *entente_analysis_job_new (EntenteJobKind kind, EntenteEvaluation *evaluation,
                                              const EntenteScenario *scenario) G_GNUC_WARN_UNUSED_RESULT;
void entente_analysis_job_free (EntenteAnalysisJob *self);
void entente_analysis_job_start (EntenteAnalysisJob *self, GAsyncReadyCallback callback);
EntenteAnalysisJob *entente_analysis_job_finish (GAsyncResult *result);
