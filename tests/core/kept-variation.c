/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Files and pictures by chance, the same for the same number in every version: some partners of a kept file, who lie
 * elsewhere, are in other blocs, have other ties and lack figures, under other weights and tiers, seen in windows of all
 * sizes. Whatever is decided by how many there are or by where they are is decided both ways among them. */

#include "kept-variation.h"

#include "entente-dataset-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  GRand *random;
  JsonObject *root;
  GHashTable *staying; /* ids */
} Variation;

static gboolean
happens (Variation *self,
         double share)
{
  return g_rand_double (self->random) < share;
}

static JsonArray *
get_list (Variation *self,
          const char *name)
{
  return json_object_get_array_member (self->root, name);
}

static JsonObject *
pick (Variation *self,
      JsonArray *list)
{
  return json_array_get_object_element (list, g_rand_int_range (self->random, 0, json_array_get_length (list)));
}

static gboolean
is_staying (Variation *self,
            const char *id)
{
  return g_hash_table_contains (self->staying, id);
}

static void
copy_member (JsonObject *from,
             JsonObject *to,
             const char *name)
{
  if (json_object_has_member (from, name))
    json_object_set_member (to, name, json_node_copy (json_object_get_member (from, name)));
}

/* -- Partners ---------------------------------------------------------------------------------------------- */

static void
vary_facts (Variation *self,
            JsonObject *partner)
{
  JsonObject *facts = json_object_get_object_member (partner, "facts");
  g_autoptr (GList) names = NULL;
  const double lost = happens (self, 0.05) ? 0.9 : 0.06;
  JsonArray *indicators = json_object_get_array_member (pick (self, get_list (self, "criteria")), "indicators");
  const gboolean lacks_all = happens (self, 0.1);
  GList *l;
  guint i;

  for (i = 0; i < json_array_get_length (indicators) && lacks_all; i++)
    {
      JsonObject *indicator = json_array_get_object_element (indicators, i);

      json_object_set_string_member (indicator, "missing", "renormalise");
      if (json_object_has_member (facts, json_object_get_string_member (indicator, "id")))
        json_object_remove_member (facts, json_object_get_string_member (indicator, "id"));
    }
  names = json_object_get_members (facts);
  for (l = names; l != NULL; l = l->next)
    if (happens (self, lost))
      json_object_remove_member (facts, l->data);
}

/* Who is moved stands close to somebody else, so that there are crowds everywhere. */
static void
vary_place (Variation *self,
            JsonObject *partner,
            JsonArray *all)
{
  JsonObject *other = pick (self, all);

  if (happens (self, 0.08))
    json_object_remove_member (partner, "location");
  else if (happens (self, 0.15) && json_object_has_member (other, "location"))
    {
      JsonArray *place = json_object_get_array_member (other, "location"), *moved = json_array_new ();
      const double east = json_array_get_double_element (place, 0) + g_rand_double_range (self->random, -3, 3);
      const double north = json_array_get_double_element (place, 1) + g_rand_double_range (self->random, -3, 3);

      json_array_add_double_element (moved, CLAMP (east, -179, 179));
      json_array_add_double_element (moved, CLAMP (north, -60, 80));
      json_object_set_array_member (partner, "location", moved);
    }
  if (happens (self, 0.06))
    json_object_remove_member (partner, "region");
  else if (happens (self, 0.1))
    copy_member (other, partner, "region");
}

