/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-json-walk.h"

/* Places of one JSON text by pointer, for who asks for many: each object and list is stepped through only once. */

typedef struct _EntenteJsonPlaces EntenteJsonPlaces;

EntenteJsonPlaces *entente_json_places_new (const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void entente_json_places_free (EntenteJsonPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJsonPlaces, entente_json_places_free)

gboolean entente_json_places_find (EntenteJsonPlaces *self, const char *pointer, EntenteJsonItem *item);
guint entente_json_places_descend (EntenteJsonPlaces *self, const char *const *tokens, EntenteJsonItem *item);
const EntenteJsonItem *entente_json_places_get_children (EntenteJsonPlaces *self, gsize start, guint *n);
