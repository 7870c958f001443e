/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The window from inside: classes, sliders, undo, panels, wrong files, the table. */

#include "config.h"

#include "window-fixture.h"

#include "entente-banner.h"
#include "entente-criterion-row.h"
#include "entente-diagnostics-page.h"
#include "entente-document-title.h"
#include "entente-dossier-panel.h"
#include "entente-export.h"
#include "entente-loading-page.h"
#include "entente-priorities-panel.h"
#include "entente-settings.h"
#include "entente-share-scale.h"
#include "entente-start-page.h"
#include "entente-status-strip.h"
#include "entente-swatch.h"
#include "entente-table-view.h"
#include "entente-tier-pill.h"
#include "entente-tier-settings.h"
#include "entente-ties-panel.h"
#include "entente-unsaved-group.h"
#include "entente-view-options.h"

#include <glib/gstdio.h>
#include <string.h>

static EntenteApplication *application;

static GtkWidget *
get_row (EntenteWindow *window,
         guint criterion)
{
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);

  g_assert_nonnull (panel);
  return entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), criterion);
}

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

/* Every class can be made from its template and goes away again. */
static void
test_classes (void)
{
  const GType types[] = {
    ENTENTE_TYPE_BANNER,           ENTENTE_TYPE_CRITERION_ROW,    ENTENTE_TYPE_DIAGNOSTICS_PAGE,
    ENTENTE_TYPE_DOCUMENT_PAGE,    ENTENTE_TYPE_DOCUMENT_TITLE,
    ENTENTE_TYPE_DOSSIER_PANEL,    ENTENTE_TYPE_LOADING_PAGE,
    ENTENTE_TYPE_PICTURE_VIEW,     ENTENTE_TYPE_PRIORITIES_PANEL, ENTENTE_TYPE_SHARE_SCALE,
    ENTENTE_TYPE_START_PAGE,       ENTENTE_TYPE_STATUS_STRIP,     ENTENTE_TYPE_SWATCH,
    ENTENTE_TYPE_TABLE_VIEW,       ENTENTE_TYPE_TIER_PILL,        ENTENTE_TYPE_TIER_SETTINGS,
    ENTENTE_TYPE_TIES_PANEL,       ENTENTE_TYPE_UNSAVED_GROUP,    ENTENTE_TYPE_WORKSPACE,
    ENTENTE_TYPE_VIEW_OPTIONS,
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gpointer widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_object_add_weak_pointer (G_OBJECT (widget), &widget);
      g_object_unref (widget);
      if (widget != NULL)
        g_error ("%s is not let go", g_type_name (types[i]));
    }
}

static void
pull (GtkWidget *row,
      double share)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (entente_criterion_row_get_scale (ENTENTE_CRITERION_ROW (row)), "change-value",
                         GTK_SCROLL_JUMP, share * 100, &handled);
  g_assert_true (handled);
}

