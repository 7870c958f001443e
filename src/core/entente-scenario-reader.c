/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading a scenario: a merge patch (RFC 7396) on the defaults of its dataset.
 *
 *   {"weights": {"own-defence": 50, ...},          all criteria, or it is an error
 *    "locks": ["role"], "sliders": "share" | "importance",
 *    "method": {"kind": "vikor", "normalisation": "goalposts", "v": 0.5},
 *    "tiers": {"rule": "thresholds", "list": [{"from": 0.7}, {"from": 0.4}, {}]},
 *    "gates": false | [true, false, ...],           all of them, or each in file order
 *    "uncertainty": 0.25, "bounds": {"role": [0.1, 0.4]}, "order": ["role", "geography"],
 *    "year": 2030, "assume-pledges": true,
 *    "what-if": {"JP": {"defence-gdp": 3.0, "tie": "none", "us-trade": null}},
 *    "condition-levels": {"article-5": 3.5}}
 *
 * Lists are replaced whole and null puts a member back to its default, with one exception: null for a single
 * what-if value means "treat as missing". A patch with any error changes nothing.
 */

#include "config.h"

#include "entente-array.h"
#include "entente-compare.h"
#include "entente-scenario-reader-private.h"

#include "entente-json-fields.h"
#include "entente-json-scan.h"
#include "entente-json-walk.h"
#include "entente-value-function.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_YEAR 1000
#define LAST_YEAR 2999

static const char *const slider_modes[] = { "share", "importance", NULL };

/* -- Words and ids --------------------------------------------------------------------------------------- */

/* The ids of a list of records that begin with one. A dataset that is still being read may lack some. */
static const char **
list_ids (gconstpointer records, gsize record_size, guint n)
{
  const char **ids = ENTENTE_NEW (const char *, n);
  guint i;

  for (i = 0; i < n; i++)
    {
      const char *id = *(const char *const *)(gconstpointer)((const char *)records + i * record_size);

      ids[i] = id != NULL ? id : "";
    }
  return ids;
}

static void
fail_unknown_id (EntenteScenarioMerge *merge,
                 const EntenteJsonCursor *cursor,
                 char *message,
                 const char *id,
                 EntenteIdKind kind)
{
  const EntenteDataset *dataset = merge->dataset;
  g_autofree const char **known = NULL;
  guint n = 0;

  if (entente_diagnostics_is_full (cursor->context->diagnostics, ENTENTE_SEVERITY_ERROR))
    kind = ENTENTE_N_ID_KINDS;
  switch (kind)
    {
    case ENTENTE_N_ID_KINDS:
      break;
    case ENTENTE_ID_PARTNER:
      known = list_ids (dataset->partners, sizeof (EntentePartner), n = dataset->n_partners);
      break;
    case ENTENTE_ID_QUANTITY:
      known = list_ids (dataset->quantities, sizeof (EntenteQuantity), n = dataset->n_quantities);
      break;
    case ENTENTE_ID_CONDITION:
      known = list_ids (dataset->conditions, sizeof (EntenteCondition), n = dataset->n_conditions);
      break;
    default:
      known = list_ids (dataset->criteria, sizeof (EntenteCriterion), n = dataset->n_criteria);
      break;
    }
  entente_json_cursor_fail_unknown (cursor, id == cursor->member ? ENTENTE_JSON_KEY : ENTENTE_JSON_VALUE,
                                    message, id, known, n);
  merge->sound = FALSE;
}

/* Index of the id, or ENTENTE_NONE after reporting. */
int
entente_scenario_merge_find (EntenteScenarioMerge *merge,
                             const EntenteJsonCursor *cursor,
                             EntenteIdKind kind,
                             const char *id)
{
  const int index = entente_dataset_find (merge->dataset, kind, id);
  char *message;

  if (index != ENTENTE_NONE)
    return index;
  switch (kind)
    {
    case ENTENTE_ID_PARTNER:
      message = g_strdup_printf (_ ("There is no partner “%s”"), id);
      break;
    case ENTENTE_ID_QUANTITY:
      message = g_strdup_printf (_ ("There is no indicator “%s”"), id);
      break;
    case ENTENTE_ID_CONDITION:
      message = g_strdup_printf (_ ("There is no condition “%s”"), id);
      break;
    default:
      message = g_strdup_printf (_ ("There is no criterion “%s”"), id);
      break;
    }
  fail_unknown_id (merge, cursor, message, id, kind);
  return ENTENTE_NONE;
}

