/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The table beside each picture: where it begins when it is read from the right, and where the keyboard is when it
 * comes and goes.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-edit.h"
#include "entente-partner-item.h"
#include "entente-picture-view-private.h"
#include "entente-priorities-panel.h"
#include "entente-share-scale.h"
#include "entente-table-view.h"
#include "entente-view-options.h"

#include <math.h>
#include <string.h>

#define ROW 20

static EntenteApplication *application;

static void
set_table (EntenteWindow *window,
           gboolean show)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (show));
  fixture_wait (500);
}

static GtkWidget *
find_table (EntenteWindow *window)
{
  return fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0);
}

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

/* How far the table is scrolled to the left from its right edge, and how far it could be: by what is seen, since newer
 * GTK counts from the other side. */
static double
get_distance_from_right (EntenteWindow *window,
                         double *room)
{
  GtkWidget *view = fixture_find_widget (find_table (window), GTK_TYPE_COLUMN_VIEW, 0);
  graphene_rect_t heads;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (view), view, &heads));
  *room = heads.size.width - gtk_widget_get_width (view);
  return heads.origin.x + *room;
}

static void
show_view (EntenteWindow *window,
           const char *view)
{
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (window)), view);
  fixture_wait (500);
}

/* Whether the head of the first column is wholly in sight. */
static gboolean
shows_first_column (EntenteWindow *window)
{
  GtkWidget *table = find_table (window), *head = fixture_find_widget (table, GTK_TYPE_COLUMN_VIEW, 0);
  graphene_rect_t bounds;

  head = gtk_widget_get_first_child (gtk_widget_get_first_child (head));
  g_assert_true (gtk_widget_compute_bounds (head, table, &bounds));
  g_test_message ("the first head is at %.0f to %.0f of %d", bounds.origin.x, bounds.origin.x + bounds.size.width,
                  gtk_widget_get_width (table));
  return bounds.size.width > 10 && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (table);
}

static void
check_right_to_left (int width,
                     int height)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteWindow *window;
  double room;
  gsize i;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = fixture_open_window (application, "partners-2026", width, height);
  entente_document_page_focus_face (entente_window_get_page (window));
  set_table (window, TRUE);
  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (window, views[i]);
      g_assert_cmpfloat (get_distance_from_right (window, &room), <, 1);
      g_test_message ("%s: %.0f more than fits", views[i], room);
      g_assert_true (shows_first_column (window));
    }
  fixture_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_right_to_left (void)
{
  check_right_to_left (360, 600);
  check_right_to_left (1280, 800);
}

/* Who has scrolled to other columns stays at them. */
static void
test_right_to_left_stays (void)
{
  EntenteWindow *window;
  GtkAdjustment *adjustment;
  GtkWidget *scroller;
  double room;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = fixture_open_window (application, "partners-2026", 360, 600);
  set_table (window, TRUE);
  scroller = fixture_find_widget (find_table (window), GTK_TYPE_SCROLLED_WINDOW, 0);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  get_distance_from_right (window, &room);
  gtk_adjustment_set_value (adjustment, room / 3);
  fixture_wait (50);
  entente_session_type_share (get_session (window), 0, 0.6);
  fixture_wait (300);
  g_assert_cmpfloat (get_distance_from_right (window, &room), >, 20);
  fixture_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The partner whose row has the keyboard, by the text of its label; owned by the label. */
static gboolean
focus_is_in_row_of (EntenteWindow *window,
                    const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *label;
  guint i;

  for (i = 0; focus != NULL && (label = fixture_find_widget (focus, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
get_name (EntenteWindow *window,
          int partner)
{
  EntenteDataset *dataset = entente_session_get_dataset (get_session (window));

  return entente_text_get (&dataset->partners[partner].name, g_get_language_names ());
}

/* The keyboard is on the row of the selected partner, wherever that stands in the list. */
static void
test_focus_selected (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1000, 700);
  int partner;

  entente_document_page_focus_face (entente_window_get_page (window));
  for (partner = 0; partner < 80; partner += ROW)
    {
      entente_session_set_selected (get_session (window), partner);
      set_table (window, TRUE);
      g_assert_true (focus_is_in_row_of (window, get_name (window, partner)));
      set_table (window, FALSE);
      g_assert_true (GTK_IS_WIDGET (gtk_root_get_focus (GTK_ROOT (window))));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window))
                     == GTK_WIDGET (entente_document_page_get_view (entente_window_get_page (window))));
    }
  fixture_close (window);
}

/* Without a selected partner it is the first row. */
static void
test_focus_first (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1000, 700);

  entente_session_set_selected (get_session (window), ENTENTE_NONE);
  entente_document_page_focus_face (entente_window_get_page (window));
  set_table (window, TRUE);
  g_assert_true (focus_is_in_row_of (window, "Japan"));
  g_assert_cmpint (entente_session_get_selected (get_session (window)), ==, ENTENTE_NONE);
  fixture_close (window);
}

