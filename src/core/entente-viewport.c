/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A picture seen through a magnifying glass.
 *
 *   screen = centre + (place at zoom 1 - centre) x zoom + pan
 *
 * Invariants, which hold after every function below: 1 <= zoom <= 12; at zoom 1 there is no pan; the
 * magnified rectangle of the picture covers the picture, so nobody can scroll into emptiness; zooming
 * about a point keeps that point where it is unless the edge is in the way.
 */

#include "config.h"

#include "entente-viewport.h"

#include <math.h>

/* What is closer to 1 than this is the whole picture again. */
#define WHOLE 1e-6

/* Part of the size that a place revealed by the keyboard keeps from the edge. */
#define MARGIN 0.15

/* Part of the size that something fitted takes at most. */
#define FILLED 0.62

void
entente_viewport_reset (EntenteViewport *self)
{
  self->zoom = 1;
  self->x = 0;
  self->y = 0;
}

/**
 * entente_viewport_clamp:
 * @width: of the picture, logical pixels
 *
 * Brings any numbers, NaN too, into the allowed range. Clamping twice is clamping once.
 */
void
entente_viewport_clamp (EntenteViewport *self,
                        double width,
                        double height)
{
  double room_x, room_y;

  if (!(self->zoom > 1 + WHOLE) || !isfinite (self->x) || !isfinite (self->y))
    {
      entente_viewport_reset (self);
      return;
    }
  self->zoom = MIN (self->zoom, ENTENTE_VIEWPORT_MAX_ZOOM);
  room_x = (self->zoom - 1) * MAX (width, 0) / 2;
  room_y = (self->zoom - 1) * MAX (height, 0) / 2;
  self->x = CLAMP (self->x, -room_x, room_x);
  self->y = CLAMP (self->y, -room_y, room_y);
}

void
entente_viewport_pan (EntenteViewport *self,
                      double width,
                      double height,
                      double dx,
                      double dy)
{
  self->x += dx;
  self->y += dy;
  entente_viewport_clamp (self, width, height);
}

/**
 * entente_viewport_zoom_at:
 * @factor: above 1 to come closer
 * @focus: the point of the picture that stays where it is; %NULL = the centre
 *
 * Returns: %FALSE when nothing changed, since the end was reached.
 */
gboolean
entente_viewport_zoom_at (EntenteViewport *self,
                          double width,
                          double height,
                          double factor,
                          const double focus[2])
{
  EntenteViewport before = *self;
  double fx = focus != NULL ? focus[0] - width / 2 : 0;
  double fy = focus != NULL ? focus[1] - height / 2 : 0;
  double zoom = CLAMP (self->zoom * factor, 1, ENTENTE_VIEWPORT_MAX_ZOOM);
  double ratio = zoom / self->zoom;

  self->zoom = zoom;
  self->x = fx - (fx - self->x) * ratio;
  self->y = fy - (fy - self->y) * ratio;
  entente_viewport_clamp (self, width, height);
  return before.zoom != self->zoom || before.x != self->x || before.y != self->y;
}

/**
 * entente_viewport_reveal:
 * @place: where something is on screen now
 *
 * Pans by as little as brings @place into the picture, with some room around it.
 */
void
entente_viewport_reveal (EntenteViewport *self,
                         double width,
                         double height,
                         const double place[2])
{
  double dx = CLAMP (place[0], MARGIN * width, (1 - MARGIN) * width) - place[0];
  double dy = CLAMP (place[1], MARGIN * height, (1 - MARGIN) * height) - place[1];

  entente_viewport_pan (self, width, height, dx, dy);
}

/**
 * entente_viewport_fit:
 * @box: left, top, right and bottom of something as it is on screen now
 * @closest: the zoom that is not exceeded however small it is
 *
 * Brings @box into the middle, as large as leaves room around it.
 */
void
entente_viewport_fit (EntenteViewport *self,
                      double width,
                      double height,
                      const double box[4],
                      double closest)
{
  double x = ((box[0] + box[2]) / 2 - width / 2 - self->x) / self->zoom;
  double y = ((box[1] + box[3]) / 2 - height / 2 - self->y) / self->zoom;
  double wide = MAX ((box[2] - box[0]) / self->zoom, 1e-3), tall = MAX ((box[3] - box[1]) / self->zoom, 1e-3);
  double zoom = MIN (FILLED * width / wide, FILLED * height / tall);

  self->zoom = CLAMP (zoom, 1, MIN (closest, ENTENTE_VIEWPORT_MAX_ZOOM));
  self->x = -x * self->zoom;
  self->y = -y * self->zoom;
  entente_viewport_clamp (self, width, height);
}

/**
 * entente_viewport_mix:
 * @t: from 0 (@from) to 1 (@to), passed through an ease-in-out
 *
 * A place between two views: each step magnifies by the same ratio, and some point of the picture stays where it
 * is all the way, so that nothing swings past.
 */
void
entente_viewport_mix (EntenteViewport *self,
                      const EntenteViewport *from,
                      const EntenteViewport *to,
                      double t)
{
  double eased = t < 0.5 ? 4 * t * t * t : 1 - 4 * (1 - t) * (1 - t) * (1 - t);
  double zoom = from->zoom * pow (to->zoom / from->zoom, eased);
  double share = fabs (to->zoom - from->zoom) > 1e-3 ? (zoom - from->zoom) / (to->zoom - from->zoom) : eased;

  if (t >= 1)
    {
      *self = *to;
      return;
    }
  self->zoom = zoom;
  self->x = from->x + (to->x - from->x) * share;
  self->y = from->y + (to->y - from->y) * share;
}

gboolean
entente_viewport_is_whole (const EntenteViewport *self)
{
  return !(self->zoom > 1 + WHOLE);
}