/* Place of the word among @choices, or -1 after reporting. */
int
entente_scenario_merge_read_choice (EntenteScenarioMerge *merge,
                                    const EntenteJsonCursor *cursor,
                                    const char *const *choices)
{
  g_autofree char *name = NULL;
  const char *word;
  guint i;

  if (entente_json_cursor_read_string (cursor, &word))
    {
      for (i = 0; choices[i] != NULL; i++)
        if (strcmp (choices[i], word) == 0)
          return i;
      name = entente_json_cursor_get_name (cursor);
      entente_json_cursor_fail_unknown (cursor, ENTENTE_JSON_VALUE,
                                        g_strdup_printf (_ ("%s cannot be “%s”"), name, word), word, choices,
                                        i);
    }
  merge->sound = FALSE;
  return -1;
}

void
entente_scenario_merge_fail (EntenteScenarioMerge *merge,
                             const EntenteJsonCursor *cursor,
                             EntenteJsonPart part,
                             char *message,
                             char *remedy)
{
  entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, part, message, remedy);
  merge->sound = FALSE;
}

gboolean
entente_scenario_merge_keep (EntenteScenarioMerge *merge, gboolean sound)
{
  if (!sound)
    merge->sound = FALSE;
  return sound;
}

/* -- Members --------------------------------------------------------------------------------------------- */

static void
check_weights_complete (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  const EntenteDataset *dataset = merge->dataset;
  double sum = 0;
  guint i;

  for (i = 0; i < dataset->n_criteria; i++)
    {
      const char *id = dataset->criteria[i].id;

      sum += merge->scenario->weights[i];
      if (id != NULL && *id != '\0' && !json_object_has_member (json_node_get_object (cursor->node), id))
        entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD,
                                     g_strdup_printf (_ ("The weight of “%s” is missing"), id),
                                     g_strdup (_ ("Weights name every criterion; 0 leaves one out.")));
    }
  if (merge->sound && !(sum > 0))
    entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("All weights are 0")),
                                 g_strdup (_ ("Give at least one of them a weight above 0.")));
}

static void
merge_weights (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      const int criterion = entente_scenario_merge_find (merge, &child, ENTENTE_ID_CRITERION, child.member);
      double weight = 0;

      if (entente_scenario_merge_keep (merge,
                                       entente_json_cursor_read_number (&child, 0, INFINITY, &weight)) &&
          criterion != ENTENTE_NONE)
        merge->scenario->weights[criterion] = weight;
    }
  check_weights_complete (merge, cursor);
}

static void
merge_locks (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  guint n, i;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_list (cursor, 0, &n)))
    return;
  memset (merge->scenario->locks, 0, merge->scenario->n_criteria * sizeof (gboolean));
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor child;
      const char *id;
      int criterion;

      entente_json_cursor_get_element (cursor, i, &child);
      if (!entente_scenario_merge_keep (merge, entente_json_cursor_read_string (&child, &id)))
        continue;
      criterion = entente_scenario_merge_find (merge, &child, ENTENTE_ID_CRITERION, id);
      if (criterion != ENTENTE_NONE)
        merge->scenario->locks[criterion] = TRUE;
    }
}

/* A number, the key of a category, or null for "treat as missing". */
static gboolean
read_what_if (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, EntenteWhatIfItem *item)
{
  const EntenteQuantity *quantity = &merge->dataset->quantities[item->quantity];
  const EntenteValueFunction *function = &quantity->value;
  g_autofree const char **keys = NULL;
  const char *key;

  item->value = NAN;
  item->category = ENTENTE_NONE;
  item->missing = entente_json_cursor_is_null (cursor);
  if (item->missing)
    return TRUE;
  if (function->kind != ENTENTE_VALUE_CATEGORIES)
    return entente_scenario_merge_keep (
        merge, entente_json_cursor_read_number (cursor, -INFINITY, INFINITY, &item->value));
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_read_string (cursor, &key)))
    return FALSE;
  item->category = entente_value_function_find_category (function, key);
  if (item->category != ENTENTE_NONE)
    return TRUE;
  keys = list_ids (function->categories, sizeof (EntenteCategory), function->n_categories);
  merge->sound = FALSE;
  return entente_json_cursor_fail_unknown (
      cursor, ENTENTE_JSON_VALUE, g_strdup_printf (_ ("“%s” has no category “%s”"), quantity->id, key), key,
      keys, function->n_categories);
}

/* What the patch says is put behind what was there, and all are sorted once when it has been read. */
static void
merge_what_ifs_of (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, int partner)
{
  GArray *what_ifs = merge->scenario->what_ifs;
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (entente_json_cursor_is_null (cursor))
    {
      const EntenteWhatIf none = { partner, { .quantity = ENTENTE_NONE } };

      if (partner != ENTENTE_NONE)
        g_array_append_val (what_ifs, none);
      return;
    }
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      EntenteWhatIfItem item = { .quantity = entente_scenario_merge_find (merge, &child, ENTENTE_ID_QUANTITY,
                                                                          child.member) };

      if (item.quantity != ENTENTE_NONE && read_what_if (merge, &child, &item) && partner != ENTENTE_NONE)
        {
          const EntenteWhatIf what_if = { partner, item };

          g_array_append_val (what_ifs, what_if);
        }
    }
}