/* Who asks for the table means to read it, also from a slider. */
static void
test_focus_from_slider (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *slider = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_SHARE_SCALE, 0), *focus;

  g_assert_true (gtk_widget_grab_focus (slider));
  entente_session_set_selected (get_session (window), ROW);
  set_table (window, TRUE);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, find_table (window)));
  g_assert_true (focus_is_in_row_of (window, get_name (window, ROW)));
  fixture_close (window);
}

static EntenteViewFilter *
get_filter (EntenteWindow *window)
{
  return entente_document_page_get_view (entente_window_get_page (window))->filter;
}

static GtkSelectionModel *
get_rows (EntenteWindow *window)
{
  GtkWidget *view = fixture_find_widget (find_table (window), GTK_TYPE_COLUMN_VIEW, 0);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

static guint
count_rows (EntenteWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (window)));
}

static GtkAdjustment *
get_place (EntenteWindow *window)
{
  GtkWidget *scroller = fixture_find_widget (find_table (window), GTK_TYPE_SCROLLED_WINDOW, 0);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
change_title (EntenteSession *session,
              const char *title)
{
  g_autoptr (GBytes) text = entente_dataset_edit_set_title (entente_session_get_dataset (session), title, "en");
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  g_assert_true (entente_session_edit (session, text, "Edit", diagnostics));
  g_assert_null (entente_session_get_evaluation (session));
}

/* No row comes before one that stands before it in the file. */
static gboolean
is_in_file_order (EntenteWindow *window)
{
  GListModel *rows = G_LIST_MODEL (get_rows (window));
  guint last = 0, i;

  for (i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (EntentePartnerItem) item = g_list_model_get_item (rows, i);

      if (entente_partner_item_get_partner (item) < last)
        return FALSE;
      last = entente_partner_item_get_partner (item);
    }
  return TRUE;
}

/* Rows come in that a search had left out, before there are results of a document that has just changed: they are put
 * among others, and those have to be sorted by what holds then, which is nothing. GTK takes them to be in order. */
static void
test_document (gconstpointer view)
{
  static const char *const searches[] = { "a", "e", "land" };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  guint n_rows;
  gsize i;

  show_view (window, view);
  set_table (window, TRUE);
  n_rows = count_rows (window);
  for (i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      entente_view_filter_set_search (get_filter (window), searches[i]);
      fixture_wait (60);
      g_assert_cmpuint (count_rows (window), <, n_rows);
      change_title (session, searches[i]);
      entente_view_filter_set_search (get_filter (window), NULL);
      g_assert_cmpuint (count_rows (window), ==, n_rows);
      g_assert_true (is_in_file_order (window));
      fixture_wait (60);
      g_assert_false (is_in_file_order (window));
    }
  fixture_close (window);
}

/* Once, after the next frame. */
static void
leave_rows_cb (GdkFrameClock *clock,
               EntenteWindow *window)
{
  g_signal_handlers_disconnect_by_func (clock, leave_rows_cb, window);
  gtk_adjustment_set_value (get_place (window), 0);
  entente_view_filter_set_search (get_filter (window), "land");
}

/* The document changes, and before the place in the list is restored rows go that reached that far down: GTK warns when
 * it is sent where its list, not laid out yet, has nothing. */
static void
test_rows_go_meanwhile (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);

  set_table (window, TRUE);
  gtk_adjustment_set_value (get_place (window), 1200);
  fixture_wait (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_place (window)), >, 1000);
  change_title (get_session (window), "Another");
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (leave_rows_cb), window);
  fixture_wait (500);
  g_assert_cmpuint (count_rows (window), <, 20);
  fixture_close (window);
}

/* Once, after the next frame. */
static void
change_and_leave_cb (GdkFrameClock *clock,
                     EntenteWindow *window)
{
  g_signal_handlers_disconnect_by_func (clock, change_and_leave_cb, window);
  gtk_adjustment_set_value (get_place (window), 300);
  change_title (get_session (window), "Another");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (FALSE));
  entente_view_filter_set_search (get_filter (window), "xyzzy");
  entente_view_filter_set_search (get_filter (window), NULL);
}

/* The document changes twice, and the table goes before it is laid out again: nothing is sent where a list has no rows
 * yet, and the table comes back with all of its rows. */
static void
test_goes_after_changes (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  guint n_rows;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL); /* it goes at once */
  set_table (window, TRUE);
  n_rows = count_rows (window);
  gtk_adjustment_set_value (get_place (window), 1200);
  fixture_wait (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_place (window)), >, 1000);
  change_title (get_session (window), "One");
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (change_and_leave_cb),
                    window);
  fixture_wait (500);
  set_table (window, TRUE);
  g_assert_cmpuint (count_rows (window), ==, n_rows);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  fixture_close (window);
}

/* Back to the picture, and at once to another view, while the table still fades away: nobody sees the rows of the other
 * table, so none is made. */
