/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What follows from the results, kept up to date beside a session: with a main loop, and worker threads. */

#include "config.h"

#include "entente-analysis.h"
#include "entente-dataset-reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LONG_MS 20000

/* With a sanitizer or valgrind a frame is too short for any draw, which is then as it should be. */
static gboolean
is_slowed_down (void)
{
  return g_getenv ("ENTENTE_SANITIZED") != NULL;
}

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

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Lets the main loop go until @until says so, or for @ms when there is no condition. */
static gboolean
spin (gboolean (*until) (EntenteAnalysis *analysis),
      EntenteAnalysis *analysis,
      guint ms)
{
  gboolean over = FALSE;
  const guint source = g_timeout_add (ms, set_true_cb, &over);
  gboolean reached = FALSE;

  while (!over && !reached)
    {
      g_main_context_iteration (NULL, TRUE);
      reached = until != NULL && until (analysis);
    }
  g_source_remove (source);
  return reached;
}

static gboolean
is_done (EntenteAnalysis *analysis)
{
  return !entente_analysis_is_sampling (analysis);
}

static gboolean
has_first_goal (EntenteAnalysis *analysis)
{
  const EntenteRobustness *robustness = entente_analysis_get_robustness (analysis);

  return robustness != NULL && robustness->n_samples >= ENTENTE_ROBUSTNESS_SAMPLES;
}

static gboolean
has_methods (EntenteAnalysis *analysis)
{
  return entente_analysis_get_methods (analysis) != NULL;
}

static gboolean
has_leverage (EntenteAnalysis *analysis)
{
  return entente_analysis_get_leverage (analysis) != NULL;
}

/* The same counts as from a sampler of one's own with the same number of draws. */
static void
assert_is_direct (EntenteSession *session,
                  const EntenteRobustness *robustness)
{
  g_autoptr (EntenteSampler) sampler = entente_sampler_new (entente_session_get_values (session),
                                                            entente_session_get_scenario (session),
                                                            ENTENTE_ROBUSTNESS_SEED);
  g_autoptr (EntenteRobustness) direct = NULL;
  const gsize n = robustness->n_partners;

  entente_sampler_run (sampler, robustness->n_samples, 1, NULL);
  direct = entente_sampler_get_result (sampler);
  g_assert_cmpuint (direct->n_samples, ==, robustness->n_samples);
  g_assert_cmpmem (direct->rank_counts, n * n * sizeof (guint32), robustness->rank_counts, n * n * sizeof (guint32));
  g_assert_cmpmem (direct->tier_counts, n * (robustness->n_tiers + 1) * sizeof (guint32), robustness->tier_counts,
                   n * (robustness->n_tiers + 1) * sizeof (guint32));
}

static void
test_samples_as_the_core_does (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);

  g_assert_null (entente_analysis_get_robustness (analysis));
  g_assert_false (entente_analysis_is_sampling (analysis));
  entente_analysis_hold_robustness (analysis);
  g_assert_true (entente_analysis_is_sampling (analysis));
  g_assert_true (spin (has_first_goal, analysis, LONG_MS));
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
  g_assert_true (spin (is_done, analysis, LONG_MS));
  g_assert_cmpuint (entente_analysis_get_robustness (analysis)->n_samples, ==, 100000);
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
  g_assert_nonnull (entente_analysis_get_possible_ranks (analysis));
}

/* Nobody holds it: nothing is drawn. */
static void
test_nothing_is_sampled_unasked (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);

  entente_session_type_share (session, 0, 0.5);
  entente_session_evaluate (session);
  spin (NULL, analysis, 100);
  g_assert_null (entente_analysis_get_robustness (analysis));
}

static void
note_in_frame_cb (EntenteSession *session,
                  guint *n_samples)
{
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (session));

  *n_samples = robustness != NULL ? robustness->n_samples : 0;
}

