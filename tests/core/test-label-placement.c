/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Label placement on generated scenes. The overlap tests below are written anew, pair by pair and without
 * the grid, so that a fault of the grid shows. */

#include "entente-label-placement.h"

#include <math.h>
#include <string.h>

#define WIDTH 900.0
#define HEIGHT 640.0
#define MAX_MARKS 2000

typedef struct
{
  EntenteLabelProblem problem;
  EntenteLabelMark marks[MAX_MARKS];
  EntenteLabelObstacle obstacles[4];
  EntenteLabel labels[MAX_MARKS];
} Scene;

static gboolean
marks_overlap (const EntenteLabelMark *a,
               const EntenteLabelMark *b)
{
  return hypot (a->x - b->x, a->y - b->y) < a->radius + b->radius;
}

/* n marks that do not overlap, in clumps, names of 3 to 16 letters, a disc and a band to keep free. */
static Scene *
make_scene (guint seed,
            guint n,
            double must_share)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Scene *scene = g_new0 (Scene, 1);
  guint i = 0, j;

  while (i < n)
    {
      EntenteLabelMark *m = &scene->marks[i];
      double clump = g_rand_int_range (rand, 0, 5) * 1.3;
      double spread = g_rand_double_range (rand, 0, n > 400 ? 450 : 300);

      m->x = CLAMP (WIDTH / 2 + cos (clump) * 160 + spread * cos (g_rand_double_range (rand, 0, 7)), 10, WIDTH - 10);
      m->y = CLAMP (HEIGHT / 2 + sin (clump) * 120 + spread * sin (g_rand_double_range (rand, 0, 7)), 10, HEIGHT - 10);
      m->radius = n > 400 ? 1.5 : g_rand_double_range (rand, 4, 9);
      m->width = g_rand_int_range (rand, 3, 17) * 6.5;
      m->height = 15;
      m->priority = g_rand_int_range (rand, 0, 4);
      m->must = g_rand_double (rand) < must_share;
      m->reach = m->priority > 1 ? 18 : 0;
      m->previous = ENTENTE_LABEL_NOT_PLACED;
      for (j = 0; j < i && !marks_overlap (m, &scene->marks[j]); j++)
        ;
      if (j == i)
        i++;
    }
  scene->obstacles[0] = (EntenteLabelObstacle) { ENTENTE_OBSTACLE_DISC, 450, 320, 0, 0, 30, -1 };
  scene->obstacles[1] = (EntenteLabelObstacle) { ENTENTE_OBSTACLE_RECT, 300, 500, 420, 520, 0, -1 };
  scene->obstacles[2] = (EntenteLabelObstacle) { ENTENTE_OBSTACLE_LINE, 100, 100, 300, 260, 3, -1 };
  scene->problem = (EntenteLabelProblem) {
    0, 0, WIDTH, HEIGHT, 1, n, scene->marks, 3, scene->obstacles, NULL, NULL,
  };
  return scene;
}

static void
add_mark (Scene *scene,
          double x,
          double y,
          double width)
{
  scene->marks[scene->problem.n_marks++] = (EntenteLabelMark) {
    x, y, 6, width, 15, 0, FALSE, 0, ENTENTE_LABEL_NOT_PLACED,
  };
}

static Scene *
make_empty_scene (void)
{
  Scene *scene = make_scene (0, 0, 0);

  scene->problem.n_obstacles = 0;
  return scene;
}

static gboolean
boxes_overlap (const Scene *s,
               guint i,
               guint j)
{
  const EntenteLabel *a = &s->labels[i], *b = &s->labels[j];

  return a->x < b->x + s->marks[j].width && b->x < a->x + s->marks[i].width
         && a->y < b->y + s->marks[j].height && b->y < a->y + s->marks[i].height;
}

static double
get_distance_to_box (double x,
                     double y,
                     const EntenteLabel *label,
                     const EntenteLabelMark *mark)
{
  return hypot (x - CLAMP (x, label->x, label->x + mark->width), y - CLAMP (y, label->y, label->y + mark->height));
}

