/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The stage: how large its text is, what its keys mean, and that it leaves the window as it was. */

#include "config.h"

#include "window-fixture.h"

#include "entente-json-edit.h"
#include "entente-notes-window.h"
#include "entente-priorities-panel.h"
#include "entente-scenes-dialog.h"
#include "entente-stage-caption.h"
#include "entente-stage-keys.h"
#include "entente-stage.h"

static EntenteApplication *application;

static void
assert_key (guint keyval,
            EntenteStageFocus focus,
            EntenteStageCommand command)
{
  g_assert_cmpint (entente_stage_keys_find (keyval, 0, focus), ==, command);
}

static void
test_page_keys_go_through_the_story_wherever_the_keyboard_is (void)
{
  EntenteStageFocus focus;

  for (focus = ENTENTE_STAGE_FOCUS_PICTURE; focus <= ENTENTE_STAGE_FOCUS_TEXT; focus++)
    {
      assert_key (GDK_KEY_Page_Down, focus, ENTENTE_STAGE_NEXT);
      assert_key (GDK_KEY_Page_Up, focus, ENTENTE_STAGE_BACK);
    }
  assert_key (GDK_KEY_Escape, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_END);
  assert_key (GDK_KEY_Escape, ENTENTE_STAGE_FOCUS_TEXT, ENTENTE_STAGE_NOTHING);
}

static void
test_a_slider_keeps_its_arrows_and_a_text_its_letters (void)
{
  assert_key (GDK_KEY_Right, ENTENTE_STAGE_FOCUS_PICTURE, ENTENTE_STAGE_NEXT);
  assert_key (GDK_KEY_Right, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_NOTHING);
  assert_key (GDK_KEY_space, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_NOTHING);
  assert_key (GDK_KEY_Home, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_FIRST);
  assert_key (GDK_KEY_B, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_BLACK);
  assert_key (GDK_KEY_b, ENTENTE_STAGE_FOCUS_TEXT, ENTENTE_STAGE_NOTHING);
  assert_key (GDK_KEY_5, ENTENTE_STAGE_FOCUS_CONTROL, ENTENTE_STAGE_DIGIT);
  assert_key (GDK_KEY_5, ENTENTE_STAGE_FOCUS_TEXT, ENTENTE_STAGE_NOTHING);
  g_assert_cmpint (entente_stage_keys_find (GDK_KEY_s, GDK_CONTROL_MASK, ENTENTE_STAGE_FOCUS_PICTURE), ==,
                   ENTENTE_STAGE_NOTHING);
}

static void
assert_latin (guint keycode,
              const guint *keyvals,
              guint expected)
{
  /* Two alphabets with two levels each. */
  static const GdkKeymapKey keys[] = { { 0, 0, 0 }, { 0, 0, 1 }, { 0, 1, 0 }, { 0, 1, 1 } };

  g_assert_cmpuint (entente_stage_keys_choose_latin (keycode, keys, keyvals, 4), ==, expected);
}

static void
test_another_alphabet_has_the_same_keys (void)
{
  const guint russian[] = { GDK_KEY_Cyrillic_i, GDK_KEY_Cyrillic_I, GDK_KEY_b, GDK_KEY_B };
  const guint kana[] = { GDK_KEY_kana_KO, GDK_KEY_kana_KO, GDK_KEY_Cyrillic_i, GDK_KEY_B };
  const guint hebrew[] = { GDK_KEY_apostrophe, GDK_KEY_W, GDK_KEY_w, GDK_KEY_W };

  assert_latin (56, russian, GDK_KEY_b);
  assert_latin (30, hebrew, GDK_KEY_apostrophe);
  /* Nothing Latin on the key itself: what stands there on a Latin keyboard. */
  assert_latin (56, kana, GDK_KEY_b);
  assert_latin (44, kana, 0);
  /* Figures of any script. */
  g_assert_cmpint (entente_stage_keys_get_digit (gdk_unicode_to_keyval (0x06f4)), ==, 4);
  g_assert_cmpint (entente_stage_keys_get_digit (GDK_KEY_KP_4), ==, 4);
  g_assert_cmpint (entente_stage_keys_get_digit (GDK_KEY_b), ==, -1);
}

