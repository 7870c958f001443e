/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <adwaita.h>

/* A dialog that makes a new dataset from a title and something to start from. */

#define ENTENTE_TYPE_NEW_DIALOG (entente_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNewDialog, entente_new_dialog, ENTENTE, NEW_DIALOG, AdwWindow)

/* Called once with the new dataset, and not at all when the user thinks better of it. */
typedef void (*EntenteNewFunc) (EntenteDataset *dataset, gpointer user_data);

/* open: (nullable): what is open; owner is kept alive until then and handed to the function */
void entente_new_dialog_present (GtkWindow *parent, EntenteDataset *open, EntenteNewFunc func, GObject *owner);
