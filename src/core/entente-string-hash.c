/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Hashes of what files say.
 *
 * g_str_hash () is known: a file can hold 100,000 ids that all have one hash, and a table of them takes minutes. Here
 * the hash is SipHash-1-3 with a key that each process draws, so names that collide can't be found beforehand. The
 * order of a table shows nowhere, so what is computed does not depend on the key.
 *
 * json-glib keeps the members of an object under g_str_hash (), which cannot be changed; so objects whose names
 * crowd its table are found out before it sees them.
 */

#include "config.h"

#include "entente-string-hash.h"

#include <pthread.h>
#include <string.h>

static guint64 key[2];

static void
draw_key_cb (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (key); i++)
    key[i] = (guint64) g_random_int () << 32 | g_random_int ();
}

static inline guint64
rotate (guint64 x,
        guint n)
{
  return x << n | x >> (64 - n);
}

static inline void
mix (guint64 v[4])
{
  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

/**
 * entente_string_hash_bytes:
 *
 * Returns: SipHash-1-3 under the key of this process, folded to 32 bits. O(length).
 */
guint32
entente_string_hash_bytes (const char *bytes,
                           gsize length)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  guint64 v[4] = { G_GUINT64_CONSTANT (0x736f6d6570736575), G_GUINT64_CONSTANT (0x646f72616e646f6d),
                   G_GUINT64_CONSTANT (0x6c7967656e657261), G_GUINT64_CONSTANT (0x7465646279746573) };
  guint64 word, last = (guint64) length << 56;
  gsize i;

  pthread_once (&once, draw_key_cb);
  for (i = 0; i < G_N_ELEMENTS (v); i++)
    v[i] ^= key[i % 2];
  for (i = 0; i + 8 <= length; i += 8)
    {
      memcpy (&word, bytes + i, 8);
      v[3] ^= word;
      mix (v);
      v[0] ^= word;
    }
  word = 0;
  if (i < length)
    memcpy (&word, bytes + i, length - i);
  last |= word & G_GUINT64_CONSTANT (0xffffffffffffff);
  v[3] ^= last;
  mix (v);
  v[0] ^= last;
  v[2] ^= 0xff;
  mix (v);
  mix (v);
  mix (v);
  word = v[0] ^ v[1] ^ v[2] ^ v[3];
  return (guint32) (word ^ word >> 32);
}

/**
 * entente_string_hash:
 *
 * In the place of g_str_hash () wherever a file has the choice of the names.
 */
guint
entente_string_hash (gconstpointer string)
{
  return entente_string_hash_bytes (string, strlen (string));
}

/* -- Tables of others -------------------------------------------------------------------------------------- */

#define LEAST_SHIFT 7
#define MOST_PAIRS 8 /* a name, on the average; a good hash has half of one */

/* The largest primes below 2^7, 2^8, ...: what GHashTable divides by when it has so many places. */
static const guint primes[] = { 127,   251,    509,    1021,   2039,    4093,    8191,    16381,   32749,   65521,
                                131071, 262139, 524287, 1048573, 2097143, 4194301, 8388593, 16777213 };

/* How many pairs of the first @n come to one place. */
static guint64
count_pairs (const guint *hashes,
             guint n,
             guint prime)
{
  g_autofree guint *places = g_new0 (guint, prime);
  guint64 pairs = 0;
  guint i;

  for (i = 0; i < n; i++)
    pairs += places[hashes[i] * 11 % prime]++;
  return pairs;
}

/**
 * entente_string_hash_is_crowded:
 * @hashes: (array length=n): what g_str_hash () makes of different names
 *
 * GHashTable grows by doubling and looks for a name from the remainder of 11 times its hash on, so names may meet in
 * each of its sizes, although their hashes differ.
 *
 * Returns: %TRUE if putting these names into a table, one after the other, would compare most of them with many
 *   others. O(@n).
 */
gboolean
entente_string_hash_is_crowded (const guint *hashes,
                                guint n)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (primes); i++)
    {
      const guint room = 1u << (LEAST_SHIFT + i), held = MIN (n, room);

      if (count_pairs (hashes, held, primes[i]) > (guint64) held * MOST_PAIRS)
        return TRUE;
      if (n < room / 2)
        break;
    }
  return FALSE;
}
