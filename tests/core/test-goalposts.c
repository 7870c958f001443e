/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Fixed goalposts: taking any one partner out of a sample changes no order and no score among the rest,
 * under any preset, and no tier either where tiers go by score and not by size. The partner is taken out of the file, not of the evaluation. */

#include "entente-dataset-reader.h"
#include "entente-evaluation.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Parts that name partners, or that evaluation does not look at. */
static const char *const left_out[] = { "blocs", "ties", "scenes", "orders", "investments", "layout", "scenario",
                                        "baseline" };

static JsonNode *
load_sample (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  guint i;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  for (i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (root, left_out[i]);
  return json_parser_steal_root (parser);
}

/* json-glib writes 1e-8 as 1e-08.0, which is not JSON. */
static char *
write_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (GRegex) regex = g_regex_new ("(e[+-]?[0-9]+)\\.0", 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "\\1", 0, NULL);
}

/* The sample without the partner at @out; with everybody when it is negative. */
static EntenteDataset *
read_without (JsonNode *sample,
              int out)
{
  JsonObject *root = json_node_get_object (sample);
  JsonArray *all = json_object_get_array_member (root, "partners");
  JsonArray *rest = json_array_new ();
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = NULL;
  EntenteDataset *dataset;
  char *text;
  int i;

  json_array_ref (all);
  for (i = 0; i < (int) json_array_get_length (all); i++)
    if (i != out)
      json_array_add_element (rest, json_node_copy (json_array_get_element (all, i)));
  json_object_set_array_member (root, "partners", rest);
  text = write_json (sample);
  bytes = g_bytes_new_take (text, strlen (text));
  json_object_set_array_member (root, "partners", all);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  if (dataset == NULL)
    g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
  return dataset;
}

static EntenteEvaluation *
evaluate_preset (EntenteDataset *dataset,
                 guint preset)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = NULL;

  entente_scenario_apply_preset (scenario, dataset, preset);
  values = entente_values_new (dataset, scenario);
  return entente_evaluate (values, scenario);
}

static void
check_rest (const EntenteEvaluation *all,
            const EntenteEvaluation *rest,
            guint out)
{
  const EntenteDataset *dataset = entente_values_get_dataset (all->values);
  const gboolean fixed_tiers = dataset->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS;
  guint i, j;

  g_assert_cmpuint (rest->n_partners, ==, all->n_partners - 1);
  for (i = 0; i < all->n_partners; i++)
    {
      const guint a = i - (i > out);

      if (i == out)
        continue;
      if (fixed_tiers)
        g_assert_cmpuint (rest->tiers[a], ==, all->tiers[i]);
      if (all->ranks[i] > 0)
        g_assert_cmpfloat (rest->scores[a], ==, all->scores[i]);
      for (j = 0; j < i; j++)
        if (j != out)
          {
            const guint b = j - (j > out);

            g_assert_cmpint (rest->ranks[a] < rest->ranks[b], ==, all->ranks[i] < all->ranks[j]);
            g_assert_cmpint (rest->ranks[a] == rest->ranks[b], ==, all->ranks[i] == all->ranks[j]);
          }
    }
}

static void
test_sample (gconstpointer name)
{
  g_autoptr (JsonNode) sample = load_sample (name);
  g_autoptr (EntenteDataset) everybody = read_without (sample, -1);
  guint out, preset;

  g_assert_cmpuint (everybody->n_presets, >, 0);
  g_assert_cmpuint (everybody->n_partners, >, 10);
  for (out = 0; out < everybody->n_partners; out++)
    {
      g_autoptr (EntenteDataset) dataset = read_without (sample, out);

      for (preset = 0; preset < everybody->n_presets; preset++)
        {
          g_autoptr (EntenteEvaluation) all = evaluate_preset (everybody, preset);
          g_autoptr (EntenteEvaluation) rest = evaluate_preset (dataset, preset);

          check_rest (all, rest, out);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/goalposts/partners-2026", "partners-2026", test_sample);
  g_test_add_data_func ("/goalposts/venues-example", "venues-example", test_sample);
  return g_test_run ();
}
