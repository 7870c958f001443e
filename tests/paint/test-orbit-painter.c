/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "entente-dataset-reader.h"
#include "entente-orbit-painter.h"
#include "entente-orbit-room.h"
#include "entente-picture.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 640
#define FRAME 16667

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteValues *values;
  EntenteEvaluation *before, *after;
  EntentePangoMeasure *text;
  EntenteStyle style;
} Fixture;

static const char *const languages[] = { "en", NULL };

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  int geography;

  f->dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (f->dataset);
  f->scenario = entente_scenario_new (f->dataset);
  f->values = entente_values_new (f->dataset, f->scenario);
  f->before = entente_evaluate (f->values, f->scenario);
  geography = entente_dataset_find_criterion (f->dataset, "geography");
  g_assert_cmpint (geography, >=, 0);
  f->scenario->weights[geography] *= 3;
  f->after = entente_evaluate (f->values, f->scenario);
  f->text = entente_pango_measure_new (NULL, 1, "en");
  entente_style_init (&f->style, ENTENTE_THEME_LIGHT, f->dataset, f->before->n_tiers, 1);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  entente_pango_measure_free (f->text);
  entente_evaluation_unref (f->before);
  entente_evaluation_unref (f->after);
  entente_values_unref (f->values);
  entente_scenario_free (f->scenario);
  entente_dataset_unref (f->dataset);
}

static EntenteSceneInput
get_input (const Fixture *f,
           EntenteEvaluation *evaluation)
{
  return (EntenteSceneInput) {
    .dataset = f->dataset, .scenario = f->scenario, .evaluation = evaluation, .baseline = f->before,
    .languages = languages, .measure = entente_pango_measure_get_measure (f->text), .width = WIDTH,
    .height = HEIGHT, .text_scale = 1, .viewport = { 1, 0, 0 }, .selected = ENTENTE_NONE,
    .hovered = ENTENTE_NONE, .compared = ENTENTE_NONE, .sort_criterion = ENTENTE_NONE,
  };
}

static GBytes *
draw (const Fixture *f,
      EntentePicture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  entente_picture_draw (picture, &f->style, f->text, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
  cairo_surface_destroy (surface);
  return bytes;
}

static GBytes *
draw_at_once (const Fixture *f,
              EntenteEvaluation *evaluation,
              gboolean for_export)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  EntenteSceneInput input = get_input (f, evaluation);

  input.for_export = for_export;
  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  return draw (f, picture);
}

static void
test_same_bytes (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (GBytes) first = draw_at_once (f, f->after, FALSE);
  g_autoptr (GBytes) second = draw_at_once (f, f->after, FALSE);
  g_autoptr (GBytes) export = draw_at_once (f, f->after, TRUE);
  g_autoptr (GBytes) other = draw_at_once (f, f->before, FALSE);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, export)); /* the kept ground is the drawn one */
  g_assert_false (g_bytes_equal (first, other));
}

static gboolean
is_colour_at (GBytes *pixels,
              double x,
              double y,
              EntenteColour colour)
{
  const guint8 *data = g_bytes_get_data (pixels, NULL), *pixel = data + 4 * ((gsize) rint (y) * WIDTH + (gsize) rint (x));

  return fabs (pixel[2] / 255.0 - colour.red) < 0.01 && fabs (pixel[1] / 255.0 - colour.green) < 0.01
         && fabs (pixel[0] / 255.0 - colour.blue) < 0.01;
}

/* Discs are as large on the picture as the scene says: fill up to the rim, none beyond it. */
static void
test_sized_marks (Fixture *f,
                  gconstpointer data)
{
  static const char *const quantities[] = { "gdp-usd", "population" };
  g_autoptr (GBytes) plain = draw_at_once (f, f->after, FALSE);
  guint q, i;

  for (q = 0; q < G_N_ELEMENTS (quantities); q++)
    {
      g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
      g_autoptr (EntenteOrbitScene) scene = NULL;
      g_autoptr (GBytes) sized = NULL, again = NULL;
      EntenteSceneInput input = get_input (f, f->after);
      double smallest = G_MAXDOUBLE, largest = 0;

      input.size_by = quantities[q];
      scene = entente_orbit_scene_new (&input);
      g_assert_cmpint (scene->sizes.quantity, >=, 0);
      entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
      sized = draw (f, picture);
      input.for_export = TRUE;
      entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
      again = draw (f, picture);
      g_assert_true (g_bytes_equal (sized, again));
      g_assert_false (g_bytes_equal (sized, plain));
      for (i = 0; i < scene->n_marks; i++)
        {
          const EntenteOrbitMark *mark = &scene->marks[i];

          if (mark->tier > 0 || mark->unsized || mark->radius < 2.5)
            continue;
          g_assert_true (is_colour_at (sized, mark->x - mark->radius + 2.2, mark->y, f->style.tier_fill[0]));
          g_assert_true (is_colour_at (sized, mark->x, mark->y + mark->radius - 2.2, f->style.tier_fill[0]));
          g_assert_false (is_colour_at (sized, mark->x - mark->radius - 1.5, mark->y, f->style.tier_fill[0]));
          smallest = MIN (smallest, mark->radius);
          largest = MAX (largest, mark->radius);
        }
      g_assert_cmpfloat (largest, >, 1.2 * smallest);
    }
}

