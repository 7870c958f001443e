/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli robustness: how sure a ranking is, as a table for people, or all counts as CSV or JSON. The
 * names of the JSON members and CSV columns are listed in the man page and do not change. */

#include "config.h"

#include "entente-cli-robustness.h"

#include "entente-certainty-words.h"
#include "entente-cli-command.h"
#include "entente-cli-scenario.h"
#include "entente-cli-table.h"
#include "entente-csv-writer.h"
#include "entente-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_SAMPLES 10000000
#define MAX_THREADS 64

typedef struct
{
  char *format, *lang, *uncertainty;
  gint64 seed;
  int n_samples, n_threads;
} Options;

/* -- CSV ---------------------------------------------------------------------------------------------------
 */

static void
append_count (GString *csv, guint count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  entente_csv_append_cell (csv, text != NULL ? text : "");
}

static void
append_head (GString *csv, const EntenteCliRobustness *self)
{
  static const char *const columns[] = { "rank",       "id",          "name",      "tier",      "likely-tier",
                                         "likely",     "low-rank",    "high-rank", "best-rank", "worst-rank",
                                         "best-limit", "worst-limit", "entropy",   "confidence" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (columns); i++)
    entente_csv_append_cell (csv, columns[i]);
  for (i = 0; i < self->robustness->n_tiers; i++)
    {
      g_autofree char *id = entente_cli_robustness_get_tier (self, i);
      g_autofree char *name = g_strconcat ("tier-", id, NULL);

      entente_csv_append_cell (csv, name);
    }
  entente_csv_append_cell (csv, "not-rated");
  for (i = 1; self->robustness->rank_counts != NULL && i <= self->robustness->n_partners; i++)
    {
      g_autofree char *name = g_strdup_printf ("rank-%u", i);

      entente_csv_append_cell (csv, name);
    }
  entente_csv_end_row (csv);
}

static void
append_tiers (GString *csv, const EntenteCliRobustness *self, guint partner)
{
  const guint likeliest = entente_robustness_get_likeliest_tier (self->robustness, partner);
  const guint rated = self->evaluation->ranks[partner] > 0;
  g_autofree char *tier =
      rated ? entente_cli_robustness_get_tier (self, self->evaluation->tiers[partner]) : NULL;
  g_autofree char *likely =
      likeliest < self->robustness->n_tiers ? entente_cli_robustness_get_tier (self, likeliest) : NULL;

  entente_csv_append_cell (csv, tier != NULL ? tier : "");
  entente_csv_append_cell (csv, likely != NULL ? likely : "");
  entente_csv_append_number (
      csv, entente_robustness_get_tier_acceptability (self->robustness, partner, likeliest));
}

static void
append_ranks (GString *csv, const EntenteCliRobustness *self, guint partner)
{
  const EntentePossibleRank *possible = self->possible != NULL ? &self->possible[partner] : NULL;
  const gboolean known = self->robustness->rank_counts != NULL;

  append_count (csv, self->robustness->low_ranks[partner]);
  append_count (csv, self->robustness->high_ranks[partner]);
  append_count (csv, possible != NULL ? possible->best : 0);
  append_count (csv, possible != NULL ? possible->worst : 0);
  append_count (csv, possible != NULL ? possible->best_limit : 0);
  append_count (csv, possible != NULL ? possible->worst_limit : 0);
  entente_csv_append_number (csv,
                             known ? entente_robustness_get_rank_entropy (self->robustness, partner) : NAN);
  entente_csv_append_number (csv, self->robustness->confidence[partner]);
}

static void
append_partner (GString *csv, const EntenteCliRobustness *self, guint partner)
{
  const EntenteRobustness *robustness = self->robustness;
  guint k;

  append_count (csv, self->evaluation->ranks[partner]);
  entente_csv_append_cell (csv, self->dataset->partners[partner].id);
  entente_csv_append_cell (csv, entente_format_partner (self->dataset, partner, self->languages));
  append_tiers (csv, self, partner);
  append_ranks (csv, self, partner);
  for (k = 0; k <= robustness->n_tiers; k++)
    entente_csv_append_number (csv, entente_robustness_get_tier_acceptability (robustness, partner, k));
  for (k = 1; robustness->rank_counts != NULL && k <= robustness->n_partners; k++)
    entente_csv_append_number (csv, entente_robustness_get_rank_acceptability (robustness, partner, k));
  entente_csv_end_row (csv);
}

static void
print_csv (const EntenteCliRobustness *self)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  guint i;

  append_head (csv, self);
  for (i = 0; i < self->evaluation->n_partners; i++)
    append_partner (csv, self, self->evaluation->order[i]);
  fputs (csv->str, stdout);
}

/* -- Table -------------------------------------------------------------------------------------------------
 */

