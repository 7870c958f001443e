/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Pointer, touch and keys of a picture. It is one stop of the Tab key; arrows move the selection inside.
 *
 * | input | does |
 * | pointer moves | hover |
 * | click | select, or nothing; with Ctrl compare the selected one with it |
 * | double click | zoom (Map, Network), else the dossier |
 * | drag | the cut-off or (entente-picture-view-pins.c) the mark under the pointer, or pan |
 * | wheel, pinch, + - 0 | zoom where the picture can; + - 0, pinch and Ctrl with the wheel: the height of rows |
 * | Z | zoom to the selected partner, and to the one it is compared with |
 * | two fingers | pan, while they zoom too |
 * | arrows, Home, End | next partner; with Ctrl pan |
 * | Enter, Esc | dossier; nothing selected |
 */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-ranking-picture.h"
#include "entente-viewport.h"

#include <math.h>

#define QUIET "quiet" /* the style class of a picture that shows no focus */
#define PAN_STEP 60
#define CLOSER 2.0 /* what a double click magnifies by */
#define DRAG_THRESHOLD 6

static EntentePick
pick (EntentePictureView *self,
      double x,
      double y)
{
  EntentePick nothing = { ENTENTE_PICK_NOTHING, ENTENTE_NONE };

  if (self->session == NULL || entente_session_get_evaluation (self->session) == NULL || self->was_hidden)
    return nothing;
  return entente_picture_pick (self->picture, x, y);
}

static void
show_cursor (EntentePictureView *self,
             EntentePick found)
{
  const char *name = NULL;

  if (found.kind == ENTENTE_PICK_CUT_OFF)
    name = "row-resize";
  else if (found.kind == ENTENTE_PICK_PARTNER || found.kind == ENTENTE_PICK_CRITERION)
    name = "pointer";
  else if (self->zoomable && !entente_viewport_is_whole (&self->viewport))
    name = "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           EntentePictureView *self)
{
  EntentePick found;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->session == NULL || self->dragging)
    return;
  found = pick (self, x, y);
  entente_session_set_hovered (self->session, found.kind == ENTENTE_PICK_PARTNER ? found.index : ENTENTE_NONE);
  show_cursor (self, found);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          EntentePictureView *self)
{
  if (self->session != NULL)
    entente_session_set_hovered (self->session, ENTENTE_NONE);
}

static void
zoom_at (EntentePictureView *self,
         double factor,
         double x,
         double y)
{
  const double focus[2] = { x, y };

  entente_picture_view_stop_flight (self);
  if (entente_viewport_zoom_at (&self->viewport, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), factor, focus))
    entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/* The same, smoothly. */
static void
fly_at (EntentePictureView *self,
        double factor,
        double x,
        double y)
{
  const double focus[2] = { x, y };
  EntenteViewport target = self->viewport;

  if (entente_viewport_zoom_at (&target, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), factor, focus))
    entente_picture_view_fly_to (self, &target);
}

static void
pan (EntentePictureView *self,
     double dx,
     double dy)
{
  entente_picture_view_stop_flight (self);
  entente_viewport_pan (&self->viewport, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)), dx, dy);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

static void
toggle_sort (EntentePictureView *self,
             int criterion)
{
  int current = entente_view_filter_get_sort_criterion (self->filter);

  entente_view_filter_set_sort_criterion (self->filter, current == criterion ? ENTENTE_NONE : criterion);
}

/* With Ctrl a click says whom to compare the selected one with. */
static gboolean
compares (EntentePictureView *self,
          GtkGestureClick *gesture,
          int partner)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int selected = entente_session_get_selected (self->session);

  return (state & GDK_CONTROL_MASK) != 0 && selected != ENTENTE_NONE && selected != partner;
}

