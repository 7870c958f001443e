/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The samples that come with the program: they are read without a remark, every fact names its year and
 * source, every text is there in both languages, and the engine agrees with the numbers that
 * tools/reference-model.py computed apart from it: presets, scenes, single years, pledges. The figures in
 * the captions of the scenes are checked one by one. */

#include "entente-dataset-reader.h"
#include "entente-evaluation.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *file;
  guint n_partners, n_criteria, n_indicators, n_tiers, n_presets, n_scenes;
  gboolean has_locations;
} Sample;

static const Sample samples[] = {
  { "partners-2026", 86, 5, 18, 3, 7, 10, TRUE },
  { "venues-example", 14, 4, 10, 3, 5, 3, FALSE },
};

/* What a caption says of one partner; 0 and NULL = it says nothing of that. */
typedef struct
{
  const char *scene, *partner;
  guint rank;
  const char *tier;
  double score; /* in points as printed */
} Claim;

static const Claim claims[] = {
  { "s01", "JP", 1, "1", 0 },
  { "s02", "PL", 1, "1", 0 },
  { "s02", "IL", 2, "1", 0 },
  { "s02", "QA", 3, "1", 0 },
  { "s02", "JP", 4, "1", 0 },
  { "s02", "UA", 0, "1", 0 },
  { "s02", "AE", 0, "2", 0 },
  { "s02", "NL", 0, "2", 0 },
  { "s03", "KR", 2, "1", 82.6 },
  { "s03", "JP", 1, "1", 86.2 },
  { "s04", "ES", 0, "1", 0 },
  { "s05", "TR", 0, "1", 0 },
  { "s05", "NO", 0, "1", 0 },
  { "s06", "GE", 0, "2", 0 },
  { "s06", "XK", 0, "3", 0 },
  { "s08", "IT", 0, "1", 0 },
  { "s08", "TR", 0, "1", 0 },
  { "s08", "JP", 1, "1", 0 },
  { "plan", "market-square", 1, "shortlist", 71.3 },
  { "plan", "paper-mill", 2, "shortlist", 69.3 },
  { "walk", "quarry-stage", 1, "reserve", 0 },
  { "loud", "harbour-hall", 1, "shortlist", 81.8 },
};

static char *
build_sample_path (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);

  return g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", file, NULL);
}

static EntenteDataset *
read_sample (const char *name)
{
  g_autofree char *path = build_sample_path (name);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      g_test_message ("%s:%u:%u: %s", path, it->line, it->column, it->message);
    }
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
  g_assert_nonnull (dataset);
  return dataset;
}

static EntenteEvaluation *
evaluate_json (EntenteDataset *dataset,
               const char *json)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteValues) values = NULL;

  g_assert_true (entente_scenario_merge_json (scenario, dataset, json, -1, diagnostics));
  g_assert_cmpuint (entente_diagnostics_get_length (diagnostics), ==, 0);
  values = entente_values_new (dataset, scenario);
  return entente_evaluate (values, scenario);
}

static void
test_shape (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  guint i;

  g_assert_cmpuint (dataset->n_partners, ==, sample->n_partners);
  g_assert_cmpuint (dataset->n_criteria, ==, sample->n_criteria);
  g_assert_cmpuint (dataset->n_indicators, ==, sample->n_indicators);
  g_assert_cmpuint (dataset->n_tiers, ==, sample->n_tiers);
  g_assert_cmpuint (dataset->n_presets, ==, sample->n_presets);
  g_assert_cmpuint (dataset->n_scenes, ==, sample->n_scenes);
  g_assert_cmpint (dataset->hub_has_location, ==, sample->has_locations);
  for (i = 0; i < dataset->n_partners; i++)
    {
      g_assert_cmpint (dataset->partners[i].has_location, ==, sample->has_locations);
      g_assert_cmpint (dataset->partners[i].region_index, !=, ENTENTE_NONE);
    }
}

static void
test_facts_have_sources (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  guint i, k, n = 0;

  for (i = 0; i < dataset->n_partners; i++)
    for (k = 0; k < dataset->partners[i].n_facts; k++)
      {
        const EntenteFact *fact = &dataset->partners[i].facts[k];

        if (isnan (fact->value) && fact->category == ENTENTE_NONE)
          continue;
        g_assert_cmpint (fact->source, >=, 0);
        g_assert_cmpint (fact->year, >=, 2014);
        g_assert_cmpint (fact->year, <=, 2026);
        n++;
      }
  g_assert_cmpuint (n, >, 10 * dataset->n_partners);
}

static void
assert_bilingual (const char *what,
                  const EntenteText *text)
{
  static const char *const english[] = { "en", NULL }, *const japanese[] = { "ja", NULL };
  guint i, found = 0;

  for (i = 0; i < text->n_entries; i++)
    found += g_strcmp0 (text->entries[i].language, "en") == 0 || g_strcmp0 (text->entries[i].language, "ja") == 0;
  if (found != 2)
    g_error ("%s: not in both languages: %s", what, entente_text_get (text, english));
  g_assert_cmpstr (entente_text_get (text, english), !=, "");
  g_assert_cmpstr (entente_text_get (text, japanese), !=, "");
}

