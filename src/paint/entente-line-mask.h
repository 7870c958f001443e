/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <cairo.h>
#include <glib.h>

/* Many straight lines of one look on a screen: what they cover together, to be filled with one colour. */

typedef struct _EntenteLineMask EntenteLineMask;

EntenteLineMask *entente_line_mask_new (double width, double height, double scale) G_GNUC_WARN_UNUSED_RESULT;
void entente_line_mask_free (EntenteLineMask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLineMask, entente_line_mask_free)

typedef struct
{
  double x0, y0, x1, y1, width;
} EntenteMaskLine;

void entente_line_mask_add (EntenteLineMask *self, const EntenteMaskLine *line);
void entente_line_mask_fill (EntenteLineMask *self, cairo_t *cr);