static gint64
run_until_rest (EntentePicture *picture,
                gint64 now)
{
  guint n_frames = 0;

  while (entente_picture_advance (picture, now))
    {
      now += FRAME;
      g_assert_cmpuint (n_frames++, <, 300);
    }
  g_assert_cmpuint (n_frames, >, 5);
  return now;
}

/* Whatever way it came there, a picture at rest looks the same; undo brings back the same bytes. */
static void
test_rest_forgets_the_way (Fixture *f,
                           gconstpointer data)
{
  static const EntenteMotionMode modes[] = { ENTENTE_MOTION_GLIDE, ENTENTE_MOTION_FOLLOW };
  g_autoptr (GBytes) before = draw_at_once (f, f->before, FALSE);
  g_autoptr (GBytes) after = draw_at_once (f, f->after, FALSE);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
      EntenteSceneInput input = get_input (f, f->before);
      g_autoptr (GBytes) there = NULL;
      g_autoptr (GBytes) half_way = NULL;
      g_autoptr (GBytes) back = NULL;
      gint64 now = 0;

      entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, now);
      input.evaluation = f->after;
      entente_picture_update (picture, &input, modes[i], now);
      entente_picture_advance (picture, now + 4 * FRAME);
      half_way = draw (f, picture);
      g_assert_false (g_bytes_equal (half_way, before));
      g_assert_false (g_bytes_equal (half_way, after));
      now = run_until_rest (picture, now + 5 * FRAME);
      there = draw (f, picture);
      g_assert_true (g_bytes_equal (there, after));

      input.evaluation = f->before;
      entente_picture_update (picture, &input, modes[i], now);
      run_until_rest (picture, now);
      back = draw (f, picture);
      g_assert_true (g_bytes_equal (back, before));
    }
}

/* The same moment without any image that is kept. */
static GBytes *
draw_by_paths (const Fixture *f,
               EntentePicture *picture)
{
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (record);
  GBytes *bytes;

  entente_picture_draw (picture, &f->style, f->text, cr);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, record, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (record);
  return bytes;
}

/* While marks move they are copied from images: their edges are an eighth of a pixel away from the drawn ones at most, in
 * each direction, and none is missing or has another colour. Letters, which are put on whole pixels of an image, stand
 * where an exact measure wants them in both. */
static void
test_moving_marks_are_the_drawn_ones (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  EntenteSceneInput input = get_input (f, f->before);
  guint frame, n_different = 0;
  int largest = 0;
  double sum = 0;

  entente_pango_measure_set_exact (f->text, TRUE);
  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  input.evaluation = f->after;
  entente_picture_update (picture, &input, ENTENTE_MOTION_GLIDE, 0);
  for (frame = 1; frame < 20; frame++)
    {
      g_autoptr (GBytes) copied = NULL, drawn = NULL;
      const guint8 *a, *b;
      gsize i, n;

      g_assert_true (entente_picture_advance (picture, frame * FRAME));
      copied = draw (f, picture);
      drawn = draw_by_paths (f, picture);
      a = g_bytes_get_data (copied, &n);
      b = g_bytes_get_data (drawn, NULL);
      for (i = 0; i < n; i++)
        {
          n_different += a[i] != b[i];
          largest = MAX (largest, ABS ((int) a[i] - (int) b[i]));
          sum += ABS ((int) a[i] - (int) b[i]);
        }
    }
  g_assert_cmpuint (n_different, >, 0); /* or nothing was copied */
  g_assert_cmpint (largest, <, 64);
  g_assert_cmpfloat (sum / n_different, <, 8);
}

