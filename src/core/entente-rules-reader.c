/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* "tiers", "gates", "presets", "bounds" and "order": the rules that a scenario starts from.
 *
 * A file without tiers gets three of equal size, so that every view has something to show.
 */

#include "config.h"

#include "entente-dataset-reader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- Tiers ----------------------------------------------------------------------------------------------- */

static void
read_profile (EntenteReader *self,
              const EntenteJsonCursor *cursor,
              EntenteTier *tier)
{
  EntenteDataset *dataset = self->dataset;
  EntenteJsonCursor child;
  JsonObjectIter iter;
  double *profile;
  guint i;

  if (!entente_json_cursor_check_object (cursor))
    return;
  profile = entente_arena_alloc (self->arena, MAX (1, dataset->n_criteria) * sizeof *profile);
  for (i = 0; i < dataset->n_criteria; i++)
    profile[i] = NAN;
  tier->profile = profile;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      int criterion = entente_reader_find (self, &child, ENTENTE_ID_CRITERION, child.member);

      if (criterion != ENTENTE_NONE)
        entente_json_cursor_read_number (&child, 0, 1, &profile[criterion]);
    }
}

static void
read_tier (EntenteReader *self,
           const EntenteJsonCursor *cursor,
           gpointer record,
           guint index)
{
  static const char *const known[] = { "id", "name", "colour", "from", "count", "share", "profile", NULL };
  EntenteTier *tier = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  tier->id = entente_reader_need_id (self, cursor, ENTENTE_ID_TIER, index);
  entente_reader_get_text (self, cursor, "name", &tier->name);
  tier->colour = entente_reader_get_colour (self, cursor);
  tier->from = tier->share = NAN;
  tier->count = -1;
  entente_json_cursor_get_number (cursor, "from", 0, 1, &tier->from);
  entente_json_cursor_get_integer (cursor, "count", 0, G_MAXINT, &tier->count);
  entente_json_cursor_get_number (cursor, "share", 0, 1, &tier->share);
  if (tier->count >= 0 && !isnan (tier->share))
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup (_("A tier has a “count” or a “share”, not both")), NULL);
  if (entente_json_cursor_get (cursor, "profile", &child))
    read_profile (self, &child, tier);
}

static void
check_threshold (const EntenteJsonCursor *element,
                 const EntenteTier *tiers,
                 guint i,
                 gboolean is_lowest)
{
  EntenteJsonCursor from;
  gboolean given = entente_json_cursor_get (element, "from", &from);

  if (is_lowest && given)
    entente_json_cursor_report (&from, ENTENTE_SEVERITY_WARNING, ENTENTE_JSON_VALUE,
                                g_strdup (_("The lowest tier takes all that are left; its “from” is not used")),
                                g_strdup (_("Take it out, or add a tier below.")));
  else if (!is_lowest && entente_json_cursor_need (element, "from", &from) && i > 0
           && tiers[i].from >= tiers[i - 1].from)
    entente_json_cursor_fail (&from, g_strdup (_("The thresholds do not descend")),
                              g_strdup (_("List the highest tier first.")));
}

