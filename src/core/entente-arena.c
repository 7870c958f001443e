/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Storage that grows and is freed at once.
 *
 *   block:  [ structs ->            free            <- strings ]
 *
 * A dataset of 20,000 partners holds half a million facts and a hundred thousand strings; one allocation
 * each would cost more than the facts. Structs grow from the front of a block and stay aligned, strings
 * from its back and need no alignment. Nothing is freed alone; pointers stay valid until the end.
 */

#include "config.h"

#include "entente-arena.h"
#include "entente-string-hash.h"

#include <string.h>

#define BLOCK_SIZE (32 * 1024)
#define ALIGNMENT 8

struct _EntenteArena
{
  GPtrArray *blocks;
  char *front, *back; /* the free part of the current block */
  gsize size;
  GHashTable *interned;
};

EntenteArena *
entente_arena_new (void)
{
  EntenteArena *self = g_new0 (EntenteArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
entente_arena_free (EntenteArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->interned, g_hash_table_unref);
  g_free (self);
}

static char *
add_block (EntenteArena *self,
           gsize size)
{
  char *block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  self->size += size;
  return block;
}

/* Large requests get a block of their own, so that the rest of the current one is not lost. */
static gboolean
is_large (gsize size)
{
  return size > BLOCK_SIZE / 4;
}

static void
ensure_room (EntenteArena *self,
             gsize size)
{
  if (self->front != NULL && (gsize) (self->back - self->front) >= size)
    return;
  self->front = add_block (self, BLOCK_SIZE);
  self->back = self->front + BLOCK_SIZE;
}

/**
 * entente_arena_alloc:
 * @size: bytes; 0 gives %NULL
 *
 * Returns: zeroed memory aligned for any struct of pointers and doubles
 */
gpointer
entente_arena_alloc (EntenteArena *self,
                     gsize size)
{
  gsize rounded = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  char *result;

  if (size == 0)
    return NULL;
  if (is_large (rounded))
    return add_block (self, rounded);
  ensure_room (self, rounded);
  result = self->front;
  self->front += rounded;
  return result;
}

gpointer
entente_arena_copy (EntenteArena *self,
                    gconstpointer data,
                    gsize size)
{
  gpointer copy = entente_arena_alloc (self, size);

  if (size > 0)
    memcpy (copy, data, size);
  return copy;
}

/**
 * entente_arena_copy_array:
 *
 * Returns: the elements of @array in the arena, or %NULL when it is empty
 */
gpointer
entente_arena_copy_array (EntenteArena *self,
                          const GArray *array)
{
  return entente_arena_copy (self, array->data,
                             (gsize) array->len * g_array_get_element_size ((GArray *) array));
}

const char *
entente_arena_string (EntenteArena *self,
                      const char *string)
{
  gsize size = strlen (string) + 1;

  if (is_large (size))
    return memcpy (add_block (self, size), string, size);
  ensure_room (self, size);
  self->back -= size;
  return memcpy (self->back, string, size);
}

/**
 * entente_arena_intern:
 *
 * Like entente_arena_string (), but equal strings are stored once: for language tags and the like.
 */
const char *
entente_arena_intern (EntenteArena *self,
                      const char *string)
{
  const char *known;

  if (self->interned == NULL)
    self->interned = g_hash_table_new (entente_string_hash, g_str_equal);
  known = g_hash_table_lookup (self->interned, string);
  if (known == NULL)
    {
      known = entente_arena_string (self, string);
      g_hash_table_add (self->interned, (gpointer) known);
    }
  return known;
}

/**
 * entente_arena_get_size:
 *
 * Returns: bytes taken from the system, the unused ends of blocks included
 */
gsize
entente_arena_get_size (const EntenteArena *self)
{
  return self->size;
}
