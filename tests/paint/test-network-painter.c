/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The network as a picture: the same pixels twice, the kept ground, large files in a thread, exports of
 * strokes only. */

#include "dataset-fixture.h"
#include "entente-export.h"
#include "entente-network-painter.h"
#include "entente-network-picture.h"

#include <math.h>
#include <string.h>

#define WIDTH 640
#define HEIGHT 480

static const char *const english[] = { "en", NULL };

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
  EntentePangoMeasure *measure;
  EntenteStyle style;
  EntenteSceneInput input;
  EntenteTieKind kind;
  EntenteTie *ties;
  EntenteBloc bloc;
  int members[5];
} Stage;

static void
evaluate (Stage *stage)
{
  g_clear_pointer (&stage->evaluation, entente_evaluation_unref);
  g_clear_pointer (&stage->values, entente_values_unref);
  stage->values = entente_values_new (stage->fixture->dataset, stage->scenario);
  stage->evaluation = entente_evaluate (stage->values, stage->scenario);
  stage->input.evaluation = stage->evaluation;
}

/* Every partner is tied to the hub, the first five are a bloc. */
static Stage *
make_stage (guint n_partners,
            EntenteTheme theme)
{
  Stage *stage = g_new0 (Stage, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  EntenteDataset *dataset;
  int i;

  stage->fixture = dataset_fixture_new (n_partners, 2, 1);
  dataset = stage->fixture->dataset;
  dataset_fixture_fill (stage->fixture, random, 0, 100);
  stage->kind = (EntenteTieKind) { "alliance", dataset_fixture_text (stage->fixture, "Alliance"), 1 };
  stage->ties = g_new0 (EntenteTie, n_partners);
  for (i = 0; i < (int) n_partners; i++)
    stage->ties[i] = (EntenteTie) { .a = ENTENTE_HUB, .b = i, .source = ENTENTE_NONE };
  for (i = 0; i < 5; i++)
    stage->members[i] = i;
  stage->bloc = (EntenteBloc) { "bloc", dataset_fixture_text (stage->fixture, "Bloc"), 5, stage->members, TRUE };
  dataset->tie_kinds = &stage->kind;
  dataset->n_tie_kinds = 1;
  dataset->ties = stage->ties;
  dataset->n_ties = n_partners;
  dataset->blocs = &stage->bloc;
  dataset->n_blocs = 1;
  stage->scenario = entente_scenario_new (dataset);
  stage->measure = entente_pango_measure_new (NULL, 1, "en");
  entente_style_init (&stage->style, theme, dataset, dataset->n_tiers, 1);
  stage->input = (EntenteSceneInput) { .dataset = dataset, .scenario = stage->scenario, .languages = english,
                                       .measure = entente_pango_measure_get_measure (stage->measure),
                                       .width = WIDTH, .height = HEIGHT, .text_scale = 1, .viewport = { 1, 0, 0 },
                                       .selected = ENTENTE_NONE, .hovered = ENTENTE_NONE,
                                       .compared = ENTENTE_NONE, .sort_criterion = ENTENTE_NONE };
  evaluate (stage);
  return stage;
}

static void
clear_stage (Stage *stage)
{
  entente_pango_measure_free (stage->measure);
  entente_evaluation_unref (stage->evaluation);
  entente_values_unref (stage->values);
  entente_scenario_free (stage->scenario);
  dataset_fixture_free (stage->fixture);
  g_free (stage->ties);
  g_free (stage);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stage, clear_stage)

static cairo_surface_t *
draw (Stage *stage,
      EntentePicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  entente_style_set_source (cr, stage->style.picture, 1);
  cairo_paint (cr);
  entente_picture_draw (picture, &stage->style, stage->measure, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The largest difference of any channel, and how many pixels differ visibly. */
static int
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         guint *n_pixels)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a), most = 0, x, y, c;

  *n_pixels = 0;
  for (y = 0; y < HEIGHT; y++)
    for (x = 0; x < WIDTH; x++)
      {
        int here = 0;

        for (c = 0; c < 3; c++)
          here = MAX (here, abs (p[y * stride + 4 * x + c] - q[y * stride + 4 * x + c]));
        most = MAX (most, here);
        *n_pixels += here > 6;
      }
  return most;
}

