/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same picture, also in the next version: where everything stands in the Map of a file that stays
 * as it is. */

#include "kept-variation.h"

#include "entente-map-scene.h"

#define N_VARIATIONS 100

static const KeptMember map_points[] = { KEPT_MEMBER (EntenteMapPoint, x), KEPT_MEMBER (EntenteMapPoint, y) };

static void
add_map_layout (KeptNumbers *kept,
                const EntenteMapLayout *layout)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteMapLayout, world.scale), KEPT_MEMBER (EntenteMapLayout, world.x),
    KEPT_MEMBER (EntenteMapLayout, world.y), KEPT_MEMBER (EntenteMapLayout, base.scale),
    KEPT_MEMBER (EntenteMapLayout, base.x), KEPT_MEMBER (EntenteMapLayout, base.y),
    KEPT_MEMBER (EntenteMapLayout, world.clip.x), KEPT_MEMBER (EntenteMapLayout, world.clip.y),
    KEPT_MEMBER (EntenteMapLayout, world.clip.width), KEPT_MEMBER (EntenteMapLayout, world.clip.height),
    KEPT_MEMBER (EntenteMapLayout, legend_box.x), KEPT_MEMBER (EntenteMapLayout, legend_box.y),
    KEPT_MEMBER (EntenteMapLayout, legend_box.width), KEPT_MEMBER (EntenteMapLayout, legend_box.height),
    KEPT_MEMBER (EntenteMapLayout, footer_box.x), KEPT_MEMBER (EntenteMapLayout, footer_box.y),
    KEPT_MEMBER (EntenteMapLayout, footer_box.width), KEPT_MEMBER (EntenteMapLayout, footer_box.height),
    KEPT_MEMBER (EntenteMapLayout, footer_line), KEPT_MEMBER (EntenteMapLayout, names_left),
    KEPT_MEMBER (EntenteMapLayout, names_right), KEPT_MEMBER (EntenteMapLayout, cards),
    KEPT_MEMBER (EntenteMapLayout, crowded), KEPT_MEMBER (EntenteMapLayout, tiny),
    KEPT_MEMBER (EntenteMapLayout, few_marks),
  };
  static const KeptMember insets[] = {
    KEPT_MEMBER (EntenteMapInset, region), KEPT_MEMBER (EntenteMapInset, factor),
    KEPT_MEMBER (EntenteMapInset, frame.scale), KEPT_MEMBER (EntenteMapInset, frame.x),
    KEPT_MEMBER (EntenteMapInset, frame.y), KEPT_MEMBER (EntenteMapInset, frame.clip.x),
    KEPT_MEMBER (EntenteMapInset, frame.clip.y), KEPT_MEMBER (EntenteMapInset, frame.clip.width),
    KEPT_MEMBER (EntenteMapInset, frame.clip.height), KEPT_MEMBER (EntenteMapInset, title_x),
    KEPT_MEMBER (EntenteMapInset, title_y),
  };
  static const KeptMember legend[] = {
    KEPT_MEMBER (EntenteMapLegendRow, fill), KEPT_MEMBER (EntenteMapLegendRow, swatch.x),
    KEPT_MEMBER (EntenteMapLegendRow, swatch.y), KEPT_MEMBER (EntenteMapLegendRow, swatch.width),
    KEPT_MEMBER (EntenteMapLegendRow, swatch.height), KEPT_MEMBER (EntenteMapLegendRow, has_mark),
    KEPT_MEMBER (EntenteMapLegendRow, mark_x), KEPT_MEMBER (EntenteMapLegendRow, mark_y),
    KEPT_MEMBER (EntenteMapLegendRow, font), KEPT_MEMBER (EntenteMapLegendRow, text_x),
    KEPT_MEMBER (EntenteMapLegendRow, name_y), KEPT_MEMBER (EntenteMapLegendRow, note_y),
  };

  KEPT_ARRAY (kept, "layout", layout, 1, whole);
  KEPT_ARRAY (kept, "insets", layout->insets, layout->n_insets, insets);
  KEPT_ARRAY (kept, "legend", (const EntenteMapLegendRow *) (gconstpointer) layout->legend->data, layout->legend->len,
              legend);
}

