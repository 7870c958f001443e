/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Label placement beside the exact optimum, over the same candidates. */

#include "label-optimum.h"
#include "orbit-fixture.h"

#include <math.h>
#include <string.h>

#define MOST_STEPS 200000

typedef struct
{
  guint n_scenes, n_equal, n_given_up;
  double placed, optimum, worst;
} Tally;

static void
compare (const EntenteLabelProblem *problem,
         const double *weights,
         Tally *tally)
{
  EntenteLabel labels[LABEL_OPTIMUM_MAX_MARKS];
  double optimum = label_optimum_find (problem, weights, MOST_STEPS), placed = 0;
  guint i;

  entente_label_placement_run (problem, labels);
  for (i = 0; i < problem->n_marks; i++)
    if (labels[i].candidate >= 0)
      placed += weights[i];
  tally->n_scenes++;
  if (isnan (optimum))
    {
      tally->n_given_up++;
      return;
    }
  /* More than the optimum: one of the two counts wrong. */
  g_assert_cmpfloat (placed, <=, optimum + 1e-9);
  tally->placed += placed;
  tally->optimum += optimum;
  tally->n_equal += placed >= optimum - 1e-9;
  if (optimum > 0)
    tally->worst = MIN (tally->worst, placed / optimum);
}

/* @reached: part of the possible that stands today in all, which no change may lose */
static void
judge (const Tally *tally,
       double least,
       double reached)
{
  g_test_message ("%u scenes, %u too hard: %.0f of at most %.0f (%.1f %%), the optimum in %u, at worst %.1f %%",
                  tally->n_scenes, tally->n_given_up, tally->placed, tally->optimum,
                  100 * tally->placed / tally->optimum, tally->n_equal, 100 * tally->worst);
  g_assert_cmpuint (tally->n_given_up * 20, <=, tally->n_scenes);
  g_assert_cmpfloat (tally->placed, >=, reached * tally->optimum);
  g_assert_cmpfloat (tally->worst, >=, least);
}

/* n marks in a patch that has room for about so many names, in which they stand at random. */
static void
fill_patch (GRand *rand,
            guint n,
            double room,
            EntenteLabelMark *marks)
{
  const double side = sqrt (n * room);
  guint i = 0, j;

  while (i < n)
    {
      EntenteLabelMark *m = &marks[i];

      *m = (EntenteLabelMark) {
        g_rand_double_range (rand, 450 - side / 2, 450 + side / 2), g_rand_double_range (rand, 320 - side / 2, 320 + side / 2),
        g_rand_double_range (rand, 4, 7), g_rand_double_range (rand, 25, 80), 15, g_rand_int_range (rand, 0, 4), FALSE,
        18, ENTENTE_LABEL_NOT_PLACED,
      };
      for (j = 0; j < i && hypot (m->x - marks[j].x, m->y - marks[j].y) >= m->radius + marks[j].radius; j++)
        ;
      i += j == i;
    }
}

static void
run_patches (double room,
             gboolean by_priority,
             Tally *tally)
{
  EntenteLabelMark marks[LABEL_OPTIMUM_MAX_MARKS];
  double weights[LABEL_OPTIMUM_MAX_MARKS];
  EntenteLabelProblem problem = { 0, 0, 900, 640, 1, 0, marks, 0, NULL, NULL, NULL };
  guint seed, i;

  for (seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 500);

      problem.n_marks = 6 + seed % (LABEL_OPTIMUM_MAX_MARKS - 5);
      fill_patch (rand, problem.n_marks, room, marks);
      for (i = 0; i < problem.n_marks; i++)
        {
          marks[i].priority = by_priority ? marks[i].priority : 0;
          weights[i] = 1 + marks[i].priority;
        }
      compare (&problem, weights, tally);
    }
}

static void
test_number (void)
{
  static const double rooms[] = { 700, 1000, 1600 }, reached[] = { 0.9565, 0.972, 0.991 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      Tally tally = { .worst = 1 };

      run_patches (rooms[i], FALSE, &tally);
      judge (&tally, 0.85, reached[i]);
    }
}

static void
test_priority (void)
{
  Tally tally = { .worst = 1 };

  run_patches (1000, TRUE, &tally);
  judge (&tally, 0.85, 0.963);
}