/* Whether the channel at p lies between the darkest and the lightest of the nine pixels round q. */
static gboolean
is_between (const guint8 *p,
            const guint8 *q,
            int stride)
{
  int least = 255, most = 0, x, y;

  for (y = -1; y <= 1; y++)
    for (x = -1; x <= 1; x++)
      {
        least = MIN (least, q[y * stride + 4 * x]);
        most = MAX (most, q[y * stride + 4 * x]);
      }
  return *p >= least - 6 && *p <= most + 6;
}

/* The pixels of a that are nowhere near in b: what stands half a pixel aside is. */
static guint
count_strangers (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  const int stride = cairo_image_surface_get_stride (a);
  guint n = 0;
  int x, y;

  for (y = 1; y < HEIGHT - 1; y++)
    for (x = 1; x < WIDTH - 1; x++)
      {
        const int at = y * stride + 4 * x;

        n += !is_between (p + at, q + at, stride) || !is_between (p + at + 1, q + at + 1, stride)
             || !is_between (p + at + 2, q + at + 2, stride);
      }
  return n;
}

static void
test_same_pixels_twice (void)
{
  EntenteTheme theme;

  for (theme = ENTENTE_THEME_LIGHT; theme <= ENTENTE_THEME_HIGH_CONTRAST_DARK; theme++)
    {
      g_autoptr (Stage) stage = make_stage (40, theme);
      g_autoptr (EntentePicture) first = entente_picture_new ("network");
      g_autoptr (EntentePicture) second = entente_picture_new ("network");
      cairo_surface_t *a, *b, *empty = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      guint n;

      entente_picture_update (first, &stage->input, ENTENTE_MOTION_JUMP, 0);
      entente_picture_update (second, &stage->input, ENTENTE_MOTION_JUMP, 0);
      a = draw (stage, first);
      b = draw (stage, second);
      g_assert_cmpint (compare (a, b, &n), ==, 0);
      compare (a, empty, &n);
      g_assert_cmpuint (n, >, 3000);
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
      cairo_surface_destroy (empty);
    }
}

/* What the screen keeps as images and the strokes and texts of an export are the same picture; names may
 * stand half a pixel aside. */
static void
test_kept_images_are_the_picture (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  g_autoptr (EntenteNetworkLayout) layout = entente_network_layout_new (stage->fixture->dataset, NULL);
  g_autoptr (EntenteNetworkScene) scene = NULL;
  double channels[40 * ENTENTE_NETWORK_N_CHANNELS];
  cairo_surface_t *kept, *again, *direct = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  EntenteNetworkShown shown = { NULL, channels, NULL, NULL };
  cairo_t *cr = cairo_create (direct);
  guint n, i;

  stage->input.selected = 3;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  kept = draw (stage, picture);
  again = draw (stage, picture);
  g_assert_cmpint (compare (kept, again, &n), ==, 0);

  shown.scene = scene = entente_network_scene_new (&stage->input, layout, NULL);
  for (i = 0; i < 40; i++)
    {
      channels[i * ENTENTE_NETWORK_N_CHANNELS + ENTENTE_NETWORK_OPACITY] = scene->nodes[i].opacity;
      channels[i * ENTENTE_NETWORK_N_CHANNELS + ENTENTE_NETWORK_RADIUS] = scene->nodes[i].radius;
    }
  entente_style_set_source (cr, stage->style.picture, 1);
  cairo_paint (cr);
  entente_network_painter_draw_ground (scene, &stage->style, &(EntenteNetworkTarget) { cr, 0 });
  entente_network_painter_draw_marks (&shown, &stage->style, stage->measure, cr);
  cairo_destroy (cr);
  cairo_surface_flush (direct);
  n = count_strangers (kept, direct) + count_strangers (direct, kept);
  g_test_message ("%u of %u pixels differ", n, WIDTH * HEIGHT);
  g_assert_cmpuint (n, <, WIDTH * HEIGHT / 100);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (again);
  cairo_surface_destroy (direct);
}

