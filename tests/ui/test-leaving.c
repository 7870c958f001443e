/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* What is left while something in it is still open, on its way or held. */

#include "config.h"

#include "window-fixture.h"

#include "entente-picture-view-private.h"

static EntenteApplication *application;

static void
show_view (EntenteWindow *window,
           const char *name)
{
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));

  adw_view_stack_set_visible_child_name (stack, name);
}

static gboolean
has_pixels (EntentePictureView *view)
{
  return entente_canvas_fits (view->canvas, gtk_widget_get_width (GTK_WIDGET (view)),
                              gtk_widget_get_height (GTK_WIDGET (view)), gtk_widget_get_scale_factor (GTK_WIDGET (view)));
}

/* A view that nobody looks at holds its pixels for a moment, then gives them back; it is drawn anew for who returns. */
static void
test_pixels (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1200, 800);
  EntentePictureView *view;

  show_view (window, "map");
  fixture_wait (600);
  view = entente_document_page_get_view (entente_window_get_page (window));
  g_assert_true (has_pixels (view));
  show_view (window, "ranking");
  fixture_wait (600);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (has_pixels (view));
  fixture_wait (3000);
  g_assert_false (has_pixels (view));
  show_view (window, "map");
  fixture_wait (600);
  g_assert_true (has_pixels (view));
  fixture_wait (3000);
  g_assert_true (has_pixels (view));
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/leaving/pixels", test_pixels);
  return g_test_run ();
}
