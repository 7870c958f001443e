/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli methods: would another method disagree, and what decides? The names of the JSON members are listed in
 * the man page and do not change. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-report.h"
#include "entente-csv-writer.h"
#include "entente-format.h"
#include "entente-json-text.h"
#include "entente-method-comparison.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define LONGEST_NAME 40

typedef struct
{
  const EntenteCliReport *report;
  EntenteDataset *dataset;
  EntenteScenario *scenario;
  EntenteMethodComparison *comparison;
  double *influence; /* [n_criteria] */
  EntenteReversal reversal;
  const char *const *languages;
} Methods;

static const char *const names[] = {
  N_("weighted mean"), N_("geometric mean"), N_("TOPSIS"), N_("VIKOR"), N_("PROMETHEE II")
};

static const struct
{
  EntenteReversal flag;
  const char *id, *reason;
} reversals[] = {
  { ENTENTE_REVERSAL_METHOD, "method", N_("this method compares partners with each other") },
  { ENTENTE_REVERSAL_NORMALISATION, "normalisation", N_("values are measured against the partners present") },
  { ENTENTE_REVERSAL_INDICATOR, "indicator", N_("an indicator is measured against the partners present") },
  { ENTENTE_REVERSAL_MEDIAN, "median", N_("missing values are filled with the median of the others") },
};

static const EntenteEvaluation *
get_current (const Methods *self)
{
  return self->comparison->evaluations[self->scenario->method];
}

/* -- JSON ------------------------------------------------------------------------------------------------ */

