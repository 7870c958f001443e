/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What belongs to pictures made of rows alone: their height, and the ranking they are compared with.
 *
 * When rows change their height, the one in the middle stays where it is: the scene is made, the list scrolled by as
 * far as the row moved, and the scene made again, all in one frame.
 */

#include "config.h"

#include "entente-picture-view-private.h"

#define MIDDLE_REACH 120.0 /* how far from the middle a row is looked for: across a tier's header */
#define MIDDLE_STEP 12.0

gboolean
entente_picture_view_has_rows (EntentePictureView *self)
{
  const char *id = entente_picture_get_id (self->picture);

  return g_str_equal (id, "ranking") || g_str_equal (id, "certainty");
}

/* Remembers which row is in the middle of the list, and where. */
void
entente_picture_view_hold_row (EntentePictureView *self)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (self)), width = gtk_widget_get_width (GTK_WIDGET (self));
  const double middle = (entente_picture_get_fixed_height (self->picture) + height) / 2;
  double away, x, radius;

  for (away = 0; away <= MIDDLE_REACH && self->anchor == ENTENTE_NONE; away = away > 0 ? -away : MIDDLE_STEP - away)
    {
      const EntentePick found = entente_picture_pick (self->picture, width / 2, middle + away);

      if (found.kind == ENTENTE_PICK_PARTNER)
        self->anchor = found.index;
    }
  if (self->anchor != ENTENTE_NONE
      && !entente_picture_locate (self->picture, self->anchor, &x, &self->anchor_y, &radius))
    self->anchor = ENTENTE_NONE;
}

/* Whether the list was scrolled so that the row that is held has its place again. */
gboolean
entente_picture_view_return_row (EntentePictureView *self)
{
  const int partner = self->anchor;
  double x, y, radius, before;

  self->anchor = ENTENTE_NONE;
  if (partner == ENTENTE_NONE || self->vadjustment == NULL
      || !entente_picture_locate (self->picture, partner, &x, &y, &radius))
    return FALSE;
  before = gtk_adjustment_get_value (self->vadjustment);
  entente_picture_view_configure_adjustments (self);
  gtk_adjustment_set_value (self->vadjustment, before + y - self->anchor_y);
  return gtk_adjustment_get_value (self->vadjustment) != before;
}

void
entente_picture_view_zoom_rows (EntentePictureView *self,
                                double factor)
{
  entente_view_filter_set_row_zoom (self->filter, factor * entente_view_filter_get_row_zoom (self->filter));
}

void
entente_picture_view_fill_comparison (EntentePictureView *self,
                                      EntenteSceneInput *input)
{
  const char *id = entente_view_filter_get_other_preset (self->filter);
  int preset;

  if (id == NULL || !g_str_equal (entente_picture_get_id (self->picture), "ranking"))
    return;
  preset = entente_dataset_find_preset (input->dataset, id);
  if (preset == ENTENTE_NONE)
    return;
  input->other_ranking = entente_session_get_preset_ranking (self->session, (guint) preset);
  input->other_preset = input->dataset->presets[preset].id;
  input->other_name = entente_text_get (&input->dataset->presets[preset].name, input->languages);
}
