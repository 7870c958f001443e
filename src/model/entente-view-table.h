/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"
#include "entente-view-filter.h"

/* What each picture shows, as rows and columns: the same numbers, in the same words. Without any widget, so that
 * tests can hold it against the pictures.
 *
 * A row is a partner; of the Network it is a tie. It is known by its place in the dataset. */

typedef enum
{
  ENTENTE_TABLE_RANKING,
  ENTENTE_TABLE_ORBIT,
  ENTENTE_TABLE_NETWORK,
  ENTENTE_TABLE_MAP,
  ENTENTE_TABLE_CERTAINTY
} EntenteTableKind;

typedef enum
{
  ENTENTE_COLUMN_RANK,
  ENTENTE_COLUMN_CHANGE,     /* places won or lost against the baseline */
  ENTENTE_COLUMN_OTHER_RANK, /* under the preset that is compared */
  ENTENTE_COLUMN_NAME,
  ENTENTE_COLUMN_REGION,
  ENTENTE_COLUMN_TIER,
  ENTENTE_COLUMN_SCORE,
  ENTENTE_COLUMN_SIZE,       /* what sizes the discs of the Orbit */
  ENTENTE_COLUMN_LATITUDE,
  ENTENTE_COLUMN_LONGITUDE,
  ENTENTE_COLUMN_COVERAGE,
  ENTENTE_COLUMN_FROM,       /* ends of a tie */
  ENTENTE_COLUMN_TO,
  ENTENTE_COLUMN_TIE_KIND,
  ENTENTE_COLUMN_SINCE,
  ENTENTE_COLUMN_CONDITION,  /* whether what it hangs on is fulfilled */
  ENTENTE_COLUMN_CERTAINTY,  /* + EntenteTableCertaintyColumn */
  ENTENTE_COLUMN_CRITERION = ENTENTE_COLUMN_CERTAINTY + 6 /* + criterion */
} EntenteTableColumn;

/* Kept by the widget; borrowed throughout. */
typedef struct
{
  EntenteSession *session;
  EntenteViewFilter *filter; /* or NULL */
  EntenteTableKind kind;
} EntenteViewTable;

#define ENTENTE_WHAT_IF_SIGN "◇"

EntenteTableKind entente_table_kind_from_view (const char *id);
gboolean entente_view_table_has_robustness (const EntenteViewTable *self);
GArray *entente_view_table_list_columns (const EntenteViewTable *self) G_GNUC_WARN_UNUSED_RESULT;
guint entente_view_table_count_rows (const EntenteViewTable *self);
gboolean entente_view_table_shows_row (const EntenteViewTable *self, guint row);
int entente_view_table_get_partner (const EntenteViewTable *self, guint row);
gboolean entente_view_table_is_text (guint column);
gboolean entente_view_table_rests_on_what_if (const EntenteViewTable *self, guint column, guint row);
char *entente_view_table_get_title (const EntenteViewTable *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
double entente_view_table_get_number (const EntenteViewTable *self, guint column, guint row);
int entente_view_table_compare (const EntenteViewTable *self, guint column, guint a, guint b);
char *entente_view_table_write (const EntenteViewTable *self, guint column, guint row) G_GNUC_WARN_UNUSED_RESULT;
char *entente_view_table_write_plain (const EntenteViewTable *self, guint column, guint row) G_GNUC_WARN_UNUSED_RESULT;
char *entente_view_table_guard_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *entente_view_table_to_text (const EntenteViewTable *self, const guint *rows, guint n_rows)
  G_GNUC_WARN_UNUSED_RESULT;
