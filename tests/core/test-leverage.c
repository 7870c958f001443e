/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What would lift each partner of the sample, under every tier rule: each answer is put to a fresh evaluation. */

#include "dataset-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-leverage.h"
#include "entente-methods.h"
#include "entente-tiers.h"
#include "entente-values-private.h"

#include <string.h>
#include <time.h>

#define BESIDE 1e-6      /* of the range: this much less does not lift */
#define BESIDE_MANY 1e-3 /* likewise for a member of a combination */
#define N_PLACES 24

typedef struct
{
  EntenteDataset *dataset;
  const EntenteScenario *scenario;
  const EntenteEvaluation *today;
  const EntenteLeverage *leverage;
} Case;

static guint n_enough, n_not_enough, n_tables, n_combinations, n_members;

/* -- Fresh evaluations ------------------------------------------------------------------------------------- */

static gboolean
lifts (const Case *it,
       const EntenteWhatIfItem *items,
       guint n)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (it->scenario);
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  guint k;

  for (k = 0; k < n; k++)
    if (items[k].quantity != ENTENTE_NONE)
      entente_scenario_set_what_if (scenario, it->leverage->partner, &items[k]);
  values = entente_values_new (it->dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  return evaluation->tiers[it->leverage->partner] <= it->leverage->target;
}

static EntenteWhatIfItem
make_item (const EntenteLever *lever,
           double to)
{
  return (EntenteWhatIfItem) { lever->quantity, to, lever->to_category, FALSE };
}

static gboolean
lifts_alone (const Case *it,
             const EntenteLever *lever,
             double to)
{
  const EntenteWhatIfItem item = make_item (lever, to);

  return lifts (it, &item, 1);
}

static double
get_range (const EntenteQuantity *q)
{
  if (q->value.kind == ENTENTE_VALUE_POINTS)
    return q->value.points[q->value.n_points - 1].x - q->value.points[0].x;
  g_assert_true (q->value.kind == ENTENTE_VALUE_LINEAR || q->value.kind == ENTENTE_VALUE_LOG);
  return fabs (q->value.to - q->value.from);
}

/* -- One lever --------------------------------------------------------------------------------------------- */

/* What is printed with the fewest decimals that hold the number lifts, too. */
static void
check_printed (const Case *it,
               const EntenteLever *lever,
               const EntenteQuantity *q)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[16];
  int decimals;

  for (decimals = q->decimals; decimals <= 6; decimals++)
    {
      g_snprintf (format, sizeof format, "%%.%df", decimals);
      g_ascii_formatd (buffer, sizeof buffer, format, lever->shown);
      if (g_ascii_strtod (buffer, NULL) == lever->shown)
        break;
    }
  g_assert_cmpint (decimals, <=, 6);
  g_assert_true (lifts_alone (it, lever, g_ascii_strtod (buffer, NULL)));
}

static void
check_number (const Case *it,
              const EntenteLever *lever,
              const EntenteQuantity *q)
{
  const double step = get_range (q) * BESIDE * (lever->to >= lever->from ? 1 : -1);

  g_assert_cmpint (lever->to_category, ==, ENTENTE_NONE);
  if (!lifts_alone (it, lever, lever->to))
    g_error ("%s of %s: %.17g does not lift", q->id, it->dataset->partners[it->leverage->partner].id, lever->to);
  if (!isnan (lever->from))
    {
      if (fabs (lever->to - lever->from) > fabs (step) && lifts_alone (it, lever, lever->to - step))
        g_error ("%s of %s: %.17g lifts, too", q->id, it->dataset->partners[it->leverage->partner].id,
                 lever->to - step);
      g_assert_cmpfloat (fabs (lever->shown - lever->from), >=, fabs (lever->to - lever->from) - BESIDE * get_range (q));
    }
  check_printed (it, lever, q);
}

static void
check_table (const Case *it,
             const EntenteLever *lever,
             const EntenteQuantity *q)
{
  EntenteWhatIfItem item = make_item (lever, NAN);
  const double today = lever->from_category == ENTENTE_NONE ? -1 : q->value.categories[lever->from_category].v;
  const double found = q->value.categories[lever->to_category].v;
  guint k;

  g_assert_true (lifts (it, &item, 1));
  for (k = 0; k < q->value.n_categories; k++)
    if (q->value.categories[k].v > today && q->value.categories[k].v < found)
      {
        item.category = k;
        g_assert_false (lifts (it, &item, 1));
      }
  n_tables++;
}

