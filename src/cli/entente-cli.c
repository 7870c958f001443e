/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente-cli COMMAND ...: the same engine and painters as the application, for scripts. */

#include "config.h"

#include "entente-cli-command.h"
#include "entente-cli-reproduce.h"
#include "entente-translation.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

/* One line a command, by name. */
static const EntenteCliCommand commands[] = {
  { "convert", N_("make a dataset of a CSV table"), entente_cli_convert },
  { "explain", N_("say why a partner stands where it stands"), entente_cli_explain },
  { "lift", N_("say what would bring a partner into a better tier"), entente_cli_lift },
  { "matrix", N_("answer a decision matrix"), entente_cli_matrix },
  { "methods", N_("compare the rankings of all methods"), entente_cli_methods },
  { "rank", N_("rank the partners of a dataset"), entente_cli_rank },
  { "render", N_("draw a picture as PNG, SVG or PDF"), entente_cli_render },
  { "robustness", N_("say how sure the ranking of a dataset is"), entente_cli_robustness },
  { "template", N_("print a dataset’s figures as CSV"), entente_cli_template },
  { "tipping", N_("say at which shares somebody changes tier"), entente_cli_tipping },
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

/* The value of "--lang ja" or "--lang=ja". */
static const char *
find_option (int argc,
             char **argv,
             const char *option)
{
  const gsize length = strlen (option);
  int i;

  for (i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    {
      if (strncmp (argv[i], option, length) == 0 && argv[i][length] == '=')
        return argv[i] + length + 1;
      if (strcmp (argv[i], option) == 0 && i + 1 < argc)
        return argv[i + 1];
    }
  return NULL;
}

/* The language of the texts has to be known before the first of them is looked up. */
static char *
find_language (int argc,
               char **argv)
{
  const char *picture = find_option (argc, argv, "--reproduce");
  char *language = picture != NULL ? entente_cli_peek_languages (picture) : NULL;

  return language != NULL ? language : g_strdup (find_option (argc, argv, "--lang"));
}

/* gettext heeds LANGUAGE only outside the "C" locale, for which newer C libraries take C.UTF-8 too. So the words of a
 * language that was asked for are looked up beside it. */
static void
init_language (const char *language)
{
  const char *localedir = g_getenv ("ENTENTE_LOCALEDIR");
  g_autofree char *first = language != NULL ? g_strndup (language, strcspn (language, ":_.")) : NULL;
  EntenteTranslation *translation = NULL;

  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  if (language != NULL)
    {
      setlocale (LC_CTYPE, "C.UTF-8");
      setlocale (LC_MESSAGES, "C.UTF-8");
    }
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (language != NULL)
    translation = entente_translation_get (first, bindtextdomain (GETTEXT_PACKAGE, NULL));
  if (translation != NULL)
    entente_translation_push (translation);
}

int
main (int argc,
      char **argv)
{
  const EntenteCliCommand *command;
  g_autofree char *name = NULL;
  g_autofree char *language = find_language (argc, argv);

  init_language (language);
  /* A limit of the size of files is an error of writing, not a reason to die. */
  signal (SIGXFSZ, SIG_IGN);
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
