/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ranked list on its way to pixels: what moves, what can be hit, what is drawn. */

#include "entente-picture.h"
#include "entente-ranking-picture.h"
#include "entente-ranking-scene.h"

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
  EntentePangoMeasure *text;
  EntentePicture *picture;
  EntenteStyle style;
  EntenteSceneInput input;
} Case;

static void
evaluate_case (Case *c,
               double first_weight)
{
  c->scenario->weights[0] = first_weight;
  c->scenario->weights[1] = 1 - first_weight;
  g_clear_pointer (&c->evaluation, entente_evaluation_unref);
  c->evaluation = entente_evaluate (c->values, c->scenario);
  c->input.evaluation = c->evaluation;
}

static Case
make_case (guint n)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Case c = { dataset_fixture_new (n, 2, 1) };

  dataset_fixture_fill (c.fixture, random, 0.1, 1000);
  c.scenario = entente_scenario_new (c.fixture->dataset);
  c.values = entente_values_new (c.fixture->dataset, c.scenario);
  c.text = entente_pango_measure_new (NULL, 1, "en");
  c.picture = entente_picture_new ("ranking");
  entente_style_init (&c.style, ENTENTE_THEME_LIGHT, c.fixture->dataset, 3, 1);
  c.input = (EntenteSceneInput){ .dataset = c.fixture->dataset, .scenario = c.scenario, .languages = languages };
  c.input.measure = entente_pango_measure_get_measure (c.text);
  c.input.width = WIDTH;
  c.input.height = HEIGHT;
  c.input.text_scale = 1;
  c.input.selected = c.input.hovered = c.input.compared = c.input.sort_criterion = ENTENTE_NONE;
  evaluate_case (&c, 0.5);
  return c;
}

static void
clear_case (Case *c)
{
  g_object_unref (c->picture);
  entente_pango_measure_free (c->text);
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

static guint
count_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  guint different = 0;
  gsize i;

  for (i = 0; i < (gsize) WIDTH * HEIGHT; i++)
    different += memcmp (p + 4 * i, q + 4 * i, 3) != 0;
  return different;
}

static void
test_rest_does_not_depend_on_the_way (void)
{
  Case c = make_case (40);
  cairo_surface_t *first, *moved, *back;
  gint64 now = 0;
  guint frames = 0;

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  first = draw_case (&c);
  evaluate_case (&c, 0.9);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_GLIDE, now);
  while (entente_picture_advance (c.picture, now += 16000))
    frames++;
  moved = draw_case (&c);
  g_assert_cmpuint (frames, >, 10);
  g_assert_cmpuint (count_different (first, moved), >, 1000);
  evaluate_case (&c, 0.5);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_FOLLOW, now);
  while (entente_picture_advance (c.picture, now += 7000))
    ;
  back = draw_case (&c);
  g_assert_cmpuint (count_different (first, back), ==, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (moved);
  cairo_surface_destroy (back);
  clear_case (&c);
}

/* Pixels of the column of slope lines that are not the ground. */
static guint
count_slope_ink (guint n)
{
  Case c = make_case (n);
  g_autoptr (EntenteEvaluation) other = NULL;
  cairo_surface_t *surface;
  const guint8 *data;
  guint ink = 0, x, y;

  evaluate_case (&c, 0.95);
  other = entente_evaluation_ref (c.evaluation);
  evaluate_case (&c, 0.05);
  c.input.other_ranking = other;
  c.input.other_name = "Other";
  c.input.viewport.y = n * 5;
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  surface = draw_case (&c);
  data = cairo_image_surface_get_data (surface);
  for (y = 150; y < HEIGHT; y++)
    for (x = 60; x < 120; x++)
      ink += data[4 * (y * WIDTH + x)] < 0xf4;
  cairo_surface_destroy (surface);
  clear_case (&c);
  return ink;
}

/* However long the list, only lines with an end in sight are drawn, and those that lead away fade. */
static void
test_slopes_stay_calm (void)
{
  const guint few = count_slope_ink (60), many = count_slope_ink (2000);

  g_assert_cmpuint (few, >, 200);
  g_assert_cmpuint (many, >, 50);
  g_assert_cmpuint (many, <, 3 * few);
}

static gboolean
has_ink (cairo_surface_t *surface,
         guint x,
         const double rows[2])
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint y;

  for (y = (guint) rows[0]; y < (guint) rows[1]; y++)
    if (data[4 * (y * WIDTH + x) + 1] < 0xd0)
      return TRUE;
  return FALSE;
}

