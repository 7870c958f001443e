/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "dataset-fixture.h"

#include "entente-value-function.h"
#include "entente-values.h"

static double
apply (EntenteValueFunction function,
       double x)
{
  return entente_value_function_apply (&function, NULL, x);
}

static void
test_anchored_kinds (void)
{
  static const EntenteValuePoint points[] = { { 0, 0 }, { 2, 0.5 }, { 3.5, 0.8 }, { 5, 1 } };
  const EntenteValueFunction linear = { .kind = ENTENTE_VALUE_LINEAR, .from = 10, .to = 20 };
  const EntenteValueFunction less = { .kind = ENTENTE_VALUE_LINEAR, .from = 20, .to = 10 };
  const EntenteValueFunction log_more = { .kind = ENTENTE_VALUE_LOG, .from = 10, .to = 1000 };
  const EntenteValueFunction log_less = { .kind = ENTENTE_VALUE_LOG, .from = 1000, .to = 10 };
  const EntenteValueFunction curve = { .kind = ENTENTE_VALUE_POINTS, .points = points, .n_points = 4 };

  g_assert_cmpfloat (apply (linear, 15), ==, 0.5);
  g_assert_cmpfloat (apply (linear, 9), ==, 0);
  g_assert_cmpfloat (apply (linear, 99), ==, 1);
  g_assert_cmpfloat (apply (less, 12), ==, 0.8);
  g_assert_cmpfloat (apply (less, 99), ==, 0);
  g_assert_cmpfloat_with_epsilon (apply (log_more, 100), 0.5, 1e-15);
  g_assert_cmpfloat (apply (log_more, 0), ==, 0);
  g_assert_cmpfloat (apply (log_more, -5), ==, 0);
  g_assert_cmpfloat (apply (log_less, 0), ==, 1);
  g_assert_cmpfloat_with_epsilon (apply (log_less, 100), 0.5, 1e-15);
  g_assert_cmpfloat (apply (curve, -1), ==, 0);
  g_assert_cmpfloat (apply (curve, 2), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (apply (curve, 1.4), 0.35, 1e-15);
  g_assert_cmpfloat_with_epsilon (apply (curve, 4.25), 0.9, 1e-15);
  g_assert_cmpfloat (apply (curve, 7), ==, 1);
  g_assert_true (isnan (apply (linear, NAN)));
}

typedef struct
{
  EntenteValueKind kind;
  gboolean descending;
  double expected[4]; /* for 1, 2, 3, 10 */
} Relative;

/* Worked by hand for the column 1, 2, 3, 10 with one partner missing. */
static void
test_relative_kinds (void)
{
  const double column[] = { 1, 2, NAN, 3, 10 };
  const double z = sqrt (12.5); /* mean 4, squares 9 + 4 + 1 + 36 over 4 */
  const double norm = sqrt (114), inverses = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 10.0;
  const Relative cases[] = {
    { ENTENTE_VALUE_MIN_MAX, FALSE, { 0, 1 / 9.0, 2 / 9.0, 1 } },
    { ENTENTE_VALUE_MIN_MAX, TRUE, { 1, 8 / 9.0, 7 / 9.0, 0 } },
    { ENTENTE_VALUE_VECTOR, FALSE, { 1 / norm, 2 / norm, 3 / norm, 10 / norm } },
    { ENTENTE_VALUE_SUM, FALSE, { 1 / 16.0, 2 / 16.0, 3 / 16.0, 10 / 16.0 } },
    { ENTENTE_VALUE_SUM, TRUE, { 1 / inverses, 1 / 2.0 / inverses, 1 / 3.0 / inverses, 0.1 / inverses } },
    { ENTENTE_VALUE_Z_SCORE, FALSE, { 0.5 - 3 / z / 6, 0.5 - 2 / z / 6, 0.5 - 1 / z / 6, 0.5 + 6 / z / 6 } },
    { ENTENTE_VALUE_PERCENTILE, FALSE, { 0, 1 / 3.0, 2 / 3.0, 1 } },
    { ENTENTE_VALUE_PERCENTILE, TRUE, { 1, 2 / 3.0, 1 / 3.0, 0 } },
  };
  const double present[] = { 1, 2, 3, 10 };
  guint i, k;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EntenteValueFunction function = { .kind = cases[i].kind, .descending = cases[i].descending };
      EntenteValueScale scale;

      entente_value_scale_init (&scale, &function, column, G_N_ELEMENTS (column));
      for (k = 0; k < G_N_ELEMENTS (present); k++)
        g_assert_cmpfloat_with_epsilon (entente_value_function_apply (&function, &scale, present[k]),
                                        cases[i].expected[k], 1e-14);
      entente_value_scale_clear (&scale);
    }
}

