/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Stress: how far the distances in a picture are from those in its graph. */

#include "config.h"

#include "entente-network-layout.h"

#include <math.h>

#define SOURCES 400 /* of larger graphs so many points, evenly chosen, are compared with all */

typedef struct
{
  double weighted_cross, weighted_square; /* sums of w d x and w x^2; w d^2 = 1 */
  guint64 n_pairs;
} Sums;

/* The neighbours of point i are targets[starts[i] .. starts[i + 1]). */
static void
list_neighbours (guint n,
                 guint n_edges,
                 const guint (*edges)[2],
                 guint **starts,
                 guint **targets)
{
  g_autofree guint *filled = g_new0 (guint, n);
  guint e, i;

  *starts = g_new0 (guint, n + 1);
  *targets = g_new (guint, 2 * (gsize) n_edges);
  for (e = 0; e < n_edges; e++)
    {
      (*starts)[edges[e][0] + 1]++;
      (*starts)[edges[e][1] + 1]++;
    }
  for (i = 0; i < n; i++)
    (*starts)[i + 1] += (*starts)[i];
  for (e = 0; e < n_edges; e++)
    {
      guint a = edges[e][0], b = edges[e][1];

      (*targets)[(*starts)[a] + filled[a]++] = b;
      (*targets)[(*starts)[b] + filled[b]++] = a;
    }
}

static void
walk_from (guint source,
           guint n,
           const guint *starts,
           const guint *targets,
           int *steps)
{
  g_autofree guint *queue = g_new (guint, n);
  guint head = 0, tail = 0, i;

  for (i = 0; i < n; i++)
    steps[i] = -1;
  steps[source] = 0;
  queue[tail++] = source;
  while (head < tail)
    {
      guint at = queue[head++];

      for (i = starts[at]; i < starts[at + 1]; i++)
        if (steps[targets[i]] < 0)
          {
            steps[targets[i]] = steps[at] + 1;
            queue[tail++] = targets[i];
          }
    }
}

/**
 * entente_network_measure_stress:
 * @n: number of points
 * @x: (array length=n): places
 * @edges: (array length=n_edges): pairs of points
 *
 * sum w (d - s |x|)^2 / sum w d^2 over pairs that are connected, d = steps in the graph, w = d^-2, s = the
 * scale that makes it least. 0 = all distances shown truly, 1 = all points in one place; 0 without pairs.
 * O(points x edges), with at most 400 sources.
 */
double
entente_network_measure_stress (guint n,
                                const double *x,
                                const double *y,
                                guint n_edges,
                                const guint (*edges)[2])
{
  g_autofree guint *starts = NULL, *targets = NULL;
  g_autofree int *steps = g_new (int, n);
  Sums sums = { 0 };
  guint every = MAX (1, (n + SOURCES - 1) / SOURCES), i, j;

  list_neighbours (n, n_edges, edges, &starts, &targets);
  for (i = 0; i < n; i += every)
    {
      walk_from (i, n, starts, targets, steps);
      for (j = 0; j < n; j++)
        {
          double distance = hypot (x[i] - x[j], y[i] - y[j]), weight;

          if (steps[j] <= 0)
            continue;
          weight = 1.0 / ((double) steps[j] * steps[j]);
          sums.weighted_cross += weight * steps[j] * distance;
          sums.weighted_square += weight * distance * distance;
          sums.n_pairs++;
        }
    }
  if (sums.n_pairs == 0)
    return 0;
  if (sums.weighted_square <= 0)
    return 1;
  return 1 - sums.weighted_cross * sums.weighted_cross / (sums.weighted_square * (double) sums.n_pairs);
}
