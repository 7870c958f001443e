/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Changes of how it is reckoned: each is one step of undo and brings nothing else along. */

#include "config.h"

#include "entente-loader.h"
#include "entente-session.h"

#include <math.h>
#include <string.h>

static EntenteSession *
open_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  EntenteSession *session;

  g_assert_nonnull (dataset);
  session = entente_session_new (dataset);
  g_assert_true (entente_session_evaluate (session));
  return session;
}

static const EntenteScenario *
get_scenario (EntenteSession *session)
{
  return entente_session_get_scenario (session);
}

static void
assert_shares (EntenteSession *session,
               const double *expected)
{
  const EntenteScenario *scenario = get_scenario (session);
  g_autofree double *shares = g_new (double, scenario->n_criteria);
  guint i;

  entente_scenario_get_shares (scenario, shares);
  for (i = 0; i < scenario->n_criteria; i++)
    g_assert_cmpfloat_with_epsilon (shares[i], expected[i], 1e-12);
}

static double
get_greatest (EntenteSession *session)
{
  double greatest = 0;
  guint i;

  for (i = 0; i < get_scenario (session)->n_criteria; i++)
    greatest = MAX (greatest, get_scenario (session)->weights[i]);
  return greatest;
}

/* Another kind of sliders, the same shares; undo brings back the very weights. */
static void
test_ratings_keep_the_shares (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (session));
  g_autofree double *shares = g_new (double, first->n_criteria);

  entente_scenario_get_shares (first, shares);
  entente_session_set_slider_mode (session, ENTENTE_SLIDERS_IMPORTANCE);
  assert_shares (session, shares);
  g_assert_cmpfloat (get_greatest (session), ==, 100);
  entente_session_set_slider_mode (session, ENTENTE_SLIDERS_SHARE);
  assert_shares (session, shares);
  entente_session_undo (session);
  entente_session_undo (session);
  g_assert_true (entente_scenario_equal (get_scenario (session), first));
  g_assert_false (entente_session_can_undo (session));
}

/* Whatever sets all weights, the ratings reach from 0 to 100. */
static void
test_ratings_have_one_scale (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  const guint n = get_scenario (session)->n_criteria;
  g_autofree guint *order = g_new (guint, n);
  guint i;

  for (i = 0; i < n; i++)
    order[i] = n - 1 - i;
  entente_session_set_slider_mode (session, ENTENTE_SLIDERS_IMPORTANCE);
  entente_session_apply_preset (session, 1);
  g_assert_cmpfloat (get_greatest (session), ==, 100);
  entente_session_equalise (session);
  g_assert_cmpfloat (get_greatest (session), ==, 100);
  entente_session_apply_order (session, order);
  g_assert_cmpfloat (get_greatest (session), ==, 100);
  g_assert_cmpfloat (get_scenario (session)->weights[n - 1], ==, 100);
  entente_session_reset (session);
  g_assert_cmpfloat (get_greatest (session), ==, 100);
  g_assert_cmpint (entente_scenario_match_preset (get_scenario (session), entente_session_get_dataset (session)), ==, 1);
}

/* A rating moves alone; the others keep theirs, and a drag is one step. */
static void
test_a_rating_moves_alone (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (EntenteScenario) before = NULL;
  guint i, value;

  entente_session_set_slider_mode (session, ENTENTE_SLIDERS_IMPORTANCE);
  before = entente_scenario_copy (get_scenario (session));
  entente_session_begin_change (session);
  for (value = 0; value <= 100; value++)
    g_assert_true (entente_session_set_importance (session, 2, value));
  g_assert_true (entente_session_set_importance (session, 2, 37));
  entente_session_end_change (session);
  for (i = 0; i < before->n_criteria; i++)
    g_assert_cmpfloat (get_scenario (session)->weights[i], ==, i == 2 ? 37 : before->weights[i]);
  entente_session_undo (session);
  g_assert_true (entente_scenario_equal (get_scenario (session), before));
  g_assert_true (entente_session_type_importance (session, 2, 250));
  g_assert_cmpfloat (get_scenario (session)->weights[2], ==, 100);
  entente_session_reset_share (session, 2);
  g_assert_cmpfloat_with_epsilon (get_scenario (session)->weights[2], before->weights[2], 1e-12);
}

static void
test_something_always_counts (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  guint i;

  entente_session_set_slider_mode (session, ENTENTE_SLIDERS_IMPORTANCE);
  for (i = 1; i < get_scenario (session)->n_criteria; i++)
    g_assert_true (entente_session_type_importance (session, i, 0));
  g_assert_false (entente_session_type_importance (session, 0, 0));
  g_assert_cmpfloat (get_scenario (session)->weights[0], ==, 100);
}

/* How many of four partners of the second tier or above reach its profile in the second criterion. */
static guint
count_reaching (EntenteSession *session,
                guint criterion)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (session);
  const guint n = evaluation->n_criteria;
  guint i, all = 0, reach = 0;

  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->tiers[i] <= 1)
      {
        all++;
        reach += entente_values_get_criterion (evaluation->values, i, criterion)
                 >= entente_session_get_scenario (session)->profiles[n + criterion];
      }
  g_assert_cmpuint (all, >, 10);
  return 4 * reach / all;
}

/* A rule without numbers begins with those of today; what it has it keeps, and tiers keep their order. */
static void
test_profiles_begin_with_the_tiers (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  const EntenteScenario *scenario = entente_session_get_scenario (session);
  const guint n = scenario->n_criteria;
  double usual;

  entente_session_set_tier_rule (session, ENTENTE_TIER_RULE_PROFILES);
  scenario = entente_session_get_scenario (session);
  usual = scenario->profiles[n + 1];
  g_assert_cmpuint (count_reaching (session, 1), >=, 3);
  g_assert_cmpfloat (usual, >, 0);
  entente_session_set_profile (session, 1, 0, 2);
  scenario = entente_session_get_scenario (session);
  g_assert_cmpfloat (scenario->profiles[n], ==, scenario->profiles[0]);
  entente_session_set_profile (session, 0, 0, NAN);
  g_assert_true (isnan (entente_session_get_scenario (session)->profiles[0]));
  entente_session_set_tier_rule (session, ENTENTE_TIER_RULE_SIZES);
  entente_session_set_tier_rule (session, ENTENTE_TIER_RULE_PROFILES);
  scenario = entente_session_get_scenario (session);
  g_assert_true (isnan (scenario->profiles[0]));
  g_assert_cmpfloat (scenario->profiles[n + 1], ==, usual);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-method/ratings-keep-the-shares", test_ratings_keep_the_shares);
  g_test_add_func ("/session-method/ratings-have-one-scale", test_ratings_have_one_scale);
  g_test_add_func ("/session-method/a-rating-moves-alone", test_a_rating_moves_alone);
  g_test_add_func ("/session-method/something-always-counts", test_something_always_counts);
  g_test_add_func ("/session-method/profiles-begin-with-the-tiers", test_profiles_begin_with_the_tiers);
  return g_test_run ();
}
