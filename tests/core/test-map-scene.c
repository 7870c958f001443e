/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Map's geometry with the real borders: what may not overlap does not, what is clicked is what is meant, and a
 * step of a slider gives the same scene as starting afresh. */

#include "dataset-fixture.h"
#include "map-fixture.h"

static void
assert_marks_apart (const EntenteMapScene *scene,
                    const EntenteMapPart *part)
{
  guint i, k;

  for (i = part->first_mark; i < part->first_mark + part->n_marks; i++)
    for (k = i + 1; k < part->first_mark + part->n_marks; k++)
      {
        EntenteMapPoint a = get_mark (scene, i)->at, b = get_mark (scene, k)->at;

        g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >=, 2 * scene->mark_radius + 3);
      }
}

static void
test_marks_never_hide (void)
{
  g_assert_cmpuint (check_parts (assert_marks_apart), >, 50);
}

/* Partners of no known state, half of them anywhere, half of them in three crowds. */
static DatasetFixture *
make_crowd (GRand *rand,
            guint n)
{
  DatasetFixture *fixture = dataset_fixture_new (n, 1, 1);
  double crowds[3][2];
  guint i;

  for (i = 0; i < 3; i++)
    {
      crowds[i][0] = g_rand_double_range (rand, -170, 170);
      crowds[i][1] = g_rand_double_range (rand, -50, 65);
    }
  for (i = 0; i < n; i++)
    {
      EntentePartner *partner = &fixture->partners[i];
      const double *crowd = crowds[i % 3];

      partner->has_location = TRUE;
      partner->longitude = i % 2 ? g_rand_double_range (rand, -179, 179) : crowd[0] + g_rand_double_range (rand, -4, 4);
      partner->latitude = i % 2 ? g_rand_double_range (rand, -54, 75) : crowd[1] + g_rand_double_range (rand, -4, 4);
      dataset_fixture_set_fact (fixture, i, 0, 2025, g_rand_double (rand));
    }
  return fixture;
}

static void
test_selected_is_named (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (DatasetFixture) fixture = make_crowd (rand, 400);
  g_autoptr (Sample) stage = NULL;
  g_autoptr (EntenteMapScene) scene = NULL;
  guint i, last, named = 0, rank = 399;

  stage = open_on_map (fixture->dataset);
  stage->input.width = 3200;
  stage->input.height = 2000;
  /* The lowest one that stands outside the crowds. */
  while (stage->evaluation->order[rank] % 2 == 0)
    rank--;
  last = stage->evaluation->order[rank];
  g_assert_cmpuint (rank, >, 350);
  stage->input.selected = (int) last;
  scene = build (stage);
  g_assert_cmpint (scene->partner_part[last], !=, ENTENTE_NONE);
  for (i = 0; i < scene->labels->len; i++)
    named += get_label (scene, i)->partner == (int) last && get_label (scene, i)->candidate != ENTENTE_LABEL_NOT_PLACED;
  g_assert_cmpuint (named, ==, 1);
}

static void
test_crowds_never_hide (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  guint round, i, p;

  for (round = 0; round < 12; round++)
    {
      g_autoptr (DatasetFixture) fixture = make_crowd (rand, 20 + 25 * round);
      g_autoptr (Sample) stage = NULL;

      stage = open_on_map (fixture->dataset);
      for (i = 0; i < G_N_ELEMENTS (views); i++)
        {
          g_autoptr (EntenteMapScene) scene = NULL;

          stage->input.width = views[i].width;
          stage->input.height = views[i].height;
          stage->input.viewport = (EntenteViewport) { views[i].zoom, views[i].x, views[i].y };
          scene = build (stage);
          for (p = 0; p < scene->n_parts; p++)
            {
              assert_marks_apart (scene, &scene->parts[p]);
              assert_labels_free (scene, &scene->parts[p]);
            }
        }
    }
}

