/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The heat map of ranks on its way to pixels: what is drawn, what can be hit, what moves. */

#include "entente-certainty-scene.h"
#include "entente-picture.h"

#include "copied-picture.h"
#include "dataset-fixture.h"
#include "robustness-fixture.h"

#include <math.h>
#include <string.h>

#define WIDTH 800
#define HEIGHT 600

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
  EntenteRobustness *robustness;
  EntentePangoMeasure *text;
  EntentePicture *picture;
  EntenteStyle style;
  EntenteSceneInput input;
} Case;

static Case
make_case (guint n)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Case c = { dataset_fixture_new (n, 3, 1) };

  dataset_fixture_fill (c.fixture, random, 0, 1000);
  c.scenario = entente_scenario_new (c.fixture->dataset);
  c.scenario->uncertainty = 0.5;
  c.values = entente_values_new (c.fixture->dataset, c.scenario);
  c.evaluation = entente_evaluate (c.values, c.scenario);
  c.robustness = robustness_fixture_sample (c.values, c.scenario, 300);
  c.text = entente_pango_measure_new (NULL, 1, "en");
  c.picture = entente_picture_new ("certainty");
  entente_style_init (&c.style, ENTENTE_THEME_LIGHT, c.fixture->dataset, 3, 1);
  c.input = (EntenteSceneInput){ .dataset = c.fixture->dataset, .scenario = c.scenario, .languages = languages };
  c.input.measure = entente_pango_measure_get_measure (c.text);
  c.input.evaluation = c.evaluation;
  c.input.robustness = c.robustness;
  c.input.width = WIDTH;
  c.input.height = HEIGHT;
  c.input.text_scale = 1;
  c.input.selected = c.input.hovered = c.input.compared = c.input.sort_criterion = ENTENTE_NONE;
  return c;
}

static void
clear_case (Case *c)
{
  g_object_unref (c->picture);
  entente_pango_measure_free (c->text);
  entente_robustness_unref (c->robustness);
  entente_evaluation_unref (c->evaluation);
  entente_values_unref (c->values);
  entente_scenario_free (c->scenario);
  dataset_fixture_free (c->fixture);
}

static cairo_surface_t *
draw_case (Case *c)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  entente_picture_draw (c->picture, &c->style, c->text, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int x,
           int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return pixel & 0xffffff;
}

static guint32
pack (EntenteColour colour)
{
  return ((guint32) lround (colour.red * 255) << 16) | ((guint32) lround (colour.green * 255) << 8)
         | (guint32) lround (colour.blue * 255);
}

/* Every cell that is neither framed nor written on has the colour of its share, to a step of rounding. */
static void
test_cells_show_their_shares (gconstpointer mirrored)
{
  Case c = make_case (30);
  EntenteColour ramp[ENTENTE_CERTAINTY_LEVELS];
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  g_autofree double *shares = NULL;
  cairo_surface_t *surface;
  guint checked = 0, i, k;

  c.input.right_to_left = mirrored != NULL;
  entente_style_make_ramp (&c.style, ramp, ENTENTE_CERTAINTY_LEVELS);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  surface = draw_case (&c);
  scene = entente_certainty_scene_new (&c.input);
  shares = g_new (double, scene->n_columns);
  for (i = 0; i < scene->n_rows; i++)
    {
      const guint partner = scene->rows[i];
      const int y = (int) (scene->row_y[partner] + scene->row_height / 2) + 4;

      if (y > HEIGHT - 30)
        break;
      entente_certainty_scene_get_cells (scene, partner, shares);
      for (k = 0; k < scene->n_columns; k++)
        {
          const guint level = entente_certainty_get_level (shares[k]);
          const double x = entente_certainty_scene_get_rank_x (scene, k + 1);
          guint32 expected, found;

          if (k + 1 == c.evaluation->ranks[partner] || shares[k] >= scene->least_number)
            continue;
          expected = level > 0 ? pack (ramp[level - 1]) : pack (c.style.picture);
          found = get_pixel (surface, (int) (mirrored ? scene->width - x : x), y);
          g_assert_cmpint (abs ((int) (expected >> 8 & 0xff) - (int) (found >> 8 & 0xff)), <=, 2);
          checked += level > 0;
        }
    }
  g_assert_cmpuint (checked, >, 20);
  cairo_surface_destroy (surface);
  clear_case (&c);
}

