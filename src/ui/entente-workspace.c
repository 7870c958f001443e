/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/*   >= 1000 px           760 to 999 px            under 760 px     more with larger text
 *   +---+-------+---+    +---+----------+         +----------+
 *   | P | pict. | D |    | P | picture  |         | picture  |     P, D: slide over the picture
 *   +---+-------+---+    +---+----------+         +----------+
 *
 * The widget asks for no more width than its content needs, so that the window can always be made narrow;
 * which shape it takes is decided when it gets its size. What follows from a change of shape (buttons that
 * appear elsewhere) is notified afterwards, outside of the allocation.
 */

#include "config.h"

#include "entente-workspace.h"

#include "entente-appearance.h"
#include "entente-open-menus.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FOLD_END_WIDTH 1000
#define FOLD_START_WIDTH 760
#define PANEL_GROWTH 0.15 /* of panels, as text grows by its size */
#define START_WIDTH 316
#define END_WIDTH 304
#define END_MINIMUM 240
#define END_MAXIMUM 360
#define OVERLAY_MARGIN 32
#define HANDLE_WIDTH 8
#define HANDLE_STEP 20
#define SLIDE_MS 200

typedef struct
{
  GtkWidget *panel;
  GtkWidget *child; /* that the panel is scrolled sideways in, where even a whole window is too narrow for it */
  gboolean open, folded;
  double shown; /* 0 = away, 1 = all there */
  AdwAnimation *slide;
} Side;

struct _EntenteWorkspace
{
  GtkWidget parent_instance;

  Side sides[2]; /* by GtkPackType */
  GtkWidget *content;
  int content_x;
  GtkWidget *shade;
  GtkWidget *handle; /* on the edge of the end panel while it stands beside the content */
  int end_width;
  guint notify_idle;
};

enum
{
  PROP_0,
  PROP_START,
  PROP_CONTENT,
  PROP_END,
  PROP_START_OPEN,
  PROP_END_OPEN,
  PROP_START_FOLDED,
  PROP_END_FOLDED,
  PROP_END_WIDTH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (EntenteWorkspace, entente_workspace, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer user_data)
{
  EntenteWorkspace *self = user_data;
  int i;

  self->notify_idle = 0;
  for (i = PROP_START_OPEN; i <= PROP_END_FOLDED; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  return G_SOURCE_REMOVE;
}

static void
queue_notify (EntenteWorkspace *self)
{
  if (self->notify_idle == 0)
    self->notify_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

/* A panel that folds away is closed, one that finds room again opens. */
static void
set_folded (EntenteWorkspace *self,
            Side *side,
            gboolean folded)
{
  if (side->folded == folded)
    return;
  if (side->slide != NULL)
    adw_animation_skip (side->slide);
  side->folded = folded;
  side->open = !folded;
  side->shown = folded ? 0 : 1;
  queue_notify (self);
}

static int
get_panel_width (EntenteWorkspace *self,
                 GtkPackType which,
                 int available)
{
  Side *side = &self->sides[which];
  int minimum, wish = which == GTK_PACK_START ? START_WIDTH : self->end_width;

  gtk_widget_measure (side->panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  wish = MAX (wish, minimum);
  return side->folded ? MIN (wish, available - OVERLAY_MARGIN) : wish;
}

static void
allocate_at (GtkWidget *child,
             int x,
             int width,
             int height)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0));

  gtk_widget_allocate (child, width, height, -1, transform);
}

/* Places a panel and returns the width that it takes from the picture. */
static int
allocate_panel (EntenteWorkspace *self,
                GtkPackType which,
                int width,
                int height)
{
  Side *side = &self->sides[which];
  gboolean left = (which == GTK_PACK_START) != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  int panel, hidden;

  if (side->child == NULL)
    return 0;
  /* From the first frame of the slide on, or the focus that just went in would be sent away again. */
  gtk_widget_set_child_visible (side->child, side->shown > 0 || side->open);
  if (side->shown <= 0 && !side->open)
    return 0;
  panel = get_panel_width (self, which, width);
  hidden = (int) ((1 - side->shown) * panel);
  allocate_at (side->child, left ? -hidden : width - panel + hidden, panel, height);
  return side->folded ? 0 : panel - hidden;
}

/* A menu that is down is moved with what it hangs on before that gets its new size: a picture that panels push aside
 * would have its far edge out of the screen for that moment, where GTK 4.8 finds no monitor. So it is first made
 * smaller where it is. */
static void
allocate_content (EntenteWorkspace *self,
                  int x,
                  int width,
                  int height)
{
  if (x > self->content_x)
    allocate_at (self->content, self->content_x, width, height);
  allocate_at (self->content, x, width, height);
  self->content_x = x;
}

static void
allocate_handle (EntenteWorkspace *self,
                 int width,
                 int height)
{
  Side *side = &self->sides[GTK_PACK_END];
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean shown = side->child != NULL && !side->folded && side->shown >= 1;
  int panel;

  gtk_widget_set_child_visible (self->handle, shown);
  if (!shown)
    return;
  panel = get_panel_width (self, GTK_PACK_END, width);
  allocate_at (self->handle, (rtl ? panel : width - panel) - HANDLE_WIDTH / 2, HANDLE_WIDTH, height);
}

static void
entente_workspace_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  EntenteWorkspace *self = ENTENTE_WORKSPACE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double shaded = 0;
  int taken[2], minimum, i;

