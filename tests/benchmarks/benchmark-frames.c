/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the real window costs, view by view.
 *
 *   benchmark-frames [WIDTHxHEIGHT] [steps=N] [rounds=N] [drags|presets|large|rows|stage]... [VIEW]...
 *
 * drags    200 steps of a slider, one a frame
 * presets  changes from one preset to another and the frames of the glides that follow
 * large    the drags with 2,000 partners and 10,000 ties
 * rows     a list of 20,000 partners scrolled in the Ranking
 * stage    the drags while presenting, with the Priorities
 *
 * Beside them the floor: frames of the same window that only put a finished surface of its size on the screen.
 * Drags and floor are measured in three rounds, one after the other, since a machine may be slower for some seconds;
 * of the 95th percentiles of the work that of the middle round counts. It may be 4 ms above that of the floor at
 * 1280 x 800, 8 ms at 1920 x 1080, 15 ms at 3840 x 2160, and 33 ms for the large documents; a frame of a glide may
 * not take longer than the time of a frame. In no round may a gap between the ends of two frames be above 25 ms; where
 * the floor itself has longer ones the machine is busy, and the longest of the floor is what is allowed. The exit code
 * says whether all that is so.
 *
 * With the name of a view only that view is measured, for a profiler; steps=N and rounds=N make more or fewer. cairo
 * keeps its buffers on the stack: "perf record --call-graph dwarf,65528", or a third of the samples have no callers.
 */

#include "config.h"

#include "frame-run.h"
#include "large-dataset.h"
#include "window-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define STEPS 200
#define ROUNDS 3
#define MAX_ROUNDS 9
#define PRESET_STEPS 12
#define GLIDE_US (500 * 1000)
#define FRAME_MS (1000.0 / 60)
#define GAP_MS 25.0
#define LARGE_MARGIN_MS 33.0
#define SETTLE_MS 1200 /* the Network is laid out meanwhile */

static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty", NULL };
static const char *const jobs[] = { "drags", "presets", "large", "rows", "stage", NULL };

#define N_VIEWS (G_N_ELEMENTS (views) - 1)

typedef struct
{
  EntenteApplication *application;
  EntenteWindow *window;
  int width, height;
  guint n_steps, n_rounds;
  double margin;
  guint views_wanted, jobs_wanted; /* bits */
  double floor, floor_gap;         /* of what is measured now, ms */
  gboolean good;
} Bench;

static gboolean
wants (guint bits,
       guint i)
{
  return bits == 0 || (bits & (1u << i)) != 0;
}

/* There and back again between 10 and 80 per cent, a little further in each frame. */
static void
drag_step (FrameRun *run,
           guint i)
{
  double t = (double) (i % 100) / 100;

  entente_session_move_share (run->user_data, 0, 0.1 + 0.7 * (i % 200 < 100 ? t : 1 - t));
}

static void
preset_step (FrameRun *run,
             guint i)
{
  EntenteDataset *dataset = entente_session_get_dataset (run->user_data);

  entente_session_apply_preset (run->user_data, (i + 1) % dataset->n_presets);
}

static void
scroll_step (FrameRun *run,
             guint i)
{
  GtkAdjustment *adjustment = run->user_data;

  const double way = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  /* By a wheel's steps, then by leaps: never to where it is already, or no frame would come. */
  gtk_adjustment_set_value (adjustment, i < run->n_steps / 2 ? 137.0 * (i + 1) : fmod (way * 0.618 * i, way));
}

static void
blit_step (FrameRun *run,
           guint i)
{
  gtk_widget_queue_draw (run->user_data);
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

static cairo_surface_t *
make_surface (int width,
              int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.4, 0.5, 0.6);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The floor: the window's whole content is one finished surface. */
static void
measure_blit (Bench *self,
              FrameRun *run)
{
  AdwApplicationWindow *frame = ADW_APPLICATION_WINDOW (self->window);
  GtkWidget *content = g_object_ref (adw_application_window_get_content (frame));
  GtkWidget *canvas = gtk_drawing_area_new ();
  cairo_surface_t *surface = make_surface (self->width, self->height);

  *run = (FrameRun){ .make_step = blit_step, .user_data = canvas, .n_steps = self->n_steps };
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (canvas), draw_blit_cb, surface, NULL);
  adw_application_window_set_content (frame, canvas);
  fixture_wait (300);
  frame_run_measure (run, GTK_WIDGET (self->window));
  adw_application_window_set_content (frame, content);
  g_object_unref (content);
  cairo_surface_destroy (surface);
  fixture_wait (SETTLE_MS);
  self->floor_gap = MAX (self->floor_gap, run->gap);
}

