/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* How sure a tier is, as the dossier says it in the window. */

#include "config.h"

#include "window-fixture.h"

#include "entente-analysis.h"
#include "entente-certainty-section.h"
#include "entente-dot-grid.h"

#include <string.h>

static EntenteApplication *application;

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

static const char *
get_words (EntenteWindow *window,
           guint nth)
{
  GtkWidget *section = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_CERTAINTY_SECTION, 0);
  GtkWidget *label = fixture_find_widget (section, GTK_TYPE_LABEL, nth);

  g_assert_nonnull (label);
  return gtk_label_get_text (GTK_LABEL (label));
}

static void
wait_for_draws (EntenteSession *session)
{
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint i;

  for (i = 0; i < 100 && entente_analysis_is_sampling (analysis); i++)
    fixture_wait (100);
  fixture_wait (50);
}

/* A partner whose likeliest tier is today's and has the share of draws that is asked for. */
static int
find_partner (EntenteSession *session,
              EntenteCertainty certainty)
{
  EntenteRobustness *robustness = entente_analysis_get_robustness (entente_session_get_analysis (session));
  guint i;

  g_assert_nonnull (robustness);
  for (i = 0; i < robustness->n_partners; i++)
    {
      const guint tier = entente_robustness_get_likeliest_tier (robustness, i);

      if (tier == entente_session_get_evaluation (session)->tiers[i]
          && entente_certainty_classify (entente_robustness_get_tier_acceptability (robustness, i, tier)) == certainty)
        return (int) i;
    }
  return ENTENTE_NONE;
}

static void
assert_says (EntenteWindow *window,
             EntenteCertainty certainty,
             const char *begin)
{
  const int partner = find_partner (get_session (window), certainty);

  g_assert_cmpint (partner, !=, ENTENTE_NONE);
  entente_session_set_selected (get_session (window), partner);
  wait_for_draws (get_session (window));
  g_test_message ("%s", get_words (window, 0));
  g_assert_true (g_str_has_prefix (get_words (window, 0), begin));
  g_assert_nonnull (strstr (get_words (window, 0), "of 100 weightings"));
}

static void
test_words (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);

  entente_session_set_uncertainty (session, 0.8);
  entente_session_set_selected (session, 0);
  fixture_wait (300);
  wait_for_draws (session);
  assert_says (window, ENTENTE_CERTAINTY_FIRM, "Firmly Tier ");
  assert_says (window, ENTENTE_CERTAINTY_LIKELY, "Likely Tier ");
  assert_says (window, ENTENTE_CERTAINTY_CONTESTED, "Contested: Tier ");
  entente_session_set_uncertainty (session, 0);
  fixture_wait (300);
  wait_for_draws (session);
  g_assert_cmpstr (get_words (window, ENTENTE_MAX_TIERS + 2), ==, "Only exactly these weights were looked at.");
  fixture_close (window);
}

/* Where a share is 0 doubt only adds to it, so that most weightings can disagree with today's: both are said. */
static void
test_today_differs (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  const int partner = entente_dataset_find_partner (entente_session_get_dataset (session), "NO");

  entente_session_set_selected (session, partner);
  fixture_wait (300);
  wait_for_draws (session);
  g_assert_cmpuint (entente_session_get_evaluation (session)->tiers[partner], ==, 1);
  g_assert_true (g_str_has_prefix (get_words (window, 0), "Tier 2 today, yet Tier 1 in "));
  fixture_close (window);
}

/* Nothing jumps when the first draws come: the section is as high before. */
static void
test_room_is_kept (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *section = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_CERTAINTY_SECTION, 0);
  GtkWidget *dots = fixture_find_widget (section, ENTENTE_TYPE_DOT_GRID, 0);
  int before = 0, after = 0;

  gtk_widget_measure (dots, GTK_ORIENTATION_VERTICAL, -1, &before, NULL, NULL, NULL);
  entente_session_set_selected (get_session (window), 2);
  fixture_wait (300);
  wait_for_draws (get_session (window));
  gtk_widget_measure (dots, GTK_ORIENTATION_VERTICAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (before, ==, after);
  fixture_close (window);
}

/* The Orbit has ghosts of whom is looked at, and is drawn for nobody else; the Ranking has whiskers for all. */
static void
test_draws_are_for_somebody (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint i;

  wait_for_draws (session);
  g_assert_nonnull (entente_analysis_get_robustness (analysis));
  adw_view_stack_set_visible_child_name (entente_document_page_get_stack (entente_window_get_page (window)), "orbit");
  fixture_wait (600); /* the Ranking has faded out */
  entente_session_type_share (session, 0, 0.4);
  fixture_wait (300);
  g_assert_false (entente_analysis_is_sampling (analysis));
  g_assert_null (entente_analysis_get_robustness (analysis));

  for (i = 0; i < 2; i++)
    {
      entente_session_set_hovered (session, i == 0 ? 3 : ENTENTE_NONE);
      entente_session_set_selected (session, i == 1 ? 3 : ENTENTE_NONE);
      fixture_wait (100);
      wait_for_draws (session);
      g_assert_nonnull (entente_analysis_get_robustness (analysis));
      g_assert_true (entente_analysis_is_robustness_current (analysis));
      entente_session_set_hovered (session, ENTENTE_NONE);
      entente_session_set_selected (session, ENTENTE_NONE);
      entente_session_type_share (session, 0, 0.5 + 0.1 * i);
      fixture_wait (300);
      g_assert_null (entente_analysis_get_robustness (analysis));
    }
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/certainty-section/draws-are-for-somebody", test_draws_are_for_somebody);
  g_test_add_func ("/certainty-section/words", test_words);
  g_test_add_func ("/certainty-section/today-differs", test_today_differs);
  g_test_add_func ("/certainty-section/room-is-kept", test_room_is_kept);
  return g_test_run ();
}
