/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Changing the document in the window: facts, partners, presets; and every widget beside changes of all kinds. */

#include "config.h"

#include "window-fixture.h"

#include "entente-dataset-edit.h"
#include "entente-dossier-panel.h"
#include "entente-fact-dialog.h"
#include "entente-fact-input.h"
#include "entente-format.h"
#include "entente-new-dialog.h"
#include "entente-partner-dialog.h"
#include "entente-priorities-panel.h"
#include "entente-problem-row.h"
#include "entente-source-group.h"
#include "entente-table-view.h"
#include "entente-visible-text.h"

#include <string.h>

static EntenteApplication *application;

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

/* The dialog of that type in front; NULL when there is none. */
static GtkWindow *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type) && gtk_widget_get_visible (GTK_WIDGET (toplevel)))
        return toplevel;
    }
  return NULL;
}

static GtkWidget *
get_child (gpointer dialog,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (dialog), G_OBJECT_TYPE (dialog), name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
type_text (gpointer dialog,
           const char *name,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, name)), text);
}

static const char *
get_label (gpointer dialog,
           const char *name)
{
  GtkWidget *label = get_child (dialog, name);

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* The sentence below a field, or NULL. */
static const char *
get_problem (gpointer dialog,
             const char *name)
{
  GtkWidget *row = get_child (dialog, name);

  return gtk_widget_get_visible (row)
             ? gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))))
             : NULL;
}

static gboolean
can_apply (gpointer dialog)
{
  return gtk_widget_get_sensitive (get_child (dialog, "apply"));
}

static void
click (gpointer dialog,
       const char *name)
{
  g_signal_emit_by_name (get_child (dialog, name), "clicked");
}

/* Until no dialog of the type is left. */
static void
wait_closed (GType type)
{
  guint i;

  for (i = 0; i < 500 && find_dialog (type) != NULL; i++)
    fixture_wait (20);
  g_assert_null (find_dialog (type));
  fixture_wait (60);
}

/* Until a change of the document has come, slow as the machine may be. */
static void
wait_changed (EntenteSession *session,
              EntenteDataset *before)
{
  guint i;

  for (i = 0; i < 500 && entente_session_get_dataset (session) == before; i++)
    fixture_wait (20);
  g_assert_true (entente_session_get_dataset (session) != before);
  fixture_wait (60);
}

static const char *
wait_label (gpointer dialog,
            const char *name)
{
  guint i;

  for (i = 0; i < 500 && get_label (dialog, name) == NULL; i++)
    fixture_wait (20);
  return get_label (dialog, name);
}

static gpointer
open_fact_dialog (EntenteWindow *window,
                  const char *partner,
                  const char *quantity)
{
  gpointer dialog;

  g_action_group_activate_action (G_ACTION_GROUP (window), "edit-fact", g_variant_new ("(ss)", partner, quantity));
  dialog = find_dialog (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_nonnull (dialog);
  fixture_wait (50);
  return dialog;
}

static double
get_fact (EntenteWindow *window,
          const char *partner,
          const char *quantity,
          int year)
{
  EntenteDataset *dataset = entente_session_get_dataset (get_session (window));
  const EntenteFact *fact = entente_fact_find (dataset, (guint) entente_dataset_find_partner (dataset, partner),
                                               (guint) entente_dataset_find_quantity (dataset, quantity), year);

  return fact != NULL ? fact->value : NAN;
}

static void
undo (EntenteWindow *window)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  fixture_wait (60);
}

/* -- Facts ------------------------------------------------------------------------------------------------ */

static void
test_classes (void)
{
  const GType types[] = { ENTENTE_TYPE_FACT_DIALOG, ENTENTE_TYPE_PARTNER_DIALOG, ENTENTE_TYPE_PROBLEM_ROW,
                          ENTENTE_TYPE_SOURCE_GROUP };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gpointer widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_object_add_weak_pointer (G_OBJECT (widget), &widget);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (widget);
      g_object_unref (widget);
      if (widget != NULL)
        g_error ("%s is not let go", g_type_name (types[i]));
    }
}

