/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The menu of a mark in any picture; partners of the Network that are put elsewhere by hand: by pointer, by keys, by
 * that menu.
 *
 * | input | does |
 * | drag a mark | it follows; where it is let go, it is pinned |
 * | Esc while dragging | it goes back |
 * | Ctrl+Shift+arrows | a little further for the selected partner |
 * | right button, long touch, Menu, Shift+F10 | dossier, compare; pin, unpin, unpin all; zoom; table |
 *
 * The session keeps the pins, one step of undo a drag; the picture shows a mark in hand where the pointer is.
 */

#include "config.h"

#include "entente-picture-view-private.h"

#include "entente-format.h"
#include "entente-menu.h"
#include "entente-network-picture.h"
#include "entente-plain-text.h"
#include "entente-viewport.h"

#include <glib/gi18n-lib.h>

#define FINGER 12.0 /* pixels that a finger reaches farther than a pointer */
#define NUDGE 8.0

static EntenteNetworkPicture *
get_network (EntentePictureView *self)
{
  return ENTENTE_IS_NETWORK_PICTURE (self->picture) ? ENTENTE_NETWORK_PICTURE (self->picture) : NULL;
}

gboolean
entente_picture_view_is_pinned (EntentePictureView *self,
                                int partner)
{
  const EntentePin *pins;
  guint n_pins, i;

  if (get_network (self) == NULL)
    return FALSE;
  pins = entente_session_get_pins (self->session, &n_pins);
  for (i = 0; i < n_pins; i++)
    if (pins[i].partner == partner)
      return TRUE;
  return FALSE;
}

/* Takes hold of the mark at a point, if there is one; the drag that begins there moves it then. */
void
entente_picture_view_grip (EntentePictureView *self,
                           double x,
                           double y,
                           gboolean touch)
{
  EntenteNetworkPicture *network = get_network (self);
  double mark_x, mark_y, radius;

  self->gripped = ENTENTE_NONE;
  if (network == NULL || self->session == NULL || self->was_hidden)
    return;
  self->gripped = entente_network_picture_find_grip (network, x, y, touch ? FINGER : 0);
  if (self->gripped == ENTENTE_NONE)
    return;
  entente_picture_locate (self->picture, self->gripped, &mark_x, &mark_y, &radius);
  self->grip_x = mark_x - x;
  self->grip_y = mark_y - y;
}

/* The pointer is at x, y now. */
void
entente_picture_view_move_grip (EntentePictureView *self,
                                double x,
                                double y)
{
  entente_network_picture_hold (get_network (self), (guint) self->gripped, x + self->grip_x, y + self->grip_y);
  entente_picture_view_queue_update (self, ENTENTE_MOTION_FOLLOW);
}

static void
pin (EntentePictureView *self,
     const EntentePin *place)
{
  entente_session_set_pin (self->session, (guint) place->partner, place->x, place->y);
}

/* @pin_it: whether the partner stays where it is, or goes back */
void
entente_picture_view_let_go (EntentePictureView *self,
                             gboolean pin_it)
{
  EntentePin place = entente_network_picture_release (get_network (self));

  self->gripped = ENTENTE_NONE;
  if (place.partner != ENTENTE_NONE && pin_it)
    {
      entente_session_begin_change (self->session);
      pin (self, &place);
      entente_session_end_change (self->session);
    }
  entente_picture_view_queue_update (self, ENTENTE_MOTION_GLIDE);
}

/* Moves the selected partner a little; for the arrow keys. */
gboolean
entente_picture_view_nudge (EntentePictureView *self,
                            guint keyval)
{
  EntenteNetworkPicture *network = get_network (self);
  int partner = entente_session_get_selected (self->session);
  double dx = keyval == GDK_KEY_Right ? NUDGE : keyval == GDK_KEY_Left ? -NUDGE : 0;
  double dy = keyval == GDK_KEY_Down ? NUDGE : keyval == GDK_KEY_Up ? -NUDGE : 0;
  EntentePin place;

  if (network == NULL || partner == ENTENTE_NONE || (dx == 0 && dy == 0))
    return FALSE;
  place = entente_network_picture_shift (network, (guint) partner, dx, dy);
  if (place.partner != ENTENTE_NONE)
    pin (self, &place);
  return TRUE;
}

