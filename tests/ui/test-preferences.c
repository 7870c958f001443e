/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The preferences: each row changes its setting, and the open window follows at once. */

#include "config.h"

#include "window-fixture.h"

#include "entente-borders.h"
#include "entente-preferences.h"
#include "entente-settings.h"
#include "entente-table-view.h"

#include <string.h>

static EntenteApplication *application;

static gpointer
find (gpointer root,
      GType type,
      guint nth)
{
  GtkWidget *found = fixture_find_widget (root, type, nth);

  g_assert_nonnull (found);
  return found;
}

static gpointer
find_row (gpointer window,
          const char *title)
{
  guint i;

  for (i = 0;; i++)
    {
      AdwPreferencesRow *row = find (window, ADW_TYPE_ACTION_ROW, i);

      if (g_str_equal (adw_preferences_row_get_title (row), title))
        return row;
    }
}

static GtkWindow *
open_preferences (void)
{
  GtkWindow *window;

  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  fixture_wait (300);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (!ENTENTE_IS_PREFERENCES (window))
    {
      g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
      guint i;

      for (i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) each = g_list_model_get_item (windows, i);

          if (ENTENTE_IS_PREFERENCES (each))
            return each;
        }
    }
  g_assert_true (ENTENTE_IS_PREFERENCES (window));
  return window;
}

static gboolean
is_drawn (EntenteWindow *window,
          const char *text)
{
  EntentePictureView *view = entente_document_page_get_view (entente_window_get_page (window));
  EntenteSceneInput input;

  entente_picture_view_fill_input (view, &input);
  return g_strcmp0 (input.marking, text) == 0;
}

static void
test_marking (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWindow *preferences = open_preferences ();
  EntenteTableView *table = find (window, ENTENTE_TYPE_TABLE_VIEW, 0);
  GtkLabel *label = find (table, GTK_TYPE_LABEL, 0);
  GtkScrolledWindow *scroller;
  g_autofree char *stored = NULL, *text = NULL, *again = NULL;

  g_assert_true (is_drawn (window, ""));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Illustrative figures, not an official ranking");
  gtk_editable_set_text (find (preferences, ADW_TYPE_ENTRY_ROW, 0), "Internal");
  stored = g_settings_get_string (entente_settings_get (), "marking");
  g_assert_cmpstr (stored, ==, "Internal");
  g_assert_true (is_drawn (window, "Internal"));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Internal · Illustrative figures, not an official ranking");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (label)));
  entente_document_page_show_table (entente_window_get_page (window), TRUE);
  fixture_wait (300);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (label)));
  scroller = find (table, GTK_TYPE_SCROLLED_WINDOW, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller)), ==, 0);
  text = entente_table_view_to_text (table);
  g_assert_true (g_str_has_prefix (text, "Rank\t"));
  g_assert_true (g_str_has_suffix (text, "\n\nInternal · Illustrative figures, not an official ranking\n"));
  g_settings_reset (entente_settings_get (), "marking");
  again = g_strdup (gtk_editable_get_text (find (preferences, ADW_TYPE_ENTRY_ROW, 0)));
  g_assert_cmpstr (again, ==, "");
  gtk_window_destroy (preferences);
  fixture_close (window);
}

static char *
describe_picture (EntenteWindow *window)
{
  fixture_wait (300);
  return entente_picture_describe (
    entente_picture_view_get_picture (entente_document_page_get_view (entente_window_get_page (window))));
}

