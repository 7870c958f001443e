/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gdk/gdk.h>

/* Where the card of the tour stands beside the parts of the window that it speaks of. */

GdkRectangle entente_tour_place_card (const GdkRectangle *parts, guint n_parts, const int window[2], const int card[2]);
guint entente_tour_place_shade (const GdkRectangle *parts, guint n_parts, const int window[2], GdkRectangle *shade,
                                guint max_shade);
