/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Matching a table to a dataset, before anything is made of it.
 *
 *   id, name, region, longitude, latitude    say which partner a row is
 *   an indicator's or measure's id or name   its figures, of the evaluated year
 *   the same with a year, "spending 2024"    its figures of that year
 *
 * Headers and partners are matched by id, else by name in any language, without regard to case and accents. An
 * empty cell changes nothing; "-", "n/a" and the like say that the figure is known to be missing.
 */

#include "config.h"

#include "entente-csv-reader.h"
#include "entente-csv-writer.h"
#include "entente-dataset-reader-private.h"
#include "entente-id-form.h"
#include "entente-nearest.h"
#include "entente-string-hash.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
add_problem (EntenteCsvImport *self,
             EntenteSeverity severity,
             const EntenteCsvCell *cell,
             char *message,
             char *remedy)
{
  EntenteDiagnostic *diagnostic = g_new0 (EntenteDiagnostic, 1);

  diagnostic->severity = severity;
  diagnostic->line = cell->line;
  diagnostic->column = cell->column;
  diagnostic->length = 1;
  diagnostic->offset = (gsize) cell->line * 65536 + MIN (cell->column, 65535);
  diagnostic->message = message;
  diagnostic->remedy = remedy;
  entente_diagnostics_take (self->diagnostics, diagnostic);
}

/* -- Columns --------------------------------------------------------------------------------------------- */

/* "spending 2024", "spending (2024)", "spending:2024": the year, after it was taken off. */
static int
take_year (char *header)
{
  gsize length = strlen (header);
  int year;

  if (length > 1 && header[length - 1] == ')')
    header[--length] = '\0';
  if (length < 6 || strspn (header + length - 4, "0123456789") != 4 || strchr (" (:@_", header[length - 5]) == NULL)
    return 0;
  year = atoi (header + length - 4);
  if (year < ENTENTE_FIRST_YEAR || year > ENTENTE_LAST_YEAR)
    return 0;
  header[length - 5] = '\0';
  g_strchomp (header);
  return year;
}

