/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* A method turns values and shares into scores. The weighted mean is one; others plug in here. */

typedef struct
{
  const EntenteValues *values;
  const double *shares; /* [n_criteria], sum 1 */
  const EntenteMethodParameters *parameters;
} EntenteMethodInput;

typedef struct
{
  EntenteMethod method;
  gboolean additive; /* contributions add up to the score */
  /* Fills one score a partner, in [0, 1]; NaN = not rated. The room is the values' stride. */
  void (*score) (const EntenteMethodInput *input, double *scores);
} EntenteMethodClass;

/* What files call them, by enumeration; both end with NULL. */
extern const char *const entente_method_ids[];
extern const char *const entente_normalisation_ids[];

const EntenteMethodClass *entente_method_get (EntenteMethod method);
double entente_method_get_present (const EntenteValues *values, const double *shares, guint partner);
