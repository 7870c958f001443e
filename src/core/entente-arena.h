/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Storage that grows and is freed at once: what a dataset keeps its arrays and strings in. */

typedef struct _EntenteArena EntenteArena;

EntenteArena *entente_arena_new (void) G_GNUC_WARN_UNUSED_RESULT;
void entente_arena_free (EntenteArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArena, entente_arena_free)

gpointer entente_arena_alloc (EntenteArena *self, gsize size);
gpointer entente_arena_copy (EntenteArena *self, gconstpointer data, gsize size);
gpointer entente_arena_copy_array (EntenteArena *self, const GArray *array);
const char *entente_arena_string (EntenteArena *self, const char *string);
const char *entente_arena_intern (EntenteArena *self, const char *string);
gsize entente_arena_get_size (const EntenteArena *self);
