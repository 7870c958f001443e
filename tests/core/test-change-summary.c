/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "dataset-fixture.h"

#include "entente-change-summary.h"

#include <math.h>
#include <string.h>

static const char *const english[] = { "en", NULL };

static EntenteEvaluation *
evaluate (const DatasetFixture *fixture,
          const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);

  return entente_evaluate (values, scenario);
}

static EntenteChangeSummary *
summarise (const DatasetFixture *fixture,
           const EntenteScenario *before,
           const EntenteScenario *after,
           guint max_names)
{
  g_autoptr (EntenteEvaluation) old_evaluation = evaluate (fixture, before);
  g_autoptr (EntenteEvaluation) new_evaluation = evaluate (fixture, after);

  return entente_change_summary_new (before, after, old_evaluation, new_evaluation, english, max_names);
}

static void
name_partners (DatasetFixture *fixture,
               const char *const *names)
{
  guint i;

  for (i = 0; i < fixture->dataset->n_partners; i++)
    fixture->partners[i].name = dataset_fixture_text (fixture, names[i]);
}

/* Four criteria of shares 40, 30, 20, 10. */
static DatasetFixture *
make_fixture (void)
{
  static const double values[6][4] = { { 0.9, 0.3, 0.3, 0.3 }, { 0.8, 0.4, 0.4, 0.4 }, { 0.1, 0.9, 0.9, 0.9 },
                                       { 0.2, 0.6, 0.6, 0.6 }, { 0.5, 0.5, 0.5, 0.5 }, { 0.9, 0.9, 0.9, 0.9 } };
  static const char *const names[] = { "Finland", "Greece", "Italy", "Spain", "Oman", "Japan" };
  static const double weights[] = { 40, 30, 20, 10 };
  const double preset[] = { 55, 15, 15, 15 };
  DatasetFixture *fixture = dataset_fixture_new (6, 4, 1);
  guint i, c;

  name_partners (fixture, names);
  dataset_fixture_add_preset (fixture, "first", "The first counts most", preset);
  for (c = 0; c < 4; c++)
    {
      fixture->criteria[c].weight = weights[c];
      for (i = 0; i < 6; i++)
        dataset_fixture_set_fact (fixture, i, c, 2025, values[i][c]);
    }
  return fixture;
}

static void
set_weights (EntenteScenario *scenario,
             double a,
             double b,
             double c,
             double d)
{
  const double weights[] = { a, b, c, d };

  memcpy (scenario->weights, weights, sizeof weights);
}

static void
test_one_slider (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) summary = NULL;

  set_weights (after, 70, 15, 10, 5);
  summary = summarise (fixture, before, after, 5);
  g_assert_cmpstr (summary->what, ==, "Criterion 0 40 → 70 %");
  g_assert_cmpstr (summary->rise, ==, "2 rise: Finland and Greece to Tier 1");
  g_assert_cmpstr (summary->drop, ==, "2 drop: Italy and Spain to Tier 3");
  g_assert_cmpstr (summary->text, ==,
                   "Criterion 0 40 → 70 %: Finland and Greece rise to Tier 1; Italy and Spain drop to Tier 3");
  g_assert_null (summary->rest);
}

/* Of two that moved alike the first in the file is named; in either direction. */
static void
test_two_that_share (void)
{
  static const char *const wanted[] = { "Criterion 0 40 → 45 %", "Criterion 0 40 → 35 %" };
  guint i;

  for (i = 0; i < 2; i++)
    {
      g_autoptr (DatasetFixture) fixture = make_fixture ();
      g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
      g_autoptr (EntenteChangeSummary) summary = NULL;

      set_weights (after, i == 0 ? 45 : 35, i == 0 ? 25 : 35, 20, 10);
      summary = summarise (fixture, before, after, 5);
      g_assert_true (g_str_has_prefix (summary->what, wanted[i]));
    }
}

static void
test_one_slider_with_locks (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = NULL;
  g_autoptr (EntenteChangeSummary) summary = NULL;

  before->locks[0] = TRUE;
  after = entente_scenario_copy (before);
  set_weights (after, 40, 45, 10, 5);
  summary = summarise (fixture, before, after, 5);
  g_assert_cmpstr (summary->what, ==, "Criterion 1 30 → 45 %");
}

