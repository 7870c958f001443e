/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How it is reckoned, how far it is believed, and what if: the changes beyond shares and cut-offs.
 *
 * As in entente-session-changes.c each function copies the scenario, changes the copy and records it.
 */

#include "config.h"

#include "entente-session-private.h"
#include "entente-shares.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static EntenteHistoryChange
begin (EntenteSession *self,
       const char *label)
{
  return (EntenteHistoryChange) { entente_scenario_copy (entente_session_get_scenario (self)), NULL, label, NULL, 0 };
}

/* -- Sliders and weights ---------------------------------------------------------------------------------- */

/**
 * entente_session_rescale_ratings:
 *
 * In importance mode the greatest rating becomes 100, as after a preset whose weights are on a scale of their own;
 * the shares stay.
 */
void
entente_session_rescale_ratings (EntenteScenario *scenario)
{
  double greatest = 0;
  guint i;

  for (i = 0; i < scenario->n_criteria; i++)
    greatest = MAX (greatest, scenario->weights[i]);
  if (scenario->slider_mode != ENTENTE_SLIDERS_IMPORTANCE || !(greatest > 0))
    return;
  for (i = 0; i < scenario->n_criteria; i++)
    scenario->weights[i] = scenario->weights[i] / greatest * 100;
}

/**
 * entente_session_set_slider_mode:
 *
 * In importance mode every criterion has a rating of its own, 0 to 100, and shares follow; the greatest weight
 * becomes 100 then, so that no share changes.
 */
void
entente_session_set_slider_mode (EntenteSession *self,
                                 EntenteSliderMode mode)
{
  EntenteHistoryChange change = begin (self, _("Kind of sliders"));
  const gboolean other = change.scenario->slider_mode != mode;

  change.scenario->slider_mode = mode;
  if (other)
    entente_session_rescale_ratings (change.scenario);
  entente_session_record (self, &change);
}

static gboolean
set_importance (EntenteSession *self,
                guint criterion,
                double importance,
                const char *token)
{
  const char *name = entente_text_get (&entente_session_get_dataset (self)->criteria[criterion].name,
                                       g_get_language_names ());
  /* Translators: a step of undo; %s is the name of a criterion, such as "Geography" */
  g_autofree char *label = g_strdup_printf (_("Importance of %s"), name);
  EntenteHistoryChange change = begin (self, label);
  double *weights = change.scenario->weights, others = 0;
  guint i;

  entente_scenario_get_ratings (change.scenario, weights);
  weights[criterion] = CLAMP (importance, 0, 100);
  for (i = 0; i < change.scenario->n_criteria; i++)
    others += weights[i];
  if (!(others > 0))
    {
      entente_scenario_free (change.scenario);
      return FALSE;
    }
  change.token = token;
  entente_session_record (self, &change);
  return TRUE;
}

/**
 * entente_session_set_importance:
 * @importance: 0 to 100, independent of the others
 *
 * Calls during one drag, or less than a second apart for the same criterion, are one step of undo.
 *
 * Returns: %FALSE when nothing would weigh anything any more
 */
gboolean
entente_session_set_importance (EntenteSession *self,
                                guint criterion,
                                double importance)
{
  g_autofree char *token = g_strdup_printf ("importance:%u", criterion);

  return set_importance (self, criterion, importance, token);
}

/* The same for a number that was typed: a step of its own. */
gboolean
entente_session_type_importance (EntenteSession *self,
                                 guint criterion,
                                 double importance)
{
  entente_session_close_run (self);
  return set_importance (self, criterion, importance, NULL);
}

static void
record_weights (EntenteSession *self,
                const double *weights,
                const char *label)
{
  EntenteHistoryChange change = begin (self, label);

  memcpy (change.scenario->weights, weights, change.scenario->n_criteria * sizeof (double));
  entente_session_rescale_ratings (change.scenario);
  entente_session_record (self, &change);
}

/**
 * entente_session_apply_weighting:
 *
 * Returns: %FALSE when the data give no such weights (all partners alike, none rated)
 */
