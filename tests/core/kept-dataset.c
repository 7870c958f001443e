/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

#include "kept-dataset.h"

#include "kept-numbers.h"

#define SUM(array, n, members) \
  kept_rows_sum (&(const KeptRows) { array, n, sizeof *(array), members, G_N_ELEMENTS (members) })

static double
sum_rules (const EntenteDataset *self)
{
  static const KeptMember quantity_members[] = {
    KEPT_MEMBER (EntenteQuantity, criterion), KEPT_MEMBER (EntenteQuantity, weight),
    KEPT_MEMBER (EntenteQuantity, decimals), KEPT_MEMBER (EntenteQuantity, value.kind),
    KEPT_MEMBER (EntenteQuantity, value.from), KEPT_MEMBER (EntenteQuantity, value.to),
    KEPT_MEMBER (EntenteQuantity, value.descending), KEPT_MEMBER (EntenteQuantity, value.n_points),
    KEPT_MEMBER (EntenteQuantity, value.n_categories), KEPT_MEMBER (EntenteQuantity, missing),
    KEPT_MEMBER (EntenteQuantity, fixed), KEPT_MEMBER (EntenteQuantity, derived),
    KEPT_MEMBER (EntenteQuantity, inputs[0]), KEPT_MEMBER (EntenteQuantity, inputs[1]),
    KEPT_MEMBER (EntenteQuantity, years), KEPT_MEMBER (EntenteQuantity, times),
    KEPT_MEMBER (EntenteQuantity, price_of), KEPT_MEMBER (EntenteQuantity, price_per),
    KEPT_MEMBER (EntenteQuantity, price_share), KEPT_MEMBER (EntenteQuantity, source),
  };
  static const KeptMember criterion_members[] = {
    KEPT_MEMBER (EntenteCriterion, weight), KEPT_MEMBER (EntenteCriterion, first_indicator),
    KEPT_MEMBER (EntenteCriterion, n_indicators),
  };
  static const KeptMember tier_members[] = {
    KEPT_MEMBER (EntenteTier, from), KEPT_MEMBER (EntenteTier, count), KEPT_MEMBER (EntenteTier, share),
  };
  static const KeptMember gate_members[] = {
    KEPT_MEMBER (EntenteGate, quantity), KEPT_MEMBER (EntenteGate, below), KEPT_MEMBER (EntenteGate, above),
    KEPT_MEMBER (EntenteGate, cap),
  };
  static const KeptMember source_members[] = {
    KEPT_MEMBER (EntenteSource, year),
  };
  static const KeptMember pin_members[] = {
    KEPT_MEMBER (EntentePin, partner), KEPT_MEMBER (EntentePin, x), KEPT_MEMBER (EntentePin, y),
  };

  return 1 * SUM (self->quantities, self->n_quantities, quantity_members)
         + 3 * SUM (self->criteria, self->n_criteria, criterion_members)
         + 5 * SUM (self->tiers, self->n_tiers, tier_members)
         + 7 * SUM (self->gates, self->n_gates, gate_members)
         + 9 * SUM (self->sources, self->n_sources, source_members)
         + 11 * SUM (self->pins, self->n_pins, pin_members);
}

static double
sum_links (const EntenteDataset *self)
{
  static const KeptMember tie_kind_members[] = {
    KEPT_MEMBER (EntenteTieKind, strength),
  };
  static const KeptMember tie_members[] = {
    KEPT_MEMBER (EntenteTie, a), KEPT_MEMBER (EntenteTie, b), KEPT_MEMBER (EntenteTie, kind),
    KEPT_MEMBER (EntenteTie, since), KEPT_MEMBER (EntenteTie, until), KEPT_MEMBER (EntenteTie, source),
  };
  static const KeptMember condition_members[] = {
    KEPT_MEMBER (EntenteCondition, n_kinds), KEPT_MEMBER (EntenteCondition, quantity),
    KEPT_MEMBER (EntenteCondition, at_least), KEPT_MEMBER (EntenteCondition, source),
    KEPT_MEMBER (EntenteCondition, hypothetical),
  };
  static const KeptMember bloc_members[] = {
    KEPT_MEMBER (EntenteBloc, n_members), KEPT_MEMBER (EntenteBloc, has_hub),
  };
  static const KeptMember system_members[] = {
    KEPT_MEMBER (EntenteSystem, n_rates), KEPT_MEMBER (EntenteSystem, source),
  };
  static const KeptMember order_members[] = {
    KEPT_MEMBER (EntenteOrder, partner), KEPT_MEMBER (EntenteOrder, system), KEPT_MEMBER (EntenteOrder, quantity),
    KEPT_MEMBER (EntenteOrder, delivered), KEPT_MEMBER (EntenteOrder, ordered.year),
    KEPT_MEMBER (EntenteOrder, ordered.month), KEPT_MEMBER (EntenteOrder, promised.year),
    KEPT_MEMBER (EntenteOrder, promised.month), KEPT_MEMBER (EntenteOrder, source),
  };
  static const KeptMember investment_members[] = {
    KEPT_MEMBER (EntenteInvestment, partner), KEPT_MEMBER (EntenteInvestment, system),
    KEPT_MEMBER (EntenteInvestment, from.year), KEPT_MEMBER (EntenteInvestment, from.month),
    KEPT_MEMBER (EntenteInvestment, lag_months), KEPT_MEMBER (EntenteInvestment, adds_per_month),
  };
  static const KeptMember milestone_members[] = {
    KEPT_MEMBER (EntenteMilestone, source),
  };
  static const KeptMember scene_members[] = {
    KEPT_MEMBER (EntenteScene, n_focus),
  };
  static const KeptMember rates[] = {
    KEPT_MEMBER (EntenteRate, from.year), KEPT_MEMBER (EntenteRate, from.month), KEPT_MEMBER (EntenteRate, per_month),
  };
  double sum = 0;
  guint i, k;

  for (i = 0; i < self->n_systems; i++)
    sum += (i + 2) * SUM (self->systems[i].rates, self->systems[i].n_rates, rates);
  for (i = 0; i < self->n_blocs; i++)
    for (k = 0; k < self->blocs[i].n_members; k++)
      sum += (i + 3.0) * (k + 1.0) * self->blocs[i].members[k];
  for (i = 0; i < self->n_scenes; i++)
    for (k = 0; k < self->scenes[i].n_focus; k++)
      sum += (i + 5.0) * (k + 1.0) * self->scenes[i].focus[k];
  for (i = 0; i < self->n_conditions; i++)
    for (k = 0; k < self->conditions[i].n_kinds; k++)
      sum += (i + 7.0) * (k + 1.0) * self->conditions[i].kinds[k];
  return sum + 1 * SUM (self->tie_kinds, self->n_tie_kinds, tie_kind_members)
         + 3 * SUM (self->ties, self->n_ties, tie_members)
         + 5 * SUM (self->conditions, self->n_conditions, condition_members)
         + 7 * SUM (self->blocs, self->n_blocs, bloc_members)
         + 9 * SUM (self->systems, self->n_systems, system_members)
         + 11 * SUM (self->orders, self->n_orders, order_members)
         + 13 * SUM (self->investments, self->n_investments, investment_members)
         + 15 * SUM (self->milestones, self->n_milestones, milestone_members)
         + 17 * SUM (self->scenes, self->n_scenes, scene_members);
}

