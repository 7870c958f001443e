/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Names in two columns beside generated crowds of marks: everybody who must be named is, no text covers anything, and
 * no leader crosses another or runs through a mark that has a name. The geometry is written anew here. */

#include "entente-label-index.h"

#include <math.h>

#define WIDTH 900.0
#define HEIGHT 640.0
#define N_MARKS 80
#define N_SCENES 200
#define RADIUS 240.0

typedef struct
{
  EntenteLabelProblem problem;
  EntenteLabelMark marks[N_MARKS];
  EntenteLabelObstacle hub;
  EntenteLabel labels[N_MARKS];
} Scene;

static gboolean
is_free (const Scene *scene,
         guint n,
         const EntenteLabelMark *mark)
{
  guint i;

  for (i = 0; i < n; i++)
    if (hypot (scene->marks[i].x - mark->x, scene->marks[i].y - mark->y) < scene->marks[i].radius + mark->radius + 3)
      return FALSE;
  return hypot (mark->x - WIDTH / 2, mark->y - HEIGHT / 2) > 40 + mark->radius;
}

/* Marks in a disc; the named ones are crowded on one side, as neighbours on a map are. */
static void
fill_scene (Scene *scene,
            guint seed,
            guint n_named)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const double side = g_rand_double_range (rand, 0, 2 * G_PI);
  guint i = 0;

  while (i < N_MARKS)
    {
      const gboolean named = i < n_named;
      const double angle = side + g_rand_double_range (rand, 0, named ? G_PI : 2 * G_PI);
      const double distance = RADIUS * sqrt (g_rand_double_range (rand, 0.03, named ? 0.4 : 0.95));
      EntenteLabelMark *mark = &scene->marks[i];

      *mark = (EntenteLabelMark) { .x = WIDTH / 2 + distance * cos (angle), .y = HEIGHT / 2 + distance * sin (angle),
                                   .radius = named ? 8 : 5, .height = 26, .must = named, .previous = -1 };
      mark->width = named || i % 3 == 0 ? g_rand_int_range (rand, 3, 16) * 11 : 0;
      if (is_free (scene, i, mark))
        i++;
    }
  scene->hub = (EntenteLabelObstacle) { ENTENTE_OBSTACLE_DISC, WIDTH / 2, HEIGHT / 2, 0, 0, 36, -1 };
  scene->problem = (EntenteLabelProblem) { .x1 = WIDTH, .y1 = HEIGHT, .unit = 1.5, .n_marks = N_MARKS,
                                           .marks = scene->marks, .n_obstacles = 1, .obstacles = &scene->hub };
}