static gboolean
match_role (EntenteCsvColumn *column)
{
  static const struct
  {
    const char *header;
    EntenteCsvRole role;
  } roles[] = {
    { "id", ENTENTE_CSV_ID },               { "code", ENTENTE_CSV_ID },
    { "name", ENTENTE_CSV_NAME },           { "partner", ENTENTE_CSV_NAME },
    { "region", ENTENTE_CSV_REGION },       { "longitude", ENTENTE_CSV_LONGITUDE },
    { "lon", ENTENTE_CSV_LONGITUDE },       { "latitude", ENTENTE_CSV_LATITUDE },
    { "lat", ENTENTE_CSV_LATITUDE },        { "名称", ENTENTE_CSV_NAME },
    { "名前", ENTENTE_CSV_NAME },           { "地域", ENTENTE_CSV_REGION },
    { "経度", ENTENTE_CSV_LONGITUDE },      { "緯度", ENTENTE_CSV_LATITUDE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (roles[i].header, column->header) == 0)
      {
        column->role = roles[i].role;
        return TRUE;
      }
  return FALSE;
}

static void
report_unmatched (EntenteCsvImport *self,
                  const EntenteCsvCell *cell)
{
  const EntenteDataset *dataset = self->like;
  const gboolean silent = entente_diagnostics_is_full (self->diagnostics, ENTENTE_SEVERITY_WARNING);
  const guint n = silent ? 0 : dataset->n_quantities;
  g_autofree const char **known = g_new (const char *, n + 1);
  const char *nearest;
  guint i;

  for (i = 0; i < n; i++)
    known[i] = dataset->quantities[i].id;
  nearest = entente_nearest_find (cell->text, known, n);
  add_problem (self, ENTENTE_SEVERITY_WARNING, cell,
               g_strdup_printf (_("The column “%s” fits no indicator and is left out"), cell->text),
               nearest != NULL ? g_strdup_printf (_("Did you mean “%s”?"), nearest) : NULL);
}

/* Whether a column before it already says the same. */
static gboolean
is_taken (const EntenteCsvColumn *column,
          GHashTable *taken)
{
  const gint64 what = ((gint64) column->quantity + 1) * 65536 + column->year * 8 + column->role;

  return !g_hash_table_add (taken, g_memdup2 (&what, sizeof what));
}

static void
match_column (EntenteCsvImport *self,
              guint n,
              int year,
              GHashTable *taken)
{
  const EntenteCsvCell *cell = entente_csv_table_get_cell (self->table, 0, n);
  EntenteCsvColumn *column = &self->columns[n];

  column->header = cell->text;
  column->quantity = ENTENTE_NONE;
  if (cell->text[0] == '\0')
    return;
  if (!match_role (column))
    {
      g_autofree char *plain = g_strdup (cell->text);

      column->year = year;
      column->quantity = entente_csv_index_find_quantity (self->index, plain);
      if (column->quantity == ENTENTE_NONE)
        {
          int own = take_year (plain);

          column->year = own != 0 ? own : year;
          column->quantity = own != 0 ? entente_csv_index_find_quantity (self->index, plain) : ENTENTE_NONE;
        }
      column->role = column->quantity != ENTENTE_NONE ? ENTENTE_CSV_QUANTITY : ENTENTE_CSV_UNMATCHED;
    }
  if (column->role == ENTENTE_CSV_UNMATCHED)
    report_unmatched (self, cell);
  else if (is_taken (column, taken))
    {
      column->role = ENTENTE_CSV_UNMATCHED;
      add_problem (self, ENTENTE_SEVERITY_WARNING, cell,
                   g_strdup_printf (_("The column “%s” is there twice; the first one counts"), cell->text), NULL);
    }
  else
    self->n_matched_columns++;
}

/* -- Rows ------------------------------------------------------------------------------------------------ */

/* The cell of the first column with this role. */
static const EntenteCsvCell *
get_role (const EntenteCsvImport *self,
          guint row,
          EntenteCsvRole role)
{
  const int column = role == ENTENTE_CSV_ID ? self->id_column : self->name_column;

  return column != ENTENTE_NONE ? entente_csv_table_get_cell (self->table, row, column) : NULL;
}

/* An id of the letters of a name, or "row-7" when it has none; of a very long one its beginning and the row. */
static char *
make_id (const char *name,
         guint row)
{
  g_autofree char *folded = entente_text_fold (name);
  GString *id = g_string_new (NULL);
  const char *p;

  for (p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || *p == '.' || *p == '_')
      g_string_append_c (id, *p);
    else if (id->len > 0 && id->str[id->len - 1] != '-' && *p == ' ')
      g_string_append_c (id, '-');
  if (id->len == 0)
    g_string_printf (id, "row-%u", row);
  if (id->len > ENTENTE_MAX_ID)
    {
      g_string_truncate (id, ENTENTE_MAX_ID - 20);
      g_string_append_printf (id, "-%u", row);
    }
  return g_string_free (id, FALSE);
}

static void
match_row (EntenteCsvImport *self,
           guint n,
           GHashTable *seen)
{
  const EntenteCsvCell *id = get_role (self, n + 1, ENTENTE_CSV_ID);
  const EntenteCsvCell *name = get_role (self, n + 1, ENTENTE_CSV_NAME);
  const EntenteCsvCell *first = entente_csv_table_get_cell (self->table, n + 1, 0);
  EntenteCsvRow *row = &self->rows[n];

  row->partner = entente_csv_index_find_partner (self->index, id != NULL ? id->text : NULL,
                                                 name != NULL ? name->text : NULL);
  if (row->partner >= 0)
    row->id = g_strdup (self->like->partners[row->partner].id);
  else if (id != NULL && entente_id_find_fault (id->text) == ENTENTE_ID_SOUND)
    row->id = g_strdup (id->text);
  else
    row->id = make_id (name != NULL ? name->text : id != NULL ? id->text : "", n + 1);
  if (row->partner == ENTENTE_NONE && entente_dataset_find_partner (self->like, row->id) == ENTENTE_HUB)
    row->partner = ENTENTE_HUB;
  /* Not g_hash_table_add () alone: it would keep the new id, which is freed below, in the place of the old one. */
  if (row->partner == ENTENTE_HUB || g_hash_table_contains (seen, row->id))
    {
      add_problem (self, ENTENTE_SEVERITY_WARNING, first,
                   row->partner == ENTENTE_HUB
                     ? g_strdup_printf (_("“%s” is the hub; the row is left out"), row->id)
                     : g_strdup_printf (_("“%s” is there twice; the first row counts"), row->id),
                   NULL);
      g_clear_pointer (&row->id, g_free);
      return;
    }
  g_hash_table_add (seen, row->id);
  if (row->partner == ENTENTE_NONE)
    self->n_new++;
  else
    self->n_known++;
}

/**
 * entente_csv_import_is_missing:
 *
 * Returns: %TRUE if the cell says that there is no figure
 */
gboolean
entente_csv_import_is_missing (const char *text)
{
  static const char *const words[] = { "-", "–", "—", "n/a", "na", "n.a.", "..", "...", "null", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, lower);
}

static gboolean
is_sound (const EntenteCsvImport *self,
          const EntenteCsvColumn *column,
          const char *text)
{
  double number;

  if (column->role == ENTENTE_CSV_QUANTITY)
    {
      if (entente_csv_import_is_missing (text))
        return TRUE;
      if (self->like->quantities[column->quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
        return entente_csv_index_find_category (self->index, column->quantity, text) != ENTENTE_NONE;
    }
  if (!entente_csv_table_parse_number (self->table, text, &number))
    return FALSE;
  return column->role == ENTENTE_CSV_QUANTITY || fabs (number) <= (column->role == ENTENTE_CSV_LATITUDE ? 90 : 180);
}

static void
check_cell (EntenteCsvImport *self,
            const EntenteCsvColumn *column,
            const EntenteCsvCell *cell)
{
  if (cell == NULL || cell->text[0] == '\0'
      || (column->role != ENTENTE_CSV_QUANTITY && column->role != ENTENTE_CSV_LONGITUDE
          && column->role != ENTENTE_CSV_LATITUDE))
    return;
  if (is_sound (self, column, cell->text))
    {
      self->n_values++;
      return;
    }
  self->n_refused++;
  add_problem (self, ENTENTE_SEVERITY_WARNING, cell,
               g_strdup_printf (_("“%s” is no value for “%s”; the cell is left out"), cell->text, column->header), NULL);
}

/**
 * entente_csv_import_get_n_cells:
 *
 * Returns: how many cells of a row stand under a header
 */
guint
entente_csv_import_get_n_cells (const EntenteCsvImport *self,
                                guint row)
{
  const GArray *cells = g_ptr_array_index (self->table->rows, row + 1);

  return MIN (cells->len, self->n_columns);
}

/* -- Import ---------------------------------------------------------------------------------------------- */

void
entente_csv_import_free (EntenteCsvImport *self)
{
  guint i;

  for (i = 0; i < self->n_rows; i++)
    g_free (self->rows[i].id);
  g_free (self->rows);
  g_free (self->columns);
  g_clear_pointer (&self->table, entente_csv_table_free);
  entente_csv_index_free (self->index);
  entente_dataset_unref (self->like);
  entente_diagnostics_unref (self->diagnostics);
  g_free (self);
}

static int
find_column (const EntenteCsvImport *self,
             EntenteCsvRole role)
{
  guint i;

  for (i = 0; i < self->n_columns; i++)
    if (self->columns[i].role == role)
      return i;
  return ENTENTE_NONE;
}

static void
match_columns (EntenteCsvImport *self,
               int year)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint i;

  for (i = 0; i < self->n_columns; i++)
    match_column (self, i, year, taken);
  self->id_column = find_column (self, ENTENTE_CSV_ID);
  self->name_column = find_column (self, ENTENTE_CSV_NAME);
}

/**
 * entente_csv_import_new:
 * @encoding: (nullable): %NULL to find out
 * @like: the dataset whose criteria the table is for
 * @year: of the figures whose header has none; 0 = the dataset's
 *
 * Returns: (transfer full) (nullable): the preview, from which the document can be made
 */
EntenteCsvImport *
entente_csv_import_new (GBytes *bytes,
                        const char *encoding,
                        EntenteDataset *like,
                        int year,
                        GError **error)
{
  g_autoptr (EntenteCsvTable) table = entente_csv_table_new (bytes, encoding, error);
  g_autoptr (EntenteCsvImport) self = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (entente_string_hash, g_str_equal);
  guint i, k;

  if (table == NULL)
    return NULL;
  self = g_new0 (EntenteCsvImport, 1);
  self->like = entente_dataset_ref (like);
  self->index = entente_csv_index_new (like);
  self->diagnostics = entente_diagnostics_new ();
  self->n_columns = ((GArray *) g_ptr_array_index (table->rows, 0))->len;
  self->columns = g_new0 (EntenteCsvColumn, self->n_columns);
  self->n_rows = table->rows->len - 1;
  self->rows = g_new0 (EntenteCsvRow, self->n_rows);
  self->table = g_steal_pointer (&table);
  match_columns (self, year != 0 ? year : like->year != 0 ? like->year : ENTENTE_FIRST_YEAR);
  if (self->id_column == ENTENTE_NONE && self->name_column == ENTENTE_NONE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("No column is called “id” or “name”, so the rows cannot be told apart"));
      return NULL;
    }
  for (i = 0; i < self->n_rows; i++)
    match_row (self, i, seen);
  for (i = 0; i < self->n_rows; i++)
    for (k = 0; k < entente_csv_import_get_n_cells (self, i) && self->rows[i].id != NULL; k++)
      check_cell (self, &self->columns[k], entente_csv_table_get_cell (self->table, i + 1, k));
  entente_diagnostics_sort (self->diagnostics);
  return g_steal_pointer (&self);
}

/* -- Template -------------------------------------------------------------------------------------------- */

/* The last fact at or before the year, or NULL. */
static const EntenteFact *
find_fact (const EntenteDataset *dataset,
           guint partner,
           guint quantity)
{
  guint n;
  const EntenteFact *facts = entente_dataset_get_facts (dataset, partner, quantity, &n);

  while (n > 0 && facts[n - 1].year > dataset->year)
    n--;
  return n > 0 ? &facts[n - 1] : NULL;
}

static void
append_fact (GString *csv,
             const EntenteDataset *dataset,
             guint partner,
             guint quantity)
{
  const EntenteFact *fact = find_fact (dataset, partner, quantity);

  if (fact == NULL)
    entente_csv_append_cell (csv, "");
  else if (fact->category != ENTENTE_NONE)
    entente_csv_append_cell (csv, dataset->quantities[quantity].value.categories[fact->category].key);
  else if (isnan (fact->value))
    entente_csv_append_cell (csv, "n/a");
  else
    entente_csv_append_number (csv, fact->value);
}

/**
 * entente_csv_template:
 *
 * Returns: CSV with one row a partner and one column a quantity that is not derived, filled with the figures of
 *   the dataset's year, to be edited and imported again
 */
char *
entente_csv_template (const EntenteDataset *dataset)
{
  GString *csv = g_string_new (NULL);
  guint i, k;

  entente_csv_append_row (csv, "id", "name", "region", "longitude", "latitude", NULL);
  g_string_truncate (csv, csv->len - 2);
  for (k = 0; k < dataset->n_quantities; k++)
    if (dataset->quantities[k].derived == ENTENTE_DERIVED_NOT)
      entente_csv_append_cell (csv, dataset->quantities[k].id);
  entente_csv_end_row (csv);
  for (i = 0; i < dataset->n_partners; i++)
    {
      const EntentePartner *partner = &dataset->partners[i];

      entente_csv_append_cell (csv, partner->id);
      entente_csv_append_cell (csv, entente_text_get (&partner->name, NULL));
      entente_csv_append_cell (csv, entente_text_get (&partner->region, NULL));
      entente_csv_append_number (csv, partner->has_location ? partner->longitude : NAN);
      entente_csv_append_number (csv, partner->has_location ? partner->latitude : NAN);
      for (k = 0; k < dataset->n_quantities; k++)
        if (dataset->quantities[k].derived == ENTENTE_DERIVED_NOT)
          append_fact (csv, dataset, i, k);
      entente_csv_end_row (csv);
    }
  return g_string_free (csv, FALSE);
}
