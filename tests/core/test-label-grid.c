/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What overlaps what: the shapes against points along them, and the grid against asking every item. */

#include "entente-label-grid.h"

#include <math.h>

#define N_POINTS 400

static EntenteLabelObstacle
make_shape (GRand *random,
            EntenteObstacleKind kind)
{
  const double x = g_rand_double_range (random, -20, 420), y = g_rand_double_range (random, -20, 320);
  EntenteLabelObstacle shape = { kind, x, y, x, y, 0, g_rand_int_range (random, -1, 5) };

  if (kind != ENTENTE_OBSTACLE_RECT)
    shape.radius = g_rand_double_range (random, 0.5, 12);
  if (kind == ENTENTE_OBSTACLE_RECT)
    {
      shape.x1 += g_rand_double_range (random, 1, 60);
      shape.y1 += g_rand_double_range (random, 1, 30);
    }
  else if (kind == ENTENTE_OBSTACLE_LINE)
    {
      shape.x1 += g_rand_double_range (random, -90, 90);
      shape.y1 += g_rand_double_range (random, -90, 90);
    }
  return shape;
}

static EntenteLabelBox
make_box (GRand *random)
{
  const EntenteLabelObstacle rect = make_shape (random, ENTENTE_OBSTACLE_RECT);

  return (EntenteLabelBox) { rect.x0, rect.y0, rect.x1, rect.y1 };
}

/* -- Shapes ------------------------------------------------------------------------------------------------ */

/* How far a point is from a box; with @square as far as the farther of the two ways, since ends of lines are square
 * towards boxes. */
static double
get_way_to_box (double x,
                double y,
                const EntenteLabelBox *box,
                gboolean square)
{
  const double dx = fabs (x - CLAMP (x, box->x0, box->x1)), dy = fabs (y - CLAMP (y, box->y0, box->y1));

  return square ? MAX (dx, dy) : hypot (dx, dy);
}

static double
get_way_to_line (double x,
                 double y,
                 const EntenteLabelObstacle *line)
{
  double nearest = INFINITY;
  guint i;

  for (i = 0; i <= N_POINTS; i++)
    nearest = MIN (nearest, hypot (line->x0 + (line->x1 - line->x0) * i / N_POINTS - x,
                                   line->y0 + (line->y1 - line->y0) * i / N_POINTS - y));
  return nearest;
}

/* From the middle of a shape's line, or its middle, to a box. */
static double
get_way_from_shape (const EntenteLabelObstacle *shape,
                    const EntenteLabelBox *box)
{
  double nearest = INFINITY;
  guint i;

  for (i = 0; i <= N_POINTS; i++)
    nearest = MIN (nearest, get_way_to_box (shape->x0 + (shape->x1 - shape->x0) * i / N_POINTS,
                                            shape->y0 + (shape->y1 - shape->y0) * i / N_POINTS, box,
                                            shape->kind == ENTENTE_OBSTACLE_LINE));
  return nearest;
}

/* Touching is left open. */
static void
assert_near (gboolean hits,
             double way,
             double reach,
             guint counts[2])
{
  if (fabs (way - reach) < 0.4)
    return;
  g_assert_cmpint (hits, ==, way < reach);
  counts[hits]++;
}

static void
test_boxes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint counts[3][2] = { { 0 } }, turn, kind;

  for (turn = 0; turn < 9000; turn++)
    for (kind = ENTENTE_OBSTACLE_RECT; kind <= ENTENTE_OBSTACLE_LINE; kind++)
      {
        const EntenteLabelBox box = make_box (random);
        const EntenteLabelObstacle shape = make_shape (random, kind);
        const gboolean hits = entente_label_box_hits (&box, &shape);

        if (kind == ENTENTE_OBSTACLE_RECT)
          {
            const double x = MIN (box.x1, shape.x1) - MAX (box.x0, shape.x0), y = MIN (box.y1, shape.y1) - MAX (box.y0, shape.y0);

            g_assert_cmpint (hits, ==, x > 0 && y > 0);
            counts[kind][hits]++;
          }
        else
          assert_near (hits, get_way_from_shape (&shape, &box), shape.radius, counts[kind]);
      }
  for (kind = 0; kind < 3; kind++)
    {
      g_assert_cmpuint (counts[kind][0], >, 1000);
      g_assert_cmpuint (counts[kind][1], >, 20);
    }
}

static gboolean
are_crossed (const EntenteLabelObstacle *a,
             const EntenteLabelObstacle *b)
{
  double nearest = INFINITY;
  guint i;

  for (i = 0; i <= N_POINTS; i++)
    nearest = MIN (nearest, get_way_to_line (a->x0 + (a->x1 - a->x0) * i / N_POINTS, a->y0 + (a->y1 - a->y0) * i / N_POINTS, b));
  return nearest < 0.5;
}

