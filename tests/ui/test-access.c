/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What can be pressed is large enough to be hit, what has a name is called by it, fingers do in a picture what they do
 * everywhere, and the pictures tell a screen reader who is selected. Fingers are the signals of the gestures: there is
 * no touch screen here.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-document-page.h"
#include "entente-preferences.h"
#include "entente-status-strip.h"

#define SMALLEST_TARGET 24
#define MAX_REPORTS 20

typedef struct
{
  const char *where;
  GtkWidget *root;
  guint n_targets, n_names, n_faults;
} Walk;

static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };

static EntenteApplication *application;

/* What reacts to a press by itself; what stands in a row that does is part of the row. */
static gboolean
is_target (GtkWidget *widget)
{
  if (!gtk_widget_get_sensitive (widget) || !gtk_widget_get_can_target (widget))
    return FALSE;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SCALE (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget)
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"); /* of a menu */
}

/* A check button that its row presses too. */
static gboolean
is_pressed_by_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return row != NULL && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget;
}

static void
check_target (Walk *walk,
              GtkWidget *widget)
{
  const int width = gtk_widget_get_allocated_width (widget), height = gtk_widget_get_allocated_height (widget);
  graphene_rect_t bounds;
  const char *name = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  walk->n_targets++;
  if ((width >= SMALLEST_TARGET && height >= SMALLEST_TARGET) || is_pressed_by_row (widget))
    return;
  if (!gtk_widget_compute_bounds (widget, walk->root, &bounds) || walk->n_faults++ >= MAX_REPORTS)
    return;
  g_test_message ("%s: %s “%s” in %s has %d x %d pixels at %.0f, %.0f", walk->where, G_OBJECT_TYPE_NAME (widget),
                  name != NULL ? name : gtk_widget_get_tooltip_text (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), width, height, bounds.origin.x, bounds.origin.y);
}

/* Newer GTK reads no name of what has one of these roles. */
static gboolean
may_have_name (GtkWidget *widget)
{
  static const GtkAccessibleRole nameless[] = {
    GTK_ACCESSIBLE_ROLE_BANNER, GTK_ACCESSIBLE_ROLE_CAPTION, GTK_ACCESSIBLE_ROLE_GENERIC, GTK_ACCESSIBLE_ROLE_LANDMARK,
    GTK_ACCESSIBLE_ROLE_LEGEND, GTK_ACCESSIBLE_ROLE_NONE, GTK_ACCESSIBLE_ROLE_PRESENTATION, GTK_ACCESSIBLE_ROLE_SECTION,
#if GTK_CHECK_VERSION (4, 10, 0)
    GTK_ACCESSIBLE_ROLE_STATUS,
#endif
    GTK_ACCESSIBLE_ROLE_TIME,
  };
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (nameless); i++)
    if (role == nameless[i])
      return FALSE;
  return TRUE;
}

/* GTK 4.8 describes a widget by its tooltip, too. */
static gboolean
is_tooltip (GtkWidget *widget,
            GtkAccessibleProperty property)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  g_autofree char *other = NULL;

  if (tooltip == NULL || property != GTK_ACCESSIBLE_PROPERTY_DESCRIPTION)
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, tooltip);
  return other == NULL;
}

/* What is given a name or a description has it for a screen reader, not a text on it or beside it instead, or nothing. */
static void
check_words (Walk *walk,
             GtkWidget *widget,
             GtkAccessibleProperty property,
             GtkAccessibleRelation other)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *words = NULL;

  if (!gtk_test_accessible_has_property (accessible, property) || is_tooltip (widget, property))
    return;
  walk->n_names++;
  if (may_have_name (widget) && !gtk_test_accessible_has_relation (accessible, other))
    return;
  words = gtk_test_accessible_check_property (accessible, property, "");
  g_test_message ("%s: %s of role %d does not say %s", walk->where, G_OBJECT_TYPE_NAME (widget),
                  gtk_accessible_get_accessible_role (accessible), words);
  walk->n_faults++;
}

static void
walk_targets (Walk *walk,
              GtkWidget *widget)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_target (widget))
    check_target (walk, widget);
  check_words (walk, widget, GTK_ACCESSIBLE_PROPERTY_LABEL, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  check_words (walk, widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    walk_targets (walk, child);
}

/* What has just come with new results has no size before the next frame, which a busy machine may take its time for. */
static gboolean
is_laid_out (GtkWidget *widget)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (is_target (widget) && gtk_widget_get_width (widget) == 0 && gtk_widget_get_height (widget) == 0)
    return FALSE;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!is_laid_out (child))
      return FALSE;
  return TRUE;
}

