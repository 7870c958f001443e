/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Least stress by small steps.
 *
 *   stress = sum over pairs of (d - |x|)^2 / d^2, d = steps in the graph
 *
 * A round takes 64 points as sources, walks the graph from all of them at once (one bit a source in a 64-bit word), and
 * then, source after source, moves every point along the line to it: by the part min (1, eta / d^2) of what is missing.
 * eta falls from the square of the longest distance, where each move is a full one and the start hardly matters, to a
 * small value, where moves average out. Rounds go through all points in a shuffled order, again and again; of a
 * small graph the distances are kept, and the best of several starts is taken. It ends when eta is small and the energy of a pass no longer falls.
 *
 * Points in different parts of a graph count as somewhat farther than the longest distance within a part.
 *
 * The moves for one source do not hang on each other: four are made at a time, in f32, by operations that every
 * processor rounds alike (no fused ones, no estimates of the hardware), so that the number of lanes changes nothing. One
 * thread, no clock. O(edges x levels + 64 n) a round.
 */

#include "config.h"

#include "entente-graph-layout.h"

#include "entente-array.h"
#include "entente-portable-math.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SOURCES 64
#define LANES 4
#define KEPT_POINTS 4096        /* the distances of so many at most are kept: n bytes each */
#define FARTHEST 254            /* longer distances count as this */
#define APART 1.0f              /* by which what is not connected is farther than the longest distance */
#define FULL_MOVES 1e9          /* as eta: all moves are full ones, whatever the distance */
#define LEAST_ETA 0.02
#define LEAST_FALL 0.002        /* of the energy, in a pass */
#define NO_ENERGY 1e-9          /* rounding alone gives as much */
#define ANNEALING_ROUNDS 120    /* in which eta falls */
#define MOST_ROUNDS 400
#define SMALL 256               /* points; so few are laid out several times, and the least energy wins */
#define N_STARTS 2

typedef float Floats __attribute__ ((vector_size (4 * LANES), aligned (4), may_alias));
typedef gint32 Ints __attribute__ ((vector_size (4 * LANES), aligned (4), may_alias));
typedef guint8 Bytes __attribute__ ((vector_size (LANES)));

typedef struct
{
  guint n, n_padded;
  guint *starts, *targets;         /* the neighbours of i are targets[starts[i] .. starts[i + 1]) */
  float *x, *y;                    /* [n_padded] */
  guint *order;                    /* shuffled sources */
  guint64 *seen, *here, *next;     /* [n] a bit a source */
  guint8 *kept;                    /* [n_batches * SOURCES * n_padded], or one batch when distances are not kept */
  gboolean *walked;                /* [n_batches] kept is filled in */
  guint n_batches;
  guint longest;                   /* distance met so far */
} Work;

