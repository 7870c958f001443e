/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the Orbit is drawn on: rings, the pills that name them, the hub, the sizes of marks; and where arrow keys lead. */

#include "orbit-fixture.h"

#include "scene-fixture.h"

#include <math.h>
#include <string.h>

static const double sizes[][2] = { { 340, 400 }, { 640, 480 }, { 1000, 700 }, { 1920, 1080 }, { 600, 1400 } };

/* Partners 0.98 .. 0.02 in so many tiers of the same width of scores. */
static OrbitFixture *
make_world (guint n_partners,
            guint n_tiers)
{
  OrbitFixture *world = orbit_fixture_new (n_tiers, n_partners, TRUE, 0);
  guint i, k, t;

  for (i = 0; i < n_partners; i++)
    for (k = 0; k < 4; k++)
      dataset_fixture_set_fact (world->fixture, i, k, 2025, 0.98 - 0.96 * i / n_partners);
  for (t = 0; t < n_tiers; t++)
    {
      world->fixture->tiers[t] = world->fixture->tiers[0];
      world->fixture->tiers[t].from = t + 1 == n_tiers ? NAN : 1 - (t + 1.0) / n_tiers;
    }
  world->dataset->n_tiers = n_tiers;
  orbit_fixture_evaluate (world);
  return world;
}

/* -- Rings ------------------------------------------------------------------------------------------------- */

static void
assert_rings (const EntenteOrbitScene *scene,
              guint n_tiers)
{
  guint t;

  g_assert_cmpuint (scene->n_tiers, ==, n_tiers);
  g_assert_cmpfloat (scene->x, ==, scene->width / 2);
  g_assert_cmpfloat (scene->y - scene->radius, >=, scene->heading->bottom);
  g_assert_cmpfloat (scene->y + scene->radius, <=, scene->height - 12);
  g_assert_cmpfloat (scene->x - scene->radius, >=, 12);
  /* As large as that allows, but for the names of regions around them. */
  g_assert_cmpfloat (MIN (scene->width, scene->height - scene->heading->bottom) - 2 * scene->radius, <, 24 + 2.6 * 24);
  /* The hub has room, every ring is one, and the first is the widest, since there everybody is named. */
  g_assert_cmpfloat (scene->edges[0], >, scene->hub_radius);
  g_assert_cmpfloat (scene->edges[0], <, 0.2 * scene->radius);
  for (t = 0; t < n_tiers; t++)
    {
      const double band = scene->edges[t + 1] - scene->edges[t];

      g_assert_cmpfloat (band, >, 0.09 * scene->radius);
      g_assert_cmpfloat (band, <=, scene->edges[1] - scene->edges[0]);
      if (t > 1)
        g_assert_cmpfloat (band, <=, scene->edges[t] - scene->edges[t - 1] + 1e-9);
    }
  if (scene->has_unrated)
    {
      g_assert_cmpfloat (scene->edges[n_tiers], <, 0.95 * scene->radius);
      g_assert_cmpfloat (scene->edges[n_tiers], >, 0.8 * scene->radius);
    }
  else
    g_assert_cmpfloat_with_epsilon (scene->edges[n_tiers], scene->radius, 1e-9);
}

/* Tier by tier marks are smaller, yet never so small that their form is lost. */
static void
assert_marks_get_smaller (const EntenteOrbitScene *scene)
{
  double last = INFINITY;
  guint t;

  for (t = 0; t < scene->n_tiers; t++)
    {
      const double radius = entente_orbit_scene_get_mark_radius (scene, t);

      g_assert_cmpfloat (radius, <, last);
      g_assert_cmpfloat (radius, <=, 7.6 * scene->unit);
      g_assert_cmpfloat (radius, >, 4.5 * scene->unit);
      last = radius;
    }
}