static void
check_targets (gpointer root,
               const char *where)
{
  Walk walk = { where, root, 0, 0, 0 };
  guint i;

  for (i = 0; i < 100 && !is_laid_out (root); i++)
    fixture_wait (50);
  walk_targets (&walk, root);
  g_test_message ("%s: %u targets, %u names", where, walk.n_targets, walk.n_names);
  g_assert_cmpuint (walk.n_targets, >, 1);
  g_assert_cmpuint (walk.n_faults, ==, 0);
}

static void
open_rows (GtkWidget *widget)
{
  GtkWidget *child;

  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    open_rows (child);
}

static void
show (EntenteWindow *window,
      const char *view)
{
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (window)), view);
  fixture_wait (500);
}

static void
check_all_targets (int width,
                   int height)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", width, height);
  EntenteDocumentPage *page = entente_window_get_page (window);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (page);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show (window, views[i]);
      check_targets (window, views[i]);
    }
  entente_session_set_selected (entente_document_page_get_session (page), 0);
  entente_workspace_set_open (workspace, GTK_PACK_END, TRUE);
  fixture_wait (500);
  check_targets (window, "dossier");
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  show (window, "ranking");
  open_rows (GTK_WIDGET (workspace));
  fixture_wait (900);
  check_targets (window, "priorities, all rows open");
  entente_document_page_show_table (page, TRUE);
  entente_document_page_start_search (page);
  fixture_wait (500);
  check_targets (window, "table");
  fixture_close (window);
}

static void
test_targets (void)
{
  check_all_targets (1280, 800);
}

static void
test_targets_small (void)
{
  check_all_targets (360, 600);
}

static void
test_targets_start (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 360, 600);
  GtkWindow *preferences = g_object_new (ENTENTE_TYPE_PREFERENCES, NULL);

  check_targets (window, "start");
  gtk_window_present (preferences);
  fixture_wait (300);
  check_targets (preferences, "preferences");
  gtk_window_destroy (preferences);
  fixture_close (window);
}

/* Who types at once after the key for it finds all letters in the entry: it takes them before the next frame,
 * and it keeps the keyboard. Closed, the bar takes no room. */
static void
test_search_at_once (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDocumentPage *page = entente_window_get_page (window);
  GtkWidget *entry, *focus;
  guint i;

  for (i = 0; i < 2; i++)
    {
      entente_document_page_start_search (page);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      entry = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) : NULL;
      g_assert_nonnull (entry);
      g_assert_true (gtk_widget_get_mapped (focus));
      fixture_wait (600);
      g_assert_cmpint (gtk_widget_get_height (entry), >=, 24);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);
      g_signal_emit_by_name (entry, "stop-search");
      fixture_wait (600);
      g_assert_false (gtk_widget_get_mapped (entry));
      g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_BAR)), ==, 0);
    }
  fixture_close (window);
}

/* -- Fingers ---------------------------------------------------------------------------------------------- */

static gpointer
find_controller (GtkWidget *widget,
                 GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

static GtkWidget *
open_view (EntenteWindow **window,
           const char *view)
{
  *window = fixture_open_window (application, "partners-2026", 1280, 800);
  show (*window, view);
  return GTK_WIDGET (entente_document_page_get_view (entente_window_get_page (*window)));
}

static double
get_zoom (GtkWidget *view)
{
  EntenteSceneInput input;

  entente_picture_view_fill_input (ENTENTE_PICTURE_VIEW (view), &input);
  return input.viewport.zoom;
}

static void
test_pinch (gconstpointer name)
{
  EntenteWindow *window;
  GtkWidget *view = open_view (&window, name);
  GtkGesture *pinch = find_controller (view, GTK_TYPE_GESTURE_ZOOM);
  double scale;

  g_signal_emit_by_name (pinch, "begin", NULL);
  for (scale = 1.1; scale < 2.05; scale += 0.1)
    g_signal_emit_by_name (pinch, "scale-changed", scale);
  fixture_wait (600);
  g_assert_cmpfloat_with_epsilon (get_zoom (view), 2, 0.01);
  g_signal_emit_by_name (pinch, "begin", NULL);
  for (scale = 0.9; scale > 0.25; scale -= 0.1)
    g_signal_emit_by_name (pinch, "scale-changed", scale);
  fixture_wait (600);
  g_assert_cmpfloat_with_epsilon (get_zoom (view), 1, 0.01);
  fixture_close (window);
}

/* A long press on a partner brings its menu, in each view. */
static void
test_long_press (gconstpointer name)
{
  EntenteWindow *window;
  GtkWidget *view = open_view (&window, name), *menu;
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  GtkGesture *press = find_controller (view, GTK_TYPE_GESTURE_LONG_PRESS);
  double x, y, radius;

  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (press)));
  g_assert_true (entente_picture_locate (entente_picture_view_get_picture (ENTENTE_PICTURE_VIEW (view)),
                                         (int) entente_session_get_evaluation (session)->order[1], &x, &y, &radius));
  g_signal_emit_by_name (press, "pressed", x, y);
  fixture_wait (400);
  menu = fixture_find_widget (view, GTK_TYPE_POPOVER_MENU, 0);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_mapped (menu));
  g_assert_cmpint (entente_session_get_selected (session), ==,
                   (int) entente_session_get_evaluation (session)->order[1]);
  check_targets (menu, "menu of a partner");
  gtk_popover_popdown (GTK_POPOVER (menu));
  fixture_wait (300);
  fixture_close (window);
}