/* What is promised at the bottom happens, and one undo takes it back to the byte. */
static void
test_edit_fact (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  g_autoptr (GBytes) before = g_bytes_ref (entente_session_get_dataset (session)->bytes);
  int poland = entente_dataset_find_partner (entente_session_get_dataset (session), "PL");
  gpointer dialog = open_fact_dialog (window, "PL", "defence-gdp");
  g_autofree char *promised = NULL, *rank = NULL, *score = NULL;
  EntenteEvaluation *evaluation;

  g_assert_false (can_apply (dialog));
  type_text (dialog, "value", "1,1");
  g_assert_true (can_apply (dialog));
  promised = g_strdup (wait_label (dialog, "effect"));
  g_assert_nonnull (promised);
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  evaluation = entente_session_get_evaluation (session);
  rank = entente_format_rank (evaluation->ranks[poland]);
  score = entente_format_points (evaluation->scores[poland]);
  g_assert_nonnull (strstr (promised, rank));
  g_assert_nonnull (strstr (promised, score));
  g_assert_cmpfloat (get_fact (window, "PL", "defence-gdp", 2025), ==, 1.1);
  g_assert_nonnull (strstr (entente_session_get_undo_label (session), "Defence spending"));
  undo (window);
  g_assert_true (g_bytes_equal (before, entente_session_get_dataset (session)->bytes));
  fixture_close (window);
}

static void
test_wrong_facts (void)
{
  static const struct
  {
    const char *field, *text, *problem, *part;
  } cases[] = {
    { "value", "much", "value_problem", "is no number" },
    { "value", "2.5 %", "value_problem", "is no number" },
    { "low", "9", "range_problem", "outside this range" },
    { "high", "x", "range_problem", "is no number" },
  };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDataset *dataset = entente_session_get_dataset (get_session (window));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer dialog = open_fact_dialog (window, "JP", "defence-gdp");

      type_text (dialog, "value", "3");
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (get_child (dialog, "range")), TRUE);
      type_text (dialog, "low", "2");
      type_text (dialog, "high", "10");
      g_assert_true (can_apply (dialog));
      type_text (dialog, cases[i].field, cases[i].text);
      g_assert_false (can_apply (dialog));
      g_assert_nonnull (strstr (get_problem (dialog, cases[i].problem), cases[i].part));
      gtk_window_close (dialog);
      wait_closed (ENTENTE_TYPE_FACT_DIALOG);
    }
  g_assert_true (entente_session_get_dataset (get_session (window)) == dataset);
  fixture_close (window);
}

/* Another year, a range, a new source and a note; then the same year again shows them; then it is removed. */
static void
test_new_year (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  guint n_sources = entente_session_get_dataset (session)->n_sources;
  gpointer dialog = open_fact_dialog (window, "JP", "defence-gdp");
  AdwComboRow *years = ADW_COMBO_ROW (get_child (dialog, "years"));
  gpointer source = get_child (dialog, "source");
  const EntenteFact *fact;
  EntenteDataset *dataset;

  adw_combo_row_set_selected (years, g_list_model_get_n_items (adw_combo_row_get_model (years)) - 1);
  g_assert_false (can_apply (dialog));
  type_text (dialog, "year", "2021½");
  g_assert_nonnull (strstr (get_problem (dialog, "year_problem"), "is no year"));
  type_text (dialog, "year", "2026");
  type_text (dialog, "value", "2.2");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (get_child (dialog, "range")), TRUE);
  type_text (dialog, "low", "2.1");
  type_text (dialog, "high", "2.4");
  type_text (dialog, "note", "As planned");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_child (source, "choice")), 1);
  g_assert_false (can_apply (dialog));
  type_text (source, "title", "White paper");
  type_text (source, "url", "nowhere");
  g_assert_false (can_apply (dialog));
  type_text (source, "url", "https://example.org/");
  g_assert_true (can_apply (dialog));
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);

  dataset = entente_session_get_dataset (session);
  fact = entente_fact_find (dataset, (guint) entente_dataset_find_partner (dataset, "JP"),
                            (guint) entente_dataset_find_quantity (dataset, "defence-gdp"), 2026);
  g_assert_nonnull (fact);
  g_assert_cmpfloat (fact->value, ==, 2.2);
  g_assert_cmpfloat (fact->low, ==, 2.1);
  g_assert_cmpfloat (fact->high, ==, 2.4);
  g_assert_cmpuint (dataset->n_sources, ==, n_sources + 1);
  g_assert_cmpstr (entente_text_get (&dataset->sources[fact->source].title, NULL), ==, "White paper");
  g_assert_cmpstr (entente_text_get (fact->note, NULL), ==, "As planned");

  dialog = open_fact_dialog (window, "JP", "defence-gdp");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "value"))), ==, "2.2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "note"))), ==, "As planned");
  g_assert_false (can_apply (dialog));
  click (dialog, "remove");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_true (isnan (get_fact (window, "JP", "defence-gdp", 2026)));
  undo (window);
  g_assert_cmpfloat (get_fact (window, "JP", "defence-gdp", 2026), ==, 2.2);
  fixture_close (window);
}