/* One a ring, on it and in the middle, sign and words inside, none over another. */
static void
assert_pills (const EntenteOrbitScene *scene,
              const EntenteSceneInput *input)
{
  guint t;

  g_assert_cmpuint (scene->n_pills, ==, scene->n_tiers + (scene->has_unrated ? 1 : 0));
  for (t = 0; t < scene->n_pills; t++)
    {
      const EntenteOrbitPill *pill = &scene->pills[t];
      const double left = pill->x - pill->width / 2, right = pill->x + pill->width / 2;
      EntenteExtent extent;

      entente_measure_get_extent (input->measure, ENTENTE_FONT_LABEL_STRONG, pill->text, &extent);
      g_assert_cmpuint (pill->tier, ==, t);
      g_assert_cmpfloat (pill->x, ==, scene->x);
      g_assert_cmpfloat_with_epsilon (pill->y - scene->y, t < scene->n_tiers ? scene->edges[t + 1] : scene->radius, 1e-9);
      g_assert_cmpfloat (pill->height, >=, extent.height);
      g_assert_cmpfloat (pill->height, <, 1.5 * extent.height);
      g_assert_cmpfloat_with_epsilon (pill->text_y + extent.height / 2, pill->y, 1e-9);
      g_assert_cmpfloat (pill->mark_x - 0.31 * extent.height, >, left + 0.2 * extent.height);
      g_assert_cmpfloat (pill->mark_x + 0.31 * extent.height, <, pill->text_x);
      g_assert_cmpfloat (pill->text_x + extent.width, <, right - 0.2 * extent.height);
      g_assert_cmpfloat_with_epsilon (pill->mark_x - 0.31 * extent.height - left, right - pill->text_x - extent.width,
                                      0.05 * extent.height);
    }
}

static void
assert_pill_words (const EntenteOrbitScene *scene)
{
  guint t;

  for (t = 0; t < scene->n_tiers; t++)
    {
      g_autofree char *number = g_strdup_printf ("%u", t + 1);
      g_autofree char *name = g_strdup_printf ("Tier %u", t + 1);

      /* The number alone only where words would fill the inner ring. */
      if (strcmp (scene->pills[t].text, name) != 0)
        {
          g_assert_cmpstr (scene->pills[t].text, ==, number);
          g_assert_cmpfloat (2 * scene->edges[1], <, 190 * scene->text_scale);
        }
      else
        g_assert_cmpfloat (scene->pills[t].width, <, 2 * scene->edges[1]);
    }
  if (scene->has_unrated)
    g_assert_cmpstr (scene->pills[scene->n_tiers].text, ==, "Not rated");
}

static void
test_rings (void)
{
  guint n_tiers, s;

  for (n_tiers = 1; n_tiers <= ENTENTE_MAX_TIERS; n_tiers++)
    for (s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (OrbitFixture) world = make_world (24, n_tiers);
        g_autoptr (EntenteOrbitScene) scene = NULL;
        EntenteSceneInput input;

        if (s % 2 == 1)
          {
            world->fixture->partners[5].n_facts = 0;
            orbit_fixture_evaluate (world);
          }
        orbit_fixture_init_input (world, sizes[s][0], sizes[s][1], &input);
        scene = entente_orbit_scene_new (&input);
        g_assert_cmpint (scene->has_unrated, ==, s % 2 == 1);
        assert_rings (scene, n_tiers);
        assert_marks_get_smaller (scene);
        assert_pills (scene, &input);
        assert_pill_words (scene);
        orbit_fixture_check_marks_are_apart (scene);
        orbit_fixture_check_marks_are_inside (scene);
      }
}

/* A picture twice as large each way, with letters of twice the size, is the same picture. */
static void
test_picture_grows_with_letters (void)
{
  g_autoptr (OrbitFixture) world = make_world (40, 3);
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  g_autoptr (EntenteOrbitScene) small = NULL, large = NULL;
  EntenteSceneInput input;
  guint t, i;

  orbit_fixture_init_input (world, 900, 760, &input);
  set_scale (&input, &measure, 1);
  small = entente_orbit_scene_new (&input);
  orbit_fixture_init_input (world, 1800, 1520, &input);
  set_scale (&input, &measure, 2);
  large = entente_orbit_scene_new (&input);
  g_assert_cmpfloat_with_epsilon (large->radius / small->radius, 2, 0.08);
  g_assert_cmpfloat_with_epsilon (large->unit / small->unit, 2, 0.08);
  g_assert_cmpfloat_with_epsilon (large->hub_radius / small->hub_radius, 2, 0.08);
  for (t = 0; t <= small->n_tiers; t++)
    g_assert_cmpfloat_with_epsilon (large->edges[t] / small->edges[t], 2, 0.08);
  for (t = 0; t < small->n_pills; t++)
    {
      const EntenteOrbitPill *a = &small->pills[t], *b = &large->pills[t];

      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpfloat_with_epsilon (b->width, 2 * a->width, 1e-9);
      g_assert_cmpfloat_with_epsilon (b->height, 2 * a->height, 1e-9);
      g_assert_cmpfloat_with_epsilon (b->text_x - b->x, 2 * (a->text_x - a->x), 1e-9);
      g_assert_cmpfloat_with_epsilon (b->mark_x - b->x, 2 * (a->mark_x - a->x), 1e-9);
    }
  for (i = 0; i < small->n_marks; i++)
    {
      g_assert_cmpint (small->marks[i].partner, ==, large->marks[i].partner);
      g_assert_cmpfloat_with_epsilon (large->marks[i].radius / small->marks[i].radius, 2, 0.08);
      g_assert_cmpfloat_with_epsilon (large->marks[i].distance / small->marks[i].distance, 2, 0.08);
      g_assert_cmpfloat_with_epsilon (large->marks[i].angle, small->marks[i].angle, 0.04);
    }
}

