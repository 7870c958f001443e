/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The keys of the objects that are open while a file is scanned, to find those that stand twice.
 *
 *   sets   [ root {                  ][ { ]         the innermost last
 *   keys   format version partners   | id name     each set knows where its keys begin
 *
 * Keys lie on one stack, which shrinks when an object closes. Few are compared one by one, many through an index
 * (open addressing, half full at most). Keys are compared as they read: "a" and "\u0061" are the same.
 */

#include "config.h"

#include "entente-json-keys.h"
#include "entente-array.h"
#include "entente-json-walk.h"
#include "entente-string-hash.h"

#include <string.h>

#define FEW_KEYS 12
#define MANY_KEYS 64

struct _EntenteJsonKeys
{
  const char *data;
  GArray *keys; /* EntenteJsonKey */
};

/**
 * entente_json_keys_new:
 * @data: the file, which keys point into; at most 4 GiB
 */
EntenteJsonKeys *
entente_json_keys_new (const char *data)
{
  EntenteJsonKeys *self = g_new0 (EntenteJsonKeys, 1);

  self->data = data;
  self->keys = ENTENTE_NEW_LIST (EntenteJsonKey);
  return self;
}

void
entente_json_keys_free (EntenteJsonKeys *self)
{
  g_array_unref (self->keys);
  g_free (self);
}

/* All keys of all open objects. */
guint
entente_json_keys_get_length (const EntenteJsonKeys *self)
{
  return self->keys->len;
}

void
entente_json_keys_open (EntenteJsonKeys *self,
                        EntenteJsonKeySet *set)
{
  memset (set, 0, sizeof *set);
  set->first = self->keys->len;
}

/* What g_str_hash () makes of the key. */
static guint
hash_as_others (const EntenteJsonKeys *self,
                const EntenteJsonKey *key)
{
  const char *bytes = self->data + key->start;
  g_autofree char *plain = NULL;
  guint32 hash = 5381, i;

  if (memchr (bytes, '\\', key->end - key->start) != NULL)
    {
      plain = entente_json_walk_unescape (bytes, key->end - key->start);
      return g_str_hash (plain);
    }
  for (i = 0; i < key->end - key->start; i++)
    hash = hash * 33 + (guint32) (gint32) (gint8) bytes[i];
  return hash;
}

/**
 * entente_json_keys_are_crowded:
 * @set: the one opened last
 *
 * Returns: %TRUE if json-glib would take much longer for these names than for others
 */
gboolean
entente_json_keys_are_crowded (const EntenteJsonKeys *self,
                               const EntenteJsonKeySet *set)
{
  const guint n = self->keys->len - set->first;
  g_autofree guint *hashes = NULL;
  guint i;

  if (n < MANY_KEYS)
    return FALSE;
  hashes = g_new (guint, n);
  for (i = 0; i < n; i++)
    hashes[i] = hash_as_others (self, &g_array_index (self->keys, EntenteJsonKey, set->first + i));
  return entente_string_hash_is_crowded (hashes, n);
}

/**
 * entente_json_keys_close:
 * @set: the one opened last
 */
void
entente_json_keys_close (EntenteJsonKeys *self,
                         EntenteJsonKeySet *set)
{
  g_clear_pointer (&set->index, g_free);
  g_array_set_size (self->keys, set->first);
}

static gboolean
keys_equal (const EntenteJsonKeys *self,
            const EntenteJsonKey *a,
            const EntenteJsonKey *b)
{
  const char *data = self->data;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  if (a->end - a->start == b->end - b->start && memcmp (data + a->start, data + b->start, a->end - a->start) == 0)
    return TRUE;
  if (memchr (data + a->start, '\\', a->end - a->start) == NULL
      && memchr (data + b->start, '\\', b->end - b->start) == NULL)
    return FALSE;
  x = entente_json_walk_unescape (data + a->start, a->end - a->start);
  y = entente_json_walk_unescape (data + b->start, b->end - b->start);
  return strcmp (x, y) == 0;
}

static void
insert_index (EntenteJsonKeys *self,
              EntenteJsonKeySet *set,
              guint32 place)
{
  guint32 slot = g_array_index (self->keys, EntenteJsonKey, place).hash & (set->index_size - 1);

  while (set->index[slot] != 0)
    slot = (slot + 1) & (set->index_size - 1);
  set->index[slot] = place + 1;
}

static void
grow_index (EntenteJsonKeys *self,
            EntenteJsonKeySet *set)
{
  guint32 i;

  g_free (set->index);
  set->index_size = MAX (64, set->index_size * 2);
  set->index = g_new0 (guint32, set->index_size);
  for (i = set->first; i < self->keys->len; i++)
    insert_index (self, set, i);
}

static const EntenteJsonKey *
find_key (const EntenteJsonKeys *self,
          const EntenteJsonKeySet *set,
          const EntenteJsonKey *key)
{
  const EntenteJsonKey *keys = (gconstpointer) self->keys->data;
  guint32 i;

  if (set->index == NULL)
    {
      for (i = set->first; i < self->keys->len; i++)
        if (keys[i].hash == key->hash && keys_equal (self, &keys[i], key))
          return &keys[i];
      return NULL;
    }
  for (i = key->hash & (set->index_size - 1); set->index[i] != 0; i = (i + 1) & (set->index_size - 1))
    {
      const EntenteJsonKey *other = &keys[set->index[i] - 1];

      if (other->hash == key->hash && keys_equal (self, other, key))
        return other;
    }
  return NULL;
}

/**
 * entente_json_keys_add:
 * @key: its start and end are set
 * @has_escapes: whether a backslash is in it
 *
 * Returns: (nullable): the equal key that is in @set already, or %NULL after @key was added. Amortised O(1).
 */
const EntenteJsonKey *
entente_json_keys_add (EntenteJsonKeys *self,
                       EntenteJsonKeySet *set,
                       EntenteJsonKey *key,
                       gboolean has_escapes)
{
  const char *bytes = self->data + key->start;
  const EntenteJsonKey *first;
  guint n;

  if (has_escapes)
    {
      g_autofree char *plain = entente_json_walk_unescape (bytes, key->end - key->start);

      key->hash = entente_string_hash_bytes (plain, strlen (plain));
    }
  else
    key->hash = entente_string_hash_bytes (bytes, key->end - key->start);
  first = find_key (self, set, key);
  if (first != NULL)
    return first;
  g_array_append_val (self->keys, *key);
  n = self->keys->len - set->first;
  if (set->index != NULL && n * 2 <= set->index_size)
    insert_index (self, set, self->keys->len - 1);
  else if (n > FEW_KEYS)
    grow_index (self, set);
  return NULL;
}
