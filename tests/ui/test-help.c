/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The help: each page is whole, leads on to pages that exist, and names keys that exist. Warnings of GTK end the
 * test, as g_test_init () has it.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-help-figure.h"
#include "entente-help-key.h"
#include "entente-help-page.h"
#include "entente-help-text.h"
#include "entente-help-window.h"
#include "entente-methods-dialog.h"
#include "entente-tour.h"

#include <string.h>

static EntenteApplication *application;

static EntenteHelpPage *
get_shown_page (EntenteHelpWindow *help)
{
  return ENTENTE_HELP_PAGE (fixture_find_widget (GTK_WIDGET (help), ENTENTE_TYPE_HELP_PAGE, 0));
}

/* Text that stands on a page without looking at what it comes from. */
static guint
count_texts (EntenteHelpPage *page)
{
  guint n = 0;

  while (fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_TEXT, n) != NULL)
    n++;
  return n;
}

/* The sample is read in a thread, and some pictures are laid out in one. */
static void
wait_for_pictures (EntenteHelpPage *page)
{
  guint n, tries;

  for (n = 0; fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_FIGURE, n) != NULL; n++)
    for (tries = 0; tries < 200; tries++)
      {
        EntenteHelpFigure *figure
            = ENTENTE_HELP_FIGURE (fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_FIGURE, n));
        g_autofree char *text = entente_help_figure_describe (figure);

        if (text != NULL && *text != '\0')
          break;
        fixture_wait (20);
      }
}

static void
check_figures (EntenteHelpPage *page)
{
  GtkWidget *figure;
  guint n;

  for (n = 0; (figure = fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_FIGURE, n)) != NULL; n++)
    {
      g_autofree char *text = entente_help_figure_describe (ENTENTE_HELP_FIGURE (figure));

      g_assert_nonnull (text);
      g_assert_cmpuint (strlen (text), >, 20);
      g_assert_nonnull (entente_help_figure_get_caption (ENTENTE_HELP_FIGURE (figure)));
      /* The picture, not the space for it. */
      g_assert_nonnull (gtk_widget_get_first_child (gtk_widget_get_first_child (figure)));
    }
}

static void
test_each_page_is_whole (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  EntenteHelpWindow *help = entente_help_window_present (GTK_APPLICATION (application), "overview");
  guint n, i;
  const EntenteHelpEntry *entries = entente_help_page_list (&n);

  g_assert_cmpuint (n, >=, 12);
  for (i = 0; i < n; i++)
    {
      EntenteHelpPage *page;

      g_assert_true (entente_help_window_show_page (help, entries[i].id));
      page = get_shown_page (help);
      fixture_wait (60);
      wait_for_pictures (page);
      g_test_message ("%s: %s, %u texts", entries[i].id, entente_help_page_get_title (page), count_texts (page));
      g_assert_cmpstr (entente_help_window_get_page (help), ==, entries[i].id);
      g_assert_cmpuint (strlen (entente_help_page_get_title (page)), >, 0);
      g_assert_cmpuint (count_texts (page), >=, 5);
      check_figures (page);
    }
  g_assert_false (entente_help_window_show_page (help, "nowhere"));
  fixture_close (window);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
}

static void
test_links_lead_to_other_pages (void)
{
  guint n, i, j, k, n_links = 0;
  const EntenteHelpEntry *entries = entente_help_page_list (&n);

  for (i = 0; i < n; i++)
    {
      g_autoptr (EntenteHelpPage) page = entente_help_page_new (entries[i].id);
      g_auto (GStrv) related = entente_help_page_list_related (page);

      g_assert_cmpuint (g_strv_length (related), >, 0);
      for (j = 0; related[j] != NULL; j++, n_links++)
        {
          g_assert_cmpstr (related[j], !=, entries[i].id);
          for (k = 0; k < n && !g_str_equal (entries[k].id, related[j]); k++)
            ;
          g_test_message ("%s leads to %s", entries[i].id, related[j]);
          g_assert_cmpuint (k, <, n);
        }
    }
  g_assert_cmpuint (n_links, >=, n);
}

static GHashTable *
collect_keys (EntenteHelpPage *page,
              gboolean of_actions)
{
  GHashTable *out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *row;
  guint n;

  for (n = 0; (row = fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_KEY, n)) != NULL; n++)
    {
      const char *key = of_actions ? entente_help_key_get_action (ENTENTE_HELP_KEY (row))
                                   : entente_help_key_get_keys (ENTENTE_HELP_KEY (row));

      if (key != NULL)
        g_hash_table_add (out, g_strdup (key));
    }
  return out;
}

static void
check_accelerators (const char *keys)
{
  g_auto (GStrv) accelerators = g_strsplit (keys, " ", -1);
  GdkModifierType modifiers;
  guint i, key;

  for (i = 0; accelerators[i] != NULL; i++)
    {
      g_test_message ("%s", accelerators[i]);
      g_assert_true (gtk_accelerator_parse (accelerators[i], &key, &modifiers));
      g_assert_cmpuint (key, !=, 0);
    }
}