/* Several at one place near the edge of the picture: none is pushed out of it. */
static void
test_crowds_at_the_edge (void)
{
  static const guint counts[] = { 3, 6 };
  guint c, i, edge;

  for (c = 0; c < G_N_ELEMENTS (counts); c++)
    for (edge = 0; edge < 4; edge++)
      {
        g_autoptr (DatasetFixture) fixture = dataset_fixture_new (counts[c], 1, 1);
        g_autoptr (Sample) stage = NULL;
        g_autoptr (EntenteMapScene) before = NULL, scene = NULL;
        EntenteMapPoint at;
        const EntenteMapRect *clip;

        for (i = 0; i < counts[c]; i++)
          {
            fixture->partners[i].has_location = TRUE;
            fixture->partners[i].longitude = -30;
            fixture->partners[i].latitude = 20;
            dataset_fixture_set_fact (fixture, i, 0, 2025, 0.9 - 0.05 * i);
          }
        stage = open_on_map (fixture->dataset);
        before = build (stage);
        at = project (before, 0, -30, 20);
        clip = &before->parts[0].geometry->frame.clip;
        stage->input.viewport.zoom = 6;
        stage->input.viewport.x = 6 * (stage->input.width / 2 - at.x)
                                    + (edge == 0 ? 4 - stage->input.width / 2 : edge == 1 ? stage->input.width / 2 - 4 : 0);
        stage->input.viewport.y = 6 * (stage->input.height / 2 - at.y)
                                    + (edge == 2 ? clip->y + 4 - stage->input.height / 2
                                       : edge == 3 ? stage->input.height / 2 - 4 : 0);
        scene = build (stage);
        clip = &scene->parts[0].geometry->frame.clip;
        g_assert_cmpuint (scene->marks->len, ==, counts[c]);
        for (i = 0; i < counts[c]; i++)
          {
            const EntenteMapPoint mark = get_mark (scene, i)->at;

            g_assert_cmpfloat (mark.x, >, clip->x);
            g_assert_cmpfloat (mark.x, <, clip->x + clip->width);
            g_assert_cmpfloat (mark.y, >, clip->y);
            g_assert_cmpfloat (mark.y, <, clip->y + clip->height);
          }
      }
}

static void
test_picks (void)
{
  static const struct
  {
    const char *id;
    double longitude, latitude;
  } places[] = {
    { "BR", -52, -10 }, { "AU", 134, -25 }, { "IN", 79, 22 }, { "KZ", 67, 48 }, { "CA", -105, 56 }, { "CD", 23, -3 },
    { "SA", 45, 24 }, { "FR", -53, 4 }, { "MX", -102, 23.5 }, { "CL", -70.5, -27 },
  };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  gsize i;

  scene = build (stage);
  for (i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, places[i].longitude, places[i].latitude)), ==,
                     (int) find_in_sample (stage, places[i].id));
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, -98, 40)), ==, ENTENTE_HUB);
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, -150, 65)), ==, ENTENTE_HUB);
  /* No partner: Russia, Algeria, the middle of the Pacific, the heading. */
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, 95, 62)), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, 3, 27)), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 0, -140, 10)), ==, ENTENTE_NONE);
  g_assert_cmpint (entente_map_scene_pick (scene, (EntenteMapPoint) { 60, 20 }), ==, ENTENTE_NONE);
  /* In the inset. */
  g_assert_cmpuint (scene->n_parts, >=, 2);
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 1, 2.5, 47)), ==, (int) find_in_sample (stage, "FR"));
  g_assert_cmpint (entente_map_scene_pick (scene, project (scene, 1, 19, 52)), ==, (int) find_in_sample (stage, "PL"));
  for (i = 0; i < scene->marks->len; i++)
    g_assert_cmpint (entente_map_scene_pick (scene, get_mark (scene, (guint) i)->at), ==, get_mark (scene, (guint) i)->partner);
}

