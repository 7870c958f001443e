/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* Nothing to be seen: says that what lies under it is to be drawn again as one piece. */
typedef struct
{
  guint8 turn;
} EntenteRedrawMark;

void entente_redraw_mark_turn (EntenteRedrawMark *self, GtkWidget *widget);
void entente_redraw_mark_snapshot (const EntenteRedrawMark *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds);