static void
add_map (KeptNumbers *kept,
         const EntenteMapScene *scene)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteMapScene, n_parts), KEPT_MEMBER (EntenteMapScene, n_unplaced),
    KEPT_MEMBER (EntenteMapScene, mark_radius),
  };
  static const KeptMember parts[] = {
    KEPT_MEMBER (EntenteMapPart, first_mark), KEPT_MEMBER (EntenteMapPart, n_marks),
    KEPT_MEMBER (EntenteMapPart, first_label), KEPT_MEMBER (EntenteMapPart, n_labels),
  };
  static const KeptMember marks[] = {
    KEPT_MEMBER (EntenteMapMark, partner), KEPT_MEMBER (EntenteMapMark, fill), KEPT_MEMBER (EntenteMapMark, home.x),
    KEPT_MEMBER (EntenteMapMark, home.y), KEPT_MEMBER (EntenteMapMark, at.x), KEPT_MEMBER (EntenteMapMark, at.y),
    KEPT_MEMBER (EntenteMapMark, leader),
  };
  static const KeptMember labels[] = {
    KEPT_MEMBER (EntenteMapLabel, partner), KEPT_MEMBER (EntenteMapLabel, font), KEPT_MEMBER (EntenteMapLabel, x),
    KEPT_MEMBER (EntenteMapLabel, y), KEPT_MEMBER (EntenteMapLabel, width), KEPT_MEMBER (EntenteMapLabel, height),
    KEPT_MEMBER (EntenteMapLabel, dot), KEPT_MEMBER (EntenteMapLabel, home.x), KEPT_MEMBER (EntenteMapLabel, home.y),
    KEPT_MEMBER (EntenteMapLabel, has_leader), KEPT_MEMBER (EntenteMapLabel, leader[0].x),
    KEPT_MEMBER (EntenteMapLabel, leader[1].y), KEPT_MEMBER (EntenteMapLabel, candidate),
  };
  static const KeptMember ties[] = {
    KEPT_MEMBER (EntenteMapTie, tie), KEPT_MEMBER (EntenteMapTie, first), KEPT_MEMBER (EntenteMapTie, n),
  };

  KEPT_ARRAY (kept, "map", scene, 1, whole);
  KEPT_ARRAY (kept, "parts", scene->parts, scene->n_parts, parts);
  KEPT_ARRAY (kept, "homes", scene->home, scene->dataset->n_partners, map_points);
  KEPT_ARRAY (kept, "marks", (const EntenteMapMark *) (gconstpointer) scene->marks->data, scene->marks->len, marks);
  KEPT_ARRAY (kept, "labels", (const EntenteMapLabel *) (gconstpointer) scene->labels->data, scene->labels->len, labels);
  KEPT_ARRAY (kept, "ties", (const EntenteMapTie *) (gconstpointer) scene->ties->data, scene->ties->len, ties);
  KEPT_ARRAY (kept, "tie-points", (const EntenteMapPoint *) (gconstpointer) scene->tie_points->data,
              scene->tie_points->len, map_points);
}

/* Outlines as they are drawn, who lies where, and where keys lead. */
static void
add_map_answers (KeptNumbers *kept,
                 const EntenteMapScene *scene)
{
  static const KeptMember shapes[] = {
    KEPT_MEMBER (EntenteMapShape, box.x), KEPT_MEMBER (EntenteMapShape, box.height),
    KEPT_MEMBER (EntenteMapShape, area), KEPT_MEMBER (EntenteMapShape, centre.x),
    KEPT_MEMBER (EntenteMapShape, centre.y), KEPT_MEMBER (EntenteMapShape, visible),
  };
  static const KeptMember arcs[] = { KEPT_MEMBER (EntenteMapLine, first), KEPT_MEMBER (EntenteMapLine, n) };
  const EntenteMapGeometry *geometry = scene->parts[0].geometry;
  const guint n_steps = MIN (scene->dataset->n_partners, 30);
  int found[20 * 15], steps[4][30];
  guint i, k;

  KEPT_ARRAY (kept, "shapes", geometry->shapes, geometry->world->n_shapes, shapes);
  KEPT_ARRAY (kept, "arcs", geometry->arcs, geometry->world->n_arcs, arcs);
  for (i = 0; i < G_N_ELEMENTS (found); i++)
    {
      const EntenteMapPoint point = { (i % 20 + 0.5) / 20 * scene->width, (i / 20 + 0.5) / 15.0 * scene->height };

      found[i] = entente_map_scene_pick (scene, point);
    }
  for (i = 0; i < n_steps; i++)
    for (k = 0; k < 4; k++)
      steps[k][i] = entente_map_scene_step (scene, (int) i, k == 0 ? 1 : k == 1 ? -1 : 0, k == 2 ? 1 : k == 3 ? -1 : 0);
  kept_numbers_add_ints (kept, "found", found, G_N_ELEMENTS (found));
  for (k = 0; k < 4; k++)
    kept_numbers_add_ints (kept, "steps", steps[k], n_steps);
}

