/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* What two versions of a document have in common, so that what is shown of it can stay as it is. */

gboolean entente_dataset_shares_member (const EntenteDataset *a, const EntenteDataset *b, const char *name);
gboolean entente_dataset_shares_partners (const EntenteDataset *a, const EntenteDataset *b);
