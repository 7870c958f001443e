/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-csv-index.h"
#include "entente-csv-table.h"
#include "entente-dataset.h"
#include "entente-diagnostics.h"

/* Importing a table into a dataset: what was matched, what was not, and the document that comes of it. */

typedef enum
{
  ENTENTE_CSV_UNMATCHED,
  ENTENTE_CSV_ID,
  ENTENTE_CSV_NAME,
  ENTENTE_CSV_REGION,
  ENTENTE_CSV_LONGITUDE,
  ENTENTE_CSV_LATITUDE,
  ENTENTE_CSV_QUANTITY
} EntenteCsvRole;

typedef struct
{
  const char *header;
  EntenteCsvRole role;
  int quantity; /* or ENTENTE_NONE */
  int year;     /* of the facts below it */
} EntenteCsvColumn;

typedef struct
{
  char *id;    /* of the partner */
  int partner; /* of the dataset it is like, or ENTENTE_NONE for a new one */
} EntenteCsvRow;

typedef struct
{
  EntenteDataset *like;
  EntenteCsvIndex *index;
  EntenteCsvTable *table;
  guint n_columns;
  EntenteCsvColumn *columns;
  int id_column, name_column; /* or ENTENTE_NONE */
  guint n_rows;
  EntenteCsvRow *rows; /* rows[i] is row i + 1 of the table */
  guint n_matched_columns, n_known, n_new, n_values, n_refused;
  EntenteDiagnostics *diagnostics; /* unmatched columns, cells that do not parse, with line and column */
} EntenteCsvImport;

EntenteCsvImport *entente_csv_import_new (GBytes *bytes, const char *encoding, EntenteDataset *like, int year,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void entente_csv_import_free (EntenteCsvImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCsvImport, entente_csv_import_free)

gboolean entente_csv_import_is_missing (const char *text);
guint entente_csv_import_get_n_cells (const EntenteCsvImport *self, guint row);
char *entente_csv_import_to_json (const EntenteCsvImport *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *entente_csv_template (const EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
