/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The row writes the session and shows what the session says; it never moves its own slider. So whatever
 * the rule makes of a wish (locked, nothing left to give), the thumb stands at the truth.
 *
 * Keys on the slider: arrows 1 %, Page keys 10 %, Home, End; Delete goes back to the preset's share. With Ctrl arrows
 * lead to where somebody changes tier (entente-criterion-tipping.c).
 *
 * In importance mode slider and entry show a rating, 0 to 100 by itself, and the share that follows stands beside it;
 * nothing is locked then.
 */

#include "config.h"

#include "entente-criterion-row.h"

#include "entente-appearance.h"
#include "entente-button-names.h"
#include "entente-criterion-tipping.h"
#include "entente-format.h"
#include "entente-label-phrases.h"
#include "entente-number-input.h"
#include "entente-plain-text.h"
#include "entente-redraw-mark.h"
#include "entente-share-scale.h"
#include "entente-swatch.h"
#include "entente-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RIGHT_TO_LEFT_MARK "\342\200\217"

struct _EntenteCriterionRow
{
  GtkWidget parent_instance;

  EntenteSession *session;
  guint criterion;
  char *shown_number; /* in the entry: a share, or a rating */
  char *shown_share;  /* beside a rating */
  char *swing; /* what the share moves, for the tooltip */
  gint64 shown_baseline; /* per cent; -1 = none yet */
  int shown_influence;   /* per cent; -1 = none */
  gboolean shown_lock, has_lock_shown;
  int shown_mode; /* EntenteSliderMode, or ENTENTE_NONE */
  gboolean updating;
  EntenteRedrawMark mark; /* under number, slider and words when more than the slider changes */

  GtkWidget *head;
  EntenteSwatch *swatch;
  GtkLabel *name;
  GtkToggleButton *lock;
  GtkButton *former;
  GtkLabel *share;
  GtkEntry *entry;
  EntenteShareScale *scale;
  GtkInscription *influence;
};

G_DEFINE_FINAL_TYPE (EntenteCriterionRow, entente_criterion_row, GTK_TYPE_WIDGET)

static const char *
get_name (EntenteCriterionRow *self)
{
  return entente_text_get (&entente_session_get_dataset (self->session)->criteria[self->criterion].name,
                           g_get_language_names ());
}

static gboolean
has_ratings (EntenteCriterionRow *self)
{
  return entente_session_get_scenario (self->session)->slider_mode == ENTENTE_SLIDERS_IMPORTANCE;
}

static void
show_typed (EntenteCriterionRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown_number != NULL ? self->shown_number : "");
}

/* "35", "35 %", "35,5%", "۳۵٫۵٪": a number as it is written in any language. */
static gboolean
parse_number (const char *text,
              double *parsed)
{
  GString *number = g_string_new (text);
  double value;
  gboolean sound;

  g_string_replace (number, "%", " ", 0);
  g_string_replace (number, "٪", " ", 0);
  g_string_replace (number, "％", " ", 0);
  sound = entente_number_input_parse (number->str, &value, NULL);
  g_string_free (number, TRUE);
  if (sound)
    *parsed = CLAMP (value, 0, 100);
  return sound;
}

static gboolean
type_number (EntenteCriterionRow *self,
             double number)
{
  if (has_ratings (self))
    return entente_session_type_importance (self->session, self->criterion, number);
  return entente_session_type_share (self->session, self->criterion, number / 100);
}

static void
apply_typed (EntenteCriterionRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  double number;

  if (g_strcmp0 (text, self->shown_number) == 0)
    return;
  if (!parse_number (text, &number) || !type_number (self, number))
    gtk_widget_error_bell (GTK_WIDGET (self));
  show_typed (self);
}

