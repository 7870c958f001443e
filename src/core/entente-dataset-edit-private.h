/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-dataset-edit.h"
#include "entente-json-edit.h"

/* What the edits of a dataset share: texts in several languages, and new objects laid out like their neighbours. */

typedef struct
{
  GString *json;
  char *lead; /* before each member: a line end with its indentation, or "" when all stand on one line */
  char *tail; /* before the closing brace */
} EntenteJsonObject;

void entente_json_object_begin (EntenteJsonObject *self, const EntenteJsonEdit *edit, const char *list);
void entente_json_object_add (EntenteJsonObject *self, const char *key, const char *json);
void entente_json_object_add_string (EntenteJsonObject *self, const char *key, const char *string);
void entente_json_object_add_text (EntenteJsonObject *self, const char *key, const EntenteText *like,
                                   const char *string, const char *language);
void entente_json_object_append_to (EntenteJsonObject *self, EntenteJsonEdit *edit, const char *list);

void entente_json_append_text (GString *json, const char *string, const char *language);
void entente_json_edit_set_text (EntenteJsonEdit *self, const char *pointer, const EntenteText *text,
                                 const char *string, const char *language);
void entente_json_edit_add_source (EntenteJsonEdit *self, const EntenteDataset *dataset,
                                   const EntenteSourceDraft *source);
gboolean entente_json_edit_find_layout (const EntenteJsonEdit *self, const char *pointer, char **lead, char **tail);
