/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gio/gio.h>

/* Says when a file has another content ("changed"), or is no longer there ("gone"), once the writer has been quiet
 * for a moment. */

#define ENTENTE_TYPE_FILE_WATCH (entente_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFileWatch, entente_file_watch, ENTENTE, FILE_WATCH, GObject)

EntenteFileWatch *entente_file_watch_new (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
