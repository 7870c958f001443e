/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Dragging the line between two tiers: where it lands, what it may not do. */

#include "entente-cut-off.h"

#include "dataset-fixture.h"

typedef struct
{
  DatasetFixture *fixture;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
} Case;

/* Partners with these scores, one criterion, tiers from 0.6 and 0.4. */
static Case
make_case (const double *scores,
           guint n)
{
  Case c = { dataset_fixture_new (n, 1, 1) };
  g_autoptr (EntenteValues) values = NULL;
  guint i;

  for (i = 0; i < n; i++)
    dataset_fixture_set_fact (c.fixture, i, 0, 2025, scores[i]);
  c.scenario = entente_scenario_new (c.fixture->dataset);
  values = entente_values_new (c.fixture->dataset, c.scenario);
  c.evaluation = entente_evaluate (values, c.scenario);
  return c;
}

static void
clear_case (Case *c)
{
  entente_evaluation_unref (c->evaluation);
  entente_scenario_free (c->scenario);
  dataset_fixture_free (c->fixture);
}

static gboolean
drag_to (Case *c,
         guint tier,
         double position,
         gboolean exact)
{
  const EntenteCutOffDrag drag = { tier, position, exact };

  return entente_cut_off_drag (c->scenario, c->evaluation, &drag);
}

static void
test_snaps_to_middle_of_gap (void)
{
  const double scores[] = { 0.9, 0.8, 0.5, 0.45, 0.2 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));

  g_assert_true (drag_to (&c, 0, 3.2, FALSE));
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.475, 1e-12);
  g_assert_false (drag_to (&c, 0, 2.9, FALSE));
  g_assert_true (drag_to (&c, 0, 1.4, FALSE));
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.85, 1e-12);
  g_assert_true (drag_to (&c, 0, 0, FALSE));
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.95, 1e-12);
  clear_case (&c);
}

static void
test_exact_follows_the_hand (void)
{
  const double scores[] = { 0.9, 0.8, 0.5, 0.2 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));
  double last = 1, position;

  for (position = 0; position <= 2; position += 0.125)
    {
      drag_to (&c, 0, position, TRUE);
      g_assert_cmpfloat (c.scenario->tier_from[0], <, last);
      last = c.scenario->tier_from[0];
    }
  drag_to (&c, 0, 1.5, TRUE);
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.8, 1e-12);
  clear_case (&c);
}

static void
test_never_crosses (void)
{
  const double scores[] = { 0.9, 0.8, 0.7, 0.5, 0.2, 0.1 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));

  drag_to (&c, 0, 6, FALSE);
  g_assert_cmpfloat (c.scenario->tier_from[0], ==, c.scenario->tier_from[1]);
  drag_to (&c, 0, 3, FALSE);
  drag_to (&c, 1, 0, FALSE);
  g_assert_cmpfloat (c.scenario->tier_from[1], ==, c.scenario->tier_from[0]);
  g_assert_false (drag_to (&c, 2, 1, FALSE));
  clear_case (&c);
}

static void
test_ties_are_not_parted (void)
{
  const double scores[] = { 0.9, 0.7, 0.7, 0.7, 0.5 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));
  double position;

  for (position = 0; position <= 5; position += 0.1)
    {
      drag_to (&c, 0, position, FALSE);
      g_assert_cmpfloat (ABS (c.scenario->tier_from[0] - 0.7), >, 1e-9);
    }
  drag_to (&c, 0, 2.4, FALSE);
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.8, 1e-12);
  drag_to (&c, 0, 2.6, FALSE);
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.6, 1e-12);
  clear_case (&c);
}

/* The partner that a gate holds in the lowest tier has a row, but not above the line. */
static void
test_gated_rows_stand_below (void)
{
  const double scores[] = { 0.9, 0.8, 0.5, 0.2 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));

  c.fixture->gates[0].quantity = 0;
  c.fixture->gates[0].cap = 2;
  c.scenario->gates_on = TRUE;
  c.evaluation->gates[0] = 0;
  drag_to (&c, 0, 2, FALSE);
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.4, 1e-12);
  clear_case (&c);
}

static void
test_sizes_move_the_count (void)
{
  const double scores[] = { 0.9, 0.8, 0.7, 0.5, 0.2, 0.1 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));

  c.scenario->tier_rule = ENTENTE_TIER_RULE_SIZES;
  c.scenario->tier_count[0] = 1;
  c.scenario->tier_count[1] = 2;
  c.scenario->tier_count[2] = -1;
  g_assert_true (drag_to (&c, 0, 2.1, FALSE));
  g_assert_cmpint (c.scenario->tier_count[0], ==, 2);
  g_assert_cmpint (c.scenario->tier_count[1], ==, 1);
  drag_to (&c, 0, 6, FALSE);
  g_assert_cmpint (c.scenario->tier_count[0], ==, 3);
  g_assert_cmpint (c.scenario->tier_count[1], ==, 0);
  drag_to (&c, 1, 5, FALSE);
  g_assert_cmpint (c.scenario->tier_count[0], ==, 3);
  g_assert_cmpint (c.scenario->tier_count[1], ==, 2);
  clear_case (&c);
}

static void
test_keys (void)
{
  const double scores[] = { 0.9, 0.5 };
  Case c = make_case (scores, G_N_ELEMENTS (scores));

  g_assert_true (entente_cut_off_step (c.scenario, c.evaluation, 0, 1));
  g_assert_cmpfloat_with_epsilon (c.scenario->tier_from[0], 0.595, 1e-12);
  entente_cut_off_step (c.scenario, c.evaluation, 0, 1000);
  g_assert_cmpfloat (c.scenario->tier_from[0], ==, c.scenario->tier_from[1]);
  entente_cut_off_step (c.scenario, c.evaluation, 0, -1000);
  g_assert_cmpfloat (c.scenario->tier_from[0], ==, 1);
  c.scenario->tier_rule = ENTENTE_TIER_RULE_NATURAL;
  g_assert_false (entente_cut_off_step (c.scenario, c.evaluation, 0, 1));
  clear_case (&c);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cut-off/snaps-to-middle-of-gap", test_snaps_to_middle_of_gap);
  g_test_add_func ("/cut-off/exact-follows-the-hand", test_exact_follows_the_hand);
  g_test_add_func ("/cut-off/never-crosses", test_never_crosses);
  g_test_add_func ("/cut-off/ties-are-not-parted", test_ties_are_not_parted);
  g_test_add_func ("/cut-off/gated-rows-stand-below", test_gated_rows_stand_below);
  g_test_add_func ("/cut-off/sizes-move-the-count", test_sizes_move_the_count);
  g_test_add_func ("/cut-off/keys", test_keys);
  return g_test_run ();
}
