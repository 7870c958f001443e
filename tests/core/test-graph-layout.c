/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The layout of graphs by stress. */

#include "entente-graph-layout.h"
#include "entente-network-layout.h"

#include <math.h>
#include <string.h>

static double
measure (const EntenteGraphLayout *layout,
         const EntenteGraph *graph)
{
  return entente_network_measure_stress (graph->n, layout->x, layout->y, graph->n_edges, graph->edges);
}

static void
assert_finite (const EntenteGraphLayout *layout)
{
  guint i;

  for (i = 0; i < layout->n; i++)
    g_assert_true (isfinite (layout->x[i]) && isfinite (layout->y[i]));
}

static double
get_distance (const EntenteGraphLayout *layout,
              guint a,
              guint b)
{
  return hypot (layout->x[a] - layout->x[b], layout->y[a] - layout->y[b]);
}

static void
test_tiny (void)
{
  static const guint edge[1][2] = { { 0, 1 } };
  guint n;

  for (n = 0; n <= 2; n++)
    {
      const EntenteGraph graph = { .n = n, .n_edges = n == 2 ? 1 : 0, .edges = edge };
      g_autoptr (EntenteGraphLayout) layout = entente_graph_layout_new (&graph, NULL);

      g_assert_cmpuint (layout->n, ==, n);
      g_assert_true (layout->converged);
      assert_finite (layout);
      g_assert_cmpint (layout->n_rounds > 0, ==, n == 2);
      if (n == 1)
        g_assert_cmpfloat (hypot (layout->x[0], layout->y[0]), ==, 0);
      if (n == 2)
        g_assert_cmpfloat_with_epsilon (get_distance (layout, 0, 1), 1, 1e-3);
    }
}

/* A path can be shown truly: all its distances are on a line. */
static void
test_path (void)
{
  guint edges[19][2], i;
  const EntenteGraph graph = { .n = 20, .n_edges = 19, .edges = edges, .seed = 3 };
  g_autoptr (EntenteGraphLayout) layout = NULL;

  for (i = 0; i < 19; i++)
    {
      edges[i][0] = i;
      edges[i][1] = i + 1;
    }
  layout = entente_graph_layout_new (&graph, NULL);
  g_assert_true (layout->converged);
  g_assert_cmpfloat (measure (layout, &graph), <, 0.001);
  g_assert_cmpfloat_with_epsilon (get_distance (layout, 0, 19), 19, 0.4);
}

/* 300 leaves around one point: no plane has room for all of them 1 from it and 2 from each other. */
static void
test_star (void)
{
  guint edges[300][2], i;
  const EntenteGraph graph = { .n = 301, .n_edges = 300, .edges = edges };
  g_autoptr (EntenteGraphLayout) layout = NULL;

  for (i = 0; i < 300; i++)
    {
      edges[i][0] = 0;
      edges[i][1] = i + 1;
    }
  layout = entente_graph_layout_new (&graph, NULL);
  assert_finite (layout);
  g_assert_cmpfloat (measure (layout, &graph), <, 0.2);
  g_assert_cmpfloat (hypot (layout->x[0], layout->y[0]), <, 0.1);
}

static void
fill_grid (guint side,
           guint (*edges)[2])
{
  guint n = 0, i, j;

  for (i = 0; i < side; i++)
    for (j = 0; j + 1 < side; j++)
      {
        edges[n][0] = i * side + j;
        edges[n++][1] = i * side + j + 1;
        edges[n][0] = j * side + i;
        edges[n++][1] = (j + 1) * side + i;
      }
}

/* From many random starts: a grid comes out flat. 90 x 90 points walk the graph anew in each round. */
static void
test_grid_unfolds (void)
{
  static const guint sides[] = { 8, 20, 90 };
  gsize k;

  for (k = 0; k < G_N_ELEMENTS (sides); k++)
    {
      guint side = sides[k], n_edges = 2 * side * (side - 1), corner = side * side - 1;
      g_autofree guint (*edges)[2] = g_malloc (n_edges * sizeof *edges);
      EntenteGraph graph = { .n = side * side, .n_edges = n_edges, .edges = (gconstpointer) edges };

      fill_grid (side, edges);
      for (graph.seed = 0; graph.seed < (side > 20 ? 1 : 5); graph.seed++)
        {
          g_autoptr (EntenteGraphLayout) layout = entente_graph_layout_new (&graph, NULL);

          g_assert_cmpfloat (measure (layout, &graph), <, 0.03);
          g_assert_cmpfloat (get_distance (layout, 0, corner), >, 1.2 * side);
        }
    }
}