/* A state of a few pixels in the sea is hit from 20 px away, and from 30 px it is not. */
static void
test_reach (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  EntenteMapPoint at = { 0, 0 };
  double radius;
  int fiji;

  scene = build (stage);
  fiji = (int) find_in_sample (stage, "FJ");
  g_assert_true (entente_map_scene_locate (scene, fiji, &at, &radius));
  g_assert_cmpfloat (radius, ==, ENTENTE_MAP_MARK_RADIUS);
  at.y += 20;
  g_assert_cmpint (entente_map_scene_pick (scene, at), ==, fiji);
  at.y += 10;
  g_assert_cmpint (entente_map_scene_pick (scene, at), ==, ENTENTE_NONE);
}

/* Everybody on the map can be found and clicked where it says it is, in the sample at two magnifications. */
static void
test_located_is_picked (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint i, pass, missed = 0, total = 0;

  for (pass = 0; pass < 2; pass++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;

      stage->input.viewport = pass == 0 ? (EntenteViewport) { 1, 0, 0 } : (EntenteViewport) { 4, -200, 900 };
      scene = build (stage);
      for (i = 0; i < stage->dataset->n_partners; i++)
        {
          EntenteMapPoint at;
          double radius;

          if (!entente_map_scene_locate (scene, (int) i, &at, &radius)
              || !entente_map_rect_contains (&scene->parts[0].geometry->frame.clip, at)
              || (pass == 1 && (entente_map_rect_contains (&scene->layout->legend_box, at)
                                || entente_map_rect_contains (&scene->layout->footer_box, at))))
            continue;
          total++;
          if (entente_map_scene_pick (scene, at) != (int) i)
            {
              g_test_message ("%s is not hit at its own place", stage->dataset->partners[i].id);
              missed++;
            }
        }
    }
  g_assert_cmpuint (total, >, 100);
  /* Three states round the Persian Gulf and Malacca are narrower than the reach of a mark beside them. */
  g_assert_cmpuint (missed, <=, total / 25);
}

static void
test_zoom (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) whole = NULL;
  g_autoptr (EntenteMapScene) close = NULL;
  EntenteMapPoint a, b;

  whole = build (stage);
  g_assert_cmpuint (whole->n_parts, >, 1);
  stage->input.viewport = (EntenteViewport) { 3, 100, -50 };
  close = build (stage);
  a = project (whole, 0, 139.69, 35.68);
  b = project (close, 0, 139.69, 35.68);
  g_assert_cmpfloat_with_epsilon (b.x, 496 + (a.x - 496) * 3 + 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (b.y, 358.5 + (a.y - 358.5) * 3 - 50, 1e-6);
  /* The world grows from where it was; the insets are gone. */
  g_assert_cmpuint (close->n_parts, ==, 1);
}

/* After fifty steps of a slider the scene that was carried along is the one made from nothing. */
static void
test_carried_along (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  guint step, i, c;

  for (step = 0; step < 50; step++)
    {
      EntenteMapScene *next;
      g_autoptr (EntenteMapScene) fresh = NULL;

      for (c = 0; c < stage->scenario->n_criteria; c++)
        stage->scenario->weights[c] = g_test_rand_double_range (0.1, 10);
      evaluate (stage);
      next = entente_map_scene_new (&stage->input, get_world (), scene);
      g_clear_pointer (&scene, entente_map_scene_free);
      scene = next;
      fresh = build (stage);
      g_assert_cmpuint (scene->labels->len, ==, fresh->labels->len);
      for (i = 0; i < scene->labels->len; i++)
        {
          const EntenteMapLabel *a = get_label (scene, i), *b = get_label (fresh, i);

          g_assert_cmpint (a->partner, ==, b->partner);
          g_assert_cmpfloat (a->x, ==, b->x);
          g_assert_cmpfloat (a->y, ==, b->y);
          g_assert_cmpint (a->candidate, ==, b->candidate);
        }
      g_assert_cmpuint (scene->marks->len, ==, fresh->marks->len);
      for (i = 0; i < scene->marks->len; i++)
        {
          const EntenteMapMark *a = &g_array_index (scene->marks, EntenteMapMark, i);
          const EntenteMapMark *b = &g_array_index (fresh->marks, EntenteMapMark, i);

          g_assert_cmpint (a->partner, ==, b->partner);
          g_assert_cmpuint (a->fill, ==, b->fill);
          g_assert_cmpfloat (a->at.x, ==, b->at.x);
          g_assert_cmpfloat (a->at.y, ==, b->at.y);
        }
      g_assert_cmpuint (scene->places_serial, >, 0);
      g_assert_true (step == 0 || scene->places_serial < fresh->places_serial);
      for (i = 0; i < stage->dataset->n_partners; i++)
        g_assert_cmpuint (scene->partner_fill[i], ==, ENTENTE_MAP_TIER + stage->evaluation->tiers[i]);
    }
}

