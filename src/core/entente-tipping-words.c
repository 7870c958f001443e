/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A tipping point as a sentence. */

#include "config.h"

#include "entente-tipping-points.h"

#include "entente-format.h"

#include <glib/gi18n-lib.h>

/* "23.4 %", or the rating of importance mode. */
static char *
format_place (const EntenteTippingPoint *self)
{
  if (!isnan (self->rating))
    return entente_format_number (self->rating, 0);
  return entente_format_share (llrint (self->share * 1000), 1);
}

/**
 * entente_tipping_point_describe:
 *
 * "Geography at 23.4 %: Türkiye rises to Tier 1". Several partners at one point are several sentences.
 */
char *
entente_tipping_point_describe (const EntenteTippingPoint *self,
                                const EntenteDataset *dataset,
                                const char *const *languages)
{
  const char *criterion = entente_text_get (&dataset->criteria[self->criterion].name, languages);
  const char *partner = entente_format_partner (dataset, self->partner, languages);
  g_autofree char *place = format_place (self);
  g_autofree char *tier = entente_format_tier (self->other_tier);

  if (self->other_tier >= self->n_tiers)
    /* Translators: a criterion and its share, then a partner, as in "Geography at 100 %: Palau is not rated". */
    return g_strdup_printf (_("%s at %s: %s is not rated"), criterion, place, partner);
  if (self->other_tier < self->tier || self->tier >= self->n_tiers)
    /* Translators: a criterion and its share, then a partner and its tier, as in
     * "Geography at 23.4 %: Türkiye rises to Tier 1". */
    return g_strdup_printf (_("%s at %s: %s rises to %s"), criterion, place, partner, tier);
  /* Translators: as above, "Economy at 44.6 %: Portugal drops to Tier 3". */
  return g_strdup_printf (_("%s at %s: %s drops to %s"), criterion, place, partner, tier);
}
