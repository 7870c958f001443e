/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* The keys of the objects that are open while a file is scanned. */

typedef struct
{
  guint32 hash;
  guint32 start, end; /* bytes of the file, between the quotation marks */
} EntenteJsonKey;

typedef struct
{
  guint first;
  guint32 *index; /* NULL while there are few; 0 = free, else 1 + place among all keys */
  guint32 index_size;
} EntenteJsonKeySet;

typedef struct _EntenteJsonKeys EntenteJsonKeys;

EntenteJsonKeys *entente_json_keys_new (const char *data) G_GNUC_WARN_UNUSED_RESULT;
void entente_json_keys_free (EntenteJsonKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJsonKeys, entente_json_keys_free)

guint entente_json_keys_get_length (const EntenteJsonKeys *self);
void entente_json_keys_open (EntenteJsonKeys *self, EntenteJsonKeySet *set);
gboolean entente_json_keys_are_crowded (const EntenteJsonKeys *self, const EntenteJsonKeySet *set);
void entente_json_keys_close (EntenteJsonKeys *self, EntenteJsonKeySet *set);
const EntenteJsonKey *entente_json_keys_add (EntenteJsonKeys *self, EntenteJsonKeySet *set, EntenteJsonKey *key,
                                             gboolean has_escapes);
