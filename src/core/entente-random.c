/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A counter-based random generator.
 *
 * It has no state: a block of numbers is a function of a key (the seed) and a counter (which draw, and what
 * for). So a draw is the same on any number of threads and in whatever order draws are made, and any one of
 * them can be made again alone.
 */

#include "config.h"

#include "entente-random.h"

#define N_ROUNDS 10
#define MULTIPLIER_0 0xD2511F53u
#define MULTIPLIER_1 0xCD9E8D57u
#define WEYL_0 0x9E3779B9u /* the golden ratio, and the square root of 3 less 1, in 32 bits */
#define WEYL_1 0xBB67AE85u

/**
 * entente_random_get_block:
 * @key: the seed
 * @high: upper half of the counter
 * @low: lower half of the counter
 *
 * Philox4x32-10: ten rounds of two multiplications, whose high halves are mixed with the key. Salmon, Moraes,
 * Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011, doi:10.1145/2063384.2063405. O(1).
 */
EntenteRandomBlock
entente_random_get_block (guint64 key, guint64 high, guint64 low)
{
  guint32 k0 = (guint32)key, k1 = (guint32)(key >> 32);
  guint32 a = (guint32)low, b = (guint32)(low >> 32), c = (guint32)high, d = (guint32)(high >> 32);
  guint round;

  for (round = 0; round < N_ROUNDS; round++)
    {
      const guint64 p = (guint64)MULTIPLIER_0 * a, q = (guint64)MULTIPLIER_1 * c;

      a = (guint32)(q >> 32) ^ b ^ k0;
      b = (guint32)q;
      c = (guint32)(p >> 32) ^ d ^ k1;
      d = (guint32)p;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
  return (EntenteRandomBlock){ { a, b, c, d } };
}
