/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Reading the rules of a scenario: method, tiers, gates, and what weights are allowed. */

#include "config.h"

#include "entente-scenario-reader-private.h"

#include "entente-json-fields.h"
#include "entente-methods.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const rules[] = { "thresholds", "sizes", "natural", "profiles", NULL };

static void
check_preference (EntenteScenarioMerge *merge,
                  const EntenteJsonCursor *cursor,
                  double indifference,
                  double preference)
{
  if (indifference > preference)
    entente_scenario_merge_fail (
        merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("The indifference “q” is above the preference “p”")),
        g_strdup (_ ("Differences up to q count nothing, those from p on count fully.")));
}

void
entente_scenario_merge_method (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  static const char *const known[] = { "kind", "normalisation", "v", "q", "p", NULL };
  EntenteMethodParameters *parameters = &merge->scenario->method_parameters;
  EntenteJsonCursor child;
  int choice;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  entente_json_cursor_check_members (cursor, known);
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_need (cursor, "kind", &child)))
    return;
  choice = entente_scenario_merge_read_choice (merge, &child, entente_method_ids);
  if (choice >= 0)
    merge->scenario->method = choice;
  if (entente_json_cursor_get (cursor, "normalisation", &child))
    {
      choice = entente_scenario_merge_read_choice (merge, &child, entente_normalisation_ids);
      parameters->normalisation = MAX (choice, 0);
    }
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_get_number (cursor, "v", 0, 1, &parameters->strategy));
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_get_number (cursor, "q", 0, 1, &parameters->indifference));
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_get_number (cursor, "p", 0, 1, &parameters->preference));
  check_preference (merge, cursor, parameters->indifference, parameters->preference);
}

static void
read_profile (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, double *profile)
{
  EntenteJsonCursor child;
  JsonObjectIter iter;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    {
      const int criterion = entente_scenario_merge_find (merge, &child, ENTENTE_ID_CRITERION, child.member);
      double least = NAN;

      if (entente_scenario_merge_keep (merge, entente_json_cursor_read_number (&child, 0, 1, &least)) &&
          criterion != ENTENTE_NONE)
        profile[criterion] = least;
    }
}

/* What the file says of its tiers may be said again. It changes nothing here, but is not taken unread. */
static void
check_tier_labels (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteJsonCursor child;
  const char *word;

  if (entente_json_cursor_get (cursor, "id", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_read_id (&child, &word));
  if (entente_json_cursor_get (cursor, "name", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_check_text (&child));
  if (entente_json_cursor_get (cursor, "colour", &child))
    entente_scenario_merge_keep (merge, entente_json_cursor_read_colour (&child, &word));
}

static void
read_tier (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, guint tier)
{
  static const char *const known[] = { "id", "name", "colour", "from", "count", "share", "profile", NULL };
  EntenteScenario *scenario = merge->scenario;
  double *profile = scenario->profiles + (gsize)tier * scenario->n_criteria;
  EntenteJsonCursor child;
  guint c;

  for (c = 0; c < scenario->n_criteria; c++)
    profile[c] = NAN;
  scenario->tier_from[tier] = NAN;
  scenario->tier_count[tier] = -1;
  scenario->tier_share[tier] = NAN;
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  entente_json_cursor_check_members (cursor, known);
  check_tier_labels (merge, cursor);
  entente_scenario_merge_keep (
      merge, entente_json_cursor_get_number (cursor, "from", 0, 1, &scenario->tier_from[tier]));
  entente_scenario_merge_keep (
      merge, entente_json_cursor_get_integer (cursor, "count", 0, G_MAXINT, &scenario->tier_count[tier]));
  entente_scenario_merge_keep (
      merge, entente_json_cursor_get_number (cursor, "share", 0, 1, &scenario->tier_share[tier]));
  if (entente_json_cursor_get (cursor, "profile", &child))
    read_profile (merge, &child, profile);
  if (scenario->tier_count[tier] >= 0 && !isnan (scenario->tier_share[tier]))
    entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD,
                                 g_strdup (_ ("A tier has a “count” or a “share”, not both")), NULL);
}

/* Every tier but the last needs what the rule goes by. */
static void
check_tier (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor, guint tier)
{
  const EntenteScenario *scenario = merge->scenario;
  const double from = scenario->tier_from[tier];

  if (scenario->tier_rule == ENTENTE_TIER_RULE_THRESHOLDS)
    {
      if (isnan (from))
        entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD,
                                     g_strdup (_ ("This tier has no threshold")),
                                     g_strdup (_ ("Add \"from\": 0.5, the lowest score of the tier.")));
      else if (tier > 0 && from > scenario->tier_from[tier - 1])
        entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("The thresholds ascend")),
                                     g_strdup (_ ("List the highest tier first.")));
    }
  else if (scenario->tier_rule == ENTENTE_TIER_RULE_SIZES && scenario->tier_count[tier] < 0 &&
           isnan (scenario->tier_share[tier]))
    entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("This tier has no size")),
                                 g_strdup (_ ("Add \"count\": 10 or \"share\": 0.2.")));
}

