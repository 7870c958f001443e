/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-fact-lookup.h"
#include "entente-value-function.h"

#include <pthread.h>

/* What evaluation reads of the values: columns by criterion, and lists of what is not complete. */

typedef struct
{
  guint n;             /* partners with any missing indicator */
  guint *partners;     /* [n], ascending */
  double *low;         /* [n_criteria][n]: the criterion's value if what is missing were 0 */
  double *missing;     /* [n_criteria][n]: share of the criterion's indicator weight that is missing */
} EntenteIncomplete;

typedef struct
{
  guint n;             /* partners with a criterion that has no value at all */
  guint *partners;     /* [n], ascending */
  guint *patterns;     /* [n]: which criteria are present */
  guint n_patterns;
  guint8 *present;     /* [n_patterns][n_criteria], 0 or 1 */
} EntenteHoles;

struct _EntenteValues
{
  EntenteDataset *dataset;
  EntenteFactLookup lookup; /* what_ifs is owned */
  guint n_partners, n_criteria;
  EntenteValueScale *scales; /* [n_indicators] */

  gsize stride;        /* of columns, a multiple of 8; the rest of a column is 0 */
  double *columns;     /* [n_criteria][stride]; 0 where there is no value */
  guint8 *possible;    /* [n_criteria]: has an indicator of positive weight */
  EntenteIncomplete incomplete;
  EntenteHoles holes;
  int *hole_of;        /* [n_partners]: index into holes, or ENTENTE_NONE; NULL when there are none */

  gboolean *gates;     /* [n_gates]: which of them count */
  guint8 *caps;        /* [n_partners]: at best this tier; 0 = free */
  int *cap_gates;      /* [n_partners]: the gate of the lowest cap */

  /* From here on what threads that share the values change; a copy leaves it out, see entente_values_copy (). */
  int ref_count; /* atomic */

  /* Blocks that the last evaluations gave back, so that a drag allocates nothing; atomic. */
  gpointer spare[2];
  gpointer scratch;
  gpointer tier_scratch;

  /* What each method made of the columns, see entente-method-table.c. */
  pthread_mutex_t tables_lock;
  struct _EntenteMethodTable *tables[ENTENTE_N_METHODS];
};

void entente_values_build_holes (EntenteValues *self, const guint8 *is_present);
EntenteValues *entente_values_copy (const EntenteValues *self) G_GNUC_WARN_UNUSED_RESULT;
void entente_values_fill_holes (EntenteValues *self, const guint8 *is_filled);

gboolean entente_values_update_partner (EntenteValues *self, guint partner, const GArray *what_ifs);
gpointer entente_values_take_block (gpointer *slots, guint n_slots, gsize size);
void entente_values_give_block (gpointer *slots, guint n_slots, gpointer block);