/* What any page says of keys the page of all keys says too, and the application knows. */
static void
test_keys_exist (void)
{
  g_autoptr (EntenteHelpPage) all = entente_help_page_new ("shortcuts");
  g_autoptr (GHashTable) all_actions = collect_keys (all, TRUE), all_keys = collect_keys (all, FALSE);
  guint n, i;
  const EntenteHelpEntry *entries = entente_help_page_list (&n);

  for (i = 0; i < n; i++)
    {
      g_autoptr (EntenteHelpPage) page = entente_help_page_new (entries[i].id);
      g_autoptr (GHashTable) actions = collect_keys (page, TRUE), keys = collect_keys (page, FALSE);
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, actions);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), key);

          g_test_message ("%s: %s", entries[i].id, (char *) key);
          g_assert_cmpuint (g_strv_length (accels), >, 0);
          g_assert_true (g_hash_table_contains (all_actions, key));
        }
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        check_accelerators (key);
    }
  g_assert_cmpuint (g_hash_table_size (all_keys), >, 10);
}

/* ... and the other way round: no key of the application is missing from the page. */
static void
test_no_key_is_left_out (void)
{
  g_autoptr (EntenteHelpPage) page = entente_help_page_new ("shortcuts");
  g_autoptr (GHashTable) told = collect_keys (page, TRUE);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  guint i;

  g_assert_cmpuint (g_strv_length (actions), >, 15);
  for (i = 0; actions[i] != NULL; i++)
    {
      g_test_message ("%s", actions[i]);
      g_assert_true (g_hash_table_contains (told, actions[i]));
    }
}

static void
test_there_is_a_way_back (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  EntenteHelpWindow *help = entente_help_window_present (GTK_APPLICATION (application), "map");

  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "map");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.show", "s", "orbit");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.show", "s", "data");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "orbit");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "map");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.forward", NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "orbit");
  /* Going elsewhere forgets what was ahead. */
  gtk_widget_activate_action (GTK_WIDGET (help), "help.show", "s", "privacy");
  gtk_widget_activate_action (GTK_WIDGET (help), "help.forward", NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "privacy");
  /* One window, whoever asks. */
  g_assert_true (entente_help_window_present (GTK_APPLICATION (application), "ranking") == help);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "ranking");
  fixture_close (window);
}

static guint
count_rows (EntenteHelpWindow *help)
{
  GtkWidget *list = fixture_find_widget (GTK_WIDGET (help), GTK_TYPE_LIST_BOX, 0), *row;
  guint n = 0;

  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row);
  return n;
}

static void
search (EntenteHelpWindow *help,
        const char *text)
{
  GtkWidget *entry = fixture_find_widget (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  fixture_wait (400); /* the entry waits for the end of a word */
}

static void
test_search_finds_what_has_all_words (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  EntenteHelpWindow *help = entente_help_window_present (GTK_APPLICATION (application), "overview");
  guint n, found;

  entente_help_page_list (&n);
  g_assert_cmpuint (count_rows (help), ==, n);
  search (help, "UKRAINE borders");
  found = count_rows (help);
  g_assert_cmpuint (found, ==, 1);
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY, 0), "activate");
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "privacy");
  search (help, "zyzzyva");
  g_assert_cmpuint (count_rows (help), ==, 0);
  search (help, "");
  g_assert_cmpuint (count_rows (help), ==, n);
  fixture_close (window);
}

static void
test_f1_is_about_what_is_shown (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800), *document;
  GtkWidget *scale;

  g_assert_cmpstr (entente_window_get_help_page (window), ==, "overview");
  document = fixture_open_window (application, "partners-2026", 1280, 800);
  gtk_widget_activate_action (GTK_WIDGET (document), "win.view", "s", "map");
  g_assert_cmpstr (entente_window_get_help_page (document), ==, "map");
  gtk_widget_activate_action (GTK_WIDGET (document), "win.view", "s", "certainty");
  g_assert_cmpstr (entente_window_get_help_page (document), ==, "certainty");
  scale = fixture_find_widget (GTK_WIDGET (document), GTK_TYPE_SCALE, 0);
  gtk_widget_grab_focus (scale);
  g_assert_cmpstr (entente_window_get_help_page (document), ==, "priorities");
  fixture_close (document);
  fixture_close (window);
}

