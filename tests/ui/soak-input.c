/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A pointer and a keyboard on the X server, through the library that xdotool uses too. It is looked for while the
 * program runs: its header is not needed then.
 */

#include "config.h"

#include "soak.h"

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>
#include <gmodule.h>
#include <string.h>

#define FRAME_LIMIT_MS 120

typedef int (*FakeKey) (Display *display, unsigned int code, Bool press, unsigned long delay);
typedef int (*FakeButton) (Display *display, unsigned int button, Bool press, unsigned long delay);
typedef int (*FakeMotion) (Display *display, int screen, int x, int y, unsigned long delay);

static FakeKey fake_key;
static FakeButton fake_button;
static FakeMotion fake_motion;
static Display *display;

void
soak_input_init (Soak *soak)
{
  GModule *module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);

  if (module == NULL)
    g_error ("no pointer: %s", g_module_error ());
  g_assert_true (g_module_symbol (module, "XTestFakeKeyEvent", (gpointer *) &fake_key));
  g_assert_true (g_module_symbol (module, "XTestFakeButtonEvent", (gpointer *) &fake_button));
  g_assert_true (g_module_symbol (module, "XTestFakeMotionEvent", (gpointer *) &fake_motion));
  g_module_make_resident (module);
  display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean *painted)
{
  *painted = TRUE;
}

/* What a file holds is about to come; a user sees that before he goes on. */
static gboolean
is_reading (Soak *soak)
{
  EntenteDocument *document = soak->window != NULL ? entente_window_get_document (soak->window) : NULL;

  return document != NULL && entente_document_is_reading (document);
}

/* Until what was done has arrived and a frame has been drawn. */
void
soak_settle (Soak *soak)
{
  GdkFrameClock *clock;
  gboolean painted = FALSE, late = FALSE;
  gulong handler;
  guint timeout;

  XSync (display, False);
  while (g_main_context_pending (NULL) || is_reading (soak))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (soak->window));
  if (clock == NULL)
    return;
  g_object_ref (clock);
  timeout = g_timeout_add (FRAME_LIMIT_MS, set_cb, &late);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
  while (!painted && !late)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  if (!late)
    g_source_remove (timeout);
  g_object_unref (clock);
}

gboolean
soak_wait_until (Soak *soak,
                 gboolean (*is_so) (Soak *soak),
                 guint seconds)
{
  const gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (!is_so (soak))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      fixture_wait (10);
    }
  return TRUE;
}

static Window
get_xid (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return gdk_x11_surface_get_xid (gtk_native_get_surface (native));
}

/* There is no window manager that would do it. */
void
soak_raise (GtkWidget *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  gdk_x11_display_error_trap_push (gdk_display_get_default ());
  XRaiseWindow (display, get_xid (window));
  XSetInputFocus (display, get_xid (window), RevertToPointerRoot, CurrentTime);
  XSync (display, False);
  gdk_x11_display_error_trap_pop_ignored (gdk_display_get_default ());
}

void
soak_resize (GtkWidget *window,
             int width,
             int height)
{
  XResizeWindow (display, get_xid (window), (unsigned) width, (unsigned) height);
}

static gboolean
move_pointer (GtkWidget *widget,
              double x,
              double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t place;
  double dx, dy;
  int root_x, root_y;
  Window child;

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return FALSE;
  gtk_native_get_surface_transform (native, &dx, &dy);
  XTranslateCoordinates (display, get_xid (widget), DefaultRootWindow (display), (int) (place.x + dx),
                         (int) (place.y + dy), &root_x, &root_y, &child);
  fake_motion (display, -1, root_x, root_y, CurrentTime);
  return TRUE;
}

/* Moves the pointer to a place in @widget. */
void
soak_point (Soak *soak,
            GtkWidget *widget,
            double x,
            double y)
{
  if (move_pointer (widget, x, y))
    soak_settle (soak);
}

/* Presses there before the program hears that the pointer has come. */
void
soak_strike (Soak *soak,
             GtkWidget *widget)
{
  move_pointer (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  soak_click (soak, 1);
}

/* 4 and 5 turn the wheel. */
void
soak_button (guint button,
             gboolean press)
{
  fake_button (display, button, press, CurrentTime);
}

void
soak_click (Soak *soak,
            guint button)
{
  soak_button (button, TRUE);
  soak_button (button, FALSE);
  soak_settle (soak);
}

/* Whether the pointer would reach it. */
gboolean
soak_is_reached (GtkWidget *widget,
                 double x,
                 double y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget)), *found;
  double root_x, root_y;

  if (root == NULL || !gtk_widget_get_mapped (widget)
      || !gtk_widget_translate_coordinates (widget, root, x, y, &root_x, &root_y))
    return FALSE;
  found = gtk_widget_pick (root, root_x, root_y, GTK_PICK_DEFAULT);
  return found != NULL && (found == widget || gtk_widget_is_ancestor (found, widget));
}

gboolean
soak_is_shown (GtkWidget *widget)
{
  return soak_is_reached (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

void
soak_hold (guint keyval,
           gboolean press)
{
  /* Names of keys are the same for GDK and X. */
  fake_key (display, XKeysymToKeycode (display, keyval), press, CurrentTime);
}

/* @modifiers: of "C" for Ctrl, "S" for Shift, "A" for Alt */
void
soak_key (Soak *soak,
          const char *modifiers,
          guint keyval)
{
  static const struct
  {
    char letter;
    guint keyval;
  } known[] = { { 'C', XK_Control_L }, { 'S', XK_Shift_L }, { 'A', XK_Alt_L } };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (known); i++)
    if (strchr (modifiers, known[i].letter) != NULL)
      soak_hold (known[i].keyval, TRUE);
  soak_hold (keyval, TRUE);
  soak_hold (keyval, FALSE);
  for (i = 0; i < G_N_ELEMENTS (known); i++)
    if (strchr (modifiers, known[i].letter) != NULL)
      soak_hold (known[i].keyval, FALSE);
  soak_settle (soak);
}