  for (i = 0; i < 2; i++)
    set_folded (self, &self->sides[i], entente_workspace_folds_at (widget, i, width));
  for (i = 0; i < 2; i++)
    {
      taken[i] = allocate_panel (self, i, width, height);
      if (self->sides[i].folded)
        shaded = MAX (shaded, self->sides[i].shown);
    }
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocate_content (self, taken[rtl ? GTK_PACK_END : GTK_PACK_START], MAX (width - taken[0] - taken[1], minimum),
                    height);
  allocate_handle (self, width, height);
  gtk_widget_set_child_visible (self->shade, shaded > 0);
  if (shaded > 0)
    {
      gtk_widget_set_opacity (self->shade, shaded);
      gtk_widget_allocate (self->shade, width, height, -1, NULL);
    }
}

static void
entente_workspace_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  EntenteWorkspace *self = ENTENTE_WORKSPACE (widget);
  GtkWidget *children[] = { self->content, self->sides[0].child, self->sides[1].child };
  gsize i;

  *minimum = 0;
  *natural = 0;
  for (i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum = 0, child_natural = 0, width = -1;

      if (children[i] == NULL)
        continue;
      /* Texts are broken into lines once, for the width that a panel gets. */
      if (orientation == GTK_ORIENTATION_VERTICAL && i > 0)
        width = get_panel_width (self, (GtkPackType) i - 1, G_MAXINT);
      gtk_widget_measure (children[i], orientation, width, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += child_natural;
      else
        *natural = MAX (*natural, child_natural);
    }
  *natural = MAX (*natural, *minimum);
}

static void
slide_cb (double value,
          gpointer user_data)
{
  Side *side = user_data;

  side->shown = value;
  gtk_widget_queue_resize (gtk_widget_get_parent (side->child));
}

static AdwAnimation *
make_slide (EntenteWorkspace *self,
            Side *side)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (slide_cb, side, NULL);
  AdwAnimation *slide = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SLIDE_MS, target);

  return slide;
}

/* A panel leaves the picture as much room, counted in letters, as it would with text of the normal size. */
gboolean
entente_workspace_folds_at (GtkWidget *widget,
                            GtkPackType side,
                            int width)
{
  const double larger = MAX (entente_appearance_get_text_scale (widget), 1) - 1;
  const int normal = side == GTK_PACK_START ? FOLD_START_WIDTH : FOLD_END_WIDTH;
  const int panels = START_WIDTH + (side == GTK_PACK_START ? 0 : END_WIDTH);

  return width < normal + larger * (normal - panels + PANEL_GROWTH * panels);
}

gboolean
entente_workspace_is_open (EntenteWorkspace *self,
                           GtkPackType side)
{
  return self->sides[side].open;
}