gboolean
entente_session_apply_weighting (EntenteSession *self,
                                 EntenteWeighting weighting)
{
  static const char *const labels[] = {
    N_("Equal weights"), N_("Weights by entropy"), N_("Weights by CRITIC"), N_("Weights by spread")
  };
  const EntenteScenario *scenario = entente_session_get_scenario (self);
  g_autofree double *weights = g_new0 (double, scenario->n_criteria);

  entente_session_evaluate (self);
  if (!entente_weighting_compute (weighting, entente_session_get_values (self), weights))
    return FALSE;
  record_weights (self, weights, _(labels[weighting]));
  return TRUE;
}

/**
 * entente_session_apply_order:
 * @order: (array): every criterion once, the most important first
 *
 * Rank-order centroid weights.
 */
void
entente_session_apply_order (EntenteSession *self,
                             const guint *order)
{
  const guint n = entente_session_get_scenario (self)->n_criteria;
  g_autofree double *weights = g_new0 (double, n);

  entente_weighting_from_order (order, n, weights);
  record_weights (self, weights, _("Weights by order"));
}

/* -- Method ----------------------------------------------------------------------------------------------- */

void
entente_session_set_method (EntenteSession *self,
                            EntenteMethod method)
{
  EntenteHistoryChange change = begin (self, _("Method"));

  change.scenario->method = method;
  entente_session_record (self, &change);
}

void
entente_session_set_method_parameters (EntenteSession *self,
                                       const EntenteMethodParameters *parameters)
{
  EntenteHistoryChange change = begin (self, _("Settings of the method"));
  EntenteMethodParameters *own = &change.scenario->method_parameters;

  change.token = "method-parameters";
  *own = *parameters;
  own->strategy = CLAMP (own->strategy, 0, 1);
  own->indifference = CLAMP (own->indifference, 0, 1);
  own->preference = CLAMP (own->preference, own->indifference, 1);
  entente_session_record (self, &change);
}

/* -- Tiers and gates -------------------------------------------------------------------------------------- */

/* A new tier is added below the last but one; what the rules need of it lies between its neighbours. */
static void
add_tier (EntenteScenario *scenario)
{
  const guint t = scenario->n_tiers - 1; /* was the lowest, gets a lower end now */
  const double above = t > 0 ? scenario->tier_from[t - 1] : 1;
  guint c;

  scenario->tier_from[t] = isfinite (above) ? above / 2 : NAN;
  scenario->tier_count[t] = -1;
  scenario->tier_share[t] = 1.0 / (scenario->n_tiers + 1);
  for (c = 0; c < scenario->n_criteria; c++)
    {
      const double least = t > 0 ? scenario->profiles[(t - 1) * scenario->n_criteria + c] : 1;

      /* Where the rule is another one, profiles without numbers stay so and begin with the cut-offs one day. */
      if (t > 0 || scenario->tier_rule == ENTENTE_TIER_RULE_PROFILES)
        scenario->profiles[t * scenario->n_criteria + c] = least / 2;
      else
        scenario->profiles[c] = NAN;
    }
  scenario->n_tiers++;
  scenario->tier_from[scenario->n_tiers - 1] = -INFINITY;
}

/**
 * entente_session_set_n_tiers:
 * @n_tiers: 1 to %ENTENTE_MAX_TIERS
 *
 * Cut-offs that stay keep their place. A cap on a tier that vanishes becomes a cap on the lowest. Natural groups
 * are as many as tiers from then on.
 */
void
entente_session_set_n_tiers (EntenteSession *self,
                             guint n_tiers)
{
  EntenteHistoryChange change = begin (self, _("Number of tiers"));
  EntenteScenario *scenario = change.scenario;

  change.token = "n-tiers";
  n_tiers = CLAMP (n_tiers, 1, ENTENTE_MAX_TIERS);
  if (scenario->n_tiers != n_tiers)
    scenario->natural_classes = 0;
  while (scenario->n_tiers < n_tiers)
    add_tier (scenario);
  scenario->n_tiers = n_tiers;
  scenario->tier_from[n_tiers - 1] = -INFINITY;
  entente_session_record (self, &change);
}

