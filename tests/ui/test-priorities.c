/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The left panel from inside: kinds of sliders, method, tiers, weights. */

#include "config.h"

#include "window-fixture.h"

#include "entente-banner.h"
#include "entente-choice-row.h"
#include "entente-criterion-row.h"
#include "entente-dataset-reader.h"
#include "entente-gate-settings.h"
#include "entente-method-comparison.h"
#include "entente-method-description.h"
#include "entente-method-settings.h"
#include "entente-methods-dialog.h"
#include "entente-order-dialog.h"
#include "entente-priorities-panel.h"
#include "entente-profile-row.h"
#include "entente-tier-settings.h"
#include "entente-year-settings.h"

#include <math.h>
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

/* A row of one kind in the panel, found by its title. */
static GtkWidget *
find_row (EntenteWindow *window,
          GType kind,
          const char *title)
{
  GtkWidget *found;
  guint i;

  for (i = 0; (found = fixture_find_widget (get_panel (window), kind, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (found)), title) == 0)
      return found;
  g_error ("no row “%s”", title);
}

static const char *
get_words (EntenteWindow *window,
           GType kind)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (fixture_find_widget (get_panel (window), kind, 0)));
}

static void
choose (EntenteWindow *window,
        const char *title)
{
  GtkWidget *row = find_row (window, ENTENTE_TYPE_CHOICE_ROW, title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture_find_widget (row, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  fixture_wait (100);
}

static GtkSpinButton *
find_spin (EntenteWindow *window,
           const char *title)
{
  return GTK_SPIN_BUTTON (fixture_find_widget (find_row (window, ADW_TYPE_ACTION_ROW, title), GTK_TYPE_SPIN_BUTTON, 0));
}

static void
undo_all (EntenteWindow *window)
{
  while (entente_session_can_undo (get_session (window)))
    entente_session_undo (get_session (window));
  fixture_wait (100);
}

static void
test_method (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (window));
  AdwComboRow *normalisation = ADW_COMBO_ROW (find_row (window, ADW_TYPE_COMBO_ROW, "Figures are measured"));

  g_assert_cmpstr (get_words (window, ENTENTE_TYPE_METHOD_SETTINGS), ==, "Strengths can offset weaknesses");
  choose (window, "Closest to the ideal");
  g_assert_cmpint (get_scenario (window)->method, ==, ENTENTE_METHOD_TOPSIS);
  g_assert_cmpstr (get_words (window, ENTENTE_TYPE_METHOD_SETTINGS), ==, "Closest to the ideal");
  adw_combo_row_set_selected (normalisation, ENTENTE_NORMALISATION_VECTOR);
  g_assert_cmpint (get_scenario (window)->method_parameters.normalisation, ==, ENTENTE_NORMALISATION_VECTOR);
  choose (window, "Head to head");
  g_assert_true (gtk_widget_get_visible (find_row (window, ADW_TYPE_ACTION_ROW, "Clearly better from")));
  gtk_spin_button_set_value (find_spin (window, "Clearly better from"), 20);
  gtk_spin_button_set_value (find_spin (window, "No difference up to"), 30);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->method_parameters.indifference, 0.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->method_parameters.preference, 0.3, 1e-12);
  g_assert_cmpfloat (gtk_spin_button_get_value (find_spin (window, "Clearly better from")), ==, 30);
  undo_all (window);
  g_assert_true (entente_scenario_equal (get_scenario (window), first));
  g_assert_true (entente_choice_row_is_active (ENTENTE_CHOICE_ROW (
    find_row (window, ENTENTE_TYPE_CHOICE_ROW, "Strengths can offset weaknesses"))));
  g_assert_cmpuint (adw_combo_row_get_selected (normalisation), ==, ENTENTE_NORMALISATION_GOALPOSTS);
  fixture_close (window);
}

