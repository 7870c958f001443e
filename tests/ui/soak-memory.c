/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How much memory the program takes, always at the same point: see soak_rest ().
 *
 *   used      what the allocator has given out and not been given back; hunks of GSlice count as given out
 *   written   dirty private pages, after the allocator has given back what it can: what the program costs the machine
 *   private   with unwritten pages of files, which are private only while no other program looks at the same file
 *
 * Pictures are pages of their own or the allocator's, by their size, and both are looked at. Glyphs that were drawn
 * once are kept by the libraries up to a bound: soak_show_all_looks () draws what actions may show, before the first
 * of them. The first WARM_UP actions open every dialog and menu for the first time. From then on the median of the last third of the measurements
 * may be GROWTH above that of the first, for what is written and for what is used; so a run shorter than
 * SHORTEST actions has nothing to compare.
 */

#include "config.h"

#include "soak.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define WARM_UP 2000
#define SHORTEST (WARM_UP + 3 * 4 * SOAK_STRETCH)
#define GROWTH 1.05
#define MAX_SAMPLES 1000

typedef struct
{
  double used, written, private, resident; /* MB */
} Memory;

static Memory samples[MAX_SAMPLES];
static guint n_samples;

static Memory
read_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Memory memory = { 0 };
  struct mallinfo2 info;
  guint i;

  malloc_trim (0);
  info = mallinfo2 ();
  memory.used = (double) (info.uordblks + info.hblkhd) / (1024 * 1024);
  g_assert_true (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      const double megabytes = colon != NULL ? g_ascii_strtod (colon + 1, NULL) / 1024 : 0;

      if (g_str_has_prefix (lines[i], "Private_Clean:") || g_str_has_prefix (lines[i], "Private_Dirty:"))
        memory.private += megabytes;
      if (g_str_has_prefix (lines[i], "Private_Dirty:"))
        memory.written = megabytes;
      if (g_str_has_prefix (lines[i], "Rss:"))
        memory.resident = megabytes;
    }
  return memory;
}

/* To be called at rest. */
void
soak_measure_memory (Soak *soak,
                     guint n_done)
{
  const Memory memory = read_memory ();

  if (n_samples < MAX_SAMPLES)
    samples[n_samples++] = memory;
  g_print ("%6u actions in %.1f min: used %.2f MB, written %.1f MB, private %.1f MB, resident %.1f MB\n", n_done,
           (double) (g_get_monotonic_time () - soak->begun) / (60 * G_USEC_PER_SEC), memory.used, memory.written,
           memory.private, memory.resident);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Of the numbers that stand @offset bytes into each sample. */
static double
get_median (guint first,
            guint n,
            gsize offset)
{
  double sorted[MAX_SAMPLES];
  guint i;

  for (i = 0; i < n; i++)
    sorted[i] = G_STRUCT_MEMBER (double, &samples[first + i], offset);
  qsort (sorted, n, sizeof *sorted, compare_doubles);
  return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

/* The line of least squares through them: MB in a thousand actions. */
static double
get_slope (guint first,
           gsize offset)
{
  const double n = n_samples - first, middle = (n - 1) / 2;
  double sum = 0, squares = 0;
  guint i;

  for (i = first; i < n_samples; i++)
    {
      const double x = i - first - middle;

      sum += x * G_STRUCT_MEMBER (double, &samples[i], offset);
      squares += x * x;
    }
  return sum / squares * 1000 / SOAK_STRETCH;
}

static gboolean
judge (const char *what,
       gsize offset)
{
  const guint warm = WARM_UP / SOAK_STRETCH, third = (n_samples - warm) / 3;
  const double early = get_median (warm, third, offset), late = get_median (n_samples - third, third, offset);

  g_print ("%s after the first %d actions: median of the first third %.1f MB, of the last %.1f MB: %+.1f %%; "
           "%+.2f MB in 1000 actions\n",
           what, WARM_UP, early, late, (late / early - 1) * 100, get_slope (warm, offset));
  return late <= early * GROWTH;
}

/* Whether a run is long enough for it. */
gboolean
soak_compares_memory (guint n_actions)
{
  return n_actions >= SHORTEST;
}

/* Returns: whether it stays as it is; so for runs that are too short to tell */
gboolean
soak_judge_memory (void)
{
  gboolean flat;

  if (!soak_compares_memory (n_samples * SOAK_STRETCH))
    return TRUE;
  flat = judge ("written", G_STRUCT_OFFSET (Memory, written));
  flat &= judge ("used", G_STRUCT_OFFSET (Memory, used));
  return flat;
}