static void
entry_activate_cb (GtkEntry *entry,
                   EntenteCriterionRow *self)
{
  apply_typed (self);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
entry_leave_cb (GtkEventControllerFocus *focus,
                EntenteCriterionRow *self)
{
  apply_typed (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              EntenteCriterionRow *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  show_typed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
  return TRUE;
}

static void
lock_toggled_cb (GtkToggleButton *button,
                 EntenteCriterionRow *self)
{
  if (!self->updating)
    entente_session_set_locked (self->session, self->criterion, gtk_toggle_button_get_active (button));
}

/* Says what the slider moves; not while it is moved, when it would cover the rows below. */
static gboolean
query_tooltip_cb (EntenteCriterionRow *self,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;

  if (self->swing == NULL || (pointer != NULL && (gdk_device_get_modifier_state (pointer) & GDK_BUTTON1_MASK) != 0))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->swing);
  return TRUE;
}

static void
former_clicked_cb (GtkButton *button,
                   EntenteCriterionRow *self)
{
  entente_session_reset_share (self->session, self->criterion);
}

static gboolean
change_value_cb (GtkRange *range,
                 GtkScrollType scroll,
                 double value,
                 EntenteCriterionRow *self)
{
  gboolean steps = scroll != GTK_SCROLL_JUMP && scroll != GTK_SCROLL_NONE;

  /* A key goes to the next whole number, as the pointer does with ratings; with shares it goes wherever it is. */
  if (steps || has_ratings (self))
    value = round (value);
  if (has_ratings (self))
    entente_session_set_importance (self->session, self->criterion, CLAMP (value, 0, 100));
  else
    entente_session_move_share (self->session, self->criterion, CLAMP (value, 0, 100) / 100);
  return TRUE;
}

static gboolean
scale_event_cb (GtkEventControllerLegacy *controller,
                GdkEvent *event,
                EntenteCriterionRow *self)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      gtk_widget_add_css_class (GTK_WIDGET (self), "active");
      entente_session_begin_change (self->session);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
      entente_session_end_change (self->session);
      entente_share_scale_settle (self->scale);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scale_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              EntenteCriterionRow *self)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;
  entente_session_reset_share (self->session, self->criterion);
  return TRUE;
}

static void
entente_criterion_row_dispose (GObject *object)
{
  EntenteCriterionRow *self = ENTENTE_CRITERION_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown_number, g_free);
  g_clear_pointer (&self->shown_share, g_free);
  g_clear_pointer (&self->swing, g_free);

  G_OBJECT_CLASS (entente_criterion_row_parent_class)->dispose (object);
}

static void
entente_criterion_row_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  EntenteCriterionRow *self = ENTENTE_CRITERION_ROW (widget);

  entente_redraw_mark_snapshot (&self->mark, snapshot,
                                &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                     (float) gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (entente_criterion_row_parent_class)->snapshot (widget, snapshot);
}

/* The arrow points to where the share stands now. */
static void
label_former (EntenteCriterionRow *self)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *former = entente_format_number ((double) self->shown_baseline, 0);
  g_autofree char *text = g_strdup_printf (rtl ? RIGHT_TO_LEFT_MARK "%s ←" : "%s →", former);

  gtk_button_set_label (self->former, text);
}

static void
entente_criterion_row_direction_changed (GtkWidget *widget,
                                         GtkTextDirection previous)
{
  EntenteCriterionRow *self = ENTENTE_CRITERION_ROW (widget);

  if (self->shown_baseline >= 0)
    label_former (self);
  GTK_WIDGET_CLASS (entente_criterion_row_parent_class)->direction_changed (widget, previous);
}

