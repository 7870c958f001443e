/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What was changed in tiers, gates, method and in how far the weights are believed. */

#include "config.h"

#include "entente-change-description-private.h"

#include "entente-format.h"
#include "entente-method-description.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* -- Tiers ------------------------------------------------------------------------------------------------ */

static void
describe_threshold (EntenteChange *change,
                    guint tier)
{
  g_autofree char *name = entente_format_tier (tier);
  g_autofree char *from = entente_format_points (change->before->tier_from[tier]);
  g_autofree char *to = entente_format_points (change->after->tier_from[tier]);

  /* Translators: a tier, and the score where it starts, before and now, as in "Tier 1 from 71.0 → 67.5". */
  entente_change_add_part (change, g_strdup_printf (C_("change of a cut-off", "%s from %s → %s"), name, from, to));
}

static char *
describe_size (const EntenteScenario *scenario,
               guint tier)
{
  if (scenario->tier_count[tier] >= 0)
    return g_strdup_printf ("%d", scenario->tier_count[tier]);
  return entente_format_share (llrint (scenario->tier_share[tier] * 1000), 1);
}

static void
describe_tier_size (EntenteChange *change,
                    guint tier)
{
  g_autofree char *name = entente_format_tier (tier);
  g_autofree char *from = describe_size (change->before, tier);
  g_autofree char *to = describe_size (change->after, tier);

  /* Translators: a tier and its size, before and now, as in "Size of Tier 1 10 → 12". */
  entente_change_add_part (change, g_strdup_printf (C_("change of a size", "Size of %s %s → %s"), name, from, to));
}

static const char *
get_rule_name (EntenteTierRule rule)
{
  switch (rule)
    {
    case ENTENTE_TIER_RULE_SIZES:
      return _("Tiers by size");
    case ENTENTE_TIER_RULE_NATURAL:
      return _("Tiers by natural gaps");
    case ENTENTE_TIER_RULE_PROFILES:
      return _("Tiers by profile");
    default:
      return _("Tiers by score");
    }
}

/* "Tier 1 asks for 50 → 60 in Geography" */
static void
describe_profile (EntenteChange *change,
                  guint tier,
                  guint criterion)
{
  const gsize at = (gsize) tier * change->n + criterion;
  const double old_least = change->before->profiles[at], new_least = change->after->profiles[at];
  g_autofree char *name = entente_format_tier (tier);
  g_autofree char *from = isnan (old_least) ? g_strdup (_("anything")) : entente_format_number (old_least * 100, 0);
  g_autofree char *to = isnan (new_least) ? g_strdup (_("anything")) : entente_format_number (new_least * 100, 0);

  if (old_least == new_least || (isnan (old_least) && isnan (new_least)))
    return;
  /* Translators: a tier, the points that it asks for before and now (or "anything"), and the criterion, as in
   * "Tier 1 asks for 50 → 60 in Geography". */
  entente_change_add_part (change, g_strdup_printf (C_("change of a profile", "%s asks for %s → %s in %s"), name, from,
                                                    to, entente_change_get_criterion (change, criterion)));
}

static void
describe_profiles (EntenteChange *change)
{
  guint t, c;

  for (t = 0; t + 1 < change->after->n_tiers; t++)
    for (c = 0; c < change->n; c++)
      describe_profile (change, t, c);
  if (!entente_scenario_profile_parameters_equal (&change->before->profile_parameters,
                                                  &change->after->profile_parameters))
    entente_change_add_part (change, g_strdup (_("How a tier profile is met")));
}

static void
describe_sizes (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;
  guint t;

  for (t = 0; t + 1 < after->n_tiers; t++)
    if (before->tier_count[t] != after->tier_count[t] ||
        (after->tier_count[t] < 0 && before->tier_share[t] != after->tier_share[t]))
      describe_tier_size (change, t);
}

static void
describe_groups (EntenteChange *change)
{
  const guint n = entente_scenario_get_classes (change->after);

  entente_change_add_part (change, g_strdup_printf (ngettext ("%u natural group", "%u natural groups", n), n));
}