static void
test_tiers (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (window));
  guint n;

  for (n = 2; n <= ENTENTE_MAX_TIERS; n++)
    {
      gtk_spin_button_set_value (find_spin (window, "Number of tiers"), n);
      fixture_wait (100);
      g_assert_cmpuint (get_scenario (window)->n_tiers, ==, n);
      g_assert_cmpuint (entente_session_get_evaluation (get_session (window))->n_tiers, ==, n);
    }
  gtk_spin_button_set_value (find_spin (window, "Tier 5"), 7.5);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->tier_from[4], 0.075, 1e-12);
  choose (window, "By size");
  g_assert_cmpint (get_scenario (window)->tier_rule, ==, ENTENTE_TIER_RULE_SIZES);
  gtk_spin_button_set_value (find_spin (window, "Tier 1"), 4);
  g_assert_cmpint (get_scenario (window)->tier_count[0], ==, 4);
  choose (window, "By natural gaps");
  g_assert_cmpstr (get_words (window, ENTENTE_TYPE_TIER_SETTINGS), ==, "6, by natural gaps");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_spin (window, "Groups"))), ==, "as tiers");
  gtk_spin_button_set_value (find_spin (window, "Groups"), 3);
  g_assert_cmpint (get_scenario (window)->natural_classes, ==, 3);
  undo_all (window);
  g_assert_true (entente_scenario_equal (get_scenario (window), first));
  g_assert_cmpstr (get_words (window, ENTENTE_TYPE_TIER_SETTINGS), ==, "3, by score");
  fixture_close (window);
}

/* What a tier asks for starts with what is usual in it, and stays between what its neighbours ask for. */
static void
test_profiles (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  guint n = get_scenario (window)->n_criteria, c;
  GtkWidget *second;
  double above;
  GtkSpinButton *spin;

  choose (window, "By profile");
  for (c = 0; c < n; c++)
    g_assert_cmpfloat (get_scenario (window)->profiles[n + c], <=, get_scenario (window)->profiles[c]);
  above = get_scenario (window)->profiles[0];
  g_assert_cmpfloat (above, >, 0);
  g_assert_cmpuint (entente_session_get_evaluation (get_session (window))->tier_sizes[0], >, 3);
  second = find_row (window, ENTENTE_TYPE_PROFILE_ROW, "Tier 2 asks for");
  spin = GTK_SPIN_BUTTON (fixture_find_widget (second, GTK_TYPE_SPIN_BUTTON, 0));
  gtk_spin_button_set_value (spin, 100);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->profiles[n], above, 1e-12);
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (spin), above * 100, 1e-9);
  gtk_spin_button_set_value (spin, -1);
  g_assert_true (isnan (get_scenario (window)->profiles[n]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "any");
  gtk_spin_button_set_value (find_spin (window, "Majority needed"), 90);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->profile_parameters.cutting_level, 0.9, 1e-12);
  gtk_spin_button_set_value (find_spin (window, "Never if short by"), 40);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->profile_parameters.veto, 0.4, 1e-12);
  undo_all (window);
  g_assert_cmpint (get_scenario (window)->tier_rule, ==, ENTENTE_TIER_RULE_THRESHOLDS);
  fixture_close (window);
}

static void
test_gates (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *gates = fixture_find_widget (get_panel (window), ENTENTE_TYPE_GATE_SETTINGS, 0);
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (window));
  guint n_gates = entente_session_get_dataset (get_session (window))->n_gates, i;

  for (i = 0; i < n_gates; i++)
    {
      /* The first switch is a hidden one of the row itself, the second the one for all gates. */
      gtk_switch_set_active (GTK_SWITCH (fixture_find_widget (gates, GTK_TYPE_SWITCH, i + 2)), FALSE);
      g_assert_false (get_scenario (window)->gates[i]);
    }
  fixture_wait (100);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (gates)), ==, "off");
  undo_all (window);
  g_assert_true (entente_scenario_equal (get_scenario (window), first));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (fixture_find_widget (gates, GTK_TYPE_SWITCH, 2))));
  gtk_switch_set_active (GTK_SWITCH (fixture_find_widget (gates, GTK_TYPE_SWITCH, 1)), FALSE);
  g_assert_false (get_scenario (window)->gates_on);
  fixture_close (window);
}

