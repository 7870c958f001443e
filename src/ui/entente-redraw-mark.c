/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* GTK draws again what differs between two frames, node by node, as a region of rectangles, in which each one that
 * stands beside a picture also cuts the picture in two:
 *
 *   number   |         |         row      |         |
 *   slider   | picture |   ->    (mark)   | picture |
 *   words    |         |                  |         |
 *
 * When there are more than thirty of them it gives up, and draws the smallest container again that makes it thirty:
 * soon all of the window. So a group of small things that change together says that it is one: under them lies a
 * node that looks different to GTK when they do, and like nothing to anybody else.
 */

#include "config.h"

#include "entente-redraw-mark.h"

/* Something of what lies there has changed. */
void
entente_redraw_mark_turn (EntenteRedrawMark *self,
                          GtkWidget *widget)
{
  self->turn++;
  gtk_widget_queue_draw (widget);
}

/* To be called before what lies there is added. */
void
entente_redraw_mark_snapshot (const EntenteRedrawMark *self,
                              GtkSnapshot *snapshot,
                              const graphene_rect_t *bounds)
{
  const GdkRGBA clear = { (float) self->turn / G_MAXUINT8, 0, 0, 0 };
  GskRenderNode *node = gsk_color_node_new (&clear, bounds);

  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}
