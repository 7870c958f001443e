/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* Tables on a terminal, where some letters are as wide as two. */

guint entente_cli_get_width (const char *string);
void entente_cli_print_padded (const char *string, guint width);