/* Not anywhere between today and the best that the value function knows. */
static void
check_not_enough (const Case *it,
                  const EntenteLever *lever,
                  const EntenteQuantity *q)
{
  double low, high;
  guint k;

  for (k = 0; k < q->value.n_categories; k++)
    {
      const EntenteWhatIfItem item = { lever->quantity, NAN, k, FALSE };

      g_assert_false (lifts (it, &item, 1));
    }
  if (q->value.kind == ENTENTE_VALUE_CATEGORIES)
    return;
  low = q->value.kind == ENTENTE_VALUE_POINTS ? q->value.points[0].x : MIN (q->value.from, q->value.to);
  high = low + get_range (q);
  for (k = 0; k <= N_PLACES; k++)
    if (entente_tiers_get_effective_rule (it->scenario) != ENTENTE_TIER_RULE_NATURAL)
      g_assert_false (lifts_alone (it, lever, low + (high - low) * k / N_PLACES));
  n_not_enough++;
}

static void
check_lever (const Case *it,
             const EntenteLever *lever)
{
  const EntenteQuantity *q = &it->dataset->quantities[lever->quantity];

  g_assert_false (q->fixed);
  g_assert_cmpint (q->derived, ==, ENTENTE_DERIVED_NOT);
  if (lever->status == ENTENTE_LEVER_NOT_ENOUGH)
    check_not_enough (it, lever, q);
  if (lever->status != ENTENTE_LEVER_ENOUGH)
    return;
  n_enough++;
  if (q->value.kind == ENTENTE_VALUE_CATEGORIES)
    check_table (it, lever, q);
  else
    check_number (it, lever, q);
}

/* -- Combinations ------------------------------------------------------------------------------------------ */

static double
get_effort (const EntenteLever *lever,
            const EntenteQuantity *q)
{
  if (lever->to_category != ENTENTE_NONE)
    return q->value.categories[lever->to_category].v - q->value.categories[lever->from_category].v;
  return fabs (lever->to - lever->from) / get_range (q);
}

/* Sets member @k back a little; returns FALSE where it cannot go back further than today. */
static gboolean
put_back (const Case *it,
          guint k,
          EntenteWhatIfItem *item)
{
  const EntenteLever *lever = &it->leverage->combination[k];
  const EntenteQuantity *q = &it->dataset->quantities[lever->quantity];
  double next = -1;
  guint c;

  if (lever->to_category == ENTENTE_NONE)
    {
      const double step = get_range (q) * BESIDE_MANY;

      /* An older figure that is said to hold this year is not the same as none: what is derived from it moves. */
      if (fabs (lever->to - lever->from) <= step)
        item->quantity = ENTENTE_NONE;
      item->value = lever->to - (lever->to > lever->from ? step : -step);
      return TRUE;
    }
  for (c = 0; c < q->value.n_categories; c++)
    if (q->value.categories[c].v < q->value.categories[lever->to_category].v && q->value.categories[c].v > next)
      {
        next = q->value.categories[c].v;
        item->category = c;
      }
  return next >= 0;
}

static void
check_combination (const Case *it)
{
  const EntenteLeverage *leverage = it->leverage;
  const guint n = leverage->n_combination;
  g_autofree EntenteWhatIfItem *items = g_new (EntenteWhatIfItem, n + 1);
  double effort = 0;
  guint k;

  for (k = 0; k < n; k++)
    items[k] = make_item (&leverage->combination[k], leverage->combination[k].shown);
  g_assert_true (lifts (it, items, n));
  for (k = 0; k < n; k++)
    items[k] = make_item (&leverage->combination[k], leverage->combination[k].to);
  g_assert_true (lifts (it, items, n));
  for (k = 0; k < n; k++)
    {
      EntenteWhatIfItem kept = items[k];

      if (put_back (it, k, &items[k]) && lifts (it, items, n))
        g_error ("%s: member %s can be put back", it->dataset->partners[leverage->partner].id,
                 it->dataset->quantities[items[k].quantity].id);
      items[k] = kept;
      effort += get_effort (&leverage->combination[k], &it->dataset->quantities[items[k].quantity]);
    }
  for (k = 0; k < leverage->n_levers; k++)
    if (leverage->levers[k].status == ENTENTE_LEVER_ENOUGH &&
        (!isnan (leverage->levers[k].from) || leverage->levers[k].from_category != ENTENTE_NONE))
      g_assert_cmpfloat (effort, <=, get_effort (&leverage->levers[k],
                                                 &it->dataset->quantities[leverage->levers[k].quantity]) + 1e-9);
  n_combinations++;
  n_members += n;
}

