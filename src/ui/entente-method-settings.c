/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* Three methods in plain words up front, the others one step further away; below them what the chosen one still
 * wants to know. All numbers are shown as points, 0 to 100.
 */

#include "config.h"

#include "entente-method-settings.h"

#include "entente-choice-row.h"
#include "entente-method-description.h"
#include "entente-option-factory.h"
#include "entente-resting-row.h"

#include <glib/gi18n-lib.h>

struct _EntenteMethodSettings
{
  AdwExpanderRow parent_instance;

  EntenteSession *session;
  EntenteScenario *shown; /* what the rows say */
  gboolean updating;

  EntenteChoiceRow *methods[ENTENTE_N_METHODS];
  AdwExpanderRow *more;
  GtkWidget *strategy_row, *indifference_row, *preference_row;
  GtkRange *strategy;
  GtkSpinButton *indifference, *preference;
  AdwComboRow *normalisation;
};

G_DEFINE_FINAL_TYPE (EntenteMethodSettings, entente_method_settings, ADW_TYPE_EXPANDER_ROW)

static void
chosen_cb (EntenteChoiceRow *row,
           EntenteMethodSettings *self)
{
  guint method;

  for (method = 0; method < ENTENTE_N_METHODS; method++)
    if (self->methods[method] == row && self->session != NULL)
      entente_session_set_method (self->session, (EntenteMethod) method);
}

static EntenteMethodParameters
get_parameters (EntenteMethodSettings *self)
{
  return entente_session_get_scenario (self->session)->method_parameters;
}

static void
strategy_cb (GtkRange *range,
             EntenteMethodSettings *self)
{
  EntenteMethodParameters parameters;

  if (self->updating || self->session == NULL)
    return;
  parameters = get_parameters (self);
  parameters.strategy = gtk_range_get_value (range) / 100;
  entente_session_set_method_parameters (self->session, &parameters);
}

/* A difference that counts fully is never below one that counts nothing: each pushes the other. */
static void
indifference_cb (GtkSpinButton *spin,
                 EntenteMethodSettings *self)
{
  EntenteMethodParameters parameters;

  if (self->updating || self->session == NULL)
    return;
  parameters = get_parameters (self);
  parameters.indifference = gtk_spin_button_get_value (spin) / 100;
  parameters.preference = MAX (parameters.preference, parameters.indifference);
  entente_session_set_method_parameters (self->session, &parameters);
}

static void
preference_cb (GtkSpinButton *spin,
               EntenteMethodSettings *self)
{
  EntenteMethodParameters parameters;

  if (self->updating || self->session == NULL)
    return;
  parameters = get_parameters (self);
  parameters.preference = gtk_spin_button_get_value (spin) / 100;
  parameters.indifference = MIN (parameters.preference, parameters.indifference);
  entente_session_set_method_parameters (self->session, &parameters);
}

static void
normalisation_cb (AdwComboRow *row,
                  GParamSpec *pspec,
                  EntenteMethodSettings *self)
{
  EntenteMethodParameters parameters;

  if (self->updating || self->session == NULL || adw_combo_row_get_selected (row) >= ENTENTE_N_NORMALISATIONS)
    return;
  parameters = get_parameters (self);
  parameters.normalisation = adw_combo_row_get_selected (row);
  entente_session_set_method_parameters (self->session, &parameters);
}

static void
fill_normalisations (EntenteMethodSettings *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = entente_option_factory_new ();
  guint i;

  for (i = 0; i < ENTENTE_N_NORMALISATIONS; i++)
    {
      const char *name = entente_normalisation_get_name (i);
      /* Translators: a way to measure figures that depends on who takes part */
      g_autofree char *marked = g_strdup_printf (_("%s (ranks can reverse when partners are added)"), name);

      gtk_string_list_append (names, i == ENTENTE_NORMALISATION_GOALPOSTS ? name : marked);
    }
  self->updating = TRUE;
  adw_combo_row_set_model (self->normalisation, G_LIST_MODEL (names));
  adw_combo_row_set_list_factory (self->normalisation, factory);
  self->updating = FALSE;
}

