/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A property that does not hold, so that the replay is known to fail when it should. */

#include "fuzz-target.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  fuzz_require (size == 0 || memchr (data, '[', size) == NULL);
  return 0;
}
