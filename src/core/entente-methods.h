/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-values.h"

/* A method turns values and shares into scores. What it makes of the values alone is a table, made once and
 * kept by the values; what depends on the shares is done anew for every frame or draw.
 *
 * Additive methods (weighted mean, PROMETHEE II; with any normalisation) score the sum over criteria of
 * share x column, over the sum of the shares of the criteria that have a value: all that holds for the
 * weighted mean of values holds for them with the columns of their table instead of the values'.
 */

typedef struct _EntenteMethodTable EntenteMethodTable;

typedef struct
{
  const EntenteMethodTable *table;
  const double *shares; /* [n_criteria], sum 1 */
} EntenteMethodInput;

/* Partners as they might be: everything known in every criterion. */
typedef struct
{
  guint n;
  const guint *partners; /* [n]: which they stand for; methods that compare partners leave those out */
  const double *values;  /* [n_criteria][n] */
  const double *more;    /* (nullable) likewise, added to them; the sum counts up to 1 */
} EntenteMethodRows;

typedef struct
{
  EntenteMethod method;
  gboolean additive;  /* share x column adds up to the score */
  gboolean compares;  /* partners with each other, even with goalposts: one more can reverse two others */
} EntenteMethodClass;

/* What files call them, by enumeration; both end with NULL. */
extern const char *const entente_method_ids[];
extern const char *const entente_normalisation_ids[];

const EntenteMethodClass *entente_method_get (EntenteMethod method);
double entente_method_get_present (const EntenteValues *values, const double *shares, guint partner);

EntenteMethodTable *entente_method_table_get (EntenteValues *values, EntenteMethod method,
                                              const EntenteMethodParameters *parameters) G_GNUC_WARN_UNUSED_RESULT;
EntenteMethodTable *entente_method_table_new (const EntenteValues *values, EntenteMethod method,
                                              const EntenteMethodParameters *parameters) G_GNUC_WARN_UNUSED_RESULT;
EntenteMethodTable *entente_method_table_ref (EntenteMethodTable *self);
void entente_method_table_unref (EntenteMethodTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMethodTable, entente_method_table_unref)
const double *entente_method_table_get_columns (const EntenteMethodTable *self);
double entente_method_table_convert (const EntenteMethodTable *self, guint criterion, double value, guint partner);

void entente_method_score (const EntenteMethodInput *input, double *scores);
void entente_method_score_rows (const EntenteMethodInput *input, const EntenteMethodRows *rows, double *scores);
void entente_method_score_incomplete (const EntenteMethodInput *input, double *lows, double *highs);