static void
assert_held_back (EntenteWindow *window)
{
  EntenteEvaluation *evaluation = entente_session_get_evaluation (get_session (window));
  g_autofree char *expected = NULL;
  guint i, n = 0;

  for (i = 0; i < evaluation->n_partners; i++)
    n += evaluation->gates[i] != ENTENTE_NONE;
  expected = n == 0 ? g_strdup ("hold nobody back")
                    : g_strdup_printf (n == 1 ? "hold back %u partner" : "hold back %u partners", n);
  g_assert_cmpstr (get_words (window, ENTENTE_TYPE_GATE_SETTINGS), ==, expected);
}

/* How many partners the gates hold back stands in the row, whatever moves them. */
static void
test_held_back (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  guint gate;

  fixture_wait (200);
  assert_held_back (window);
  entente_session_set_cut_off (get_session (window), 1, 0.05);
  entente_session_set_cut_off (get_session (window), 0, 0.1);
  fixture_wait (200);
  assert_held_back (window);
  g_assert_nonnull (strstr (get_words (window, ENTENTE_TYPE_GATE_SETTINGS), "partners"));
  for (gate = get_scenario (window)->n_gates - 1; gate > 0; gate--)
    {
      entente_session_set_gate (get_session (window), gate, FALSE);
      fixture_wait (200);
      assert_held_back (window);
    }
  fixture_close (window);
}

/* Each entry of the menu gives the weights of its name, in one step. */
static void
test_weights_from_facts (void)
{
  static const struct
  {
    const char *name;
    EntenteWeighting weighting;
  } entries[] = { { "entropy", ENTENTE_WEIGHTING_ENTROPY },
                  { "critic", ENTENTE_WEIGHTING_CRITIC },
                  { "deviation", ENTENTE_WEIGHTING_DEVIATION } };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  const guint n = get_scenario (window)->n_criteria;
  g_autofree double *expected = g_new (double, n);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_assert_true (entente_weighting_compute (entries[i].weighting, entente_session_get_values (get_session (window)),
                                                expected));
      gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "weights.from-facts", "s", entries[i].name);
      g_assert_cmpmem (get_scenario (window)->weights, n * sizeof (double), expected, n * sizeof (double));
      entente_session_undo (get_session (window));
      g_assert_false (entente_session_can_undo (get_session (window)));
    }
  fixture_close (window);
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

static void
press (GtkWidget *root,
       const char *label)
{
  GtkWidget *button;
  guint i;

  for (i = 0; (button = fixture_find_widget (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), label) == 0
        || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_error ("no button “%s”", label);
}

/* The order that the buttons make becomes weights, in one step that can be undone. */
static void
test_order (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (EntenteScenario) first = entente_scenario_copy (get_scenario (window));
  const guint n = first->n_criteria;
  GtkWidget *dialog;
  guint i;

  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "weights.order", NULL);
  fixture_wait (200);
  dialog = find_window (ENTENTE_TYPE_ORDER_DIALOG);
  g_assert_nonnull (dialog);
  for (i = 1; i < n; i++)
    press (dialog, "Move Safeguards up");
  press (dialog, "Move Safeguards up"); /* it is the first already */
  press (dialog, "_Apply");
  fixture_wait (200);
  g_assert_null (find_window (ENTENTE_TYPE_ORDER_DIALOG));
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->weights[4], (1 + 1 / 2. + 1 / 3. + 1 / 4. + 1 / 5.) / 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (get_scenario (window)->weights[0], (1 / 2. + 1 / 3. + 1 / 4. + 1 / 5.) / 5, 1e-12);
  entente_session_undo (get_session (window));
  g_assert_true (entente_scenario_equal (get_scenario (window), first));
  fixture_close (window);
}

static guint
count_labels (GtkWidget *root,
              const char *text)
{
  GtkWidget *label;
  guint nth, n = 0;

  for (nth = 0; (label = fixture_find_widget (root, GTK_TYPE_LABEL, nth)) != NULL; nth++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (gtk_label_get_text (GTK_LABEL (label))), "\n", ' ');

      n += gtk_widget_get_visible (label) && g_str_equal (line, text);
    }
  return n;
}