static int
read_shown_share (GtkWidget *row)
{
  GtkWidget *entry = fixture_find_widget (row, GTK_TYPE_ENTRY, 0);

  return atoi (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* 200 drags through the sliders: what is shown sums to 100, what is locked holds, out and back is the same. */
static void
test_drags (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  guint n = entente_session_get_scenario (session)->n_criteria, round, i;
  g_autofree double *before = g_new0 (double, n);
  g_autofree double *after = g_new0 (double, n);

  entente_session_set_locked (session, 2, TRUE);
  for (round = 0; round < 200; round++)
    {
      guint moved = (guint) g_test_rand_int_range (0, (int) n);
      double sum = 0;
      int shown = 0;

      entente_scenario_get_shares (entente_session_get_scenario (session), before);
      entente_session_begin_change (session);
      pull (get_row (window, moved), g_test_rand_double ());
      pull (get_row (window, moved), g_test_rand_double ());
      entente_scenario_get_shares (entente_session_get_scenario (session), after);
      for (i = 0; i < n; i++)
        {
          GtkRange *range = GTK_RANGE (entente_criterion_row_get_scale (ENTENTE_CRITERION_ROW (get_row (window, i))));

          sum += after[i];
          shown += read_shown_share (get_row (window, i));
          g_assert_cmpfloat_with_epsilon (gtk_range_get_value (range), after[i] * 100, 1e-9);
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
      g_assert_cmpint (shown, ==, 100);
      g_assert_cmpfloat_with_epsilon (after[2], before[2], 1e-12);
      if (round % 2 == 0)
        {
          entente_session_move_share (session, moved, before[moved]);
          entente_scenario_get_shares (entente_session_get_scenario (session), after);
          g_assert_cmpmem (before, n * sizeof (double), after, n * sizeof (double));
        }
      entente_session_end_change (session);
    }
  fixture_close (window);
}

/* One frame after a change the results are new, and nobody had to ask. */
static void
test_frame (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  EntenteEvaluation *before = entente_session_get_evaluation (session);

  g_assert_nonnull (before);
  pull (get_row (window, 0), 0.8);
  fixture_wait (100);
  g_assert_cmpfloat_with_epsilon (entente_session_get_evaluation (session)->shares[0], 0.8, 1e-9);
  fixture_close (window);
}

static void
type_share (EntenteWindow *window,
            guint criterion,
            const char *text)
{
  GtkWidget *entry = fixture_find_widget (get_row (window, criterion), GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_typing (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);

  type_share (window, 0, "42");
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 42);
  type_share (window, 0, "37,4 %");
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 37);
  type_share (window, 0, "many");
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 37);
  type_share (window, 0, "250");
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 100);
  fixture_close (window);
}

static void
test_undo_action (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  int before = read_shown_share (get_row (window, 1));

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  type_share (window, 1, "66");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  g_assert_cmpint (read_shown_share (get_row (window, 1)), ==, before);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "redo", NULL);
  g_assert_cmpint (read_shown_share (get_row (window, 1)), ==, 66);
  fixture_close (window);
}

/* Narrow: panels fold away and come over the picture, one at a time; wide again: both are back. */
static void
test_folding (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 360, 600);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_true (entente_workspace_is_folded (workspace, GTK_PACK_START));
  g_assert_true (entente_workspace_is_folded (workspace, GTK_PACK_END));
  g_assert_false (entente_workspace_is_open (workspace, GTK_PACK_START));
  entente_workspace_set_open (workspace, GTK_PACK_START, TRUE);
  entente_workspace_set_open (workspace, GTK_PACK_END, TRUE);
  g_assert_false (entente_workspace_is_open (workspace, GTK_PACK_START));
  fixture_close (window);

  window = fixture_open_window (application, "partners-2026", 1280, 800);
  workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  g_assert_false (entente_workspace_is_folded (workspace, GTK_PACK_START));
  g_assert_true (entente_workspace_is_open (workspace, GTK_PACK_END));
  fixture_close (window);
}

/* With text of twice the size the dossier leaves its room to the picture earlier, and the priorities do. */
static void
test_folding_with_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  EntenteWindow *window;
  EntenteWorkspace *workspace;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  window = fixture_open_window (application, "partners-2026", 1280, 800);
  workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  g_assert_false (entente_workspace_is_folded (workspace, GTK_PACK_START));
  g_assert_true (entente_workspace_is_folded (workspace, GTK_PACK_END));
  entente_workspace_set_open (workspace, GTK_PACK_END, TRUE);
  g_assert_true (entente_workspace_is_open (workspace, GTK_PACK_END));
  g_assert_true (entente_workspace_folds_at (GTK_WIDGET (window), GTK_PACK_START, 1000));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_false (entente_workspace_folds_at (GTK_WIDGET (window), GTK_PACK_START, 760));
  g_assert_true (entente_workspace_folds_at (GTK_WIDGET (window), GTK_PACK_START, 759));
  g_assert_false (entente_workspace_folds_at (GTK_WIDGET (window), GTK_PACK_END, 1000));
  fixture_close (window);
}

