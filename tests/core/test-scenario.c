/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "dataset-fixture.h"

#include "entente-scenario-json.h"

#include <string.h>

static DatasetFixture *
make_fixture (void)
{
  static const EntenteCategory kinds[] = { { "none", { 0 }, 0 }, { "some", { 0 }, 0.5 }, { "full", { 0 }, 1 } };
  DatasetFixture *fixture = dataset_fixture_new (4, 3, 2);
  const double even[] = { 10, 10, 10 }, first[] = { 60, 20, 20 };

  dataset_fixture_set_categories (fixture, 5, kinds, G_N_ELEMENTS (kinds));
  dataset_fixture_add_preset (fixture, "even", "Even", even);
  dataset_fixture_add_preset (fixture, "first", "The first counts most", first);
  fixture->criteria[0].weight = 50;
  fixture->criteria[1].weight = 30;
  fixture->criteria[2].weight = 20;
  dataset_fixture_add_conditions (fixture, 3);
  return fixture;
}

static gboolean
merge (EntenteScenario *scenario,
       const DatasetFixture *fixture,
       const char *json,
       EntenteDiagnostics **diagnostics)
{
  *diagnostics = entente_diagnostics_new ();
  return entente_scenario_merge_json (scenario, fixture->dataset, json, -1, *diagnostics);
}

static void
merge_soundly (EntenteScenario *scenario,
               const DatasetFixture *fixture,
               const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  const gboolean sound = merge (scenario, fixture, json, &diagnostics);

  if (entente_diagnostics_get_length (diagnostics) > 0)
    g_test_message ("%s: %s", json, entente_diagnostics_get (diagnostics, 0)->message);
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
  g_assert_true (sound);
}

static void
test_defaults (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autofree char *json = entente_scenario_to_json (scenario, fixture->dataset);
  double shares[3];
  guint i;

  g_assert_cmpstr (json, ==, "{}");
  entente_scenario_get_shares (scenario, shares);
  g_assert_cmpfloat (shares[0], ==, 0.5);
  g_assert_cmpuint (scenario->n_tiers, ==, 3);
  g_assert_cmpfloat (scenario->tier_from[0], ==, 0.6);
  g_assert_true (isinf (scenario->tier_from[2]));
  for (i = scenario->n_tiers; i < ENTENTE_MAX_TIERS; i++)
    g_assert_cmpint (scenario->tier_count[i], ==, -1);
  g_assert_true (scenario->gates_on);
  g_assert_cmpint (scenario->year, ==, 2025);
}

/* As many bytes are read as the length says, also none; without a length, up to the zero. */
static void
test_lengths (void)
{
  static const char json[] = "{}{\"year\": 2030}";
  static const struct
  {
    gssize length;
    gboolean is_sound;
  } cases[] = { { -1, FALSE }, { 0, FALSE }, { 1, FALSE }, { 2, TRUE }, { 3, FALSE }, { sizeof json - 1, FALSE } };
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

      g_assert_cmpint (entente_scenario_merge_json (scenario, fixture->dataset, json, cases[i].length, diagnostics), ==,
                       cases[i].is_sound);
      g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, cases[i].is_sound ? 0 : 1);
      if (cases[i].length == 0)
        g_assert_cmpstr (entente_diagnostics_get (diagnostics, 0)->message, ==, "The file is empty");
    }
}

static void
test_copies_are_apart (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) copy = NULL;
  const EntenteWhatIfItem item = { 1, 0.5, ENTENTE_NONE, FALSE };

  entente_scenario_set_what_if (scenario, 2, &item);
  copy = entente_scenario_copy (scenario);
  g_assert_true (entente_scenario_equal (scenario, copy));
  copy->weights[0] = 1;
  g_assert_false (entente_scenario_equal (scenario, copy));
  copy->weights[0] = scenario->weights[0];
  entente_scenario_remove_what_if (copy, 2, 1);
  g_assert_false (entente_scenario_equal (scenario, copy));
  g_assert_nonnull (entente_scenario_get_what_if (scenario, 2, 1));
}

