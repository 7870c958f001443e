/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How long the layout of a graph takes from a random start to rest, and how well it shows the distances: its stress, as
 * entente_network_measure_stress () defines it. Graphs are communities with some links between them; a file given
 * as an argument holds another one: {"n": 3, "edges": [[0, 1], [1, 2]], "start": [[x, y], ...]}.
 *
 * Exit code 1: a stress above the bound, or a median above the target with --check.
 */

#include "entente-graph-layout.h"
#include "entente-network-layout.h"
#include "timings.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint n, n_edges, n_communities, n_runs;
  double target_ms, bound;
} Case;

static const Case cases[] = {
  { 60, 300, 5, 101, 3, 0.135 },
  { 1000, 5000, 20, 11, 100, 0.19 },
  { 10000, 50000, 100, 5, 2000, 0.2 },
};

typedef struct
{
  guint n;
  GArray *edges;  /* guint[2] */
  GArray *places; /* double[2] */
} Graph;

static void
free_graph (Graph *graph)
{
  g_array_unref (graph->edges);
  g_array_unref (graph->places);
  g_free (graph);
}

static Graph *
new_graph (guint n)
{
  Graph *graph = g_new0 (Graph, 1);

  graph->n = n;
  graph->edges = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  graph->places = g_array_new (FALSE, FALSE, 2 * sizeof (double));
  return graph;
}

static gboolean
add_edge (Graph *graph,
          GHashTable *known,
          guint a,
          guint b)
{
  const guint edge[2] = { MIN (a, b), MAX (a, b) };

  if (a == b || !g_hash_table_add (known, GSIZE_TO_POINTER ((gsize) edge[0] * graph->n + edge[1] + 1)))
    return FALSE;
  g_array_append_val (graph->edges, edge);
  return TRUE;
}

/* A tree through all points; then links, four in five of them within a community. */
static Graph *
generate_graph (const Case *it)
{
  Graph *graph = new_graph (it->n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (it->n + 1);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autofree guint *community = g_new (guint, it->n);
  guint i;

  for (i = 0; i < it->n; i++)
    community[i] = (guint) g_rand_int_range (rand, 0, (int) it->n_communities);
  for (i = 1; i < it->n; i++)
    add_edge (graph, known, i, (guint) g_rand_int_range (rand, 0, (int) i));
  while (graph->edges->len < it->n_edges)
    {
      guint a = (guint) g_rand_int_range (rand, 0, (int) it->n), b;
      gboolean inside = g_rand_double (rand) < 0.8;

      do
        b = (guint) g_rand_int_range (rand, 0, (int) it->n);
      while (inside && community[b] != community[a]);
      add_edge (graph, known, a, b);
    }
  for (i = 0; i < it->n; i++)
    {
      const double place[2] = { g_rand_double_range (rand, -500, 500), g_rand_double_range (rand, -500, 500) };

      g_array_append_val (graph->places, place);
    }
  return graph;
}

static Graph *
read_graph (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  JsonArray *edges, *start;
  Graph *graph;
  guint i;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s", error->message);
  object = json_node_get_object (json_parser_get_root (parser));
  graph = new_graph ((guint) json_object_get_int_member (object, "n"));
  edges = json_object_get_array_member (object, "edges");
  start = json_object_get_array_member (object, "start");
  for (i = 0; i < json_array_get_length (edges); i++)
    {
      JsonArray *pair = json_array_get_array_element (edges, i);
      const guint edge[2] = { (guint) json_array_get_int_element (pair, 0),
                              (guint) json_array_get_int_element (pair, 1) };

      g_array_append_val (graph->edges, edge);
    }
  for (i = 0; i < graph->n; i++)
    {
      JsonArray *pair = json_array_get_array_element (start, i);
      const double place[2] = { json_array_get_double_element (pair, 0), json_array_get_double_element (pair, 1) };

      g_array_append_val (graph->places, place);
    }
  return graph;
}

/* The same on every machine: places of which a last bit differs have another one. */
static guint
get_fingerprint (const EntenteGraphLayout *layout)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char digits[9] = { 0 };

  g_checksum_update (checksum, (const guchar *) layout->x, (gssize) (layout->n * sizeof (double)));
  g_checksum_update (checksum, (const guchar *) layout->y, (gssize) (layout->n * sizeof (double)));
  memcpy (digits, g_checksum_get_string (checksum), 8);
  return (guint) g_ascii_strtoull (digits, NULL, 16);
}

/* Times are of the thread, so that a busy machine does not count. Returns whether the bounds hold. */
static gboolean
run_graph (const Graph *graph,
           const Case *it,
           const char *name,
           gboolean checks_time)
{
  const EntenteGraph input = { .n = graph->n, .n_edges = graph->edges->len, .seed = 1,
                               .edges = (gconstpointer) graph->edges->data,
                               .start = (gconstpointer) graph->places->data };
  g_autofree double *times = g_new (double, it->n_runs);
  double stress = 0, median;
  guint i, n_rounds = 0, fingerprint = 0;

  for (i = 0; i < it->n_runs; i++)
    {
      double begun = timings_get_ms ();
      g_autoptr (EntenteGraphLayout) layout = entente_graph_layout_new (&input, NULL);

      times[i] = timings_get_ms () - begun;
      n_rounds = layout->n_rounds;
      fingerprint = get_fingerprint (layout);
      if (i == 0)
        stress = entente_network_measure_stress (graph->n, layout->x, layout->y, input.n_edges, input.edges);
    }
  median = timings_get_median (times, it->n_runs);
  g_print ("%-10s %6u / %-6u %9.2f / %-9.2f %6.0f %6u %10.4f %6.3f  %08x  %s\n", name, graph->n, graph->edges->len, median,
           times[0], it->target_ms, n_rounds, stress, it->bound,
           fingerprint, stress > it->bound ? "STRESS" : median > it->target_ms ? "TIME" : "ok");
  return stress <= it->bound && (!checks_time || median <= it->target_ms);
}

static const Case *
find_case (guint n)
{
  gsize i;

  for (i = 0; i + 1 < G_N_ELEMENTS (cases) && cases[i].n < n; i++)
    ;
  return &cases[i];
}

int
main (int argc,
      char **argv)
{
  gboolean holds = TRUE, checks_time = argc > 1 && strcmp (argv[1], "--check") == 0;
  int first_file = checks_time ? 2 : 1, i;
  gsize k;

  g_print ("%-10s %6s / %-6s %9s / %-9s %6s %6s %10s %6s  %s\n", "graph", "points", "edges", "median ms", "best", "target",
           "rounds", "stress", "bound", "places");
  for (k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      Graph *graph = generate_graph (&cases[k]);

      holds &= run_graph (graph, &cases[k], "generated", checks_time);
      free_graph (graph);
    }
  for (i = first_file; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      Graph *graph = read_graph (argv[i]);

      holds &= run_graph (graph, find_case (graph->n), name, checks_time);
      free_graph (graph);
    }
  return holds ? 0 : 1;
}
