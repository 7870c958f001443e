/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What rests on what-if values, where they come from, and the range of their sliders. */

#include "entente-what-if.h"

#include "dataset-fixture.h"
#include "entente-finding.h"
#include "scene-fixture.h"

static const char *const english[] = { "en", NULL };

static void
suppose (EntenteScenario *scenario,
         int partner,
         int quantity,
         double value)
{
  const EntenteWhatIfItem item = { quantity, value, ENTENTE_NONE, FALSE };

  entente_scenario_set_what_if (scenario, partner, &item);
}

/* q1 = q0 x q2, unless it has a fact of its own. */
static DatasetFixture *
make_derived (void)
{
  DatasetFixture *fixture = dataset_fixture_new (3, 2, 2);
  guint i;

  fixture->quantities[1].derived = ENTENTE_DERIVED_PRODUCT;
  fixture->quantities[1].inputs[0] = 0;
  fixture->quantities[1].inputs[1] = 2;
  fixture->quantities[1].times = 1;
  for (i = 0; i < 3; i++)
    {
      dataset_fixture_set_fact (fixture, i, 0, 2025, 0.5);
      dataset_fixture_set_fact (fixture, i, 2, 2025, 0.5);
    }
  dataset_fixture_set_fact (fixture, 2, 1, 2025, 0.9);
  return fixture;
}

static void
test_reaches (void)
{
  g_autoptr (DatasetFixture) fixture = make_derived ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = NULL;

  scenario->year = 2025;
  suppose (scenario, 0, 2, 0.8);
  suppose (scenario, 2, 2, 0.8);
  values = entente_values_new (fixture->dataset, scenario);
  g_assert_true (entente_what_if_reaches (scenario, values, 0, 2));
  g_assert_true (entente_what_if_reaches (scenario, values, 0, 1));
  g_assert_false (entente_what_if_reaches (scenario, values, 0, 0));
  g_assert_false (entente_what_if_reaches (scenario, values, 1, 1));
  /* A fact of its own does not follow. */
  g_assert_false (entente_what_if_reaches (scenario, values, 2, 1));
  /* The derived indicator belongs to the first criterion, the supposed one to the second. */
  g_assert_true (entente_what_if_reaches_criterion (scenario, values, 0, 0));
  g_assert_true (entente_what_if_reaches_criterion (scenario, values, 0, 1));
  g_assert_false (entente_what_if_reaches_criterion (scenario, values, 2, 0));
  g_assert_true (entente_what_if_reaches_criterion (scenario, values, 2, 1));
  g_assert_cmpuint (entente_what_if_count (scenario, ENTENTE_NONE), ==, 2);
  g_assert_cmpuint (entente_what_if_count (scenario, 1), ==, 0);
  g_assert_cmpuint (entente_what_if_count (scenario, 2), ==, 1);
}

static void
test_words (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 1);
  EntenteWhatIfItem item = { 0, 0.75, ENTENTE_NONE, FALSE };
  g_autofree char *number = NULL, *missing = NULL;

  fixture->quantities[0].decimals = 2;
  dataset_fixture_add_pledge (fixture, 0, 0, 0.75, 2030);
  number = entente_what_if_describe (fixture->dataset, &item, english);
  g_assert_cmpstr (number, ==, "0.75");
  g_assert_cmpint (entente_what_if_find_pledge (fixture->dataset, 0, &item)->year, ==, 2030);
  item.value = 0.76;
  g_assert_null (entente_what_if_find_pledge (fixture->dataset, 0, &item));
  item.value = 0.75;
  item.missing = TRUE;
  g_assert_null (entente_what_if_find_pledge (fixture->dataset, 0, &item));
  missing = entente_what_if_describe (fixture->dataset, &item, english);
  g_assert_cmpstr (missing, ==, "missing");
}

