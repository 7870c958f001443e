/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reads what entente-export-recipe.c wrote. A picture comes from anywhere: whatever is missing is taken as not given,
 * whatever is of another kind or out of range is reported, with its place in the recipe, and refused.
 */

#include "config.h"

#include "entente-export-recipe.h"

#include "entente-json-scan.h"
#include "entente-json-walk.h"
#include "entente-scenario-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_SCALE 32
#define MAX_TEXT_SCALE 8

typedef struct
{
  EntenteJsonContext context;
  EntenteJsonCursor root;
  gboolean sound; /* FALSE: reported */
} Reader;

typedef enum
{
  PARTNERS,
  CRITERIA,
  PRESETS
} IdKind;

static void
start (Reader *self,
       const EntenteExportRecipe *recipe,
       EntenteDiagnostics *diagnostics)
{
  *self = (Reader){ .sound = TRUE };
  self->context.diagnostics = diagnostics;
  entente_source_text_init (&self->context.text, recipe->json, strlen (recipe->json));
  self->root.context = &self->context;
  self->root.node = recipe->root;
}

static const char *
read_string (Reader *self,
             const char *name)
{
  const char *value = NULL;

  self->sound &= entente_json_cursor_get_string (&self->root, name, &value);
  return value;
}

static double
read_number (Reader *self,
             const char *name,
             double least,
             double most)
{
  double value = 0;

  self->sound &= entente_json_cursor_get_number (&self->root, name, least, most, &value);
  return value;
}

static gboolean
read_switch (Reader *self,
             const char *name)
{
  gboolean value = FALSE;

  self->sound &= entente_json_cursor_get_boolean (&self->root, name, &value);
  return value;
}

static guint
read_choice (Reader *self,
             const char *name,
             guint n_choices)
{
  int value = 0;

  self->sound &= entente_json_cursor_get_integer (&self->root, name, 0, (int) n_choices - 1, &value);
  return (guint) value;
}

/* A list of exactly @n, or of any number when @n is %ENTENTE_NONE. */
static gboolean
check_list (Reader *self,
            const EntenteJsonCursor *cursor,
            int n,
            guint *n_elements)
{
  gboolean sound = entente_json_cursor_check_list (cursor, 0, n_elements);

  if (sound && n != ENTENTE_NONE && *n_elements != (guint) n)
    {
      g_autofree char *name = entente_json_cursor_get_name (cursor);

      sound = entente_json_cursor_fail (
        cursor, g_strdup_printf (_("%s has %u elements, not %u"), name, *n_elements, (guint) n), NULL);
    }
  self->sound &= sound;
  return sound;
}

static void
read_options (Reader *self,
              EntenteExportOptions *options)
{
  options->view = read_string (self, "view");
  options->format = read_choice (self, "format", ENTENTE_EXPORT_PDF + 1);
  options->theme = read_choice (self, "theme", ENTENTE_THEME_HIGH_CONTRAST_DARK + 1);
  options->width = read_number (self, "width", -INFINITY, INFINITY);
  options->height = read_number (self, "height", -INFINITY, INFINITY);
  options->scale = read_number (self, "scale", 0, MAX_SCALE);
  options->on_screen = read_switch (self, "screen");
  options->font_family = read_string (self, "font");
  options->language = read_string (self, "language");
}

static char **
read_languages (Reader *self)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);
  EntenteJsonCursor list;
  guint i, n = 0;

  if (entente_json_cursor_get (&self->root, "languages", &list))
    check_list (self, &list, ENTENTE_NONE, &n);
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor element;
      const char *language;

      entente_json_cursor_get_element (&list, i, &element);
      if (entente_json_cursor_read_string (&element, &language))
        g_ptr_array_add (languages, g_strdup (language));
      else
        self->sound = FALSE;
    }
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_steal (languages, NULL);
}

/* As strict as with a dataset: json-glib alone is brought down by deep nesting. */
static JsonNode *
parse (const char *json,
       EntenteDiagnostics *diagnostics)
{
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
  return json_parser_load_from_data (parser, widened, -1, NULL) ? json_parser_steal_root (parser) : NULL;
}

