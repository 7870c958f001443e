/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-world.h"

/* Which borders maps are drawn with: those compiled in, or a file of the user's. Safe on any thread. */

EntenteWorld *entente_borders_get (void) G_GNUC_WARN_UNUSED_RESULT;
EntenteWorld *entente_borders_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *entente_borders_get_hash (void);
gboolean entente_borders_use_file (const char *path, GError **error);
