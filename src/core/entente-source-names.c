/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A picture that leaves the program says where its figures come from. A file may have dozens of sources: those that
 * most of its facts come from are named, the others counted. Who put the figures of a publisher together stands behind
 * a semicolon and is left to the list of sources.
 */

#include "config.h"

#include "entente-source-names.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *name;
  guint n_facts;
  guint place; /* of the first one in the file */
} Publisher;

static void
clear_publisher (gpointer data)
{
  g_free (((Publisher *) data)->name);
}

static int
compare_publishers (gconstpointer a,
                    gconstpointer b)
{
  const Publisher *p = a, *q = b;

  return p->n_facts != q->n_facts ? (p->n_facts < q->n_facts ? 1 : -1) : (p->place > q->place) - (p->place < q->place);
}

static void
count_facts (const EntenteDataset *dataset,
             guint *n_facts)
{
  guint i, k;

  for (i = 0; i < dataset->n_partners; i++)
    for (k = 0; k < dataset->partners[i].n_facts; k++)
      if (dataset->partners[i].facts[k].source >= 0)
        n_facts[dataset->partners[i].facts[k].source]++;
}

static void
add_publisher (GArray *publishers,
               const char *words,
               guint n_facts)
{
  g_autofree char *name = g_strndup (words, strcspn (words, ";"));
  Publisher publisher = { NULL, n_facts, publishers->len };
  guint i;

  for (i = 0; i < publishers->len; i++)
    if (strcmp (g_array_index (publishers, Publisher, i).name, name) == 0)
      {
        g_array_index (publishers, Publisher, i).n_facts += n_facts;
        return;
      }
  publisher.name = g_steal_pointer (&name);
  g_array_append_val (publishers, publisher);
}

static GArray *
collect_publishers (const EntenteDataset *dataset,
                    const char *const *languages)
{
  GArray *publishers = g_array_new (FALSE, FALSE, sizeof (Publisher));
  g_autofree guint *n_facts = g_new0 (guint, MAX (dataset->n_sources, 1));
  guint i;

  g_array_set_clear_func (publishers, clear_publisher);
  count_facts (dataset, n_facts);
  for (i = 0; i < dataset->n_sources; i++)
    if (n_facts[i] > 0 && !entente_text_is_empty (&dataset->sources[i].publisher))
      add_publisher (publishers, entente_text_get (&dataset->sources[i].publisher, languages), n_facts[i]);
  g_array_sort (publishers, compare_publishers);
  return publishers;
}

/**
 * entente_source_names_make_line:
 * @limit: publishers that are named
 *
 * Returns: (nullable) (transfer full): "Sources: World Bank, NATO and 7 more", those with the most facts first; %NULL
 *   when no fact has a source with a publisher. O(facts + sources^2)
 */
char *
entente_source_names_make_line (const EntenteDataset *dataset,
                                const char *const *languages,
                                guint limit)
{
  g_autoptr (GArray) publishers = collect_publishers (dataset, languages);
  g_autofree const char **names = g_new (const char *, MAX (publishers->len, 1));
  g_autofree char *list = NULL;
  guint i;

  if (publishers->len == 0)
    return NULL;
  for (i = 0; i < publishers->len; i++)
    names[i] = g_array_index (publishers, Publisher, i).name;
  list = entente_format_names (names, publishers->len, limit);
  /* Translators: whom the figures of a picture come from. */
  return g_strdup_printf (ngettext ("Source: %s", "Sources: %s", publishers->len), list);
}
