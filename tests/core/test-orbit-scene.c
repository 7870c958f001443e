/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "orbit-fixture.h"

#include "entente-orbit-spread.h"

#include <math.h>
#include <string.h>

static void
test_everything_fits (void)
{
  static const double sizes[][2] = {
    { 340, 400 }, { 360, 520 }, { 640, 480 }, { 1000, 700 }, { 1920, 1080 }, { 3840, 2160 }, { 600, 1400 },
  };
  static const guint counts[] = { 1, 2, 7, 86, 300 };
  gsize i, k;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (k = 0; k < G_N_ELEMENTS (counts); k++)
      {
        g_autoptr (OrbitFixture) world = orbit_fixture_new ((guint) (i * 10 + k), counts[k], k % 2 == 1, k == 3 ? 0.3 : 0);
        g_autoptr (EntenteOrbitScene) still = NULL;
        g_autoptr (EntenteOrbitScene) changed = NULL;

        still = orbit_fixture_make_scene (world, sizes[i][0], sizes[i][1], ENTENTE_NONE, ENTENTE_NONE);
        orbit_fixture_check_marks_are_apart (still);
        orbit_fixture_check_marks_are_inside (still);
        orbit_fixture_check_names (still);
        orbit_fixture_weigh (world, 0.2, 0.8);
        changed = orbit_fixture_make_scene (world, sizes[i][0], sizes[i][1], 0, ENTENTE_NONE);
        orbit_fixture_check_marks_are_apart (changed);
        orbit_fixture_check_marks_are_inside (changed);
      }
}

/* On a large picture every region is named, near the middle of its sector. */
static void
test_sectors_are_named (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (3, 86, TRUE, 0);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1920, 1080, ENTENTE_NONE, ENTENTE_NONE);
  guint i, n_named = 0;

  for (i = 0; i < scene->n_sectors; i++)
    {
      const EntenteOrbitSector *sector = &scene->sectors[i];

      g_assert_cmpfloat (sector->from, <, sector->to);
      if (sector->name == NULL)
        continue;
      n_named++;
      g_assert_true (sector->text_shown);
      g_assert_cmpfloat (sector->text_radius, >, scene->radius);
      g_assert_cmpfloat (fabs (sector->text_angle - (sector->from + sector->to) / 2), <, 0.5);
    }
  g_assert_cmpuint (n_named, >=, 3);
}

/* From west to east, across the line where the date changes. */
static void
test_sectors_run_from_west_to_east (void)
{
  static const double longitudes[] = { -160, 170, -170, 160 };
  static const int eastward[] = { 3, 1, 2, 0 };
  g_autoptr (OrbitFixture) world = orbit_fixture_new (1, 4, TRUE, 0);
  g_autoptr (EntenteOrbitScene) scene = NULL;
  guint i;

  for (i = 0; i < 4; i++)
    {
      world->fixture->partners[i].region_index = 0;
      world->fixture->partners[i].has_location = TRUE;
      world->fixture->partners[i].longitude = longitudes[i];
    }
  scene = orbit_fixture_make_scene (world, 900, 900, ENTENTE_NONE, ENTENTE_NONE);
  for (i = 0; i < 4; i++)
    g_assert_cmpint (scene->marks[i].partner, ==, eastward[i]);
}

static void
test_two_thousand (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (5, 2000, TRUE, 0);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1920, 1080, ENTENTE_NONE, ENTENTE_NONE);

  g_assert_cmpuint (scene->n_marks, ==, 2000);
  orbit_fixture_check_marks_are_apart (scene);
  orbit_fixture_check_marks_are_inside (scene);
}

static void
test_nobody (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (5, 1, FALSE, 0);
  g_autoptr (EntenteOrbitScene) scene = NULL;

  world->dataset->n_partners = 0;
  orbit_fixture_evaluate (world);
  scene = orbit_fixture_make_scene (world, 800, 600, ENTENTE_NONE, ENTENTE_NONE);
  g_assert_cmpuint (scene->n_marks, ==, 0);
  g_assert_cmpuint (scene->n_pills, ==, 3);
}