static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             EntentePictureView *self)
{
  EntentePick found = pick (self, x, y);

  if (self->session == NULL || self->dragging)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (found.kind == ENTENTE_PICK_CRITERION)
    toggle_sort (self, found.index);
  else if (found.kind == ENTENTE_PICK_PARTNER && compares (self, gesture, found.index))
    {
      entente_session_set_compared (self->session, found.index);
      return;
    }
  else if (found.kind == ENTENTE_PICK_PARTNER)
    entente_session_set_selected (self->session, found.index);
  else if (found.kind == ENTENTE_PICK_NOTHING && n_press == 1)
    entente_session_set_selected (self->session, ENTENTE_NONE);
  if (n_press != 2)
    return;
  if (found.kind == ENTENTE_PICK_PARTNER)
    g_signal_emit_by_name (self, "activated");
  else if (self->zoomable)
    fly_at (self, CLOSER, x, y);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               EntentePictureView *self)
{
  self->drag_pick = pick (self, x, y);
  entente_picture_view_grip (self, x, y, is_touch (GTK_GESTURE (gesture)));
  self->drag_x = x;
  self->drag_y = y;
  self->dragging = FALSE;
  if (self->drag_pick.kind != ENTENTE_PICK_CUT_OFF && !self->zoomable)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_cut_off (EntentePictureView *self,
              double y,
              gboolean exact)
{
  guint tier = (guint) self->drag_pick.index;
  EntenteCutOffDrag drag = { tier, 0, exact };

  if (!ENTENTE_IS_RANKING_PICTURE (self->picture))
    return;
  drag.position
      = entente_ranking_picture_get_cut_off_position (ENTENTE_RANKING_PICTURE (self->picture), tier, y);
  entente_session_drag_cut_off (self->session, &drag);
}

static void
start_drag (EntentePictureView *self)
{
  self->dragging = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag_pick.kind == ENTENTE_PICK_CUT_OFF)
    entente_session_begin_change (self->session);
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                EntentePictureView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->dragging && fabs (dx) + fabs (dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragging)
    start_drag (self);
  if (self->drag_pick.kind == ENTENTE_PICK_CUT_OFF)
    drag_cut_off (self, y + dy, (state & GDK_ALT_MASK) != 0);
  else if (self->gripped != ENTENTE_NONE)
    entente_picture_view_move_grip (self, x + dx, y + dy);
  else
    pan (self, x + dx - self->drag_x, y + dy - self->drag_y);
  self->drag_x = x + dx;
  self->drag_y = y + dy;
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double dx,
             double dy,
             EntentePictureView *self)
{
  if (self->dragging && self->drag_pick.kind == ENTENTE_PICK_CUT_OFF)
    entente_session_end_change (self->session);
  if (self->dragging && self->gripped != ENTENTE_NONE)
    entente_picture_view_let_go (self, TRUE);
  self->dragging = FALSE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->stage_text == 0);
  show_cursor (self, self->drag_pick);
}

/* Comes before the end: what was in hand goes back. */
static void
drag_cancel_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                EntentePictureView *self)
{
  if (self->dragging && self->gripped != ENTENTE_NONE)
    entente_picture_view_let_go (self, FALSE);
  self->gripped = ENTENTE_NONE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           EntentePictureView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean touchpad;

  if (self->session == NULL)
    return FALSE;
  if ((state & GDK_CONTROL_MASK) != 0 && entente_picture_view_has_rows (self))
    {
      entente_picture_view_zoom_rows (self, pow (ENTENTE_VIEWPORT_STEP, -dy));
      return TRUE;
    }
  if (!self->zoomable)
    return FALSE;
  touchpad = event != NULL && gdk_device_get_source (gdk_event_get_device (event)) == GDK_SOURCE_TOUCHPAD;
  /* Two fingers on a touchpad pan, as everywhere; a wheel has nothing better to do than to zoom. */
  if (touchpad && (state & GDK_CONTROL_MASK) == 0)
    pan (self, -dx, -dy);
  else
    zoom_at (self, pow (ENTENTE_VIEWPORT_STEP, -dy), self->pointer_x, self->pointer_y);
  return TRUE;
}

/* Between the fingers; on a touchpad, which has no place of its own, at the pointer. */
static void
find_pinch (EntentePictureView *self,
            GtkGesture *gesture,
            double *place)
{
  if (gtk_gesture_is_active (gesture) && gtk_gesture_get_bounding_box_center (gesture, &place[0], &place[1]))
    return;
  place[0] = self->pointer_x;
  place[1] = self->pointer_y;
}

