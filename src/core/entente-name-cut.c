/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A label that finds no place because it is too long names nobody: better its beginning, and the rest in the
 * tooltip and the dossier.
 *
 * Where to cut is looked for from where letters of average width would end. A measure may keep what was found: a scene
 * of thousands of names is made anew in each frame of a drag.
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

/* Neither before a mark that belongs to the letter before it, nor behind a space. */
static gboolean
may_cut (const char *name,
         const char *at)
{
  return !g_unichar_ismark (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0x200d
         && !g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (name, at)));
}

static char *
end_at (const char *name,
        const char *at)
{
  g_autofree char *begin = g_strndup (name, (gsize) (at - name));

  return g_strconcat (begin, ELLIPSIS, NULL);
}

static gboolean
fits (EntenteMeasure *measure,
      const Cut *wanted,
      const char *at)
{
  g_autofree char *text = end_at (wanted->name, at);

  return entente_measure_get_width (measure, wanted->font, text) <= wanted->width;
}

/* The last place at which the name may end; the name itself when there is none behind its first letter. */
static const char *
find_end (EntenteMeasure *measure,
          const Cut *wanted,
          double whole)
{
  const char *name = wanted->name, *end = name + strlen (name);
  const char *at = name + (gsize) ((double) (end - name) * MAX (wanted->width, 0) / whole);

  at = g_utf8_find_prev_char (name, at + 1);
  if (at > name && fits (measure, wanted, at))
    while (g_utf8_next_char (at) < end && fits (measure, wanted, g_utf8_next_char (at)))
      at = g_utf8_next_char (at);
  while (at > name && !(may_cut (name, at) && fits (measure, wanted, at)))
    at = g_utf8_find_prev_char (name, at);
  return at;
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
 * Returns: (transfer full): @name, or as much of it as fits, at least a letter, and an ellipsis. One measurement for
 *   names that fit, some three for others, none for one that was kept.
 */
char *
entente_name_cut (EntenteMeasure *measure,
                  EntenteFont font,
                  const char *name,
                  double width)
{
  const Cut wanted = { font, width, name, NULL };
  const Cut *kept = measure->cuts != NULL ? g_hash_table_lookup (measure->cuts, &wanted) : NULL;
  const char *at;
  double whole;
  char *text;

  if (kept != NULL)
    return g_strdup (kept->cut);
  whole = entente_measure_get_width (measure, font, name);
  if (whole <= width)
    return g_strdup (name);
  at = find_end (measure, &wanted, whole);
  text = at > name ? end_at (name, at) : g_strdup (ELLIPSIS);
  keep (measure, &wanted, text);
  return text;
}