static void
test_nearer_is_better (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (11, 120, TRUE, 0.1);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1000, 700, ENTENTE_NONE, ENTENTE_NONE);
  const EntenteEvaluation *e = world->evaluation;
  guint i, j, n_pairs = 0;

  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *a = &scene->marks[i];

      g_assert_cmpuint (a->tier, ==, e->tiers[a->partner]);
      if (a->tier < scene->n_tiers)
        {
          g_assert_cmpfloat (a->distance, >, scene->edges[a->tier]);
          g_assert_cmpfloat (a->distance, <, scene->edges[a->tier + 1]);
        }
      else
        g_assert_cmpfloat (a->distance, >, scene->edges[scene->n_tiers]);
      for (j = 0; j < scene->n_marks; j++)
        {
          const EntenteOrbitMark *b = &scene->marks[j];

          if (a->tier == b->tier && a->tier < scene->n_tiers && e->scores[a->partner] > e->scores[b->partner] + 1e-9)
            {
              g_assert_cmpfloat (a->distance, <=, b->distance);
              g_assert_cmpfloat (entente_orbit_scene_get_distance (scene, e, (guint) a->partner), <,
                                 entente_orbit_scene_get_distance (scene, e, (guint) b->partner));
              n_pairs += a->distance < b->distance;
            }
        }
    }
  g_assert_cmpuint (n_pairs, >, 500);
}

/* Weights move partners in and out only: homes stay to the bit, marks stray from them by little. */
static void
test_weights_do_not_turn (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (12, 86, TRUE, 0);
  g_autoptr (EntenteOrbitScene) first = orbit_fixture_make_scene (world, 1280, 800, ENTENTE_NONE, ENTENTE_NONE);
  guint step, i;

  for (step = 0; step <= 20; step++)
    {
      g_autoptr (EntenteOrbitScene) scene = NULL;

      orbit_fixture_weigh (world, step / 20.0, 1 - step / 20.0);
      scene = orbit_fixture_make_scene (world, 1280, 800, ENTENTE_NONE, ENTENTE_NONE);
      for (i = 0; i < scene->n_marks; i++)
        {
          g_assert_cmpint (scene->marks[i].partner, ==, first->marks[i].partner);
          g_assert_true (scene->marks[i].home == first->marks[i].home);
          g_assert_cmpfloat (fabs (scene->marks[i].angle - scene->marks[i].home), <, 0.5);
        }
    }
}

/* A slider moved by a two-thousandth that changes nobody's tier moves nobody by more than a few pixels. */
static void
test_marks_slide (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (13, 86, TRUE, 0);
  g_autoptr (EntenteOrbitScene) before = NULL;
  double farthest = 0, sum = 0;
  guint step, i, n_quiet = 0;

  orbit_fixture_weigh (world, 0.3, 0.7);
  before = orbit_fixture_make_scene (world, 1280, 800, ENTENTE_NONE, ENTENTE_NONE);
  for (step = 601; step <= 1400; step++)
    {
      EntenteOrbitScene *scene;
      gboolean quiet = TRUE;
      double farthest_now = 0;

      orbit_fixture_weigh (world, step / 2000.0, 1 - step / 2000.0);
      scene = orbit_fixture_make_scene (world, 1280, 800, ENTENTE_NONE, ENTENTE_NONE);
      for (i = 0; i < scene->n_marks; i++)
        {
          const EntenteOrbitMark *a = &before->marks[i], *b = &scene->marks[i];
          double way = hypot (a->x - b->x, a->y - b->y);

          quiet &= a->tier == b->tier;
          farthest_now = MAX (farthest_now, way);
          sum += way;
        }
      n_quiet += quiet;
      if (quiet)
        farthest = MAX (farthest, farthest_now);
      entente_orbit_scene_free (before);
      before = scene;
    }
  g_test_message ("%u quiet steps: farthest %.2f px, mean %.3f px", n_quiet, farthest, sum / (800 * 86));
  g_assert_cmpuint (n_quiet, >, 600);
  g_assert_cmpfloat (farthest, <, 6);
}

static void
test_trails (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (14, 60, TRUE, 0);
  g_autoptr (EntenteOrbitScene) still = orbit_fixture_make_scene (world, 1000, 700, ENTENTE_NONE, ENTENTE_NONE);
  g_autoptr (EntenteOrbitScene) moved = NULL;
  guint i, n_moved = 0;

  for (i = 0; i < still->n_marks; i++)
    g_assert_false (still->marks[i].moved);
  orbit_fixture_weigh (world, 0.05, 0.95);
  moved = orbit_fixture_make_scene (world, 1000, 700, ENTENTE_NONE, ENTENTE_NONE);
  for (i = 0; i < moved->n_marks; i++)
    {
      const EntenteOrbitMark *m = &moved->marks[i];
      guint old = world->baseline->tiers[m->partner];

      g_assert_cmpuint (m->old_tier, ==, old);
      g_assert_cmpint (m->moved, ==, old != world->evaluation->tiers[m->partner]);
      g_assert_cmpfloat (m->old_distance, ==, still->marks[i].distance);
      n_moved += m->moved;
      if (m->moved)
        g_assert_true (m->font == ENTENTE_FONT_LABEL_STRONG);
    }
  g_assert_cmpuint (n_moved, >, 5);
}

