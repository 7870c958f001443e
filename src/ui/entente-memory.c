/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The allocator of glibc gives each thread a pool of its own, up to eight a processor, and what one thread has freed
 * no other one uses: after an hour of exports, sampling and saving some 50 MB lay in them, unused. All threads share
 * one pool here; they compute, and allocate little.
 *
 * Nor does it give back what is freed in the middle of the pool. Reading a document and making its window takes much
 * for a moment, so when there is a rest afterwards it is asked to.
 */

#include "config.h"

#include "entente-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define REST_S 1

static guint timeout;

/* To be called before there is a second thread. */
void
entente_memory_init (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
#endif
}

static gboolean
rest_cb (gpointer user_data)
{
  timeout = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* Something large has come or gone; what is left over is given back after a second in which nothing else has. */
void
entente_memory_rest (void)
{
  g_clear_handle_id (&timeout, g_source_remove);
  timeout = g_timeout_add_seconds_full (G_PRIORITY_LOW, REST_S, rest_cb, NULL, NULL);
}
