/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli lift: what would bring a partner into a better tier. The names of the JSON members are listed in the man
 * page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-report.h"
#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-leverage.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const status_names[] = { "enough", "not-enough", "no-room" };

/* -- JSON and CSV ---------------------------------------------------------------------------------------- */

static const char *
get_category_key (const EntenteQuantity *q,
                  int category)
{
  return category != ENTENTE_NONE ? q->value.categories[category].key : NULL;
}

static void
add_lever (JsonBuilder *builder,
           const EntenteCliReport *report,
           const EntenteLever *lever)
{
  const EntenteQuantity *q = &report->dataset->quantities[lever->quantity];

  json_builder_begin_object (builder);
  entente_cli_report_add_string (builder, "indicator", q->id);
  entente_cli_report_add_string (builder, "status", status_names[lever->status]);
  entente_cli_report_add_number (builder, "from", lever->from);
  entente_cli_report_add_number (builder, "to", lever->to);
  entente_cli_report_add_number (builder, "shown", lever->shown);
  entente_cli_report_add_string (builder, "from-category", get_category_key (q, lever->from_category));
  entente_cli_report_add_string (builder, "to-category", get_category_key (q, lever->to_category));
  entente_cli_report_add_number (builder, "price", lever->price);
  json_builder_end_object (builder);
}

static void
add_levers (JsonBuilder *builder,
            const EntenteCliReport *report,
            const EntenteLever *levers,
            guint n)
{
  guint k;

  json_builder_begin_array (builder);
  for (k = 0; k < n; k++)
    add_lever (builder, report, &levers[k]);
  json_builder_end_array (builder);
}

static void
print_json (const EntenteCliReport *report,
            const EntenteLeverage *leverage)
{
  JsonBuilder *builder = entente_cli_report_begin_json (report);

  entente_cli_report_add_string (builder, "partner", report->dataset->partners[leverage->partner].id);
  entente_cli_report_add_tier (builder, report, "tier", leverage->tier);
  entente_cli_report_add_tier (builder, report, "target", leverage->target);
  entente_cli_report_add_string (builder, "gate", leverage->gate == ENTENTE_NONE ? NULL
                                   : report->dataset->quantities[report->dataset->gates[leverage->gate].quantity].id);
  json_builder_set_member_name (builder, "levers");
  add_levers (builder, report, leverage->levers, leverage->n_levers);
  json_builder_set_member_name (builder, "combination");
  add_levers (builder, report, leverage->combination, leverage->n_combination);
  entente_cli_report_add_number (builder, "combination-price",
                                 leverage->n_combination > 0 ? leverage->combination_price : NAN);
  entente_cli_report_end_json (builder);
}

static void
append_lever (GString *csv,
              const EntenteCliReport *report,
              const EntenteLever *lever,
              const char *kind)
{
  const EntenteQuantity *q = &report->dataset->quantities[lever->quantity];
  const char *from = get_category_key (q, lever->from_category);
  const char *to = get_category_key (q, lever->to_category);

  entente_csv_append_cell (csv, kind);
  entente_csv_append_cell (csv, q->id);
  entente_csv_append_cell (csv, status_names[lever->status]);
  if (from != NULL)
    entente_csv_append_cell (csv, from);
  else
    entente_csv_append_number (csv, lever->from);
  if (to != NULL)
    entente_csv_append_cell (csv, to);
  else
    entente_csv_append_number (csv, lever->shown);
  entente_csv_append_number (csv, lever->price);
  entente_csv_end_row (csv);
}

static void
print_csv (const EntenteCliReport *report,
           const EntenteLeverage *leverage)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint k;

  entente_csv_append_row (csv, "kind", "indicator", "status", "from", "to", "price", NULL);
  for (k = 0; k < leverage->n_levers; k++)
    append_lever (csv, report, &leverage->levers[k], "alone");
  for (k = 0; k < leverage->n_combination; k++)
    append_lever (csv, report, &leverage->combination[k], "together");
  fputs (csv->str, stdout);
}

/* -- For people ------------------------------------------------------------------------------------------ */

static void
print_levers (const EntenteCliReport *report,
              const EntenteLever *levers,
              guint n)
{
  guint k;

  for (k = 0; k < n; k++)
    {
      g_autofree char *text = entente_lever_describe (&levers[k], report->dataset, report->languages);

      entente_cli_report_print ("  %s", text);
    }
}