/* Columns without spread, with one partner, with nobody: always a number in [0, 1]. */
static void
test_relative_kinds_without_spread (void)
{
  const double same[] = { 3, 3, 3 }, zeros[] = { 0, 0 }, nobody[] = { NAN };
  EntenteValueKind kind;

  for (kind = ENTENTE_VALUE_MIN_MAX; kind <= ENTENTE_VALUE_PERCENTILE; kind++)
    {
      const EntenteValueFunction function = { .kind = kind };
      const double *columns[] = { same, zeros, nobody };
      const guint sizes[] = { 3, 2, 1 };
      guint i;

      for (i = 0; i < 3; i++)
        {
          EntenteValueScale scale;
          double v;

          entente_value_scale_init (&scale, &function, columns[i], sizes[i]);
          v = entente_value_function_apply (&function, &scale, 3);
          g_assert_true (v >= 0 && v <= 1);
          entente_value_scale_clear (&scale);
        }
    }
}

static EntenteCell
get_cell (const DatasetFixture *fixture,
          const EntenteScenario *scenario,
          guint partner,
          guint quantity)
{
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
  EntenteCell cell;

  entente_values_get_cell (values, partner, quantity, &cell);
  return cell;
}

static EntenteCell
get_cell_in (const DatasetFixture *fixture,
             EntenteScenario *scenario,
             int year)
{
  scenario->year = year;
  return get_cell (fixture, scenario, 0, 0);
}

/* The last fact at or before the year counts, never a later one; an explicit null is a fact. */
static void
test_year_rule (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  dataset_fixture_set_fact (fixture, 0, 0, 2020, 0.2);
  dataset_fixture_set_fact (fixture, 0, 0, 2022, 0.4);
  dataset_fixture_set_fact (fixture, 0, 0, 2024, NAN);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2019).origin, ==, ENTENTE_ORIGIN_MISSING);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2020).origin, ==, ENTENTE_ORIGIN_FACT);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2021).origin, ==, ENTENTE_ORIGIN_CARRIED);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2021).year, ==, 2020);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2021).raw, ==, 0.2);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2023).raw, ==, 0.4);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2026).origin, ==, ENTENTE_ORIGIN_MISSING);
  g_assert_true (isnan (get_cell_in (fixture, scenario, 2026).value));
}

/* A line from the last fact to the first target, to the next, then level; facts win while there are any. */
static void
test_pledges (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 1, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  dataset_fixture_set_fact (fixture, 0, 0, 2020, 0.1);
  dataset_fixture_set_fact (fixture, 0, 0, 2024, 0.2);
  dataset_fixture_add_pledge (fixture, 0, 0, 0.9, 2035);
  dataset_fixture_add_pledge (fixture, 0, 0, 0.5, 2030);
  dataset_fixture_add_pledge (fixture, 0, 0, 0.7, 2023);
  dataset_fixture_add_pledge (fixture, 1, 0, 0.6, 2030);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2032).raw, ==, 0.2);
  scenario->assume_pledges = TRUE;
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2021).raw, ==, 0.1);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2024).raw, ==, 0.2);
  g_assert_cmpfloat_with_epsilon (get_cell_in (fixture, scenario, 2027).raw, 0.35, 1e-15);
  g_assert_cmpint (get_cell_in (fixture, scenario, 2027).origin, ==, ENTENTE_ORIGIN_PLEDGE);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2030).raw, ==, 0.5);
  g_assert_cmpfloat_with_epsilon (get_cell_in (fixture, scenario, 2034).raw, 0.82, 1e-15);
  g_assert_cmpfloat (get_cell_in (fixture, scenario, 2050).raw, ==, 0.9);

  /* Without any fact there is no line, only the target from its year on. */
  scenario->year = 2029;
  g_assert_cmpint (get_cell (fixture, scenario, 1, 0).origin, ==, ENTENTE_ORIGIN_MISSING);
  scenario->year = 2031;
  g_assert_cmpfloat (get_cell (fixture, scenario, 1, 0).raw, ==, 0.6);
}

