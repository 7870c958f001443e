/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* ISO 3166-1 codes by the names of countries and territories, where the system has such a list. */

const char *entente_territory_names_find (const char *name);
