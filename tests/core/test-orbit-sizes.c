/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Discs whose area says something. */

#include "orbit-fixture.h"
#include "scene-fixture.h"

#include <math.h>
#include <string.h>

static EntenteOrbitScene *
make_sized (const OrbitFixture *world,
            double width,
            double height,
            const char *size_by)
{
  EntenteSceneInput input;

  orbit_fixture_init_input (world, width, height, &input);
  input.size_by = size_by;
  return entente_orbit_scene_new (&input);
}

/* Between the bounds twice the value is twice the area; the largest value has the largest disc. */
static void
check_areas (const EntenteOrbitScene *s,
             const OrbitFixture *world)
{
  const EntenteOrbitSizes *sizes = &s->sizes;
  guint i;

  for (i = 0; i < s->n_marks; i++)
    {
      const EntenteOrbitMark *m = &s->marks[i];
      EntenteCell cell;

      entente_values_get_cell (world->values, (guint) m->partner, (guint) sizes->quantity, &cell);
      g_assert_cmpint (m->unsized, ==, isnan (cell.raw));
      if (isnan (cell.raw))
        g_assert_cmpfloat (m->radius, ==, sizes->smallest);
      else if (m->radius > sizes->smallest)
        g_assert_cmpfloat_with_epsilon (m->radius * m->radius / cell.raw, sizes->largest * sizes->largest / sizes->most,
                                        1e-9 * sizes->largest * sizes->largest / sizes->most);
      else
        g_assert_cmpfloat (cell.raw, <=, sizes->most * pow (sizes->smallest / sizes->largest, 2) * (1 + 1e-9));
      g_assert_cmpfloat (m->radius, <=, sizes->largest * (1 + 1e-9));
    }
}

static void
check_key (const EntenteOrbitScene *s)
{
  const EntenteOrbitSizes *sizes = &s->sizes;
  guint i;

  g_assert_cmpuint (sizes->n_steps, >, 0);
  g_assert_cmpfloat (sizes->key_x + sizes->key_width, <=, s->width);
  g_assert_cmpfloat (sizes->key_y + sizes->key_height, <=, s->height);
  for (i = 0; i < sizes->n_steps; i++)
    {
      const EntenteOrbitSizeStep *step = &sizes->steps[i];

      g_assert_cmpfloat (step->radius, ==, entente_orbit_scene_get_disc_radius (s, step->value));
      g_assert_cmpfloat (step->x - step->radius, >=, -0.01);
      g_assert_cmpfloat (step->y + step->radius, <=, sizes->key_height + 0.01);
      /* Its disc lies outside the rings. */
      g_assert_cmpfloat (hypot (sizes->key_x + step->x - s->x, sizes->key_y + step->y - s->y), >=, s->radius);
    }
}

static void
test_areas (void)
{
  static const double frames[][2] = { { 360, 520 }, { 650, 700 }, { 1280, 800 }, { 1920, 1080 } };
  static const guint counts[] = { 1, 20, 86, 300 };
  guint i, k;

  for (i = 0; i < G_N_ELEMENTS (frames); i++)
    for (k = 0; k < G_N_ELEMENTS (counts); k++)
      {
        g_autoptr (OrbitFixture) world = orbit_fixture_new (100 + i * 10 + k, counts[k], TRUE, 0.15);
        g_autoptr (EntenteOrbitScene) scene = make_sized (world, frames[i][0], frames[i][1], "q1");

        check_areas (scene, world);
        check_key (scene);
        orbit_fixture_check_marks_are_apart (scene);
        orbit_fixture_check_marks_are_inside (scene);
        orbit_fixture_check_names (scene);
      }
}

static void
test_sample (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  guint q;

  for (q = 0; q < world->dataset->n_quantities; q++)
    {
      const EntenteQuantity *quantity = &world->dataset->quantities[q];
      g_autoptr (EntenteOrbitScene) scene = make_sized (world, 1280, 800, quantity->id);

      g_assert_cmpint (scene->sizes.quantity >= 0, ==, quantity->value.kind != ENTENTE_VALUE_CATEGORIES);
      if (scene->sizes.quantity < 0)
        continue;
      g_assert_nonnull (strstr (scene->sizes.title, entente_text_get (&quantity->name, NULL)));
      check_areas (scene, world);
      check_key (scene);
      orbit_fixture_check_marks_are_apart (scene);
      orbit_fixture_check_names (scene);
    }
}

static gboolean
is_round (double value)
{
  const double digit = value / pow (10, floor (log10 (value) + 1e-9));

  return fabs (digit - 1) < 1e-9 || fabs (digit - 2) < 1e-9 || fabs (digit - 5) < 1e-9;
}

