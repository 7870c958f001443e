/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The borders in use, decoded once a process when the first map asks for them. */

#include "config.h"

#include "entente-borders.h"

#include <gio/gio.h>

#define RESOURCE "/io/github/ententeapp/Entente/map/world.bin"

static EntenteWorld *current;
static const char *current_hash; /* of a file of the user's */
static GMutex lock;

static EntenteWorld *
get_locked (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (current != NULL)
    return current;
  bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    current = entente_world_new (bytes, &error);
  /* Compiled in and tested: without it the program was not linked as it should be. */
  if (current == NULL)
    g_error ("The borders are missing from this program: %s", error->message);
  return current;
}

/* world: (transfer full) (nullable) */
static void
replace_current (EntenteWorld *world,
                 const char *hash)
{
  EntenteWorld *old;

  g_mutex_lock (&lock);
  old = current;
  current = world;
  current_hash = g_intern_string (hash);
  g_mutex_unlock (&lock);
  g_clear_pointer (&old, entente_world_unref);
}

/**
 * entente_borders_get:
 *
 * Returns: (transfer full): the borders in use
 */
EntenteWorld *
entente_borders_get (void)
{
  EntenteWorld *world;

  g_mutex_lock (&lock);
  world = entente_world_ref (get_locked ());
  g_mutex_unlock (&lock);
  return world;
}

/**
 * entente_borders_get_hash:
 *
 * Returns: (nullable): SHA-256 of the borders file in use; %NULL for the borders compiled in
 */
const char *
entente_borders_get_hash (void)
{
  const char *hash;

  g_mutex_lock (&lock);
  hash = current_hash;
  g_mutex_unlock (&lock);
  return hash;
}

static EntenteWorld *
read_file (const char *path,
           char **hash,
           GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  /* Not mapped: whoever writes the file anew would pull it away from under the maps. */
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  if (hash != NULL)
    *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return entente_world_new (bytes, error);
}

/**
 * entente_borders_read:
 * @path: a borders file
 *
 * Returns: (transfer full) (nullable): its borders, which are not in use by that
 */
EntenteWorld *
entente_borders_read (const char *path,
                      GError **error)
{
  return read_file (path, NULL, error);
}

/**
 * entente_borders_use_file:
 * @path: (nullable): a borders file; %NULL = those compiled in
 *
 * Maps that are updated from now on use them; when the file cannot be read nothing changes.
 */
gboolean
entente_borders_use_file (const char *path,
                          GError **error)
{
  g_autofree char *hash = NULL;
  EntenteWorld *world = path != NULL ? read_file (path, &hash, error) : NULL;

  if (path != NULL && world == NULL)
    return FALSE;
  replace_current (world, hash);
  return TRUE;
}
