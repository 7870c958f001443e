/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli rank: who stands where, as a table, CSV or JSON. The names of the JSON members are listed in the
 * man page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-scenario.h"
#include "entente-cli-table.h"
#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-json-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteEvaluation *evaluation;
  const char *const *languages;
  const char *marking; /* handling line beside the file's own, or NULL */
} Ranking;

/* The id of a tier; a scenario may have more tiers than the file names. */
static char *
get_tier_id (const Ranking *ranking,
             guint tier)
{
  return tier < ranking->dataset->n_tiers ? g_strdup (ranking->dataset->tiers[tier].id)
                                          : g_strdup_printf ("%u", tier + 1);
}

static char *
get_name (const Ranking *ranking,
          guint partner)
{
  return g_strdup (entente_format_partner (ranking->dataset, partner, ranking->languages));
}

/* -- JSON ------------------------------------------------------------------------------------------------ */

static void
add_string (JsonBuilder *builder,
            const char *member,
            const char *string)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, string);
}

static void
add_number (JsonBuilder *builder,
            const char *member,
            double number)
{
  json_builder_set_member_name (builder, member);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_tier (JsonBuilder *builder,
          const Ranking *ranking,
          const char *member,
          guint tier,
          gboolean rated)
{
  g_autofree char *id = rated ? get_tier_id (ranking, tier) : NULL;

  json_builder_set_member_name (builder, member);
  if (rated)
    json_builder_add_string_value (builder, id);
  else
    json_builder_add_null_value (builder);
}

static void
add_criteria (JsonBuilder *builder,
              const Ranking *ranking,
              guint partner)
{
  const EntenteDataset *dataset = ranking->dataset;
  guint i;

  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (i = 0; i < dataset->n_criteria; i++)
    add_number (builder, dataset->criteria[i].id,
                entente_values_get_criterion (ranking->evaluation->values, partner, i));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "contributions");
  json_builder_begin_object (builder);
  for (i = 0; i < dataset->n_criteria; i++)
    add_number (builder, dataset->criteria[i].id,
                entente_evaluation_get_contribution (ranking->evaluation, partner, i));
  json_builder_end_object (builder);
}