static void
update_parameters (EntenteMethodSettings *self,
                   const EntenteScenario *scenario)
{
  const EntenteMethodParameters *parameters = &scenario->method_parameters;

  gtk_widget_set_visible (self->strategy_row, scenario->method == ENTENTE_METHOD_VIKOR);
  gtk_widget_set_visible (self->indifference_row, scenario->method == ENTENTE_METHOD_PROMETHEE);
  gtk_widget_set_visible (self->preference_row, scenario->method == ENTENTE_METHOD_PROMETHEE);
  gtk_range_set_value (self->strategy, parameters->strategy * 100);
  gtk_spin_button_set_value (self->indifference, parameters->indifference * 100);
  gtk_spin_button_set_value (self->preference, parameters->preference * 100);
  adw_combo_row_set_selected (self->normalisation, parameters->normalisation);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->normalisation),
                               entente_normalisation_get_term (parameters->normalisation));
}

/* While a weight is dragged there is nothing to do here. */
static void
update (EntenteMethodSettings *self)
{
  const EntenteScenario *scenario = entente_session_get_scenario (self->session);
  g_autofree char *text = NULL;

  if (self->shown != NULL && entente_scenario_methods_equal (self->shown, scenario))
    return;
  g_clear_pointer (&self->shown, entente_scenario_free);
  self->shown = entente_scenario_copy (scenario);
  entente_choice_row_set_active (self->methods[scenario->method]);
  if (scenario->method > ENTENTE_METHOD_TOPSIS)
    adw_expander_row_set_expanded (self->more, TRUE);
  self->updating = TRUE;
  update_parameters (self, scenario);
  self->updating = FALSE;
  text = entente_method_describe (scenario);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
entente_method_settings_dispose (GObject *object)
{
  EntenteMethodSettings *self = ENTENTE_METHOD_SETTINGS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, entente_scenario_free);

  G_OBJECT_CLASS (entente_method_settings_parent_class)->dispose (object);
}

static void
bind_methods (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "weighted_mean", "geometric_mean", "topsis", "vikor", "promethee" };
  guint i;

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == ENTENTE_N_METHODS);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, names[i], FALSE, (gssize) (G_STRUCT_OFFSET (EntenteMethodSettings, methods) + i * sizeof (gpointer)));
}

static void
entente_method_settings_class_init (EntenteMethodSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_method_settings_dispose;

  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ententeapp/Entente/ui/entente-method-settings.ui");
  bind_methods (widget_class);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, strategy_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, strategy);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, indifference_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, indifference);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, preference_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, preference);
  gtk_widget_class_bind_template_child (widget_class, EntenteMethodSettings, normalisation);
  gtk_widget_class_bind_template_callback (widget_class, strategy_cb);
  gtk_widget_class_bind_template_callback (widget_class, indifference_cb);
  gtk_widget_class_bind_template_callback (widget_class, preference_cb);
  gtk_widget_class_bind_template_callback (widget_class, normalisation_cb);
}

static void
entente_method_settings_init (EntenteMethodSettings *self)
{
  guint i;

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_resting_row_init (ADW_EXPANDER_ROW (self));
  self->updating = FALSE;
  for (i = 0; i < ENTENTE_N_METHODS; i++)
    {
      if (i > 0)
        entente_choice_row_join (self->methods[i], self->methods[0]);
      entente_choice_row_set_text (self->methods[i], entente_method_get_name (i), entente_method_get_sentence (i),
                                   entente_method_get_term (i));
      g_signal_connect (self->methods[i], "chosen", G_CALLBACK (chosen_cb), self);
    }
  fill_normalisations (self);
}

void
entente_method_settings_set_session (EntenteMethodSettings *self,
                                     EntenteSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dataset-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