static void
vary_partners (Variation *self)
{
  static const int most[] = { 3, 8, 16, 30, 60, 86 };
  JsonArray *all = get_list (self, "partners"), *staying = json_array_new ();
  const guint n_all = json_array_get_length (all);
  const int n = g_rand_int_range (self->random, 1, most[g_rand_int_range (self->random, 0, G_N_ELEMENTS (most))] + 1);
  guint i, first = g_rand_int_range (self->random, 0, n_all);

  for (i = 0; i < n_all; i++)
    {
      JsonObject *partner = json_array_get_object_element (all, (first + i * 7) % n_all);

      if ((int) json_array_get_length (staying) >= n)
        break;
      if (happens (self, 0.2) && n_all - i > (guint) n)
        continue;
      g_hash_table_add (self->staying, g_strdup (json_object_get_string_member (partner, "id")));
      vary_facts (self, partner);
      vary_place (self, partner, all);
      json_array_add_object_element (staying, json_object_ref (partner));
    }
  json_object_set_array_member (self->root, "partners", staying);
}

/* -- Ties and blocs ---------------------------------------------------------------------------------------- */

static const char *
pick_partner (Variation *self)
{
  return json_object_get_string_member (pick (self, get_list (self, "partners")), "id");
}

static void
add_tie (Variation *self,
         JsonArray *ties,
         const char *a,
         const char *b)
{
  JsonObject *tie;

  if (strcmp (a, b) == 0)
    return;
  tie = json_object_new ();
  json_object_set_string_member (tie, "a", a);
  json_object_set_string_member (tie, "b", b);
  json_object_set_string_member (tie, "kind", json_object_get_string_member (pick (self, get_list (self, "tie-kinds")), "id"));
  if (happens (self, 0.7))
    json_object_set_int_member (tie, "since", g_rand_int_range (self->random, 1949, 2028));
  json_array_add_object_element (ties, tie);
}

static void
vary_ties (Variation *self)
{
  const char *hub = json_object_get_string_member (json_object_get_object_member (self->root, "hub"), "id");
  JsonArray *all = get_list (self, "ties"), *ties = json_array_new ();
  const double lost = g_rand_double (self->random);
  const guint n_new = g_rand_int_range (self->random, 0, 2 * g_hash_table_size (self->staying) + 1);
  guint i;

  for (i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *tie = json_array_get_object_element (all, i);
      const char *a = json_object_get_string_member (tie, "a"), *b = json_object_get_string_member (tie, "b");

      if ((strcmp (a, hub) == 0 || is_staying (self, a)) && (strcmp (b, hub) == 0 || is_staying (self, b)) && !happens (self, lost))
        json_array_add_object_element (ties, json_object_ref (tie));
    }
  for (i = 0; i < n_new; i++)
    add_tie (self, ties, happens (self, 0.2) ? hub : pick_partner (self), pick_partner (self));
  json_object_set_array_member (self->root, "ties", ties);
}

static void
vary_bloc (Variation *self,
           JsonObject *bloc)
{
  JsonArray *all = json_object_get_array_member (bloc, "members"), *members = json_array_new ();
  g_autoptr (GHashTable) inside = g_hash_table_new (g_str_hash, g_str_equal);
  const guint n_new = happens (self, 0.5) ? g_rand_int_range (self->random, 0, 6) : 0;
  guint i;

  for (i = 0; i < json_array_get_length (all) + n_new; i++)
    {
      const char *id = i < json_array_get_length (all) ? json_array_get_string_element (all, i) : pick_partner (self);

      if (is_staying (self, id) && g_hash_table_add (inside, (gpointer) id))
        json_array_add_string_element (members, id);
    }
  json_object_set_array_member (bloc, "members", members);
}

static void
vary_blocs (Variation *self)
{
  JsonArray *all = get_list (self, "blocs"), *blocs = json_array_new ();
  const double lost = g_rand_double (self->random);
  guint i;

  for (i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *bloc = json_array_get_object_element (all, i);

      if (happens (self, lost))
        continue;
      vary_bloc (self, bloc);
      if (json_array_get_length (json_object_get_array_member (bloc, "members")) > 0)
        json_array_add_object_element (blocs, json_object_ref (bloc));
    }
  json_object_set_array_member (self->root, "blocs", blocs);
}

/* -- Rules ------------------------------------------------------------------------------------------------- */