/* The words above the map take one or two lines, depending on the weights: the map below must not jump with them. */
static void
test_never_jumps (void)
{
  static const double widths[] = { 360, 520, 650, 700, 992 };
  guint n_changes = 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
      g_autoptr (EntenteMapScene) first = NULL;
      g_autoptr (EntenteEvaluation) baseline = NULL;
      guint step;

      stage->input.width = widths[i];
      stage->input.height = 706;
      baseline = entente_evaluation_ref (stage->evaluation);
      stage->input.baseline = baseline;
      first = build (stage);
      for (step = 0; step < 40; step++)
        {
          g_autoptr (EntenteMapScene) scene = NULL;

          stage->scenario->weights[0] = 0.02 * step;
          evaluate (stage);
          scene = entente_map_scene_new (&stage->input, get_world (), first);
          g_assert_true (scene->parts[0].geometry == first->parts[0].geometry);
          n_changes += scene->layout->heading->n_lines != first->layout->heading->n_lines;
        }
    }
  /* Or else the test shows nothing. */
  g_assert_cmpuint (n_changes, >, 0);
}

static void
test_ties_are_cut (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  double left = INFINITY, right = -INFINITY;
  guint i, k;

  stage->input.selected = (int) find_in_sample (stage, "JP");
  scene = build (stage);
  g_assert_cmpuint (scene->ties->len, >=, 4);
  for (i = 0; i < scene->ties->len; i++)
    {
      const EntenteMapTie *piece = &g_array_index (scene->ties, EntenteMapTie, i);
      const EntenteMapPoint *points = &g_array_index (scene->tie_points, EntenteMapPoint, piece->first);

      g_assert_cmpuint (piece->n, >=, 2);
      for (k = 0; k < piece->n; k++)
        {
          left = MIN (left, points[k].x);
          right = MAX (right, points[k].x);
          if (k > 0)
            g_assert_cmpfloat (hypot (points[k].x - points[k - 1].x, points[k].y - points[k - 1].y), <, 40);
        }
    }
  /* The way to Washington leaves at the right and comes in at the left. */
  g_assert_cmpfloat (left, <, 250);
  g_assert_cmpfloat (right, >, 800);
}

