/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Map as pixels: what screens show is what exports show, colouring anew is drawing anew, the same input gives
 * the same bytes, and exports hold no image. */

#include "entente-borders.h"
#include "entente-dataset-reader.h"
#include "entente-map-marks.h"
#include "entente-map-swatches.h"
#include "entente-picture.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <math.h>
#include <string.h>

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *evaluation;
  EntentePangoMeasure *text;
  EntenteStyle style;
  EntenteSceneInput input;
  const char *languages[3];
} Stage;

static void
evaluate (Stage *stage)
{
  g_clear_pointer (&stage->evaluation, entente_evaluation_unref);
  stage->evaluation = entente_evaluate (stage->values, stage->scenario);
  stage->input.evaluation = stage->evaluation;
}

/* dataset: (transfer full) */
static void
set_up_with (Stage *stage,
             EntenteDataset *dataset,
             EntenteTheme theme)
{
  const EntenteSceneInput input = { .width = 992, .height = 717, .text_scale = 1, .viewport = { 1, 0, 0 },
                                    .selected = ENTENTE_NONE, .hovered = ENTENTE_NONE, .compared = ENTENTE_NONE,
                                    .sort_criterion = ENTENTE_NONE };

  g_assert_nonnull (dataset);
  stage->dataset = dataset;
  stage->scenario = entente_scenario_new (stage->dataset);
  stage->values = entente_values_new (stage->dataset, stage->scenario);
  stage->text = entente_pango_measure_new (NULL, 1, "en");
  stage->languages[0] = "en";
  stage->input = input;
  stage->input.dataset = stage->dataset;
  stage->input.scenario = stage->scenario;
  stage->input.languages = stage->languages;
  stage->input.measure = entente_pango_measure_get_measure (stage->text);
  evaluate (stage);
  entente_style_init (&stage->style, theme, stage->dataset, stage->evaluation->n_tiers, 1);
}

static void
set_up (Stage *stage,
        const char *file,
        EntenteTheme theme)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/sample", file, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  set_up_with (stage, entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL), theme);
}

/* Places without an area, half of them so crowded that marks move and get lines to where they belong. */
static EntenteDataset *
make_places (guint n)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GString) json = g_string_new ("{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"hub\", \"name\": \"Hub\"}, \"criteria\": [");
  g_autoptr (GBytes) bytes = NULL;
  guint i;

  for (i = 0; i < 2; i++)
    g_string_append_printf (json, "%s{\"id\": \"c%u\", \"name\": \"C\", \"weight\": 50, \"indicators\": [{\"id\": \"i%u\", "
                            "\"name\": \"I\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 100}}]}",
                            i > 0 ? ", " : "", i, i);
  g_string_append (json, "], \"partners\": [");
  for (i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\": \"P%u\", \"name\": \"Place %u\", \"location\": [%u.%u, %u.%u], \"facts\": "
                            "{\"i0\": {\"2025\": %u}, \"i1\": {\"2025\": %u}}}", i > 0 ? ", " : "", i, i,
                            i % 2 ? 20 + i % 20 : i * 97 % 170, i % 10, i % 2 ? 5 + i % 7 : i * 41 % 70, i % 9,
                            i * 37 % 101, i * 53 % 101);
  g_string_append (json, "]}");
  bytes = g_bytes_new (json->str, json->len);
  return entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
}