static void
pinch_begin_cb (GtkGesture *gesture,
                GdkEventSequence *sequence,
                EntentePictureView *self)
{
  const gboolean zooms = self->zoomable || entente_picture_view_has_rows (self);

  self->pinch_scale = 1;
  find_pinch (self, gesture, self->pinch);
  /* The first of the two fingers does not drag any more. */
  gtk_gesture_set_state (gesture, zooms ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double scale,
          EntentePictureView *self)
{
  double place[2];

  if (scale <= 0 || self->session == NULL)
    return;
  if (entente_picture_view_has_rows (self))
    {
      entente_picture_view_zoom_rows (self, scale / self->pinch_scale);
      self->pinch_scale = scale;
      return;
    }
  if (!self->zoomable)
    return;
  find_pinch (self, GTK_GESTURE (gesture), place);
  zoom_at (self, scale / self->pinch_scale, place[0], place[1]);
  pan (self, place[0] - self->pinch[0], place[1] - self->pinch[1]);
  self->pinch_scale = scale;
  self->pinch[0] = place[0];
  self->pinch[1] = place[1];
}

static gboolean
step_to (EntentePictureView *self,
         EntenteStep step)
{
  int partner = entente_picture_step (self->picture, entente_session_get_selected (self->session), step);

  if (partner != ENTENTE_NONE)
    entente_session_set_selected (self->session, partner);
  return TRUE;
}

static gboolean
zoom_key (EntentePictureView *self,
          guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      entente_picture_view_zoom (self, ENTENTE_VIEWPORT_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      entente_picture_view_zoom (self, 1 / ENTENTE_VIEWPORT_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      entente_picture_view_reset_zoom (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
pan_key (EntentePictureView *self,
         guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      pan (self, PAN_STEP, 0);
      return TRUE;
    case GDK_KEY_Right:
      pan (self, -PAN_STEP, 0);
      return TRUE;
    case GDK_KEY_Up:
      pan (self, 0, PAN_STEP);
      return TRUE;
    case GDK_KEY_Down:
      pan (self, 0, -PAN_STEP);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
page (EntentePictureView *self,
      int direction)
{
  if (self->vadjustment == NULL || self->zoomable)
    return FALSE;
  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment)
                                                   + direction * gtk_adjustment_get_page_increment (self->vadjustment));
  return TRUE;
}

static gboolean
move_key (EntentePictureView *self,
          guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      return step_to (self, ENTENTE_STEP_UP);
    case GDK_KEY_Down:
      return step_to (self, ENTENTE_STEP_DOWN);
    case GDK_KEY_Left:
      return step_to (self, ENTENTE_STEP_LEFT);
    case GDK_KEY_Right:
      return step_to (self, ENTENTE_STEP_RIGHT);
    case GDK_KEY_Home:
      return step_to (self, ENTENTE_STEP_FIRST);
    case GDK_KEY_End:
      return step_to (self, ENTENTE_STEP_LAST);
    case GDK_KEY_Page_Up:
      return page (self, -1);
    case GDK_KEY_Page_Down:
      return page (self, 1);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EntentePictureView *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (self->session == NULL || entente_session_get_evaluation (self->session) == NULL || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape && self->dragging && self->gripped != ENTENTE_NONE)
    {
      entente_picture_view_let_go (self, FALSE);
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
      return TRUE;
    }
  if (control && (state & GDK_SHIFT_MASK) != 0 && entente_picture_view_nudge (self, keyval))
    return TRUE;
  if (self->zoomable && control && pan_key (self, keyval))
    return TRUE;
  if ((self->zoomable || entente_picture_view_has_rows (self)) && zoom_key (self, keyval))
    return TRUE;
  if (control)
    return FALSE;
  if (keyval == GDK_KEY_z || keyval == GDK_KEY_Z)
    return entente_picture_view_zoom_to_selection (self);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      g_signal_emit_by_name (self, "activated");
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && entente_session_get_selected (self->session) != ENTENTE_NONE)
    {
      entente_session_set_selected (self->session, ENTENTE_NONE);
      return TRUE;
    }
  if (!move_key (self, keyval))
    return FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), QUIET);
  if (GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
  return TRUE;
}

static void
focus_left_cb (EntentePictureView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), QUIET);
}

/**
 * entente_picture_view_focus_quietly:
 *
 * Takes the keyboard without a sign of it, until a key moves something here or the focus comes back by one.
 */
gboolean
entente_picture_view_focus_quietly (EntentePictureView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), QUIET);
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
entente_picture_view_is_quiet (EntentePictureView *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), QUIET);
}

void
entente_picture_view_add_input (EntentePictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (widget, focus);
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  entente_picture_view_add_pin_input (self);
}
