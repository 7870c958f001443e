/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Short ways that only thousands of marks take end where the long ones do. */

#include "config.h"

#include "entente-crowd-table.h"
#include "entente-mark-spread.h"
#include "entente-separation.h"

#include <math.h>

static gboolean
is_inside (const EntenteLabelBox *box,
           const EntenteLabelMark *mark)
{
  return mark->radius > 0 && mark->x >= box->x0 && mark->x <= box->x1 && mark->y >= box->y0 && mark->y <= box->y1;
}

/* Yes is certain; no is wrong only where the mark stands within a cell of the box's edge. */
static void
check_crowd_table (const EntenteLabelBox *area,
                   double cell,
                   guint least)
{
  g_autofree EntenteLabelMark *marks = g_new0 (EntenteLabelMark, 700);
  g_autoptr (EntenteCrowdTable) table = NULL;
  GRand *random = g_rand_new_with_seed (3);
  guint i, k, n_yes = 0, n_no = 0;

  for (i = 0; i < 700; i++)
    {
      marks[i].x = g_rand_double_range (random, area->x0 - 14 * cell, area->x1 + 14 * cell);
      marks[i].y = g_rand_double_range (random, area->y0 - 14 * cell, area->y1 + 14 * cell);
      marks[i].radius = i % 7 == 0 ? 0 : 5;
    }
  table = entente_crowd_table_new (area, marks, 700);
  for (i = 0; i < 20000; i++)
    {
      const double x = g_rand_double_range (random, area->x0 - 6 * cell, area->x1 + 8 * cell);
      const double y = g_rand_double_range (random, area->y0 - 15 * cell, area->y1 + 8 * cell);
      const EntenteLabelBox box = { x, y, x + g_rand_double_range (random, 0, 15 * cell),
                                    y + g_rand_double_range (random, 0, 8 * cell) };
      const EntenteLabelBox core = { MAX (box.x0 + cell, area->x0), MAX (box.y0 + cell, area->y0),
                                     MIN (box.x1 - cell, area->x1 - cell), MIN (box.y1 - cell, area->y1 - cell) };
      gboolean inside = FALSE, deep = FALSE;

      for (k = 0; k < 700; k++)
        {
          inside |= is_inside (&box, &marks[k]);
          deep |= core.x0 < core.x1 && core.y0 < core.y1 && is_inside (&core, &marks[k]);
        }
      if (entente_crowd_table_holds_mark (table, &box))
        g_assert_true (inside);
      else
        g_assert_false (deep);
      n_yes += deep;
      n_no += !inside;
    }
  g_assert_cmpuint (n_yes, >, least);
  g_assert_cmpuint (n_no, >, 1000);
  g_rand_free (random);
}

/* Wherever the area begins; of a very large one the cells are larger, and not more. */
static void
test_crowd_tables_never_lie (void)
{
  static const EntenteLabelBox areas[] = { { 6, 40, 906, 646 }, { -500, -300, 300, 310 }, { 700, 900, 1500, 1500 },
                                           { 0, 0, 2.048e8, 1.5e7 }, { -1e7, -2.048e8, 1e7, 0 } };
  static const double cells[] = { 4, 4, 4, 1e5, 1e5 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (areas); i++)
    check_crowd_table (&areas[i], cells[i], i < 3 ? 1000 : 200);
}

static double
get_closest (const EntenteDisc *discs,
             guint n)
{
  double closest = G_MAXDOUBLE;
  guint i, k;

  for (i = 0; i < n; i++)
    for (k = i + 1; k < n; k++)
      if (!(discs[i].fixed && discs[k].fixed))
        closest = MIN (closest, hypot (discs[i].x - discs[k].x, discs[i].y - discs[k].y)
                                  - discs[i].reach - discs[k].reach);
  return closest;
}

/* Large ones outside of the grid, fixed and free, in the first places and in the last. */
static void
test_outsized_discs_meet_everybody (void)
{
  static const guint outsized[] = { 0, 1, 700, 1198, 1199 };
  const EntenteArea area = { 0, 0, 1200, 800 };
  g_autofree EntenteDisc *discs = g_new0 (EntenteDisc, 1200);
  GRand *random = g_rand_new_with_seed (4);
  guint i;

  for (i = 0; i < 1200; i++)
    discs[i] = (EntenteDisc) { .x = g_rand_double_range (random, 0, 1200), .y = g_rand_double_range (random, 0, 800),
                               .reach = 4 };
  for (i = 0; i < G_N_ELEMENTS (outsized); i++)
    discs[outsized[i]] = (EntenteDisc) { .x = 150 + 200 * i, .y = 400, .reach = 40 + i, .fixed = i % 2 == 0 };
  g_assert_true (entente_separate (discs, 1200, &area, 400));
  g_assert_cmpfloat (get_closest (discs, 1200), >, -0.02);
  for (i = 0; i < G_N_ELEMENTS (outsized); i += 2)
    g_assert_cmpfloat (discs[outsized[i]].x, ==, 150 + 200 * i);
  g_rand_free (random);
}

/* More of them than are kept apart: they go through the grid like the others. */
static void
test_many_outsized_discs (void)
{
  g_autofree EntenteDisc *discs = g_new0 (EntenteDisc, 600);
  GRand *random = g_rand_new_with_seed (5);
  guint i;

  for (i = 0; i < 600; i++)
    discs[i] = (EntenteDisc) { .x = g_rand_double_range (random, 0, 1200), .y = g_rand_double_range (random, 0, 800),
                               .reach = i % 40 == 0 ? 30 : 3 };
  g_assert_true (entente_separate (discs, 600, NULL, 400));
  g_assert_cmpfloat (get_closest (discs, 600), >, -0.02);
  g_rand_free (random);
}

static void
check_spread (guint n,
              double side)
{
  g_autofree EntenteMapPoint *points = g_new (EntenteMapPoint, n), *again = g_new (EntenteMapPoint, n);
  GRand *random = g_rand_new_with_seed (n);
  double closest = G_MAXDOUBLE, farthest = 0;
  guint i, k;

  for (i = 0; i < n; i++)
    {
      points[i] = again[i] = (EntenteMapPoint) { g_rand_double_range (random, 0, side),
                                                 g_rand_double_range (random, 0, side) };
      if (i % 50 == 1)
        points[i] = again[i] = points[i - 1];
    }
  entente_mark_spread_run (points, n, 9);
  for (i = 0; i < n; i++)
    {
      farthest = MAX (farthest, hypot (points[i].x - again[i].x, points[i].y - again[i].y));
      for (k = i + 1; k < n; k++)
        closest = MIN (closest, hypot (points[i].x - points[k].x, points[i].y - points[k].y));
    }
  g_assert_cmpfloat (closest, >, 8.97);
  g_assert_cmpfloat (farthest, >, 1);
  g_assert_cmpfloat (farthest, <, 60);
  entente_mark_spread_run (again, n, 9);
  for (i = 0; i < n; i++)
    g_assert_true (points[i].x == again[i].x && points[i].y == again[i].y);
  g_rand_free (random);
}

static void
test_marks_part_however_many (void)
{
  check_spread (2, 1);
  check_spread (300, 300);
  check_spread (500, 400);
  check_spread (501, 400);
  check_spread (2000, 800);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crowds/tables-never-lie", test_crowd_tables_never_lie);
  g_test_add_func ("/crowds/outsized-discs-meet-everybody", test_outsized_discs_meet_everybody);
  g_test_add_func ("/crowds/many-outsized-discs", test_many_outsized_discs);
  g_test_add_func ("/crowds/marks-part-however-many", test_marks_part_however_many);
  return g_test_run ();
}