/* Where nothing is enough, everything at its best is not enough either. */
static void
check_no_combination (const Case *it)
{
  g_autofree EntenteWhatIfItem *items = g_new (EntenteWhatIfItem, it->leverage->n_levers + 1);
  guint n = 0, k, c;

  for (k = 0; k < it->leverage->n_levers; k++)
    {
      const EntenteLever *lever = &it->leverage->levers[k];
      const EntenteQuantity *q = &it->dataset->quantities[lever->quantity];
      EntenteWhatIfItem item = { lever->quantity, NAN, ENTENTE_NONE, FALSE };

      if (lever->status == ENTENTE_LEVER_NO_ROOM || (isnan (lever->from) && lever->from_category == ENTENTE_NONE))
        continue;
      if (q->value.kind == ENTENTE_VALUE_POINTS)
        item.value = q->value.points[q->value.n_points - 1].v > q->value.points[0].v
                       ? q->value.points[q->value.n_points - 1].x : q->value.points[0].x;
      else
        item.value = q->value.to;
      for (c = 0; c < q->value.n_categories; c++)
        if (item.category == ENTENTE_NONE || q->value.categories[c].v > q->value.categories[item.category].v)
          item.category = c;
      items[n++] = item;
    }
  g_assert_false (lifts (it, items, n));
}

/* -- All partners ------------------------------------------------------------------------------------------ */

static void
check_target (Case *it,
              guint partner,
              guint target)
{
  g_autoptr (EntenteLeverage) leverage = entente_leverage_new (it->today, it->scenario, partner, target, NULL);
  guint k;

  it->leverage = leverage;
  g_assert_cmpuint (leverage->target, ==, target);
  g_assert_cmpuint (leverage->tier, ==, it->today->tiers[partner]);
  for (k = 0; k < leverage->n_levers; k++)
    check_lever (it, &leverage->levers[k]);
  if (leverage->n_combination > 0)
    check_combination (it);
  else if (entente_tiers_get_effective_rule (it->scenario) != ENTENTE_TIER_RULE_NATURAL)
    check_no_combination (it);
}

static void
check_all (EntenteDataset *dataset,
           const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) today = entente_evaluate (values, scenario);
  Case it = { dataset, scenario, today, NULL };
  guint i;

  n_enough = n_not_enough = n_tables = n_combinations = n_members = 0;
  for (i = 0; i < dataset->n_partners; i++)
    {
      if (today->tiers[i] == 0)
        {
          g_autoptr (EntenteLeverage) nothing = entente_leverage_new (today, scenario, i, 0, NULL);

          g_assert_cmpuint (nothing->n_levers, ==, 0);
          continue;
        }
      check_target (&it, i, today->tiers[i] - 1);
      if (today->tiers[i] > 1)
        check_target (&it, i, 0);
    }
  g_test_message ("%u single changes (%u of categories), %u not enough, %u combinations of %u", n_enough, n_tables,
                  n_not_enough, n_combinations, n_members);
  g_assert_cmpuint (n_enough, >, dataset->n_partners / 2);
  g_assert_cmpuint (n_combinations, >, dataset->n_partners / 3);
}

static EntenteDataset *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", "partners-2026.json",
                                             NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static void
test_rule (gconstpointer data)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  guint c, t;

  scenario->tier_rule = GPOINTER_TO_INT (data);
  for (t = 0; t < scenario->n_tiers; t++)
    {
      scenario->tier_count[t] = t == 0 ? 10 : 31;
      for (c = 0; c < scenario->n_criteria && t + 1 < scenario->n_tiers; c++)
        scenario->profiles[t * scenario->n_criteria + c] = t == 0 ? 0.65 : 0.4;
    }
  check_all (dataset, scenario);
}

/* The worked example of the sample: half a point of its GDP separates Spain from the top. */
static void
test_spain (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) today = entente_evaluate (values, scenario);
  const int spain = entente_dataset_find_partner (dataset, "ES");
  g_autoptr (EntenteLeverage) leverage = entente_leverage_new (today, scenario, spain, 0, NULL);
  const EntenteLever *lever = &leverage->levers[0];
  const char *english[] = { "en", NULL };
  g_autofree char *text = entente_lever_describe (lever, dataset, english);

  g_assert_cmpstr (dataset->quantities[lever->quantity].id, ==, "defence-gdp");
  g_assert_cmpint (lever->status, ==, ENTENTE_LEVER_ENOUGH);
  g_assert_cmpfloat (lever->from, ==, 2);
  g_assert_cmpfloat (lever->shown, ==, 2.53);
  g_assert_cmpfloat (lever->to, >, 2.52);
  g_assert_cmpfloat (lever->price, >, 9e9);
  g_assert_cmpfloat (lever->price, <, 9.3e9);
  g_assert_cmpstr (text, ==, "Defence spending from 2.00 to 2.53 % of GDP, about 9.1 billion USD a year");
}

