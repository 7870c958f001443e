/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The names of the Orbit in the sample and in generated scenes of 20 to 300 partners: at rest, after a drag, with
 * sized discs, with somebody selected or hovered. */

#include "entente-label-grid.h"
#include "orbit-fixture.h"

#include <math.h>

#define N_SCENES 200

static const double frames[][2] = { { 650, 706 }, { 1000, 700 }, { 1280, 800 }, { 1920, 1080 }, { 360, 520 } };

static gboolean
is_looked_at (const EntenteOrbitScene *s,
              const EntenteOrbitMark *mark)
{
  return mark->partner == s->selected || mark->partner == s->hovered;
}

/* Whether the text at a candidate meets the edge, a mark or the text of somebody who must be named, too. */
static gboolean
is_taken (const EntenteOrbitScene *s,
          guint i,
          const EntenteLabel *label)
{
  const EntenteOrbitMark *m = &s->marks[i];
  const EntenteLabelBox box = { label->x - 2, label->y - 1, label->x + m->text_width + 2, label->y + m->text_height + 1 };
  guint j;

  for (j = 0; j < s->n_obstacles; j++)
    if (entente_label_box_hits (&box, &s->obstacles[j]))
      return TRUE;
  if (label->x < 8 || label->y < s->heading->bottom - 5 || label->x + m->text_width > s->width - 8
      || label->y + m->text_height > s->height - 7)
    return TRUE;
  for (j = 0; j < s->n_marks; j++)
    {
      const EntenteOrbitMark *o = &s->marks[j];
      const EntenteLabel *l = &s->labels[j];
      double dx = o->x - CLAMP (o->x, label->x - 2, label->x + m->text_width + 2);
      double dy = o->y - CLAMP (o->y, label->y - 1, label->y + m->text_height + 1);

      if (hypot (dx, dy) < o->extent + 0.01)
        return TRUE;
      if (j != i && l->candidate >= 0 && l->has_leader)
        {
          const EntenteLabelObstacle leader = {
            ENTENTE_OBSTACLE_LINE, l->leader_x0, l->leader_y0, l->leader_x1, l->leader_y1, 1.5, -1,
          };

          if (entente_label_box_hits (&box, &leader))
            return TRUE;
        }
      if (j != i && l->candidate >= 0 && (o->tier == 0 || o->moved || is_looked_at (s, o))
          && label->x - 4 < l->x + o->text_width && l->x < label->x + m->text_width + 4
          && label->y - 2 < l->y + o->text_height && l->y < label->y + m->text_height + 2)
        return TRUE;
    }
  return FALSE;
}

