/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-reader.h"
#include "entente-map-scene.h"

#include <math.h>
#include <string.h>

/* A map without a window: a dataset with its evaluation, the world, and a measure without fonts. */

/* Every letter 7 px wide, lines 16 px high. */
static inline void
get_fixed_extent (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *text,
                  EntenteExtent *extent)
{
  extent->width = 7.0 * g_utf8_strlen (text, -1);
  extent->height = 16;
  extent->ascent = 12;
}

static EntenteMeasure fixed_measure = { get_fixed_extent };
static const char *const english[] = { "en", NULL };

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
  EntenteWorld *world;
  EntenteSceneInput input;
} Stage;

static inline EntenteWorld *
load_world (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/map/world.bin", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  EntenteWorld *world = entente_world_new (bytes, NULL);

  g_assert_nonnull (world);
  return world;
}

static inline void
evaluate (Stage *stage)
{
  g_clear_pointer (&stage->evaluation, entente_evaluation_unref);
  stage->evaluation = entente_evaluate (stage->values, stage->scenario);
  stage->input.evaluation = stage->evaluation;
}

static inline void
set_up (Stage *stage,
        EntenteDataset *dataset)
{
  const EntenteSceneInput input = { .dataset = dataset, .languages = english, .measure = &fixed_measure,
                                    .width = 992, .height = 717, .text_scale = 1, .viewport = { 1, 0, 0 },
                                    .selected = ENTENTE_NONE, .hovered = ENTENTE_NONE, .compared = ENTENTE_NONE,
                                    .sort_criterion = ENTENTE_NONE };

  stage->dataset = entente_dataset_ref (dataset);
  stage->world = load_world ();
  stage->scenario = entente_scenario_new (dataset);
  stage->values = entente_values_new (dataset, stage->scenario);
  stage->evaluation = NULL;
  stage->input = input;
  stage->input.scenario = stage->scenario;
  evaluate (stage);
}

static inline void
set_up_sample (Stage *stage,
               const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/sample", name, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  set_up (stage, dataset);
}

static inline void
clear_stage (Stage *stage)
{
  entente_evaluation_unref (stage->evaluation);
  entente_values_unref (stage->values);
  entente_scenario_free (stage->scenario);
  entente_world_unref (stage->world);
  entente_dataset_unref (stage->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, clear_stage)

static inline EntenteMapScene *
build (Stage *stage)
{
  return entente_map_scene_new (&stage->input, stage->world, NULL);
}

static inline int
find (const Stage *stage,
      const char *id)
{
  int partner = entente_dataset_find_partner (stage->dataset, id);

  g_assert_cmpint (partner, >=, 0);
  return partner;
}

static inline EntenteMapPoint
project (const EntenteMapScene *scene,
         guint part,
         double longitude,
         double latitude)
{
  const EntenteGeoPoint place = { longitude, latitude };

  return entente_map_frame_project (&scene->parts[part].geometry->frame, scene->parts[part].geometry->world->centre, place);
}

static inline const EntenteMapMark *
get_mark (const EntenteMapScene *scene,
          guint i)
{
  return &g_array_index (scene->marks, EntenteMapMark, i);
}

static inline const EntenteMapLabel *
get_label (const EntenteMapScene *scene,
           guint i)
{
  return &g_array_index (scene->labels, EntenteMapLabel, i);
}

/* Sizes and magnifications that people have. */
static const struct
{
  double width, height, zoom, x, y;
} views[] = {
  { 992, 717, 1, 0, 0 },      { 360, 500, 1, 0, 0 },         { 1632, 980, 1, 0, 0 },      { 3200, 2000, 1, 0, 0 },
  { 1280, 560, 1, 0, 0 },     { 992, 717, 2, -200, 150 },    { 992, 717, 5, -900, 1200 }, { 360, 500, 3, -200, 100 },
  { 992, 717, 12, -900, 3400 }, { 700, 300, 1, 0, 0 },
};

static inline gboolean
rects_overlap (const EntenteMapRect *a,
               const EntenteMapRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static inline gboolean
overlap (const EntenteMapLabel *a,
         const EntenteMapLabel *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static inline void
assert_labels_free (const EntenteMapScene *scene,
                    const EntenteMapPart *part)
{
  const EntenteMapRect *clip = &part->geometry->frame.clip;
  guint i, k;

  for (i = part->first_label; i < part->first_label + part->n_labels; i++)
    {
      const EntenteMapLabel *label = get_label (scene, i);

      if (label->candidate == ENTENTE_LABEL_NOT_PLACED || label->partner == ENTENTE_HUB)
        continue;
      g_assert_cmpfloat (label->x, >=, clip->x);
      g_assert_cmpfloat (label->y, >=, clip->y);
      g_assert_cmpfloat (label->x + label->width, <=, clip->x + clip->width);
      g_assert_cmpfloat (label->y + label->height, <=, clip->y + clip->height);
      for (k = part->first_label; k < part->first_label + part->n_labels; k++)
        if (k != i && get_label (scene, k)->candidate != ENTENTE_LABEL_NOT_PLACED)
          g_assert_false (overlap (label, get_label (scene, k)));
      for (k = part->first_mark; k < part->first_mark + part->n_marks; k++)
        {
          EntenteMapPoint at = get_mark (scene, k)->at;

          g_assert_false (at.x > label->x && at.x < label->x + label->width && at.y > label->y
                          && at.y < label->y + label->height);
        }
    }
}
