/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-possible-ranks.h"
#include "entente-robustness.h"

/* What entente-cli robustness prints. */

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  EntenteRobustness *robustness;
  EntentePossibleRank *possible; /* NULL = not known */
  guint64 seed;
  const char *const *languages;
  const char *marking; /* handling line beside the file's own, or NULL */
} EntenteCliRobustness;

char *entente_cli_robustness_get_tier (const EntenteCliRobustness *self,
                                       guint tier) G_GNUC_WARN_UNUSED_RESULT;
void entente_cli_robustness_print_json (const EntenteCliRobustness *self);