/* An indicator without facts, a derived one, a category, and one that is known to be missing. */
static void
test_kinds_of_facts (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteDataset *dataset;
  const EntenteFact *fact;
  gpointer dialog = open_fact_dialog (window, "JP", "corruption");

  g_assert_false (gtk_widget_get_visible (get_child (dialog, "years")));
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "remove")));
  type_text (dialog, "value", "71");
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_cmpfloat (get_fact (window, "JP", "corruption", 2026), ==, 71);

  dialog = open_fact_dialog (window, "JP", "defence-trend");
  g_assert_nonnull (get_label (dialog, "hint"));
  type_text (dialog, "value", "-0,25");
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_cmpfloat (get_fact (window, "JP", "defence-trend", 2026), ==, -0.25);

  dialog = open_fact_dialog (window, "JP", "tie");
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "value")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_child (dialog, "category")), 0);
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  dataset = entente_session_get_dataset (get_session (window));
  fact = entente_fact_find (dataset, (guint) entente_dataset_find_partner (dataset, "JP"),
                            (guint) entente_dataset_find_quantity (dataset, "tie"), 2014);
  g_assert_cmpint (fact->category, ==, 0);

  dialog = open_fact_dialog (window, "JP", "corruption");
  gtk_switch_set_active (GTK_SWITCH (get_child (dialog, "missing")), TRUE);
  g_assert_true (can_apply (dialog));
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_true (isnan (get_fact (window, "JP", "corruption", 2026)));
  fixture_close (window);
}

/* What the reader refuses is said in the dialog, and everything stays typed. */
static void
test_refused (void)
{
  EntenteWindow *window = fixture_open_window (application, "venues-example", 1280, 800);
  EntenteSession *session = get_session (window);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  g_autofree char *partner = g_strdup (dataset->partners[0].id);
  g_autofree char *quantity = g_strdup (dataset->quantities[0].id);
  gpointer dialog = open_fact_dialog (window, partner, quantity);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  type_text (dialog, "value", "0.125");
  g_assert_true (can_apply (dialog));
  click (dialog, "apply");
  /* The document changes while the reader is at work: the dialog must not overwrite that. */
  text = entente_dataset_edit_set_title (dataset, "Other title", NULL);
  g_assert_true (entente_session_edit (session, text, "other", diagnostics));
  g_assert_nonnull (wait_label (dialog, "refusal"));
  g_assert_true (find_dialog (ENTENTE_TYPE_FACT_DIALOG) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "value"))), ==, "0.125");
  g_assert_true (can_apply (dialog));
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_cmpstr (entente_text_get (&entente_session_get_dataset (session)->title, NULL), ==, "Other title");
  fixture_close (window);
}

/* The partner is removed behind the dialog: it goes. */
static void
test_partner_goes (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);

  open_fact_dialog (window, "JP", "defence-gdp");
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-partner", g_variant_new_string ("JP"));
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  fixture_close (window);
}

/* -- Partners --------------------------------------------------------------------------------------------- */

static gpointer
open_partner_dialog (EntenteWindow *window,
                     const char *name)
{
  gpointer dialog;

  g_action_group_activate_action (G_ACTION_GROUP (window), "add-partner", g_variant_new_string (name));
  dialog = find_dialog (ENTENTE_TYPE_PARTNER_DIALOG);
  g_assert_nonnull (dialog);
  fixture_wait (50);
  return dialog;
}

