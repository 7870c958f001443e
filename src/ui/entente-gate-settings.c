/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A switch a gate under one for all of them. How many partners each holds back follows the sliders; texts are
 * made only when a number changed, so that a drag costs neither memory nor layout.
 */

#include "config.h"

#include "entente-gate-settings.h"

#include "entente-button-names.h"
#include "entente-format.h"
#include "entente-plain-text.h"
#include "entente-resting-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _EntenteGateSettings
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  EntenteDataset *dataset; /* whose gates the rows are */
  GPtrArray *rows;         /* AdwActionRow, borrowed; by gate */
  GPtrArray *switches;     /* GtkSwitch, borrowed; by gate */
  guint *counts;           /* [n_gates] partners that each holds back */
  guint *shown_counts;     /* [n_gates] those in the texts */
  int *capping;            /* [n_gates] room for the gates of one partner */
  EntenteScenario *shown;  /* gates and tiers that the rows say; NULL = none */
  guint held_back;         /* partners that any gate holds back */
  gboolean updating;

  GtkSwitch *master;
};

G_DEFINE_FINAL_TYPE (EntenteGateSettings, entente_gate_settings, ADW_TYPE_EXPANDER_ROW)

static void
master_cb (GtkSwitch *button,
           GParamSpec *pspec,
           EntenteGateSettings *self)
{
  if (!self->updating && self->session != NULL)
    entente_session_set_gates_on (self->session, gtk_switch_get_active (button));
}

static void
gate_cb (GtkSwitch *button,
         GParamSpec *pspec,
         EntenteGateSettings *self)
{
  guint gate;

  if (!self->updating && g_ptr_array_find (self->switches, button, &gate))
    entente_session_set_gate (self->session, gate, gtk_switch_get_active (button));
}

/* Without its unit, which may be a whole phrase; the fact and its unit stand in the dossier. */
static char *
format_limit (const EntenteQuantity *quantity,
              double limit)
{
  return entente_format_number (limit, limit == round (limit) ? 0 : quantity->decimals);
}

/* "Corruption below 30" */
static char *
name_gate (const EntenteDataset *dataset,
           const EntenteGate *gate)
{
  const char *const *languages = g_get_language_names ();
  const EntenteQuantity *quantity = &dataset->quantities[gate->quantity];
  const char *name = entente_text_get (&quantity->name, languages);
  g_autofree char *below = NULL, *above = NULL;

  if (!isnan (gate->below))
    below = format_limit (quantity, gate->below);
  if (!isnan (gate->above))
    above = format_limit (quantity, gate->above);
  if (below != NULL && above != NULL)
    /* Translators: an indicator and two figures */
    return g_strdup_printf (_("%s below %s or above %s"), name, below, above);
  if (above != NULL)
    /* Translators: an indicator and a figure */
    return g_strdup_printf (_("%s above %s"), name, above);
  /* Translators: an indicator and a figure */
  return g_strdup_printf (_("%s below %s"), name, below != NULL ? below : "–");
}

static GtkWidget *
make_row (EntenteGateSettings *self,
          const EntenteGate *gate)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_switch_new ();
  g_autofree char *name = name_gate (self->dataset, gate);
  const char *reason = entente_text_get (&gate->reason, g_get_language_names ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  entente_plain_text_set_tooltip (row, reason);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "notify::active", G_CALLBACK (gate_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  entente_button_names_describe (button, reason != NULL ? reason : "");
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->switches, button);
  return row;
}

static void
rebuild (EntenteGateSettings *self)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->switches, 0);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  self->dataset = entente_session_get_dataset (self->session);
  entente_dataset_ref (self->dataset);
  g_free (self->counts);
  g_free (self->shown_counts);
  g_free (self->capping);
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->counts = g_new0 (guint, self->dataset->n_gates);
  self->shown_counts = g_new0 (guint, self->dataset->n_gates);
  self->capping = g_new0 (int, self->dataset->n_gates);
  for (i = 0; i < self->dataset->n_gates; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_row (self, &self->dataset->gates[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), self->dataset->n_gates > 0);
}

