/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* What would be saved: the dataset's text with the scenario, the baseline and the pins of one moment.
 *
 * Immutable and safe to share, so that text is made and written away from the main thread.
 */

typedef struct _EntenteSnapshot EntenteSnapshot;

EntenteSnapshot *entente_snapshot_new (EntenteDataset *dataset, const EntenteScenario *scenario,
                                       const EntenteScenario *baseline, const EntentePin *pins, guint n_pins)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteSnapshot *entente_snapshot_ref (EntenteSnapshot *self);
void entente_snapshot_unref (EntenteSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSnapshot, entente_snapshot_unref)

EntenteDataset *entente_snapshot_get_dataset (const EntenteSnapshot *self);
gboolean entente_snapshot_equal (const EntenteSnapshot *a, const EntenteSnapshot *b);
GBytes *entente_snapshot_to_bytes (const EntenteSnapshot *self) G_GNUC_WARN_UNUSED_RESULT;