/* -- Keys and words --------------------------------------------------------------------------------------- */

static void
test_names (gconstpointer name)
{
  EntenteWindow *window;
  GtkWidget *view = open_view (&window, name);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  const GtkAccessibleProperty description = GTK_ACCESSIBLE_PROPERTY_DESCRIPTION;
  g_autofree char *title = g_strdup (name), *label = NULL, *after = NULL;
  guint i;

  *title = g_ascii_toupper (*title);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (view)), ==, GTK_ACCESSIBLE_ROLE_IMG);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title);
  g_assert_cmpstr (label, ==, NULL);
  /* Said once the picture rests, which takes its time on a busy machine. */
  for (i = 0; i < 50 && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), description); i++)
    fixture_wait (100);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), description));
  entente_session_set_selected (session, (int) entente_session_get_evaluation (session)->order[0]);
  fixture_wait (1500);
  after = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_assert_nonnull (after); /* how it differs from "" says what it is */
  g_assert_nonnull (strstr (after, "Japan · Tier 1 · 1st"));
  fixture_close (window);
}

/* Changing the view gives the picture the keyboard without a frame; moving somewhere with it shows the frame, and so
 * does coming back. */
static void
test_quiet_focus (void)
{
  EntenteWindow *window;
  GtkWidget *view = open_view (&window, "orbit");
  gboolean taken = FALSE;

  entente_document_page_focus_face (entente_window_get_page (window));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == view);
  g_assert_true (gtk_widget_has_css_class (view, "quiet"));
  g_signal_emit_by_name (find_controller (view, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", GDK_KEY_Right, 0, 0,
                         &taken);
  g_assert_true (taken);
  g_assert_false (gtk_widget_has_css_class (view, "quiet"));
  show (window, "network");
  view = GTK_WIDGET (entente_document_page_get_view (entente_window_get_page (window)));
  g_assert_true (gtk_widget_has_css_class (view, "quiet"));
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  fixture_wait (50);
  g_assert_false (gtk_widget_has_css_class (view, "quiet"));
  fixture_close (window);
}

/* F11 fills the screen. Nobody manages windows here, and what is shown already would stay as it is: what is asked for
 * before a window comes up holds. */
static void
test_full_screen (void)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "win.full-screen");
  gboolean filled;

  g_assert_true (g_strv_contains ((const char *const *) keys, "F11"));
  for (filled = FALSE; filled <= TRUE; filled++)
    {
      EntenteWindow *window = entente_window_new (GTK_APPLICATION (application));
      g_autoptr (GVariant) state = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (window), "full-screen", NULL);
      if (!filled)
        g_action_group_change_action_state (G_ACTION_GROUP (window), "full-screen", g_variant_new_boolean (FALSE));
      gtk_window_present (GTK_WINDOW (window));
      fixture_wait (100);
      g_assert_cmpint (gtk_window_is_fullscreen (GTK_WINDOW (window)), ==, filled);
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "full-screen");
      g_assert_cmpint (g_variant_get_boolean (state), ==, filled);
      fixture_close (window);
    }
}

int
main (int argc,
      char **argv)
{
  guint i;

  application = fixture_init (&argc, &argv);
  g_test_add_func ("/access/targets/1280x800", test_targets);
  g_test_add_func ("/access/targets/360x600", test_targets_small);
  g_test_add_func ("/access/targets/start", test_targets_start);
  g_test_add_data_func ("/access/pinch/map", "map", test_pinch);
  g_test_add_data_func ("/access/pinch/network", "network", test_pinch);
  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *press = g_strdup_printf ("/access/long-press/%s", views[i]);
      g_autofree char *names = g_strdup_printf ("/access/names/%s", views[i]);

      g_test_add_data_func (press, views[i], test_long_press);
      g_test_add_data_func (names, views[i], test_names);
    }
  g_test_add_func ("/access/quiet-focus", test_quiet_focus);
  g_test_add_func ("/access/search-at-once", test_search_at_once);
  g_test_add_func ("/access/full-screen", test_full_screen);
  return g_test_run ();
}
