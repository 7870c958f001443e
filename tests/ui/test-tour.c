/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The tour: when it comes up, that it stays out of the way, and that its card is always where it can be read.
 * These windows have settings that are kept, in a folder of their own.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-settings.h"
#include "entente-tour-place.h"
#include "entente-tour.h"

#include <glib/gstdio.h>
#include <string.h>

#define BEFORE_IT_COMES 1500

static EntenteApplication *application;

static EntenteTour *
find_tour (EntenteWindow *window)
{
  return (EntenteTour *) fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TOUR, 0);
}

/* As "Open the sample" does. */
static EntenteWindow *
open_sample (int width,
             int height)
{
  g_autoptr (GFile) sample = entente_application_get_sample (ENTENTE_DEFAULT_SAMPLE);
  EntenteWindow *window = fixture_open_window (application, NULL, width, height);
  guint tries;

  entente_application_open_file (application, sample, GTK_WINDOW (window));
  for (tries = 0; entente_window_get_page (window) == NULL && tries < 250; tries++)
    fixture_wait (20);
  g_assert_nonnull (entente_window_get_page (window));
  return window;
}

static EntenteTour *
begin (EntenteWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.tour", NULL));
  fixture_wait (300);
  g_assert_nonnull (find_tour (window));
  return find_tour (window);
}

/* By what stands on it. */
static GtkWidget *
find_button (EntenteTour *tour,
             const char *label)
{
  GtkWidget *button;
  guint n;

  for (n = 0; (button = fixture_find_widget (GTK_WIDGET (tour), GTK_TYPE_BUTTON, n)) != NULL; n++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static void
press (EntenteWindow *window,
       const char *label)
{
  GtkWidget *button = find_button (find_tour (window), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_wait (200);
}

/* The way a key of the keyboard takes before any widget sees it. */
static gboolean
press_key (EntenteWindow *window,
           guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  guint i, n = g_list_model_get_n_items (controllers);
  gboolean handled = FALSE;

  for (i = 0; i < n && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, (GdkModifierType) 0, &handled);
    }
  fixture_wait (100);
  return handled;
}

static void
check_card (EntenteWindow *window)
{
  EntenteTour *tour = find_tour (window);
  graphene_rect_t card;

  g_assert_true (gtk_widget_compute_bounds (entente_tour_get_card (tour), GTK_WIDGET (tour), &card));
  g_test_message ("step %u: %g %g %g x %g in %d x %d", entente_tour_get_step (tour), card.origin.x, card.origin.y,
                  card.size.width, card.size.height, gtk_widget_get_width (GTK_WIDGET (tour)),
                  gtk_widget_get_height (GTK_WIDGET (tour)));
  g_assert_cmpfloat (card.origin.x, >=, 0);
  g_assert_cmpfloat (card.origin.y, >=, 0);
  g_assert_cmpfloat (card.origin.x + card.size.width, <=, gtk_widget_get_width (GTK_WIDGET (tour)));
  g_assert_cmpfloat (card.origin.y + card.size.height, <=, gtk_widget_get_height (GTK_WIDGET (tour)));
}

/* -- When it comes up ------------------------------------------------------------------------------------- */

static void
test_comes_up_once_over_the_sample (void)
{
  GSettings *settings = entente_settings_get ();
  EntenteWindow *window;

  g_settings_reset (settings, "tour-seen");
  window = open_sample (1280, 800);
  fixture_wait (BEFORE_IT_COMES);
  g_assert_nonnull (find_tour (window));
  g_assert_true (g_settings_get_boolean (settings, "tour-seen"));
  press (window, "_Skip");
  g_assert_null (find_tour (window));
  fixture_close (window);
  window = open_sample (1280, 800);
  fixture_wait (BEFORE_IT_COMES);
  g_assert_null (find_tour (window));
  fixture_close (window);
}

static void
test_leaves_files_from_outside_alone (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_SOURCE_DIR"), "resources", "sample",
                                            "venues-example.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);

  g_settings_reset (entente_settings_get (), "tour-seen");
  entente_application_open_file (application, file, GTK_WINDOW (window));
  fixture_wait (BEFORE_IT_COMES);
  g_assert_nonnull (entente_window_get_page (window));
  g_assert_null (find_tour (window));
  g_assert_false (g_settings_get_boolean (entente_settings_get (), "tour-seen"));
  fixture_close (window);
}

/* From the page that a start without a file shows. */
static void
test_opens_the_sample_when_there_is_nothing (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);

  g_settings_set_boolean (entente_settings_get (), "tour-seen", TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.tour", NULL));
  fixture_wait (BEFORE_IT_COMES + 500);
  g_assert_nonnull (entente_window_get_page (window));
  g_assert_nonnull (find_tour (window));
  fixture_close (window);
}

/* -- What it does ----------------------------------------------------------------------------------------- */

static void
test_has_four_steps_and_can_be_taken_again (void)
{
  EntenteWindow *window = open_sample (1280, 800);
  guint round, step;

  for (round = 0; round < 2; round++)
    {
      EntenteTour *tour = begin (window);

      for (step = 0; step < ENTENTE_TOUR_N_STEPS; step++)
        {
          g_assert_cmpuint (entente_tour_get_step (tour), ==, step);
          check_card (window);
          if (step == 2)
            {
              press (window, "_Back");
              g_assert_cmpuint (entente_tour_get_step (tour), ==, 1);
              press (window, "_Next");
            }
          press (window, step + 1 < ENTENTE_TOUR_N_STEPS ? "_Next" : "_Done");
        }
      g_assert_null (find_tour (window));
    }
  fixture_close (window);
}

/* Panels and the selection are as they were before. */
static void
test_escape_ends_it_and_puts_back_what_it_opened (void)
{
  EntenteWindow *window = open_sample (360, 600);
  EntenteWorkspace *workspace = entente_document_page_get_workspace (entente_window_get_page (window));
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));

  g_assert_false (press_key (window, GDK_KEY_Escape));
  begin (window);
  g_assert_true (entente_workspace_is_open (workspace, GTK_PACK_START));
  press (window, "_Next");
  g_assert_false (entente_workspace_is_open (workspace, GTK_PACK_START));
  press (window, "_Next");
  g_assert_true (entente_workspace_is_open (workspace, GTK_PACK_END));
  g_assert_cmpint (entente_session_get_selected (session), !=, ENTENTE_NONE);
  g_assert_true (press_key (window, GDK_KEY_Escape));
  g_assert_null (find_tour (window));
  g_assert_false (entente_workspace_is_open (workspace, GTK_PACK_END));
  g_assert_cmpint (entente_session_get_selected (session), ==, ENTENTE_NONE);
  g_assert_false (entente_session_can_undo (session));
  g_assert_false (press_key (window, GDK_KEY_Escape));
  fixture_close (window);
}

