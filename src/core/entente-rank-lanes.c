/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Many rankings at once.
 *
 * Few partners: for four draws side by side, every key is compared with every other; no branch, no sort.
 *
 * Many partners: a draw at a time, the keys are dealt into buckets of equal width, best first. A key's rank
 * is then its place, but for the few that share its bucket, and these lie within a window as wide as the
 * fullest bucket:
 *
 *   rank (p) = 1 + p - #{j before p in the window: key_j <= key_p} + #{j after p: key_j > key_p}
 *
 * which again needs neither branch nor sort, and is exact, ties included. All comparisons are of doubles as
 * they are; wider registers are used where the processor has them, and give the same.
 */

#include "config.h"

#include "entente-rank-lanes.h"

#include <math.h>
#include <string.h>

#define MAX_COMPARED 112 /* partners; above, buckets are faster */
#define MIN_BUCKETS 64
#define MAX_BUCKETS 8192
#define SIDE_BY_SIDE 8 /* draws that share a cache line of keys */
#define MARGIN 64      /* widest window that is not cut short */

typedef double Doubles __attribute__ ((vector_size (32), aligned (8), may_alias));
typedef gint64 Masks __attribute__ ((vector_size (32), aligned (8), may_alias));
typedef gint16 Shorts __attribute__ ((vector_size (32), aligned (2), may_alias));

#define ALWAYS_INLINE static inline __attribute__ ((always_inline))

/* The same code once for any processor and once for those with registers of 32 bytes. */
#if defined(__x86_64__)
#define WIDE __attribute__ ((target ("avx2")))
#define DISPATCH(name, ...)                                                                                  \
  do                                                                                                         \
    {                                                                                                        \
      if (__builtin_cpu_supports ("avx2"))                                                                   \
        name##_wide (__VA_ARGS__);                                                                           \
      else                                                                                                   \
        name##_plain (__VA_ARGS__);                                                                          \
    }                                                                                                        \
  while (0)
#else
#define WIDE
#define DISPATCH(name, ...) name##_plain (__VA_ARGS__)
#endif

struct _EntenteRankScratch
{
  guint n_partners, n_buckets;
  double *beside; /* [SIDE_BY_SIDE][row] keys of some draws */
  gsize row;
  double *dealt;   /* [MARGIN + n + MARGIN] keys by bucket */
  gint64 *moves;   /* [n + 4] */
  guint16 *who;    /* [n] partners by bucket */
  guint16 *rated;  /* [n] */
  guint16 *bucket; /* [n] */
  guint16 *starts; /* [n_buckets + 1] */
};

EntenteRankScratch *
entente_rank_scratch_new (guint n_partners)
{
  EntenteRankScratch *self = g_new0 (EntenteRankScratch, 1);
  const gsize n = MAX (n_partners, 1);

  self->n_partners = n_partners;
  for (self->n_buckets = MIN_BUCKETS; self->n_buckets < 2 * n && self->n_buckets < MAX_BUCKETS;)
    self->n_buckets *= 2;
  self->row = n + 8;
  self->beside = g_new (double, SIDE_BY_SIDE * self->row);
  self->dealt = g_new (double, n + 2 * MARGIN);
  self->moves = g_new (gint64, n + 8);
  self->who = g_new (guint16, n);
  self->rated = g_new (guint16, n);
  self->bucket = g_new (guint16, n);
  self->starts = g_new (guint16, self->n_buckets + 1);
  return self;
}

void
entente_rank_scratch_free (EntenteRankScratch *self)
{
  g_free (self->beside);
  g_free (self->dealt);
  g_free (self->moves);
  g_free (self->who);
  g_free (self->rated);
  g_free (self->bucket);
  g_free (self->starts);
  g_free (self);
}

/* -- Few partners ------------------------------------------------------------------------------------------
 */

/* Four partners against all others in four draws; what is counted is how many are greater. */
ALWAYS_INLINE void
compare_four (const Doubles *keys, guint n, guint i, Masks counts[4])
{
  const Doubles a = keys[i], b = keys[i + 1], c = keys[i + 2], d = keys[i + 3];
  Masks above_a = { 0 }, above_b = { 0 }, above_c = { 0 }, above_d = { 0 };
  guint j;

  for (j = 0; j < n; j++)
    {
      const Doubles key = keys[j];

      above_a -= key > a;
      above_b -= key > b;
      above_c -= key > c;
      above_d -= key > d;
    }
  counts[0] = above_a;
  counts[1] = above_b;
  counts[2] = above_c;
  counts[3] = above_d;
}

ALWAYS_INLINE void
fill_by_comparing (const EntenteRankLanes *self)
{
  Doubles keys[MAX_COMPARED + 4];
  const Doubles none = { -INFINITY, -INFINITY, -INFINITY, -INFINITY };
  const guint n = self->n_partners;
  guint d, i, k, lane;

  for (d = 0; d < self->n_draws; d += 4)
    {
      for (i = 0; i < n; i++)
        keys[i] = *(const Doubles *)(self->keys + i * self->key_stride + d);
      for (; i < n + 4; i++)
        keys[i] = none;
      for (i = 0; i < n; i += 4)
        {
          Masks counts[4];

          compare_four (keys, n, i, counts);
          for (k = 0; k < 4 && i + k < n; k++)
            for (lane = 0; lane < 4; lane++)
              self->ranks[(i + k) * self->rank_stride + d + lane] = 1 + (gint16)counts[k][lane];
        }
    }
}

