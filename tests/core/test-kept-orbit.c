/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The same file gives the same picture, also in the next version: where everything stands in the Orbit of a file that stays
 * as it is. */

#include "kept-variation.h"

#include "entente-orbit-scene.h"

#define N_VARIATIONS 120

static const KeptMember places[] = {
  KEPT_MEMBER (EntenteLabel, candidate), KEPT_MEMBER (EntenteLabel, x), KEPT_MEMBER (EntenteLabel, y),
  KEPT_MEMBER (EntenteLabel, has_leader), KEPT_MEMBER (EntenteLabel, leader_x0), KEPT_MEMBER (EntenteLabel, leader_y0),
  KEPT_MEMBER (EntenteLabel, leader_x1), KEPT_MEMBER (EntenteLabel, leader_y1),
};

static void
add_orbit (KeptNumbers *kept,
           const EntenteOrbitScene *scene)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteOrbitScene, x), KEPT_MEMBER (EntenteOrbitScene, y), KEPT_MEMBER (EntenteOrbitScene, radius),
    KEPT_MEMBER (EntenteOrbitScene, unit), KEPT_MEMBER (EntenteOrbitScene, has_unrated),
    KEPT_MEMBER (EntenteOrbitScene, names_regions), KEPT_MEMBER (EntenteOrbitScene, hub_radius),
    KEPT_MEMBER (EntenteOrbitScene, n_hub_lines), KEPT_MEMBER (EntenteOrbitScene, hub_line_height),
    KEPT_MEMBER (EntenteOrbitScene, hub_name_width), KEPT_MEMBER (EntenteOrbitScene, hub_name_below),
    KEPT_MEMBER (EntenteOrbitScene, sector_names_hidden), KEPT_MEMBER (EntenteOrbitScene, share),
    KEPT_MEMBER (EntenteOrbitScene, indexed),
  };
  static const KeptMember sectors[] = {
    KEPT_MEMBER (EntenteOrbitSector, n_marks), KEPT_MEMBER (EntenteOrbitSector, from),
    KEPT_MEMBER (EntenteOrbitSector, to), KEPT_MEMBER (EntenteOrbitSector, text_angle),
    KEPT_MEMBER (EntenteOrbitSector, text_radius), KEPT_MEMBER (EntenteOrbitSector, text_width),
    KEPT_MEMBER (EntenteOrbitSector, text_height), KEPT_MEMBER (EntenteOrbitSector, text_shown),
    KEPT_MEMBER (EntenteOrbitSector, text_inward),
  };
  static const KeptMember pills[] = {
    KEPT_MEMBER (EntenteOrbitPill, x), KEPT_MEMBER (EntenteOrbitPill, y), KEPT_MEMBER (EntenteOrbitPill, width),
    KEPT_MEMBER (EntenteOrbitPill, height), KEPT_MEMBER (EntenteOrbitPill, mark_x),
    KEPT_MEMBER (EntenteOrbitPill, text_x), KEPT_MEMBER (EntenteOrbitPill, text_y),
  };
  static const KeptMember marks[] = {
    KEPT_MEMBER (EntenteOrbitMark, partner), KEPT_MEMBER (EntenteOrbitMark, tier),
    KEPT_MEMBER (EntenteOrbitMark, old_tier), KEPT_MEMBER (EntenteOrbitMark, home),
    KEPT_MEMBER (EntenteOrbitMark, angle), KEPT_MEMBER (EntenteOrbitMark, distance),
    KEPT_MEMBER (EntenteOrbitMark, old_distance), KEPT_MEMBER (EntenteOrbitMark, x), KEPT_MEMBER (EntenteOrbitMark, y),
    KEPT_MEMBER (EntenteOrbitMark, radius), KEPT_MEMBER (EntenteOrbitMark, extent),
    KEPT_MEMBER (EntenteOrbitMark, moved), KEPT_MEMBER (EntenteOrbitMark, gated), KEPT_MEMBER (EntenteOrbitMark, firm),
    KEPT_MEMBER (EntenteOrbitMark, unsized), KEPT_MEMBER (EntenteOrbitMark, lock_x),
    KEPT_MEMBER (EntenteOrbitMark, lock_y), KEPT_MEMBER (EntenteOrbitMark, lock_size),
    KEPT_MEMBER (EntenteOrbitMark, font), KEPT_MEMBER (EntenteOrbitMark, text_width),
    KEPT_MEMBER (EntenteOrbitMark, text_height), KEPT_MEMBER (EntenteOrbitMark, text_rise),
    KEPT_MEMBER (EntenteOrbitMark, line_height),
  };
  static const KeptMember ghosts[] = {
    KEPT_MEMBER (EntenteOrbitGhost, mark), KEPT_MEMBER (EntenteOrbitGhost, tier),
    KEPT_MEMBER (EntenteOrbitGhost, distance), KEPT_MEMBER (EntenteOrbitGhost, radius),
    KEPT_MEMBER (EntenteOrbitGhost, share),
  };
  static const KeptMember obstacles[] = {
    KEPT_MEMBER (EntenteLabelObstacle, kind), KEPT_MEMBER (EntenteLabelObstacle, x0),
    KEPT_MEMBER (EntenteLabelObstacle, y0), KEPT_MEMBER (EntenteLabelObstacle, x1),
    KEPT_MEMBER (EntenteLabelObstacle, y1), KEPT_MEMBER (EntenteLabelObstacle, radius),
    KEPT_MEMBER (EntenteLabelObstacle, owner),
  };

  KEPT_ARRAY (kept, "orbit", scene, 1, whole);
  kept_numbers_add_doubles (kept, "edges", scene->edges, scene->n_tiers + 1);
  KEPT_ARRAY (kept, "sectors", scene->sectors, scene->n_sectors, sectors);
  KEPT_ARRAY (kept, "pills", scene->pills, scene->n_pills, pills);
  KEPT_ARRAY (kept, "marks", scene->marks, scene->n_marks, marks);
  KEPT_ARRAY (kept, "ghosts", scene->ghosts, scene->n_ghosts, ghosts);
  KEPT_ARRAY (kept, "obstacles", scene->obstacles, scene->n_obstacles, obstacles);
  KEPT_ARRAY (kept, "labels", scene->labels, scene->n_marks, places);
}