/* A leader against everything, by walking along it. */
static void
check_leader (const Scene *s,
              guint i)
{
  const EntenteLabel *l = &s->labels[i];
  guint step, j;

  /* Only who must stand may have a leader beneath others. */
  g_assert_true (l->candidate < ENTENTE_LABEL_N_CANDIDATES || s->marks[i].must || s->marks[i].previous >= 0);
  for (step = 0; step <= 100; step++)
    {
      double x = l->leader_x0 + (l->leader_x1 - l->leader_x0) * step / 100;
      double y = l->leader_y0 + (l->leader_y1 - l->leader_y0) * step / 100;

      for (j = 0; j < s->problem.n_marks; j++)
        {
          if (j == i)
            continue;
          if (l->candidate < ENTENTE_LABEL_N_CANDIDATES || s->marks[j].must)
            g_assert_cmpfloat (hypot (x - s->marks[j].x, y - s->marks[j].y), >=, s->marks[j].radius);
          if (s->labels[j].candidate >= 0)
            g_assert_cmpfloat (get_distance_to_box (x, y, &s->labels[j], &s->marks[j]), >, 0);
        }
      if (s->problem.n_obstacles > 0)
        g_assert_cmpfloat (hypot (x - 450, y - 320), >=, 30);
    }
}

static guint
check_scene (const Scene *s)
{
  guint n_placed = 0, i, j;

  for (i = 0; i < s->problem.n_marks; i++)
    {
      const EntenteLabel *l = &s->labels[i];

      if (l->candidate < 0)
        continue;
      n_placed++;
      g_assert_cmpfloat (l->x, >=, 0);
      g_assert_cmpfloat (l->y, >=, 0);
      g_assert_cmpfloat (l->x + s->marks[i].width, <=, WIDTH);
      g_assert_cmpfloat (l->y + s->marks[i].height, <=, HEIGHT);
      for (j = 0; j < s->problem.n_marks; j++)
        {
          g_assert_cmpfloat (get_distance_to_box (s->marks[j].x, s->marks[j].y, l, &s->marks[i]), >=, s->marks[j].radius);
          if (j > i && s->labels[j].candidate >= 0)
            g_assert_false (boxes_overlap (s, i, j));
        }
      if (s->problem.n_obstacles > 0)
        g_assert_cmpfloat (get_distance_to_box (450, 320, l, &s->marks[i]), >=, 30);
      if (l->has_leader)
        check_leader (s, i);
    }
  return n_placed;
}

static void
test_nothing_overlaps (void)
{
  guint seed, n_placed = 0, n_marks = 0;

  for (seed = 0; seed < 200; seed++)
    {
      g_autofree Scene *scene = make_scene (seed, 20 + seed * 280 / 199, 0.15);

      entente_label_placement_run (&scene->problem, scene->labels);
      n_placed += check_scene (scene);
      n_marks += scene->problem.n_marks;
    }
  g_test_message ("%u of %u labels stand", n_placed, n_marks);
  /* What is reached today; no change may lose of it. */
  g_assert_cmpuint (n_placed * 1000, >=, n_marks * 662);
}

/* The largest number of labels that can stand beside their marks, by trying everything. */
typedef struct
{
  const Scene *scene;
  guint n_places[16];
  EntenteLabel places[16][ENTENTE_LABEL_N_NEAR];
  guint best;
} Search;

static gboolean
place_is_free (const Scene *s,
               guint i,
               const EntenteLabel *l,
               double pad_x,
               double pad_y)
{
  const EntenteLabelMark *m = &s->marks[i];
  guint j;

  if (l->x - pad_x < 0 || l->y - pad_y < 0 || l->x + m->width + pad_x > WIDTH || l->y + m->height + pad_y > HEIGHT)
    return FALSE;
  for (j = 0; j < s->problem.n_marks; j++)
    {
      double x = s->marks[j].x, y = s->marks[j].y;
      double dx = x - CLAMP (x, l->x - pad_x, l->x + m->width + pad_x);
      double dy = y - CLAMP (y, l->y - pad_y, l->y + m->height + pad_y);

      if (hypot (dx, dy) < s->marks[j].radius)
        return FALSE;
    }
  return TRUE;
}