static void
assert_source_is_bilingual (const EntenteDataset *dataset,
                            int source)
{
  if (source != ENTENTE_NONE)
    assert_bilingual (dataset->sources[source].id, &dataset->sources[source].title);
}

/* What is only promised is worded by the sample; a report may keep the title that it is found by. */
static void
assert_promises_are_bilingual (const EntenteDataset *dataset)
{
  guint i, j;

  for (i = 0; i < dataset->n_partners; i++)
    for (j = 0; j < dataset->partners[i].n_pledges; j++)
      assert_source_is_bilingual (dataset, dataset->partners[i].pledges[j].source);
  for (i = 0; i < dataset->n_conditions; i++)
    assert_source_is_bilingual (dataset, dataset->conditions[i].source);
}

static void
test_texts_are_bilingual (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  guint i;

  assert_bilingual ("title", &dataset->title);
  assert_bilingual ("description", &dataset->description);
  assert_bilingual ("hub", &dataset->hub_name);
  for (i = 0; i < dataset->n_partners; i++)
    assert_bilingual (dataset->partners[i].id, &dataset->partners[i].name);
  for (i = 0; i < dataset->n_regions; i++)
    assert_bilingual ("region", &dataset->regions[i]);
  for (i = 0; i < dataset->n_quantities; i++)
    {
      assert_bilingual (dataset->quantities[i].id, &dataset->quantities[i].name);
      assert_bilingual (dataset->quantities[i].id, &dataset->quantities[i].unit);
      if (i < dataset->n_indicators)
        assert_bilingual (dataset->quantities[i].id, &dataset->quantities[i].description);
    }
  for (i = 0; i < dataset->n_criteria; i++)
    assert_bilingual (dataset->criteria[i].id, &dataset->criteria[i].name);
  for (i = 0; i < dataset->n_tiers; i++)
    assert_bilingual (dataset->tiers[i].id, &dataset->tiers[i].name);
  for (i = 0; i < dataset->n_gates; i++)
    assert_bilingual ("gate", &dataset->gates[i].reason);
  for (i = 0; i < dataset->n_presets; i++)
    assert_bilingual (dataset->presets[i].id, &dataset->presets[i].description);
  for (i = 0; i < dataset->n_scenes; i++)
    assert_bilingual (dataset->scenes[i].id, &dataset->scenes[i].caption);
  assert_promises_are_bilingual (dataset);
}

static const char *
get_tier_id (const EntenteEvaluation *evaluation,
             const EntenteDataset *dataset,
             guint partner)
{
  guint tier = evaluation->tiers[partner];

  return tier < dataset->n_tiers ? dataset->tiers[tier].id : NULL;
}

/* @row: [score, rank, tier, coverage, gates] of the reference */
static void
assert_row (const EntenteEvaluation *evaluation,
            const EntenteDataset *dataset,
            guint partner,
            JsonArray *row)
{
  const char *tier = json_array_get_null_element (row, 2) ? NULL : json_array_get_string_element (row, 2);
  guint n_gates = json_array_get_length (json_array_get_array_element (row, 4));

  g_assert_cmpstr (get_tier_id (evaluation, dataset, partner), ==, tier);
  g_assert_cmpfloat_with_epsilon (evaluation->coverage[partner], json_array_get_double_element (row, 3), 1e-9);
  g_assert_cmpint (evaluation->gates[partner] != ENTENTE_NONE, ==, n_gates > 0);
  if (json_array_get_null_element (row, 0))
    {
      g_assert_true (isnan (evaluation->scores[partner]));
      g_assert_cmpuint (evaluation->ranks[partner], ==, 0);
      return;
    }
  g_assert_cmpfloat_with_epsilon (evaluation->scores[partner], json_array_get_double_element (row, 0), 1e-9);
  g_assert_cmpuint (evaluation->ranks[partner], ==, json_array_get_int_element (row, 1));
}