static const char *
get_page (EntenteWindow *window)
{
  GtkWidget *page = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_START_PAGE, 0);
  GtkWidget *stack = gtk_widget_get_ancestor (page, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

/* A wrong file shows its problems; what was open stays behind them. */
static void
test_wrong_file (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDataset *open = entente_session_get_dataset (get_session (window));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-wrong.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "{\"format\": \"entente-dataset\", \"version\": 1, \"partners\": []}", -1,
                                      NULL));
  entente_window_open (window, file);
  fixture_wait (400);
  g_assert_cmpstr (get_page (window), ==, "problems");
  page = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_DIAGNOSTICS_PAGE, 0);
  text = entente_diagnostics_page_to_text (ENTENTE_DIAGNOSTICS_PAGE (page));
  g_assert_nonnull (strstr (text, "hub"));
  g_assert_nonnull (strstr (text, "criteria"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "close-problems", NULL);
  g_assert_cmpstr (get_page (window), ==, "document");
  g_assert_true (entente_session_get_dataset (get_session (window)) == open);
  g_remove (path);
  fixture_close (window);
}

/* What was found in a file that is shown all the same can be read, and one step leads back to the picture. */
static void
test_remarks (void)
{
  EntenteWindow *window = entente_window_new (GTK_APPLICATION (application));
  g_autofree char *sample = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                              "venues-example.json", NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-remarks.json", NULL);
  g_autofree char *sound = NULL;
  g_autofree char *odd = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_DIAGNOSTICS_PAGE, 0);

  g_assert_true (g_file_get_contents (sample, &sound, NULL, NULL));
  odd = g_strdup_printf ("{ \"colour-of-the-door\": 1,%s", strchr (sound, '{') + 1);
  g_assert_true (g_file_set_contents (path, odd, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  entente_window_open (window, file);
  fixture_wait (500);
  g_assert_cmpstr (get_page (window), ==, "document");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "show-remarks"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-remarks", NULL);
  g_assert_cmpstr (get_page (window), ==, "problems");
  text = entente_diagnostics_page_to_text (ENTENTE_DIAGNOSTICS_PAGE (page));
  g_assert_nonnull (strstr (text, "colour-of-the-door"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "close-problems", NULL);
  g_assert_cmpstr (get_page (window), ==, "document");

  /* Mended on disk, there is nothing left to show. */
  g_assert_true (g_file_set_contents (path, sound, -1, NULL));
  fixture_wait (1200);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "show-remarks"));
  g_remove (path);
  fixture_close (window);
}

/* Puts @text and some empty lines in the place of the file; a reader gets the same dataset from it. */
static void
write_with_lines (const char *path,
                  const char *text,
                  guint n_lines)
{
  g_autoptr (GString) changed = g_string_new (text);

  while (n_lines-- > 0)
    g_string_append_c (changed, '\n');
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  fixture_wait (1200);
}

static EntenteBanner *
find_shown_banner (EntenteWindow *window)
{
  GtkWidget *banner = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_BANNER, 0);

  return banner != NULL && entente_banner_is_revealed (ENTENTE_BANNER (banner)) ? ENTENTE_BANNER (banner) : NULL;
}