/* Marks and names between two scenes, at a share of the way. */
static void
mix_scenes (const EntenteOrbitScene *before,
            const EntenteOrbitScene *after,
            double share,
            EntenteOrbitPose *poses,
            EntenteOrbitTag *tags)
{
  guint i, c;

  for (i = 0; i < before->n_marks; i++)
    {
      EntenteOrbitTag tag;
      EntenteOrbitPose pose;

      entente_orbit_painter_get_pose (before, i, &poses[i]);
      entente_orbit_painter_get_pose (after, i, &pose);
      poses[i].angle += share * (pose.angle - poses[i].angle);
      poses[i].distance += share * (pose.distance - poses[i].distance);
      entente_orbit_painter_get_tag (before, i, &tags[i]);
      entente_orbit_painter_get_tag (after, i, &tag);
      for (c = 0; c < ENTENTE_ORBIT_TAG_CHANNELS; c++)
        ((double *) &tags[i])[c] += share * (((double *) &tag)[c] - ((double *) &tags[i])[c]);
    }
}

/* By how much the names of two marks lie on each other, or the name of one on the mark of the other; names that are shown
 * by less than half count as absent. */
static double
get_overlap (const EntenteOrbitShown *shown,
             guint a,
             guint b,
             gboolean of_mark)
{
  const EntenteOrbitScene *scene = shown->scene;
  double x[2], y[2], box[2][4];
  guint i;

  for (i = 0; i < 2; i++)
    {
      const guint m = i == 0 ? a : b;

      x[i] = scene->x + shown->poses[m].distance * cos (shown->poses[m].angle);
      y[i] = scene->y + shown->poses[m].distance * sin (shown->poses[m].angle);
      box[i][0] = x[i] + shown->tags[m].x;
      box[i][1] = y[i] + shown->tags[m].y;
      box[i][2] = box[i][0] + scene->marks[m].text_width;
      box[i][3] = box[i][1] + scene->marks[m].text_height;
      if ((i == 0 || !of_mark) && shown->tags[m].presence * shown->room[m] < 0.5)
        return 0;
    }
  if (of_mark)
    return scene->marks[b].extent - hypot (x[1] - CLAMP (x[1], box[0][0], box[0][2]), y[1] - CLAMP (y[1], box[0][1], box[0][3]));
  return MIN (MIN (box[0][2], box[1][2]) - MAX (box[0][0], box[1][0]), MIN (box[0][3], box[1][3]) - MAX (box[0][1], box[1][1]));
}

/* On their way names cross others and marks; those that matter less are not seen meanwhile. */
static void
test_moving_names_yield (Fixture *f,
                         gconstpointer data)
{
  EntenteSceneInput input = get_input (f, f->before);
  g_autoptr (EntenteOrbitScene) before = NULL, after = NULL;
  g_autofree EntenteOrbitPose *poses = NULL;
  g_autofree EntenteOrbitTag *tags = NULL;
  g_autofree double *room = NULL, *all = NULL;
  guint step, a, b, n_crossed = 0, n_yielded = 0, n_shown = 0;

  before = entente_orbit_scene_new (&input);
  input.evaluation = f->after;
  input.selected = 3;
  after = entente_orbit_scene_new (&input);
  poses = g_new (EntenteOrbitPose, before->n_marks);
  tags = g_new (EntenteOrbitTag, before->n_marks);
  room = g_new (double, before->n_marks);
  all = g_new (double, before->n_marks);
  for (step = 0; step <= 20; step++)
    {
      EntenteOrbitShown shown = { .scene = after, .poses = poses, .tags = tags };

      if (step == 0)
        shown.scene = before;
      mix_scenes (before, after, step / 20.0, poses, tags);
      entente_orbit_room_find (&shown, room);
      for (a = 0; a < before->n_marks; a++)
        {
          all[a] = 1;
          n_shown += tags[a].presence > 0.5;
          n_yielded += tags[a].presence > 0.5 && room[a] < 1;
          g_assert_true (room[a] >= 0 && room[a] <= 1);
          if (step == 0 || step == 20 || shown.scene->marks[a].partner == shown.scene->selected)
            g_assert_cmpfloat (room[a], ==, 1);
        }
      for (a = 0; a < before->n_marks; a++)
        for (b = 0; b < before->n_marks; b++)
          {
            const gboolean is_looked_at = shown.scene->marks[a].partner == shown.scene->selected;

            if (a == b)
              continue;
            shown.room = all;
            n_crossed += get_overlap (&shown, a, b, FALSE) > 1.5 || get_overlap (&shown, a, b, TRUE) > 1.5;
            shown.room = room;
            g_assert_cmpfloat (get_overlap (&shown, a, b, FALSE), <=, 1.51);
            if (!is_looked_at)
              g_assert_cmpfloat (get_overlap (&shown, a, b, TRUE), <=, 1.51);
          }
    }
  g_test_message ("%u of %u names yielded, %u crossings without that", n_yielded, n_shown, n_crossed);
  g_assert_cmpuint (n_crossed, >, 20);
  g_assert_cmpuint (n_yielded, <, n_shown / 4);
}

