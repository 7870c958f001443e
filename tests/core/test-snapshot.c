/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What would be saved: when two moments are the same, and which text of the file they have. */

#include "entente-dataset-reader.h"
#include "entente-scenario-json.h"
#include "entente-snapshot.h"

#include <string.h>

#define INDICATOR(id) "\"indicators\": [{\"id\": \"" id "\", \"name\": \"I\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 10}}]"
#define HEAD                                                                                                            \
  "{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"H\", \"name\": \"Hub\"}, \"criteria\": ["      \
  "{\"id\": \"a\", \"name\": \"A\", \"weight\": 2, " INDICATOR ("i") "}, "                                              \
  "{\"id\": \"b\", \"name\": \"B\", \"weight\": 1, " INDICATOR ("j") "}], \"partners\": ["                              \
  "{\"id\": \"P\", \"name\": \"P\"}, {\"id\": \"Q\", \"name\": \"Q\"}]"

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario, *baseline;
} Case;

/* @rest: what follows in the file, with a comma before, or "". */
static Case
make_case (const char *rest)
{
  g_autofree char *json = g_strconcat (HEAD, rest, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  Case c = { entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL) };

  g_assert_nonnull (c.dataset);
  c.scenario = entente_scenario_new_from_json (c.dataset, c.dataset->scenario);
  c.baseline = entente_scenario_new_from_json (c.dataset, c.dataset->baseline);
  return c;
}

static void
clear_case (Case *c)
{
  entente_scenario_free (c->scenario);
  entente_scenario_free (c->baseline);
  entente_dataset_unref (c->dataset);
}