static void
add_gates (JsonBuilder *builder,
           const Ranking *ranking,
           guint partner)
{
  const EntenteDataset *dataset = ranking->dataset;
  g_autofree int *gates = g_new (int, dataset->n_gates + 1);
  guint n = entente_evaluation_list_gates (ranking->evaluation, partner, gates), i;

  json_builder_set_member_name (builder, "gates");
  json_builder_begin_array (builder);
  for (i = 0; i < n; i++)
    {
      const EntenteGate *gate = &dataset->gates[gates[i]];

      json_builder_begin_object (builder);
      add_string (builder, "indicator", dataset->quantities[gate->quantity].id);
      add_tier (builder, ranking, "cap", gate->cap, TRUE);
      add_string (builder, "reason", entente_text_get (&gate->reason, ranking->languages));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_partner (JsonBuilder *builder,
             const Ranking *ranking,
             guint partner)
{
  const EntenteEvaluation *evaluation = ranking->evaluation;
  gboolean rated = evaluation->ranks[partner] > 0;
  g_autofree char *name = get_name (ranking, partner);

  json_builder_begin_object (builder);
  add_string (builder, "id", ranking->dataset->partners[partner].id);
  add_string (builder, "name", name);
  json_builder_set_member_name (builder, "rank");
  if (rated)
    json_builder_add_int_value (builder, evaluation->ranks[partner]);
  else
    json_builder_add_null_value (builder);
  add_number (builder, "score", rated ? evaluation->scores[partner] : NAN);
  add_tier (builder, ranking, "tier", evaluation->tiers[partner], rated);
  add_tier (builder, ranking, "tier-without-gates", evaluation->free_tiers[partner], rated);
  add_number (builder, "coverage", evaluation->coverage[partner]);
  json_builder_set_member_name (builder, "firm");
  json_builder_add_boolean_value (builder, entente_evaluation_is_firm (evaluation, partner));
  add_number (builder, "score-low", evaluation->score_low[partner]);
  add_number (builder, "score-high", evaluation->score_high[partner]);
  add_criteria (builder, ranking, partner);
  add_gates (builder, ranking, partner);
  json_builder_end_object (builder);
}

static void
print_json (const Ranking *ranking)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *marking = entente_format_marking (ranking->dataset, ranking->marking, ranking->languages);
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "marking");
  if (marking != NULL)
    json_builder_add_string_value (builder, marking);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, ranking->scenario->year);
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_object (builder);
  for (i = 0; i < ranking->dataset->n_criteria; i++)
    add_number (builder, ranking->dataset->criteria[i].id, ranking->evaluation->shares[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (i = 0; i < ranking->evaluation->n_partners; i++)
    add_partner (builder, ranking, ranking->evaluation->order[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  /* Not json_to_string (): json-glib writes 1e-8 as 1e-08.0, which no strict reader takes. */
  json = entente_json_text_document (root);
  entente_cli_print_json (json);
}

/* -- CSV ------------------------------------------------------------------------------------------------- */

static void
print_csv (const Ranking *ranking)
{
  const EntenteEvaluation *evaluation = ranking->evaluation;
  g_autoptr (GString) csv = g_string_new (NULL);
  guint i, k;

  entente_csv_append_row (csv, "rank", "id", "name", "tier", "score", "coverage", NULL);
  g_string_truncate (csv, csv->len - 2);
  for (k = 0; k < evaluation->n_criteria; k++)
    entente_csv_append_cell (csv, ranking->dataset->criteria[k].id);
  entente_csv_end_row (csv);
  for (i = 0; i < evaluation->n_partners; i++)
    {
      guint partner = evaluation->order[i];
      gboolean rated = evaluation->ranks[partner] > 0;
      g_autofree char *name = get_name (ranking, partner);
      g_autofree char *tier = rated ? get_tier_id (ranking, evaluation->tiers[partner]) : NULL;
      g_autofree char *rank = rated ? g_strdup_printf ("%u", evaluation->ranks[partner]) : NULL;

      entente_csv_append_cell (csv, rank != NULL ? rank : "");
      entente_csv_append_cell (csv, ranking->dataset->partners[partner].id);
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
print_row (const Ranking *ranking,
           guint partner,
           guint width)
{
  const EntenteEvaluation *evaluation = ranking->evaluation;
  g_autofree char *name = get_name (ranking, partner);
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
      const EntenteGate *gate = &ranking->dataset->gates[evaluation->gates[partner]];
      g_autofree char *reason = entente_cli_clean (entente_text_get (&gate->reason, ranking->languages));

      printf (" – %s", reason);
    }
  else if (!entente_evaluation_is_firm (evaluation, partner))
    printf (" – %s", _("not firmly rated"));
  fputc ('\n', stdout);
}

static void
print_table (const Ranking *ranking)
{
  g_autofree char *marking = entente_format_marking (ranking->dataset, ranking->marking, ranking->languages);
  guint width = 0, i;

  if (marking != NULL)
    {
      g_autofree char *clean = entente_cli_clean (marking);

      puts (clean);
    }
  for (i = 0; i < ranking->evaluation->n_partners; i++)
    {
      g_autofree char *name = get_name (ranking, i);
      g_autofree char *clean = entente_cli_clean (name);
      guint own = entente_cli_get_width (clean);

      width = MAX (width, MIN (own, 40));
    }
  for (i = 0; i < ranking->evaluation->n_partners; i++)
    print_row (ranking, ranking->evaluation->order[i], width);
}

/* -- Command --------------------------------------------------------------------------------------------- */

static int
rank_file (const char *path,
           const char *format,
           const char *lang)
{
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (EntenteScenario) scenario = NULL;
  g_autoptr (EntenteValues) values = NULL;
  g_autoptr (EntenteEvaluation) evaluation = NULL;
  Ranking ranking;
  int code;

  dataset = entente_cli_open_dataset (path, &code);
  if (dataset == NULL || !entente_cli_make_scenario (dataset, entente_cli_settings_get (), &scenario, NULL, &code))
    return code;
  values = entente_values_new (dataset, scenario);
  evaluation = entente_evaluate (values, scenario);
  ranking.dataset = dataset;
  ranking.scenario = scenario;
  ranking.evaluation = evaluation;
  ranking.languages = entente_cli_get_languages (lang);
  ranking.marking = entente_cli_settings_get ()->marking;
  if (strcmp (format, "json") == 0)
    print_json (&ranking);
  else if (strcmp (format, "csv") == 0)
    print_csv (&ranking);
  else
    print_table (&ranking);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_rank (int argc,
                  char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to print: table, csv or json"), N_("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, N_("Use names in this language, such as ja"), N_("LANGUAGE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context
    = entente_cli_new_context (_("FILE"), _("Ranks the partners of a dataset."), entries);
  int code;

  g_option_context_add_main_entries (context, entente_cli_settings_get_options (), GETTEXT_PACKAGE);
  code = entente_cli_parse (context, &argc, &argv);
  if (code != ENTENTE_EXIT_OK)
    return code;
  if (argc != 2)
    return entente_cli_fail_usage (_("rank needs one file"));
  if (format != NULL && strcmp (format, "table") != 0 && strcmp (format, "csv") != 0 && strcmp (format, "json") != 0)
    return entente_cli_fail_usage (_("There is no format “%s”"), format);
  return rank_file (argv[1], format != NULL ? format : "table", lang);
}