static void
test_leaves_the_context_as_it_was (Fixture *f,
                                   gconstpointer data)
{
  EntenteSceneInput input = get_input (f, f->after);
  g_autoptr (EntenteOrbitScene) scene = NULL;
  g_autofree EntenteOrbitPose *poses = NULL;
  g_autofree EntenteOrbitTag *tags = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t was, is;
  double x0, y0, x1, y1;
  guint i;

  scene = entente_orbit_scene_new (&input);
  poses = g_new0 (EntenteOrbitPose, scene->n_marks);
  tags = g_new0 (EntenteOrbitTag, scene->n_marks);
  for (i = 0; i < scene->n_marks; i++)
    {
      entente_orbit_painter_get_pose (scene, i, &poses[i]);
      entente_orbit_painter_get_tag (scene, i, &tags[i]);
    }
  cairo_translate (cr, 3, 4);
  cairo_rectangle (cr, 10, 20, 300, 200);
  cairo_clip (cr);
  cairo_set_line_width (cr, 7.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_get_matrix (cr, &was);
  entente_orbit_painter_draw_ground (scene, &f->style, f->text, cr);
  entente_orbit_painter_draw_marks (&(EntenteOrbitShown) { scene, poses, tags, NULL }, &f->style, f->text, cr);
  cairo_get_matrix (cr, &is);
  g_assert_cmpmem (&was, sizeof was, &is, sizeof is);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7.5);
  g_assert_cmpint (cairo_get_line_join (cr), ==, CAIRO_LINE_JOIN_BEVEL);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  g_assert_cmpfloat (x1 - x0, ==, 300);
  g_assert_cmpfloat (y1 - y0, ==, 200);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_pick_finds_what_locate_says (Fixture *f,
                                  gconstpointer data)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  EntenteSceneInput input = get_input (f, f->after);
  EntentePick pick;
  guint i;

  g_assert_cmpint (entente_picture_pick (picture, 10, 10).kind, ==, ENTENTE_PICK_NOTHING);
  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  for (i = 0; i < f->dataset->n_partners; i++)
    {
      double x, y, radius;

      g_assert_true (entente_picture_locate (picture, (int) i, &x, &y, &radius));
      pick = entente_picture_pick (picture, x + 1, y - 1);
      g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
      g_assert_cmpint (pick.index, ==, (int) i);
    }
  g_assert_cmpint (entente_picture_pick (picture, 4, 200).kind, ==, ENTENTE_PICK_NOTHING);
  g_assert_false (entente_picture_locate (picture, (int) i, NULL, NULL, NULL));
  g_assert_cmpint (entente_picture_step (picture, ENTENTE_NONE, ENTENTE_STEP_RIGHT), ==, (int) f->after->order[0]);
}

