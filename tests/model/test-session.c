/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The session without any window: one evaluation a frame, drags that come back, undo of everything. */

#include "config.h"

#include "entente-file-watch.h"
#include "entente-loader.h"
#include "entente-session.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static EntenteDataset *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteSession *
open_sample (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ();
  EntenteSession *session = entente_session_new (dataset);

  g_assert_true (entente_session_evaluate (session));
  return session;
}

static void
copy_shares (EntenteSession *session,
             double *shares)
{
  entente_scenario_get_shares (entente_session_get_scenario (session), shares);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_many_changes_cost_one_evaluation (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  guint changed = 0, evaluated = 0, i;

  g_signal_connect_swapped (session, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (session, "evaluated", G_CALLBACK (count_cb), &evaluated);
  entente_session_begin_change (session);
  for (i = 0; i < 10; i++)
    entente_session_move_share (session, 0, 0.5 + i / 100.0);
  entente_session_end_change (session);
  g_assert_cmpuint (changed, ==, 10);
  g_assert_true (entente_session_evaluate (session));
  g_assert_false (entente_session_evaluate (session));
  g_assert_cmpuint (evaluated, ==, 1);
}

static void
test_results_follow_the_weights (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteEvaluation *evaluation;
  guint i;

  entente_session_type_share (session, 0, 1);
  entente_session_evaluate (session);
  evaluation = entente_session_get_evaluation (session);
  g_assert_cmpfloat_with_epsilon (evaluation->shares[0], 1, 1e-12);
  for (i = 0; i < evaluation->n_partners; i++)
    if (evaluation->ranks[i] > 0 && !isnan (entente_values_get_criterion (evaluation->values, i, 0)))
      g_assert_cmpfloat_with_epsilon (evaluation->scores[i], entente_values_get_criterion (evaluation->values, i, 0),
                                      1e-9);
}

/* Whatever the weights are, the ranking of a preset is what one gets by applying it; a drag computes nothing. */
static void
test_preset_ranking (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  const guint n_presets = entente_session_get_dataset (session)->n_presets;
  g_autoptr (EntenteEvaluation) kept = NULL;
  EntenteEvaluation *other;
  guint preset, i;

  g_assert_cmpuint (n_presets, >, 2);
  kept = entente_evaluation_ref (entente_session_get_preset_ranking (session, 1));
  entente_session_begin_change (session);
  for (i = 0; i < 5; i++)
    {
      entente_session_move_share (session, 0, 0.5 + i / 100.0);
      g_assert_true (entente_session_get_preset_ranking (session, 1) == kept);
      entente_session_evaluate (session);
      g_assert_true (entente_session_get_preset_ranking (session, 1) == kept);
    }
  entente_session_end_change (session);
  entente_session_set_n_tiers (session, 2);
  entente_session_evaluate (session);
  g_assert_false (entente_session_get_preset_ranking (session, 1) == kept);
  for (preset = 0; preset < n_presets; preset++)
    {
      g_autoptr (EntenteEvaluation) expected = entente_evaluation_ref (entente_session_get_preset_ranking (session, preset));

      entente_session_apply_preset (session, preset);
      entente_session_evaluate (session);
      other = entente_session_get_evaluation (session);
      for (i = 0; i < other->n_partners; i++)
        {
          g_assert_cmpuint (other->ranks[i], ==, expected->ranks[i]);
          g_assert_cmpuint (other->tiers[i], ==, expected->tiers[i]);
        }
    }
}

/* Ten thousand drags of random sliders with random locks: sums, locks, and the way back. */
static void
test_random_drags_keep_the_rules (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  guint n = entente_session_get_scenario (session)->n_criteria, round, i;
  double before[32], after[32];

  g_assert_cmpuint (n, <, G_N_ELEMENTS (before));
  for (round = 0; round < 10000; round++)
    {
      guint moved = (guint) g_test_rand_int_range (0, (int) n);
      double sum = 0;

      if (round % 7 == 0)
        entente_session_set_locked (session, moved,
                                    g_test_rand_bit () && !entente_session_get_scenario (session)->locks[moved]);
      copy_shares (session, before);
      entente_session_begin_change (session);
      entente_session_move_share (session, moved, g_test_rand_double ());
      entente_session_move_share (session, moved, g_test_rand_double ());
      copy_shares (session, after);
      for (i = 0; i < n; i++)
        {
          sum += after[i];
          g_assert_cmpfloat (after[i], >=, 0);
          if (entente_session_get_scenario (session)->locks[i])
            g_assert_cmpfloat_with_epsilon (after[i], before[i], 1e-12);
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
      if (round % 2 == 0)
        {
          entente_session_move_share (session, moved, before[moved]);
          copy_shares (session, after);
          for (i = 0; i < n; i++)
            g_assert_cmpfloat (after[i], ==, before[i]);
        }
      entente_session_end_change (session);
    }
}

static void
test_a_ratio_survives_a_trip_to_everything (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  double before[32], after[32];
  guint n = entente_session_get_scenario (session)->n_criteria, i;

  copy_shares (session, before);
  entente_session_type_share (session, 0, 1);
  entente_session_type_share (session, 0, before[0]);
  copy_shares (session, after);
  for (i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (after[i], before[i], 1e-12);
}

static void
test_a_locked_share_cannot_move (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  double before[32], after[32];

  entente_session_set_locked (session, 1, TRUE);
  copy_shares (session, before);
  g_assert_false (entente_session_move_share (session, 1, 0.9));
  copy_shares (session, after);
  g_assert_cmpmem (before, entente_session_get_scenario (session)->n_criteria * sizeof (double), after,
                   entente_session_get_scenario (session)->n_criteria * sizeof (double));
  g_assert_cmpfloat_with_epsilon (entente_session_get_available (session, 0), 1 - before[1], 1e-12);
}

static void
do_something (EntenteSession *session)
{
  const EntenteScenario *scenario = entente_session_get_scenario (session);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint criterion = (guint) g_test_rand_int_range (0, (int) scenario->n_criteria);

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      entente_session_set_locked (session, criterion, !scenario->locks[criterion]);
      break;
    case 1:
      entente_session_apply_preset (session, (guint) g_test_rand_int_range (0, (int) dataset->n_presets));
      break;
    case 2:
      entente_session_equalise (session);
      break;
    case 3:
      entente_session_reset (session);
      break;
    case 4:
      entente_session_set_gates_on (session, !scenario->gates_on);
      break;
    case 5:
      entente_session_set_cut_off (session, 0, g_test_rand_double ());
      break;
    case 6:
      entente_session_set_year (session, g_test_rand_int_range (2010, 2030));
      break;
    case 7:
      entente_session_set_assume_pledges (session, !scenario->assume_pledges);
      break;
    default:
      entente_session_type_share (session, criterion, g_test_rand_double ());
    }
}

static void
test_a_thousand_steps_can_be_undone (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (EntenteScenario) first = entente_scenario_copy (entente_session_get_scenario (session));
  g_autoptr (EntenteScenario) last = NULL;
  g_autoptr (EntenteEvaluation) before = entente_evaluation_ref (entente_session_get_evaluation (session));
  EntenteEvaluation *after;
  guint i;

  for (i = 0; i < 1000; i++)
    do_something (session);
  last = entente_scenario_copy (entente_session_get_scenario (session));
  while (entente_session_can_undo (session))
    entente_session_undo (session);
  g_assert_true (entente_scenario_equal (entente_session_get_scenario (session), first));
  entente_session_evaluate (session);
  after = entente_session_get_evaluation (session);
  g_assert_cmpmem (after->scores, after->n_partners * sizeof (double), before->scores,
                   before->n_partners * sizeof (double));
  g_assert_cmpmem (after->tiers, after->n_partners * sizeof (guint), before->tiers,
                   before->n_partners * sizeof (guint));
  while (entente_session_can_redo (session))
    entente_session_redo (session);
  g_assert_true (entente_scenario_equal (entente_session_get_scenario (session), last));
}

static void
test_cut_offs_do_not_cross (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  const EntenteScenario *scenario;

  g_assert_cmpuint (entente_session_get_scenario (session)->n_tiers, >=, 3);
  entente_session_set_cut_off (session, 0, 0.1);
  scenario = entente_session_get_scenario (session);
  g_assert_cmpfloat (scenario->tier_from[0], ==, scenario->tier_from[1]);
  entente_session_set_cut_off (session, 1, 0.9);
  scenario = entente_session_get_scenario (session);
  g_assert_cmpfloat (scenario->tier_from[1], <=, scenario->tier_from[0]);
}

static void
test_another_rule_starts_with_todays_tiers (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  guint top = entente_session_get_evaluation (session)->tier_sizes[0];

  entente_session_set_tier_rule (session, ENTENTE_TIER_RULE_SIZES);
  entente_session_evaluate (session);
  g_assert_cmpint (entente_session_get_scenario (session)->tier_count[0], ==, (int) top);
  g_assert_cmpuint (entente_session_get_evaluation (session)->tier_sizes[0], >=, top);
}

static void
test_the_baseline_is_the_preset_last_applied (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteDataset *dataset = entente_session_get_dataset (session);

  g_assert_cmpuint (dataset->n_presets, >=, 2);
  entente_session_apply_preset (session, 1);
  entente_session_type_share (session, 0, 0.9);
  g_assert_cmpint (entente_scenario_match_preset (entente_session_get_baseline_scenario (session), dataset), ==, 1);
  entente_session_reset (session);
  g_assert_cmpint (entente_scenario_match_preset (entente_session_get_scenario (session), dataset), ==, 1);
}

static void
test_the_summary_tells_of_the_whole_drag (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (EntenteChangeSummary) summary = entente_session_summarise (session, g_get_language_names (), 3);
  g_autofree char *first = NULL;

  g_assert_null (summary);
  entente_session_begin_change (session);
  entente_session_move_share (session, 0, 0.4);
  entente_session_evaluate (session);
  summary = entente_session_summarise (session, g_get_language_names (), 3);
  first = g_strdup (summary->what);
  g_clear_pointer (&summary, entente_change_summary_free);
  entente_session_move_share (session, 0, 0.8);
  entente_session_evaluate (session);
  summary = entente_session_summarise (session, g_get_language_names (), 3);
  g_assert_nonnull (strstr (first, "33 →"));
  g_assert_nonnull (strstr (summary->what, "33 →"));
  g_assert_nonnull (strstr (summary->what, "80"));
  entente_session_end_change (session);
}

static void
test_motion_follows_drags_and_glides_after_jumps (void)
{
  g_autoptr (EntenteSession) session = open_sample ();

  g_assert_cmpint (entente_session_get_motion_mode (session), ==, ENTENTE_MOTION_JUMP);
  entente_session_move_share (session, 0, 0.4);
  g_assert_cmpint (entente_session_get_motion_mode (session), ==, ENTENTE_MOTION_FOLLOW);
  entente_session_undo (session);
  g_assert_cmpint (entente_session_get_motion_mode (session), ==, ENTENTE_MOTION_GLIDE);
}

/* What is read again counts with its own scenario, and undo brings the work on the old one back. */
static void
test_a_new_reading_can_be_undone (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  g_autoptr (EntenteDataset) again = read_sample ();
  double before[32], after[32];
  guint n = again->n_criteria, i;

  entente_session_set_selected (session, 7);
  entente_session_type_share (session, 2, 0.6);
  copy_shares (session, before);
  entente_session_adopt (session, again, "Read again");
  g_assert_true (entente_session_get_dataset (session) == again);
  g_assert_cmpint (entente_session_get_selected (session), ==, 7);
  g_assert_false (entente_session_is_modified (session));
  g_assert_true (entente_session_evaluate (session));
  entente_session_undo (session);
  g_assert_true (entente_session_is_modified (session));
  g_assert_cmpint (entente_session_get_selected (session), ==, 7);
  copy_shares (session, after);
  for (i = 0; i < n; i++)
    g_assert_cmpfloat (after[i], ==, before[i]);
}

typedef struct
{
  GMainLoop *loop;
  EntenteDataset *dataset;
  EntenteDiagnostics *diagnostics;
  GError *error;
} Reading;

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Reading *reading = user_data;

  reading->dataset
      = entente_loader_load_finish (ENTENTE_LOADER (source), result, &reading->diagnostics, &reading->error);
  g_main_loop_quit (reading->loop);
}

static void
load (GFile *file,
      gboolean cancel,
      Reading *reading)
{
  g_autoptr (EntenteLoader) loader = entente_loader_new (file);

  reading->loop = g_main_loop_new (NULL, FALSE);
  entente_loader_load_async (loader, read_cb, reading);
  if (cancel)
    entente_loader_cancel (loader);
  g_main_loop_run (reading->loop);
  g_main_loop_unref (reading->loop);
}

static void
test_files_are_read_on_a_thread (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "partners-2026.json", NULL);
  g_autoptr (GFile) sample = g_file_new_for_path (path);
  g_autoptr (GFile) none = g_file_new_for_path ("/nonexistent/file.json");
  Reading good = { NULL }, cancelled = { NULL }, missing = { NULL };

  load (sample, FALSE, &good);
  g_assert_no_error (good.error);
  g_assert_cmpuint (good.dataset->n_partners, ==, 86);
  entente_dataset_unref (good.dataset);
  entente_diagnostics_unref (good.diagnostics);

  load (sample, TRUE, &cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (cancelled.dataset);
  g_error_free (cancelled.error);

  load (none, FALSE, &missing);
  g_assert_null (missing.dataset);
  g_assert_no_error (missing.error);
  g_assert_cmpuint (entente_diagnostics_count (missing.diagnostics, ENTENTE_SEVERITY_ERROR), ==, 1);
  entente_diagnostics_unref (missing.diagnostics);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}

static void
test_a_changed_file_is_noticed_once (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-watch-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntenteFileWatch) watch = NULL;
  guint count = 0;

  g_assert_true (g_file_set_contents (path, "one", -1, NULL));
  watch = entente_file_watch_new (file);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &count);
  g_assert_true (g_file_set_contents (path, "two, longer", -1, NULL));
  g_assert_true (g_file_set_contents (path, "three, longer still", -1, NULL));
  wait_ms (900);
  g_assert_cmpuint (count, ==, 1);
  g_clear_object (&watch);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/preset-ranking", test_preset_ranking);
  g_test_add_func ("/session/many-changes-cost-one-evaluation", test_many_changes_cost_one_evaluation);
  g_test_add_func ("/session/results-follow-the-weights", test_results_follow_the_weights);
  g_test_add_func ("/session/random-drags-keep-the-rules", test_random_drags_keep_the_rules);
  g_test_add_func ("/session/a-ratio-survives-a-trip-to-everything", test_a_ratio_survives_a_trip_to_everything);
  g_test_add_func ("/session/a-locked-share-cannot-move", test_a_locked_share_cannot_move);
  g_test_add_func ("/session/a-thousand-steps-can-be-undone", test_a_thousand_steps_can_be_undone);
  g_test_add_func ("/session/cut-offs-do-not-cross", test_cut_offs_do_not_cross);
  g_test_add_func ("/session/another-rule-starts-with-todays-tiers", test_another_rule_starts_with_todays_tiers);
  g_test_add_func ("/session/the-baseline-is-the-preset-last-applied", test_the_baseline_is_the_preset_last_applied);
  g_test_add_func ("/session/the-summary-tells-of-the-whole-drag", test_the_summary_tells_of_the_whole_drag);
  g_test_add_func ("/session/motion-follows-drags-and-glides-after-jumps",
                   test_motion_follows_drags_and_glides_after_jumps);
  g_test_add_func ("/session/a-new-reading-can-be-undone", test_a_new_reading_can_be_undone);
  g_test_add_func ("/session/files-are-read-on-a-thread", test_files_are_read_on_a_thread);
  g_test_add_func ("/session/a-changed-file-is-noticed-once", test_a_changed_file_is_noticed_once);
  return g_test_run ();
}