/* Whoever draws in the frame of the results has robustness of these very results. */
static void
test_first_answer_in_the_frame (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis;
  guint in_frame = 0, i;

  g_signal_connect (session, "evaluated", G_CALLBACK (note_in_frame_cb), &in_frame);
  analysis = entente_session_get_analysis (session);
  entente_analysis_hold_robustness (analysis);
  g_assert_true (spin (has_first_goal, analysis, LONG_MS));
  entente_session_begin_change (session);
  for (i = 0; i < 50; i++)
    {
      entente_session_move_share (session, 1, 0.1 + i * 0.01);
      entente_session_evaluate (session);
      g_assert_cmpuint (in_frame, >=, 64);
      if (!is_slowed_down ())
        g_assert_true (entente_analysis_is_robustness_current (analysis));
      if (entente_analysis_is_robustness_current (analysis))
        assert_is_direct (session, entente_analysis_get_robustness (analysis));
    }
  entente_session_end_change (session);
  g_assert_true (spin (is_done, analysis, LONG_MS));
  g_assert_true (entente_analysis_is_robustness_current (analysis));
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
}

/* What threads other than this one have worked, in microseconds. */
static gint64
get_work_of_others (void)
{
  struct timespec all, own;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &all);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &own);
  return (gint64) (all.tv_sec - own.tv_sec) * G_USEC_PER_SEC + (all.tv_nsec - own.tv_nsec) / 1000;
}

/* What would lift the selected partner: how often it was found since the last change. */
static guint n_searches;

static void
count_cb (void)
{
  n_searches++;
}

static gboolean
has_searched (EntenteAnalysis *analysis)
{
  return n_searches > 0;
}

/* While a slider moves the draws of the frame are all there are; while it is held still more are made, and what would
 * lift the selected partner is searched for. */
static void
test_waits_for_a_pause (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint i;

  g_signal_connect (analysis, "leverage-changed", G_CALLBACK (count_cb), NULL);
  entente_session_set_selected (session, 20);
  entente_analysis_hold_robustness (analysis);
  g_assert_true (spin (has_first_goal, analysis, LONG_MS));
  g_assert_true (spin (has_searched, analysis, LONG_MS));
  entente_session_begin_change (session);
  for (i = 0; i < 30; i++)
    {
      const gint64 start = g_get_monotonic_time (), work = get_work_of_others ();

      n_searches = 0;
      entente_session_move_share (session, 1, 0.1 + i * 0.01);
      entente_session_evaluate (session);
      spin (NULL, analysis, 25);
      if (i > 0 && g_get_monotonic_time () - start < 40 * 1000 && entente_analysis_is_robustness_current (analysis))
        {
          g_assert_cmpuint (entente_analysis_get_robustness (analysis)->n_samples, <, ENTENTE_ROBUSTNESS_SAMPLES);
          g_assert_cmpint (get_work_of_others () - work, <, 5 * 1000);
          g_assert_cmpuint (n_searches, ==, 0);
        }
    }
  g_assert_true (spin (has_first_goal, analysis, LONG_MS));
  g_assert_true (spin (has_searched, analysis, LONG_MS));
  g_assert_cmpuint (n_searches, ==, 1);
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
  entente_session_end_change (session);
}

/* What runs is stopped by the next change, and its late result is never shown. */
static void
test_stale_results_are_dropped (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint i;

  entente_analysis_hold_robustness (analysis);
  for (i = 0; i < 40; i++)
    {
      entente_session_type_share (session, i % 3, 0.2 + 0.01 * i);
      if (i % 4 == 0)
        entente_session_set_n_tiers (session, 2 + i % 5);
      if (i % 7 == 0)
        entente_session_set_year (session, i % 2 ? 2024 : 2025);
      entente_session_evaluate (session);
      spin (NULL, analysis, (guint) g_test_rand_int_range (0, 30));
      if (entente_analysis_is_robustness_current (analysis))
        assert_is_direct (session, entente_analysis_get_robustness (analysis));
    }
  g_assert_true (spin (is_done, analysis, LONG_MS));
  g_assert_true (entente_analysis_is_robustness_current (analysis));
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
}

/* Gone while a thread works for it; the thread ends in peace. */
static void
test_disposed_in_the_midst (void)
{
  guint i;

  for (i = 0; i < 30; i++)
    {
      EntenteSession *session = open_sample ();
      EntenteAnalysis *analysis = entente_session_get_analysis (session);

      entente_analysis_hold_robustness (analysis);
      entente_analysis_hold_methods (analysis);
      entente_session_set_selected (session, 5);
      spin (NULL, analysis, i);
      g_object_add_weak_pointer (G_OBJECT (analysis), (gpointer *) &analysis);
      g_object_unref (session);
      g_assert_null (analysis);
    }
  spin (NULL, NULL, 100);
}

