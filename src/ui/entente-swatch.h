/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* A small sample of the colour (and hatch) of a criterion. */

#define ENTENTE_TYPE_SWATCH (entente_swatch_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSwatch, entente_swatch, ENTENTE, SWATCH, GtkWidget)

void entente_swatch_set_criterion (EntenteSwatch *self, EntenteDataset *dataset, guint criterion);
