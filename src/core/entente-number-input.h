/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Numbers as people type them, in their own language or another, and back. */

gboolean entente_number_input_parse (const char *text, double *value, gboolean *grouped);
char *entente_number_input_write (double value) G_GNUC_WARN_UNUSED_RESULT;
