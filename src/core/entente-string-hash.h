/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Hashes that nobody can choose names for. */

guint entente_string_hash (gconstpointer string);
guint32 entente_string_hash_bytes (const char *bytes, gsize length);
gboolean entente_string_hash_is_crowded (const guint *hashes, guint n);
