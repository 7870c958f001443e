/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <glib.h>

/* What the allocator keeps for later is given back to the system. */

void entente_memory_init (void);
void entente_memory_rest (void);