static void
check_tiers (EntenteReader *self,
             const EntenteJsonCursor *list,
             EntenteTier *tiers,
             guint n)
{
  EntenteJsonCursor element, child;
  guint i;

  for (i = 0; i < n; i++)
    {
      gboolean is_lowest = i + 1 == n;

      entente_json_cursor_get_element (list, i, &element);
      if (!JSON_NODE_HOLDS_OBJECT (element.node))
        continue;
      if (self->dataset->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
        check_threshold (&element, tiers, i, is_lowest);
      else if (self->dataset->tier_rule == ENTENTE_TIER_RULE_SIZES && !is_lowest && tiers[i].count < 0
               && isnan (tiers[i].share) && !entente_json_cursor_get (&element, "count", &child)
               && !entente_json_cursor_get (&element, "share", &child))
        entente_json_cursor_report (&element, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                    g_strdup (_("This tier has no size")),
                                    g_strdup (_("Add \"count\": 10 or \"share\": 0.2.")));
      else if (self->dataset->tier_rule == ENTENTE_TIER_RULE_PROFILES && !is_lowest)
        entente_json_cursor_need (&element, "profile", &child);
    }
  if (n > 0)
    tiers[n - 1].from = NAN;
}

static void
read_tier_list (EntenteReader *self,
                const EntenteJsonCursor *list)
{
  EntenteTier *tiers;
  guint n;

  if (JSON_NODE_HOLDS_ARRAY (list->node)
      && json_array_get_length (json_node_get_array (list->node)) > ENTENTE_MAX_TIERS)
    {
      entente_json_cursor_fail (list, g_strdup_printf (_("There are more than %d tiers"), ENTENTE_MAX_TIERS), NULL);
      return;
    }
  tiers = entente_reader_read_list (self, list, 1, sizeof (EntenteTier), read_tier, &n);
  check_tiers (self, list, tiers, n);
  self->dataset->tiers = tiers;
  self->dataset->n_tiers = n;
}

static void
read_profile_parameters (EntenteReader *self,
                         const EntenteJsonCursor *cursor)
{
  static const char *const assignments[] = { "pessimistic", "optimistic", NULL };
  EntenteProfileParameters *parameters = entente_arena_alloc (self->arena, sizeof *parameters);
  EntenteJsonCursor child;

  parameters->veto = NAN;
  entente_json_cursor_get_number (cursor, "q", 0, 1, &parameters->indifference);
  entente_json_cursor_get_number (cursor, "p", 0, 1, &parameters->preference);
  if (parameters->indifference > parameters->preference)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup (_("The indifference “q” is above the preference “p”")),
                                g_strdup (_("Differences up to q count nothing, those from p on count fully.")));
  if (entente_json_cursor_get (cursor, "veto", &child) && !entente_json_cursor_is_null (&child))
    entente_json_cursor_read_number (&child, 0, 1, &parameters->veto);
  if (parameters->veto < parameters->preference)
    entente_json_cursor_report (
        cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD, g_strdup (_("The “veto” is below the preference “p”")),
        g_strdup (_("A difference that forbids is at least as large as one that counts fully.")));
  if (entente_json_cursor_get (cursor, "assignment", &child))
    parameters->optimistic = entente_reader_read_choice (self, &child, assignments) == 1;
  self->dataset->profile_parameters = parameters;
}

void
entente_reader_read_tiers (EntenteReader *self,
                           const EntenteJsonCursor *cursor)
{
  static const char *const known[]
      = { "rule", "list", "classes", "lambda", "q", "p", "veto", "assignment", NULL };
  static const char *const rules[] = { "thresholds", "sizes", "natural", "profiles", NULL };
  EntenteDataset *dataset = self->dataset;
  EntenteJsonCursor child;

  if (!entente_json_cursor_check_object (cursor))
    return;
  entente_json_cursor_check_members (cursor, known);
  dataset->cutting_level = 0.75;
  if (entente_json_cursor_need (cursor, "rule", &child))
    dataset->tier_rule = entente_reader_read_choice (self, &child, rules);
  entente_json_cursor_get_integer (cursor, "classes", 1, ENTENTE_MAX_TIERS, &dataset->natural_classes);
  entente_json_cursor_get_number (cursor, "lambda", 0.5, 1, &dataset->cutting_level);
  read_profile_parameters (self, cursor);
  if (entente_json_cursor_need (cursor, "list", &child))
    read_tier_list (self, &child);
}

/**
 * entente_reader_add_default_tiers:
 *
 * Three tiers, "1" to "3", of a third of the rated partners each.
 */
void
entente_reader_add_default_tiers (EntenteReader *self)
{
  static const char *const ids[] = { "1", "2", "3" };
  EntenteTier *tiers = entente_arena_alloc (self->arena, G_N_ELEMENTS (ids) * sizeof *tiers);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      tiers[i].id = ids[i];
      tiers[i].from = NAN;
      tiers[i].count = -1;
      tiers[i].share = i + 1 < G_N_ELEMENTS (ids) ? 1.0 / G_N_ELEMENTS (ids) : NAN;
      g_hash_table_insert (self->storage->ids[ENTENTE_ID_TIER], (gpointer) ids[i], GINT_TO_POINTER (i));
    }
  self->dataset->tier_rule = ENTENTE_TIER_RULE_SIZES;
  self->dataset->tiers = tiers;
  self->dataset->n_tiers = G_N_ELEMENTS (ids);
  self->dataset->cutting_level = 0.75;
}