/* From the gap below clockwise round to it, each as wide as it has partners, and these at even steps in it. */
static void
test_sectors (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (21, 90, TRUE, 0);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1280, 900, ENTENTE_NONE, ENTENTE_NONE);
  guint i, k, first = 0;

  g_assert_cmpfloat (scene->sectors[0].from, >, G_PI / 2 + 0.1);
  g_assert_cmpfloat (scene->sectors[0].from, <, G_PI / 2 + 0.25);
  for (i = 0; i < scene->n_sectors; i++)
    {
      const EntenteOrbitSector *sector = &scene->sectors[i];

      g_assert_cmpuint (sector->n_marks, >, 5);
      g_assert_cmpfloat_with_epsilon ((sector->to - sector->from) / sector->n_marks,
                                      (scene->sectors[0].to - scene->sectors[0].from) / scene->sectors[0].n_marks, 1e-9);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (sector->from, scene->sectors[i - 1].to, 1e-9);
      for (k = first; k < first + sector->n_marks; k++)
        {
          g_assert_cmpfloat (scene->marks[k].home, >, sector->from + 0.02);
          g_assert_cmpfloat (scene->marks[k].home, <, sector->to - 0.02);
          if (k > first + 1)
            g_assert_cmpfloat_with_epsilon (scene->marks[k].home - scene->marks[k - 1].home,
                                            scene->marks[k - 1].home - scene->marks[k - 2].home, 1e-9);
        }
      first += sector->n_marks;
    }
  g_assert_cmpuint (first, ==, scene->n_marks);
  /* As much gap on the one side as on the other. */
  g_assert_cmpfloat_with_epsilon (scene->sectors[scene->n_sectors - 1].to + scene->sectors[0].from, 3 * G_PI, 1e-9);
}

/* A region of one partner among many has room for its name, and names never meet. */
static void
test_names_of_regions (void)
{
  guint seed, s, i, k, n_shown = 0, n_inward = 0;

  for (seed = 0; seed < 12; seed++)
    for (s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (OrbitFixture) world = orbit_fixture_new (seed, 60, TRUE, 0);
        g_autoptr (EntenteOrbitScene) scene = NULL;
        EntenteSceneInput input;

        for (i = 0; i < 60; i++)
          if (world->fixture->partners[i].region_index >= (int) (seed % 4) + 2)
            world->fixture->partners[i].region_index = i % 20 == 0 ? 5 : 0;
        orbit_fixture_init_input (world, sizes[s][0], sizes[s][1], &input);
        scene = entente_orbit_scene_new (&input);
        for (i = 0; i < scene->n_sectors; i++)
          {
            const EntenteOrbitSector *a = &scene->sectors[i];

            g_assert_cmpfloat (a->to - a->from, >=, 0.1);
            if (!a->text_shown)
              continue;
            n_shown++;
            n_inward += a->text_inward;
            g_assert_cmpint (a->text_inward, ==, sin (a->text_angle) > 0.05);
            g_assert_cmpfloat (a->text_radius - 0.5 * a->text_height, >, scene->radius);
            g_assert_cmpfloat (a->text_radius + 0.5 * a->text_height, <, scene->radius + 24 * scene->text_scale);
            g_assert_cmpfloat (scene->y + a->text_radius * MIN (sin (a->text_angle), 0) - a->text_height / 2, >=,
                               scene->heading->bottom - 8);
            for (k = 0; k < i; k++)
              if (scene->sectors[k].text_shown)
                g_assert_cmpfloat ((a->text_angle - scene->sectors[k].text_angle) * a->text_radius, >=,
                                   (a->text_width + scene->sectors[k].text_width) / 2);
          }
        orbit_fixture_check_names (scene);
      }
  g_assert_cmpuint (n_shown, >, 100);
  g_assert_cmpuint (n_inward, >, 20);
}

