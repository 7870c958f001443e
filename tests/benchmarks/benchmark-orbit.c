/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Orbit while a slider moves: a new scene, a step of the motion and a drawing into pixels. Time of this thread's
 * processor, so that other jobs count little; the middle of all frames. With a number: so many frames of the first
 * case, for a profiler. */

#include "entente-dataset-reader.h"
#include "entente-picture.h"
#include "timings.h"

#include <stdlib.h>

#define FRAMES 150
#define MAX_FRAMES 20000

typedef struct
{
  double update[MAX_FRAMES], advance[MAX_FRAMES], draw[MAX_FRAMES]; /* milliseconds a frame */
} Cost;

static double
get_quantile (double *times,
              guint n,
              double share)
{
  timings_sort (times, n);
  return times[(guint) (share * (n - 1))];
}

static void
measure (EntenteDataset *dataset,
         int width,
         int height,
         guint frames,
         Cost *cost)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "en");
  g_autoptr (EntentePicture) picture = entente_picture_new ("orbit");
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) baseline = entente_evaluate (values, scenario);
  EntenteSceneInput input = { .dataset = dataset, .scenario = scenario, .languages = languages };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  EntenteStyle style;
  guint i;

  entente_style_init (&style, ENTENTE_THEME_LIGHT, dataset, scenario->n_tiers, 1);
  input.measure = entente_pango_measure_get_measure (text);
  input.width = width;
  input.height = height;
  input.text_scale = 1;
  input.baseline = baseline;
  input.viewport.zoom = 1;
  input.selected = input.hovered = input.compared = input.sort_criterion = ENTENTE_NONE;
  for (i = 0; i < frames; i++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      double since;

      scenario->weights[1] = 0.1 + 2.0 * (i % FRAMES) / FRAMES;
      evaluation = entente_evaluate (values, scenario);
      input.evaluation = evaluation;
      since = timings_get_ms ();
      entente_picture_update (picture, &input, i == 0 ? ENTENTE_MOTION_JUMP : ENTENTE_MOTION_FOLLOW, i * 16667);
      cost->update[i] = timings_take (&since);
      entente_picture_advance (picture, (i + 1) * 16667);
      cost->advance[i] = timings_take (&since);
      entente_picture_draw (picture, &style, text, cr);
      cairo_surface_flush (surface);
      cost->draw[i] = timings_take (&since);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  static const int sizes[][2] = { { 650, 706 }, { 1300, 990 }, { 3200, 2070 } };
  guint frames = argc > 2 ? (guint) CLAMP (atoi (argv[2]), 1, MAX_FRAMES) : FRAMES;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autofree Cost *cost = g_new (Cost, 1);
  gsize i;

  dataset = argc > 1 ? entente_dataset_read_file (argv[1], diagnostics, NULL, NULL, NULL) : NULL;
  if (dataset == NULL)
    {
      g_printerr ("Usage: benchmark-orbit DATASET [FRAMES]\n");
      return 2;
    }
  for (i = 0; i < (argc > 2 ? 1 : G_N_ELEMENTS (sizes)); i++)
    {
      measure (dataset, sizes[i][0], sizes[i][1], frames, cost);
      g_print ("orbit %4d x %4d, p50 (p95): update %.2f (%.2f) ms, advance %.2f ms, draw %.2f (%.2f) ms\n", sizes[i][0],
               sizes[i][1], get_quantile (cost->update, frames, 0.5), get_quantile (cost->update, frames, 0.95),
               get_quantile (cost->advance, frames, 0.5), get_quantile (cost->draw, frames, 0.5),
               get_quantile (cost->draw, frames, 0.95));
    }
  return 0;
}
