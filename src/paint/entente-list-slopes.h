/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-list-drawing.h"

/* Draws the ranking that the list is compared with: its ranks, its tiers and a line from each to the row of now. */

void entente_list_draw_slopes (const EntenteListDrawing *d);
