/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Undo and redo: what makes a step, and that a thousand of them lead back. */

#include "config.h"

#include "entente-dataset-reader.h"
#include "entente-history.h"

#define SECOND G_USEC_PER_SEC

static const char document[]
    = "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"Hub\"},"
      " \"criteria\": ["
      "  {\"id\": \"a\", \"name\": \"A\", \"weight\": 2, \"indicators\": [{\"id\": \"ka\", \"name\": \"ka\", \"weight\": 1,"
      "    \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 1}}]},"
      "  {\"id\": \"b\", \"name\": \"B\", \"weight\": 1, \"indicators\": [{\"id\": \"kb\", \"name\": \"kb\", \"weight\": 1,"
      "    \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 1}}]}],"
      " \"partners\": [{\"id\": \"P\", \"name\": \"P\", \"facts\": {\"ka\": {\"2020\": 1}, \"kb\": {\"2020\": 0.5}}}]}";

static EntenteDataset *
read_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, sizeof (document) - 1);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static gboolean
record (EntenteHistory *history,
        double weight,
        const char *token,
        gint64 now)
{
  EntenteHistoryChange change = { entente_scenario_copy (entente_history_get_current (history)->scenario), NULL,
                                  "step", token, now };

  change.scenario->weights[0] = weight;
  return entente_history_record (history, &change);
}

static double
get_weight (EntenteHistory *history)
{
  return entente_history_get_current (history)->scenario->weights[0];
}

static EntenteHistory *
make_history (void)
{
  g_autoptr (EntenteDataset) dataset = read_document ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);

  return entente_history_new (scenario, scenario, NULL);
}

static void
test_a_new_history_has_nothing_to_undo (void)
{
  g_autoptr (EntenteHistory) history = make_history ();

  g_assert_false (entente_history_can_undo (history));
  g_assert_false (entente_history_can_redo (history));
  g_assert_false (entente_history_undo (history));
  g_assert_null (entente_history_get_undo_label (history));
}

static void
test_what_changes_nothing_is_no_step (void)
{
  g_autoptr (EntenteHistory) history = make_history ();

  g_assert_false (record (history, get_weight (history), NULL, 0));
  g_assert_cmpuint (entente_history_get_length (history), ==, 1);
}

static void
test_a_run_of_keys_is_one_step (void)
{
  g_autoptr (EntenteHistory) history = make_history ();
  double first = get_weight (history);

  record (history, 3, "share:0", 0);
  record (history, 4, "share:0", SECOND * 9 / 10);
  record (history, 5, "share:0", SECOND * 18 / 10);
  g_assert_cmpuint (entente_history_get_length (history), ==, 2);
  g_assert_true (entente_history_undo (history));
  g_assert_cmpfloat (get_weight (history), ==, first);
}

static void
test_a_pause_ends_a_run (void)
{
  g_autoptr (EntenteHistory) history = make_history ();

  record (history, 3, "share:0", 0);
  record (history, 4, "share:0", SECOND);
  g_assert_cmpuint (entente_history_get_length (history), ==, 3);
  record (history, 5, "share:1", SECOND + 1);
  g_assert_cmpuint (entente_history_get_length (history), ==, 4);
}

static void
test_a_drag_is_one_step_however_long (void)
{
  g_autoptr (EntenteHistory) history = make_history ();
  double first = get_weight (history);

  entente_history_hold (history);
  record (history, 3, "share:0", 0);
  record (history, 4, "share:0", 60 * SECOND);
  entente_history_release (history);
  record (history, 5, "share:0", 60 * SECOND + 1);
  g_assert_cmpuint (entente_history_get_length (history), ==, 3);
  entente_history_undo (history);
  g_assert_cmpfloat (get_weight (history), ==, 4);
  entente_history_undo (history);
  g_assert_cmpfloat (get_weight (history), ==, first);
}

static void
test_a_drag_starts_from_where_it_began (void)
{
  g_autoptr (EntenteHistory) history = make_history ();
  const EntenteHistoryStep *start = entente_history_get_current (history);

  entente_history_hold (history);
  g_assert_true (entente_history_get_base (history, "share:0", 0) == start);
  record (history, 3, "share:0", 0);
  g_assert_true (entente_history_get_base (history, "share:0", 0) == start);
  entente_history_release (history);
  g_assert_true (entente_history_get_base (history, "share:0", 0) == entente_history_get_current (history));
}