/* -- Gates ----------------------------------------------------------------------------------------------- */

static void
read_gate (EntenteReader *self,
           const EntenteJsonCursor *cursor,
           gpointer record,
           guint index)
{
  static const char *const known[] = { "indicator", "below", "above", "cap", "reason", NULL };
  EntenteGate *gate = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  gate->below = gate->above = NAN;
  gate->quantity = entente_reader_need_reference (self, cursor, "indicator", ENTENTE_ID_QUANTITY);
  gate->cap = entente_reader_need_reference (self, cursor, "cap", ENTENTE_ID_TIER);
  entente_json_cursor_get_number (cursor, "below", -INFINITY, INFINITY, &gate->below);
  entente_json_cursor_get_number (cursor, "above", -INFINITY, INFINITY, &gate->above);
  entente_reader_get_text (self, cursor, "reason", &gate->reason);
  if (!entente_json_cursor_get (cursor, "below", &child) && !entente_json_cursor_get (cursor, "above", &child))
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup (_("The gate says neither “below” nor “above”")),
                                g_strdup (_("Add the figure where it closes, such as \"below\": 30.")));
  if (gate->quantity >= 0 && self->dataset->quantities[gate->quantity].value.kind == ENTENTE_VALUE_CATEGORIES)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                g_strdup_printf (_("“%s” has categories, not figures"),
                                                 self->dataset->quantities[gate->quantity].id),
                                NULL);
}

void
entente_reader_read_gates (EntenteReader *self,
                           const EntenteJsonCursor *cursor)
{
  self->dataset->gates = entente_reader_read_document_list (self, cursor, sizeof (EntenteGate), read_gate,
                                                            &self->dataset->n_gates);
}

/* -- Weights --------------------------------------------------------------------------------------------- */

/**
 * entente_reader_read_weights:
 *
 * Reads {"criterion": number, ..}, which must name every criterion.
 *
 * Returns: (array) (nullable): a weight a criterion, in the arena; %NULL after an error
 */
double *
entente_reader_read_weights (EntenteReader *self,
                             const EntenteJsonCursor *cursor)
{
  EntenteDataset *dataset = self->dataset;
  double *weights = NULL;
  EntenteJsonCursor child;
  JsonObjectIter iter;
  double sum = 0;
  guint i;

  if (!entente_json_cursor_check_object (cursor))
    return NULL;
  /* Thousands of presets that name nothing take no room. */
  if (json_object_get_size (json_node_get_object (cursor->node)) >= dataset->n_criteria)
    weights = entente_arena_alloc (self->arena, MAX (1, dataset->n_criteria) * sizeof *weights);
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      int criterion = entente_reader_find (self, &child, ENTENTE_ID_CRITERION, child.member);
      double weight = 1;

      if (!entente_json_cursor_read_number (&child, 0, INFINITY, &weight) || criterion == ENTENTE_NONE)
        sum++;
      else
        {
          sum += weight;
          if (weights != NULL)
            weights[criterion] = weight;
        }
    }
  for (i = 0; i < dataset->n_criteria; i++)
    if (dataset->criteria[i].id[0] != '\0'
        && !json_object_has_member (json_node_get_object (cursor->node), dataset->criteria[i].id))
      {
        entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD,
                                    g_strdup_printf (_("The weight of “%s” is missing"), dataset->criteria[i].id),
                                    g_strdup (_("Weights name every criterion; 0 leaves one out.")));
        sum++;
        if (entente_diagnostics_is_full (self->json.diagnostics, ENTENTE_SEVERITY_ERROR))
          break;
      }
  if (sum <= 0)
    entente_json_cursor_report (cursor, ENTENTE_SEVERITY_ERROR, ENTENTE_JSON_HEAD, g_strdup (_("All weights are 0")),
                                g_strdup (_("Give at least one of them a weight above 0.")));
  return weights;
}

