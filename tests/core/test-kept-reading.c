/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A file that says all that a file can say is changed in one place at a time: every number, word and list becomes something
 * that may be allowed or not, every member is called something else once. What is said of each, where, and what comes out if
 * nothing is wrong stays as it is from version to version. */

#include "kept-dataset.h"
#include "kept-numbers.h"

#include "entente-dataset-reader.h"
#include "entente-evaluation.h"

#include <math.h>
#include <string.h>

/* What they become, one by one. */
static const char *const numbers[] = { "-1",   "0",   "1",    "-0.01", "0.49", "0.5",  "1.01",  "2",     "6",  "7",
                                       "200",  "201", "1200", "1201",  "999",  "2999", "3000",  "1e300", "\"x\"" };
static const char *const words[] = { "\"\"", "\"xyz\"", "\"AA\"", "3", "null", "{}" };
static const char *const names[] = { "\"zzz\"" };
static const char *const others[] = { "[]", "{}", "null", "7", "\"AA\"", "[1, 2]", "true", "false" };

static guint
hash_text (const char *text)
{
  return text != NULL ? g_str_hash (text) % 9973 : 0;
}

static double
sum_cells (const EntenteDataset *dataset,
           const EntenteValues *values,
           guint partner)
{
  double sum = 0;
  guint k;

  for (k = 0; k < dataset->n_quantities; k++)
    {
      EntenteCell cell;

      entente_values_get_cell (values, partner, k, &cell);
      sum += (k + 1.0) * (cell.origin + cell.category + (isnan (cell.value) ? 3 : cell.value)) + cell.year % 17;
    }
  return sum;
}

/* The scores, ranks, ties and the scenario of a sound file in one number. */
static double
sum_dataset (EntenteDataset *dataset)
{
  g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);
  g_autoptr (EntenteValues) values = entente_values_new (dataset, scenario);
  g_autoptr (EntenteEvaluation) evaluation = entente_evaluate (values, scenario);
  g_autofree char *json = entente_scenario_to_json (scenario, dataset);
  double sum = hash_text (json) + fmod (kept_dataset_sum (dataset), 9973);
  guint i;

  for (i = 0; i < dataset->n_partners; i++)
    sum += (i + 1.0) * (isnan (evaluation->scores[i]) ? 77 : 100 * evaluation->scores[i]) + evaluation->tiers[i] * 13
           + evaluation->ranks[i] * 5 + evaluation->coverage[i] * 3 + sum_cells (dataset, values, i);
  for (i = 0; i < dataset->n_ties; i++)
    sum += (i + 1.0) * (dataset->ties[i].a + 3 * dataset->ties[i].b + 7 * dataset->ties[i].kind + dataset->ties[i].since % 100
                      + dataset->ties[i].until % 100);
  for (i = 0; i < dataset->n_tie_kinds; i++)
    sum += 50 * (i + 1) * dataset->tie_kinds[i].strength;
  return sum;
}

/* What is said of @text and what it gives, in one number. */
static double
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  double said = dataset != NULL ? sum_dataset (dataset) : -1;
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    {
      const EntenteDiagnostic *it = entente_diagnostics_get (diagnostics, i);

      said += (i + 1) * (hash_text (it->pointer) + 10 * (it->severity + 1) + it->length + (it->remedy != NULL ? 3 : 0));
    }
  return fmod (said, 49999);
}

/* The end of the token at @at; of a list or an object its last bracket. */
static const char *
find_end (const char *at)
{
  guint depth = 0;

  if (*at == '"')
    return strchr (at + 1, '"') + 1; /* no text has a quotation mark inside */
  if (*at != '[' && *at != '{')
    return at + strcspn (at, ",]} \n");
  do
    {
      if (*at == '"')
        at = strchr (at + 1, '"');
      else if (*at == '[' || *at == '{')
        depth++;
      else if (*at == ']' || *at == '}')
        depth--;
      at++;
    }
  while (depth > 0);
  return at;
}

static const char *const *
get_others (const char *at,
            const char *end,
            gsize *n)
{
  if (*at == '"' && *end == ':')
    {
      *n = G_N_ELEMENTS (names);
      return names;
    }
  if (*at == '"')
    {
      *n = G_N_ELEMENTS (words);
      return words;
    }
  if (g_ascii_isdigit (*at) || *at == '-')
    {
      *n = G_N_ELEMENTS (numbers);
      return numbers;
    }
  *n = G_N_ELEMENTS (others);
  return others;
}

static void
add_token (KeptNumbers *kept,
           const char *text,
           const char *at,
           const char *end)
{
  gsize n, k;
  const char *const *replacements = get_others (at, end, &n);
  g_autofree char *name = g_strndup (at, MIN (end - at, 12)), *prefix = g_strdup_printf ("%05d", (int) (at - text));
  double found[32];

  for (k = 0; k < n; k++)
    {
      g_autofree char *changed = g_strdup_printf ("%.*s%s%s", (int) (at - text), text, replacements[k], end);

      found[k] = read_text (changed);
    }
  kept_numbers_set_prefix (kept, prefix);
  kept_numbers_add_doubles (kept, g_strdelimit (name, "\n:", '_'), found, (guint) n);
}

static void
test_changes (void)
{
  g_autoptr (KeptNumbers) kept = kept_numbers_new ("reading.txt");
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", "everything.json", NULL);
  g_autofree char *text = NULL;
  const char *at;
  double sound;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  sound = read_text (text);
  kept_numbers_set_prefix (kept, "whole");
  kept_numbers_add_doubles (kept, "file", &sound, 1);
  for (at = text + 1; *at != '\0'; at++)
    {
      if (strchr (",:]} \n", *at) != NULL)
        continue;
      add_token (kept, text, at, find_end (at));
      if (*at != '[' && *at != '{')
        at = find_end (at) - 1;
    }
  kept_numbers_check (kept);
}

/* Nothing is wrong with it as it is. */
static void
test_sound (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "tests", "core", "kept", "everything.json", NULL);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    g_error ("%s: %s", entente_diagnostics_get (diagnostics, i)->pointer, entente_diagnostics_get (diagnostics, i)->message);
  g_assert_nonnull (dataset);
}

int
main (int argc,
      char **argv)
{
  kept_numbers_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept-reading/sound", test_sound);
  g_test_add_func ("/kept-reading/changes", test_changes);
  return g_test_run ();
}
