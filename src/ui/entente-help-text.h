/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* A paragraph of the help. Properties: text (words between asterisks stand out), kind ("heading", "item",
 * "code"; NULL = a paragraph). */

#define ENTENTE_TYPE_HELP_TEXT (entente_help_text_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHelpText, entente_help_text, ENTENTE, HELP_TEXT, GtkWidget)

const char *entente_help_text_get_text (EntenteHelpText *self);
char *entente_help_text_to_markup (const char *text) G_GNUC_WARN_UNUSED_RESULT;