/* An arrow key leads to the nearest within 45 degrees of its direction, where aside counts double; else nowhere. */
static void
test_step_is_the_nearest (void)
{
  static const double keys[][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = build (stage);
  const guint n = stage->dataset->n_partners;
  guint i, j, k, n_nowhere = 0;

  for (i = 0; i < n; i++)
    for (k = 0; k < G_N_ELEMENTS (keys) && scene->placed[i]; k++)
      {
        double nearest = INFINITY;
        int expected = (int) i;

        for (j = 0; j < n; j++)
          {
            const double x = scene->home[j].x - scene->home[i].x, y = scene->home[j].y - scene->home[i].y;
            const double ahead = keys[k][0] != 0 ? x * keys[k][0] : y * keys[k][1];
            const double aside = keys[k][0] != 0 ? fabs (y) : fabs (x);

            if (j == i || !scene->placed[j] || ahead <= 1e-6 || aside > ahead || ahead + 2 * aside >= nearest)
              continue;
            nearest = ahead + 2 * aside;
            expected = (int) j;
          }
        g_assert_cmpint (entente_map_scene_step (scene, (int) i, keys[k][0], keys[k][1]), ==, expected);
        n_nowhere += expected == (int) i;
      }
  g_assert_cmpuint (n_nowhere, >, 3);
}

/* Keys lead past whoever stands in the same place. */
static void
test_steps_leave_the_place (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 1, 1);
  g_autoptr (Sample) stage = NULL;
  g_autoptr (EntenteMapScene) scene = NULL;
  guint i;

  for (i = 0; i < 4; i++)
    {
      fixture->partners[i].has_location = TRUE;
      fixture->partners[i].longitude = i < 2 ? 0 : i == 2 ? 40 : -40;
      fixture->partners[i].latitude = 20;
    }
  stage = open_on_map (fixture->dataset);
  scene = build (stage);
  for (i = 0; i < 2; i++)
    {
      g_assert_cmpint (entente_map_scene_step (scene, (int) i, 1, 0), ==, 2);
      g_assert_cmpint (entente_map_scene_step (scene, (int) i, -1, 0), ==, 3);
      g_assert_cmpint (entente_map_scene_step (scene, (int) i, 0, 1), ==, (int) i);
    }
}

static void
test_steps (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  g_autofree gboolean *seen = NULL;
  g_autoptr (GQueue) queue = g_queue_new ();
  guint n_seen = 1, n_placed = 0, i;

  scene = build (stage);
  g_assert_cmpint (entente_map_scene_step (scene, (int) find_in_sample (stage, "JP"), -1, 0), ==, (int) find_in_sample (stage, "KR"));
  g_assert_cmpint (entente_map_scene_step (scene, (int) find_in_sample (stage, "PT"), 1, 0), ==, (int) find_in_sample (stage, "ES"));
  g_assert_cmpint (entente_map_scene_step (scene, (int) find_in_sample (stage, "CA"), 0, -1), ==, (int) find_in_sample (stage, "CA"));

  /* The arrow keys reach nearly everybody from anywhere. */
  seen = g_new0 (gboolean, stage->dataset->n_partners);
  g_queue_push_tail (queue, GINT_TO_POINTER ((int) find_in_sample (stage, "JP")));
  seen[(int) find_in_sample (stage, "JP")] = TRUE;
  while (!g_queue_is_empty (queue))
    {
      static const double directions[4][2] = { { 0, -1 }, { 0, 1 }, { -1, 0 }, { 1, 0 } };
      int partner = GPOINTER_TO_INT (g_queue_pop_head (queue));

      for (i = 0; i < 4; i++)
        {
          int next = entente_map_scene_step (scene, partner, directions[i][0], directions[i][1]);

          if (seen[next])
            continue;
          seen[next] = TRUE;
          n_seen++;
          g_queue_push_tail (queue, GINT_TO_POINTER (next));
        }
    }
  for (i = 0; i < stage->dataset->n_partners; i++)
    n_placed += scene->placed[i];
  g_assert_cmpuint (n_placed, ==, 86);
  g_assert_cmpuint (n_seen, >=, n_placed * 95 / 100);
}

