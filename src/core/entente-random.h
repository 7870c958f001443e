/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Random numbers by address: the same key and counter give the same numbers, whoever asks and when. */

typedef struct
{
  guint32 words[4];
} EntenteRandomBlock;

EntenteRandomBlock entente_random_get_block (guint64 key, guint64 high, guint64 low);

/* 53 bits of a pair of words, strictly between 0 and 1. */
static inline double
entente_random_get_unit (const EntenteRandomBlock *block, guint pair)
{
  const guint64 bits = (guint64)block->words[2 * pair + 1] << 32 | block->words[2 * pair];

  return ((double)(bits >> 11) + 0.5) * 0x1p-53;
}

/* 32 bits of one word, likewise. */
static inline double
entente_random_get_short_unit (const EntenteRandomBlock *block, guint word)
{
  return (block->words[word] + 0.5) * 0x1p-32;
}