static void
test_what_ifs (void)
{
  static const EntenteCategory kinds[] = { { "none", { 0 }, 0 }, { "full", { 0 }, 0.75 } };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 2);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  EntenteWhatIfItem item = { 0, 0.9, ENTENTE_NONE, FALSE };
  EntenteCell cell;

  dataset_fixture_set_categories (fixture, 1, kinds, 2);
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.2);
  dataset_fixture_set_category (fixture, 0, 1, 2025, 0);
  entente_scenario_set_what_if (scenario, 0, &item);
  cell = get_cell (fixture, scenario, 0, 0);
  g_assert_cmpint (cell.origin, ==, ENTENTE_ORIGIN_WHAT_IF);
  g_assert_cmpfloat (cell.value, ==, 0.9);

  item = (EntenteWhatIfItem) { 1, NAN, 1, FALSE };
  entente_scenario_set_what_if (scenario, 0, &item);
  cell = get_cell (fixture, scenario, 0, 1);
  g_assert_cmpfloat (cell.value, ==, 0.75);
  g_assert_true (isnan (cell.raw));

  item = (EntenteWhatIfItem) { 0, 0, ENTENTE_NONE, TRUE };
  entente_scenario_set_what_if (scenario, 0, &item);
  cell = get_cell (fixture, scenario, 0, 0);
  g_assert_cmpint (cell.origin, ==, ENTENTE_ORIGIN_WHAT_IF);
  g_assert_true (isnan (cell.raw) && isnan (cell.value));
}

/* q0 share of GDP, q1 its change over five years, q2 share x GDP, q3 GDP. */
static DatasetFixture *
make_derived (void)
{
  DatasetFixture *fixture = dataset_fixture_new (1, 1, 4);

  fixture->quantities[1].derived = ENTENTE_DERIVED_CHANGE_OF;
  fixture->quantities[1].inputs[0] = 0;
  fixture->quantities[1].years = 5;
  fixture->quantities[2].derived = ENTENTE_DERIVED_PRODUCT;
  fixture->quantities[2].inputs[0] = 0;
  fixture->quantities[2].inputs[1] = 3;
  fixture->quantities[2].times = 0.01;
  dataset_fixture_set_fact (fixture, 0, 0, 2018, 1.0);
  dataset_fixture_set_fact (fixture, 0, 0, 2019, 1.2);
  dataset_fixture_set_fact (fixture, 0, 0, 2023, 1.6);
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 2.0);
  dataset_fixture_set_fact (fixture, 0, 3, 2023, 500);
  return fixture;
}

static double
get_raw (const DatasetFixture *fixture,
         EntenteScenario *scenario,
         guint quantity,
         int year)
{
  scenario->year = year;
  return get_cell (fixture, scenario, 0, quantity).raw;
}

static void
test_derived_from_facts (void)
{
  g_autoptr (DatasetFixture) fixture = make_derived ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  /* 2023 has 2018 before it; 2025 has no 2020, so 2023 is carried on. */
  g_assert_true (isnan (get_raw (fixture, scenario, 1, 2022)));
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2023), 0.6, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2025), 0.6, 1e-15);
  g_assert_cmpint (get_cell (fixture, scenario, 0, 1).origin, ==, ENTENTE_ORIGIN_DERIVED);
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 2, 2025), 8, 1e-15);

  /* A fact wins in its year, and null forbids the derivation of its year. */
  dataset_fixture_set_fact (fixture, 0, 2, 2023, 9);
  g_assert_cmpfloat (get_raw (fixture, scenario, 2, 2025), ==, 9);
  dataset_fixture_set_fact (fixture, 0, 2, 2023, NAN);
  g_assert_true (isnan (get_raw (fixture, scenario, 2, 2025)));
}

static void
test_derived_from_what_ifs (void)
{
  g_autoptr (DatasetFixture) fixture = make_derived ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  EntenteWhatIfItem item = { 0, 3.0, ENTENTE_NONE, FALSE };

  entente_scenario_set_what_if (scenario, 0, &item);
  /* 2024: the change since 2019; GDP stands as it is carried. */
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2024), 1.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 2, 2024), 15, 1e-13);
  /* 2026: nothing is known of 2021, so the change of 2023 stays. */
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2026), 0.6, 1e-15);

  item = (EntenteWhatIfItem) { 0, 0, ENTENTE_NONE, TRUE };
  entente_scenario_set_what_if (scenario, 0, &item);
  g_assert_true (isnan (get_raw (fixture, scenario, 2, 2024)));

  item = (EntenteWhatIfItem) { 2, 77, ENTENTE_NONE, FALSE };
  entente_scenario_set_what_if (scenario, 0, &item);
  g_assert_cmpfloat (get_raw (fixture, scenario, 2, 2024), ==, 77);
}