static void
describe_tiers (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;
  guint t;

  if (entente_scenario_tiers_equal (before, after))
    return;
  if (before->tier_rule != after->tier_rule)
    entente_change_add_part (change, g_strdup (get_rule_name (after->tier_rule)));
  else if (before->n_tiers != after->n_tiers)
    entente_change_add_part (change, g_strdup_printf (ngettext ("%u tier", "%u tiers", after->n_tiers), after->n_tiers));
  else if (after->tier_rule == ENTENTE_TIER_RULE_SIZES)
    describe_sizes (change);
  else if (after->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    describe_groups (change);
  else if (after->tier_rule == ENTENTE_TIER_RULE_PROFILES)
    describe_profiles (change);
  else
    for (t = 0; t + 1 < after->n_tiers; t++)
      if (before->tier_from[t] != after->tier_from[t])
        describe_threshold (change, t);
}

/* -- Gates, year, method ---------------------------------------------------------------------------------- */

static void
describe_gates (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;
  guint g;

  if (!before->gates_on != !after->gates_on)
    {
      entente_change_add_part (change, g_strdup (after->gates_on ? _("Gates on") : _("Gates off")));
      return;
    }
  for (g = 0; after->gates_on && g < after->n_gates; g++)
    if (!before->gates[g] != !after->gates[g])
      {
        const EntenteQuantity *quantity = &change->dataset->quantities[change->dataset->gates[g].quantity];

        /* Translators: a rule that caps tiers is applied, or no longer; %s is the indicator that it looks at. */
        entente_change_add_part (change, g_strdup_printf (after->gates[g] ? _("Gate on: %s") : _("Gate off: %s"),
                                                          entente_text_get (&quantity->name, change->languages)));
      }
}

static void
describe_switches (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;

  if (before->slider_mode != after->slider_mode)
    entente_change_add_part (change, g_strdup (after->slider_mode == ENTENTE_SLIDERS_IMPORTANCE
                                                 ? _("Sliders for importance") : _("Sliders for shares")));
  if (before->year != after->year)
    /* Translators: the year before and now. */
    entente_change_add_part (change, g_strdup_printf (_("Year %d → %d"), before->year, after->year));
  if (!before->assume_pledges != !after->assume_pledges)
    entente_change_add_part (change, g_strdup (after->assume_pledges ? _("All pledges kept")
                                                                     : _("Pledges not assumed")));
}

static void
describe_method (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;

  if (before->method != after->method
      || before->method_parameters.normalisation != after->method_parameters.normalisation)
    entente_change_add_part (change, entente_method_describe (after));
  else if (!entente_scenario_methods_equal (before, after))
    entente_change_add_part (change, g_strdup (_("Settings of the method")));
}

/* What the result follows from beside shares and facts. */
void
entente_change_describe_rules (EntenteChange *change)
{
  describe_tiers (change);
  describe_gates (change);
  describe_switches (change);
  describe_method (change);
}

/* -- How far it is believed ------------------------------------------------------------------------------- */

static void
describe_uncertainty (EntenteChange *change)
{
  g_autofree char *from = entente_format_number (change->before->uncertainty * 100, 0);
  g_autofree char *to = entente_format_share (llrint (change->after->uncertainty * 100), 0);

  if (change->before->uncertainty != change->after->uncertainty)
    /* Translators: how far other weights than these are thought possible, before without the sign, and now. */
    entente_change_add_part (change, g_strdup_printf (_("Doubt about the weights %s → %s"), from, to));
}

static void
describe_bounds (EntenteChange *change)
{
  const EntenteScenario *before = change->before, *after = change->after;
  guint c;

  for (c = 0; c < change->n; c++)
    {
      g_autofree char *least = entente_format_number (after->least_shares[c] * 100, 0);
      g_autofree char *most = entente_format_share (llrint (after->most_shares[c] * 100), 0);

      if (before->least_shares[c] == after->least_shares[c] && before->most_shares[c] == after->most_shares[c])
        continue;
      /* Translators: a criterion, and the bounds of its share, the first without the sign. */
      entente_change_add_part (change, g_strdup_printf (_("%s between %s and %s"),
                                                        entente_change_get_criterion (change, c), least, most));
    }
}

static gboolean
orders_equal (const EntenteScenario *a,
              const EntenteScenario *b)
{
  return a->n_order == b->n_order
         && (a->n_order == 0 || memcmp (a->order, b->order, a->n_order * sizeof (int)) == 0);
}

static void
describe_order (EntenteChange *change)
{
  const EntenteScenario *after = change->after;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint i;

  if (orders_equal (change->before, after))
    return;
  for (i = 0; i < after->n_order; i++)
    g_ptr_array_add (names, (gpointer) entente_change_get_criterion (change, (guint) after->order[i]));
  if (names->len == 0)
    {
      entente_change_add_part (change, g_strdup (_("No order of importance")));
      return;
    }
  list = entente_format_names ((const char *const *) names->pdata, names->len, 0);
  /* Translators: criteria, the most important first. */
  entente_change_add_part (change, g_strdup_printf (_("Order of importance: %s"), list));
}

/* Which other weights are thought possible: nobody changes tier by that. */
void
entente_change_describe_beliefs (EntenteChange *change)
{
  describe_uncertainty (change);
  describe_bounds (change);
  describe_order (change);
}
