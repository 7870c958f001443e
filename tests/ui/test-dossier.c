/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The dossier from inside: what-if values and their marks, pledges, the comparison, marks on the sliders. */

#include "config.h"

#include "window-fixture.h"

#include "entente-analysis.h"
#include "entente-comparison-section.h"
#include "entente-criterion-row.h"
#include "entente-dataset-reader.h"
#include "entente-difference-bar.h"
#include "entente-dossier-panel.h"
#include "entente-fact-row.h"
#include "entente-facts-section.h"
#include "entente-format.h"
#include "entente-lift-section.h"
#include "entente-pledges-section.h"
#include "entente-priorities-panel.h"
#include "entente-share-scale.h"
#include "entente-table-view.h"
#include "entente-what-if-chip.h"
#include "entente-what-if-popover.h"

#include <string.h>

static EntenteApplication *application;

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

static guint
find_partner (EntenteSession *session,
              const char *id)
{
  int partner = entente_dataset_find_partner (entente_session_get_dataset (session), id);

  g_assert_cmpint (partner, >=, 0);
  return (guint) partner;
}

static guint
find_quantity (EntenteSession *session,
               const char *id)
{
  int quantity = entente_dataset_find_quantity (entente_session_get_dataset (session), id);

  g_assert_cmpint (quantity, >=, 0);
  return (guint) quantity;
}

static GtkWidget *
find_row (EntenteWindow *window,
          guint quantity)
{
  GtkWidget *row;
  guint nth;

  for (nth = 0; (row = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_FACT_ROW, nth)) != NULL; nth++)
    if (entente_fact_row_get_quantity (ENTENTE_FACT_ROW (row)) == quantity)
      return row;
  return NULL;
}

/* Whether a label with that class says that. */
static gboolean
says (GtkWidget *widget,
      const char *css_class,
      const char *part)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class))
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, css_class, part))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *root,
             const char *label)
{
  GtkWidget *button;
  guint nth;

  for (nth = 0; (button = fixture_find_widget (root, GTK_TYPE_BUTTON, nth)) != NULL; nth++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

static void
click (GtkWidget *root,
       const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_wait (150);
}

static EntenteWindow *
open_dossier (const char *partner)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);

  entente_session_set_selected (get_session (window), (int) find_partner (get_session (window), partner));
  fixture_wait (150);
  return window;
}

/* Every class goes away again. */
static void
test_classes (void)
{
  const GType types[] = {
    ENTENTE_TYPE_COMPARISON_SECTION, ENTENTE_TYPE_DIFFERENCE_BAR, ENTENTE_TYPE_FACT_ROW, ENTENTE_TYPE_FACTS_SECTION,
    ENTENTE_TYPE_LIFT_SECTION, ENTENTE_TYPE_PLEDGES_SECTION, ENTENTE_TYPE_WHAT_IF_CHIP, ENTENTE_TYPE_WHAT_IF_POPOVER,
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gpointer widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_object_add_weak_pointer (G_OBJECT (widget), &widget);
      g_object_unref (widget);
      if (widget != NULL)
        g_error ("%s is not let go", g_type_name (types[i]));
    }
}

/* At rest more weightings are drawn, which may move a rank by one. */
static void
wait_until_counted (EntenteSession *session)
{
  guint i;

  for (i = 0; i < 400 && entente_analysis_is_sampling (entente_session_get_analysis (session)); i++)
    fixture_wait (50);
  g_assert_false (entente_analysis_is_sampling (entente_session_get_analysis (session)));
  fixture_wait (200);
}