static EntenteStage *
present (EntenteWindow *window)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "present-here", NULL);
  fixture_wait (400);
  g_assert_true (entente_window_is_presenting (window));
  return entente_window_get_stage (window);
}

/* Ink is smaller than the letters' box: what counts is the height of a line of text. */
static void
assert_readable (EntenteStage *stage)
{
  const double height = gtk_widget_get_height (GTK_WIDGET (stage));
  const double magnification = entente_stage_get_magnification (stage);
  EntenteSceneInput input;
  int font;

  entente_picture_view_fill_input (entente_stage_get_view (stage), &input);
  g_assert_cmpint (input.medium, ==, ENTENTE_MEDIUM_STAGE);
  for (font = 0; font < ENTENTE_N_FONTS; font++)
    {
      const gboolean small = font == ENTENTE_FONT_NOTE || font == ENTENTE_FONT_DELTA;
      EntenteExtent extent;

      entente_measure_get_extent (input.measure, font, "0", &extent);
      /* A line is at least 1.15 times as high as its letters are large. */
      g_assert_cmpfloat (extent.height * magnification, >=, 1.15 * height / (small ? 45 : 30));
    }
}

static void
test_text_is_large_enough_for_the_back_row (gconstpointer data)
{
  const int *size = data;
  EntenteWindow *window = fixture_open_window (application, "partners-2026", size[0], size[1]);
  EntenteStage *stage = present (window);
  const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (views); i++)
    {
      entente_stage_show_view (stage, views[i]);
      fixture_wait (300);
      assert_readable (stage);
    }
  fixture_close (window);
}

/* Nothing of the Priorities is cut, however large the text, and neither caption nor picture become columns. */
static void
assert_room (EntenteStage *stage)
{
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (stage), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *caption = fixture_find_widget (GTK_WIDGET (stage), ENTENTE_TYPE_STAGE_CAPTION, 0);
  const int width = gtk_widget_get_width (GTK_WIDGET (stage)), height = gtk_widget_get_height (GTK_WIDGET (stage));
  graphene_rect_t box, around;
  int least;

  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_allocated_width (panel), >=, least);
  g_assert_true (gtk_widget_compute_bounds (panel, GTK_WIDGET (stage), &box));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_ancestor (panel, GTK_TYPE_SCROLLED_WINDOW), GTK_WIDGET (stage),
                                            &around));
  g_assert_cmpfloat (box.size.width, <=, around.size.width + 1);
  g_assert_cmpfloat (box.size.width, <=, 0.46 * width);
  if (gtk_widget_get_width (caption) != width)
    g_assert_cmpfloat (width - box.size.width, >=, height);
  if (gtk_widget_get_width (caption) != width)
    g_assert_cmpfloat_with_epsilon (gtk_widget_get_width (caption), width - box.size.width, 2);
}

static void
test_the_priorities_leave_room (gconstpointer data)
{
  const int *size = data;
  GtkSettings *settings = gtk_settings_get_default ();
  EntenteWindow *window = fixture_open_window (application, "partners-2026", size[0], size[1]);
  EntenteStage *stage = present (window);
  int dpi;

  entente_stage_go_to (stage, 2);
  entente_stage_handle_key (stage, GDK_KEY_s, 0);
  fixture_wait (200);
  assert_room (stage);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  fixture_wait (300);
  assert_room (stage);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fixture_close (window);
}

static void
test_digits_type_a_number_and_zero_alone_resets_the_text (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage = present (window);

  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_3, 0));
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_Return, 0));
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (stage)), ==, 3);
  /* There is no thirtieth scene, and 0 is a part of its number. */
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_3, 0));
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_0, 0));
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_Return, 0));
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (stage)), ==, 3);
  /* Without a number Enter is not the presentation's. */
  g_assert_false (entente_stage_handle_key (stage, GDK_KEY_Return, 0));
  fixture_close (window);
}