static void
test_add_partner (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  gpointer dialog = open_partner_dialog (window, "");
  g_autofree char *long_code = g_strnfill (201, 'a');
  EntenteDataset *dataset;
  guint added;

  g_assert_false (can_apply (dialog));
  type_text (dialog, "name", "New Atlantis");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "code"))), ==, "new-atlantis");
  g_assert_true (can_apply (dialog));
  type_text (dialog, "code", "New Atlantis");
  g_assert_nonnull (strstr (get_problem (dialog, "code_problem"), "letters"));
  g_assert_false (can_apply (dialog));
  type_text (dialog, "code", "JP");
  g_assert_nonnull (strstr (get_problem (dialog, "code_problem"), "Japan"));
  type_text (dialog, "code", "US");
  g_assert_false (can_apply (dialog));
  type_text (dialog, "code", long_code);
  g_assert_nonnull (strstr (get_problem (dialog, "code_problem"), "200"));
  g_assert_false (can_apply (dialog));
  type_text (dialog, "code", long_code + 1);
  g_assert_true (can_apply (dialog));
  type_text (dialog, "name", "\xe3\x80\x80\xe2\x80\x8b");
  g_assert_false (can_apply (dialog));
  type_text (dialog, "name", "New Atlantis");
  type_text (dialog, "code", "IS");
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "place")));
  type_text (dialog, "code", "NA-1");
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "place")));
  type_text (dialog, "region", "Europe");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (get_child (dialog, "location")), TRUE);
  g_assert_false (can_apply (dialog));
  type_text (dialog, "latitude_entry", "95");
  g_assert_nonnull (strstr (get_problem (dialog, "location_problem"), "95"));
  type_text (dialog, "latitude_entry", "40,5");
  type_text (dialog, "longitude_entry", "-30");
  g_assert_true (can_apply (dialog));
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_PARTNER_DIALOG);

  dataset = entente_session_get_dataset (session);
  added = (guint) entente_dataset_find_partner (dataset, "NA-1");
  g_assert_cmpint (entente_session_get_selected (session), ==, (int) added);
  g_assert_cmpfloat (dataset->partners[added].latitude, ==, 40.5);
  g_assert_cmpfloat (dataset->partners[added].longitude, ==, -30);
  g_assert_cmpint (dataset->partners[added].region_index, >=, 0);
  g_assert_cmpuint (entente_session_get_evaluation (session)->ranks[added], ==, 0);

  /* With a fact it is ranked. */
  dialog = open_fact_dialog (window, "NA-1", "defence-gdp");
  type_text (dialog, "value", "5");
  click (dialog, "apply");
  wait_closed (ENTENTE_TYPE_FACT_DIALOG);
  g_assert_cmpuint (entente_session_get_evaluation (session)->ranks[added], >, 0);
  fixture_close (window);
}