/* What is needed before there is a dataset. */
static gboolean
read_head (EntenteExportRecipe *self,
           EntenteDiagnostics *diagnostics)
{
  EntenteJsonCursor child;
  Reader reader;

  start (&reader, self, diagnostics);
  if (!entente_json_cursor_check_object (&reader.root))
    return FALSE;
  self->program = read_string (&reader, "entente");
  self->data = read_string (&reader, "data");
  self->numbers = read_string (&reader, "numbers");
  self->borders = read_string (&reader, "borders");
  read_options (&reader, &self->options);
  self->languages = read_languages (&reader);
  reader.sound &= entente_json_cursor_need (&reader.root, "entente", &child);
  reader.sound &= entente_json_cursor_need (&reader.root, "data", &child);
  return reader.sound;
}

/**
 * entente_export_recipe_read:
 * @json: from entente_export_recipe_find ()
 * @diagnostics: an empty one; what is wrong is added, with places in @json
 *
 * Returns: (nullable): %NULL after any error
 */
EntenteExportRecipe *
entente_export_recipe_read (const char *json,
                            EntenteDiagnostics *diagnostics)
{
  JsonNode *root = parse (json, diagnostics);
  EntenteExportRecipe *self;

  if (root == NULL)
    return NULL;
  self = g_new0 (EntenteExportRecipe, 1);
  self->root = root;
  self->json = g_strdup (json);
  if (read_head (self, diagnostics))
    return self;
  entente_export_recipe_free (self);
  return NULL;
}

static EntenteScenario *
read_scenario (Reader *self,
               const EntenteDataset *dataset,
               const EntenteJsonCursor *cursor)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);

  if (entente_scenario_merge_cursor (scenario, dataset, cursor))
    return g_steal_pointer (&scenario);
  self->sound = FALSE;
  return NULL;
}

static int
find (const EntenteDataset *dataset,
      IdKind kind,
      const char *id)
{
  switch (kind)
    {
    case PARTNERS:
      return entente_dataset_find_partner (dataset, id);
    case CRITERIA:
      return entente_dataset_find_criterion (dataset, id);
    default:
      return entente_dataset_find_preset (dataset, id);
    }
}

static char *
say_unknown (IdKind kind,
             const char *id)
{
  switch (kind)
    {
    case PARTNERS:
      return g_strdup_printf (_("There is no partner “%s”"), id);
    case CRITERIA:
      return g_strdup_printf (_("There is no criterion “%s”"), id);
    default:
      return g_strdup_printf (_("The file has no preset “%s”"), id);
    }
}

/* Place of what has the id, or %ENTENTE_NONE after reporting. */
static int
find_id (Reader *self,
         const EntenteJsonCursor *cursor,
         const EntenteDataset *dataset,
         IdKind kind)
{
  const char *id;
  int found = ENTENTE_NONE;

  if (entente_json_cursor_read_string (cursor, &id))
    {
      found = find (dataset, kind, id);
      if (found < 0)
        entente_json_cursor_fail_unknown (cursor, ENTENTE_JSON_VALUE, say_unknown (kind, id), id, NULL, 0);
    }
  self->sound &= found >= 0;
  return found;
}

static int
read_id (Reader *self,
         const char *name,
         const EntenteDataset *dataset,
         IdKind kind)
{
  EntenteJsonCursor cursor;

  return entente_json_cursor_get (&self->root, name, &cursor) ? find_id (self, &cursor, dataset, kind) : ENTENTE_NONE;
}

/* A 1 or 0 for each of @n; %NULL when they are not given. */
static gboolean *
read_switches (Reader *self,
               const char *name,
               guint n)
{
  EntenteJsonCursor list;
  gboolean *switches;
  guint length, i;

  if (!entente_json_cursor_get (&self->root, name, &list) || !check_list (self, &list, (int) n, &length))
    return NULL;
  switches = g_new0 (gboolean, MAX (n, 1));
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (&list, i, &element);
      self->sound &= entente_json_cursor_read_integer (&element, FALSE, TRUE, &switches[i]);
    }
  return switches;
}

/* @pinned: [n_partners] each at most once */
static void
read_pin (Reader *self,
          EntenteExportRecipe *recipe,
          const EntenteJsonCursor *cursor,
          gboolean *pinned)
{
  EntentePin *pin = &recipe->pins[recipe->input.n_pins];
  EntenteJsonCursor element;
  guint n;

  if (!check_list (self, cursor, 3, &n))
    return;
  entente_json_cursor_get_element (cursor, 0, &element);
  pin->partner = find_id (self, &element, recipe->input.dataset, PARTNERS);
  entente_json_cursor_get_element (cursor, 1, &element);
  self->sound &= entente_json_cursor_read_number (&element, -INFINITY, INFINITY, &pin->x);
  entente_json_cursor_get_element (cursor, 2, &element);
  self->sound &= entente_json_cursor_read_number (&element, -INFINITY, INFINITY, &pin->y);
  if (pin->partner == ENTENTE_NONE || pinned[pin->partner])
    return;
  pinned[pin->partner] = TRUE;
  recipe->input.n_pins++;
}