static void
test_black_and_white_come_and_go (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage = present (window);

  entente_stage_handle_key (stage, GDK_KEY_period, 0);
  g_assert_cmpint (entente_stage_get_cover (stage), ==, ENTENTE_STAGE_COVER_BLACK);
  entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (entente_stage_get_cover (stage), ==, ENTENTE_STAGE_COVER_NONE);
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (stage)), ==, 0);
  entente_stage_handle_key (stage, GDK_KEY_w, 0);
  g_assert_cmpint (entente_stage_get_cover (stage), ==, ENTENTE_STAGE_COVER_WHITE);
  /* Who asks for the sliders wants to see them. */
  entente_stage_handle_key (stage, GDK_KEY_s, 0);
  g_assert_cmpint (entente_stage_get_cover (stage), ==, ENTENTE_STAGE_COVER_NONE);
  g_assert_true (entente_stage_has_priorities (stage));
  fixture_close (window);
}

/* Page keys choose among the words that an input method offers. */
static void
test_a_word_that_is_composed_keeps_all_keys (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage = present (window);
  GtkWidget *text;

  entente_stage_handle_key (stage, GDK_KEY_s, 0);
  fixture_wait (100);
  text = fixture_find_widget (GTK_WIDGET (stage), GTK_TYPE_TEXT, 0);
  g_assert_true (gtk_widget_grab_focus (text));
  g_signal_emit_by_name (text, "preedit-changed", "か");
  g_assert_false (entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0));
  g_assert_false (entente_stage_handle_key (stage, GDK_KEY_space, 0));
  g_assert_false (entente_stage_handle_key (stage, GDK_KEY_Escape, 0));
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (stage)), ==, 0);
  /* Given up: the keys are the presentation's again. */
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0));
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (stage)), ==, 1);
  /* As is a word that was left. */
  g_assert_true (gtk_widget_grab_focus (text));
  g_signal_emit_by_name (text, "preedit-changed", "か");
  entente_stage_focus_picture (stage);
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0));
  fixture_close (window);
}

static void
test_whom_one_selects_is_told_at_the_bottom (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage = present (window);
  EntenteSession *session = entente_presentation_get_session (entente_stage_get_presentation (stage));
  EntenteSession *document = entente_document_page_get_session (entente_window_get_page (window));

  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "");
  entente_session_set_selected (session, entente_dataset_find_partner (entente_session_get_dataset (session), "JP"));
  g_assert_true (g_str_has_prefix (entente_stage_get_caption (stage), "Japan"));
  g_assert_cmpint (entente_session_get_selected (document), ==, ENTENTE_NONE);
  entente_session_set_selected (session, ENTENTE_NONE);
  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "");
  fixture_close (window);
}

static void
replace_scenes (EntenteWindow *window,
                const char *scenes)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  g_autoptr (EntenteJsonEdit) edit = entente_json_edit_new (entente_session_get_dataset (session)->bytes);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) text = NULL;

  entente_json_edit_set (edit, "/scenes", scenes);
  text = entente_json_edit_apply (edit);
  g_assert_true (entente_session_edit (session, text, "Scenes", diagnostics));
}

static EntenteStageCaption *
find_caption (EntenteStage *stage)
{
  return ENTENTE_STAGE_CAPTION (fixture_find_widget (GTK_WIDGET (stage), ENTENTE_TYPE_STAGE_CAPTION, 0));
}

/* A scene that is called what its picture says, which "Keep as scene" suggests, is not called so twice. */
static void
test_a_title_is_not_said_twice (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage;

  replace_scenes (window, "[{\"id\": \"a\", \"title\": \"Ten partners reach Tier 1; Japan leads\", \"view\": \"ranking\"},"
                          " {\"id\": \"b\", \"title\": \"What I say\", \"view\": \"ranking\"},"
                          " {\"id\": \"c\", \"title\": \"Ten partners reach Tier 1; Japan leads\", \"view\": \"orbit\"},"
                          " {\"id\": \"d\", \"title\": \"Ten partners reach Tier 1; Japan leads\", \"view\": \"map\","
                          "  \"caption\": \"What I mean\"}]");
  stage = present (window);
  entente_stage_go_to (stage, 1);
  fixture_wait (300);
  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "");
  entente_stage_go_to (stage, 2);
  fixture_wait (300);
  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "What I say");
  entente_stage_go_to (stage, 3);
  fixture_wait (300);
  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "");
  entente_stage_go_to (stage, 4);
  fixture_wait (300);
  g_assert_cmpstr (entente_stage_get_caption (stage), ==, "What I mean");
  fixture_close (window);
}

