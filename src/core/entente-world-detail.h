/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-projection.h"

/* How fine a line has to be drawn for each of its points to matter. */

void entente_world_detail_measure (const EntenteMapPoint *line, guint n, float *detail);
