/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* The number of tiers, the rule, and below them what the rule asks for: a row a tier but the lowest, which takes
 * the rest. The row itself says in words what holds, so that it need not be opened to be known.
 */

#include "config.h"

#include "entente-tier-settings.h"

#include "entente-choice-row.h"
#include "entente-format.h"
#include "entente-number-spin.h"
#include "entente-profile-row.h"
#include "entente-resting-row.h"

#include <glib/gi18n-lib.h>

#define N_RULES (ENTENTE_TIER_RULE_PROFILES + 1)

struct _EntenteTierSettings
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  EntenteScenario *shown; /* what the rows say */
  gboolean updating;
  GPtrArray *tier_rows; /* of the rule: AdwActionRow or EntenteProfileRow, borrowed; by tier */
  GPtrArray *spins;     /* GtkSpinButton in the former, borrowed; by tier */

  GtkSpinButton *n_tiers;
  EntenteChoiceRow *rules[N_RULES];
  GtkWidget *classes_row, *generous_row, *majority_row, *tolerance_row, *clear_row, *veto_row;
  GtkSpinButton *classes, *majority, *tolerance, *clear, *veto;
  GtkSwitch *generous;
};

G_DEFINE_FINAL_TYPE (EntenteTierSettings, entente_tier_settings, ADW_TYPE_EXPANDER_ROW)

/* -- What the user does ----------------------------------------------------------------------------------- */

static gboolean
is_answering (EntenteTierSettings *self)
{
  return self->session != NULL && !self->updating;
}

static void
chosen_cb (EntenteChoiceRow *row,
           EntenteTierSettings *self)
{
  guint rule;

  for (rule = 0; rule < N_RULES; rule++)
    if (self->rules[rule] == row && is_answering (self))
      entente_session_set_tier_rule (self->session, (EntenteTierRule) rule);
}

static void
n_tiers_cb (GtkSpinButton *spin,
            EntenteTierSettings *self)
{
  if (is_answering (self))
    entente_session_set_n_tiers (self->session, (guint) gtk_spin_button_get_value_as_int (spin));
}

static void
classes_cb (GtkSpinButton *spin,
            EntenteTierSettings *self)
{
  if (is_answering (self))
    entente_session_set_natural_classes (self->session, gtk_spin_button_get_value_as_int (spin));
}

static void
cut_off_cb (GtkSpinButton *spin,
            EntenteTierSettings *self)
{
  guint tier;

  if (!is_answering (self) || !g_ptr_array_find (self->spins, spin, &tier))
    return;
  if (entente_session_get_scenario (self->session)->tier_rule == ENTENTE_TIER_RULE_SIZES)
    entente_session_set_tier_count (self->session, tier, gtk_spin_button_get_value_as_int (spin));
  else
    entente_session_set_cut_off (self->session, tier, gtk_spin_button_get_value (spin) / 100);
}

/* One of the numbers by which partners are compared with profiles; below 0 the veto is off. */
static void
profile_parameter_cb (GtkSpinButton *spin,
                      EntenteTierSettings *self)
{
  EntenteProfileParameters parameters;
  const double value = gtk_spin_button_get_value (spin) / 100;

  if (!is_answering (self))
    return;
  parameters = entente_session_get_scenario (self->session)->profile_parameters;
  if (spin == self->majority)
    parameters.cutting_level = value;
  else if (spin == self->tolerance)
    parameters.indifference = value;
  else if (spin == self->clear)
    parameters.preference = value;
  else
    parameters.veto = value < 0 ? NAN : value;
  if (spin == self->clear)
    parameters.indifference = MIN (parameters.indifference, value);
  entente_session_set_profile_parameters (self->session, &parameters);
}

static void
generous_cb (GtkSwitch *button,
             GParamSpec *pspec,
             EntenteTierSettings *self)
{
  EntenteProfileParameters parameters;

  if (!is_answering (self))
    return;
  parameters = entente_session_get_scenario (self->session)->profile_parameters;
  parameters.optimistic = gtk_switch_get_active (button);
  entente_session_set_profile_parameters (self->session, &parameters);
}

/* -- The rows of the rule --------------------------------------------------------------------------------- */

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
  entente_number_spin_prepare (GTK_SPIN_BUTTON (spin), NULL);
  g_signal_connect (spin, "value-changed", G_CALLBACK (cut_off_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_ptr_array_add (self->spins, spin);
  return row;
}

static void
clear_tier_rows (EntenteTierSettings *self)
{
  guint i;

  for (i = 0; i < self->tier_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->tier_rows, i));
  g_ptr_array_set_size (self->tier_rows, 0);
  g_ptr_array_set_size (self->spins, 0);
}