/* -- Menu ------------------------------------------------------------------------------------------------- */

/* With the one that was selected before the menu came; the keys bring the menu of the selected one itself, so there
 * it is the one before that. */
static void
add_comparison (EntentePictureView *self,
                int partner,
                GMenu *menu)
{
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  g_autofree char *label = NULL, *name = NULL;

  self->menu_other = entente_session_get_selected (self->session);
  if (self->menu_other == partner)
    self->menu_other = self->selected_before;
  if (self->menu_other == ENTENTE_NONE || self->menu_other == partner)
    return;
  name = entente_plain_text_make_label (entente_format_partner (dataset, self->menu_other, g_get_language_names ()));
  /* Translators: %s is a partner */
  label = g_strdup_printf (_("_Compare with %s"), name);
  g_menu_append (menu, label, "picture.compare");
}

/* What concerns the whole picture, wherever the menu came from. */
static void
add_whole (EntentePictureView *self,
           GMenu *menu)
{
  g_autoptr (GMenu) zoom = g_menu_new (), whole = g_menu_new ();

  if (self->zoomable)
    {
      g_menu_append (zoom, _("Zoom _in"), "picture.zoom(1)");
      g_menu_append (zoom, _("Zoom _out"), "picture.zoom(-1)");
      g_menu_append (zoom, _("Show _everything"), "picture.zoom(0)");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (zoom));
    }
  g_menu_append (whole, _("Show as _table"), "win.table");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
}

static GMenuModel *
make_menu (EntentePictureView *self,
           int partner)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new (), all = g_menu_new ();
  guint n_pins = 0;

  if (get_network (self) != NULL)
    entente_session_get_pins (self->session, &n_pins);
  if (partner != ENTENTE_NONE)
    {
      EntenteDataset *dataset = entente_session_get_dataset (self->session);
      g_autofree char *head
          = entente_plain_text_shorten (entente_format_partner (dataset, partner, g_get_language_names ()),
                                        ENTENTE_MAX_LABEL);

      g_menu_append (one, _("Open the _dossier"), "picture.dossier");
      add_comparison (self, partner, one);
      if (entente_picture_view_is_pinned (self, partner))
        g_menu_append (one, _("_Unpin"), "picture.unpin");
      else if (get_network (self) != NULL)
        g_menu_append (one, _("_Pin here"), "picture.pin");
      g_menu_append_section (menu, head, G_MENU_MODEL (one));
    }
  if (n_pins > 0)
    {
      g_menu_append (all, _("Unpin _all"), "picture.unpin-all");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
    }
  add_whole (self, menu);
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (EntentePictureView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* For good; GTK 4.8 keeps a popover that goes while it is down. */
void
entente_picture_view_drop_menu (EntentePictureView *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->menu == NULL)
    return;
  model = g_object_ref (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->menu)));
  gtk_popover_popdown (GTK_POPOVER (self->menu));
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  entente_menu_empty (model);
}

/* Returns: FALSE when there is nothing to choose. No menu comes up before an audience: what it offers is of the window, or
 * has a key. */
static gboolean
show_menu (EntentePictureView *self,
           int partner,
           double x,
           double y)
{
  const GdkRectangle point = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenuModel) model = NULL, before = NULL;

  if (self->session == NULL || self->stage_text > 0)
    return FALSE;
  model = make_menu (self, partner);
  if (g_menu_model_get_n_items (model) == 0)
    return FALSE;
  if (partner != ENTENTE_NONE)
    entente_session_set_selected (self->session, partner);
  self->menu_partner = partner;
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  else
    {
      before = g_object_ref (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->menu)));
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
      entente_menu_empty (before);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &point);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static int
