/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-placement.h"

/* What stands where: a uniform grid of rectangles, discs and thick lines, asked for overlaps. */

typedef struct _EntenteLabelGrid EntenteLabelGrid;

typedef struct
{
  double x0, y0, x1, y1;
} EntenteLabelBox;

EntenteLabelGrid *entente_label_grid_new (const EntenteLabelBox *area, double cell) G_GNUC_WARN_UNUSED_RESULT;
void entente_label_grid_free (EntenteLabelGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLabelGrid, entente_label_grid_free)

guint entente_label_grid_add (EntenteLabelGrid *self, const EntenteLabelObstacle *item);
void entente_label_grid_remove (EntenteLabelGrid *self, guint item);
void entente_label_grid_truncate (EntenteLabelGrid *self, guint n_items);
guint entente_label_grid_get_length (const EntenteLabelGrid *self);
const EntenteLabelObstacle *entente_label_grid_get (const EntenteLabelGrid *self, guint item);

/* Up to n_hits items that overlap; the number found (n_hits = there may be more). */
guint entente_label_grid_find_box (const EntenteLabelGrid *self, const EntenteLabelBox *box, guint *hits,
                                   guint n_hits);
guint entente_label_grid_find_line (const EntenteLabelGrid *self, const EntenteLabelObstacle *line, int owner,
                                    guint *hits, guint n_hits);

gboolean entente_label_box_hits (const EntenteLabelBox *box, const EntenteLabelObstacle *item);
gboolean entente_label_line_hits (const EntenteLabelObstacle *line, const EntenteLabelObstacle *item);
