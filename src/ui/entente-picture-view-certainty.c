/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How sure the results are, for the pictures that show it.
 *
 *   seen  ->  the analysis draws  ->  more draws  ->  the scene is made anew, if it would look otherwise
 *
 * While a slider is dragged the first draws are there before the scene of the frame is made, so that they cost no
 * layout of their own.
 */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-analysis.h"

#include <string.h>

static gboolean
is_certainty (EntentePictureView *self)
{
  return g_str_equal (entente_picture_get_id (self->picture), "certainty");
}

/* Whiskers and ghosts are an addition: many partners are sampled only where certainty itself is looked at. */
static gboolean
shows_certainty (EntentePictureView *self)
{
  const char *id = entente_picture_get_id (self->picture);

  if (is_certainty (self))
    return TRUE;
  return (g_str_equal (id, "ranking") || g_str_equal (id, "orbit"))
         && entente_session_get_dataset (self->session)->n_partners <= ENTENTE_ROBUSTNESS_MAX_PARTNERS;
}

/* Ghosts are of those alone who are looked at: for nobody the draws of each frame of a drag would be for nothing. */
static gboolean
needs_certainty (EntentePictureView *self)
{
  return shows_certainty (self)
         && (!g_str_equal (entente_picture_get_id (self->picture), "orbit")
             || entente_session_get_selected (self->session) != ENTENTE_NONE
             || entente_session_get_hovered (self->session) != ENTENTE_NONE);
}

/* The analysis draws while somebody sees what it finds. */
void
entente_picture_view_update_holding (EntentePictureView *self)
{
  gboolean hold;

  if (self->session == NULL)
    return;
  hold = gtk_widget_get_mapped (GTK_WIDGET (self)) && needs_certainty (self);
  if (hold == self->holding)
    return;
  self->holding = hold;
  if (hold)
    entente_analysis_hold_robustness (entente_session_get_analysis (self->session));
  else
    entente_analysis_release_robustness (entente_session_get_analysis (self->session));
}

void
entente_picture_view_fill_certainty (EntentePictureView *self,
                                     EntenteSceneInput *input)
{
  input->shows_certainty = shows_certainty (self);
  if (input->shows_certainty)
    input->robustness = entente_analysis_get_robustness (entente_session_get_analysis (self->session));
}

/* Whole percents of a partner's tiers. */
static gboolean
tiers_look_alike (const EntenteRobustness *a,
                  const EntenteRobustness *b,
                  int partner)
{
  guint t;

  for (t = 0; partner >= 0 && t < a->n_tiers; t++)
    if (llrint (100 * entente_robustness_get_tier_acceptability (a, (guint) partner, t))
        != llrint (100 * entente_robustness_get_tier_acceptability (b, (guint) partner, t)))
      return FALSE;
  return TRUE;
}

static gboolean
look_alike (EntentePictureView *self,
            const EntenteRobustness *a,
            const EntenteRobustness *b)
{
  const gsize size = a != NULL ? a->n_partners * sizeof (guint) : 0;

  if (a == NULL || b == NULL || is_certainty (self) || a->n_partners != b->n_partners || a->n_tiers != b->n_tiers)
    return a == b;
  if (g_str_equal (entente_picture_get_id (self->picture), "orbit"))
    return tiers_look_alike (a, b, entente_session_get_selected (self->session))
           && tiers_look_alike (a, b, entente_session_get_hovered (self->session));
  return memcmp (a->low_ranks, b->low_ranks, size) == 0 && memcmp (a->high_ranks, b->high_ranks, size) == 0;
}

/* An answer that comes while marks follow a hand lets them go on as they do: to begin a glide would hold them up. */
static void
robustness_changed_cb (EntentePictureView *self)
{
  EntenteMotionMode mode = self->mode == ENTENTE_MOTION_JUMP ? ENTENTE_MOTION_GLIDE : self->mode;
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (self->session));

  if (self->holding && !look_alike (self, self->robustness, robustness))
    entente_picture_view_queue_update (self, mode);
}

void
entente_picture_view_add_certainty (EntentePictureView *self)
{
  g_signal_connect_object (entente_session_get_analysis (self->session), "robustness-changed",
                           G_CALLBACK (robustness_changed_cb), self, G_CONNECT_SWAPPED);
  entente_picture_view_update_holding (self);
}
