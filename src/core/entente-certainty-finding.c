/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The finding of the Certainty view, computed from the draws.
 *
 *   one place open    "Nine of ten Tier 1 places are firm; the other is contested between Netherlands and Norway"
 *   several open      "Six of ten Tier 1 places are firm; seven partners contend for the other four"
 *   all firm          "All ten Tier 1 places are firm", "Both Tier 1 places are firm"
 *   a single place    "Japan firmly holds the only place in Tier 1"
 *   no tier to reach  "Japan is first in 87 of 100 weightings"
 *
 * A place is firm when who has it today keeps it in at least 0.90 of the draws. A partner contends when more
 * than 0.10 and less than 0.90 of the draws place it in the tier.
 *
 * Only tiers of a fixed size have places to contend for. Under the other rules who comes in puts nobody out:
 *
 *   some firm         "Nine of ten in Tier 1 are firm; three others could join"
 *   all firm          "All ten in Tier 1 are firm; Norway could join"
 *
 * could join: not inside today, but in more than 0.10 of the draws.
 */

#include "config.h"

#include "entente-certainty-finding.h"
#include "entente-certainty-words.h"
#include "entente-finding.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>

#define FIRM 0.90
#define CONTENDS 0.10

typedef struct
{
  guint n_places, n_firm; /* of the first tier today */
  int holder;             /* one of those inside today */
  int open;               /* one that has a place which is not firm */
  guint n_contenders;
  guint n_joining;        /* outside today, who could join */
  int rival;              /* outside today, most often inside */
  double rival_share;
} Places;

static const char *
get_name (const EntenteSceneInput *input,
          int partner)
{
  return entente_format_partner (input->dataset, partner, input->languages);
}

static void
count_places (const EntenteSceneInput *input,
              Places *places)
{
  guint i;

  *places = (Places){ .holder = ENTENTE_NONE, .open = ENTENTE_NONE, .rival = ENTENTE_NONE };
  for (i = 0; i < input->evaluation->n_partners; i++)
    {
      const double share = entente_robustness_get_tier_acceptability (input->robustness, i, 0);
      const gboolean inside = input->evaluation->tiers[i] == 0;

      places->n_places += inside;
      places->n_firm += inside && share >= FIRM;
      places->n_contenders += share > CONTENDS && share < FIRM;
      places->n_joining += !inside && share > CONTENDS;
      if (inside)
        places->holder = i;
      if (inside && share < FIRM)
        places->open = i;
      if (!inside && share > places->rival_share)
        {
          places->rival = i;
          places->rival_share = share;
        }
    }
}

/* Who is first most often; for files with a single tier. */
static char *
describe_first (const EntenteSceneInput *input)
{
  const EntenteRobustness *r = input->robustness;
  guint best = 0, i;
  g_autofree char *share = NULL;

  if (r->rank_counts == NULL)
    return g_strdup (_("How sure is this ranking?"));
  for (i = 1; i < r->n_partners; i++)
    if (entente_robustness_get_rank_acceptability (r, i, 1) > entente_robustness_get_rank_acceptability (r, best, 1))
      best = i;
  share = entente_certainty_format_share (entente_robustness_get_rank_acceptability (r, best, 1));
  return g_strdup_printf (_("%1$s is first in %2$s of 100 weightings"), get_name (input, best), share);
}

static char *
describe_nobody (const EntenteSceneInput *input,
                 const Places *places)
{
  g_autofree char *tier = entente_format_tier (0);
  g_autofree char *share = NULL;

  if (places->rival == ENTENTE_NONE)
    return g_strdup_printf (_("Nobody reaches %s under any of these weightings"), tier);
  share = entente_certainty_format_share (places->rival_share);
  return g_strdup_printf (_("Nobody reaches %1$s today; %2$s does in %3$s of 100 weightings"), tier,
                          get_name (input, places->rival), share);
}

static char *
describe_all_firm (const EntenteSceneInput *input,
                   const Places *places)
{
  g_autofree char *tier = entente_format_tier (0);
  g_autofree char *number = entente_finding_number (places->n_places, FALSE);

  if (places->n_places == 1)
    /* Translators: a partner and a tier */
    return g_strdup_printf (_("%1$s firmly holds the only place in %2$s"), get_name (input, places->holder), tier);
  if (places->n_places == 2)
    return g_strdup_printf (_("Both %s places are firm"), tier);
  return g_strdup_printf (ngettext ("All %1$s %2$s place is firm", "All %1$s %2$s places are firm", places->n_places),
                          number, tier);
}