find_partner (EntentePictureView *self,
              double x,
              double y)
{
  EntentePick found;

  if (get_network (self) != NULL)
    return entente_network_picture_find_grip (get_network (self), x, y, FINGER);
  if (self->session == NULL || self->was_hidden || entente_session_get_evaluation (self->session) == NULL)
    return ENTENTE_NONE;
  found = entente_picture_pick (self->picture, x, y);
  return found.kind == ENTENTE_PICK_PARTNER ? found.index : ENTENTE_NONE;
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int n_press,
                 double x,
                 double y,
                 EntentePictureView *self)
{
  if (show_menu (self, find_partner (self, x, y), x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double x,
                 double y,
                 EntentePictureView *self)
{
  if (!self->dragging && show_menu (self, find_partner (self, x, y), x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
menu_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);
  int partner = self->session != NULL ? entente_session_get_selected (self->session) : ENTENTE_NONE;
  double x = gtk_widget_get_width (widget) / 2.0, y = gtk_widget_get_height (widget) / 2.0, radius = 0;

  if (partner != ENTENTE_NONE && entente_picture_locate (self->picture, partner, &x, &y, &radius))
    y += radius;
  show_menu (self, partner, x, y);
}

static void
pin_cb (GtkWidget *widget,
        const char *action_name,
        GVariant *parameter)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);
  EntentePin place = { ENTENTE_NONE, 0, 0 };

  if (get_network (self) != NULL && self->menu_partner != ENTENTE_NONE)
    place = entente_network_picture_shift (get_network (self), (guint) self->menu_partner, 0, 0);
  if (place.partner != ENTENTE_NONE)
    pin (self, &place);
}

static void
dossier_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  g_signal_emit_by_name (widget, "activated");
}

static void
zoom_cb (GtkWidget *widget,
         const char *action_name,
         GVariant *parameter)
{
  const int direction = g_variant_get_int32 (parameter);

  if (direction == 0)
    entente_picture_view_reset_zoom (ENTENTE_PICTURE_VIEW (widget));
  else
    entente_picture_view_zoom (ENTENTE_PICTURE_VIEW (widget),
                               direction > 0 ? ENTENTE_VIEWPORT_STEP : 1 / ENTENTE_VIEWPORT_STEP);
}

static void
compare_cb (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  if (self->session != NULL && self->menu_partner != ENTENTE_NONE)
    {
      entente_session_set_compared (self->session, self->menu_other);
      entente_session_set_selected (self->session, self->menu_partner);
    }
}

static void
unpin_cb (GtkWidget *widget,
          const char *action_name,
          GVariant *parameter)
{
  EntentePictureView *self = ENTENTE_PICTURE_VIEW (widget);

  if (self->menu_partner != ENTENTE_NONE)
    entente_session_remove_pin (self->session, (guint) self->menu_partner);
}

static void
unpin_all_cb (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  entente_session_remove_pins (ENTENTE_PICTURE_VIEW (widget)->session);
}

void
entente_picture_view_install_pin_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "picture.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "picture.dossier", NULL, dossier_cb);
  gtk_widget_class_install_action (widget_class, "picture.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (widget_class, "picture.compare", NULL, compare_cb);
  gtk_widget_class_install_action (widget_class, "picture.pin", NULL, pin_cb);
  gtk_widget_class_install_action (widget_class, "picture.unpin", NULL, unpin_cb);
  gtk_widget_class_install_action (widget_class, "picture.unpin-all", NULL, unpin_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "picture.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "picture.menu", NULL);
}

void
entente_picture_view_add_pin_input (EntentePictureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  self->gripped = ENTENTE_NONE;
  self->menu_partner = ENTENTE_NONE;
  self->menu_other = ENTENTE_NONE;
  self->selected = ENTENTE_NONE;
  self->selected_before = ENTENTE_NONE;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