/* Looking at one partner shows its name and moves no other. */
static void
test_hover_is_calm (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (15, 150, TRUE, 0);
  g_autoptr (EntenteOrbitScene) still = orbit_fixture_make_scene (world, 700, 620, ENTENTE_NONE, ENTENTE_NONE);
  guint i, k, n_hidden = 0;

  for (i = 0; i < still->n_marks; i += 3)
    {
      g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 700, 620, ENTENTE_NONE, still->marks[i].partner);

      if (still->labels[i].candidate < 0)
        n_hidden++;
      if (scene->labels[i].candidate < 0)
        g_test_message ("partner %d has no room", still->marks[i].partner);
      for (k = 0; k < still->n_marks; k++)
        if (k != i && still->labels[k].candidate >= 0 && scene->labels[k].candidate >= 0
            && scene->labels[k].candidate != still->labels[k].candidate)
          g_assert_cmpint (still->labels[i].candidate, <, 0); /* only a name that had no place may push */
    }
  g_assert_cmpuint (n_hidden, >, 5);
}

static void
visit (const EntenteOrbitScene *scene,
       int partner,
       gboolean *seen)
{
  if (seen[partner])
    return;
  seen[partner] = TRUE;
  visit (scene, entente_orbit_scene_step (scene, partner, 1, 0), seen);
  visit (scene, entente_orbit_scene_step (scene, partner, -1, 0), seen);
  visit (scene, entente_orbit_scene_step (scene, partner, 0, 1), seen);
  visit (scene, entente_orbit_scene_step (scene, partner, 0, -1), seen);
}

static void
test_arrows_lead_everywhere (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (16, 86, TRUE, 0.4);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1000, 700, ENTENTE_NONE, ENTENTE_NONE);
  g_autofree gboolean *seen = g_new0 (gboolean, 86);
  guint i;

  visit (scene, 0, seen);
  for (i = 0; i < 86; i++)
    g_assert_true (seen[i]);
}

static void
test_sample_is_named (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteOrbitScene) scene = NULL;
  guint i, n_named = 0;

  scene = orbit_fixture_make_scene (world, 1920, 1080, ENTENTE_NONE, ENTENTE_NONE);
  orbit_fixture_check_marks_are_apart (scene);
  orbit_fixture_check_names (scene);
  for (i = 0; i < scene->n_marks; i++)
    {
      n_named += scene->labels[i].candidate >= 0;
      if (scene->marks[i].tier == 0)
        g_assert_cmpint (scene->labels[i].candidate, >=, 0);
    }
  g_test_message ("%u of %u names stand", n_named, scene->n_marks);
  g_assert_cmpuint (n_named, >=, 60);
}

/* Known answers of the turning: alone at home, two share the push, a limit pushes back. */
/* On a wide stage the rings stand in the middle and reach from the heading to the foot. */
static void
test_stage (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteOrbitScene) scene = NULL;
  EntenteSceneInput input;

  orbit_fixture_init_input (world, 1280, 720, &input);
  input.medium = ENTENTE_MEDIUM_STAGE;
  input.text_scale = 2;
  scene = entente_orbit_scene_new (&input);
  orbit_fixture_check_marks_are_inside (scene);
  g_assert_cmpfloat (scene->x, ==, 640);
  g_assert_cmpfloat (scene->y - scene->radius, >, scene->heading->bottom);
  g_assert_cmpfloat (2 * scene->radius, >, 0.75 * (720 - scene->heading->bottom));
}

/* As the definition says it: each mark beyond all before it, whatever their number. */
static void
push_plainly (const EntenteOrbitPlace *places,
              guint n,
              double *angles)
{
  guint i, j;

  for (i = 0; i < n; i++)
    for (j = 0; j < i; j++)
      {
        double reach = places[i].radius + places[j].radius, gap = places[i].distance - places[j].distance;
        double square = reach * reach - gap * gap;

        if (square > 0)
          angles[i] = MAX (angles[i], angles[j] + 2 * asin (MIN (sqrt (square / (places[i].distance * places[j].distance)) / 2, 1)));
      }
}

static void
reverse (EntenteOrbitPlace *places,
         guint n)
{
  guint i;

  for (i = 0; i < n / 2; i++)
    {
      EntenteOrbitPlace other = places[i];

      places[i] = places[n - 1 - i];
      places[n - 1 - i] = other;
    }
}