gboolean
entente_workspace_is_folded (EntenteWorkspace *self,
                             GtkPackType side)
{
  return self->sides[side].folded;
}

/* The next part that has the focus, from the one that has it now; a panel that is away is left out. */
gboolean
entente_workspace_focus_next (EntenteWorkspace *self,
                              int step)
{
  GtkWidget *parts[] = { self->sides[GTK_PACK_START].child, self->content, self->sides[GTK_PACK_END].child };
  const int n = G_N_ELEMENTS (parts);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int now = step > 0 ? -1 : n, i;

  for (i = 0; i < n; i++)
    if (focus != NULL && parts[i] != NULL && (focus == parts[i] || gtk_widget_is_ancestor (focus, parts[i])))
      now = i;
  for (i = 1; i <= n; i++)
    {
      GtkWidget *part = parts[((now + i * step) % n + n) % n];

      if (part != NULL && gtk_widget_get_child_visible (part) && gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}

/* A menu would follow its panel out of the window, and out of the screen, where GTK finds no monitor for it. None is
 * opened on the way either. */
static void
leave_menus (Side *side)
{
  gtk_widget_set_can_target (side->child, side->open);
  if (!side->open)
    entente_open_menus_close (side->child);
}

/* Over the picture only one panel at a time: the other one goes. */
void
entente_workspace_set_open (EntenteWorkspace *self,
                            GtkPackType which,
                            gboolean open)
{
  Side *side = &self->sides[which], *other = &self->sides[1 - which];

  if (side->open == !!open || side->child == NULL)
    return;
  if (open && side->folded && other->folded && other->open)
    entente_workspace_set_open (self, 1 - which, FALSE);
  side->open = !!open;
  leave_menus (side);
  if (side->slide == NULL)
    side->slide = make_slide (self, side);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (side->slide), side->shown);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (side->slide), open ? 1 : 0);
  adw_animation_play (side->slide);
  g_object_notify_by_pspec (G_OBJECT (self), props[which == GTK_PACK_START ? PROP_START_OPEN : PROP_END_OPEN]);
  if (open && side->folded)
    {
      gtk_widget_set_child_visible (side->child, TRUE);
      gtk_widget_child_focus (side->child, GTK_DIR_TAB_FORWARD);
    }
  else if (!open)
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static gboolean
close_overlays (EntenteWorkspace *self)
{
  gboolean closed = FALSE;
  int i;

  for (i = 0; i < 2; i++)
    if (self->sides[i].folded && self->sides[i].open)
      {
        entente_workspace_set_open (self, i, FALSE);
        closed = TRUE;
      }
  return closed;
}

static void
shade_pressed_cb (EntenteWorkspace *self)
{
  close_overlays (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                EntenteWorkspace *self)
{
  return keyval == GDK_KEY_Escape && close_overlays (self);
}

/* Panels stand above the shade, the shade above the picture. */
static void
set_child (EntenteWorkspace *self,
           GtkWidget **place,
           GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child == NULL)
    return;
  if (place == &self->content)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->handle);
}

static void
set_panel (EntenteWorkspace *self,
           Side *side,
           GtkWidget *panel)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), panel);
  side->panel = panel;
  set_child (self, &side->child, scroller);
}