static void
merge_tier_list (EntenteScenarioMerge *merge, const EntenteJsonCursor *list)
{
  EntenteScenario *scenario = merge->scenario;
  guint n, i;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_list (list, 1, &n)))
    return;
  if (n > ENTENTE_MAX_TIERS)
    {
      entente_scenario_merge_fail (merge, list, ENTENTE_JSON_HEAD,
                                   g_strdup_printf (_ ("There are more than %d tiers"), ENTENTE_MAX_TIERS),
                                   NULL);
      return;
    }
  scenario->n_tiers = n;
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor element;

      entente_json_cursor_get_element (list, i, &element);
      read_tier (merge, &element, i);
    }
}

static void
merge_profile_parameters (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  static const char *const assignments[] = { "pessimistic", "optimistic", NULL };
  EntenteProfileParameters *parameters = &merge->scenario->profile_parameters;
  EntenteJsonCursor child;

  entente_scenario_merge_keep (
      merge, entente_json_cursor_get_number (cursor, "lambda", 0.5, 1, &parameters->cutting_level));
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_get_number (cursor, "q", 0, 1, &parameters->indifference));
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_get_number (cursor, "p", 0, 1, &parameters->preference));
  check_preference (merge, cursor, parameters->indifference, parameters->preference);
  if (entente_json_cursor_get (cursor, "veto", &child))
    {
      parameters->veto = NAN;
      if (!entente_json_cursor_is_null (&child))
        entente_scenario_merge_keep (merge,
                                     entente_json_cursor_read_number (&child, 0, 1, &parameters->veto));
    }
  if (parameters->veto < parameters->preference)
    entente_scenario_merge_fail (
        merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("The “veto” is below the preference “p”")),
        g_strdup (_ ("A difference that forbids is at least as large as one that counts fully.")));
  if (entente_json_cursor_get (cursor, "assignment", &child))
    parameters->optimistic = entente_scenario_merge_read_choice (merge, &child, assignments) == 1;
}

void
entente_scenario_merge_tiers (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  static const char *const known[] = { "rule", "list", "classes",    "lambda", "q",
                                       "p",    "veto", "assignment", NULL };
  EntenteScenario *scenario = merge->scenario;
  EntenteJsonCursor child, element;
  gboolean has_list;
  guint i;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  entente_json_cursor_check_members (cursor, known);
  if (entente_json_cursor_get (cursor, "rule", &child))
    {
      const int rule = entente_scenario_merge_read_choice (merge, &child, rules);

      scenario->tier_rule = MAX (rule, 0);
    }
  entente_scenario_merge_keep (
      merge,
      entente_json_cursor_get_integer (cursor, "classes", 1, ENTENTE_MAX_TIERS, &scenario->natural_classes));
  merge_profile_parameters (merge, cursor);
  has_list = entente_json_cursor_get (cursor, "list", &child);
  if (has_list)
    merge_tier_list (merge, &child);
  for (i = 0; merge->sound && i + 1 < scenario->n_tiers; i++)
    {
      if (has_list)
        entente_json_cursor_get_element (&child, i, &element);
      check_tier (merge, has_list ? &element : cursor, i);
    }
  scenario->tier_from[scenario->n_tiers - 1] = -INFINITY;
}

void
entente_scenario_merge_gates (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteScenario *scenario = merge->scenario;
  guint n, i;

  if (!JSON_NODE_HOLDS_ARRAY (cursor->node))
    {
      entente_scenario_merge_keep (merge, entente_json_cursor_read_boolean (cursor, &scenario->gates_on));
      return;
    }
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_list (cursor, 0, &n)))
    return;
  if (n != scenario->n_gates)
    {
      entente_scenario_merge_fail (
          merge, cursor, ENTENTE_JSON_HEAD,
          g_strdup_printf (ngettext ("The file has %u gate, this list has another number",
                                     "The file has %u gates, this list has another number",
                                     scenario->n_gates),
                           scenario->n_gates),
          g_strdup (_ ("Write true or false for each gate, in the order of the file.")));
      return;
    }
  scenario->gates_on = TRUE;
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor child;

      entente_json_cursor_get_element (cursor, i, &child);
      entente_scenario_merge_keep (merge, entente_json_cursor_read_boolean (&child, &scenario->gates[i]));
    }
}

void
entente_scenario_merge_uncertainty (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  entente_scenario_merge_keep (merge,
                               entente_json_cursor_read_number (cursor, 0, 1, &merge->scenario->uncertainty));
}

