/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Many inputs in one text file: one a line, with escapes. */

char *corpus_file_escape (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;
GBytes *corpus_file_unescape (const char *line) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *corpus_file_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
