/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ranked list while a slider moves: a new scene, a step of the motion and a drawing at 950 x 750. */

#include "entente-picture.h"

#include "dataset-fixture.h"
#include "timings.h"

#define FRAMES 100

typedef struct
{
  double update, advance, draw; /* milliseconds a frame */
} Cost;

static Cost
measure (guint n_partners)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (n_partners, 5, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntentePangoMeasure) text = entente_pango_measure_new (NULL, 1, "en");
  g_autoptr (EntentePicture) picture = entente_picture_new ("ranking");
  g_autoptr (EntenteValues) values = NULL;
  EntenteSceneInput input = { .dataset = fixture->dataset, .scenario = scenario, .languages = languages };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 950, 750);
  cairo_t *cr = cairo_create (surface);
  EntenteStyle style;
  Cost cost = { 0 };
  int i;

  dataset_fixture_fill (fixture, random, 0.1, 1000);
  values = entente_values_new (fixture->dataset, scenario);
  entente_style_init (&style, ENTENTE_THEME_LIGHT, fixture->dataset, 3, 1);
  input.measure = entente_pango_measure_get_measure (text);
  input.width = 950;
  input.height = 750;
  input.text_scale = 1;
  input.selected = input.hovered = input.compared = input.sort_criterion = ENTENTE_NONE;
  for (i = 0; i < FRAMES; i++)
    {
      g_autoptr (EntenteEvaluation) evaluation = NULL;
      double since;

      scenario->weights[0] = 0.01 + i / (double) FRAMES;
      evaluation = entente_evaluate (values, scenario);
      input.evaluation = evaluation;
      since = timings_get_ms ();
      entente_picture_update (picture, &input, ENTENTE_MOTION_FOLLOW, i * 16667);
      cost.update += timings_take (&since) / FRAMES;
      entente_picture_advance (picture, (i + 1) * 16667);
      cost.advance += timings_take (&since) / FRAMES;
      entente_picture_draw (picture, &style, text, cr);
      cairo_surface_flush (surface);
      cost.draw += timings_take (&since) / FRAMES;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return cost;
}

int
main (void)
{
  static const guint sizes[] = { 86, 500, 20000 };
  gboolean slow = FALSE;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Cost cost = measure (sizes[i]);

      g_print ("%5u rows: update %.2f ms, advance %.2f ms, draw %.2f ms\n", sizes[i], cost.update, cost.advance,
               cost.draw);
      /* Half a frame at 60 a second; generous, since other jobs may run. */
      slow |= sizes[i] <= 500 && cost.update + cost.advance + cost.draw > 8.3;
    }
  return slow;
}