/* A method is called in both tables what it is called in the menu; the term is in the tooltip. */
static void
check_method_names (GtkWidget *dialog)
{
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    {
      const gboolean end = method == 0 || method + 1 == ENTENTE_N_METHODS; /* one of row and column */

      g_assert_cmpuint (count_labels (dialog, entente_method_get_name (method)), ==, end ? 2 : 3);
      g_assert_cmpuint (count_labels (dialog, entente_method_get_term (method)), ==, 0);
    }
}

/* Ranks by every method come up by themselves, the greatest difference first. */
static void
test_methods (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *dialog, *list;
  GtkSelectionModel *model = NULL;
  guint i;

  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "win.compare-methods", NULL);
  dialog = find_window (ENTENTE_TYPE_METHODS_DIALOG);
  g_assert_nonnull (dialog);
  list = fixture_find_widget (dialog, GTK_TYPE_COLUMN_VIEW, 0);
  for (i = 0; i < 100 && model == NULL; i++)
    {
      fixture_wait (50);
      model = gtk_column_view_get_model (GTK_COLUMN_VIEW (list));
    }
  g_assert_nonnull (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                    entente_session_get_dataset (get_session (window))->n_partners);
  check_method_names (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (100);
  g_assert_null (find_window (ENTENTE_TYPE_METHODS_DIALOG));
  fixture_close (window);
}

/* Below a table in large letters there is room for more than a row of the ranks; the whole dialog is scrolled then. */
static void
test_methods_in_large_text (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkWidget *dialog, *list, *label;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "win.compare-methods", NULL);
  fixture_wait (800);
  dialog = find_window (ENTENTE_TYPE_METHODS_DIALOG);
  list = fixture_find_widget (dialog, GTK_TYPE_COLUMN_VIEW, 0);
  label = fixture_find_widget (dialog, GTK_TYPE_LABEL, 0);
  g_test_message ("%d px for the ranks, %d px for a line", gtk_widget_get_height (list), gtk_widget_get_height (label));
  g_assert_cmpint (gtk_widget_get_height (list), >=, 8 * gtk_widget_get_height (label));
  gtk_window_close (GTK_WINDOW (dialog));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  fixture_wait (100);
  fixture_close (window);
}

static gboolean
has_label (GtkWidget *root,
           const char *text)
{
  GtkWidget *label;
  guint nth;

  for (nth = 0; (label = fixture_find_widget (root, GTK_TYPE_LABEL, nth)) != NULL; nth++)
    if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0 && gtk_widget_get_visible (label))
      return TRUE;
  return FALSE;
}

/* Of partners without facts nobody can say that all methods give them the same rank. */
static void
test_methods_of_nobody (void)
{
  static const char text[]
      = "{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"h\",\"name\":\"Hub\"},\"criteria\":["
        "{\"id\":\"a\",\"name\":\"Effort\",\"weight\":1,\"indicators\":[{\"id\":\"x\",\"name\":\"Share\","
        "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":10}}]}],\"partners\":["
        "{\"id\":\"p\",\"name\":\"Avaria\"},{\"id\":\"q\",\"name\":\"Bethany\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (EntenteDataset) dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  GtkWidget *dialog;
  guint i;

  entente_window_show_dataset (window, dataset);
  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "win.compare-methods", NULL);
  dialog = find_window (ENTENTE_TYPE_METHODS_DIALOG);
  for (i = 0; i < 100 && !has_label (dialog, "No partner can be rated yet"); i++)
    fixture_wait (50);
  g_assert_true (has_label (dialog, "No partner can be rated yet"));
  g_assert_false (has_label (dialog, "No: every method gives the same order"));
  g_assert_false (has_label (dialog, "Every partner has the same rank by all of them."));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (100);
  fixture_close (window);
}

