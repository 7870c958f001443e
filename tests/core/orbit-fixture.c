/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "orbit-fixture.h"

#include "entente-dataset-reader.h"

#include <math.h>

#define N_REGIONS 6

static const char *const languages[] = { "en", NULL };

static void
get_fixed_extent (EntenteMeasure *self,
                  EntenteFont font,
                  const char *text,
                  EntenteExtent *extent)
{
  extent->width = g_utf8_strlen (text, -1) * (font == ENTENTE_FONT_FINDING ? 10.5 : 6.6);
  extent->height = 16;
  extent->ascent = 12.5;
}

static EntenteMeasure fixed_measure = { get_fixed_extent };

void
orbit_fixture_weigh (OrbitFixture *world,
       double first,
       double second)
{
  world->scenario->weights[0] = first;
  world->scenario->weights[1] = second;
  g_clear_pointer (&world->evaluation, entente_evaluation_unref);
  world->evaluation = entente_evaluate (world->values, world->scenario);
}

static void
clear_results (OrbitFixture *world)
{
  g_clear_pointer (&world->evaluation, entente_evaluation_unref);
  g_clear_pointer (&world->baseline, entente_evaluation_unref);
  g_clear_pointer (&world->values, entente_values_unref);
  g_clear_pointer (&world->scenario, entente_scenario_free);
}

/* Anew, when the dataset has been changed since. */
void
orbit_fixture_evaluate (OrbitFixture *world)
{
  clear_results (world);
  world->scenario = entente_scenario_new (world->dataset);
  world->values = entente_values_new (world->dataset, world->scenario);
  world->evaluation = entente_evaluate (world->values, world->scenario);
  world->baseline = entente_evaluation_ref (world->evaluation);
}

/* n partners with random facts in two criteria; places and regions as asked for. */
OrbitFixture *
orbit_fixture_new (guint seed,
            guint n,
            gboolean regions,
            double missing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  OrbitFixture *world = g_new0 (OrbitFixture, 1);
  EntenteText *names = NULL;
  guint i;

  world->fixture = dataset_fixture_new (n, 2, 2);
  world->dataset = world->fixture->dataset;
  dataset_fixture_fill (world->fixture, rand, missing, 0);
  if (regions)
    names = g_new0 (EntenteText, N_REGIONS);
  for (i = 0; regions && i < N_REGIONS; i++)
    names[i] = dataset_fixture_text (world->fixture, "Some region");
  world->dataset->n_regions = regions ? N_REGIONS : 0;
  world->dataset->regions = names;
  for (i = 0; i < n; i++)
    {
      EntentePartner *p = &world->fixture->partners[i];

      p->region_index = regions ? g_rand_int_range (rand, 0, N_REGIONS) : ENTENTE_NONE;
      p->has_location = regions && i % 7 != 0;
      p->longitude = p->has_location ? g_rand_double_range (rand, -180, 180) : NAN;
      p->latitude = 10;
    }
  orbit_fixture_evaluate (world);
  return world;
}

void
orbit_fixture_free (OrbitFixture *world)
{
  clear_results (world);
  if (world->fixture != NULL)
    {
      g_free ((gpointer) world->dataset->regions);
      dataset_fixture_free (world->fixture);
    }
  else
    entente_dataset_unref (world->dataset);
  g_free (world);
}

/* The input of a picture of this size; tests add what they are about. */
void
orbit_fixture_init_input (const OrbitFixture *world,
                          double width,
                          double height,
                          EntenteSceneInput *input)
{
  *input = (EntenteSceneInput) {
    .dataset = world->dataset, .scenario = world->scenario, .evaluation = world->evaluation,
    .baseline = world->baseline, .languages = languages, .measure = &fixed_measure, .width = width,
    .height = height, .text_scale = 1, .viewport = { 1, 0, 0 }, .selected = ENTENTE_NONE, .hovered = ENTENTE_NONE,
    .compared = ENTENTE_NONE, .sort_criterion = ENTENTE_NONE,
  };
}

EntenteOrbitScene *
orbit_fixture_make_scene (const OrbitFixture *world,
                          double width,
                          double height,
                          int selected,
                          int hovered)
{
  EntenteSceneInput input;

  orbit_fixture_init_input (world, width, height, &input);
  input.selected = selected;
  input.hovered = hovered;
  return entente_orbit_scene_new (&input);
}

/* A dataset that comes with the program. */
OrbitFixture *
orbit_fixture_new_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", name, NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  OrbitFixture *world = g_new0 (OrbitFixture, 1);

  world->dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (world->dataset);
  orbit_fixture_evaluate (world);
  return world;
}

void
orbit_fixture_check_marks_are_apart (const EntenteOrbitScene *s)
{
  guint i, j;

  for (i = 0; i < s->n_marks; i++)
    for (j = i + 1; j < s->n_marks; j++)
      {
        const EntenteOrbitMark *a = &s->marks[i], *b = &s->marks[j];

        g_assert_cmpfloat (hypot (a->x - b->x, a->y - b->y), >=, a->extent + b->extent - 1e-6);
      }
}

