/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is left while something in it is still open, on its way or held. */

#include "config.h"

#include "soak.h"

#include "entente-method-settings.h"
#include "entente-picture-view-private.h"
#include "entente-priorities-panel.h"
#include "entente-view-options.h"

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

/* A menu of a panel that is still sliding in. */
static void
test_panel_comes_in (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 600, 700);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  GtkWidget *panel, *button;
  guint i;

  g_assert_true (entente_workspace_is_folded (workspace, GTK_PACK_START));
  panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  button = fixture_find_widget (panel, GTK_TYPE_MENU_BUTTON, 0);
  for (i = 0; i < 6; i++)
    {
      entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
      fixture_wait (i * 20);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      fixture_wait (500);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      g_assert_true (has_menu_down (button));
      close_menu (button);
      entente_workspace_set_open (workspace, GTK_PACK_START, FALSE);
      fixture_wait (500);
    }
  fixture_close (window);
}

/* The menu at the far edge of a picture that a panel pushes aside: the window is as wide as the screen. */
static void
test_pushed_aside (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  GtkWidget *options = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_VIEW_OPTIONS, 0);
  GtkWidget *button = fixture_find_widget (options, GTK_TYPE_MENU_BUTTON, 0);
  GdkRectangle screen;
  g_autoptr (GdkMonitor) monitor = NULL;

  monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  gdk_monitor_get_geometry (monitor, &screen);
  soak_resize (GTK_WIDGET (window), screen.width, screen.height);
  entente_workspace_set_open (workspace, GTK_PACK_END, FALSE);
  entente_workspace_set_open (workspace, GTK_PACK_START, FALSE);
  fixture_wait (500);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_wait (300);
  g_assert_true (has_menu_down (button));
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  fixture_wait (500);
  g_assert_true (has_menu_down (button));
  close_menu (button);
  fixture_close (window);
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

static GtkWidget *
find_tooltip (GtkWidget *window)
{
  GtkWidget *child = gtk_widget_get_first_child (window);

  while (child != NULL
         && (!g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkTooltipWindow") || !gtk_widget_get_mapped (child)))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* What lies below a tooltip gets the clicks there, even those that come before the tooltip has gone. */
static void
test_tooltip (void)
{
  EntenteWindow *other = fixture_open_window (application, "partners-2026", 800, 600);
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *above = gtk_button_new_with_label ("Above"), *below = gtk_button_new_with_label ("Below");
  Soak soak = { .application = application, .window = other, .first = other };
  guint n_clicks = 0, wait;

  gtk_widget_set_tooltip_text (above, "A tooltip that lies over what is below");
  gtk_widget_set_size_request (above, 300, -1);
  g_signal_connect_swapped (below, "clicked", G_CALLBACK (count_cb), &n_clicks);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), below);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (300);
  soak_raise (window);
  soak_point (&soak, above, 20, gtk_widget_get_height (above) / 2.0);
  soak_point (&soak, above, 150, gtk_widget_get_height (above) / 2.0);
  for (wait = 0; wait < 100 && find_tooltip (window) == NULL; wait++)
    fixture_wait (50);
  g_assert_nonnull (find_tooltip (window));
  fixture_wait (300);
  soak_strike (&soak, below);
  fixture_wait (300);
  g_assert_cmpuint (n_clicks, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_close (other);
}

/* -- Lists of what is scrolled ----------------------------------------------------------------------------- */

typedef struct
{
  EntenteWindow *window;
  GtkWidget *list, *button; /* of names, in the dossier */
  GtkAdjustment *place;
} Dossier;

static void
open_dossier (Dossier *dossier)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1200, 800);
  EntenteDocumentPage *page = entente_window_get_page (window);
  GtkWidget *list;

  soak_raise (GTK_WIDGET (window));
  entente_workspace_set_open (entente_document_page_get_workspace (page), GTK_PACK_END, TRUE);
  entente_session_set_selected (entente_document_page_get_session (page), 3);
  fixture_wait (800);
  list = find_mapped (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN);
  dossier->window = window;
  dossier->list = list;
  dossier->button = gtk_widget_get_first_child (list);
  dossier->place = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW)));
}

/* Returns: the list that is down now */
static GtkWidget *
press_list (Dossier *dossier)
{
  g_signal_emit_by_name (dossier->button, "clicked");
  fixture_wait (300);
  return find_mapped (dossier->list, GTK_TYPE_POPOVER);
}

/* The keyboard moves in the list, and what the list hangs on stays where it is. */
static void
test_keys (void)
{
  static const guint keys[] = { GDK_KEY_Down, GDK_KEY_Down, GDK_KEY_Down, GDK_KEY_Down, GDK_KEY_End, GDK_KEY_Home };
  Dossier dossier;
  Soak soak = { .application = application };
  GtkWidget *popover;
  double place;
  guint i;

  open_dossier (&dossier);
  soak.window = soak.first = dossier.window;
  gtk_widget_grab_focus (dossier.button);
  fixture_wait (300);
  place = gtk_adjustment_get_value (dossier.place);
  popover = press_list (&dossier);
  g_assert_nonnull (popover);
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      soak_key (&soak, "", keys[i]);
      fixture_wait (100);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dossier.window)), popover));
      g_assert_cmpfloat (gtk_adjustment_get_value (dossier.place), ==, place);
    }
  soak_key (&soak, "", GDK_KEY_Escape);
  fixture_wait (300);
  g_assert_false (gtk_widget_get_mapped (popover));
  /* And without a list the keyboard is followed as ever. */
  gtk_adjustment_set_value (dossier.place, 1e6);
  fixture_wait (300);
  gtk_window_set_focus (GTK_WINDOW (dossier.window), NULL);
  gtk_widget_grab_focus (dossier.button);
  fixture_wait (300);
  g_assert_true (soak_is_shown (dossier.button));
  fixture_close (dossier.window);
}

