/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* entente [FILE...] [--sample] */

#include "config.h"

#include "entente-application.h"
#include "entente-memory.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc,
      char **argv)
{
  g_autoptr (EntenteApplication) application = NULL;
  const char *locale_dir = g_getenv ("ENTENTE_LOCALEDIR");

  entente_memory_init ();
  /* A limit of the size of files is an error of saving, not a reason to die. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Entente");

  application = entente_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
