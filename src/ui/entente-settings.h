/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-translation.h"

#include <gio/gio.h>

/* The program's settings, or NULL where the schema is not installed: then defaults hold and nothing is kept. */
GSettings *entente_settings_get (void);
const char *entente_settings_get_marking (void);
char *entente_settings_get_font_family (void) G_GNUC_WARN_UNUSED_RESULT;
EntenteTranslation *entente_settings_get_picture_translation (void);
int entente_settings_get_int (const char *key, int fallback);
