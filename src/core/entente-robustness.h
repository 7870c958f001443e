/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"

/* How sure a ranking is: SMAA-2 over weights and uncertain facts.
 *
 * A sampler holds what does not change from draw to draw and the counts so far; a robustness is an immutable
 * copy of the counts. Draw k of a seed is the same on any number of threads and in any order.
 */

#define ENTENTE_ROBUSTNESS_MAX_PARTNERS 2000 /* above, no ranks are counted, only tiers */
#define ENTENTE_ROBUSTNESS_MAX_PAIRED 500    /* above, no pairs are counted */

/* What the window, exports and the command line draw unless told otherwise, so that they show the same. */
#define ENTENTE_ROBUSTNESS_SEED 1
#define ENTENTE_ROBUSTNESS_SAMPLES 10000

typedef struct _EntenteRobustness EntenteRobustness;

struct _EntenteRobustness
{
  int ref_count; /* atomic */
  guint n_partners, n_criteria, n_tiers;
  guint n_samples;
  guint32 *rank_counts;    /* [partner][rank - 1]: draws with that competition rank; NULL = too many partners */
  guint32 *tier_counts;    /* [partner][n_tiers + 1]: after gates; the last counts draws in which it was not rated */
  guint32 *pair_counts;    /* [a][b]: draws in which a scores more than b; NULL = too many partners */
  double *central_weights; /* [partner][n_criteria]: mean weights of the draws that put it first; NaN = none did */
  double *confidence;      /* [partner]: chance to be first under its central weights; NaN = never first */
  guint *low_ranks;        /* [partner]: 5 % of draws are better than this; 0 = not known or never rated */
  guint *high_ranks;       /* [partner]: 5 % of draws are worse than this */
};

EntenteRobustness *entente_robustness_ref (EntenteRobustness *self);
void entente_robustness_unref (EntenteRobustness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRobustness, entente_robustness_unref)

double entente_robustness_get_rank_acceptability (const EntenteRobustness *self, guint partner, guint rank);
double entente_robustness_get_tier_acceptability (const EntenteRobustness *self, guint partner, guint tier);
double entente_robustness_get_winning (const EntenteRobustness *self, guint a, guint b);
double entente_robustness_get_standard_error (const EntenteRobustness *self, double share);
double entente_robustness_get_rank_entropy (const EntenteRobustness *self, guint partner);
guint entente_robustness_get_likeliest_tier (const EntenteRobustness *self, guint partner);

/* Words for a share of draws: firm >= 0.90, likely >= 0.66, else contested. */
typedef enum
{
  ENTENTE_CERTAINTY_CONTESTED,
  ENTENTE_CERTAINTY_LIKELY,
  ENTENTE_CERTAINTY_FIRM
} EntenteCertainty;

EntenteCertainty entente_certainty_classify (double share);

typedef struct _EntenteSampler EntenteSampler;

EntenteSampler *entente_sampler_new (EntenteValues *values, const EntenteScenario *scenario, guint64 seed)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_sampler_free (EntenteSampler *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSampler, entente_sampler_free)

void entente_sampler_update (EntenteSampler *self, EntenteValues *values, const EntenteScenario *scenario);
guint entente_sampler_run (EntenteSampler *self, guint n_samples, guint n_threads, const gint *stop);
guint entente_sampler_get_n_samples (const EntenteSampler *self);
EntenteRobustness *entente_sampler_get_result (EntenteSampler *self) G_GNUC_WARN_UNUSED_RESULT;
EntenteRobustness *entente_sampler_get_ranks (EntenteSampler *self) G_GNUC_WARN_UNUSED_RESULT;
EntenteEvaluation *entente_sampler_evaluate_draw (EntenteSampler *self, guint64 draw) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the bounds and the order of a scenario can hold at all with its locks. */
gboolean entente_sampler_is_possible (const EntenteDataset *dataset, const EntenteScenario *scenario,
                                      EntenteDiagnostics *diagnostics);