static void
make_tier_rows (EntenteTierSettings *self,
                const EntenteScenario *scenario)
{
  guint tier;

  clear_tier_rows (self);
  if (scenario->tier_rule == ENTENTE_TIER_RULE_NATURAL)
    return;
  for (tier = 0; tier + 1 < scenario->n_tiers; tier++)
    {
      GtkWidget *row = scenario->tier_rule == ENTENTE_TIER_RULE_PROFILES ? entente_profile_row_new (self->session, tier)
                                                                         : make_cut_off_row (self, tier);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->tier_rows, row);
    }
}

static void
update_cut_off (EntenteTierSettings *self,
                const EntenteScenario *scenario,
                guint tier)
{
  const gboolean sizes = scenario->tier_rule == ENTENTE_TIER_RULE_SIZES;
  const guint n_partners = entente_session_get_dataset (self->session)->n_partners;
  EntenteEvaluation *evaluation = entente_session_get_evaluation (self->session);
  GtkSpinButton *spin = g_ptr_array_index (self->spins, tier);
  int count = scenario->tier_count[tier];

  if (sizes && count < 0 && evaluation != NULL)
    count = (int) evaluation->tier_sizes[tier];
  gtk_spin_button_set_digits (spin, sizes ? 0 : 1);
  gtk_spin_button_set_range (spin, 0, sizes ? MAX (n_partners, 1) : 100);
  gtk_spin_button_set_increments (spin, sizes ? 1 : 0.5, 5);
  gtk_spin_button_set_value (spin, sizes ? count : scenario->tier_from[tier] * 100);
  adw_action_row_set_subtitle (g_ptr_array_index (self->tier_rows, tier), sizes ? _("partners") : _("from points"));
}

static void
update_tier_rows (EntenteTierSettings *self,
                  const EntenteScenario *scenario)
{
  guint tier;

  for (tier = 0; tier < self->tier_rows->len; tier++)
    if (scenario->tier_rule == ENTENTE_TIER_RULE_PROFILES)
      entente_profile_row_update (g_ptr_array_index (self->tier_rows, tier));
    else
      update_cut_off (self, scenario, tier);
}

static void
update_profile_parameters (EntenteTierSettings *self,
                           const EntenteScenario *scenario)
{
  const EntenteProfileParameters *parameters = &scenario->profile_parameters;
  const gboolean profiles = scenario->tier_rule == ENTENTE_TIER_RULE_PROFILES;
  GtkWidget *const rows[]
      = { self->generous_row, self->majority_row, self->tolerance_row, self->clear_row, self->veto_row };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i], profiles);
  gtk_switch_set_active (self->generous, parameters->optimistic);
  gtk_spin_button_set_value (self->majority, parameters->cutting_level * 100);
  gtk_spin_button_set_value (self->tolerance, parameters->indifference * 100);
  gtk_spin_button_set_value (self->clear, parameters->preference * 100);
  gtk_spin_button_set_value (self->veto, isnan (parameters->veto) ? -1 : parameters->veto * 100);
}

static char *
summarise (EntenteTierRule rule,
           guint n_tiers)
{
  switch (rule)
    {
    case ENTENTE_TIER_RULE_SIZES:
      return g_strdup_printf (ngettext ("%u, by size", "%u, by size", n_tiers), n_tiers);
    case ENTENTE_TIER_RULE_NATURAL:
      return g_strdup_printf (ngettext ("%u, by natural gaps", "%u, by natural gaps", n_tiers), n_tiers);
    case ENTENTE_TIER_RULE_PROFILES:
      return g_strdup_printf (ngettext ("%u, by profile", "%u, by profile", n_tiers), n_tiers);
    case ENTENTE_TIER_RULE_THRESHOLDS:
    default:
      return g_strdup_printf (ngettext ("%u, by score", "%u, by score", n_tiers), n_tiers);
    }
}

static gboolean
fits_rows (EntenteTierSettings *self,
           const EntenteScenario *scenario)
{
  if (self->shown == NULL || self->shown->n_tiers != scenario->n_tiers)
    return FALSE;
  /* By score or by size: the same rows with other numbers. */
  return self->shown->tier_rule == scenario->tier_rule
         || (self->shown->tier_rule <= ENTENTE_TIER_RULE_SIZES && scenario->tier_rule <= ENTENTE_TIER_RULE_SIZES);
}

