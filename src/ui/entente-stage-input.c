/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Keys and pointer of a stage. A pointer that rests is hidden, and points at nobody then. */

#include "config.h"

#include "entente-stage-private.h"

#include "entente-stage-keys.h"

#include <math.h>

#define POINTER_REST_S 2
#define MOST_DIGITS 4
#define HIDDEN "none"

static EntenteStageFocus
find_focus (EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    return ENTENTE_STAGE_FOCUS_PICTURE;
  if (self->composing)
    return ENTENTE_STAGE_FOCUS_COMPOSING;
  if (GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return ENTENTE_STAGE_FOCUS_TEXT;
  return entente_stage_has_focus_in_panel (self) ? ENTENTE_STAGE_FOCUS_CONTROL : ENTENTE_STAGE_FOCUS_PICTURE;
}

static void
type_digit (EntenteStage *self,
            guint digit)
{
  if (digit == 0 && self->n_digits == 0)
    {
      entente_stage_set_text_size (self, 0);
      return;
    }
  self->typed = self->n_digits > 0 && self->n_digits < MOST_DIGITS ? self->typed * 10 + digit : digit;
  self->n_digits = self->n_digits < MOST_DIGITS ? self->n_digits + 1 : 1;
  entente_stage_show_place (self);
}

/* What a black or white screen does with a key: those that go on bring the picture back, and no more. */
static gboolean
lift_cover (EntenteStage *self,
            EntenteStageCommand command)
{
  if (self->cover_kind != ENTENTE_STAGE_COVER_BLACK && self->cover_kind != ENTENTE_STAGE_COVER_WHITE)
    return FALSE;
  if (command != ENTENTE_STAGE_BLACK && command != ENTENTE_STAGE_WHITE && command != ENTENTE_STAGE_NEXT
      && command != ENTENTE_STAGE_BACK)
    return FALSE;
  entente_stage_uncover (self);
  return TRUE;
}

static void
obey (EntenteStage *self,
      EntenteStageCommand command)
{
  switch (command)
    {
    case ENTENTE_STAGE_NEXT:
    case ENTENTE_STAGE_BACK:
    case ENTENTE_STAGE_FIRST:
    case ENTENTE_STAGE_LAST:
      entente_stage_go (self, ENTENTE_PRESENTATION_NEXT + (command - ENTENTE_STAGE_NEXT));
      break;
    case ENTENTE_STAGE_BLACK:
    case ENTENTE_STAGE_WHITE:
      entente_stage_set_cover (self, command == ENTENTE_STAGE_BLACK ? ENTENTE_STAGE_COVER_BLACK
                                                                    : ENTENTE_STAGE_COVER_WHITE);
      break;
    case ENTENTE_STAGE_LARGER:
    case ENTENTE_STAGE_SMALLER:
      entente_stage_set_text_size (self, (int) self->text_size + (command == ENTENTE_STAGE_LARGER ? 1 : -1));
      break;
    case ENTENTE_STAGE_PRIORITIES:
      entente_stage_toggle_priorities (self);
      break;
    case ENTENTE_STAGE_NOTES:
      entente_stage_ask_notes (self);
      break;
    case ENTENTE_STAGE_GO:
      entente_stage_go_to (self, self->typed);
      break;
    case ENTENTE_STAGE_END:
      entente_stage_end (self);
      break;
    case ENTENTE_STAGE_DIGIT:
    case ENTENTE_STAGE_NOTHING:
    default:
      break;
    }
}

/**
 * entente_stage_handle_key:
 *
 * To be asked before any widget is: sliders and lists would take the keys that clickers send.
 *
 * Returns: whether the key meant something to the presentation
 */
gboolean
entente_stage_handle_key (EntenteStage *self,
                          guint keyval,
                          GdkModifierType state)
{
  const EntenteStageFocus focus = find_focus (self);
  EntenteStageCommand command = entente_stage_keys_find (keyval, state, focus);

  /* A number that was typed goes with Enter wherever the keyboard is, and without one Enter is for the picture. */
  if (focus == ENTENTE_STAGE_FOCUS_COMPOSING)
    return FALSE;
  if (self->n_digits > 0 && entente_stage_keys_find (keyval, state, ENTENTE_STAGE_FOCUS_PICTURE) == ENTENTE_STAGE_GO)
    command = ENTENTE_STAGE_GO;
  else if (command == ENTENTE_STAGE_GO)
    command = ENTENTE_STAGE_NOTHING;
  if (command == ENTENTE_STAGE_NOTHING)
    return FALSE;
  if (command == ENTENTE_STAGE_DIGIT)
    {
      type_digit (self, (guint) entente_stage_keys_get_digit (keyval));
      return TRUE;
    }
  if (command != ENTENTE_STAGE_GO && self->n_digits > 0)
    {
      self->n_digits = 0;
      entente_stage_show_place (self);
    }
  if (!lift_cover (self, command))
    obey (self, command);
  return TRUE;
}

/* The same for a key as it comes, in whatever alphabet the desktop writes. */
gboolean
entente_stage_handle_key_event (EntenteStage *self,
                                GtkEventController *controller,
                                guint keyval,
                                GdkModifierType state)
{
  guint latin;

  if (entente_stage_handle_key (self, keyval, state))
    return TRUE;
  latin = entente_stage_keys_get_latin (gtk_event_controller_get_current_event (controller));
  return latin != 0 && entente_stage_handle_key (self, latin, state);
}

static void
show_pointer (EntenteStage *self,
              gboolean show)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), show ? NULL : HIDDEN);
  /* A picture has one of its own, and the right one again as soon as the pointer moves over it. */
  if (!show)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (entente_stage_get_view (self)), HIDDEN);
}