static void
test_ground_changes_with_focus_and_theme (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  g_autoptr (EntentePicture) fresh = entente_picture_new ("network");
  cairo_surface_t *kept, *expected;
  guint n;

  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  cairo_surface_destroy (draw (stage, picture));
  stage->input.selected = 7;
  entente_style_init (&stage->style, ENTENTE_THEME_DARK, stage->fixture->dataset, 3, 1);
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  entente_picture_update (fresh, &stage->input, ENTENTE_MOTION_JUMP, 0);
  kept = draw (stage, picture);
  expected = draw (stage, fresh);
  g_assert_cmpint (compare (kept, expected, &n), ==, 0);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (expected);
}

static void
test_pick_locate_step (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  gboolean reached[40] = { FALSE };
  GQueue queue = G_QUEUE_INIT;
  double x, y, radius;
  int i, n_reached = 0;

  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  for (i = 0; i < 40; i++)
    {
      EntentePick pick;

      g_assert_true (entente_picture_locate (picture, i, &x, &y, &radius));
      pick = entente_picture_pick (picture, x, y);
      if (pick.kind != ENTENTE_PICK_BLOC) /* the name of the bloc may lie over a mark's edge */
        {
          g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
          g_assert_cmpint (pick.index, ==, i);
        }
    }
  g_assert_false (entente_picture_locate (picture, 40, &x, &y, &radius));

  /* With the arrow keys everybody can be reached from where the keyboard enters. */
  i = entente_picture_step (picture, ENTENTE_NONE, ENTENTE_STEP_RIGHT);
  reached[i] = TRUE;
  g_queue_push_tail (&queue, GINT_TO_POINTER (i));
  while (!g_queue_is_empty (&queue))
    {
      int at = GPOINTER_TO_INT (g_queue_pop_head (&queue)), step;

      n_reached++;
      for (step = ENTENTE_STEP_UP; step <= ENTENTE_STEP_RIGHT; step++)
        {
          int next = entente_picture_step (picture, at, (EntenteStep) step);

          if (!reached[next])
            g_queue_push_tail (&queue, GINT_TO_POINTER (next));
          reached[next] = TRUE;
        }
    }
  g_assert_cmpint (n_reached, ==, 40);
}

/* Another arrangement: everybody goes from where they were, without a jump, to where that has them. */
static void
test_arrangements_glide (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  g_autoptr (EntentePicture) settled = entente_picture_new ("network");
  double x[40], y[40], at_x, at_y, radius, way = 0;
  gint64 now;
  int i;

  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  for (i = 0; i < 40; i++)
    entente_picture_locate (picture, i, &x[i], &y[i], &radius);
  stage->input.arrangement = ENTENTE_ARRANGE_BY_TIER;
  for (now = 1000000; now <= 2000000; now += 16000)
    {
      entente_picture_update (picture, &stage->input, now == 1000000 ? ENTENTE_MOTION_GLIDE : ENTENTE_MOTION_FOLLOW, now);
      for (i = 0; i < 40; i++)
        {
          double step;

          entente_picture_locate (picture, i, &at_x, &at_y, &radius);
          step = hypot (at_x - x[i], at_y - y[i]);
          g_assert_cmpfloat (step, <, now == 1000000 ? 0.01 : 80);
          way += step;
          x[i] = at_x;
          y[i] = at_y;
        }
    }
  g_assert_cmpfloat (way, >, 40 * 30);
  entente_picture_update (settled, &stage->input, ENTENTE_MOTION_JUMP, 0);
  for (i = 0; i < 40; i++)
    {
      entente_picture_locate (settled, i, &at_x, &at_y, &radius);
      g_assert_cmpfloat (hypot (at_x - x[i], at_y - y[i]), <, 0.01);
    }
}

static void
note_change_cb (EntentePicture *picture,
                gboolean *changed)
{
  *changed = TRUE;
}

