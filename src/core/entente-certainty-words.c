/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Shares of draws as people read them: "96 of 100 weightings", never "95.8 %".
 *
 * What happened in some draws is neither never nor always: it is under 1 or over 99 of 100, however it rounds.
 */

#include "config.h"

#include "entente-certainty-words.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * entente_certainty_format_share:
 * @share: in [0, 1]
 *
 * Returns: (transfer full): how many of 100, "0", "under 1", "34", "over 99", "100"
 */
char *
entente_certainty_format_share (double share)
{
  const long hundredths = lrint (100 * share);

  if (share > 0 && hundredths < 1)
    /* Translators: of 100 weightings */
    return g_strdup (C_ ("share", "under 1"));
  if (share < 1 && hundredths > 99)
    /* Translators: of 100 weightings */
    return g_strdup (C_ ("share", "over 99"));
  return entente_format_number (hundredths, 0);
}

/* The tier with most draws beside the best one, or n_tiers when no other has any. */
static guint
find_second_tier (const EntenteRobustness *robustness,
                  guint partner,
                  guint best)
{
  guint second = robustness->n_tiers, t;
  double most = 0;

  for (t = 0; t < robustness->n_tiers; t++)
    {
      const double share = entente_robustness_get_tier_acceptability (robustness, partner, t);

      if (t != best && share > most)
        {
          most = share;
          second = t;
        }
    }
  return second;
}

/**
 * entente_certainty_format_tier:
 * @share: (out) (nullable): of the draws that give the likeliest tier
 *
 * Returns: (transfer full): "firmly Tier 1" (at least 0.90 of the draws), "likely Tier 1" (0.66),
 *   "Tier 1 or Tier 2" (contested), "not rated". O(tiers).
 */
char *
entente_certainty_format_tier (const EntenteRobustness *robustness,
                               guint partner,
                               double *share)
{
  const guint best = entente_robustness_get_likeliest_tier (robustness, partner);
  const double most = entente_robustness_get_tier_acceptability (robustness, partner, best);
  g_autofree char *tier = NULL;
  g_autofree char *other = NULL;
  guint second;

  if (share != NULL)
    *share = most;
  if (best >= robustness->n_tiers)
    return g_strdup (_("not rated"));
  tier = entente_format_tier (best);
  if (entente_certainty_classify (most) == ENTENTE_CERTAINTY_FIRM)
    /* Translators: how sure a tier is: "firmly Tier 1" */
    return g_strdup_printf (C_ ("certainty", "firmly %s"), tier);
  second = find_second_tier (robustness, partner, best);
  if (entente_certainty_classify (most) == ENTENTE_CERTAINTY_LIKELY || second >= robustness->n_tiers)
    /* Translators: how sure a tier is: "likely Tier 1" */
    return g_strdup_printf (C_ ("certainty", "likely %s"), tier);
  other = entente_format_tier (second);
  /* Translators: how sure a tier is, contested between two: "Tier 1 or Tier 2" */
  return g_strdup_printf (C_ ("certainty", "%1$s or %2$s"), tier, other);
}

/* "1–3"; one number when both are the same; a dash when they are not known. */
char *
entente_certainty_format_ranks (guint low,
                                guint high)
{
  if (low == 0 || high == 0)
    return g_strdup ("–");
  if (low == high)
    return g_strdup_printf ("%u", low);
  return entente_format_isolate (g_strdup_printf ("%u–%u", low, high));
}

/**
 * entente_certainty_format_sentence:
 *
 * Returns: (transfer full): "firmly Tier 1: 96 of 100 weightings"
 */
char *
entente_certainty_format_sentence (const EntenteRobustness *robustness,
                                   guint partner)
{
  double share;
  g_autofree char *tier = entente_certainty_format_tier (robustness, partner, &share);
  g_autofree char *number = entente_certainty_format_share (share);
  const guint best = entente_robustness_get_likeliest_tier (robustness, partner);
  g_autofree char *name = NULL;

  if (best < robustness->n_tiers && entente_certainty_classify (share) == ENTENTE_CERTAINTY_CONTESTED)
    {
      name = entente_format_tier (best);
      /* Translators: "Tier 1 or Tier 2: Tier 1 in 54 of 100 weightings" */
      return g_strdup_printf (C_ ("certainty", "%1$s: %2$s in %3$s of 100 weightings"), tier, name, number);
    }
  /* Translators: "firmly Tier 1: 96 of 100 weightings" */
  return g_strdup_printf (C_ ("certainty", "%1$s: %2$s of 100 weightings"), tier, number);
}

/* How far the weights could be off, for the place of a slider from 0 to 1. */
const char *
entente_certainty_get_uncertainty_words (double uncertainty)
{
  if (uncertainty <= 0)
    return _("exactly these weights");
  if (uncertainty < 0.15)
    return _("weights hardly off");
  if (uncertainty < 0.35)
    return _("weights a little off");
  if (uncertainty < 0.65)
    return _("weights clearly off");
  if (uncertainty < 1)
    return _("weights far off");
  return _("any weights at all");
}
