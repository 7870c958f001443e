/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

#include <gtk/gtk.h>

/* The pixels of a render node, drawn once: the parts of a theme with soft shadows take longer than a small image. */
typedef struct
{
  GskRenderNode *node; /* or NULL */
  cairo_surface_t *image;
  GdkRectangle bounds; /* logical, in the coordinates of the node */
  int scale;
} EntenteNodeImage;

void entente_node_image_clear (EntenteNodeImage *self);
void entente_node_image_set (EntenteNodeImage *self, GskRenderNode *node, int scale);
void entente_node_image_draw (const EntenteNodeImage *self, cairo_t *cr, double x, double y);

GskRenderNode *entente_node_image_find_core (GskRenderNode *node, graphene_point_t *place);