static void
print_gate (const EntenteCliReport *report,
            int gate)
{
  if (gate != ENTENTE_NONE)
    /* Translators: the reason of a gate that nothing opens. */
    entente_cli_report_print (_("Held back whatever it does: %s"),
                              entente_text_get (&report->dataset->gates[gate].reason, report->languages));
}

/* Where there is no figure today, a change may be enough alone and yet be no part of a combination. */
static gboolean
is_any_enough (const EntenteLeverage *leverage)
{
  guint k;

  for (k = 0; k < leverage->n_levers; k++)
    if (leverage->levers[k].status == ENTENTE_LEVER_ENOUGH)
      return TRUE;
  return FALSE;
}

static void
print_table (const EntenteCliReport *report,
             const EntenteLeverage *leverage)
{
  const char *name = entente_cli_report_get_name (report, leverage->partner);
  g_autofree char *tier = entente_format_tier (leverage->tier);
  g_autofree char *target = entente_format_tier (leverage->target);

  entente_cli_report_print_marking (report);
  if (leverage->tier == leverage->target)
    {
      /* Translators: a partner and its tier. */
      entente_cli_report_print (_("%s is in %s already"), name, tier);
      return;
    }
  if (leverage->tier >= report->evaluation->n_tiers)
    entente_cli_report_print (_("%s is not rated; one change that would bring it to %s:"), name, target);
  else
    /* Translators: a partner, its tier and a better one. */
    entente_cli_report_print (_("%s, from %s to %s by one change:"), name, tier, target);
  print_levers (report, leverage->levers, leverage->n_levers);
  print_gate (report, leverage->gate);
  if (leverage->n_combination == 0)
    {
      if (!is_any_enough (leverage))
        entente_cli_report_print ("%s", _("No combination of changes is enough."));
      return;
    }
  entente_cli_report_print ("%s", leverage->n_combination == 1 ? _("With the least effort:")
                                                               : _("With the least effort, together:"));
  print_levers (report, leverage->combination, leverage->n_combination);
}

/* -- Command --------------------------------------------------------------------------------------------- */

/* The id of a tier, or its number. */
static gboolean
find_tier (const EntenteCliReport *report,
           const char *text,
           guint *tier,
           int *code)
{
  const int found = entente_dataset_find_tier (report->dataset, text);
  guint64 number = 0;

  if (found != ENTENTE_NONE && (guint) found < report->evaluation->n_tiers)
    {
      *tier = found;
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (text, 10, 1, report->evaluation->n_tiers, &number, NULL))
    {
      *tier = number - 1;
      return TRUE;
    }
  *code = entente_cli_fail_usage (_("There is no tier “%s”"), text);
  return FALSE;
}

/* Of the two words that the options gave; the second may be NULL. */
static int
lift_partner (const EntenteCliReport *report,
              gpointer user_data)
{
  char *const *ids = user_data;
  const char *id = ids[0], *to = ids[1];
  g_autoptr (EntenteLeverage) leverage = NULL;
  guint partner, target;
  int code;

  if (!entente_cli_report_find_partner (report, id, &partner, &code))
    return code;
  target = report->evaluation->tiers[partner] > 0 ? report->evaluation->tiers[partner] - 1 : 0;
  if (to != NULL && !find_tier (report, to, &target, &code))
    return code;
  leverage = entente_leverage_new (report->evaluation, report->scenario, partner, target, NULL);
  if (entente_cli_report_is (report, "json"))
    print_json (report, leverage);
  else if (entente_cli_report_is (report, "csv"))
    print_csv (report, leverage);
  else
    print_table (report, leverage);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_lift (int argc,
                  char **argv)
{
  char *ids[] = { NULL, NULL };
  const GOptionEntry entries[] = {
    { "partner", 0, 0, G_OPTION_ARG_STRING, &ids[0], N_("Whom"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &ids[1], N_("Into which tier; otherwise the next better one"), N_("TIER") },
    { NULL },
  };
  const EntenteCliReportCommand command = {
    .summary = _("Says what would bring a partner into a better tier."),
    .needs = _("lift needs one file and --partner"),
    .needed = &ids[0],
    .options = entries,
    .print = lift_partner,
  };
  const int code = entente_cli_report_run (&command, ids, argc, argv);

  g_free (ids[0]);
  g_free (ids[1]);
  return code;
}
