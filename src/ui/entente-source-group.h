/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-fact-input.h"

#include <adwaita.h>

/* Where a fact comes from: a source of the dataset, none, or a new one that is described here.
 *
 * Signal: "changed".
 */

#define ENTENTE_TYPE_SOURCE_GROUP (entente_source_group_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSourceGroup, entente_source_group, ENTENTE, SOURCE_GROUP, AdwPreferencesGroup)

void entente_source_group_set_dataset (EntenteSourceGroup *self, EntenteDataset *dataset, guint quantity);
void entente_source_group_change_dataset (EntenteSourceGroup *self, EntenteDataset *dataset, guint quantity);
void entente_source_group_set_source (EntenteSourceGroup *self, int source);
void entente_source_group_fill_input (EntenteSourceGroup *self, EntenteFactInput *input);
void entente_source_group_set_problem (EntenteSourceGroup *self, const char *problem);
