/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Two rows that open: each says in words what holds now, so that it need not be opened to be known. */

#include "config.h"

#include "entente-tier-settings.h"

#include "entente-format.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _EntenteTierSettings
{
  GtkWidget parent_instance;

  EntenteSession *session;
  EntenteScenario *shown; /* what the rows say */
  gboolean updating;
  GPtrArray *cut_off_rows; /* AdwActionRow, borrowed */
  GPtrArray *spins;        /* GtkSpinButton, borrowed; by tier */

  GtkWidget *list;
  AdwExpanderRow *tiers_row, *time_row;
  GtkWidget *gates_row, *pledges_row;
  GtkSwitch *by_size, *gates, *pledges;
  GtkSpinButton *year;
};

G_DEFINE_FINAL_TYPE (EntenteTierSettings, entente_tier_settings, GTK_TYPE_WIDGET)

static void
by_size_cb (GtkSwitch *button,
            GParamSpec *pspec,
            EntenteTierSettings *self)
{
  if (!self->updating)
    entente_session_set_tier_rule (self->session, gtk_switch_get_active (button) ? ENTENTE_TIER_RULE_SIZES
                                                                                 : ENTENTE_TIER_RULE_THRESHOLDS);
}

static void
gates_cb (GtkSwitch *button,
          GParamSpec *pspec,
          EntenteTierSettings *self)
{
  if (!self->updating)
    entente_session_set_gates_on (self->session, gtk_switch_get_active (button));
}

static void
pledges_cb (GtkSwitch *button,
            GParamSpec *pspec,
            EntenteTierSettings *self)
{
  if (!self->updating)
    entente_session_set_assume_pledges (self->session, gtk_switch_get_active (button));
}

static void
year_cb (GtkSpinButton *spin,
         EntenteTierSettings *self)
{
  if (!self->updating)
    entente_session_set_year (self->session, gtk_spin_button_get_value_as_int (spin));
}

static void
cut_off_cb (GtkSpinButton *spin,
            EntenteTierSettings *self)
{
  guint tier;

  if (self->updating || !g_ptr_array_find (self->spins, spin, &tier))
    return;
  if (entente_session_get_scenario (self->session)->tier_rule == ENTENTE_TIER_RULE_SIZES)
    entente_session_set_tier_count (self->session, tier, gtk_spin_button_get_value_as_int (spin));
  else
    entente_session_set_cut_off (self->session, tier, gtk_spin_button_get_value (spin) / 100);
}