/* How figures are turned into values; categories stay what they are. */
static void
vary_indicator (Variation *self,
                JsonObject *indicator)
{
  static const char *const values[] = {
    "{\"kind\": \"points\", \"points\": [[0, 0.3], [1, 0.9], [2, 0.2], [5, 1], [40, 0.6], [1000, 0.1]]}",
    "{\"kind\": \"points\", \"points\": [[-2, 1], [3, 0.4], [30, 0]]}", "{\"kind\": \"linear\", \"from\": 1, \"to\": 50}",
    "{\"kind\": \"linear\", \"from\": 9, \"to\": -2}", "{\"kind\": \"log\", \"from\": 1, \"to\": 10000}", "{\"kind\": \"min-max\"}",
    "{\"kind\": \"vector\"}", "{\"kind\": \"sum\"}", "{\"kind\": \"z-score\", \"descending\": true}",
    "{\"kind\": \"percentile\", \"descending\": true}",
  };
  static const char *const missing[] = { "renormalise", "worst", "median" };
  JsonObject *value = json_object_get_object_member (indicator, "value");

  if (strcmp (json_object_get_string_member (value, "kind"), "categories") != 0 && happens (self, 0.3))
    json_object_set_member (indicator, "value", json_from_string (values[g_rand_int_range (self->random, 0, G_N_ELEMENTS (values))], NULL));
  if (happens (self, 0.2))
    json_object_set_string_member (indicator, "missing", missing[g_rand_int_range (self->random, 0, G_N_ELEMENTS (missing))]);
  if (happens (self, 0.2))
    json_object_set_int_member (indicator, "decimals", g_rand_int_range (self->random, 0, 4));
  if (happens (self, 0.2))
    json_object_set_double_member (indicator, "weight", 0.5 * g_rand_int_range (self->random, 1, 9));
  if (happens (self, 0.05))
    json_object_set_boolean_member (indicator, "fixed", TRUE);
}

static void
vary_indicators (Variation *self,
                 JsonObject *criterion)
{
  JsonArray *indicators = json_object_get_array_member (criterion, "indicators");
  guint i;

  for (i = 0; i < json_array_get_length (indicators); i++)
    vary_indicator (self, json_array_get_object_element (indicators, i));
}

static void
vary_rules (Variation *self)
{
  static const char *const tiers[] = {
    "{\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.6}, {\"id\": \"2\", \"from\": 0.5}, {\"id\": \"3\"}]}",
    "{\"rule\": \"thresholds\", \"list\": [{\"id\": \"1\", \"from\": 0.95}, {\"id\": \"2\", \"from\": 0.1}, {\"id\": \"3\"}]}",
    "{\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"count\": 7}, {\"id\": \"2\", \"share\": 0.35}, {\"id\": \"3\"}]}",
    "{\"rule\": \"natural\", \"list\": [{\"id\": \"1\"}, {\"id\": \"2\"}, {\"id\": \"3\"}, {\"id\": \"4\"}, {\"id\": \"5\"}]}",
    "{\"rule\": \"sizes\", \"list\": [{\"id\": \"1\", \"share\": 0.2}, {\"id\": \"2\", \"count\": 20}, {\"id\": \"3\", \"count\": 5}, {\"id\": \"4\"}]}",
  };
  JsonArray *criteria = get_list (self, "criteria");
  const gboolean has_other_values = happens (self, 0.6);
  guint i;

  for (i = 0; i < json_array_get_length (criteria) && has_other_values; i++)
    vary_indicators (self, json_array_get_object_element (criteria, i));
  for (i = 0; i < json_array_get_length (criteria); i++)
    if (happens (self, 0.5))
      json_object_set_double_member (json_array_get_object_element (criteria, i), "weight", g_rand_int_range (self->random, i > 0 ? 0 : 1, 50));
  if (happens (self, 0.5))
    {
      const char *chosen = tiers[g_rand_int_range (self->random, 0, G_N_ELEMENTS (tiers))];

      json_object_set_member (self->root, "tiers", json_from_string (chosen, NULL));
    }
  if (happens (self, 0.5))
    json_object_set_array_member (self->root, "gates", json_array_new ());
}

