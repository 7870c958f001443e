/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-world.h"

/* Which borders maps are drawn with: those compiled in, or a file of the user's. Getting them is safe on any
 * thread; choosing a file is for the start of the program. */

EntenteWorld *entente_borders_get (void);
gboolean entente_borders_use_file (const char *path, GError **error);