/* To everything and back: the others are at 0 on one side. */
static void
test_slider_to_the_end (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) there = NULL;
  g_autoptr (EntenteChangeSummary) back = NULL;

  set_weights (after, 0, 0, 100, 0);
  there = summarise (fixture, before, after, 5);
  g_assert_cmpstr (there->what, ==, "Criterion 2 20 → 100 %");
  back = summarise (fixture, after, before, 5);
  g_assert_cmpstr (back->what, ==, "Criterion 2 100 → 20 %");
}

static void
test_small_steps_show_a_decimal (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) summary = NULL;

  set_weights (after, 40.2, 29.9, 29.9 * 2 / 3, 29.9 / 3);
  summary = summarise (fixture, before, after, 5);
  g_assert_cmpstr (summary->what, ==, "Criterion 0 40.0 → 40.2 %");
  g_assert_cmpstr (summary->rest, ==, "no partner changes place");
}

static void
test_other_gestures (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) preset = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) equal = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) several = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) cut_off = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) both = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) many = entente_scenario_copy (before);
  const struct
  {
    const EntenteScenario *after;
    const char *what;
  } cases[] = { { preset, "The first counts most" },
                { equal, "Equal shares" },
                { several, "Criterion 3 10 → 40 %, Criterion 0 40 → 20 % and 2 more" },
                { cut_off, "Tier 1 from 60.0 → 55.5" },
                { both, "Year 2025 → 2030 and All pledges kept" },
                { many, "Tier 2 from 40.0 → 30.0, Gates off and 1 more" },
                { before, "No change" } };
  guint i;

  entente_scenario_apply_preset (preset, fixture->dataset, 0);
  entente_scenario_apply_equal (equal);
  set_weights (several, 20, 25, 15, 40);
  cut_off->tier_from[0] = 0.555;
  both->year = 2030;
  both->assume_pledges = TRUE;
  many->tier_from[1] = 0.3;
  many->gates_on = FALSE;
  many->locks[0] = TRUE;
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteChangeSummary) summary = summarise (fixture, before, cases[i].after, 5);

      g_assert_cmpstr (summary->what, ==, cases[i].what);
    }
}

static void
assert_what (const DatasetFixture *fixture,
             const EntenteScenario *before,
             const EntenteScenario *after,
             const char *what)
{
  g_autoptr (EntenteChangeSummary) summary = summarise (fixture, before, after, 5);

  g_assert_cmpstr (summary->what, ==, what);
}

static void
test_rules (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);

  after->method_parameters.strategy = 0.9;
  assert_what (fixture, before, after, "No change");
  before->method = after->method = ENTENTE_METHOD_VIKOR;
  assert_what (fixture, before, after, "Settings of the method");
  before->tier_rule = after->tier_rule = ENTENTE_TIER_RULE_NATURAL;
  after->method_parameters = before->method_parameters;
  after->natural_classes = 2;
  assert_what (fixture, before, after, "2 natural groups");
  before->tier_rule = after->tier_rule = ENTENTE_TIER_RULE_PROFILES;
  before->profiles[1] = 0.5;
  after->profiles[1] = 0.6;
  assert_what (fixture, before, after, "Tier 1 asks for 50 → 60 in Criterion 1");
  after->profiles[1] = NAN;
  assert_what (fixture, before, after, "Tier 1 asks for 50 → anything in Criterion 1");
}

static void
test_beliefs (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);

  before->uncertainty = 0.25;
  after->uncertainty = 0.4;
  assert_what (fixture, before, after, "Doubt about the weights 25 → 40 %");
  after->uncertainty = before->uncertainty;
  after->least_shares[2] = 0.1;
  after->most_shares[2] = 0.5;
  assert_what (fixture, before, after, "Criterion 2 between 10 and 50 %");
  after->least_shares[2] = 0;
  after->most_shares[2] = 1;
  after->order[0] = 3;
  after->order[1] = 1;
  after->n_order = 2;
  assert_what (fixture, before, after, "Order of importance: Criterion 3 and Criterion 1");
  assert_what (fixture, after, before, "No order of importance");
}

