/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* One widget for every kind of picture.
 *
 *   results, selection, hover, size  ->  update_scene ()  ->  picture glides  ->  snapshot draws it
 *
 * New results update the scene in the frame in which they were computed; other causes mark it stale and the
 * next tick updates it. A tick callback exists only while something is stale or moves. A view that nobody
 * sees does nothing and jumps to the present state when it is shown.
 *
 * It is a GtkScrollable so that a picture taller than the window (Ranking) gets kinetic scrolling and
 * scrollbars from GtkScrolledWindow; the offset reaches the scene as viewport.y.
 */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-announcement.h"
#include "entente-list-drawing.h"
#include "entente-memory.h"
#include "entente-settings.h"
#include "entente-viewport.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DESCRIBE_DELAY_MS 400
#define MINIMUM_SIZE 120
#define REST_S 2 /* who comes back sooner finds everything as it was */
/* The focus ring, outside of what the pictures draw around the selected one. */
#define FOCUS_AWAY 11.6  /* from a mark's edge to the middle of the ring */
#define FOCUS_INSET 2.5  /* from the sides of a list */
#define FOCUS_OUTSET 3.0 /* above and below a row */
#define FOCUS_CORNER 9.0

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

static guint activated_signal, updated_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (EntentePictureView, entente_picture_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static gint64
get_frame_time (EntentePictureView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL ? gdk_frame_clock_get_frame_time (clock) : g_get_monotonic_time ();
}

static void
queue_drawing (EntentePictureView *self)
{
  self->canvas_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_scene (EntentePictureView *self)
{
  return self->picture != NULL && self->session != NULL
         && entente_session_get_evaluation (self->session) != NULL
         && gtk_widget_get_width (GTK_WIDGET (self)) > 0;
}

static void
ensure_style (EntentePictureView *self)
{
  if (self->has_style)
    return;
  entente_appearance_init_style (GTK_WIDGET (self), entente_session_get_dataset (self->session),
                                 entente_session_get_scenario (self->session)->n_tiers, &self->style);
  if (self->stage_text > 0)
    entente_style_set_medium (&self->style, ENTENTE_MEDIUM_STAGE, self->stage_text, ENTENTE_STAGE_PAGE);
  else
    entente_style_set_medium (&self->style, ENTENTE_MEDIUM_SCREEN,
                              entente_appearance_get_text_scale (GTK_WIDGET (self)) * self->room_scale, 0);
  if (self->text == NULL)
    self->text = entente_appearance_make_measure (GTK_WIDGET (self), &self->style.type);
  /* Letters of a screen stand on whole pixels, also where a pixel of the layout is two or four of them. */
  entente_pango_measure_set_exact (self->text, self->magnification != rint (self->magnification));
  self->translation = entente_settings_get_picture_translation ();
  self->language[0] = self->translation != NULL ? entente_translation_get_language (self->translation) : NULL;
  self->has_style = TRUE;
}

/**
 * entente_picture_view_fill_input:
 * @input: (out caller-allocates): what the scene on screen is made of; exports start from the same
 */
void
entente_picture_view_fill_input (EntentePictureView *self,
                                 EntenteSceneInput *input)
{
  static const EntentePin nobody = { ENTENTE_NONE, 0, 0 };
  GtkWidget *widget = GTK_WIDGET (self);

  ensure_style (self);
  *input = (EntenteSceneInput){
    .dataset = entente_session_get_dataset (self->session),
    .scenario = entente_session_get_scenario (self->session),
    .evaluation = entente_session_get_evaluation (self->session),
    .baseline = entente_session_get_baseline (self->session),
    .baseline_scenario = entente_session_get_baseline_scenario (self->session),
    .drawn = self->drawn,
    .languages = self->translation != NULL ? self->language : g_get_language_names (),
    .measure = entente_pango_measure_get_measure (self->text),
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .text_scale = self->style.text_scale,
    .right_to_left = self->translation != NULL ? entente_language_is_right_to_left (self->language[0])
                                               : gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .viewport = self->viewport,
    .selected = entente_session_get_selected (self->session),
    .hovered = entente_session_get_hovered (self->session),
    .compared = entente_session_get_compared (self->session),
    .tie_kinds_shown = entente_view_filter_get_tie_kinds (self->filter),
    .blocs_shown = entente_view_filter_get_blocs (self->filter),
    .sort_criterion = entente_view_filter_get_sort_criterion (self->filter),
    .filter = entente_view_filter_get_search (self->filter),
    .size_by = entente_view_filter_get_size_by (self->filter),
    .arrangement = entente_view_filter_get_arrangement (self->filter),
    .row_zoom = entente_view_filter_get_row_zoom (self->filter),
    .medium = self->style.type.medium,
    .marking = entente_settings_get_marking (),
    .heading_room = self->heading_room,
  };
  input->pins = entente_session_get_pins (self->session, &input->n_pins);
  if (input->pins == NULL)
    input->pins = &nobody;
  entente_picture_view_fill_certainty (self, input);
  entente_picture_view_fill_comparison (self, input);
  if (self->vadjustment != NULL && !self->zoomable)
    input->viewport.y = gtk_adjustment_get_value (self->vadjustment);
}

/* The partner under the keyboard comes first: that is what changes with each key, and what a screen reader says. */
static char *
describe (EntentePictureView *self)
{
  g_autofree char *picture = entente_picture_describe (self->picture), *partner = NULL;
  int selected = entente_session_get_selected (self->session);

  if (selected == ENTENTE_NONE)
    return g_steal_pointer (&picture);
  partner = entente_picture_view_describe_partner (self, selected);
  /* Translators: a partner and how it stands; the finding of the picture */
  return g_strdup_printf (_("%s. %s"), partner, picture != NULL ? picture : "");
}

/* Reading the picture out is for when it rests: a screen reader cannot follow sixty of them a second. */
static gboolean
describe_cb (gpointer user_data)
{
  EntentePictureView *self = user_data;
  g_autofree char *text = NULL;

  self->describe_timeout = 0;
  if (!has_scene (self))
    return G_SOURCE_REMOVE;
  text = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return G_SOURCE_REMOVE;
}

static void
queue_description (EntentePictureView *self)
{
  g_clear_handle_id (&self->describe_timeout, g_source_remove);
  self->describe_timeout = g_timeout_add (DESCRIBE_DELAY_MS, describe_cb, self);
}

void
entente_picture_view_configure_adjustments (EntentePictureView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double content = self->picture != NULL ? entente_picture_get_content_height (self->picture) : 0;
  double upper = MAX (content, height);

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment,
                              CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, upper - height), 0, upper,
                              height * 0.1, height * 0.9, height);
}