/* Each caption is measured once for a width and a size of text, and the picture keeps its height from scene to scene. */
static void
test_a_story_of_a_thousand_scenes_is_measured_once (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (GString) scenes = g_string_new ("[");
  const guint n = 1000;
  guint i, before;
  EntenteStage *stage;
  int height;

  for (i = 0; i < n; i++)
    g_string_append_printf (scenes, "%s{\"id\": \"s%u\", \"title\": \"Scene %u\", \"view\": \"ranking\", \"caption\": "
                            "\"What there is to say of it, in a sentence that takes more than half a line: %u\"}",
                            i > 0 ? ", " : "", i, i, i);
  g_string_append_c (scenes, ']');
  replace_scenes (window, scenes->str);
  stage = present (window);
  before = entente_stage_caption_get_n_measured (find_caption (stage));
  g_assert_cmpuint (before, <=, 2 * n); /* before the window fills the screen, and then */
  height = gtk_widget_get_height (GTK_WIDGET (find_caption (stage)));
  for (i = 1; i <= n; i = 3 * i)
    {
      entente_stage_go_to (stage, i);
      gtk_widget_queue_allocate (GTK_WIDGET (stage));
      fixture_wait (50);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (find_caption (stage))), ==, height);
    }
  g_assert_cmpuint (entente_stage_caption_get_n_measured (find_caption (stage)), ==, before);
  /* With the Priorities there is less room: once more, and never again. */
  for (i = 0; i < 4; i++)
    {
      entente_stage_handle_key (stage, GDK_KEY_s, 0);
      fixture_wait (50);
    }
  g_assert_cmpuint (entente_stage_caption_get_n_measured (find_caption (stage)), ==, before + n);
  fixture_close (window);
}

/* What was zoomed because somebody asked is whole again when the scene comes back, and no menu comes up at all. */
static void
test_a_scene_looks_as_the_story_has_it (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage = present (window);
  EntentePictureView *view;

  entente_stage_go_to (stage, 5);
  fixture_wait (300);
  view = entente_stage_get_view (stage);
  g_assert_cmpstr (entente_presentation_get_view (entente_stage_get_presentation (stage)), ==, "map");
  g_assert_true (entente_picture_view_shows_all (view));
  entente_picture_view_zoom (view, 4);
  fixture_wait (300);
  g_assert_false (entente_picture_view_shows_all (view));
  gtk_widget_activate_action (GTK_WIDGET (view), "picture.menu", NULL);
  g_assert_null (fixture_find_widget (GTK_WIDGET (view), GTK_TYPE_POPOVER_MENU, 0));
  entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0);
  entente_stage_handle_key (stage, GDK_KEY_Page_Up, 0);
  fixture_wait (300);
  g_assert_true (entente_picture_view_shows_all (view));
  fixture_close (window);
}

