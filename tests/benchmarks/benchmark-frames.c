/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What a step of a slider costs in the real window, view by view.
 *
 *   step (session, panels)  ->  before-paint  ->  evaluate, scene, layout, draw  ->  after-paint
 *   \____________________________________ work of a frame ___________________________________/
 *
 * 200 steps of a drag a view, one a frame, in a window of 1280 x 800. Beside them the floor: frames of the
 * same window that only put a finished surface of its size on the screen, before and after the drags. The
 * 95th percentile of the work may be 4 ms above that of the floor. The largest gap between the ends of two
 * frames is printed too. Work is counted in processor time of the main thread, so that others at work on the
 * machine do not count; the time on the clock stands beside it.
 *
 * With the name of a view only that view is measured, for a profiler.
 */

#include "config.h"

#include "window-fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 800
#define STEPS 200
#define MARGIN_MS 4.0
#define GAP_MS 25.0
#define SETTLE_MS 1200 /* the Network is laid out meanwhile */

typedef struct
{
  gint64 clock, cpu; /* us */
} Moment;

typedef struct _Run Run;

struct _Run
{
  void (*make_step) (Run *run, guint i);
  EntenteSession *session;
  GtkWidget *canvas;
  GdkFrameClock *clock;
  GMainLoop *loop;

  guint n;           /* frames measured */
  gboolean waiting;  /* for the frame of the step */
  Moment step;       /* what the step cost before its frame */
  Moment begin;      /* of the frame */
  gint64 end;        /* of the last one on the clock, 0 = none yet */
  double work[STEPS], elapsed[STEPS];
  double gap;
};

static Moment
get_moment (void)
{
  struct timespec cpu;
  Moment moment = { g_get_monotonic_time (), 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &cpu);
  moment.cpu = (gint64) cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000;
  return moment;
}

static gboolean step_cb (gpointer user_data);

static void
before_paint_cb (GdkFrameClock *clock,
                 Run *run)
{
  run->begin = get_moment ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Run *run)
{
  Moment now = get_moment ();

  if (!run->waiting) /* a frame that no step asked for */
    return;
  if (run->end != 0)
    run->gap = MAX (run->gap, (double) (now.clock - run->end) / 1000);
  run->end = now.clock;
  run->work[run->n] = (double) (now.cpu - run->begin.cpu + run->step.cpu) / 1000;
  run->elapsed[run->n] = (double) (now.clock - run->begin.clock + run->step.clock) / 1000;
  run->n++;
  run->waiting = FALSE;
  if (run->n < STEPS)
    g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, run, NULL);
  else
    g_main_loop_quit (run->loop);
}

static gboolean
step_cb (gpointer user_data)
{
  Run *run = user_data;
  Moment begin = get_moment (), end;

  run->make_step (run, run->n);
  end = get_moment ();
  run->step = (Moment){ end.clock - begin.clock, end.cpu - begin.cpu };
  run->waiting = TRUE;
  return G_SOURCE_REMOVE;
}

/* There and back again between 10 and 80 per cent, a little further in each frame. */
static void
drag_step (Run *run,
           guint i)
{
  double t = (double) (i % 100) / 100;

  entente_session_move_share (run->session, 0, 0.1 + 0.7 * (i < 100 ? t : 1 - t));
}

static void
blit_step (Run *run,
           guint i)
{
  gtk_widget_queue_draw (run->canvas);
}

static void
measure_frames (Run *run,
                GtkWidget *window)
{
  gulong before, after;

  run->clock = gtk_widget_get_frame_clock (window);
  run->loop = g_main_loop_new (NULL, FALSE);
  before = g_signal_connect (run->clock, "before-paint", G_CALLBACK (before_paint_cb), run);
  after = g_signal_connect_after (run->clock, "after-paint", G_CALLBACK (after_paint_cb), run);
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, run, NULL);
  g_main_loop_run (run->loop);
  g_signal_handler_disconnect (run->clock, before);
  g_signal_handler_disconnect (run->clock, after);
  g_main_loop_unref (run->loop);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_percentile (const double *values,
                guint n,
                guint percent)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof *values);

  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[(n - 1) * percent / 100];
}

static void
draw_blit_cb (GtkDrawingArea *area,
              cairo_t *cr,
              int width,
              int height,
              gpointer user_data)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, user_data, 0, 0);
  cairo_paint (cr);
}

/* The floor: the window's whole content is one finished surface. */
static void
measure_blit (EntenteWindow *window,
              Run *run)
{
  AdwApplicationWindow *frame = ADW_APPLICATION_WINDOW (window);
  GtkWidget *content = g_object_ref (adw_application_window_get_content (frame));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.4, 0.5, 0.6);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  run->make_step = blit_step;
  run->canvas = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (run->canvas), draw_blit_cb, surface, NULL);
  adw_application_window_set_content (frame, run->canvas);
  fixture_wait (300);
  measure_frames (run, GTK_WIDGET (window));
  adw_application_window_set_content (frame, content);
  g_object_unref (content);
  cairo_surface_destroy (surface);
  fixture_wait (SETTLE_MS);
}

static void
report (const char *name,
        const Run *run)
{
  g_print ("%-8s work p50 %5.1f ms, p95 %5.1f ms; on the clock %5.1f and %5.1f ms; largest gap %5.1f ms%s\n", name,
           get_percentile (run->work, STEPS, 50), get_percentile (run->work, STEPS, 95),
           get_percentile (run->elapsed, STEPS, 50), get_percentile (run->elapsed, STEPS, 95), run->gap,
           run->gap > GAP_MS ? " (above 25)" : "");
}

/* The 95th percentile of the work. */
static double
measure_view (EntenteWindow *window,
              const char *id)
{
  EntenteDocumentPage *document = entente_window_get_page (window);
  Run run = { .make_step = drag_step, .session = entente_document_page_get_session (document) };

  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (document), id);
  fixture_wait (SETTLE_MS);
  entente_session_begin_change (run.session);
  measure_frames (&run, GTK_WIDGET (window));
  entente_session_end_change (run.session);
  entente_session_undo (run.session);
  fixture_wait (SETTLE_MS / 2);
  report (id, &run);
  return get_percentile (run.work, STEPS, 95);
}

int
main (int argc,
      char **argv)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteApplication *application = fixture_init (&argc, &argv);
  EntenteWindow *window = fixture_open_window (application, "partners-2026", WIDTH, HEIGHT);
  double work[G_N_ELEMENTS (views)] = { 0 }, floor;
  gboolean good = TRUE;
  Run blits[2] = { 0 };
  gsize i;

  measure_blit (window, &blits[0]);
  for (i = 0; i < G_N_ELEMENTS (views); i++)
    if (argc < 2 || g_str_equal (argv[1], views[i]))
      work[i] = measure_view (window, views[i]);
  measure_blit (window, &blits[1]);
  for (i = 0; i < 2; i++)
    report ("blit", &blits[i]);
  floor = MAX (get_percentile (blits[0].work, STEPS, 95), get_percentile (blits[1].work, STEPS, 95));
  for (i = 0; i < G_N_ELEMENTS (views); i++)
    if (work[i] > floor + MARGIN_MS)
      {
        g_print ("%s is %.1f ms above what it may take (blit + %.0f ms)\n", views[i], work[i] - floor - MARGIN_MS,
                 MARGIN_MS);
        good = FALSE;
      }
  fixture_close (window);
  g_object_unref (application);
  return good ? 0 : 1;
}
