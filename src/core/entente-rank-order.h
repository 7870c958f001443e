/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>
#include <string.h>

/* Order by score, greatest first, ties in file order, without callbacks. */

/* Two scores tie when llrint (score * 1e12) is the same. That integer needs 41 bits, which leaves room for
 * the partner's index in the same word:
 *
 *     63                        22 21            0
 *    | 2^42 - 1 - key (42 bits)   | index (22 bits) |     ascending = best first, ties in file order
 */
#define ENTENTE_SCORE_STEPS 1e12
#define ENTENTE_KEY_BITS 42
#define ENTENTE_KEY_MASK ((G_GUINT64_CONSTANT (1) << ENTENTE_KEY_BITS) - 1)
#define ENTENTE_INDEX_BITS 22
#define ENTENTE_INDEX_MASK ((G_GUINT64_CONSTANT (1) << ENTENTE_INDEX_BITS) - 1)

/* llrint (score * 1e12), for scores in [0, 2]: adding 1.5 x 2^52 leaves the rounded integer in the low bits, by
 * the same rounding of ties to even, without a call a score. */
static inline guint64
entente_score_key (double score)
{
  const double shifted = score * ENTENTE_SCORE_STEPS + 6755399441055744.0;
  guint64 bits;

  memcpy (&bits, &shifted, sizeof bits);
  return bits & ENTENTE_KEY_MASK;
}

static inline guint64
entente_rank_order_get_key (guint64 packed)
{
  return ENTENTE_KEY_MASK - (packed >> ENTENTE_INDEX_BITS);
}

static inline guint
entente_rank_order_get_index (guint64 packed)
{
  return packed & ENTENTE_INDEX_MASK;
}

void entente_rank_order_pack (const double *scores, guint n, guint64 *packed, guint *n_rated);
void entente_rank_order_sort (guint64 *packed, guint64 *scratch, guint n);