static gboolean
is_enabled (EntenteWindow *window,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
test_undo_is_the_stages_own_and_the_rest_waits (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *document = entente_document_page_get_session (entente_window_get_page (window));
  EntenteSession *session;
  EntenteStage *stage;

  entente_session_move_share (document, 0, 0.5);
  fixture_wait (100);
  g_assert_true (is_enabled (window, "undo"));
  stage = present (window);
  session = entente_presentation_get_session (entente_stage_get_presentation (stage));
  g_assert_false (is_enabled (window, "undo"));
  g_assert_false (is_enabled (window, "find"));
  g_assert_false (is_enabled (window, "save"));
  entente_session_move_share (session, 0, 0.6);
  g_assert_true (is_enabled (window, "undo"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  g_assert_false (is_enabled (window, "undo"));
  entente_stage_handle_key (stage, GDK_KEY_Escape, 0);
  g_assert_false (entente_window_is_presenting (window));
  fixture_wait (100);
  g_assert_true (is_enabled (window, "find"));
  g_assert_true (is_enabled (window, "undo"));
  entente_session_undo (document);
  g_assert_false (is_enabled (window, "undo"));
  fixture_close (window);
}

/* (nullable) */
static GtkWidget *
find_button (GtkWidget *root,
             const char *label)
{
  GtkWidget *button;
  guint i;

  for (i = 0; (button = fixture_find_widget (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* The toast offers all of it, while Undo goes one step. */
static void
test_all_that_was_tried_can_be_taken_back_at_once (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *document = entente_document_page_get_session (entente_window_get_page (window));
  g_autoptr (EntenteScenario) before = NULL;
  EntenteSession *session;
  EntenteStage *stage;
  guint number;

  entente_session_type_share (document, 1, 0.6);
  before = entente_scenario_copy (entente_session_get_scenario (document));
  stage = present (window);
  session = entente_presentation_get_session (entente_stage_get_presentation (stage));
  for (number = 1; number <= 3; number++)
    {
      entente_stage_go_to (stage, number);
      entente_session_type_share (session, 0, 0.2 * number);
    }
  entente_stage_handle_key (stage, GDK_KEY_Escape, 0);
  fixture_wait (100);
  g_assert_false (entente_scenario_equal (before, entente_session_get_scenario (document)));
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "_Undo all"), "clicked");
  fixture_wait (100);
  g_assert_true (entente_scenario_equal (before, entente_session_get_scenario (document)));
  g_assert_true (entente_session_can_undo (document));
  /* One of them is undone as anything else is. */
  stage = present (window);
  session = entente_presentation_get_session (entente_stage_get_presentation (stage));
  entente_session_type_share (session, 0, 0.9);
  entente_stage_handle_key (stage, GDK_KEY_Escape, 0);
  fixture_wait (100);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "_Undo"), "clicked");
  g_assert_true (entente_scenario_equal (before, entente_session_get_scenario (document)));
  fixture_close (window);
}

/* -- The story -------------------------------------------------------------------------------------------- */

/* (nullable) one that is shown */
static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Edits are read in a thread. */
static EntenteDataset *
wait_changed (EntenteSession *session,
              EntenteDataset *before)
{
  guint i;

  for (i = 0; i < 200 && entente_session_get_dataset (session) == before; i++)
    fixture_wait (20);
  g_assert_true (entente_session_get_dataset (session) != before);
  return entente_session_get_dataset (session);
}

static EntenteDataset *
act (EntenteWindow *window,
     const char *action,
     GVariant *parameter)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteDataset *before = entente_session_get_dataset (session);

  g_action_group_activate_action (G_ACTION_GROUP (window), action, parameter);
  return wait_changed (session, before);
}

static EntenteDataset *
answer (EntenteWindow *window,
        const char *title,
        const char *caption)
{
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteDataset *before = entente_session_get_dataset (session);
  GtkWindow *dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"));
  gtk_editable_set_text (GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), title);
  gtk_editable_set_text (GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 1)), caption);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_window_destroy (dialog);
  return wait_changed (session, before);
}

static const char *
get_words (const EntenteText *text)
{
  return entente_text_get (text, g_get_language_names ());
}

static guint
count_rows (GtkWidget *dialog)
{
  guint n = 0;

  while (fixture_find_widget (dialog, ADW_TYPE_ACTION_ROW, n) != NULL)
    n++;
  return n;
}

