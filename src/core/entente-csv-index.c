/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Finding what a cell means.
 *
 * A table of 100,000 rows names as many partners, each of which has several names, so names are folded once and
 * kept in hash tables. Of two things with one name the first counts. Tables of categories are made when a cell of
 * their indicator is first looked at.
 */

#include "config.h"

#include "entente-csv-index.h"
#include "entente-string-hash.h"

typedef struct
{
  GHashTable *ids;   /* in lower case */
  GHashTable *names; /* folded */
} Table;

struct _EntenteCsvIndex
{
  EntenteDataset *dataset;
  Table quantities, partners;
  Table *categories; /* [n_indicators] */
};

static void
init_table (Table *self)
{
  self->ids = g_hash_table_new_full (entente_string_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (entente_string_hash, g_str_equal, g_free, NULL);
}

static void
clear_table (Table *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

static void
insert (GHashTable *table,
        char *name,
        guint index)
{
  if (g_hash_table_contains (table, name))
    g_free (name);
  else
    g_hash_table_insert (table, name, GUINT_TO_POINTER (index));
}

static void
insert_id (Table *self,
           const char *id,
           guint index)
{
  insert (self->ids, g_ascii_strdown (id, -1), index);
}

static void
insert_names (Table *self,
              const EntenteText *text,
              guint index)
{
  guint i;

  for (i = 0; i < text->n_entries; i++)
    insert (self->names, entente_text_fold (text->entries[i].string), index);
}

static int
find (GHashTable *table,
      const char *name)
{
  gpointer index;

  return g_hash_table_lookup_extended (table, name, NULL, &index) ? (int) GPOINTER_TO_UINT (index) : ENTENTE_NONE;
}

static int
find_id (const Table *self,
         const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return find (self->ids, lower);
}

static int
find_name (const Table *self,
           const char *name)
{
  g_autofree char *folded = entente_text_fold (name);

  return folded[0] != '\0' ? find (self->names, folded) : ENTENTE_NONE;
}

EntenteCsvIndex *
entente_csv_index_new (EntenteDataset *dataset)
{
  EntenteCsvIndex *self = g_new0 (EntenteCsvIndex, 1);
  guint i;

  self->dataset = entente_dataset_ref (dataset);
  self->categories = g_new0 (Table, dataset->n_indicators);
  init_table (&self->quantities);
  init_table (&self->partners);
  for (i = 0; i < dataset->n_quantities; i++)
    {
      insert_id (&self->quantities, dataset->quantities[i].id, i);
      insert_names (&self->quantities, &dataset->quantities[i].name, i);
    }
  for (i = 0; i < dataset->n_partners; i++)
    {
      insert_names (&self->partners, &dataset->partners[i].name, i);
      insert_names (&self->partners, &dataset->partners[i].also, i);
    }
  return self;
}

void
entente_csv_index_free (EntenteCsvIndex *self)
{
  guint i;

  for (i = 0; i < self->dataset->n_indicators; i++)
    clear_table (&self->categories[i]);
  g_free (self->categories);
  clear_table (&self->quantities);
  clear_table (&self->partners);
  entente_dataset_unref (self->dataset);
  g_free (self);
}

/**
 * entente_csv_index_find_quantity:
 *
 * Returns: the quantity with this id, else with this name, or %ENTENTE_NONE. O(1).
 */
int
entente_csv_index_find_quantity (EntenteCsvIndex *self,
                                 const char *header)
{
  const int found = find_id (&self->quantities, header);

  return found != ENTENTE_NONE ? found : find_name (&self->quantities, header);
}

/**
 * entente_csv_index_find_partner:
 * @id: (nullable):
 * @name: (nullable):
 *
 * Returns: the partner with this id, else with this name, or %ENTENTE_NONE; %ENTENTE_HUB for the hub's id. O(1).
 */
int
entente_csv_index_find_partner (EntenteCsvIndex *self,
                                const char *id,
                                const char *name)
{
  const int found = id != NULL ? entente_dataset_find_partner (self->dataset, id) : ENTENTE_NONE;

  return found != ENTENTE_NONE || name == NULL ? found : find_name (&self->partners, name);
}

static void
fill_categories (Table *table,
                 const EntenteValueFunction *value)
{
  guint i;

  init_table (table);
  for (i = 0; i < value->n_categories; i++)
    {
      insert_id (table, value->categories[i].key, i);
      insert_names (table, &value->categories[i].name, i);
    }
}

/**
 * entente_csv_index_find_category:
 * @quantity: an indicator with categories
 *
 * Returns: the category with this key, else with this name, or %ENTENTE_NONE. O(1).
 */
int
entente_csv_index_find_category (EntenteCsvIndex *self,
                                 guint quantity,
                                 const char *text)
{
  Table *table;
  int found;

  if (quantity >= self->dataset->n_indicators)
    return ENTENTE_NONE;
  table = &self->categories[quantity];
  if (table->ids == NULL)
    fill_categories (table, &self->dataset->quantities[quantity].value);
  found = find_id (table, text);
  return found != ENTENTE_NONE ? found : find_name (table, text);
}
