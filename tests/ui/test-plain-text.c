/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Text that strangers wrote stays text in widgets, and an address that they chose is asked about. */

#include "config.h"

#include "window-fixture.h"

#include "entente-link-dialog.h"
#include "entente-label-phrases.h"
#include "entente-plain-text.h"

#include <string.h>

static EntenteApplication *application;

static void
test_toasts (void)
{
  g_autoptr (AdwToast) toast = g_object_ref_sink (entente_plain_text_make_toast ("<b>&\x1b\n\xe2\x80\xae"));

  g_assert_cmpstr (adw_toast_get_title (toast), ==, "&lt;b&gt;&amp;[U+001B] [U+202E]");
}

static void
test_labels_of_menus (void)
{
  g_autofree char *label = entente_plain_text_make_label ("_a__b"), *name = g_strnfill (5000, '_');
  g_autofree char *cut = entente_plain_text_make_label (name);

  g_assert_cmpstr (label, ==, "__a____b");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 2 * ENTENTE_MAX_LABEL + 1);
}

static void
test_long_names_do_not_widen_labels (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Own defence"));
  g_autofree char *word = g_strnfill (200, 'W');
  g_autoptr (GString) many = g_string_new (NULL);
  int before, least, natural, height;

  entente_plain_text_bound_label (GTK_LABEL (label), 3);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  g_assert_cmpint (gtk_label_get_wrap_mode (GTK_LABEL (label)), ==, PANGO_WRAP_WORD);
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (label)), ==, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_text (GTK_LABEL (label), word);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, <=, 100);
  g_assert_cmpint (natural, <=, 700);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, 80);
  while (many->len < 200)
    g_string_append (many, "word ");
  gtk_label_set_text (GTK_LABEL (label), many->str);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, 80);
  gtk_label_set_text (GTK_LABEL (label), "Own defence");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, before);
  g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, -1);
  g_object_unref (label);
}

static void
test_tooltips_have_lines (void)
{
  g_autofree char *word = g_strnfill (100, 'W'), *huge = g_strnfill (20000, 'W');
  g_autofree char *text = g_strdup_printf ("Short\n%s two", word), *wrapped = entente_plain_text_wrap (text);
  g_autofree char *expected = g_strdup_printf ("Short\n%.72s\n%.28s two", word, word);
  g_autofree char *cut = entente_plain_text_wrap (huge), *plain = entente_plain_text_wrap ("One\n\nthree");

  g_assert_cmpstr (wrapped, ==, expected);
  g_assert_cmpstr (plain, ==, "One\n\nthree");
  g_assert_true (g_str_has_suffix (cut, "W…"));
  g_assert_cmpint (strlen (cut), <, 1300);
}

static gboolean
shows (GtkWidget *widget,
       const char *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_addresses_are_asked_about (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1000, 700);
  GtkWidget *dialog = entente_link_dialog_present (GTK_WINDOW (window), "https://\xd0\xb0pple.example/a?b=c");

  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  fixture_wait (200);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  g_assert_cmpstr (adw_message_dialog_get_close_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  g_assert_true (shows (dialog, "xn--pple-43d.example"));
  g_assert_true (shows (dialog, "https://xn--pple-43d.example/a?b=c"));
  g_assert_true (shows (dialog, "\xd0\xb0pple.example"));
  g_assert_false (shows (dialog, "not encrypted"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  dialog = entente_link_dialog_present (GTK_WINDOW (window), "http://a.example");
  g_assert_true (shows (dialog, "not encrypted"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  fixture_close (window);
}

static void
test_other_links_do_nothing (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1000, 700);
  GtkWidget *label = gtk_label_new (NULL);

  g_assert_null (entente_link_dialog_present (GTK_WINDOW (window), "javascript:alert(1)"));
  g_assert_null (entente_link_dialog_present (GTK_WINDOW (window), "file:///etc/passwd"));
  gtk_widget_set_parent (label, GTK_WIDGET (window));
  g_assert_true (entente_link_dialog_activate_cb (GTK_LABEL (label), "file:///etc/passwd", NULL));
  gtk_widget_unparent (label);
  fixture_close (window);
}

/* Attributes keep the phrases of Japanese and ranges together, and the text is what it was; whatever comes later too. */
static void
test_phrases_are_kept (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL)), *box = g_object_ref_sink (gtk_box_new (0, 0));
  int whole, least;

  gtk_box_append (GTK_BOX (box), label);
  entente_label_phrases_keep (box);
  gtk_label_set_text (GTK_LABEL (label), "計画での役割");
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (label)));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &whole, NULL, NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (label)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "計画での役割");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (3 * least, >=, 2 * whole - 3);
  g_assert_cmpint (least, <, whole);
  gtk_label_set_text (GTK_LABEL (label), "Role in US plans, 33 %");
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (label)));
  gtk_label_set_text (GTK_LABEL (label), "Ranks 2–11");
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (label)));
  gtk_label_set_markup (GTK_LABEL (label), "計画での<b>役割</b>");
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (label)));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (3 * least, <, whole);
  g_object_unref (box);
  g_object_unref (label);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/plain-text/phrases-are-kept", test_phrases_are_kept);
  g_test_add_func ("/plain-text/toasts", test_toasts);
  g_test_add_func ("/plain-text/labels-of-menus", test_labels_of_menus);
  g_test_add_func ("/plain-text/long-names-do-not-widen-labels", test_long_names_do_not_widen_labels);
  g_test_add_func ("/plain-text/tooltips-have-lines", test_tooltips_have_lines);
  g_test_add_func ("/plain-text/addresses-are-asked-about", test_addresses_are_asked_about);
  g_test_add_func ("/plain-text/other-links-do-nothing", test_other_links_do_nothing);
  return g_test_run ();
}