static cairo_status_t
append_cb (void *closure,
           const unsigned char *data,
           unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
test_exports_hold_no_bitmap (Fixture *f,
                             gconstpointer data)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  EntenteSceneInput input = get_input (f, f->after);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  input.for_export = TRUE;
  input.selected = 3;
  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  entente_picture_draw (picture, &f->style, f->text, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (pdf->len, >, 10000);
  g_assert_nonnull (memmem (pdf->data, pdf->len, "/FontFile", 9));
  g_assert_null (memmem (pdf->data, pdf->len, "/Subtype /Image", 15));
}

static void
test_describes_itself (Fixture *f,
                       gconstpointer data)
{
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  EntenteSceneInput input = get_input (f, f->after);
  g_autofree char *description = NULL;
  g_autofree char *first = g_strdup_printf ("Tier 1: %u partners.", f->after->tier_sizes[0]);

  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  description = entente_picture_describe (picture);
  g_assert_nonnull (strstr (description, first));
  g_assert_nonnull (strstr (description, "Geography"));
}

/* Those whom a stage singles out are all named under every preset of the sample, with the real letters, narrow ones and
 * wide ones, also in a picture that is hardly wider than high. */
static void
test_stage_names (Fixture *f,
                  gconstpointer data)
{
  static const double sizes[][2] = { { 1834, 926 }, { 1222, 617 }, { 1547, 1047 }, { 990, 661 }, { 1000, 750 }, { 900, 900 } };
  static const char *const fonts[] = { NULL, "DejaVu Sans" };
  guint preset, size, i;

  for (preset = 0; preset < 2 * f->dataset->n_presets; preset++)
    for (size = 0; size < G_N_ELEMENTS (sizes); size++)
      {
        g_autoptr (EntenteScenario) scenario = entente_scenario_copy (f->scenario);
        g_autoptr (EntenteEvaluation) evaluation = NULL;
        g_autoptr (EntenteOrbitScene) scene = NULL;
        EntentePangoMeasure *text;
        EntenteSceneInput input;
        EntenteStyle style = f->style;
        guint n_named = 0;

        entente_scenario_apply_preset (scenario, f->dataset, (int) preset / 2);
        evaluation = entente_evaluate (f->values, scenario);
        entente_style_set_medium (&style, ENTENTE_MEDIUM_STAGE, 1, sizes[size][1] * 1080 / 926);
        text = entente_pango_measure_new_for_type (fonts[preset % 2], &style.type, "en");
        input = get_input (f, evaluation);
        input.scenario = scenario;
        input.baseline = NULL;
        input.medium = ENTENTE_MEDIUM_STAGE;
        input.measure = entente_pango_measure_get_measure (text);
        input.text_scale = style.text_scale;
        input.width = sizes[size][0];
        input.height = sizes[size][1];
        scene = entente_orbit_scene_new (&input);
        for (i = 0; i < scene->n_marks; i++)
          {
            const gboolean named = scene->named[scene->marks[i].partner];

            if (named != (scene->labels[i].candidate >= 0))
              g_test_message ("%s at %g x %g: %s", f->dataset->presets[preset / 2].id, sizes[size][0], sizes[size][1],
                              scene->marks[i].name);
            g_assert_cmpint (named, ==, scene->labels[i].candidate >= 0);
            n_named += named;
          }
        g_assert_cmpuint (n_named, >=, 5);
        entente_pango_measure_free (text);
      }
}

/* In the window at 1280 x 800, in Latin and in Japanese: all of the first tier stand, however large the text is, and
 * where it is largest the names of the regions give way to them. */
static void
test_large_text (Fixture *f,
                 gconstpointer data)
{
  static const char *const tags[][2] = { { "en", NULL }, { "ja", NULL } };
  guint step, tag;

  for (step = 0; step <= 4; step++)
    for (tag = 0; tag < G_N_ELEMENTS (tags); tag++)
      {
        const double scale = 1 + 0.25 * step;
        EntentePangoMeasure *text = entente_pango_measure_new (NULL, scale, tags[tag][0]);
        g_autoptr (EntenteOrbitScene) scene = NULL;
        EntenteSceneInput input = get_input (f, f->before);
        guint i, n_missing = 0, n_regions = 0;

        input.baseline = NULL;
        input.languages = tags[tag];
        input.measure = entente_pango_measure_get_measure (text);
        input.text_scale = scale;
        input.width = 650;
        input.height = 706;
        scene = entente_orbit_scene_new (&input);
        for (i = 0; i < scene->n_marks; i++)
          n_missing += scene->marks[i].tier == 0 && scene->labels[i].candidate < 0;
        for (i = 0; i < scene->n_sectors; i++)
          n_regions += scene->sectors[i].text_shown;
        g_test_message ("%s, text %.2f: %u of tier 1 missing, %u regions", tags[tag][0], scale, n_missing, n_regions);
        g_assert_cmpuint (n_missing, ==, 0);
        g_assert_cmpuint (n_regions, ==, scene->names_regions ? scene->n_sectors : 0);
        g_assert_true (scale >= 1.5 || scene->names_regions);
        g_assert_false (scale >= 2 && scene->names_regions);
        entente_pango_measure_free (text);
      }
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/orbit-painter/stage-names", test_stage_names },
    { "/orbit-painter/large-text", test_large_text },
    { "/orbit-painter/same-bytes", test_same_bytes },
    { "/orbit-painter/sized-marks", test_sized_marks },
    { "/orbit-painter/rest-forgets-the-way", test_rest_forgets_the_way },
    { "/orbit-painter/moving-names-yield", test_moving_names_yield },
    { "/orbit-painter/moving-marks-are-the-drawn-ones", test_moving_marks_are_the_drawn_ones },
    { "/orbit-painter/leaves-the-context-as-it-was", test_leaves_the_context_as_it_was },
    { "/orbit-painter/pick-finds-what-locate-says", test_pick_finds_what_locate_says },
    { "/orbit-painter/exports-hold-no-bitmap", test_exports_hold_no_bitmap },
    { "/orbit-painter/describes-itself", test_describes_itself },
  };
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
