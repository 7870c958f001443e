/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-evaluation.h"
#include "entente-network-layout.h"
#include "sample-file.h"
#include "scene-fixture.h"

/* A file of the samples, evaluated, with what its scenes are made from. What a test changes in the scenario it
 * evaluates again. */

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
  EntenteNetworkLayout *layout; /* of the tests of the Network, or NULL */
  EntenteSceneInput input;
} Sample;

static inline void
evaluate (Sample *self)
{
  g_clear_pointer (&self->evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->values, entente_values_unref);
  self->values = entente_values_new (self->dataset, self->scenario);
  self->evaluation = entente_evaluate (self->values, self->scenario);
  self->input.scenario = self->scenario;
  self->input.evaluation = self->evaluation;
}

/* For a dataset of a test's own. */
static inline Sample *
open_dataset (EntenteDataset *dataset,
              double width,
              double height)
{
  Sample *self = g_new0 (Sample, 1);

  self->dataset = entente_dataset_ref (dataset);
  self->scenario = entente_scenario_new (dataset);
  self->input = make_scene_input (dataset, self->scenario, NULL);
  self->input.width = width;
  self->input.height = height;
  evaluate (self);
  return self;
}

static inline Sample *
open_sample (const char *name,
             double width,
             double height)
{
  g_autoptr (EntenteDataset) dataset = read_sample (name);

  return open_dataset (dataset, width, height);
}

static inline void
close_sample (Sample *self)
{
  g_clear_pointer (&self->layout, entente_network_layout_unref);
  entente_evaluation_unref (self->evaluation);
  entente_values_unref (self->values);
  entente_scenario_free (self->scenario);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, close_sample)

/* The place of a partner in its dataset. */
static inline guint
find_in_sample (const Sample *self,
                const char *id)
{
  const int partner = entente_dataset_find_partner (self->dataset, id);

  g_assert_cmpint (partner, >=, 0);
  return (guint) partner;
}
