/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The document that comes of an imported table.
 *
 * It is the dataset the table is like, with the rows of the table as its partners: known ones keep all that the
 * table says nothing about, new ones have what the row says. A figure equal to what the file already says for its
 * year changes nothing, so that sources and notes stay. What refers to partners that are no longer there (ties,
 * members of blocs, orders, pins, ...) goes with them.
 */

#include "config.h"

#include "entente-csv-reader.h"
#include "entente-json-text.h"
#include "entente-json-walk.h"
#include "entente-string-hash.h"
#include "entente-visible-text.h"

#include <math.h>
#include <string.h>

/* The fact that holds in a year: the last at or before it. */
static const EntenteFact *
find_fact (const EntenteDataset *dataset,
           guint partner,
           guint quantity,
           int year)
{
  guint n;
  const EntenteFact *facts = entente_dataset_get_facts (dataset, partner, quantity, &n);

  while (n > 0 && facts[n - 1].year > year)
    n--;
  return n > 0 ? &facts[n - 1] : NULL;
}

typedef struct
{
  gboolean missing;
  int category;
  double number;
} Figure;

static gboolean
read_figure (const EntenteCsvImport *self,
             const EntenteCsvColumn *column,
             const char *text,
             Figure *figure)
{
  figure->category = ENTENTE_NONE;
  figure->number = NAN;
  figure->missing = entente_csv_import_is_missing (text);
  if (figure->missing)
    return TRUE;
  if (self->like->quantities[column->quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    {
      figure->category = entente_csv_index_find_category (self->index, column->quantity, text);
      return figure->category != ENTENTE_NONE;
    }
  return entente_csv_table_parse_number (self->table, text, &figure->number);
}

static gboolean
is_known (const EntenteFact *fact,
          const Figure *figure)
{
  if (fact == NULL)
    return FALSE;
  if (figure->missing)
    return isnan (fact->value) && fact->category == ENTENTE_NONE;
  return figure->category != ENTENTE_NONE ? fact->category == figure->category : fact->value == figure->number;
}

static JsonObject *
ensure_object (JsonObject *parent,
               const char *member)
{
  JsonNode *node = json_object_get_member (parent, member);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (parent, member, json_object_new ());
  return json_object_get_object_member (parent, member);
}

static void
set_fact (const EntenteCsvImport *self,
          const EntenteCsvColumn *column,
          const EntenteCsvRow *row,
          const char *text,
          JsonObject *partner)
{
  const EntenteQuantity *quantity = &self->like->quantities[column->quantity];
  g_autofree char *year = g_strdup_printf ("%d", column->year);
  JsonObject *series;
  Figure figure;

  if (!read_figure (self, column, text, &figure)
      || (row->partner >= 0 && is_known (find_fact (self->like, row->partner, column->quantity, column->year), &figure)))
    return;
  series = ensure_object (ensure_object (partner, "facts"), quantity->id);
  if (figure.missing)
    json_object_set_null_member (series, year);
  else if (figure.category != ENTENTE_NONE)
    json_object_set_string_member (series, year, quantity->value.categories[figure.category].key);
  else
    json_object_set_double_member (series, year, figure.number);
}

/* Cells have no blanks around them. */
static gboolean
is_cell (const char *cell,
         const char *string)
{
  g_autofree char *stripped = g_strstrip (g_strdup (string));

  return strcmp (cell, stripped) == 0;
}

static gboolean
has_translation (const EntenteText *text,
                 const char *cell)
{
  guint i;

  for (i = 0; i < text->n_entries; i++)
    if (is_cell (cell, text->entries[i].string) || is_cell (cell, text->entries[i].written))
      return TRUE;
  return FALSE;
}

static void
set_location (const EntenteCsvImport *self,
              guint row,
              JsonObject *partner)
{
  double place[2] = { NAN, NAN };
  JsonArray *location;
  guint k;

  for (k = 0; k < entente_csv_import_get_n_cells (self, row); k++)
    {
      const EntenteCsvCell *cell = entente_csv_table_get_cell (self->table, row + 1, k);
      EntenteCsvRole role = self->columns[k].role;

      if (cell != NULL && (role == ENTENTE_CSV_LONGITUDE || role == ENTENTE_CSV_LATITUDE))
        entente_csv_table_parse_number (self->table, cell->text, &place[role == ENTENTE_CSV_LATITUDE]);
    }
  if (!(fabs (place[0]) <= 180 && fabs (place[1]) <= 90))
    return;
  location = json_array_new ();
  json_array_add_double_element (location, place[0]);
  json_array_add_double_element (location, place[1]);
  json_object_set_array_member (partner, "location", location);
}

static void
fill_partner (const EntenteCsvImport *self,
              guint n,
              JsonObject *partner)
{
  const EntenteCsvRow *row = &self->rows[n];
  const EntentePartner *known = row->partner >= 0 ? &self->like->partners[row->partner] : NULL;
  guint k;

  if (known == NULL)
    {
      json_object_set_string_member (partner, "id", row->id);
      json_object_set_string_member (partner, "name", row->id);
    }
  for (k = 0; k < entente_csv_import_get_n_cells (self, n); k++)
    {
      const EntenteCsvColumn *column = &self->columns[k];
      const EntenteCsvCell *cell = entente_csv_table_get_cell (self->table, n + 1, k);

      if (cell == NULL || cell->text[0] == '\0')
        continue;
      if (column->role == ENTENTE_CSV_NAME && entente_visible_text_is_blank (cell->text))
        continue;
      if (column->role == ENTENTE_CSV_NAME && (known == NULL || !has_translation (&known->name, cell->text)))
        json_object_set_string_member (partner, "name", cell->text);
      else if (column->role == ENTENTE_CSV_REGION && (known == NULL || !has_translation (&known->region, cell->text)))
        json_object_set_string_member (partner, "region", cell->text);
      else if (column->role == ENTENTE_CSV_QUANTITY)
        set_fact (self, column, row, cell->text, partner);
    }
  set_location (self, n, partner);
}

/* -- What refers to partners ----------------------------------------------------------------------------- */

static gboolean
is_there (GHashTable *ids,
          JsonObject *object,
          const char *member)
{
  const char *id = json_object_get_string_member_with_default (object, member, NULL);

  return id == NULL || g_hash_table_contains (ids, id);
}

/* Lists and objects are made anew, since taking out one by one moves all that follow each time. */

/* Keeps the elements of a list whose members @a and @b name partners that are there. */
static void
keep_elements (JsonObject *root,
               const char *list,
               const char *a,
               const char *b,
               GHashTable *ids)
{
  JsonArray *array = json_object_has_member (root, list) ? json_object_get_array_member (root, list) : NULL;
  JsonArray *kept;
  guint i;

  if (array == NULL)
    return;
  kept = json_array_new ();
  for (i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = json_array_get_object_element (array, i);

      if (is_there (ids, element, a) && (b == NULL || is_there (ids, element, b)))
        json_array_add_object_element (kept, json_object_ref (element));
    }
  json_object_set_array_member (root, list, kept);
}

/* Keeps the strings of a list of each element that are there. */
static void
keep_strings (JsonObject *root,
              const char *list,
              const char *member,
              GHashTable *ids)
{
  JsonArray *array = json_object_has_member (root, list) ? json_object_get_array_member (root, list) : NULL;
  guint i, k;

  for (i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = json_array_get_object_element (array, i);
      JsonArray *strings = json_object_has_member (element, member) ? json_object_get_array_member (element, member) : NULL;
      JsonArray *kept;

      if (strings == NULL)
        continue;
      kept = json_array_new ();
      for (k = 0; k < json_array_get_length (strings); k++)
        if (g_hash_table_contains (ids, json_array_get_string_element (strings, k)))
          json_array_add_string_element (kept, json_array_get_string_element (strings, k));
      json_object_set_array_member (element, member, kept);
    }
}

/* Keeps the members of an object, such as "pins" or "what-if", that are there. */
static void
keep_members (JsonObject *parent,
              const char *member,
              GHashTable *ids)
{
  JsonNode *node = json_object_get_member (parent, member);
  JsonObjectIter iter;
  JsonObject *kept;
  const char *name;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  kept = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (g_hash_table_contains (ids, name))
      json_object_set_member (kept, name, json_node_copy (value));
  json_object_set_object_member (parent, member, kept);
}

static void
keep_in_scenario (JsonObject *parent,
                  const char *member,
                  GHashTable *ids)
{
  JsonNode *node = json_object_get_member (parent, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    keep_members (json_node_get_object (node), "what-if", ids);
}

static void
drop_dangling (JsonObject *root,
               GHashTable *ids)
{
  JsonArray *scenes = json_object_has_member (root, "scenes") ? json_object_get_array_member (root, "scenes") : NULL;
  guint i;

  keep_elements (root, "ties", "a", "b", ids);
  keep_elements (root, "orders", "partner", NULL, ids);
  keep_elements (root, "investments", "partner", NULL, ids);
  keep_strings (root, "blocs", "members", ids);
  keep_strings (root, "scenes", "focus", ids);
  if (json_object_has_member (root, "layout"))
    keep_members (json_object_get_object_member (root, "layout"), "pins", ids);
  keep_in_scenario (root, "scenario", ids);
  keep_in_scenario (root, "baseline", ids);
  for (i = 0; scenes != NULL && i < json_array_get_length (scenes); i++)
    keep_in_scenario (json_array_get_object_element (scenes, i), "scenario", ids);
}

/* -- Document -------------------------------------------------------------------------------------------- */

static JsonNode *
parse (GBytes *bytes,
       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = entente_json_widen_integers (data, length);

  return json_parser_load_from_data (parser, text, -1, error) ? json_parser_steal_root (parser) : NULL;
}

static void
add_partner (const EntenteCsvImport *self,
             guint n,
             JsonArray *old,
             JsonArray *partners)
{
  const EntenteCsvRow *row = &self->rows[n];
  JsonObject *partner;

  if (row->partner >= 0)
    partner = json_object_ref (json_array_get_object_element (old, row->partner));
  else
    partner = json_object_new ();
  fill_partner (self, n, partner);
  json_array_add_object_element (partners, partner);
}

/**
 * entente_csv_import_to_json:
 *
 * Returns: (transfer full) (nullable): the text of a new dataset
 */
char *
entente_csv_import_to_json (const EntenteCsvImport *self,
                            GError **error)
{
  g_autoptr (JsonNode) node = parse (self->like->bytes, error);
  g_autoptr (GHashTable) ids = g_hash_table_new (entente_string_hash, g_str_equal);
  JsonArray *partners;
  JsonObject *root;
  guint i;

  if (node == NULL)
    return NULL;
  root = json_node_get_object (node);
  partners = json_array_new ();
  g_hash_table_add (ids, (gpointer) self->like->hub_id);
  for (i = 0; i < self->n_rows; i++)
    if (self->rows[i].id != NULL)
      {
        add_partner (self, i, json_object_get_array_member (root, "partners"), partners);
        g_hash_table_add (ids, self->rows[i].id);
      }
  json_object_set_array_member (root, "partners", partners);
  drop_dangling (root, ids);
  return entente_json_text_document (node);
}