/* The file changes on disk: where nothing is unsaved it is read again, where something is a banner asks. */
static void
test_changed_on_disk (void)
{
  EntenteWindow *window = entente_window_new (GTK_APPLICATION (application));
  g_autofree char *sample = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                              "venues-example.json", NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-changed.json", NULL);
  g_autofree char *text = NULL, *saved = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (EntenteDataset) first = NULL;

  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  entente_window_open (window, file);
  fixture_wait (500);
  g_assert_cmpstr (get_page (window), ==, "document");
  first = entente_dataset_ref (entente_session_get_dataset (get_session (window)));
  write_with_lines (path, text, 1);
  g_assert_true (entente_session_get_dataset (get_session (window)) != first);
  g_assert_null (find_shown_banner (window));
  g_assert_false (entente_document_is_modified (entente_window_get_document (window)));

  /* Reload: what is on disk, with a way back */
  type_share (window, 0, "77");
  write_with_lines (path, text, 2);
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 77);
  g_assert_nonnull (find_shown_banner (window));
  g_signal_emit_by_name (find_shown_banner (window), "first");
  fixture_wait (400);
  g_assert_null (find_shown_banner (window));
  g_assert_cmpint (read_shown_share (get_row (window, 0)), !=, 77);
  g_assert_false (entente_document_is_modified (entente_window_get_document (window)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  fixture_wait (100);
  g_assert_cmpint (read_shown_share (get_row (window, 0)), ==, 77);

  /* Keep mine: saving overwrites what is there now */
  write_with_lines (path, text, 3);
  g_assert_nonnull (find_shown_banner (window));
  g_signal_emit_by_name (find_shown_banner (window), "second");
  fixture_wait (400);
  g_assert_null (find_shown_banner (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  fixture_wait (600);
  g_assert_false (entente_document_is_modified (entente_window_get_document (window)));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"scenario\""));
  g_remove (path);
  fixture_close (window);
}

/* A table is read for the criteria of the open document; the preview names what it could not match. */
static void
test_csv_preview (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  EntenteDataset *dataset = entente_session_get_dataset (get_session (window));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-table.csv", NULL);
  g_autofree char *text
      = g_strdup_printf ("id,%s,colour of the door\n%s,1,red\nX1,2,green\n", dataset->quantities[0].id,
                         dataset->partners[0].id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;
  gboolean named = FALSE;
  guint i;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  entente_window_import (window, file);
  fixture_wait (400);
  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        dialog = toplevel;
    }
  g_assert_nonnull (dialog);
  for (i = 0; fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, i) != NULL && i < 20; i++)
    {
      GtkWidget *row = fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, i);

      named |= strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "colour of the door") != NULL;
    }
  g_assert_true (named);
  gtk_window_destroy (dialog);
  g_remove (path);
  fixture_close (window);
}

static void
test_table (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *table = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  EntenteEvaluation *evaluation = entente_session_get_evaluation (get_session (window));

  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (TRUE));
  fixture_wait (300);
  text = entente_table_view_to_text (ENTENTE_TABLE_VIEW (table));
  lines = g_strsplit (text, "\n", -1);
  /* Below the rows an empty line, the sample's handling line, and the end of it. */
  g_assert_cmpuint (g_strv_length (lines), ==, evaluation->n_partners + 4);
  g_assert_nonnull (strstr (lines[evaluation->n_partners + 2], "not an official ranking"));
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 7 + evaluation->n_criteria);
  g_assert_cmpstr (cells[0], ==, "1");
  fixture_close (window);
}

/* The bytes that the picture on screen makes when it is drawn here and now. */
static GBytes *
render_shown (EntenteWindow *window,
              EntenteExportFormat format)
{
  EntentePictureView *view = entente_document_page_get_view (entente_window_get_page (window));
  EntentePicture *picture = entente_picture_view_get_picture (view);
  EntenteExportOptions options = { .view = entente_picture_get_id (picture), .format = format };
  EntenteSceneInput input;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  entente_picture_view_fill_input (view, &input);
  /* A saved picture draws its weightings itself, so that it can be made again. */
  input.robustness = NULL;
  options.width = input.width;
  options.height = entente_picture_get_content_height (picture) > 0 ? 0 : input.height;
  options.language = entente_export_get_language (NULL);
  bytes = entente_export_render (&options, &input, &error);
  g_assert_no_error (error);
  return bytes;
}

