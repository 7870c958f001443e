/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Where a line of Japanese had better not end: inside a phrase. */

gboolean entente_phrases_next (const char **text, guint most, const char **start, const char **end);