/* The key names the largest round number that somebody reaches, and one between it and the smallest disc. */
static void
test_round_steps (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  guint q, n_twos = 0;

  for (q = 0; q < world->dataset->n_quantities; q++)
    {
      g_autoptr (EntenteOrbitScene) scene = make_sized (world, 800, 700, world->dataset->quantities[q].id);
      const EntenteOrbitSizes *sizes = &scene->sizes;
      double large;

      if (sizes->quantity < 0 || sizes->most <= 0)
        continue;
      large = sizes->steps[0].value;
      g_assert_true (is_round (large));
      g_assert_cmpfloat (large, <=, sizes->most * (1 + 1e-9));
      g_assert_cmpfloat (large * 2.5, >=, sizes->most * (1 - 1e-9));
      if (sizes->n_steps > 2 && !isnan (sizes->steps[2].value))
        g_assert_true (is_round (sizes->steps[1].value));
      n_twos += fabs (large / pow (10, floor (log10 (large) + 1e-9)) - 2) < 1e-9;
      g_test_message ("%s: %g of %g", world->dataset->quantities[q].id, large, sizes->most);
    }
  g_assert_cmpuint (n_twos, >, 0);
}

/* The last number is that of the smallest disc, and the discs of the key are drawn to one scale, however small. */
static void
test_smallest_step (void)
{
  static const double sides[] = { 800, 400, 200, 100, 40, 20 };
  g_autoptr (OrbitFixture) world = orbit_fixture_new (9, 12, FALSE, 0);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (EntenteOrbitScene) scene = make_sized (world, sides[i], sides[i], "q1");
      const EntenteOrbitSizes *sizes = &scene->sizes;
      const EntenteOrbitSizeStep *last = &sizes->steps[sizes->n_steps - 1];

      g_test_message ("%g: %g to %g", sides[i], sizes->smallest, sizes->largest);
      g_assert_cmpuint (sizes->n_steps, >, 1);
      g_assert_true (g_str_has_suffix (last->text, " or less"));
      g_assert_cmpfloat_with_epsilon (sizes->largest * sqrt (last->value / sizes->most), sizes->smallest, 1e-9);
    }
}

/* As many digits as its first one needs, and no more than six. */
static void
test_words_of_steps (void)
{
  static const struct
  {
    double most;
    const char *text;
  } cases[] = {
    { 0.3, "0.2" },     { 0.07, "0.05" },         { 0.0011, "0.001" }, { 1, "1" },    { 7.5, "5" },
    { 60, "50" },       { 990, "500" },           { 1000, "1 thousand" },   { 0.1, "0.1" }, { 0.00002, "0.00002" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OrbitFixture) world = orbit_fixture_new (9, 12, FALSE, 0);
      g_autoptr (EntenteOrbitScene) scene = NULL;
      guint k;

      for (k = 0; k < 12; k++)
        dataset_fixture_set_fact (world->fixture, k, 1, 2025, cases[i].most * (k + 1) / 12);
      orbit_fixture_evaluate (world);
      scene = make_sized (world, 900, 700, "q1");
      g_assert_cmpstr (scene->sizes.steps[0].text, ==, cases[i].text);
    }
}

/* Each disc of the key has its number beside it, in rows under the title; discs are neither too large nor too small. */
static void
test_key_is_laid_out (void)
{
  static const double pictures[][2] = { { 340, 420 }, { 500, 600 }, { 900, 700 }, { 1600, 1000 } };
  ScaledMeasure measure = { { get_scaled_extent }, 1 };
  g_autoptr (OrbitFixture) world = orbit_fixture_new (9, 40, TRUE, 0.1);
  guint p, k, i, n_rows = 0;

  for (i = 0; i < 40; i++)
    dataset_fixture_set_fact (world->fixture, i, 1, 2025, pow (1.3, i));
  orbit_fixture_evaluate (world);
  for (p = 0; p < G_N_ELEMENTS (pictures); p++)
    for (k = 0; k < 3; k++)
      {
        g_autoptr (EntenteOrbitScene) s = NULL;
        const EntenteOrbitSizes *sizes;
        EntenteSceneInput input;
        double narrowest = INFINITY, area = 0, scale = 1 + 0.5 * k;

        orbit_fixture_init_input (world, pictures[p][0] * scale, pictures[p][1] * scale, &input);
        set_scale (&input, &measure, scale);
        input.size_by = "q1";
        s = entente_orbit_scene_new (&input);
        sizes = &s->sizes;
        g_assert_cmpstr (sizes->name, ==, "Indicator 1");
        g_assert_true (g_str_has_prefix (sizes->title, "Indicator 1"));
        g_assert_true (g_str_has_suffix (sizes->title, " · 2025"));
        g_assert_cmpfloat (sizes->key_x, >=, 16);
        g_assert_cmpfloat (sizes->key_y + sizes->key_height, <=, s->height - 8);
        g_assert_cmpfloat (sizes->key_width, >=, MIN (entente_measure_get_width (input.measure, ENTENTE_FONT_NOTE, sizes->title),
                                                      s->width - 40));
        for (i = 0; i < s->n_tiers; i++)
          narrowest = MIN (narrowest, s->edges[i + 1] - s->edges[i]);
        for (i = 0; i < s->n_marks; i++)
          area += s->marks[i].unsized ? 0 : s->marks[i].radius * s->marks[i].radius;
        g_assert_cmpfloat (2 * sizes->largest, <, 0.7 * narrowest);
        g_assert_cmpfloat (sizes->smallest, <=, sizes->largest / 2 + 1e-9);
        g_assert_cmpfloat (area, <, 0.12 * s->radius * s->radius);
        for (i = 0; i < sizes->n_steps; i++)
          {
            const EntenteOrbitSizeStep *step = &sizes->steps[i], *last = step - 1;
            const double width = entente_measure_get_width (input.measure, ENTENTE_FONT_NOTE, step->text);

            g_assert_cmpfloat (step->y - step->radius, >=, 16 * scale);
            g_assert_cmpfloat (step->text_x, >=, step->x + step->radius + 3 * scale);
            g_assert_cmpfloat (step->text_x, <=, step->x + step->radius + 16 * scale);
            g_assert_cmpfloat_with_epsilon (step->text_y + 8 * scale, step->y, 1e-9);
            g_assert_cmpfloat (step->text_x + width, <=, sizes->key_width + 1e-9);
            g_assert_cmpfloat (step->text_y + 16 * scale, <=, sizes->key_height + 1e-9);
            if (i > 0 && step->y == last->y)
              g_assert_cmpfloat (step->x - step->radius, >=,
                                 last->text_x + entente_measure_get_width (input.measure, ENTENTE_FONT_NOTE, last->text) + 12 * scale);
            else if (i > 0)
              g_assert_cmpfloat (step->y - step->radius, >=, last->y + last->radius);
            n_rows += i > 0 && step->y != last->y;
          }
      }
  g_assert_cmpuint (n_rows, >, 0);
}

