/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-private.h"
#include "entente-scenario-json.h"

/* Between entente-scenario-reader.c (the patch as a whole, weights, what-ifs) and
 * entente-scenario-rules-reader.c (method, tiers, gates, what weights are allowed). */

typedef struct
{
  EntenteScenario *scenario;
  const EntenteScenario *defaults;
  const EntenteDataset *dataset;
  gboolean sound;
} EntenteScenarioMerge;

int entente_scenario_merge_find (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, EntenteIdKind kind,
                                 const char *id);
int entente_scenario_merge_read_choice (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor,
                                        const char *const *choices);
void entente_scenario_merge_fail (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, EntenteJsonPart part,
                                  char *message, char *remedy);
gboolean entente_scenario_merge_keep (EntenteScenarioMerge *merge, gboolean sound);

void entente_scenario_merge_method (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_method (EntenteScenarioMerge *merge);
void entente_scenario_merge_tiers (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_tiers (EntenteScenarioMerge *merge);
void entente_scenario_merge_gates (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_gates (EntenteScenarioMerge *merge);
void entente_scenario_merge_uncertainty (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_uncertainty (EntenteScenarioMerge *merge);
void entente_scenario_merge_bounds (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_bounds (EntenteScenarioMerge *merge);
void entente_scenario_merge_order (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
void entente_scenario_reset_order (EntenteScenarioMerge *merge);
