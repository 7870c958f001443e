/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* The datasets that one document has been since it was opened: one for each correction of its facts. */

typedef struct _EntenteVersions EntenteVersions;

EntenteVersions *entente_versions_new (EntenteDataset *first) G_GNUC_WARN_UNUSED_RESULT;
void entente_versions_free (EntenteVersions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteVersions, entente_versions_free)

guint entente_versions_add (EntenteVersions *self, guint after, EntenteDataset *dataset);
EntenteDataset *entente_versions_get (EntenteVersions *self, guint version);
guint entente_versions_get_length (const EntenteVersions *self);
void entente_versions_set_budget (EntenteVersions *self, gsize bytes);
