/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is not known (yet) is a dash, and sorts last. */

#include "config.h"

#include "entente-table-certainty.h"

#include "entente-certainty-words.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MANY 1e5 /* more than there are ranks */

const char *
entente_table_certainty_get_title (EntenteTableCertaintyColumn column)
{
  switch (column)
    {
    case ENTENTE_TABLE_CERTAINTY_TIER:
      return _("How sure");
    case ENTENTE_TABLE_CERTAINTY_SHARE:
      /* Translators: head of a column: how many of 100 weightings give that tier */
      return _("Of 100");
    case ENTENTE_TABLE_CERTAINTY_RANKS:
      /* Translators: head of a column: the ranks that 90 of 100 weightings give, "1–3" */
      return _("Ranks, 9 of 10");
    case ENTENTE_TABLE_CERTAINTY_POSSIBLE:
      /* Translators: head of a column: the best and the worst rank that any weights give, "1–12" */
      return _("Possible ranks");
    case ENTENTE_TABLE_CERTAINTY_SPREAD:
      /* Translators: head of a column: the entropy of the ranks, in bits */
      return _("Spread (bits)");
    case ENTENTE_TABLE_CERTAINTY_CONFIDENCE:
    case ENTENTE_TABLE_CERTAINTY_N_COLUMNS:
    default:
      /* Translators: head of a column: how often a partner is first under the weights that suit it best */
      return _("Confidence");
    }
}

/* Best first, then the narrower span. */
static double
join_ranks (guint best,
            guint worst)
{
  return best != 0 ? best + worst / MANY : NAN;
}

/* What the column sorts by; NaN = not known. */
double
entente_table_certainty_get_number (EntenteAnalysis *analysis,
                                    EntenteTableCertaintyColumn column,
                                    guint partner)
{
  const EntenteRobustness *r = entente_analysis_get_robustness (analysis);
  const EntentePossibleRank *possible;
  guint tier;

  if (r == NULL || r->n_samples == 0 || partner >= r->n_partners)
    return NAN;
  tier = entente_robustness_get_likeliest_tier (r, partner);
  switch (column)
    {
    case ENTENTE_TABLE_CERTAINTY_TIER:
      /* The surest of the first tier come first. */
      return tier < r->n_tiers ? tier + 1 - entente_robustness_get_tier_acceptability (r, partner, tier) / 2 : NAN;
    case ENTENTE_TABLE_CERTAINTY_SHARE:
      return entente_robustness_get_tier_acceptability (r, partner, tier);
    case ENTENTE_TABLE_CERTAINTY_RANKS:
      return join_ranks (r->low_ranks[partner], r->high_ranks[partner]);
    case ENTENTE_TABLE_CERTAINTY_POSSIBLE:
      possible = entente_analysis_get_possible_ranks (analysis);
      return possible != NULL ? join_ranks (possible[partner].best, possible[partner].worst) : NAN;
    case ENTENTE_TABLE_CERTAINTY_SPREAD:
      return r->rank_counts != NULL && r->low_ranks[partner] != 0 ? entente_robustness_get_rank_entropy (r, partner)
                                                                   : NAN;
    case ENTENTE_TABLE_CERTAINTY_CONFIDENCE:
    case ENTENTE_TABLE_CERTAINTY_N_COLUMNS:
    default:
      return r->confidence != NULL ? r->confidence[partner] : NAN;
    }
}

char *
entente_table_certainty_write (EntenteAnalysis *analysis,
                               EntenteTableCertaintyColumn column,
                               guint partner)
{
  const double number = entente_table_certainty_get_number (analysis, column, partner);
  const EntenteRobustness *r = entente_analysis_get_robustness (analysis);
  const EntentePossibleRank *possible;

  if (isnan (number))
    return g_strdup ("–");
  switch (column)
    {
    case ENTENTE_TABLE_CERTAINTY_TIER:
      return entente_certainty_format_tier (r, partner, NULL);
    case ENTENTE_TABLE_CERTAINTY_RANKS:
      return entente_certainty_format_ranks (r->low_ranks[partner], r->high_ranks[partner]);
    case ENTENTE_TABLE_CERTAINTY_POSSIBLE:
      possible = entente_analysis_get_possible_ranks (analysis);
      return entente_certainty_format_ranks (possible[partner].best, possible[partner].worst);
    case ENTENTE_TABLE_CERTAINTY_SPREAD:
      return entente_format_number (number, 2);
    case ENTENTE_TABLE_CERTAINTY_SHARE:
      return entente_certainty_format_share (number);
    case ENTENTE_TABLE_CERTAINTY_CONFIDENCE:
    case ENTENTE_TABLE_CERTAINTY_N_COLUMNS:
    default:
      return entente_format_share (llrint (100 * number), 0);
    }
}