/* A file that is being written is there before it is whole. */
static void
assert_file_becomes (const char *path,
                     GBytes *wanted)
{
  g_autofree char *data = NULL;
  GStatBuf info = { 0 };
  gsize size;
  guint i;

  for (i = 0; i < 200 && (g_stat (path, &info) != 0 || (gsize) info.st_size < g_bytes_get_size (wanted)); i++)
    fixture_wait (50);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpmem (data, size, g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
}

/* Saving goes on beside the window: all three at once, of each view, and a slider pulled meanwhile changes
 * nothing in what was asked for. */
static void
test_save_picture (void)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map" };
  static const char *const suffixes[] = { "png", "svg", "pdf" };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));
  g_autofree char *folder = g_dir_make_tmp ("entente-pictures-XXXXXX", NULL);
  gsize v, i;

  for (v = 0; v < G_N_ELEMENTS (views); v++)
    {
      GBytes *wanted[3];

      adw_view_stack_set_visible_child_name (stack, views[v]);
      fixture_wait (600);
      for (i = 0; i < 3; i++)
        wanted[i] = render_shown (window, (EntenteExportFormat) i);
      for (i = 0; i < 3; i++)
        {
          g_autofree char *path = g_strdup_printf ("%s/%s.%s", folder, views[v], suffixes[i]);
          g_autoptr (GFile) file = g_file_new_for_path (path);

          entente_window_save_picture (window, file);
        }
      pull (get_row (window, 0), 0.1 + 0.2 * (double) v);
      for (i = 0; i < 3; i++)
        {
          g_autofree char *path = g_strdup_printf ("%s/%s.%s", folder, views[v], suffixes[i]);

          assert_file_becomes (path, wanted[i]);
          g_bytes_unref (wanted[i]);
          g_remove (path);
        }
    }
  g_rmdir (folder);
  fixture_close (window);
}

/* What is asked for before the next frame has the results of what was chosen before it, not those of the last frame,
 * nor none at all because the facts have changed. */
static void
test_save_picture_at_once (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  g_autofree char *folder = g_dir_make_tmp ("entente-pictures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "at-once.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint i;

  fixture_wait (600);
  for (i = 0; i < 2; i++)
    {
      GBytes *text = entente_session_get_dataset (session)->bytes;
      g_autofree char *longer = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text) + 1);
      g_autoptr (GBytes) edited = NULL, wanted = NULL;
      g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

      longer[g_bytes_get_size (text)] = '\n';
      edited = g_bytes_new (longer, g_bytes_get_size (text) + 1);
      if (i == 0)
        entente_session_apply_preset (session, 2);
      else
        g_assert_true (entente_session_edit (session, edited, "Edit", diagnostics));
      g_assert_false (entente_session_is_current (session));
      entente_window_save_picture (window, file);
      fixture_wait (600);
      wanted = render_shown (window, ENTENTE_EXPORT_SVG);
      assert_file_becomes (path, wanted);
      g_remove (path);
    }
  g_rmdir (folder);
  fixture_close (window);
}

/* Nothing stands in the way of closing the window then. */
static void
mark_saved (EntenteWindow *window)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (get_session (window));

  entente_session_mark_saved (get_session (window), snapshot);
}

/* What a window was left like is what the next one is like. */
static void
test_remembered (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  GSettings *settings = entente_settings_get ();
  g_autoptr (GVariant) table = NULL;
  int width = 0;

  g_assert_nonnull (settings);
  g_object_set (entente_document_page_get_workspace (entente_window_get_page (window)), "end-width", 351, NULL);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (TRUE));
  mark_saved (window);
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (100);

  window = fixture_open_window (application, "venues-example", 1280, 800);
  g_object_get (entente_document_page_get_workspace (entente_window_get_page (window)), "end-width", &width, NULL);
  g_assert_cmpint (width, ==, 351);
  table = g_action_group_get_action_state (G_ACTION_GROUP (window), "table");
  g_assert_true (g_variant_get_boolean (table));
  g_assert_true (gtk_widget_get_mapped (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0)));
  g_settings_reset (settings, "table-shown");
  g_settings_reset (settings, "dossier-width");
  g_settings_reset (settings, "view");
  fixture_close (window);
}

static void
count_cb (gpointer instance,
          guint *count)
{
  ++*count;
}

static int
get_top (GtkWidget *widget,
         GtkWidget *within)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, within, &bounds));
  return (int) bounds.origin.y;
}