/* What is derived from a lever moves with it, and a gate is opened by its own indicator. */
static void
test_gate (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 2, 1);
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) today = NULL;
  g_autoptr (EntenteLeverage) open = NULL;
  g_autoptr (EntenteLeverage) shut = NULL;
  guint i;

  for (i = 0; i < 2; i++)
    {
      dataset_fixture_set_fact (fixture, i, 0, 2025, 0.9);
      dataset_fixture_set_fact (fixture, i, 1, 2025, 0.2);
    }
  fixture->criteria[1].weight = 0;
  fixture->dataset->n_gates = 1;
  fixture->gates[0] = (EntenteGate) { 1, 0.3, NAN, 2, { 0 } };
  fixture->quantities[1].decimals = 1;
  scenario = entente_scenario_new (fixture->dataset);
  values = entente_values_new (fixture->dataset, scenario);
  today = entente_evaluate (values, scenario);
  g_assert_cmpuint (today->tiers[0], ==, 2);
  open = entente_leverage_new (today, scenario, 0, 0, NULL);
  g_assert_cmpint (open->gate, ==, ENTENTE_NONE);
  g_assert_cmpuint (open->n_levers, ==, 2);
  g_assert_cmpint (open->levers[0].status, ==, ENTENTE_LEVER_NOT_ENOUGH);
  g_assert_cmpint (open->levers[1].status, ==, ENTENTE_LEVER_ENOUGH);
  g_assert_cmpfloat_with_epsilon (open->levers[1].to, 0.3, 1e-9);
  g_assert_cmpfloat (open->levers[1].shown, ==, 0.3);
  g_assert_cmpuint (open->n_combination, ==, 1);

  fixture->quantities[1].fixed = TRUE;
  shut = entente_leverage_new (today, scenario, 0, 0, NULL);
  g_assert_cmpint (shut->gate, ==, 0);
  g_assert_cmpuint (shut->n_levers, ==, 1);
  g_assert_cmpint (shut->levers[0].status, ==, ENTENTE_LEVER_NOT_ENOUGH);
  g_assert_cmpuint (shut->n_combination, ==, 0);
}

/* -- Known answers ----------------------------------------------------------------------------------------- */

static EntenteLeverage *
find_leverage (DatasetFixture *fixture,
               guint target)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteValues) values = entente_values_new (fixture->dataset, scenario);
  g_autoptr (EntenteEvaluation) today = entente_evaluate (values, scenario);

  return entente_leverage_new (today, scenario, 0, target, NULL);
}

/* What counts through another indicator alone is a lever, what counts through none is not. */
static void
test_inputs_of_what_counts (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 4, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;

  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.3);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.5);
  dataset_fixture_set_fact (fixture, 0, 3, 2025, 0.5);
  fixture->quantities[2].derived = ENTENTE_DERIVED_PRODUCT;
  fixture->quantities[2].inputs[0] = 1;
  fixture->quantities[2].inputs[1] = 3;
  fixture->quantities[2].times = 1;
  fixture->criteria[0].weight = fixture->criteria[1].weight = fixture->criteria[3].weight = 0;
  fixture->criteria[2].weight = 1;
  leverage = find_leverage (fixture, 0);
  g_assert_cmpuint (leverage->n_levers, ==, 2);
  g_assert_cmpuint (leverage->levers[0].quantity, ==, 1);
  g_assert_cmpuint (leverage->levers[1].quantity, ==, 3);
}