static void
test_lines (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint counts[3][2] = { { 0 } }, n_crossed = 0, turn, i;

  for (turn = 0; turn < 400; turn++)
    {
      const EntenteLabelObstacle line = make_shape (random, ENTENTE_OBSTACLE_LINE);
      const EntenteLabelObstacle rect = make_shape (random, ENTENTE_OBSTACLE_RECT);
      const EntenteLabelObstacle disc = make_shape (random, ENTENTE_OBSTACLE_DISC);
      const EntenteLabelObstacle other = make_shape (random, ENTENTE_OBSTACLE_LINE);
      const EntenteLabelBox box = { rect.x0, rect.y0, rect.x1, rect.y1 };
      double way = INFINITY;

      for (i = 0; i <= N_POINTS; i++)
        way = MIN (way, get_way_to_line (other.x0 + (other.x1 - other.x0) * i / N_POINTS,
                                         other.y0 + (other.y1 - other.y0) * i / N_POINTS, &line));
      assert_near (entente_label_line_hits (&line, &rect), get_way_from_shape (&line, &box), line.radius, counts[0]);
      assert_near (entente_label_line_hits (&line, &disc), get_way_to_line (disc.x0, disc.y0, &line), line.radius + disc.radius,
                   counts[1]);
      assert_near (entente_label_line_hits (&line, &other), way, line.radius + other.radius, counts[2]);
      if (are_crossed (&line, &other))
        {
          g_assert_true (entente_label_line_hits (&line, &other));
          n_crossed++;
        }
    }
  g_assert_cmpuint (n_crossed, >, 5);
  for (i = 0; i < 3; i++)
    {
      g_assert_cmpuint (counts[i][0], >, 100);
      g_assert_cmpuint (counts[i][1], >, 5);
    }
}

/* -- The grid ---------------------------------------------------------------------------------------------- */

#define N_ITEMS 260

typedef struct
{
  EntenteLabelGrid *grid;
  EntenteLabelObstacle shapes[N_ITEMS];
  gboolean gone[N_ITEMS];
  guint n;
} Crowd;

/* Every item that is there and overlaps is found once, in whatever order; with less room, as many as there is. */
static guint
check_hits (const Crowd *crowd,
            const guint *hits,
            guint n_hits,
            const gboolean *expected)
{
  gboolean found[N_ITEMS] = { FALSE };
  guint i, n = 0;

  for (i = 0; i < n_hits; i++)
    {
      g_assert_cmpuint (hits[i], <, crowd->n);
      g_assert_true (expected[hits[i]]);
      g_assert_false (found[hits[i]]);
      found[hits[i]] = TRUE;
    }
  for (i = 0; i < crowd->n; i++)
    n += expected[i];
  return n;
}

static void
check_crowd (const Crowd *crowd,
             GRand *random)
{
  gboolean by_box[N_ITEMS] = { FALSE }, by_line[N_ITEMS] = { FALSE };
  const EntenteLabelBox box = make_box (random);
  const EntenteLabelObstacle line = make_shape (random, ENTENTE_OBSTACLE_LINE);
  guint hits[N_ITEMS], n, few, i;

  for (i = 0; i < crowd->n; i++)
    {
      by_box[i] = !crowd->gone[i] && entente_label_box_hits (&box, &crowd->shapes[i]);
      by_line[i] = !crowd->gone[i] && entente_label_line_hits (&line, &crowd->shapes[i])
                   && (line.owner < 0 || line.owner != crowd->shapes[i].owner);
    }
  n = entente_label_grid_find_box (crowd->grid, &box, hits, N_ITEMS);
  g_assert_cmpuint (check_hits (crowd, hits, n, by_box), ==, n);
  few = entente_label_grid_find_box (crowd->grid, &box, hits, 2);
  check_hits (crowd, hits, few, by_box);
  g_assert_cmpuint (few, ==, MIN (n, 2));
  n = entente_label_grid_find_line (crowd->grid, &line, line.owner, hits, N_ITEMS);
  g_assert_cmpuint (check_hits (crowd, hits, n, by_line), ==, n);
  few = entente_label_grid_find_line (crowd->grid, &line, line.owner, hits, 2);
  check_hits (crowd, hits, few, by_line);
  g_assert_cmpuint (few, ==, MIN (n, 2));
}

/* Items lie over the edges of the area, too. */
static void
check_grid (const EntenteLabelBox *area,
            double cell)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (EntenteLabelGrid) grid = entente_label_grid_new (area, cell);
  g_autofree Crowd *crowd = g_new0 (Crowd, 1);
  guint turn, i;

  crowd->grid = grid;
  for (turn = 0; turn < 4; turn++)
    {
      for (; crowd->n < N_ITEMS; crowd->n++)
        {
          crowd->shapes[crowd->n] = make_shape (random, crowd->n % 3);
          crowd->gone[crowd->n] = FALSE;
          g_assert_cmpuint (entente_label_grid_add (grid, &crowd->shapes[crowd->n]), ==, crowd->n);
        }
      g_assert_cmpuint (entente_label_grid_get_length (grid), ==, N_ITEMS);
      for (i = 0; i < N_ITEMS; i += 5)
        {
          g_assert_cmpfloat (entente_label_grid_get (grid, i)->x0, ==, crowd->shapes[i].x0);
          entente_label_grid_remove (grid, i);
          crowd->gone[i] = TRUE;
        }
      for (i = 0; i < 120; i++)
        check_crowd (crowd, random);
      crowd->n = 40 * turn;
      entente_label_grid_truncate (grid, crowd->n);
      g_assert_cmpuint (entente_label_grid_get_length (grid), ==, crowd->n);
      for (i = 0; i < 60; i++)
        check_crowd (crowd, random);
    }
}

static void
test_grid (void)
{
  static const EntenteLabelBox areas[] = { { 0, 0, 400, 300 }, { 100, 50, 350, 200 }, { -60, -80, 300, 900 }, { 30, 30, 31, 31 } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      check_grid (&areas[i], 36);
      check_grid (&areas[i], 7);
      check_grid (&areas[i], 0.1);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-grid/boxes", test_boxes);
  g_test_add_func ("/label-grid/lines", test_lines);
  g_test_add_func ("/label-grid/grid", test_grid);
  return g_test_run ();
}
