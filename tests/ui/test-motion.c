/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A recording of the real window, checked frame by frame: presets are chosen and a slider is dragged in each view, and
 * after each frame that is painted the place of every mark is taken down, beside the place where a picture made anew
 * from the same results has it. Each mark has to go one continuous way:
 *
 *   - it ends where the scene says,
 *   - on a glide it comes nearer to its end with every frame, in no frame faster than the easing allows,
 *   - in a drag it comes nearer to where it should be just then, by no more than the approach allows,
 *   - somebody is seen on the way; and nobody is, where animations are switched off.
 *
 * The time of a frame is not the machine's: with each one that is painted a sixtieth of a second has gone by for what
 * moves, however long the painting took. The linker leads everything of the program that asks a frame clock for its
 * time to here. So a glide has as many frames under a sanitizer as on a fast machine.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-document-page.h"

#include <math.h>
#include <stdlib.h>

#define FRAME_US 16667
#define MOST_FRAMES 400
#define STILL_FRAMES 24    /* so many without a movement are rest; places wait for their turn in a glide */
#define DRAG_FRAMES 45
#define SHORTEST_GLIDE 250 /* ms, of what a designer would call a transition */
#define STEEPEST 3.0       /* of a cubic ease in and out: the fastest moment, 1 = uniform */
#define SHORTEST_TIME_CONSTANT 40.0 /* ms, of the approach in a drag */
#define SLACK 1.5          /* px */
#define MAX_REPORTS 5

typedef struct
{
  double x, y, target_x, target_y;
  gboolean shown;
} Place;

typedef struct
{
  const char *view;
  EntentePictureView *widget;
  EntenteSession *session;
  EntentePicture *shadow; /* the same scene without motion, or NULL */
  GMainLoop *loop;
  guint n_partners;

  gint64 times[MOST_FRAMES];     /* us, of the frames */
  Place *frames[MOST_FRAMES];
  guint n_frames, n_still;
  int drag_step;                 /* or -1 */
  guint n_faults;
} Recording;

static EntenteApplication *application;

gint64 __wrap_gdk_frame_clock_get_frame_time (GdkFrameClock *clock);

gint64
__wrap_gdk_frame_clock_get_frame_time (GdkFrameClock *clock)
{
  return G_USEC_PER_SEC + gdk_frame_clock_get_frame_counter (clock) * FRAME_US;
}

static double
measure_distance (const Place *a,
                  const Place *b)
{
  return hypot (a->x - b->x, a->y - b->y);
}

static void
take_down (Recording *self,
           gint64 time)
{
  Place *places = g_new0 (Place, self->n_partners);
  EntentePicture *picture = entente_picture_view_get_picture (self->widget);
  EntenteSceneInput input;
  double radius;
  guint i;

  if (self->shadow != NULL)
    {
      entente_picture_view_fill_input (self->widget, &input);
      entente_picture_update (self->shadow, &input, ENTENTE_MOTION_JUMP, time);
    }
  for (i = 0; i < self->n_partners; i++)
    {
      places[i].shown = entente_picture_locate (picture, (int) i, &places[i].x, &places[i].y, &radius);
      places[i].target_x = places[i].x;
      places[i].target_y = places[i].y;
      if (self->shadow != NULL)
        entente_picture_locate (self->shadow, (int) i, &places[i].target_x, &places[i].target_y, &radius);
    }
  self->times[self->n_frames] = time;
  self->frames[self->n_frames++] = places;
}

static gboolean
is_still (const Recording *self)
{
  const Place *now = self->frames[self->n_frames - 1], *before;
  guint i;

  if (self->n_frames < 2)
    return FALSE;
  before = self->frames[self->n_frames - 2];
  for (i = 0; i < self->n_partners; i++)
    if (measure_distance (&now[i], &before[i]) > 0.01)
      return FALSE;
  return TRUE;
}

static gboolean
drag_cb (gpointer user_data)
{
  Recording *self = user_data;

  entente_session_move_share (self->session, 0, 0.1 + 0.7 * self->drag_step / DRAG_FRAMES);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Recording *self)
{
  take_down (self, gdk_frame_clock_get_frame_time (clock));
  self->n_still = is_still (self) ? self->n_still + 1 : 0;
  if (self->drag_step >= 0 && self->drag_step < DRAG_FRAMES)
    {
      self->drag_step++;
      self->n_still = 0;
      g_idle_add_full (G_PRIORITY_DEFAULT, drag_cb, self, NULL);
    }
  if (self->n_still >= STILL_FRAMES || self->n_frames == MOST_FRAMES)
    g_main_loop_quit (self->loop);
}

