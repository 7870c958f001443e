/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* To be preloaded: writes the processor time of each long step of the main loop, in ms a line, to $ENTENTE_STALLS.
 * g_application_run () goes through g_main_context_iteration (), so a step is what the window can't answer in. Time on
 * the processor and not of the clock: other programs don't count. */

#include "config.h"

#include "timings.h"

#include <dlfcn.h>
#include <glib.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LONG_MS 30

static void
write_step (double duration)
{
  static FILE *out;
  const char *path = g_getenv ("ENTENTE_STALLS");

  if (out == NULL && path != NULL)
    out = fopen (path, "a");
  if (out == NULL)
    return;
  fprintf (out, "%.0f\n", duration);
  fflush (out);
}

gboolean
g_main_context_iteration (GMainContext *context,
                          gboolean may_block)
{
  static gboolean (*iterate) (GMainContext *, gboolean);
  gboolean dispatched;
  double start;

  if (iterate == NULL)
    *(void **) &iterate = dlsym (RTLD_NEXT, "g_main_context_iteration");
  start = timings_get_ms ();
  dispatched = iterate (context, may_block);
  if (timings_get_ms () - start > LONG_MS && getpid () == (pid_t) syscall (SYS_gettid))
    write_step (timings_get_ms () - start);
  return dispatched;
}