/* Sliders of importance show weights that are ratings as they are, and others on the scale of the greatest. */
static void
test_ratings (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  double ratings[3];

  scenario->slider_mode = ENTENTE_SLIDERS_IMPORTANCE;
  entente_scenario_get_ratings (scenario, ratings);
  g_assert_cmpfloat (ratings[0], ==, 50);
  g_assert_cmpfloat (ratings[1], ==, 30);
  scenario->slider_mode = ENTENTE_SLIDERS_SHARE;
  entente_scenario_get_ratings (scenario, ratings);
  g_assert_cmpfloat (ratings[0], ==, 100);
  g_assert_cmpfloat_with_epsilon (ratings[1], 60, 1e-9);
  scenario->slider_mode = ENTENTE_SLIDERS_IMPORTANCE;
  scenario->weights[1] = 100;
  entente_scenario_get_ratings (scenario, ratings);
  g_assert_cmpfloat (ratings[2], ==, 20);
  scenario->weights[1] = 200;
  entente_scenario_get_ratings (scenario, ratings);
  g_assert_cmpfloat_with_epsilon (ratings[0], 25, 1e-9);
  g_assert_cmpfloat (ratings[1], ==, 100);
  g_assert_cmpfloat_with_epsilon (ratings[2], 10, 1e-9);
}

/* Presets set every weight, whatever is locked, and leave the locks on. */
static void
test_presets (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);

  g_assert_cmpint (entente_scenario_match_preset (scenario, fixture->dataset), ==, ENTENTE_NONE);
  scenario->locks[1] = TRUE;
  entente_scenario_apply_preset (scenario, fixture->dataset, 1);
  g_assert_cmpfloat (scenario->weights[1], ==, 20);
  g_assert_true (scenario->locks[1]);
  g_assert_cmpint (entente_scenario_match_preset (scenario, fixture->dataset), ==, 1);
  entente_scenario_apply_equal (scenario);
  g_assert_cmpint (entente_scenario_match_preset (scenario, fixture->dataset), ==, 0);
}

static void
test_what_ifs_are_sorted (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint round, i;

  for (round = 0; round < 200; round++)
    {
      const int partner = g_rand_int_range (random, 0, 4);
      const EntenteWhatIfItem item = { g_rand_int_range (random, 0, 5), round, ENTENTE_NONE, FALSE };

      if (g_rand_int_range (random, 0, 3) == 0)
        {
          entente_scenario_remove_what_if (scenario, partner, item.quantity);
          g_assert_null (entente_scenario_get_what_if (scenario, partner, item.quantity));
        }
      else
        {
          entente_scenario_set_what_if (scenario, partner, &item);
          g_assert_cmpfloat (entente_scenario_get_what_if (scenario, partner, item.quantity)->value, ==, round);
        }
      for (i = 1; i < scenario->what_ifs->len; i++)
        {
          const EntenteWhatIf *a = &g_array_index (scenario->what_ifs, EntenteWhatIf, i - 1), *b = a + 1;

          g_assert_true (a->partner < b->partner ||
                         (a->partner == b->partner && a->item.quantity < b->item.quantity));
        }
    }
}

