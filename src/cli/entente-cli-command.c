/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the commands of entente-cli share: options, failing, and printing text that strangers wrote.
 *
 * Names and messages come from files that somebody sent. Before they reach a terminal, control characters
 * (which could move the cursor or set the title) and the invisible marks that reorder text are replaced.
 */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-dataset-reader.h"
#include "entente-file-save.h"
#include "entente-visible-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

GOptionContext *
entente_cli_new_context (const char *usage,
                         const char *summary,
                         const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

/**
 * entente_cli_parse:
 *
 * Returns: %ENTENTE_EXIT_OK, or the exit code after saying what is wrong
 */
int
entente_cli_parse (GOptionContext *context,
                   int *argc,
                   char ***argv)
{
  g_autoptr (GError) error = NULL;

  if (g_option_context_parse (context, argc, argv, &error))
    return ENTENTE_EXIT_OK;
  return entente_cli_fail_usage ("%s", error->message);
}

static void G_GNUC_PRINTF (1, 0)
print_failure (const char *format,
               va_list arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  g_autofree char *clean = entente_cli_clean (message);

  g_printerr ("entente-cli: %s\n", clean);
}

int
entente_cli_fail_usage (const char *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_failure (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", _("“entente-cli --help” lists the commands and their options."));
  return ENTENTE_EXIT_USAGE;
}

/* For input and output that fails. */
int
entente_cli_fail (const char *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_failure (format, arguments);
  va_end (arguments);
  return ENTENTE_EXIT_USAGE;
}

/**
 * entente_cli_clean:
 * @string: anything; what is not UTF-8 is replaced
 *
 * Returns: the string on one line, safe to print on a terminal
 */
char *
entente_cli_clean (const char *string)
{
  return entente_visible_line (string);
}

/**
 * entente_cli_escape_json:
 * @json: a document
 *
 * Returns: the same document, safe to print on a terminal: what a string of it holds of control characters and of
 *   marks that reorder text is escaped
 */
char *
entente_cli_escape_json (const char *json)
{
  GString *escaped = g_string_sized_new (strlen (json));
  const char *p;

  for (p = json; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      /* Blanks between values are as they were; inside of strings there are none of these. */
      if (c == '\n' || c == '\t' || c == '\r' || c > 0xffff || !entente_character_is_unsafe (c))
        g_string_append_unichar (escaped, c);
      else
        g_string_append_printf (escaped, "\\u%04x", c);
    }
  return g_string_free (escaped, FALSE);
}

void
entente_cli_print_json (const char *json)
{
  g_autofree char *escaped = entente_cli_escape_json (json);

  fputs (escaped, stdout);
}

static void
print_diagnostic (FILE *stream,
                  const char *path,
                  const EntenteDiagnostic *diagnostic)
{
  g_autofree char *clean_path = entente_cli_clean (path);
  g_autofree char *message = entente_cli_clean (diagnostic->message);

  fprintf (stream, "%s:", clean_path);
  if (diagnostic->line > 0)
    fprintf (stream, "%u:%u:", diagnostic->line, diagnostic->column);
  fprintf (stream, " %s: %s", entente_severity_get_name (diagnostic->severity), message);
  if (diagnostic->pointer != NULL && diagnostic->pointer[0] != '\0')
    {
      g_autofree char *pointer = entente_cli_clean (diagnostic->pointer);

      fprintf (stream, " [%s]", pointer);
    }
  fputc ('\n', stream);
  if (diagnostic->remedy != NULL)
    {
      g_autofree char *remedy = entente_cli_clean (diagnostic->remedy);

      fprintf (stream, "    %s\n", remedy);
    }
}

/**
 * entente_cli_print_diagnostics:
 *
 * Prints "file:line:column: error: message [pointer]" a diagnostic, the remedy below it.
 */
void
entente_cli_print_diagnostics (FILE *stream,
                               const char *path,
                               const EntenteDiagnostics *diagnostics)
{
  guint suppressed = entente_diagnostics_get_suppressed (diagnostics);
  guint i;

  for (i = 0; i < entente_diagnostics_get_length (diagnostics); i++)
    print_diagnostic (stream, path, entente_diagnostics_get (diagnostics, i));
  if (suppressed > 0)
    {
      g_autofree char *clean_path = entente_cli_clean (path);
      g_autofree char *more = g_strdup_printf (ngettext ("%u more problem is not listed",
                                                         "%u more problems are not listed", suppressed), suppressed);

      fprintf (stream, "%s: %s\n", clean_path, more);
    }
}

/**
 * entente_cli_get_exit_code:
 * @dataset: (nullable): what reading gave
 *
 * Returns: 0 for a dataset, 2 when the file could not be looked into at all, 1 when it has errors
 */
int
entente_cli_get_exit_code (const EntenteDataset *dataset,
                           const EntenteDiagnostics *diagnostics)
{
  if (dataset != NULL)
    return ENTENTE_EXIT_OK;
  if (entente_diagnostics_get_length (diagnostics) == 1 && entente_diagnostics_get (diagnostics, 0)->line == 0)
    return ENTENTE_EXIT_USAGE;
  return ENTENTE_EXIT_ERRORS;
}

/**
 * entente_cli_open_dataset:
 * @code: (out): the exit code
 *
 * Reads a dataset; when it has errors, all that is wrong goes to the standard error stream.
 *
 * Returns: (transfer full) (nullable): %NULL when there were errors
 */
EntenteDataset *
entente_cli_open_dataset (const char *path,
                          int *code)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_file (path, diagnostics, NULL, NULL, NULL);

  if (dataset == NULL)
    entente_cli_print_diagnostics (stderr, path, diagnostics);
  *code = entente_cli_get_exit_code (dataset, diagnostics);
  return dataset;
}

EntenteDataset *
entente_cli_read_dataset (const char *path)
{
  int code;

  return entente_cli_open_dataset (path, &code);
}

/* The descriptor behind such names as /dev/stdout, which the program has open already; -1 = it isn't one of those. */
static int
find_descriptor (const char *path)
{
  guint64 number;

  if (strcmp (path, "/dev/stdout") == 0)
    return STDOUT_FILENO;
  if (strcmp (path, "/dev/stderr") == 0)
    return STDERR_FILENO;
  if (g_str_has_prefix (path, "/dev/fd/")
      && g_ascii_string_to_unsigned (path + strlen ("/dev/fd/"), 10, 0, G_MAXINT, &number, NULL))
    return (int) number;
  return -1;
}

/* A pipe or a device takes what it is given, and so does a file that is open already: others write there before and
 * after. Nothing may replace it. */
static gboolean
is_stream (const char *path)
{
  GStatBuf status;

  if (find_descriptor (path) >= 0)
    return TRUE;
  return g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

static FILE *
open_stream (const char *path)
{
  int fd = find_descriptor (path);

  return fd >= 0 ? fdopen (dup (fd), "w") : g_fopen (path, "w");
}

static int
write_stream (const char *path,
              GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  FILE *stream = open_stream (path);
  gboolean written = stream != NULL && (size == 0 || fwrite (data, 1, size, stream) == size);
  int code = errno;

  if (stream != NULL && fclose (stream) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  return written ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing “%s” failed: %s"), path, g_strerror (code));
}

/**
 * entente_cli_write_bytes:
 * @path: a file, which is replaced as a whole or not at all, or a pipe or device; links are followed
 *
 * Returns: the exit code
 */
int
entente_cli_write_bytes (const char *path,
                         GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  int code;

  if (is_stream (path))
    return write_stream (path, bytes);
  if (entente_file_save (path, bytes, NULL, NULL, &error))
    return ENTENTE_EXIT_OK;
  code = entente_cli_fail ("%s", error->message);
  g_printerr ("  %s\n", entente_save_error_get_remedy (error));
  return code;
}

/**
 * entente_cli_write:
 * @path: (nullable): a file, or %NULL for the standard output
 *
 * Returns: the exit code
 */
int
entente_cli_write (const char *path,
                   const char *text)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      fputs (text, stdout);
      return fflush (stdout) == 0 ? ENTENTE_EXIT_OK : entente_cli_fail (_("Writing failed"));
    }
  bytes = g_bytes_new_static (text, strlen (text));
  return entente_cli_write_bytes (path, bytes);
}

/**
 * entente_cli_get_languages:
 * @lang: (nullable): what --lang said
 *
 * Returns: (transfer none): the languages texts are chosen by
 */
const char *const *
entente_cli_get_languages (const char *lang)
{
  static const char *chosen[2];

  if (lang == NULL)
    return g_get_language_names ();
  chosen[0] = lang;
  return chosen;
}