/* The names of small Orbits, with everything they must not cover. */
static void
test_orbit (void)
{
  static const double frames[][2] = { { 420, 460 }, { 500, 560 }, { 800, 700 } };
  Tally tally = { .worst = 1 };
  guint seed;

  for (seed = 0; seed < 60; seed++)
    {
      g_autoptr (OrbitFixture) world = orbit_fixture_new (seed + 40, 10 + seed % 21, TRUE, 0.05);
      g_autoptr (EntenteOrbitScene) scene = NULL;
      EntenteLabelMark marks[LABEL_OPTIMUM_MAX_MARKS];
      double weights[LABEL_OPTIMUM_MAX_MARKS];
      EntenteLabelProblem problem = { .marks = marks, .unit = 1 };
      guint i;

      orbit_fixture_weigh (world, 0.3, 0.7);
      scene = orbit_fixture_make_scene (world, frames[seed % 3][0], frames[seed % 3][1], ENTENTE_NONE, ENTENTE_NONE);
      for (i = 0; i < scene->n_marks; i++)
        {
          entente_orbit_scene_get_label_mark (scene, i, FALSE, &marks[i]);
          weights[i] = 1;
        }
      problem.x1 = scene->width;
      problem.y1 = scene->height;
      problem.n_marks = scene->n_marks;
      problem.n_obstacles = scene->n_obstacles;
      problem.obstacles = scene->obstacles;
      compare (&problem, weights, &tally);
    }
  judge (&tally, 0.9, 0.996);
}

/* The search itself: against trying all, where that is possible. */
static guint
try_all (const EntenteLabelProblem *p,
         guint i,
         const EntenteLabel *chosen,
         guint n_placed)
{
  EntenteLabel labels[5];
  guint best = 0, j;
  int k;

  if (i == p->n_marks)
    return n_placed;
  if (i > 0)
    memcpy (labels, chosen, i * sizeof (EntenteLabel));
  labels[i].candidate = ENTENTE_LABEL_NOT_PLACED;
  best = try_all (p, i + 1, labels, n_placed);
  for (k = 0; k < ENTENTE_LABEL_N_NEAR; k++)
    {
      EntenteLabel *a = &labels[i];
      gboolean free = TRUE;

      entente_label_placement_locate (&p->marks[i], 1, k, a);
      for (j = 0; j < p->n_marks && free; j++)
        {
          const EntenteLabelMark *m = &p->marks[j];

          free = hypot (m->x - CLAMP (m->x, a->x - 2, a->x + p->marks[i].width + 2),
                        m->y - CLAMP (m->y, a->y - 1, a->y + p->marks[i].height + 1)) >= m->radius;
          if (j < i && labels[j].candidate >= 0)
            free &= a->x - 2 >= labels[j].x + m->width + 2 || labels[j].x - 2 >= a->x + p->marks[i].width + 2
                    || a->y - 1 >= labels[j].y + m->height + 1 || labels[j].y - 1 >= a->y + p->marks[i].height + 1;
        }
      if (free)
        best = MAX (best, try_all (p, i + 1, labels, n_placed + 1));
    }
  return best;
}

static void
test_search_is_exact (void)
{
  static const double weights[] = { 1, 1, 1, 1, 1 };
  guint seed, i, n_full = 0;

  for (seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      EntenteLabelMark marks[5];
      EntenteLabelProblem problem = { 0, 0, 900, 640, 1, 5, marks, 0, NULL, NULL, NULL };
      guint all;

      fill_patch (rand, 5, 350, marks);
      for (i = 0; i < 5; i++)
        marks[i].reach = 0;
      all = try_all (&problem, 0, NULL, 0);
      n_full += all == 5;
      g_assert_cmpfloat (label_optimum_find (&problem, weights, G_MAXUINT64 - 1), ==, all);
    }
  g_assert_cmpuint (n_full, <, 60);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-optimum/search-is-exact", test_search_is_exact);
  g_test_add_func ("/label-optimum/number", test_number);
  g_test_add_func ("/label-optimum/priority", test_priority);
  g_test_add_func ("/label-optimum/orbit", test_orbit);
  return g_test_run ();
}
