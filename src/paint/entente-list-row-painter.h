/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-list-drawing.h"

/* Draws the rows of the ranked list. mark = the partner's channels as they are shown now. */

void entente_list_draw_row (const EntenteListDrawing *d, guint partner, const double *mark);
/* Joins two rows that are near-ties by a bracket left of the ranks, while they stand side by side. */
void entente_list_draw_bracket (const EntenteListDrawing *d, guint partner, guint next);