static void
test_what_ifs (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteScenario) missing = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) set = NULL;
  g_autoptr (EntenteChangeSummary) unset = NULL;
  g_autoptr (EntenteChangeSummary) taken = NULL;
  EntenteWhatIfItem item = { 0, 0.65, ENTENTE_NONE, FALSE };

  fixture->quantities[0].decimals = 2;
  fixture->quantities[0].unit = dataset_fixture_text (fixture, "% of GDP");
  entente_scenario_set_what_if (after, 2, &item);
  set = summarise (fixture, before, after, 5);
  g_assert_cmpstr (set->what, ==, "Italy: Indicator 0 0.10 → 0.65 % of GDP");
  g_assert_cmpstr (set->rise, ==, "1 rises: Italy to Tier 1");
  unset = summarise (fixture, after, before, 5);
  g_assert_cmpstr (unset->what, ==, "Italy: Indicator 0 0.65 → 0.10 % of GDP");
  g_assert_cmpstr (unset->drop, ==, "1 drops: Italy to Tier 2");

  item = (EntenteWhatIfItem) { 0, 0, ENTENTE_NONE, TRUE };
  entente_scenario_set_what_if (missing, 2, &item);
  taken = summarise (fixture, before, missing, 5);
  g_assert_cmpstr (taken->what, ==, "Italy: Indicator 0 0.10 % of GDP → missing");
}

/* Names to the width, then how many more; tiers after that only by their number. */
static void
test_many_movers (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) summary = NULL;

  before->tier_from[0] = 0.95;
  before->tier_from[1] = 0.92;
  after->tier_from[0] = 0.54;
  after->tier_from[1] = 0.43;
  summary = summarise (fixture, before, after, 2);
  g_assert_cmpstr (summary->rise, ==, "6 rise: Japan, Italy and 2 more to Tier 1; 2 to Tier 2");
  g_assert_nonnull (strstr (summary->text, "Oman and 1 more rise to Tier 2"));
}

static void
test_rest_names_who_moves_most (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = NULL;
  g_autoptr (EntenteChangeSummary) summary = NULL;

  before->n_tiers = 1;
  after = entente_scenario_copy (before);
  set_weights (after, 70, 15, 10, 5);
  summary = summarise (fixture, before, after, 2);
  g_assert_null (summary->rise);
  g_assert_null (summary->drop);
  g_assert_cmpstr (summary->rest, ==, "no partner changes tier; Italy drops most, by 3 places");
}

static void
test_not_rated_any_more (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) before = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) after = entente_scenario_copy (before);
  g_autoptr (EntenteChangeSummary) summary = NULL;

  after->year = 2000;
  summary = summarise (fixture, before, after, 2);
  g_assert_cmpstr (summary->text, ==, "Year 2025 → 2000: Finland, Greece and 4 more are not rated any more");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-summary/one-slider", test_one_slider);
  g_test_add_func ("/change-summary/two-that-share", test_two_that_share);
  g_test_add_func ("/change-summary/one-slider-with-locks", test_one_slider_with_locks);
  g_test_add_func ("/change-summary/slider-to-the-end", test_slider_to_the_end);
  g_test_add_func ("/change-summary/small-steps-show-a-decimal", test_small_steps_show_a_decimal);
  g_test_add_func ("/change-summary/other-gestures", test_other_gestures);
  g_test_add_func ("/change-summary/rules", test_rules);
  g_test_add_func ("/change-summary/beliefs", test_beliefs);
  g_test_add_func ("/change-summary/what-ifs", test_what_ifs);
  g_test_add_func ("/change-summary/many-movers", test_many_movers);
  g_test_add_func ("/change-summary/rest-names-who-moves-most", test_rest_names_who_moves_most);
  g_test_add_func ("/change-summary/not-rated-any-more", test_not_rated_any_more);
  return g_test_run ();
}
