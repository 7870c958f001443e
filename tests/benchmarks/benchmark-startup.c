/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* benchmark-startup ENTENTE SAMPLE: how long until there is something to see, beside two peers.
 *
 *   start  ->  window mapped  ->  first frame  ->  (ours: the ranked rows)  ->  at rest: memory
 *
 * Runs under xrun.sh. Each round starts every program once, so that all see the same weather; medians of the
 * rounds count. A peer's first frame is the first moment at which the top of its window shows three colours.
 * Ours must show the ranked rows of the sample, and not just any frame: the colours of the first four criteria
 * in the bars, each in some hundred pixels. Fails when ours is later than gnome-calculator, takes more private
 * memory than gnome-text-editor, or a peer is not there to compare with.
 *
 * Private memory is Private_Clean + Private_Dirty of all mappings, after the program has come to rest: what
 * would be free if it ended. Pages that programs share count for neither.
 */

#include "timings.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 5
#define REST_S 1.5
#define LIMIT_S 30
#define POLL_US 2000
#define ROW_PIXELS 400 /* of each colour: the bars of the first rows */

typedef struct
{
  const char *name;
  char **arguments;
  gboolean wants_rows;
  double mapped[ROUNDS], frame[ROUNDS], memory[ROUNDS], cpu[ROUNDS]; /* ms, ms, MB, ms */
} Program;

static int
ignore_error_cb (Display *display,
                 XErrorEvent *event)
{
  return 0;
}

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* Colours of the first criteria of the sample, as the light style draws their bars. */
static const guint32 row_colours[] = { 0xcb7a38, 0x06796f, 0x604173, 0x7f6210 };

static gboolean
shows_rows (XImage *image)
{
  guint count[G_N_ELEMENTS (row_colours)] = { 0 };
  int x, y;
  guint c;

  for (y = 0; y < image->height; y += 2)
    for (x = 0; x < image->width; x++)
      {
        guint32 pixel = (guint32) XGetPixel (image, x, y) & 0xffffff;

        for (c = 0; c < G_N_ELEMENTS (row_colours); c++)
          count[c] += pixel == row_colours[c];
      }
  for (c = 0; c < G_N_ELEMENTS (row_colours); c++)
    if (count[c] < ROW_PIXELS)
      return FALSE;
  return TRUE;
}

static gboolean
shows_three_colours (XImage *image)
{
  unsigned long seen[3];
  int n = 0, x, y, k;

  for (y = 0; y < image->height; y += 3)
    for (x = 0; x < image->width; x += 3)
      {
        unsigned long pixel = XGetPixel (image, x, y) & 0xffffff;

        for (k = 0; k < n && seen[k] != pixel; k++)
          ;
        if (k == n)
          seen[n++] = pixel;
        if (n == 3)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_drawn (Display *display,
          Window window,
          gboolean rows)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean drawn;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable)
    return FALSE;
  /* Only as much as is needed: whole windows sixty times a second would keep the X server from its work. */
  if (rows)
    image = XGetImage (display, window, attributes.width * 2 / 5, attributes.height / 5,
                       (unsigned) attributes.width * 3 / 10, (unsigned) attributes.height * 3 / 10, AllPlanes, ZPixmap);
  else
    image = XGetImage (display, window, 0, 0, (unsigned) attributes.width, (unsigned) MIN (attributes.height, 120),
                       AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  drawn = rows ? shows_rows (image) : shows_three_colours (image);
  XDestroyImage (image);
  return drawn;
}

/* The first window of a size that is for people, once it is mapped; 0 before. */
static Window
find_mapped (Display *display)
{
  XWindowAttributes attributes;
  XEvent event;

  while (XPending (display) > 0)
    {
      XNextEvent (display, &event);
      if (event.type == MapNotify && XGetWindowAttributes (display, event.xmap.window, &attributes)
          && attributes.width >= 100 && attributes.height >= 80)
        return event.xmap.window;
    }
  return 0;
}

static double
read_private_memory (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double kilobytes = 0;
  guint i;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Private_Clean:") || g_str_has_prefix (lines[i], "Private_Dirty:"))
      kilobytes += g_ascii_strtod (strchr (lines[i], ':') + 1, NULL);
  return kilobytes / 1024;
}

/* User and system time that the process has used. */
static double
read_cpu_ms (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  const char *after_name;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (after_name = strrchr (text, ')')) == NULL)
    return 0;
  fields = g_strsplit (after_name + 2, " ", 14);
  if (g_strv_length (fields) < 14)
    return 0;
  return (g_ascii_strtod (fields[11], NULL) + g_ascii_strtod (fields[12], NULL)) * 1000
         / (double) sysconf (_SC_CLK_TCK);
}