static void
clear_stage (Stage *stage)
{
  entente_evaluation_unref (stage->evaluation);
  entente_values_unref (stage->values);
  entente_scenario_free (stage->scenario);
  entente_dataset_unref (stage->dataset);
  entente_pango_measure_free (stage->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, clear_stage)

static void
draw (Stage *stage,
      EntentePicture *picture,
      cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  entente_style_set_source (cr, stage->style.picture, 1);
  cairo_paint (cr);
  entente_picture_draw (picture, &stage->style, stage->text, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
shoot (Stage *stage,
       EntentePicture *picture,
       double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (stage->input.width * scale),
                                                         (int) (stage->input.height * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  draw (stage, picture, surface);
  return surface;
}

/* A new picture, so that nothing is left of an older one. */
static cairo_surface_t *
shoot_fresh (Stage *stage,
             gboolean for_export,
             double scale)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");

  g_assert_nonnull (picture);
  stage->input.for_export = for_export;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  return shoot (stage, picture, scale);
}

/* Share of pixels of which a channel differs by more than tolerance of 255. */
static double
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         int tolerance)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  const guint8 *pa = cairo_image_surface_get_data (a), *pb = cairo_image_surface_get_data (b);
  gsize n = 0;
  int x, y, c;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (y = 0; y < height; y++)
    for (x = 0; x < width; x++)
      for (c = 0; c < 3; c++)
        {
          gsize at = (gsize) y * stride + 4 * x + c;

          if (ABS (pa[at] - pb[at]) > tolerance)
            {
              n++;
              break;
            }
        }
  return (double) n / width / height;
}

static void
test_screen_is_export (gconstpointer data)
{
  static const struct
  {
    double width, height, zoom, x, y, scale;
  } views[] = {
    { 992, 717, 1, 0, 0, 1 }, { 992, 717, 1, 0, 0, 2 }, { 360, 500, 1, 0, 0, 1 }, { 992, 717, 4, -200, 900, 1 },
    { 992, 717, 1, 0, 0, 1.25 },
  };
  g_auto (Stage) stage = { 0 };
  gsize i;

  set_up (&stage, "partners-2026.json", (EntenteTheme) GPOINTER_TO_INT (data));
  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *screen, *export;
      double differing;

      stage.input.width = views[i].width;
      stage.input.height = views[i].height;
      stage.input.viewport = (EntenteViewport) { views[i].zoom, views[i].x, views[i].y };
      screen = shoot_fresh (&stage, FALSE, views[i].scale);
      export = shoot_fresh (&stage, TRUE, views[i].scale);
      differing = compare (screen, export, 24);
      g_test_message ("%gx%g, zoom %g, scale %g: %.3f %% of pixels differ, %.3f %% at all", views[i].width,
                      views[i].height, views[i].zoom, views[i].scale, 100 * differing,
                      100 * compare (screen, export, 0));
      g_assert_cmpfloat (differing, <, 0.01);
      cairo_surface_destroy (screen);
      cairo_surface_destroy (export);
    }
}

/* Six tiers and partners without a rating: every hatch there is, over different fills, at three scales. */
static void
test_all_hatches (void)
{
  static const double scales[] = { 1, 1.5, 2 };
  g_auto (Stage) stage = { 0 };
  guint i;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  stage.evaluation->n_tiers = ENTENTE_MAX_TIERS;
  memset (stage.evaluation->tier_sizes, 0, sizeof stage.evaluation->tier_sizes);
  for (i = 0; i < stage.dataset->n_partners; i++)
    stage.evaluation->tiers[i] = (i * 5) % (ENTENTE_MAX_TIERS + 1);
  entente_style_init (&stage.style, ENTENTE_THEME_LIGHT, NULL, ENTENTE_MAX_TIERS, 1);
  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *screen = shoot_fresh (&stage, FALSE, scales[i]);
      cairo_surface_t *export = shoot_fresh (&stage, TRUE, scales[i]);
      double differing = compare (screen, export, 24);

      g_test_message ("scale %g: %.3f %% of pixels differ", scales[i], 100 * differing);
      g_assert_cmpfloat (differing, <, 0.01);
      cairo_surface_destroy (screen);
      cairo_surface_destroy (export);
    }
}

