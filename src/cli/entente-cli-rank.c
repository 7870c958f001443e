/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli rank: who stands where, as a table, CSV or JSON. The names of the JSON members are listed in the
 * man page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-report.h"
#include "entente-cli-table.h"
#include "entente-csv-writer.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* -- JSON ------------------------------------------------------------------------------------------------ */

static void
add_tier (JsonBuilder *builder,
          const EntenteCliReport *report,
          const char *member,
          guint tier,
          gboolean rated)
{
  if (rated)
    entente_cli_report_add_tier (builder, report, member, tier);
  else
    entente_cli_report_add_string (builder, member, NULL);
}

static void
add_criteria (JsonBuilder *builder,
              const EntenteCliReport *report,
              guint partner)
{
  const EntenteDataset *dataset = report->dataset;
  guint i;

  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (i = 0; i < dataset->n_criteria; i++)
    entente_cli_report_add_number (builder, dataset->criteria[i].id,
                entente_values_get_criterion (report->evaluation->values, partner, i));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "contributions");
  json_builder_begin_object (builder);
  for (i = 0; i < dataset->n_criteria; i++)
    entente_cli_report_add_number (builder, dataset->criteria[i].id,
                entente_evaluation_get_contribution (report->evaluation, partner, i));
  json_builder_end_object (builder);
}