/* A bar above the page: beside or below the sentence, and never wider than the smallest window. */
static void
test_banner (void)
{
  const int widths[] = { 1280, 360 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      EntenteWindow *window = fixture_open_window (application, "venues-example", widths[i], 700);
      EntenteBanner *banner = entente_banner_new ("_Recover", "_Discard");
      GtkWidget *first = fixture_find_widget (GTK_WIDGET (banner), GTK_TYPE_BUTTON, 0);
      GtkWidget *label = fixture_find_widget (GTK_WIDGET (banner), GTK_TYPE_LABEL, 0);
      int width = gtk_widget_get_width (GTK_WIDGET (window));
      guint presses = 0;

      entente_document_page_add_banner (entente_window_get_page (window), banner);
      entente_banner_set_text (banner, "Unsaved changes of 14:03 were found for this file, and it is a long sentence");
      g_signal_connect (banner, "first", G_CALLBACK (count_cb), &presses);
      fixture_wait (100);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (banner)), ==, 0);
      g_assert_false (gtk_widget_get_mapped (first));
      entente_banner_set_revealed (banner, TRUE);
      fixture_wait (500);
      g_assert_true (gtk_widget_get_mapped (first));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, width);
      g_assert_cmpint (get_top (first, label) >= gtk_widget_get_height (label), ==, widths[i] == 360);
      g_signal_emit_by_name (first, "clicked");
      g_assert_cmpuint (presses, ==, 1);
      fixture_close (window);
    }
}

/* Fills the popover of a view anew; returns its n-th widget of a kind. */
static GtkWidget *
open_options (EntenteViewOptions *options,
              const char *view,
              GType type,
              guint nth,
              GtkWidget **content)
{
  if (*content != NULL)
    g_object_unref (*content);
  entente_view_options_set_view (options, view);
  *content = g_object_ref_sink (entente_view_options_make_content (options));
  return fixture_find_widget (*content, type, nth);
}

/* What is chosen over a picture reaches the filter, and is shown as chosen the next time. */
static void
test_view_options (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDocumentPage *page = entente_window_get_page (window);
  GtkWidget *options = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_VIEW_OPTIONS, 0), *widget, *content = NULL;
  g_autoptr (EntenteViewFilter) filter = entente_view_filter_new ();
  EntenteViewOptions *own = g_object_ref_sink (g_object_new (ENTENTE_TYPE_VIEW_OPTIONS, NULL));
  const EntenteDataset *dataset = entente_session_get_dataset (get_session (window));

  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), "orbit");
  fixture_wait (200);
  g_assert_true (gtk_widget_get_mapped (options));
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), "map");
  fixture_wait (200);
  g_assert_cmpint (gtk_widget_get_mapped (options), ==, entente_view_options_has ("map"));

  entente_view_options_set_session (own, get_session (window), filter);
  widget = open_options (own, "orbit", GTK_TYPE_CHECK_BUTTON, 1, &content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  g_assert_cmpstr (entente_view_filter_get_size_by (filter), ==, dataset->quantities[dataset->n_indicators].id);
  widget = open_options (own, "orbit", GTK_TYPE_CHECK_BUTTON, 1, &content);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  widget = open_options (own, "orbit", GTK_TYPE_CHECK_BUTTON, 0, &content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  g_assert_null (entente_view_filter_get_size_by (filter));

  widget = open_options (own, "network", GTK_TYPE_CHECK_BUTTON, ENTENTE_ARRANGE_BY_TIER, &content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  g_assert_cmpint (entente_view_filter_get_arrangement (filter), ==, ENTENTE_ARRANGE_BY_TIER);

  widget = open_options (own, "ranking", GTK_TYPE_CHECK_BUTTON, 1, &content);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  g_assert_cmpstr (entente_view_filter_get_other_preset (filter), ==, dataset->presets[0].id);
  widget = open_options (own, "certainty", GTK_TYPE_BUTTON, 1, &content);
  g_signal_emit_by_name (widget, "clicked");
  g_assert_cmpfloat (entente_view_filter_get_row_zoom (filter), >, 1.1);

  g_object_unref (content);
  g_object_unref (own);
  fixture_close (window);
}

/* What a widget looks like, without what is behind it. */
static cairo_surface_t *
draw_alone (GtkWidget *widget)
{
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int x,
           int y)
{
  const guchar *pixels = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (gconstpointer) (pixels + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];
}

/* Each picture covers its room with the colour of its theme, whether it paints a ground of its own or not, and it is
 * drawn down to its last strip. */
static void
test_pictures_have_a_ground (void)
{
  static const char *const ids[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDocumentPage *page = entente_window_get_page (window);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      cairo_surface_t *surface;
      int width, height;

      adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), ids[i]);
      fixture_wait (400);
      surface = draw_alone (GTK_WIDGET (entente_document_page_get_view (page)));
      width = cairo_image_surface_get_width (surface);
      height = cairo_image_surface_get_height (surface);
      g_test_message ("%s", ids[i]);
      g_assert_cmphex (get_pixel (surface, 1, 1), ==, 0xffffffff);
      g_assert_cmphex (get_pixel (surface, width - 2, 1), ==, 0xffffffff);
      g_assert_cmphex (get_pixel (surface, 1, height - 2), ==, 0xffffffff);
      g_assert_cmphex (get_pixel (surface, width - 2, height - 2), ==, 0xffffffff);
      cairo_surface_destroy (surface);
    }
  fixture_close (window);
}

