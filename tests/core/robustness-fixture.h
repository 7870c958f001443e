/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-robustness.h"

/* A robustness counted the slow way, one evaluation a draw, for tests of what shows it. */

static inline EntenteRobustness *
robustness_fixture_new (guint n_partners,
                        guint n_criteria,
                        guint n_tiers)
{
  EntenteRobustness *self = g_new0 (EntenteRobustness, 1);

  self->ref_count = 1;
  self->n_partners = n_partners;
  self->n_criteria = n_criteria;
  self->n_tiers = n_tiers;
  self->rank_counts = g_new0 (guint32, (gsize) n_partners * n_partners);
  self->tier_counts = g_new0 (guint32, (gsize) n_partners * (n_tiers + 1));
  self->pair_counts = g_new0 (guint32, (gsize) n_partners * n_partners);
  self->central_weights = g_new0 (double, (gsize) n_partners * n_criteria);
  self->confidence = g_new0 (double, n_partners);
  self->low_ranks = g_new0 (guint, n_partners);
  self->high_ranks = g_new0 (guint, n_partners);
  return self;
}

static inline void
robustness_fixture_add (EntenteRobustness *self,
                        const EntenteEvaluation *draw)
{
  guint i;

  self->n_samples++;
  for (i = 0; i < self->n_partners; i++)
    {
      self->tier_counts[i * (self->n_tiers + 1) + draw->tiers[i]]++;
      if (draw->ranks[i] != 0)
        self->rank_counts[(gsize) i * self->n_partners + draw->ranks[i] - 1]++;
    }
}

/* The ranks between which nine of ten draws lie. */
static inline void
robustness_fixture_finish (EntenteRobustness *self)
{
  guint i, rank;

  for (i = 0; i < self->n_partners; i++)
    {
      guint seen = 0;

      self->low_ranks[i] = self->high_ranks[i] = 0;
      for (rank = 1; rank <= self->n_partners; rank++)
        {
          seen += self->rank_counts[(gsize) i * self->n_partners + rank - 1];
          if (self->low_ranks[i] == 0 && seen > 0.05 * self->n_samples)
            self->low_ranks[i] = rank;
          if (self->high_ranks[i] == 0 && seen > 0 && seen >= 0.95 * self->n_samples)
            self->high_ranks[i] = rank;
        }
    }
}

/* Weights within uncertainty of the scenario's, by plain draws. */
static inline EntenteRobustness *
robustness_fixture_sample (EntenteValues *values,
                           const EntenteScenario *scenario,
                           guint n_samples)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (EntenteScenario) draw = entente_scenario_copy (scenario);
  g_autoptr (EntenteEvaluation) first = entente_evaluate (values, scenario);
  EntenteRobustness *self = robustness_fixture_new (first->n_partners, first->n_criteria, first->n_tiers);
  guint k, i;

  for (k = 0; k < n_samples; k++)
    {
      g_autoptr (EntenteEvaluation) e = NULL;
      double sum = 0;

      for (i = 0; i < first->n_criteria; i++)
        sum += draw->weights[i] = -log (1 - g_rand_double (random));
      for (i = 0; i < first->n_criteria; i++)
        draw->weights[i] = (1 - scenario->uncertainty) * first->shares[i] + scenario->uncertainty * draw->weights[i] / sum;
      e = entente_evaluate (values, draw);
      robustness_fixture_add (self, e);
    }
  robustness_fixture_finish (self);
  return self;
}

/* The same counts, whichever way they were counted. */
static inline void
robustness_fixture_assert_same (const EntenteRobustness *a,
                                const EntenteRobustness *b)
{
  const gsize n = a->n_partners;

  g_assert_cmpuint (a->n_samples, ==, b->n_samples);
  g_assert_cmpmem (a->rank_counts, n * n * 4, b->rank_counts, n * n * 4);
  g_assert_cmpmem (a->pair_counts, n * n * 4, b->pair_counts, n * n * 4);
  g_assert_cmpmem (a->tier_counts, n * (a->n_tiers + 1) * 4, b->tier_counts, n * (b->n_tiers + 1) * 4);
  g_assert_cmpmem (a->central_weights, n * a->n_criteria * 8, b->central_weights, n * b->n_criteria * 8);
  g_assert_cmpmem (a->confidence, n * 8, b->confidence, n * 8);
  g_assert_cmpmem (a->low_ranks, n * 4, b->low_ranks, n * 4);
  g_assert_cmpmem (a->high_ranks, n * 4, b->high_ranks, n * 4);
}
