/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The left panel from inside: kinds of sliders, method, tiers, weights. */

#include "config.h"

#include "window-fixture.h"

#include "entente-criterion-row.h"
#include "entente-priorities-panel.h"

#include <string.h>

static EntenteApplication *application;

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

static const EntenteScenario *
get_scenario (EntenteWindow *window)
{
  return entente_session_get_scenario (get_session (window));
}

static GtkWidget *
get_panel (EntenteWindow *window)
{
  return fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
}

static EntenteCriterionRow *
get_row (EntenteWindow *window,
         guint criterion)
{
  return ENTENTE_CRITERION_ROW (
    entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (get_panel (window)), criterion));
}

static GtkEditable *
get_entry (EntenteWindow *window,
           guint criterion)
{
  return GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (get_row (window, criterion)), GTK_TYPE_ENTRY, 0));
}

static void
pull (EntenteWindow *window,
      guint criterion,
      GtkScrollType scroll,
      double value)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (entente_criterion_row_get_scale (get_row (window, criterion)), "change-value", scroll, value,
                         &handled);
  g_assert_true (handled);
}

static void
test_importance (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (window));
  GtkWidget *lock = fixture_find_widget (GTK_WIDGET (get_row (window, 1)), GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkRange *range = GTK_RANGE (entente_criterion_row_get_scale (get_row (window, 1)));
  guint i;

  g_assert_true (gtk_widget_get_visible (lock));
  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 1)), "weights.sliders", "s", "importance");
  g_assert_cmpint (get_scenario (window)->slider_mode, ==, ENTENTE_SLIDERS_IMPORTANCE);
  g_assert_false (gtk_widget_get_visible (lock));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (window, 1)), ==, "50");
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 50);
  pull (window, 1, GTK_SCROLL_JUMP, 80.4);
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 80);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (window, 1)), ==, "80");
  for (i = 0; i < first->n_criteria; i++)
    if (i != 1)
      g_assert_cmpfloat_with_epsilon (get_scenario (window)->weights[i], first->weights[i] * 5, 1e-9);
  gtk_editable_set_text (get_entry (window, 1), "12.5");
  g_signal_emit_by_name (get_entry (window, 1), "activate");
  g_assert_cmpfloat (get_scenario (window)->weights[1], ==, 12.5);
  for (i = 0; i < 3; i++)
    entente_session_undo (get_session (window));
  g_assert_true (entente_scenario_equal (get_scenario (window), first));
  g_assert_true (gtk_widget_get_visible (lock));
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/priorities/importance", test_importance);
  return g_test_run ();
}
