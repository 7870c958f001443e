/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-json-cursor.h"

/* Values with a form of their own, wherever they stand: ids, colours, texts. FALSE: reported. */

gboolean entente_json_cursor_read_id (const EntenteJsonCursor *self, const char **id);
gboolean entente_json_cursor_read_colour (const EntenteJsonCursor *self, const char **colour);
gboolean entente_json_cursor_check_language (const EntenteJsonCursor *self);
gboolean entente_json_cursor_check_text (const EntenteJsonCursor *self);
gboolean entente_json_cursor_fail_no_language (const EntenteJsonCursor *self);
