/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* "Did you mean ...?": the known word nearest to a mistyped one. */

guint entente_nearest_get_distance (const char *a, const char *b, guint limit);
const char *entente_nearest_find (const char *word, const char *const *known, gsize n_known);