/**
 * entente_session_set_natural_classes:
 * @classes: how many groups natural breaks look for; 0 = as many as tiers
 */
void
entente_session_set_natural_classes (EntenteSession *self,
                                     int classes)
{
  EntenteHistoryChange change = begin (self, _("Tier rule"));

  change.token = "natural-classes";
  change.scenario->natural_classes = CLAMP (classes, 0, ENTENTE_MAX_TIERS);
  entente_session_record (self, &change);
}

/**
 * entente_session_set_profile:
 * @least: the least value, 0 to 1, that the tier asks for in the criterion; NaN = any
 *
 * Tiers keep their order: a tier asks for no more than the one above it and no less than the one below. Those that
 * ask for nothing there don't count.
 */
void
entente_session_set_profile (EntenteSession *self,
                             guint tier,
                             guint criterion,
                             double least)
{
  EntenteHistoryChange change = begin (self, _("Tier profile"));
  g_autofree char *token = g_strdup_printf ("profile:%u:%u", tier, criterion);
  const guint n = change.scenario->n_criteria;
  double *profiles = change.scenario->profiles, highest = 1, lowest = 0;

  change.token = token;
  if (tier > 0 && tier < change.scenario->n_tiers && !isnan (profiles[(tier - 1) * n + criterion]))
    highest = profiles[(tier - 1) * n + criterion];
  if (tier + 2 < change.scenario->n_tiers && !isnan (profiles[(tier + 1) * n + criterion]))
    lowest = MIN (profiles[(tier + 1) * n + criterion], highest);
  if (tier + 1 < change.scenario->n_tiers)
    profiles[tier * n + criterion] = isnan (least) ? NAN : CLAMP (least, lowest, highest);
  entente_session_record (self, &change);
}

void
entente_session_set_profile_parameters (EntenteSession *self,
                                        const EntenteProfileParameters *parameters)
{
  EntenteHistoryChange change = begin (self, _("Tier profile"));
  EntenteProfileParameters *own = &change.scenario->profile_parameters;

  change.token = "profile-parameters";
  *own = *parameters;
  own->cutting_level = CLAMP (own->cutting_level, 0.5, 1);
  own->indifference = CLAMP (own->indifference, 0, 1);
  own->preference = CLAMP (own->preference, own->indifference, 1);
  if (!isnan (own->veto))
    own->veto = CLAMP (own->veto, own->preference, 1);
  entente_session_record (self, &change);
}

/* While all gates are off at once, a single one is neither on nor off: nothing happens then. */
void
entente_session_set_gate (EntenteSession *self,
                          guint gate,
                          gboolean on)
{
  EntenteHistoryChange change;

  g_return_if_fail (gate < entente_session_get_scenario (self)->n_gates);
  change = begin (self, on ? _("Gate on") : _("Gate off"));
  change.scenario->gates[gate] = on != FALSE;
  entente_session_record (self, &change);
}

/* -- How far it is believed ------------------------------------------------------------------------------- */

void
entente_session_set_uncertainty (EntenteSession *self,
                                 double uncertainty)
{
  EntenteHistoryChange change = begin (self, _("Uncertainty"));

  change.token = "uncertainty";
  change.scenario->uncertainty = CLAMP (uncertainty, 0, 1);
  entente_session_record (self, &change);
}

/**
 * entente_session_set_bound:
 * @least: share, 0 to 1
 * @most: share, not below @least
 *
 * Returns: %FALSE when no shares could keep all bounds then; nothing changes
 */
