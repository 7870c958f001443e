/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Arrays that are there even when they have no elements: NULL says that nothing is known. */

#define ENTENTE_NEW(type, n) g_new (type, MAX (n, 1))
#define ENTENTE_NEW0(type, n) g_new0 (type, MAX (n, 1))

/* A list to append to: what is behind its end is never read. */
#define ENTENTE_NEW_LIST(type) g_array_new (FALSE, FALSE, sizeof (type))
