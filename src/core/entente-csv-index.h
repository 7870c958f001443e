/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* What the cells of a table may be called by: ids, keys and names in any language, without case and accents. */

typedef struct _EntenteCsvIndex EntenteCsvIndex;

EntenteCsvIndex *entente_csv_index_new (EntenteDataset *dataset) G_GNUC_WARN_UNUSED_RESULT;
void entente_csv_index_free (EntenteCsvIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCsvIndex, entente_csv_index_free)

int entente_csv_index_find_quantity (EntenteCsvIndex *self, const char *header);
int entente_csv_index_find_partner (EntenteCsvIndex *self, const char *id, const char *name);
int entente_csv_index_find_category (EntenteCsvIndex *self, guint quantity, const char *text);