/* The value, what is worked out from it, the chip and the table say so; taken back, nothing does. */
static void
test_marks (void)
{
  EntenteWindow *window = open_dossier ("DE");
  EntenteSession *session = get_session (window);
  guint partner = find_partner (session, "DE");
  EntenteWhatIfItem item = { (int) find_quantity (session, "defence-gdp"), 3.75, ENTENTE_NONE, FALSE };
  GtkWidget *chip = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_WHAT_IF_CHIP, 0);
  EntenteTableView *table
      = ENTENTE_TABLE_VIEW (fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0));
  GtkWidget *row = find_row (window, (guint) item.quantity);
  GtkWidget *derived = find_row (window, find_quantity (session, "defence-usd"));
  g_autofree char *before = NULL, *during = NULL, *after = NULL;

  wait_until_counted (session);
  before = entente_table_view_to_text (table);
  g_assert_false (gtk_widget_get_visible (chip));
  g_assert_false (says (row, "what-if", ""));
  entente_session_set_what_if (session, partner, &item);
  fixture_wait (150);
  g_assert_true (find_row (window, (guint) item.quantity) == row);
  g_assert_true (says (row, "what-if", "3.75\302\240% of GDP"));
  g_assert_true (says (row, "what-if", "fact: 2.40\302\240% of GDP"));
  g_assert_true (says (derived, "what-if", "Follows a what-if · fact: 111,840\302\240million USD"));
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_true (says (chip, NULL, "1 what-if value"));
  during = entente_table_view_to_text (table);
  g_assert_nonnull (strstr (during, "\t◇ Germany\t"));
  g_assert_null (strstr (during, "◇ Japan"));
  g_assert_nonnull (strstr (during, "◇ rests on"));
  entente_session_undo (session);
  fixture_wait (150);
  g_assert_false (says (row, "what-if", ""));
  g_assert_false (gtk_widget_get_visible (chip));
  wait_until_counted (session);
  after = entente_table_view_to_text (table);
  g_assert_cmpstr (before, ==, after);
  fixture_close (window);
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  guint i;

  for (i = 0; i < 3; i++)
    {
      double x, y;

      g_assert_true (gtk_widget_translate_coordinates (widget, viewport, 0, 0, &x, &y));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - 100);
      fixture_wait (100);
    }
}

/* A drag of the slider is one step of undo, whatever passes; a mistyped figure is refused in a sentence. */
static void
test_popover (void)
{
  EntenteWindow *window = open_dossier ("DE");
  EntenteSession *session = get_session (window);
  guint quantity = find_quantity (session, "defence-gdp"), partner = find_partner (session, "DE"), i;
  GtkWidget *row = find_row (window, quantity), *button, *popover, *scale, *entry;
  gboolean handled;

  /* GDK asks for the monitor that a popover is on: one below the screen has none. */
  button = fixture_find_widget (row, GTK_TYPE_MENU_BUTTON, 0);
  wait_until_counted (session);
  scroll_to (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_wait (200);
  popover = fixture_find_widget (row, ENTENTE_TYPE_WHAT_IF_POPOVER, 0);
  scale = fixture_find_widget (popover, GTK_TYPE_SCALE, 0);
  entry = fixture_find_widget (popover, GTK_TYPE_ENTRY, 0);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 2.4 / 5, 1e-9);
  entente_session_begin_change (session);
  for (i = 0; i < 10; i++)
    g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 0.5 + i * 0.02, &handled);
  entente_session_end_change (session);
  fixture_wait (100);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3.4");
  entente_session_undo (session);
  g_assert_null (entente_scenario_get_what_if (entente_session_get_scenario (session), (int) partner, (int) quantity));
  g_assert_false (entente_session_can_undo (session));
  gtk_editable_set_text (GTK_EDITABLE (entry), "plenty");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (says (popover, "error", "“plenty” is no number"));
  g_assert_false (entente_session_can_undo (session));
  fixture_close (window);
}

static const EntenteWhatIfItem *
get_what_if (EntenteSession *session,
             const char *partner,
             const char *quantity)
{
  return entente_scenario_get_what_if (entente_session_get_scenario (session),
                                       (int) find_partner (session, partner), (int) find_quantity (session, quantity));
}