static void
print_head (const Bench *self,
            const char *what)
{
  g_print ("\n%s, %d x %d\n%-10s %21s | %27s | %13s |\n", what, self->width, self->height, "",
           "work, ms of the CPU", "p50 of its parts", "by the clock");
  g_print ("%-10s %6s %6s %7s | %6s %6s %6s %6s | %6s %6s | longest gap\n", "", "p50", "p95", "max", "step", "update",
           "layout", "paint", "p50", "p95");
}

static void
print_run (const char *name,
           const FrameRun *run)
{
  guint part;

  g_print ("%-10s %6.1f %6.1f %7.1f |", name, frame_run_get_percentile (run->work, run->n, 50),
           frame_run_get_percentile (run->work, run->n, 95), frame_run_get_percentile (run->work, run->n, 100));
  for (part = 0; part < FRAME_N_PARTS; part++)
    g_print (" %6.1f", frame_run_get_percentile (run->parts[part], run->n, 50));
  g_print (" | %6.1f %6.1f | %6.1f\n", frame_run_get_percentile (run->elapsed, run->n, 50),
           frame_run_get_percentile (run->elapsed, run->n, 95), run->gap);
}

static EntenteSession *
get_session (Bench *self)
{
  EntenteStage *stage = entente_window_get_stage (self->window);

  return stage != NULL ? entente_presentation_get_session (entente_stage_get_presentation (stage))
                       : entente_document_page_get_session (entente_window_get_page (self->window));
}

static void
show_view (Bench *self,
           const char *id)
{
  if (entente_window_is_presenting (self->window))
    {
      entente_stage_show_view (entente_window_get_stage (self->window), id);
      fixture_wait (SETTLE_MS);
      return;
    }
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (self->window)), id);
  fixture_wait (SETTLE_MS);
}

static void
measure_drag (Bench *self,
              guint view,
              FrameRun *run)
{
  EntenteSession *session = get_session (self);

  *run = (FrameRun){ .make_step = drag_step, .user_data = session, .n_steps = self->n_steps };
  show_view (self, views[view]);
  entente_session_begin_change (session);
  frame_run_measure (run, GTK_WIDGET (self->window));
  entente_session_end_change (session);
  entente_session_undo (session);
  fixture_wait (SETTLE_MS / 2);
  print_run (views[view], run);
}

/* What the rounds of one view, or of the floor, have come to. */
typedef struct
{
  double work[MAX_ROUNDS]; /* 95th percentiles, ms */
  guint n;
  double gap; /* the longest of all, ms */
} Rounds;

static void
add_round (Rounds *rounds,
           const FrameRun *run)
{
  rounds->work[rounds->n++] = frame_run_get_percentile (run->work, run->n, 95);
  rounds->gap = MAX (rounds->gap, run->gap);
}

static double
get_middle (const Rounds *rounds)
{
  return frame_run_get_percentile (rounds->work, rounds->n, 50);
}

static void
judge (Bench *self,
       const char *name,
       const Rounds *rounds,
       double margin)
{
  const double work = get_middle (rounds), gap = MAX (GAP_MS, self->floor_gap);

  g_print ("%-10s %6.1f %6.1f\n", name, work, self->floor + margin);
  if (work > self->floor + margin)
    g_print ("%s is %.1f ms above what it may take (blit + %.0f ms)\n", name, work - self->floor - margin, margin);
  if (rounds->gap > gap)
    g_print ("%s: the longest gap of %.1f ms is above %.1f\n", name, rounds->gap, gap);
  self->good &= work <= self->floor + margin && rounds->gap <= gap;
}

static void
measure_floor (Bench *self,
               FrameRun *run,
               Rounds *rounds)
{
  measure_blit (self, run);
  print_run ("blit", run);
  add_round (rounds, run);
  self->floor = get_middle (rounds);
}

static void
measure_drags (Bench *self,
               const char *what,
               double margin)
{
  g_autofree FrameRun *run = g_new0 (FrameRun, 1);
  Rounds rounds[N_VIEWS] = { 0 }, floor = { 0 };
  guint round, i;

  self->floor_gap = 0;
  print_head (self, what);
  for (round = 0; round < self->n_rounds; round++)
    {
      measure_floor (self, run, &floor);
      for (i = 0; i < N_VIEWS; i++)
        if (wants (self->views_wanted, i))
          {
            measure_drag (self, i, run);
            add_round (&rounds[i], run);
          }
    }
  g_print ("%-10s %6s %6s   p95 of the work in the middle round, and what it may be\n", "", "p95", "most");
  for (i = 0; i < N_VIEWS; i++)
    if (wants (self->views_wanted, i))
      judge (self, views[i], &rounds[i], margin);
}

