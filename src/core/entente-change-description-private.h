/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-change-description.h"

/* Between entente-change-description.c (shares, facts, and the sentence) and entente-change-rules.c. */

#define ENTENTE_CHANGE_SAME 1e-9

typedef struct
{
  const EntenteDataset *dataset;
  const EntenteScenario *before, *after;
  const EntenteValues *old_values, *new_values;
  const char *const *languages;
  guint n;
  double *old_shares, *new_shares; /* [n] */
  GPtrArray *parts;                /* (element-type utf8), owned */
} EntenteChange;

void entente_change_add_part (EntenteChange *change, char *part);
const char *entente_change_get_criterion (const EntenteChange *change, guint criterion);
void entente_change_describe_rules (EntenteChange *change);
void entente_change_describe_beliefs (EntenteChange *change);
