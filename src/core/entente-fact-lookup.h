/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"
#include "entente-values.h"

/* One cell under the facts part of a scenario: which fact counts in which year. */

/* A derivation may build on derivations, this many steps deep in all; the reader refuses more. */
#define ENTENTE_MAX_DERIVATIONS 8

typedef struct
{
  const EntenteDataset *dataset;
  int year;
  gboolean assume_pledges;
  const GArray *what_ifs; /* EntenteWhatIf, sorted by partner, then quantity */
} EntenteFactLookup;

const EntenteWhatIfItem *entente_fact_lookup_find_what_if (const GArray *what_ifs, int partner, int quantity);
void entente_fact_lookup_resolve (const EntenteFactLookup *self, guint partner, guint quantity, EntenteCell *cell);
