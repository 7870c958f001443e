/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli tipping: where on each slider somebody changes tier. The names of the JSON members are listed in the
 * man page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-report.h"
#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-tipping-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* -- JSON and CSV ---------------------------------------------------------------------------------------- */

static void
add_point (JsonBuilder *builder,
           const EntenteCliReport *report,
           const EntenteTippingPoint *point)
{
  json_builder_begin_object (builder);
  entente_cli_report_add_number (builder, "share", point->share);
  entente_cli_report_add_number (builder, "rating", point->rating);
  entente_cli_report_add_string (builder, "partner", report->dataset->partners[point->partner].id);
  entente_cli_report_add_tier (builder, report, "tier", point->tier);
  entente_cli_report_add_tier (builder, report, "other-tier", point->other_tier);
  json_builder_end_object (builder);
}

static void
print_json (const EntenteCliReport *report,
            const EntenteTippingPoints *points)
{
  JsonBuilder *builder = entente_cli_report_begin_json (report);
  guint c, k;

  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (c = 0; c < points->n_criteria; c++)
    {
      json_builder_begin_object (builder);
      entente_cli_report_add_string (builder, "id", report->dataset->criteria[c].id);
      entente_cli_report_add_number (builder, "share", report->evaluation->shares[c]);
      entente_cli_report_add_number (builder, "available", points->available[c]);
      entente_cli_report_add_number (builder, "low", points->low[c]);
      entente_cli_report_add_number (builder, "high", points->high[c]);
      json_builder_set_member_name (builder, "points");
      json_builder_begin_array (builder);
      for (k = points->first[c]; k < points->first[c + 1]; k++)
        add_point (builder, report, &points->points[k]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  entente_cli_report_end_json (builder);
}

static void
print_csv (const EntenteCliReport *report,
           const EntenteTippingPoints *points)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint k;

  entente_csv_append_row (csv, "criterion", "today", "share", "partner", "name", "tier", "other-tier", NULL);
  for (k = 0; k < points->n; k++)
    {
      const EntenteTippingPoint *it = &points->points[k];
      g_autofree char *tier = entente_cli_report_get_tier_id (report, it->tier);
      g_autofree char *other = entente_cli_report_get_tier_id (report, it->other_tier);

      entente_csv_append_cell (csv, report->dataset->criteria[it->criterion].id);
      entente_csv_append_number (csv, report->evaluation->shares[it->criterion]);
      entente_csv_append_number (csv, it->share);
      entente_csv_append_cell (csv, report->dataset->partners[it->partner].id);
      entente_csv_append_cell (csv, entente_cli_report_get_name (report, it->partner));
      entente_csv_append_cell (csv, tier != NULL ? tier : "");
      entente_csv_append_cell (csv, other != NULL ? other : "");
      entente_csv_end_row (csv);
    }
  fputs (csv->str, stdout);
}

/* -- For people ------------------------------------------------------------------------------------------ */

static char *
format_share (double share)
{
  return entente_format_share (llrint (share * 1000), 1);
}

static void
print_criterion (const EntenteCliReport *report,
                 const EntenteTippingPoints *points,
                 guint criterion)
{
  const char *name = entente_text_get (&report->dataset->criteria[criterion].name, report->languages);
  g_autofree char *today = format_share (report->evaluation->shares[criterion]);
  g_autofree char *low = format_share (points->low[criterion]);
  g_autofree char *high = format_share (points->high[criterion]);
  guint k;

  if (points->first[criterion] == points->first[criterion + 1])
    entente_cli_report_print (_("%s, %s: nobody changes tier"), name, today);
  else
    /* Translators: a criterion, its share, and two shares between which nobody changes tier. */
    entente_cli_report_print (_("%s, %s: nobody changes tier between %s and %s"), name, today, low, high);
  for (k = points->first[criterion]; k < points->first[criterion + 1]; k++)
    {
      g_autofree char *sentence = entente_tipping_point_describe (&points->points[k], report->dataset,
                                                                  report->languages);

      entente_cli_report_print ("  %s", sentence);
    }
}

static int
print_points (const EntenteCliReport *report,
              gpointer user_data)
{
  g_autoptr (EntenteTippingPoints) points
    = entente_tipping_points_new (report->evaluation, report->scenario, NULL);
  guint c;

  if (entente_cli_report_is (report, "json"))
    print_json (report, points);
  else if (entente_cli_report_is (report, "csv"))
    print_csv (report, points);
  else
    {
      entente_cli_report_print_marking (report);
      for (c = 0; c < points->n_criteria; c++)
        print_criterion (report, points, c);
    }
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_tipping (int argc,
                     char **argv)
{
  const EntenteCliReportCommand command = {
    .summary = _("Says at which share of each criterion somebody changes tier."),
    .needs = _("tipping needs one file"),
    .print = print_points,
  };

  return entente_cli_report_run (&command, NULL, argc, argv);
}