/* Marks that stand far behind are not asked: the outcome is the same, to the bit. */
static void
test_spread_skips_nothing (void)
{
  enum { N = 400 };
  guint round, i;

  for (round = 0; round < 20; round++)
    {
      EntenteOrbitPlace places[N];
      double onwards[N], latest[N], back[N], earliest[N];

      for (i = 0; i < N; i++)
        {
          places[i] = (EntenteOrbitPlace){ .home = 3.0 * i / N, .low = -20, .high = 20,
                                           .distance = g_test_rand_double_range (40, 60 + 20 * round),
                                           .radius = g_test_rand_double_range (0.5, 4) };
          onwards[i] = places[i].home;
          earliest[i] = places[i].low;
        }
      push_plainly (places, N, onwards);
      push_plainly (places, N, earliest);
      /* From the end is the same in a mirror. */
      for (i = 0; i < N; i++)
        {
          back[i] = -places[N - 1 - i].home;
          latest[i] = -places[N - 1 - i].high;
        }
      reverse (places, N);
      push_plainly (places, N, back);
      push_plainly (places, N, latest);
      reverse (places, N);
      entente_orbit_spread (places, N);
      for (i = 0; i < N; i++)
        {
          double first = MAX (MIN (onwards[i], -latest[N - 1 - i]), earliest[i]);
          double second = MAX (MIN (-back[N - 1 - i], -latest[N - 1 - i]), earliest[i]);

          g_assert_cmpfloat (places[i].angle, ==, (first + second) / 2);
        }
    }
}

static void
test_spread (void)
{
  EntenteOrbitPlace alone[] = { { 1, 0, 2, 100, 5, NAN } };
  EntenteOrbitPlace pair[] = { { 1, 0, 2, 100, 5, NAN }, { 1, 0, 2, 100, 5, NAN } };
  EntenteOrbitPlace wall[] = { { 1, 1, 2, 100, 5, NAN }, { 1, 1, 2, 100, 5, NAN } };
  EntenteOrbitPlace apart[] = { { 1, 0, 2, 100, 5, NAN }, { 1, 0, 2, 110, 5, NAN } };
  EntenteOrbitPlace crowd[] = { { 1, 0.99, 1.01, 100, 5, NAN }, { 1, 0.99, 1.01, 100, 5, NAN } };
  double turn = 2 * asin (0.05);

  g_assert_true (entente_orbit_spread (alone, 1));
  g_assert_cmpfloat (alone[0].angle, ==, 1);
  g_assert_true (entente_orbit_spread (pair, 2));
  g_assert_cmpfloat_with_epsilon (pair[0].angle, 1 - turn / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pair[1].angle, 1 + turn / 2, 1e-12);
  g_assert_true (entente_orbit_spread (wall, 2));
  g_assert_cmpfloat_with_epsilon (wall[1].angle - wall[0].angle, turn, turn / 2);
  g_assert_cmpfloat (wall[0].angle, >=, 1);
  g_assert_cmpfloat (wall[1].angle - wall[0].angle, >=, turn - 1e-12);
  g_assert_true (entente_orbit_spread (apart, 2));
  g_assert_cmpfloat (apart[1].angle, ==, 1);
  g_assert_false (entente_orbit_spread (crowd, 2));
}

static gboolean
covers_something (const EntenteOrbitScene *scene,
                  const EntenteOrbitGhost *ghost,
                  double distance)
{
  const double angle = scene->marks[ghost->mark].angle;
  const double x = scene->x + distance * cos (angle), y = scene->y + distance * sin (angle);
  guint i;

  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &scene->marks[i];
      const EntenteLabel *label = &scene->labels[i];
      const gboolean beside = label->candidate < 0 || x + ghost->radius <= label->x
                              || x - ghost->radius >= label->x + mark->text_width || y + ghost->radius <= label->y
                              || y - ghost->radius >= label->y + mark->text_height;

      if (!beside || hypot (mark->x - x, mark->y - y) < mark->extent + ghost->radius)
        return TRUE;
    }
  return FALSE;
}

/* Clear of the edges of its band where that is broad enough, and aside only to leave names and marks free. */
static gboolean
assert_ghost_stands_well (const EntenteOrbitScene *scene,
                          const EntenteOrbitGhost *ghost)
{
  const double from = MAX (scene->edges[ghost->tier], scene->hub_radius), to = scene->edges[ghost->tier + 1];
  const double middle = (from + to) / 2, room = MAX ((to - from) / 2 - 2 * ghost->radius, 0);

  g_assert_cmpfloat (fabs (ghost->distance - middle), <=, room + 1e-9);
  if (ghost->distance == middle)
    return FALSE;
  g_assert_true (covers_something (scene, ghost, middle));
  g_assert_false (covers_something (scene, ghost, ghost->distance));
  return TRUE;
}