/* Other kinds of partners: a town, a country without a location, one that is nowhere. */
static void
test_without_shape_or_location (void)
{
  double box[4];
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (5, 1, 1);
  g_autoptr (Sample) stage = NULL;
  g_autoptr (EntenteMapScene) scene = NULL;
  g_autoptr (EntenteMapScene) empty = NULL;
  EntenteMapPoint point;
  double radius, breadth;

  fixture->partners[0].id = "hamburg";
  fixture->partners[0].has_location = TRUE;
  fixture->partners[0].longitude = 10;
  fixture->partners[0].latitude = 53.5;
  fixture->partners[1].id = "BR";
  fixture->partners[2].id = "nowhere";
  fixture->partners[4].id = get_world ()->shapes[0].id; /* the first of the world is one like any other */
  fixture->partners[3].id = "JP";
  fixture->partners[3].has_location = TRUE;
  fixture->partners[3].longitude = 139.69;
  fixture->partners[3].latitude = 35.68;
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.9);
  dataset_fixture_set_fact (fixture, 1, 0, 2025, 0.5);
  stage = open_on_map (fixture->dataset);
  scene = build (stage);
  g_assert_null (scene->problem);

  g_assert_cmpuint (scene->marks->len, ==, 1);
  g_assert_cmpint (get_mark (scene, 0)->partner, ==, 0);
  g_assert_cmpint (scene->partner_shape[0], ==, -1);
  g_assert_false (entente_map_scene_locate (scene, 2, &point, &radius));
  g_assert_true (entente_map_scene_locate (scene, 1, &point, &radius));
  g_assert_cmpint (entente_map_scene_pick (scene, point), ==, 1);
  g_assert_cmpint (scene->partner_shape[4], ==, 0);
  g_assert_true (scene->placed[4]);
  /* Of the land, whose breadth is about the root of its area; of a mark; of nobody. */
  g_assert_true (entente_map_scene_get_extent (scene, 1, box));
  breadth = sqrt (scene->parts[0].geometry->shapes[scene->partner_shape[1]].area);
  g_assert_cmpfloat_with_epsilon (box[2] - box[0], 1.2 * breadth, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[3] - box[1], 1.2 * breadth, 1e-9);
  g_assert_true (box[0] < point.x && point.x < box[2] && box[1] < point.y && point.y < box[3]);
  g_assert_true (entente_map_scene_get_extent (scene, 0, box));
  g_assert_cmpfloat_with_epsilon (box[2] - box[0], 2 * scene->mark_radius, 1e-9);
  g_assert_cmpfloat_with_epsilon (box[1] + box[3], 2 * scene->home[0].y, 1e-9);
  g_assert_false (entente_map_scene_get_extent (scene, 2, box));
  g_assert_false (entente_map_scene_get_extent (scene, ENTENTE_HUB, box));
  g_assert_cmpuint (scene->n_unplaced, ==, 1);
  g_assert_nonnull (strstr (scene->summary, "1 partner without a location"));
  /* No fact: not rated, with a fill of its own. */
  g_assert_cmpuint (scene->partner_fill[3], ==, ENTENTE_MAP_NOT_RATED);
  g_assert_cmpuint (scene->partner_fill[0], ==, ENTENTE_MAP_TIER);

  fixture->partners[0].has_location = FALSE;
  fixture->partners[3].has_location = FALSE;
  empty = build (stage);
  g_assert_nonnull (empty->problem);
  g_assert_nonnull (strstr (empty->remedy, "“location”"));
  g_assert_cmpint (entente_map_scene_pick (empty, (EntenteMapPoint) { 300, 300 }), ==, ENTENTE_NONE);
  g_assert_false (entente_map_scene_locate (empty, 0, &point, &radius));
}

static void
test_no_locations (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("venues-example.json");
  g_autoptr (EntenteMapScene) scene = NULL;

  scene = build (stage);
  g_assert_nonnull (scene->problem);
  g_assert_cmpstr (scene->summary, ==, scene->problem);
}

/* Legend, footer and inset lie inside the picture and beside each other; right to left they change sides. */
/* An inset covers no land and no mark of the world; islets of the southern ocean may lie under the first. */
static void
assert_on_water (const EntenteMapScene *scene,
                 const EntenteMapRect *inset)
{
  const EntenteMapGeometry *world = scene->parts[0].geometry;
  double x, y;
  guint i;

  for (x = inset->x; x < inset->x + inset->width; x += 9)
    for (y = inset->y; y < inset->y + inset->height; y += 9)
      for (i = 0; i < scene->n_shapes; i++)
        if (entente_map_geometry_contains (world, i, (EntenteMapPoint) { x, y }))
          g_assert_cmpfloat (world->shapes[i].area, <, 40);
  for (i = 0; i < scene->parts[0].n_marks; i++)
    g_assert_false (entente_map_rect_contains (inset, get_mark (scene, i)->at));
}

