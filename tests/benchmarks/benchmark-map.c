/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a step of a slider costs the Map on a screen, beside a bare blit of a surface of the same size, and what a
 * change of size costs once. Processor time of this thread, so that a busy machine changes little.
 *
 * Fails when the 95th percentile of the work is above the blit's by more than twice the budget (4, 8 and 15 ms). */

#include "entente-dataset-reader.h"
#include "entente-picture.h"
#include "timings.h"

#include <stdlib.h>

#define STEPS 200

static double
get_percentile (double *times,
                guint percent)
{
  timings_sort (times, STEPS);
  return times[STEPS * percent / 100 - 1];
}

static void
draw (EntentePicture *picture,
      const EntenteStyle *style,
      EntentePangoMeasure *text,
      cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  entente_style_set_source (cr, style->picture, 1);
  cairo_paint (cr);
  entente_picture_draw (picture, style, text, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static void
blit (cairo_surface_t *from,
      cairo_surface_t *to)
{
  cairo_t *cr = cairo_create (to);

  cairo_set_source_surface (cr, from, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (to);
}

static gboolean
measure (EntenteDataset *dataset,
         double width,
         double height,
         double budget)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "en");
  g_autoptr (EntenteEvaluation) baseline = entente_evaluate (values, scenario);
  g_autoptr (EntentePicture) picture = entente_picture_new ("map");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_surface_t *other = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  EntenteSceneInput input = { .dataset = dataset, .scenario = scenario, .evaluation = baseline,
                              .baseline = baseline, .languages = languages,
                              .measure = entente_pango_measure_get_measure (text), .width = width, .height = height,
                              .text_scale = 1, .viewport = { 1, 0, 0 }, .selected = ENTENTE_NONE,
                              .hovered = ENTENTE_NONE, .compared = ENTENTE_NONE, .sort_criterion = ENTENTE_NONE };
  double work[STEPS], blits[STEPS], start, first, high, bare;
  EntenteStyle style;
  guint step, c;

  entente_style_init (&style, ENTENTE_THEME_LIGHT, dataset, baseline->n_tiers, 1);
  start = timings_get_ms ();
  entente_picture_update (picture, &input, ENTENTE_MOTION_JUMP, 0);
  draw (picture, &style, text, surface);
  first = timings_get_ms () - start;
  for (step = 0; step < STEPS; step++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;

      for (c = 0; c < scenario->n_criteria; c++)
        scenario->weights[c] = 1 + (step * (c + 3)) % 40 / 4.0;
      evaluation = entente_evaluate (values, scenario);
      input.evaluation = evaluation;
      start = timings_get_ms ();
      entente_picture_update (picture, &input, ENTENTE_MOTION_FOLLOW, step * 16667);
      entente_picture_advance (picture, step * 16667);
      draw (picture, &style, text, surface);
      work[step] = timings_get_ms () - start;
      start = timings_get_ms ();
      blit (surface, other);
      blits[step] = timings_get_ms () - start;
    }
  high = get_percentile (work, 95);
  bare = get_percentile (blits, 95);
  g_print ("%4.0f x %4.0f  first %6.1f ms  step: median %5.2f, p95 %5.2f, worst %5.2f ms  blit p95 %5.2f ms\n", width,
           height, first, get_percentile (work, 50), high, work[STEPS - 1], bare);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (other);
  return high <= bare + 2 * budget;
}

int
main (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources/sample/partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  gboolean fine = TRUE;

  g_assert_nonnull (dataset);
  fine &= measure (dataset, 1280, 800, 4);
  fine &= measure (dataset, 1920, 1080, 8);
  fine &= measure (dataset, 3840, 2160, 15);
  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