static void
test_a_story_is_made_in_steps_that_can_be_undone (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autoptr (GBytes) before = g_bytes_ref (dataset->bytes);
  g_autoptr (EntenteScenario) kept = NULL;
  const guint n = dataset->n_scenes;
  const EntenteScene *scene;
  GtkWidget *list;
  guint steps;

  entente_session_type_share (session, 0, 0.42);
  entente_session_set_selected (session, entente_dataset_find_partner (dataset, "JP"));
  entente_session_set_compared (session, entente_dataset_find_partner (dataset, "PL"));
  fixture_wait (300);
  g_action_group_activate_action (G_ACTION_GROUP (window), "scenes", NULL);
  list = GTK_WIDGET (find_dialog (ENTENTE_TYPE_SCENES_DIALOG));
  g_assert_cmpuint (count_rows (list), ==, n);
  g_action_group_activate_action (G_ACTION_GROUP (window), "keep-scene", NULL);
  dataset = answer (window, "My scene", "What I say");
  g_assert_cmpuint (dataset->n_scenes, ==, n + 1);
  g_assert_cmpuint (count_rows (list), ==, n + 1);
  scene = &dataset->scenes[n];
  g_assert_cmpstr (get_words (&scene->title), ==, "My scene");
  g_assert_cmpstr (get_words (&scene->caption), ==, "What I say");
  g_assert_cmpstr (scene->view, ==, "ranking");
  g_assert_cmpuint (scene->n_focus, ==, 2);
  g_assert_cmpstr (dataset->partners[scene->focus[1]].id, ==, "PL");
  kept = entente_scenario_new_from_json (dataset, scene->scenario);
  g_assert_true (entente_scenario_equal (kept, entente_session_get_scenario (session)));

  dataset = act (window, "move-scene", g_variant_new ("(si)", "my-scene", -1));
  g_assert_cmpstr (dataset->scenes[n - 1].id, ==, "my-scene");
  entente_session_set_selected (session, ENTENTE_NONE);
  entente_session_type_share (session, 0, 0.2);
  dataset = act (window, "replace-scene", g_variant_new_string ("my-scene"));
  g_assert_cmpuint (dataset->scenes[n - 1].n_focus, ==, 0);
  g_assert_nonnull (dataset->scenes[n - 1].scenario);
  g_action_group_activate_action (G_ACTION_GROUP (window), "edit-scene", g_variant_new_string ("my-scene"));
  dataset = answer (window, "Her scene", "");
  g_assert_cmpstr (get_words (&dataset->scenes[n - 1].title), ==, "Her scene");
  g_assert_true (entente_text_is_empty (&dataset->scenes[n - 1].caption));
  dataset = act (window, "remove-scene", g_variant_new_string ("my-scene"));
  g_assert_cmpuint (dataset->n_scenes, ==, n);
  /* Two shares that were typed, and five edits. */
  for (steps = 0; entente_session_can_undo (session); steps++)
    entente_session_undo (session);
  g_assert_cmpuint (steps, ==, 7);
  g_assert_true (g_bytes_equal (before, entente_session_get_dataset (session)->bytes));
  gtk_window_destroy (GTK_WINDOW (list));
  fixture_close (window);
}

static void
make_story (EntenteWindow *window,
            guint n)
{
  g_autoptr (GString) scenes = g_string_new ("[");
  guint i;

  for (i = 0; i < n; i++)
    g_string_append_printf (scenes, "%s{\"id\": \"s%u\", \"title\": \"Scene %u\", \"view\": \"ranking\", \"notes\": "
                            "\"Thank the host, and say in a sentence that a row breaks by itself what comes next\"}",
                            i > 0 ? ", " : "", i, i);
  g_string_append_c (scenes, ']');
  replace_scenes (window, scenes->str);
}

static GtkWidget *
get_row (GtkWidget *list,
         int place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place));
}