/* The numbers above the bars stand apart, however short the bars: what hangs together is no wider than "100". */
static void
test_scale_numbers_stand_apart (void)
{
  Case c = make_case (20);
  EntenteExtent widest;
  double width;
  guint n_numbers = 0;

  c.input.other_ranking = c.evaluation; /* the lines to it take room from the bars */
  c.input.other_name = "Other";
  entente_measure_get_extent (c.input.measure, ENTENTE_FONT_NOTE, "100", &widest);
  for (width = 440; width <= WIDTH; width += 4)
    {
      g_autoptr (EntenteRankingScene) scene = NULL;
      cairo_surface_t *surface;
      double rows[2], begin = NAN, last = NAN;
      guint x;

      c.input.width = width;
      scene = entente_ranking_scene_new (&c.input);
      if (scene->form == ENTENTE_RANKING_COMPACT)
        continue;
      entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
      surface = draw_case (&c);
      rows[0] = scene->heads_y;
      rows[1] = scene->list_y - 2;
      for (x = (guint) (scene->columns.bar + 0.3 * (scene->columns.bar_end - scene->columns.bar));
           x <= scene->columns.bar_end; x++)
        {
          if (!has_ink (surface, x, rows))
            continue;
          if (isnan (last) || x - last > 6)
            {
              begin = x;
              n_numbers++;
            }
          last = x;
          g_assert_cmpfloat (x - begin, <=, widest.width + 1);
        }
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_numbers, >, 50);
  clear_case (&c);
}

/* Whether anything stands in the head of the list where a rank is. */
static gboolean
has_head_at_rank (Case *c,
                  guint rank)
{
  g_autoptr (EntenteRankingScene) scene = entente_ranking_scene_new (&c->input);
  const double rows[2] = { scene->heads_y, scene->list_y - 2 };
  const double x = entente_ranking_scene_get_rank_x (scene, rank);
  cairo_surface_t *surface;
  gboolean found = FALSE;
  int dx;

  entente_picture_update (c->picture, &c->input, ENTENTE_MOTION_JUMP, 0);
  surface = draw_case (c);
  for (dx = -3; dx <= 3; dx++)
    found |= has_ink (surface, (guint) (x + dx), rows);
  cairo_surface_destroy (surface);
  return found;
}

/* Numbers that nobody sees below the last row say nothing: ranks stand above the whiskers then, wherever the list is
 * scrolled to. */
static void
test_ranks_have_numbers_in_sight (void)
{
  Case few = make_case (8), many = make_case (100);

  few.input.shows_certainty = many.input.shows_certainty = TRUE;
  g_assert_false (has_head_at_rank (&few, 1));
  g_assert_true (has_head_at_rank (&many, 1));
  g_assert_true (has_head_at_rank (&many, 20));
  g_assert_false (has_head_at_rank (&many, 10));
  many.input.viewport.y = 1e4;
  g_assert_true (has_head_at_rank (&many, 20));
  clear_case (&few);
  clear_case (&many);
}