/* What is written reads back to an equal scenario. */
static void
test_round_trip (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  const char *const patches[] = {
    "{}",
    "{\"weights\": {\"c0\": 1e-8, \"c1\": 1e21, \"c2\": 123456789012345678901234567890}}",
    "{\"weights\": {\"c0\": 0.1, \"c1\": 0.30000000000000004, \"c2\": 1e-7}}",
    "{\"locks\": [\"c0\", \"c2\"], \"sliders\": \"importance\"}",
    "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"count\": 1}, {\"share\": 0.3}, {\"count\": 0}, {}]}}",
    "{\"tiers\": {\"rule\": \"thresholds\", \"list\": [{\"from\": 0.75}, {}]}}",
    "{\"gates\": false, \"year\": 2031, \"assume-pledges\": true}",
    "{\"method\": {\"kind\": \"vikor\", \"v\": 0.25, \"normalisation\": \"sum\"}}",
    "{\"method\": {\"kind\": \"promethee\", \"q\": 0.1, \"p\": 0.1}}",
    "{\"tiers\": {\"rule\": \"natural\", \"classes\": 2}}",
    ("{\"tiers\": {\"rule\": \"profiles\", \"lambda\": 0.6, \"p\": 0.1, \"veto\": 0.4, \"assignment\": \"optimistic\","
    " \"list\": [{\"profile\": {\"c0\": 0.7, \"c2\": 0.5}}, {\"profile\": {\"c1\": 0.25}}, {}]}}"),
    "{\"uncertainty\": 0.75, \"bounds\": {\"c1\": [0.125, 0.5]}, \"order\": [\"c2\", \"c0\"]}",
    "{\"what-if\": {\"p0\": {\"q1\": -3.25, \"q5\": \"some\"}, \"p3\": {\"q0\": null}}}",
    "{\"condition-levels\": {\"k2\": -0.5, \"k1\": 2.25}}",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteScenario) again = entente_scenario_new (fixture->dataset);
      g_autoptr (EntenteScenario) from_file = entente_scenario_new (fixture->dataset);
      g_autofree char *json = NULL;
      g_autofree char *file = NULL;

      merge_soundly (scenario, fixture, patches[i]);
      g_assert_cmpint (entente_scenario_equal (scenario, again), ==, i == 0);
      json = entente_scenario_to_json (scenario, fixture->dataset);
      merge_soundly (again, fixture, json);
      g_assert_true (entente_scenario_equal (scenario, again));
      file = entente_scenario_to_file_json (scenario, fixture->dataset);
      g_assert_true (g_str_has_prefix (file, "{\n  \"format\": \"entente-scenario\",\n  \"version\": 1"));
      merge_soundly (from_file, fixture, file);
      g_assert_true (entente_scenario_equal (scenario, from_file));
    }
}

/* RFC 7396: null puts a member back, lists are replaced whole, what is not named stays. */
static void
test_patches (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteScenario) defaults = entente_scenario_new (fixture->dataset);

  merge_soundly (scenario, fixture, "{\"year\": 2020, \"locks\": [\"c0\"], \"gates\": false}");
  merge_soundly (scenario, fixture, "{\"locks\": [\"c1\"]}");
  g_assert_cmpint (scenario->year, ==, 2020);
  g_assert_false (scenario->locks[0]);
  g_assert_true (scenario->locks[1]);
  merge_soundly (scenario, fixture, "{\"what-if\": {\"p0\": {\"q0\": 1, \"q1\": 2}, \"p1\": {\"q0\": 3}}}");
  merge_soundly (scenario, fixture, "{\"what-if\": {\"p0\": {\"q1\": null}}}");
  g_assert_true (entente_scenario_get_what_if (scenario, 0, 1)->missing);
  g_assert_cmpfloat (entente_scenario_get_what_if (scenario, 0, 0)->value, ==, 1);
  merge_soundly (scenario, fixture, "{\"what-if\": {\"p0\": null}}");
  g_assert_cmpuint (scenario->what_ifs->len, ==, 1);
  merge_soundly (scenario, fixture, "{\"what-if\": null, \"locks\": null, \"year\": null, \"gates\": null}");
  g_assert_true (entente_scenario_equal (scenario, defaults));
}

typedef struct
{
  const char *json, *pointer, *remedy;
} Mistake;

