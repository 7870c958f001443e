/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-csv-loader.h"

#include <gtk/gtk.h>

/* Asks whether to import a table and shows what was matched and what was not. */

typedef void (*EntenteCsvAcceptFunc) (EntenteDataset *dataset, gpointer user_data);

/* result is taken; owner is handed to the function, which is called only when the user agrees. */
GtkWidget *entente_csv_dialog_present (GtkWindow *parent, const char *file_name, EntenteCsvResult *result,
                                       EntenteCsvAcceptFunc func, GObject *owner);