static void
entente_criterion_row_class_init (EntenteCriterionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_criterion_row_dispose;
  widget_class->snapshot = entente_criterion_row_snapshot;
  widget_class->direction_changed = entente_criterion_row_direction_changed;

  g_type_ensure (ENTENTE_TYPE_SWATCH);
  g_type_ensure (ENTENTE_TYPE_SHARE_SCALE);
  gtk_widget_class_set_css_name (widget_class, "criterion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ententeapp/Entente/ui/entente-criterion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, head);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, name);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, lock);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, former);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, share);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, entry);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, scale);
  gtk_widget_class_bind_template_child (widget_class, EntenteCriterionRow, influence);
  gtk_widget_class_bind_template_callback (widget_class, lock_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, former_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
}

static void
add_entry_controllers (EntenteCriterionRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
}

static void
add_scale_controllers (EntenteCriterionRow *self)
{
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  /* Before the slider's own gestures, which claim the press. */
  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (scale_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), legacy);
  g_signal_connect (key, "key-pressed", G_CALLBACK (scale_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), key);
}

static void
entente_criterion_row_init (EntenteCriterionRow *self)
{
  self->shown_baseline = -1;
  self->shown_influence = -1;
  self->shown_mode = ENTENTE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_appearance_orient_by_text (self->head);
  entente_plain_text_bound_label (self->name, 2);
  entente_label_phrases_keep (GTK_WIDGET (self->name));
  add_entry_controllers (self);
  add_scale_controllers (self);
}

static void
set_names (EntenteCriterionRow *self)
{
  const char *name = get_name (self);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *swing = entente_criterion_row_describe_swing (dataset, self->criterion);

  gtk_label_set_text (self->name, name);
  /* Not on the slider: it would cover the next one while this one is dragged. */
  g_free (self->swing);
  self->swing = entente_plain_text_wrap (swing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, swing, -1);
}

GtkWidget *
entente_criterion_row_new (EntenteSession *session,
                           guint criterion)
{
  EntenteCriterionRow *self = g_object_new (ENTENTE_TYPE_CRITERION_ROW, NULL);
  EntenteDataset *dataset = entente_session_get_dataset (session);

  self->session = g_object_ref (session);
  self->criterion = criterion;
  entente_swatch_set_criterion (self->swatch, dataset, criterion);
  entente_share_scale_set_criterion (self->scale, dataset, criterion);
  set_names (self);
  entente_criterion_tipping_attach (self->scale, session, criterion);
  return GTK_WIDGET (self);
}

static void
update_lock (EntenteCriterionRow *self,
             gboolean locked)
{
  g_autofree char *label = NULL;

  if (self->has_lock_shown && self->shown_lock == locked)
    return;
  self->has_lock_shown = TRUE;
  self->shown_lock = locked;
  label = g_strdup_printf (locked ? _("Unlock %s") : _("Lock %s"), get_name (self));
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->lock, locked);
  self->updating = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->lock), locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  entente_tooltip_set (GTK_WIDGET (self->lock),
                       locked ? _("Locked: keeps its share") : _("Keep this share while others move"));
  entente_button_names_set (GTK_WIDGET (self->lock), label);
}

static void
update_former (EntenteCriterionRow *self,
               gint64 units,
               gint64 baseline_units)
{
  g_autofree char *share = NULL, *tooltip = NULL;

  /* It keeps its room while there is nothing to go back to, so that no row changes its height in a drag. */
  gtk_widget_set_opacity (GTK_WIDGET (self->former), units != baseline_units ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->former), units != baseline_units);
  if (self->shown_baseline == baseline_units)
    return;
  self->shown_baseline = baseline_units;
  share = entente_format_share (baseline_units, 0);
  tooltip = g_strdup_printf (_("Back to %s"), share);
  label_former (self);
  entente_tooltip_set (GTK_WIDGET (self->former), tooltip);
  entente_button_names_set (GTK_WIDGET (self->former), tooltip);
}

static void
update_mode (EntenteCriterionRow *self,
             EntenteSliderMode mode)
{
  const gboolean ratings = mode == ENTENTE_SLIDERS_IMPORTANCE;
  g_autofree char *typed = NULL;

  if (self->shown_mode == (int) mode)
    return;
  self->shown_mode = (int) mode;
  gtk_widget_set_visible (GTK_WIDGET (self->lock), !ratings);
  gtk_widget_set_visible (GTK_WIDGET (self->former), !ratings);
  gtk_widget_set_visible (GTK_WIDGET (self->share), ratings);
  typed = g_strdup_printf (ratings ? _("Importance of %s") : _("Share of %s"), get_name (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, typed, -1);
  entente_tooltip_set (GTK_WIDGET (self->entry),
                       ratings ? _("Type an importance from 0 to 100") : _("Type a share"));
}

static void
get_share_state (EntenteCriterionRow *self,
                 EntenteShareState *state)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  const EntenteScenario *baseline = entente_session_get_baseline_scenario (self->session);
  g_autofree double *shares = g_new0 (double, scenario->n_criteria);

  entente_scenario_get_shares (baseline, shares);
  state->baseline = shares[self->criterion];
  entente_scenario_get_shares (scenario, shares);
  state->share = shares[self->criterion];
  state->locked = scenario->locks[self->criterion];
  state->available = state->locked ? state->share : entente_session_get_available (self->session, self->criterion);
}