/* A change makes no rows anew but those of new scenes. */
static void
test_the_list_stays_where_it_is_when_the_story_changes (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *dialog, *list, *rows[40];
  GtkAdjustment *scroll;
  double value;
  int i;

  make_story (window, 40);
  g_action_group_activate_action (G_ACTION_GROUP (window), "scenes", NULL);
  fixture_wait (200);
  dialog = GTK_WIDGET (find_dialog (ENTENTE_TYPE_SCENES_DIALOG));
  list = fixture_find_widget (dialog, GTK_TYPE_LIST_BOX, 0);
  scroll = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW)));
  for (i = 0; i < 40; i++)
    rows[i] = get_row (list, i);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (rows[0])), ==,
                   "Ranking\nNotes: Thank the host, and say in a sentence that a row breaks by itself what comes next");
  gtk_widget_grab_focus (rows[20]);
  fixture_wait (400);
  value = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (value, >, 0);

  act (window, "move-scene", g_variant_new ("(si)", "s20", 1));
  fixture_wait (200);
  g_assert_true (get_row (list, 20) == rows[21]);
  g_assert_true (get_row (list, 21) == rows[20]);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == rows[20]);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (scroll) - value), <=, 1.5 * gtk_widget_get_height (rows[20]));
  value = gtk_adjustment_get_value (scroll);
  entente_session_type_share (entente_document_page_get_session (entente_window_get_page (window)), 0, 0.5);
  act (window, "replace-scene", g_variant_new_string ("s3"));
  act (window, "remove-scene", g_variant_new_string ("s39"));
  fixture_wait (200);
  g_assert_true (get_row (list, 3) == rows[3]);
  g_assert_null (get_row (list, 39));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == rows[20]);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, value);
  /* Far away the row takes the list along, and its scene takes the keyboard of the next. */
  act (window, "move-scene", g_variant_new ("(si)", "s20", -21));
  fixture_wait (300);
  g_assert_true (get_row (list, 0) == rows[20]);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), <, gtk_widget_get_height (rows[20]));
  act (window, "remove-scene", g_variant_new_string ("s20"));
  fixture_wait (100);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == rows[0]);
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_close (window);
}

/* A key that is held asks faster than the document can change: what comes between changes nothing, and no step of undo
 * says what did not happen. */
static void
test_quick_moves_wait_for_the_document (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  EntenteDataset *before;
  guint i, n_steps;

  make_story (window, 6);
  before = entente_session_get_dataset (session);
  for (i = 0; i < 3; i++)
    g_action_group_activate_action (G_ACTION_GROUP (window), "move-scene", g_variant_new ("(si)", "s0", 1));
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-scene", g_variant_new_string ("s0"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "replace-scene", g_variant_new_string ("s0"));
  wait_changed (session, before);
  fixture_wait (500);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (entente_session_get_dataset (session)->n_scenes, ==, 6);
  g_assert_cmpstr (entente_session_get_dataset (session)->scenes[1].id, ==, "s0");
  g_assert_cmpstr (entente_session_get_undo_label (session), ==, "Move Scene 0");
  /* After it the next is heard. */
  act (window, "move-scene", g_variant_new ("(si)", "s0", 1));
  g_assert_cmpstr (entente_session_get_dataset (session)->scenes[2].id, ==, "s0");
  for (n_steps = 0; entente_session_can_undo (session); n_steps++)
    entente_session_undo (session);
  g_assert_cmpuint (n_steps, ==, 3);
  fixture_close (window);
}