static void
assert_saved (const Case *c,
              const EntentePin *pins,
              guint n_pins,
              const char *rest)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_snapshot_new (c->dataset, c->scenario, c->baseline, pins, n_pins);
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (snapshot);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *expected = g_strconcat (HEAD, rest, "}", NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* Whoever is pinned where, in whatever order that is said. */
static void
test_equal_pins (void)
{
  static const EntentePin both[] = { { 0, 0.5, -0.25 }, { 1, 0, 1 } }, turned[] = { { 1, 0, 1 }, { 0, 0.5, -0.25 } };
  static const EntentePin others[][2] = {
    { { 0, 0.5, -0.25 }, { 1, 0, 0.5 } }, { { 0, 0.5, -0.25 }, { 1, 0.5, 1 } }, { { 0, 0.25, -0.25 }, { 1, 0, 1 } },
  };
  Case c = make_case ("");
  g_autoptr (EntenteSnapshot) first = entente_snapshot_new (c.dataset, c.scenario, c.baseline, both, 2);
  g_autoptr (EntenteSnapshot) same = entente_snapshot_new (c.dataset, c.scenario, c.baseline, turned, 2);
  g_autoptr (EntenteSnapshot) fewer = entente_snapshot_new (c.dataset, c.scenario, c.baseline, both, 1);
  g_autoptr (EntenteSnapshot) who = entente_snapshot_new (c.dataset, c.scenario, c.baseline, &(EntentePin) { 1, 0.5, -0.25 }, 1);
  g_autoptr (EntenteSnapshot) none = entente_snapshot_new (c.dataset, c.scenario, c.baseline, NULL, 0);
  guint i;

  g_assert_true (entente_snapshot_equal (first, same));
  g_assert_true (entente_snapshot_equal (none, none));
  g_assert_false (entente_snapshot_equal (first, fewer));
  g_assert_false (entente_snapshot_equal (fewer, who));
  g_assert_false (entente_snapshot_equal (fewer, none));
  for (i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (EntenteSnapshot) other = entente_snapshot_new (c.dataset, c.scenario, c.baseline, others[i], 2);

      g_assert_false (entente_snapshot_equal (first, other));
    }
  clear_case (&c);
}

/* The same text read twice is the same dataset; scenario and baseline both count. */
static void
test_equal_scenarios (void)
{
  Case c = make_case (""), again = make_case (""), other = make_case (", \"sources\": []");
  g_autoptr (EntenteSnapshot) first = entente_snapshot_new (c.dataset, c.scenario, c.baseline, NULL, 0);
  g_autoptr (EntenteSnapshot) reread = entente_snapshot_new (again.dataset, again.scenario, again.baseline, NULL, 0);
  g_autoptr (EntenteSnapshot) changed = entente_snapshot_new (other.dataset, other.scenario, other.baseline, NULL, 0);
  g_autoptr (EntenteSnapshot) weighted = NULL, compared = NULL;

  g_assert_true (entente_snapshot_get_dataset (first) == c.dataset);
  g_assert_true (entente_snapshot_equal (first, reread));
  g_assert_false (entente_snapshot_equal (first, changed));
  again.scenario->weights[1] = 5;
  weighted = entente_snapshot_new (again.dataset, again.scenario, again.baseline, NULL, 0);
  g_assert_false (entente_snapshot_equal (first, weighted));
  g_assert_true (entente_snapshot_equal (first, reread)); /* it has a copy */
  compared = entente_snapshot_new (again.dataset, c.scenario, again.scenario, NULL, 0);
  g_assert_false (entente_snapshot_equal (first, compared));
  clear_case (&c);
  clear_case (&again);
  clear_case (&other);
}

/* A scenario comes into the text with what differs, goes with the last difference, and leaves alone what nobody knows. */
static void
test_scenarios_in_texts (void)
{
  static const char with[] = ", \"scenario\": {\"weights\": {\"a\": 5, \"b\": 1}}";
  Case plain = make_case (""), written = make_case (with);
  Case strange = make_case (", \"scenario\": {\"weights\": {\"a\": 5, \"b\": 1}, \"colour\": \"red\"}");

  assert_saved (&plain, NULL, 0, "");
  assert_saved (&written, NULL, 0, with);
  plain.scenario->weights[0] = 5;
  assert_saved (&plain, NULL, 0, with);
  plain.baseline->weights[1] = 3;
  assert_saved (&plain, NULL, 0, ", \"scenario\": {\"weights\": {\"a\": 5, \"b\": 1}}, \"baseline\": {\"weights\": {\"a\": 2, \"b\": 3}}");
  written.scenario->weights[0] = strange.scenario->weights[0] = 2;
  assert_saved (&written, NULL, 0, "");
  assert_saved (&strange, NULL, 0, ", \"scenario\": {\"colour\": \"red\"}");
  clear_case (&plain);
  clear_case (&written);
  clear_case (&strange);
}

/* Pins that stay where they are keep their text, others come, move and go one by one. */
static void
test_pins_in_texts (void)
{
  static const char with[] = ", \"layout\": {\"pins\": {\"P\": [0.50, -0.25]}}";
  static const EntentePin stays[] = { { 1, 0, 1 }, { 0, 0.5, -0.25 } }, moves = { 0, 0.5, 0.75 }, comes = { 1, 0, 1 };
  Case plain = make_case (""), pinned = make_case (with);

  assert_saved (&plain, &comes, 1, ", \"layout\": {\"pins\": {\"Q\": [0, 1]}}");
  assert_saved (&plain, stays, 2, ", \"layout\": {\"pins\": {\"P\": [0.5, -0.25], \"Q\": [0, 1]}}");
  assert_saved (&pinned, &stays[1], 1, with);
  assert_saved (&pinned, stays, 2, ", \"layout\": {\"pins\": {\"P\": [0.50, -0.25], \"Q\": [0, 1]}}");
  assert_saved (&pinned, &moves, 1, ", \"layout\": {\"pins\": {\"P\": [0.5, 0.75]}}");
  assert_saved (&pinned, &comes, 1, ", \"layout\": {\"pins\": {\"Q\": [0, 1]}}");
  clear_case (&plain);
  clear_case (&pinned);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/equal-pins", test_equal_pins);
  g_test_add_func ("/snapshot/equal-scenarios", test_equal_scenarios);
  g_test_add_func ("/snapshot/scenarios-in-texts", test_scenarios_in_texts);
  g_test_add_func ("/snapshot/pins-in-texts", test_pins_in_texts);
  return g_test_run ();
}
