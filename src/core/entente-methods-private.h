/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-methods.h"
#include "entente-values-private.h"

/* What the methods share among themselves. */

#define ENTENTE_METHOD_TILE 512

/* Two numbers at a time, on any processor; each result is the one that plain numbers would give. */
typedef double EntentePair __attribute__ ((vector_size (16), aligned (8), may_alias));

/* How a column was normalised; see entente_method_table_convert (). */
typedef struct
{
  double low, high;  /* least and greatest value present */
  double divisor;    /* greatest, sum or length */
  double mean, deviation;
  double best, worst; /* of the normalised column: 1 and 0 with goalposts */
} EntenteColumnScale;

/* PROMETHEE II: what a value is compared with. */
typedef struct
{
  guint n;
  double *sorted;    /* [n], ascending */
  double *sums;      /* [n + 1]: of the first 0, 1, ... n */
} EntenteRivals;

struct _EntenteMethodTable
{
  int ref_count; /* atomic */
  EntenteMethod method;
  EntenteMethodParameters parameters;
  const EntenteValues *values; /* not owned: whoever holds a table holds its values */
  const double *columns;       /* [n_criteria][stride]; 0 where there is no value */
  double *own_columns;         /* or NULL: they are the values' */
  EntenteColumnScale *scales;  /* [n_criteria] */
  EntenteRivals *rivals;       /* [n_criteria], PROMETHEE II only */
  double *lows, *highs;        /* [incomplete.n][n_criteria] columns if what is missing were 0, 1; or NULL */
};

/* What a method knows of all partners before it scores one. */
typedef struct
{
  double group_best, group_worst;   /* VIKOR's S */
  double regret_best, regret_worst; /* VIKOR's R */
} EntenteMethodRange;

/* One partner: its columns are @row[0], @row[@step], ...; criteria that @present lacks are left out. */
typedef struct
{
  const double *row;
  gsize step;
  const guint8 *present;
} EntenteMethodRow;

static inline EntentePair
entente_pair (double x)
{
  return (EntentePair) { x, x };
}

static inline const guint8 *
entente_holes_get_present (const EntenteValues *values,
                           guint hole)
{
  return values->holes.present + (gsize) values->holes.patterns[hole] * values->n_criteria;
}

double *entente_method_convert_rows (const EntenteMethodTable *table, const EntenteMethodRows *rows)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_method_sum_columns (const EntenteMethodInput *input, double *sums);

void entente_method_geometric_score (const EntenteMethodInput *input, double *scores);
double entente_method_geometric_convert (double value);
double entente_method_geometric_finish (double mean);

void entente_method_topsis_score (const EntenteMethodInput *input, double *scores);
double entente_method_topsis_score_one (const EntenteMethodInput *input, const EntenteMethodRow *row);

double entente_method_vikor_convert (const EntenteColumnScale *scale, double value);
void entente_method_vikor_score (const EntenteMethodInput *input, double *scores);
void entente_method_vikor_find_range (const EntenteMethodInput *input, EntenteMethodRange *range);
double entente_method_vikor_score_one (const EntenteMethodInput *input, const EntenteMethodRange *range,
                                       const EntenteMethodRow *row);

void entente_method_promethee_prepare (EntenteMethodTable *table);
void entente_method_promethee_clear (EntenteMethodTable *table);
double entente_method_promethee_convert (const EntenteMethodTable *table, guint criterion, double value,
                                         double instead_of);