static const Mistake mistakes[] = {
  { "{\"weights\": {\"c0\": 1, \"c1\": 1}}", "/weights", "every criterion" },
  { "{\"weights\": {\"c0\": 1, \"c1\": 1, \"c2\": 1, \"c22\": 1}}", "/weights/c22", "c2" },
  { "{\"weights\": {\"c0\": 0, \"c1\": 0, \"c2\": 0}}", "/weights", "above 0" },
  { "{\"weights\": {\"c0\": -1, \"c1\": 1, \"c2\": 1}}", "/weights/c0", "0 or more" },
  { "{\"weights\": {\"c0\": \"1\", \"c1\": 1, \"c2\": 1}}", "/weights/c0", "quotation marks" },
  { "{\"locks\": [\"c0\", \"c7\"]}", "/locks/1", NULL },
  { "{\"locks\": \"c0\"}", "/locks", NULL },
  { "{\"method\": {\"kind\": \"topsi\"}}", "/method/kind", "topsis" },
  { "{\"method\": {\"kind\": \"vikor\", \"v\": 2}}", "/method/v", NULL },
  { "{\"method\": {\"kind\": \"promethee\", \"q\": 0.5, \"p\": 0.2}}", "/method", "fully" },
  { "{\"method\": {\"kind\": \"topsis\", \"normalisation\": \"vectr\"}}", "/method/normalisation", "vector" },
  { "{\"tiers\": {\"p\": 0.3, \"veto\": 0.2}}", "/tiers", "at least as large" },
  { "{\"tiers\": {\"assignment\": \"optimist\"}}", "/tiers/assignment", "optimistic" },
  { "{\"tiers\": {\"rule\": \"natural\", \"classes\": 7}}", "/tiers/classes", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"profile\": {\"c9\": 1}}, {}]}}", "/tiers/list/0/profile/c9", NULL },
  { "{\"uncertainty\": 1.5}", "/uncertainty", NULL },
  { "{\"bounds\": {\"c0\": [0.6, 1], \"c1\": [0.6, 1]}}", "/bounds", "add up" },
  { "{\"bounds\": {\"c0\": [0.6]}}", "/bounds/c0", "least share" },
  { "{\"order\": [\"c1\", \"c0\", \"c1\"]}", "/order/2", NULL },
  { "{\"sliders\": \"shares\"}", "/sliders", "share" },
  { "{\"tiers\": {\"list\": [{\"from\": 0.4}, {\"from\": 0.6}, {}]}}", "/tiers/list/1", "highest tier first" },
  { "{\"tiers\": {\"list\": [{}, {}]}}", "/tiers/list/0", "from" },
  { "{\"tiers\": {\"rule\": \"sizes\", \"list\": [{\"count\": 1, \"share\": 0.1}, {}]}}", "/tiers/list/0", NULL },
  { "{\"tiers\": {\"rule\": \"sizes\"}}", "/tiers", "count" },
  { "{\"tiers\": {\"list\": []}}", "/tiers/list", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"id\": 1}, {}]}}", "/tiers/list/0/id", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"id\": \"a b\"}, {}]}}", "/tiers/list/0/id", "made of the letters" },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5}, {\"id\": \"\"}]}}", "/tiers/list/1/id", "made of the letters" },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"name\": [\"A\"]}, {}]}}", "/tiers/list/0/name", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"name\": {}}, {}]}}", "/tiers/list/0/name", "Write a text" },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"name\": {\"en\": 1}}, {}]}}", "/tiers/list/0/name/en", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"name\": {\"e n\": \"A\"}}, {}]}}", "/tiers/list/0/name/e n", "pt-BR" },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"colour\": 3}, {}]}}", "/tiers/list/0/colour", NULL },
  { "{\"tiers\": {\"list\": [{\"from\": 0.5, \"colour\": \"blue\"}, {}]}}", "/tiers/list/0/colour", "#1a5fb4" },
  { "{\"name\": 1}", "/name", NULL },
  { "{\"description\": [\"A\"]}", "/description", NULL },
  { "{\"dataset\": {}}", "/dataset", NULL },
  { "{\"year\": 2025.5}", "/year", NULL },
  { "{\"year\": 90210}", "/year", "between" },
  { "{\"gates\": [true]}", "/gates", "true or false" },
  { "{\"gates\": 1}", "/gates", NULL },
  { "{\"what-if\": {\"p9\": {\"q0\": 1}}}", "/what-if/p9", NULL },
  { "{\"what-if\": {\"p0\": {\"q00\": 1}}}", "/what-if/p0/q00", "q0" },
  { "{\"what-if\": {\"p0\": {\"q5\": \"ful\"}}}", "/what-if/p0/q5", "full" },
  { "{\"what-if\": {\"p0\": {\"q5\": 1}}}", "/what-if/p0/q5", NULL },
  { "{\"condition-levels\": {\"x\": 1}}", "/condition-levels/x", NULL },
  { "{\"format\": \"entente-dataset\"}", "/format", "entente-scenario" },
  { "{\"version\": 2}", "/version", NULL },
  { "{\"year\": 2025,}", NULL, NULL },
  { "[]", "", NULL },
};

