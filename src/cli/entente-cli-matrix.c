/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli matrix: a decision matrix in, scores and ranks out, both as JSON. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-decision-matrix.h"
#include "entente-file-bytes.h"
#include "entente-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK 65536

/* Until its end, at most one byte more than is allowed: the scan says that it is too long. */
static GBytes *
read_stream (FILE *stream)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[BLOCK];
  gsize n;

  while (bytes->len <= ENTENTE_JSON_MAX_BYTES && (n = fread (block, 1, sizeof block, stream)) > 0)
    g_byte_array_append (bytes, block, n);
  return ferror (stream) ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static int
answer (GBytes *bytes,
        const char *path,
        EntenteDiagnostics *diagnostics)
{
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  text = entente_decision_matrix_run (data != NULL ? data : "", length, diagnostics);
  if (entente_diagnostics_get_length (diagnostics) > 0)
    entente_cli_print_diagnostics (stderr, path, diagnostics);
  return text != NULL ? entente_cli_write (NULL, text) : ENTENTE_EXIT_ERRORS;
}

int
entente_cli_matrix (int argc,
                    char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GOptionContext) context
    = entente_cli_new_context (_("FILE"), _("Answers a decision matrix in JSON, from a file or from - (standard input)."),
                               entries);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = NULL;
  int code = entente_cli_parse (context, &argc, &argv);

  if (code != ENTENTE_EXIT_OK)
    return code;
  if (argc != 2)
    return entente_cli_fail_usage (_("matrix needs one file, or -"));
  if (strcmp (argv[1], "-") == 0)
    bytes = read_stream (stdin);
  else
    bytes = entente_file_bytes_read (argv[1], diagnostics);
  if (bytes != NULL)
    return answer (bytes, argv[1], diagnostics);
  entente_cli_print_diagnostics (stderr, argv[1], diagnostics);
  return ENTENTE_EXIT_USAGE;
}
