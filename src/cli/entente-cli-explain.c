/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli explain: why a partner stands where it stands, down to the facts and their sources. The names of the JSON
 * members are listed in the man page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-report.h"
#include "entente-comparison.h"
#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-methods.h"
#include "entente-tiers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const EntenteCliReport *report;
  const EntenteDataset *dataset;
  const EntenteEvaluation *evaluation;
  guint partner;
  EntenteComparison *comparison; /* or NULL */
} Explanation;

static const char *const origin_names[] = { "missing", "fact", "carried", "derived", "pledge", "what-if" };

/* The source of the fact, else the usual one of its indicator; NULL = none. */
static const EntenteSource *
get_source (const Explanation *it,
            guint quantity,
            const EntenteCell *cell)
{
  int source = cell->fact != NULL ? cell->fact->source : ENTENTE_NONE;

  if (source == ENTENTE_NONE && (cell->origin == ENTENTE_ORIGIN_FACT || cell->origin == ENTENTE_ORIGIN_CARRIED))
    source = it->dataset->quantities[quantity].source;
  return source != ENTENTE_NONE ? &it->dataset->sources[source] : NULL;
}

/* -- JSON ------------------------------------------------------------------------------------------------ */

static void
add_indicator (JsonBuilder *builder,
               const Explanation *it,
               guint quantity)
{
  const EntenteQuantity *q = &it->dataset->quantities[quantity];
  const EntenteSource *source;
  EntenteCell cell;

  entente_values_get_cell (it->evaluation->values, it->partner, quantity, &cell);
  source = get_source (it, quantity, &cell);
  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "id", q->id);
  entente_cli_report_add_number (builder, "weight", q->weight);
  entente_cli_report_add_string (builder, "origin", origin_names[cell.origin]);
  entente_cli_report_add_number (builder, "raw", cell.raw);
  entente_cli_report_add_string (builder, "category",
                                 cell.category != ENTENTE_NONE ? q->value.categories[cell.category].key : NULL);
  entente_cli_report_add_number (builder, "value", cell.value);
  entente_cli_report_add_number (builder, "low", cell.low);
  entente_cli_report_add_number (builder, "high", cell.high);
  entente_cli_report_add_number (builder, "year", cell.year != 0 ? cell.year : NAN);
  entente_cli_report_add_string (builder, "source", source != NULL ? source->id : NULL);
  json_builder_end_object (builder);
}