/* The warning is there exactly as long as its reason is, and its button takes the reason away. */
static void
test_reversal (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteMethodParameters parameters = get_scenario (window)->method_parameters;
  GtkWidget *banner = fixture_find_widget (get_panel (window), ENTENTE_TYPE_BANNER, 0);

  g_assert_false (gtk_widget_get_visible (banner));
  parameters.normalisation = ENTENTE_NORMALISATION_MIN_MAX;
  entente_session_set_method_parameters (get_session (window), &parameters);
  g_assert_true (gtk_widget_get_visible (banner));
  g_assert_nonnull (strstr (entente_banner_get_text (ENTENTE_BANNER (banner)), "partners present"));
  g_signal_emit_by_name (banner, "first");
  g_assert_cmpint (get_scenario (window)->method_parameters.normalisation, ==, ENTENTE_NORMALISATION_GOALPOSTS);
  g_assert_false (gtk_widget_get_visible (banner));
  entente_session_set_method (get_session (window), ENTENTE_METHOD_PROMETHEE);
  g_assert_true (gtk_widget_get_visible (banner));
  fixture_close (window);
}

static const char *
get_influence (EntenteWindow *window,
               guint criterion)
{
  GtkWidget *text = fixture_find_widget (GTK_WIDGET (get_row (window, criterion)), GTK_TYPE_INSCRIPTION, 0);

  return gtk_inscription_get_text (GTK_INSCRIPTION (text));
}

/* Beside each share stands the squared correlation of now, also after a change. */
static void
test_influence (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  const guint n = get_scenario (window)->n_criteria;
  g_autofree double *influence = g_new (double, n);
  guint round, c;

  for (round = 0; round < 2; round++)
    {
      fixture_wait (500);
      entente_influence_compute (entente_session_get_evaluation (get_session (window)), influence);
      for (c = 0; c < n; c++)
        {
          g_autofree char *number = g_strdup_printf ("%ld", lround (influence[c] * 100));

          g_assert_nonnull (strstr (get_influence (window, c), number));
        }
      entente_session_move_share (get_session (window), 2, 1);
    }
  g_assert_nonnull (strstr (get_influence (window, 2), "100"));
  fixture_close (window);
}

/* From right to left the words are a paragraph of that direction, although they begin with letters that run the other
 * way. */
static void
test_influence_from_the_right (void)
{
  PangoLayout *layout;
  EntenteWindow *window;
  const char *text;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = fixture_open_window (application, "partners-2026", 1280, 800);
  fixture_wait (500);
  text = get_influence (window, 0);
  g_assert_nonnull (strstr (text, "tracks the result"));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (get_row (window, 0)), text);
  g_assert_cmpint (pango_layout_get_direction (layout, 0), ==, PANGO_DIRECTION_RTL);
  g_object_unref (layout);
  fixture_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The way back to the former share points to the share of now, whichever side that stands on. */
static void
test_former_from_the_right (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  GtkButton *former = GTK_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (get_row (window, 0)),
                                                                 ENTENTE_TYPE_CRITERION_ROW, "former") );
  PangoLayout *layout;

  g_assert_nonnull (former);
  g_assert_true (g_str_has_suffix (gtk_button_get_label (former), " →"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture_wait (100);
  g_assert_true (g_str_has_suffix (gtk_button_get_label (former), " ←"));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (former), gtk_button_get_label (former));
  g_assert_cmpint (pango_layout_get_direction (layout, 0), ==, PANGO_DIRECTION_RTL);
  g_object_unref (layout);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  fixture_close (window);
}

/* -- The first frame -------------------------------------------------------------------------------------- */

typedef struct
{
  EntenteWindow *window;
  guint n_frames, n_first;
  int first_width;
} FirstFrame;

