/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-decision-matrix.h"
#include "entente-json-cursor.h"

/* What the methods for decision matrices get, and how they answer. */

typedef enum
{
  ENTENTE_DECISION_MATRIX = 1 << 0, /* a matrix with types, normalised */
  ENTENTE_DECISION_WEIGHTS = 1 << 1,
  ENTENTE_DECISION_RAW = 1 << 2     /* no normalisation is possible */
} EntenteDecisionNeeds;

typedef struct _EntenteDecision EntenteDecision;

/* A method reads its parameters, all of them, so that all errors are reported at once, and then returns if it is
 * not sound; else it writes its results. Adding one is a line in the table of entente-decision-matrix.c. */
typedef struct
{
  const char *name;
  EntenteDecisionNeeds needs;
  const char *const *params;  /* names, NULL-terminated */
  const char *const *members; /* of the document, beside "method" and "params"; likewise */
  void (*run) (EntenteDecision *self);
} EntenteDecisionMethod;

struct _EntenteDecision
{
  const EntenteDecisionMethod *method;
  EntenteJsonCursor root;
  EntenteJsonCursor params; /* of an empty object when there are none */
  gboolean sound;           /* nothing wrong so far */

  guint n, m;         /* alternatives, criteria */
  double *raw;        /* [m][n] as given */
  double *values;     /* [m][n] normalised: more is better. With "none" costs are negated. */
  gboolean *costs;    /* [m] */
  gboolean is_raw;    /* the normalisation is "none" */
  double *weights;    /* [m], sum 1 */

  GString *out;
};

/* Reading; all report what is wrong and make the decision unsound. @n = 0: any number of them. */
double *entente_decision_read_numbers (EntenteDecision *self, const EntenteJsonCursor *list, guint *n)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_decision_need_numbers (EntenteDecision *self, const char *member, double **numbers, guint *n);
double entente_decision_get_param (EntenteDecision *self, const char *name, double least, double most, double usual);
/* A number for all criteria or a list with one each; null = NaN where @nullable. NULL: absent, @usual for all. */
double *entente_decision_get_params (EntenteDecision *self, const char *name, double least, double usual,
                                     gboolean nullable) G_GNUC_WARN_UNUSED_RESULT;
void entente_decision_fail (EntenteDecision *self, const EntenteJsonCursor *at, char *message, char *remedy);

/* The document's parts. */
void entente_decision_read_matrix (EntenteDecision *self);
void entente_decision_read_weights (EntenteDecision *self);
void entente_decision_normalise (EntenteDecision *self);

/* Writing members in order; 17 significant digits, null for what is not finite. */
void entente_decision_write_number (EntenteDecision *self, const char *name, double number);
void entente_decision_write_boolean (EntenteDecision *self, const char *name, gboolean value);
void entente_decision_write_list (EntenteDecision *self, const char *name, const double *numbers, guint n);
void entente_decision_write_counts (EntenteDecision *self, const char *name, const guint *counts, guint n);
void entente_decision_write_table (EntenteDecision *self, const char *name, const double *rows, guint n, guint m);
void entente_decision_write_columns (EntenteDecision *self, const char *name, const double *columns);
void entente_decision_write_scores (EntenteDecision *self, const double *scores);

void entente_decision_run_saw (EntenteDecision *self);
void entente_decision_run_wpm (EntenteDecision *self);
void entente_decision_run_topsis (EntenteDecision *self);
void entente_decision_run_vikor (EntenteDecision *self);
void entente_decision_run_promethee (EntenteDecision *self);
void entente_decision_run_electre (EntenteDecision *self);
void entente_decision_run_smaa (EntenteDecision *self);
void entente_decision_run_natural_breaks (EntenteDecision *self);
void entente_decision_run_correlation (EntenteDecision *self);
