/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* All that sampling counted, as one JSON object. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-robustness.h"

#include "entente-format.h"
#include "entente-json-text.h"

#include <math.h>
#include <stdio.h>

/* The id of a tier; a scenario may have more tiers than the file names. */
char *
entente_cli_robustness_get_tier (const EntenteCliRobustness *self, guint tier)
{
  return tier < self->dataset->n_tiers ? g_strdup (self->dataset->tiers[tier].id)
                                       : g_strdup_printf ("%u", tier + 1);
}

static void
add_value (JsonBuilder *builder, double number)
{
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *member, double number)
{
  json_builder_set_member_name (builder, member);
  add_value (builder, number);
}

/* null for 0: not rated, or not known. */
static void
add_rank (JsonBuilder *builder, const char *member, guint rank)
{
  json_builder_set_member_name (builder, member);
  if (rank > 0)
    json_builder_add_int_value (builder, rank);
  else
    json_builder_add_null_value (builder);
}

static void
add_string (JsonBuilder *builder, const char *member, const char *string)
{
  json_builder_set_member_name (builder, member);
  if (string != NULL)
    json_builder_add_string_value (builder, string);
  else
    json_builder_add_null_value (builder);
}

static void
add_tier (JsonBuilder *builder, const EntenteCliRobustness *self, const char *member, guint tier)
{
  g_autofree char *id =
      tier < self->robustness->n_tiers ? entente_cli_robustness_get_tier (self, tier) : NULL;

  add_string (builder, member, id);
}

/* {"share": 0.96, "standard-error": 0.002} */
static void
add_share (JsonBuilder *builder, const EntenteCliRobustness *self, double share)
{
  json_builder_begin_object (builder);
  add_number (builder, "share", share);
  add_number (builder, "standard-error", entente_robustness_get_standard_error (self->robustness, share));
  json_builder_end_object (builder);
}

static void
add_tiers (JsonBuilder *builder, const EntenteCliRobustness *self, guint partner)
{
  const EntenteRobustness *robustness = self->robustness;
  guint t;

  json_builder_set_member_name (builder, "tiers");
  json_builder_begin_object (builder);
  for (t = 0; t < robustness->n_tiers; t++)
    {
      g_autofree char *id = entente_cli_robustness_get_tier (self, t);

      json_builder_set_member_name (builder, id);
      add_share (builder, self, entente_robustness_get_tier_acceptability (robustness, partner, t));
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "not-rated");
  add_share (builder, self,
             entente_robustness_get_tier_acceptability (robustness, partner, robustness->n_tiers));
}

static void
add_ranks (JsonBuilder *builder, const EntenteCliRobustness *self, guint partner)
{
  const EntenteRobustness *robustness = self->robustness;
  guint r;

  json_builder_set_member_name (builder, "ranks");
  if (robustness->rank_counts == NULL)
    {
      json_builder_add_null_value (builder);
      add_number (builder, "entropy", NAN);
      return;
    }
  json_builder_begin_array (builder);
  for (r = 1; r <= robustness->n_partners; r++)
    add_share (builder, self, entente_robustness_get_rank_acceptability (robustness, partner, r));
  json_builder_end_array (builder);
  add_number (builder, "entropy", entente_robustness_get_rank_entropy (robustness, partner));
}

static void
add_beliefs (JsonBuilder *builder, const EntenteCliRobustness *self, guint partner)
{
  const EntenteRobustness *robustness = self->robustness;
  const double *weights = robustness->central_weights + (gsize)partner * robustness->n_criteria;
  guint c;

  json_builder_set_member_name (builder, "central-weights");
  if (robustness->n_criteria == 0 || isnan (weights[0]))
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      for (c = 0; c < robustness->n_criteria; c++)
        add_number (builder, self->dataset->criteria[c].id, weights[c]);
      json_builder_end_object (builder);
    }
  add_number (builder, "confidence", robustness->confidence[partner]);
}

static void
add_partner (JsonBuilder *builder, const EntenteCliRobustness *self, guint partner)
{
  const EntentePossibleRank none = { 0 },
                            *possible = self->possible != NULL ? &self->possible[partner] : &none;
  const EntenteEvaluation *evaluation = self->evaluation;

  json_builder_begin_object (builder);
  add_string (builder, "id", self->dataset->partners[partner].id);
  add_string (builder, "name", entente_format_partner (self->dataset, partner, self->languages));
  add_rank (builder, "rank", evaluation->ranks[partner]);
  add_tier (builder, self, "tier", evaluation->ranks[partner] > 0 ? evaluation->tiers[partner] : G_MAXUINT);
  add_tier (builder, self, "likely-tier", entente_robustness_get_likeliest_tier (self->robustness, partner));
  add_tiers (builder, self, partner);
  add_rank (builder, "low-rank", self->robustness->low_ranks[partner]);
  add_rank (builder, "high-rank", self->robustness->high_ranks[partner]);
  add_rank (builder, "best-rank", possible->best);
  add_rank (builder, "worst-rank", possible->worst);
  add_rank (builder, "best-limit", possible->best_limit);
  add_rank (builder, "worst-limit", possible->worst_limit);
  add_ranks (builder, self, partner);
  add_beliefs (builder, self, partner);
  json_builder_end_object (builder);
}

/* Rows and columns by id, in the order of the file. */
static void
add_pairs (JsonBuilder *builder, const EntenteCliRobustness *self)
{
  const EntenteRobustness *robustness = self->robustness;
  guint a, b;

  json_builder_set_member_name (builder, "winning");
  if (robustness->pair_counts == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  for (a = 0; a < robustness->n_partners; a++)
    {
      json_builder_set_member_name (builder, self->dataset->partners[a].id);
      json_builder_begin_object (builder);
      for (b = 0; b < robustness->n_partners; b++)
        if (a != b)
          add_number (builder, self->dataset->partners[b].id,
                      entente_robustness_get_winning (robustness, a, b));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_settings (JsonBuilder *builder, const EntenteCliRobustness *self)
{
  g_autofree char *marking = entente_format_marking (self->dataset, self->marking, self->languages);
  guint c;

  add_string (builder, "marking", marking);
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, self->scenario->year);
  json_builder_set_member_name (builder, "samples");
  json_builder_add_int_value (builder, self->robustness->n_samples);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, self->seed);
  add_number (builder, "uncertainty", self->scenario->uncertainty);
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_object (builder);
  for (c = 0; c < self->dataset->n_criteria; c++)
    add_number (builder, self->dataset->criteria[c].id, self->evaluation->shares[c]);
  json_builder_end_object (builder);
}

/**
 * entente_cli_robustness_print_json:
 *
 * Partners in the order of their ranks.
 */
void
entente_cli_robustness_print_json (const EntenteCliRobustness *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  guint i;

  json_builder_begin_object (builder);
  add_settings (builder, self);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (i = 0; i < self->evaluation->n_partners; i++)
    add_partner (builder, self, self->evaluation->order[i]);
  json_builder_end_array (builder);
  add_pairs (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = entente_json_text_document (root);
  entente_cli_print_json (json);
}