static void
add_sizes (KeptNumbers *kept,
           const EntenteOrbitSizes *sizes)
{
  static const KeptMember whole[] = {
    KEPT_MEMBER (EntenteOrbitSizes, n_unknown), KEPT_MEMBER (EntenteOrbitSizes, largest),
    KEPT_MEMBER (EntenteOrbitSizes, smallest), KEPT_MEMBER (EntenteOrbitSizes, key_x),
    KEPT_MEMBER (EntenteOrbitSizes, key_y), KEPT_MEMBER (EntenteOrbitSizes, key_width),
    KEPT_MEMBER (EntenteOrbitSizes, key_height),
  };
  static const KeptMember steps[] = {
    KEPT_MEMBER (EntenteOrbitSizeStep, radius), KEPT_MEMBER (EntenteOrbitSizeStep, x),
    KEPT_MEMBER (EntenteOrbitSizeStep, y), KEPT_MEMBER (EntenteOrbitSizeStep, text_x),
    KEPT_MEMBER (EntenteOrbitSizeStep, text_y),
  };

  KEPT_ARRAY (kept, "sizes", sizes, 1, whole);
  KEPT_ARRAY (kept, "size-steps", sizes->steps, sizes->n_steps, steps);
}

/* Where each arrow key leads from each mark. */
static void
add_orbit_steps (KeptNumbers *kept,
                 const EntenteOrbitScene *scene)
{
  static const int ways[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_autofree int *found = g_new (int, 4 * scene->n_marks);
  guint i, k;

  for (i = 0; i < scene->n_marks; i++)
    for (k = 0; k < 4; k++)
      found[4 * i + k] = entente_orbit_scene_step (scene, (int) i, ways[k][0], ways[k][1]);
  kept_numbers_add_ints (kept, "steps", found, 4 * scene->n_marks);
}

static void
add_orbit_pictures (KeptNumbers *kept,
                    KeptSample *sample,
                    const char *view)
{
  static const KeptPicture pictures[] = {
    { 700, 560, 1.5, { 1, 0, 0 }, KEPT_PLAIN },
    { 1000, 400, 1, { 1, 0, 0 }, KEPT_LOOKED_AT | KEPT_EXPORTED },
    { 560, 900, 1.5, { 1.3, 10, -20 }, KEPT_COMPARED },
    { 1000, 720, 1, { 1, 0, 0 }, KEPT_PLAIN },
    { 1280, 800, 1, { 1, 0, 0 }, KEPT_COMPARED | KEPT_LOOKED_AT | KEPT_SURE },
    { 1600, 1000, 1.25, { 1, 0, 0 }, KEPT_SIZED | KEPT_EXPORTED | KEPT_SURE | KEPT_LOOKED_AT },
    { 360, 560, 1, { 1, 0, 0 }, KEPT_COMPARED | KEPT_TURNED },
    { 1920, 1080, 2, { 1, 0, 0 }, KEPT_STAGE | KEPT_COMPARED | KEPT_LOOKED_AT },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (EntenteOrbitScene) scene = NULL, after = NULL;
      EntenteSceneInput input;

      kept_sample_init_input (sample, &pictures[i], &input);
      scene = entente_orbit_scene_new (&input);
      kept_sample_start (kept, view, i);
      kept_sample_add_heading (kept, scene->heading);
      add_orbit (kept, scene);
      add_sizes (kept, &scene->sizes);
      add_orbit_steps (kept, scene);
      input.evaluation = sample->other;
      after = entente_orbit_scene_new_after (&input, scene);
      kept_sample_start (kept, view, i + 100);
      add_orbit (kept, after);
    }
}

static void
test_orbit (void)
{
  g_autoptr (KeptSample) sample = kept_sample_new ("partners.json"), small = kept_sample_new ("everything.json");
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("orbit.txt");

  add_orbit_pictures (kept, sample, "orbit");
  add_orbit_pictures (kept, small, "orbit-small");
  kept_numbers_check (kept);
}

/* What is said beside the marks. */
static void
add_orbit_words (KeptNumbers *kept,
                 const EntenteOrbitScene *scene)
{
  static const KeptMember sectors[] = { KEPT_TEXT (EntenteOrbitSector, name) };
  static const KeptMember pills[] = { KEPT_TEXT (EntenteOrbitPill, text) };
  static const KeptMember marks[] = { KEPT_TEXT (EntenteOrbitMark, second_line) };
  static const KeptMember steps[] = { KEPT_TEXT (EntenteOrbitSizeStep, text) };
  guint i;

  KEPT_ARRAY (kept, "sectors", scene->sectors, scene->n_sectors, sectors);
  KEPT_ARRAY (kept, "pills", scene->pills, scene->n_pills, pills);
  KEPT_ARRAY (kept, "marks", scene->marks, scene->n_marks, marks);
  KEPT_ARRAY (kept, "steps", scene->sizes.steps, scene->sizes.n_steps, steps);
  for (i = 0; i < scene->n_hub_lines; i++)
    kept_numbers_add_text (kept, "hub", scene->hub_lines[i]);
  kept_numbers_add_text (kept, "title", scene->sizes.title);
  kept_numbers_add_text (kept, "ghosts", scene->ghost_note);
  kept_numbers_add_text (kept, "description", scene->description);
}

/* Of other files, in other windows. */
static void
test_variations (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("orbit-varied.txt");
  guint i;

  kept_numbers_set_brief (kept);
  for (i = 0; i < N_VARIATIONS; i++)
    {
      g_autoptr (KeptSample) sample = kept_variation_new_sample (i);
      g_autoptr (EntenteOrbitScene) scene = NULL, after = NULL;
      EntenteSceneInput input;
      KeptPicture picture;

      kept_variation_init_picture (&picture, i);
      kept_sample_init_input (sample, &picture, &input);
      if (i % 2 == 0)
        input.size_by = sample->dataset->quantities[i / 2 % sample->dataset->n_quantities].id;
      scene = entente_orbit_scene_new (&input);
      kept_sample_start (kept, "orbit", i);
      kept_sample_add_heading (kept, scene->heading);
      add_orbit (kept, scene);
      add_sizes (kept, &scene->sizes);
      add_orbit_steps (kept, scene);
      add_orbit_words (kept, scene);
      input.evaluation = sample->other;
      after = entente_orbit_scene_new_after (&input, scene);
      kept_sample_start (kept, "orbit-after", i);
      add_orbit (kept, after);
    }
  kept_numbers_check (kept);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-orbit/pictures", test_orbit);
  g_test_add_func ("/kept-orbit/variations", test_variations);
  return g_test_run ();
}