/* A gate may ask for more than is rewarded: that far a lever goes, and no lever where the gate is off. */
static void
test_gate_beyond_the_best (void)
{
  static const struct
  {
    double from, to, today, below, above, expected; /* linear from, to */
  } cases[] = {
    { 0, 1, 1, 1.5, NAN, 1.5 },
    { 0, 1, 1.2, 1.5, NAN, 1.5 },
    { 1, 0, 1, NAN, -0.5, -0.5 },
    { 1, 0, 0, NAN, -0.5, -0.5 },
    { 0, 1, 0.7, NAN, 0.5, 0.5 },
    { 1, 0, 0.3, 0.5, NAN, 0.5 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 2, 1);
      g_autoptr (EntenteLeverage) leverage = NULL;

      fixture->criteria[1].weight = 0;
      dataset_fixture_set_fact (fixture, 0, 0, 2025, 1);
      dataset_fixture_set_fact (fixture, 0, 1, 2025, cases[i].today);
      fixture->quantities[1].value.from = cases[i].from;
      fixture->quantities[1].value.to = cases[i].to;
      fixture->quantities[1].decimals = 1;
      fixture->dataset->n_gates = 1;
      fixture->gates[0] = (EntenteGate) { 1, cases[i].below, cases[i].above, 2, { 0 } };
      leverage = find_leverage (fixture, 0);
      g_test_message ("%g: at least %g, at most %g", cases[i].today, cases[i].below, cases[i].above);
      g_assert_cmpint (leverage->gate, ==, ENTENTE_NONE);
      g_assert_cmpint (leverage->levers[1].status, ==, ENTENTE_LEVER_ENOUGH);
      g_assert_cmpfloat_with_epsilon (leverage->levers[1].to, cases[i].expected, 1e-9);
      g_assert_cmpfloat (leverage->levers[1].shown, ==, cases[i].expected);
      g_assert_cmpuint (leverage->n_combination, ==, 1);
      g_assert_cmpfloat (leverage->combination[0].shown, ==, cases[i].expected);
    }
}

/* Two indicators that give much at first and hardly anything from there on: the first part of both is the cheapest,
 * though neither gives as much in it as all the way. */
static void
test_first_steps_are_cheapest (void)
{
  static const EntenteValuePoint points[] = { { 0, 0 }, { 0.1, 0.6 }, { 1, 0.8 } };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 2, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;
  double effort = 0;
  guint k;

  for (k = 0; k < 2; k++)
    {
      dataset_fixture_set_points (fixture, k, points, G_N_ELEMENTS (points));
      dataset_fixture_set_fact (fixture, 0, k, 2025, 0);
    }
  fixture->tiers[0].from = 0.55;
  leverage = find_leverage (fixture, 0);
  g_assert_cmpuint (leverage->n_combination, ==, 2);
  for (k = 0; k < 2; k++)
    effort += leverage->combination[k].to - leverage->combination[k].from;
  g_assert_cmpfloat (effort, <, 0.25);
}

/* Numbers are shown as round as they are meant: the bound of a gate, the score of a tier, also where several have to move. */
static void
test_round_numbers_in_combinations (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 2, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;

  fixture->criteria[1].weight = 0;
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.2);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.1);
  fixture->quantities[0].decimals = fixture->quantities[1].decimals = 1;
  fixture->dataset->n_gates = 1;
  fixture->gates[0] = (EntenteGate) { 1, 0.3, NAN, 2, { 0 } };
  leverage = find_leverage (fixture, 0);
  g_assert_cmpint (leverage->levers[0].status, ==, ENTENTE_LEVER_NOT_ENOUGH);
  g_assert_cmpint (leverage->levers[1].status, ==, ENTENTE_LEVER_NOT_ENOUGH);
  g_assert_cmpuint (leverage->n_combination, ==, 2);
  g_assert_cmpfloat (leverage->combination[0].shown, ==, 0.6);
  g_assert_cmpfloat (leverage->combination[1].shown, ==, 0.3);
}

/* A gate that asks for less is opened downwards, though more of it is worth more. */
static void
test_less_of_one_more_of_another (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 2, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;

  fixture->criteria[0].weight = 3;
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0.2);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.8);
  fixture->quantities[0].decimals = fixture->quantities[1].decimals = 2;
  fixture->dataset->n_gates = 1;
  fixture->gates[0] = (EntenteGate) { 1, NAN, 0.4, 2, { 0 } };
  leverage = find_leverage (fixture, 0);
  g_assert_cmpint (leverage->gate, ==, ENTENTE_NONE);
  g_assert_cmpuint (leverage->n_combination, ==, 2);
  g_assert_cmpfloat (leverage->combination[0].shown, ==, 0.67);
  g_assert_cmpfloat (leverage->combination[1].shown, ==, 0.4);
}

/* What is worth more and then less again: of the two ways up the nearer one, though the farther end would lift, too. */
static void
test_nearest_of_two_ways (void)
{
  static const EntenteValuePoint points[] = { { 0, 0.3 }, { 2, 0.9 }, { 4, 0.9 }, { 6, 0.1 }, { 8, 0.9 }, { 10, 1 } };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;

  dataset_fixture_set_points (fixture, 0, points, G_N_ELEMENTS (points));
  dataset_fixture_set_fact (fixture, 0, 0, 2025, 0);
  leverage = find_leverage (fixture, 0);
  g_assert_cmpint (leverage->levers[0].status, ==, ENTENTE_LEVER_ENOUGH);
  g_assert_cmpfloat_with_epsilon (leverage->levers[0].to, 1, 1e-5);
}