/* All pledges: of two of one indicator the last; one click takes it back. */
static void
test_pledges (void)
{
  EntenteWindow *window = open_dossier ("TW");
  EntenteSession *session = get_session (window);
  GtkWidget *pledges = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PLEDGES_SECTION, 0);
  GtkWidget *row = find_row (window, find_quantity (session, "defence-gdp"));

  click (pledges, "Apply all");
  g_assert_cmpfloat (get_what_if (session, "TW", "defence-gdp")->value, ==, 5);
  g_assert_true (says (row, "what-if", "What if, as pledged by 2030"));
  click (pledges, "Apply");
  g_assert_cmpfloat (get_what_if (session, "TW", "defence-gdp")->value, ==, 3.3);
  click (pledges, "Take back");
  g_assert_null (get_what_if (session, "TW", "defence-gdp"));
  entente_session_set_selected (session, (int) find_partner (session, "EG"));
  fixture_wait (150);
  g_assert_false (gtk_widget_get_visible (pledges));
  fixture_close (window);
}

/* Another method: the bars do not add up, and the section says that. */
static void
test_comparison (void)
{
  EntenteWindow *window = open_dossier ("PL");
  EntenteSession *session = get_session (window);
  GtkWidget *against = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_COMPARISON_SECTION, 0);

  entente_session_set_compared (session, (int) find_partner (session, "JP"));
  fixture_wait (100);
  g_assert_true (says (against, NULL, "Poland trails Japan by"));
  g_assert_false (says (against, "note", "left out"));
  entente_session_set_method (session, ENTENTE_METHOD_GEOMETRIC_MEAN);
  fixture_wait (150);
  g_assert_true (says (against, "note", "left out"));
  entente_session_set_selected (session, (int) find_partner (session, "JP"));
  fixture_wait (100);
  g_assert_false (says (against, NULL, "Japan trails Japan"));
  fixture_close (window);
}

static const EntenteTippingPoints *
wait_for_points (EntenteSession *session)
{
  EntenteAnalysis *analysis = entente_session_get_analysis (session);
  guint i;

  for (i = 0; i < 50 && entente_analysis_get_tipping_points (analysis) == NULL; i++)
    fixture_wait (100);
  fixture_wait (300);
  return entente_analysis_get_tipping_points (analysis);
}

/* Each tipping point has its mark, and with ratings where the rating gives the share. */
static void
test_tipping (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *row = entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), 2);
  EntenteShareScale *scale = ENTENTE_SHARE_SCALE (entente_criterion_row_get_scale (ENTENTE_CRITERION_ROW (row)));
  const EntenteTippingPoints *points = wait_for_points (session);
  int width = gtk_widget_get_width (GTK_WIDGET (scale)), x;
  guint n = 0, marks = 0, first, last = G_MAXUINT;

  g_assert_nonnull (points);
  for (x = 0; x < width; x++)
    {
      guint found = entente_share_scale_find_tipping (scale, x, &first);

      if (found > 0 && first != last)
        {
          n += found;
          marks++;
          last = first;
        }
    }
  g_assert_cmpuint (points->first[3] - points->first[2], >, 10);
  g_assert_cmpuint (n, ==, points->first[3] - points->first[2]);
  g_assert_cmpuint (marks, <=, n);
  fixture_close (window);
}

/* Each suggestion lifts as printed. */
static void
test_lift (void)
{
  EntenteWindow *window = open_dossier ("IT");
  EntenteSession *session = get_session (window);
  GtkWidget *lift = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_LIFT_SECTION, 0);
  guint partner = find_partner (session, "IT"), tier, tried = 0, i;

  g_assert_true (gtk_widget_get_visible (lift));
  tier = entente_session_get_evaluation (session)->tiers[partner];
  for (i = 0; i < 50 && find_button (lift, "Try it") == NULL; i++)
    fixture_wait (100);
  for (i = 0; i < 3; i++)
    {
      GtkWidget *button = find_button (lift, "Try it");

      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      fixture_wait (150);
      g_assert_cmpuint (entente_session_get_evaluation (session)->tiers[partner], <, tier);
      entente_session_undo (session);
      fixture_wait (800);
      g_assert_cmpuint (entente_session_get_evaluation (session)->tiers[partner], ==, tier);
      tried++;
    }
  g_assert_cmpuint (tried, ==, 3);
  /* The highest tier has nothing above it. */
  entente_session_set_selected (session, (int) find_partner (session, "JP"));
  fixture_wait (100);
  g_assert_false (gtk_widget_get_visible (lift));
  fixture_close (window);
}