/* The pointer reaches all but the card, the keyboard both sides. */
static void
test_blocks_nothing (void)
{
  EntenteWindow *window = open_sample (1280, 800);
  EntenteTour *tour = begin (window);
  GtkWidget *scale = fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_SCALE, 0), *found;
  graphene_point_t middle;

  g_assert_true (gtk_widget_compute_point (
    scale, GTK_WIDGET (window),
    &GRAPHENE_POINT_INIT (gtk_widget_get_width (scale) / 2.0f, gtk_widget_get_height (scale) / 2.0f), &middle));
  found = gtk_widget_pick (GTK_WIDGET (window), middle.x, middle.y, GTK_PICK_DEFAULT);
  g_assert_true (found == scale || gtk_widget_is_ancestor (found, scale));
  g_assert_true (gtk_widget_compute_point (entente_tour_get_card (tour), GTK_WIDGET (window),
                                           &GRAPHENE_POINT_INIT (40, 40), &middle));
  found = gtk_widget_pick (GTK_WIDGET (window), middle.x, middle.y, GTK_PICK_DEFAULT);
  g_assert_true (gtk_widget_is_ancestor (found, GTK_WIDGET (tour)));

  found = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (found, GTK_WIDGET (tour)));
  g_assert_true (press_key (window, GDK_KEY_F6));
  found = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (gtk_widget_is_ancestor (found, GTK_WIDGET (tour)));
  g_assert_true (press_key (window, GDK_KEY_F6));
  found = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (found, GTK_WIDGET (tour)));
  fixture_close (window);
}

static void
test_notices_the_drag (void)
{
  EntenteWindow *window = open_sample (1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteTour *tour = begin (window);

  g_assert_false (entente_tour_has_tried (tour));
  g_assert_true (entente_session_move_share (session, 0, 0.6));
  fixture_wait (100);
  g_assert_true (entente_tour_has_tried (tour));
  g_assert_cmpuint (entente_tour_get_step (tour), ==, 0);
  press (window, "_Skip");
  g_assert_true (entente_session_can_undo (session)); /* what was tried is the person's own */
  fixture_close (window);
}

static void
check_every_step (int width,
                  int height)
{
  EntenteWindow *window = open_sample (width, height);
  guint step;

  begin (window);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_tour (window))), <=, width);
  for (step = 0; step < ENTENTE_TOUR_N_STEPS; step++)
    {
      fixture_wait (400); /* panels slide in */
      check_card (window);
      press (window, step + 1 < ENTENTE_TOUR_N_STEPS ? "_Next" : "_Done");
    }
  fixture_close (window);
}