/* A picture that was dragged through sixty weightings shows what a new one shows, to the bit. */
static void
test_colouring_anew (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  guint step, c;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  for (step = 0; step < 60; step++)
    {
      cairo_surface_t *carried;

      for (c = 0; c < stage.scenario->n_criteria; c++)
        stage.scenario->weights[c] = g_test_rand_double_range (0.1, 10);
      evaluate (&stage);
      entente_picture_update (picture, &stage.input, step % 2 ? ENTENTE_MOTION_FOLLOW : ENTENTE_MOTION_GLIDE,
                              step * 50000);
      entente_picture_advance (picture, step * 50000 + 16000);
      carried = shoot (&stage, picture, 1);
      if (step % 20 == 19)
        {
          cairo_surface_t *still, *fresh;

          entente_picture_advance (picture, step * 50000 + 20000000);
          entente_picture_advance (picture, step * 50000 + 40000000);
          still = shoot (&stage, picture, 1);
          fresh = shoot_fresh (&stage, FALSE, 1);
          g_assert_cmpfloat (compare (still, fresh, 0), ==, 0);
          cairo_surface_destroy (still);
          cairo_surface_destroy (fresh);
        }
      cairo_surface_destroy (carried);
    }
}

/* Half way through a change of tier the area has neither the old colour nor the new one. */
static void
test_fade (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  cairo_surface_t *before, *half, *after;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_DARK);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 0);
  before = shoot (&stage, picture, 1);
  stage.scenario->weights[0] *= 20;
  evaluate (&stage);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_GLIDE, 1000000);
  g_assert_true (entente_picture_advance (picture, 1200000));
  half = shoot (&stage, picture, 1);
  g_assert_false (entente_picture_advance (picture, 2000000));
  after = shoot (&stage, picture, 1);
  g_assert_cmpfloat (compare (before, after, 24), >, 0.01);
  g_assert_cmpfloat (compare (before, half, 24), >, 0.01);
  g_assert_cmpfloat (compare (half, after, 24), >, 0.01);
  cairo_surface_destroy (before);
  cairo_surface_destroy (half);
  cairo_surface_destroy (after);
}

/* Many marks are copied from small images: near enough to an export, and in a drag to what a new picture shows. */
static void
test_many_marks (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  guint step;

  set_up_with (&stage, make_places (400), ENTENTE_THEME_LIGHT);
  for (step = 0; step < 6; step++)
    {
      cairo_surface_t *carried, *fresh, *export;
      double differing;

      stage.scenario->weights[0] = 0.2 + step;
      evaluate (&stage);
      stage.input.for_export = FALSE;
      entente_picture_update (picture, &stage.input, ENTENTE_MOTION_FOLLOW, step * 50000);
      entente_picture_advance (picture, step * 50000 + 20000000);
      carried = shoot (&stage, picture, 1);
      fresh = shoot_fresh (&stage, FALSE, 1);
      export = shoot_fresh (&stage, TRUE, 1);
      g_assert_cmpfloat (compare (carried, fresh, 0), ==, 0);
      differing = compare (fresh, export, 24);
      g_test_message ("%.3f %% of pixels differ from an export", 100 * differing);
      g_assert_cmpfloat (differing, <, 0.01);
      cairo_surface_destroy (carried);
      cairo_surface_destroy (fresh);
      cairo_surface_destroy (export);
    }
}

/* The dots of names are copies on screens, and none is missing there. */
static void
test_dots_are_the_drawn_ones (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntenteWorld) world = entente_borders_get ();
  cairo_surface_t *screen, *export;
  EntenteMapScene *scene;
  guint i, n = 0;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  scene = entente_map_scene_new (&stage.input, world, NULL);
  screen = shoot_fresh (&stage, FALSE, 1);
  export = shoot_fresh (&stage, TRUE, 1);
  for (i = 0; i < scene->labels->len; i++)
    {
      const EntenteMapLabel *label = &g_array_index (scene->labels, EntenteMapLabel, i);
      const int stride = cairo_image_surface_get_stride (screen);
      int x, y;

      if (label->candidate == ENTENTE_LABEL_NOT_PLACED || !label->dot)
        continue;
      n++;
      for (y = (int) label->home.y - 2; y <= (int) label->home.y + 2; y++)
        for (x = (int) label->home.x - 2; x <= (int) label->home.x + 2; x++)
          {
            const gsize at = (gsize) y * stride + 4 * x;

            g_assert_cmpint (ABS (cairo_image_surface_get_data (screen)[at] - cairo_image_surface_get_data (export)[at]),
                             <=, 64);
          }
    }
  g_assert_cmpuint (n, >, 10);
  cairo_surface_destroy (screen);
  cairo_surface_destroy (export);
  entente_map_scene_free (scene);
}