static void
add_criterion (JsonBuilder *builder,
               const Explanation *it,
               guint criterion)
{
  const EntenteCriterion *c = &it->dataset->criteria[criterion];
  guint k;

  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "id", c->id);
  entente_cli_report_add_number (builder, "share", it->evaluation->shares[criterion]);
  entente_cli_report_add_number (builder, "value",
                                 entente_values_get_criterion (it->evaluation->values, it->partner, criterion));
  entente_cli_report_add_number (builder, "contribution",
                                 entente_evaluation_get_contribution (it->evaluation, it->partner, criterion));
  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (k = 0; k < c->n_indicators; k++)
    add_indicator (builder, it, c->first_indicator + k);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_gates (JsonBuilder *builder,
           const Explanation *it)
{
  g_autofree int *gates = g_new (int, it->dataset->n_gates + 1);
  const guint n = entente_evaluation_list_gates (it->evaluation, it->partner, gates);
  guint g;

  json_builder_set_member_name (builder, "gates");
  json_builder_begin_array (builder);
  for (g = 0; g < n; g++)
    {
      const EntenteGate *gate = &it->dataset->gates[gates[g]];

      json_builder_begin_object (builder);
      entente_cli_report_add_string (builder, "indicator", it->dataset->quantities[gate->quantity].id);
      entente_cli_report_add_tier (builder, it->report, "cap", MIN ((guint) gate->cap, it->evaluation->n_tiers - 1));
      entente_cli_report_add_string (builder, "reason", entente_text_get (&gate->reason, it->report->languages));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_comparison (JsonBuilder *builder,
                const Explanation *it)
{
  g_autofree char *sentence = NULL;
  guint k;

  json_builder_set_member_name (builder, "comparison");
  if (it->comparison == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  sentence = entente_comparison_describe (it->comparison, it->dataset, it->report->languages);
  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "against", it->dataset->partners[it->comparison->b].id);
  entente_cli_report_add_number (builder, "difference", it->comparison->difference);
  json_builder_set_member_name (builder, "additive");
  json_builder_add_boolean_value (builder, it->comparison->additive);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_object (builder);
  for (k = 0; k < it->comparison->n_parts; k++)
    entente_cli_report_add_number (builder, it->dataset->criteria[it->comparison->parts[k].criterion].id,
                                   it->comparison->parts[k].difference);
  json_builder_end_object (builder);
  entente_cli_report_add_string (builder, "sentence", sentence);
  json_builder_end_object (builder);
}

static void
print_json (const Explanation *it)
{
  JsonBuilder *builder = entente_cli_report_begin_json (it->report);
  const EntenteEvaluation *e = it->evaluation;
  const guint i = it->partner;
  guint c;

  entente_cli_report_add_string (builder, "id", it->dataset->partners[i].id);
  entente_cli_report_add_string (builder, "name", entente_cli_report_get_name (it->report, i));
  entente_cli_report_add_number (builder, "rank", e->ranks[i] > 0 ? e->ranks[i] : NAN);
  entente_cli_report_add_number (builder, "score", e->scores[i]);
  entente_cli_report_add_tier (builder, it->report, "tier", e->tiers[i]);
  entente_cli_report_add_tier (builder, it->report, "tier-without-gates", e->free_tiers[i]);
  entente_cli_report_add_number (builder, "tier-from", e->tiers[i] < e->n_tiers ? e->tier_from[e->free_tiers[i]] : NAN);
  entente_cli_report_add_number (builder, "coverage", e->coverage[i]);
  add_gates (builder, it);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (c = 0; c < it->dataset->n_criteria; c++)
    add_criterion (builder, it, c);
  json_builder_end_array (builder);
  add_comparison (builder, it);
  entente_cli_report_end_json (builder);
}

/* -- CSV: one row an indicator --------------------------------------------------------------------------- */

static void
append_indicator (GString *csv,
                  const Explanation *it,
                  guint quantity)
{
  const EntenteQuantity *q = &it->dataset->quantities[quantity];
  g_autofree char *year = NULL;
  const EntenteSource *source;
  EntenteCell cell;

  entente_values_get_cell (it->evaluation->values, it->partner, quantity, &cell);
  source = get_source (it, quantity, &cell);
  year = cell.year != 0 ? g_strdup_printf ("%d", cell.year) : g_strdup ("");
  entente_csv_append_cell (csv, it->dataset->criteria[q->criterion].id);
  entente_csv_append_number (csv, it->evaluation->shares[q->criterion]);
  entente_csv_append_number (csv, entente_values_get_criterion (it->evaluation->values, it->partner, q->criterion));
  entente_csv_append_number (csv, entente_evaluation_get_contribution (it->evaluation, it->partner, q->criterion));
  entente_csv_append_cell (csv, q->id);
  if (cell.category != ENTENTE_NONE)
    entente_csv_append_cell (csv, q->value.categories[cell.category].key);
  else
    entente_csv_append_number (csv, cell.raw);
  entente_csv_append_number (csv, cell.value);
  entente_csv_append_cell (csv, origin_names[cell.origin]);
  entente_csv_append_cell (csv, year);
  entente_csv_append_cell (csv, source != NULL ? source->id : "");
  entente_csv_end_row (csv);
}

static void
print_csv (const Explanation *it)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint k;

  entente_csv_append_row (csv, "criterion", "share", "criterion-value", "contribution", "indicator", "raw", "value",
                          "origin", "year", "source", NULL);
  for (k = 0; k < it->dataset->n_indicators; k++)
    append_indicator (csv, it, k);
  fputs (csv->str, stdout);
}

/* -- For people ------------------------------------------------------------------------------------------ */

/* What the profile of the next better tier asks for and the partner does not have. */
static void
print_profile (const Explanation *it,
               guint tier)
{
  const EntenteScenario *scenario = it->report->scenario;
  g_autofree char *name = entente_format_tier (tier);
  guint c;

  for (c = 0; c < it->dataset->n_criteria; c++)
    {
      const double least = scenario->profiles[tier * it->dataset->n_criteria + c];
      const double value = entente_values_get_criterion (it->evaluation->values, it->partner, c);
      g_autofree char *asked = entente_format_number (least, 2);
      g_autofree char *own = entente_format_number (value, 2);

      if (it->evaluation->shares[c] > 0 && value < least)
        /* Translators: a tier, a value from 0 to 1, a criterion, and the partner's value of it. */
        entente_cli_report_print (_("  %s asks for %s on %s, here %s"), name, asked,
                                  entente_text_get (&it->dataset->criteria[c].name, it->report->languages), own);
    }
}

/* Gates that change nothing today, since the score alone gives no better tier. */
static void
print_dormant_gates (const Explanation *it)
{
  const EntenteEvaluation *e = it->evaluation;
  g_autofree int *gates = g_new (int, it->dataset->n_gates + 1);
  const guint n = it->report->scenario->gates_on ? entente_values_list_gates (e->values, it->partner, gates) : 0;
  guint g;

  for (g = 0; g < n; g++)
    {
      const EntenteGate *gate = &it->dataset->gates[gates[g]];
      const guint cap = MIN ((guint) gate->cap, e->n_tiers - 1);
      g_autofree char *name = entente_format_tier (cap);

      if (cap > 0 && cap <= e->free_tiers[it->partner])
        /* Translators: a tier, and the reason of a gate. */
        entente_cli_report_print (_("  whatever its score, %s at best: %s"), name,
                                  entente_text_get (&gate->reason, it->report->languages));
    }
}

static void
print_tier_reason (const Explanation *it)
{
  const EntenteEvaluation *e = it->evaluation;
  const guint free_tier = e->free_tiers[it->partner];
  g_autofree char *free_name = entente_format_tier (free_tier);
  g_autofree int *gates = g_new (int, it->dataset->n_gates + 1);
  const guint n = entente_evaluation_list_gates (e, it->partner, gates);
  guint g;

  if (free_tier + 1 < e->n_tiers && !isnan (e->tier_from[free_tier]))
    {
      g_autofree char *from = entente_format_points (e->tier_from[free_tier]);

      /* Translators: a tier and a score. */
      entente_cli_report_print (_("  %s starts at %s"), free_name, from);
    }
  if (free_tier > 0 && !isnan (e->tier_from[free_tier - 1]))
    {
      g_autofree char *above = entente_format_tier (free_tier - 1);
      g_autofree char *from = entente_format_points (e->tier_from[free_tier - 1]);
      g_autofree char *gap = entente_format_points (e->tier_from[free_tier - 1] - e->scores[it->partner]);

      /* Translators: a better tier, where it starts, and how many points are missing. */
      entente_cli_report_print (_("  %s starts at %s, %s points above"), above, from, gap);
    }
  if (free_tier > 0 && entente_tiers_get_effective_rule (it->report->scenario) == ENTENTE_TIER_RULE_PROFILES)
    print_profile (it, free_tier - 1);
  print_dormant_gates (it);
  for (g = 0; g < n; g++)
    /* Translators: the tier that the score alone would give, and the reason of a gate. */
    entente_cli_report_print (_("  by its score %s, but held back: %s"), free_name,
                              entente_text_get (&it->dataset->gates[gates[g]].reason, it->report->languages));
}

static void
print_head (const Explanation *it)
{
  const EntenteEvaluation *e = it->evaluation;
  const char *name = entente_cli_report_get_name (it->report, it->partner);
  g_autofree char *rank = entente_format_rank (e->ranks[it->partner]);
  g_autofree char *points = entente_format_points (e->scores[it->partner]);
  g_autofree char *tier = entente_format_tier (e->tiers[it->partner]);
  g_autofree char *coverage = entente_format_share (llrint (e->coverage[it->partner] * 100), 0);

  if (e->ranks[it->partner] == 0)
    {
      /* Translators: a partner. */
      entente_cli_report_print (_("%s is not rated: there are no figures for what counts"), name);
      return;
    }
  /* Translators: a partner, its rank, how many are ranked, its score, its tier. */
  entente_cli_report_print (_("%s: %s of %u, %s points, %s"), name, rank, e->n_rated, points, tier);
  print_tier_reason (it);
  if (e->coverage[it->partner] < 1)
    /* Translators: a share such as "93 %". */
    entente_cli_report_print (_("  %s of what counts is known"), coverage);
}

/* "1.37 % of GDP (2025, NATO)", with the remark where it comes from otherwise. */
static char *
describe_cell (const Explanation *it,
               guint quantity,
               const EntenteCell *cell)
{
  static const char *const remarks[] = { NULL, NULL, N_("carried forward"), N_("derived"), N_("pledge"),
                                         N_("what if") };
  g_autofree char *text = entente_format_cell (it->dataset, quantity, cell, it->report->languages);
  const EntenteSource *source = get_source (it, quantity, cell);
  GString *line = g_string_new (text);
  const char *separator = " (";

  if (cell->origin == ENTENTE_ORIGIN_MISSING)
    return g_string_free (line, FALSE);
  if (cell->year != 0)
    {
      g_string_append_printf (line, "%s%d", separator, cell->year);
      separator = ", ";
    }
  if (remarks[cell->origin] != NULL)
    {
      g_string_append_printf (line, "%s%s", separator, _(remarks[cell->origin]));
      separator = ", ";
    }
  if (source != NULL)
    {
      const char *title = entente_text_is_empty (&source->title) ? source->id
                                                                 : entente_text_get (&source->title, it->report->languages);

      g_string_append_printf (line, "%s%s", separator, title);
      separator = ", ";
    }
  if (separator[0] == ',')
    g_string_append_c (line, ')');
  return g_string_free (line, FALSE);
}

static void
print_indicator (const Explanation *it,
                 guint quantity)
{
  const EntenteQuantity *q = &it->dataset->quantities[quantity];
  const char *name = entente_text_get (&q->name, it->report->languages);
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  EntenteCell cell;

  entente_values_get_cell (it->evaluation->values, it->partner, quantity, &cell);
  text = describe_cell (it, quantity, &cell);
  value = entente_format_number (cell.value, 2);
  if (isnan (cell.value))
    /* Translators: an indicator and "missing". */
    entente_cli_report_print (_("    %s: %s"), name, text);
  else
    /* Translators: an indicator, what is known of it, and what it is worth from 0 to 1. */
    entente_cli_report_print (_("    %s: %s, worth %s"), name, text, value);
}

static void
print_criterion (const Explanation *it,
                 guint criterion)
{
  const EntenteCriterion *c = &it->dataset->criteria[criterion];
  const double contribution = entente_evaluation_get_contribution (it->evaluation, it->partner, criterion);
  const double value = entente_values_get_criterion (it->evaluation->values, it->partner, criterion);
  const char *name = entente_text_get (&c->name, it->report->languages);
  g_autofree char *share = entente_format_share (llrint (it->evaluation->shares[criterion] * 1000), 1);
  g_autofree char *number = entente_format_number (value, 2);
  g_autofree char *points = entente_format_points (contribution);
  guint k;

  if (isnan (value))
    /* Translators: a criterion. */
    entente_cli_report_print (_("  %s: no figures, so it does not count"), name);
  else
    /* Translators: a criterion, its value from 0 to 1, its share, and the points that it gives. */
    entente_cli_report_print (_("  %s: value %s × %s gives %s points"), name, number, share, points);
  for (k = 0; k < c->n_indicators; k++)
    print_indicator (it, c->first_indicator + k);
}

static void
print_table (const Explanation *it)
{
  guint c;

  entente_cli_report_print_marking (it->report);
  print_head (it);
  if (!entente_method_get (it->report->scenario->method)->additive)
    entente_cli_report_print ("%s", _("  The points of the criteria show where it is strong; this method does not add them up."));
  for (c = 0; c < it->dataset->n_criteria; c++)
    print_criterion (it, c);
  if (it->comparison != NULL)
    {
      g_autofree char *sentence = entente_comparison_describe (it->comparison, it->dataset, it->report->languages);

      entente_cli_report_print ("%s", sentence);
    }
}

/* -- Command --------------------------------------------------------------------------------------------- */

/* The one above in the ranking, or below the first. */
static int
find_neighbour (const EntenteEvaluation *evaluation,
                guint partner)
{
  guint place;

  for (place = 0; place < evaluation->n_rated; place++)
    if (evaluation->order[place] == partner)
      break;
  if (place >= evaluation->n_rated || evaluation->n_rated < 2)
    return ENTENTE_NONE;
  return evaluation->order[place > 0 ? place - 1 : 1];
}

/* Of the two words that the options gave; the second may be NULL. */
static int
explain_partner (const EntenteCliReport *report,
                 gpointer user_data)
{
  char *const *ids = user_data;
  const char *id = ids[0], *against = ids[1];
  g_autoptr (EntenteComparison) comparison = NULL;
  Explanation it = { report, report->dataset, report->evaluation, 0, NULL };
  guint other = 0;
  int code, neighbour;

  if (!entente_cli_report_find_partner (report, id, &it.partner, &code) ||
      (against != NULL && !entente_cli_report_find_partner (report, against, &other, &code)))
    return code;
  neighbour = against != NULL ? (int) other : find_neighbour (report->evaluation, it.partner);
  if (neighbour != ENTENTE_NONE)
    comparison = entente_comparison_new (report->evaluation, report->scenario, it.partner, neighbour);
  it.comparison = comparison;
  if (entente_cli_report_is (report, "json"))
    print_json (&it);
  else if (entente_cli_report_is (report, "csv"))
    print_csv (&it);
  else
    print_table (&it);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_explain (int argc,
                     char **argv)
{
  char *ids[] = { NULL, NULL };
  const GOptionEntry entries[] = {
    { "partner", 0, 0, G_OPTION_ARG_STRING, &ids[0], N_("Whom"), N_("ID") },
    { "against", 0, 0, G_OPTION_ARG_STRING, &ids[1], N_("Compare with this one; otherwise with the next in rank"),
      N_("ID") },
    { NULL },
  };
  const EntenteCliReportCommand command = {
    .summary = _("Says why a partner stands where it stands."),
    .needs = _("explain needs one file and --partner"),
    .needed = &ids[0],
    .options = entries,
    .print = explain_partner,
  };
  const int code = entente_cli_report_run (&command, ids, argc, argv);

  g_free (ids[0]);
  g_free (ids[1]);
  return code;
}