/* Two rings, a point with a loop, and an edge named three times. */
static void
test_parts_lie_apart (void)
{
  guint edges[26][2], i, j;
  const EntenteGraph graph = { .n = 23, .n_edges = 26, .edges = edges };
  g_autoptr (EntenteGraphLayout) layout = NULL;

  for (i = 0; i < 20; i++)
    {
      edges[i][0] = i;
      edges[i][1] = i % 10 == 9 ? i - 9 : i + 1;
    }
  for (i = 20; i < 26; i++)
    {
      edges[i][0] = i == 20 ? 20 : 21;
      edges[i][1] = i == 20 ? 20 : 22;
    }
  layout = entente_graph_layout_new (&graph, NULL);
  assert_finite (layout);
  for (i = 0; i < 10; i++)
    for (j = 10; j < 23; j++)
      g_assert_cmpfloat (get_distance (layout, i, j), >, 1);
}

static void
make_random_graph (guint n,
                   guint n_edges,
                   guint (*edges)[2])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  guint e;

  for (e = 0; e < n_edges; e++)
    {
      edges[e][0] = e + 1 < n ? e + 1 : (guint) g_rand_int_range (rand, 0, (int) n);
      edges[e][1] = (guint) g_rand_int_range (rand, 0, (int) (e + 1 < n ? e + 1 : n));
    }
}

typedef struct
{
  const EntenteGraph *graph;
  EntenteGraphLayout *layout;
} Job;

static gpointer
lay_out_cb (gpointer data)
{
  Job *job = data;

  job->layout = entente_graph_layout_new (job->graph, NULL);
  return NULL;
}

/* The same bytes each time, from several threads at once, and others from another seed. */
static void
test_same_every_time (void)
{
  g_autofree guint (*edges)[2] = g_malloc (900 * sizeof *edges);
  EntenteGraph graph = { .n = 300, .n_edges = 900, .edges = (gconstpointer) edges, .seed = 5 };
  g_autoptr (EntenteGraphLayout) layout = NULL, other = NULL;
  Job jobs[4];
  GThread *threads[4];
  guint i;

  make_random_graph (300, 900, edges);
  layout = entente_graph_layout_new (&graph, NULL);
  for (i = 0; i < 4; i++)
    {
      jobs[i].graph = &graph;
      threads[i] = g_thread_new ("layout", lay_out_cb, &jobs[i]);
    }
  for (i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpmem (layout->x, 300 * sizeof (double), jobs[i].layout->x, 300 * sizeof (double));
      g_assert_cmpmem (layout->y, 300 * sizeof (double), jobs[i].layout->y, 300 * sizeof (double));
      entente_graph_layout_free (jobs[i].layout);
    }
  graph.seed = 6;
  other = entente_graph_layout_new (&graph, NULL);
  g_assert_cmpint (memcmp (layout->x, other->x, 300 * sizeof (double)), !=, 0);
  g_assert_cmpfloat (fabs (measure (layout, &graph) - measure (other, &graph)), <, 0.01);
}

/* What a picture at rest has won: another 1,000 small random moves of single points win nothing. */
static void
test_ends_at_rest (void)
{
  g_autofree guint (*edges)[2] = g_malloc (120 * sizeof *edges);
  const EntenteGraph graph = { .n = 40, .n_edges = 120, .edges = (gconstpointer) edges };
  g_autoptr (EntenteGraphLayout) layout = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  double begun, stress;
  guint k;

  make_random_graph (40, 120, edges);
  layout = entente_graph_layout_new (&graph, NULL);
  g_assert_true (layout->converged);
  begun = stress = measure (layout, &graph);
  for (k = 0; k < 1000; k++)
    {
      guint i = (guint) g_rand_int_range (rand, 0, 40);
      double x = layout->x[i], y = layout->y[i], now;

      layout->x[i] += g_rand_double_range (rand, -0.1, 0.1);
      layout->y[i] += g_rand_double_range (rand, -0.1, 0.1);
      now = measure (layout, &graph);
      if (now >= stress)
        {
          layout->x[i] = x;
          layout->y[i] = y;
        }
      stress = MIN (stress, now);
    }
  g_assert_cmpfloat (stress, >, 0.99 * begun);
}