/* From end to end by keys: every step moves, and none goes beyond. */
static void
walk (const EntenteWhatIfRange *range)
{
  double raw = range->from, next;
  guint n = 0;

  for (; raw < range->to; raw = next, n++)
    {
      next = entente_what_if_range_move (range, raw, 1);
      g_assert_cmpfloat (next, >, raw);
      g_assert_cmpfloat (next, <=, range->to);
      g_assert_cmpuint (n, <, 1000);
    }
  for (; raw > range->from; raw = next)
    {
      next = entente_what_if_range_move (range, raw, -1);
      g_assert_cmpfloat (next, <, raw);
      g_assert_cmpfloat (next, >=, range->from);
    }
}

static void
test_range (void)
{
  const EntenteValuePoint points[] = { { 0, 0 }, { 2, 0.5 }, { 5, 1 } };
  EntenteQuantity quantity = { .decimals = 2, .value = { .kind = ENTENTE_VALUE_POINTS, .n_points = 3 } };
  EntenteWhatIfRange range;

  quantity.value.points = points;
  entente_what_if_range_init (&range, &quantity, 1.4);
  g_assert_cmpfloat (range.from, ==, 0);
  g_assert_cmpfloat (range.to, ==, 5);
  g_assert_cmpfloat (entente_what_if_range_get_raw (&range, 0.5061), ==, 2.53);
  g_assert_cmpfloat_with_epsilon (entente_what_if_range_get_place (&range, 2.5), 0.5, 1e-12);
  walk (&range);
  /* The fact is inside, wherever it is. */
  entente_what_if_range_init (&range, &quantity, 34);
  g_assert_cmpfloat (range.to, ==, 34);

  quantity = (EntenteQuantity){ .decimals = 0, .value = { .kind = ENTENTE_VALUE_LOG, .from = 100, .to = 100000 } };
  entente_what_if_range_init (&range, &quantity, 54000);
  g_assert_true (range.logarithmic);
  g_assert_cmpfloat_with_epsilon (entente_what_if_range_get_place (&range, 1000), 1 / 3.0, 1e-12);
  g_assert_cmpfloat (entente_what_if_range_get_raw (&range, 0.5), ==, 3160);
  walk (&range);
  /* Less is better: the slider still goes from few to many. Only whole ones show. */
  quantity = (EntenteQuantity){ .decimals = 0, .value = { .kind = ENTENTE_VALUE_LINEAR, .from = 20, .to = 0 } };
  entente_what_if_range_init (&range, &quantity, NAN);
  g_assert_cmpfloat (range.from, ==, 0);
  g_assert_cmpfloat (range.to, ==, 20);
  walk (&range);
  quantity = (EntenteQuantity){ .decimals = 1, .value = { .kind = ENTENTE_VALUE_PERCENTILE } };
  entente_what_if_range_init (&range, &quantity, -3);
  g_assert_cmpfloat (range.from, ==, -6);
  g_assert_cmpfloat (range.to, ==, 6);
  walk (&range);
  entente_what_if_range_init (&range, &quantity, NAN);
  g_assert_cmpfloat (range.to, >, range.from);
  walk (&range);
}

/* Every picture says that it rests on what is supposed. */
static void
test_finding (void)
{
  g_autoptr (DatasetFixture) fixture = make_derived ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  guint n;

  scenario->year = 2025;
  for (n = 0; n < 3; n++)
    {
      static const char *const said[] = { NULL, "with 1 what-if value", "with 2 what-if values" };
      g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
      g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
      EntenteSceneInput input = make_scene_input (fixture->dataset, scenario, evaluation);
      g_autoptr (EntenteFinding) finding = entente_finding_new (&input, ENTENTE_FINDING_TIERS);

      if (n == 0)
        g_assert_null (strstr (finding->subtitle, "what-if"));
      else
        g_assert_true (g_str_has_suffix (finding->subtitle, said[n]));
      suppose (scenario, (int) n, 0, 0.7);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/what-if/reaches", test_reaches);
  g_test_add_func ("/what-if/words", test_words);
  g_test_add_func ("/what-if/range", test_range);
  g_test_add_func ("/what-if/finding", test_finding);
  return g_test_run ();
}