static cairo_surface_t *
draw_scrolled (Case *c,
               double scroll,
               double scale)
{
  const int width = (int) (WIDTH * scale), height = (int) (HEIGHT * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  c->input.viewport.y = scroll;
  entente_picture_update (c->picture, &c->input, ENTENTE_MOTION_JUMP, 0);
  entente_picture_draw (c->picture, &c->style, c->text, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Nothing of the rows shines through above the tier that stays, also where its edge is between two pixels. */
static void
test_rows_scroll_behind_what_stays (void)
{
  static const double scales[] = { 1, 1.25, 1.42, 2.02 };
  gsize s;

  for (s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      Case c = make_case (60);
      cairo_surface_t *first = draw_scrolled (&c, 38, scales[s]), *second = draw_scrolled (&c, 49, scales[s]);
      /* Its lower edge is a line. */
      const gsize n = (gsize) floor ((entente_picture_get_fixed_height (c.picture) - 2) * scales[s])
                      * (gsize) cairo_image_surface_get_stride (first);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpmem (cairo_image_surface_get_data (first), n, cairo_image_surface_get_data (second), n);
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
      clear_case (&c);
    }
}

/* The partner whose rank changes most from one evaluation to the other. */
static guint
find_traveller (const EntenteEvaluation *a,
                const EntenteEvaluation *b)
{
  guint best = 0, i;

  for (i = 1; i < a->n_partners; i++)
    if (ABS ((int) a->ranks[i] - (int) b->ranks[i]) > ABS ((int) a->ranks[best] - (int) b->ranks[best]))
      best = i;
  return best;
}

static void
test_rows_glide (void)
{
  Case c = make_case (40);
  g_autoptr (EntenteEvaluation) old = entente_evaluation_ref (c.evaluation);
  double x, before, middle, after, radius;
  guint partner;

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  evaluate_case (&c, 0.05);
  partner = find_traveller (old, c.evaluation);
  entente_picture_locate (c.picture, partner, &x, &before, &radius);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_GLIDE, 1000000);
  entente_picture_advance (c.picture, 1200000);
  entente_picture_locate (c.picture, partner, &x, &middle, &radius);
  g_assert_false (entente_picture_advance (c.picture, 1400000));
  entente_picture_locate (c.picture, partner, &x, &after, &radius);
  g_assert_cmpfloat (ABS (after - before), >, 50);
  g_assert_cmpfloat_with_epsilon (middle, (before + after) / 2, 0.5);
  clear_case (&c);
}

static void
test_moving_marks_are_the_drawn_ones (void)
{
  Case c = make_case (60);
  g_autoptr (EntenteRobustness) robustness = NULL;
  CopiedDifference difference = { 0, 0, 0 };
  guint frame;

  c.scenario->uncertainty = 0.5;
  robustness = robustness_fixture_sample (c.values, c.scenario, 300);
  entente_pango_measure_set_exact (c.text, TRUE);
  c.input.robustness = robustness;
  c.input.shows_certainty = TRUE;
  c.input.viewport.y = 30;
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  evaluate_case (&c, 0.9);
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
test_what_is_located_is_picked (void)
{
  Case c = make_case (40);
  int partner;

  for (c.input.right_to_left = FALSE; c.input.right_to_left <= TRUE; c.input.right_to_left++)
    for (c.input.viewport.y = 0; c.input.viewport.y < 900; c.input.viewport.y += 130)
      {
        entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
        for (partner = 0; partner < 40; partner++)
          {
            double x, y, radius;
            EntentePick pick;

            g_assert_true (entente_picture_locate (c.picture, partner, &x, &y, &radius));
            if (y - radius < entente_picture_get_fixed_height (c.picture) || y > HEIGHT)
              continue;
            pick = entente_picture_pick (c.picture, x, y);
            g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
            g_assert_cmpint (pick.index, ==, partner);
          }
      }
  clear_case (&c);
}

/* Beside the ranks of the compared preset one points at whom they belong to. */
static void
test_other_ranks_are_picked (void)
{
  Case c = make_case (40);
  g_autoptr (EntenteEvaluation) other = NULL;
  g_autoptr (EntenteRankingScene) scene = NULL;
  guint i, n_moved = 0;

  evaluate_case (&c, 0.95);
  other = entente_evaluation_ref (c.evaluation);
  evaluate_case (&c, 0.05);
  c.input.other_ranking = other;
  c.input.other_name = "Other";
  scene = entente_ranking_scene_new (&c.input);
  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  for (i = 0; i < scene->n_rows; i++)
    {
      const guint partner = scene->rows[i];
      const double y = scene->other_y[partner] + scene->row_height / 2;
      EntentePick pick;

      if (isnan (y) || y > HEIGHT)
        continue;
      pick = entente_picture_pick (c.picture, scene->columns.other_end, y);
      g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
      g_assert_cmpint (pick.index, ==, partner);
      n_moved += scene->other_y[partner] != scene->row_y[partner];
    }
  g_assert_cmpuint (n_moved, >, 5);
  clear_case (&c);
}

static void
test_cut_off_is_picked_and_dragged (void)
{
  Case c = make_case (40);
  double y, position = -1;
  gboolean found = FALSE;

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  for (y = 100; y < HEIGHT && !found; y += 1)
    {
      EntentePick pick = entente_picture_pick (c.picture, 300, y);

      found = pick.kind == ENTENTE_PICK_CUT_OFF && pick.index == 0;
    }
  g_assert_true (found);
  position = entente_ranking_picture_get_cut_off_position (ENTENTE_RANKING_PICTURE (c.picture), 0, y + 3);
  g_assert_cmpfloat_with_epsilon (position, c.evaluation->tier_sizes[0], 0.2);
  clear_case (&c);
}

static void
test_steps (void)
{
  Case c = make_case (40);
  int partner, i;

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  partner = entente_picture_step (c.picture, ENTENTE_NONE, ENTENTE_STEP_FIRST);
  g_assert_cmpint (entente_picture_step (c.picture, partner, ENTENTE_STEP_UP), ==, partner);
  for (i = 0; i < 60; i++)
    partner = entente_picture_step (c.picture, partner, ENTENTE_STEP_DOWN);
  g_assert_cmpint (partner, ==, entente_picture_step (c.picture, ENTENTE_NONE, ENTENTE_STEP_LAST));
  g_assert_cmpint (entente_picture_step (c.picture, partner, ENTENTE_STEP_LEFT), ==, partner);
  clear_case (&c);
}

static void
test_only_rows_in_sight_are_drawn (void)
{
  Case c = make_case (20000);
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func (g_free);

  entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
  entente_pango_measure_collect (c.text, drawn);
  cairo_surface_destroy (draw_case (&c));
  entente_pango_measure_collect (c.text, NULL);
  g_assert_cmpuint (drawn->len, >, 40);
  g_assert_cmpuint (drawn->len, <, 200);
  g_assert_cmpfloat (entente_picture_get_content_height (c.picture), >, 20000 * 25);
  clear_case (&c);
}

static void
test_every_theme_and_size_draws (void)
{
  Case c = make_case (12);
  int theme;

  c.input.selected = 3;
  c.input.hovered = 4;
  c.input.compared = 5;
  for (theme = 0; theme < 4; theme++)
    for (c.input.width = 300; c.input.width <= WIDTH; c.input.width += 100)
      {
        cairo_surface_t *surface;

        entente_style_init (&c.style, theme, c.fixture->dataset, 3, 1);
        entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
        surface = draw_case (&c);
        g_assert_cmpfloat (entente_picture_get_content_height (c.picture), >, 12 * 24);
        cairo_surface_destroy (surface);
      }
  clear_case (&c);
}

static guint32
read_pixel (cairo_surface_t *surface,
            int x,
            int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

static guint32
pack_colour (EntenteColour colour)
{
  return (guint32) lround (colour.red * 255) << 16 | (guint32) lround (colour.green * 255) << 8
         | (guint32) lround (colour.blue * 255);
}

/* How many bars begin with this colour at this column, and that each of them has its corner cut off there. */
static guint
check_corners (cairo_surface_t *surface,
               guint32 fill,
               int x,
               int inwards)
{
  const guint32 ground = read_pixel (surface, x - 2 * inwards, HEIGHT / 2);
  guint n = 0;
  int y;

  for (y = 1; y < HEIGHT; y++)
    {
      const guint32 corner = read_pixel (surface, x, y);

      if (read_pixel (surface, x + 4 * inwards, y) != fill || read_pixel (surface, x + 4 * inwards, y - 1) == fill)
        continue;
      g_assert_cmphex (corner, !=, fill);
      g_assert_cmphex (corner, !=, ground);
      g_assert_cmphex (read_pixel (surface, x, y + 3), ==, fill);
      n++;
    }
  return n;
}

/* On screens bars are drawn without cutting them off: their ends are round nevertheless, from both sides. */
static void
test_bars_have_round_ends (void)
{
  guint mirrored;

  for (mirrored = 0; mirrored < 2; mirrored++)
    {
      Case c = make_case (40);
      const guint32 fill = pack_colour (entente_style_get_criterion (&c.style, c.fixture->dataset, 0));
      cairo_surface_t *surface;
      int x = mirrored ? WIDTH - 1 : 0, y, run = 0;

      c.input.right_to_left = mirrored == 1;
      entente_picture_update (c.picture, &c.input, ENTENTE_MOTION_JUMP, 0);
      surface = draw_case (&c);
      /* The first column with a bar's height of the colour in it, and not only that of a legend. */
      for (; run < 60 && x >= 0 && x < WIDTH; x += mirrored ? -1 : 1)
        for (run = 0, y = 0; y < HEIGHT; y++)
          run += read_pixel (surface, x, y) == fill;
      x -= mirrored ? -1 : 1;
      g_assert_cmpuint (check_corners (surface, fill, x, mirrored ? -1 : 1), >, 5);
      cairo_surface_destroy (surface);
      clear_case (&c);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking-painter/moving-marks-are-the-drawn-ones", test_moving_marks_are_the_drawn_ones);
  g_test_add_func ("/ranking-painter/rest-does-not-depend-on-the-way", test_rest_does_not_depend_on_the_way);
  g_test_add_func ("/ranking-painter/rows-glide", test_rows_glide);
  g_test_add_func ("/ranking-painter/what-is-located-is-picked", test_what_is_located_is_picked);
  g_test_add_func ("/ranking-painter/cut-off-is-picked-and-dragged", test_cut_off_is_picked_and_dragged);
  g_test_add_func ("/ranking-painter/steps", test_steps);
  g_test_add_func ("/ranking-painter/bars-have-round-ends", test_bars_have_round_ends);
  g_test_add_func ("/ranking-painter/only-rows-in-sight-are-drawn", test_only_rows_in_sight_are_drawn);
  g_test_add_func ("/ranking-painter/every-theme-and-size-draws", test_every_theme_and_size_draws);
  g_test_add_func ("/ranking-painter/other-ranks-are-picked", test_other_ranks_are_picked);
  g_test_add_func ("/ranking-painter/scale-numbers-stand-apart", test_scale_numbers_stand_apart);
  g_test_add_func ("/ranking-painter/ranks-have-numbers-in-sight", test_ranks_have_numbers_in_sight);
  g_test_add_func ("/ranking-painter/rows-scroll-behind-what-stays", test_rows_scroll_behind_what_stays);
  g_test_add_func ("/ranking-painter/calm-slopes", test_slopes_stay_calm);
  return g_test_run ();
}