/* "Cancel" while the document is read with what was asked for: it does not come. */
static void
cancel_applying (EntenteWindow *window,
                 gpointer dialog)
{
  EntenteDataset *before = entente_session_get_dataset (get_session (window));
  guint i;

  g_object_add_weak_pointer (dialog, &dialog);
  click (dialog, "apply");
  g_assert_false (can_apply (dialog));
  gtk_widget_activate_action (dialog, "window.close", NULL);
  /* What is being read holds the dialog until it is done. */
  for (i = 0; i < 500 && dialog != NULL; i++)
    fixture_wait (20);
  g_assert_null (dialog);
  g_assert_true (entente_session_get_dataset (get_session (window)) == before);
  g_assert_null (find_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_cancel (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  gpointer dialog = open_partner_dialog (window, "New Atlantis");

  cancel_applying (window, dialog);
  dialog = open_fact_dialog (window, "JP", "defence-gdp");
  type_text (dialog, "value", "5");
  cancel_applying (window, dialog);
  fixture_close (window);
}

static void
test_remove_partner (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  g_autoptr (GBytes) before = g_bytes_ref (entente_session_get_dataset (session)->bytes);
  EntenteDataset *dataset = entente_session_get_dataset (session);

  entente_session_set_selected (session, entente_dataset_find_partner (dataset, "JP"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-partner", g_variant_new_string (""));
  wait_changed (session, dataset);
  g_assert_cmpint (entente_dataset_find_partner (entente_session_get_dataset (session), "JP"), <, 0);
  g_assert_cmpint (entente_session_get_selected (session), ==, ENTENTE_NONE);
  undo (window);
  g_assert_true (g_bytes_equal (before, entente_session_get_dataset (session)->bytes));
  fixture_close (window);
}

/* -- Presets ---------------------------------------------------------------------------------------------- */

static const char *
get_shown_preset (EntenteWindow *window)
{
  GtkWidget *panel = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);

  return gtk_label_get_text (GTK_LABEL (get_child (panel, "weights_label")));
}

static void
answer_preset (EntenteSession *session,
               const char *name,
               const char *response)
{
  EntenteDataset *before = entente_session_get_dataset (session);
  GtkWindow *dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry;

  g_assert_nonnull (dialog);
  entry = fixture_find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"), ==,
                   !entente_visible_text_is_blank (name));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  if (g_str_equal (response, "save"))
    wait_changed (session, before);
}

static void
test_presets (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  g_autoptr (GBytes) before = g_bytes_ref (entente_session_get_dataset (session)->bytes);
  guint n = entente_session_get_dataset (session)->n_presets;

  entente_session_type_share (session, 0, 0.42);
  fixture_wait (100);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string (""));
  answer_preset (session, "", "cancel");
  g_assert_cmpuint (entente_session_get_dataset (session)->n_presets, ==, n);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string (""));
  answer_preset (session, " \xe3\x80\x80", "cancel");
  g_assert_cmpuint (entente_session_get_dataset (session)->n_presets, ==, n);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string (""));
  answer_preset (session, "My own", "save");
  g_assert_cmpuint (entente_session_get_dataset (session)->n_presets, ==, n + 1);
  g_assert_cmpstr (get_shown_preset (window), ==, "My own");

  /* The same weights under another name: the new one is the one that is shown. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string (""));
  answer_preset (session, "Twin", "save");
  g_assert_cmpstr (get_shown_preset (window), ==, "Twin");
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string ("twin"));
  answer_preset (session, "Sister", "save");
  g_assert_cmpstr (get_shown_preset (window), ==, "Sister");
  g_assert_cmpint (entente_dataset_find_preset (entente_session_get_dataset (session), "twin"), >=, 0);

  /* Another one is applied, then this one again. */
  entente_session_apply_preset (session, 1);
  fixture_wait (60);
  g_assert_cmpstr (get_shown_preset (window), ==, "Investment first");
  entente_session_apply_preset (session, n);
  fixture_wait (60);
  g_assert_cmpfloat_with_epsilon (entente_session_get_evaluation (session)->shares[0], 0.42, 1e-9);

  /* A name that is there already: its weights are replaced, and no second one is made. */
  entente_session_type_share (session, 0, 0.9);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-preset", g_variant_new_string (""));
  answer_preset (session, "my OWN", "save");
  g_assert_cmpuint (entente_session_get_dataset (session)->n_presets, ==, n + 2);
  g_assert_cmpfloat_with_epsilon (entente_session_get_dataset (session)->presets[n].weights[0]
                                      / entente_session_get_scenario (session)->weights[0], 1, 1e-9);

  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-preset", g_variant_new_string ("twin"));
  wait_changed (session, entente_session_get_dataset (session));
  g_assert_cmpuint (entente_session_get_dataset (session)->n_presets, ==, n + 1);
  while (entente_session_can_undo (session))
    undo (window);
  g_assert_true (g_bytes_equal (before, entente_session_get_dataset (session)->bytes));
  fixture_close (window);
}

/* -- Everything at once ----------------------------------------------------------------------------------- */

static void
submit (EntenteSession *session,
        GBytes *text)
{
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();

  g_assert_nonnull (text);
  if (!entente_session_edit (session, text, "edit", diagnostics))
    g_error ("refused: %s", entente_diagnostics_get (diagnostics, 0)->message);
  g_bytes_unref (text);
}

static guint
choose (guint n)
{
  return (guint) g_test_rand_int_range (0, (int) MAX (n, 1));
}