static void
test_derived_from_pledges (void)
{
  g_autoptr (DatasetFixture) fixture = make_derived ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  dataset_fixture_add_pledge (fixture, 0, 0, 4.0, 2035);
  scenario->assume_pledges = TRUE;
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 2, 2035), 20, 1e-13);
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2035), 1.0, 1e-13);
  g_assert_cmpfloat_with_epsilon (get_raw (fixture, scenario, 1, 2030), 1.0, 1e-13);
}

/* Two indicators of weights 3 and 1; the second is missing for the first partner. */
static void
test_missing_policies (void)
{
  const double expected[] = { 0.8, 0.6, (3 * 0.8 + 0.3) / 4 };
  EntenteMissing policy;

  for (policy = ENTENTE_MISSING_RENORMALISE; policy <= ENTENTE_MISSING_MEDIAN; policy++)
    {
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (4, 1, 2);
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteValues) values = NULL;

      fixture->quantities[0].weight = 3;
      fixture->quantities[1].missing = policy;
      dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.8);
      dataset_fixture_set_fact (fixture, 1, 1, 2025, 0.2);
      dataset_fixture_set_fact (fixture, 2, 1, 2025, 0.4);
      values = entente_values_new (fixture->dataset, scenario);
      g_assert_cmpfloat_with_epsilon (entente_values_get_criterion (values, 0, 0), expected[policy], 1e-15);
      g_assert_cmpint (isnan (entente_values_get_criterion (values, 3, 0)), ==,
                       policy == ENTENTE_MISSING_RENORMALISE);
    }
}

static void
test_match_looks_at_facts_only (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 2, 1);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
  const EntenteWhatIfItem item = { 0, 0.5, ENTENTE_NONE, FALSE };

  scenario->weights[0] = 9;
  scenario->gates_on = FALSE;
  g_assert_true (entente_values_match (values, scenario));
  entente_scenario_set_what_if (scenario, 1, &item);
  g_assert_false (entente_values_match (values, scenario));
  entente_scenario_remove_what_if (scenario, 1, 0);
  g_assert_true (entente_values_match (values, scenario));
  scenario->year++;
  g_assert_false (entente_values_match (values, scenario));
}

/* Whatever finite figures a file holds, a value is a number from 0 to 1, and more is never worth less. */
static void
test_extreme_figures (void)
{
  static const double figures[] = { -1.7e308, -1e200, -1, 0, 1e-300, 1, 1e160, 1.7e308 };
  static const EntenteValuePoint points[] = { { -1.7e308, 0 }, { 1.7e308, 1 } };
  guint kind, i;

  for (kind = ENTENTE_VALUE_LINEAR; kind <= ENTENTE_VALUE_PERCENTILE; kind++)
    {
      const EntenteValueFunction function = {
        .kind = kind, .from = kind == ENTENTE_VALUE_LOG ? 1e-300 : -1.7e308, .to = 1.7e308,
        .n_points = G_N_ELEMENTS (points), .points = points,
      };
      EntenteValueScale scale;
      double last = 0;

      if (kind == ENTENTE_VALUE_CATEGORIES)
        continue;
      entente_value_scale_init (&scale, &function, figures, G_N_ELEMENTS (figures));
      for (i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          const double v = entente_value_function_apply (&function, &scale, figures[i]);

          g_assert_true (v >= last && v <= 1);
          last = v;
        }
      /* A sum of figures that cancel out says nothing. */
      if (kind != ENTENTE_VALUE_SUM)
        g_assert_cmpfloat (last, >, 0.5);
      entente_value_scale_clear (&scale);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/extreme-figures", test_extreme_figures);
  g_test_add_func ("/values/anchored-kinds", test_anchored_kinds);
  g_test_add_func ("/values/relative-kinds", test_relative_kinds);
  g_test_add_func ("/values/relative-kinds-without-spread", test_relative_kinds_without_spread);
  g_test_add_func ("/values/year-rule", test_year_rule);
  g_test_add_func ("/values/pledges", test_pledges);
  g_test_add_func ("/values/what-ifs", test_what_ifs);
  g_test_add_func ("/values/derived-from-facts", test_derived_from_facts);
  g_test_add_func ("/values/derived-from-what-ifs", test_derived_from_what_ifs);
  g_test_add_func ("/values/derived-from-pledges", test_derived_from_pledges);
  g_test_add_func ("/values/missing-policies", test_missing_policies);
  g_test_add_func ("/values/match-looks-at-facts-only", test_match_looks_at_facts_only);
  return g_test_run ();
}