static void
test_reference (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  g_autofree char *file = g_strconcat (sample->file, "-expected.json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "data", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonObjectIter cases;
  const char *name;
  JsonNode *node;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  json_object_iter_init (&cases, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next (&cases, &name, &node))
    {
      JsonObject *expected = json_node_get_object (node);
      JsonObject *rows = json_object_get_object_member (expected, "partners");
      g_autofree char *json = json_to_string (json_object_get_member (expected, "scenario"), FALSE);
      g_autoptr (EntenteEvaluation) evaluation = evaluate_json (dataset, json);
      guint i;

      g_test_message ("%s", name);
      g_assert_cmpuint (json_object_get_size (rows), ==, dataset->n_partners);
      for (i = 0; i < dataset->n_partners; i++)
        assert_row (evaluation, dataset, i, json_object_get_array_member (rows, dataset->partners[i].id));
    }
}

static const EntenteScene *
find_scene (const EntenteDataset *dataset,
            const char *id)
{
  guint i;

  for (i = 0; i < dataset->n_scenes; i++)
    if (g_str_equal (dataset->scenes[i].id, id))
      return &dataset->scenes[i];
  return NULL;
}

static void
test_captions (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  guint i, n_checked = 0;

  for (i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      const Claim *claim = &claims[i];
      const EntenteScene *scene = find_scene (dataset, claim->scene);
      int partner = entente_dataset_find_partner (dataset, claim->partner);
      g_autoptr (EntenteEvaluation) evaluation = NULL;

      if (scene == NULL)
        continue;
      g_test_message ("%s %s", claim->scene, claim->partner);
      g_assert_cmpint (partner, >=, 0);
      evaluation = evaluate_json (dataset, scene->scenario != NULL ? scene->scenario : "{}");
      if (claim->rank > 0)
        g_assert_cmpuint (evaluation->ranks[partner], ==, claim->rank);
      if (claim->score > 0)
        g_assert_cmpfloat_with_epsilon (100 * evaluation->scores[partner], claim->score, 0.05);
      g_assert_cmpstr (get_tier_id (evaluation, dataset, partner), ==, claim->tier);
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 3);
}

/* The two captions that count: tiers of 10, 31 and 45 partners at first, twelve on top with every pledge
 * kept; and the ranks that the captions quote of the opening state. */
static void
test_partner_counts (void)
{
  g_autoptr (EntenteDataset) dataset = read_sample ("partners-2026");
  g_autoptr (EntenteEvaluation) first = evaluate_json (dataset, "{}");
  g_autoptr (EntenteEvaluation) kept = evaluate_json (dataset, find_scene (dataset, "s08")->scenario);
  g_autoptr (EntenteEvaluation) habits = evaluate_json (dataset, find_scene (dataset, "s09")->scenario);
  static const struct { const char *id; guint rank; int against_habits; } quoted[] = {
    { "ES", 13, 0 }, { "GE", 61, 0 }, { "XK", 73, 0 }, { "UA", 14, 37 }, { "IL", 7, 19 }, { "BH", 34, -15 },
    { "RO", 31, -14 },
  };
  guint i;

  g_assert_cmpuint (first->tier_sizes[0], ==, 10);
  g_assert_cmpuint (first->tier_sizes[1], ==, 31);
  g_assert_cmpuint (first->tier_sizes[2], ==, 45);
  g_assert_cmpuint (kept->tier_sizes[0], ==, 12);
  for (i = 0; i < G_N_ELEMENTS (quoted); i++)
    {
      int partner = entente_dataset_find_partner (dataset, quoted[i].id);

      g_assert_cmpuint (first->ranks[partner], ==, quoted[i].rank);
      if (quoted[i].against_habits != 0)
        g_assert_cmpint ((int) habits->ranks[partner] - (int) first->ranks[partner], ==, quoted[i].against_habits);
    }
}

/* A unit stands behind a number: "3 of 4 steps", not "3 step 0 to 4", and before the year of a fact: "18 sites", not
 * "18 sites, 2018". */
static void
test_units_follow_numbers (gconstpointer data)
{
  static const char *const english[] = { "en", NULL }, *const japanese[] = { "ja", NULL };
  const Sample *sample = data;
  g_autoptr (EntenteDataset) dataset = read_sample (sample->file);
  guint i;

  for (i = 0; i < dataset->n_quantities; i++)
    {
      const char *unit = entente_text_get (&dataset->quantities[i].unit, english);
      const char *other = entente_text_get (&dataset->quantities[i].unit, japanese);
      const char *year = "(^|[^0-9–~])(19|20)[0-9][0-9]($|[^0-9–~])";

      if (g_regex_match_simple (year, unit, 0, 0) || g_regex_match_simple (year, other, 0, 0))
        g_error ("%s: \"3 %s (2018)\"", dataset->quantities[i].id, unit);
      if (g_regex_match_simple ("^[0-9]|.\\bof [0-9]|[0-9] ?(to|-) ?[0-9]", unit, 0, 0))
        g_error ("%s: \"3 %s\"", dataset->quantities[i].id, unit);
    }
}

int
main (int argc,
      char *argv[])
{
  static const struct { const char *name; GTestDataFunc func; } tests[] = {
    { "shape", test_shape },
    { "sources", test_facts_have_sources },
    { "bilingual", test_texts_are_bilingual },
    { "units", test_units_follow_numbers },
    { "reference", test_reference },
    { "captions", test_captions },
  };
  guint i, k;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (samples); i++)
    for (k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autofree char *path = g_strdup_printf ("/sample/%s/%s", samples[i].file, tests[k].name);

        g_test_add_data_func (path, &samples[i], tests[k].func);
      }
  g_test_add_func ("/sample/partners-2026/counts", test_partner_counts);
  return g_test_run ();
}
