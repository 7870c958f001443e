/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The cells of a CSV file, whatever encoding and separator it was saved with. */

typedef struct
{
  char *text; /* UTF-8, without quotation marks, stripped */
  guint line, column; /* from 1, in characters */
} EntenteCsvCell;

typedef struct
{
  const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "Shift_JIS", or as given */
  char separator;
  gboolean decimal_comma;
  GPtrArray *rows; /* of GArray of EntenteCsvCell; empty rows are left out */
} EntenteCsvTable;

EntenteCsvTable *entente_csv_table_new (GBytes *bytes, const char *encoding, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void entente_csv_table_free (EntenteCsvTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCsvTable, entente_csv_table_free)

const EntenteCsvCell *entente_csv_table_get_cell (const EntenteCsvTable *self, guint row, guint column);
gboolean entente_csv_table_parse_number (const EntenteCsvTable *self, const char *text, double *number);