static guint n_measured;

static void
measure_counting_cb (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  n_measured++;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
allocate_cb (GtkWidget *widget,
             int width,
             int height,
             int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/* While the sentence says something else in every frame, nothing around it is measured again; but a sentence that
 * needs another line gets it. */
static void
test_status_keeps_its_size (void)
{
  g_autoptr (EntenteDataset) dataset = fixture_read_sample ("partners-2026");
  g_autoptr (EntenteSession) session = entente_session_new (dataset);
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *strip = g_object_new (ENTENTE_TYPE_STATUS_STRIP, "hexpand", TRUE, NULL);
  guint i, measured;
  int height;

  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_counting_cb, allocate_cb));
  gtk_widget_set_parent (strip, box);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 60);
  gtk_window_present (GTK_WINDOW (window));
  entente_session_evaluate (session);
  entente_status_strip_set_session (ENTENTE_STATUS_STRIP (strip), session);
  entente_session_move_share (session, 0, 0.3);
  entente_session_evaluate (session);
  fixture_wait (200);
  height = gtk_widget_get_height (strip);
  measured = n_measured;
  g_assert_cmpuint (measured, >, 0);
  for (i = 0; i < 10; i++)
    {
      entente_session_move_share (session, 0, 0.31 + 0.03 * i);
      entente_session_evaluate (session);
      fixture_wait (30);
    }
  g_assert_cmpuint (n_measured, ==, measured);
  entente_status_strip_explain (ENTENTE_STATUS_STRIP (strip),
                                "A sentence of many words that is by far too long for one line of this window, and so "
                                "it is broken into several: the strip then asks for the room that they need, and has "
                                "it as soon as the window has been laid out again.");
  fixture_wait (100);
  g_assert_cmpuint (n_measured, >, measured);
  g_assert_cmpint (gtk_widget_get_height (strip), >=, height);
  gtk_widget_unparent (strip);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/widgets/pictures-have-a-ground", test_pictures_have_a_ground);
  g_test_add_func ("/widgets/status-keeps-its-size", test_status_keeps_its_size);
  g_test_add_func ("/widgets/classes", test_classes);
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/drags", test_drags);
  g_test_add_func ("/widgets/frame", test_frame);
  g_test_add_func ("/widgets/typing", test_typing);
  g_test_add_func ("/widgets/undo-action", test_undo_action);
  g_test_add_func ("/widgets/folding", test_folding);
  g_test_add_func ("/widgets/folding-with-large-text", test_folding_with_large_text);
  g_test_add_func ("/widgets/wrong-file", test_wrong_file);
  g_test_add_func ("/widgets/remarks", test_remarks);
  g_test_add_func ("/widgets/changed-on-disk", test_changed_on_disk);
  g_test_add_func ("/widgets/csv-preview", test_csv_preview);
  g_test_add_func ("/widgets/table", test_table);
  g_test_add_func ("/widgets/save-picture", test_save_picture);
  g_test_add_func ("/widgets/save-picture/at-once", test_save_picture_at_once);
  g_test_add_func ("/widgets/remembered", test_remembered);
  g_test_add_func ("/widgets/view-options", test_view_options);
  return g_test_run ();
}
