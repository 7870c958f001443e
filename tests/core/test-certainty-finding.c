/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The sentence over the heat map of ranks. */

#include "entente-certainty-finding.h"

#include "certainty-fixture.h"

static void
assert_title (Case *c,
              const char *expected)
{
  g_autofree char *title = entente_certainty_finding_make_title (&c->input);

  g_assert_cmpstr (title, ==, expected);
}

static void
assert_short_title (Case *c,
                    const char *expected)
{
  g_autofree char *title = entente_certainty_finding_make_short_title (&c->input);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_finding (void)
{
  Case c = make_case (14, 10);
  EntenteRobustness *none = c.input.robustness;

  c.input.robustness = NULL;
  assert_title (&c, "How sure is this ranking?");
  c.input.robustness = none;
  assert_title (&c, "How sure is this ranking?");
  add_draws (&c, 100, 0, 0);
  assert_title (&c, "All ten Tier 1 places are firm");
  add_draws (&c, 100, 9, 10);
  assert_title (&c, "Nine of ten Tier 1 places are firm; the other is contested between Partner 9 and Partner 10");
  add_draws (&c, 100, 9, 11);
  assert_title (&c, "Nine of ten Tier 1 places are firm; the other is contested, most of all between Partner 9 and "
                    "Partner 10");
  add_draws (&c, 100, 8, 10);
  assert_title (&c, "Eight of ten Tier 1 places are firm; four partners contend for the other two");
  clear_case (&c);
}

/* Of one place, and of two, nobody says "all". */
static void
test_finding_of_few (void)
{
  Case one = make_case (4, 1), two = make_case (6, 2), score = make_case (6, 2);

  add_draws (&one, 100, 0, 0);
  assert_title (&one, "Partner 0 firmly holds the only place in Tier 1");
  add_draws (&one, 100, 0, 1);
  assert_title (&one, "The only place in Tier 1 is not firm; it is contested between Partner 0 and Partner 1");
  one.robustness->tier_counts[one.robustness->n_tiers + 1] = 0;
  assert_title (&one, "The only place in Tier 1 is not firm; Partner 0 could lose it");
  clear_case (&one);

  add_draws (&two, 100, 0, 0);
  assert_title (&two, "Both Tier 1 places are firm");
  add_draws (&two, 100, 1, 2);
  assert_title (&two, "One of two Tier 1 places is firm; the other is contested between Partner 1 and Partner 2");
  clear_case (&two);

  score.scenario->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
  add_draws (&score, 100, 0, 0);
  assert_title (&score, "Both in Tier 1 are firm");
  clear_case (&score);
}

/* Who comes in by score takes nobody's place. */
static void
test_finding_without_places (void)
{
  Case c = make_case (14, 10), one = make_case (4, 1);

  c.scenario->tier_rule = one.scenario->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
  add_draws (&c, 100, 0, 0);
  assert_title (&c, "All ten in Tier 1 are firm");
  c.robustness->tier_counts[10 * (c.robustness->n_tiers + 1)] = 69;
  assert_title (&c, "All ten in Tier 1 are firm; Partner 10 could join");
  c.robustness->tier_counts[9 * (c.robustness->n_tiers + 1)] = 80;
  c.robustness->tier_counts[12 * (c.robustness->n_tiers + 1)] = 100;
  assert_title (&c, "Nine of ten in Tier 1 are firm; two others could join");
  c.robustness->tier_counts[10 * (c.robustness->n_tiers + 1)] = 0;
  c.robustness->tier_counts[12 * (c.robustness->n_tiers + 1)] = 0;
  assert_title (&c, "Nine of ten in Tier 1 are firm; only Partner 9 is not");
  clear_case (&c);

  add_draws (&one, 100, 0, 0);
  one.evaluation->tiers[0] = 1;
  one.evaluation->tiers[2] = 0;
  one.robustness->tier_counts[0] = 0;
  one.robustness->tier_counts[2 * (one.robustness->n_tiers + 1)] = 100;
  assert_title (&one, "Partner 2 is firmly in Tier 1");
  one.robustness->tier_counts[2 * (one.robustness->n_tiers + 1)] = 80;
  assert_title (&one, "Partner 2 is in Tier 1, but not firmly");
  clear_case (&one);
}

static void
test_finding_at_the_edges (void)
{
  Case one = make_case (4, 1), low = make_case (4, 1), many = make_case (6, 4);

  add_draws (&many, 80, 0, 0);
  add_draws (&many, 20, 3, 4);
  assert_short_title (&many, "Three of four Tier 1 places are firm");
  many.evaluation->n_tiers = many.robustness->n_tiers = 1; /* all are in one tier: no places to contend for */
  assert_short_title (&many, "Partner 0 is first in 100 of 100 weightings");
  clear_case (&many);
  add_draws (&one, 60, 0, 0);
  add_draws (&one, 40, 0, 2);
  assert_title (&one, "The only place in Tier 1 is not firm; it is contested between Partner 0 and Partner 2");
  low.scenario->tier_rule = ENTENTE_TIER_RULE_THRESHOLDS;
  low.evaluation->tiers[0] = 1;
  add_draws (&low, 66, 0, 0);
  low.robustness->tier_counts[3 * 4] = 22;
  assert_title (&low, "Nobody reaches Tier 1 today; Partner 3 does in 33 of 100 weightings");
  low.evaluation->n_tiers = low.robustness->n_tiers = 1;
  assert_title (&low, "Partner 0 is first in 100 of 100 weightings");
  assert_short_title (&low, "Partner 0 is first in 100 of 100 weightings");
  low.evaluation->n_tiers = 3; /* those of the counts are not the ones of today */
  assert_short_title (&low, "Partner 0 is first in 100 of 100 weightings");
  clear_case (&one);
  clear_case (&low);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certainty/finding", test_finding);
  g_test_add_func ("/certainty/finding-of-few", test_finding_of_few);
  g_test_add_func ("/certainty/finding-without-places", test_finding_without_places);
  g_test_add_func ("/certainty/finding-at-the-edges", test_finding_at_the_edges);
  return g_test_run ();
}