/* O(partners + gates that cap). */
static void
count_held_back (EntenteGateSettings *self,
                 const EntenteEvaluation *evaluation)
{
  guint i, k, n;

  memset (self->counts, 0, self->dataset->n_gates * sizeof (guint));
  self->held_back = 0;
  for (i = 0; i < evaluation->n_partners; i++)
    {
      n = entente_evaluation_list_gates (evaluation, i, self->capping);
      self->held_back += n > 0;
      for (k = 0; k < n; k++)
        self->counts[self->capping[k]]++;
    }
}

static char *
describe_gate (EntenteGateSettings *self,
               const EntenteScenario *scenario,
               guint gate)
{
  const guint cap = MIN ((guint) self->dataset->gates[gate].cap, scenario->n_tiers - 1);
  const guint n = self->counts[gate];
  g_autofree char *tier = entente_format_tier (cap);
  g_autofree char *effect = NULL;

  if (!scenario->gates_on || !scenario->gates[gate])
    effect = g_strdup (_("off"));
  else if (n == 0)
    effect = g_strdup (_("holds nobody back"));
  else
    effect = g_strdup_printf (ngettext ("holds back %u partner", "holds back %u partners", n), n);
  /* Translators: a tier, then what the rule does: "at best Tier 2: holds back 3 partners" */
  return g_strdup_printf (_("at best %s: %s"), tier, effect);
}

static char *
describe_all (EntenteGateSettings *self,
              const EntenteScenario *scenario)
{
  guint i, n = 0;

  for (i = 0; i < scenario->n_gates; i++)
    n += scenario->gates_on && scenario->gates[i];
  if (n == 0)
    return g_strdup (_("off"));
  if (self->held_back == 0)
    return g_strdup (_("hold nobody back"));
  return g_strdup_printf (ngettext ("hold back %u partner", "hold back %u partners", self->held_back),
                          self->held_back);
}

static gboolean
is_shown (EntenteGateSettings *self,
          const EntenteScenario *scenario)
{
  const EntenteScenario *shown = self->shown;

  return shown != NULL && shown->n_tiers == scenario->n_tiers && !shown->gates_on == !scenario->gates_on
         && entente_scenario_gates_equal (shown->gates, scenario->gates, scenario->n_gates)
         && memcmp (self->counts, self->shown_counts, self->dataset->n_gates * sizeof (guint)) == 0;
}

static void
update (EntenteGateSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  g_autofree char *all = NULL;
  guint i;

  if (evaluation == NULL || self->dataset == NULL || self->dataset->n_gates == 0
      || entente_values_get_dataset (evaluation->values) != self->dataset)
    return;
  count_held_back (self, evaluation);
  if (is_shown (self, scenario))
    return;
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->shown = entente_scenario_copy (scenario);
  memcpy (self->shown_counts, self->counts, self->dataset->n_gates * sizeof (guint));
  self->updating = TRUE;
  gtk_switch_set_active (self->master, scenario->gates_on);
  for (i = 0; i < self->rows->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = describe_gate (self, scenario, i);

      gtk_switch_set_active (g_ptr_array_index (self->switches, i), scenario->gates[i]);
      gtk_widget_set_sensitive (GTK_WIDGET (row), scenario->gates_on);
      if (g_strcmp0 (adw_action_row_get_subtitle (row), text) != 0)
        adw_action_row_set_subtitle (row, text);
    }
  self->updating = FALSE;
  all = describe_all (self, scenario);
  if (g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)), all) != 0)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), all);
}

static void
dataset_changed_cb (EntenteGateSettings *self)
{
  rebuild (self);
  update (self);
}

static void
entente_gate_settings_dispose (GObject *object)
{
  EntenteGateSettings *self = ENTENTE_GATE_SETTINGS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, entente_dataset_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->switches, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->shown_counts, g_free);
  g_clear_pointer (&self->capping, g_free);
  g_clear_pointer (&self->shown, entente_scenario_free);

  G_OBJECT_CLASS (entente_gate_settings_parent_class)->dispose (object);
}

static void
entente_gate_settings_class_init (EntenteGateSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_gate_settings_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-gate-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteGateSettings, master);
  gtk_widget_class_bind_template_callback (widget_class, master_cb);
}

static void
entente_gate_settings_init (EntenteGateSettings *self)
{
  self->rows = g_ptr_array_new ();
  self->switches = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_resting_row_init (ADW_EXPANDER_ROW (self));
  self->updating = FALSE;
}

void
entente_gate_settings_set_session (EntenteGateSettings *self,
                                   EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dataset_changed_cb (self);
}
