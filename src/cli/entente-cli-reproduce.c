/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli render --reproduce PICTURE FILE -o AGAIN
 *
 * An exported picture knows all that it was made with but the dataset and the fonts. Where the program or the dataset
 * is another one, no picture is made: one that only looks alike would pass for the same.
 *
 * --reproduce 'Entente 0.1.0 · data 1a2b3c4d · scenario 5e6f7a8b' takes the line at the foot of a print, which names
 * the settings without telling them: it serves when the dataset itself or one of its presets has them.
 */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-reproduce.h"
#include "entente-borders.h"
#include "entente-export-recipe.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define SHORT_HASH 8

/* Places are counted in the settings, which are one line in the picture. */
static int
report (const char *picture,
        const EntenteDiagnostics *diagnostics)
{
  g_autofree char *place = g_strconcat (picture, "#settings", NULL);

  entente_cli_print_diagnostics (stderr, place, diagnostics);
  return entente_cli_fail (_("%s does not say how it was made"), picture);
}

static EntenteExportRecipe *
read_picture (const char *path,
              int *status)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  EntenteExportRecipe *recipe;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    {
      *status = entente_cli_fail ("%s", error->message);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, length);
  json = entente_export_recipe_find (bytes);
  recipe = json != NULL ? entente_export_recipe_read (json, diagnostics) : NULL;
  if (recipe == NULL)
    *status = report (path, diagnostics);
  return recipe;
}

static gboolean
check_program (const char *program,
               int *status)
{
  if (g_str_equal (program, ENTENTE_VERSION))
    return TRUE;
  *status = entente_cli_fail (_("The picture was made by Entente %s, this is %s"), program, ENTENTE_VERSION);
  return FALSE;
}

/* @length: how much of the hash is known */
static gboolean
check_data (const EntenteDataset *dataset,
            const char *hash,
            gsize length,
            int *status)
{
  if (dataset->hash != NULL && strlen (hash) >= length && strncmp (dataset->hash, hash, length) == 0)
    return TRUE;
  *status = entente_cli_fail (_("The picture was made from another file: its data is %.*s, that of this file %.*s"),
                              SHORT_HASH, hash, SHORT_HASH, dataset->hash != NULL ? dataset->hash : "-");
  return FALSE;
}

static gboolean
check_output (const EntenteExportRecipe *recipe,
              const char *output,
              int *status)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  EntenteExportFormat format;

  if (entente_export_guess_format (output, &format) && format == recipe->options.format)
    return TRUE;
  *status = entente_cli_fail_usage (_("Let the output end in %s, as the picture does"),
                                    endings[recipe->options.format]);
  return FALSE;
}

static gboolean
check_borders (const EntenteExportRecipe *recipe,
               int *status)
{
  if (recipe->borders == NULL)
    return entente_borders_use_file (NULL, NULL);
  if (g_strcmp0 (recipe->borders, entente_borders_get_hash ()) == 0)
    return TRUE;
  *status = entente_cli_fail (_("The map was drawn with borders of its own; give their file with --borders"));
  return FALSE;
}

/**
 * entente_cli_peek_languages:
 * @picture: path of what may be an exported picture
 *
 * Returns: (nullable): what its texts are in, as LANGUAGE has it: that has to be known before the first text is
 *   looked up, and nothing is said when it is not
 */