/* Nothing chosen, nothing known of that name: discs of a size a tier. */
static void
test_off (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new (7, 40, TRUE, 0);
  g_autoptr (EntenteOrbitScene) plain = make_sized (world, 800, 700, NULL);
  g_autoptr (EntenteOrbitScene) unknown = make_sized (world, 800, 700, "no such thing");
  guint i;

  g_assert_cmpint (plain->sizes.quantity, <, 0);
  g_assert_cmpint (unknown->sizes.quantity, <, 0);
  for (i = 0; i < plain->n_marks; i++)
    {
      g_assert_false (plain->marks[i].unsized);
      g_assert_cmpfloat (plain->marks[i].radius, ==, entente_orbit_scene_get_mark_radius (plain, plain->marks[i].tier));
      g_assert_cmpfloat (plain->marks[i].x, ==, unknown->marks[i].x);
    }
}

/* No disc grows or shrinks while one weight is dragged from nothing to nearly all. */
static void
test_weights_keep_sizes (void)
{
  g_autoptr (OrbitFixture) world = orbit_fixture_new_sample ("partners-2026.json");
  g_autoptr (EntenteOrbitScene) first = make_sized (world, 1280, 800, "gdp-usd");
  guint criterion, step, i, n = world->dataset->n_criteria;
  g_autofree double *weights = g_memdup2 (world->scenario->weights, n * sizeof (double));

  for (criterion = 0; criterion < n; criterion++)
    for (step = 0; step <= 10; step++)
      {
        g_autoptr (EntenteOrbitScene) scene = NULL;

        memcpy (world->scenario->weights, weights, n * sizeof (double));
        world->scenario->weights[criterion] = step * 0.3;
        g_clear_pointer (&world->evaluation, entente_evaluation_unref);
        world->evaluation = entente_evaluate (world->values, world->scenario);
        scene = make_sized (world, 1280, 800, "gdp-usd");
        for (i = 0; i < scene->n_marks; i++)
          g_assert_cmpfloat (scene->marks[i].radius, ==, first->marks[i].radius);
      }
}

/* Nobody has a value, or none is above nothing: still a picture. */
static void
test_no_values (void)
{
  g_autoptr (OrbitFixture) unknown = orbit_fixture_new (3, 12, FALSE, 1);
  g_autoptr (EntenteOrbitScene) scene = make_sized (unknown, 800, 700, "q0");
  guint i;

  g_assert_cmpuint (scene->sizes.n_unknown, ==, 12);
  g_assert_cmpuint (scene->sizes.n_steps, ==, 1);
  for (i = 0; i < scene->n_marks; i++)
    g_assert_true (scene->marks[i].unsized && scene->marks[i].radius > 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orbit-sizes/areas", test_areas);
  g_test_add_func ("/orbit-sizes/sample", test_sample);
  g_test_add_func ("/orbit-sizes/round-steps", test_round_steps);
  g_test_add_func ("/orbit-sizes/smallest-step", test_smallest_step);
  g_test_add_func ("/orbit-sizes/words-of-steps", test_words_of_steps);
  g_test_add_func ("/orbit-sizes/key-is-laid-out", test_key_is_laid_out);
  g_test_add_func ("/orbit-sizes/off", test_off);
  g_test_add_func ("/orbit-sizes/weights-keep-sizes", test_weights_keep_sizes);
  g_test_add_func ("/orbit-sizes/no-values", test_no_values);
  return g_test_run ();
}