static void
add_number (JsonBuilder *builder,
            double number)
{
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_agreement (JsonBuilder *builder,
               const Methods *self)
{
  guint a, b;

  json_builder_set_member_name (builder, "kendall-tau-b");
  json_builder_begin_object (builder);
  for (a = 0; a < ENTENTE_N_METHODS; a++)
    {
      json_builder_set_member_name (builder, entente_method_ids[a]);
      json_builder_begin_object (builder);
      for (b = 0; b < ENTENTE_N_METHODS; b++)
        {
          json_builder_set_member_name (builder, entente_method_ids[b]);
          add_number (builder, self->comparison->tau[a][b]);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_mover (JsonBuilder *builder,
           const Methods *self)
{
  const EntenteMethodComparison *comparison = self->comparison;

  json_builder_set_member_name (builder, "mover");
  if (comparison->mover == ENTENTE_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, self->dataset->partners[comparison->mover].id);
  json_builder_set_member_name (builder, "best");
  json_builder_add_string_value (builder, entente_method_ids[comparison->best]);
  json_builder_set_member_name (builder, "best-rank");
  json_builder_add_int_value (builder, comparison->evaluations[comparison->best]->ranks[comparison->mover]);
  json_builder_set_member_name (builder, "worst");
  json_builder_add_string_value (builder, entente_method_ids[comparison->worst]);
  json_builder_set_member_name (builder, "worst-rank");
  json_builder_add_int_value (builder, comparison->evaluations[comparison->worst]->ranks[comparison->mover]);
  json_builder_end_object (builder);
}

static void
add_criteria (JsonBuilder *builder,
              const Methods *self)
{
  guint c;

  json_builder_set_member_name (builder, "influence");
  json_builder_begin_object (builder);
  for (c = 0; c < self->dataset->n_criteria; c++)
    {
      json_builder_set_member_name (builder, self->dataset->criteria[c].id);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "share");
      add_number (builder, get_current (self)->shares[c]);
      json_builder_set_member_name (builder, "influence");
      add_number (builder, self->influence[c]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_partner (JsonBuilder *builder,
             const Methods *self,
             guint partner)
{
  guint method;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, self->dataset->partners[partner].id);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, entente_format_partner (self->dataset, partner, self->languages));
  json_builder_set_member_name (builder, "ranks");
  json_builder_begin_object (builder);
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      const guint rank = self->comparison->evaluations[method]->ranks[partner];

      json_builder_set_member_name (builder, entente_method_ids[method]);
      add_number (builder, rank > 0 ? rank : NAN);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "scores");
  json_builder_begin_object (builder);
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      json_builder_set_member_name (builder, entente_method_ids[method]);
      add_number (builder, self->comparison->evaluations[method]->scores[partner]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
print_json (const Methods *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "method");
  json_builder_add_string_value (builder, entente_method_ids[self->scenario->method]);
  json_builder_set_member_name (builder, "normalisation");
  json_builder_add_string_value (builder,
                                 entente_normalisation_ids[self->scenario->method_parameters.normalisation]);
  add_agreement (builder, self);
  add_mover (builder, self);
  add_criteria (builder, self);
  json_builder_set_member_name (builder, "reversals");
  json_builder_begin_array (builder);
  for (i = 0; i < G_N_ELEMENTS (reversals); i++)
    if (self->reversal & reversals[i].flag)
      json_builder_add_string_value (builder, reversals[i].id);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "partners");
  json_builder_begin_array (builder);
  for (i = 0; i < self->dataset->n_partners; i++)
    add_partner (builder, self, get_current (self)->order[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = entente_json_text_document (root);
  entente_cli_print_json (json);
}

/* -- CSV: the ranks -------------------------------------------------------------------------------------- */

static void
print_csv (const Methods *self)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint i, method;

  entente_csv_append_cell (csv, "id");
  entente_csv_append_cell (csv, "name");
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    entente_csv_append_cell (csv, entente_method_ids[method]);
  entente_csv_end_row (csv);
  for (i = 0; i < self->dataset->n_partners; i++)
    {
      const guint partner = get_current (self)->order[i];

      entente_csv_append_cell (csv, self->dataset->partners[partner].id);
      entente_csv_append_cell (csv, entente_format_partner (self->dataset, partner, self->languages));
      for (method = 0; method < ENTENTE_N_METHODS; method++)
        {
          const guint rank = self->comparison->evaluations[method]->ranks[partner];

          entente_csv_append_number (csv, rank > 0 ? rank : NAN);
        }
      entente_csv_end_row (csv);
    }
  fputs (csv->str, stdout);
}

/* -- Tables for people ----------------------------------------------------------------------------------- */

/* Columns of a terminal that the text takes. */
static guint
get_width (const char *string)
{
  guint width = 0;

  for (; *string != '\0'; string = g_utf8_next_char (string))
    {
      gunichar c = g_utf8_get_char (string);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
print_padded (const char *string,
              guint width)
{
  g_autofree char *clean = entente_cli_clean (string);
  guint own = get_width (clean);

  fputs (clean, stdout);
  for (; own < width; own++)
    fputc (' ', stdout);
}

static void
print_right (const char *string,
             guint width)
{
  guint own = get_width (string);

  for (; own < width; own++)
    fputc (' ', stdout);
  fputs (string, stdout);
}

static void
print_number (double number,
              int decimals,
              guint width)
{
  g_autofree char *text = isfinite (number) ? entente_format_number (number, decimals) : g_strdup ("–");

  print_right (text, width);
}

static guint
get_method_width (guint method)
{
  return MAX (get_width (_(names[method])), 6) + 2;
}

static void
print_method_names (guint indent)
{
  guint method;

  print_padded ("", indent);
  for (method = 0; method < ENTENTE_N_METHODS; method++)
    print_right (_(names[method]), get_method_width (method));
  fputc ('\n', stdout);
}

static void
print_agreement (const Methods *self)
{
  guint a, b, width = 0;

  for (a = 0; a < ENTENTE_N_METHODS; a++)
    width = MAX (width, get_width (_(names[a])));
  puts (_("How far the methods agree (Kendall’s tau-b; 1 = the same order, 0 = unrelated):"));
  print_method_names (width);
  for (a = 0; a < ENTENTE_N_METHODS; a++)
    {
      print_padded (_(names[a]), width);
      for (b = 0; b < ENTENTE_N_METHODS; b++)
        print_number (self->comparison->tau[a][b], 3, get_method_width (b));
      fputc ('\n', stdout);
    }
}

static void
print_mover (const Methods *self)
{
  const EntenteMethodComparison *comparison = self->comparison;
  g_autofree char *name = NULL;

  if (comparison->mover == ENTENTE_NONE)
    {
      puts (comparison->evaluations[0]->n_rated > 0 ? _("All methods give the same ranks.")
                                                     : _("No partner can be rated yet"));
      return;
    }
  name = entente_cli_clean (entente_format_partner (self->dataset, comparison->mover, self->languages));
  /* Translators: partner, rank, method, rank, method: "Moves most: Iceland, rank 4 by VIKOR, rank 31 by TOPSIS". */
  printf (_("Moves most: %s, rank %u by %s, rank %u by %s\n"), name,
          comparison->evaluations[comparison->best]->ranks[comparison->mover], _(names[comparison->best]),
          comparison->evaluations[comparison->worst]->ranks[comparison->mover], _(names[comparison->worst]));
}

static void
print_criteria (const Methods *self)
{
  guint c, width = 0;

  for (c = 0; c < self->dataset->n_criteria; c++)
    {
      const char *name = entente_text_get (&self->dataset->criteria[c].name, self->languages);

      width = MAX (width, MIN (get_width (name), LONGEST_NAME));
    }
  puts (_("Share of each criterion, and how much of the spread of the scores goes along with it:"));
  for (c = 0; c < self->dataset->n_criteria; c++)
    {
      print_padded (entente_text_get (&self->dataset->criteria[c].name, self->languages), width);
      print_number (100 * get_current (self)->shares[c], 1, 8);
      fputs (" %", stdout);
      print_number (100 * self->influence[c], 1, 8);
      puts (" %");
    }
}

static void
print_reversals (const Methods *self)
{
  guint k;

  if (self->reversal == ENTENTE_REVERSAL_NONE)
    puts (_("Adding a partner cannot reverse two others."));
  for (k = 0; k < G_N_ELEMENTS (reversals); k++)
    if (self->reversal & reversals[k].flag)
      /* Translators: followed by the reason. */
      printf (_("Adding a partner can reverse two others: %s.\n"), _(reversals[k].reason));
}

static void
print_ranks (const Methods *self)
{
  guint i, method, width = 0;

  for (i = 0; i < self->dataset->n_partners; i++)
    width = MAX (width, MIN (get_width (entente_format_partner (self->dataset, i, self->languages)), LONGEST_NAME));
  puts (_("Ranks:"));
  print_method_names (width);
  for (i = 0; i < self->dataset->n_partners; i++)
    {
      const guint partner = get_current (self)->order[i];

      print_padded (entente_format_partner (self->dataset, partner, self->languages), width);
      for (method = 0; method < ENTENTE_N_METHODS; method++)
        {
          const guint rank = self->comparison->evaluations[method]->ranks[partner];

          print_number (rank > 0 ? rank : NAN, 0, get_method_width (method));
        }
      fputc ('\n', stdout);
    }
}

static void
print_tables (const Methods *self)
{
  entente_cli_report_print_marking (self->report);
  print_agreement (self);
  fputc ('\n', stdout);
  print_mover (self);
  print_reversals (self);
  fputc ('\n', stdout);
  print_criteria (self);
  fputc ('\n', stdout);
  print_ranks (self);
}

/* -- Command --------------------------------------------------------------------------------------------- */

static int
print_comparison (const EntenteCliReport *report,
                  gpointer user_data)
{
  const EntenteScenario *scenario = report->scenario;
  g_autoptr (EntenteMethodComparison) comparison
    = entente_method_comparison_new (report->evaluation->values, scenario, NULL);
  g_autofree double *influence = g_new (double, report->dataset->n_criteria);
  Methods methods;

  entente_influence_compute (comparison->evaluations[scenario->method], influence);
  methods = (Methods) { report, report->dataset, report->scenario, comparison, influence,
                        entente_reversal_find (report->dataset, scenario), report->languages };
  if (entente_cli_report_is (report, "json"))
    print_json (&methods);
  else if (entente_cli_report_is (report, "csv"))
    print_csv (&methods);
  else
    print_tables (&methods);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_methods (int argc,
                     char **argv)
{
  const EntenteCliReportCommand command = {
    .summary = _("Compares the rankings of all methods."),
    .needs = _("methods needs one file"),
    .print = print_comparison,
  };

  return entente_cli_report_run (&command, NULL, argc, argv);
}
