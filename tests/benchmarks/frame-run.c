/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The frame clock says when each part of a frame begins and ends: the first and the last handler of its signals
 * take the time. */

#include "config.h"

#include "frame-run.h"
#include "timings.h"

typedef struct
{
  gint64 clock, cpu; /* us */
} Moment;

typedef struct
{
  FrameRun *run;
  GMainLoop *loop;
  guint steps;
  gboolean waiting;   /* for the frame of the step */
  Moment begin, part; /* of the frame, of what is measured now */
  Moment step;        /* what the step cost before its frame */
  gint64 stepped;     /* when, on the clock */
  gint64 end;         /* of the last frame on the clock, 0 = none yet */
} Measure;

static Moment
get_moment (void)
{
  return (Moment){ g_get_monotonic_time (), (gint64) (timings_get_ms () * 1e3) };
}

static gboolean
step_cb (gpointer user_data)
{
  Measure *self = user_data;
  Moment begin = get_moment (), end;

  self->run->make_step (self->run, self->steps++);
  end = get_moment ();
  self->step = (Moment){ end.clock - begin.clock, end.cpu - begin.cpu };
  self->stepped = end.clock;
  self->waiting = TRUE;
  return G_SOURCE_REMOVE;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Measure *self)
{
  self->begin = self->part = get_moment ();
}

static void
add_part (Measure *self,
          FramePart part)
{
  Moment now = get_moment ();

  if (self->waiting && self->run->n < FRAME_RUN_MAX)
    self->run->parts[part][self->run->n] += (double) (now.cpu - self->part.cpu) / 1000;
  self->part = now;
}

static void
updated_cb (GdkFrameClock *clock,
            Measure *self)
{
  add_part (self, FRAME_PART_UPDATE);
}

static void
laid_out_cb (GdkFrameClock *clock,
             Measure *self)
{
  add_part (self, FRAME_PART_LAYOUT);
}

static void
painted_cb (GdkFrameClock *clock,
            Measure *self)
{
  add_part (self, FRAME_PART_PAINT);
}

static void
note_frame (Measure *self,
            Moment now)
{
  FrameRun *run = self->run;
  const guint i = run->n;

  if (i >= FRAME_RUN_MAX)
    return;
  if (self->end != 0)
    run->gap = MAX (run->gap, (double) (now.clock - self->end) / 1000);
  self->end = now.clock;
  run->parts[FRAME_PART_STEP][i] = (double) self->step.cpu / 1000;
  run->work[i] = (double) (now.cpu - self->begin.cpu + self->step.cpu) / 1000;
  run->elapsed[i] = (double) (now.clock - self->begin.clock + self->step.clock) / 1000;
  self->step = (Moment){ 0, 0 };
  run->n++;
}

static gboolean
next_cb (gpointer user_data)
{
  Measure *self = user_data;

  self->waiting = FALSE;
  self->end = self->run->free_us > 0 ? 0 : self->end;
  if (self->steps < self->run->n_steps)
    return step_cb (self);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Measure *self)
{
  Moment now = get_moment ();

  if (!self->waiting) /* a frame that no step asked for */
    return;
  note_frame (self, now);
  if (self->run->free_us > 0)
    return;
  self->waiting = FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT, next_cb, self, NULL);
}

static gboolean
rested_cb (gpointer user_data)
{
  Measure *self = user_data;

  if (!self->waiting || g_get_monotonic_time () - self->stepped < self->run->free_us)
    return G_SOURCE_CONTINUE;
  next_cb (self);
  return self->waiting ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Makes the steps of the run and fills in its outcome. */
void
frame_run_measure (FrameRun *run,
                   GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Measure self = { .run = run, .loop = g_main_loop_new (NULL, FALSE) };
  const struct
  {
    const char *name;
    GCallback callback;
    GConnectFlags flags;
  } signals[] = {
    { "before-paint", G_CALLBACK (before_paint_cb), 0 },
    { "update", G_CALLBACK (updated_cb), G_CONNECT_AFTER },
    { "layout", G_CALLBACK (laid_out_cb), G_CONNECT_AFTER },
    { "paint", G_CALLBACK (painted_cb), G_CONNECT_AFTER },
    { "after-paint", G_CALLBACK (after_paint_cb), G_CONNECT_AFTER },
  };
  gsize i;

  run->n = 0;
  run->gap = 0;
  for (i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_data (clock, signals[i].name, signals[i].callback, &self, NULL, signals[i].flags);
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, &self, NULL);
  if (run->free_us > 0)
    g_timeout_add (20, rested_cb, &self);
  g_main_loop_run (self.loop);
  g_signal_handlers_disconnect_by_data (clock, &self);
  g_main_loop_unref (self.loop);
}

double
frame_run_get_percentile (const double *values,
                          guint n,
                          guint percent)
{
  g_autofree double *sorted = g_memdup2 (values, MAX (n, 1) * sizeof *values);

  timings_sort (sorted, n);
  return n > 0 ? sorted[(n - 1) * percent / 100] : 0;
}

guint
frame_run_count_above (const double *values,
                       guint n,
                       double limit)
{
  guint count = 0, i;

  for (i = 0; i < n; i++)
    count += values[i] > limit;
  return count;
}