/* Each mistake is an error at its place, and changes nothing. */
static void
test_mistakes (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) defaults = entente_scenario_new (fixture->dataset);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      const Mistake *mistake = &mistakes[i];
      g_autoptr (EntenteScenario) scenario = entente_scenario_copy (defaults);
      g_autoptr (EntenteDiagnostics) diagnostics = NULL;
      const EntenteDiagnostic *first;

      g_test_message ("%s", mistake->json);
      g_assert_false (merge (scenario, fixture, mistake->json, &diagnostics));
      g_assert_true (entente_scenario_equal (scenario, defaults));
      g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR), >=, 1);
      first = entente_diagnostics_get (diagnostics, 0);
      g_assert_cmpuint (first->line, ==, 1);
      if (mistake->pointer != NULL)
        g_assert_cmpstr (first->pointer, ==, mistake->pointer);
      if (mistake->remedy != NULL)
        {
          g_assert_nonnull (first->remedy);
          g_assert_nonnull (strstr (first->remedy, mistake->remedy));
        }
    }
}

/* Nobody mends a file one mistake at a time. */
static void
test_mistakes_are_reported_together (void)
{
  static const char *const pointers[] = { "/name", "/description", "/dataset", "/tiers/list/0/id", "/tiers/list/0/name",
                                          "/tiers/list/0/colour", "/tiers/list/1", "/year" };
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;
  guint i;

  g_assert_false (merge (scenario, fixture,
                         "{\"name\": 1, \"description\": null, \"dataset\": [], \"tiers\": {\"list\": [{\"from\": 0.5,"
                         " \"id\": 1, \"name\": true, \"colour\": {}}, 7]}, \"year\": \"soon\"}",
                         &diagnostics));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, G_N_ELEMENTS (pointers));
  for (i = 0; i < G_N_ELEMENTS (pointers); i++)
    g_assert_cmpstr (entente_diagnostics_get (diagnostics, i)->pointer, ==, pointers[i]);
}

static void
test_unknown_members_are_noted (void)
{
  g_autoptr (DatasetFixture) fixture = make_fixture ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (fixture->dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = NULL;

  g_assert_true (merge (scenario, fixture, "{\"yaer\": 2020}", &diagnostics));
  g_assert_cmpuint (entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_NOTE), ==, 1);
  g_assert_nonnull (strstr (entente_diagnostics_get (diagnostics, 0)->remedy, "year"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/defaults", test_defaults);
  g_test_add_func ("/scenario/lengths", test_lengths);
  g_test_add_func ("/scenario/copies-are-apart", test_copies_are_apart);
  g_test_add_func ("/scenario/ratings", test_ratings);
  g_test_add_func ("/scenario/presets", test_presets);
  g_test_add_func ("/scenario/what-ifs-are-sorted", test_what_ifs_are_sorted);
  g_test_add_func ("/scenario/round-trip", test_round_trip);
  g_test_add_func ("/scenario/patches", test_patches);
  g_test_add_func ("/scenario/mistakes", test_mistakes);
  g_test_add_func ("/scenario/mistakes-are-reported-together", test_mistakes_are_reported_together);
  g_test_add_func ("/scenario/unknown-members-are-noted", test_unknown_members_are_noted);
  return g_test_run ();
}