/* Somebody holds the analysis longer than the session lives. */
static void
test_outlives_its_session (void)
{
  EntenteSession *session = open_sample ();
  g_autoptr (EntenteAnalysis) analysis = g_object_ref (entente_session_get_analysis (session));

  entente_analysis_hold_robustness (analysis);
  spin (NULL, analysis, 10);
  g_object_unref (session);
  spin (NULL, analysis, 250); /* also when it waits for rest */
  g_assert_null (entente_analysis_get_robustness (analysis));
  g_assert_null (entente_analysis_get_leverage (analysis));
}

static void
test_tipping_points_are_those_of_the_frame (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  const EntenteTippingPoints *points;
  guint i;

  for (i = 0; i < 10; i++)
    {
      g_autoptr (EntenteTippingPoints) direct = NULL;

      entente_session_type_share (session, 0, 0.05 + 0.09 * i);
      entente_session_evaluate (session);
      direct = entente_tipping_points_new (entente_session_get_evaluation (session),
                                           entente_session_get_scenario (session), NULL);
      points = entente_analysis_get_tipping_points (analysis);
      g_assert_nonnull (points);
      g_assert_cmpuint (points->n, ==, direct->n);
      g_assert_cmpmem (points->available, points->n_criteria * sizeof (double), direct->available,
                       direct->n_criteria * sizeof (double));
    }
}

static gboolean
has_tipping (EntenteAnalysis *analysis)
{
  return entente_analysis_get_tipping_points (analysis) != NULL;
}

/* Another method takes longer: a thread finds them. */
static void
test_tipping_points_of_a_slow_method (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);

  entente_session_set_method (session, ENTENTE_METHOD_TOPSIS);
  entente_session_evaluate (session);
  g_assert_null (entente_analysis_get_tipping_points (analysis));
  g_assert_true (spin (has_tipping, analysis, LONG_MS));
}

static gboolean
aims_at_the_highest (EntenteAnalysis *analysis)
{
  return has_leverage (analysis) && entente_analysis_get_leverage (analysis)->target == 0;
}

static void
test_leverage_follows_the_selection (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (session);
  const int low = (int) evaluation->order[evaluation->n_rated - 1];
  const EntenteLeverage *leverage;

  g_assert_null (entente_analysis_get_leverage (analysis));
  entente_session_set_selected (session, low);
  g_assert_true (spin (has_leverage, analysis, LONG_MS));
  leverage = entente_analysis_get_leverage (analysis);
  g_assert_cmpuint (leverage->partner, ==, (guint) low);
  g_assert_cmpuint (leverage->target, ==, evaluation->tiers[low] - 1);
  entente_analysis_set_target (analysis, 0);
  g_assert_true (spin (aims_at_the_highest, analysis, LONG_MS));
  entente_session_set_selected (session, (int) evaluation->order[evaluation->n_rated - 2]);
  g_assert_null (entente_analysis_get_leverage (analysis));
  g_assert_true (spin (has_leverage, analysis, LONG_MS));
  g_assert_cmpuint (entente_analysis_get_leverage (analysis)->target, !=, 0);
}

static void
test_methods_while_held (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint changes = 0;

  g_signal_connect_swapped (analysis, "methods-changed", G_CALLBACK (g_atomic_int_inc), &changes);
  spin (NULL, analysis, 50);
  g_assert_null (entente_analysis_get_methods (analysis));
  entente_analysis_hold_methods (analysis);
  g_assert_true (spin (has_methods, analysis, LONG_MS));
  entente_session_type_share (session, 0, 0.9);
  entente_session_evaluate (session);
  spin (NULL, analysis, 200);
  g_assert_cmpuint (changes, ==, 2);
}

/* Other partners: what was known of the old ones is not shown for them. */
static void
test_another_dataset (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "venues-example.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) other = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  entente_analysis_hold_robustness (analysis);
  entente_session_set_selected (session, 3);
  g_assert_true (spin (has_first_goal, analysis, LONG_MS));
  entente_session_adopt (session, other, "Another");
  g_assert_null (entente_analysis_get_robustness (analysis));
  g_assert_null (entente_analysis_get_leverage (analysis));
  g_assert_null (entente_analysis_get_tipping_points (analysis));
  entente_session_evaluate (session);
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
  g_assert_true (spin (is_done, analysis, LONG_MS));
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
  entente_session_undo (session);
  entente_session_evaluate (session);
  g_assert_true (spin (is_done, analysis, LONG_MS));
  assert_is_direct (session, entente_analysis_get_robustness (analysis));
}