static void
search_best (Search *search,
             guint i,
             guint n_placed,
             EntenteLabel *chosen)
{
  const Scene *s = search->scene;
  guint k, j;

  if (i == s->problem.n_marks)
    {
      search->best = MAX (search->best, n_placed);
      return;
    }
  if (n_placed + (s->problem.n_marks - i) <= search->best)
    return;
  for (k = 0; k < search->n_places[i]; k++)
    {
      EntenteLabel *a = &search->places[i][k];

      for (j = 0; j < i; j++)
        if (chosen[j].candidate >= 0
            && a->x - 2 < chosen[j].x + s->marks[j].width + 2 && chosen[j].x - 2 < a->x + s->marks[i].width + 2
            && a->y - 1 < chosen[j].y + s->marks[j].height + 1 && chosen[j].y - 1 < a->y + s->marks[i].height + 1)
          break;
      if (j < i)
        continue;
      chosen[i] = *a;
      search_best (search, i + 1, n_placed + 1, chosen);
    }
  chosen[i].candidate = ENTENTE_LABEL_NOT_PLACED;
  search_best (search, i + 1, n_placed, chosen);
}

static guint
get_optimum (const Scene *scene)
{
  Search search = { scene };
  EntenteLabel chosen[16];
  guint i;
  int k;

  for (i = 0; i < scene->problem.n_marks; i++)
    for (k = 0; k < ENTENTE_LABEL_N_NEAR; k++)
      {
        EntenteLabel *l = &search.places[i][search.n_places[i]];

        entente_label_placement_locate (&scene->marks[i], 1, k, l);
        if (place_is_free (scene, i, l, 2, 1))
          search.n_places[i]++;
      }
  search_best (&search, 0, 0, chosen);
  return search.best;
}

static void
test_close_to_the_optimum (void)
{
  guint seed, n_best = 0, n_placed = 0, n_equal = 0, n_scenes = 0;

  for (seed = 0; seed < 120; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 1000);
      g_autofree Scene *scene = make_empty_scene ();
      guint n = 6 + seed % 7, i, j, best, placed;

      /* Crowded: marks 13 to 20 px apart in a small patch, names longer than the patch is wide. */
      for (i = 0; i < n; i++)
        do
          {
            scene->problem.n_marks = i;
            add_mark (scene, g_rand_double_range (rand, 400, 480), g_rand_double_range (rand, 300, 370),
                      g_rand_double_range (rand, 25, 80));
            for (j = 0; j < i && !marks_overlap (&scene->marks[i], &scene->marks[j]); j++)
              ;
          }
        while (j < i);

      entente_label_placement_run (&scene->problem, scene->labels);
      placed = check_scene (scene);
      best = get_optimum (scene);
      g_assert_cmpuint (placed, <=, best);
      g_assert_cmpuint (placed + 1, >=, best);
      n_best += best;
      n_placed += placed;
      n_equal += placed == best;
      n_scenes++;
    }
  g_test_message ("%u of at most %u labels; the optimum in %u of %u scenes", n_placed, n_best, n_equal, n_scenes);
  g_assert_cmpuint (n_equal, ==, n_scenes);
}

static void
test_same_input_same_labels (void)
{
  guint seed;

  for (seed = 0; seed < 10; seed++)
    {
      g_autofree Scene *a = make_scene (seed, 80, 0.2);
      g_autofree Scene *b = make_scene (seed, 80, 0.2);
      guint n;

      /* Every prefix of the marks, too: no state is carried from run to run. */
      for (n = 0; n <= 80; n += 8)
        {
          a->problem.n_marks = b->problem.n_marks = n;
          entente_label_placement_run (&a->problem, a->labels);
          entente_label_placement_run (&b->problem, b->labels);
          g_assert_cmpmem (a->labels, n * sizeof (EntenteLabel), b->labels, n * sizeof (EntenteLabel));
        }
    }
}