void
entente_stage_hide_pointer (EntenteStage *self)
{
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  show_pointer (self, FALSE);
  entente_session_set_hovered (self->session, ENTENTE_NONE);
}

static gboolean
rest_cb (gpointer user_data)
{
  EntenteStage *self = user_data;

  self->rest_timeout = 0;
  entente_stage_hide_pointer (self);
  return G_SOURCE_REMOVE;
}

/* A pointer that nobody sees points at nobody, whoever glides under it. */
static void
hovered_cb (EntenteStage *self)
{
  if (self->rest_timeout == 0 && entente_session_get_hovered (self->session) != ENTENTE_NONE)
    entente_session_set_hovered (self->session, ENTENTE_NONE);
  else
    entente_stage_tell (self);
}

/* GTK tells of a pointer that rests, too, when what is under it changes. */
static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           EntenteStage *self)
{
  if (fabs (x - self->pointer_x) + fabs (y - self->pointer_y) < 1)
    return;
  /* Where it was when the stage came up, nobody has pointed. */
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->has_pointer)
    {
      self->has_pointer = TRUE;
      return;
    }
  if (self->rest_timeout == 0)
    show_pointer (self, TRUE);
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  self->rest_timeout = g_timeout_add_seconds (POINTER_REST_S, rest_cb, self);
}

/* -- Input methods ---------------------------------------------------------------------------------------- */

static void
preedit_cb (GtkWidget *text,
            const char *preedit,
            EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->composing = *preedit != '\0' && root != NULL && gtk_root_get_focus (root) == text;
}

static void
focus_cb (EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->composing = FALSE;
  if (focus == NULL || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return;
  g_signal_handlers_disconnect_by_func (focus, preedit_cb, self);
  g_signal_connect_object (focus, "preedit-changed", G_CALLBACK (preedit_cb), self, 0);
}

static void
root_cb (EntenteStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

void
entente_stage_add_input (EntenteStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
entente_stage_follow_hover (EntenteStage *self)
{
  g_signal_connect_object (self->session, "notify::hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
}
