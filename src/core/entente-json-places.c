/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Places of one JSON text by pointer.
 *
 * entente_json_walk_find () steps through the whole text each time. An edit that takes a partner out of a hundred
 * blocs asks for a hundred places; so the children of every container that was looked into are remembered here,
 * 32 bytes each. The text must have passed entente_json_scan (), and stays as it is.
 */

#include "config.h"

#include "entente-json-places.h"

#include "entente-array.h"

#include <string.h>

struct _EntenteJsonPlaces
{
  const char *data;
  gsize length;
  EntenteJsonItem root;
  GHashTable *children; /* start of a container -> GArray of EntenteJsonItem */
};

/**
 * entente_json_places_new:
 * @data: must live as long
 */
EntenteJsonPlaces *
entente_json_places_new (const char *data,
                         gsize length)
{
  EntenteJsonPlaces *self = g_new0 (EntenteJsonPlaces, 1);
  gsize start = 0, end = length;

  while (start < length && strchr (" \t\r\n", data[start]) != NULL)
    start++;
  while (end > start && strchr (" \t\r\n", data[end - 1]) != NULL)
    end--;
  self->data = data;
  self->length = length;
  self->root.key.start = self->root.key.end = self->root.value.start = start;
  self->root.value.end = end;
  self->children = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

void
entente_json_places_free (EntenteJsonPlaces *self)
{
  g_hash_table_unref (self->children);
  g_free (self);
}

/**
 * entente_json_places_get_children:
 * @start: where a value begins
 * @n: (out): how many
 *
 * Returns: (array length=n) (nullable): the members or elements; %NULL if it is neither object nor list, or has
 *   none. Good until @self is freed. O(length of the value) the first time, then O(1).
 */
const EntenteJsonItem *
entente_json_places_get_children (EntenteJsonPlaces *self,
                                  gsize start,
                                  guint *n)
{
  GArray *children = g_hash_table_lookup (self->children, GSIZE_TO_POINTER (start));
  EntenteJsonWalk walk;
  EntenteJsonItem item;

  if (children == NULL)
    {
      children = ENTENTE_NEW_LIST (EntenteJsonItem);
      if (entente_json_walk_init (&walk, self->data, self->length, start))
        while (entente_json_walk_next (&walk, &item))
          g_array_append_val (children, item);
      g_hash_table_insert (self->children, GSIZE_TO_POINTER (start), children);
    }
  *n = children->len;
  return children->len > 0 ? &g_array_index (children, EntenteJsonItem, 0) : NULL;
}

/* Of doubled keys the last counts, as for entente_json_walk_find (). */
static gboolean
find_child (EntenteJsonPlaces *self,
            const char *token,
            EntenteJsonItem *item)
{
  g_autoptr (GString) name = NULL;
  const EntenteJsonItem *children;
  char *end;
  guint64 index;
  guint n;

  children = entente_json_places_get_children (self, item->value.start, &n);
  if (children != NULL && self->data[item->value.start] == '[')
    {
      index = g_ascii_strtoull (token, &end, 10);
      if (!g_ascii_isdigit (*token) || *end != '\0' || index >= n)
        return FALSE;
      *item = children[index];
      return TRUE;
    }
  name = g_string_new (token);
  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  while (n > 0)
    if (entente_json_walk_key_is (self->data, &children[--n].key, name->str))
      {
        *item = children[n];
        return TRUE;
      }
  return FALSE;
}

/**
 * entente_json_places_descend:
 * @tokens: (array zero-terminated=1): of a pointer, escaped as there
 * @item: (out): the innermost place on the way that is there
 *
 * Returns: how many of the tokens lead somewhere
 */
guint
entente_json_places_descend (EntenteJsonPlaces *self,
                             const char *const *tokens,
                             EntenteJsonItem *item)
{
  guint i = 0;

  *item = self->root;
  while (tokens[i] != NULL && find_child (self, tokens[i], item))
    i++;
  return i;
}

/**
 * entente_json_places_find:
 * @pointer: RFC 6901, "" for the whole value
 * @item: (out): the place; when nothing is there, the innermost one on the way that is
 *
 * Returns: %TRUE if something is there. O(length of the containers on the way that were not looked into before).
 */
gboolean
entente_json_places_find (EntenteJsonPlaces *self,
                          const char *pointer,
                          EntenteJsonItem *item)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  const char *const *path = (const char *const *) tokens + (*pointer != '\0' ? 1 : 0);

  return path[entente_json_places_descend (self, path, item)] == NULL;
}
