/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "dataset-fixture.h"
#include "robustness-fixture.h"
#include "scene-fixture.h"

/* A ranking whose draws are made up. */

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteRobustness *robustness;
  EntenteSceneInput input;
} Case;

/* Partner i scores 1 - i / (2 n): rank i + 1. No draws yet, three tiers of which the first has n_first places. */
static inline Case
make_case (guint n,
           guint n_first)
{
  Case c = { dataset_fixture_new (n, 1, 1) };
  g_autoptr (EntenteValues) values = NULL;
  guint i;

  for (i = 0; i < n; i++)
    dataset_fixture_set_fact (c.fixture, i, 0, 2025, 1 - i / (2.0 * n));
  c.scenario = entente_scenario_new (c.fixture->dataset);
  c.scenario->tier_rule = ENTENTE_TIER_RULE_SIZES;
  c.scenario->tier_count[0] = n_first;
  c.scenario->tier_count[1] = n - n_first;
  values = entente_values_new (c.fixture->dataset, c.scenario);
  c.evaluation = entente_evaluate (values, c.scenario);
  c.robustness = robustness_fixture_new (n, 1, c.evaluation->n_tiers);
  c.input = make_scene_input (c.fixture->dataset, c.scenario, c.evaluation);
  c.input.robustness = c.robustness;
  return c;
}

static inline void
clear_case (Case *c)
{
  entente_robustness_unref (c->robustness);
  entente_evaluation_unref (c->evaluation);
  entente_scenario_free (c->scenario);
  dataset_fixture_free (c->fixture);
}

/* So many draws more in which the ranks are those of today but for a and b, who swap. */
static inline void
add_draws (Case *c,
           guint n_draws,
           guint a,
           guint b)
{
  EntenteRobustness *r = c->robustness;
  guint i;

  r->n_samples += n_draws;
  for (i = 0; i < r->n_partners; i++)
    {
      const guint as = i == a ? b : i == b ? a : i;

      r->rank_counts[i * r->n_partners + as] += n_draws;
      r->tier_counts[i * (r->n_tiers + 1) + c->evaluation->tiers[as]] += n_draws;
    }
  robustness_fixture_finish (r);
}
