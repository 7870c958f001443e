/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The known word nearest to a mistyped one, by edits of single characters. */

#include "config.h"

#include "entente-nearest.h"

#include <string.h>

#define MAX_LENGTH 63

/**
 * entente_nearest_get_distance:
 * @limit: distances beyond it are reported as @limit + 1
 *
 * Optimal string alignment: the number of insertions, deletions, replacements and swaps of neighbours that
 * turn @a into @b, bytes compared without regard to ASCII case, "_" and "-" alike. Words longer than 63
 * bytes are only ever equal or far. O(length of a x length of b).
 */
guint
entente_nearest_get_distance (const char *a,
                              const char *b,
                              guint limit)
{
  gsize n = strlen (a), m = strlen (b), i, j;
  guint8 rows[3][MAX_LENGTH + 1];
  char x[MAX_LENGTH + 1], y[MAX_LENGTH + 1];

  if (n > MAX_LENGTH || m > MAX_LENGTH || (n > m ? n - m : m - n) > limit)
    return strcmp (a, b) == 0 ? 0 : limit + 1;
  for (i = 0; i < n; i++)
    x[i] = a[i] == '_' ? '-' : g_ascii_tolower (a[i]);
  for (j = 0; j < m; j++)
    y[j] = b[j] == '_' ? '-' : g_ascii_tolower (b[j]);
  for (j = 0; j <= m; j++)
    rows[0][j] = j;
  for (i = 1; i <= n; i++)
    {
      guint8 *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

      row[0] = i;
      for (j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (row[j - 1], above[j]) + 1, above[j - 1] + (x[i - 1] != y[j - 1]));
          if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return MIN (rows[n % 3][m], limit + 1);
}

/* Of two-letter codes almost all are one letter apart: that says nothing. */
static gboolean
is_another_code (const char *word,
                 const char *known,
                 guint distance)
{
  return distance > 0 && strlen (word) <= 2 && strlen (word) == strlen (known);
}

/**
 * entente_nearest_find:
 * @known: @n_known words
 *
 * Returns: (nullable): the nearest of @known that is near enough for a slip (one edit in three characters,
 *   at most three); of equally near ones the first; never @word itself
 */
const char *
entente_nearest_find (const char *word,
                      const char *const *known,
                      gsize n_known)
{
  guint limit = MIN (3, MAX (1, strlen (word) / 3));
  const char *nearest = NULL;
  gsize i;

  for (i = 0; i < n_known && limit > 0; i++)
    {
      guint distance = entente_nearest_get_distance (word, known[i], limit);

      if (distance < limit || (distance == limit && nearest == NULL))
        {
          if (strcmp (word, known[i]) == 0 || is_another_code (word, known[i], distance))
            continue;
          nearest = known[i];
          limit = distance;
        }
    }
  return nearest;
}
