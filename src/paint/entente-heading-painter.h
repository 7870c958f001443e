/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-heading.h"
#include "entente-pango-measure.h"

/* Draws the words above a picture. */

void entente_heading_painter_draw (const EntenteHeading *heading, const EntenteStyle *style,
                                   EntentePangoMeasure *text, cairo_t *cr);
