/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is left while something in it is still open, on its way or held. */

#include "config.h"

#include "soak.h"

#include "entente-picture-view-private.h"
#include "entente-priorities-panel.h"

static EntenteApplication *application;

static void
show_view (EntenteWindow *window,
           const char *name)
{
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));

  adw_view_stack_set_visible_child_name (stack, name);
}

static gboolean
has_pixels (EntentePictureView *view)
{
  return entente_canvas_fits (view->canvas, gtk_widget_get_width (GTK_WIDGET (view)),
                              gtk_widget_get_height (GTK_WIDGET (view)), gtk_widget_get_scale_factor (GTK_WIDGET (view)));
}

/* A view that nobody looks at holds its pixels for a moment, then gives them back; it is drawn anew for who returns. */
static void
test_pixels (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1200, 800);
  EntentePictureView *view;

  show_view (window, "map");
  fixture_wait (600);
  view = entente_document_page_get_view (entente_window_get_page (window));
  g_assert_true (has_pixels (view));
  show_view (window, "ranking");
  fixture_wait (600);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (has_pixels (view));
  fixture_wait (3000);
  g_assert_false (has_pixels (view));
  show_view (window, "map");
  fixture_wait (600);
  g_assert_true (has_pixels (view));
  fixture_wait (3000);
  g_assert_true (has_pixels (view));
  fixture_close (window);
}

static GtkWidget *
find_mapped (GtkWidget *root,
             GType type)
{
  GtkWidget *found;
  guint i;

  for (i = 0; (found = fixture_find_widget (root, type, i)) != NULL; i++)
    if (gtk_widget_get_mapped (found))
      return found;
  return NULL;
}

/* A menu that is down in a panel does not follow it out of the screen. */
static void
test_panel (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1400, 900);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  GtkWidget *panel, *button, *popover;

  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  fixture_wait (500);
  panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  button = find_mapped (panel, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_wait (200);
  g_assert_true (gtk_widget_get_mapped (popover));
  entente_workspace_set_open (workspace, GTK_PACK_START, FALSE);
  g_assert_false (gtk_widget_get_mapped (popover));
  fixture_wait (500);
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  fixture_wait (500);
  g_assert_true (gtk_widget_get_can_target (panel));
  fixture_close (window);
}

/* The @nth menu button that can be pressed in the workspace of @window, or NULL. */
static GtkWidget *
find_menu_button (EntenteWindow *window,
                  guint nth)
{
  GtkWidget *root = GTK_WIDGET (entente_document_page_get_workspace (entente_window_get_page (window))), *found;
  guint i;

  for (i = 0; (found = fixture_find_widget (root, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (found) && gtk_widget_get_sensitive (found) && nth-- == 0)
      return found;
  return NULL;
}

static void
show_panels (EntenteWindow *window,
             gboolean show)
{
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));

  entente_workspace_set_open (workspace, GTK_PACK_START, show);
  entente_workspace_set_open (workspace, GTK_PACK_END, show);
  show_view (window, show ? "network" : "certainty");
}

static gboolean
has_menu_down (GtkWidget *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

/* As the space bar does it: what has the keyboard is in sight. */
static void
press_button (GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  fixture_wait (300);
  g_assert_true (gtk_widget_activate (button));
}

static void
close_menu (GtkWidget *button)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  fixture_wait (200);
}

/* A button that a key presses acts a quarter of a second later: what it is in may be on its way out by then, or gone. */
static void
test_pressed_button (gconstpointer animations)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1500, 900);
  GtkWidget *button;
  guint n_gone = 0, i, wait;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", GPOINTER_TO_INT (animations), NULL);
  entente_session_set_selected (entente_document_page_get_session (entente_window_get_page (window)), 3);
  show_panels (window, TRUE);
  fixture_wait (600);
  for (i = 0; n_gone < 3 && (button = find_menu_button (window, i)) != NULL; i++)
    {
      press_button (button);
      show_panels (window, FALSE);
      fixture_wait (600);
      n_gone += !gtk_widget_get_mapped (button);
      g_assert_cmpint (has_menu_down (button), ==, gtk_widget_get_mapped (button));
      close_menu (button);
      show_panels (window, TRUE);
      fixture_wait (600);
      press_button (button);
      for (wait = 0; wait < 100 && !has_menu_down (button); wait++)
        fixture_wait (50);
      g_assert_true (has_menu_down (button));
      close_menu (button);
    }
  g_assert_cmpuint (n_gone, ==, 3);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  fixture_close (window);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (!ENTENTE_IS_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
open_list (Soak *soak,
           GtkWidget *dialog)
{
  GtkWidget *row = find_mapped (dialog, ADW_TYPE_COMBO_ROW);

  soak_point (soak, row, gtk_widget_get_width (row) - 20, gtk_widget_get_height (row) / 2.0);
  soak_click (soak, 1);
  fixture_wait (400);
  g_assert_nonnull (find_mapped (row, GTK_TYPE_POPOVER));
}

/* A dialog that is closed while a list in it is down leaves pointer and keys to the window. */
static void
test_dialog (gconstpointer data)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1200, 800);
  Soak soak = { .application = application, .window = window, .first = window };
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));
  GtkWidget *dialog;

  soak_raise (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "app.preferences", NULL);
  fixture_wait (400);
  dialog = find_dialog ();
  soak_raise (dialog);
  fixture_wait (200);
  if (GPOINTER_TO_INT (data))
    open_list (&soak, dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (400);
  g_assert_null (find_dialog ());
  soak_raise (GTK_WIDGET (window));
  fixture_wait (200);
  soak_key (&soak, "C", GDK_KEY_3);
  fixture_wait (300);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "network");
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  Soak soak = { 0 };

  application = fixture_init (&argc, &argv);
  soak_input_init (&soak);
  g_test_add_func ("/leaving/pixels", test_pixels);
  g_test_add_func ("/leaving/panel", test_panel);
  g_test_add_data_func ("/leaving/pressed-button", GINT_TO_POINTER (TRUE), test_pressed_button);
  g_test_add_data_func ("/leaving/pressed-button/at-once", GINT_TO_POINTER (FALSE), test_pressed_button);
  g_test_add_data_func ("/leaving/dialog", GINT_TO_POINTER (FALSE), test_dialog);
  g_test_add_data_func ("/leaving/dialog-with-list", GINT_TO_POINTER (TRUE), test_dialog);
  return g_test_run ();
}