char *
entente_cli_peek_languages (const char *picture)
{
  g_autoptr (EntenteDiagnostics) ignored = entente_diagnostics_new ();
  g_autoptr (EntenteExportRecipe) recipe = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (picture, &contents, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  json = entente_export_recipe_find (bytes);
  recipe = json != NULL ? entente_export_recipe_read (json, ignored) : NULL;
  return recipe != NULL ? g_strjoinv (":", recipe->languages) : NULL;
}

/* The numbers of the one who made the picture, whatever they are here. */
static gboolean
count_alike (const EntenteExportRecipe *recipe,
             int *status)
{
  if (recipe->numbers != NULL && setlocale (LC_NUMERIC, recipe->numbers) == NULL)
    {
      *status = entente_cli_fail (_("Its numbers are those of the locale “%s”, which is not installed"),
                                  recipe->numbers);
      return FALSE;
    }
  return TRUE;
}

/**
 * entente_cli_reproduce_picture:
 * @picture: path of an exported PNG, SVG or PDF
 * @file: path of the dataset that it was made from
 * @output: where to write
 *
 * Returns: the exit status
 */
int
entente_cli_reproduce_picture (const char *picture,
                               const char *file,
                               const char *output)
{
  int status = ENTENTE_EXIT_OK;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteExportRecipe) recipe = read_picture (picture, &status);
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (recipe == NULL || !check_program (recipe->program, &status) || !check_output (recipe, output, &status)
      || !check_borders (recipe, &status))
    return status;
  dataset = entente_cli_read_dataset (file);
  if (dataset == NULL)
    return ENTENTE_EXIT_ERRORS;
  if (!check_data (dataset, recipe->data, strlen (recipe->data), &status))
    return status;
  if (!entente_export_recipe_bind (recipe, dataset, diagnostics))
    return report (picture, diagnostics);
  if (!count_alike (recipe, &status))
    return status;
  bytes = entente_export_render (&recipe->options, &recipe->input, &error);
  if (bytes == NULL)
    return entente_cli_fail ("%s", error->message);
  return entente_cli_write_bytes (output, bytes);
}

/* -- The line at the foot ----------------------------------------------------------------------------------- */

typedef struct
{
  char *program, *data, *scenario;
} Fingerprint;

static gboolean
is_hash (const char *word)
{
  return strlen (word) == SHORT_HASH && strspn (word, "0123456789abcdef") == SHORT_HASH;
}

/* In any language: the first word with a dot is the version, then come two hashes. */
static gboolean
parse_fingerprint (const char *text,
                   Fingerprint *found)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t,;", -1);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (is_hash (words[i]) && found->data == NULL)
      found->data = g_strdup (words[i]);
    else if (is_hash (words[i]) && found->scenario == NULL)
      found->scenario = g_strdup (words[i]);
    else if (found->program == NULL && g_ascii_isdigit (*words[i]) && strchr (words[i], '.') != NULL)
      found->program = g_strdup (words[i]);
  return found->program != NULL && found->data != NULL && found->scenario != NULL;
}

static void
clear_fingerprint (Fingerprint *self)
{
  g_free (self->program);
  g_free (self->data);
  g_free (self->scenario);
}

static gboolean
has_hash (const EntenteScenario *scenario,
          const EntenteDataset *dataset,
          const char *hash)
{
  g_autofree char *json = entente_scenario_to_json (scenario, dataset);
  g_autofree char *full = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);

  return g_str_has_prefix (full, hash);
}

/* The settings that the file opens with, its defaults, and each of its presets on top of either. */
static EntenteScenario *
search (const EntenteDataset *dataset,
        const char *hash)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  int from, preset;

  for (from = 0; from < 2; from++)
    for (preset = -1; preset < (int) dataset->n_presets; preset++)
      {
        g_autoptr (EntenteScenario) scenario = entente_scenario_new (dataset);

        if (from == 0 && dataset->scenario != NULL)
          entente_scenario_merge_json (scenario, dataset, dataset->scenario, -1, diagnostics);
        if (preset >= 0)
          entente_scenario_apply_preset (scenario, dataset, (guint) preset);
        if (has_hash (scenario, dataset, hash))
          return g_steal_pointer (&scenario);
      }
  return NULL;
}

/**
 * entente_cli_find_fingerprint:
 * @fingerprint: the line at the foot of a picture
 * @status: (out): exit status when %NULL is returned
 *
 * Returns: (transfer full) (nullable): the settings of @dataset that have this fingerprint
 */
EntenteScenario *
entente_cli_find_fingerprint (const char *fingerprint,
                              const EntenteDataset *dataset,
                              int *status)
{
  Fingerprint wanted = { NULL, NULL, NULL };
  EntenteScenario *found = NULL;

  if (!parse_fingerprint (fingerprint, &wanted))
    *status = entente_cli_fail_usage (_("“%s” is neither a picture nor the line at the foot of one"), fingerprint);
  else if (check_program (wanted.program, status) && check_data (dataset, wanted.data, SHORT_HASH, status))
    {
      found = search (dataset, wanted.scenario);
      if (found == NULL)
        *status = entente_cli_fail (_("The file has no settings with the fingerprint %s; give the picture itself"),
                                    wanted.scenario);
    }
  clear_fingerprint (&wanted);
  return found;
}