/* "Nine of ten Tier 1 places are firm" */
static char *
describe_firm (const Places *places)
{
  g_autofree char *tier = entente_format_tier (0);
  g_autofree char *firm = entente_finding_number (places->n_firm, TRUE);
  g_autofree char *all = entente_finding_number (places->n_places, FALSE);

  if (places->n_places == 1)
    return g_strdup_printf (_("The only place in %s is not firm"), tier);
  if (places->n_firm == 0)
    return g_strdup_printf (_("No place in %s is firm"), tier);
  /* Translators: "Nine", "ten", "Tier 1": how many of how many places in a tier are sure */
  return g_strdup_printf (ngettext ("%1$s of %2$s %3$s places is firm", "%1$s of %2$s %3$s places are firm",
                                    places->n_firm),
                          firm, all, tier);
}

static char *
describe_open (const EntenteSceneInput *input,
               const Places *places)
{
  const guint n_open = places->n_places - places->n_firm;
  const gboolean one = n_open == 1;
  g_autofree char *number = entente_finding_number (places->n_contenders, FALSE);
  g_autofree char *others = entente_finding_number (n_open, FALSE);

  if (places->n_places == 1 && places->rival_share > CONTENDS)
    return g_strdup_printf (_("it is contested between %1$s and %2$s"), get_name (input, places->open),
                            get_name (input, places->rival));
  if (places->n_places == 1)
    /* Translators: %s is a partner, "it" its place in a tier */
    return g_strdup_printf (_("%s could lose it"), get_name (input, places->open));
  if (one && places->rival_share > CONTENDS)
    return g_strdup_printf (places->n_contenders > 2
                              ? _("the other is contested, most of all between %1$s and %2$s")
                              : _("the other is contested between %1$s and %2$s"),
                            get_name (input, places->open), get_name (input, places->rival));
  if (one)
    return g_strdup_printf (_("only that of %s is not"), get_name (input, places->open));
  if (places->n_contenders <= n_open)
    /* Translators: %s is a number, two or more, of partners in a tier */
    return g_strdup_printf (_("%s could drop out of it"), others);
  if (places->n_firm == 0)
    /* Translators: two numbers, "seven partners contend for three places" */
    return g_strdup_printf (ngettext ("%1$s partner contends for %2$s places", "%1$s partners contend for %2$s places",
                                      places->n_contenders),
                            number, others);
  /* Translators: two numbers, "seven partners contend for the other three" */
  return g_strdup_printf (ngettext ("%1$s partner contends for the other %2$s",
                                    "%1$s partners contend for the other %2$s", places->n_contenders),
                          number, others);
}

/* "Nine of ten in Tier 1 are firm" */
static char *
describe_inside (const EntenteSceneInput *input,
                 const Places *places)
{
  g_autofree char *tier = entente_format_tier (0);
  g_autofree char *firm = entente_finding_number (places->n_firm, TRUE);
  g_autofree char *all = entente_finding_number (places->n_places, FALSE);

  if (places->n_places == 1)
    return g_strdup_printf (places->n_firm == 1 ? _("%1$s is firmly in %2$s") : _("%1$s is in %2$s, but not firmly"),
                            get_name (input, places->holder), tier);
  if (places->n_firm == 0)
    return g_strdup_printf (_("Nobody in %s is firm"), tier);
  if (places->n_firm == places->n_places && places->n_places == 2)
    return g_strdup_printf (_("Both in %s are firm"), tier);
  if (places->n_firm == places->n_places)
    /* Translators: "ten", "Tier 1": all partners in a tier are surely in it */
    return g_strdup_printf (ngettext ("All %1$s in %2$s is firm", "All %1$s in %2$s are firm", places->n_places), all,
                            tier);
  /* Translators: "Nine", "ten", "Tier 1": how many of how many partners in a tier are surely in it */
  return g_strdup_printf (ngettext ("%1$s of %2$s in %3$s is firm", "%1$s of %2$s in %3$s are firm", places->n_firm),
                          firm, all, tier);
}