/* Of categories those that are worth more are offered, the least of them that lifts; also the only one. */
static void
test_categories (void)
{
  static const EntenteCategory two[] = { { .key = "no", .v = 0 }, { .key = "yes", .v = 1 } };
  static const EntenteCategory four[] = { { .key = "best", .v = 1 }, { .key = "none", .v = 0 }, { .key = "good", .v = 0.7 },
                                          { .key = "some", .v = 0.3 } };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 1, 1);
  g_autoptr (EntenteLeverage) only = NULL, least = NULL, best = NULL;

  dataset_fixture_set_categories (fixture, 0, two, G_N_ELEMENTS (two));
  dataset_fixture_set_category (fixture, 0, 0, 2025, 0);
  only = find_leverage (fixture, 0);
  g_assert_cmpint (only->levers[0].status, ==, ENTENTE_LEVER_ENOUGH);
  g_assert_cmpint (only->levers[0].from_category, ==, 0);
  g_assert_cmpint (only->levers[0].to_category, ==, 1);
  g_assert_cmpuint (only->n_combination, ==, 1);
  dataset_fixture_set_categories (fixture, 0, four, G_N_ELEMENTS (four));
  dataset_fixture_set_category (fixture, 0, 0, 2025, 1);
  least = find_leverage (fixture, 0);
  g_assert_cmpint (least->levers[0].to_category, ==, 2);
  g_assert_cmpint (least->combination[0].to_category, ==, 2);
  fixture->tiers[0].from = 0.8;
  best = find_leverage (fixture, 0);
  g_assert_cmpint (best->levers[0].to_category, ==, 0);
  g_assert_cmpint (best->combination[0].to_category, ==, 0);
}

/* Who has the best category has nothing to gain by it, and who lacks a figure may have any. */
static void
test_best_category (void)
{
  static const EntenteCategory three[] = { { .key = "some", .v = 0.3 }, { .key = "all", .v = 1 }, { .key = "none", .v = 0 } };
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (2, 2, 1);
  g_autoptr (EntenteLeverage) best = NULL, missing = NULL;

  dataset_fixture_set_categories (fixture, 0, three, G_N_ELEMENTS (three));
  dataset_fixture_set_category (fixture, 0, 0, 2025, 1);
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.1);
  dataset_fixture_set_fact (fixture, 1, 1, 2025, 0.5);
  best = find_leverage (fixture, 0);
  g_assert_cmpint (best->levers[0].status, ==, ENTENTE_LEVER_NO_ROOM);
  g_assert_cmpint (best->levers[1].status, ==, ENTENTE_LEVER_ENOUGH);
  fixture->partners[0].n_facts = 0;
  dataset_fixture_set_fact (fixture, 0, 1, 2025, 0.5);
  fixture->quantities[0].missing = ENTENTE_MISSING_WORST;
  missing = find_leverage (fixture, 0);
  g_assert_cmpint (missing->levers[0].status, ==, ENTENTE_LEVER_ENOUGH);
  g_assert_cmpint (missing->levers[0].from_category, ==, ENTENTE_NONE);
  g_assert_cmpint (missing->levers[0].to_category, ==, 1);
}

/* Where the price of every lever is known, the cheapest is the one that costs least money, however far it goes. */
static void
test_price_decides (void)
{
  g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, 3, 1);
  g_autoptr (EntenteLeverage) leverage = NULL;
  g_autoptr (EntenteLeverage) by_range = NULL;
  guint k;

  for (k = 0; k < 3; k++)
    dataset_fixture_set_fact (fixture, 0, k, 2025, k == 2 ? 100 : 0.2);
  fixture->criteria[0].weight = 2;
  fixture->criteria[1].weight = 1;
  fixture->criteria[2].weight = 0;
  fixture->quantities[2].fixed = TRUE;
  for (k = 0; k < 2; k++)
    {
      fixture->quantities[k].decimals = 2;
      fixture->quantities[k].price_of = 2;
      fixture->quantities[k].price_per = k == 0 ? 1 : 100;
      fixture->quantities[k].price_share = 1;
    }
  fixture->tiers[0].from = 0.4;
  leverage = find_leverage (fixture, 0);
  g_assert_cmpuint (leverage->n_combination, ==, 1);
  g_assert_cmpuint (leverage->combination[0].quantity, ==, 1);
  g_assert_cmpfloat_with_epsilon (leverage->combination[0].to, 0.8, 1e-5);
  g_assert_cmpfloat_with_epsilon (leverage->combination_price, 0.6, 1e-5);
  g_assert_cmpfloat_with_epsilon (leverage->levers[0].price, 30, 1e-3);

  fixture->quantities[1].price_of = ENTENTE_NONE;
  by_range = find_leverage (fixture, 0);
  g_assert_cmpuint (by_range->n_combination, ==, 1);
  g_assert_cmpuint (by_range->combination[0].quantity, ==, 0);
  g_assert_cmpfloat_with_epsilon (by_range->combination[0].to, 0.5, 1e-5);
}