static void
edit_by_chance (EntenteSession *session)
{
  EntenteDataset *dataset = entente_session_get_dataset (session);
  guint quantity = choose (dataset->n_quantities);
  gboolean categories = dataset->quantities[quantity].value.kind == ENTENTE_VALUE_CATEGORIES;
  EntenteFactDraft fact = { .partner = choose (dataset->n_partners), .quantity = quantity,
                            .year = 2014 + (int) choose (13), .value = categories ? NAN : g_test_rand_double () * 9,
                            .category = categories ? 0 : ENTENTE_NONE, .low = NAN, .high = NAN,
                            .missing = choose (5) == 0, .remove = choose (5) == 0 };
  g_autofree char *name = g_strdup_printf ("Partner %u", choose (100000));
  g_autofree char *id = entente_dataset_edit_make_id (dataset, name, "partners");
  EntentePartnerDraft partner = { .id = id, .name = name, .region = choose (2) ? "Europe" : name, .language = "en",
                                  .has_location = choose (2) == 0, .latitude = 10, .longitude = 20 };
  EntentePresetDraft preset = { .id = id, .name = name, .language = "en",
                                .weights = entente_session_get_scenario (session)->weights };

  switch (choose (8))
    {
    case 0:
      submit (session, entente_dataset_edit_add_partner (dataset, &partner));
      break;
    case 1:
    case 2:
      if (dataset->n_partners > 2)
        submit (session, entente_dataset_edit_remove_partner (dataset, fact.partner, NULL));
      break;
    case 3:
      submit (session, entente_dataset_edit_set_preset (dataset, &preset));
      break;
    case 4:
      if (dataset->n_presets > 0)
        submit (session, entente_dataset_edit_remove_preset (dataset, choose (dataset->n_presets)));
      break;
    default:
      submit (session, entente_dataset_edit_fact (dataset, &fact, NULL));
    }
}

static void
act_by_chance (EntenteWindow *window)
{
  static const char *const views[] = { "ranking", "orbit", "network", "map", "certainty" };
  EntenteSession *session = get_session (window);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  EntenteDocumentPage *page = entente_window_get_page (window);

  switch (choose (16))
    {
    case 0:
    case 1:
      entente_session_undo (session);
      break;
    case 2:
      entente_session_redo (session);
      break;
    case 3:
      entente_session_type_share (session, choose (dataset->n_criteria), g_test_rand_double ());
      break;
    case 4:
      entente_session_set_selected (session, (int) choose (dataset->n_partners));
      entente_session_set_hovered (session, (int) choose (dataset->n_partners));
      break;
    case 5:
      entente_session_set_compared (session, (int) choose (dataset->n_partners));
      break;
    case 6:
      adw_view_stack_set_visible_child_name (entente_document_page_get_stack (page), views[choose (4)]);
      break;
    case 7:
      g_action_group_change_action_state (G_ACTION_GROUP (window), "table", g_variant_new_boolean (choose (3) == 0));
      break;
    case 8:
      entente_session_set_year (session, 2015 + (int) choose (15));
      break;
    case 9:
      if (dataset->n_presets > 0)
        entente_session_apply_preset (session, choose (dataset->n_presets));
      break;
    default:
      edit_by_chance (session);
    }
}

/* A row a partner; of the network a row a tie that is in force. */
static guint
count_rows (EntenteWindow *window)
{
  EntenteSession *session = get_session (window);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  AdwViewStack *stack = entente_document_page_get_stack (entente_window_get_page (window));
  guint n = 0, i;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (stack), "network") != 0)
    return dataset->n_partners;
  for (i = 0; i < dataset->n_ties; i++)
    n += entente_tie_is_in_force (&dataset->ties[i], entente_session_get_scenario (session)->year);
  return n;
}

/* What is on screen is about the document of now. */
static void
check_shown (EntenteWindow *window)
{
  EntenteSession *session = get_session (window);
  EntenteDataset *dataset = entente_session_get_dataset (session);
  GtkWidget *dossier = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_DOSSIER_PANEL, 0);
  GtkWidget *priorities = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_PRIORITIES_PANEL, 0);
  GtkWidget *table = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TABLE_VIEW, 0);
  g_autofree char *text = entente_table_view_to_text (ENTENTE_TABLE_VIEW (table));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = 0, i;
  int selected = entente_session_get_selected (session);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (get_child (priorities, "weights_button")));
  g_autoptr (GMenuModel) presets = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  for (i = 0; lines[i] != NULL; i++)
    n_rows += strchr (lines[i], '\t') != NULL;
  g_assert_cmpuint (n_rows, ==, count_rows (window) + 1);
  g_assert_cmpint (g_menu_model_get_n_items (presets), ==, (int) dataset->n_presets);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (dossier, "stack"))), ==,
                   selected == ENTENTE_NONE ? "empty" : "partner");
  if (selected != ENTENTE_NONE)
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_child (dossier, "name"))), ==,
                     entente_format_partner (dataset, selected, g_get_language_names ()));
}