static double
sum_partners (const EntenteDataset *self)
{
  static const KeptMember partner_members[] = {
    KEPT_MEMBER (EntentePartner, region_index), KEPT_MEMBER (EntentePartner, has_location),
    KEPT_MEMBER (EntentePartner, longitude), KEPT_MEMBER (EntentePartner, latitude),
    KEPT_MEMBER (EntentePartner, n_facts), KEPT_MEMBER (EntentePartner, n_pledges),
    KEPT_MEMBER (EntentePartner, n_agenda), KEPT_MEMBER (EntentePartner, n_plan),
  };
  static const KeptMember fact_members[] = {
    KEPT_MEMBER (EntenteFact, quantity), KEPT_MEMBER (EntenteFact, year), KEPT_MEMBER (EntenteFact, value),
    KEPT_MEMBER (EntenteFact, low), KEPT_MEMBER (EntenteFact, high), KEPT_MEMBER (EntenteFact, category),
    KEPT_MEMBER (EntenteFact, source),
  };
  static const KeptMember pledge_members[] = {
    KEPT_MEMBER (EntentePledge, quantity), KEPT_MEMBER (EntentePledge, target), KEPT_MEMBER (EntentePledge, year),
    KEPT_MEMBER (EntentePledge, source),
  };
  static const KeptMember plan_item_members[] = {
    KEPT_MEMBER (EntentePlanItem, low), KEPT_MEMBER (EntentePlanItem, high), KEPT_MEMBER (EntentePlanItem, from),
    KEPT_MEMBER (EntentePlanItem, to), KEPT_MEMBER (EntentePlanItem, priority),
  };
  static const KeptMember what_if_item_members[] = {
    KEPT_MEMBER (EntenteWhatIfItem, quantity), KEPT_MEMBER (EntenteWhatIfItem, value),
    KEPT_MEMBER (EntenteWhatIfItem, category), KEPT_MEMBER (EntenteWhatIfItem, missing),
  };
  double sum = SUM (self->partners, self->n_partners, partner_members);
  guint i, k;

  for (i = 0; i < self->n_partners; i++)
    {
      const EntentePartner *partner = &self->partners[i];

      sum += (i + 1) * SUM (partner->facts, partner->n_facts, fact_members)
             + (i + 2) * SUM (partner->pledges, partner->n_pledges, pledge_members)
             + (i + 3) * SUM (partner->plan, partner->n_plan, plan_item_members);
      for (k = 0; k < partner->n_agenda; k++)
        sum += (k + 1) * SUM (partner->agenda[k].what_ifs, partner->agenda[k].n_what_ifs, what_if_item_members);
    }
  return sum;
}

static double
sum_lists (const EntenteDataset *self)
{
  double sum = self->year + self->first_year * 3 + self->last_year * 5 + self->has_year * 7 + self->uncertainty * 900
               + self->natural_classes * 11 + self->cutting_level * 700 + self->tier_rule * 13 + self->hub_has_location;
  guint i, k;

  if (self->hub_has_location)
    sum += self->hub_longitude * 3 + self->hub_latitude * 5;
  for (i = 0; i < self->n_criteria; i++)
    {
      sum += self->least_shares != NULL ? (i + 1) * (self->least_shares[i] * 100 + self->most_shares[i] * 300) : 17;
      for (k = 0; k < self->n_presets; k++)
        sum += (i + 1) * (k + 2) * self->presets[k].weights[i];
    }
  for (i = 0; i < self->n_order; i++)
    sum += (i + 1.0) * (self->order[i] + 1);
  if (self->profile_parameters != NULL)
    sum += self->profile_parameters->indifference * 1000 + self->profile_parameters->preference * 3000
           + self->profile_parameters->optimistic * 5
           + (self->profile_parameters->veto >= 0 ? self->profile_parameters->veto * 700 : 31);
  return sum;
}

/* All that was read from a file but words, in one number. */
double
kept_dataset_sum (const EntenteDataset *self)
{
  return sum_rules (self) + 2 * sum_links (self) + 3 * sum_partners (self) + 5 * sum_lists (self);
}