/* Where everything is in proportion the cheapest combination is known: the weightiest indicators first. */
static double
get_least_effort (const double *weights,
                  const double *values,
                  guint n,
                  double missing)
{
  gboolean used[8] = { FALSE };
  double effort = 0;
  guint turn, k;

  for (turn = 0; turn < n && missing > 0; turn++)
    {
      guint best = n;
      double move;

      for (k = 0; k < n; k++)
        if (!used[k] && (best == n || weights[k] > weights[best]))
          best = k;
      used[best] = TRUE;
      move = MIN (1 - values[best], missing / weights[best]);
      missing -= move * weights[best];
      effort += move;
    }
  return missing > 1e-12 ? NAN : effort;
}

static void
test_least_effort (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (57);
  guint turn, c, k, n_found = 0;

  for (turn = 0; turn < 200; turn++)
    {
      const guint n = g_rand_int_range (random, 2, 7);
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (1, n, 1);
      g_autoptr (EntenteScenario) scenario = NULL;
      g_autoptr (EntenteValues) values = NULL;
      g_autoptr (EntenteEvaluation) today = NULL;
      g_autoptr (EntenteLeverage) leverage = NULL;
      double facts[8], effort = 0;

      for (c = 0; c < n; c++)
        {
          facts[c] = g_rand_double_range (random, 0, 0.6);
          dataset_fixture_set_fact (fixture, 0, c, 2025, facts[c]);
          fixture->criteria[c].weight = g_rand_double_range (random, 1, 5);
        }
      fixture->tiers[0].from = 0.8;
      scenario = entente_scenario_new (fixture->dataset);
      values = entente_values_new (fixture->dataset, scenario);
      today = entente_evaluate (values, scenario);
      leverage = entente_leverage_new (today, scenario, 0, 0, NULL);
      for (k = 0; k < leverage->n_combination; k++)
        effort += leverage->combination[k].to - leverage->combination[k].from;
      g_assert_cmpfloat_with_epsilon (effort, get_least_effort (today->shares, facts, n, 0.8 - today->scores[0]), 1e-5);
      n_found += leverage->n_combination > 1;
    }
  g_assert_cmpuint (n_found, >, 100);
}

/* All methods, a few partners each; relative values and medians go the long way. */
static void
test_methods (void)
{
  EntenteMethod method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (method);
      g_autoptr (DatasetFixture) fixture = dataset_fixture_new (12, 3, 2);
      g_autoptr (EntenteScenario) scenario = NULL;

      dataset_fixture_fill (fixture, random, 0.1, 0);
      fixture->quantities[1].missing = ENTENTE_MISSING_MEDIAN;
      fixture->quantities[2].missing = ENTENTE_MISSING_WORST;
      scenario = entente_scenario_new (fixture->dataset);
      scenario->method = method;
      scenario->tier_rule = ENTENTE_TIER_RULE_SIZES;
      scenario->tier_count[0] = 4;
      scenario->tier_count[1] = 4;
      check_all (fixture->dataset, scenario);
    }
}

/* Of this thread, in milliseconds. */
static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* One partner must be answered while somebody waits, whatever the settings. */
static void
print_time (EntenteDataset *dataset,
            EntenteMethod method,
            EntenteTierRule rule)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) today = NULL;
  double longest = 0, sum = 0;
  guint i, n = 0;

  scenario->method = method;
  scenario->tier_rule = rule;
  today = entente_evaluate (values, scenario);
  for (i = 0; i < dataset->n_partners; i += 5)
    {
      const double start = get_cpu_time ();
      g_autoptr (EntenteLeverage) leverage = entente_leverage_new (today, scenario, i, 0, NULL);
      const double ms = get_cpu_time () - start;

      g_assert_nonnull (leverage);
      longest = MAX (longest, ms);
      sum += ms;
      n++;
    }
  g_test_message ("method %d, rule %d: one partner %.1f ms on average, %.1f ms at most", method, rule, sum / n, longest);
}

