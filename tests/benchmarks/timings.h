/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <time.h>

/* Processor time of this thread in milliseconds: what else the machine does is not counted. */
static inline double
timings_get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Since @since, which becomes now. */
static inline double
timings_take (double *since)
{
  const double now = timings_get_ms (), ms = now - *since;

  *since = now;
  return ms;
}

static inline int
timings_compare_cb (gconstpointer a,
                    gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static inline void
timings_sort (double *times,
              guint n)
{
  qsort (times, n, sizeof *times, timings_compare_cb);
}

/* Sorts them. */
static inline double
timings_get_median (double *times,
                    guint n)
{
  timings_sort (times, n);
  return times[n / 2];
}