/* Faint marks stand in the tiers that other weightings give, and move nothing else. */
static void
test_ghosts (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (5, 40, TRUE, 0.1);
  g_autoptr (EntenteOrbitScene) plain = orbit_fixture_make_scene (world, 800, 700, 3, 7);
  g_autoptr (EntenteSampler) sampler = NULL;
  g_autoptr (EntenteRobustness) robustness = NULL;
  guint partner, ghosts = 0, ghosts_of_hovered = 0, aside = 0, i, k;

  world->scenario->uncertainty = 1;
  sampler = entente_sampler_new (world->values, world->scenario, 1);
  entente_sampler_run (sampler, 1000, 1, NULL);
  robustness = entente_sampler_get_result (sampler);
  for (partner = 0; partner < 40; partner++)
    {
      EntenteSceneInput input;
      g_autoptr (EntenteOrbitScene) scene = NULL;

      orbit_fixture_init_input (world, 800, 700, &input);
      input.baseline = NULL;
      input.robustness = robustness;
      input.selected = (int) partner;
      input.hovered = partner % 5 == 0 ? (int) partner : (int) (partner + 7) % 40;
      input.for_export = TRUE;
      scene = entente_orbit_scene_new (&input);
      for (i = 0; i < scene->n_ghosts; i++)
        {
          const EntenteOrbitGhost *ghost = &scene->ghosts[i];
          const EntenteOrbitMark *mark = &scene->marks[ghost->mark];

          g_assert_true (mark->partner == (int) partner || mark->partner == input.hovered);
          for (k = 0; k < i; k++)
            g_assert_true (scene->ghosts[k].mark != ghost->mark || scene->ghosts[k].tier != ghost->tier);
          g_assert_cmpuint (ghost->tier, !=, mark->tier);
          g_assert_cmpfloat (ghost->share, ==, entente_robustness_get_tier_acceptability (
                                                 robustness, (guint) mark->partner, ghost->tier));
          g_assert_cmpfloat (ghost->distance, >, scene->edges[ghost->tier]);
          g_assert_cmpfloat (ghost->distance, <, scene->edges[ghost->tier + 1]);
          ghosts += mark->partner == (int) partner;
          ghosts_of_hovered += mark->partner != (int) partner;
          aside += assert_ghost_stands_well (scene, ghost);
        }
      for (i = 0; i < 40; i++)
        g_assert_cmpfloat (scene->marks[i].angle, ==, plain->marks[i].angle);
    }
  g_assert_cmpuint (ghosts, >, 5);
  g_assert_cmpuint (ghosts_of_hovered, >, 5);
  g_assert_cmpuint (aside, >, 0);
  g_assert_cmpuint (plain->n_ghosts, ==, 0);
  g_assert_null (plain->ghost_note);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orbit-scene/everything-fits", test_everything_fits);
  g_test_add_func ("/orbit-scene/two-thousand", test_two_thousand);
  g_test_add_func ("/orbit-scene/sectors-are-named", test_sectors_are_named);
  g_test_add_func ("/orbit-scene/sectors-run-from-west-to-east", test_sectors_run_from_west_to_east);
  g_test_add_func ("/orbit-scene/nobody", test_nobody);
  g_test_add_func ("/orbit-scene/nearer-is-better", test_nearer_is_better);
  g_test_add_func ("/orbit-scene/weights-do-not-turn", test_weights_do_not_turn);
  g_test_add_func ("/orbit-scene/marks-slide", test_marks_slide);
  g_test_add_func ("/orbit-scene/trails", test_trails);
  g_test_add_func ("/orbit-scene/hover-is-calm", test_hover_is_calm);
  g_test_add_func ("/orbit-scene/arrows-lead-everywhere", test_arrows_lead_everywhere);
  g_test_add_func ("/orbit-scene/sample-is-named", test_sample_is_named);
  g_test_add_func ("/orbit-scene/ghosts", test_ghosts);
  g_test_add_func ("/orbit-scene/spread", test_spread);
  g_test_add_func ("/orbit-scene/spread-skips-nothing", test_spread_skips_nothing);
  g_test_add_func ("/orbit-scene/stage", test_stage);
  return g_test_run ();
}