static gboolean
says (GtkWindow *window,
      const char *text)
{
  GtkWidget *label;
  guint i;

  for (i = 0; (label = fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_visible (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_notes_stand_beside_the_stage (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteStage *stage;
  GtkWindow *notes;

  replace_scenes (window, "[{\"id\": \"a\", \"title\": \"One\", \"view\": \"ranking\", \"notes\": \"Thank the host\"},"
                          " {\"id\": \"b\", \"title\": \"Two\", \"view\": \"ranking\"}]");
  stage = present (window);
  entente_stage_go_to (stage, 1);
  g_assert_null (find_dialog (ENTENTE_TYPE_NOTES_WINDOW));
  g_assert_true (entente_stage_handle_key (stage, GDK_KEY_m, 0));
  notes = find_dialog (ENTENTE_TYPE_NOTES_WINDOW);
  g_assert_nonnull (notes);
  g_assert_true (says (notes, "Thank the host"));
  g_assert_true (says (notes, "Scene 1 of 2"));
  g_assert_true (says (notes, "Next: Two"));
  entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0);
  g_assert_false (says (notes, "Thank the host"));
  g_assert_true (says (notes, "Two"));
  g_assert_true (says (notes, "last scene"));
  entente_stage_handle_key (stage, GDK_KEY_Page_Down, 0);
  g_assert_true (says (notes, "End of the presentation"));
  entente_stage_handle_key (stage, GDK_KEY_m, 0);
  g_assert_null (find_dialog (ENTENTE_TYPE_NOTES_WINDOW));
  /* They end with the presentation. */
  entente_stage_handle_key (stage, GDK_KEY_m, 0);
  g_assert_nonnull (find_dialog (ENTENTE_TYPE_NOTES_WINDOW));
  entente_stage_handle_key (stage, GDK_KEY_Escape, 0);
  g_assert_null (find_dialog (ENTENTE_TYPE_NOTES_WINDOW));
  fixture_close (window);
}

static void
test_presenting_from_a_scene_closes_the_list (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDataset *dataset = entente_session_get_dataset (
    entente_document_page_get_session (entente_window_get_page (window)));

  g_action_group_activate_action (G_ACTION_GROUP (window), "scenes", NULL);
  g_assert_nonnull (find_dialog (ENTENTE_TYPE_SCENES_DIALOG));
  g_action_group_activate_action (G_ACTION_GROUP (window), "present-scene",
                                  g_variant_new_string (dataset->scenes[2].id));
  fixture_wait (100);
  g_assert_null (find_dialog (ENTENTE_TYPE_SCENES_DIALOG));
  g_assert_true (entente_window_is_presenting (window));
  g_assert_cmpuint (entente_presentation_get_number (entente_stage_get_presentation (entente_window_get_stage (window))),
                    ==, 3);
  g_assert_false (is_enabled (window, "keep-scene"));
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  static const int sizes[][2] = { { 1280, 800 }, { 1600, 900 }, { 700, 900 }, { 1024, 768 } };

  application = fixture_init (&argc, &argv);

  g_test_add_func ("/present/page-keys", test_page_keys_go_through_the_story_wherever_the_keyboard_is);
  g_test_add_func ("/present/focus", test_a_slider_keeps_its_arrows_and_a_text_its_letters);
  g_test_add_func ("/present/alphabets", test_another_alphabet_has_the_same_keys);
  g_test_add_data_func ("/present/readable", sizes[0], test_text_is_large_enough_for_the_back_row);
  g_test_add_data_func ("/present/readable-wide", sizes[1], test_text_is_large_enough_for_the_back_row);
  g_test_add_data_func ("/present/readable-high", sizes[2], test_text_is_large_enough_for_the_back_row);
  g_test_add_data_func ("/present/room", sizes[0], test_the_priorities_leave_room);
  g_test_add_data_func ("/present/room-narrow", sizes[3], test_the_priorities_leave_room);
  g_test_add_func ("/present/digits", test_digits_type_a_number_and_zero_alone_resets_the_text);
  g_test_add_func ("/present/covers", test_black_and_white_come_and_go);
  g_test_add_func ("/present/composing", test_a_word_that_is_composed_keeps_all_keys);
  g_test_add_func ("/present/caption", test_whom_one_selects_is_told_at_the_bottom);
  g_test_add_func ("/present/title", test_a_title_is_not_said_twice);
  g_test_add_func ("/present/thousand", test_a_story_of_a_thousand_scenes_is_measured_once);
  g_test_add_func ("/present/whole", test_a_scene_looks_as_the_story_has_it);
  g_test_add_func ("/present/undo", test_undo_is_the_stages_own_and_the_rest_waits);
  g_test_add_func ("/present/undo-all", test_all_that_was_tried_can_be_taken_back_at_once);
  g_test_add_func ("/present/story", test_a_story_is_made_in_steps_that_can_be_undone);
  g_test_add_func ("/present/list", test_the_list_stays_where_it_is_when_the_story_changes);
  g_test_add_func ("/present/quick", test_quick_moves_wait_for_the_document);
  g_test_add_func ("/present/notes", test_notes_stand_beside_the_stage);
  g_test_add_func ("/present/from-a-scene", test_presenting_from_a_scene_closes_the_list);

  return g_test_run ();
}
