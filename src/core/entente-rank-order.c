/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Sorting scores.
 *
 * The words that hold a score and a partner are all different, so sorting them needs neither stability nor
 * a comparison function. Few of them are dealt into buckets of equal width and finished by insertion; many,
 * or few that fall into the same buckets, go through a radix sort by digits of 11 bits, which takes the same
 * time whatever they are.
 */

#include "config.h"

#include "entente-rank-order.h"

#include <math.h>

#define N_BUCKETS 256
#define MAX_BUCKETED 512
#define MAX_MOVES_EACH 12

#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)
#define N_PASSES 4 /* 44 bits hold the key */

/**
 * entente_rank_order_pack:
 * @scores: (array length=n): NaN = not rated
 * @packed: (array length=n) (out): the rated first, then the others in file order
 * @n_rated: (out): how many are rated
 */
void
entente_rank_order_pack (const double *scores,
                         guint n,
                         guint64 *packed,
                         guint *n_rated)
{
  guint rated = 0, i;

  for (i = 0; i < n; i++)
    if (!isnan (scores[i]))
      packed[rated++] = (ENTENTE_KEY_MASK - entente_score_key (scores[i])) << ENTENTE_INDEX_BITS | i;
  *n_rated = rated;
  if (rated == n)
    return;
  for (i = 0; i < n; i++)
    if (isnan (scores[i]))
      packed[rated++] = ENTENTE_KEY_MASK << ENTENTE_INDEX_BITS | i;
}

/* Gives up after too many moves, with @words still the same set. */
static gboolean
sort_by_insertion (guint64 *words,
                   guint n,
                   guint max_moves)
{
  guint moves = 0, i;

  for (i = 1; i < n; i++)
    {
      const guint64 word = words[i];
      guint j = i;

      while (j > 0 && words[j - 1] > word)
        {
          words[j] = words[j - 1];
          j--;
        }
      words[j] = word;
      moves += i - j;
      if (moves > max_moves)
        return FALSE;
    }
  return TRUE;
}

/* Deals the words into buckets of equal width between the least and the greatest. */
static gboolean
sort_by_buckets (guint64 *words,
                 guint64 *scratch,
                 guint n)
{
  guint16 starts[N_BUCKETS + 1];
  guint64 least = words[0], greatest = words[0];
  guint shift, i;

  for (i = 1; i < n; i++)
    {
      least = MIN (least, words[i]);
      greatest = MAX (greatest, words[i]);
    }
  for (shift = 0; (greatest - least) >> shift >= N_BUCKETS; shift++)
    ;
  memset (starts, 0, sizeof starts);
  for (i = 0; i < n; i++)
    starts[((words[i] - least) >> shift) + 1]++;
  for (i = 1; i <= N_BUCKETS; i++)
    starts[i] += starts[i - 1];
  for (i = 0; i < n; i++)
    scratch[starts[(words[i] - least) >> shift]++] = words[i];
  memcpy (words, scratch, n * sizeof (guint64));
  return sort_by_insertion (words, n, n * MAX_MOVES_EACH);
}

static guint
get_digit (guint64 word,
           guint pass)
{
  return (word >> (ENTENTE_INDEX_BITS + pass * DIGIT_BITS)) & (N_DIGITS - 1);
}

/* Least digit first. Words come in file order and each pass is stable, so the index needs no pass. */
static void
sort_by_digits (guint64 *words,
                guint64 *scratch,
                guint n)
{
  guint32 counts[N_PASSES][N_DIGITS];
  guint64 *from = words, *to = scratch;
  guint pass, i;

  memset (counts, 0, sizeof counts);
  for (i = 0; i < n; i++)
    for (pass = 0; pass < N_PASSES; pass++)
      counts[pass][get_digit (words[i], pass)]++;
  for (pass = 0; pass < N_PASSES; pass++)
    {
      guint32 *count = counts[pass];
      guint64 *swapped = from;
      guint32 start = 0;

      if (count[get_digit (words[0], pass)] == n)
        continue;
      for (i = 0; i < N_DIGITS; i++)
        {
          const guint32 size = count[i];

          count[i] = start;
          start += size;
        }
      for (i = 0; i < n; i++)
        to[count[get_digit (from[i], pass)]++] = from[i];
      from = to;
      to = swapped;
    }
  if (from != words)
    memcpy (words, from, n * sizeof (guint64));
}

/**
 * entente_rank_order_sort:
 * @packed: (array length=n): as entente_rank_order_pack() leaves the rated ones
 * @scratch: room for @n words
 *
 * Greatest score first, ties in file order. O(n).
 */
void
entente_rank_order_sort (guint64 *packed,
                         guint64 *scratch,
                         guint n)
{
  if (n < 2)
    return;
  if (n <= MAX_BUCKETED && sort_by_buckets (packed, scratch, n))
    return;
  sort_by_digits (packed, scratch, n);
}
