/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The header bar in windows of every width: the title of the document can be read or is left out, and the names of the
 * views are never cut. The language is the environment's; the build runs this in each.
 */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-reader.h"
#include "entente-document-title.h"
#include "entente-header-middle.h"

#include <string.h>

static EntenteApplication *application;

static GtkWidget *
get_middle (EntenteWindow *window)
{
  return fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_HEADER_MIDDLE, 0);
}

static GtkLabel *
get_title (EntenteWindow *window)
{
  GtkWidget *title = fixture_find_widget (get_middle (window), ENTENTE_TYPE_DOCUMENT_TITLE, 0);
  guint i;

  for (i = 0;; i++)
    {
      GtkWidget *label = fixture_find_widget (title, GTK_TYPE_LABEL, i);

      if (gtk_widget_has_css_class (label, "title"))
        return GTK_LABEL (label);
    }
}

static gboolean
is_cut (GtkLabel *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 1;
}

/* At common sizes of a window nothing is cut of a title like that of the sample. */
static void
test_title_is_whole (gconstpointer data)
{
  const int width = GPOINTER_TO_INT (data);
  EntenteWindow *window = fixture_open_window (application, "partners-2026", width, 800);
  GtkLabel *title = get_title (window);

  g_test_message ("“%s” in %d pixels", gtk_label_get_text (title), gtk_widget_get_width (GTK_WIDGET (title)));
  g_assert_true (is_shown (GTK_WIDGET (title)));
  g_assert_false (is_cut (title));
  fixture_close (window);
}

static guint
check_names (EntenteWindow *window,
             int width)
{
  GtkWidget *label;
  guint i, n = 0;

  for (i = 0; (label = fixture_find_widget (get_middle (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (is_shown (label) && gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER) != NULL)
      {
        n++;
        if (is_cut (GTK_LABEL (label)))
          g_error ("%d: “%s” is cut", width, gtk_label_get_text (GTK_LABEL (label)));
      }
  g_test_message ("%d: %u names in the header bar", width, n);
  return n;
}

/* The switcher has its names or goes to the bottom; of the title most is there, beside it or instead of it. */
static void
test_every_width (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1500, 800);
  GtkLabel *title = get_title (window);
  AdwViewSwitcherBar *bar
      = ADW_VIEW_SWITCHER_BAR (fixture_find_widget (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR, 0));
  int width, whole;

  gtk_widget_measure (GTK_WIDGET (title), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  g_assert_cmpint (whole, >, 100);
  for (width = 1500; width >= 800; width -= 50)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
      fixture_wait (150);
      g_assert_cmpint (check_names (window, width) == 0, ==, adw_view_switcher_bar_get_reveal (bar));
      g_assert_true (is_shown (GTK_WIDGET (title)));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (title)), >=, 0.7 * whole);
    }
  fixture_close (window);
}

/* Of a short title nobody is in the way: the switcher stands in the middle of the window, the names beside the icons. */
static void
test_middle (void)
{
  static const char text[]
      = "{\"format\":\"entente-dataset\",\"version\":1,\"title\":\"Short\",\"hub\":{\"id\":\"h\",\"name\":\"Hub\"},"
        "\"criteria\":[{\"id\":\"a\",\"name\":\"Effort\",\"weight\":1,\"indicators\":[{\"id\":\"x\",\"name\":\"Share\","
        "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":10}}]}],\"partners\":[{\"id\":\"p\",\"name\":\"Avaria\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  EntenteWindow *window = fixture_open_window (application, NULL, 1500, 800);
  GtkWidget *switcher = fixture_find_widget (get_middle (window), ADW_TYPE_VIEW_SWITCHER, 0);
  graphene_rect_t bounds;

  entente_window_show_dataset (window, dataset);
  fixture_wait (300);
  g_assert_true (is_shown (switcher));
  g_assert_false (is_cut (get_title (window)));
  g_assert_true (gtk_widget_compute_bounds (switcher, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width / 2,
                                  gtk_widget_get_width (GTK_WIDGET (window)) / 2.0, 30);
  fixture_close (window);
}

/* Read from the right, the title comes first there too. */
static void
test_right_to_left (void)
{
  EntenteWindow *window;
  GtkWidget *switcher;
  graphene_rect_t title, names;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = fixture_open_window (application, "partners-2026", 1280, 800);
  switcher = fixture_find_widget (get_middle (window), ADW_TYPE_VIEW_SWITCHER_TITLE, 0);
  g_assert_false (is_cut (get_title (window)));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_title (window)), get_middle (window), &title));
  g_assert_true (gtk_widget_compute_bounds (switcher, get_middle (window), &names));
  g_assert_cmpfloat (names.origin.x, >=, 0);
  g_assert_cmpfloat (title.origin.x, >=, names.origin.x + names.size.width);
  fixture_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  /* Forms of the switcher would fade into each other, one of them without the room that it needs. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_data_func ("/header/title-is-whole/1280", GINT_TO_POINTER (1280), test_title_is_whole);
  g_test_add_data_func ("/header/title-is-whole/1600", GINT_TO_POINTER (1600), test_title_is_whole);
  g_test_add_func ("/header/every-width", test_every_width);
  g_test_add_func ("/header/middle", test_middle);
  g_test_add_func ("/header/right-to-left", test_right_to_left);
  return g_test_run ();
}