static EntenteMotionMode
choose_mode (EntentePictureView *self)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  /* Rows that change their height do so at once, also when results come in before they are drawn: while they were on
   * their way, the one in the middle would not know where to return to. */
  if (!animate || self->was_hidden || self->anchor != ENTENTE_NONE)
    return ENTENTE_MOTION_JUMP;
  return self->mode;
}

static void
update_scene (EntentePictureView *self)
{
  EntenteSceneInput input;
  EntenteTranslation *before;

  if (!has_scene (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  entente_picture_view_fill_input (self, &input);
  before = entente_translation_push (self->translation);
  entente_picture_update (self->picture, &input, choose_mode (self), get_frame_time (self));
  if (entente_picture_view_return_row (self))
    {
      entente_picture_view_fill_input (self, &input);
      entente_picture_update (self->picture, &input, ENTENTE_MOTION_JUMP, get_frame_time (self));
    }
  entente_translation_pop (before);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  if (input.robustness != NULL)
    self->robustness = entente_robustness_ref (input.robustness);
  self->stale = FALSE;
  self->was_hidden = FALSE;
  g_signal_emit (self, updated_signal, 0);
  queue_description (self);
  queue_drawing (self);
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  entente_picture_view_advance_flight (self, get_frame_time (self));
  if (self->stale)
    {
      update_scene (self);
      entente_picture_view_configure_adjustments (self);
    }
  /* A list that became shorter has just moved its adjustment: one more frame shows what is there now. */
  if ((has_scene (self) && entente_picture_advance (self->picture, get_frame_time (self))) || self->stale || self->flying)
    {
      queue_drawing (self);
      return G_SOURCE_CONTINUE;
    }
  queue_drawing (self);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
ensure_tick (EntentePictureView *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* The scene is to be made anew in the next frame; what moves does so in @mode. */
void
entente_picture_view_queue_update (EntentePictureView *self,
                                   EntenteMotionMode mode)
{
  self->stale = TRUE;
  self->mode = mode;
  ensure_tick (self);
}

/* Called in the update phase of the frame: show the new results in this very frame. */
static void
evaluated_cb (EntentePictureView *self)
{
  self->mode = entente_session_get_motion_mode (self->session);
  if (self->style.n_tiers != entente_session_get_scenario (self->session)->n_tiers)
    self->has_style = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      self->was_hidden = TRUE;
      return;
    }
  update_scene (self);
  entente_picture_view_configure_adjustments (self);
  ensure_tick (self);
}

static void
selection_changed_cb (EntentePictureView *self)
{
  int selected = entente_session_get_selected (self->session);

  entente_picture_view_update_holding (self);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
  if (selected == ENTENTE_NONE)
    return;
  if (selected != self->selected)
    self->selected_before = self->selected;
  self->selected = selected;
  entente_picture_view_reveal (self, selected);
  if (gtk_widget_has_focus (GTK_WIDGET (self)) && has_scene (self))
    {
      g_autofree char *text = entente_picture_view_describe_partner (self, selected);

      entente_announce (GTK_WIDGET (self), text);
    }
}

static void
pointed_cb (EntentePictureView *self)
{
  entente_picture_view_update_holding (self);
  entente_picture_view_queue_update (self, self->mode);
}

static void
filter_changed_cb (EntentePictureView *self)
{
  const double row_zoom = entente_view_filter_get_row_zoom (self->filter);

  if (row_zoom == self->row_zoom || !entente_picture_view_has_rows (self))
    {
      entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
      return;
    }
  self->row_zoom = row_zoom;
  if (has_scene (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    entente_picture_view_hold_row (self);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/* More can be shown than at the last update, or marks are on their way. */
static void
picture_changed_cb (EntentePictureView *self)
{
  entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
}

static void
pins_changed_cb (EntentePictureView *self)
{
  entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
}

static void
dataset_changed_cb (EntentePictureView *self)
{
  /* Another version of the document is looked at from where the last one was. */
  entente_picture_view_update_holding (self);
  self->has_style = FALSE;
  self->selected = entente_session_get_selected (self->session);
  self->selected_before = ENTENTE_NONE;
  if (self->gripped != ENTENTE_NONE)
    entente_picture_view_let_go (self, FALSE);
}

static void
follow_room (EntentePictureView *self,
             int width,
             int height)
{
  const double text_scale = entente_appearance_get_text_scale (GTK_WIDGET (self));
  double room_scale = entente_type_scale_get_room (width, height) * entente_type_scale_get_fit (text_scale, width, height);

  if (room_scale == self->room_scale || self->stage_text > 0)
    return;
  self->room_scale = room_scale;
  self->has_style = FALSE;
  g_clear_pointer (&self->text, entente_pango_measure_free);
}

static void
appearance_changed_cb (EntentePictureView *self)
{
  follow_room (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  self->has_style = FALSE;
  g_clear_pointer (&self->text, entente_pango_measure_free);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/* A scrolled picture is another cut-out of the same scene: it follows at once. */
static void
scrolled_cb (EntentePictureView *self)
{
  if (!self->zoomable)
    entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

static void
entente_picture_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = MINIMUM_SIZE;
  *natural = MINIMUM_SIZE;
}

static void
entente_picture_view_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  entente_picture_view_stop_flight (self);
  entente_viewport_clamp (&self->viewport, width, height);
  follow_room (self, width, height);
  self->mode = ENTENTE_MOTION_JUMP;
  update_scene (self);
  entente_picture_view_configure_adjustments (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
entente_picture_view_map (GtkWidget *widget)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  GTK_WIDGET_CLASS (entente_picture_view_parent_class)->map (widget);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  entente_picture_view_update_holding (self);
  entente_picture_view_queue_update (self, self->mode);
}

/* Nobody has looked for a while: pixels, several megabytes in each view, wait for nobody. Coming back draws anyway. */
static gboolean
rest_cb (gpointer user_data)
{
  EntentePictureView *self = user_data;

  self->rest_timeout = 0;
  entente_canvas_clear (self->canvas);
  entente_picture_rest (self->picture);
  if (self->text != NULL)
    entente_pango_measure_rest (self->text);
  entente_memory_rest ();
  return G_SOURCE_REMOVE;
}

static void
entente_picture_view_unmap (GtkWidget *widget)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  if (self->rest_timeout == 0)
    self->rest_timeout = g_timeout_add_seconds (REST_S, rest_cb, self);
  GTK_WIDGET_CLASS (entente_picture_view_parent_class)->unmap (widget);
  entente_picture_view_update_holding (self);
}

/* A ring outside the selection's own, when the keyboard is here: two pixels of gap, two of ring. Around the whole
 * picture there is a frame in any case, from the style sheet. */
static void
snapshot_focus (EntentePictureView *self,
                GtkSnapshot *snapshot)
{
  const gboolean list = entente_picture_get_content_height (self->picture) > 0;
  const double top = entente_picture_get_fixed_height (self->picture), width = gtk_widget_get_width (GTK_WIDGET (self));
  double x, y, radius, reach;
  int selected = entente_session_get_selected (self->session);
  cairo_t *cr;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || entente_picture_view_is_quiet (self)
      || selected == ENTENTE_NONE
      || !entente_picture_locate (self->picture, selected, &x, &y, &radius) || (list && y < top))
    return;
  if (list)
    x = width / 2;
  reach = (list ? width / 2 : radius + FOCUS_AWAY) + 2;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) floor (x - reach), (float) floor (y - radius - FOCUS_AWAY - 2),
                                                       (float) ceil (2 * reach) + 1,
                                                       (float) ceil (2 * (radius + FOCUS_AWAY + 2)) + 1));
  entente_style_set_source (cr, self->style.focus, 1);
  cairo_set_line_width (cr, 2);
  cairo_new_path (cr);
  if (list)
    entente_list_add_rounded (cr, FOCUS_INSET, y - radius - FOCUS_OUTSET, width - 2 * FOCUS_INSET,
                               2 * (radius + FOCUS_OUTSET), FOCUS_CORNER);
  else
    cairo_arc (cr, x, y, radius + FOCUS_AWAY, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_picture (EntentePictureView *self,
              int width,
              int height,
              double scale)
{
  cairo_t *cr = entente_canvas_begin (self->canvas, width, height, scale);

  /* On a stage a list may end above the bottom. */
  if (!entente_picture_paints_ground (self->picture) || self->stage_text > 0)
    {
      entente_style_set_source (cr, self->style.picture, 1);
      cairo_paint (cr);
    }
  entente_picture_draw (self->picture, &self->style, self->text, cr);
  entente_canvas_end (self->canvas, cr);
  self->canvas_stale = FALSE;
}

static void
entente_picture_view_snapshot (GtkWidget *widget,
                               GtkSnapshot *snapshot)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double scale = gtk_widget_get_scale_factor (widget) * self->magnification;

  if (!has_scene (self) || self->was_hidden)
    return;
  self->canvas_stale |= !self->has_style || !entente_canvas_fits (self->canvas, width, height, scale);
  ensure_style (self);
  if (self->canvas_stale)
    draw_picture (self, width, height, scale);
  entente_canvas_snapshot (self->canvas, snapshot);
  snapshot_focus (self, snapshot);
}

static gboolean
entente_picture_view_query_tooltip_vfunc (GtkWidget *widget,
                                          int x,
                                          int y,
                                          gboolean keyboard,
                                          GtkTooltip *tooltip)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);
  double px = x, py = y, radius;

  if (!has_scene (self) || (self->menu != NULL && gtk_widget_get_visible (self->menu)))
    return FALSE;
  if (keyboard
      && !entente_picture_locate (self->picture, entente_session_get_selected (self->session), &px, &py, &radius))
    return FALSE;
  return entente_picture_view_query_tooltip (self, px, py, tooltip);
}

static void
set_adjustment (EntentePictureView *self,
                GtkAdjustment **place,
                GtkAdjustment *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_clear_object (place);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  entente_picture_view_configure_adjustments (self);
}

static void
entente_picture_view_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_picture_view_get_property (GObject *object,
                                   guint prop_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_picture_view_dispose (GObject *object)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (object);

  g_clear_handle_id (&self->describe_timeout, g_source_remove);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  entente_picture_view_drop_menu (self);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->robustness, entente_robustness_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->text, entente_pango_measure_free);
  g_clear_pointer (&self->canvas, entente_canvas_free);
  g_clear_pointer (&self->drawn, entente_evaluation_unref);

  G_OBJECT_CLASS (entente_picture_view_parent_class)->dispose (object);
}

static void
entente_picture_view_class_init (EntentePictureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_picture_view_get_property;
  object_class->set_property = entente_picture_view_set_property;
  object_class->dispose = entente_picture_view_dispose;
  widget_class->measure = entente_picture_view_measure;
  widget_class->size_allocate = entente_picture_view_size_allocate;
  widget_class->map = entente_picture_view_map;
  widget_class->unmap = entente_picture_view_unmap;
  widget_class->snapshot = entente_picture_view_snapshot;
  widget_class->query_tooltip = entente_picture_view_query_tooltip_vfunc;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* The picture has a new scene, and knows by now whether anything keeps it from being drawn. */
  updated_signal = g_signal_new ("updated", ENTENTE_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  activated_signal = g_signal_new ("activated", ENTENTE_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, activated_signal);
  entente_picture_view_install_pin_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_picture_view_init (EntentePictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  entente_viewport_reset (&self->viewport);
  self->room_scale = 1;
  self->magnification = 1;
  self->row_zoom = 1;
  self->anchor = ENTENTE_NONE;
  self->canvas = entente_canvas_new (CAIRO_CONTENT_COLOR);
  self->mode = ENTENTE_MOTION_JUMP;
  entente_picture_view_add_input (self);
}

/**
 * entente_picture_view_new:
 * @picture: (transfer full): what to show
 * @title: its name for screen readers, "Ranking"
 */
GtkWidget *
entente_picture_view_new (EntentePicture *picture,
                          const char *title)
{
  EntentePictureView *self = g_object_new (ENTENTE_TYPE_PICTURE_VIEW, NULL);
  const char *id = entente_picture_get_id (picture);

  self->picture = picture;
  self->zoomable = g_str_equal (id, "map") || g_str_equal (id, "network");
  g_signal_connect_object (picture, "changed", G_CALLBACK (picture_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  entente_appearance_watch (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
  entente_appearance_watch_preferences (GTK_WIDGET (self), G_CALLBACK (appearance_changed_cb));
  return GTK_WIDGET (self);
}

void
entente_picture_view_set_session (EntentePictureView *self,
                                  EntenteSession *session,
                                  EntenteViewFilter *filter)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::compared", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::hovered", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "pins-changed", G_CALLBACK (pins_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  entente_picture_view_add_certainty (self);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

EntentePicture *
entente_picture_view_get_picture (EntentePictureView *self)
{
  return self->picture;
}

/* How much of the first lines' end a control over the picture takes. */
void
entente_picture_view_set_heading_room (EntentePictureView *self,
                                       double room)
{
  self->heading_room = room;
  entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/**
 * entente_picture_view_set_stage:
 * @magnification: that whoever holds the view draws it with: its height in pixels over ENTENTE_STAGE_PAGE
 * @text_scale: 1 = as large as the back row needs it
 *
 * Draws for a stage from now on. What is under the pointer is for others to say, in letters of that size.
 */
void
entente_picture_view_set_stage (EntentePictureView *self,
                                double magnification,
                                double text_scale)
{
  if (self->magnification == magnification && self->stage_text == text_scale)
    return;
  self->magnification = magnification;
  self->stage_text = text_scale;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  appearance_changed_cb (self);
}

/* Larger or smaller around the middle, or higher and lower rows; pictures that always fit stay as they are. */
void
entente_picture_view_zoom (EntentePictureView *self,
                           double factor)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  const double middle[2] = { width / 2, height / 2 };

  entente_picture_view_stop_flight (self);
  if (entente_picture_view_has_rows (self))
    entente_picture_view_zoom_rows (self, factor);
  else if (self->zoomable && entente_viewport_zoom_at (&self->viewport, width, height, factor, middle))
    entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
}

/* And nothing is on its way to less. */
gboolean
entente_picture_view_shows_all (EntentePictureView *self)
{
  return entente_viewport_is_whole (self->flying ? &self->to : &self->viewport);
}

void
entente_picture_view_reset_zoom (EntentePictureView *self)
{
  const EntenteViewport whole = { 1, 0, 0 };

  if (entente_picture_view_has_rows (self))
    {
      entente_view_filter_set_row_zoom (self->filter, 1);
      return;
    }
  if (self->zoomable)
    entente_picture_view_fly_to (self, &whole);
}

void
entente_picture_view_set_drawn (EntentePictureView *self,
                                EntenteEvaluation *drawn)
{
  if (self->drawn == drawn)
    return;
  if (drawn != NULL)
    entente_evaluation_ref (drawn);
  g_clear_pointer (&self->drawn, entente_evaluation_unref);
  self->drawn = drawn;
  entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
}

/* Scrolls or pans as little as possible so that the partner can be seen. */
void
entente_picture_view_reveal (EntentePictureView *self,
                             int partner)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double place[2], radius;
  const double margin = 40;

  if (!has_scene (self) || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !entente_picture_locate (self->picture, partner, &place[0], &place[1], &radius))
    return;
  if (self->zoomable)
    {
      entente_picture_view_stop_flight (self);
      entente_viewport_reveal (&self->viewport, width, height, place);
      entente_picture_view_queue_update (self, ENTENTE_MOTION_JUMP);
    }
  else if (self->vadjustment != NULL && entente_picture_get_content_height (self->picture) > height)
    {
      double offset = gtk_adjustment_get_value (self->vadjustment);
      double top = entente_picture_get_fixed_height (self->picture) + radius;

      if (place[1] < top)
        gtk_adjustment_set_value (self->vadjustment, offset + place[1] - top);
      else if (place[1] > height - margin)
        gtk_adjustment_set_value (self->vadjustment, offset + place[1] - height + margin);
    }
}