static int
compare_what_ifs_cb (gconstpointer a, gconstpointer b)
{
  const EntenteWhatIf *x = a, *y = b;

  if (x->partner != y->partner)
    return ENTENTE_COMPARE (x->partner, y->partner);
  return ENTENTE_COMPARE (x->item.quantity, y->item.quantity);
}

/* Of each cell the last what-if stays; none does of a partner that the patch sets to null. */
static void
settle_what_ifs (GArray *what_ifs)
{
  guint n = 0, i;
  int without = ENTENTE_NONE;

  g_array_sort (what_ifs, compare_what_ifs_cb);
  for (i = 0; i < what_ifs->len; i++)
    {
      const EntenteWhatIf *it = &g_array_index (what_ifs, EntenteWhatIf, i);

      if (it->item.quantity == ENTENTE_NONE)
        without = it->partner;
      else if (it->partner != without && (i + 1 == what_ifs->len || compare_what_ifs_cb (it, it + 1) != 0))
        g_array_index (what_ifs, EntenteWhatIf, n++) = *it;
    }
  g_array_set_size (what_ifs, n);
}

static void
merge_what_ifs (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      const int partner = entente_scenario_merge_find (merge, &child, ENTENTE_ID_PARTNER, child.member);

      if (partner == ENTENTE_HUB)
        entente_scenario_merge_fail (merge, &child, ENTENTE_JSON_KEY,
                                     g_strdup_printf (_ ("“%s” is the hub, not a partner"), child.member),
                                     NULL);
      else
        merge_what_ifs_of (merge, &child, partner);
    }
  settle_what_ifs (merge->scenario->what_ifs);
}

static void
merge_condition_levels (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      const int condition = entente_scenario_merge_find (merge, &child, ENTENTE_ID_CONDITION, child.member);
      double level = NAN;

      if (!entente_json_cursor_is_null (&child) &&
          !entente_scenario_merge_keep (
              merge, entente_json_cursor_read_number (&child, -INFINITY, INFINITY, &level)))
        continue;
      if (condition != ENTENTE_NONE)
        merge->scenario->condition_levels[condition] = level;
    }
}

static void
merge_year (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  entente_scenario_merge_keep (
      merge, entente_json_cursor_read_integer (cursor, FIRST_YEAR, LAST_YEAR, &merge->scenario->year));
}

static void
merge_pledges (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_read_boolean (cursor, &merge->scenario->assume_pledges));
}

static void
merge_sliders (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  const int choice = entente_scenario_merge_read_choice (merge, cursor, slider_modes);

  if (choice >= 0)
    merge->scenario->slider_mode = choice;
}

/* -- Back to the defaults -------------------------------------------------------------------------------- */

static void
reset_weights (EntenteScenarioMerge *merge)
{
  memcpy (merge->scenario->weights, merge->defaults->weights, merge->scenario->n_criteria * sizeof (double));
}

static void
reset_locks (EntenteScenarioMerge *merge)
{
  memset (merge->scenario->locks, 0, merge->scenario->n_criteria * sizeof (gboolean));
}

static void
reset_what_ifs (EntenteScenarioMerge *merge)
{
  g_array_set_size (merge->scenario->what_ifs, 0);
}

static void
reset_condition_levels (EntenteScenarioMerge *merge)
{
  guint i;

  for (i = 0; i < merge->scenario->n_conditions; i++)
    merge->scenario->condition_levels[i] = NAN;
}

static void
reset_year (EntenteScenarioMerge *merge)
{
  merge->scenario->year = merge->defaults->year;
}

static void
reset_pledges (EntenteScenarioMerge *merge)
{
  merge->scenario->assume_pledges = merge->defaults->assume_pledges;
}

static void
reset_sliders (EntenteScenarioMerge *merge)
{
  merge->scenario->slider_mode = merge->defaults->slider_mode;
}

typedef struct
{
  const char *name;
  void (*merge) (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor);
  void (*reset) (EntenteScenarioMerge *merge);
} Member;

