/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* libFuzzer asks here how to change an input: mostly value by value, sometimes byte by byte. */

#include "fuzz-target.h"
#include "json-mutation.h"

#include <string.h>

size_t LLVMFuzzerMutate (guint8 *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver (const guint8 *one, size_t one_size, const guint8 *other, size_t other_size,
                                  guint8 *out, size_t max_size, unsigned int seed);

static guint64
start (unsigned int seed)
{
  return (guint64) seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + 1;
}

size_t
LLVMFuzzerCustomMutator (guint8 *data,
                         size_t size,
                         size_t max_size,
                         unsigned int seed)
{
  guint64 random = start (seed);
  g_autoptr (GString) text = NULL;
  guint n;

  if (seed % 8 == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  text = g_string_new_len ((const char *) data, (gssize) size);
  for (n = 1 + seed / 8 % 4; n > 0; n--)
    if (!json_mutation_apply (text, &random))
      return LLVMFuzzerMutate (data, size, max_size);
  if (text->len == 0 || text->len > max_size)
    return LLVMFuzzerMutate (data, size, max_size);
  memcpy (data, text->str, text->len);
  return text->len;
}

size_t
LLVMFuzzerCustomCrossOver (const guint8 *one,
                           size_t one_size,
                           const guint8 *other,
                           size_t other_size,
                           guint8 *out,
                           size_t max_size,
                           unsigned int seed)
{
  guint64 random = start (seed);
  g_autoptr (GString) text = g_string_new_len ((const char *) one, (gssize) one_size);

  if (!json_mutation_cross (text, (const char *) other, other_size, &random) || text->len == 0 || text->len > max_size)
    return 0;
  memcpy (out, text->str, text->len);
  return text->len;
}