/* -- Marks ------------------------------------------------------------------------------------------------- */

/* A mark's room holds its form, that of one that has moved more than that of one at rest; the sign of a gate stands at
 * its upper right. */
static void
test_marks_have_room (void)
{
  static const double corners[] = { 1, 1.2534, 1.5552, 1.2534, 1.1495, 1.5552 }; /* of forms of the same area */
  g_autoptr (OrbitFixture) world = make_world (36, 6);
  g_autoptr (EntenteOrbitScene) still = orbit_fixture_make_scene (world, 1280, 900, ENTENTE_NONE, ENTENTE_NONE);
  g_autoptr (EntenteOrbitScene) moved = NULL;
  guint i, k, n_moved = 0;

  for (i = 0; i < 36; i++)
    for (k = 0; k < 4; k++)
      dataset_fixture_set_fact (world->fixture, i, k, 2025, 0.98 - 0.96 * ((i + 5) % 36) / 36);
  g_clear_pointer (&world->values, entente_values_unref);
  g_clear_pointer (&world->evaluation, entente_evaluation_unref);
  world->values = entente_values_new (world->dataset, world->scenario);
  world->evaluation = entente_evaluate (world->values, world->scenario);
  moved = orbit_fixture_make_scene (world, 1280, 900, ENTENTE_NONE, ENTENTE_NONE);
  for (i = 0; i < 36; i++)
    {
      const EntenteOrbitMark *a = &still->marks[i], *b = &moved->marks[i];

      g_assert_cmpfloat (a->extent, >, a->radius * corners[a->tier]);
      g_assert_cmpfloat (a->extent, <, a->radius * corners[a->tier] + 1.5 * still->unit);
      g_assert_cmpint (b->extent - b->radius * corners[b->tier] > 2 * moved->unit, ==, b->moved);
      g_assert_cmpfloat (b->extent, <, b->radius * corners[b->tier] + 5 * moved->unit);
      g_assert_cmpfloat (a->lock_x, >=, a->extent);
      g_assert_cmpfloat (a->lock_x, <, a->extent + 3 * still->unit);
      g_assert_cmpfloat (a->lock_y, <, 0);
      g_assert_cmpfloat (a->lock_y, >=, -a->extent - 1e-9);
      g_assert_cmpfloat (a->lock_size, >, 4 * still->unit);
      g_assert_cmpfloat (a->lock_size, <, 7 * still->unit);
      g_assert_cmpfloat_with_epsilon (hypot (a->x - still->x, a->y - still->y), a->distance, 1e-9);
      g_assert_cmpfloat_with_epsilon (atan2 (a->y - still->y, a->x - still->x), remainder (a->angle, 2 * G_PI), 1e-9);
      n_moved += b->moved;
    }
  g_assert_cmpuint (n_moved, >, 20);
}

/* Where the scores of a tier run from one edge of its band to the other, its marks do, too, and off its lines. */
static void
test_bands_are_used (void)
{
  g_autoptr (OrbitFixture) world = make_world (240, 4);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1280, 900, ENTENTE_NONE, ENTENTE_NONE);
  double nearest[4] = { INFINITY, INFINITY, INFINITY, INFINITY }, farthest[4] = { 0 };
  guint i, t;

  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &scene->marks[i];

      nearest[mark->tier] = MIN (nearest[mark->tier], mark->distance);
      farthest[mark->tier] = MAX (farthest[mark->tier], mark->distance);
    }
  for (t = 0; t < 4; t++)
    {
      const double band = scene->edges[t + 1] - scene->edges[t], radius = entente_orbit_scene_get_mark_radius (scene, t);

      g_assert_cmpfloat (nearest[t] - scene->edges[t], >, MIN (radius, 0.3 * band));
      g_assert_cmpfloat (scene->edges[t + 1] - farthest[t], >, MIN (radius, 0.3 * band));
      g_assert_cmpfloat (farthest[t] - nearest[t], >, 0.2 * band);
    }
}

