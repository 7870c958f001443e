/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Typing numbers in a language that writes them with a comma: run with LC_ALL=de_DE.UTF-8. What is shown has the comma,
 * what is saved the point, and looking at a number changes nothing. */

#include "config.h"

#include "window-fixture.h"

#include "entente-criterion-row.h"
#include "entente-dataset-reader.h"
#include "entente-fact-dialog.h"
#include "entente-fact-input.h"
#include "entente-format.h"
#include "entente-tier-settings.h"

#include <math.h>
#include <string.h>

static EntenteApplication *application;

static EntenteSession *
get_session (EntenteWindow *window)
{
  return entente_document_page_get_session (entente_window_get_page (window));
}

static GtkWidget *
get_child (gpointer widget,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

/* The document as it would be saved, read again. */
static EntenteDataset *
save_and_read (EntenteSession *session)
{
  g_autoptr (EntenteSnapshot) snapshot = entente_session_take_snapshot (session);
  g_autoptr (GBytes) bytes = entente_snapshot_to_bytes (snapshot);
  g_autoptr (EntenteDiagnostics) diagnostics = entente_diagnostics_new ();
  EntenteDataset *dataset = entente_dataset_read_bytes (bytes, diagnostics, NULL, NULL, NULL);

  g_assert_nonnull (dataset);
  return dataset;
}

static void
test_the_locale_has_a_comma (void)
{
  g_autofree char *number = entente_format_number (1234.5, 1);

  g_assert_cmpstr (number, ==, "1.234,5");
}

static double
type_share (EntenteWindow *window,
            const char *text)
{
  GtkWidget *row = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_CRITERION_ROW, 0);
  GtkWidget *entry = get_child (row, "entry");
  const EntenteScenario *scenario;
  g_autofree double *shares = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  fixture_wait (60);
  scenario = entente_session_get_scenario (get_session (window));
  shares = g_new (double, scenario->n_criteria);
  entente_scenario_get_shares (scenario, shares);
  return shares[0];
}

static void
test_shares (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  g_autoptr (EntenteDataset) saved = NULL;

  g_assert_cmpfloat_with_epsilon (type_share (window, "12,5"), 0.125, 1e-9);
  g_assert_cmpfloat_with_epsilon (type_share (window, "37.5 %"), 0.375, 1e-9);
  g_assert_cmpfloat_with_epsilon (type_share (window, "\xef\xbc\x91\xef\xbc\x95\xef\xbc\x8c\xef\xbc\x95"), 0.155, 1e-9);
  g_assert_cmpfloat_with_epsilon (type_share (window, "\xdb\xb3\xdb\xb5\xd9\xab\xdb\xb5\xd9\xaa"), 0.355, 1e-9);
  g_assert_cmpfloat_with_epsilon (type_share (window, "twelve"), 0.355, 1e-9);
  saved = save_and_read (get_session (window));
  g_assert_nonnull (saved->scenario);
  g_assert_nonnull (strstr (saved->scenario, "0.355"));
  g_assert_null (strstr (saved->scenario, "0,"));
  fixture_close (window);
}

static GtkSpinButton *
find_spin (EntenteWindow *window,
           const char *text)
{
  GtkWidget *settings = fixture_find_widget (GTK_WIDGET (window), ENTENTE_TYPE_TIER_SETTINGS, 0), *spin;
  guint i;

  for (i = 0; (spin = fixture_find_widget (settings, GTK_TYPE_SPIN_BUTTON, i)) != NULL; i++)
    if (strcmp (gtk_editable_get_text (GTK_EDITABLE (spin)), text) == 0)
      return GTK_SPIN_BUTTON (spin);
  g_error ("no field shows “%s”", text);
}

static void
type_in_spin (GtkSpinButton *spin,
              const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (spin);
  fixture_wait (60);
}

static void
test_thresholds (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  GtkSpinButton *spin;

  entente_session_set_tier_rule (session, ENTENTE_TIER_RULE_THRESHOLDS);
  entente_session_set_cut_off (session, 0, 0.62463);
  fixture_wait (100);
  spin = find_spin (window, "62,5");
  gtk_spin_button_update (spin); /* as when the focus goes on */
  g_assert_cmpfloat (entente_session_get_scenario (session)->tier_from[0], ==, 0.62463);
  type_in_spin (spin, "64,5");
  g_assert_cmpfloat_with_epsilon (entente_session_get_scenario (session)->tier_from[0], 0.645, 1e-9);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "64,5");
  type_in_spin (spin, "66.5 %");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "66,5");
  type_in_spin (spin, "sixty");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "66,5");
  type_in_spin (spin, "70");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "70");
  fixture_close (window);
}

static GtkWindow *
open_fact_dialog (EntenteWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint i;

  g_action_group_activate_action (G_ACTION_GROUP (window), "edit-fact", g_variant_new ("(ss)", "JP", "defence-gdp"));
  fixture_wait (60);
  for (i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (ENTENTE_IS_FACT_DIALOG (toplevel))
        return toplevel;
    }
  g_assert_not_reached ();
}

static void
test_facts (void)
{
  EntenteWindow *window = fixture_open_window (application, "partners-2026", 1280, 800);
  EntenteSession *session = get_session (window);
  EntenteDataset *before = entente_session_get_dataset (session);
  g_autoptr (EntenteDataset) saved = NULL;
  GtkWindow *dialog = open_fact_dialog (window);
  const EntenteFact *fact;
  guint i, quantity;
  int partner;

  g_assert_null (strchr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "value"))), '.'));
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, "value")), "2,75");
  g_signal_emit_by_name (get_child (dialog, "apply"), "clicked");
  for (i = 0; i < 500 && entente_session_get_dataset (session) == before; i++)
    fixture_wait (20);
  saved = save_and_read (session);
  partner = entente_dataset_find_partner (saved, "JP");
  quantity = (guint) entente_dataset_find_quantity (saved, "defence-gdp");
  for (fact = NULL, i = 1990; i < 2030; i++)
    if (entente_fact_find (saved, (guint) partner, quantity, (int) i) != NULL)
      fact = entente_fact_find (saved, (guint) partner, quantity, (int) i);
  g_assert_nonnull (fact);
  g_assert_cmpfloat (fact->value, ==, 2.75);
  dialog = open_fact_dialog (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (dialog, "value"))), ==, "2,75");
  gtk_window_destroy (dialog);
  fixture_close (window);
}

int
main (int argc,
      char **argv)
{
  application = fixture_init (&argc, &argv);
  g_test_add_func ("/numbers/the-locale-has-a-comma", test_the_locale_has_a_comma);
  g_test_add_func ("/numbers/shares", test_shares);
  g_test_add_func ("/numbers/thresholds", test_thresholds);
  g_test_add_func ("/numbers/facts", test_facts);
  return g_test_run ();
}