/* Weights are not shown here: while one is dragged there is nothing to do. */
static void
update (EntenteTierSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *summary = NULL;

  if (self->shown != NULL && entente_scenario_tiers_equal (self->shown, scenario))
    return;
  self->updating = TRUE;
  if (!fits_rows (self, scenario))
    make_tier_rows (self, scenario);
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->shown = entente_scenario_copy (scenario);
  entente_choice_row_set_active (self->rules[scenario->tier_rule]);
  gtk_spin_button_set_value (self->n_tiers, scenario->n_tiers);
  gtk_widget_set_visible (self->classes_row, scenario->tier_rule == ENTENTE_TIER_RULE_NATURAL);
  gtk_spin_button_set_value (self->classes, scenario->natural_classes);
  update_profile_parameters (self, scenario);
  update_tier_rows (self, scenario);
  self->updating = FALSE;
  summary = summarise (scenario->tier_rule, scenario->n_tiers);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
}

static void
dataset_changed_cb (EntenteTierSettings *self)
{
  g_clear_pointer (&self->shown, entente_scenario_free);
  update (self);
}

/* -- The widget ------------------------------------------------------------------------------------------- */

static void
entente_tier_settings_dispose (GObject *object)
{
  EntenteTierSettings *self = ENTENTE_TIER_SETTINGS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, entente_scenario_free);
  g_clear_pointer (&self->tier_rows, g_ptr_array_unref);
  g_clear_pointer (&self->spins, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_tier_settings_parent_class)->dispose (object);
}

static void
bind_rules (GtkWidgetClass *widget_class)
{
  static const char *const names[N_RULES] = { "by_score", "by_size", "by_gaps", "by_profile" };
  guint i;

  for (i = 0; i < N_RULES; i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, names[i], FALSE, (gssize) (G_STRUCT_OFFSET (EntenteTierSettings, rules) + i * sizeof (gpointer)));
}

static void
entente_tier_settings_class_init (EntenteTierSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_tier_settings_dispose;

  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-tier-settings.ui");
  bind_rules (widget_class);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, n_tiers);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, classes_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, classes);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, generous_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, generous);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, majority_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, majority);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, tolerance_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, tolerance);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, clear_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, clear);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, veto_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteTierSettings, veto);
  gtk_widget_class_bind_template_callback (widget_class, n_tiers_cb);
  gtk_widget_class_bind_template_callback (widget_class, classes_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_parameter_cb);
  gtk_widget_class_bind_template_callback (widget_class, generous_cb);
}

static void
fill_rules (EntenteTierSettings *self)
{
  static const struct
  {
    const char *name, *sentence, *term;
  } texts[N_RULES] = {
    { N_("By score"), N_("A tier begins at a number of points"), N_("Thresholds on the score") },
    { N_("By size"), N_("A fixed number of partners in each tier"), N_("Quotas") },
    { N_("By natural gaps"), N_("Cut where scores leave the widest gaps"), N_("Natural breaks (Fisher, Jenks)") },
    { N_("By profile"), N_("A tier asks for figures in most criteria, not for a score"), N_("ELECTRE TRI-B") },
  };
  guint i;

  for (i = 0; i < N_RULES; i++)
    {
      if (i > 0)
        entente_choice_row_join (self->rules[i], self->rules[0]);
      entente_choice_row_set_text (self->rules[i], _(texts[i].name), _(texts[i].sentence), _(texts[i].term));
      g_signal_connect (self->rules[i], "chosen", G_CALLBACK (chosen_cb), self);
    }
}

static void
entente_tier_settings_init (EntenteTierSettings *self)
{
  self->tier_rows = g_ptr_array_new ();
  self->spins = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_resting_row_init (ADW_EXPANDER_ROW (self));
  fill_rules (self);
  /* Translators: instead of a number of groups: as many as there are tiers */
  entente_number_spin_prepare (self->classes, _("as tiers"));
  /* Translators: instead of a number of points: there is no veto */
  entente_number_spin_prepare (self->veto, _("none"));
  entente_number_spin_prepare (self->n_tiers, NULL);
  entente_number_spin_prepare (self->majority, NULL);
  entente_number_spin_prepare (self->tolerance, NULL);
  entente_number_spin_prepare (self->clear, NULL);
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
  update (self);
}