static pid_t
start (char **arguments)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;
  if (freopen ("/dev/null", "w", stdout) == NULL || freopen ("/dev/null", "w", stderr) == NULL)
    _exit (126);
  execvp (arguments[0], arguments);
  _exit (127);
}

/* Asks it to end, and insists after two seconds. */
static void
stop (pid_t pid)
{
  int i;

  kill (pid, SIGTERM);
  for (i = 0; i < 200; i++)
    {
      if (waitpid (pid, NULL, WNOHANG) == pid)
        return;
      g_usleep (10000);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

static gboolean
measure (Display *display,
         Program *program,
         guint round)
{
  gint64 begin;
  Window window = 0;
  pid_t pid;

  XSync (display, True);
  begin = g_get_monotonic_time ();
  pid = start (program->arguments);
  program->frame[round] = 0;
  while (program->frame[round] == 0)
    {
      if (waitpid (pid, NULL, WNOHANG) == pid)
        {
          g_printerr ("%s ended before it showed anything; is it installed?\n", program->arguments[0]);
          return FALSE;
        }
      if (get_ms (begin) > LIMIT_S * 1000)
        {
          g_printerr ("%s shows nothing after %d s\n", program->arguments[0], LIMIT_S);
          stop (pid);
          return FALSE;
        }
      if (window == 0 && (window = find_mapped (display)) != 0)
        program->mapped[round] = get_ms (begin);
      if (window != 0 && is_drawn (display, window, program->wants_rows))
        program->frame[round] = get_ms (begin);
      g_usleep (POLL_US);
    }
  program->cpu[round] = read_cpu_ms (pid);
  g_usleep ((gulong) (REST_S * G_USEC_PER_SEC));
  program->memory[round] = read_private_memory (pid);
  stop (pid);
  return TRUE;
}

static double
get_median (const double *values)
{
  double sorted[ROUNDS];

  memcpy (sorted, values, sizeof sorted);
  return timings_get_median (sorted, ROUNDS);
}

static void
report (const Program *program)
{
  g_print ("%-20s mapped %4.0f ms, first frame %4.0f ms (CPU %4.0f ms), private %5.1f MB\n", program->name,
           get_median (program->mapped), get_median (program->frame), get_median (program->cpu),
           get_median (program->memory));
}

/* One round more than is counted: the first brings the files into memory. */
static gboolean
measure_all (Display *display,
             Program *programs,
             guint n)
{
  guint round, p;

  for (p = 0; p < n; p++)
    if (!measure (display, &programs[p], 0))
      return FALSE;
  for (round = 0; round < ROUNDS; round++)
    for (p = 0; p < n; p++)
      if (!measure (display, &programs[p], round))
        return FALSE;
  return TRUE;
}

int
main (int argc,
      char **argv)
{
  char *calculator[] = { (char *) "gnome-calculator", NULL };
  char *editor[] = { (char *) "gnome-text-editor", (char *) "--standalone", NULL };
  char *ours[] = { argc == 3 ? argv[1] : NULL, argc == 3 ? argv[2] : NULL, NULL };
  Program programs[] = {
    { .name = "entente", .arguments = ours, .wants_rows = TRUE },
    { .name = "gnome-calculator", .arguments = calculator },
    { .name = "gnome-text-editor", .arguments = editor },
  };
  Display *display = XOpenDisplay (NULL);
  double time_ratio, memory_ratio;
  guint i;

  if (argc != 3 || display == NULL)
    {
      g_printerr ("usage: xrun.sh benchmark-startup ENTENTE SAMPLE\n");
      return 2;
    }
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  if (!measure_all (display, programs, G_N_ELEMENTS (programs)))
    return 1;
  XCloseDisplay (display);
  for (i = 0; i < G_N_ELEMENTS (programs); i++)
    report (&programs[i]);
  time_ratio = get_median (programs[0].frame) / get_median (programs[1].frame);
  memory_ratio = get_median (programs[0].memory) / get_median (programs[2].memory);
  g_print ("ranked rows / first frame of gnome-calculator: %.2f; private memory / gnome-text-editor's: %.2f\n",
           time_ratio, memory_ratio);
  return time_ratio <= 1 && memory_ratio <= 1 ? 0 : 1;
}