static const Member members[] = {
  { "weights", merge_weights, reset_weights },
  { "locks", merge_locks, reset_locks },
  { "sliders", merge_sliders, reset_sliders },
  { "method", entente_scenario_merge_method, entente_scenario_reset_method },
  { "tiers", entente_scenario_merge_tiers, entente_scenario_reset_tiers },
  { "gates", entente_scenario_merge_gates, entente_scenario_reset_gates },
  { "uncertainty", entente_scenario_merge_uncertainty, entente_scenario_reset_uncertainty },
  { "bounds", entente_scenario_merge_bounds, entente_scenario_reset_bounds },
  { "order", entente_scenario_merge_order, entente_scenario_reset_order },
  { "year", merge_year, reset_year },
  { "assume-pledges", merge_pledges, reset_pledges },
  { "what-if", merge_what_ifs, reset_what_ifs },
  { "condition-levels", merge_condition_levels, reset_condition_levels },
};

/* -- The whole ------------------------------------------------------------------------------------------- */

static void
check_format (EntenteScenarioMerge *merge, const EntenteJsonCursor *root)
{
  static const char *const formats[] = { "entente-scenario", NULL };
  EntenteJsonCursor child;
  int version;

  if (entente_json_cursor_get (root, "format", &child))
    entente_scenario_merge_read_choice (merge, &child, formats);
  if (entente_json_cursor_get (root, "version", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_read_integer (&child, 1, 1, &version));
}

/* What a scenario of its own says about itself. */
static void
check_labels (EntenteScenarioMerge *merge, const EntenteJsonCursor *root)
{
  EntenteJsonCursor child;
  const char *dataset;

  if (entente_json_cursor_get (root, "name", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_check_text (&child));
  if (entente_json_cursor_get (root, "description", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_check_text (&child));
  if (entente_json_cursor_get (root, "dataset", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_read_string (&child, &dataset));
}

static void
note_unknown_members (const EntenteJsonCursor *root)
{
  const char *known[G_N_ELEMENTS (members) + 6];
  guint i;

  for (i = 0; i < G_N_ELEMENTS (members); i++)
    known[i] = members[i].name;
  known[i++] = "format";
  known[i++] = "version";
  known[i++] = "name";
  known[i++] = "description";
  known[i++] = "dataset";
  known[i] = NULL;
  entente_json_cursor_check_members (root, known);
}

/**
 * entente_scenario_merge_cursor:
 * @patch: a JSON object
 *
 * Applies a merge patch and reports everything that is wrong with it.
 *
 * Returns: %FALSE after any error; @self is then as it was
 */
gboolean
entente_scenario_merge_cursor (EntenteScenario *self,
                               const EntenteDataset *dataset,
                               const EntenteJsonCursor *patch)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_copy (self);
  g_autoptr (EntenteScenario) defaults = entente_scenario_new (dataset);
  EntenteScenarioMerge merge = { scenario, defaults, dataset, TRUE };
  guint i;

  if (!entente_json_cursor_check_object (patch))
    return FALSE;
  check_format (&merge, patch);
  check_labels (&merge, patch);
  note_unknown_members (patch);
  for (i = 0; i < G_N_ELEMENTS (members); i++)
    {
      EntenteJsonCursor child;

      if (!entente_json_cursor_get (patch, members[i].name, &child))
        continue;
      if (entente_json_cursor_is_null (&child))
        members[i].reset (&merge);
      else
        members[i].merge (&merge, &child);
    }
  if (!merge.sound)
    return FALSE;
  entente_scenario_assign (self, scenario);
  return TRUE;
}

/**
 * entente_scenario_merge_json:
 * @json: UTF-8 text of a scenario object, or of a stand-alone scenario file
 * @length: bytes, or -1 when zero-terminated
 *
 * Applies a merge patch (RFC 7396) on @self. Reports all problems at once, each with its place.
 *
 * Returns: %FALSE after any error; @self is then as it was
 */
gboolean
entente_scenario_merge_json (EntenteScenario *self,
                             const EntenteDataset *dataset,
                             const char *json,
                             gssize length,
                             EntenteDiagnostics *diagnostics)
{
  const gsize n = length < 0 ? strlen (json) : (gsize)length;
  const guint errors = entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR);
  EntenteJsonContext context = { .diagnostics = diagnostics };
  EntenteJsonCursor root = { .context = &context, .has_start = FALSE };
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *widened = NULL;
  EntenteJsonSummary summary;

  entente_source_text_init (&context.text, json, n);
  if (!entente_json_scan (&context.text, diagnostics, &summary) ||
      entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR) > errors)
    return FALSE;
  if (summary.long_integers)
    widened = entente_json_widen_integers (json, n);
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, widened != NULL ? widened : json, widened != NULL ? -1 : (gssize)n,
                                   NULL))
    return FALSE;
  root.node = json_parser_get_root (parser);
  return entente_scenario_merge_cursor (self, dataset, &root);
}