static void
fill_by_comparing_plain (const EntenteRankLanes *self)
{
  fill_by_comparing (self);
}

WIDE static G_GNUC_UNUSED void
fill_by_comparing_wide (const EntenteRankLanes *self)
{
  fill_by_comparing (self);
}

/* -- Many partners -----------------------------------------------------------------------------------------
 */

/* Rated partners and the range of their keys. */
static guint
collect_rated (const double *keys, guint n, guint16 *rated, double range[2])
{
  guint n_rated = 0, i;

  range[0] = INFINITY;
  range[1] = -INFINITY;
  for (i = 0; i < n; i++)
    {
      const gboolean is_rated = keys[i] != -INFINITY;

      rated[n_rated] = i;
      n_rated += is_rated;
      range[0] = is_rated && keys[i] < range[0] ? keys[i] : range[0];
      range[1] = keys[i] > range[1] ? keys[i] : range[1];
    }
  return n_rated;
}

/* Buckets a unit of the keys; 0 = all in the first one. */
static double
find_scale (const EntenteRankScratch *self, const double range[2])
{
  const double scale = (self->n_buckets - 1) / (range[1] - range[0]);

  return isfinite (scale) && isfinite (range[1] - range[0]) ? scale : 0;
}

/* Deals the rated keys into buckets, greatest first. Returns the size of the fullest bucket. */
static guint
deal (EntenteRankScratch *self, const double *keys, guint n, const double range[2])
{
  const double scale = find_scale (self, range);
  double *dealt = self->dealt + MARGIN;
  guint16 *starts = self->starts;
  guint fullest = 0, start = 0, i;

  memset (starts, 0, self->n_buckets * sizeof (guint16));
  for (i = 0; i < n; i++)
    {
      self->bucket[i] = scale > 0 ? (guint16)(gint32)((range[1] - keys[self->rated[i]]) * scale) : 0;
      starts[self->bucket[i]]++;
    }
  for (i = 0; i < self->n_buckets; i++)
    {
      const guint size = starts[i];

      fullest = MAX (fullest, size);
      starts[i] = start;
      start += size;
    }
  for (i = 0; i < n; i++)
    {
      const guint place = starts[self->bucket[i]]++;

      dealt[place] = keys[self->rated[i]];
      self->who[place] = self->rated[i];
    }
  return fullest;
}

/* How far each place is off, by a window of @width either side. */
ALWAYS_INLINE void
find_moves (const double *dealt, guint n, guint width, gint64 *moves)
{
  guint p, w;

  for (p = 0; p < n; p += 4)
    {
      const Doubles here = *(const Doubles *)(dealt + p);
      Masks move = { 0 };

      for (w = 1; w <= width; w++)
        {
          move += *(const Doubles *)(dealt + p - w) <= here;
          move -= *(const Doubles *)(dealt + p + w) > here;
        }
      *(Masks *)(moves + p) = move;
    }
}

static void
find_moves_plain (const double *dealt, guint n, guint width, gint64 *moves)
{
  find_moves (dealt, n, width, moves);
}

WIDE static G_GNUC_UNUSED void
find_moves_wide (const double *dealt, guint n, guint width, gint64 *moves)
{
  find_moves (dealt, n, width, moves);
}

/* Where many keys are in one bucket: by comparing within it. */
static void
find_moves_crowded (const EntenteRankScratch *self, guint n)
{
  const double *dealt = self->dealt + MARGIN;
  guint bucket = 0, start = 0, p, j;

  for (p = 0; p < n; p++)
    {
      gint64 move = 0;

      for (; p >= self->starts[bucket]; bucket++)
        start = self->starts[bucket];
      for (j = start; j < self->starts[bucket]; j++)
        move += j < p ? -(dealt[j] <= dealt[p]) : j > p && dealt[j] > dealt[p];
      self->moves[p] = move;
    }
}

static void
rank_draw (EntenteRankScratch *self, const double *keys, guint n, gint16 *ranks, gsize stride)
{
  double *dealt = self->dealt + MARGIN;
  double range[2];
  const guint n_rated = collect_rated (keys, n, self->rated, range);
  guint width, p;

  if (n_rated < n)
    for (p = 0; p < n; p++)
      ranks[p * stride] = ENTENTE_RANK_NONE;
  if (n_rated == 0)
    return;
  width = deal (self, keys, n_rated, range) - 1;
  for (p = 0; p < MARGIN; p++)
    {
      dealt[-1 - (int)p] = INFINITY;
      dealt[n_rated + p] = -INFINITY;
    }
  if (width < MARGIN - 4)
    DISPATCH (find_moves, dealt, n_rated, width, self->moves);
  else
    find_moves_crowded (self, n_rated);
  for (p = 0; p < n_rated; p++)
    ranks[self->who[p] * stride] = 1 + p + self->moves[p];
}

