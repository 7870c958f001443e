/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-source-text.h"

#include <json-glib/json-glib.h>

/* A value of a JSON tree that knows its way back to the root and reports what is wrong with it. */

typedef struct
{
  EntenteSourceText text;
  EntenteDiagnostics *diagnostics;
} EntenteJsonContext;

typedef struct _EntenteJsonCursor EntenteJsonCursor;

struct _EntenteJsonCursor
{
  EntenteJsonContext *context;
  const EntenteJsonCursor *parent; /* NULL for the root */
  const char *member;              /* NULL for an element of a list */
  guint index;
  JsonNode *node;
  gboolean has_start; /* the place in the text is known */
  gsize start;
  EntenteSpan key; /* of the member's name, if known; else empty */
};

typedef enum
{
  ENTENTE_JSON_VALUE, /* underline the value */
  ENTENTE_JSON_KEY,   /* underline the member's name */
  ENTENTE_JSON_HEAD   /* only the first character of the value */
} EntenteJsonPart;

/* Reporting; message and remedy are taken. */
void entente_json_cursor_report (const EntenteJsonCursor *self, EntenteSeverity severity, EntenteJsonPart part,
                                 char *message, char *remedy);
gboolean entente_json_cursor_fail (const EntenteJsonCursor *self, char *message, char *remedy);
gboolean entente_json_cursor_fail_unknown (const EntenteJsonCursor *self, EntenteJsonPart part, char *message,
                                           const char *word, const char *const *known, gsize n_known);
char *entente_json_cursor_get_name (const EntenteJsonCursor *self) G_GNUC_WARN_UNUSED_RESULT;

/* Going down. */
gboolean entente_json_cursor_get (const EntenteJsonCursor *self, const char *member, EntenteJsonCursor *child);
gboolean entente_json_cursor_need (const EntenteJsonCursor *self, const char *member, EntenteJsonCursor *child);
void entente_json_cursor_get_element (const EntenteJsonCursor *self, guint index, EntenteJsonCursor *child);
gboolean entente_json_cursor_next (const EntenteJsonCursor *self, JsonObjectIter *iter, EntenteJsonCursor *child);

/* Checking. FALSE: reported. */
gboolean entente_json_cursor_is_null (const EntenteJsonCursor *self);
gboolean entente_json_cursor_check_object (const EntenteJsonCursor *self);
gboolean entente_json_cursor_check_list (const EntenteJsonCursor *self, guint least, guint *n_elements);
void entente_json_cursor_note_unknown (const EntenteJsonCursor *self, const char *const *known, gsize n_known);
void entente_json_cursor_check_members (const EntenteJsonCursor *self, const char *const *known);
gboolean entente_json_cursor_read_string (const EntenteJsonCursor *self, const char **value);
gboolean entente_json_cursor_read_boolean (const EntenteJsonCursor *self, gboolean *value);
gboolean entente_json_cursor_read_number (const EntenteJsonCursor *self, double least, double most, double *value);
gboolean entente_json_cursor_read_integer (const EntenteJsonCursor *self, int least, int most, int *value);

/* The same for a member; absent leaves @value as it is. */
gboolean entente_json_cursor_get_string (const EntenteJsonCursor *self, const char *member, const char **value);
gboolean entente_json_cursor_get_boolean (const EntenteJsonCursor *self, const char *member, gboolean *value);
gboolean entente_json_cursor_get_number (const EntenteJsonCursor *self, const char *member, double least,
                                         double most, double *value);
gboolean entente_json_cursor_get_integer (const EntenteJsonCursor *self, const char *member, int least, int most,
                                          int *value);
