/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-label-grid.h"

/* Whether any of thousands of points lies in a box, in constant time; a small box may be answered with no. */

typedef struct _EntenteCrowdTable EntenteCrowdTable;

EntenteCrowdTable *entente_crowd_table_new (const EntenteLabelBox *area, const EntenteLabelMark *marks,
                                            guint n_marks) G_GNUC_WARN_UNUSED_RESULT;
void entente_crowd_table_free (EntenteCrowdTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCrowdTable, entente_crowd_table_free)

gboolean entente_crowd_table_holds_mark (const EntenteCrowdTable *self, const EntenteLabelBox *box);