/* "three others could join"; NULL when nobody could and those who are not firm are no news. */
static char *
describe_joining (const EntenteSceneInput *input,
                  const Places *places)
{
  g_autofree char *number = entente_finding_number (places->n_joining, FALSE);

  if (places->n_joining == 1)
    return g_strdup_printf (_("%s could join"), get_name (input, places->rival));
  if (places->n_joining > 1)
    /* Translators: %s is a number, two or more: partners outside a tier who could get into it */
    return g_strdup_printf (ngettext ("%s other could join", "%s others could join", places->n_joining), number);
  if (places->n_places > 1 && places->n_firm + 1 == places->n_places)
    return g_strdup_printf (_("only %s is not"), get_name (input, places->open));
  return NULL;
}

/* Where tiers have no fixed size. */
static char *
describe_without_places (const EntenteSceneInput *input,
                         const Places *places)
{
  g_autofree char *inside = describe_inside (input, places);
  g_autofree char *joining = describe_joining (input, places);

  if (joining == NULL)
    return g_steal_pointer (&inside);
  return g_strdup_printf (C_ ("two parts", "%1$s; %2$s"), inside, joining);
}

/**
 * entente_certainty_finding_make_title:
 * @input: with a robustness, or without while there is none
 *
 * O(partners).
 */
char *
entente_certainty_finding_make_title (const EntenteSceneInput *input)
{
  g_autofree char *firm = NULL;
  g_autofree char *open = NULL;
  Places places;

  if (input->evaluation->n_rated == 0)
    return g_strdup (_("No partner can be rated yet"));
  if (input->robustness == NULL || input->robustness->n_samples == 0)
    return g_strdup (_("How sure is this ranking?"));
  if (input->evaluation->n_tiers < 2 || input->robustness->n_tiers != input->evaluation->n_tiers)
    return describe_first (input);
  count_places (input, &places);
  if (places.n_places == 0)
    return describe_nobody (input, &places);
  if (input->scenario->tier_rule != ENTENTE_TIER_RULE_SIZES)
    return describe_without_places (input, &places);
  if (places.n_firm == places.n_places)
    return describe_all_firm (input, &places);
  firm = describe_firm (&places);
  open = describe_open (input, &places);
  /* Translators: two parts of a sentence: "Nine of ten places are firm; the other is contested ..." */
  return g_strdup_printf (C_ ("two parts", "%1$s; %2$s"), firm, open);
}

/**
 * entente_certainty_finding_make_short_title:
 *
 * Like the title without its second part, where that has no room.
 */
char *
entente_certainty_finding_make_short_title (const EntenteSceneInput *input)
{
  Places places;

  if (input->evaluation->n_rated == 0 || input->robustness == NULL || input->robustness->n_samples == 0
      || input->evaluation->n_tiers < 2 || input->robustness->n_tiers != input->evaluation->n_tiers)
    return entente_certainty_finding_make_title (input);
  count_places (input, &places);
  if (places.n_places == 0 || places.n_firm == places.n_places)
    return entente_certainty_finding_make_title (input);
  return input->scenario->tier_rule == ENTENTE_TIER_RULE_SIZES ? describe_firm (&places)
                                                              : describe_inside (input, &places);
}

static char *
make_subtitle (const EntenteSceneInput *input,
               gboolean brief)
{
  g_autofree char *number = NULL;
  const char *words = entente_certainty_get_uncertainty_words (input->scenario->uncertainty);

  if (input->evaluation->n_rated == 0)
    return g_strdup (_("Weightings will be tried once there is somebody to rank"));
  if (input->robustness == NULL || input->robustness->n_samples == 0)
    return g_strdup (_("Weightings are being tried; the picture fills in a moment"));
  if (input->scenario->uncertainty <= 0)
    return g_strdup (_("The weights and facts are taken as exact; say under Certainty how far they could be off"));
  number = entente_format_number (input->robustness->n_samples, 0);
  if (brief)
    /* Translators: "10,000 weightings tried (weights a little off)" */
    return g_strdup_printf (_("%1$s weightings tried (%2$s)"), number, words);
  /* Translators: "10,000 weightings tried (weights a little off): the stronger the colour, the more often at that rank" */
  return g_strdup_printf (_("%1$s weightings tried (%2$s): the stronger the colour, the more often at that rank"),
                          number, words);
}

/* How many draws, how far the weights may be off, how to read it. */
char *
entente_certainty_finding_make_subtitle (const EntenteSceneInput *input)
{
  return make_subtitle (input, FALSE);
}

/* Like the subtitle without how to read it. */
char *
entente_certainty_finding_make_short_subtitle (const EntenteSceneInput *input)
{
  return make_subtitle (input, TRUE);
}
