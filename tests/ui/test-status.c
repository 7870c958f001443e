/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What the strip at the bottom says of a change. */

#include "config.h"

#include "window-fixture.h"

#include "entente-status-strip.h"

#include <string.h>

static EntenteApplication *application;

/* Whether the sentence with all its names is wider than the strip; a little less since its beginning is bold there. */
static gboolean
is_too_long (EntenteStatusStrip *strip,
             EntenteSession *session)
{
  g_autoptr (EntenteChangeSummary) all = entente_session_summarise (session, g_get_language_names (), G_MAXINT);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (strip), all->text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  g_test_message ("%d px for “%s”", width, all->text);
  return width > 0.96 * gtk_widget_get_width (GTK_WIDGET (strip));
}

/* A change of one step names everybody who changes tier, as far as the window is wide, also after the strip had
 * something else to say. */
static void
test_names_all_that_fit (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1600, 800);
  EntenteStatusStrip *strip
    = ENTENTE_STATUS_STRIP (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_STATUS_STRIP, 0));
  EntenteSession *session = entente_document_page_get_session (entente_window_get_page (window));
  guint preset, moved = 0, whole = 0;

  for (preset = 1; preset < entente_session_get_dataset (session)->n_presets; preset++)
    {
      entente_status_strip_explain (strip, "A control says what it is for.");
      fixture_wait (50);
      entente_session_apply_preset (session, preset);
      fixture_wait (100);
      moved += strstr (entente_status_strip_get_text (strip), " to Tier ") != NULL;
      whole += strstr (entente_status_strip_get_text (strip), " more to Tier ") == NULL;
      if (strstr (entente_status_strip_get_text (strip), " more to Tier ") != NULL)
        g_assert_true (is_too_long (strip, session));
    }
  g_assert_cmpuint (moved, >, 1);
  g_assert_cmpuint (whole, >, 1);
  fixture_close (window);
}

/* Of a small window with text of twice the size it leaves most to the picture, and is still larger than usual. */
static void
test_large_text_leaves_room (void)
{
  EntenteWindow *window;
  GtkWidget *strip;
  int dpi, usual;

  window = fixture_open_window (application, "partners-2026", 360, 600);
  strip = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_STATUS_STRIP, 0);
  usual = gtk_widget_get_height (strip);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  fixture_wait (300);
  g_test_message ("%d px, %d px with large text", usual, gtk_widget_get_height (strip));
  g_assert_cmpint (gtk_widget_get_height (strip), <=, 600 / 6);
  g_assert_cmpint (gtk_widget_get_height (strip), >, usual);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  fixture_wait (300);
  g_assert_cmpint (gtk_widget_get_height (strip), ==, usual);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/status/names-all-that-fit", test_names_all_that_fit);
  g_test_add_func ("/status/large-text-leaves-room", test_large_text_leaves_room);
  return g_test_run ();
}