static void
test_previous_places_are_kept (void)
{
  guint seed, n_kept = 0, n_labels = 0, i;

  for (seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + 7);
      g_autofree Scene *scene = make_scene (seed, 80, 0.1);
      int before[80];

      entente_label_placement_run (&scene->problem, scene->labels);
      for (i = 0; i < 80; i++)
        before[i] = scene->marks[i].previous = scene->labels[i].candidate;

      /* Unmoved: not one changes. */
      entente_label_placement_run (&scene->problem, scene->labels);
      for (i = 0; i < 80; i++)
        if (before[i] >= 0)
          g_assert_cmpint (scene->labels[i].candidate, ==, before[i]);

      /* Moved by a pixel or so: nearly all stay. */
      for (i = 0; i < 80; i++)
        {
          scene->marks[i].x += g_rand_double_range (rand, -0.7, 0.7);
          scene->marks[i].y += g_rand_double_range (rand, -0.7, 0.7);
        }
      entente_label_placement_run (&scene->problem, scene->labels);
      for (i = 0; i < 80; i++)
        {
          n_labels += before[i] >= 0;
          n_kept += before[i] >= 0 && scene->labels[i].candidate == before[i];
        }
    }
  g_test_message ("%u of %u labels keep their place", n_kept, n_labels);
  g_assert_cmpuint (n_kept * 100, >=, n_labels * 95);
}

/* A label hemmed in by more important ones stands if it must, at the end of a leader. */
static void
test_must_stands (void)
{
  g_autofree Scene *scene = make_empty_scene ();
  guint i;

  add_mark (scene, 450, 320, 60);
  for (i = 0; i < 10; i++)
    {
      add_mark (scene, 450 + 17 * cos (i * G_PI / 5), 320 + 17 * sin (i * G_PI / 5), 50);
      scene->marks[i + 1].radius = 4;
      scene->marks[i + 1].priority = 5;
    }
  entente_label_placement_run (&scene->problem, scene->labels);
  g_assert_cmpint (scene->labels[0].candidate, ==, ENTENTE_LABEL_NOT_PLACED);

  scene->marks[0].radius = 3;
  scene->marks[0].must = TRUE;
  for (i = 1; i <= 10; i += 2)
    scene->marks[i].width = 0;
  for (i = 1; i <= 10; i++)
    scene->marks[i].radius = 2.5;
  entente_label_placement_run (&scene->problem, scene->labels);
  g_assert_cmpint (scene->labels[0].candidate, >=, ENTENTE_LABEL_N_NEAR);
  g_assert_true (scene->labels[0].has_leader);
  check_scene (scene);
}

static double
prefer_left (guint mark,
             const EntenteLabel *place,
             gpointer user_data)
{
  const Scene *scene = user_data;

  return place->x < scene->marks[mark].x - 10 ? 0 : 10;
}

static void
test_cost_decides_the_side (void)
{
  g_autofree Scene *scene = make_empty_scene ();

  add_mark (scene, 450, 320, 60);
  entente_label_placement_run (&scene->problem, scene->labels);
  g_assert_cmpfloat (scene->labels[0].x, >, 450);
  scene->problem.cost = prefer_left;
  scene->problem.cost_data = scene;
  entente_label_placement_run (&scene->problem, scene->labels);
  g_assert_cmpfloat (scene->labels[0].x, <, 390);
}

static double
forbid_near_places (guint mark,
                    const EntenteLabel *place,
                    gpointer user_data)
{
  return place->candidate < ENTENTE_LABEL_N_NEAR ? G_MAXDOUBLE : 0;
}

/* A place that may not be taken is not taken: who must stand has a leader, who has none to give does not stand. */
static void
test_forbidden_places_stay_free (void)
{
  g_autofree Scene *scene = make_empty_scene ();

  add_mark (scene, 450, 320, 60);
  add_mark (scene, 150, 320, 60);
  scene->marks[0].must = TRUE;
  scene->problem.cost = forbid_near_places;
  entente_label_placement_run (&scene->problem, scene->labels);
  g_assert_true (scene->labels[0].has_leader);
  g_assert_cmpint (scene->labels[1].candidate, ==, ENTENTE_LABEL_NOT_PLACED);
}