static void
add_map_pictures (KeptNumbers *kept,
                  KeptSample *sample,
                  const char *view)
{
  static const KeptPicture pictures[] = {
    { 700, 560, 1.5, { 1, 0, 0 }, KEPT_PLAIN },
    { 1000, 400, 1, { 1, 0, 0 }, KEPT_LOOKED_AT | KEPT_EXPORTED },
    { 560, 900, 1.5, { 1.3, 10, -20 }, KEPT_COMPARED },
    { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN },
    { 1632, 980, 1, { 1, 0, 0 }, KEPT_LOOKED_AT | KEPT_COMPARED },
    { 1280, 800, 1.25, { 1, 0, 0 }, KEPT_EXPORTED | KEPT_COMPARED },
    { 360, 560, 1, { 1, 0, 0 }, KEPT_TURNED },
    { 1000, 720, 1, { 4, -700, 900 }, KEPT_LOOKED_AT },
    { 1920, 1080, 2, { 1, 0, 0 }, KEPT_STAGE },
    { 2400, 1000, 1, { 1, 0, 0 }, KEPT_FEW | KEPT_TURNED | KEPT_EXPORTED },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;
      EntenteSceneInput input;

      kept_sample_init_input (sample, &pictures[i], &input);
      scene = entente_map_scene_new (&input, sample->world, NULL);
      g_assert_cmpint (scene->parts[0].geometry->ref_count, ==, 1);
      kept_sample_start (kept, view, i);
      add_map_layout (kept, scene->layout);
      add_map (kept, scene);
      add_map_answers (kept, scene);
    }
}

static void
test_map (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json"), small = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("map.txt");

  add_map_pictures (kept, sample, "map");
  add_map_pictures (kept, small, "map-small");
  kept_numbers_check (kept);
}

/* What is written into the picture. */
static void
add_map_words (KeptNumbers *kept,
               const EntenteMapScene *scene)
{
  static const KeptMember insets[] = { KEPT_TEXT (EntenteMapInset, title) };
  static const KeptMember rows[] = { KEPT_TEXT (EntenteMapLegendRow, name), KEPT_TEXT (EntenteMapLegendRow, note) };
  static const KeptMember labels[] = { KEPT_TEXT (EntenteMapLabel, text) };
  const EntenteMapLayout *layout = scene->layout;
  guint i;

  kept_numbers_add_text (kept, "summary", scene->summary);
  KEPT_ARRAY (kept, "insets", layout->insets, layout->n_insets, insets);
  KEPT_ARRAY (kept, "rows", (const EntenteMapLegendRow *) (gconstpointer) layout->legend->data, layout->legend->len, rows);
  KEPT_ARRAY (kept, "labels", (const EntenteMapLabel *) (gconstpointer) scene->labels->data, scene->labels->len, labels);
  for (i = 0; i < layout->footer->len; i++)
    kept_numbers_add_text (kept, "footer", g_ptr_array_index (layout->footer, i));
}

/* Of other files, in other windows, each also a step later. */
static void
test_variations (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("map-varied.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < N_VARIATIONS; i++)
    {
      g_autoptr (KeptSample) sample = kept_variation_new_sample (1000 + i);
      g_autoptr (EntenteMapScene) scene = NULL, after = NULL;
      EntenteSceneInput input;
      KeptPicture picture;

      kept_variation_init_picture (&picture, 1000 + i);
      kept_sample_init_input (sample, &picture, &input);
      scene = entente_map_scene_new (&input, sample->world, NULL);
      kept_sample_start (kept, "map", i);
      if (scene->problem != NULL)
        {
          kept_numbers_add_text (kept, "problem", scene->problem);
          kept_numbers_add_text (kept, "remedy", scene->remedy);
          continue;
        }
      add_map_layout (kept, scene->layout);
      add_map (kept, scene);
      add_map_answers (kept, scene);
      add_map_words (kept, scene);
      input.evaluation = sample->other;
      after = entente_map_scene_new (&input, sample->world, scene);
      kept_sample_start (kept, "map-after", i);
      add_map_layout (kept, after->layout);
      add_map (kept, after);
    }
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-map/pictures", test_map);
  g_test_add_func ("/kept-map/variations", test_variations);
  return g_test_run ();
}