static guint
count_settings (EntenteWindow *window)
{
  GtkWidget *list = GTK_WIDGET (gtk_widget_get_template_child (get_panel (window), ENTENTE_TYPE_PRIORITIES_PANEL, "settings"));
  GtkWidget *row;
  guint n = 0;

  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
after_paint_cb (GdkFrameClock *clock,
                FirstFrame *first)
{
  if (first->n_frames++ > 0)
    return;
  first->n_first = count_settings (first->window);
  first->first_width = gtk_widget_get_width (get_panel (first->window));
}

/* The closed groups come when there is something to see already, and nothing moves aside for them. */
static void
test_settings_follow_the_first_frame (void)
{
  g_autoptr (EntenteDataset) dataset = fixture_read_sample ("partners-2026");
  FirstFrame first = { entente_window_new (GTK_APPLICATION (application)), 0, 0, 0 };
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (first.window), 1280, 800);
  entente_window_show_dataset (first.window, dataset);
  gtk_widget_realize (GTK_WIDGET (first.window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (first.window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &first);
  gtk_window_present (GTK_WINDOW (first.window));
  fixture_wait (400);
  g_assert_cmpuint (first.n_frames, >, 1);
  g_assert_cmpuint (first.n_first, ==, 0);
  g_assert_cmpuint (count_settings (first.window), ==, 5);
  g_assert_cmpint (first.first_width, >, 200);
  g_assert_cmpint (gtk_widget_get_width (get_panel (first.window)), ==, first.first_width);
  g_signal_handlers_disconnect_by_data (clock, &first);
  fixture_close (first.window);
}

/* Whether a label or a field in it has that text. */
static gboolean
shows_text (GtkWidget *root,
            const char *text)
{
  GtkWidget *child;

  if (GTK_IS_TEXT (root) && g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (root)), text))
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

/* Hundreds of sliders come one after the other; none of them lacks its share or what it explains. */
static void
test_many_criteria (void)
{
  enum { N = 150 };
  GString *text = g_string_new ("{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},"
                                "\"criteria\":[");
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDataset) dataset = NULL;
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  GtkWidget *panel, *row;
  guint i, wait;

  for (i = 0; i < N; i++)
    g_string_append_printf (text, "%s{\"id\":\"c%u\",\"name\":\"Criterion %u\",\"weight\":%u,\"indicators\":[{\"id\":\"i%u\","
                            "\"name\":\"I\",\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":1}}]}", i > 0 ? "," : "", i, i,
                            i == N - 1 ? N : 1, i);
  g_string_append (text, "],\"partners\":[{\"id\":\"p\",\"name\":\"P\",\"facts\":{\"i0\":{\"2025\":1}}}]}");
  bytes = g_string_free_to_bytes (text);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
  entente_window_show_dataset (window, dataset);
  panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  g_assert_null (fixture_find_widget (panel, ENTENTE_TYPE_CRITERION_ROW, N / 3));
  for (wait = 0; wait < 500 && fixture_find_widget (panel, ENTENTE_TYPE_CRITERION_ROW, N - 1) == NULL; wait++)
    fixture_wait (20);
  row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), N - 1);
  g_assert_nonnull (row);
  g_assert_null (fixture_find_widget (panel, ENTENTE_TYPE_CRITERION_ROW, N));
  for (wait = 0; wait < 250 && !shows_text (row, "50"); wait++)
    fixture_wait (20);
  g_assert_true (shows_text (row, "50"));
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/priorities/importance", test_importance);
  g_test_add_func ("/priorities/method", test_method);
  g_test_add_func ("/priorities/tiers", test_tiers);
  g_test_add_func ("/priorities/profiles", test_profiles);
  g_test_add_func ("/priorities/gates", test_gates);
  g_test_add_func ("/priorities/held-back", test_held_back);
  g_test_add_func ("/priorities/weights-from-facts", test_weights_from_facts);
  g_test_add_func ("/priorities/order", test_order);
  g_test_add_func ("/priorities/methods", test_methods);
  g_test_add_func ("/priorities/methods-in-large-text", test_methods_in_large_text);
  g_test_add_func ("/priorities/methods-of-nobody", test_methods_of_nobody);
  g_test_add_func ("/priorities/reversal", test_reversal);
  g_test_add_func ("/priorities/influence", test_influence);
  g_test_add_func ("/priorities/influence-from-the-right", test_influence_from_the_right);
  g_test_add_func ("/priorities/former-from-the-right", test_former_from_the_right);
  g_test_add_func ("/priorities/settings-follow-the-first-frame", test_settings_follow_the_first_frame);
  g_test_add_func ("/priorities/many-criteria", test_many_criteria);
  return g_test_run ();
}
