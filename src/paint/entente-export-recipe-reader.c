/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reads what entente-export-recipe.c wrote. A picture comes from anywhere: whatever is missing or of another kind is
 * taken as not given, whatever is out of range is refused.
 */

#include "config.h"

#include "entente-export-recipe.h"

#include "entente-json-scan.h"
#include "entente-json-walk.h"

#include <math.h>
#include <string.h>

static JsonNode *
find_member (const EntenteExportRecipe *self,
             const char *name,
             JsonNodeType type)
{
  JsonNode *node = json_object_get_member (json_node_get_object (self->root), name);

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static const char *
get_string (const EntenteExportRecipe *self,
            const char *name)
{
  JsonNode *node = find_member (self, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static double
get_number (const EntenteExportRecipe *self,
            const char *name)
{
  JsonNode *node = find_member (self, name, JSON_NODE_VALUE);
  double value;

  if (node == NULL || json_node_get_value_type (node) == G_TYPE_STRING)
    return 0;
  value = json_node_get_double (node);
  return isfinite (value) ? value : 0;
}

static gboolean
get_switch (const EntenteExportRecipe *self,
            const char *name)
{
  JsonNode *node = find_member (self, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static guint
get_choice (const EntenteExportRecipe *self,
            const char *name,
            guint n_choices)
{
  double value = get_number (self, name);

  return value >= 0 && value < n_choices ? (guint) value : 0;
}

static void
read_options (EntenteExportRecipe *self)
{
  EntenteExportOptions *options = &self->options;

  options->view = get_string (self, "view");
  options->format = get_choice (self, "format", ENTENTE_EXPORT_PDF + 1);
  options->theme = get_choice (self, "theme", ENTENTE_THEME_HIGH_CONTRAST_DARK + 1);
  options->width = get_number (self, "width");
  options->height = get_number (self, "height");
  options->scale = CLAMP (get_number (self, "scale"), 0, 32);
  options->on_screen = get_switch (self, "screen");
  options->font_family = get_string (self, "font");
  options->language = get_string (self, "language");
}

static void
read_languages (EntenteExportRecipe *self)
{
  JsonNode *node = find_member (self, "languages", JSON_NODE_ARRAY);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  guint i, n = node != NULL ? json_array_get_length (json_node_get_array (node)) : 0;

  for (i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (languages, g_strdup (json_node_get_string (element)));
    }
  g_ptr_array_add (languages, NULL);
  self->languages = (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}

/* As strict as with a dataset: json-glib alone is brought down by deep nesting. */
static JsonNode *
parse (const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *widened = NULL;
  EntenteSourceText text;
  EntenteJsonSummary summary;

  entente_source_text_init (&text, json, strlen (json));
  if (!entente_json_scan (&text, diagnostics, &summary)
      || entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) > 0)
    return NULL;
  widened = entente_json_widen_integers (json, text.length);
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, widened, -1, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * entente_export_recipe_read:
 * @json: from entente_export_recipe_find ()
 *
 * Returns: (nullable): %NULL when it is no recipe
 */
EntenteExportRecipe *
entente_export_recipe_read (const char *json)
{
  JsonNode *root = parse (json);
  EntenteExportRecipe *self;

  if (root == NULL)
    return NULL;
  self = g_new0 (EntenteExportRecipe, 1);
  self->root = root;
  self->json = g_strdup (json);
  self->program = get_string (self, "entente");
  self->data = get_string (self, "data");
  self->numbers = get_string (self, "numbers");
  self->borders = get_string (self, "borders");
  read_options (self);
  read_languages (self);
  if (self->program != NULL && self->data != NULL)
    return self;
  entente_export_recipe_free (self);
  return NULL;
}

/* From the text: json-glib would write 1e-8 as 1e-08.0, which no strict reader takes back. */
static EntenteScenario *
read_scenario (const EntenteExportRecipe *self,
               const EntenteDataset *dataset,
               const char *name)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autofree char *pointer = g_strconcat ("/", name, NULL);
  EntenteJsonItem item;

  if (!entente_json_walk_find (self->json, strlen (self->json), 0, pointer, &item)
      || !entente_scenario_merge_json (scenario, dataset, self->json + item.value.start,
                                       (gssize) (item.value.end - item.value.start), diagnostics))
    return NULL;
  return g_steal_pointer (&scenario);
}

static int
find_partner (const EntenteExportRecipe *self,
              const EntenteDataset *dataset,
              const char *name)
{
  const char *id = get_string (self, name);

  return id != NULL ? entente_dataset_find_partner (dataset, id) : ENTENTE_NONE;
}

/* One switch for each of @n; %NULL when there are not as many. */
static gboolean *
read_switches (const EntenteExportRecipe *self,
               const char *name,
               guint n)
{
  JsonNode *node = find_member (self, name, JSON_NODE_ARRAY);
  gboolean *switches;
  guint i;

  if (node == NULL || json_array_get_length (json_node_get_array (node)) != n)
    return NULL;
  switches = g_new0 (gboolean, MAX (n, 1));
  for (i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      switches[i] = JSON_NODE_HOLDS_VALUE (element) && json_node_get_int (element) != 0;
    }
  return switches;
}

/* @pinned: [n_partners] each at most once */
static void
read_pin (EntenteExportRecipe *self,
          JsonNode *node,
          gboolean *pinned)
{
  JsonArray *pin = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint i;

  if (pin == NULL || json_array_get_length (pin) != 3)
    return;
  for (i = 0; i < 3; i++)
    if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (pin, i)))
      return;
  if (json_node_get_value_type (json_array_get_element (pin, 0)) != G_TYPE_STRING)
    return;
  self->pins[self->input.n_pins].partner
    = entente_dataset_find_partner (self->input.dataset, json_array_get_string_element (pin, 0));
  self->pins[self->input.n_pins].x = json_array_get_double_element (pin, 1);
  self->pins[self->input.n_pins].y = json_array_get_double_element (pin, 2);
  if (self->pins[self->input.n_pins].partner >= 0 && !pinned[self->pins[self->input.n_pins].partner])
    pinned[self->pins[self->input.n_pins++].partner] = TRUE;
}

static void
read_pins (EntenteExportRecipe *self)
{
  JsonNode *node = find_member (self, "pins", JSON_NODE_ARRAY);
  JsonArray *pins = node != NULL ? json_node_get_array (node) : NULL;
  g_autofree gboolean *pinned = g_new0 (gboolean, self->input.dataset->n_partners + 1);
  guint i;

  if (pins == NULL)
    return;
  self->pins = g_new0 (EntentePin, json_array_get_length (pins) + 1);
  for (i = 0; i < json_array_get_length (pins); i++)
    read_pin (self, json_array_get_element (pins, i), pinned);
  self->input.pins = self->pins;
}

static void
read_view (EntenteExportRecipe *self)
{
  EntenteSceneInput *input = &self->input;
  const char *sort = get_string (self, "sort");

  input->medium = get_choice (self, "medium", ENTENTE_MEDIUM_STAGE + 1);
  input->text_scale = CLAMP (get_number (self, "text-scale"), 0, 8);
  input->right_to_left = get_switch (self, "right-to-left");
  input->viewport.zoom = get_number (self, "zoom");
  input->viewport.x = get_number (self, "x");
  input->viewport.y = get_number (self, "y");
  input->selected = find_partner (self, input->dataset, "select");
  input->hovered = find_partner (self, input->dataset, "hover");
  input->compared = find_partner (self, input->dataset, "compare");
  input->sort_criterion = sort != NULL ? entente_dataset_find_criterion (input->dataset, sort) : ENTENTE_NONE;
  input->filter = get_string (self, "filter");
  input->row_zoom = get_number (self, "row-zoom");
  input->size_by = get_string (self, "size-by");
  input->arrangement = get_choice (self, "arrange", ENTENTE_N_ARRANGEMENTS);
  input->shows_certainty = get_switch (self, "certainty");
  input->marking = get_string (self, "marking");
  input->tie_kinds_shown = self->tie_kinds = read_switches (self, "ties", input->dataset->n_tie_kinds);
  input->blocs_shown = self->blocs = read_switches (self, "blocs", input->dataset->n_blocs);
  read_pins (self);
}

static EntenteEvaluation *
evaluate (EntenteDataset *dataset,
          const EntenteScenario *scenario)
{
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);

  return entente_evaluate (values, scenario);
}

/* The ranks of a preset beside those of now. */
static void
bind_other (EntenteExportRecipe *self)
{
  EntenteSceneInput *input = &self->input;
  const char *id = get_string (self, "against");
  int preset = id != NULL ? entente_dataset_find_preset (input->dataset, id) : ENTENTE_NONE;

  if (preset < 0)
    return;
  self->other = entente_scenario_copy (self->scenario);
  entente_scenario_apply_preset (self->other, input->dataset, (guint) preset);
  input->other_ranking = entente_evaluate (input->evaluation->values, self->other);
  input->other_name = entente_text_get (&input->dataset->presets[preset].name, input->languages);
  input->other_preset = input->dataset->presets[preset].id;
}

/**
 * entente_export_recipe_bind:
 * @dataset: the one whose hash is @self->data
 *
 * Makes @self->input, with everything evaluated.
 *
 * Returns: %FALSE when the settings do not belong to this dataset
 */
gboolean
entente_export_recipe_bind (EntenteExportRecipe *self,
                            EntenteDataset *dataset)
{
  EntenteSceneInput *input = &self->input;

  self->scenario = read_scenario (self, dataset, "scenario");
  if (self->scenario == NULL)
    return FALSE;
  input->dataset = entente_dataset_ref (dataset);
  input->scenario = self->scenario;
  input->languages = (const char *const *) self->languages;
  input->evaluation = evaluate (dataset, self->scenario);
  self->baseline = read_scenario (self, dataset, "baseline");
  if (self->baseline != NULL)
    input->baseline = evaluate (dataset, self->baseline);
  input->baseline_scenario = self->baseline;
  read_view (self);
  bind_other (self);
  return TRUE;
}

void
entente_export_recipe_free (EntenteExportRecipe *self)
{
  g_clear_pointer (&self->input.other_ranking, entente_evaluation_unref);
  g_clear_pointer (&self->input.baseline, entente_evaluation_unref);
  g_clear_pointer (&self->input.evaluation, entente_evaluation_unref);
  g_clear_pointer (&self->input.dataset, entente_dataset_unref);
  g_clear_pointer (&self->scenario, entente_scenario_free);
  g_clear_pointer (&self->baseline, entente_scenario_free);
  g_clear_pointer (&self->other, entente_scenario_free);
  g_strfreev (self->languages);
  g_free (self->tie_kinds);
  g_free (self->blocs);
  g_free (self->pins);
  json_node_unref (self->root);
  g_free (self->json);
  g_free (self);
}