typedef enum
{
  COLUMN_RANK,
  COLUMN_NAME,
  COLUMN_TIER,
  COLUMN_SURE,
  COLUMN_RANGE,
  COLUMN_POSSIBLE,
  N_COLUMNS
} Column;

static char *
make_cell (const EntenteCliRobustness *self, guint partner, Column column)
{
  const gboolean rated = self->evaluation->ranks[partner] > 0;
  const EntentePossibleRank *possible = self->possible != NULL ? &self->possible[partner] : NULL;

  switch (column)
    {
    case COLUMN_RANK:
      return rated ? g_strdup_printf ("%4u", self->evaluation->ranks[partner]) : g_strdup ("   –");
    case COLUMN_NAME:
      return entente_cli_clean (entente_format_partner (self->dataset, partner, self->languages));
    case COLUMN_TIER:
      return rated ? entente_format_tier (self->evaluation->tiers[partner]) : g_strdup ("–");
    case COLUMN_SURE:
      return entente_certainty_format_sentence (self->robustness, partner);
    case COLUMN_RANGE:
      return entente_certainty_format_ranks (self->robustness->low_ranks[partner],
                                             self->robustness->high_ranks[partner]);
    default:
      return entente_certainty_format_ranks (possible != NULL ? possible->best : 0,
                                             possible != NULL ? possible->worst : 0);
    }
}

static const char *
get_title (Column column)
{
  switch (column)
    {
    case COLUMN_RANK:
      return _ ("Rank");
    case COLUMN_NAME:
      return _ ("Partner");
    case COLUMN_TIER:
      return _ ("Tier");
    case COLUMN_SURE:
      return _ ("How sure");
    case COLUMN_RANGE:
      /* Translators: of all sampled rankings, but for the best and the worst twentieth */
      return _ ("9 in 10 ranks");
    default:
      return _ ("Best to worst possible");
    }
}

static void
print_line (char *const *cells, const guint *widths)
{
  guint c;

  for (c = 0; c < N_COLUMNS; c++)
    if (c + 1 < N_COLUMNS)
      {
        entente_cli_print_padded (cells[c], widths[c]);
        fputs ("  ", stdout);
      }
    else
      puts (cells[c]);
}

static void
print_summary (const EntenteCliRobustness *self)
{
  g_autofree char *marking = entente_format_marking (self->dataset, self->marking, self->languages);
  g_autofree char *clean = marking != NULL ? entente_cli_clean (marking) : NULL;
  g_autofree char *samples = entente_format_number (self->robustness->n_samples, 0);
  g_autofree char *uncertainty = entente_format_number (self->scenario->uncertainty * 100, 1);

  if (clean != NULL)
    puts (clean);
  printf (ngettext ("%s weighting drawn, uncertainty %s %%", "%s weightings drawn, uncertainty %s %%",
                    self->robustness->n_samples),
          samples, uncertainty);
  puts ("\n");
}

static void
print_table (const EntenteCliRobustness *self)
{
  const guint n = self->evaluation->n_partners;
  g_auto (GStrv) cells = g_new0 (char *, (gsize)(n + 1) * N_COLUMNS + 1);
  guint widths[N_COLUMNS] = { 0 };
  guint i, c;

  for (c = 0; c < N_COLUMNS; c++)
    cells[c] = g_strdup (get_title (c));
  for (i = 0; i < n; i++)
    for (c = 0; c < N_COLUMNS; c++)
      cells[(gsize)(i + 1) * N_COLUMNS + c] = make_cell (self, self->evaluation->order[i], c);
  for (i = 0; i <= n; i++)
    for (c = 0; c < N_COLUMNS; c++)
      widths[c] = MAX (widths[c], MIN (entente_cli_get_width (cells[(gsize)i * N_COLUMNS + c]), 60));
  print_summary (self);
  for (i = 0; i <= n; i++)
    print_line (cells + (gsize)i * N_COLUMNS, widths);
}

/* -- Command -----------------------------------------------------------------------------------------------
 */

static int
sample (EntenteCliRobustness *self, const char *path, const Options *options)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteValues) values = entente_values_new (self->dataset, self->scenario);
  g_autoptr (EntenteSampler) sampler = NULL;

  if (!entente_sampler_is_possible (self->dataset, self->scenario, diagnostics))
    {
      entente_cli_print_diagnostics (stderr, path, diagnostics);
      return ENTENTE_EXIT_ERRORS;
    }
  self->seed = options->seed;
  self->evaluation = entente_evaluate (values, self->scenario);
  sampler = entente_sampler_new (values, self->scenario, options->seed);
  entente_sampler_run (sampler, options->n_samples, options->n_threads, NULL);
  self->robustness = entente_sampler_get_result (sampler);
  if (self->dataset->n_partners <= ENTENTE_ROBUSTNESS_MAX_PARTNERS)
    self->possible = entente_possible_ranks_new (values, self->scenario, NULL);
  return ENTENTE_EXIT_OK;
}

