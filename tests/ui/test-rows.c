/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Rows in the window: their height, the ranking they are compared with, and the tables that stand for pictures. */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-table-view.h"
#include "entente-ties-panel.h"
#include "entente-view-options.h"

#include <math.h>
#include <string.h>

static EntenteApplication *application;

static EntentePictureView *
show_view (EntenteWindow *window,
           const char *id)
{
  EntenteDocumentPage *page = entente_window_get_page (window);

  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), id);
  fixture_wait (300);
  return entente_document_page_get_view (page);
}

static double
get_row_y (EntentePictureView *view,
           int partner)
{
  double x, y, radius;

  g_assert_true (entente_picture_locate (entente_picture_view_get_picture (view), partner, &x, &y, &radius));
  return y;
}

/* A busy machine may take its time for a frame. */
static void
scroll_to (EntentePictureView *view,
           double value)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  const double wanted = get_row_y (view, 0) + gtk_adjustment_get_value (adjustment) - value;
  guint i;

  gtk_adjustment_set_value (adjustment, value);
  for (i = 0; i < 100 && fabs (get_row_y (view, 0) - wanted) > 1; i++)
    fixture_wait (50);
  g_assert_cmpfloat_with_epsilon (get_row_y (view, 0), wanted, 1);
}

static void
wait_for_height (EntentePicture *picture,
                 double least,
                 double most)
{
  guint i;

  for (i = 0; i < 100; i++)
    {
      const double height = entente_picture_get_content_height (picture);

      fixture_wait (200);
      if (height >= least && height <= most)
        return;
    }
}

/* Whoever stands in the middle of the list stays there when rows change their height, also when more can be shown
 * before they are drawn. */
static void
test_the_middle_row_stays (void)
{
  static const char *const views[] = { "ranking", "certainty" };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      EntentePictureView *view = show_view (window, views[i]);
      EntentePicture *picture = entente_picture_view_get_picture (view);
      double middle, before, height;
      EntentePick pick;

      scroll_to (view, 500);
      height = entente_picture_get_content_height (picture);
      middle = (entente_picture_get_fixed_height (picture) + gtk_widget_get_height (GTK_WIDGET (view))) / 2;
      pick = entente_picture_pick (picture, gtk_widget_get_width (GTK_WIDGET (view)) / 2.0, middle);
      g_assert_cmpint (pick.kind, ==, ENTENTE_PICK_PARTNER);
      before = get_row_y (view, pick.index);
      entente_picture_view_zoom (view, 1.5);
      g_signal_emit_by_name (picture, "changed");
      wait_for_height (picture, 1.3 * height, G_MAXDOUBLE);
      g_assert_cmpfloat (entente_picture_get_content_height (picture), >, 1.3 * height);
      g_assert_cmpfloat_with_epsilon (get_row_y (view, pick.index), before, 2);
      entente_picture_view_reset_zoom (view);
      g_signal_emit_by_name (picture, "changed");
      wait_for_height (picture, height, height);
      g_assert_cmpfloat (entente_picture_get_content_height (picture), ==, height);
      g_assert_cmpfloat_with_epsilon (get_row_y (view, pick.index), before, 2);
    }
  fixture_close (window);
}

/* The choice in the popover reaches the picture: ranks are those of the preset. */
static void
test_a_preset_is_compared (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntentePictureView *view = show_view (window, "ranking");
  GtkWidget *options = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_VIEW_OPTIONS, 0);
  GtkWidget *content = g_object_ref_sink (entente_view_options_make_content (ENTENTE_VIEW_OPTIONS (options)));
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteSceneInput input;

  entente_picture_view_fill_input (view, &input);
  g_assert_null (input.other_ranking);
  /* The first choice is none, the third the second preset. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture_find_widget (content, GTK_TYPE_CHECK_BUTTON, 2)), TRUE);
  fixture_wait (200);
  entente_picture_view_fill_input (view, &input);
  g_assert_true (input.other_ranking == entente_session_get_preset_ranking (session, 1));
  g_assert_nonnull (input.other_name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture_find_widget (content, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  entente_picture_view_fill_input (view, &input);
  g_assert_null (input.other_ranking);
  g_object_unref (content);
  fixture_close (window);
}

/* Each view has the table of its own data; leaving a view for another changes the table that is shown. */
static void
test_each_view_has_its_table (void)
{
  static const struct
  {
    const char *view, *head;
  } tables[] = {
    { "ranking", "Rank\tPartner\tChange\tTier\tScore" }, { "orbit", "Rank\tPartner\tRegion\tTier\tScore\n" },
    { "network", "Between\tAnd\tTie\tSince\n" },         { "map", "Rank\tPartner\tTier\tScore\tLatitude\tLongitude\n" },
    { "certainty", "Rank\tPartner\tTier\tHow sure" },    { "ranking", "Rank\tPartner\tChange\tTier\tScore" },
  };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteTableView *table
      = ENTENTE_TABLE_VIEW (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0));
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = NULL;

      show_view (window, tables[i].view);
      entente_document_page_show_table (entente_window_get_page (window), TRUE);
      fixture_wait (200);
      text = entente_table_view_to_text (table);
      g_assert_true (g_str_has_prefix (text, tables[i].head));
      /* No row is empty, and rows follow the first. */
      g_assert_null (strstr (text, "\n\t"));
      g_assert_cmpuint (strlen (text), >, 1000);
      entente_document_page_show_table (entente_window_get_page (window), FALSE);
    }
  fixture_close (window);
}