static void
test_out_and_back_leaves_no_step (void)
{
  g_autoptr (EntenteHistory) history = make_history ();

  record (history, 50, NULL, 0);
  entente_history_hold (history);
  record (history, 3, "share:0", 0);
  record (history, 50, "share:0", 1);
  g_assert_cmpuint (entente_history_get_length (history), ==, 2);
  g_assert_true (entente_history_get_base (history, "share:0", 1) == entente_history_get_current (history));
  record (history, 7, "share:0", 2);
  g_assert_cmpuint (entente_history_get_length (history), ==, 3);
  entente_history_release (history);
  entente_history_undo (history);
  g_assert_cmpfloat (get_weight (history), ==, 50);
}

static void
test_a_change_after_undo_drops_what_was_undone (void)
{
  g_autoptr (EntenteHistory) history = make_history ();

  record (history, 3, NULL, 0);
  record (history, 4, NULL, 0);
  entente_history_undo (history);
  g_assert_true (entente_history_can_redo (history));
  record (history, 9, NULL, 0);
  g_assert_false (entente_history_can_redo (history));
  entente_history_undo (history);
  g_assert_cmpfloat (get_weight (history), ==, 3);
}

static void
test_ratios_survive_a_trip_through_zero (void)
{
  g_autoptr (EntenteHistory) history = make_history ();
  EntenteHistoryChange change
      = { entente_scenario_copy (entente_history_get_current (history)->scenario), NULL, "step", NULL, 0 };

  change.scenario->weights[1] = 0;
  entente_history_record (history, &change);
  g_assert_cmpfloat_with_epsilon (entente_history_get_current (history)->ratios[1], 1 / 3.0, 1e-12);
}

/* A walk of 1,000 random changes, undos and redos beside a plain list of what should be there. */
static void
test_a_thousand_random_steps_lead_back (void)
{
  g_autoptr (EntenteHistory) history = make_history ();
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (double));
  double first = get_weight (history);
  guint position = 0, i;

  g_array_append_val (expected, first);
  for (i = 0; i < 1000; i++)
    {
      int choice = g_test_rand_int_range (0, 4);

      if (choice == 0 && entente_history_undo (history))
        position--;
      else if (choice == 1 && entente_history_redo (history))
        position++;
      else if (choice >= 2)
        {
          double weight = g_test_rand_double_range (1, 100);

          record (history, weight, NULL, (gint64) i);
          g_array_set_size (expected, position + 1);
          g_array_append_val (expected, weight);
          position++;
        }
      g_assert_cmpfloat (get_weight (history), ==, g_array_index (expected, double, position));
    }
  while (entente_history_undo (history))
    ;
  g_assert_cmpfloat (get_weight (history), ==, first);
  while (entente_history_redo (history))
    ;
  g_assert_cmpfloat (get_weight (history), ==, g_array_index (expected, double, expected->len - 1));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/a-new-history-has-nothing-to-undo", test_a_new_history_has_nothing_to_undo);
  g_test_add_func ("/history/what-changes-nothing-is-no-step", test_what_changes_nothing_is_no_step);
  g_test_add_func ("/history/a-run-of-keys-is-one-step", test_a_run_of_keys_is_one_step);
  g_test_add_func ("/history/a-pause-ends-a-run", test_a_pause_ends_a_run);
  g_test_add_func ("/history/a-drag-is-one-step-however-long", test_a_drag_is_one_step_however_long);
  g_test_add_func ("/history/a-drag-starts-from-where-it-began", test_a_drag_starts_from_where_it_began);
  g_test_add_func ("/history/out-and-back-leaves-no-step", test_out_and_back_leaves_no_step);
  g_test_add_func ("/history/a-change-after-undo-drops-what-was-undone",
                   test_a_change_after_undo_drops_what_was_undone);
  g_test_add_func ("/history/ratios-survive-a-trip-through-zero", test_ratios_survive_a_trip_through_zero);
  g_test_add_func ("/history/a-thousand-random-steps-lead-back", test_a_thousand_random_steps_lead_back);
  return g_test_run ();
}