/* What begins well laid out may turn as a whole, but not be mirrored or mixed, whatever its size. */
static void
test_starts_are_kept (void)
{
  enum { N = 24 };
  guint edges[N][2], turn, i;

  for (i = 0; i < N; i++)
    {
      edges[i][0] = i;
      edges[i][1] = (i + 1) % N;
    }
  for (turn = 0; turn < 8; turn++)
    {
      const double size = turn % 2 == 0 ? 1 : 1000, way = turn % 4 < 2 ? 1 : -1;
      double start[N][2], sums[2] = { 0 };
      const EntenteGraph graph = { .n = N, .n_edges = N, .edges = edges, .start = (gconstpointer) start, .seed = turn };
      g_autoptr (EntenteGraphLayout) layout = NULL;

      for (i = 0; i < N; i++)
        {
          const double angle = way * 2 * G_PI * i / N + 0.7 * turn;

          start[i][0] = size * cos (angle);
          start[i][1] = size * sin (angle);
        }
      layout = entente_graph_layout_new (&graph, NULL);
      for (i = 0; i < N; i++)
        {
          const double way_round = atan2 (layout->y[i], layout->x[i]) - atan2 (start[i][1], start[i][0]);

          sums[0] += cos (way_round) / N;
          sums[1] += sin (way_round) / N;
        }
      g_assert_cmpfloat (hypot (sums[0], sums[1]), >, 0.98);
    }
}

/* What stands in memory behind the places is none of them. */
static void
test_starts_end (void)
{
  double start[7][2] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 2, 1 }, { 1, 1 }, { 0, 1 }, { 0, 0 } };
  const guint edges[6][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 4 }, { 4, 5 }, { 5, 0 } };
  const EntenteGraph graph = { .n = 6, .n_edges = 6, .edges = edges, .start = (gconstpointer) start };
  g_autoptr (EntenteGraphLayout) plain = entente_graph_layout_new (&graph, NULL), other = NULL;

  start[6][0] = start[6][1] = 1e9;
  other = entente_graph_layout_new (&graph, NULL);
  g_assert_cmpmem (plain->x, 6 * sizeof (double), other->x, 6 * sizeof (double));
  g_assert_cmpmem (plain->y, 6 * sizeof (double), other->y, 6 * sizeof (double));
}

static void
test_odd_starts (void)
{
  const double start[6][2] = { { 0, 0 }, { 0, 0 }, { 0, 0 }, { NAN, 1 }, { INFINITY, 0 }, { 1e300, -1e300 } };
  const guint edges[6][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 4 }, { 4, 5 }, { 5, 0 } };
  const EntenteGraph graph = { .n = 6, .n_edges = 6, .edges = edges, .start = start };
  g_autoptr (EntenteGraphLayout) layout = entente_graph_layout_new (&graph, NULL);

  assert_finite (layout);
  g_assert_cmpfloat (measure (layout, &graph), <, 0.03);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const guint edges[1][2] = { { 0, 1 } };
  const EntenteGraph graph = { .n = 5000, .n_edges = 1, .edges = edges };

  g_cancellable_cancel (cancellable);
  g_assert_null (entente_graph_layout_new (&graph, cancellable));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-layout/tiny", test_tiny);
  g_test_add_func ("/graph-layout/path", test_path);
  g_test_add_func ("/graph-layout/star", test_star);
  g_test_add_func ("/graph-layout/grid-unfolds", test_grid_unfolds);
  g_test_add_func ("/graph-layout/parts-lie-apart", test_parts_lie_apart);
  g_test_add_func ("/graph-layout/same-every-time", test_same_every_time);
  g_test_add_func ("/graph-layout/ends-at-rest", test_ends_at_rest);
  g_test_add_func ("/graph-layout/starts-are-kept", test_starts_are_kept);
  g_test_add_func ("/graph-layout/starts-end", test_starts_end);
  g_test_add_func ("/graph-layout/odd-starts", test_odd_starts);
  g_test_add_func ("/graph-layout/cancelled", test_cancelled);
  return g_test_run ();
}
