/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scene-input.h"

#include <string.h>

/* A measure without fonts for tests of scenes: every byte of a text is as wide as the next. */

static inline void
get_fixed_extent (EntenteMeasure *self,
                  EntenteFont font,
                  const char *text,
                  EntenteExtent *extent)
{
  static const double heights[] = { 24, 18, 19, 19, 16, 16, 16, 14 };

  extent->width = 7.0 * strlen (text);
  extent->height = heights[font];
  extent->ascent = 0.75 * heights[font];
}

static EntenteMeasure fixed_measure = { get_fixed_extent };

/* The same with letters of another size. */
typedef struct
{
  EntenteMeasure base;
  double scale;
} ScaledMeasure;

G_GNUC_UNUSED static const double test_scales[] = { 1, 0.75, 1.5, 2, 3 }; /* the normal one first */

static inline void
get_scaled_extent (EntenteMeasure *self,
                   EntenteFont font,
                   const char *text,
                   EntenteExtent *extent)
{
  const ScaledMeasure *scaled = (const ScaledMeasure *) self;

  get_fixed_extent (self, font, text, extent);
  extent->width *= scaled->scale;
  extent->height *= scaled->scale;
  extent->ascent *= scaled->scale;
}

static inline EntenteSceneInput
make_scene_input (EntenteDataset *dataset,
                  const EntenteScenario *scenario,
                  EntenteEvaluation *evaluation)
{
  static const char *const languages[] = { "en", NULL };
  EntenteSceneInput input = { .dataset = dataset, .scenario = scenario, .evaluation = evaluation };

  input.languages = languages;
  input.measure = &fixed_measure;
  input.width = 800;
  input.height = 600;
  input.text_scale = 1;
  input.viewport.zoom = 1;
  input.selected = input.hovered = input.compared = input.sort_criterion = ENTENTE_NONE;
  return input;
}

static inline void
set_scale (EntenteSceneInput *input,
           ScaledMeasure *measure,
           double scale)
{
  measure->scale = scale;
  input->measure = &measure->base;
  input->text_scale = scale;
}