static gsize
get_used (void)
{
  const struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* A picture at rest holds no pixels of its own, and shows the same when somebody looks again. */
static void
test_rest (gconstpointer data)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new (data);
  const gboolean counted = g_getenv ("ENTENTE_SANITIZED") == NULL;
  cairo_surface_t *before, *after;
  gsize used;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_DARK);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 0);
  before = shoot (&stage, picture, 1);
  used = get_used ();
  entente_picture_rest (picture);
  if (counted)
    g_assert_cmpuint (get_used () + (gsize) (4 * stage.input.width * stage.input.height), <=, used + 64 * 1024);
  after = shoot (&stage, picture, 1);
  g_assert_cmpfloat (compare (before, after, 0), ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

/* Lines to true places are drawn once a part, until it looks another way or shows another place. */
static void
test_leaders_stay (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntenteWorld) world = entente_borders_get ();
  g_autoptr (EntenteMapMarks) marks = entente_map_marks_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 992, 717);
  cairo_t *cr = cairo_create (surface);
  EntenteMapPainter painter = { .marks = marks };
  EntenteMapScene *scene = NULL;
  guint step, part, n_parts = 0;

  set_up_with (&stage, make_places (400), ENTENTE_THEME_LIGHT);
  for (step = 0; step < 6; step++)
    {
      EntenteMapScene *next;

      stage.scenario->weights[0] = 1 + step;
      stage.input.viewport.zoom = step == 5 ? 2 : 1;
      evaluate (&stage);
      next = entente_map_scene_new (&stage.input, world, scene);
      g_clear_pointer (&scene, entente_map_scene_free);
      scene = next;
      painter.scene = scene;
      painter.style = &stage.style;
      if (step == 4)
        entente_style_init (&stage.style, ENTENTE_THEME_DARK, stage.dataset, stage.evaluation->n_tiers, 1);
      g_assert_true (entente_map_marks_begin (marks, scene, &stage.style, 1));
      for (part = 0; part < scene->n_parts; part++)
        entente_map_marks_draw_leaders (marks, &painter, part, cr);
      if (step < 4)
        n_parts = scene->n_parts;
      g_assert_cmpuint (entente_map_marks_get_n_drawn (marks), ==,
                        step < 4 ? n_parts : step == 4 ? 2 * n_parts : 2 * n_parts + scene->n_parts);
    }
  entente_map_scene_free (scene);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
draw_legend (const EntenteMapPainter *painter)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (992 * painter->scale),
                                                         (int) (717 * painter->scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, painter->scale, painter->scale);
  cr = cairo_create (surface);
  entente_style_set_source (cr, painter->style->picture, 1);
  cairo_paint (cr);
  entente_map_painter_draw_furniture (painter, cr);
  cairo_destroy (cr);
  return surface;
}