static GtkWidget *
make_cut_off_row (EntenteTierSettings *self,
                  guint tier)
{
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (0, 100, 1);
  g_autofree char *name = entente_format_tier (tier);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (spin, "value-changed", G_CALLBACK (cut_off_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_ptr_array_add (self->spins, spin);
  return row;
}

static void
rebuild (EntenteTierSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  EntenteDataset *dataset = entente_session_get_dataset (self->session);
  guint i, tier;

  for (i = 0; i < self->cut_off_rows->len; i++)
    adw_expander_row_remove (self->tiers_row, g_ptr_array_index (self->cut_off_rows, i));
  g_ptr_array_set_size (self->cut_off_rows, 0);
  g_ptr_array_set_size (self->spins, 0);
  for (tier = 0; tier + 1 < scenario->n_tiers; tier++)
    {
      GtkWidget *row = make_cut_off_row (self, tier);

      adw_expander_row_add_row (self->tiers_row, row);
      g_ptr_array_add (self->cut_off_rows, row);
    }
  gtk_widget_set_visible (self->gates_row, dataset->n_gates > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->time_row), dataset->first_year != 0);
  self->updating = TRUE;
  gtk_spin_button_set_range (self->year, dataset->first_year, MAX (dataset->last_year, dataset->year) + 15);
  gtk_spin_button_set_increments (self->year, 1, 5);
  self->updating = FALSE;
}

static void
update_cut_offs (EntenteTierSettings *self,
                 const EntenteScenario *scenario)
{
  gboolean sizes = scenario->tier_rule == ENTENTE_TIER_RULE_SIZES;
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  guint tier;

  for (tier = 0; tier < self->spins->len && tier + 1 < scenario->n_tiers; tier++)
    {
      GtkSpinButton *spin = g_ptr_array_index (self->spins, tier);
      AdwActionRow *row = g_ptr_array_index (self->cut_off_rows, tier);
      int count = scenario->tier_count[tier];

      if (sizes && count < 0 && evaluation != NULL)
        count = (int) evaluation->tier_sizes[tier];
      gtk_spin_button_set_digits (spin, sizes ? 0 : 1);
      gtk_spin_button_set_range (spin, 0, sizes ? MAX (self->session ? entente_session_get_dataset (self->session)->n_partners : 0, 1) : 100);
      gtk_spin_button_set_increments (spin, sizes ? 1 : 0.5, sizes ? 5 : 5);
      gtk_spin_button_set_value (spin, sizes ? count : scenario->tier_from[tier] * 100);
      adw_action_row_set_subtitle (row, sizes ? _("partners") : _("from points"));
    }
}

/* Weights are not shown here: while one is dragged there is nothing to do. */
static gboolean
is_shown (EntenteTierSettings *self,
          const EntenteScenario *scenario)
{
  return self->shown != NULL && entente_scenario_tiers_equal (self->shown, scenario)
         && self->shown->gates_on == scenario->gates_on && self->shown->year == scenario->year
         && self->shown->assume_pledges == scenario->assume_pledges;
}

static void
update (EntenteTierSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  gboolean sizes = scenario->tier_rule == ENTENTE_TIER_RULE_SIZES;
  g_autofree char *tiers = NULL, *year = NULL;

  if (is_shown (self, scenario))
    return;
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->shown = entente_scenario_copy (scenario);
  self->updating = TRUE;
  if (self->spins->len + 1 != scenario->n_tiers)
    rebuild (self);
  self->updating = TRUE;
  gtk_switch_set_active (self->by_size, sizes);
  gtk_switch_set_active (self->gates, scenario->gates_on);
  gtk_switch_set_active (self->pledges, scenario->assume_pledges);
  gtk_spin_button_set_value (self->year, scenario->year);
  update_cut_offs (self, scenario);
  self->updating = FALSE;

  tiers = g_strdup_printf (sizes ? ngettext ("%u, by size", "%u, by size", scenario->n_tiers)
                                 : ngettext ("%u, by score", "%u, by score", scenario->n_tiers),
                           scenario->n_tiers);
  adw_expander_row_set_subtitle (self->tiers_row, tiers);
  year = g_strdup_printf (scenario->assume_pledges ? _("%d, pledges kept") : "%d", scenario->year);
  adw_expander_row_set_subtitle (self->time_row, year);
}

static void
dataset_changed_cb (EntenteTierSettings *self)
{
  g_clear_pointer (&self->shown, entente_scenario_free);
  rebuild (self);
  update (self);
}

static void
entente_tier_settings_dispose (GObject *object)
{
  EntenteTierSettings *self = ENTENTE_TIER_SETTINGS (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, entente_scenario_free);
  g_clear_pointer (&self->cut_off_rows, g_ptr_array_unref);
  g_clear_pointer (&self->spins, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_tier_settings_parent_class)->dispose (object);
}

static void
entente_tier_settings_class_init (EntenteTierSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_tier_settings_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-tier-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, tiers_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, time_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, gates_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, pledges_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, by_size);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, gates);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, pledges);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, year);
  gtk_widget_class_bind_template_callback (widget_class, by_size_cb);
  gtk_widget_class_bind_template_callback (widget_class, gates_cb);
  gtk_widget_class_bind_template_callback (widget_class, pledges_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
}

static void
entente_tier_settings_init (EntenteTierSettings *self)
{
  self->cut_off_rows = g_ptr_array_new ();
  self->spins = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

void
entente_tier_settings_set_session (EntenteTierSettings *self,
                                   EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "evaluated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dataset_changed_cb (self);
}