void
orbit_fixture_check_marks_are_inside (const EntenteOrbitScene *s)
{
  guint i, k;

  g_assert_cmpfloat (s->x - s->radius, >=, 0);
  g_assert_cmpfloat (s->y - s->radius, >=, s->heading->bottom);
  g_assert_cmpfloat (s->x + s->radius, <=, s->width);
  g_assert_cmpfloat (s->y + s->radius, <=, s->height);
  for (i = 0; i < s->n_marks; i++)
    {
      const EntenteOrbitMark *m = &s->marks[i];

      g_assert_cmpfloat (hypot (m->x - s->x, m->y - s->y) + m->radius, <=, s->radius + 1e-6);
      g_assert_cmpfloat (m->distance - m->radius, >, s->hub_radius);
      for (k = 0; k < s->n_pills; k++)
        {
          const EntenteOrbitPill *p = &s->pills[k];
          double inset = p->height / 2;
          double dx = m->x - CLAMP (m->x, p->x - p->width / 2 + inset, p->x + p->width / 2 - inset);

          g_assert_cmpfloat (hypot (dx, m->y - p->y), >=, inset + m->radius - 0.5);
        }
    }
}

static double
get_distance_to_box (double x,
                     double y,
                     const double box[4])
{
  return hypot (x - CLAMP (x, box[0], box[2]), y - CLAMP (y, box[1], box[3]));
}

/* No name lies over the hub, its name, the letters of a region's name along the rim, or a gate's sign. */
static void
check_name_is_clear (const EntenteOrbitScene *s,
                     guint i)
{
  const EntenteLabel *l = &s->labels[i];
  const double box[4] = { l->x, l->y, l->x + s->marks[i].text_width, l->y + s->marks[i].text_height };
  guint j;
  int k;

  g_assert_cmpfloat (get_distance_to_box (s->x, s->y, box), >=, s->hub_radius);
  if (s->hub_name_below)
    g_assert_true (box[0] >= s->x + s->hub_name_width / 2 || box[2] <= s->x - s->hub_name_width / 2
                   || box[1] >= s->y + s->hub_radius + s->hub_line_height || box[3] <= s->y + s->hub_radius);
  for (j = 0; j < s->n_sectors; j++)
    for (k = -20; k <= 20 && s->sectors[j].text_shown; k++)
      {
        const EntenteOrbitSector *sector = &s->sectors[j];
        const double angle = sector->text_angle + k / 40.0 * sector->text_width / sector->text_radius;

        g_assert_cmpfloat (get_distance_to_box (s->x + sector->text_radius * cos (angle),
                                                s->y + sector->text_radius * sin (angle), box), >=,
                           0.35 * sector->text_height);
      }
  for (j = 0; j < s->n_marks; j++)
    if (j != i && s->marks[j].gated)
      g_assert_cmpfloat (get_distance_to_box (s->marks[j].x + s->marks[j].lock_x, s->marks[j].y + s->marks[j].lock_y, box),
                         >=, 0.6 * s->marks[j].lock_size);
}

void
orbit_fixture_check_names (const EntenteOrbitScene *s)
{
  guint i, j;

  for (i = 0; i < s->n_marks; i++)
    {
      const EntenteLabel *l = &s->labels[i];
      double w = s->marks[i].text_width, h = s->marks[i].text_height;

      g_assert_cmpfloat (w, >, 0);
      if (l->candidate < 0)
        continue;
      g_assert_cmpfloat (l->x, >=, 0);
      g_assert_cmpfloat (l->x + w, <=, s->width);
      g_assert_cmpfloat (l->y, >=, 0);
      g_assert_cmpfloat (l->y + h, <=, s->height);
      check_name_is_clear (s, i);
      for (j = 0; j < s->n_marks; j++)
        {
          const EntenteOrbitMark *m = &s->marks[j];
          double dx = m->x - CLAMP (m->x, l->x, l->x + w), dy = m->y - CLAMP (m->y, l->y, l->y + h);

          g_assert_cmpfloat (hypot (dx, dy), >=, m->extent - 1e-6);
          if (j > i && s->labels[j].candidate >= 0)
            g_assert_false (l->x < s->labels[j].x + m->text_width && s->labels[j].x < l->x + w
                            && l->y < s->labels[j].y + m->text_height && s->labels[j].y < l->y + h);
        }
      for (j = 0; j < s->n_pills; j++)
        {
          const EntenteOrbitPill *p = &s->pills[j];

          g_assert_false (l->x < p->x + p->width / 2 && p->x - p->width / 2 < l->x + w
                          && l->y < p->y + p->height / 2 && p->y - p->height / 2 < l->y + h);
        }
    }
}
