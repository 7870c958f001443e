/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* Places for the points of any graph, so that distances in the picture are those in the graph. */

typedef struct
{
  guint n;
  guint n_edges;
  const guint (*edges)[2]; /* pairs of points; loops and repeated ones do no harm */
  const double (*start)[2]; /* [n] places to begin with, or NULL = drawn from the seed */
  guint64 seed;
} EntenteGraph;

typedef struct
{
  guint n;
  double *x, *y;     /* [n], about 1 between neighbours, the middle of all at 0, 0 */
  guint n_rounds;    /* of 64 sources each */
  double energy;     /* stress over the sources of the last rounds */
  gboolean converged; /* the energy no longer fell when it ended */
} EntenteGraphLayout;

EntenteGraphLayout *entente_graph_layout_new (const EntenteGraph *graph, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_graph_layout_free (EntenteGraphLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteGraphLayout, entente_graph_layout_free)
