/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-scenario.h"

/* The values of all partners under the facts part of a scenario (year, pledges, what-ifs). Immutable;
 * made anew only when that part changes, so that a slider drag costs entente_evaluate () alone. */

typedef enum
{
  ENTENTE_ORIGIN_MISSING,
  ENTENTE_ORIGIN_FACT,     /* a fact of exactly this year */
  ENTENTE_ORIGIN_CARRIED,  /* the last fact before this year */
  ENTENTE_ORIGIN_DERIVED,
  ENTENTE_ORIGIN_PLEDGE,
  ENTENTE_ORIGIN_WHAT_IF
} EntenteOrigin;

typedef struct
{
  EntenteOrigin origin;
  double raw;       /* NaN when missing or a category */
  int category;     /* or ENTENTE_NONE */
  double value;     /* in [0, 1]; NaN when missing */
  double low, high; /* of raw; NaN = exact */
  int year;         /* of the fact used; 0 = none */
  const EntenteFact *fact; /* or NULL */
} EntenteCell;

typedef struct _EntenteValues EntenteValues;

EntenteValues *entente_values_new (EntenteDataset *dataset, const EntenteScenario *scenario)
  G_GNUC_WARN_UNUSED_RESULT;
EntenteValues *entente_values_ref (EntenteValues *self);
void entente_values_unref (EntenteValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteValues, entente_values_unref)

EntenteDataset *entente_values_get_dataset (const EntenteValues *self);
int entente_values_get_year (const EntenteValues *self);
gboolean entente_values_match (const EntenteValues *self, const EntenteScenario *scenario);
void entente_values_get_cell (const EntenteValues *self, guint partner, guint quantity, EntenteCell *cell);
double entente_values_get_criterion (const EntenteValues *self, guint partner, guint criterion);
gboolean entente_values_is_missing (const EntenteValues *self, guint partner, guint criterion);
guint entente_values_list_gates (const EntenteValues *self, guint partner, int *gates);