/* Each partner has its own value of each indicator, 1000 and its place on; the second lacks the one in the middle. */
static EntenteDataset *
make_many_indicators (guint n)
{
  GString *text = g_string_new ("{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"H\",\"name\":\"Hub\"},"
                                "\"criteria\":[{\"id\":\"c\",\"name\":\"C\",\"indicators\":[");
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  g_autoptr (GBytes) bytes = NULL;
  EntenteDataset *dataset;
  guint i, k;

  for (i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"id\":\"i%u\",\"name\":\"Indicator %u\",\"value\":{\"kind\":\"linear\",\"from\":0,"
                            "\"to\":9999}}", i > 0 ? "," : "", i, i);
  g_string_append (text, "]}],\"partners\":[");
  for (k = 0; k < 2; k++)
    {
      g_string_append_printf (text, "%s{\"id\":\"p%u\",\"name\":\"Partner %u\",\"facts\":{", k > 0 ? "," : "", k, k);
      for (i = 0; i < n; i++)
        if (k == 0 || i != n / 2)
          g_string_append_printf (text, "%s\"i%u\":{\"2025\":%u}", i > 0 ? "," : "", i, 1000 * (k + 1) + i);
      g_string_append (text, "}}");
    }
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (text);
  dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);
  g_assert_nonnull (dataset);
  return dataset;
}

static guint
count_shown_rows (EntenteWindow *window)
{
  GtkWidget *row;
  guint nth, n = 0;

  for (nth = 0; (row = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_FACT_ROW, nth)) != NULL; nth++)
    n += gtk_widget_get_visible (row);
  return n;
}

/* Hundreds of rows come one after the other, and none of them tells of somebody who was shown before. */
static void
test_many_facts (void)
{
  enum { N = 300 };
  g_autoptr (EntenteDataset) dataset = make_many_indicators (N);
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  guint k, wait;

  entente_window_show_dataset (window, dataset);
  fixture_wait (300);
  for (k = 0; k < 2; k++)
    {
      const guint n_rows = N - k;
      g_autofree char *last = g_strdup_printf ("%u,%03u", k + 1, N - 1);

      entente_session_set_selected (get_session (window), (int) k);
      g_assert_cmpuint (count_shown_rows (window), <, N / 3);
      for (wait = 0; wait < 500 && count_shown_rows (window) < n_rows; wait++)
        fixture_wait (20);
      g_assert_cmpuint (count_shown_rows (window), ==, n_rows);
      g_assert_true (says (find_row (window, N - 1), "value", last));
      g_assert_cmpint (says (GTK_WIDGET (window), "missing", "Indicator 150"), ==, k == 1);
    }
  fixture_close (window);
}

/* Three partners without ties, of whom two have no facts at all and one has none by the second criterion. */
static EntenteDataset *
make_gaps (void)
{
  static const char text[]
      = "{\"format\":\"entente-dataset\",\"version\":1,\"hub\":{\"id\":\"h\",\"name\":\"Hub\"},\"criteria\":["
        "{\"id\":\"a\",\"name\":\"Effort\",\"weight\":1,\"indicators\":[{\"id\":\"x\",\"name\":\"Share\","
        "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":10}}]},"
        "{\"id\":\"b\",\"name\":\"Reach\",\"weight\":1,\"indicators\":[{\"id\":\"y\",\"name\":\"Ports\","
        "\"value\":{\"kind\":\"linear\",\"from\":0,\"to\":10}}]}],\"partners\":["
        "{\"id\":\"p\",\"name\":\"Avaria\",\"facts\":{\"x\":{\"2025\":4}}},{\"id\":\"q\",\"name\":\"Bethany\"},"
        "{\"id\":\"r\",\"name\":\"Cordia\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