/* [least share, greatest share] */
static void
read_bound (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  const int criterion = entente_scenario_merge_find (merge, cursor, ENTENTE_ID_CRITERION, cursor->member);
  EntenteJsonCursor low, high;
  double least = 0, most = 1;
  guint n;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_list (cursor, 0, &n)))
    return;
  if (n != 2)
    {
      entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("A bound has two numbers")),
                                   g_strdup (_ ("Write [least share, greatest share], from 0 to 1.")));
      return;
    }
  entente_json_cursor_get_element (cursor, 0, &low);
  entente_json_cursor_get_element (cursor, 1, &high);
  if (!entente_scenario_merge_keep (merge, entente_json_cursor_read_number (&low, 0, 1, &least)) ||
      !entente_scenario_merge_keep (merge, entente_json_cursor_read_number (&high, 0, 1, &most)))
    return;
  if (least > most)
    entente_scenario_merge_fail (merge, cursor, ENTENTE_JSON_HEAD,
                                 g_strdup (_ ("The least share is above the greatest")), NULL);
  if (criterion == ENTENTE_NONE)
    return;
  merge->scenario->least_shares[criterion] = least;
  merge->scenario->most_shares[criterion] = most;
}

static void
clear_bounds (EntenteScenario *scenario)
{
  guint i;

  for (i = 0; i < scenario->n_criteria; i++)
    {
      scenario->least_shares[i] = 0;
      scenario->most_shares[i] = 1;
    }
}

void
entente_scenario_merge_bounds (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  double least_sum = 0, most_sum = 0;
  EntenteJsonCursor child;
  JsonObjectIter iter;
  guint i;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_object (cursor)))
    return;
  clear_bounds (merge->scenario);
  json_object_iter_init_ordered (&iter, json_node_get_object (cursor->node));
  while (entente_json_cursor_next (cursor, &iter, &child))
    read_bound (merge, &child);
  for (i = 0; i < merge->scenario->n_criteria; i++)
    {
      least_sum += merge->scenario->least_shares[i];
      most_sum += merge->scenario->most_shares[i];
    }
  if (i > 0 && (least_sum > 1 + 1e-9 || most_sum < 1 - 1e-9))
    entente_scenario_merge_fail (
        merge, cursor, ENTENTE_JSON_HEAD, g_strdup (_ ("No shares keep all these bounds")),
        g_strdup (_ ("The least ones add up to at most 1, the greatest to at least 1.")));
}

void
entente_scenario_merge_order (EntenteScenarioMerge *merge, const EntenteJsonCursor *cursor)
{
  EntenteScenario *scenario = merge->scenario;
  guint n, i, k;

  if (!entente_scenario_merge_keep (merge, entente_json_cursor_check_list (cursor, 0, &n)))
    return;
  scenario->n_order = 0;
  for (i = 0; i < n; i++)
    {
      EntenteJsonCursor child;
      const char *id;
      int criterion;

      entente_json_cursor_get_element (cursor, i, &child);
      if (!entente_scenario_merge_keep (merge, entente_json_cursor_read_string (&child, &id)))
        continue;
      criterion = entente_scenario_merge_find (merge, &child, ENTENTE_ID_CRITERION, id);
      for (k = 0; k < scenario->n_order && scenario->order[k] != criterion; k++)
        ;
      if (criterion == ENTENTE_NONE)
        continue;
      if (k < scenario->n_order)
        entente_scenario_merge_fail (merge, &child, ENTENTE_JSON_VALUE,
                                     g_strdup_printf (_ ("“%s” stands twice in the order"), id), NULL);
      else
        scenario->order[scenario->n_order++] = criterion;
    }
}

/* -- Back to the defaults -------------------------------------------------------------------------------- */

void
entente_scenario_reset_method (EntenteScenarioMerge *merge)
{
  merge->scenario->method = merge->defaults->method;
  merge->scenario->method_parameters = merge->defaults->method_parameters;
}

void
entente_scenario_reset_tiers (EntenteScenarioMerge *merge)
{
  entente_scenario_copy_tiers (merge->scenario, merge->defaults);
}

void
entente_scenario_reset_gates (EntenteScenarioMerge *merge)
{
  EntenteScenario *scenario = merge->scenario;

  scenario->gates_on = merge->defaults->gates_on;
  if (scenario->n_gates > 0)
    memcpy (scenario->gates, merge->defaults->gates, scenario->n_gates * sizeof (gboolean));
}

void
entente_scenario_reset_uncertainty (EntenteScenarioMerge *merge)
{
  merge->scenario->uncertainty = merge->defaults->uncertainty;
}

void
entente_scenario_reset_bounds (EntenteScenarioMerge *merge)
{
  const gsize size = merge->scenario->n_criteria * sizeof (double);

  memcpy (merge->scenario->least_shares, merge->defaults->least_shares, size);
  memcpy (merge->scenario->most_shares, merge->defaults->most_shares, size);
}

void
entente_scenario_reset_order (EntenteScenarioMerge *merge)
{
  merge->scenario->n_order = merge->defaults->n_order;
  memcpy (merge->scenario->order, merge->defaults->order, merge->scenario->n_order * sizeof (int));
}
