/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-projection.h"

/* Pushes marks apart that would cover each other. */

void entente_mark_spread_run (EntenteMapPoint *points, guint n, double distance);
