/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Starts the test program again with the failing disk in front of it, and finds its functions. */

#include "config.h"

#include "faults.h"

#include <dlfcn.h>
#include <glib.h>
#include <unistd.h>

static gpointer
find (const char *name)
{
  gpointer function = dlsym (RTLD_DEFAULT, name);

  if (function == NULL)
    g_error ("ENTENTE_FAULT_LIBRARY was not loaded before this program: no “%s”", name);
  return function;
}

/* To be called first of all. A sanitizer wants to be first itself, but works as the second. */
void
faults_preload (char **argv)
{
  const char *library = g_getenv ("ENTENTE_FAULT_LIBRARY");
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *all = g_strconcat (options != NULL ? options : "", ":verify_asan_link_order=0", NULL);

  if (dlsym (RTLD_DEFAULT, "entente_fault_arm") != NULL)
    return;
  if (library == NULL || g_getenv ("LD_PRELOAD") != NULL)
    g_error ("ENTENTE_FAULT_LIBRARY has to name libentente-faults.so");
  g_setenv ("LD_PRELOAD", library, TRUE);
  g_setenv ("ASAN_OPTIONS", all, TRUE);
  execv ("/proc/self/exe", argv);
  g_error ("this program could not be started again");
}

/* rules as in ENTENTE_FAULT, NULL = none; path as in ENTENTE_FAULT_PATH, NULL = any. Counts from nought. */
void
faults_arm (const char *rules,
            const char *path)
{
  ((void (*) (const char *, const char *)) find ("entente_fault_arm")) (rules, path);
}

long
faults_get_calls (void)
{
  return ((long (*) (void)) find ("entente_fault_get_calls")) ();
}

long
faults_get_strikes (void)
{
  return ((long (*) (void)) find ("entente_fault_get_strikes")) ();
}

const char *
faults_get_trace (void)
{
  return ((const char *(*) (void)) find ("entente_fault_get_trace")) ();
}
