/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Makes the scenario that the arguments ask for.
 *
 *   the file's defaults  <-  --scenario, else the file's own "scenario"  <-  --preset  <-  --weights  <-  --year
 *
 * A saved scenario holds what differs from the defaults, so it stands in the place of the file's own and is not
 * merged into it.
 *
 * --weights own-defence=50 gives that criterion half; the others share the rest in their old proportions.
 */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-scenario.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static EntenteCliSettings settings_of_call;

static const GOptionEntry options[] = {
  { "preset", 0, 0, G_OPTION_ARG_STRING, &settings_of_call.preset, N_("Use the weights of a preset"), N_("ID") },
  { "weights", 0, 0, G_OPTION_ARG_STRING, &settings_of_call.weights,
    N_("Shares in per cent, e.g. own-defence=50; the rest keep their proportions"), N_("LIST") },
  { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &settings_of_call.scenario, N_("Use the settings of a scenario file"),
    N_("FILE") },
  { "marking", 0, 0, G_OPTION_ARG_STRING, &settings_of_call.marking, N_("Print this handling line, too"), N_("TEXT") },
  { "year", 0, 0, G_OPTION_ARG_INT, &settings_of_call.year, N_("Evaluate this year"), N_("YEAR") },
  { NULL },
};

const GOptionEntry *
entente_cli_settings_get_options (void)
{
  return options;
}

EntenteCliSettings *
entente_cli_settings_get (void)
{
  return &settings_of_call;
}

/* "own-defence=50": the criterion and its share, or FALSE. */
static gboolean
parse_weight (const EntenteDataset *dataset,
              const char *item,
              int *criterion,
              double *share)
{
  const char *equals = strchr (item, '=');
  g_autofree char *id = equals != NULL ? g_strstrip (g_strndup (item, equals - item)) : NULL;
  char *end = NULL;

  if (equals == NULL)
    return FALSE;
  *criterion = entente_dataset_find_criterion (dataset, id);
  *share = g_ascii_strtod (equals + 1, &end) / 100;
  return *criterion != ENTENTE_NONE && end != equals + 1 && (*end == '\0' || strcmp (end, "%") == 0) &&
         isfinite (*share) && *share >= 0;
}

/* The named criteria get their shares (more than 100 in all: scaled down); the others what is left. */
static void
spread_shares (double *shares,
               const gboolean *named,
               guint n)
{
  double sum_named = 0, sum_others = 0, left;
  guint n_others = 0, i;

  for (i = 0; i < n; i++)
    if (named[i])
      sum_named += shares[i];
    else
      {
        sum_others += shares[i];
        n_others++;
      }
  left = MAX (1 - sum_named, 0);
  for (i = 0; i < n; i++)
    if (!named[i])
      shares[i] = sum_others > 0 ? shares[i] / sum_others * left : left / n_others;
    else if (sum_named > 1 || (n_others == 0 && sum_named > 0))
      shares[i] /= sum_named;
}

static gboolean
apply_weights (EntenteScenario *scenario,
               const EntenteDataset *dataset,
               const char *list,
               int *status)
{
  g_auto (GStrv) items = g_strsplit (list, ",", -1);
  g_autofree double *shares = g_new0 (double, scenario->n_criteria);
  g_autofree gboolean *named = g_new0 (gboolean, scenario->n_criteria);
  double sum = 0;
  guint i;

  entente_scenario_get_shares (scenario, shares);
  for (i = 0; items[i] != NULL; i++)
    {
      int criterion = ENTENTE_NONE;
      double share = 0;

      if (!parse_weight (dataset, items[i], &criterion, &share))
        {
          *status = entente_cli_fail_usage (_("“%s” is not “criterion=per cent” of this file"), items[i]);
          return FALSE;
        }
      named[criterion] = TRUE;
      shares[criterion] = share;
    }
  spread_shares (shares, named, scenario->n_criteria);
  for (i = 0; i < scenario->n_criteria; i++)
    sum += shares[i];
  if (!(sum > 0))
    {
      *status = entente_cli_fail_usage (_("At least one weight must be above 0"));
      return FALSE;
    }
  memcpy (scenario->weights, shares, scenario->n_criteria * sizeof (double));
  return TRUE;
}

static gboolean
apply_scenario_file (EntenteScenario *scenario,
                     const EntenteDataset *dataset,
                     const char *path,
                     int *status)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gsize length;

  if (!g_file_get_contents (path, &json, &length, &error))
    {
      *status = entente_cli_fail ("%s", error->message);
      return FALSE;
    }
  if (entente_scenario_merge_json (scenario, dataset, json, length, diagnostics))
    return TRUE;
  entente_cli_print_diagnostics (stderr, path, diagnostics);
  *status = ENTENTE_EXIT_ERRORS;
  return FALSE;
}

/* The defaults with a patch of the dataset, which was read without errors, so that they apply. */
static EntenteScenario *
make_own_scenario (const EntenteDataset *dataset,
                   const char *patch)
{
  EntenteScenario *scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  if (patch != NULL)
    entente_scenario_merge_json (scenario, dataset, patch, -1, diagnostics);
  return scenario;
}

/* Returns: (nullable): the settings that the others go on top of */
static EntenteScenario *
make_first_scenario (const EntenteDataset *dataset,
                     const EntenteCliSettings *settings,
                     int *status)
{
  g_autoptr (EntenteScenario) scenario = NULL;

  if (settings->scenario == NULL)
    return make_own_scenario (dataset, dataset->scenario);
  scenario = entente_scenario_new (dataset);
  return apply_scenario_file (scenario, dataset, settings->scenario, status) ? g_steal_pointer (&scenario) : NULL;
}

static gboolean
apply_settings (EntenteScenario *scenario,
                const EntenteDataset *dataset,
                const EntenteCliSettings *settings,
                int *status)
{
  if (settings->weights != NULL && !apply_weights (scenario, dataset, settings->weights, status))
    return FALSE;
  if (settings->year != 0)
    scenario->year = settings->year;
  return TRUE;
}

/**
 * entente_cli_make_scenario:
 * @scenario: (out): what is to be evaluated
 * @baseline: (out) (nullable): what it is compared with
 * @status: (out): exit status when %FALSE is returned
 *
 * Says on stderr why the arguments do not fit.
 */
gboolean
entente_cli_make_scenario (const EntenteDataset *dataset,
                           const EntenteCliSettings *settings,
                           EntenteScenario **scenario,
                           EntenteScenario **baseline,
                           int *status)
{
  g_autoptr (EntenteScenario) made = make_first_scenario (dataset, settings, status);
  g_autoptr (EntenteScenario) compared = NULL;

  if (made == NULL)
    return FALSE;
  if (settings->preset != NULL)
    {
      int preset = entente_dataset_find_preset (dataset, settings->preset);

      if (preset == ENTENTE_NONE)
        {
          *status = entente_cli_fail_usage (_("The file has no preset “%s”"), settings->preset);
          return FALSE;
        }
      entente_scenario_apply_preset (made, dataset, preset);
      compared = entente_scenario_copy (made);
    }
  else
    compared = make_own_scenario (dataset, dataset->baseline != NULL ? dataset->baseline : dataset->scenario);
  if (!apply_settings (made, dataset, settings, status))
    return FALSE;
  *scenario = g_steal_pointer (&made);
  if (baseline != NULL)
    *baseline = g_steal_pointer (&compared);
  return TRUE;
}