static gboolean
apply_uncertainty (EntenteScenario *scenario, const char *text, int *code)
{
  char *end = NULL;
  double uncertainty;

  if (text == NULL)
    return TRUE;
  uncertainty = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(uncertainty >= 0) || uncertainty > 1)
    {
      *code = entente_cli_fail_usage (
          _ ("“%s” is no uncertainty: it goes from 0, exactly these weights, to 1, any at all"), text);
      return FALSE;
    }
  scenario->uncertainty = uncertainty;
  return TRUE;
}

static int
print_robustness (const EntenteCliRobustness *self, const char *format)
{
  if (g_strcmp0 (format, "json") == 0)
    entente_cli_robustness_print_json (self);
  else if (g_strcmp0 (format, "csv") == 0)
    print_csv (self);
  else
    print_table (self);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_ ("Writing failed"));
}

static int
examine_file (const char *path, const Options *options)
{
  EntenteCliRobustness self = { .languages = entente_cli_get_languages (options->lang),
                                .marking = entente_cli_settings_get ()->marking };
  int code;

  self.dataset = entente_cli_open_dataset (path, &code);
  if (self.dataset != NULL &&
      entente_cli_make_scenario (self.dataset, entente_cli_settings_get (), &self.scenario, NULL, &code) &&
      apply_uncertainty (self.scenario, options->uncertainty, &code))
    code = sample (&self, path, options);
  if (self.robustness != NULL)
    code = print_robustness (&self, options->format);
  g_clear_pointer (&self.robustness, entente_robustness_unref);
  g_clear_pointer (&self.possible, g_free);
  g_clear_pointer (&self.evaluation, entente_evaluation_unref);
  g_clear_pointer (&self.scenario, entente_scenario_free);
  g_clear_pointer (&self.dataset, entente_dataset_unref);
  return code;
}

static int
check_options (const Options *options)
{
  static const char *const formats[] = { "table", "csv", "json", NULL };

  if (options->format != NULL && !g_strv_contains (formats, options->format))
    return entente_cli_fail_usage (_ ("There is no format “%s”"), options->format);
  if (options->n_samples < 1 || options->n_samples > MAX_SAMPLES)
    return entente_cli_fail_usage (_ ("Between 1 and %d samples can be drawn"), MAX_SAMPLES);
  if (options->n_threads < 1 || options->n_threads > MAX_THREADS)
    return entente_cli_fail_usage (_ ("Between 1 and %d threads can be used"), MAX_THREADS);
  if (options->seed < 0)
    return entente_cli_fail_usage (_ ("A seed is a whole number from 0 on"));
  return ENTENTE_EXIT_OK;
}

static int
run_parsed (int argc, char **argv, const Options *options)
{
  int code;

  if (argc != 2)
    return entente_cli_fail_usage (_ ("robustness needs one file"));
  code = check_options (options);
  return code == ENTENTE_EXIT_OK ? examine_file (argv[1], options) : code;
}

int
entente_cli_robustness (int argc, char **argv)
{
  Options o = { .seed = ENTENTE_ROBUSTNESS_SEED,
                .n_samples = ENTENTE_ROBUSTNESS_SAMPLES,
                .n_threads = MIN (g_get_num_processors (), MAX_THREADS) };
  const GOptionEntry entries[] = {
    { "samples", 0, 0, G_OPTION_ARG_INT, &o.n_samples, N_ ("How many weightings to draw"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &o.seed, N_ ("Which ones: the same seed draws the same"),
      N_ ("SEED") },
    { "uncertainty", 0, 0, G_OPTION_ARG_STRING, &o.uncertainty,
      N_ ("How far weights may be off, from 0 to 1; the file’s unless given"), N_ ("U") },
    { "threads", 0, 0, G_OPTION_ARG_INT, &o.n_threads, N_ ("How many threads work; the figures are the same"),
      N_ ("T") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &o.format, N_ ("How to print: table, csv or json"),
      N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &o.lang, N_ ("Use names in this language, such as ja"),
      N_ ("LANGUAGE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context =
      entente_cli_new_context (_ ("FILE"), _ ("Says how sure the ranking of a dataset is."), entries);
  int code;

  g_option_context_add_main_entries (context, entente_cli_settings_get_options (), GETTEXT_PACKAGE);
  code = entente_cli_parse (context, &argc, &argv);
  if (code == ENTENTE_EXIT_OK)
    code = run_parsed (argc, argv, &o);
  g_free (o.format);
  g_free (o.lang);
  g_free (o.uncertainty);
  return code;
}