static gboolean
keep_painting_cb (GtkWidget *widget,
                  GdkFrameClock *clock,
                  gpointer user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static gboolean
begin_cb (gpointer user_data)
{
  Recording *self = user_data;

  if (self->drag_step >= 0)
    drag_cb (self);
  return G_SOURCE_REMOVE;
}

/* Frame 0 is what was there before. */
static void
record (Recording *self)
{
  GtkWidget *widget = GTK_WIDGET (self->widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong handler;
  guint tick;

  self->loop = g_main_loop_new (NULL, FALSE);
  self->n_still = 0;
  handler = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  tick = gtk_widget_add_tick_callback (widget, keep_painting_cb, NULL, NULL);
  g_idle_add (begin_cb, self);
  g_main_loop_run (self->loop);
  gtk_widget_remove_tick_callback (widget, tick);
  g_signal_handler_disconnect (clock, handler);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

static void
forget (Recording *self)
{
  while (self->n_frames > 0)
    g_free (self->frames[--self->n_frames]);
}

static void
report (Recording *self,
        guint partner,
        guint frame,
        const char *fault)
{
  const Place *now = &self->frames[frame][partner], *before = &self->frames[MAX (frame, 1) - 1][partner];

  if (self->n_faults++ < MAX_REPORTS)
    g_test_message ("%s, partner %u, frame %u of %u: %s (%.1f, %.1f to %.1f, %.1f)", self->view, partner, frame,
                    self->n_frames, fault, before->x, before->y, now->x, now->y);
}

static double
get_elapsed (const Recording *self,
             guint frame)
{
  return (double) (self->times[frame] - self->times[frame - 1]) / 1000;
}

static void
check_end (Recording *self,
           guint partner)
{
  const Place *end = &self->frames[self->n_frames - 1][partner];

  if (hypot (end->x - end->target_x, end->y - end->target_y) > 0.5)
    {
      report (self, partner, self->n_frames - 1, "ends elsewhere than the scene says");
      if (self->n_faults < MAX_REPORTS)
        g_test_message ("which is %.1f, %.1f", end->target_x, end->target_y);
    }
}

/* The end is known from the first frame on. */
static void
check_glide (Recording *self,
             guint partner)
{
  const Place *end = &self->frames[self->n_frames - 1][partner];
  const double way = measure_distance (&self->frames[0][partner], end);
  guint i;

  for (i = 1; i < self->n_frames; i++)
    {
      const Place *before = &self->frames[i - 1][partner], *now = &self->frames[i][partner];
      const double most = STEEPEST * 1.1 * way * get_elapsed (self, i) / SHORTEST_GLIDE + SLACK;

      if (measure_distance (now, end) > measure_distance (before, end) + 0.5)
        report (self, partner, i, "goes away from its end");
      if (measure_distance (now, before) > most)
        report (self, partner, i, "jumps");
    }
}

static double
measure_left (const Place *place,
              const Place *target)
{
  return hypot (place->x - target->target_x, place->y - target->target_y);
}

/* What the last frame aimed at is where this one goes, before it aims anew. */
static void
check_follow (Recording *self,
              guint partner)
{
  guint i;

  for (i = 1; i < self->n_frames; i++)
    {
      const Place *before = &self->frames[i - 1][partner], *now = &self->frames[i][partner];
      const double left = MAX (measure_left (before, before), measure_left (before, now));
      const double most = left * (1 - exp (-get_elapsed (self, i) / SHORTEST_TIME_CONSTANT)) + SLACK;

      if (measure_left (now, before) > measure_left (before, before) + 0.5
          && measure_left (now, now) > measure_left (before, now) + 0.5)
        report (self, partner, i, "goes away from where it should be");
      if (measure_distance (now, before) > most)
        report (self, partner, i, "jumps");
    }
}

static gboolean
is_always_shown (const Recording *self,
                 guint partner)
{
  guint i;

  for (i = 0; i < self->n_frames; i++)
    if (!self->frames[i][partner].shown)
      return FALSE;
  return TRUE;
}

/* How many frames show the one with the longest way neither at its beginning nor at its end. */
static guint
count_frames_between (const Recording *self,
                      double *longest)
{
  const Place *first = self->frames[0], *last = self->frames[self->n_frames - 1];
  guint partner = 0, n = 0, i;

  for (i = 0; i < self->n_partners; i++)
    if (measure_distance (&first[i], &last[i]) > measure_distance (&first[partner], &last[partner]))
      partner = i;
  *longest = measure_distance (&first[partner], &last[partner]);
  for (i = 1; i + 1 < self->n_frames; i++)
    if (measure_distance (&self->frames[i][partner], &first[partner]) > 1
        && measure_distance (&self->frames[i][partner], &last[partner]) > 1)
      n++;
  return n;
}

static void
check (Recording *self,
       gboolean animated)
{
  double longest;
  guint between = count_frames_between (self, &longest), i;

  g_test_message ("%s, %s: %u frames in %.2f s, the longest way %.0f px, %u frames on it", self->view,
                  self->drag_step >= 0 ? "drag" : "preset", self->n_frames,
                  (double) (self->times[self->n_frames - 1] - self->times[0]) / G_USEC_PER_SEC, longest, between);
  g_assert_cmpuint (self->n_frames, <, MOST_FRAMES);
  for (i = 0; i < self->n_partners; i++)
    {
      if (!is_always_shown (self, i))
        continue;
      check_end (self, i);
      if (self->drag_step >= 0 && animated)
        check_follow (self, i);
      else if (animated)
        check_glide (self, i);
    }
  if (animated && longest > 20)
    g_assert_cmpuint (between, >=, 3);
  if (!animated && self->drag_step < 0)
    g_assert_cmpuint (between, ==, 0);
  g_assert_cmpuint (self->n_faults, ==, 0);
  forget (self);
}

/* What comes with the view itself is over. */
static void
settle (Recording *self)
{
  fixture_wait (300);
  self->drag_step = -1;
  record (self);
  g_assert_cmpuint (self->n_frames, <, MOST_FRAMES);
  forget (self);
}

static void
show_view (Recording *self,
           EntenteWindow *window,
           const char *view)
{
  EntenteDocumentPage *page = entente_window_get_page (window);

  self->view = view;
  self->session = entente_document_page_get_session (page);
  self->n_partners = entente_session_get_dataset (self->session)->n_partners;
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), view);
  self->widget = entente_document_page_get_view (page);
  settle (self);
  /* The places of the Network come from a search of their own, which weights have no part in. */
  self->shadow = g_str_equal (view, "network") ? NULL : entente_picture_new (view);
}

static void
record_preset (Recording *self,
               guint preset,
               gboolean animated)
{
  self->drag_step = -1;
  take_down (self, gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self->widget))));
  entente_session_apply_preset (self->session, preset);
  record (self);
  check (self, animated);
}