gboolean
entente_session_set_bound (EntenteSession *self,
                           guint criterion,
                           double least,
                           double most)
{
  EntenteHistoryChange change = begin (self, _("Bounds of a weight"));
  g_autofree char *token = g_strdup_printf ("bound:%u", criterion);
  EntenteScenario *scenario = change.scenario;
  double least_sum = 0, most_sum = 0;
  guint i;

  scenario->least_shares[criterion] = CLAMP (least, 0, 1);
  scenario->most_shares[criterion] = CLAMP (most, scenario->least_shares[criterion], 1);
  for (i = 0; i < scenario->n_criteria; i++)
    {
      least_sum += scenario->least_shares[i];
      most_sum += scenario->most_shares[i];
    }
  if (least_sum > 1 + 1e-9 || most_sum < 1 - 1e-9)
    {
      entente_scenario_free (scenario);
      return FALSE;
    }
  change.token = token;
  entente_session_record (self, &change);
  return TRUE;
}

/* Each of the criteria weighs at least as much as the next; those that are not listed are free. */
void
entente_session_set_order (EntenteSession *self,
                           const int *order,
                           guint n_order)
{
  EntenteHistoryChange change;

  g_return_if_fail (n_order <= entente_session_get_scenario (self)->n_criteria);
  change = begin (self, _("Order of importance"));
  change.scenario->n_order = n_order;
  if (n_order > 0)
    memcpy (change.scenario->order, order, n_order * sizeof (int));
  entente_session_record (self, &change);
}

/* -- What if ---------------------------------------------------------------------------------------------- */

/**
 * entente_session_set_what_ifs:
 * @items: (array length=n): replace those of the same quantities
 * @label: what the step of undo is called
 *
 * Several what-if values of one partner at once, one step of undo.
 */
void
entente_session_set_what_ifs (EntenteSession *self,
                              guint partner,
                              const EntenteWhatIfItem *items,
                              guint n,
                              const char *label)
{
  EntenteHistoryChange change = begin (self, label);
  guint i;

  for (i = 0; i < n; i++)
    entente_scenario_set_what_if (change.scenario, (int) partner, &items[i]);
  entente_session_record (self, &change);
}

void
entente_session_set_what_if (EntenteSession *self,
                             guint partner,
                             const EntenteWhatIfItem *item)
{
  const EntenteDataset *dataset = entente_session_get_dataset (self);
  const char *const *languages = g_get_language_names ();
  /* Translators: a step of undo; an indicator, then a partner */
  g_autofree char *label = g_strdup_printf (_("What if: %s of %s"),
                                            entente_text_get (&dataset->quantities[item->quantity].name, languages),
                                            entente_text_get (&dataset->partners[partner].name, languages));
  g_autofree char *token = g_strdup_printf ("what-if:%u:%d", partner, item->quantity);
  EntenteHistoryChange change = begin (self, label);

  change.token = token;
  entente_scenario_set_what_if (change.scenario, (int) partner, item);
  entente_session_record (self, &change);
}

void
entente_session_remove_what_if (EntenteSession *self,
                                guint partner,
                                guint quantity)
{
  EntenteHistoryChange change = begin (self, _("Remove what-if value"));

  entente_scenario_remove_what_if (change.scenario, (int) partner, (int) quantity);
  entente_session_record (self, &change);
}

void
entente_session_clear_what_ifs (EntenteSession *self)
{
  EntenteHistoryChange change = begin (self, _("Remove all what-if values"));

  g_array_set_size (change.scenario->what_ifs, 0);
  entente_session_record (self, &change);
}

/**
 * entente_session_get_plain_values:
 *
 * Returns: (transfer none): the values of the present scenario without its what-ifs: what the facts say. Made anew
 *   only when year or pledges change, not in a drag of a what-if
 */
EntenteValues *
entente_session_get_plain_values (EntenteSession *self)
{
  g_autoptr (EntenteScenario) plain = entente_scenario_copy (entente_session_get_scenario (self));

  g_array_set_size (plain->what_ifs, 0);
  if (self->plain == NULL || !entente_values_match (self->plain, plain))
    {
      g_clear_pointer (&self->plain, entente_values_unref);
      self->plain = entente_values_new (self->dataset, plain);
    }
  return self->plain;
}