static void
test_large_file_in_a_thread (void)
{
  g_autoptr (Stage) stage = make_stage (900, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  gboolean changed = FALSE;
  cairo_surface_t *waiting, *done;
  double x, y, radius;
  guint n;

  g_signal_connect (picture, "changed", G_CALLBACK (note_change_cb), &changed);
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  g_assert_null (entente_picture_get_problem (picture));
  g_assert_false (entente_picture_locate (picture, 0, &x, &y, &radius));
  waiting = draw (stage, picture);
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  g_assert_true (entente_picture_locate (picture, 0, &x, &y, &radius));
  done = draw (stage, picture);
  compare (waiting, done, &n);
  g_assert_cmpuint (n, >, 20000);
  cairo_surface_destroy (waiting);
  cairo_surface_destroy (done);
}

/* A picture that is closed, or given another file, drops what it is arranging: the thread lets go of the
 * dataset well before it could have finished. */
static void
test_closing_while_arranging (void)
{
  g_autoptr (Stage) stage = make_stage (20000, ENTENTE_THEME_LIGHT);
  EntenteDataset *dataset = stage->fixture->dataset;
  EntentePicture *picture = entente_picture_new ("network");
  int n_refs = g_atomic_int_get (&dataset->ref_count), i;

  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  g_assert_cmpint (g_atomic_int_get (&dataset->ref_count), !=, n_refs);
  g_assert_finalize_object (picture);
  for (i = 0; i < 400 && g_atomic_int_get (&dataset->ref_count) != n_refs; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_cmpint (g_atomic_int_get (&dataset->ref_count), ==, n_refs);
}

static void
test_nothing_to_show (void)
{
  g_autoptr (Stage) stage = make_stage (6, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");

  stage->fixture->dataset->n_ties = 0;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  g_assert_null (entente_picture_get_problem (picture));
  stage->fixture->dataset->n_blocs = 0;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  g_assert_nonnull (strstr (entente_picture_get_problem (picture), "no ties"));
  g_assert_null (strstr (entente_picture_get_problem (picture), "“"));
  g_assert_nonnull (strstr (entente_picture_get_remedy (picture), "“ties”"));
  cairo_surface_destroy (draw (stage, picture));
  g_assert_cmpint (entente_picture_step (picture, 0, ENTENTE_STEP_LEFT), ==, ENTENTE_NONE);
}

static void
test_export_has_no_image (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  EntenteExportOptions options = { .view = "network", .format = ENTENTE_EXPORT_SVG, .width = 900, .height = 600,
                                   .language = "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) pdf = NULL;

  stage->input.selected = 2;
  svg = entente_export_render (&options, &stage->input, &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "<image"));
  options.format = ENTENTE_EXPORT_PDF;
  pdf = entente_export_render (&options, &stage->input, &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), "/Subtype /Image"));
}

static void
test_hover_fades_smoothly (void)
{
  g_autoptr (Stage) stage = make_stage (40, ENTENTE_THEME_LIGHT);
  g_autoptr (EntentePicture) picture = entente_picture_new ("network");
  cairo_surface_t *before, *between, *after;
  gint64 now = 0;
  guint n;

  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, now);
  before = draw (stage, picture);
  stage->input.hovered = 2;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_GLIDE, now);
  g_assert_true (entente_picture_advance (picture, now += 16000));
  between = draw (stage, picture);
  while (entente_picture_advance (picture, now += 16000))
    g_assert_cmpint (now, <, 1500000);
  after = draw (stage, picture);
  g_assert_cmpint (compare (before, between, &n), >, 0);
  g_assert_cmpint (compare (between, after, &n), >, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (between);
  cairo_surface_destroy (after);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-painter/arrangements-glide", test_arrangements_glide);
  g_test_add_func ("/network-painter/same-pixels-twice", test_same_pixels_twice);
  g_test_add_func ("/network-painter/kept-images-are-the-picture", test_kept_images_are_the_picture);
  g_test_add_func ("/network-painter/ground-changes-with-focus-and-theme", test_ground_changes_with_focus_and_theme);
  g_test_add_func ("/network-painter/pick-locate-step", test_pick_locate_step);
  g_test_add_func ("/network-painter/large-file-in-a-thread", test_large_file_in_a_thread);
  g_test_add_func ("/network-painter/closing-while-arranging", test_closing_while_arranging);
  g_test_add_func ("/network-painter/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/network-painter/export-has-no-image", test_export_has_no_image);
  g_test_add_func ("/network-painter/hover-fades-smoothly", test_hover_fades_smoothly);
  return g_test_run ();
}
