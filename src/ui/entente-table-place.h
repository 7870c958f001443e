/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

/* Which part of a table is in sight: the first column to begin with, and after a change of the document what was in
 * sight before. A part of its table, which clears it. */

typedef struct
{
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  EntenteSession *session; /* NULL until the table has one; the table's */
  guint first_column_id;   /* an idle source, or 0 */
  double last_column_at;   /* how far it could be scrolled sideways when that was last looked at */
  double kept;             /* where the list is to stay */
  guint keep_id;           /* of the frames in which it is kept there, or 0 */
  guint n_settings;        /* how often the place is still to be set */
  gboolean rows_changed;   /* came, went or moved since the last of those frames */
} EntenteTablePlace;

void entente_table_place_init (EntenteTablePlace *self, GtkColumnView *view, GtkScrolledWindow *scroller);
void entente_table_place_clear (EntenteTablePlace *self);
void entente_table_place_note_rows (EntenteTablePlace *self);
void entente_table_place_keep (EntenteTablePlace *self);
