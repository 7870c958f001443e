/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-json-walk.h"

/* Changing the text of a JSON document where it changes, and nowhere else.
 *
 * An edit collects changes of one text; applying them gives a new text. Pointers are those of RFC 6901 and mean
 * places of the text as it was when the edit began, "-" at the end of one a new last element.
 */

typedef struct _EntenteJsonEdit EntenteJsonEdit;

EntenteJsonEdit *entente_json_edit_new (GBytes *text) G_GNUC_WARN_UNUSED_RESULT;
void entente_json_edit_free (EntenteJsonEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJsonEdit, entente_json_edit_free)

typedef gboolean (*EntenteJsonEditTest) (const char *json, gsize length, guint index, const char *key,
                                         gpointer user_data);

gboolean entente_json_edit_has (const EntenteJsonEdit *self, const char *pointer);
const char *entente_json_edit_get_data (const EntenteJsonEdit *self);
char *entente_json_edit_get_key (const EntenteJsonEdit *self, const EntenteJsonItem *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean entente_json_edit_get_value (const EntenteJsonEdit *self, const char *pointer, EntenteSpan *span);
const EntenteJsonItem *entente_json_edit_get_children (const EntenteJsonEdit *self, const char *pointer, guint *n);
void entente_json_edit_set (EntenteJsonEdit *self, const char *pointer, const char *json);
void entente_json_edit_insert (EntenteJsonEdit *self, const char *pointer, const char *key, const char *json);
void entente_json_edit_remove (EntenteJsonEdit *self, const char *pointer);
guint entente_json_edit_remove_children (EntenteJsonEdit *self, const char *pointer, EntenteJsonEditTest test,
                                         gpointer user_data);
gboolean entente_json_edit_is_empty (const EntenteJsonEdit *self);
GBytes *entente_json_edit_apply (const EntenteJsonEdit *self) G_GNUC_WARN_UNUSED_RESULT;