/* A dialog leads to its page, and the help can be used while the dialog is open. */
static void
test_dialogs_lead_to_their_page (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = entente_document_get_session (entente_window_get_document (window));
  GtkWidget *dialog = GTK_WIDGET (entente_methods_dialog_new (GTK_WINDOW (window), session));
  EntenteHelpWindow *help;

  gtk_window_present (GTK_WINDOW (dialog));
  fixture_wait (100);
  g_assert_true (gtk_widget_activate_action (dialog, "app.help-page", "s", "methods"));
  help = entente_help_window_present (GTK_APPLICATION (application), NULL);
  g_assert_cmpstr (entente_help_window_get_page (help), ==, "methods");
  g_assert_true (gtk_window_get_group (GTK_WINDOW (help)) != gtk_window_get_group (GTK_WINDOW (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_close (window);
}

/* Pages that are not shown hold no pictures. */
static void
test_pictures_go_with_their_page (void)
{
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  EntenteHelpWindow *help = entente_help_window_present (GTK_APPLICATION (application), "orbit");
  EntenteHelpPage *page = get_shown_page (help);
  GtkWidget *figure = fixture_find_widget (GTK_WIDGET (page), ENTENTE_TYPE_HELP_FIGURE, 0);

  wait_for_pictures (page);
  g_assert_nonnull (gtk_widget_get_first_child (gtk_widget_get_first_child (figure)));
  g_object_ref (page);
  entente_help_window_show_page (help, "saving");
  g_assert_null (gtk_widget_get_first_child (gtk_widget_get_first_child (figure)));
  g_object_unref (page);
  fixture_close (window);
}

/* Settings in memory, as these tests have them, can't remember that the tour was shown. */
static void
test_tour_waits_where_nothing_is_remembered (void)
{
  g_autoptr (GFile) sample = entente_application_get_sample (ENTENTE_DEFAULT_SAMPLE);
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);

  guint waits;

  entente_application_open_file (application, sample, GTK_WINDOW (window));
  for (waits = 0; waits < 300 && entente_window_get_page (window) == NULL; waits++)
    fixture_wait (100);
  g_assert_nonnull (entente_window_get_page (window));
  fixture_wait (2000);
  g_assert_null (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TOUR, 0));
  fixture_close (window);
}

static void
test_texts_are_never_markup (void)
{
  static const char *const cases[][2] = {
    { "Press *Try it* <now> & then", "Press <b>Try it</b> &lt;now&gt; &amp; then" },
    { "2 * 3", "2 * 3" },
    { "*a* and *b*", "<b>a</b> and <b>b</b>" },
    { "", "" },
    { "***", "<b></b>*" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = entente_help_text_to_markup (cases[i][0]);

      g_assert_cmpstr (markup, ==, cases[i][1]);
      g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
    }
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* The numbers of its pages are narrower than what themes take from the labels of such buttons: the width of one would
 * be less than nothing, with a warning on the terminal in some fonts. */
static void
test_shortcuts_have_room (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  GtkWidget *overlay, *label;
  guint i, n = 0;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.keys", NULL);
  fixture_wait (500);
  overlay = find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (overlay);
  for (i = 0; (label = fixture_find_widget (overlay, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_ancestor (label, GTK_TYPE_STACK_SWITCHER) != NULL)
      {
        GtkBorder margin;

        gtk_style_context_get_margin (gtk_widget_get_style_context (label), &margin);
        g_assert_cmpint (margin.left + margin.right, >=, 0);
        n++;
      }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (gtk_widget_get_height (overlay), <=, 720);
  gtk_window_close (GTK_WINDOW (overlay));
  fixture_wait (100);
  fixture_close (window);
}

/* On a low screen the keys are a page that scrolls. */
static void
test_low_windows_show_a_page_of_keys (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1024, 560);
  GtkWidget *help;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.keys", NULL);
  fixture_wait (300);
  g_assert_null (find_window (GTK_TYPE_SHORTCUTS_WINDOW));
  help = find_window (ENTENTE_TYPE_HELP_WINDOW);
  g_assert_nonnull (help);
  g_assert_cmpstr (entente_help_window_get_page (ENTENTE_HELP_WINDOW (help)), ==, "shortcuts");
  gtk_window_close (GTK_WINDOW (help));
  fixture_wait (100);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  int result;

  application = fixture_init (&argc, &argv);
  g_test_add_func ("/help/each-page-is-whole", test_each_page_is_whole);
  g_test_add_func ("/help/links-lead-to-other-pages", test_links_lead_to_other_pages);
  g_test_add_func ("/help/keys-exist", test_keys_exist);
  g_test_add_func ("/help/no-key-is-left-out", test_no_key_is_left_out);
  g_test_add_func ("/help/there-is-a-way-back", test_there_is_a_way_back);
  g_test_add_func ("/help/search-finds-what-has-all-words", test_search_finds_what_has_all_words);
  g_test_add_func ("/help/f1-is-about-what-is-shown", test_f1_is_about_what_is_shown);
  g_test_add_func ("/help/dialogs-lead-to-their-page", test_dialogs_lead_to_their_page);
  g_test_add_func ("/help/pictures-go-with-their-page", test_pictures_go_with_their_page);
  g_test_add_func ("/help/tour-waits-where-nothing-is-remembered", test_tour_waits_where_nothing_is_remembered);
  g_test_add_func ("/help/texts-are-never-markup", test_texts_are_never_markup);
  g_test_add_func ("/help/shortcuts-have-room", test_shortcuts_have_room);
  g_test_add_func ("/help/low-windows-show-a-page-of-keys", test_low_windows_show_a_page_of_keys);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
