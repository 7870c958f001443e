/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset.h"

/* From a raw quantity to a value in [0, 1]. The relative kinds need the column they are relative to. */

typedef struct
{
  guint n;               /* numbers present in the column */
  double low, high;      /* least and greatest */
  double factor;         /* what figures are multiplied by before total, norm, mean and deviation; mostly 1 */
  double total;          /* sum; of 1 / x when less is better */
  double norm;           /* Euclidean length */
  double mean, deviation; /* population */
  double *sorted;        /* percentile only, ascending */
} EntenteValueScale;

gboolean entente_value_function_is_relative (const EntenteValueFunction *self);
double entente_value_function_apply (const EntenteValueFunction *self, const EntenteValueScale *scale, double x);
int entente_value_function_find_category (const EntenteValueFunction *self, const char *key);
double entente_value_function_apply_category (const EntenteValueFunction *self, int category);

void entente_value_scale_init (EntenteValueScale *self, const EntenteValueFunction *function,
                               const double *column, guint n);
void entente_value_scale_clear (EntenteValueScale *self);
