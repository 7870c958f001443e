/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <json-glib/json-glib.h>

/* Writing documents for people: short numbers, one element of a long list a line. */

void entente_json_append_string (GString *text, const char *string);
const char *entente_json_format_number (double number, char *buffer);
char *entente_json_text_document (JsonNode *root) G_GNUC_WARN_UNUSED_RESULT;