/* Pictures change at once, and what stands around them does not. */
static void
test_picture_language (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autofree char *before = describe_picture (window), *japanese = NULL, *after = NULL, *stored = NULL;
  GtkWindow *preferences = open_preferences ();
  AdwComboRow *row = ADW_COMBO_ROW (find_row (preferences, "Language of the pictures"));
  GListModel *names = adw_combo_row_get_model (row);
  guint i;

  g_assert_nonnull (strstr (before, "Japan leads"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  for (i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), "日本語"))
      adw_combo_row_set_selected (row, i);
  stored = g_settings_get_string (entente_settings_get (), "picture-language");
  g_assert_cmpstr (stored, ==, "ja");
  japanese = describe_picture (window);
  g_assert_nonnull (strstr (japanese, "日本"));
  g_assert_null (strstr (japanese, "leads"));
  g_assert_true (find_row (preferences, "Language of the pictures") == row);
  g_settings_reset (entente_settings_get (), "picture-language");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  after = describe_picture (window);
  g_assert_cmpstr (after, ==, before);
  gtk_window_destroy (preferences);
  fixture_close (window);
}

static void
test_recovery (void)
{
  GtkWindow *preferences = open_preferences ();
  GtkSwitch *recovery = find (preferences, GTK_TYPE_SWITCH, 0);

  g_assert_true (gtk_switch_get_active (recovery));
  g_assert_true (open_preferences () == preferences);
  adw_action_row_activate (find_row (preferences, "Keep unsaved work after a crash"));
  fixture_wait (400);
  g_assert_false (g_settings_get_boolean (entente_settings_get (), "recovery"));
  g_settings_reset (entente_settings_get (), "recovery");
  g_assert_true (gtk_switch_get_active (recovery));
  gtk_window_destroy (preferences);
  fixture_wait (30);
}

/* A file that can't be used says so in its row; one that can is drawn by, and given back. */
static void
test_borders (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "map", "world.bin", NULL);
  GtkWindow *preferences = open_preferences ();
  AdwActionRow *row = find_row (preferences, "Borders of the map");
  GSettings *settings = entente_settings_get ();
  g_autoptr (EntenteWorld) own = entente_borders_get ();
  g_autoptr (EntenteWorld) other = NULL;
  g_autoptr (EntenteWorld) last = NULL;

  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Those that come with Entente");
  g_settings_set_string (settings, "borders-file", "/nowhere/borders.bin");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (row), "/nowhere/borders.bin can’t be used: "));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_settings_set_string (settings, "borders-file", path);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, path);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  other = entente_borders_get ();
  g_assert_true (other != own);
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, 1), "clicked");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Those that come with Entente");
  last = entente_borders_get ();
  g_assert_true (last != other);
  gtk_window_destroy (preferences);
  fixture_wait (30);
}

static void
test_font (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntentePictureView *view = entente_document_page_get_view (entente_window_get_page (window));
  GtkWindow *preferences = open_preferences ();
  AdwActionRow *row = find_row (preferences, "Font of the pictures");
  EntenteSceneInput input;
  EntenteExtent before, after;
  g_autofree char *font = NULL;

  entente_picture_view_fill_input (view, &input);
  entente_measure_get_extent (input.measure, ENTENTE_FONT_BODY, "iiii", &before);
  g_settings_set_string (entente_settings_get (), "font-family", "Monospace");
  entente_picture_view_fill_input (view, &input);
  entente_measure_get_extent (input.measure, ENTENTE_FONT_BODY, "iiii", &after);
  g_assert_cmpfloat (after.width, >, 1.3 * before.width);
  font = gtk_font_chooser_get_font (find (row, GTK_TYPE_FONT_BUTTON, 0));
  g_assert_cmpstr (font, ==, "Monospace");
  g_signal_emit_by_name (find (row, GTK_TYPE_BUTTON, 1), "clicked");
  entente_picture_view_fill_input (view, &input);
  entente_measure_get_extent (input.measure, ENTENTE_FONT_BODY, "iiii", &after);
  g_assert_cmpfloat (after.width, ==, before.width);
  gtk_window_destroy (preferences);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/preferences/marking", test_marking);
  g_test_add_func ("/preferences/picture-language", test_picture_language);
  g_test_add_func ("/preferences/recovery", test_recovery);
  g_test_add_func ("/preferences/borders", test_borders);
  g_test_add_func ("/preferences/font", test_font);
  return g_test_run ();
}