/* A partner that a gate holds in a lower tier stands at its inner edge, since its score is above it. */
static void
test_gated_stand_at_the_inner_edge (void)
{
  g_autoptr (OrbitFixture) world = make_world (24, 3);
  g_autoptr (EntenteOrbitScene) scene = NULL;
  const EntenteOrbitMark *gated;
  guint i;

  world->dataset->n_gates = 1;
  world->fixture->gates[0] = (EntenteGate) { 0, NAN, 0.97, 1, { 0 } };
  orbit_fixture_evaluate (world);
  scene = orbit_fixture_make_scene (world, 1000, 800, ENTENTE_NONE, ENTENTE_NONE);
  gated = &scene->marks[scene->mark_of_partner[0]];
  g_assert_true (gated->gated);
  g_assert_cmpuint (gated->tier, ==, 1);
  for (i = 0; i < scene->n_marks; i++)
    {
      g_assert_cmpint (scene->marks[i].gated, ==, scene->marks[i].partner == 0);
      g_assert_cmpint (scene->mark_of_partner[scene->marks[i].partner], ==, (int) i);
      if (scene->marks[i].tier == 1)
        g_assert_cmpfloat (scene->marks[i].distance, >=, gated->distance);
    }
}

/* -- The hub ----------------------------------------------------------------------------------------------- */

/* Its name word by word in the disc where that has room, else the id if it is short, else the name below. */
static void
test_hub (void)
{
  static const struct
  {
    const char *name, *id;
    double size;
    const char *lines[3];
    gboolean below;
  } cases[] = {
    { "Hub", "H", 900, { "Hub" }, FALSE },
    { "One Two", "OT", 1400, { "One", "Two" }, FALSE },
    { "One Two Six", "OTS", 1400, { "One", "Two", "Six" }, FALSE },
    { "One Two Six Ten", "OT", 1400, { "OT" }, FALSE },
    { "Incomprehensibilities", "in", 900, { "in" }, FALSE },
    { "Incomprehensibilities", "inco", 900, { "Incomprehensibilities" }, TRUE },
    { "Hub", "H", 300, { "H" }, FALSE },
  };
  guint c, i;

  for (c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (OrbitFixture) world = make_world (10, 3);
      g_autoptr (EntenteOrbitScene) scene = NULL;

      world->dataset->hub_id = cases[c].id;
      world->dataset->hub_name = dataset_fixture_text (world->fixture, cases[c].name);
      scene = orbit_fixture_make_scene (world, cases[c].size, cases[c].size, ENTENTE_NONE, ENTENTE_NONE);
      g_test_message ("%s (%s): %u lines, the first is %s", cases[c].name, cases[c].id, scene->n_hub_lines, scene->hub_lines[0]);
      for (i = 0; i < 3 && cases[c].lines[i] != NULL; i++)
        g_assert_cmpstr (scene->hub_lines[i], ==, cases[c].lines[i]);
      g_assert_cmpuint (scene->n_hub_lines, ==, i);
      g_assert_cmpint (scene->hub_name_below, ==, cases[c].below);
      g_assert_cmpfloat (scene->hub_radius, >=, 0.1 * scene->radius);
      g_assert_cmpfloat (scene->hub_radius, <=, 0.151 * scene->radius);
      /* Half of a word is in the disc at the height of its middle. */
      for (i = 0; i < scene->n_hub_lines && !cases[c].below; i++)
        g_assert_cmpfloat (hypot (g_utf8_strlen (scene->hub_lines[i], -1) * 6.6 / 2,
                                  (i + 0.5 - scene->n_hub_lines / 2.0) * scene->hub_line_height), <, scene->hub_radius);
      g_assert_cmpfloat (scene->hub_line_height, >, 12);
      g_assert_cmpfloat (scene->hub_line_height, <=, 16);
    }
}

/* -- In words, and by keys --------------------------------------------------------------------------------- */

