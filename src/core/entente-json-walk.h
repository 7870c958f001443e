/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-source-text.h"

/* Finding one's way in the text of JSON that entente_json_scan () passed, without building a tree. */

typedef struct
{
  const char *data;
  gsize length, position;
  gboolean is_object, started;
} EntenteJsonWalk;

typedef struct
{
  EntenteSpan key; /* with its quotation marks; empty in a list */
  EntenteSpan value;
} EntenteJsonItem;

gboolean entente_json_walk_init (EntenteJsonWalk *self, const char *data, gsize length, gsize start);
gboolean entente_json_walk_next (EntenteJsonWalk *self, EntenteJsonItem *item);
gboolean entente_json_walk_find (const char *data, gsize length, gsize start, const char *pointer,
                                 EntenteJsonItem *item);
gboolean entente_json_walk_key_is (const char *data, const EntenteSpan *key, const char *wanted);
char *entente_json_walk_unescape (const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void entente_json_pointer_append (GString *pointer, const char *token);
char *entente_json_widen_integers (const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