/* Beside the mark there is no place for this name. */
static gboolean
has_no_place (const EntenteOrbitScene *s,
              guint i)
{
  EntenteLabelMark mark;
  int k;

  entente_orbit_scene_get_label_mark (s, i, TRUE, &mark);
  for (k = 0; k < ENTENTE_LABEL_N_NEAR; k++)
    {
      EntenteLabel label = { 0 };

      entente_label_placement_locate (&mark, s->text_scale, k, &label);
      if (!is_taken (s, i, &label))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  guint n_marks, n_named, n_owed, n_missing, n_unproven, n_unlooked;
} Tally;

static void
check_scene (const EntenteOrbitScene *s,
             Tally *tally)
{
  guint i;

  orbit_fixture_check_marks_are_apart (s);
  orbit_fixture_check_names (s);
  for (i = 0; i < s->n_marks; i++)
    {
      const EntenteOrbitMark *m = &s->marks[i];
      const gboolean owed = m->tier == 0 || is_looked_at (s, m);

      tally->n_marks++;
      tally->n_named += s->labels[i].candidate >= 0;
      tally->n_owed += owed;
      if (!owed || s->labels[i].candidate >= 0)
        continue;
      tally->n_missing++;
      tally->n_unproven += !has_no_place (s, i);
      tally->n_unlooked += is_looked_at (s, m);
    }
}

static void
test_scenes (void)
{
  Tally tallies[4] = { { 0 } };
  guint seed, i;

  for (seed = 0; seed < N_SCENES; seed++)
    {
      const guint n = 20 + seed * 280 / (N_SCENES - 1);
      g_autoptr (OrbitFixture) world = orbit_fixture_new (seed + 1000, n, seed % 4 != 0, seed % 3 * 0.1);
      g_autoptr (EntenteOrbitScene) still = NULL, moved = NULL, followed = NULL;
      EntenteSceneInput input;

      orbit_fixture_init_input (world, frames[seed % 4][0], frames[seed % 4][1], &input);
      input.selected = seed % 2 == 0 ? (int) (seed % n) : ENTENTE_NONE;
      input.hovered = seed % 3 == 0 ? (int) (seed * 7 % n) : ENTENTE_NONE;
      input.size_by = seed % 5 == 0 ? "q1" : NULL;
      still = entente_orbit_scene_new (&input);
      check_scene (still, &tallies[(n - 20) / 71]);
      orbit_fixture_weigh (world, 0.35 + 0.01 * (seed % 30), 0.5);
      input.evaluation = world->evaluation;
      moved = entente_orbit_scene_new (&input);
      check_scene (moved, &tallies[(n - 20) / 71]);
      followed = entente_orbit_scene_new_after (&input, still);
      orbit_fixture_check_names (followed);
    }
  for (i = 0; i < G_N_ELEMENTS (tallies); i++)
    g_test_message ("up to %u partners: %u of %u names stand; of %u that are owed %u found no place, of those looked at "
                    "%u; beside %u there is one", 20 + 70 * (i + 1), tallies[i].n_named, tallies[i].n_marks,
                    tallies[i].n_owed, tallies[i].n_missing, tallies[i].n_unlooked, tallies[i].n_unproven);
  g_assert_cmpuint (tallies[0].n_missing * 100, <=, tallies[0].n_owed);
  g_assert_cmpuint (tallies[0].n_unlooked + tallies[1].n_unlooked, ==, 0);
  for (i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      g_assert_cmpuint (tallies[i].n_unproven * 1000, <=, tallies[i].n_owed);
      g_assert_cmpuint (tallies[i].n_unlooked * 20, <=, N_SCENES);
    }
}

/* What a name may ask for: who is looked at before who moved, these before the first ring; a longer leader the more it
 * matters; nothing at all on small pictures. */
static void
test_what_names_ask_for (void)
{
  static const double radii[][2] = { { 1000, 700 }, { 380, 420 }, { 260, 300 } };
  g_autoptr (OrbitFixture) world = orbit_fixture_new (5, 40, TRUE, 0);
  guint s, i, n_moved = 0;

  orbit_fixture_weigh (world, 0.8, 0.2);
  for (s = 0; s < G_N_ELEMENTS (radii); s++)
    {
      g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, radii[s][0], radii[s][1], 6, 17);
      const gboolean small = scene->radius < 215, tiny = scene->radius < 150;

      for (i = 0; i < scene->n_marks; i++)
        {
          const EntenteOrbitMark *m = &scene->marks[i];
          const gboolean selected = m->partner == 6, looked_at = selected || m->partner == 17, strong = m->tier == 0 || m->moved;
          EntenteLabelMark plain, with;

          n_moved += m->moved;
          entente_orbit_scene_get_label_mark (scene, i, FALSE, &plain);
          entente_orbit_scene_get_label_mark (scene, i, TRUE, &with);
          g_assert_cmpint (plain.must, ==, strong);
          g_assert_cmpint (with.must, ==, strong || looked_at);
          g_assert_cmpfloat (floor (plain.priority), ==, m->moved ? 4 : m->tier == 0 ? 2 : 0);
          g_assert_cmpfloat (floor (with.priority), ==, looked_at ? 8 : m->moved ? 4 : m->tier == 0 ? 2 : 0);
          g_assert_cmpfloat_with_epsilon (plain.priority - floor (plain.priority), 1 - m->distance / (2 * scene->radius), 1e-9);
          g_assert_cmpfloat (plain.radius, ==, m->extent);
          g_assert_cmpfloat (with.radius, ==, selected ? MAX (m->extent, m->radius + 8 * scene->unit) : m->extent);
          g_assert_cmpfloat (plain.width, ==, tiny && !strong ? 0 : m->text_width);
          g_assert_cmpfloat (with.width, ==, tiny && !strong && !looked_at ? 0 : m->text_width);
          if (plain.width > 0)
            g_assert_cmpfloat (plain.reach, ==, strong ? 40 : small ? 0 : m->tier == 1 ? 28 : 18);
          g_assert_cmpfloat (with.height, ==, m->text_height);
          g_assert_cmpint (with.previous, ==, ENTENTE_LABEL_NOT_PLACED);
        }
    }
  g_assert_cmpuint (n_moved, >, 0);
}

