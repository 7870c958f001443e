/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A label that finds no place because it is too long names nobody: better its two ends, and the rest in the
 * tooltip and the dossier. Long names often begin alike, so that the beginning alone would not tell them apart; rows
 * and tables cut in the middle, too.
 *
 * How many letters fit is looked for from what letters of average width would take. A measure may keep what was found:
 * a scene of thousands of names is made anew in each frame of a drag.
 */

#include "config.h"

#include "entente-name-cut.h"

#include "entente-string-hash.h"

#include <string.h>

#define ELLIPSIS "…"
#define MOST_KEPT 10000

typedef struct
{
  EntenteFont font;
  double width;
  const char *name;
  const char *cut;
  char texts[]; /* both of these */
} Cut;

static guint
hash_cut (gconstpointer data)
{
  const Cut *cut = data;

  return entente_string_hash (cut->name) * 31 + (guint) cut->font;
}

static gboolean
equal_cuts (gconstpointer a,
            gconstpointer b)
{
  const Cut *x = a, *y = b;

  return x->font == y->font && x->width == y->width && strcmp (x->name, y->name) == 0;
}

GHashTable *
entente_name_cuts_new (void)
{
  return g_hash_table_new_full (hash_cut, equal_cuts, g_free, NULL);
}

/* Neither before a mark that belongs to the letter before it, nor within a chain of joined ones. */
static gboolean
may_cut (const char *name,
         const char *at)
{
  return !g_unichar_ismark (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x200d
         && g_utf8_get_char (g_utf8_find_prev_char (name, at)) != 0x200d;
}

/* What is left of the name with so many of its letters: its two ends, without blanks beside the ellipsis. */
static char *
take_ends (const char *name,
           glong n_letters,
           glong n_kept)
{
  glong n_last = n_kept / 2;
  const char *tail = g_utf8_offset_to_pointer (name, n_letters - n_last), *head;

  while (*tail != '\0' && (!may_cut (name, tail) || g_unichar_isspace (g_utf8_get_char (tail))))
    {
      tail = g_utf8_next_char (tail);
      n_last--;
    }
  head = g_utf8_offset_to_pointer (name, n_kept - n_last);
  while (head > name && (!may_cut (name, head) || g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (name, head)))))
    head = g_utf8_find_prev_char (name, head);
  return g_strdup_printf ("%.*s" ELLIPSIS "%s", (int) (head - name), name, head > name ? tail : "");
}

/* The cut name with so many letters if it fits, else NULL. */
static char *
fit_ends (EntenteMeasure *measure,
          const Cut *wanted,
          glong n_letters,
          glong n_kept)
{
  g_autofree char *text = take_ends (wanted->name, n_letters, n_kept);

  if (entente_measure_get_width (measure, wanted->font, text) > wanted->width)
    return NULL;
  return g_steal_pointer (&text);
}

static char *
find_cut (EntenteMeasure *measure,
          const Cut *wanted,
          double whole)
{
  const glong n_letters = g_utf8_strlen (wanted->name, -1);
  glong n = (glong) CLAMP ((double) n_letters * MAX (wanted->width, 0) / whole - 1, 1, (double) n_letters);
  char *best = fit_ends (measure, wanted, n_letters, n), *more;

  while (best == NULL && n > 1)
    best = fit_ends (measure, wanted, n_letters, --n);
  while (best != NULL && n + 1 < n_letters && (more = fit_ends (measure, wanted, n_letters, n + 1)) != NULL)
    {
      g_free (best);
      best = more;
      n++;
    }
  return best != NULL ? best : g_strdup (ELLIPSIS);
}

static void
keep (EntenteMeasure *measure,
      const Cut *wanted,
      const char *text)
{
  const gsize length = strlen (wanted->name) + 1;
  Cut *kept;

  if (measure->cuts == NULL)
    return;
  if (g_hash_table_size (measure->cuts) >= MOST_KEPT)
    g_hash_table_remove_all (measure->cuts);
  kept = g_malloc (sizeof (Cut) + length + strlen (text) + 1);
  *kept = *wanted;
  kept->name = strcpy (kept->texts, wanted->name);
  kept->cut = strcpy (kept->texts + length, text);
  g_hash_table_add (measure->cuts, kept);
}

/**
 * entente_name_cut:
 * @width: the most that it may take
 *
 * Returns: (transfer full): @name, or as much of its two ends as fits, with an ellipsis between them; the ellipsis alone
 *   when there is no room for a letter. One measurement for names that fit, some three for others, none for one that
 *   was kept.
 */
char *
entente_name_cut (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *name,
                  double width)
{
  const Cut wanted = { font, width, name, NULL };
  const Cut *kept = measure->cuts != NULL ? g_hash_table_lookup (measure->cuts, &wanted) : NULL;
  double whole;
  char *text;

  if (kept != NULL)
    return g_strdup (kept->cut);
  whole = entente_measure_get_width (measure, font, name);
  if (whole <= width)
    return g_strdup (name);
  text = find_cut (measure, &wanted, whole);
  keep (measure, &wanted, text);
  return text;
}