/* -- Places around a mark ------------------------------------------------------------------------------------ */

/* From a point to the text of a label. */
static double
get_distance_to_text (const EntenteLabelMark *mark,
                      const EntenteLabel *label,
                      double x,
                      double y)
{
  return hypot (x - CLAMP (x, label->x, label->x + mark->width), y - CLAMP (y, label->y, label->y + mark->height));
}

/* Right, left, above, below, then the corners in the same order: as near as each other, and what is opposite is so. */
static void
check_near_places (const EntenteLabelMark *mark,
                   double unit)
{
  static const int sides[ENTENTE_LABEL_N_NEAR][2] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 },
                                                      { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 } };
  int i;

  for (i = 0; i < ENTENTE_LABEL_N_NEAR; i++)
    {
      EntenteLabel label = { 0 };
      double away, dx, dy;

      entente_label_placement_locate (mark, unit, i, &label);
      g_assert_cmpint (label.candidate, ==, i);
      g_assert_false (label.has_leader);
      away = get_distance_to_text (mark, &label, mark->x, mark->y);
      g_assert_cmpfloat (away, >, mark->radius + (i < 4 ? 2.5 : 1) * unit);
      g_assert_cmpfloat (away, <, mark->radius + 4.5 * unit);
      dx = label.x + mark->width / 2 - mark->x;
      dy = label.y + mark->height / 2 - mark->y;
      g_assert_true (sides[i][0] == 0 ? fabs (dx) < 1e-9 : dx * sides[i][0] > mark->width / 2);
      g_assert_true (sides[i][1] == 0 ? fabs (dy) < 1e-9 : dy * sides[i][1] > mark->height / 2);
      if (i % 2 == 1)
        {
          EntenteLabel other = { 0 };

          entente_label_placement_locate (mark, unit, i - 1, &other);
          g_assert_cmpfloat_with_epsilon (get_distance_to_text (mark, &other, mark->x, mark->y), away, 1e-9);
        }
    }
}

/* A leader starts at the rim of its mark, leads straight away from it, and ends where the text begins; it never runs
 * through the text, and the further candidates have the longer ones. */
static void
check_leaders (const EntenteLabelMark *mark,
               double unit)
{
  int i;

  for (i = ENTENTE_LABEL_N_NEAR; i < ENTENTE_LABEL_N_ALL_CANDIDATES; i++)
    {
      EntenteLabel label = { 0 };
      double start, end, gap;

      entente_label_placement_locate (mark, unit, i, &label);
      g_assert_true (label.has_leader);
      start = hypot (label.leader_x0 - mark->x, label.leader_y0 - mark->y);
      end = hypot (label.leader_x1 - mark->x, label.leader_y1 - mark->y);
      gap = get_distance_to_text (mark, &label, label.leader_x1, label.leader_y1);
      g_assert_cmpfloat_with_epsilon (start, mark->radius + unit, 1e-6);
      g_assert_cmpfloat (end, >, mark->radius + 10 * unit);
      g_assert_cmpfloat (end, <, mark->radius + 196 * unit);
      g_assert_cmpfloat_with_epsilon ((label.leader_x0 - mark->x) * (label.leader_y1 - mark->y),
                                      (label.leader_y0 - mark->y) * (label.leader_x1 - mark->x), 1e-6);
      g_assert_cmpfloat ((label.leader_x0 - mark->x) * (label.leader_x1 - mark->x)
                         + (label.leader_y0 - mark->y) * (label.leader_y1 - mark->y), >, 0);
      g_assert_cmpfloat (gap, <=, 2 * unit + 1e-6);
      g_assert_cmpfloat (get_distance_to_text (mark, &label, mark->x, mark->y), >=, mark->radius + 5 * unit);
      g_assert_cmpfloat (get_distance_to_text (mark, &label, (label.leader_x0 + label.leader_x1) / 2,
                                               (label.leader_y0 + label.leader_y1) / 2), >=, 2 * unit);
    }
}

