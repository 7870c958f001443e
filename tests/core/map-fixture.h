/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-map-scene.h"
#include "sample-scene.h"

#include <math.h>
#include <string.h>

/* A map without a window: a sample or a dataset of a test, the world, and a measure without fonts. */

/* Every letter 7 px wide, lines 16 px high. */
static inline void
get_letter_extent (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *text,
                  EntenteExtent *extent)
{
  extent->width = 7.0 * g_utf8_strlen (text, -1);
  extent->height = 16;
  extent->ascent = 12;
}

static EntenteMeasure letter_measure = { get_letter_extent };

/* For the life of the program. */
static inline EntenteWorld *
get_world (void)
{
  static EntenteWorld *world;
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/map/world.bin", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);

  if (world == NULL)
    world = entente_world_new (bytes, NULL);
  g_assert_nonnull (world);
  return world;
}

/* Its fonts are wider than those of other scenes for letters that take several bytes. */
static inline Sample *
open_on_map (EntenteDataset *dataset)
{
  Sample *self = open_dataset (dataset, 992, 717);

  self->input.measure = &letter_measure;
  return self;
}

static inline Sample *
open_sample_on_map (const char *name)
{
  g_autoptr (EntenteDataset) dataset = read_sample (name);

  return open_on_map (dataset);
}

static inline EntenteMapScene *
build (Sample *self)
{
  return entente_map_scene_new (&self->input, get_world (), NULL);
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
  { 992, 717, 12, -900, 3400 }, { 700, 300, 1, 0, 0 },         { 480, 600, 1, 0, 0 },      { 580, 600, 1, 0, 0 },
};

/* Each part of the sample's map at each of these. Returns how many marks there were in all. */
static inline guint
check_parts (void (*check) (const EntenteMapScene *scene, const EntenteMapPart *part))
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint i, p, n_marks = 0;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.width = views[i].width;
      stage->input.height = views[i].height;
      stage->input.viewport = (EntenteViewport) { views[i].zoom, views[i].x, views[i].y };
      scene = build (stage);
      for (p = 0; p < scene->n_parts; p++)
        check (scene, &scene->parts[p]);
      n_marks += scene->marks->len;
    }
  return n_marks;
}

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
