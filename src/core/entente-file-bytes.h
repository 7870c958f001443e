/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-diagnostics.h"

/* The bytes of a file that somebody chose, whatever it turns out to be. */

GBytes *entente_file_bytes_read (const char *path, EntenteDiagnostics *diagnostics) G_GNUC_WARN_UNUSED_RESULT;