static void
test_description (void)
{
  g_autoptr (OrbitFixture) world = make_world (10, 3);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 900, 800, ENTENTE_NONE, ENTENTE_NONE);
  guint t;

  for (t = 0; t < 3; t++)
    {
      const guint n = world->evaluation->tier_sizes[t];
      g_autofree char *words = g_strdup_printf (" Tier %u: %u partner%s.", t + 1, n, n == 1 ? "" : "s");

      g_assert_nonnull (strstr (scene->description, words));
    }
  g_assert_null (strstr (scene->description, "area of the marks"));
  g_assert_null (strstr (scene->description, ".."));
  /* How it is read is said where the line has room. */
  g_assert_nonnull (strstr (scene->description, "The nearer the centre, the higher the score"));
  g_clear_pointer (&scene, entente_orbit_scene_free);
  scene = orbit_fixture_make_scene (world, 360, 500, ENTENTE_NONE, ENTENTE_NONE);
  g_assert_null (strstr (scene->description, "The nearer the centre"));
}

/* Along a ring the next one clockwise and back again; across rings the nearest in angle, and none beyond the last. */
static void
test_arrow_keys (void)
{
  g_autoptr (OrbitFixture) world = make_world (30, 3);
  g_autoptr (EntenteOrbitScene) scene = orbit_fixture_make_scene (world, 1000, 800, ENTENTE_NONE, ENTENTE_NONE);
  guint i, k;

  for (i = 0; i < scene->n_marks; i++)
    {
      const EntenteOrbitMark *from = &scene->marks[i];
      const int next = entente_orbit_scene_step (scene, from->partner, 1, 0);
      const int out = entente_orbit_scene_step (scene, from->partner, 0, 1);
      const int in = entente_orbit_scene_step (scene, from->partner, 0, -1);
      const EntenteOrbitMark *after = &scene->marks[scene->mark_of_partner[next]];
      const EntenteOrbitMark *outer = &scene->marks[scene->mark_of_partner[out]];
      const EntenteOrbitMark *inner = &scene->marks[scene->mark_of_partner[in]];
      const double turn = fmod (after->angle - from->angle + 4 * G_PI, 2 * G_PI);

      g_assert_cmpint (entente_orbit_scene_step (scene, from->partner, 0, 0), ==, from->partner);
      g_assert_cmpint (entente_orbit_scene_step (scene, next, -1, 0), ==, from->partner);
      g_assert_cmpuint (after->tier, ==, from->tier);
      g_assert_cmpint (next, !=, from->partner);
      g_assert_cmpuint (outer->tier, ==, MIN (from->tier + 1, 2));
      g_assert_cmpuint (inner->tier, ==, from->tier == 0 ? 0 : from->tier - 1);
      g_assert_cmpint (out == from->partner, ==, from->tier == 2);
      g_assert_cmpint (in == from->partner, ==, from->tier == 0);
      for (k = 0; k < scene->n_marks; k++)
        {
          const EntenteOrbitMark *other = &scene->marks[k];
          const double away = fabs (remainder (other->angle - from->angle, 2 * G_PI));

          if (k != i && other->tier == from->tier && other != after)
            g_assert_cmpfloat (fmod (other->angle - from->angle + 4 * G_PI, 2 * G_PI), >, turn - 0.05);
          if (other->tier == outer->tier && outer != from)
            g_assert_cmpfloat (away, >=, fabs (remainder (outer->angle - from->angle, 2 * G_PI)));
          if (other->tier == inner->tier && inner != from)
            g_assert_cmpfloat (away, >=, fabs (remainder (inner->angle - from->angle, 2 * G_PI)));
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orbit-rings/rings", test_rings);
  g_test_add_func ("/orbit-rings/picture-grows-with-letters", test_picture_grows_with_letters);
  g_test_add_func ("/orbit-rings/sectors", test_sectors);
  g_test_add_func ("/orbit-rings/names-of-regions", test_names_of_regions);
  g_test_add_func ("/orbit-rings/marks-have-room", test_marks_have_room);
  g_test_add_func ("/orbit-rings/bands-are-used", test_bands_are_used);
  g_test_add_func ("/orbit-rings/gated-stand-at-the-inner-edge", test_gated_stand_at_the_inner_edge);
  g_test_add_func ("/orbit-rings/hub", test_hub);
  g_test_add_func ("/orbit-rings/description", test_description);
  g_test_add_func ("/orbit-rings/arrow-keys", test_arrow_keys);
  return g_test_run ();
}
