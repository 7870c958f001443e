/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-edit.h"

/* A fact as it is typed: texts, and what is wrong with them. */

typedef enum
{
  ENTENTE_FACT_FIELD_YEAR,
  ENTENTE_FACT_FIELD_VALUE,
  ENTENTE_FACT_FIELD_RANGE,
  ENTENTE_FACT_FIELD_SOURCE, /* the new one: its title, year and address */
  ENTENTE_N_FACT_FIELDS
} EntenteFactField;

typedef struct
{
  guint partner, quantity;
  const char *year;
  gboolean missing;
  const char *value;        /* not looked at when missing, or for categories */
  int category;             /* index, or ENTENTE_NONE = not chosen yet */
  gboolean has_range;
  const char *low, *high;
  const char *source;       /* id, or NULL = none */
  gboolean has_new_source;  /* then source is not looked at */
  const char *source_title, *source_publisher, *source_year, *source_url;
  const char *note;
} EntenteFactInput;

typedef struct
{
  EntenteFactDraft draft;
  gboolean has_new_source;
  EntenteSourceDraft new_source;
  gboolean complete; /* draft can be written; FALSE also while a field is still empty */
  gboolean grouped;  /* the value has signs that were taken as groups of digits */
  char *problems[ENTENTE_N_FACT_FIELDS]; /* a sentence, or NULL; what is merely empty yet has none */
  char *strings[6]; /* what the drafts point to */
} EntenteFactCheck;

EntenteFactCheck *entente_fact_input_check (const EntenteFactInput *input, const EntenteDataset *dataset)
  G_GNUC_WARN_UNUSED_RESULT;
void entente_fact_check_free (EntenteFactCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFactCheck, entente_fact_check_free)

const EntenteFact *entente_fact_find (const EntenteDataset *dataset, guint partner, guint quantity, int year);
gboolean entente_fact_draft_changes (const EntenteDataset *dataset, const EntenteFactDraft *draft);
