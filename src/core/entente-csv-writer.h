/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Writing CSV (RFC 4180) that no spreadsheet takes for formulas. */

gboolean entente_csv_is_formula (const char *text);
void entente_csv_append_cell (GString *csv, const char *text);
void entente_csv_append_number (GString *csv, double number);
void entente_csv_end_row (GString *csv);
void entente_csv_append_row (GString *csv, ...) G_GNUC_NULL_TERMINATED;
