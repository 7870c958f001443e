/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* Facts that are not exactly known, and random values in their place. */

typedef struct
{
  guint partner, quantity;
  gboolean is_missing; /* any value; else any raw number from low to high */
  double low, high;
  double share; /* of the criterion's value */
} EntenteUncertainCell;

/* The value of a criterion that has such cells. */
typedef struct
{
  guint partner, criterion;
  double certain; /* what the other cells add */
  guint first_cell, n_cells;
} EntenteUncertainSpot;

typedef struct
{
  EntenteValues *values;
  GArray *cells; /* EntenteUncertainCell */
  GArray *spots; /* EntenteUncertainSpot, by partner, then criterion */
} EntenteUncertainFacts;

EntenteUncertainFacts *entente_uncertain_facts_new (EntenteValues *values) G_GNUC_WARN_UNUSED_RESULT;
void entente_uncertain_facts_free (EntenteUncertainFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteUncertainFacts, entente_uncertain_facts_free)

const EntenteUncertainSpot *entente_uncertain_facts_get_spots (const EntenteUncertainFacts *self, guint *n);
EntenteValues *
entente_uncertain_facts_copy_values (const EntenteUncertainFacts *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_uncertain_facts_draw (
    const EntenteUncertainFacts *self, guint64 seed, guint64 first_draw, guint n_draws, double *rows);