static void
test_fades_without_rows (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *list;
  guint i;

  set_table (window, TRUE);
  list = fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, 0);
  g_assert_nonnull (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (FALSE));
  g_assert_true (gtk_widget_get_mapped (list));
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (window)), "map");
  for (i = 0; i < 50 && gtk_widget_get_mapped (list); i++)
    fixture_wait (100);
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_null (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)));
  set_table (window, TRUE);
  g_assert_cmpuint (count_rows (window), >, 80);
  fixture_close (window);
}

/* A corrected fact leaves everything where it was: the order of the table and the place in it, the cut-out of a
 * picture, the sliders. */
static void
test_stays_after_a_change (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  GtkWidget *table = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0);
  GtkWidget *priorities = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (priorities), 0);
  GtkWidget *column_view, *scroller;
  EntenteFactDraft draft = { .partner = 3, .quantity = 0, .year = 2025, .value = 2.75, .category = ENTENTE_NONE,
                             .low = NAN, .high = NAN };
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) changed = NULL;
  GtkAdjustment *place;
  g_autoptr (GtkColumnViewColumn) name = NULL;
  g_autofree char *text = NULL, *after = NULL;
  guint i;

  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (TRUE));
  fixture_wait (200);
  column_view = fixture_find_widget (table, GTK_TYPE_COLUMN_VIEW, 0);
  scroller = gtk_widget_get_ancestor (column_view, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  name = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (column_view)), 1);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (column_view), name, GTK_SORT_DESCENDING);
  fixture_wait (100);
  for (i = 0; i < 250 && ABS (gtk_adjustment_get_value (place) - 300) > 1; i++)
    {
      gtk_adjustment_set_value (place, 300);
      fixture_wait (100);
    }
  text = entente_table_view_to_text (ENTENTE_TABLE_VIEW (table));

  changed = entente_dataset_edit_fact (entente_session_get_dataset (session), &draft, NULL);
  g_assert_true (entente_session_edit (session, changed, "Edit", diagnostics));
  for (i = 0; i < 500 && entente_session_get_evaluation (session) == NULL; i++)
    fixture_wait (20);
  fixture_wait (200);
  /* However long the frames take in which the list is laid out again. */
  for (i = 0; i < 250 && ABS (gtk_adjustment_get_value (place) - 300) > 1; i++)
    fixture_wait (20);
  after = entente_table_view_to_text (ENTENTE_TABLE_VIEW (table));
  g_assert_cmpstr (text, !=, after);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), 300, 1);
  g_assert_true (name == g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (column_view)), 1));
  g_object_unref (name);
  g_assert_true (strstr (after, "Türkiye") < strstr (after, "Albania"));
  g_assert_true (row == entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (priorities), 0));
  fixture_close (window);
}

/* A row can be chosen, also after rows were found while the chosen one stayed. */
static void
test_choose (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  int chosen;

  entente_session_set_selected (get_session (window), ROW);
  set_table (window, TRUE);
  entente_view_filter_set_sort_criterion (get_filter (window), 1);
  fixture_wait (100);
  chosen = entente_session_get_selected (get_session (window));
  g_assert_cmpint (chosen, ==, ROW);
  gtk_selection_model_select_item (get_rows (window), 0, TRUE);
  g_assert_cmpint (entente_session_get_selected (get_session (window)), !=, chosen);
  fixture_close (window);
}

/* Each stop of Tab in the options of a view is a control that shows the focus. */
static void
test_option_stops (void)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  gsize i;
  int stop;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *button, *focus = NULL;

      show_view (window, views[i]);
      button = fixture_find_widget (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_VIEW_OPTIONS, 0),
                                    GTK_TYPE_MENU_BUTTON, 0);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      fixture_wait (300);
      for (stop = 0; stop < 12; stop++)
        {
          focus = gtk_root_get_focus (GTK_ROOT (window));
          g_assert_nonnull (focus);
          if (!GTK_IS_CHECK_BUTTON (focus) && !GTK_IS_BUTTON (focus))
            g_error ("%s: stop %d is a %s", views[i], stop, G_OBJECT_TYPE_NAME (focus));
          gtk_widget_child_focus (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_DIR_TAB_FORWARD);
        }
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      fixture_wait (100);
    }
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/table/right-to-left", test_right_to_left);
  g_test_add_func ("/table/right-to-left/stays", test_right_to_left_stays);
  g_test_add_func ("/table/focus/selected", test_focus_selected);
  g_test_add_func ("/table/focus/first", test_focus_first);
  g_test_add_func ("/table/focus/from-slider", test_focus_from_slider);
  g_test_add_data_func ("/table/document/ranking", "ranking", test_document);
  g_test_add_data_func ("/table/document/network", "network", test_document);
  g_test_add_func ("/table/rows-go-meanwhile", test_rows_go_meanwhile);
  g_test_add_func ("/table/goes-after-changes", test_goes_after_changes);
  g_test_add_func ("/table/fades-without-rows", test_fades_without_rows);
  g_test_add_func ("/table/stays-after-a-change", test_stays_after_a_change);
  g_test_add_func ("/table/choose", test_choose);
  g_test_add_func ("/table/options", test_option_stops);
  return g_test_run ();
}