static void
fill_by_buckets (const EntenteRankLanes *self, EntenteRankScratch *scratch)
{
  const guint n = self->n_partners;
  guint d, i, k;

  for (d = 0; d < self->n_draws; d += SIDE_BY_SIDE)
    {
      for (i = 0; i < n; i++)
        for (k = 0; k < SIDE_BY_SIDE; k++)
          scratch->beside[k * scratch->row + i] = self->keys[i * self->key_stride + d + k];
      for (k = 0; k < SIDE_BY_SIDE; k++)
        rank_draw (scratch, scratch->beside + k * scratch->row, n, self->ranks + d + k, self->rank_stride);
    }
}

static void
mark_not_rated (const EntenteRankLanes *self)
{
  guint i, d;

  for (i = 0; i < self->n_partners; i++)
    for (d = 0; d < self->n_draws; d++)
      if (self->keys[i * self->key_stride + d] == -INFINITY)
        self->ranks[i * self->rank_stride + d] = ENTENTE_RANK_NONE;
}

/**
 * entente_rank_lanes_fill:
 * @scratch: made for at least as many partners
 *
 * Fills ranks: 1 + the number of partners whose key is greater. O(n^2) comparisons a draw for few partners,
 * else O(n) for keys that are spread out and O(n^2) where they are all but the same.
 */
void
entente_rank_lanes_fill (const EntenteRankLanes *self, EntenteRankScratch *scratch)
{
  g_return_if_fail (self->n_partners < ENTENTE_RANK_NONE && self->n_draws % ENTENTE_LANES == 0);

  if (self->n_partners > MAX_COMPARED)
    {
      fill_by_buckets (self, scratch);
      return;
    }
  DISPATCH (fill_by_comparing, self);
  mark_not_rated (self);
}

/* -- Counting ----------------------------------------------------------------------------------------------
 */

/* In how many of the draws @a ranks before each of the partners. */
ALWAYS_INLINE void
add_pairs (const EntenteRankLanes *self, guint32 *pairs)
{
  const guint n = self->n_partners;
  guint a, b, d, lane;

  for (a = 0; a < n; a++)
    for (b = 0; b < n; b++)
      {
        const gint16 *first = self->ranks + a * self->rank_stride,
                     *second = self->ranks + b * self->rank_stride;
        Shorts wins = { 0 };

        for (d = 0; d < self->n_draws; d += ENTENTE_LANES)
          wins -= *(const Shorts *)(first + d) < *(const Shorts *)(second + d);
        for (lane = 0; lane < ENTENTE_LANES; lane++)
          pairs[(gsize)a * n + b] += wins[lane];
      }
}

static void
add_pairs_plain (const EntenteRankLanes *self, guint32 *pairs)
{
  add_pairs (self, pairs);
}

WIDE static G_GNUC_UNUSED void
add_pairs_wide (const EntenteRankLanes *self, guint32 *pairs)
{
  add_pairs (self, pairs);
}

/**
 * entente_rank_lanes_add_pairs:
 * @pairs: (inout): [n][n]; gains the draws in which a ranks before b
 *
 * A draw in which b is not rated counts: callers that have such draws take them off. At most 32767 x 16 draws
 * a call. O(n^2) a draw.
 */
void
entente_rank_lanes_add_pairs (const EntenteRankLanes *self, guint32 *pairs)
{
  DISPATCH (add_pairs, self, pairs);
}

ALWAYS_INLINE void
count_reached (const double *keys, guint n, double threshold, guint *count)
{
  Masks reached = { 0 };
  guint d;

  for (d = 0; d < n; d += 4)
    reached -= *(const Doubles *)(keys + d) >= threshold;
  *count = reached[0] + reached[1] + reached[2] + reached[3];
}

static void
count_reached_plain (const double *keys, guint n, double threshold, guint *count)
{
  count_reached (keys, n, threshold, count);
}

WIDE static G_GNUC_UNUSED void
count_reached_wide (const double *keys, guint n, double threshold, guint *count)
{
  count_reached (keys, n, threshold, count);
}

/* How many of @n keys, a multiple of four, are at least @threshold. */
guint
entente_rank_lanes_count_reached (const double *keys, guint n, double threshold)
{
  guint count = 0;

  DISPATCH (count_reached, keys, n, threshold, &count);
  return count;
}

/* In how many of @n draws, a multiple of ENTENTE_LANES, a rank is not above the limit of that draw. */
guint
entente_rank_lanes_count_within (const gint16 *ranks, guint n, const gint16 *limits)
{
  Shorts within = { 0 };
  guint count = 0, d, lane;

  for (d = 0; d < n; d += ENTENTE_LANES)
    within -= *(const Shorts *)(ranks + d) <= *(const Shorts *)(limits + d);
  for (lane = 0; lane < ENTENTE_LANES; lane++)
    count += (guint16)within[lane];
  return count;
}
