/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A widget that hasn't changed hands out the same node again, wherever its parent puts it:
 *
 *   snapshot of the parent:  transform -> transform -> container [shadow, shadow, colour]
 *                            (where it is)             (what it looks like: the core)
 *
 * so the core, compared by its address, says whether an image of it still holds.
 */

#include "config.h"

#include "entente-node-image.h"

#include <math.h>

void
entente_node_image_clear (EntenteNodeImage *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->image, cairo_surface_destroy);
}

static void
draw_node (EntenteNodeImage *self)
{
  graphene_rect_t bounds;
  cairo_t *cr;

  gsk_render_node_get_bounds (self->node, &bounds);
  graphene_rect_round_extents (&bounds, &bounds);
  self->bounds = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                 (int) bounds.size.height };
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->bounds.width * self->scale,
                                            self->bounds.height * self->scale);
  cairo_surface_set_device_scale (self->image, self->scale, self->scale);
  cr = cairo_create (self->image);
  cairo_translate (cr, -self->bounds.x, -self->bounds.y);
  gsk_render_node_draw (self->node, cr);
  cairo_destroy (cr);
}

/**
 * entente_node_image_set:
 * @node: draws nothing anew if it is the same as the last time
 * @scale: device pixels to a logical one
 */
void
entente_node_image_set (EntenteNodeImage *self,
                        GskRenderNode *node,
                        int scale)
{
  if (self->node == node && self->scale == scale)
    return;
  gsk_render_node_ref (node);
  entente_node_image_clear (self);
  self->node = node;
  self->scale = scale;
  draw_node (self);
}

/* x, y: where the node's own origin goes */
void
entente_node_image_draw (const EntenteNodeImage *self,
                         cairo_t *cr,
                         double x,
                         double y)
{
  cairo_set_source_surface (cr, self->image, x + self->bounds.x, y + self->bounds.y);
  cairo_rectangle (cr, x + self->bounds.x, y + self->bounds.y, self->bounds.width, self->bounds.height);
  cairo_fill (cr);
}

static GskRenderNode *
get_only_child (GskRenderNode *node,
                graphene_point_t *place)
{
  float x, y;
  GskTransform *transform;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      return gsk_container_node_get_n_children (node) == 1 ? gsk_container_node_get_child (node, 0) : NULL;
    case GSK_TRANSFORM_NODE:
      transform = gsk_transform_node_get_transform (node);
      if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
        return NULL;
      gsk_transform_to_translate (transform, &x, &y);
      place->x += x;
      place->y += y;
      return gsk_transform_node_get_child (node);
    default:
      return NULL;
    }
}

/**
 * entente_node_image_find_core:
 * @place: (out caller-allocates): where the core's origin is
 *
 * Returns: (transfer none): what is left of @node without what only says where it is
 */
GskRenderNode *
entente_node_image_find_core (GskRenderNode *node,
                              graphene_point_t *place)
{
  GskRenderNode *child;

  *place = *graphene_point_zero ();
  while ((child = get_only_child (node, place)) != NULL)
    node = child;
  return node;
}
