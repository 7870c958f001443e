/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli validate: says all that is wrong with files. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-dataset-reader.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string (JsonBuilder *builder,
            const char *member,
            const char *string)
{
  json_builder_set_member_name (builder, member);
  if (string != NULL)
    json_builder_add_string_value (builder, string);
  else
    json_builder_add_null_value (builder);
}

static void
add_count (JsonBuilder *builder,
           const char *member,
           gint64 count)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, count);
}

static void
add_diagnostic (JsonBuilder *builder,
                const EntenteDiagnostic *diagnostic)
{
  json_builder_begin_object (builder);
  add_string (builder, "severity", entente_severity_get_name (diagnostic->severity));
  add_count (builder, "line", diagnostic->line);
  add_count (builder, "column", diagnostic->column);
  add_count (builder, "offset", diagnostic->offset);
  add_count (builder, "length", diagnostic->length);
  add_string (builder, "pointer", diagnostic->pointer);
  add_string (builder, "message", diagnostic->message);
  add_string (builder, "remedy", diagnostic->remedy);
  json_builder_end_object (builder);
}

static void
add_file (JsonBuilder *builder,
          const char *path,
          const EntenteDiagnostics *diagnostics)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  guint i;

  json_builder_begin_object (builder);
  add_string (builder, "file", valid);
  add_count (builder, "errors", entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_ERROR));
  add_count (builder, "warnings", entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_WARNING));
  add_count (builder, "notes", entente_diagnostics_count (diagnostics, ENTENTE_SEVERITY_NOTE));
  json_builder_set_member_name (builder, "diagnostics");
  json_builder_begin_array (builder);
  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    add_diagnostic (builder, entente_diagnostics_get (diagnostics, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
validate_file (const char *path,
               JsonBuilder *builder)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  if (builder != NULL)
    add_file (builder, path, diagnostics);
  else
    entente_cli_print_diagnostics (stdout, path, diagnostics);
  return entente_cli_get_exit_code (dataset, diagnostics);
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);

  entente_cli_print_json (json);
  putchar ('\n');
}

int
entente_cli_validate (int argc,
                      char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), "FORMAT" },
    { NULL },
  };
  g_autoptr (GOptionContext) context
    = entente_cli_new_context (N_("FILE…"), _("Says all that is wrong with datasets, with line and column."), entries);
  g_autoptr (JsonBuilder) builder = NULL;
  int code = entente_cli_parse (context, &argc, &argv);
  int i;

  if (code != ENTENTE_EXIT_OK)
    return code;
  if (format != NULL && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return entente_cli_fail_usage (_("There is no format “%s”"), format);
  if (argc < 2)
    return entente_cli_fail_usage (_("validate needs a file"));
  if (g_strcmp0 (format, "json") == 0)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "files");
      json_builder_begin_array (builder);
    }
  for (i = 1; i < argc; i++)
    {
      int result = validate_file (argv[i], builder);

      code = MAX (code, result);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      print_json (builder);
    }
  return fflush (stdout) == 0 ? code : entente_cli_fail (_("Writing failed"));
}
