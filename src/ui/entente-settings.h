/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* The program's settings, or NULL where the schema is not installed: then defaults hold and nothing is kept. */
GSettings *entente_settings_get (void);
int entente_settings_get_int (const char *key, int fallback);