/* Out of sight goes the button, and out of the screen: its list has gone before, and does not call it back. */
static void
test_scrolled (void)
{
  Dossier dossier;
  GtkWidget *popover;
  double place;

  open_dossier (&dossier);
  popover = press_list (&dossier);
  g_assert_nonnull (popover);
  gtk_adjustment_set_value (dossier.place, 20);
  fixture_wait (300);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_adjustment_set_value (dossier.place, 1e6);
  place = gtk_adjustment_get_value (dossier.place);
  fixture_wait (300);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_cmpfloat (gtk_adjustment_get_value (dossier.place), ==, place);
  fixture_close (dossier.window);
}

/* The same when what stands above it becomes longer. */
static void
test_pushed_out (void)
{
  Dossier dossier;
  GtkWidget *popover, *viewport, *above;

  open_dossier (&dossier);
  viewport = gtk_widget_get_ancestor (dossier.list, GTK_TYPE_VIEWPORT);
  above = gtk_widget_get_first_child (gtk_viewport_get_child (GTK_VIEWPORT (viewport)));
  g_assert_false (gtk_widget_is_ancestor (dossier.list, above));
  popover = press_list (&dossier);
  g_assert_nonnull (popover);
  gtk_widget_set_size_request (above, -1, gtk_widget_get_height (above) + 30);
  fixture_wait (300);
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_widget_set_size_request (above, -1, 3000);
  fixture_wait (300);
  g_assert_false (gtk_widget_get_mapped (popover));
  fixture_close (dossier.window);
}

/* A screen reader presses what is not in sight: that comes into sight first. */
static void
test_pressed_from_afar (void)
{
  Dossier dossier;
  GtkWidget *popover;
  graphene_rect_t box;

  open_dossier (&dossier);
  gtk_adjustment_set_value (dossier.place, 1e6);
  fixture_wait (300);
  popover = press_list (&dossier);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_compute_bounds (dossier.button, GTK_WIDGET (dossier.window), &box));
  g_assert_cmpfloat (box.origin.y, >=, 0);
  g_assert_cmpfloat (box.origin.y + box.size.height, <=, gtk_widget_get_height (GTK_WIDGET (dossier.window)));
  gtk_popover_popdown (GTK_POPOVER (popover));
  fixture_close (dossier.window);
}

/* So does Enter in a row that has the keyboard, after the wheel has been turned. */
static void
test_row_from_afar (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1200, 700);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  Soak soak = { .application = application, .window = window, .first = window };
  GtkWidget *expander, *row, *viewport, *popover;
  GtkAdjustment *place;

  soak_raise (GTK_WIDGET (window));
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  fixture_wait (500);
  expander = fixture_find_widget (GTK_WIDGET (workspace), ENTENTE_TYPE_METHOD_SETTINGS, 0);
  row = fixture_find_widget (expander, ADW_TYPE_COMBO_ROW, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  fixture_wait (500);
  gtk_widget_grab_focus (row);
  fixture_wait (300);
  viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  g_assert_true (soak_is_shown (row));
  gtk_adjustment_set_value (place, 0);
  gtk_widget_set_size_request (gtk_widget_get_first_child (gtk_viewport_get_child (GTK_VIEWPORT (viewport))), -1, 2000);
  fixture_wait (300);
  g_assert_false (soak_is_shown (row));
  soak_key (&soak, "", GDK_KEY_Return);
  fixture_wait (300);
  g_assert_true (soak_is_shown (row));
  popover = find_mapped (row, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  gtk_popover_popdown (GTK_POPOVER (popover));
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
  g_test_add_func ("/leaving/panel-comes-in", test_panel_comes_in);
  g_test_add_func ("/leaving/pushed-aside", test_pushed_aside);
  g_test_add_data_func ("/leaving/pressed-button", GINT_TO_POINTER (TRUE), test_pressed_button);
  g_test_add_data_func ("/leaving/pressed-button/at-once", GINT_TO_POINTER (FALSE), test_pressed_button);
  g_test_add_data_func ("/leaving/dialog", GINT_TO_POINTER (FALSE), test_dialog);
  g_test_add_data_func ("/leaving/dialog-with-list", GINT_TO_POINTER (TRUE), test_dialog);
  g_test_add_func ("/leaving/tooltip", test_tooltip);
  g_test_add_func ("/leaving/list/keys", test_keys);
  g_test_add_func ("/leaving/list/scrolled", test_scrolled);
  g_test_add_func ("/leaving/list/pushed-out", test_pushed_out);
  g_test_add_func ("/leaving/list/pressed-from-afar", test_pressed_from_afar);
  g_test_add_func ("/leaving/list/row-from-afar", test_row_from_afar);
  return g_test_run ();
}
