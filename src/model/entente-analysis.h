/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-leverage.h"
#include "entente-method-comparison.h"
#include "entente-possible-ranks.h"
#include "entente-robustness.h"
#include "entente-session.h"
#include "entente-tipping-points.h"

/* What follows from the results of a session: how sure, where it tips, what would lift, would another method
 * disagree. Kept up to date off the main thread; each getter gives the newest that is known, or NULL.
 *
 * Signals: "robustness-changed" (more draws, or other ones), "tipping-changed", "methods-changed",
 * "leverage-changed". All come in the main context, at most once a frame each.
 */

#define ENTENTE_TYPE_ANALYSIS (entente_analysis_get_type ())
G_DECLARE_FINAL_TYPE (EntenteAnalysis, entente_analysis, ENTENTE, ANALYSIS, GObject)

EntenteAnalysis *entente_analysis_new (EntenteSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* Nothing is sampled until somebody wants it; the count of hold and release keeps it going. */
void entente_analysis_hold_robustness (EntenteAnalysis *self);
void entente_analysis_release_robustness (EntenteAnalysis *self);
EntenteRobustness *entente_analysis_get_robustness (EntenteAnalysis *self);
gboolean entente_analysis_is_sampling (EntenteAnalysis *self);
gboolean entente_analysis_is_robustness_current (EntenteAnalysis *self);
EntenteEvaluation *entente_analysis_evaluate_draw (EntenteAnalysis *self, guint64 draw) G_GNUC_WARN_UNUSED_RESULT;
const EntentePossibleRank *entente_analysis_get_possible_ranks (EntenteAnalysis *self);

const EntenteTippingPoints *entente_analysis_get_tipping_points (EntenteAnalysis *self);

void entente_analysis_hold_methods (EntenteAnalysis *self);
void entente_analysis_release_methods (EntenteAnalysis *self);
const EntenteMethodComparison *entente_analysis_get_methods (EntenteAnalysis *self);

/* Of the selected partner; the target is the next better tier unless another was asked for. */
void entente_analysis_set_target (EntenteAnalysis *self, int tier);
const EntenteLeverage *entente_analysis_get_leverage (EntenteAnalysis *self);