/* The sample under every preset in each size; all that is owed stands. */
static void
test_sample (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  const guint n_criteria = world->dataset->n_criteria;
  guint preset, i, c;

  for (preset = 0; preset < world->dataset->n_presets; preset++)
    for (i = 0; i < G_N_ELEMENTS (frames); i++)
      {
        g_autoptr (EntenteOrbitScene) scene = NULL;
        Tally tally = { 0 };

        for (c = 0; c < n_criteria; c++)
          world->scenario->weights[c] = world->dataset->presets[preset].weights[c];
        g_clear_pointer (&world->evaluation, entente_evaluation_unref);
        world->evaluation = entente_evaluate (world->values, world->scenario);
        scene = orbit_fixture_make_scene (world, frames[i][0], frames[i][1], 3, 40);
        check_scene (scene, &tally);
        g_test_message ("%s, %.0f x %.0f: %u of %u named, %u of %u owed are missing",
                        world->dataset->presets[preset].id, frames[i][0], frames[i][1], tally.n_named, tally.n_marks,
                        tally.n_missing, tally.n_owed);
        if (frames[i][0] > 600)
          g_assert_cmpuint (tally.n_missing, ==, 0);
        if (frames[i][0] >= 1920)
          g_assert_cmpuint (tally.n_named, >=, 60);
      }
}

/* In a small window with large text all of the first tier are named: by their letters where there is no more room. */
static void
test_large_text (void)
{
  static const double sizes[][2] = { { 320, 360 }, { 310, 360 }, { 300, 360 } };
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  guint s, i, n_codes = 0;

  orbit_fixture_evaluate (world);
  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (EntenteOrbitScene) scene = NULL;
      EntenteSceneInput input;

      orbit_fixture_init_input (world, sizes[s][0], sizes[s][1], &input);
      input.text_scale = 1.5;
      input.hovered = 40;
      scene = entente_orbit_scene_new (&input);
      for (i = 0; i < scene->n_marks; i++)
        {
          const EntenteOrbitMark *mark = &scene->marks[i];

          if (mark->tier > 0 && mark->partner != 40)
            continue;
          g_assert_cmpint (scene->labels[i].candidate, >=, 0);
          n_codes += strcmp (mark->name, world->dataset->partners[mark->partner].id) == 0;
        }
    }
  g_test_message ("%u of %u by their letters", n_codes, 3 * (world->evaluation->tier_sizes[0] + 1));
  g_assert_cmpuint (n_codes, >, 0);
  g_assert_cmpuint (n_codes, <=, world->evaluation->tier_sizes[0]);
}

/* As in the window at 1920 x 1080 with both panels open. */
static void
test_window (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1290, 990, ENTENTE_NONE, ENTENTE_NONE);
  Tally tally = { 0 };

  check_scene (scene, &tally);
  g_test_message ("%u of %u named", tally.n_named, tally.n_marks);
  g_assert_cmpuint (tally.n_named, >=, 60);
}

/* Among very many marks a drag gives no name a place that it had not; rest gives the places of a picture made anew. */
static void
test_crowd_is_held (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (3, 900, TRUE, 0.1);
  g_autoptr (EntenteOrbitScene) before = NULL;
  g_autoptr (EntenteOrbitScene) fresh = NULL;
  EntenteSceneInput input;
  guint step, i, n_before = 0, n_after = 0, n_new = 0;

  orbit_fixture_init_input (world, 1280, 800, &input);
  input.selected = 7;
  before = entente_orbit_scene_new (&input);
  for (i = 0; i < before->n_marks; i++)
    n_before += before->labels[i].candidate >= 0;
  for (step = 0; step < 5; step++)
    {
      EntenteOrbitScene *after;

      orbit_fixture_weigh (world, 0.4 + 0.03 * step, 0.5);
      input.evaluation = world->evaluation;
      after = entente_orbit_scene_new_after (&input, before);
      orbit_fixture_check_names (after);
      for (i = 0; i < after->n_marks; i++)
        if (after->labels[i].candidate >= 0 && after->marks[i].partner != input.selected)
          g_assert_cmpint (before->labels[i].candidate, >=, 0);
      entente_orbit_scene_free (before);
      before = after;
    }
  for (i = 0; i < before->n_marks; i++)
    n_after += before->labels[i].candidate >= 0;
  fresh = entente_orbit_scene_new (&input);
  entente_orbit_scene_place_labels (before, NULL);
  for (i = 0; i < fresh->n_marks; i++)
    {
      g_assert_cmpint (before->labels[i].candidate, ==, fresh->labels[i].candidate);
      g_assert_cmpfloat (before->labels[i].x, ==, fresh->labels[i].x);
      n_new += fresh->labels[i].candidate >= 0;
    }
  g_test_message ("%u names, %u at the end of the drag, %u at rest", n_before, n_after, n_new);
  g_assert_cmpuint (n_after, <=, n_before);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orbit-labels/scenes", test_scenes);
  g_test_add_func ("/orbit-labels/crowd-is-held", test_crowd_is_held);
  g_test_add_func ("/orbit-labels/sample", test_sample);
  g_test_add_func ("/orbit-labels/what-names-ask-for", test_what_names_ask_for);
  g_test_add_func ("/orbit-labels/window", test_window);
  g_test_add_func ("/orbit-labels/large-text", test_large_text);
  return g_test_run ();
}
