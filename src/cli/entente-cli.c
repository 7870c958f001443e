/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli COMMAND ...: the same engine and painters as the application, for scripts. */

#include "config.h"

#include "entente-cli-command.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* One line a command, by name. */
static const EntenteCliCommand commands[] = {
  { "validate", N_("say all that is wrong with datasets"), entente_cli_validate },
};

static int
print_help (void)
{
  gsize i;

  g_print ("%s\n  entente-cli %s\n\n%s\n", _("Usage:"), _("COMMAND [OPTION…] FILE…"), _("Commands:"));
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n", _("“entente-cli COMMAND --help” explains one of them; --version prints the version."));
  return ENTENTE_EXIT_OK;
}

static const EntenteCliCommand *
find_command (const char *name)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

int
main (int argc,
      char **argv)
{
  const EntenteCliCommand *command;
  g_autofree char *name = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc < 2)
    return entente_cli_fail_usage (_("Say what to do"));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    return print_help ();
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("entente-cli %s\n", ENTENTE_VERSION);
      return ENTENTE_EXIT_OK;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    return entente_cli_fail_usage (_("There is no command “%s”"), argv[1]);
  name = g_strconcat ("entente-cli ", command->name, NULL);
  g_set_prgname (name);
  argv[1] = argv[0];
  return command->run (argc - 1, argv + 1);
}
