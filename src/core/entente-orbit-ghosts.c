/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Where else a partner could stand: in the band of every other tier that some weightings give it, as near to its
 * middle as names and marks leave room.
 *
 * Only for the partner that is selected and the one that is hovered, so there are never more than twice as many as
 * tiers, and they take part in no layout.
 */

#include "config.h"

#include "entente-orbit-scene-private.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_SHARE 0.01
#define PLACES 9 /* tried in a band */

static void
add_ghosts (EntenteOrbitScene *self,
            const EntenteRobustness *robustness,
            int partner)
{
  const guint at = (guint) self->mark_of_partner[partner];
  guint tier;

  for (tier = 0; tier < self->n_tiers; tier++)
    {
      const double share = entente_robustness_get_tier_acceptability (robustness, (guint) partner, tier);

      if (tier == self->marks[at].tier || share < LEAST_SHARE || self->n_ghosts == G_N_ELEMENTS (self->ghosts))
        continue;
      self->ghosts[self->n_ghosts++] = (EntenteOrbitGhost) {
        at, tier, (self->edges[tier] + self->edges[tier + 1]) / 2, entente_orbit_scene_get_mark_radius (self, tier),
        share
      };
    }
}

/* Whether nothing that has to be read stands there. */
static gboolean
is_free (const EntenteOrbitScene *self,
         const EntenteOrbitGhost *ghost,
         double distance)
{
  const double x = self->x + distance * cos (self->marks[ghost->mark].angle);
  const double y = self->y + distance * sin (self->marks[ghost->mark].angle);
  guint i;

  for (i = 0; i < self->n_marks; i++)
    {
      const EntenteOrbitMark *mark = &self->marks[i];
      const EntenteLabel *label = &self->labels[i];

      if (hypot (mark->x - x, mark->y - y) < mark->extent + ghost->radius)
        return FALSE;
      if (label->candidate >= 0 && x + ghost->radius > label->x && x - ghost->radius < label->x + mark->text_width
          && y + ghost->radius > label->y && y - ghost->radius < label->y + mark->text_height)
        return FALSE;
    }
  return TRUE;
}

/* Once names stand: from the middle of the band to both sides, the first free place; else the middle. */
void
entente_orbit_scene_place_ghosts (EntenteOrbitScene *self)
{
  guint i, k;

  for (i = 0; i < self->n_ghosts; i++)
    {
      EntenteOrbitGhost *ghost = &self->ghosts[i];
      const double from = MAX (self->edges[ghost->tier], self->hub_radius), to = self->edges[ghost->tier + 1];
      const double room = MAX ((to - from) / 2 - 2 * ghost->radius, 0);

      ghost->distance = (from + to) / 2;
      for (k = 1; k < PLACES && !is_free (self, ghost, ghost->distance); k++)
        ghost->distance = (from + to) / 2 + room * ((k + 1) / 2) / (PLACES / 2) * (k % 2 ? 1 : -1);
      if (k == PLACES && !is_free (self, ghost, ghost->distance))
        ghost->distance = (from + to) / 2;
    }
}

void
entente_orbit_scene_init_ghosts (EntenteOrbitScene *self,
                                 const EntenteSceneInput *input)
{
  const EntenteRobustness *robustness = input->robustness;
  const int n = (int) input->dataset->n_partners;

  if (robustness == NULL || robustness->n_samples == 0 || (int) robustness->n_partners != n
      || robustness->n_tiers != self->n_tiers)
    return;
  if (self->selected >= 0 && self->selected < n)
    add_ghosts (self, robustness, self->selected);
  if (self->n_ghosts > 0 && input->for_export)
    /* Translators: under a picture; %s is a partner */
    self->ghost_note = g_strdup_printf (_("Faint marks: where other weightings like these put %s"),
                                        entente_format_partner (input->dataset, self->selected, input->languages));
  if (self->hovered >= 0 && self->hovered < n && self->hovered != self->selected)
    add_ghosts (self, robustness, self->hovered);
}
