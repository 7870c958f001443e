/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Changing JSON so that it stays JSON: one value, member or name at a time. */

gboolean json_mutation_apply (GString *text, guint64 *random);
gboolean json_mutation_cross (GString *text, const char *other, gsize length, guint64 *random);
