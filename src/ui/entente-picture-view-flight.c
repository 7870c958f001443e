/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Zooming to a partner, to a bloc or back to everything.
 *
 * The frame clock moves the viewport from where it is to where it is to be; a picture draws what it has at hand
 * magnified meanwhile and sharp when it rests. Whoever zooms or pans by hand, or wants to go elsewhere, takes over at
 * once from where the picture is. Without animations the viewport jumps.
 */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-viewport.h"

#define FLIGHT_US 400000.0

/* Nobody needs a state of a few pixels as large as the window: what lies around says where it is. */
#define CLOSE_ENOUGH 8.0

void
entente_picture_view_stop_flight (EntentePictureView *self)
{
  self->flight_begin = 0;
  self->flying = FALSE;
}

/**
 * entente_picture_view_fly_to:
 *
 * Moves the viewport to @target within 400 ms.
 */
void
entente_picture_view_fly_to (EntentePictureView *self,
                             const EntenteViewport *target)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  entente_picture_view_stop_flight (self);
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->from = self->viewport;
      self->to = *target;
      self->flying = TRUE;
    }
  else
    self->viewport = *target;
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/**
 * entente_picture_view_advance_flight:
 * @now: frame time, microseconds
 *
 * Called in each frame. The first frame is the begin: what went on before it does not shorten the way.
 */
void
entente_picture_view_advance_flight (EntentePictureView *self,
                                     gint64 now)
{
  double t;

  if (!self->flying)
    return;
  if (self->flight_begin == 0)
    self->flight_begin = now;
  t = CLAMP ((now - self->flight_begin) / FLIGHT_US, 0, 1);
  entente_viewport_mix (&self->viewport, &self->from, &self->to, t);
  if (t >= 1)
    entente_picture_view_stop_flight (self);
  self->stale = TRUE;
  self->mode = ENTENTE_MOTION_JUMP;
}

/* What has to be seen, as a box in the picture as it is now; FALSE when nothing of it is in the picture. */
static gboolean
find_box (EntentePictureView *self,
          const int *partners,
          guint n,
          double box[4])
{
  gboolean found = FALSE;
  guint i;

  for (i = 0; i < n; i++)
    {
      double one[4];

      if (!entente_picture_get_extent (self->picture, partners[i], one))
        continue;
      box[0] = found ? MIN (box[0], one[0]) : one[0];
      box[1] = found ? MIN (box[1], one[1]) : one[1];
      box[2] = found ? MAX (box[2], one[2]) : one[2];
      box[3] = found ? MAX (box[3], one[3]) : one[3];
      found = TRUE;
    }
  return found;
}

static gboolean
zoom_to (EntentePictureView *self,
         const int *partners,
         guint n)
{
  EntenteViewport target = self->viewport;
  double box[4];

  if (!self->zoomable || self->session == NULL || entente_session_get_evaluation (self->session) == NULL
      || !find_box (self, partners, n, box))
    return FALSE;
  entente_viewport_fit (&target, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
                        box, CLOSE_ENOUGH);
  entente_picture_view_fly_to (self, &target);
  return TRUE;
}

/* FALSE when nobody is selected. */
gboolean
entente_picture_view_zoom_to_selection (EntentePictureView *self)
{
  int partners[2];

  if (self->session == NULL)
    return FALSE;
  partners[0] = entente_session_get_selected (self->session);
  partners[1] = entente_session_get_compared (self->session);
  return partners[0] >= 0 && zoom_to (self, partners, partners[1] >= 0 ? 2 : 1);
}

gboolean
entente_picture_view_zoom_to_bloc (EntentePictureView *self,
                                   const char *id)
{
  EntenteDataset *dataset = self->session != NULL ? entente_session_get_dataset (self->session) : NULL;
  guint i;

  for (i = 0; dataset != NULL && i < dataset->n_blocs; i++)
    if (g_str_equal (dataset->blocs[i].id, id))
      return zoom_to (self, dataset->blocs[i].members, dataset->blocs[i].n_members);
  return FALSE;
}