static void
read_preset (EntenteReader *self,
             const EntenteJsonCursor *cursor,
             gpointer record,
             guint index)
{
  static const char *const known[] = { "id", "name", "description", "weights", NULL };
  EntentePreset *preset = record;
  EntenteJsonCursor child;

  entente_json_cursor_check_members (cursor, known);
  preset->id = entente_reader_need_id (self, cursor, ENTENTE_ID_PRESET, index);
  entente_reader_need_text (self, cursor, "name", &preset->name);
  entente_reader_get_text (self, cursor, "description", &preset->description);
  if (entente_json_cursor_need (cursor, "weights", &child))
    preset->weights = entente_reader_read_weights (self, &child);
}

void
entente_reader_read_presets (EntenteReader *self,
                             const EntenteJsonCursor *cursor)
{
  self->dataset->presets = entente_reader_read_named_list (self, cursor, sizeof (EntentePreset), read_preset,
                                                              &self->dataset->n_presets);
}

static void
read_bound (EntenteReader *self,
            const EntenteJsonCursor *cursor,
            double *least,
            double *most)
{
  EntenteJsonCursor low, high;
  int criterion = entente_reader_find (self, cursor, ENTENTE_ID_CRITERION, cursor->member);
  double a = 0, b = 1;
  guint n;

  if (!entente_json_cursor_check_list (cursor, 0, &n))
    return;
  if (n != 2)
    {
      entente_json_cursor_fail (cursor, g_strdup (_("A bound has two numbers")),
                                g_strdup (_("Write [least share, greatest share], from 0 to 1.")));
      return;
    }
  entente_json_cursor_get_element (cursor, 0, &low);
  entente_json_cursor_get_element (cursor, 1, &high);
  if (entente_json_cursor_read_number (&low, 0, 1, &a) & entente_json_cursor_read_number (&high, 0, 1, &b) & (a > b))
    entente_json_cursor_fail (cursor, g_strdup (_("The least share is above the greatest")), NULL);
  if (criterion == ENTENTE_NONE)
    return;
  least[criterion] = a;
  most[criterion] = b;
}

/* "bounds": {"criterion": [least share, greatest share]} */
void
entente_reader_read_bounds (EntenteReader *self,
                            const EntenteJsonCursor *cursor)
{
  guint n = self->dataset->n_criteria, i;
  double *least = entente_arena_alloc (self->arena, MAX (1, n) * sizeof *least);
  double *most = entente_arena_alloc (self->arena, MAX (1, n) * sizeof *most);
  EntenteJsonCursor child;
  JsonObjectIter iter;
  double least_sum = 0, most_sum = 0;

  if (!entente_json_cursor_check_object (cursor))
    return;
  for (i = 0; i < n; i++)
    most[i] = 1;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    read_bound (self, &child, least, most);
  for (i = 0; i < n; i++)
    {
      least_sum += least[i];
      most_sum += most[i];
    }
  if (n > 0 && (least_sum > 1 + 1e-9 || most_sum < 1 - 1e-9))
    entente_json_cursor_fail (cursor, g_strdup (_("No shares keep all these bounds")),
                              g_strdup (_("The least ones add up to at most 1, the greatest to at least 1.")));
  self->dataset->least_shares = least;
  self->dataset->most_shares = most;
}

/* "order": criteria, the most important first */
void
entente_reader_read_order (EntenteReader *self,
                           const EntenteJsonCursor *cursor)
{
  g_autofree guint8 *seen = g_new0 (guint8, self->dataset->n_criteria + 1);
  EntenteJsonCursor element;
  int *order;
  guint n, i;

  if (!entente_json_cursor_check_list (cursor, 0, &n))
    return;
  order = entente_arena_alloc (self->arena, n * sizeof *order);
  for (i = 0; i < n; i++)
    {
      entente_json_cursor_get_element (cursor, i, &element);
      order[i] = entente_reader_read_reference (self, &element, ENTENTE_ID_CRITERION);
      if (order[i] != ENTENTE_NONE && seen[order[i]]++)
        entente_json_cursor_fail (&element, g_strdup_printf (_("“%s” stands twice in the order"),
                                                             self->dataset->criteria[order[i]].id),
                                  NULL);
    }
  self->dataset->order = order;
  self->dataset->n_order = n;
}
