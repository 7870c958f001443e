/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* A sentence below a field of a list: what is wrong with what is typed there, or how it was understood. */

#define ENTENTE_TYPE_PROBLEM_ROW (entente_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteProblemRow, entente_problem_row, ENTENTE, PROBLEM_ROW, AdwPreferencesRow)

void entente_problem_row_set (EntenteProblemRow *self, GtkWidget *field, const char *problem, const char *remark);
