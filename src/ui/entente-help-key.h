/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* A row of the help: keys, and what they do. Properties: action (whose keys, as the application has set them) or
 * keys ("Left Right"), and meaning. */

#define ENTENTE_TYPE_HELP_KEY (entente_help_key_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpKey, entente_help_key, ENTENTE, HELP_KEY, GtkWidget)

const char *entente_help_key_get_action (EntenteHelpKey *self);
const char *entente_help_key_get_keys (EntenteHelpKey *self);
const char *entente_help_key_get_meaning (EntenteHelpKey *self);
char *entente_help_key_to_text (EntenteHelpKey *self) G_GNUC_WARN_UNUSED_RESULT;
