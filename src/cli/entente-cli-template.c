/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli template: the figures of a dataset as a table for a spreadsheet. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-csv-reader.h"

#include <glib/gi18n-lib.h>

int
entente_cli_template (int argc,
                      char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file"), N_("FILE") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = entente_cli_new_context (
    _("FILE"), _("Prints the partners and figures of a dataset as CSV, to be edited and converted back."), entries);
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autofree char *csv = NULL;
  int code = entente_cli_parse (context, &argc, &argv);

  if (code != ENTENTE_EXIT_OK)
    return code;
  if (argc != 2)
    return entente_cli_fail_usage (_("template needs one file"));
  dataset = entente_cli_open_dataset (argv[1], &code);
  if (dataset == NULL)
    return code;
  csv = entente_csv_template (dataset);
  return entente_cli_write (output, csv);
}