static double
get_turn (double ax,
          double ay,
          double bx,
          double by,
          double cx,
          double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static gboolean
do_leaders_cross (const EntenteLabel *a,
                  const EntenteLabel *b)
{
  const double turns[] = {
    get_turn (a->leader_x0, a->leader_y0, a->leader_x1, a->leader_y1, b->leader_x0, b->leader_y0),
    get_turn (a->leader_x0, a->leader_y0, a->leader_x1, a->leader_y1, b->leader_x1, b->leader_y1),
    get_turn (b->leader_x0, b->leader_y0, b->leader_x1, b->leader_y1, a->leader_x0, a->leader_y0),
    get_turn (b->leader_x0, b->leader_y0, b->leader_x1, b->leader_y1, a->leader_x1, a->leader_y1),
  };

  return turns[0] * turns[1] < 0 && turns[2] * turns[3] < 0;
}

/* Between a point and a leader. */
static double
get_distance (const EntenteLabel *leader,
              double x,
              double y)
{
  double nearest = G_MAXDOUBLE;
  guint i;

  for (i = 0; i <= 1000; i++)
    {
      const double t = i / 1000.0;

      nearest = MIN (nearest, hypot (leader->leader_x0 + t * (leader->leader_x1 - leader->leader_x0) - x,
                                     leader->leader_y0 + t * (leader->leader_y1 - leader->leader_y0) - y));
    }
  return nearest;
}

static void
check_pair (const Scene *scene,
            guint i,
            guint k)
{
  const EntenteLabelMark *a = &scene->marks[i], *b = &scene->marks[k];
  const EntenteLabel *x = &scene->labels[i], *y = &scene->labels[k];

  g_assert_true (b->x + b->radius <= x->x || b->x - b->radius >= x->x + a->width || b->y + b->radius <= x->y
                 || b->y - b->radius >= x->y + a->height);
  if (!b->must)
    return;
  g_assert_cmpfloat (get_distance (x, b->x, b->y), >=, b->radius);
  g_assert_false (do_leaders_cross (x, y));
  g_assert_true (x->x + a->width <= y->x || y->x + b->width <= x->x || x->y + a->height <= y->y
                 || y->y + b->height <= x->y);
}

static void
check_index (const Scene *scene)
{
  guint i, k;

  for (i = 0; i < N_MARKS; i++)
    {
      const EntenteLabelMark *mark = &scene->marks[i];
      const EntenteLabel *label = &scene->labels[i];

      g_assert_cmpint (label->candidate, ==, mark->must ? ENTENTE_LABEL_IN_INDEX : ENTENTE_LABEL_NOT_PLACED);
      if (!mark->must)
        continue;
      g_assert_true (label->has_leader);
      g_assert_true (label->x >= 0 && label->y >= 0 && label->x + mark->width <= WIDTH);
      g_assert_cmpfloat (label->y + mark->height, <=, HEIGHT);
      g_assert_cmpfloat (get_distance (label, WIDTH / 2, HEIGHT / 2), >=, 36);
      for (k = 0; k < N_MARKS; k++)
        if (k != i)
          check_pair (scene, i, k);
    }
}

static void
test_random (void)
{
  guint n_found = 0, seed, i;

  for (seed = 0; seed < N_SCENES; seed++)
    {
      Scene *scene = g_new0 (Scene, 1);

      fill_scene (scene, seed, 3 + seed % 8);
      if (entente_label_index_place (&scene->problem, WIDTH / 2 - RADIUS - 20, WIDTH / 2 + RADIUS + 20, scene->labels))
        {
          check_index (scene);
          n_found++;
        }
      else
        for (i = 0; i < N_MARKS; i++)
          g_assert_cmpint (scene->labels[i].candidate, ==, ENTENTE_LABEL_NOT_PLACED);
      g_free (scene);
    }
  g_test_message ("%u of %d crowds have an index", n_found, N_SCENES);
  g_assert_cmpuint (n_found, >=, N_SCENES * 95 / 100);
}

/* Known answers: marks to the left and to the right go to their sides, from top to bottom. */
static void
test_sides (void)
{
  Scene scene = { 0 };
  const double places[][2] = { { 300, 200 }, { 600, 200 }, { 300, 420 }, { 600, 420 } };
  guint i;

  for (i = 0; i < 4; i++)
    scene.marks[i] = (EntenteLabelMark) { .x = places[i][0], .y = places[i][1], .radius = 8, .width = 90, .height = 26,
                                          .must = TRUE };
  scene.problem = (EntenteLabelProblem) { .x1 = WIDTH, .y1 = HEIGHT, .unit = 1, .n_marks = 4, .marks = scene.marks };
  g_assert_true (entente_label_index_place (&scene.problem, 200, 700, scene.labels));
  for (i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (scene.labels[i].x, ==, i % 2 == 0 ? 110 : 700);
      g_assert_cmpfloat_with_epsilon (scene.labels[i].y + 13, places[i][1], 17);
    }
}

/* Too few lines, or a column that is too narrow: no index, and no label left behind. */
static void
test_no_room (void)
{
  Scene scene = { 0 };
  guint i;

  fill_scene (&scene, 1, 10);
  g_assert_false (entente_label_index_place (&scene.problem, 30, WIDTH - 30, scene.labels));
  scene.problem.y1 = 4 * 35 - 1;
  g_assert_false (entente_label_index_place (&scene.problem, 210, 690, scene.labels));
  for (i = 0; i < N_MARKS; i++)
    g_assert_cmpint (scene.labels[i].candidate, ==, ENTENTE_LABEL_NOT_PLACED);
}

/* A column has as many lines as are whole in the picture, in its middle; a line more is as good as none. */
static void
test_lines_fill_the_height (void)
{
  const double pitch = 26 + 6;
  guint tenths, n_lines;

  for (n_lines = 1; n_lines <= 4; n_lines++)
    for (tenths = 0; tenths < 10; tenths += 3)
      {
        const double height = (n_lines + tenths / 10.0) * pitch;
        Scene scene = { 0 };
        double top = G_MAXDOUBLE, bottom = 0;
        guint i;

        for (i = 0; i < 2 * n_lines; i++)
          scene.marks[i] = (EntenteLabelMark) { .x = i % 2 == 0 ? 300 : 600, .y = 50 + height * (i / 2 + 0.5) / n_lines,
                                                .radius = 8, .width = 90, .height = 26, .must = TRUE };
        scene.problem = (EntenteLabelProblem) { .x1 = WIDTH, .y0 = 50, .y1 = 50 + height, .unit = 1,
                                                .n_marks = 2 * n_lines, .marks = scene.marks };
        g_assert_true (entente_label_index_place (&scene.problem, 200, 700, scene.labels));
        for (i = 0; i < 2 * n_lines; i++)
          {
            g_assert_cmpfloat (scene.labels[i].x, ==, i % 2 == 0 ? 110 : 700);
            top = MIN (top, scene.labels[i].y);
            bottom = MAX (bottom, scene.labels[i].y + 26);
          }
        g_assert_cmpfloat_with_epsilon (top - 50, 50 + height - bottom, 1e-9);
        g_assert_cmpfloat_with_epsilon (bottom - top, n_lines * pitch - 6, 1e-9);
        /* One name more has no line, and then nobody has. */
        scene.marks[i] = scene.marks[0];
        scene.problem.n_marks++;
        g_assert_false (entente_label_index_place (&scene.problem, 200, 700, scene.labels));
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-index/random", test_random);
  g_test_add_func ("/label-index/sides", test_sides);
  g_test_add_func ("/label-index/no-room", test_no_room);
  g_test_add_func ("/label-index/lines-fill-the-height", test_lines_fill_the_height);
  return g_test_run ();
}
