/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

#include <gtk/gtk.h>

/* "(o) Tier 1" in the tier's colour. */

#define ENTENTE_TYPE_TIER_PILL (entente_tier_pill_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTierPill, entente_tier_pill, ENTENTE, TIER_PILL, GtkWidget)

/* tier = n_tiers: not rated */
void entente_tier_pill_set (EntenteTierPill *self, EntenteDataset *dataset, guint tier, guint n_tiers);