/* The edge can be moved by keys, so its place is told as that of a slider would be. */
static void
set_end_width (EntenteWorkspace *self,
               int width)
{
  g_autofree char *text = NULL;

  self->end_width = CLAMP (width, END_MINIMUM, END_MAXIMUM);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  text = g_strdup_printf (ngettext ("%d pixel wide", "%d pixels wide", self->end_width), self->end_width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* The edge of the panel follows the pointer. */
static void
handle_drag_update_cb (GtkGestureDrag *drag,
                       double offset_x,
                       double offset_y,
                       EntenteWorkspace *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double start_x, start_y, x, y;

  if (!gtk_gesture_drag_get_start_point (drag, &start_x, &start_y)
      || !gtk_widget_translate_coordinates (self->handle, GTK_WIDGET (self), start_x + offset_x, start_y, &x, &y))
    return;
  set_end_width (self, (int) (rtl ? x : gtk_widget_get_width (GTK_WIDGET (self)) - x));
}

/* The edge moves where the arrow points. */
static gboolean
handle_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               EntenteWorkspace *self)
{
  const int wider = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? HANDLE_STEP : -HANDLE_STEP;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      set_end_width (self, self->end_width - wider);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      set_end_width (self, self->end_width + wider);
      return TRUE;
    case GDK_KEY_Home:
      set_end_width (self, END_MINIMUM);
      return TRUE;
    case GDK_KEY_End:
      set_end_width (self, END_MAXIMUM);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A drawing area draws nothing, and unlike a box it can have the focus itself. */
static GtkWidget *
make_handle (EntenteWorkspace *self)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_SEPARATOR, NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (handle, TRUE);
  gtk_widget_add_css_class (handle, "edge");
  gtk_widget_set_cursor_from_name (handle, "col-resize");
  g_signal_connect (drag, "drag-update", G_CALLBACK (handle_drag_update_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (handle_key_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (handle, key);
  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edge of the dossier"), -1);
  return handle;
}

static void
entente_workspace_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  EntenteWorkspace *self = ENTENTE_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_START:
      set_panel (self, &self->sides[GTK_PACK_START], g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_END:
      set_panel (self, &self->sides[GTK_PACK_END], g_value_get_object (value));
      break;
    case PROP_START_OPEN:
      entente_workspace_set_open (self, GTK_PACK_START, g_value_get_boolean (value));
      break;
    case PROP_END_OPEN:
      entente_workspace_set_open (self, GTK_PACK_END, g_value_get_boolean (value));
      break;
    case PROP_END_WIDTH:
      set_end_width (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_workspace_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  EntenteWorkspace *self = ENTENTE_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_START_OPEN:
      g_value_set_boolean (value, self->sides[GTK_PACK_START].open);
      break;
    case PROP_END_OPEN:
      g_value_set_boolean (value, self->sides[GTK_PACK_END].open);
      break;
    case PROP_START_FOLDED:
      g_value_set_boolean (value, self->sides[GTK_PACK_START].folded);
      break;
    case PROP_END_FOLDED:
      g_value_set_boolean (value, self->sides[GTK_PACK_END].folded);
      break;
    case PROP_END_WIDTH:
      g_value_set_int (value, self->end_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_workspace_dispose (GObject *object)
{
  EntenteWorkspace *self = ENTENTE_WORKSPACE (object);
  int i;

  g_clear_handle_id (&self->notify_idle, g_source_remove);
  for (i = 0; i < 2; i++)
    {
      g_clear_object (&self->sides[i].slide);
      g_clear_pointer (&self->sides[i].child, gtk_widget_unparent);
    }
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->shade, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_workspace_parent_class)->dispose (object);
}

static void
entente_workspace_class_init (EntenteWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags writable = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = entente_workspace_get_property;
  object_class->set_property = entente_workspace_set_property;
  object_class->dispose = entente_workspace_dispose;
  widget_class->measure = entente_workspace_measure;
  widget_class->size_allocate = entente_workspace_size_allocate;

  props[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, writable);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, writable);
  props[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, writable);
  props[PROP_START_OPEN] = g_param_spec_boolean ("start-open", NULL, NULL, TRUE, both);
  props[PROP_END_OPEN] = g_param_spec_boolean ("end-open", NULL, NULL, TRUE, both);
  props[PROP_START_FOLDED] = g_param_spec_boolean ("start-folded", NULL, NULL, FALSE, readable);
  props[PROP_END_FOLDED] = g_param_spec_boolean ("end-folded", NULL, NULL, FALSE, readable);
  props[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, END_MINIMUM, END_MAXIMUM, END_WIDTH, both);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "workspace");
}

static void
entente_workspace_init (EntenteWorkspace *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  int i;

  self->end_width = END_WIDTH;
  for (i = 0; i < 2; i++)
    {
      self->sides[i].open = TRUE;
      self->sides[i].shown = 1;
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->shade = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->shade, "shade");
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  self->handle = make_handle (self);
  set_end_width (self, END_WIDTH);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (shade_pressed_cb), self);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