static void
get_rating_state (EntenteCriterionRow *self,
                  EntenteShareState *state)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree double *ratings = g_new0 (double, scenario->n_criteria);

  entente_scenario_get_ratings (entente_session_get_baseline_scenario (self->session), ratings);
  state->baseline = ratings[self->criterion] / 100;
  entente_scenario_get_ratings (scenario, ratings);
  state->share = ratings[self->criterion] / 100;
  state->available = 1;
}

static void
show_number (EntenteCriterionRow *self,
             const char *number)
{
  if (g_strcmp0 (number, self->shown_number) == 0)
    return;
  g_free (self->shown_number);
  self->shown_number = g_strdup (number);
  show_typed (self);
  entente_redraw_mark_turn (&self->mark, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, number, -1);
}

/* The share that follows from the rating. */
static void
show_share (EntenteCriterionRow *self,
            const char *share)
{
  g_autofree char *tooltip = NULL;

  if (g_strcmp0 (share, self->shown_share) == 0)
    return;
  g_free (self->shown_share);
  self->shown_share = g_strdup (share);
  gtk_label_set_text (self->share, share);
  /* Translators: %s is a share, such as "35 %" */
  tooltip = g_strdup_printf (_("Its share of the score: %s"), share);
  entente_tooltip_set (GTK_WIDGET (self->share), tooltip);
}

/**
 * entente_criterion_row_update:
 * @units: the share as shown, in whole per cent, rounded together with the others
 * @baseline_units: the same of what changes are compared with
 *
 * Shows the session's present state. What has not changed is not written again: during a drag every write
 * would cost a new layout of its text in each frame.
 */
void
entente_criterion_row_update (EntenteCriterionRow *self,
                              gint64 units,
                              gint64 baseline_units)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *share = entente_format_share (units, 0);
  g_autofree char *rating = NULL;
  EntenteShareState state = { .is_dragged = entente_session_is_changing (self->session) };

  update_mode (self, scenario->slider_mode);
  if (scenario->slider_mode == ENTENTE_SLIDERS_IMPORTANCE)
    {
      get_rating_state (self, &state);
      entente_share_scale_set_state (self->scale, &state);
      rating = entente_format_number (state.share * 100, 0);
      show_number (self, rating);
      show_share (self, share);
      return;
    }
  get_share_state (self, &state);
  entente_share_scale_set_state (self->scale, &state);
  update_lock (self, state.locked);
  update_former (self, units, baseline_units);
  show_number (self, share);
}

/**
 * entente_criterion_row_set_influence:
 * @influence: how much of the spread of the scores the criterion explains, 0 to 1; NaN = unknown
 *
 * Written only when the whole number changes, into a widget whose size does not depend on its text.
 */
void
entente_criterion_row_set_influence (EntenteCriterionRow *self,
                                     double influence)
{
  const int units = isnan (influence) ? -1 : (int) lround (influence * 100);
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;

  if (units == self->shown_influence)
    return;
  self->shown_influence = units;
  entente_redraw_mark_turn (&self->mark, GTK_WIDGET (self));
  share = units >= 0 ? entente_format_share (units, 0) : NULL;
  /* Translators: %s is a share such as "41 %": so much of the spread of scores goes along with the criterion */
  text = share != NULL ? g_strdup_printf (_("tracks the result: %s"), share) : NULL;
  /* A paragraph begins where its first letter wants it to; from right to left a mark says so before words and numbers
   * that run the other way. */
  if (text != NULL && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      g_autofree char *marked = g_strconcat (RIGHT_TO_LEFT_MARK, text, NULL);

      gtk_inscription_set_text (self->influence, marked);
      return;
    }
  gtk_inscription_set_text (self->influence, text);
}

GtkWidget *
entente_criterion_row_get_scale (EntenteCriterionRow *self)
{
  return GTK_WIDGET (self->scale);
}