static void
test_pick_and_words (void)
{
  Case c = make_case (30);
  g_autofree char *description = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *row = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (EntenteCertaintyScene) scene = NULL;
  double x, y, radius;
  int partner = c.evaluation->order[4];
  EntentePick pick;

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  scene = entente_certainty_scene_new (&c.input);
  g_assert_true (entente_picture_locate (c.picture, partner, &x, &y, &radius));
  pick = entente_picture_pick (c.picture, x, y);
  g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
  g_assert_cmpint (pick.index, ==, partner);
  row = entente_picture_describe_place (c.picture, x, y);
  g_assert_nonnull (strstr (row, "weightings\nrank "));
  g_assert_null (entente_picture_describe_place (c.picture, x, 5));
  cell = entente_picture_describe_place (c.picture, entente_certainty_scene_get_rank_x (scene, 6), y);
  expected = entente_certainty_scene_describe_cell (scene, partner, 5);
  g_assert_cmpstr (cell, ==, expected);
  g_assert_cmpint (entente_picture_step (c.picture, partner, ENTENTE_STEP_DOWN), ==, c.evaluation->order[5]);
  g_assert_cmpint (entente_picture_step (c.picture, ENTENTE_NONE, ENTENTE_STEP_DOWN), ==, c.evaluation->order[0]);
  g_assert_cmpint (entente_picture_step (c.picture, partner, ENTENTE_STEP_LAST), ==, c.evaluation->order[29]);
  description = entente_picture_describe (c.picture);
  g_assert_nonnull (strstr (description, scene->title));
  g_assert_nonnull (strstr (description, "of 100"));
  clear_case (&c);
}

/* The dots of a sampled ranking glide to those of the next; the scene says where they end. */
static void
test_drawn_ranking_glides (void)
{
  Case c = make_case (30);
  g_autoptr (EntenteScenario) other = entente_scenario_copy (c.scenario);
  g_autoptr (EntenteEvaluation) drawn = NULL;
  cairo_surface_t *without, *middle, *end;

  other->weights[0] = 5;
  drawn = entente_evaluate (c.values, other);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  without = draw_case (&c);
  c.input.drawn = c.evaluation;
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_GLIDE, 0);
  entente_picture_advance (c.picture, 1000000);
  c.input.drawn = drawn;
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_GLIDE, 1000000);
  g_assert_true (entente_picture_advance (c.picture, 1200000));
  middle = draw_case (&c);
  while (entente_picture_advance (c.picture, 2000000))
    ;
  end = draw_case (&c);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (without), cairo_image_surface_get_data (end),
                           (gsize) 4 * WIDTH * HEIGHT),
                   !=, 0);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (middle), cairo_image_surface_get_data (end),
                           (gsize) 4 * WIDTH * HEIGHT),
                   !=, 0);
  cairo_surface_destroy (without);
  cairo_surface_destroy (middle);
  cairo_surface_destroy (end);
  clear_case (&c);
}

static void
test_moving_marks_are_the_drawn_ones (void)
{
  Case c = make_case (30);
  CopiedDifference difference = { 0, 0, 0 };
  guint frame;

  entente_pango_measure_set_exact (c.text, TRUE);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  c.scenario->weights[0] = 5;
  entente_evaluation_unref (c.evaluation);
  c.evaluation = c.input.evaluation = entente_evaluate (c.values, c.scenario);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_GLIDE, 0);
  for (frame = 1; frame < 20; frame++)
    {
      g_assert_true (entente_picture_advance (c.picture, frame * 16667));
      copied_picture_compare (c.picture, &c.style, c.text, WIDTH, HEIGHT, &difference);
    }
  g_test_message ("largest %d, mean %.2f of %u", difference.largest, difference.sum / difference.n_different,
                  difference.n_different);
  g_assert_cmpuint (difference.n_different, >, 0); /* or nothing was copied */
  g_assert_cmpint (difference.largest, <, 64);
  g_assert_cmpfloat (difference.sum / difference.n_different, <, 16);
  clear_case (&c);
}

static void
test_too_many_is_said (void)
{
  Case c = make_case (6);

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  g_assert_null (entente_picture_get_problem (c.picture));
  g_clear_pointer (&c.robustness->rank_counts, g_free);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  g_assert_nonnull (strstr (entente_picture_get_remedy (c.picture), "2,000"));
  clear_case (&c);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/certainty-painter/cells", NULL, test_cells_show_their_shares);
  g_test_add_data_func ("/certainty-painter/cells-mirrored", "mirrored", test_cells_show_their_shares);
  g_test_add_func ("/certainty-painter/pick-and-words", test_pick_and_words);
  g_test_add_func ("/certainty-painter/drawn-ranking-glides", test_drawn_ranking_glides);
  g_test_add_func ("/certainty-painter/moving-marks-are-the-drawn-ones", test_moving_marks_are_the_drawn_ones);
  g_test_add_func ("/certainty-painter/too-many", test_too_many_is_said);
  return g_test_run ();
}
