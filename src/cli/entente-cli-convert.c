/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli convert: a table from a spreadsheet as a dataset like another one. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-csv-reader.h"
#include "entente-dataset-reader.h"
#include "entente-file-bytes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* On the standard error stream, since the document may go to the standard output. */
static void
print_preview (const char *path,
               const EntenteCsvImport *import)
{
  g_autofree char *clean = entente_cli_clean (path);

  g_printerr (_("%s: %s, separated by %s, decimal %s\n"), clean, import->table->encoding,
              import->table->separator == '\t' ? _("tab") : import->table->separator == ';' ? ";" : ",",
              import->table->decimal_comma ? "," : ".");
  g_printerr (_("%s: %u of %u columns used; %u partners known, %u new; %u cells used, %u left out\n"), clean,
              import->n_matched_columns, import->n_columns, import->n_known, import->n_new, import->n_values,
              import->n_refused);
  entente_cli_print_diagnostics (stderr, path, import->diagnostics);
}

/* The document is read like any other before it is written. */
static int
check_document (const char *path,
                const char *json)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    entente_cli_print_diagnostics (stderr, path, diagnostics);
  return entente_cli_get_exit_code (dataset, diagnostics);
}

typedef struct
{
  char *like, *output, *encoding;
  int year;
} Call;

static int
convert_file (const char *path,
              const Call *call)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) like = NULL;
  g_autoptr (EntenteCsvImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  int code;

  like = entente_cli_open_dataset (call->like, &code);
  if (like == NULL)
    return code;
  bytes = entente_file_bytes_read (path, diagnostics);
  if (bytes == NULL)
    {
      entente_cli_print_diagnostics (stderr, path, diagnostics);
      return ENTENTE_EXIT_USAGE;
    }
  import = entente_csv_import_new (bytes, call->encoding, like, call->year, &error);
  if (import != NULL)
    {
      print_preview (path, import);
      json = entente_csv_import_to_json (import, &error);
    }
  if (json == NULL)
    {
      entente_cli_fail ("%s: %s", path, error->message);
      return ENTENTE_EXIT_ERRORS;
    }
  code = check_document (path, json);
  if (code != ENTENTE_EXIT_OK)
    return code;
  if (call->output != NULL)
    return entente_cli_write (call->output, json);
  entente_cli_print_json (json);
  return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
}

int
entente_cli_convert (int argc,
                     char **argv)
{
  Call call = { 0 };
  const GOptionEntry entries[] = {
    { "like", 0, 0, G_OPTION_ARG_FILENAME, &call.like, N_("The dataset whose criteria the table is for"), N_("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &call.output, N_("Write to this file"), N_("FILE") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &call.encoding, N_("Encoding of the table, if it is not found out"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_INT, &call.year, N_("Year of the figures"), N_("YEAR") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = entente_cli_new_context (
    _("TABLE"), _("Makes a dataset of a CSV table and says what was matched and what was not."), entries);
  int code = entente_cli_parse (context, &argc, &argv);

  if (code == ENTENTE_EXIT_OK && argc != 2)
    code = entente_cli_fail_usage (_("convert needs one table"));
  if (code == ENTENTE_EXIT_OK && call.like == NULL)
    code = entente_cli_fail_usage (_("Say with --like FILE which dataset the table is for"));
  if (code == ENTENTE_EXIT_OK && call.year != 0 && (call.year < 1000 || call.year > 2999))
    code = entente_cli_fail_usage (_("The year is out of range"));
  if (code == ENTENTE_EXIT_OK)
    code = convert_file (argv[1], &call);
  g_free (call.like);
  g_free (call.output);
  g_free (call.encoding);
  return code;
}