/**
 * kept_variation_new_file:
 * @file: of tests/core/kept
 *
 * Returns: (transfer full): the file as it would be in another world
 */
GBytes *
kept_variation_new_file (const char *file,
                         guint number)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autoptr (GHashTable) staying = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Variation self = { random, NULL, staying };
  g_autofree char *written = NULL;
  GString *text;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  self.root = json_node_get_object (json_parser_get_root (parser));
  vary_partners (&self);
  vary_ties (&self);
  vary_blocs (&self);
  vary_rules (&self);
  written = json_to_string (json_parser_get_root (parser), FALSE);
  text = g_string_new (written);
  g_string_replace (text, "1e-08.0", "1e-08", 0); /* of some versions of json-glib */
  return g_string_free_to_bytes (text);
}

KeptSample *
kept_variation_new_sample (guint number)
{
  g_autoptr (GBytes) bytes = kept_variation_new_file ("partners.json", number);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    g_error ("%s", entente_diagnostics_get (diagnostics, 0)->message);
  return kept_sample_new_for (dataset);
}

/* -- Scenarios --------------------------------------------------------------------------------------------- */

static void
vary_weights (EntenteScenario *self,
              GRand *random)
{
  guint c;

  for (c = 0; c < self->n_criteria; c++)
    {
      self->weights[c] = c > 0 && g_rand_double (random) < 0.15 ? 0 : g_rand_double_range (random, 0.1, 60);
      self->locks[c] = g_rand_double (random) < 0.15;
    }
  self->slider_mode = g_rand_boolean (random) ? ENTENTE_SLIDERS_SHARE : ENTENTE_SLIDERS_IMPORTANCE;
  self->uncertainty = g_rand_double (random) < 0.3 ? 1 : g_rand_double_range (random, 0, 1);
  if (g_rand_double (random) < 0.3)
    for (c = 0; c < self->n_criteria; c++)
      {
        self->least_shares[c] = g_rand_boolean (random) ? g_rand_double_range (random, 0, 0.9 / self->n_criteria) : 0;
        self->most_shares[c] = g_rand_boolean (random) ? g_rand_double_range (random, 1.2 / self->n_criteria, 1) : 1;
      }
  if (g_rand_double (random) < 0.3)
    {
      const guint first = g_rand_int_range (random, 0, self->n_criteria);

      self->n_order = g_rand_int_range (random, 2, self->n_criteria + 1);
      for (c = 0; c < self->n_order; c++)
        self->order[c] = (first + c) % self->n_criteria;
    }
}

static void
vary_tiers (EntenteScenario *self,
            GRand *random)
{
  guint t, c;

  self->tier_rule = g_rand_int_range (random, 0, ENTENTE_TIER_RULE_PROFILES + 1);
  self->natural_classes = g_rand_int_range (random, 0, 5);
  self->gates_on = g_rand_boolean (random);
  self->profile_parameters = (EntenteProfileParameters) {
    .cutting_level = g_rand_double_range (random, 0.5, 1), .indifference = 0.05 * g_rand_int_range (random, 0, 3),
    .preference = 0.1 + 0.05 * g_rand_int_range (random, 0, 3), .veto = g_rand_boolean (random) ? 0.6 : NAN,
    .optimistic = g_rand_boolean (random),
  };
  for (t = 0; t + 1 < self->n_tiers; t++)
    {
      self->tier_from[t] = 0.8 - t * g_rand_double_range (random, 0.1, 0.15);
      self->tier_count[t] = g_rand_boolean (random) ? g_rand_int_range (random, 0, 9) : -1;
      self->tier_share[t] = g_rand_double_range (random, 0, 0.4);
    }
  for (t = 0; t + 1 < self->n_tiers; t++)
    for (c = 0; c < self->n_criteria; c++)
      self->profiles[t * self->n_criteria + c] = g_rand_double (random) < 0.2 ? NAN : (self->n_tiers - t - g_rand_double (random)) * 0.7 / self->n_tiers;
}

