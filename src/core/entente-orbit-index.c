/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The Orbit of a stage whose letters are too large for names among the marks: the rings, and the names in a column at
 * each side of them. A long name takes two lines. */

#include "config.h"

#include "entente-array.h"
#include "entente-label-index.h"
#include "entente-name-cut.h"
#include "entente-orbit-scene-private.h"

#include <string.h>

#define GAP 22.0  /* between the rings and the names */
#define EDGE 6.0

/* Writes a name into a column of this width, in two lines if need be. FALSE = it is too wide even so. */
static gboolean
fit_name (EntenteOrbitScene *self,
          const EntenteSceneInput *input,
          EntenteOrbitMark *mark,
          double room)
{
  EntenteExtent all, first, rest;
  g_autofree char *begin = NULL;
  gsize n;

  entente_measure_get_extent (input->measure, mark->font, mark->name, &all);
  if (all.width <= room)
    return TRUE;
  n = entente_heading_find_even_break (input->measure, mark->font, mark->name, room);
  begin = g_strchomp (g_strndup (mark->name, n));
  entente_measure_get_extent (input->measure, mark->font, begin, &first);
  entente_measure_get_extent (input->measure, mark->font, mark->name + n, &rest);
  if (mark->name[n] == '\0' || MAX (first.width, rest.width) > room)
    return FALSE;
  mark->second_line = mark->name + n;
  mark->name = g_string_chunk_insert (self->names, begin);
  mark->text_width = MAX (first.width, rest.width);
  mark->text_height += all.height;
  mark->line_height = all.height;
  return TRUE;
}

static void
cut_name (EntenteOrbitScene *self,
          const EntenteSceneInput *input,
          EntenteOrbitMark *mark,
          double room)
{
  g_autofree char *name = entente_name_cut (input->measure, mark->font, mark->name, room);
  EntenteExtent extent;

  mark->name = g_string_chunk_insert (self->names, name);
  entente_measure_get_extent (input->measure, mark->font, mark->name, &extent);
  mark->text_width = extent.width;
}

/**
 * entente_orbit_scene_index_names:
 * @cuts: names that are too wide are cut
 *
 * Gives all partners that the stage singles out a name in the columns. The names of regions must be gone.
 *
 * Returns: %FALSE if there is no room; the scene is no good then
 */
gboolean
entente_orbit_scene_index_names (EntenteOrbitScene *self,
                                 const EntenteSceneInput *input,
                                 gboolean cuts)
{
  g_autofree EntenteLabelMark *marks = ENTENTE_NEW (EntenteLabelMark, self->n_marks);
  const double left = self->x - self->radius - GAP * self->text_scale;
  const double right = self->x + self->radius + GAP * self->text_scale;
  EntenteLabelProblem problem = {
    EDGE, self->heading->bottom - EDGE, self->width - EDGE, self->height - EDGE, self->text_scale, self->n_marks, marks,
    self->n_obstacles, self->obstacles, NULL, NULL,
  };
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      EntenteOrbitMark *mark = &self->marks[i];

      if (self->named[mark->partner] && !fit_name (self, input, mark, left - EDGE))
        {
          if (!cuts)
            return FALSE;
          cut_name (self, input, mark, left - EDGE);
        }
      entente_orbit_scene_get_label_mark (self, i, FALSE, &marks[i]);
    }
  self->indexed = TRUE;
  return entente_label_index_place (&problem, left, right, self->labels);
}