/* Where the file has partners is what is drawn larger: with none of Europe there is no small map of Europe. */
static void
test_insets_follow_partners (void)
{
  static const struct
  {
    double longitude, latitude;
    const char *title;
  } crowds[] = {
    { 52, 25.5, "The Gulf" }, { 8, 50, "Europe" }, { 25, 57, "Baltic Sea" }, { -65, 16, "Caribbean Sea" }, { -120, -10, NULL },
  };
  gsize c;
  guint i, k;

  for (c = 0; c < G_N_ELEMENTS (crowds); c++)
    for (k = 1; k <= 5; k++)
      {
        g_autoptr (DatasetFixture) fixture = dataset_fixture_new (5, 1, 1);
        g_autoptr (Sample) stage = NULL;
        g_autoptr (EntenteMapScene) scene = NULL;
        gboolean found = FALSE;

        for (i = 0; i < 5; i++)
          {
            fixture->partners[i].has_location = TRUE;
            fixture->partners[i].longitude = i < k ? crowds[c].longitude + 0.7 * i : -150 + 12 * i;
            fixture->partners[i].latitude = i < k ? crowds[c].latitude + 0.4 * i : -45;
            dataset_fixture_set_fact (fixture, i, 0, 2025, 0.2 * i);
          }
        stage = open_on_map (fixture->dataset);
        stage->input.width = 1600;
        stage->input.height = 900;
        scene = build (stage);
        g_assert_cmpuint (scene->n_parts, ==, 1 + scene->layout->n_insets);
        for (i = 0; i < scene->layout->n_insets; i++)
          found |= crowds[c].title != NULL && g_str_has_prefix (scene->layout->insets[i].title, crowds[c].title);
        g_assert_cmpint (found, ==, k >= 3 && crowds[c].title != NULL);
        /* The marks of the crowd stand in the inset alone. */
        if (found)
          g_assert_cmpuint (scene->parts[0].n_marks, ==, 5 - k);
      }
}

static void
test_layout (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint i, rtl;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    for (rtl = 0; rtl < 2; rtl++)
      {
        g_autoptr (EntenteMapScene) scene = NULL;
        const EntenteMapLayout *layout;
        guint k, n;

        stage->input.width = views[i].width;
        stage->input.height = views[i].height;
        stage->input.right_to_left = rtl;
        stage->input.viewport = (EntenteViewport) { views[i].zoom, views[i].x, views[i].y };
        scene = build (stage);
        layout = scene->layout;
        g_assert_cmpfloat (layout->legend_box.x, >=, 0);
        g_assert_cmpfloat (layout->legend_box.x + layout->legend_box.width, <=, stage->input.width);
        g_assert_cmpfloat (layout->legend_box.y + layout->legend_box.height, <=, stage->input.height);
        g_assert_cmpfloat (layout->footer_box.x, >=, 0);
        g_assert_cmpfloat (layout->footer_box.x + layout->footer_box.width, <=, stage->input.width);
        g_assert_cmpfloat (layout->footer_box.y + layout->footer_box.height, <=, stage->input.height);
        g_assert_false (rects_overlap (&layout->legend_box, &layout->footer_box));
        g_assert_cmpint (layout->legend_box.x > layout->footer_box.x, ==, stage->input.width >= 600 && rtl);
        for (k = 0; k < layout->n_insets; k++)
          {
            EntenteMapRect inset = layout->insets[k].frame.clip;

            inset.height += inset.y - layout->insets[k].title_y;
            inset.y = layout->insets[k].title_y;
            g_assert_cmpfloat (inset.x, >=, 0);
            g_assert_cmpfloat (inset.y, >=, layout->heading->bottom);
            g_assert_cmpfloat (inset.x + inset.width, <=, stage->input.width);
            g_assert_cmpfloat (inset.y + inset.height, <=, stage->input.height);
            g_assert_false (rects_overlap (&inset, &layout->legend_box));
            g_assert_false (rects_overlap (&inset, &layout->footer_box));
            for (n = 0; n < k; n++)
              g_assert_false (rects_overlap (&inset, &layout->insets[n].frame.clip));
            assert_on_water (scene, &inset);
          }
      }
}