static void
read_pins (Reader *self,
           EntenteExportRecipe *recipe)
{
  g_autofree gboolean *pinned = g_new0 (gboolean, recipe->input.dataset->n_partners + 1);
  EntenteJsonCursor list;
  guint n, i;

  if (!entente_json_cursor_get (&self->root, "pins", &list) || !check_list (self, &list, ENTENTE_NONE, &n))
    return;
  recipe->pins = g_new0 (EntentePin, n + 1);
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (&list, i, &element);
      read_pin (self, recipe, &element, pinned);
    }
  recipe->input.pins = recipe->pins;
}

static void
read_view (Reader *self,
           EntenteExportRecipe *recipe)
{
  EntenteSceneInput *input = &recipe->input;

  input->medium = read_choice (self, "medium", ENTENTE_MEDIUM_STAGE + 1);
  input->text_scale = read_number (self, "text-scale", 0, MAX_TEXT_SCALE);
  input->right_to_left = read_switch (self, "right-to-left");
  input->viewport.zoom = read_number (self, "zoom", -INFINITY, INFINITY);
  input->viewport.x = read_number (self, "x", -INFINITY, INFINITY);
  input->viewport.y = read_number (self, "y", -INFINITY, INFINITY);
  input->selected = read_id (self, "select", input->dataset, PARTNERS);
  input->hovered = read_id (self, "hover", input->dataset, PARTNERS);
  input->compared = read_id (self, "compare", input->dataset, PARTNERS);
  input->sort_criterion = read_id (self, "sort", input->dataset, CRITERIA);
  input->filter = read_string (self, "filter");
  input->row_zoom = read_number (self, "row-zoom", -INFINITY, INFINITY);
  input->size_by = read_string (self, "size-by");
  input->arrangement = read_choice (self, "arrange", ENTENTE_N_ARRANGEMENTS);
  input->shows_certainty = read_switch (self, "certainty");
  input->marking = read_string (self, "marking");
  input->tie_kinds_shown = recipe->tie_kinds = read_switches (self, "ties", input->dataset->n_tie_kinds);
  input->blocs_shown = recipe->blocs = read_switches (self, "blocs", input->dataset->n_blocs);
  read_pins (self, recipe);
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
bind_other (Reader *self,
            EntenteExportRecipe *recipe)
{
  EntenteSceneInput *input = &recipe->input;
  const int preset = read_id (self, "against", input->dataset, PRESETS);

  if (preset < 0)
    return;
  recipe->other = entente_scenario_copy (recipe->scenario);
  entente_scenario_apply_preset (recipe->other, input->dataset, (guint) preset);
  input->other_ranking = entente_evaluate (input->evaluation->values, recipe->other);
  input->other_name = entente_text_get (&input->dataset->presets[preset].name, input->languages);
  input->other_preset = input->dataset->presets[preset].id;
}

/**
 * entente_export_recipe_bind:
 * @dataset: the one whose hash is @self->data
 * @diagnostics: what is wrong is added, with places in the recipe
 *
 * Makes @self->input, with everything evaluated.
 *
 * Returns: %FALSE after any error, and when the settings do not belong to this dataset
 */
gboolean
entente_export_recipe_bind (EntenteExportRecipe *self,
                            EntenteDataset *dataset,
                            EntenteDiagnostics *diagnostics)
{
  EntenteSceneInput *input = &self->input;
  EntenteJsonCursor cursor;
  Reader reader;

  start (&reader, self, diagnostics);
  if (!entente_json_cursor_need (&reader.root, "scenario", &cursor))
    return FALSE;
  self->scenario = read_scenario (&reader, dataset, &cursor);
  if (self->scenario == NULL)
    return FALSE;
  input->dataset = entente_dataset_ref (dataset);
  input->scenario = self->scenario;
  input->languages = (const char *const *) self->languages;
  input->evaluation = evaluate (dataset, self->scenario);
  if (entente_json_cursor_get (&reader.root, "baseline", &cursor))
    self->baseline = read_scenario (&reader, dataset, &cursor);
  if (self->baseline != NULL)
    input->baseline = evaluate (dataset, self->baseline);
  input->baseline_scenario = self->baseline;
  read_view (&reader, self);
  bind_other (&reader, self);
  return reader.sound;
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