static void
test_places_around_a_mark (void)
{
  const EntenteLabelMark marks[] = {
    { .x = 300, .y = 200, .radius = 6, .width = 80, .height = 14 },
    { .x = -40, .y = 35.5, .radius = 14, .width = 31, .height = 20 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      check_near_places (&marks[i], 1);
      check_near_places (&marks[i], 2);
      check_leaders (&marks[i], 1);
      check_leaders (&marks[i], 2);
    }
}

/* Every ring has as many directions, at even steps clockwise from the right; the rings of either kind go outwards. */
static void
test_rings_around_a_mark (void)
{
  const EntenteLabelMark mark = { .radius = 5, .width = 60, .height = 12 };
  double last = 0;
  guint ring, k;

  for (ring = 0; ring < ENTENTE_LABEL_N_RINGS + ENTENTE_LABEL_N_LONG_RINGS; ring++)
    {
      const gboolean is_long = ring >= ENTENTE_LABEL_N_RINGS;
      const guint n = is_long ? ENTENTE_LABEL_N_FINE_DIRECTIONS : ENTENTE_LABEL_N_DIRECTIONS;
      const guint first = is_long ? ENTENTE_LABEL_N_CANDIDATES + (ring - ENTENTE_LABEL_N_RINGS) * n
                                  : ENTENTE_LABEL_N_NEAR + ring * n;
      double length = 0;

      if (ring == ENTENTE_LABEL_N_RINGS)
        last = 0;
      for (k = 0; k < n; k++)
        {
          const double angle = k * 2 * G_PI / n;
          EntenteLabel label = { 0 };

          entente_label_placement_locate (&mark, 1, (int) (first + k), &label);
          /* To the side the leader ends a little before the text. */
          g_assert_cmpfloat_with_epsilon (remainder (atan2 (label.leader_y1, label.leader_x1) - angle, 2 * G_PI), 0, 0.12);
          if (k * 4 == n)
            length = hypot (label.leader_x1, label.leader_y1);
        }
      g_assert_cmpfloat (length, >, last + 5);
      last = length;
    }
}

static void
test_speed (void)
{
  static const struct
  {
    guint n;
    double limit_ms;
  } cases[] = { { 90, 2 }, { 2000, 30 } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree Scene *scene = make_scene (3, cases[i].n, 30.0 / cases[i].n);
      double best = G_MAXDOUBLE;
      guint run;

      for (run = 0; run < 7; run++)
        {
          gint64 start = g_get_monotonic_time ();

          entente_label_placement_run (&scene->problem, scene->labels);
          best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
        }
      g_test_message ("%u labels: %.2f ms, limit %.0f ms", cases[i].n, best, cases[i].limit_ms);
      /* Ten times the limit, since tests also run on loaded machines; more with sanitizers. */
      g_assert_cmpfloat (best, <, (g_getenv ("ENTENTE_SANITIZED") != NULL ? 100 : 10) * cases[i].limit_ms);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-placement/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/label-placement/close-to-the-optimum", test_close_to_the_optimum);
  g_test_add_func ("/label-placement/same-input-same-labels", test_same_input_same_labels);
  g_test_add_func ("/label-placement/previous-places-are-kept", test_previous_places_are_kept);
  g_test_add_func ("/label-placement/must-stands", test_must_stands);
  g_test_add_func ("/label-placement/cost-decides-the-side", test_cost_decides_the_side);
  g_test_add_func ("/label-placement/forbidden-places-stay-free", test_forbidden_places_stay_free);
  g_test_add_func ("/label-placement/places-around-a-mark", test_places_around_a_mark);
  g_test_add_func ("/label-placement/rings-around-a-mark", test_rings_around_a_mark);
  g_test_add_func ("/label-placement/speed", test_speed);
  return g_test_run ();
}
