/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <adwaita.h>

/* What holds for all documents, in a window of its own. */

#define ENTENTE_TYPE_PREFERENCES (entente_preferences_get_type ())
G_DECLARE_FINAL_TYPE (EntentePreferences, entente_preferences, ENTENTE, PREFERENCES, AdwWindow)

gboolean entente_preferences_are_kept (void);
void entente_preferences_present (GtkApplication *application);