static void
test_time (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  EntenteMethod method;
  EntenteTierRule rule;

  for (rule = ENTENTE_TIER_RULE_THRESHOLDS; rule <= ENTENTE_TIER_RULE_PROFILES; rule++)
    print_time (dataset, ENTENTE_METHOD_WEIGHTED_MEAN, rule);
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    print_time (dataset, method, ENTENTE_TIER_RULE_THRESHOLDS);
}

/* A row that is brought up to date in place is the row of fresh values, bit for bit, or it is refused. */
static void
test_update (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  guint turn, n_updated = 0;

  for (turn = 0; turn < 400; turn++)
    {
      const guint partner = g_rand_int_range (random, 0, dataset->n_partners);
      const guint quantity = g_rand_int_range (random, 0, dataset->n_indicators);
      const EntenteQuantity *q = &dataset->quantities[quantity];
      g_autoptr (EntenteScenario) changed = entente_scenario_new (dataset);
      g_autoptr (EntenteValues) fresh = NULL;
      EntenteWhatIfItem item = { quantity, NAN, ENTENTE_NONE, g_rand_int_range (random, 0, 5) == 0 };

      if (q->value.kind == ENTENTE_VALUE_CATEGORIES)
        item.category = g_rand_int_range (random, 0, q->value.n_categories);
      else
        item.value = get_range (q) * g_rand_double (random);
      entente_scenario_set_what_if (changed, partner, &item);
      fresh = entente_values_new (dataset, changed);
      if (!entente_values_update_partner (values, partner, changed->what_ifs))
        continue;
      n_updated++;
      g_assert_cmpmem (values->columns, values->stride * values->n_criteria * sizeof (double), fresh->columns,
                       fresh->stride * fresh->n_criteria * sizeof (double));
      g_assert_cmpmem (values->caps, values->n_partners, fresh->caps, fresh->n_partners);
      g_assert_cmpmem (values->cap_gates, values->n_partners * sizeof (int), fresh->cap_gates,
                       fresh->n_partners * sizeof (int));
      g_assert_true (entente_values_match (values, changed));
      g_assert_true (entente_values_update_partner (values, partner, scenario->what_ifs));
    }
  g_assert_cmpuint (n_updated, >, 200);
}

static void
test_stop (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) today = entente_evaluate (values, scenario);
  const gint stop = 1;

  g_assert_null (entente_leverage_new (today, scenario, entente_dataset_find_partner (dataset, "ES"), 0, &stop));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leverage/spain", test_spain);
  g_test_add_func ("/leverage/gate", test_gate);
  g_test_add_func ("/leverage/inputs-of-what-counts", test_inputs_of_what_counts);
  g_test_add_func ("/leverage/gate-beyond-the-best", test_gate_beyond_the_best);
  g_test_add_func ("/leverage/first-steps-are-cheapest", test_first_steps_are_cheapest);
  g_test_add_func ("/leverage/round-numbers-in-combinations", test_round_numbers_in_combinations);
  g_test_add_func ("/leverage/best-category", test_best_category);
  g_test_add_func ("/leverage/less-of-one-more-of-another", test_less_of_one_more_of_another);
  g_test_add_func ("/leverage/nearest-of-two-ways", test_nearest_of_two_ways);
  g_test_add_func ("/leverage/categories", test_categories);
  g_test_add_func ("/leverage/price-decides", test_price_decides);
  g_test_add_func ("/leverage/stop", test_stop);
  g_test_add_func ("/leverage/update", test_update);
  g_test_add_func ("/leverage/least-effort", test_least_effort);
  g_test_add_func ("/leverage/methods", test_methods);
  g_test_add_data_func ("/leverage/thresholds", GINT_TO_POINTER (ENTENTE_TIER_RULE_THRESHOLDS), test_rule);
  g_test_add_data_func ("/leverage/sizes", GINT_TO_POINTER (ENTENTE_TIER_RULE_SIZES), test_rule);
  g_test_add_data_func ("/leverage/natural", GINT_TO_POINTER (ENTENTE_TIER_RULE_NATURAL), test_rule);
  g_test_add_data_func ("/leverage/profiles", GINT_TO_POINTER (ENTENTE_TIER_RULE_PROFILES), test_rule);
  g_test_add_func ("/leverage/time", test_time);
  return g_test_run ();
}
