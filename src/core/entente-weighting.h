/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* Weights that follow from the data or from an order, offered as presets. */

typedef enum
{
  ENTENTE_WEIGHTING_EQUAL,
  ENTENTE_WEIGHTING_ENTROPY,
  ENTENTE_WEIGHTING_CRITIC,
  ENTENTE_WEIGHTING_DEVIATION,
  ENTENTE_N_WEIGHTINGS
} EntenteWeighting;

/* A table of numbers, one column a criterion. */
typedef struct
{
  guint n, m;            /* rows, columns */
  const double *columns; /* [m][stride] */
  gsize stride;
  const gboolean *costs; /* (nullable) [m]: less is better */
} EntenteWeightingTable;

gboolean entente_weighting_compute_table (EntenteWeighting weighting, const EntenteWeightingTable *table,
                                          double *weights);
gboolean entente_weighting_compute (EntenteWeighting weighting, const EntenteValues *values, double *weights);
void entente_weighting_from_order (const guint *order, guint n, double *weights);