static gsize
get_resident_kib (void)
{
  g_autofree char *text = NULL;
  gsize size = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL)
      && sscanf (text, "%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, &size, &resident) == 2)
    return resident * (gsize) sysconf (_SC_PAGESIZE) / 1024;
  return 0;
}

static void
drag (EntenteSession *session,
      EntenteAnalysis *analysis,
      guint n)
{
  guint i, step;

  for (i = 0; i < n; i++)
    {
      entente_session_begin_change (session);
      for (step = 0; step < 4; step++)
        {
          entente_session_move_share (session, i % 4, g_test_rand_double_range (0.05, 0.6));
          entente_session_evaluate (session);
          g_main_context_iteration (NULL, FALSE);
        }
      entente_session_end_change (session);
      entente_session_undo (session);
      entente_session_evaluate (session);
      spin (NULL, analysis, 1);
    }
}

/* Many drags with everything on leave no more behind than a few; in slow mode a thousand. */
static void
test_many_drags_leave_nothing (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  const guint n = g_test_slow () ? 1000 : 250;
  gsize before, after;

  entente_analysis_hold_robustness (analysis);
  entente_analysis_hold_methods (analysis);
  entente_session_set_selected (session, 20);
  drag (session, analysis, n / 2);
  spin (is_done, analysis, LONG_MS);
  before = get_resident_kib ();
  drag (session, analysis, n);
  spin (is_done, analysis, LONG_MS);
  after = get_resident_kib ();
  g_test_message ("resident %" G_GSIZE_FORMAT " KiB, after %u drags %" G_GSIZE_FORMAT " KiB", before, n, after);
  g_assert_cmpuint (after, <, before + 8 * 1024);
}

typedef struct
{
  gint64 last, shortest;
} Pace;

static void
note_pace_cb (Pace *pace)
{
  const gint64 now = g_get_monotonic_time ();

  if (pace->last != 0)
    pace->shortest = MIN (pace->shortest, now - pace->last);
  pace->last = now;
}

/* Once a frame at most, however often there is something new. */
static void
test_signals_keep_the_pace_of_frames (void)
{
  g_autoptr (EntenteSession) session = open_sample ();
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  Pace pace = { 0, G_MAXINT64 };

  g_signal_connect_swapped (analysis, "robustness-changed", G_CALLBACK (note_pace_cb), &pace);
  entente_analysis_hold_robustness (analysis);
  g_assert_true (spin (is_done, analysis, LONG_MS));
  g_test_message ("shortest pause %.1f ms", pace.shortest / 1000.0);
  g_assert_cmpint (pace.last, !=, 0);
  g_assert_cmpint (pace.shortest, >=, 15 * 1000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/samples-as-the-core-does", test_samples_as_the_core_does);
  g_test_add_func ("/analysis/nothing-is-sampled-unasked", test_nothing_is_sampled_unasked);
  g_test_add_func ("/analysis/first-answer-in-the-frame", test_first_answer_in_the_frame);
  g_test_add_func ("/analysis/waits-for-a-pause", test_waits_for_a_pause);
  g_test_add_func ("/analysis/stale-results-are-dropped", test_stale_results_are_dropped);
  g_test_add_func ("/analysis/disposed-in-the-midst", test_disposed_in_the_midst);
  g_test_add_func ("/analysis/outlives-its-session", test_outlives_its_session);
  g_test_add_func ("/analysis/tipping-points-are-those-of-the-frame", test_tipping_points_are_those_of_the_frame);
  g_test_add_func ("/analysis/tipping-points-of-a-slow-method", test_tipping_points_of_a_slow_method);
  g_test_add_func ("/analysis/leverage-follows-the-selection", test_leverage_follows_the_selection);
  g_test_add_func ("/analysis/methods-while-held", test_methods_while_held);
  g_test_add_func ("/analysis/another-dataset", test_another_dataset);
  g_test_add_func ("/analysis/many-drags-leave-nothing", test_many_drags_leave_nothing);
  g_test_add_func ("/analysis/signals-keep-the-pace-of-frames", test_signals_keep_the_pace_of_frames);
  return g_test_run ();
}