/* Somebody supposes other figures, years and conditions. */
static void
vary_facts_of (EntenteScenario *self,
               const EntenteDataset *dataset,
               GRand *random)
{
  const guint n = g_rand_double (random) < 0.5 ? g_rand_int_range (random, 0, 6) : 0;
  guint i;

  if (g_rand_double (random) < 0.3)
    self->year = g_rand_int_range (random, 2018, 2027);
  self->assume_pledges = g_rand_boolean (random);
  for (i = 0; i < self->n_gates; i++)
    self->gates[i] = g_rand_double (random) < 0.8;
  for (i = 0; i < self->n_conditions; i++)
    self->condition_levels[i] = g_rand_boolean (random) ? NAN : g_rand_double_range (random, 0.5, 4);
  for (i = 0; i < n; i++)
    {
      EntenteWhatIfItem item = { .quantity = g_rand_int_range (random, 0, dataset->n_indicators), .category = ENTENTE_NONE };
      const EntenteQuantity *quantity = &dataset->quantities[item.quantity];

      item.value = g_rand_double_range (random, 0, 9);
      item.missing = g_rand_double (random) < 0.2;
      if (quantity->value.n_categories > 0 && !item.missing)
        item.category = g_rand_int_range (random, 0, quantity->value.n_categories);
      entente_scenario_set_what_if (self, g_rand_int_range (random, 0, dataset->n_partners), &item);
    }
}

void
kept_variation_vary_scenario (EntenteScenario *self,
                              const EntenteDataset *dataset,
                              guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (104729 + number);

  vary_weights (self, random);
  if (g_rand_boolean (random))
    vary_tiers (self, random);
  vary_facts_of (self, dataset, random);
  self->method = g_rand_int_range (random, 0, ENTENTE_N_METHODS);
  self->method_parameters = (EntenteMethodParameters) {
    .normalisation = g_rand_int_range (random, 0, ENTENTE_N_NORMALISATIONS), .strategy = g_rand_double (random),
    .indifference = 0.04 * g_rand_int_range (random, 0, 3), .preference = 0.08 + 0.1 * g_rand_int_range (random, 0, 4),
  };
}

/* -- Pictures ---------------------------------------------------------------------------------------------- */

/* A window, from a phone's to a wall's, of letters of all sizes. */
void
kept_variation_init_picture (KeptPicture *self,
                             guint number)
{
  static const double scales[] = { 1, 1, 1, 1.25, 1.5, 2, 0.8 };
  static const int widths[] = { 420, 800, 1300, 2400 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7919 + number);
  KeptSetting setting;

  *self = (KeptPicture) { .viewport = { 1, 0, 0 } };
  self->width = g_rand_int_range (random, 200, widths[number % G_N_ELEMENTS (widths)]);
  self->height = self->width * g_rand_double_range (random, 0.4, number % 3 == 0 ? 2.2 : 1.1);
  self->text_scale = scales[g_rand_int_range (random, 0, G_N_ELEMENTS (scales))];
  if (number % 5 == 4)
    {
      const double zoom = g_rand_double_range (random, 0.5, 6);

      self->viewport = (EntenteViewport) { zoom, zoom * self->width * g_rand_double_range (random, -0.4, 0.4),
                                           zoom * self->height * g_rand_double_range (random, -0.4, 0.4) };
    }
  for (setting = 1; setting <= KEPT_PRINT; setting <<= 1)
    if (g_rand_double (random) < (setting == KEPT_STAGE || setting == KEPT_PRINT ? 0.1 : 0.3))
      self->settings |= setting;
}