/* The swatches of the legend are drawn once, until they look another way, and the same as without an image. */
static void
test_swatches_stay (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntenteWorld) world = entente_borders_get ();
  g_autoptr (EntenteMapSwatches) swatches = entente_map_swatches_new ();
  EntenteMapPainter painter = { .scale = 1 };
  EntenteMapScene *scene = NULL;
  guint step;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  for (step = 0; step < 7; step++)
    {
      EntenteMapScene *next;
      cairo_surface_t *kept, *drawn;

      stage.scenario->weights[0] = 1 + step;
      evaluate (&stage);
      if (step == 4)
        entente_style_init (&stage.style, ENTENTE_THEME_DARK, stage.dataset, stage.evaluation->n_tiers, 1);
      if (step == 5)
        painter.scale = 2;
      if (step == 6)
        stage.input.width = 700;
      next = entente_map_scene_new (&stage.input, world, scene);
      g_clear_pointer (&scene, entente_map_scene_free);
      scene = next;
      painter.scene = scene;
      painter.style = &stage.style;
      painter.text = stage.text;
      painter.swatches = NULL;
      drawn = draw_legend (&painter);
      painter.swatches = swatches;
      kept = draw_legend (&painter);
      g_assert_cmpfloat (compare (drawn, kept, 2), ==, 0);
      g_assert_cmpuint (entente_map_swatches_get_n_drawn (swatches), ==, step < 4 ? 1 : step - 2);
      cairo_surface_destroy (drawn);
      cairo_surface_destroy (kept);
    }
  entente_map_scene_free (scene);
}

static cairo_status_t
append_cb (gpointer closure,
           const guint8 *data,
           guint length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
print (Stage *stage)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, stage->input.width, stage->input.height);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-02-07T00:00:00Z");
  stage->input.for_export = TRUE;
  entente_picture_update (picture, &stage->input, ENTENTE_MOTION_JUMP, 0);
  draw (stage, picture, surface);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

static gboolean
contains (GByteArray *bytes,
          const char *needle)
{
  return memmem (bytes->data, bytes->len, needle, strlen (needle)) != NULL;
}

static void
test_print (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (GByteArray) first = NULL;
  g_autoptr (GByteArray) second = NULL;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  stage.input.selected = entente_dataset_find_partner (stage.dataset, "JP");
  first = print (&stage);
  second = print (&stage);
  g_assert_cmpmem (first->data, first->len, second->data, second->len);
  g_assert_cmpuint (first->len, >, 20000);
  g_assert_true (contains (first, "/Font"));
  g_assert_false (contains (first, "/Subtype /Image"));
}

/* Picks, keys and words go through to the scene. */
static void
test_picture (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  g_autofree char *words = NULL;
  double x, y, radius;
  int japan, first;
  EntentePick pick;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 0);
  g_assert_null (entente_picture_get_problem (picture));
  japan = entente_dataset_find_partner (stage.dataset, "JP");
  g_assert_true (entente_picture_locate (picture, japan, &x, &y, &radius));
  pick = entente_picture_pick (picture, x, y);
  g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
  g_assert_cmpint (pick.index, ==, japan);
  g_assert_cmpint (entente_picture_pick (picture, 5, 5).kind, ==, ENTENTE_PICK_NOTHING);
  first = entente_picture_step (picture, ENTENTE_NONE, ENTENTE_STEP_RIGHT);
  g_assert_cmpint (first, ==, stage.evaluation->order[0]);
  g_assert_cmpint (entente_picture_step (picture, japan, ENTENTE_STEP_FIRST), ==, first);
  g_assert_cmpint (entente_picture_step (picture, japan, ENTENTE_STEP_LAST), ==, stage.evaluation->order[85]);
  words = entente_picture_describe (picture);
  g_assert_nonnull (strstr (words, "Tier 1"));
}

static void
test_problem (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  double x, y, radius;

  set_up (&stage, "venues-example.json", ENTENTE_THEME_LIGHT);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 0);
  g_assert_nonnull (entente_picture_get_problem (picture));
  g_assert_null (strstr (entente_picture_get_problem (picture), "“"));
  g_assert_nonnull (strstr (entente_picture_get_remedy (picture), "“location”"));
  cairo_surface_destroy (shoot (&stage, picture, 1));
  g_assert_false (entente_picture_locate (picture, 0, &x, &y, &radius));
  g_assert_cmpint (entente_picture_pick (picture, 300, 300).kind, ==, ENTENTE_PICK_NOTHING);
  g_assert_cmpint (entente_picture_step (picture, 0, ENTENTE_STEP_LEFT), ==, 0);
}

