/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-draw-tally.h"

/* SMAA-2 of a plain decision matrix with weights that are given, sample by sample. Ranks compare raw sums. */

#define ENTENTE_SMAA_MAX_ALTERNATIVES 10000

typedef struct
{
  guint n, m;            /* alternatives, criteria */
  const double *columns; /* [m][n], more is better; not used when measurements are given */
  guint n_samples;
  const double *weights;      /* [n_samples][m], >= 0 */
  const double *measurements; /* (nullable) [n_samples][n][m], more is better */
  gboolean with_pairs;
} EntenteSmaaInput;

EntenteDrawTally *
entente_smaa_count (const EntenteSmaaInput *input, guint n_threads, double *scale) G_GNUC_WARN_UNUSED_RESULT;
void entente_smaa_find_confidence (const EntenteSmaaInput *input, const double *weights, double *confidence);