/* With the floor of the window, since a stage is as large. */
static void
measure_stage (Bench *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "present-here", NULL);
  fixture_wait (SETTLE_MS);
  entente_stage_handle_key (entente_window_get_stage (self->window), GDK_KEY_s, 0);
  fixture_wait (SETTLE_MS);
  measure_drags (self, "Steps of a drag on a stage", self->margin);
  entente_stage_handle_key (entente_window_get_stage (self->window), GDK_KEY_Escape, 0);
  fixture_wait (SETTLE_MS);
}

static void
measure_presets (Bench *self)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (self->window));
  g_autofree FrameRun *run = g_new0 (FrameRun, 1);
  gsize i;

  print_head (self, "Changes of the preset");
  for (i = 0; i < N_VIEWS; i++)
    {
      guint lost;

      if (!wants (self->views_wanted, i))
        continue;
      *run = (FrameRun){ .make_step = preset_step, .user_data = session, .n_steps = PRESET_STEPS, .free_us = GLIDE_US };
      show_view (self, views[i]);
      frame_run_measure (run, GTK_WIDGET (self->window));
      print_run (views[i], run);
      lost = frame_run_count_above (run->work, run->n, FRAME_MS);
      g_print ("           %u changes, %u frames, %u of them longer than %.1f ms\n", PRESET_STEPS, run->n, lost, FRAME_MS);
      self->good &= lost == 0;
      fixture_wait (SETTLE_MS / 2);
    }
}

static GtkAdjustment *
find_adjustment (Bench *self)
{
  EntentePictureView *view = entente_document_page_get_view (entente_window_get_page (self->window));
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
measure_rows (Bench *self)
{
  g_autofree FrameRun *run = g_new0 (FrameRun, 1);
  Rounds rounds = { 0 }, floor = { 0 };

  self->floor_gap = 0;
  print_head (self, "A list of 20,000 partners is scrolled");
  measure_floor (self, run, &floor);
  show_view (self, "ranking");
  *run = (FrameRun){ .make_step = scroll_step, .user_data = find_adjustment (self), .n_steps = self->n_steps };
  frame_run_measure (run, GTK_WIDGET (self->window));
  print_run ("rows", run);
  add_round (&rounds, run);
  judge (self, "rows", &rounds, LARGE_MARGIN_MS);
}

static void
open_large (Bench *self,
            guint n_partners,
            guint n_ties)
{
  g_autoptr (GBytes) bytes = large_dataset_new_sized (n_partners, n_ties);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  self->window = fixture_open_window (self->application, NULL, self->width, self->height);
  entente_window_show_dataset (self->window, dataset);
  fixture_wait (SETTLE_MS);
}

static gboolean
note_argument (Bench *self,
               const char *argument)
{
  guint i;

  for (i = 0; i < N_VIEWS; i++)
    if (g_str_equal (argument, views[i]))
      self->views_wanted |= 1u << i;
  for (i = 0; jobs[i] != NULL; i++)
    if (g_str_equal (argument, jobs[i]))
      self->jobs_wanted |= 1u << i;
  if (g_str_has_prefix (argument, "steps="))
    return sscanf (argument, "steps=%u", &self->n_steps) == 1;
  if (g_str_has_prefix (argument, "rounds="))
    return sscanf (argument, "rounds=%u", &self->n_rounds) == 1 && self->n_rounds > 0 && self->n_rounds <= MAX_ROUNDS;
  if (g_ascii_isdigit (*argument))
    return sscanf (argument, "%dx%d", &self->width, &self->height) == 2;
  return g_strv_contains (views, argument) || g_strv_contains (jobs, argument);
}

int
main (int argc,
      char **argv)
{
  Bench self = { fixture_init (&argc, &argv), NULL, 1280, 800, STEPS, ROUNDS, .good = TRUE };
  int i;

  for (i = 1; i < argc; i++)
    if (!note_argument (&self, argv[i]))
      g_error ("What is \"%s\"?", argv[i]);
  self.margin = self.width > 2560 ? 15 : self.width > 1440 ? 8 : 4;
  if (self.jobs_wanted == 0)
    self.jobs_wanted = 3;
  if (self.jobs_wanted & 19)
    {
      self.window = fixture_open_window (self.application, "partners-2026", self.width, self.height);
      if (self.jobs_wanted & 1)
        measure_drags (&self, "Steps of a drag", self.margin);
      if (self.jobs_wanted & 2)
        measure_presets (&self);
      if (self.jobs_wanted & 16)
        measure_stage (&self);
      fixture_close (self.window);
    }
  if (self.jobs_wanted & 4)
    {
      open_large (&self, 2000, 10000);
      measure_drags (&self, "2,000 partners, 10,000 ties: steps of a drag", LARGE_MARGIN_MS);
      fixture_close (self.window);
    }
  if (self.jobs_wanted & 8)
    {
      open_large (&self, 20000, 0);
      measure_rows (&self);
      fixture_close (self.window);
    }
  g_object_unref (self.application);
  return self.good ? 0 : 1;
}
