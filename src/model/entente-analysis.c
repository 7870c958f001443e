/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What follows from the results of a session. */

#include "config.h"

#include "entente-analysis.h"

struct _EntenteAnalysis
{
  GObject parent_instance;

  EntenteSession *session; /* not owned: the session owns the analysis */
};

enum
{
  ROBUSTNESS_CHANGED,
  TIPPING_CHANGED,
  METHODS_CHANGED,
  LEVERAGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteAnalysis, entente_analysis, G_TYPE_OBJECT)

static guint
make_signal (const char *name)
{
  return g_signal_new (name, ENTENTE_TYPE_ANALYSIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_analysis_class_init (EntenteAnalysisClass *klass)
{
  signals[ROBUSTNESS_CHANGED] = make_signal ("robustness-changed");
  signals[TIPPING_CHANGED] = make_signal ("tipping-changed");
  signals[METHODS_CHANGED] = make_signal ("methods-changed");
  signals[LEVERAGE_CHANGED] = make_signal ("leverage-changed");
}

static void
entente_analysis_init (EntenteAnalysis *self)
{
}

EntenteAnalysis *
entente_analysis_new (EntenteSession *session)
{
  EntenteAnalysis *self = g_object_new (ENTENTE_TYPE_ANALYSIS, NULL);

  self->session = session;
  return self;
}

void
entente_analysis_hold_robustness (EntenteAnalysis *self)
{
}

void
entente_analysis_release_robustness (EntenteAnalysis *self)
{
}

EntenteRobustness *
entente_analysis_get_robustness (EntenteAnalysis *self)
{
  return NULL;
}

gboolean
entente_analysis_is_sampling (EntenteAnalysis *self)
{
  return FALSE;
}

EntenteEvaluation *
entente_analysis_evaluate_draw (EntenteAnalysis *self,
                                guint64 draw)
{
  return NULL;
}

const EntentePossibleRank *
entente_analysis_get_possible_ranks (EntenteAnalysis *self)
{
  return NULL;
}

const EntenteTippingPoints *
entente_analysis_get_tipping_points (EntenteAnalysis *self)
{
  return NULL;
}

void
entente_analysis_hold_methods (EntenteAnalysis *self)
{
}

void
entente_analysis_release_methods (EntenteAnalysis *self)
{
}

const EntenteMethodComparison *
entente_analysis_get_methods (EntenteAnalysis *self)
{
  return NULL;
}

void
entente_analysis_set_target (EntenteAnalysis *self,
                             int tier)
{
}

const EntenteLeverage *
entente_analysis_get_leverage (EntenteAnalysis *self)
{
  return NULL;
}
