/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "dataset-fixture.h"
#include "entente-orbit-scene.h"

/* Scenes of the Orbit of generated and real partners, and what holds for all of them. */

/* One dataset with one evaluation and, if the weights differ, a baseline. */
typedef struct
{
  DatasetFixture *fixture;
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation, *baseline;
} OrbitFixture;

OrbitFixture *orbit_fixture_new (guint seed, guint n, gboolean regions, double missing);
OrbitFixture *orbit_fixture_new_sample (const char *name);
void orbit_fixture_free (OrbitFixture *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OrbitFixture, orbit_fixture_free)

void orbit_fixture_evaluate (OrbitFixture *world);
void orbit_fixture_weigh (OrbitFixture *world, double first, double second);
void orbit_fixture_init_input (const OrbitFixture *world, double width, double height, EntenteSceneInput *input);
EntenteOrbitScene *orbit_fixture_make_scene (const OrbitFixture *world, double width, double height, int selected,
                                             int hovered);
void orbit_fixture_check_marks_are_apart (const EntenteOrbitScene *s);
void orbit_fixture_check_marks_are_inside (const EntenteOrbitScene *s);
void orbit_fixture_check_names (const EntenteOrbitScene *s);