static gboolean
count_frame (GtkWidget *widget G_GNUC_UNUSED,
             GdkFrameClock *clock G_GNUC_UNUSED,
             gpointer user_data)
{
  guint *n_left = user_data;

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A frame takes as long as the machine lets it; what was changed before the first is on screen after the second. */
static void
wait_frames (EntenteWindow *window)
{
  guint n_left = 2;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), count_frame, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_wait (5);
}

/* 300 random changes with every view, the table, the dossier and the panels looking on; then all of it undone. */
static void
test_changes_by_chance (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  g_autoptr (GBytes) before = g_bytes_ref (entente_session_get_dataset (session)->bytes);
  guint i;

  for (i = 0; i < 300; i++)
    {
      act_by_chance (window);
      /* Often several changes come in one frame. */
      if (choose (3) > 0)
        {
          wait_frames (window);
          check_shown (window);
        }
    }
  while (entente_session_can_undo (session))
    entente_session_undo (session);
  fixture_wait (200);
  check_shown (window);
  g_assert_true (g_bytes_equal (before, entente_session_get_dataset (session)->bytes));
  fixture_close (window);
}

/* -- New documents ---------------------------------------------------------------------------------------- */

static void
made_cb (EntenteDataset *dataset,
         gpointer user_data)
{
  g_object_set_data_full (user_data, "made", entente_dataset_ref (dataset), (GDestroyNotify) entente_dataset_unref);
}

/* The language of a title is a tag, whatever the locale is called. */
static void
test_new_document_in_any_locale (void)
{
  static const char *const locales[][2] = { { "de_DE.UTF-8", "de" }, { "ja_JP.UTF-8", "ja" }, { "C.UTF-8", "en" },
                                            { "sr_RS@latin", "sr" } };
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      EntenteDataset *dataset;
      gpointer dialog;

      g_setenv ("LC_ALL", locales[i][0], TRUE);
      entente_new_dialog_present (GTK_WINDOW (window), entente_session_get_dataset (get_session (window)), made_cb,
                                  G_OBJECT (window));
      dialog = find_dialog (ENTENTE_TYPE_NEW_DIALOG);
      type_text (dialog, "title_row", "\xe3\x80\x80");
      g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "create")));
      type_text (dialog, "title_row", "\xe3\x80\x80My own\xe3\x80\x80");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (get_child (dialog, "open_criteria")), TRUE);
      click (dialog, "create");
      wait_closed (ENTENTE_TYPE_NEW_DIALOG);
      dataset = g_object_get_data (G_OBJECT (window), "made");
      g_assert_nonnull (dataset);
      g_assert_cmpstr (dataset->title.entries[0].string, ==, "My own");
      g_assert_cmpstr (dataset->title.entries[0].language, ==, locales[i][1]);
      g_object_set_data (G_OBJECT (window), "made", NULL);
    }
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/dialogs/classes", test_classes);
  g_test_add_func ("/dialogs/edit-fact", test_edit_fact);
  g_test_add_func ("/dialogs/wrong-facts", test_wrong_facts);
  g_test_add_func ("/dialogs/new-year", test_new_year);
  g_test_add_func ("/dialogs/kinds-of-facts", test_kinds_of_facts);
  g_test_add_func ("/dialogs/refused", test_refused);
  g_test_add_func ("/dialogs/partner-goes", test_partner_goes);
  g_test_add_func ("/dialogs/add-partner", test_add_partner);
  g_test_add_func ("/dialogs/cancel", test_cancel);
  g_test_add_func ("/dialogs/remove-partner", test_remove_partner);
  g_test_add_func ("/dialogs/presets", test_presets);
  g_test_add_func ("/dialogs/new-document-in-any-locale", test_new_document_in_any_locale);
  g_test_add_func ("/dialogs/changes-by-chance", test_changes_by_chance);
  return g_test_run ();
}
