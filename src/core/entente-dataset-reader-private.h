/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-private.h"
#include "entente-json-cursor.h"
#include "entente-json-walk.h"

#include <gio/gio.h>

/* What the parts of the dataset reader share. */

#define ENTENTE_MAX_PARTNERS 100000
#define ENTENTE_MAX_CELLS 8000000 /* partners times indicators and gates: 100,000 x 80, 20,000 x 400 */
#define ENTENTE_FIRST_YEAR 1000
#define ENTENTE_LAST_YEAR 2999

typedef struct
{
  EntenteJsonContext json;
  EntenteDataset *dataset;
  EntenteDatasetStorage *storage;
  EntenteArena *arena;
  JsonParser *parser;
  gboolean widen_integers;
  GArray *quantities;  /* EntenteQuantity, until the measures are read too */
  guint8 *derivations; /* what is wrong with the derivation of each quantity; NULL = nothing, or not looked at */
  gboolean over_limit; /* a list is too long: nothing more is read */
  GArray *facts;       /* EntenteFact of the partner being read */
  GPtrArray *regions;
  GHashTable *region_indices;
  guint64 reported; /* bytes at the last call of progress */
  void (*progress) (double fraction, gpointer user_data);
  gpointer user_data;
  GCancellable *cancellable;
} EntenteReader;

typedef void (*EntenteReadFunc) (EntenteReader *self, const EntenteJsonCursor *cursor, gpointer record, guint index);
typedef void (*EntenteReadMemberFunc) (EntenteReader *self, const EntenteJsonCursor *cursor);

JsonNode *entente_reader_parse (EntenteReader *self, const EntenteJsonCursor *cursor, const EntenteSpan *span)
  G_GNUC_WARN_UNUSED_RESULT;

/* Lists: of the document, element by element from the text; and inside a tree. */
guint entente_reader_count (EntenteReader *self, const EntenteJsonCursor *list);
gpointer entente_reader_read_document_list (EntenteReader *self, const EntenteJsonCursor *list, gsize record_size,
                                            EntenteReadFunc read, guint *n_records);
gpointer entente_reader_read_named_list (EntenteReader *self, const EntenteJsonCursor *list, gsize record_size,
                                         EntenteReadFunc read, guint *n_records);
gpointer entente_reader_read_list (EntenteReader *self, const EntenteJsonCursor *list, guint least,
                                   gsize record_size, EntenteReadFunc read, guint *n_records);
gpointer entente_reader_get_list (EntenteReader *self, const EntenteJsonCursor *object, const char *member,
                                  gsize record_size, EntenteReadFunc read, guint *n_records);

/* Fields. */
void entente_reader_read_text (EntenteReader *self, const EntenteJsonCursor *cursor, EntenteText *text);
void entente_reader_get_text (EntenteReader *self, const EntenteJsonCursor *object, const char *member,
                              EntenteText *text);
void entente_reader_need_text (EntenteReader *self, const EntenteJsonCursor *object, const char *member,
                               EntenteText *text);
const char *entente_reader_take_string (EntenteReader *self, const EntenteJsonCursor *cursor, const char *string,
                                        gboolean prose, const char **written);
const char *entente_reader_get_line (EntenteReader *self, const EntenteJsonCursor *object, const char *member);
const char *entente_reader_get_string (EntenteReader *self, const EntenteJsonCursor *object, const char *member);
const char *entente_reader_need_id (EntenteReader *self, const EntenteJsonCursor *object, EntenteIdKind kind,
                                    guint index);
int entente_reader_find (EntenteReader *self, const EntenteJsonCursor *cursor, EntenteIdKind kind, const char *id);
int entente_reader_read_reference (EntenteReader *self, const EntenteJsonCursor *cursor, EntenteIdKind kind);
int entente_reader_get_reference (EntenteReader *self, const EntenteJsonCursor *object, const char *member,
                                  EntenteIdKind kind);
int entente_reader_need_reference (EntenteReader *self, const EntenteJsonCursor *object, const char *member,
                                   EntenteIdKind kind);
int entente_reader_read_partner_reference (EntenteReader *self, const EntenteJsonCursor *cursor);
int entente_reader_get_source (EntenteReader *self, const EntenteJsonCursor *object);
gboolean entente_reader_get_location (EntenteReader *self, const EntenteJsonCursor *object, double *longitude,
                                      double *latitude);
const char *entente_reader_read_date (EntenteReader *self, const EntenteJsonCursor *cursor);
EntenteMonth entente_reader_read_month (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_get_year (EntenteReader *self, const EntenteJsonCursor *object, const char *member, int *year);
const char *entente_reader_get_colour (EntenteReader *self, const EntenteJsonCursor *object);
guint entente_reader_read_choice (EntenteReader *self, const EntenteJsonCursor *cursor, const char *const *choices);
int entente_reader_read_category (EntenteReader *self, const EntenteJsonCursor *cursor, guint quantity);
double *entente_reader_read_weights (EntenteReader *self, const EntenteJsonCursor *cursor);
const char *const *entente_reader_list_ids (EntenteReader *self, EntenteIdKind kind, gsize *n) G_GNUC_WARN_UNUSED_RESULT;

/* The value function of an indicator. */
void entente_reader_read_value_function (EntenteReader *self, const EntenteJsonCursor *cursor,
                                         EntenteValueFunction *function);

/* Members of the document. */
void entente_reader_read_sources (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_hub (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_criteria (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_measures (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_link_criteria (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_link_measures (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_check_derivations (EntenteReader *self);
void entente_reader_check_criteria (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_check_measures (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_tiers (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_add_default_tiers (EntenteReader *self);
void entente_reader_read_gates (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_presets (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_bounds (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_order (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_partners (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_facts (EntenteReader *self, const EntenteJsonCursor *cursor, EntentePartner *partner);
void entente_reader_read_blocs (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_tie_kinds (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_ties (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_conditions (EntenteReader *self, const EntenteJsonCursor *cursor);
const char *entente_reader_read_scenario (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_systems (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_orders (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_investments (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_milestones (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_scenes (EntenteReader *self, const EntenteJsonCursor *cursor);
void entente_reader_read_layout (EntenteReader *self, const EntenteJsonCursor *cursor);