/* splitmix64, the k-th number of a seed's row. */
static guint64
draw_bits (guint64 seed,
           guint64 k)
{
  guint64 z = seed + (k + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static double
draw (guint64 seed,
      guint64 k)
{
  return (double) (draw_bits (seed, k) >> 11) / 9007199254740992.0;
}

static void
list_neighbours (Work *work,
                 const EntenteGraph *graph)
{
  g_autofree guint *filled = g_new0 (guint, graph->n + 1);
  guint e, i;

  work->starts = g_new0 (guint, graph->n + 1);
  work->targets = g_new (guint, 2 * (gsize) graph->n_edges + 1);
  for (e = 0; e < graph->n_edges; e++)
    {
      work->starts[graph->edges[e][0] + 1]++;
      work->starts[graph->edges[e][1] + 1]++;
    }
  for (i = 0; i < graph->n; i++)
    work->starts[i + 1] += work->starts[i];
  for (e = 0; e < graph->n_edges; e++)
    {
      guint a = graph->edges[e][0], b = graph->edges[e][1];

      work->targets[work->starts[a] + filled[a]++] = b;
      work->targets[work->starts[b] + filled[b]++] = a;
    }
}

/* A little noise on every place parts those that begin in one. */
static void
take_start (Work *work,
            const double (*places)[2],
            guint64 seed)
{
  double reach = 0, side = sqrt (work->n);
  guint i;

  for (i = 0; i < work->n && places != NULL; i++)
    if (isfinite (places[i][0]) && isfinite (places[i][1]))
      reach = MAX (reach, MAX (fabs (places[i][0]), fabs (places[i][1])));
  for (i = 0; i < work->n; i++)
    {
      double x = draw (seed, 2 * (guint64) i) - 0.5, y = draw (seed, 2 * (guint64) i + 1) - 0.5;

      if (reach > 0 && isfinite (places[i][0]) && isfinite (places[i][1]))
        {
          x = places[i][0] / reach / 2 + x * 1e-3;
          y = places[i][1] / reach / 2 + y * 1e-3;
        }
      work->x[i] = (float) (x * side);
      work->y[i] = (float) (y * side);
    }
}

static void
shuffle_order (Work *work,
               guint64 seed)
{
  guint i;

  for (i = 0; i < work->n; i++)
    work->order[i] = i;
  for (i = work->n; i > 1; i--)
    {
      guint j = (guint) (draw_bits (~seed, i) % i), other = work->order[i - 1];

      work->order[i - 1] = work->order[j];
      work->order[j] = other;
    }
}

static void
init_work (Work *work,
           const EntenteGraph *graph)
{
  gsize padded;

  memset (work, 0, sizeof *work);
  work->n = graph->n;
  work->n_padded = (graph->n + LANES - 1) / LANES * LANES;
  work->n_batches = (graph->n + SOURCES - 1) / SOURCES;
  padded = MAX (work->n_padded, 1);
  work->x = g_new0 (float, padded);
  work->y = g_new0 (float, padded);
  work->order = g_new (guint, padded);
  work->seen = g_new (guint64, padded);
  work->here = g_new (guint64, padded);
  work->next = g_new (guint64, padded);
  work->walked = g_new0 (gboolean, work->n_batches + 1);
  work->kept = g_malloc (SOURCES * padded * (graph->n <= KEPT_POINTS ? MAX (work->n_batches, 1) : 1));
  list_neighbours (work, graph);
  shuffle_order (work, graph->seed);
}

static void
clear_work (Work *work)
{
  g_free (work->starts);
  g_free (work->targets);
  g_free (work->x);
  g_free (work->y);
  g_free (work->order);
  g_free (work->seen);
  g_free (work->here);
  g_free (work->next);
  g_free (work->walked);
  g_free (work->kept);
}

/* Those met for the first time get their distance. Returns whether there are any. */
static gboolean
settle_level (Work *work,
              guint8 *distances,
              guint level)
{
  gboolean any = FALSE;
  guint i;

  for (i = 0; i < work->n; i++)
    {
      guint64 fresh = work->next[i] & ~work->seen[i];

      work->next[i] = 0;
      work->here[i] = fresh;
      if (fresh == 0)
        continue;
      any = TRUE;
      work->seen[i] |= fresh;
      for (; fresh != 0; fresh &= fresh - 1)
        distances[(gsize) __builtin_ctzll (fresh) * work->n_padded + i] = (guint8) MIN (level, FARTHEST);
    }
  return any;
}

/* The distances from the sources of a batch: 0 = the source itself, FARTHEST + 1 = not connected. */
static void
walk (Work *work,
      guint first,
      guint n_sources,
      guint8 *distances)
{
  guint level = 0, s, i, e;

  memset (distances, FARTHEST + 1, (gsize) n_sources * work->n_padded);
  /* What only fills up the lanes is not moved. */
  for (s = 0; s < n_sources; s++)
    memset (distances + (gsize) s * work->n_padded + work->n, 0, work->n_padded - work->n);
  memset (work->seen, 0, work->n * sizeof (guint64));
  memset (work->next, 0, work->n * sizeof (guint64));
  for (s = 0; s < n_sources; s++)
    work->next[work->order[first + s]] |= G_GUINT64_CONSTANT (1) << s;
  while (settle_level (work, distances, level))
    {
      work->longest = MAX (work->longest, MIN (level, FARTHEST));
      level++;
      for (i = 0; i < work->n; i++)
        for (e = work->starts[i]; work->here[i] != 0 && e < work->starts[i + 1]; e++)
          work->next[work->targets[e]] |= work->here[i];
    }
}

/* 1 / sqrt (q) within some 1e-6: an estimate from the bits, made exact by Newton's method. */
static inline __attribute__ ((always_inline)) void
invert_root (const Floats *q,
             Floats *root)
{
  const Floats half = *q * 0.5f;
  Floats y = (Floats) (0x5f375a86 - ((Ints) *q >> 1));

  y = y * (1.5f - half * y * y);
  y = y * (1.5f - half * y * y);
  *root = y * (1.5f - half * y * y);
}

typedef struct
{
  float x, y;
  float eta, apart; /* distance of what is not connected */
} Pull;

/* Moves all points by their distances from one source. Returns the sum of ((d - |x|) / d)^2 before. */
static double
pull_points (float *all_x,
             float *all_y,
             const guint8 *distances,
             guint n_padded,
             const Pull *pull)
{
  Floats energy = { 0 };
  double sum = 0;
  guint i;

  for (i = 0; i < n_padded; i += LANES)
    {
      Floats *x = (Floats *) (all_x + i), *y = (Floats *) (all_y + i), d, dx, dy, q, inverse, part, miss;
      Bytes bytes;
      Ints steps, apart, full;

      memcpy (&bytes, distances + i, sizeof bytes);
      steps = __builtin_convertvector (bytes, Ints);
      apart = steps == FARTHEST + 1;
      d = __builtin_convertvector (steps, Floats) + (Floats) (apart & (Ints) (pull->apart - (FARTHEST + 1) + (Floats) { 0 }));
      dx = *x - pull->x;
      dy = *y - pull->y;
      q = dx * dx + dy * dy + 1e-12f;
      invert_root (&q, &inverse);
      part = pull->eta / (d * d);
      full = part >= 1.0f;
      part = (Floats) ((full & (Ints) (1.0f + (Floats) { 0 })) | (~full & (Ints) part));
      miss = d * inverse - 1.0f;
      /* Not the source itself, where d = 0. */
      part = (Floats) ((Ints) (part * miss) & (steps != 0));
      *x += part * dx;
      *y += part * dy;
      miss = (Floats) ((Ints) (miss * q * inverse / d) & (steps != 0));
      energy += miss * miss;
    }
  for (i = 0; i < LANES; i++)
    sum += energy[i];
  return sum;
}

/* One round: a batch of sources, in turn. Returns the mean energy of a pair. */
static double
pull_from_batch (Work *work,
                 guint batch,
                 double eta)
{
  guint first = batch * SOURCES, n_sources = MIN (SOURCES, work->n - first), s;
  gboolean keeps = work->n <= KEPT_POINTS;
  guint8 *distances = work->kept + (keeps ? (gsize) first * work->n_padded : 0);
  double energy = 0;

  if (!keeps || !work->walked[batch])
    walk (work, first, n_sources, distances);
  work->walked[batch] = TRUE;
  for (s = 0; s < n_sources; s++)
    {
      guint source = work->order[first + s];
      const Pull pull = { work->x[source], work->y[source], (float) eta, work->longest + APART };

      energy += pull_points (work->x, work->y, distances + (gsize) s * work->n_padded, work->n_padded, &pull);
    }
  return energy / ((double) n_sources * work->n);
}

/* From the first full moves to rest. Returns FALSE when it was cancelled. */
static gboolean
anneal (Work *work,
        EntenteGraphLayout *self,
        GCancellable *cancellable)
{
  guint pass = CLAMP (work->n_batches, 4, 8), round;
  double energy = 0, last = G_MAXDOUBLE, eta = FULL_MOVES;

  self->converged = FALSE;
  for (round = 0; round < MOST_ROUNDS && !self->converged; round++)
    {
      double longest = MAX (work->longest, 1), part = MIN ((double) round / ANNEALING_ROUNDS, 1);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (round > 0)
        eta = longest * longest * entente_pow (LEAST_ETA / (longest * longest), part);
      energy += pull_from_batch (work, round % work->n_batches, eta);
      if (round % pass != pass - 1)
        continue;
      self->energy = energy / pass;
      self->converged = round >= ANNEALING_ROUNDS && last - self->energy < LEAST_FALL * self->energy + NO_ENERGY;
      last = self->energy;
      energy = 0;
    }
  self->n_rounds += round;
  return TRUE;
}

/* What is in hand becomes the result, the middle of all at 0, 0. */
static void
take_places (const Work *work,
             EntenteGraphLayout *self)
{
  double x = 0, y = 0;
  guint i;

  for (i = 0; i < work->n; i++)
    {
      x += work->x[i];
      y += work->y[i];
    }
  for (i = 0; i < work->n; i++)
    {
      self->x[i] = work->x[i] - x / work->n;
      self->y[i] = work->y[i] - y / work->n;
    }
}

static gboolean
try_starts (Work *work,
            const EntenteGraph *graph,
            EntenteGraphLayout *self,
            GCancellable *cancellable)
{
  guint n_starts = graph->n <= SMALL ? N_STARTS : 1, start;
  double least = G_MAXDOUBLE;
  gboolean least_converged = FALSE;

  for (start = 0; start < n_starts; start++)
    {
      take_start (work, start == 0 ? graph->start : NULL, graph->seed + start);
      if (!anneal (work, self, cancellable))
        return FALSE;
      if (self->energy >= least)
        continue;
      take_places (work, self);
      least = self->energy;
      least_converged = self->converged;
    }
  self->energy = least;
  self->converged = least_converged;
  return TRUE;
}

/**
 * entente_graph_layout_new:
 *
 * Lays a graph out, see the top of the file. Hangs on @graph alone.
 *
 * Returns: (nullable): %NULL when it was cancelled
 */
EntenteGraphLayout *
entente_graph_layout_new (const EntenteGraph *graph,
                          GCancellable *cancellable)
{
  EntenteGraphLayout *self = g_new0 (EntenteGraphLayout, 1);
  Work work;

  self->n = graph->n;
  self->x = ENTENTE_NEW0 (double, graph->n);
  self->y = ENTENTE_NEW0 (double, graph->n);
  self->converged = graph->n < 2;
  if (graph->n < 2)
    return self;
  init_work (&work, graph);
  if (!try_starts (&work, graph, self, cancellable))
    g_clear_pointer (&self, entente_graph_layout_free);
  clear_work (&work);
  return self;
}

void
entente_graph_layout_free (EntenteGraphLayout *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}