static void
record_drag (Recording *self,
             gboolean animated)
{
  entente_session_begin_change (self->session);
  self->drag_step = 0;
  take_down (self, gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self->widget))));
  record (self);
  entente_session_end_change (self->session);
  check (self, animated);
}

static void
record_view (const char *view,
             gboolean animated)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  Recording recording = { 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
  show_view (&recording, window, view);
  record_preset (&recording, 2, animated);
  record_drag (&recording, animated);
  record_preset (&recording, 0, animated);
  g_clear_object (&recording.shadow);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  fixture_close (window);
}

static void
test_animated (gconstpointer view)
{
  record_view (view, TRUE);
}

static void
test_at_once (gconstpointer view)
{
  record_view (view, FALSE);
}

int
main (int argc,
      char **argv)
{
  const char *const *views = entente_picture_list ();
  guint i;

  application = fixture_init (&argc, &argv);
  for (i = 0; views[i] != NULL; i++)
    {
      g_autofree char *animated = g_strdup_printf ("/motion/animated/%s", views[i]);
      g_autofree char *at_once = g_strdup_printf ("/motion/at-once/%s", views[i]);

      g_test_add_data_func (animated, views[i], test_animated);
      g_test_add_data_func (at_once, views[i], test_at_once);
    }
  return g_test_run ();
}