static void
test_card_is_inside_of_every_window (void)
{
  check_every_step (360, 600);
  check_every_step (800, 600);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check_every_step (360, 600);
  check_every_step (1280, 800);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* -- Geometry --------------------------------------------------------------------------------------------- */

static void
test_shade_is_all_but_the_parts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  int round;

  for (round = 0; round < 300; round++)
    {
      const int window[2] = { g_rand_int_range (random, 20, 60), g_rand_int_range (random, 20, 60) };
      GdkRectangle parts[2], shade[25];
      guint n, i, n_parts = (guint) g_rand_int_range (random, 0, 3);
      int x, y;

      for (i = 0; i < n_parts; i++)
        parts[i] = (GdkRectangle){ g_rand_int_range (random, 0, window[0]), g_rand_int_range (random, 0, window[1]),
                                   g_rand_int_range (random, 1, 30), g_rand_int_range (random, 1, 30) };
      n = entente_tour_place_shade (parts, n_parts, window, shade, 25);
      for (y = 0; y < window[1]; y++)
        for (x = 0; x < window[0]; x++)
          {
            guint dark = 0, lit = 0;

            for (i = 0; i < n; i++)
              dark += gdk_rectangle_contains_point (&shade[i], x, y);
            for (i = 0; i < n_parts; i++)
              lit |= gdk_rectangle_contains_point (&parts[i], x, y);
            g_assert_cmpuint (dark, ==, lit ? 0 : 1);
          }
    }
}

static void
test_card_stands_beside_what_leaves_room (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  const int card[2] = { 340, 190 };
  int round, beside = 0;

  for (round = 0; round < 2000; round++)
    {
      const int window[2] = { g_rand_int_range (random, 360, 2000), g_rand_int_range (random, 600, 1200) };
      GdkRectangle part = { g_rand_int_range (random, 0, window[0] - 40), g_rand_int_range (random, 0, window[1] - 40),
                            g_rand_int_range (random, 30, 300), g_rand_int_range (random, 30, 120) };
      GdkRectangle box = entente_tour_place_card (&part, 1, window, card);

      g_assert_cmpint (box.x, >=, 0);
      g_assert_cmpint (box.y, >=, 0);
      g_assert_cmpint (box.x + box.width, <=, window[0]);
      g_assert_cmpint (box.y + box.height, <=, window[1]);
      g_assert_false (gdk_rectangle_intersect (&box, &part, NULL));
      beside++;
    }
  g_assert_cmpint (beside, ==, 2000);
}

static void
remove_folder (const char *path)
{
  g_autofree char *file = g_build_filename (path, "glib-2.0", "settings", "keyfile", NULL);
  g_autofree char *inner = g_path_get_dirname (file), *outer = g_path_get_dirname (inner);

  g_remove (file);
  g_rmdir (inner);
  g_rmdir (outer);
  g_rmdir (path);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-tour-XXXXXX", NULL);
  int result;

  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/tour/comes-up-once-over-the-sample", test_comes_up_once_over_the_sample);
  g_test_add_func ("/tour/leaves-files-from-outside-alone", test_leaves_files_from_outside_alone);
  g_test_add_func ("/tour/opens-the-sample-when-there-is-nothing", test_opens_the_sample_when_there_is_nothing);
  g_test_add_func ("/tour/has-four-steps-and-can-be-taken-again", test_has_four_steps_and_can_be_taken_again);
  g_test_add_func ("/tour/escape-ends-it-and-puts-back-what-it-opened",
                   test_escape_ends_it_and_puts_back_what_it_opened);
  g_test_add_func ("/tour/blocks-nothing", test_blocks_nothing);
  g_test_add_func ("/tour/notices-the-drag", test_notices_the_drag);
  g_test_add_func ("/tour/card-is-inside-of-every-window", test_card_is_inside_of_every_window);
  g_test_add_func ("/tour/shade-is-all-but-the-parts", test_shade_is_all_but_the_parts);
  g_test_add_func ("/tour/card-stands-beside-what-leaves-room", test_card_stands_beside_what_leaves_room);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