/* In a narrow picture two insets side by side are as high as each other and reach from edge to edge. */
static void
test_insets_side_by_side (void)
{
  static const double sizes[][2] = { { 600, 600 }, { 650, 706 }, { 620, 640 } };
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntenteMapScene) scene = NULL;
      const EntenteMapInset *insets;
      const EntenteMapRect *left, *right;

      stage->input.width = sizes[i][0];
      stage->input.height = sizes[i][1];
      scene = build (stage);
      insets = scene->layout->insets;
      g_assert_cmpuint (scene->layout->n_insets, ==, 2);
      left = &insets[0].frame.clip;
      right = &insets[1].frame.clip;
      g_assert_cmpfloat (left->y, ==, right->y);
      g_assert_cmpfloat (left->height, ==, right->height);
      g_assert_cmpfloat (left->x, ==, stage->input.width - right->x - right->width);
      g_assert_cmpfloat (left->x + left->width + 8, <, right->x);
    }
}

/* The notes below the second inset are wide and low, and it is large enough to name all its partners. */
static void
test_insets_above_footer (void)
{
  g_autoptr (Sample) stage = open_sample_on_map ("partners-2026.json");
  g_autoptr (EntenteMapScene) scene = NULL;
  const EntenteMapLayout *layout;
  const EntenteMapRect *gulf;

  stage->input.width = 1288;
  stage->input.height = 984;
  scene = build (stage);
  layout = scene->layout;
  gulf = &layout->insets[1].frame.clip;
  g_assert_cmpstr (layout->insets[1].title, !=, layout->insets[0].title);
  g_assert_cmpfloat (gulf->y + gulf->height, <, layout->footer_box.y);
  g_assert_cmpfloat (layout->footer_box.width, >=, gulf->width);
  g_assert_cmpfloat (gulf->height, >=, 0.63 * layout->insets[0].frame.clip.height);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-scene/marks-never-hide", test_marks_never_hide);
  g_test_add_func ("/map-scene/selected-is-named", test_selected_is_named);
  g_test_add_func ("/map-scene/crowds-never-hide", test_crowds_never_hide);
  g_test_add_func ("/map-scene/crowds-at-the-edge", test_crowds_at_the_edge);
  g_test_add_func ("/map-scene/insets-follow-partners", test_insets_follow_partners);
  g_test_add_func ("/map-scene/insets-side-by-side", test_insets_side_by_side);
  g_test_add_func ("/map-scene/insets-above-footer", test_insets_above_footer);
  g_test_add_func ("/map-scene/picks", test_picks);
  g_test_add_func ("/map-scene/reach", test_reach);
  g_test_add_func ("/map-scene/located-is-picked", test_located_is_picked);
  g_test_add_func ("/map-scene/zoom", test_zoom);
  g_test_add_func ("/map-scene/carried-along", test_carried_along);
  g_test_add_func ("/map-scene/never-jumps", test_never_jumps);
  g_test_add_func ("/map-scene/ties-are-cut", test_ties_are_cut);
  g_test_add_func ("/map-scene/step-is-the-nearest", test_step_is_the_nearest);
  g_test_add_func ("/map-scene/steps", test_steps);
  g_test_add_func ("/map-scene/steps-leave-the-place", test_steps_leave_the_place);
  g_test_add_func ("/map-scene/without-shape-or-location", test_without_shape_or_location);
  g_test_add_func ("/map-scene/no-locations", test_no_locations);
  g_test_add_func ("/map-scene/layout", test_layout);
  return g_test_run ();
}