/* How many of these words stand in the dossier, each of them wide enough for what it says. */
static guint
count_whole_words (GtkWidget *root,
                   const char *word)
{
  GtkWidget *points;
  guint nth, n = 0;

  for (nth = 0; (points = fixture_find_widget (root, GTK_TYPE_INSCRIPTION, nth)) != NULL; nth++)
    if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (points)), word) == 0)
      {
        g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (points, word);
        int width;

        pango_layout_get_pixel_size (layout, &width, NULL);
        g_assert_cmpint (gtk_widget_get_width (points), >=, width);
        n++;
      }
  return n;
}

/* What is missing is said in full, and of whom; the Network without ties leaves the priorities where they are. */
static void
test_gaps (void)
{
  g_autoptr (EntenteDataset) dataset = make_gaps ();
  EntenteWindow *window = fixture_open_window (application, NULL, 1280, 800);
  GtkWidget *dossier, *against, *panel;

  entente_window_show_dataset (window, dataset);
  entente_session_set_selected (get_session (window), (int) find_partner (get_session (window), "q"));
  fixture_wait (400);
  dossier = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_DOSSIER_PANEL, 0);
  against = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_COMPARISON_SECTION, 0);
  g_assert_cmpuint (count_whole_words (dossier, "missing"), ==, 2);
  entente_session_set_compared (get_session (window), (int) find_partner (get_session (window), "r"));
  fixture_wait (100);
  g_assert_true (says (against, NULL, "Neither Bethany nor Cordia is rated."));
  entente_session_set_compared (get_session (window), (int) find_partner (get_session (window), "p"));
  fixture_wait (100);
  g_assert_true (says (against, NULL, "Bethany is not rated."));
  entente_session_set_selected (get_session (window), (int) find_partner (get_session (window), "p"));
  fixture_wait (100);
  g_assert_cmpuint (count_whole_words (dossier, "missing"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "network");
  fixture_wait (300);
  panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  g_assert_true (gtk_widget_get_mapped (entente_priorities_panel_get_row (ENTENTE_PRIORITIES_PANEL (panel), 0)));
  fixture_close (window);
}

/* What the line across the bars is stands above them. */
static void
test_line_of_the_other (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  static const char *const others[] = { "PL", "DE" };
  guint i, nth;

  for (i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const guint other = find_partner (session, others[i]);
      const char *name = entente_format_partner (entente_session_get_dataset (session), (int) other, g_get_language_names ());
      const char *text = NULL;
      GtkWidget *label;

      entente_session_set_selected (session, (int) find_partner (session, "JP"));
      entente_session_set_compared (session, (int) other);
      fixture_wait (100);
      for (nth = 0; (label = fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, nth)) != NULL; nth++)
        if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "Why "))
          text = gtk_label_get_text (GTK_LABEL (label));
      g_assert_nonnull (text);
      g_assert_nonnull (strstr (text, "the line: "));
      g_assert_true (g_str_has_suffix (text, name));
    }
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/dossier/classes", test_classes);
  g_test_add_func ("/dossier/marks", test_marks);
  g_test_add_func ("/dossier/popover", test_popover);
  g_test_add_func ("/dossier/pledges", test_pledges);
  g_test_add_func ("/dossier/comparison", test_comparison);
  g_test_add_func ("/dossier/line-of-the-other", test_line_of_the_other);
  g_test_add_func ("/dossier/tipping", test_tipping);
  g_test_add_func ("/dossier/lift", test_lift);
  g_test_add_func ("/dossier/many-facts", test_many_facts);
  g_test_add_func ("/dossier/gaps", test_gaps);
  return g_test_run ();
}