/* A zoom first stretches the pixels at hand; once it rests the picture is the one drawn afresh. */
static void
test_zoom_settles (void)
{
  g_auto (Stage) stage = { 0 };
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  cairo_surface_t *surface, *fresh;

  set_up (&stage, "partners-2026.json", ENTENTE_THEME_LIGHT);
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 1);
  cairo_surface_destroy (shoot (&stage, picture, 1));
  stage.input.viewport = (EntenteViewport) { 3, 40, 60 };
  entente_picture_update (picture, &stage.input, ENTENTE_MOTION_JUMP, 1000000);
  g_assert_true (entente_picture_advance (picture, 1016000));
  cairo_surface_destroy (shoot (&stage, picture, 1));
  entente_picture_advance (picture, 1300000);
  g_assert_false (entente_picture_advance (picture, 1316000));
  surface = shoot (&stage, picture, 1);
  fresh = shoot_fresh (&stage, FALSE, 1);
  g_assert_cmpfloat (compare (surface, fresh, 0), ==, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (fresh);
}

static void
test_borders_file (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/map/world.bin", NULL);
  g_autofree char *other = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/sample/venues-example.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteWorld) world = entente_borders_get ();
  g_autoptr (EntenteWorld) kept = NULL;
  g_autoptr (EntenteWorld) own = NULL;
  g_autoptr (EntenteWorld) again = NULL;

  g_assert_false (entente_borders_use_file (other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  kept = entente_borders_get ();
  g_assert_true (kept == world);
  g_clear_error (&error);
  g_assert_false (entente_borders_use_file ("/nonexistent", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (entente_borders_use_file (path, &error));
  g_assert_no_error (error);
  own = entente_borders_get ();
  g_assert_true (own != world);
  g_assert_cmpuint (own->n_shapes, >, 230);
  g_assert_true (entente_borders_use_file (NULL, NULL));
  again = entente_borders_get ();
  g_assert_true (again != own);
  g_assert_cmpuint (again->n_shapes, >, 230);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/map-painter/screen-is-export/light", GINT_TO_POINTER (ENTENTE_THEME_LIGHT), test_screen_is_export);
  g_test_add_data_func ("/map-painter/screen-is-export/dark", GINT_TO_POINTER (ENTENTE_THEME_DARK), test_screen_is_export);
  g_test_add_data_func ("/map-painter/screen-is-export/high-contrast",
                        GINT_TO_POINTER (ENTENTE_THEME_HIGH_CONTRAST_LIGHT), test_screen_is_export);
  g_test_add_func ("/map-painter/all-hatches", test_all_hatches);
  g_test_add_func ("/map-painter/colouring-anew", test_colouring_anew);
  g_test_add_func ("/map-painter/many-marks", test_many_marks);
  g_test_add_func ("/map-painter/dots-are-the-drawn-ones", test_dots_are_the_drawn_ones);
  g_test_add_data_func ("/map-painter/rest/map", "map", test_rest);
  g_test_add_data_func ("/map-painter/rest/network", "network", test_rest);
  g_test_add_data_func ("/map-painter/rest/orbit", "orbit", test_rest);
  g_test_add_func ("/map-painter/leaders-stay", test_leaders_stay);
  g_test_add_func ("/map-painter/fade", test_fade);
  g_test_add_func ("/map-painter/print", test_print);
  g_test_add_func ("/map-painter/swatches-stay", test_swatches_stay);
  g_test_add_func ("/map-painter/picture", test_picture);
  g_test_add_func ("/map-painter/problem", test_problem);
  g_test_add_func ("/map-painter/zoom-settles", test_zoom_settles);
  g_test_add_func ("/map-painter/borders-file", test_borders_file);
  return g_test_run ();
}