/* A row that is chosen is selected, also after results came in while another one was. */
static void
test_rows_select_after_results (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  GtkWidget *table = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0);
  GtkColumnView *columns = GTK_COLUMN_VIEW (fixture_find_widget (table, GTK_TYPE_COLUMN_VIEW, 0));
  guint i;

  show_view (window, "ranking");
  entente_document_page_show_table (entente_window_get_page (window), TRUE);
  fixture_wait (200);
  for (i = 0; i < 3; i++)
    {
      const int before = entente_session_get_selected (session);

      gtk_selection_model_select_item (gtk_column_view_get_model (columns), 10 + i * 20, TRUE);
      g_assert_cmpint (entente_session_get_selected (session), !=, before);
      entente_session_apply_preset (session, i + 1);
      fixture_wait (300);
    }
  fixture_close (window);
}

static EntenteSession *
make_session_with_blocs (guint n_blocs)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GString *json = g_string_new ("{\"format\": \"entente-dataset\", \"version\": 1, \"hub\": {\"id\": \"h\", \"name\": \"H\"},"
                                " \"criteria\": [{\"id\": \"c\", \"name\": \"C\", \"weight\": 1, \"indicators\": [{\"id\": \"i\","
                                " \"name\": \"I\", \"value\": {\"kind\": \"linear\", \"from\": 0, \"to\": 1}}]}],"
                                " \"partners\": [{\"id\": \"p\", \"name\": \"P\"}], \"blocs\": [");
  guint i;

  for (i = 0; i < n_blocs; i++)
    g_string_append_printf (json, "%s{\"id\": \"b%u\", \"name\": \"Bloc %u\", \"members\": [\"p\"]}", i > 0 ? ", " : "", i, i);
  g_string_append (json, "]}");
  bytes = g_string_free_to_bytes (json);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
  return entente_session_new (dataset);
}

static guint
count_rows (GtkWidget *panel,
            GtkWidget **last)
{
  GtkWidget *child = gtk_widget_get_last_child (gtk_widget_get_first_child (panel)); /* the list of blocs */
  guint n = 0;

  for (child = gtk_widget_get_first_child (child); child != NULL; child = gtk_widget_get_next_sibling (child), n++)
    *last = child;
  return n;
}

/* However many blocs a file has, each has its switch: not at once, but by the row at the end. */
static void
test_every_bloc_has_a_switch (void)
{
  g_autoptr (EntenteSession) session = make_session_with_blocs (450);
  g_autoptr (EntenteViewFilter) filter = entente_view_filter_new ();
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new (), *last = NULL;
  GtkWidget *panel = g_object_new (ENTENTE_TYPE_TIES_PANEL, NULL);
  guint i;

  entente_view_filter_set_dataset (filter, entente_session_get_dataset (session));
  for (i = 0; i < 450; i++)
    entente_view_filter_show_bloc (filter, i, FALSE);
  entente_ties_panel_set_session (ENTENTE_TIES_PANEL (panel), session, filter);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), panel);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (200);
  g_assert_cmpuint (count_rows (panel, &last), ==, 201);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (last)), ==, "250 more blocs");
  adw_action_row_activate (ADW_ACTION_ROW (last));
  g_assert_cmpuint (count_rows (panel, &last), ==, 401);
  entente_view_filter_show_bloc (filter, 449, TRUE);
  adw_action_row_activate (ADW_ACTION_ROW (last));
  g_assert_cmpuint (count_rows (panel, &last), ==, 450);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (last)), ==, "Bloc 449");
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (last))), FALSE);
  g_assert_false (entente_view_filter_get_blocs (filter)[449]);
  fixture_wait (100);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  int status;

  application = fixture_init (&argc, &argv);
  g_test_add_func ("/rows/the-middle-row-stays", test_the_middle_row_stays);
  g_test_add_func ("/rows/a-preset-is-compared", test_a_preset_is_compared);
  g_test_add_func ("/rows/each-view-has-its-table", test_each_view_has_its_table);
  g_test_add_func ("/rows/select-after-results", test_rows_select_after_results);
  g_test_add_func ("/rows/every-bloc-has-a-switch", test_every_bloc_has_a_switch);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
