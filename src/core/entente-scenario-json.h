/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-json-cursor.h"
#include "entente-scenario.h"

/* Scenarios in JSON: merging a patch, and writing what differs from the file's defaults. */

gboolean entente_scenario_merge_cursor (EntenteScenario *self, const EntenteDataset *dataset,
                                        const EntenteJsonCursor *patch);
char *entente_scenario_to_file_json (const EntenteScenario *self, const EntenteDataset *dataset)
  G_GNUC_WARN_UNUSED_RESULT;