static void
add_gates (JsonBuilder *builder,
           const EntenteCliReport *report,
           guint partner)
{
  const EntenteDataset *dataset = report->dataset;
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  guint n = entente_evaluation_list_gates (report->evaluation, partner, gates), i;

  json_builder_set_member_name (builder, "gates");
  json_builder_begin_array (builder);
  for (i = 0; i < n; i++)
    {
      const EntenteGate *gate = &dataset->gates[gates[i]];

      json_builder_begin_object (builder);
      entente_cli_report_add_string (builder, "indicator", dataset->quantities[gate->quantity].id);
      add_tier (builder, report, "cap", gate->cap, TRUE);
      entente_cli_report_add_string (builder, "reason", entente_text_get (&gate->reason, report->languages));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_partner (JsonBuilder *builder,
             const EntenteCliReport *report,
             guint partner)
{
  const EntenteEvaluation *evaluation = report->evaluation;
  gboolean rated = evaluation->ranks[partner] > 0;
  const char *name = entente_cli_report_get_name (report, partner);

  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "id", report->dataset->partners[partner].id);
  entente_cli_report_add_string (builder, "name", name);
  json_builder_set_member_name (builder, "rank");
  if (rated)
    json_builder_add_int_value (builder, evaluation->ranks[partner]);
  else
    json_builder_add_null_value (builder);
  entente_cli_report_add_number (builder, "score", rated ? evaluation->scores[partner] : NAN);
  add_tier (builder, report, "tier", evaluation->tiers[partner], rated);
  add_tier (builder, report, "tier-without-gates", evaluation->free_tiers[partner], rated);
  entente_cli_report_add_number (builder, "coverage", evaluation->coverage[partner]);
  json_builder_set_member_name (builder, "firm");
  json_builder_add_boolean_value (builder, entente_evaluation_is_firm (evaluation, partner));
  entente_cli_report_add_number (builder, "score-low", evaluation->score_low[partner]);
  entente_cli_report_add_number (builder, "score-high", evaluation->score_high[partner]);
  add_criteria (builder, report, partner);
  add_gates (builder, report, partner);
  json_builder_end_object (builder);
}

static void
print_json (const EntenteCliReport *report)
{
  JsonBuilder *builder = entente_cli_report_begin_json (report);
  guint i;

  json_builder_set_member_name (builder, "shares");
  json_builder_begin_object (builder);
  for (i = 0; i < report->dataset->n_criteria; i++)
    entente_cli_report_add_number (builder, report->dataset->criteria[i].id, report->evaluation->shares[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (i = 0; i < report->evaluation->n_partners; i++)
    add_partner (builder, report, report->evaluation->order[i]);
  json_builder_end_array (builder);
  entente_cli_report_end_json (builder);
}

/* -- CSV ------------------------------------------------------------------------------------------------- */

static void
print_csv (const EntenteCliReport *report)
{
  const EntenteEvaluation *evaluation = report->evaluation;
  g_autoptr (GString) csv = g_string_new (NULL);
  guint i, k;

  entente_csv_append_row (csv, "rank", "id", "name", "tier", "score", "coverage", NULL);
  g_string_truncate (csv, csv->len - 2);
  for (k = 0; k < evaluation->n_criteria; k++)
    entente_csv_append_cell (csv, report->dataset->criteria[k].id);
  entente_csv_end_row (csv);
  for (i = 0; i < evaluation->n_partners; i++)
    {
      guint partner = evaluation->order[i];
      gboolean rated = evaluation->ranks[partner] > 0;
      const char *name = entente_cli_report_get_name (report, partner);
      g_autofree char *tier = rated ? entente_cli_report_get_tier_id (report, evaluation->tiers[partner]) : NULL;
      g_autofree char *rank = rated ? g_strdup_printf ("%u", evaluation->ranks[partner]) : NULL;

      entente_csv_append_cell (csv, rank != NULL ? rank : "");
      entente_csv_append_cell (csv, report->dataset->partners[partner].id);
      entente_csv_append_cell (csv, name);
      entente_csv_append_cell (csv, tier != NULL ? tier : "");
      entente_csv_append_number (csv, evaluation->scores[partner]);
      entente_csv_append_number (csv, evaluation->coverage[partner]);
      for (k = 0; k < evaluation->n_criteria; k++)
        entente_csv_append_number (csv, entente_values_get_criterion (evaluation->values, partner, k));
      entente_csv_end_row (csv);
    }
  fputs (csv->str, stdout);
}

/* -- Table ----------------------------------------------------------------------------------------------- */

static void
print_row (const EntenteCliReport *report,
           guint partner,
           guint width)
{
  const EntenteEvaluation *evaluation = report->evaluation;
  const char *name = entente_cli_report_get_name (report, partner);
  g_autofree char *clean = entente_cli_clean (name);
  g_autofree char *points = NULL;
  g_autofree char *tier = NULL;

  if (evaluation->ranks[partner] == 0)
    {
      fputs ("   –  ", stdout);
      entente_cli_print_padded (clean, width);
      printf ("      –  %s\n", _("not rated"));
      return;
    }
  points = entente_format_points (evaluation->scores[partner]);
  tier = entente_format_tier (evaluation->tiers[partner]);
  printf ("%4u  ", evaluation->ranks[partner]);
  entente_cli_print_padded (clean, width);
  printf ("  %5s  %s", points, tier);
  if (evaluation->gates[partner] != ENTENTE_NONE)
    {
      const EntenteGate *gate = &report->dataset->gates[evaluation->gates[partner]];
      g_autofree char *reason = entente_cli_clean (entente_text_get (&gate->reason, report->languages));

      printf (" – %s", reason);
    }
  else if (!entente_evaluation_is_firm (evaluation, partner))
    printf (" – %s", _("not firmly rated"));
  fputc ('\n', stdout);
}

static void
print_table (const EntenteCliReport *report)
{
  guint width = 0, i;

  entente_cli_report_print_marking (report);
  for (i = 0; i < report->evaluation->n_partners; i++)
    {
      const char *name = entente_cli_report_get_name (report, i);
      g_autofree char *clean = entente_cli_clean (name);
      guint own = entente_cli_get_width (clean);

      width = MAX (width, MIN (own, 40));
    }
  for (i = 0; i < report->evaluation->n_partners; i++)
    print_row (report, report->evaluation->order[i], width);
}

/* -- Command --------------------------------------------------------------------------------------------- */

static int
print_ranking (const EntenteCliReport *report,
               gpointer user_data)
{
  if (entente_cli_report_is (report, "json"))
    print_json (report);
  else if (entente_cli_report_is (report, "csv"))
    print_csv (report);
  else
    print_table (report);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_rank (int argc,
                  char **argv)
{
  const EntenteCliReportCommand command = {
    .summary = _("Ranks the partners of a dataset."),
    .needs = _("rank needs one file"),
    .print = print_ranking,
  };

  return entente_cli_report_run (&command, NULL, argc, argv);
}
