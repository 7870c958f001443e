/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The document in memory: one reference-counted struct, its storage, and finding things by id.
 *
 * Everything a dataset points to lies in one arena and is freed with it.
 */

#include "config.h"

#include "entente-dataset-private.h"
#include "entente-string-hash.h"

/**
 * entente_dataset_new:
 * @bytes: the file
 *
 * Makes an empty dataset for the reader to fill.
 */
EntenteDataset *
entente_dataset_new (GBytes *bytes)
{
  EntenteDataset *self = g_new0 (EntenteDataset, 1);
  EntenteDatasetStorage *storage = g_new0 (EntenteDatasetStorage, 1);
  guint i;

  self->uncertainty = ENTENTE_DEFAULT_UNCERTAINTY;
  self->ref_count = 1;
  self->bytes = g_bytes_ref (bytes);
  storage->arena = entente_arena_new ();
  for (i = 0; i < ENTENTE_N_ID_KINDS; i++)
    storage->ids[i] = g_hash_table_new (entente_string_hash, g_str_equal);
  self->priv = storage;
  return self;
}

EntenteDataset *
entente_dataset_ref (EntenteDataset *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
entente_dataset_unref (EntenteDataset *self)
{
  EntenteDatasetStorage *storage = self->priv;
  guint i;

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (i = 0; i < ENTENTE_N_ID_KINDS; i++)
    g_hash_table_unref (storage->ids[i]);
  entente_arena_free (storage->arena);
  g_free (storage);
  g_bytes_unref (self->bytes);
  g_free (self->hash);
  g_free (self);
}

/**
 * entente_dataset_find:
 *
 * Returns: the index of @id in its array, or %ENTENTE_NONE. O(1).
 */
int
entente_dataset_find (const EntenteDataset *self,
                      EntenteIdKind kind,
                      const char *id)
{
  const EntenteDatasetStorage *storage = self->priv;
  gpointer index;

  if (id == NULL || !g_hash_table_lookup_extended (storage->ids[kind], id, NULL, &index))
    return ENTENTE_NONE;
  return GPOINTER_TO_INT (index);
}

int
entente_dataset_find_partner (const EntenteDataset *self,
                              const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_PARTNER, id);
}

int
entente_dataset_find_criterion (const EntenteDataset *self,
                                const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_CRITERION, id);
}

int
entente_dataset_find_quantity (const EntenteDataset *self,
                               const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_QUANTITY, id);
}

/**
 * entente_tie_is_in_force:
 * @year: the year looked at; 0 = no year, every tie counts
 *
 * Returns: whether the tie has begun by @year and has not ended before it. An end that is not given is open.
 */
gboolean
entente_tie_is_in_force (const EntenteTie *tie,
                         int year)
{
  return year == 0 || ((tie->since == 0 || tie->since <= year) && (tie->until == 0 || tie->until >= year));
}

int
entente_dataset_find_preset (const EntenteDataset *self,
                             const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_PRESET, id);
}

int
entente_dataset_find_scene (const EntenteDataset *self,
                            const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_SCENE, id);
}

int
entente_dataset_find_tier (const EntenteDataset *self,
                           const char *id)
{
  return entente_dataset_find (self, ENTENTE_ID_TIER, id);
}

/* The first fact of the partner whose quantity is not below this one. */
static guint
find_first_fact (const EntentePartner *partner,
                 gint64 quantity)
{
  guint low = 0, high = partner->n_facts;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (partner->facts[middle].quantity < quantity)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * entente_dataset_get_facts:
 * @n_facts: (out): how many
 *
 * Returns: (array length=n_facts) (nullable): the facts of one partner about one quantity by year, one of
 *   each year at most. O(log facts of the partner).
 */
const EntenteFact *
entente_dataset_get_facts (const EntenteDataset *self,
                           guint partner,
                           guint quantity,
                           guint *n_facts)
{
  const EntentePartner *p = &self->partners[partner];
  guint first = find_first_fact (p, quantity);

  *n_facts = find_first_fact (p, (gint64) quantity + 1) - first;
  return *n_facts > 0 ? &p->facts[first] : NULL;
}

/**
 * entente_dataset_partner_matches:
 * @needle: what the user typed
 *
 * Returns: %TRUE if the id is @needle, or a name in any language, or one of the names it is also known by
 *   contains it, without regard to case and accents: "Turkey" finds Türkiye when the file says so in "also"
 */
gboolean
entente_dataset_partner_matches (const EntenteDataset *self,
                                 guint partner,
                                 const char *needle)
{
  const EntentePartner *p = &self->partners[partner];

  return g_ascii_strcasecmp (p->id, needle) == 0 || entente_text_matches (&p->name, needle)
         || entente_text_matches (&p->also, needle);
}
