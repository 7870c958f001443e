/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The ranking that the list is compared with, laid out like the list itself.
 *
 *   other   slope      now
 *     1  ---------.    1  Poland
 *     2  --------. \__ 2  Japan       both sides: the same heights of rows and tiers, the same filter;
 *   ====          X    3  Norway      so who stays where it was has a level line
 *     3  --------' `-- ...
 *
 * Whoever has no rank on either side has no line.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-ranking-scene-private.h"

#include <glib/gi18n-lib.h>

static guint
count_movers (const EntenteRankingScene *self,
              guint *n_ranked)
{
  guint n = 0, i;

  *n_ranked = 0;
  for (i = 0; i < self->n_partners; i++)
    if (self->other->ranks[i] != 0 && self->evaluation->ranks[i] != 0)
      {
        n += self->other->tiers[i] != self->evaluation->tiers[i];
        ++*n_ranked;
      }
  return n;
}

/* One line that names the ranking on the other side and says what the lines show. Returns the y below. */
double
entente_ranking_scene_place_slope_words (EntenteRankingScene *self,
                                         const EntenteRankingBuild *build,
                                         double y)
{
  guint n_movers, n_ranked;

  if (self->columns.slope == self->columns.slope_end)
    return y;
  n_movers = count_movers (self, &n_ranked);
  if (n_movers == 0)
    /* Translators: %s is the name of a preset; lines lead from the ranks that it gives to those of now */
    self->slope_words = g_strdup_printf (_("Lines lead from the ranks under “%s” to now: nobody changes tier"),
                                         self->other_name);
  else
    self->slope_words
      /* Translators: a preset, a number and a number; lines lead from the ranks that the preset gives to those of now */
      = g_strdup_printf (ngettext ("Lines lead from the ranks under “%1$s” to now: %2$u of %3$u changes tier (strong)",
                                   "Lines lead from the ranks under “%1$s” to now: %2$u of %3$u change tier (strong)",
                                   n_movers),
                         self->other_name, n_movers, n_ranked);
  self->slope_words_y = y;
  return y + build->line + 4;
}

static double
place_partner (EntenteRankingScene *self,
               const EntenteRankingBuild *build,
               guint partner,
               double y)
{
  if (!entente_ranking_scene_matches_filter (build->input, partner))
    return y;
  if (self->other->ranks[partner] != 0 && self->evaluation->ranks[partner] != 0)
    self->other_y[partner] = y;
  return y + self->row_height;
}

static double
place_tier (EntenteRankingScene *self,
            const EntenteRankingBuild *build,
            guint tier,
            double y)
{
  const double top = y + self->header_height;
  double bottom = top;
  guint i;

  for (i = 0; i < self->n_partners; i++)
    if (self->other->tiers[self->other->order[i]] == tier)
      bottom = place_partner (self, build, self->other->order[i], bottom);
  if (bottom == top && (tier == self->n_tiers || entente_ranking_scene_is_filtered (build->input)))
    return y;
  self->other_headers[self->n_other_headers++] = (EntenteRankingOtherHeader){ tier, y };
  return bottom;
}

/* O(partners x tiers). */
void
entente_ranking_scene_place_slopes (EntenteRankingScene *self,
                                    const EntenteRankingBuild *build)
{
  double y = self->list_y;
  guint i;

  if (self->columns.slope == self->columns.slope_end)
    return;
  self->other_y = ENTENTE_NEW (double, self->n_partners);
  for (i = 0; i < self->n_partners; i++)
    self->other_y[i] = NAN;
  if (self->sort_criterion != ENTENTE_NONE)
    for (i = 0; i < self->n_partners; i++)
      y = place_partner (self, build, self->other->order[i], y);
  else
    for (i = 0; i <= self->n_tiers; i++)
      y = place_tier (self, build, i, y);
}
